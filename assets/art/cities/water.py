"""Rivers and their quays: water to lay under boats and bridges, and the walls that hold it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from assets.art.palette import DARK, Ramp, mix
from assets.art.pixels import TILE, Canvas, filled, seeded, veil

Masonry = Callable[[Canvas, int, int, int], None]


def water(ramp: Ramp, variant: int) -> Image.Image:
    """Still water, four variants: short waves, each lit above and in shade below, that never cross a side."""
    tile = filled(ramp[1])
    draw = seeded(variant * 7 + 5)
    for _ in range(7):
        x, y, wide = draw.randrange(1, 20), draw.randrange(1, 29), draw.randrange(5, 12)
        tile.across(x, y, wide, mix(ramp[1], ramp[2], 0.7))
        tile.across(x + 2, y + 1, wide - 3, mix(ramp[0], ramp[1], 0.5))
    for _ in range(2 + variant % 2):
        x, y = draw.randrange(3, 22), draw.randrange(2, 28)
        tile.across(x, y, draw.randrange(3, 7), ramp[3])
        tile.across(x + 1, y - 1, 2, ramp[2])
    return tile.image


def quay(masonry: Masonry, coping: Ramp, water_ramp: Ramp) -> Image.Image:
    """The wall of a quay above water, 1×2 tiles, repeatable: coping, face, a damp foot, a ripple.

    `masonry(wall, top, bottom, seed)` fills the face.
    """
    wall = Canvas(TILE, 2 * TILE)
    masonry(wall, 10, 56, 3)
    wall.stamp(veil(np.repeat(np.linspace(0, 0.34, 14)[:, None], TILE, axis=1)), 0, 42)
    wall.stamp(veil(np.repeat(np.array([[0.3], [0.22], [0.14], [0.06]]), TILE, axis=1)), 0, 10)
    wall.box(0, 0, TILE, 7, coping[3])
    wall.across(0, 0, TILE, coping[4])
    wall.box(0, 6, TILE, 2, coping[2])
    wall.box(0, 8, TILE, 2, coping[1])
    wall.down(31, 0, 8, coping[2])
    wall.box(0, 56, TILE, 8, mix(water_ramp[0], water_ramp[1], 0.3))
    wall.across(0, 56, TILE, mix(water_ramp[0], DARK[0], 0.4))
    for x, wide in ((2, 9), (15, 12)):
        wall.across(x, 59, wide, water_ramp[2])
    wall.across(6, 62, 8, water_ramp[2])
    return wall.image


def near_quay(coping: Ramp) -> Image.Image:
    """The edge of the quay on our side, seen from above, 1×1 tile: water above it, the promenade below; solid."""
    edge = Canvas(TILE, TILE)
    edge.stamp(veil(np.repeat(np.linspace(0.05, 0.3, 10)[:, None], TILE, axis=1)), 0, 6)
    edge.box(0, 16, TILE, 13, coping[3])
    edge.across(0, 16, TILE, coping[4])
    edge.box(0, 27, TILE, 2, coping[2])
    edge.down(31, 17, 12, coping[2])
    edge.box(0, 29, TILE, 3, coping[1])
    return edge.image
