"""Nancy: pale stone under urns, and Jean Lamour's gates of black iron and gold; a fountain, a statue, a mirabelle tree."""

from __future__ import annotations

from collections.abc import Iterator

from assets.art.cities import parts
from assets.art.cities.nancy import facade, iron
from assets.art.pieces import Piece, Tileset, block, piece


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("nancy", facade.left_end, facade.bay, facade.porch)
    yield piece("stanislas-gate", f"{block(8, 5, '^')}/###..###", iron.gate)
    yield piece("stanislas-fence", "^^/^^/##", iron.fence)
    yield piece("stanislas-pier", "^/^/^/#", iron.pier)
    yield piece("stanislas-lantern", "^/^/^/#", iron.lantern)
    yield piece("stanislas-statue", f"{block(3, 4, '^')}/###", iron.statue)
    yield piece("stanislas-fountain", f"{block(6, 3, '^')}/{block(6, 3)}", iron.fountain)
    yield piece("stanislas-paving", block(4, 4, "."), iron.square)
    yield piece("mirabelle", f"{block(3, 3, '^')}/.#.", iron.mirabelle)


NANCY = Tileset("nancy", _pieces)
