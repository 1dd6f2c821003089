"""What lives on the map does so where it is drawn."""

import numpy as np
import pytest

from assets.art.effects import effects
from assets.art.palette import GOLD, WHITE
from assets.art.pieces import COLUMNS, Tileset
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS

# From the corner of a marked tile, in px: as LAMPS in assets/src/render/evening.ts.
LIGHTS = {"lamp": (16, 31), "wall-lamp": (16, 20)}
AROUND = 7


@pytest.mark.parametrize("tileset", TILESETS, ids=lambda tileset: tileset.name)
def test_a_lamp_shines_from_its_glass(tileset: Tileset) -> None:
    picture = np.array(tileset.picture())
    bright = np.isin(picture[..., :3], [GOLD[3], GOLD[4], WHITE]).all(axis=2) & (picture[..., 3] == 255)
    for tile, mark in effects()[tileset.name]["marks"].items():
        if mark not in LIGHTS:
            continue
        row, column = divmod(int(tile), COLUMNS)
        x, y = column * TILE + LIGHTS[mark][0], row * TILE + LIGHTS[mark][1]
        glass = bright[y - AROUND : y + AROUND, x - AROUND : x + AROUND]
        assert glass.mean() > 0.15, (tileset.name, tile, mark)
