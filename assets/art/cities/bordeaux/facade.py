"""The façade, composed as `assets.art.cities.parts` says."""

from __future__ import annotations

import math

from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    BLOND,
    GLASS,
    GOLD,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    SLATE,
    TEAL,
    WHITE,
    mix,
)
from assets.art.pixels import TILE, Canvas

ROOF_TOP, EAVES, ATTIC, NOBLE, GROUND_FLOOR = 30, 80, 94, 122, 182


def _wall(width: int, seed: int) -> Canvas:
    """A slate roof behind a balustrade, ashlar in three storeys."""
    wall = Canvas(width, parts.HEIGHT)
    _slates(wall, ROOF_TOP, EAVES)
    parts.ashlar(wall, EAVES, parts.HEIGHT, BLOND, seed)
    _balustrade(wall, EAVES - 10, 0, width)
    parts.cornice(wall, EAVES, BLOND, 13)
    parts.band(wall, NOBLE - 2, BLOND, 6)
    parts.cornice(wall, GROUND_FLOOR, BLOND, 9, dentils=False)
    for y in range(GROUND_FLOOR + 9, parts.HEIGHT - 10, 12):  # the rusticated ground floor
        wall.across(0, y, width, BLOND[1])
        wall.across(0, y + 1, width, BLOND[4])
    parts.plinth(wall, BLOND, 10)
    return wall


def _slates(wall: Canvas, top: int, bottom: int) -> None:
    wall.box(0, top, wall.width, bottom - top, SLATE[2])
    for row, y in enumerate(range(top + 4, bottom, 5)):
        wall.across(0, y, wall.width, SLATE[1])
        for x in range(4 * (row % 2), wall.width, 8):
            wall.down(x, y, 5, SLATE[1])
            wall.across(x + 1, y + 1, 5, SLATE[3] if (x + row * 3) % 5 else SLATE[2])
    wall.box(0, top, wall.width, 4, SLATE[4])
    wall.box(0, top + 4, wall.width, 2, SLATE[0])


def _balustrade(wall: Canvas, y: int, x: int, width: int) -> None:
    wall.box(x, y, width, 10, mix(BLOND[1], SLATE[1], 0.5))
    for baluster in range(x + 1, x + width, 5):
        wall.box(baluster, y + 3, 3, 6, BLOND[3])
        wall.down(baluster, y + 3, 6, BLOND[4])
    wall.box(x, y, width, 3, BLOND[4])
    wall.across(x, y + 2, width, BLOND[2])


def _dormer(wall: Canvas, centre: int) -> None:
    """A round window in a stone frame with scrolls."""
    wall.shape((centre - 13, 69), (centre - 10, 52), (centre + 9, 52), (centre + 12, 69), fill=BLOND[3])
    wall.disc(centre - 0.5, 50, 11, 10, BLOND[1])
    wall.disc(centre - 0.5, 49, 11, 10, BLOND[4])
    wall.disc(centre - 0.5, 52, 7, 8, BLOND[2])
    wall.disc(centre - 0.5, 52, 6, 7, GLASS[1])
    wall.line((centre - 4, 55), (centre + 1, 47), fill=GLASS[3])
    wall.down(centre - 1, 45, 14, PALE[4])
    wall.across(centre - 6, 52, 12, PALE[4])
    wall.box(centre - 3, 37, 6, 4, BLOND[4])
    wall.disc(centre - 13, 66, 3, 3, BLOND[3])
    wall.disc(centre + 12, 66, 3, 3, BLOND[2])


