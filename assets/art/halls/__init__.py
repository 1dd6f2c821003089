"""The tileset `halls`: more furniture for rooms, for the maps that use it. Append only, as `pieces` says."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.halls import booths
from assets.art.palette import GOLD, LEAF, NAVY, PLUM, TEAL, TERRA
from assets.art.pieces import Piece, Tileset, block, piece

_COLOURS = {"terra": TERRA, "teal": TEAL, "gold": GOLD, "navy": NAVY, "plum": PLUM, "leaf": LEAF}


def _pieces() -> Iterator[Piece]:
    for colour in ("terra", "teal", "navy", "plum"):
        yield piece(f"booth-small-{colour}", "^^/^^/##", booths.booth, _COLOURS[colour], 2)
    for colour in ("terra", "teal", "gold", "navy"):
        above = block(5, 2, "^")
        yield piece(f"booth-large-{colour}", f"{above}/#####", booths.booth, _COLOURS[colour], 5)


HALLS = Tileset("halls", _pieces)
