"""The façade, composed as `assets.art.cities.parts` says."""

from __future__ import annotations

from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    DARK,
    GOLD,
    INK,
    NAVY,
    PALE_STONE,
    ROCK,
    RUG,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas

TOP, EAVES, NOBLE, GROUND_FLOOR = 44, 66, 82, 168
IRON: Ramp = (INK, DARK[0], DARK[1], DARK[2], DARK[3])
STONE = PALE_STONE


def _wall(width: int, seed: int) -> Canvas:
    """A balustrade before a flat roof, a tall order of pilasters, an arcade of windows below."""
    wall = Canvas(width, parts.HEIGHT)
    wall.box(0, TOP, width, EAVES - TOP, mix(STONE[1], ROCK[1], 0.55))
    for x in range(0, width, 6):
        wall.box(x + 1, TOP + 6, 3, 12, STONE[3])
        wall.down(x + 1, TOP + 6, 12, STONE[4])
        wall.box(x, TOP + 12, 5, 4, STONE[3])
        wall.down(x + 4, TOP + 12, 4, STONE[1])
    wall.box(0, TOP, width, 6, STONE[4])
    wall.box(0, TOP + 4, width, 2, STONE[2])
    wall.box(0, EAVES - 4, width, 4, STONE[3])
    parts.ashlar(wall, EAVES, parts.HEIGHT, STONE, seed, course=12)
    parts.cornice(wall, EAVES, STONE, 15)
    parts.band(wall, GROUND_FLOOR, STONE, 8)
    for y in range(GROUND_FLOOR + 8, parts.HEIGHT - 10, 10):
        wall.across(0, y, width, STONE[2])
        wall.across(0, y + 1, width, STONE[4])
    parts.plinth(wall, STONE, 12)
    return wall


def _urn(wall: Canvas, centre: int, gilded: bool = False) -> None:
    """A stone vase on the balustrade, 14 px wide, with a flame of gold or a bunch of stone fruit."""
    ramp = STONE
    wall.box(centre - 6, TOP - 2, 12, EAVES - TOP - 2, ramp[3])
    wall.down(centre - 6, TOP - 2, EAVES - TOP - 2, ramp[4])
    wall.down(centre + 5, TOP - 2, EAVES - TOP - 2, ramp[1])
    wall.box(centre - 7, TOP - 3, 14, 3, ramp[4])
    wall.box(centre - 2, TOP - 7, 4, 4, ramp[2])
    wall.disc(centre - 0.5, TOP - 12, 6, 5, ramp[3])
    wall.disc(centre - 2.5, TOP - 13, 2, 3, ramp[4])
    wall.arc(centre - 0.5, TOP - 12, 6, 5, -30, 70, ramp[1])
    wall.box(centre - 6, TOP - 18, 12, 2, ramp[4])
    if gilded:
        wall.shape((centre - 4, TOP - 19), (centre - 1, TOP - 28), (centre + 3, TOP - 19), fill=GOLD[2])
        wall.line((centre - 2, TOP - 20), (centre - 1, TOP - 26), fill=GOLD[4])
    else:
        wall.disc(centre - 3, TOP - 20, 2, 2, ramp[2])
        wall.disc(centre + 2, TOP - 20, 2, 2, ramp[1])
        wall.disc(centre - 0.5, TOP - 22, 2, 2, ramp[3])


def _capital_pilaster(wall: Canvas, centre: int, width: int = 12) -> None:
    """A fluted pilaster of the noble floor with a carved, lightly gilded capital."""
    left = centre - width // 2
    parts.pilaster(wall, left, EAVES + 15, GROUND_FLOOR, STONE, width)
    for x in (left + 3, left + 6):
        wall.down(x, NOBLE + 14, GROUND_FLOOR - NOBLE - 20, STONE[2])
    wall.box(left - 1, EAVES + 15, width + 2, 11, STONE[3])
    wall.across(left - 1, EAVES + 15, width + 2, STONE[4])
    for x in (left, left + 4, left + 8):
        wall.box(x, EAVES + 18, 3, 6, STONE[1])
        wall.dot(x + 1, EAVES + 18, GOLD[3])
        wall.dot(x, EAVES + 19, STONE[4])
    wall.across(left - 1, EAVES + 25, width + 2, STONE[1])


