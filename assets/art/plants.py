"""Plants in pots, for indoors."""

from __future__ import annotations

import math

from PIL import Image

from assets.art.palette import LEAF, OAK, PALE, POT, TERRA, Ramp
from assets.art.pixels import Canvas, Sphere, outlined, spheres, standing


def plant() -> Image.Image:
    """An arching palm in a pot, 1×2 tiles; its foot is solid."""
    palm = Canvas(32, 54)
    leaves = ((-12, -10, 2), (12, -10, 2), (-9, -19, 3), (9, -20, 3), (0, -25, 3), (-13, -2, 1), (13, -2, 1))
    for reach, rise, step in (*leaves, (-4, -16, 4), (5, -14, 4)):
        for dab in range(15):
            along = dab / 14
            x = 15.5 + reach * along
            y = 37 + rise * (2 * along - along**2) * 1.15 + abs(reach) * 0.25 * along**2
            radius = 2.6 * (1 - abs(2 * along - 1.05)) + 0.6
            palm.disc(x, y, radius, radius, LEAF[step])
            if dab < 13:
                palm.dot(round(x), round(y), LEAF[min(4, step + 1)])
    _pot(palm, 8, 36)
    return standing(outlined(palm.image), 1, 2, shadow=(11, 4))


def fern() -> Image.Image:
    """A round bushy plant in a pale pot, 1×2 tiles; its foot is solid."""
    lumps = [Sphere(16, 17, 9), Sphere(9, 22, 6), Sphere(23, 22, 6), Sphere(11, 11, 6), Sphere(21, 10, 6)]
    bush = Canvas(32, 54)
    bush.box(14, 26, 4, 12, OAK[1])
    bush.stamp(spheres((32, 54), lumps, LEAF, grain=0.28, seed=6))
    _pot(bush, 8, 36, PALE)
    return standing(outlined(bush.image), 1, 2, shadow=(11, 4))


def ficus() -> Image.Image:
    """A small tree for tall rooms, 2×3 tiles; its foot row is solid."""
    tree = Canvas(60, 88)
    tree.box(28, 50, 4, 22, OAK[1])
    tree.down(28, 50, 22, OAK[2])
    ring = [Sphere(30 + 17 * math.cos(a), 27 + 16 * math.sin(a), 10, lift=2) for a in (0.4, 1.4, 2.4, 3.5, 4.4, 5.5)]
    tree.stamp(spheres((60, 88), [Sphere(30, 28, 17), *ring, Sphere(25, 20, 9, lift=8)], LEAF, grain=0.2, seed=8))
    _pot(tree, 20, 68, TERRA)
    return standing(outlined(tree.image), 2, 3, shadow=(15, 4))


def _pot(canvas: Canvas, x: int, y: int, ramp: Ramp = POT) -> None:
    """A pot 17 px wide and 16 high."""
    right = x + 16
    canvas.shape((x, y), (right, y), (right - 2, y + 15), (x + 2, y + 15), fill=ramp[2])
    canvas.shape((x, y), (x + 5, y), (x + 5, y + 15), (x + 2, y + 15), fill=ramp[3])
    canvas.shape((right - 4, y), (right, y), (right - 2, y + 15), (right - 5, y + 15), fill=ramp[1])
    canvas.round(x - 1, y - 2, 19, 5, 1, ramp[3])
    canvas.across(x, y - 2, 17, ramp[4])
