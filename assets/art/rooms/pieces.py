"""The catalogue as the composer asks for it: pieces and their numbers by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import count, takewhile

from assets.art import tileset
from assets.art.tileset import Placed


def placed(name: str) -> Placed:
    """Raises KeyError with the name when no tileset has it."""
    return tileset.catalogue()[name]


@cache
def variants(kind: str) -> list[str]:
    """`grass-0`, `grass-1`…: all pieces of a floor, or its only one."""
    known = tileset.catalogue()
    return list(takewhile(known.__contains__, (f"{kind}-{n}" for n in count()))) or [kind]


def varied(names: Sequence[str], x: int, y: int) -> str:
    """One of the names for a tile: without a pattern to the eye, and always the same. Flowering grass is rare."""
    chance = (x * 73_856_093 ^ y * 19_349_663 ^ (x + 3 * y) * 83_492_791) >> 3
    name = names[chance % len(names)]
    return names[0] if name in ("grass-3", "grass-7") and chance // 8 % 3 else name
