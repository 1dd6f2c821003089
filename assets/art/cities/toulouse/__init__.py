"""Toulouse: rose brick and stone, canal tiles, pastel shutters; the Garonne, the Pont-Neuf, a barge, a bell tower."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.cities import parts, water
from assets.art.cities.toulouse import facade, river
from assets.art.palette import STONE
from assets.art.pieces import Piece, Tileset, block, piece


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("toulouse", facade.left_end, facade.bay, facade.porch)
    yield from (piece(f"garonne-{number}", "#", water.water, river.GARONNE, number) for number in range(4))
    yield piece("garonne-quay", "#/#", water.quay, river.brick_face, STONE, river.GARONNE)
    yield piece("garonne-edge", "#", water.near_quay, STONE)
    yield piece("pont-neuf", block(6, 4), river.bridge_span)
    yield piece("barge", block(6, 3), river.barge)
    yield piece("saint-sernin", f"{block(4, 9, '^')}/####", river.bell_tower)
    yield piece("plane-tree", f"{block(4, 4, '^')}/.##.", river.plane_tree)
    yield piece("violets", "##", river.violets)


TOULOUSE = Tileset("toulouse", _pieces)
