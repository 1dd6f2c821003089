"""The campus building seen from the quad, in limestone and zinc, as modules of eight tiles in height.

A façade of any width is `left`, bays of two tiles, one `porch` of six tiles, more bays, `right`.
"""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import (
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NIGHT,
    OAK,
    PALE,
    SLAB,
    STONE,
    TEAL,
    TERRA,
    WHITE,
    WOOD,
    ZINC,
    mix,
)
from assets.art.pixels import TILE, Canvas, outlined, seeded, veil

HEIGHT = 8 * TILE
ROOF_TOP, EAVES, GROUND_FLOOR = 34, 98, 172  # y of the ridge, of the cornice, of the string course


def bay(seed: int, balcony: bool = True) -> Image.Image:
    """Two tiles of wall: a dormer, a casement with shutters and balcony, a tall window below."""
    wall = _wall(2 * TILE, seed)
    _dormer(wall, 32)
    _casement(wall, 22, 124, 40)
    _shutters(wall, 22, 122, 43)
    if balcony:
        _balcony(wall, 17, 157, 30)
    else:
        _flower_box(wall, 18, 163)
    _casement(wall, 22, 193, 42)
    _shutters(wall, 22, 191, 45)
    return wall.image


def left_end() -> Image.Image:
    """One tile: the roof's slope and the corner stones."""
    wall = _wall(TILE, 7)
    _quoins(wall, 0)
    picture = np.array(wall.image)
    for y in range(HEIGHT):
        start = 12 if y < ROOF_TOP else round(12 - 10 * (y - ROOF_TOP) / (EAVES - ROOF_TOP)) if y < EAVES else 2
        if EAVES <= y < EAVES + 15:
            start = 0
        picture[y, :start] = 0
    return outlined(Image.fromarray(picture))


