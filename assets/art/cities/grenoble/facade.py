"""The façade, composed as `assets.art.cities.parts` says."""

from __future__ import annotations

import itertools

import numpy as np
from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    CONCRETE,
    DARK,
    GLASS,
    GOLD,
    GRASS,
    LARCH,
    LEAF,
    NAVY,
    NIGHT,
    PALE,
    TEAL,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, seeded, spheres, veil

ROOF_TOP, SLAB_ONE, SLAB_TWO = 62, 118, 178
FINS: tuple[Ramp, ...] = (TERRA, GOLD, TEAL)


def _wall(width: int, seed: int) -> Canvas:
    """A flat green roof, two storeys behind larch slats and glass, a glazed ground floor."""
    wall = Canvas(width, parts.HEIGHT)
    wall.box(0, ROOF_TOP, width, parts.HEIGHT - ROOF_TOP, CONCRETE[3])
    _green_roof(wall, seed)
    wall.box(0, ROOF_TOP + 10, width, 9, CONCRETE[4])
    wall.across(0, ROOF_TOP + 18, width, CONCRETE[1])
    for y in (SLAB_ONE, SLAB_TWO):
        wall.box(0, y, width, 8, CONCRETE[4])
        wall.box(0, y + 5, width, 3, CONCRETE[2])
        wall.across(0, y + 8, width, CONCRETE[0])
    for y in (ROOF_TOP + 19, SLAB_ONE + 9, SLAB_TWO + 9):
        wall.stamp(veil(np.repeat(np.linspace(0.28, 0, 5)[:, None], width, axis=1)), 0, y)
    wall.box(0, parts.HEIGHT - 8, width, 8, CONCRETE[1])
    wall.across(0, parts.HEIGHT - 8, width, CONCRETE[3])
    wall.box(0, parts.HEIGHT - 3, width, 3, CONCRETE[0])
    return wall


def _green_roof(wall: Canvas, seed: int) -> None:
    draw = seeded(seed)
    wall.box(0, ROOF_TOP + 2, wall.width, 8, GRASS[1])
    for x in range(0, wall.width, 2):
        tall = draw.randrange(1, 5)
        wall.box(x, ROOF_TOP + 3 - tall, 2, tall + 3, GRASS[draw.choice((0, 2, 3))])
        if draw.random() < 0.12:
            wall.box(x, ROOF_TOP + 2 - tall, 2, 2, draw.choice((GOLD[3], WHITE, TERRA[3])))