def _mascaron(wall: Canvas, centre: int, y: int, mood: int) -> None:
    """A carved face on a keystone, 13 px wide: a bearded one, or one crowned with vine."""
    wall.shape((centre - 8, y - 3), (centre + 7, y - 3), (centre + 5, y + 15), (centre - 6, y + 15), fill=BLOND[4])
    wall.shape((centre + 3, y - 3), (centre + 7, y - 3), (centre + 5, y + 15), (centre + 2, y + 15), fill=BLOND[2])
    wall.disc(centre - 0.5, y + 5, 6, 7, BLOND[1])
    wall.disc(centre - 0.5, y + 5, 5, 6, BLOND[3])
    wall.box(centre - 4, y + 3, 3, 1, BLOND[0])
    wall.box(centre + 1, y + 3, 3, 1, BLOND[0])
    wall.box(centre - 3, y + 4, 1, 1, OAK[0])
    wall.box(centre + 2, y + 4, 1, 1, OAK[0])
    wall.box(centre - 1, y + 4, 2, 4, BLOND[4])
    wall.across(centre - 1, y + 8, 2, BLOND[1])
    if mood == 1:
        for x, down in ((-5, 8), (-3, 10), (-1, 12), (1, 10), (3, 8)):
            wall.box(centre + x, y + down, 2, 4, BLOND[2])
            wall.dot(centre + x, y + down, BLOND[4])
        wall.across(centre - 2, y + 10, 4, BLOND[0])
    else:
        wall.across(centre - 2, y + 10, 4, BLOND[0])
        for x, up in ((-6, 1), (-4, -2), (-1, -3), (2, -2), (4, 1)):
            wall.disc(centre + x + 0.5, y + up, 2, 2, BLOND[2])
            wall.dot(centre + x, y + up - 1, BLOND[4])


def _arcade(wall: Canvas, centre: int, mood: int) -> None:
    """A tall arch with a glazed door set deep, under a mascaron."""
    top, foot = GROUND_FLOOR + 14, parts.HEIGHT
    parts.arch(wall, centre, top - 4, foot, 24, BLOND[4])
    wall.down(centre + 23, top + 20, foot - top - 20, BLOND[1])
    parts.arch(wall, centre, top, foot, 20, BLOND[1])
    parts.arch(wall, centre + 1, top + 2, foot, 18, mix(TEAL[0], NIGHT[0], 0.25))
    parts.arch(wall, centre + 1, top + 4, foot, 16, GLASS[1])
    spring = top + 20
    wall.shape((centre - 10, foot - 12), (centre, spring), (centre + 5, spring), (centre - 5, foot - 12), fill=GLASS[3])
    wall.shape(
        (centre + 4, foot - 12),
        (centre + 12, spring + 6),
        (centre + 15, spring + 6),
        (centre + 8, foot - 12),
        fill=GLASS[2],
    )
    for spoke in (-9, 0, 9):
        wall.line((centre, spring), (centre + spoke * 1.3, top + 5 + abs(spoke) / 2), fill=TEAL[1])
    wall.box(centre - 17, spring - 1, 35, 3, TEAL[1])
    wall.box(centre, spring, 2, foot - spring - 10, TEAL[1])
    wall.box(centre - 17, foot - 22, 35, 14, TEAL[1])
    for x in (centre - 15, centre + 3):
        wall.frame(x, foot - 20, 13, 9, TEAL[2])
    wall.box(centre - 20, foot - 8, 41, 8, BLOND[2])
    wall.across(centre - 20, foot - 8, 41, BLOND[4])
    for x in (centre - 26, centre + 19):
        wall.box(x, spring - 2, 8, 4, BLOND[4])
        wall.across(x, spring + 2, 8, BLOND[0])
    _mascaron(wall, centre, top - 10, mood)


def _noble_window(wall: Canvas, x: int, rounded: bool) -> None:
    y, height, width = NOBLE + 13, 40, 22
    parts.surround(wall, x, y, width, height, BLOND)
    parts.panes(wall, x, y, width, height, rows=4)
    middle = x + width / 2 - 0.5
    if rounded:
        wall.arc(middle, y - 5, 17, 7, 180, 360, BLOND[1])
        wall.arc(middle, y - 6, 16, 6, 180, 360, BLOND[4])
        wall.arc(middle, y - 5, 11, 3, 180, 360, BLOND[2])
    else:
        wall.shape((middle - 17, y - 5), (middle, y - 13), (middle + 17, y - 5), fill=BLOND[1])
        wall.shape((middle - 16, y - 6), (middle, y - 12), (middle + 16, y - 6), fill=BLOND[4])
        wall.shape((middle - 9, y - 6), (middle, y - 10), (middle + 9, y - 6), fill=BLOND[2])
    wall.box(round(middle) - 16, y - 6, 34, 2, BLOND[4])
    wall.across(round(middle) - 16, y - 4, 34, BLOND[1])
    parts.railing(wall, x - 5, y + height - 8, width + 11, 9, GOLD[3])
    wall.box(x - 7, y + height + 1, width + 14, 3, BLOND[4])
    wall.across(x - 7, y + height + 4, width + 14, BLOND[0])


