"""Bordeaux: blond stone over arcades, mascarons and slate; the water mirror, a tram without wires, the quay, a vine."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.cities import parts, water
from assets.art.cities.bordeaux import facade, quays
from assets.art.palette import BLOND
from assets.art.pieces import Piece, Tileset, block, piece


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("bordeaux", facade.left_end, facade.bay, facade.porch)
    yield piece("mirror", ".../.../...", quays.mirror)
    yield piece("mirror-bay", block(2, 3, "."), quays.reflection, facade.bay, 1)
    yield piece("mirror-porch", block(6, 3, "."), quays.reflection, facade.porch)
    yield from (piece(f"port-{number}", "#", water.water, quays.GARONNE, number) for number in range(4))
    yield piece("port-quay", "#/#", water.quay, quays.stone_face, BLOND, quays.GARONNE)
    yield piece("port-edge", "#", water.near_quay, BLOND)
    yield from (piece(f"quay-paving-{number}", ".", quays.cobbles, number) for number in range(2))
    yield piece("tram", block(12, 3), quays.tram)
    yield piece("tram-rails", "./.", quays.rails)
    yield piece("candelabra", "^^/^^/^^/##", quays.candelabra)
    yield piece("vine", "^^^/###", quays.vine)
    yield piece("sailing-boat", f"{block(4, 3, '^')}/####/####", quays.sailing_boat)


BORDEAUX = Tileset("bordeaux", _pieces)
