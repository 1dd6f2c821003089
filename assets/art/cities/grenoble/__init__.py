"""Grenoble: snow on the Alps over a façade of glass, pale concrete and larch; the cable car's bubbles, firs, rocks."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.cities import parts
from assets.art.cities.grenoble import alps, facade
from assets.art.pieces import Piece, Tileset, block, piece


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("grenoble", facade.left_end, facade.bay, facade.porch)
    yield piece("alps", block(16, 7), alps.alps)
    yield piece("alps-sky", "#", alps.alps_sky)
    yield piece("bubbles", block(6, 3, "^"), alps.bubbles)
    yield piece("fir", "^^/^^/^^/##", alps.fir, 1, False)
    yield piece("fir-snowy", "^^/^^/^^/##", alps.fir, 2, True)
    yield from (piece(f"rocks-{number}", "^^/##", alps.rocks, number) for number in (1, 2))
    yield piece("stabile", f"{block(4, 3, '^')}/####", alps.stabile)
    yield piece("snow-heap", "##", alps.snow_heap)


GRENOBLE = Tileset("grenoble", _pieces)