def _attic_window(wall: Canvas, centre: int) -> None:
    parts.surround(wall, centre - 8, ATTIC + 6, 16, 15, BLOND, 3)
    parts.panes(wall, centre - 8, ATTIC + 6, 16, 15, rows=2)


def bay(number: int) -> Image.Image:
    wall = _wall(2 * TILE, number * 3)
    _dormer(wall, 32)
    _attic_window(wall, 32)
    _noble_window(wall, 21, number == 1)
    _arcade(wall, 32, number)
    return wall.image


def left_end() -> Image.Image:
    wall = _wall(TILE, 8)
    parts.pilaster(wall, 8, EAVES + 13, NOBLE - 2, BLOND, 14)
    parts.pilaster(wall, 8, NOBLE + 4, GROUND_FLOOR, BLOND, 14)
    wall.box(4, 44, 14, 30, BLOND[2])  # a chimney
    wall.box(4, 44, 4, 30, BLOND[4])
    wall.box(14, 44, 4, 30, BLOND[1])
    wall.box(2, 42, 18, 4, BLOND[4])
    _balustrade(wall, EAVES - 10, 0, TILE)
    return parts.cut_left(wall, [(ROOF_TOP, 12, 2), (EAVES - 10, 2, 2), (EAVES, 0, 0), (EAVES + 13, 2, 2)])


def porch() -> Image.Image:
    """A pavilion with columns through two storeys, a carved pediment, and a domed roof of slate with a clock."""
    width = 6 * TILE
    wall = _wall(width, 6)
    middle = width // 2
    _dome(wall, middle)
    for x in (13, width - 35):
        _noble_window(wall, x, True)
        _attic_window(wall, x + 11)
        _arcade(wall, x + 11, 1 if x == 13 else 2)
    wall.box(46, 84, 100, GROUND_FLOOR - 84, BLOND[3])
    inner = Canvas(100, GROUND_FLOOR - 84)
    parts.ashlar(inner, 0, GROUND_FLOOR - 84, BLOND, 9)
    wall.stamp(inner.image, 46, 84)
    for x in (62, 87, 112):
        parts.surround(wall, x, 106, 18, 20, BLOND, 2)
        parts.panes(wall, x, 106, 18, 20, rows=2)
        parts.surround(wall, x, 136, 18, 40, BLOND, 3)
        parts.panes(wall, x, 136, 18, 40, rows=4)
    for x in (48, 74, 108, 134):
        wall.box(x, 104, 10, GROUND_FLOOR - 104, BLOND[3])
        wall.box(x, 104, 3, GROUND_FLOOR - 104, BLOND[4])
        wall.box(x + 7, 104, 3, GROUND_FLOOR - 104, BLOND[1])
        wall.box(x - 2, 98, 14, 8, BLOND[4])
        for scroll in (x - 1, x + 8):
            wall.box(scroll, 100, 3, 3, BLOND[1])
        wall.across(x - 2, 105, 14, BLOND[1])
        wall.box(x - 2, GROUND_FLOOR - 7, 14, 7, BLOND[4])
        wall.across(x - 2, GROUND_FLOOR - 4, 14, BLOND[1])
    parts.railing(wall, 58, GROUND_FLOOR - 10, 16, 10, GOLD[3])
    parts.railing(wall, 84, GROUND_FLOOR - 10, 24, 10, GOLD[3])
    parts.railing(wall, 118, GROUND_FLOOR - 10, 16, 10, GOLD[3])
    _pediment(wall, middle)
    wall.box(42, GROUND_FLOOR, 108, 5, BLOND[4])
    wall.box(42, GROUND_FLOOR + 5, 108, 4, BLOND[1])
    wall.box(middle - 44, GROUND_FLOOR + 9, 88, 65, BLOND[3])
    for y in range(GROUND_FLOOR + 9, parts.HEIGHT, 12):
        wall.across(middle - 44, y, 88, BLOND[1])
        wall.across(middle - 44, y + 1, 88, BLOND[4])
    wall.down(middle - 45, GROUND_FLOOR + 9, 65, BLOND[0])
    wall.down(middle + 44, GROUND_FLOOR + 9, 65, BLOND[0])
    parts.arch(wall, middle, 194, parts.HEIGHT, 33, BLOND[4])
    parts.open_door(wall, middle, TEAL, top=199, radius=28)
    _mascaron(wall, middle, 187, 1)
    for x in (middle - 42, middle + 37):
        parts.lantern(wall, x, 204)
    return wall.image


