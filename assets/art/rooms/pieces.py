"""The tilesets as the composer asks for them: pieces by name, and their numbers in a map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count, takewhile

from assets.art.pieces import FIRST_GID, Placed, Tileset
from assets.art.tilesets import TILESETS, index


def placed(name: str) -> Placed:
    """Raises KeyError with the name when no tileset has it."""
    return index()[name][1]


def used(names: Iterable[str]) -> dict[Tileset, int]:
    """The tilesets of these pieces, in the order of the house, and the number from which a map counts each."""
    wanted = {index()[name][0].name for name in names}
    firsts: dict[Tileset, int] = {}
    first = FIRST_GID
    for tileset in TILESETS:
        if tileset.name in wanted:
            firsts[tileset] = first
            first += tileset.tilecount
    return firsts


def gid(name: str, column: int, row: int, firsts: dict[Tileset, int]) -> int:
    """The number of one tile of a piece in a map with these tilesets."""
    tileset, place = index()[name]
    return place.gid(column, row, firsts[tileset])


@cache
def variants(kind: str) -> list[str]:
    """`grass-0`, `grass-1`…: all pieces of a floor, or its only one."""
    return list(takewhile(index().__contains__, (f"{kind}-{n}" for n in count()))) or [kind]


def varied(names: Sequence[str], x: int, y: int) -> str:
    """One of the names for a tile: without a pattern to the eye, and always the same. Flowering grass is rare."""
    chance = (x * 73_856_093 ^ y * 19_349_663 ^ (x + 3 * y) * 83_492_791) >> 3
    name = names[chance % len(names)]
    return names[0] if name in ("grass-3", "grass-7") and chance // 8 % 3 else name
