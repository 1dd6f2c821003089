"""Clermont: the black stone of Volvic under red tiles, the cathedral's twin spires, the chain of volcanoes."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.cities import parts
from assets.art.cities.clermont import country, facade
from assets.art.pieces import Piece, Tileset, block, piece


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("clermont", facade.left_end, facade.bay, facade.porch)
    yield piece("volcanoes", block(16, 7), country.volcanoes)
    yield piece("volcanoes-sky", "#", country.sky)
    yield piece("cathedral", f"{block(6, 10, '^')}/######", country.cathedral)
    yield piece("basalt-organ", "^^^/^^^/###", country.organ)
    yield piece("lava-fountain", "^^^/^^^/###/###", country.fountain)
    yield from (piece(f"cow-{way}", "^^/##", country.cow, way == "right") for way in ("left", "right"))
    yield piece("pozzolan", ".../.../...", country.pozzolan)


CLERMONT = Tileset("clermont", _pieces)