def _dome(wall: Canvas, middle: int) -> None:
    """The square dome over the porch: slate to a lead crown, a clock in stone."""
    for y in range(4, EAVES):
        half = 30 + 26 * math.sin((y - 4) / (EAVES - 4) * math.pi / 2)
        left, right = round(middle - half), round(middle + half)
        wall.across(left, y, right - left, SLATE[2] if (y - 4) % 5 else SLATE[1])
        wall.across(left, y, 4, SLATE[4])
        wall.across(right - 6, y, 6, SLATE[0])
        if y % 5 == 2:
            for x in range(left + 6 + (y % 2) * 4, right - 8, 8):
                wall.across(x, y, 4, SLATE[3])
    wall.box(middle - 34, 1, 68, 5, SLATE[4])
    wall.across(middle - 34, 5, 68, SLATE[0])
    for x in range(middle - 32, middle + 34, 8):
        wall.box(x, 0, 2, 3, GOLD[2])
    wall.disc(middle - 0.5, 28, 17, 17, BLOND[1])
    wall.disc(middle - 0.5, 27, 17, 17, BLOND[4])
    wall.disc(middle - 0.5, 27, 13, 13, BLOND[2])
    wall.disc(middle - 0.5, 27, 12, 12, WHITE)
    for x, y in ((middle - 1, 17), (middle - 1, 35), (middle - 11, 26), (middle + 8, 26)):
        wall.box(x, y, 2, 2, NAVY[1])
    wall.line((middle, 27), (middle - 4, 21), fill=NAVY[0])
    wall.line((middle, 27), (middle + 6, 24), fill=NAVY[0])
    wall.dot(middle, 27, GOLD[3])


def _pediment(wall: Canvas, middle: int) -> None:
    wall.shape((38, 86), (middle, 46), (154, 86), fill=BLOND[1])
    wall.shape((40, 84), (middle, 47), (152, 84), fill=BLOND[4])
    wall.shape((54, 82), (middle, 54), (138, 82), fill=BLOND[2])
    wall.box(38, 84, 116, 5, BLOND[4])
    wall.box(40, 89, 112, 6, BLOND[3])
    wall.box(40, 95, 112, 3, BLOND[1])
    for x in range(44, 150, 8):
        wall.box(x, 90, 4, 4, BLOND[1])
    wall.disc(middle - 0.5, 71, 10, 10, BLOND[4])
    wall.disc(middle - 0.5, 71, 8, 8, NAVY[2])
    wall.disc(middle - 0.5, 71, 6, 6, WHITE)  # the crescent of the port of the moon
    wall.disc(middle - 0.5, 69, 5, 5, NAVY[2])
    for side in (-1, 1):
        for step in range(5):
            wall.disc(middle + side * (14 + step * 5), 77 - step * 0.4, 4 - step * 0.5, 4 - step * 0.6, BLOND[3])
            wall.dot(round(middle + side * (14 + step * 5)) - 1, round(75 - step * 0.4), BLOND[4])