def _glazing(wall: Canvas, x: int, y: int, width: int, height: int, mullions: int, shine: int = 0) -> None:
    """A curtain wall that mirrors the sky; `shine` shifts the reflections."""
    wall.box(x, y, width, height, GLASS[1])
    for row, fill in ((0, GLASS[0]), (4, mix(GLASS[0], GLASS[1]))):
        wall.box(x, y + row, width, 4, fill)
    for start in range(-height + shine, width, 34):
        for step in range(12):
            left = x + start + step
            for up in range(height):
                at = left + up // 2
                if x <= at < x + width:
                    wall.dot(at, y + height - 1 - up, GLASS[3] if step < 7 else GLASS[2])
    for number in range(mullions + 1):
        at = x + round(number * (width - 2) / mullions)
        wall.box(at, y, 2, height, DARK[3])
        wall.down(at, y, height, DARK[4])
    wall.across(x, y + height // 2, width, DARK[3])


def _slats(wall: Canvas, x: int, y: int, width: int, height: int) -> None:
    """Upright boards of larch."""
    wall.box(x, y, width, height, LARCH[1])
    draw = seeded(x + y)
    for board in range(x, x + width, 4):
        fill = draw.choice((LARCH[2], LARCH[3], LARCH[3]))
        wall.box(board, y, 3, height, fill)
        wall.down(board, y, height, LARCH[4] if fill == LARCH[3] else LARCH[3])
    wall.across(x, y, width, LARCH[0])


def bay(number: int) -> Image.Image:
    wall = _wall(2 * TILE, number)
    if number == 1:
        _glazing(wall, 4, 84, 56, 34, 4)
        _slats(wall, 2, 130, 24, 44)
        _glazing(wall, 28, 130, 34, 44, 2, 8)
    else:
        _slats(wall, 2, 84, 24, 34)
        _glazing(wall, 28, 84, 34, 34, 2, 16)
        _glazing(wall, 4, 130, 56, 44, 4, 20)
    ramp = FINS[number % 3]
    for x in (34, 45, 56) if number == 1 else (8, 26, 44):
        wall.box(x, 128, 4, 48, ramp[2])
        wall.down(x, 128, 48, ramp[3])
        wall.down(x + 3, 128, 48, ramp[0])
    if number == 2:
        _solar(wall, 8, 48)
    _glazing(wall, 3, 190, 58, 58, 3, number * 11)
    _people_within(wall, number)
    return wall.image


def _people_within(wall: Canvas, number: int) -> None:
    """What one sees through the ground floor: a plant, a table, a lamp."""
    glow = mix(GLASS[1], GOLD[3], 0.4)
    wall.disc(16 if number == 1 else 46, 204, 4, 3, GOLD[3])
    wall.disc(16 if number == 1 else 46, 204, 7, 5, glow)
    wall.disc(16 if number == 1 else 46, 204, 4, 3, GOLD[4])
    x = 44 if number == 1 else 14
    wall.stamp(spheres((64, 256), [Sphere(x, 230, 6), Sphere(x + 4, 236, 5), Sphere(x - 4, 236, 5)], LEAF, seed=number))
    wall.box(x - 4, 240, 8, 8, CONCRETE[4])


def _solar(wall: Canvas, x: int, width: int) -> None:
    """Panels on the roof, leaning towards us."""
    y = ROOF_TOP - 8
    wall.shape((x + 3, y), (x + width, y), (x + width - 3, y + 13), (x, y + 13), fill=NAVY[0])
    wall.shape((x + 4, y + 1), (x + width - 2, y + 1), (x + width - 4, y + 11), (x + 2, y + 11), fill=NAVY[1])
    for step in range(1, 4):
        at = x + step * width // 4
        wall.line((at + 1, y), (at - 1, y + 12), fill=NAVY[3])
    wall.line((x + 3, y + 6), (x + width - 3, y + 6), fill=NAVY[3])
    wall.line((x + 3, y), (x + width, y), fill=PALE[4])


def left_end() -> Image.Image:
    wall = _wall(TILE, 9)
    _slats(wall, 5, 84, 27, 34)
    _slats(wall, 5, 130, 27, 44)
    wall.box(5, 190, 27, 58, CONCRETE[2])
    for y in range(190, 248, 15):
        wall.across(5, y, 27, CONCRETE[1])
        for x in (10, 24):
            wall.dot(x, y + 7, CONCRETE[0])
    wall.box(5, 190, 2, 58, CONCRETE[4])
    return parts.cut_left(
        wall,
        [
            (ROOF_TOP - 3, 2, 2),
            (ROOF_TOP + 19, 4, 4),
            (SLAB_ONE, 2, 2),
            (SLAB_ONE + 9, 4, 4),
            (SLAB_TWO, 2, 2),
            (SLAB_TWO + 9, 4, 4),
        ],
    )


def porch() -> Image.Image:
    """A prow of glass under a folded roof of larch that repeats the mountains' line; sliding doors stand open."""
    width = 6 * TILE
    wall = _wall(width, 5)
    middle = width // 2
    wall.box(14, 74, 164, 110, DARK[2])
    wall.shape((14, 60), (60, 26), (84, 44), (128, 8), (178, 56), (178, 76), (14, 76), fill=GLASS[1])
    _glazing(wall, 16, 76, 160, 106, 8, 14)
    for x in range(18, 176, 20):  # the panes of the gable
        top = _fold(x)
        for column in range(20):
            at = x + column
            if at < 176:
                edge = round(_fold(at))
                wall.down(
                    at,
                    edge,
                    76 - edge,
                    GLASS[3] if (column + at // 3) % 20 < 6 else GLASS[2] if column < 12 else GLASS[1],
                )
        wall.down(x, round(top), 76 - round(top), DARK[3])
    wall.across(16, 76, 160, DARK[3])
    wall.box(16, 124, 160, 5, CONCRETE[4])
    wall.across(16, 129, 160, CONCRETE[0])
    outline = [(8, 64), (60, 25), (84, 43), (128, 6), (184, 60)]
    for down, fill in (
        (7, LARCH[0]),
        (6, LARCH[1]),
        (5, LARCH[2]),
        (4, LARCH[2]),
        (3, LARCH[3]),
        (2, LARCH[3]),
        (1, LARCH[4]),
        (0, LARCH[4]),
    ):
        for start, end in itertools.pairwise(outline):
            wall.line((start[0], start[1] + down), (end[0], end[1] + down), fill=fill)
    for x in (14, 172):
        wall.box(x, 62, 6, 122, LARCH[2])
        wall.down(x, 62, 122, LARCH[4])
        wall.down(x + 5, 62, 122, LARCH[0])
    parts.lettered(wall, middle - 38, 136, 76, 18, TEAL)
    _entrance(wall, middle)
    return wall.image


def _fold(x: int) -> float:
    """Height of the folded roof over the porch at `x`."""
    return float(np.interp(x, (8, 60, 84, 128, 184), (64, 25, 43, 6, 60))) + 4


def _entrance(wall: Canvas, middle: int) -> None:
    """Glazed walls, a canopy, and sliding doors that stand open two tiles wide."""
    foot = parts.HEIGHT
    wall.box(0, 187, wall.width, foot - 195, CONCRETE[3])
    for x in (4, 132):
        _glazing(wall, x, 190, 56, 58, 3, 6)
    wall.box(middle - 36, 182, 72, foot - 182, DARK[2])
    wall.box(middle - 32, 196, 64, foot - 196, mix(NIGHT[1], TEAL[0], 0.4))
    wall.box(middle - 28, 200, 56, 26, mix(GOLD[2], PALE[4], 0.35))
    wall.box(middle - 28, 200, 56, 6, GOLD[2])
    for row in range(30):
        wide = 44 + row // 2
        wall.across(middle - wide // 2, 226 + row, wide, mix(CONCRETE[1], CONCRETE[4], row / 30))
    wall.box(middle - 14, 212, 28, 15, LARCH[2])
    wall.across(middle - 14, 212, 28, LARCH[4])
    for left in (middle - 32, middle + 20):
        wall.box(left, 196, 12, foot - 196, GLASS[2])
        wall.shape((left + 2, foot - 6), (left + 9, 200), (left + 11, 200), (left + 5, foot - 6), fill=GLASS[4])
        wall.frame(left, 196, 12, foot - 196, DARK[3])
    wall.box(middle - 46, 180, 92, 7, LARCH[3])
    wall.across(middle - 46, 180, 92, LARCH[4])
    wall.box(middle - 46, 187, 92, 3, LARCH[0])
    wall.stamp(veil(np.repeat(np.linspace(0.3, 0, 6)[:, None], 92, axis=1)), middle - 46, 190)
