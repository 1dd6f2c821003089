"""Firms' stands in two more sizes than `furniture.booth`: a small one of two tiles, a large one of five."""

from __future__ import annotations

from PIL import Image

from assets.art.furniture import laptop
from assets.art.palette import DARK, GLASS, GOLD, LEAF, OAK, PALE, WHITE, Ramp, mix
from assets.art.pixels import TILE, Canvas, Sphere, outlined, spheres, standing


def booth(ramp: Ramp, columns: int) -> Image.Image:
    """A stand under an awning, `columns`×3 tiles; its foot row is solid, one stands behind the counter."""
    width = columns * TILE - 2
    stand = Canvas(width, 88)
    for x in (6, width - 9):
        stand.box(x, 14, 3, 50, PALE[1])
        stand.down(x, 14, 50, PALE[3])
    _awning(stand, ramp)
    stand.round(2, 50, width - 4, 36, 3, OAK[2])
    stand.round(1, 46, width - 2, 14, 3, OAK[4])
    stand.box(4, 48, width - 8, 8, mix(OAK[3], OAK[4], 0.7))
    stand.box(4, 62, width - 8, 22, PALE[3])
    stand.across(4, 62, width - 8, PALE[1])
    for x in range(TILE, width - 20, TILE):
        stand.down(x, 63, 21, PALE[2])
    if columns > 3:
        _large(stand, ramp)
    else:
        _small(stand, ramp)
    return standing(outlined(stand.image), columns, 3, shadow=(width / 2 - 3, 6))


def _awning(stand: Canvas, ramp: Ramp) -> None:
    strips = round((stand.width - 3) / 13) | 1  # odd: it begins and ends in colour
    wide = (stand.width - 3) / strips
    for strip in range(strips):
        face, hem = (ramp[2], ramp[1]) if strip % 2 == 0 else (WHITE, PALE[2])
        x, end = 2 + round(strip * wide), 2 + round((strip + 1) * wide)
        stand.box(x, 4, end - x, 14, face)
        middle, radius = (x + end - 1) / 2, (end - x - 1) / 2
        stand.arc(middle, 17, radius, 6, 0, 180, hem)
        stand.arc(middle, 15, radius, 6, 0, 180, face)
    stand.box(2, 2, stand.width - 3, 4, ramp[3])
    stand.across(3, 2, stand.width - 5, ramp[4])


def _small(stand: Canvas, ramp: Ramp) -> None:
    """A name plate, a laptop, a vase."""
    middle = stand.width // 2
    stand.round(middle - 18, 66, 36, 13, 2, ramp[2])
    stand.box(middle - 13, 70, 26, 2, WHITE)
    stand.box(middle - 13, 74, 16, 1, ramp[4])
    stand.stamp(laptop(), 8, 31)
    stand.box(46, 44, 6, 9, GLASS[3])
    stand.stamp(spheres((stand.width, 88), [Sphere(49, 41, 5)], LEAF, seed=3))


def _large(stand: Canvas, ramp: Ramp) -> None:
    """A screen on a post in the middle, two laptops, leaflets, a vase, a long name plate."""
    middle = stand.width // 2
    stand.round(middle - 42, 66, 84, 14, 2, ramp[2])
    stand.across(middle - 40, 66, 80, ramp[3])
    stand.box(middle - 34, 70, 46, 3, WHITE)
    stand.box(middle - 34, 75, 30, 1, ramp[4])
    stand.disc(middle + 30, 72.5, 4, 4, WHITE)
    stand.disc(middle + 30, 72.5, 2, 2, ramp[1])
    stand.box(middle - 2, 44, 5, 8, DARK[2])
    stand.round(middle - 23, 22, 46, 25, 2, DARK[1])
    stand.box(middle - 21, 24, 42, 20, GLASS[4])
    stand.box(middle - 21, 24, 42, 5, ramp[1])
    for bar, tall in enumerate((5, 9, 7, 12)):
        stand.box(middle - 16 + bar * 6, 43 - tall, 4, tall, ramp[2])
    stand.box(middle + 10, 33, 8, 2, DARK[4])
    stand.box(middle + 10, 37, 6, 2, DARK[4])
    for x in (12, stand.width - 44):
        stand.stamp(laptop(), x, 31)
    for index, paper in enumerate((GOLD[3], ramp[3], WHITE)):
        stand.box(middle + 28 + index * 4, 49 - index % 2, 8, 6, PALE[1])
        stand.box(middle + 28 + index * 4, 48 - index % 2, 8, 6, paper)
    stand.box(44, 44, 6, 9, GLASS[3])
    stand.stamp(spheres((stand.width, 88), [Sphere(45, 41, 5), Sphere(50, 40, 5)], LEAF, seed=5))