def _noble_window(wall: Canvas, centre: int, half: int = 12) -> None:
    """A tall round-headed window with a mask on its keystone and a balcony of iron and gold."""
    top, foot = NOBLE + 14, GROUND_FLOOR - 4
    parts.arch(wall, centre, top - 5, foot, half + 5, STONE[4])
    wall.down(centre + half + 4, top + half, foot - top - half, STONE[1])
    parts.arch(wall, centre, top - 1, foot, half + 1, STONE[1])
    parts.arch(wall, centre, top, foot, half, (250, 245, 232))
    spring = top + half
    parts.panes(wall, centre - half, spring, 2 * half, foot - spring, rows=4)
    wall.arc(centre - 0.5, spring, half - 2, half - 2, 180, 360, (91, 143, 176))
    for spoke in (-7, 0, 7):
        wall.line((centre - 0.5, spring), (centre - 0.5 + spoke, top + 2 + abs(spoke) // 2), fill=(250, 245, 232))
    wall.box(centre - 4, top - 8, 8, 10, STONE[4])
    wall.box(centre + 2, top - 8, 2, 10, STONE[2])
    wall.box(centre - 2, top - 5, 1, 2, STONE[0])
    wall.box(centre + 1, top - 5, 1, 2, STONE[0])
    _gilded_balcony(wall, centre - half - 6, GROUND_FLOOR - 15, 2 * half + 12)


def _gilded_balcony(wall: Canvas, x: int, y: int, width: int) -> None:
    wall.across(x, y, width, IRON[1])
    wall.across(x, y + 13, width, IRON[1])
    for bar in range(x, x + width, 6):
        wall.down(bar, y, 14, IRON[1])
        wall.ring(bar + 3, y + 5, 2, 3, 1, GOLD[3])
        wall.dot(bar + 3, y + 10, GOLD[4])
        wall.dot(bar + 2, y + 11, GOLD[2])
    for corner in (x, x + width - 1):
        wall.down(corner, y - 2, 16, IRON[1])
        wall.box(corner - 1, y - 3, 3, 2, GOLD[3])


def _ground_window(wall: Canvas, centre: int) -> None:
    top, foot = GROUND_FLOOR + 16, parts.HEIGHT - 12
    parts.arch(wall, centre, top - 5, foot, 18, STONE[4])
    parts.arch(wall, centre, top - 1, foot, 14, STONE[1])
    parts.arch(wall, centre, top, foot, 13, (250, 245, 232))
    parts.panes(wall, centre - 13, top + 13, 26, foot - top - 13, rows=3)
    wall.arc(centre - 0.5, top + 13, 11, 11, 180, 360, (91, 143, 176))
    wall.line((centre - 0.5, top + 13), (centre - 0.5, top + 2), fill=(250, 245, 232))
    wall.box(centre - 4, top - 8, 8, 9, STONE[4])
    wall.box(centre + 2, top - 8, 2, 9, STONE[2])
    wall.box(centre - 19, foot - 1, 38, 4, STONE[4])
    wall.across(centre - 19, foot + 3, 38, STONE[0])


def bay(number: int) -> Image.Image:
    wall = _wall(2 * TILE, number * 4)
    _noble_window(wall, 32)
    _ground_window(wall, 32)
    for x in (3, 61):  # half of each pilaster, at the seam with the next bay
        _capital_pilaster(wall, x + 3 if x < 32 else x - 3, 8)
    _urn(wall, 32, number == 1)
    return wall.image


def left_end() -> Image.Image:
    wall = _wall(TILE, 6)
    parts.quoins(wall, 4, EAVES + 15, GROUND_FLOOR, STONE)
    parts.quoins(wall, 4, GROUND_FLOOR + 8, parts.HEIGHT - 12, STONE)
    _urn(wall, 14, True)
    return parts.cut_left(wall, [(TOP - 30, 2, 2), (EAVES, 0, 0), (EAVES + 15, 3, 3)])


def porch() -> Image.Image:
    """Three windows between double columns, under a pediment with arms of gold and a clock."""
    width = 6 * TILE
    wall = _wall(width, 2)
    middle = width // 2
    for x in (22, width - 22):
        _noble_window(wall, x)
        _ground_window(wall, x)
    _urn(wall, 12)
    _urn(wall, width - 12)
    wall.box(42, EAVES + 4, 108, GROUND_FLOOR - EAVES - 4, STONE[3])
    for x in (66, middle, 126):
        _noble_window(wall, x, 10)
    for x in (44, 80, 106, 142):
        for column in (x, x + 0):
            wall.box(column, NOBLE, 8, GROUND_FLOOR - NOBLE, STONE[3])
            wall.box(column, NOBLE, 3, GROUND_FLOOR - NOBLE, STONE[4])
            wall.box(column + 6, NOBLE, 2, GROUND_FLOOR - NOBLE, STONE[1])
        wall.box(x - 2, NOBLE, 12, 10, STONE[3])
        wall.across(x - 2, NOBLE, 12, STONE[4])
        for leaf in (x - 1, x + 3, x + 7):
            wall.box(leaf, NOBLE + 3, 2, 5, GOLD[2])
            wall.dot(leaf, NOBLE + 3, GOLD[4])
        wall.box(x - 2, GROUND_FLOOR - 6, 12, 6, STONE[4])
        wall.across(x - 2, GROUND_FLOOR - 3, 12, STONE[1])
    _pediment(wall, middle)
    wall.box(38, GROUND_FLOOR, 116, 5, STONE[4])
    wall.box(38, GROUND_FLOOR + 5, 116, 3, STONE[1])
    _gilded_balcony(wall, 40, GROUND_FLOOR - 15, 112)
    wall.box(middle - 42, GROUND_FLOOR + 8, 84, parts.HEIGHT - GROUND_FLOOR - 8, STONE[3])
    for y in range(GROUND_FLOOR + 8, parts.HEIGHT, 10):
        wall.across(middle - 42, y, 84, STONE[2])
        wall.across(middle - 42, y + 1, 84, STONE[4])
    wall.down(middle - 43, GROUND_FLOOR + 8, 80, STONE[0])
    wall.down(middle + 42, GROUND_FLOOR + 8, 80, STONE[0])
    parts.arch(wall, middle, 188, parts.HEIGHT, 33, STONE[4])
    parts.open_door(wall, middle, NAVY, top=193, radius=28)
    wall.box(middle - 6, 180, 12, 14, STONE[4])
    wall.box(middle + 4, 180, 2, 14, STONE[2])
    wall.disc(middle - 0.5, 187, 3, 3, GOLD[2])
    for x in (middle - 41, middle + 36):
        parts.lantern(wall, x, 204)
    return wall.image


def _pediment(wall: Canvas, middle: int) -> None:
    wall.box(38, 56, 116, EAVES + 15 - 56, STONE[3])
    wall.shape((32, 60), (middle, 14), (160, 60), fill=STONE[1])
    wall.shape((34, 58), (middle, 15), (158, 58), fill=STONE[4])
    wall.shape((50, 56), (middle, 23), (142, 56), fill=STONE[2])
    wall.box(32, 58, 128, 6, STONE[4])
    wall.across(32, 64, 128, STONE[1])
    parts.plate(wall, middle - 44, 66, 88, STONE, GOLD[1])
    wall.shape((middle - 9, 34), (middle + 8, 34), (middle + 8, 46), (middle, 53), (middle - 9, 46), fill=NAVY[1])
    wall.shape((middle - 7, 36), (middle, 36), (middle, 50), (middle - 7, 45), fill=RUG[2])
    wall.line(
        (middle - 9, 34),
        (middle + 8, 34),
        (middle + 8, 46),
        (middle, 53),
        (middle - 9, 46),
        (middle - 9, 34),
        fill=GOLD[3],
    )
    for x in (-7, -2, 3):
        wall.box(middle + x, 29, 3, 5, GOLD[3])
        wall.dot(middle + x + 1, 28, GOLD[4])
    for side in (-1, 1):
        for step in range(6):
            wall.disc(middle + side * (13 + step * 5), 52 - step * 0.3, 4 - step * 0.5, 4 - step * 0.6, STONE[3])
            wall.dot(round(middle + side * (13 + step * 5)) - 1, 50, GOLD[3] if step % 2 == 0 else STONE[4])
    for x in (34, 158):
        wall.box(x - 3, 50, 6, 8, STONE[3])
        wall.disc(x - 0.5, 47, 4, 4, GOLD[2])
        wall.dot(x - 2, 45, GOLD[4])