def right_end() -> Image.Image:
    """The left end, mirrored in its shape; the light still falls from the left."""
    return left_end().transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def porch() -> Image.Image:
    """Six tiles: a pavilion under a pediment with a clock; in its middle an open door two tiles wide."""
    width = 6 * TILE
    wall = Canvas(width, HEIGHT)
    wall.stamp(_wall(width, 11).image)
    _pediment(wall)
    for x in (18, width - 38):
        _casement(wall, x, 124, 40)
        _shutters(wall, x, 122, 43)
        _balcony(wall, x - 5, 157, 30)
        _casement(wall, x, 193, 42)
        _shutters(wall, x, 191, 45)
    for x in (58, 86, 114):
        _casement(wall, x, 122, 42)
    _balcony(wall, 50, 157, 92)
    _door(wall, width // 2)
    for x in (0, width - 10):
        _pilaster(wall, x)
    return wall.image


def steps() -> Image.Image:
    """Two broad steps before the door, 4×1 tiles; walkable."""
    stairs = Canvas(4 * TILE, TILE)
    for step, inset in enumerate((10, 5, 0)):
        y = step * 9
        stairs.box(inset, y, 128 - 2 * inset, 9, SLAB[3])
        stairs.across(inset, y, 128 - 2 * inset, SLAB[4])
        stairs.box(inset, y + 6, 128 - 2 * inset, 3, SLAB[1])
        stairs.box(inset, y, 1, 9, SLAB[0])
        stairs.box(127 - inset, y, 1, 9, SLAB[0])
    stairs.across(0, 27, 128, SLAB[0])
    stairs.stamp(veil(np.repeat(np.array([[0.3], [0.22], [0.12], [0.06]]), 128, axis=1)), 0, 28)
    return stairs.image


def ramp_way() -> Image.Image:
    """The step-free way up beside the steps, 3×1 tiles, with its handrail; walkable."""
    slope = Canvas(3 * TILE, TILE)
    slope.shape((0, 4), (95, 4), (95, 27), (0, 27), fill=SLAB[3])
    for x in range(3, 95, 8):
        slope.down(x, 5, 20, SLAB[2])
    slope.across(0, 4, 96, SLAB[4])
    slope.box(0, 25, 96, 3, SLAB[1])
    slope.across(0, 28, 96, SLAB[0])
    for x in (1, 32, 63, 93):
        slope.box(x, 2, 2, 10, DARK[3])
    slope.box(0, 1, 96, 2, DARK[2])
    slope.across(0, 1, 96, DARK[4])
    return slope.image


# ---- parts


def _wall(width: int, seed: int) -> Canvas:
    """Zinc roof, cornice, ashlar, string course, plinth."""
    wall = Canvas(width, HEIGHT)
    for y in range(ROOF_TOP, EAVES):
        share = (y - ROOF_TOP) / (EAVES - ROOF_TOP)
        wall.across(0, y, width, ZINC[3] if share < 0.22 else ZINC[2] if share < 0.78 else ZINC[1])
    for x in range(5, width, 16):
        wall.down(x, ROOF_TOP + 4, EAVES - ROOF_TOP - 4, ZINC[1])
        wall.down(x + 1, ROOF_TOP + 4, EAVES - ROOF_TOP - 4, ZINC[3])
    wall.box(0, ROOF_TOP, width, 4, ZINC[4])
    wall.box(0, ROOF_TOP + 4, width, 2, ZINC[0])
    wall.box(0, EAVES, width, HEIGHT - EAVES, STONE[3])
    draw = seeded(seed)
    for row, y in enumerate(range(EAVES + 14, HEIGHT - 14, 10)):
        wall.across(0, y, width, STONE[2])
        for x in range(-16 * (row % 2), width, 32):
            if draw.random() < 0.3 and 0 <= x <= width - 32:
                wall.box(x + 1, y + 1, 31, 9, draw.choice((STONE[4], mix(STONE[2], STONE[3]))))
            wall.down(x % width, y, 10, STONE[2])
    wall.box(0, EAVES, width, 5, STONE[4])
    wall.box(0, EAVES + 5, width, 6, STONE[2])
    wall.box(0, EAVES + 11, width, 3, STONE[1])
    for x in range(2, width, 8):
        wall.box(x, EAVES + 6, 4, 5, STONE[1])
    wall.box(0, GROUND_FLOOR, width, 4, STONE[4])
    wall.box(0, GROUND_FLOOR + 4, width, 3, STONE[1])
    wall.box(0, HEIGHT - 14, width, 14, STONE[1])
    wall.across(0, HEIGHT - 14, width, STONE[4])
    wall.box(0, HEIGHT - 3, width, 3, STONE[0])
    return wall


def _casement(wall: Canvas, x: int, y: int, height: int, width: int = 20) -> None:
    wall.box(x - 4, y - 4, width + 8, height + 6, STONE[4])
    wall.across(x - 4, y + height + 2, width + 8, STONE[0])
    wall.box(x, y, width, height, PALE[4])
    half = width // 2
    for left in (x + 2, x + half + 1):
        wall.box(left, y + 2, half - 3, height - 2, GLASS[1])
        wall.box(left, y + 2, half - 3, 3, GLASS[0])
    left, right, foot = x + half - 3, x + width - 3, y + height - 2
    wall.shape((x + 3, foot), (left, y + 6), (left, y + 14), (x + 6, foot), fill=GLASS[3])
    wall.shape((x + half + 1, foot - 2), (right, y + 9), (right, y + 17), (x + half + 4, foot), fill=GLASS[2])
    for third in (1, 2):
        wall.across(x, y + height * third // 3, width, PALE[4])
    wall.box(x + half - 1, y, 2, height, PALE[4])


def _shutters(wall: Canvas, window_x: int, y: int, height: int) -> None:
    for x in (window_x - 13, window_x + 25):
        wall.box(x, y, 8, height, TEAL[3])
        wall.down(x, y, height, TEAL[2])
        wall.down(x + 7, y, height, TEAL[1])
        wall.across(x, y + height, 8, STONE[1])
        for slat in range(y + 3, y + height - 1, 3):
            wall.across(x + 2, slat, 4, TEAL[2])


def _balcony(wall: Canvas, x: int, y: int, width: int) -> None:
    wall.across(x, y, width, DARK[2])
    for bar in range(x, x + width, 4):
        wall.down(bar, y, 9, DARK[2])
    wall.across(x, y + 9, width, DARK[2])
    wall.box(x - 1, y + 10, width + 2, 2, STONE[1])


def _flower_box(wall: Canvas, x: int, y: int) -> None:
    wall.box(x, y, 28, 5, OAK[2])
    wall.across(x, y, 28, OAK[4])
    for index in range(7):
        wall.box(x + index * 4, y - 3 - index % 2, 4, 4, LEAF[2])
        wall.box(x + index * 4 + 1, y - 4 - index % 2, 2, 2, (TERRA[3], WHITE, GOLD[3])[index % 3])


def _dormer(wall: Canvas, centre: int) -> None:
    x = centre - 10
    wall.box(x - 4, 58, 28, 39, STONE[3])
    wall.down(x - 4, 58, 39, STONE[4])
    wall.shape((x - 8, 60), (centre, 45), (x + 27, 60), fill=STONE[4])
    wall.across(x - 8, 61, 36, STONE[1])
    wall.shape((x - 2, 58), (centre, 50), (x + 21, 58), fill=STONE[2])
    _casement(wall, x + 2, 67, 26, 16)
    wall.box(x - 5, 95, 30, 3, STONE[2])


def _quoins(wall: Canvas, x: int) -> None:
    for row, y in enumerate(range(EAVES + 14, HEIGHT - 14, 10)):
        wide = 14 if row % 2 == 0 else 10
        wall.box(x + 2, y, wide, 9, STONE[4])
        wall.across(x + 2, y + 9, wide, STONE[1])
        wall.down(x + 2 + wide, y, 10, STONE[1])


def _pilaster(wall: Canvas, x: int) -> None:
    wall.box(x, EAVES + 14, 10, HEIGHT - EAVES - 28, STONE[4])
    wall.down(x + 9, EAVES + 14, HEIGHT - EAVES - 28, STONE[1])
    wall.down(x + 7, EAVES + 16, HEIGHT - EAVES - 32, STONE[2])
    wall.box(x, EAVES + 14, 10, 4, STONE[2])


def _pediment(wall: Canvas) -> None:
    """A triangular front over the three middle windows, with a clock."""
    wall.box(46, 66, 100, 33, STONE[3])
    wall.shape((34, 70), (96, 8), (157, 70), fill=STONE[1])
    wall.shape((36, 68), (96, 10), (155, 68), fill=STONE[4])
    wall.shape((50, 64), (96, 21), (141, 64), fill=STONE[2])
    wall.shape((54, 64), (96, 26), (137, 64), fill=STONE[3])
    wall.box(34, 68, 124, 6, STONE[4])
    wall.across(34, 74, 124, STONE[1])
    wall.box(46, 75, 100, 23, STONE[2])
    wall.box(48, 77, 96, 18, STONE[3])
    wall.round(58, 79, 76, 14, 2, STONE[1])
    wall.round(59, 80, 74, 12, 2, STONE[4])
    for x, wide in ((66, 10), (79, 6), (88, 12), (103, 8), (114, 12)):  # a carved name, too small to read
        wall.box(x, 84, wide, 4, STONE[0])
    wall.disc(95.5, 51, 13, 13, STONE[0])
    wall.disc(95.5, 50, 12, 12, STONE[4])
    wall.disc(95.5, 50, 10, 10, WHITE)
    for x, y in ((95, 42), (95, 58), (87, 50), (103, 50)):
        wall.box(x, y, 2, 2, DARK[2])
    wall.line((95, 50), (90, 46), fill=DARK[0])
    wall.line((96, 50), (101, 44), fill=DARK[0])


def _door(wall: Canvas, centre: int) -> None:
    """An arched doorway 56 px wide, both leaves open on a lit hall."""
    wall.box(centre - 38, 178, 76, HEIGHT - 178, STONE[4])
    wall.down(centre - 38, 178, HEIGHT - 178, STONE[1])
    wall.down(centre + 37, 178, HEIGHT - 178, STONE[1])
    wall.box(centre - 40, 174, 80, 5, STONE[4])
    wall.across(centre - 40, 179, 80, STONE[1])
    wall.arc(centre - 0.5, 212, 31, 29, 180, 360, OAK[0])
    wall.box(centre - 31, 212, 62, HEIGHT - 212, OAK[0])
    wall.arc(centre - 0.5, 212, 28, 26, 180, 360, mix(TEAL[0], NIGHT[0], 0.4))
    wall.box(centre - 28, 212, 56, HEIGHT - 212, mix(GOLD[1], NIGHT[0], 0.45))
    wall.box(centre - 18, 208, 36, 24, GOLD[2])
    wall.box(centre - 18, 208, 36, 8, mix(GOLD[1], GOLD[2]))
    for row in range(24):
        wall.across(centre - 18 - row // 3, 232 + row, 36 + 2 * (row // 3), mix(WOOD[0], WOOD[4], row / 24))
    for spoke in (-20, 0, 20):
        wall.line((centre - 0.5, 210), (centre - 0.5 + spoke, 190), fill=PALE[4])
    wall.arc(centre - 0.5, 211, 7, 7, 180, 360, PALE[4])
    wall.box(centre - 28, 207, 56, 4, OAK[2])
    wall.across(centre - 28, 207, 56, OAK[4])
    for side in (-1, 1):
        outer, inner = centre - 0.5 + side * 27.5, centre - 0.5 + side * 16.5
        wall.shape((outer, 211), (inner, 214), (inner, 248), (outer, 255), fill=TEAL[2] if side < 0 else TEAL[1])
        pane_outer, pane_inner = outer - side * 2, inner + side * 2
        wall.shape((pane_outer, 216), (pane_inner, 218), (pane_inner, 230), (pane_outer, 232), fill=GLASS[2])
        wall.line((inner, 214), (inner, 248), fill=TEAL[0])
        wall.box(round(inner + side * 2), 235, 2, 3, GOLD[3])
    for x in (centre - 46, centre + 41):
        wall.box(x, 194, 5, 9, GOLD[4])
        wall.box(x, 203, 5, 2, DARK[2])
        wall.box(x, 192, 5, 2, DARK[2])
