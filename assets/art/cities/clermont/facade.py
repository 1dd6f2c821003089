"""The façade, composed as `assets.art.cities.parts` says."""

from __future__ import annotations

import math

from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    GLASS,
    GOLD,
    LAVA,
    LEAF,
    NAVY,
    OAK,
    PALE,
    PLASTER_ROSE,
    PLUM,
    RUG,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, seeded

ROOF_TOP, EAVES, UPPER, GROUND_FLOOR = 44, 88, 132, 180
RED_TILE: Ramp = tuple(mix(step, RUG[1], 0.3) for step in (TERRA[0], TERRA[1], TERRA[2], TERRA[3], TERRA[4]))


def _wall(width: int, seed: int) -> Canvas:
    """Red tiles, a cornice of lava, rose plaster between dark bands, a ground floor all in lava."""
    wall = Canvas(width, parts.HEIGHT)
    parts.round_tiles(wall, ROOF_TOP, EAVES, RED_TILE, seed)
    wall.box(0, EAVES, width, GROUND_FLOOR - EAVES, PLASTER_ROSE[3])
    draw = seeded(seed)
    for _ in range(width // 4):
        x, y = draw.randrange(0, width - 10), draw.randrange(EAVES + 16, GROUND_FLOOR - 4)
        wall.across(x, y, draw.randrange(3, 10), draw.choice((PLASTER_ROSE[4], mix(PLASTER_ROSE[2], PLASTER_ROSE[3]))))
    parts.cornice(wall, EAVES, LAVA, 13)
    parts.band(wall, UPPER + 1, LAVA, 6)
    parts.ashlar(
        wall, GROUND_FLOOR, parts.HEIGHT, (LAVA[0], LAVA[0], LAVA[1], LAVA[2], LAVA[3]), seed, course=11, length=24
    )
    parts.band(wall, GROUND_FLOOR, LAVA, 8)
    parts.plinth(wall, LAVA, 11)
    return wall


def _frame(wall: Canvas, x: int, y: int, width: int, height: int) -> None:
    """A toothed surround of lava, as the region builds it."""
    for row, top in enumerate(range(y - 6, y + height, 8)):
        wide = 9 if row % 2 == 0 else 6
        tall = min(8, y + height - top)
        for left in (x - wide, x + width):
            wall.box(left, top, wide, tall, LAVA[2])
            wall.across(left, top, wide, LAVA[3])
            wall.across(left, top + tall - 1, wide, LAVA[1])
    wall.box(x - 9, y - 8, width + 18, 8, LAVA[2])
    wall.across(x - 9, y - 8, width + 18, LAVA[4])
    wall.box(x + width // 2 - 4, y - 11, 8, 11, LAVA[1])
    wall.across(x + width // 2 - 4, y - 11, 8, LAVA[4])
    wall.box(x - 10, y + height, width + 20, 4, LAVA[3])
    wall.across(x - 10, y + height + 3, width + 20, LAVA[0])


def _arcade(wall: Canvas, centre: int) -> None:
    """A round arch of long lava stones around a shop window with warm light."""
    top, foot, radius = GROUND_FLOOR + 14, parts.HEIGHT, 19
    parts.arch(wall, centre, top - 5, foot, radius + 6, LAVA[3])
    for turn in range(0, 181, 18):
        angle = math.radians(180 + turn)
        near = (centre - 0.5 + radius * math.cos(angle), top + radius + radius * math.sin(angle))
        far = (centre - 0.5 + (radius + 6) * math.cos(angle), top + radius + (radius + 6) * math.sin(angle))
        wall.line(near, far, fill=LAVA[1])
    parts.arch(wall, centre, top, foot, radius, LAVA[0])
    parts.arch(wall, centre, top + 2, foot, radius - 2, GLASS[1])
    spring = top + radius
    wall.box(centre - radius + 2, spring, 2 * radius - 4, 8, mix(GLASS[1], GOLD[3], 0.5))
    wall.box(centre - radius + 2, spring + 8, 2 * radius - 4, 12, mix(GLASS[1], GOLD[2], 0.25))
    wall.shape(
        (centre - 13, foot - 12), (centre - 3, spring), (centre + 2, spring), (centre - 8, foot - 12), fill=GLASS[3]
    )
    wall.shape(
        (centre + 4, foot - 12),
        (centre + 11, spring + 6),
        (centre + 14, spring + 6),
        (centre + 8, foot - 12),
        fill=GLASS[2],
    )
    for spoke in (-9, 0, 9):
        wall.line((centre - 0.5, spring), (centre - 0.5 + spoke * 1.3, top + 4 + abs(spoke) / 2), fill=RUG[1])
    wall.box(centre - radius + 2, spring - 2, 2 * radius - 4, 3, RUG[1])
    wall.box(centre - 1, spring, 2, foot - spring - 10, RUG[1])
    wall.box(centre - radius, foot - 12, 2 * radius, 6, RUG[1])
    wall.across(centre - radius, foot - 12, 2 * radius, RUG[3])
    wall.box(centre - radius, foot - 6, 2 * radius, 6, LAVA[2])
    wall.across(centre - radius, foot - 6, 2 * radius, LAVA[4])


def bay(number: int) -> Image.Image:
    wall = _wall(2 * TILE, number * 6)
    _frame(wall, 23, 106, 18, 20)
    parts.panes(wall, 23, 106, 18, 20, rows=2)
    _frame(wall, 22, 148, 20, 32)
    parts.panes(wall, 22, 148, 20, 32, rows=3)
    parts.shutters(wall, 19, 148, 26, 30, RUG, PLASTER_ROSE[1])
    if number == 2:
        wall.box(19, 174, 26, 6, OAK[2])
        wall.across(19, 174, 26, OAK[4])
        for index in range(6):
            wall.box(20 + index * 4, 171 - index % 2, 4, 4, LEAF[2])
            wall.box(21 + index * 4, 170 - index % 2, 2, 2, (TERRA[4], WHITE, PLUM[4])[index % 3])
    else:
        parts.railing(wall, 17, 171, 30)
    _arcade(wall, 32)
    return wall.image


def left_end() -> Image.Image:
    wall = _wall(TILE, 9)
    for row, y in enumerate(range(EAVES + 13, GROUND_FLOOR, 10)):
        wide, tall = (18 if row % 2 == 0 else 13), min(10, GROUND_FLOOR - y)
        wall.box(3, y, wide, tall, LAVA[2])
        wall.across(3, y, wide, LAVA[3])
        wall.across(3, y + tall - 1, wide, LAVA[1])
        wall.down(3 + wide - 1, y, tall, LAVA[1])
    return parts.cut_left(wall, [(ROOF_TOP, 10, 2), (EAVES, 0, 0), (EAVES + 13, 3, 3)])


def porch() -> Image.Image:
    """A gabled front all in lava, with a great round window like the cathedral's, and a carved arch over the door."""
    width = 6 * TILE
    wall = _wall(width, 4)
    middle = width // 2
    for x in (12, width - 32):
        _frame(wall, x + 1, 106, 18, 20)
        parts.panes(wall, x + 1, 106, 18, 20, rows=2)
        _frame(wall, x, 148, 20, 32)
        parts.panes(wall, x, 148, 20, 32)
    for x in (22, width - 22):
        parts.arch(wall, x, GROUND_FLOOR + 18, parts.HEIGHT - 12, 15, LAVA[3])
        parts.arch(wall, x, GROUND_FLOOR + 22, parts.HEIGHT - 12, 11, GLASS[1])
        parts.panes(wall, x - 11, GROUND_FLOOR + 33, 22, 31, rows=2)
    front = Canvas(104, 172)
    parts.ashlar(front, 0, 172, (LAVA[0], LAVA[0], LAVA[1], LAVA[2], LAVA[3]), 12, course=11, length=26)
    wall.stamp(front.image, 44, 84)
    wall.shape((44, 84), (middle, 22), (147, 84), fill=LAVA[2])
    for y in range(34, 84, 11):
        reach = 52 * (y - 22) / 62
        wall.across(round(middle - reach), y, round(2 * reach), LAVA[1])
    for down, fill in ((6, LAVA[0]), (4, LAVA[1]), (2, LAVA[3]), (0, LAVA[4])):
        for step in range(2):
            wall.line((36, 88 + down + step), (middle - 0.5, 14 + down + step), fill=fill)
            wall.line((155, 88 + down + step), (middle - 0.5, 14 + down + step), fill=fill)
    wall.box(middle - 5, 10, 10, 6, LAVA[3])
    wall.across(middle - 5, 10, 10, LAVA[4])
    wall.disc(middle - 0.5, 6, 4, 4, GOLD[2])
    wall.dot(middle - 2, 4, GOLD[4])
    for x in (44, 138):
        wall.box(x, 88, 10, 168, LAVA[2])
        wall.box(x, 88, 3, 168, LAVA[3])
        wall.box(x + 8, 88, 2, 168, LAVA[0])
        for y in (118, 178):
            wall.shape((x - 1, y), (x + 10, y), (x + 10, y + 8), (x - 1, y + 5), fill=LAVA[4])
    _rose(wall, middle, 112)
    parts.plate(wall, middle - 36, 156, 72, LAVA, PLASTER_ROSE[4])
    parts.lettered(wall, middle - 36, 156, 72, 14, (LAVA[0], LAVA[0], LAVA[1], LAVA[2], LAVA[4]))
    for grow, fill in ((14, LAVA[4]), (11, LAVA[1]), (9, LAVA[3]), (6, LAVA[1]), (4, LAVA[3])):
        parts.arch(wall, middle, 200 - grow - 14, parts.HEIGHT, 29 + grow, fill)
    parts.open_door(wall, middle, RUG, top=197, radius=28)
    for x in (middle - 50, middle + 45):
        parts.lantern(wall, x, 200)
    return wall.image


def _rose(wall: Canvas, x: int, y: int) -> None:
    """A rose window of sixteen petals, in the colours of its glass."""
    wall.disc(x - 0.5, y, 36, 36, LAVA[0])
    wall.disc(x - 0.5, y - 1, 35, 35, LAVA[4])
    wall.disc(x - 0.5, y, 31, 31, LAVA[1])
    glass = (NAVY[3], RUG[2], GOLD[3], NAVY[2], PLUM[3], GOLD[2], NAVY[3], RUG[3])
    for petal in range(16):
        angle = math.radians(petal * 22.5)
        for reach, radius, shift in ((24, 4.4, 0), (14, 3, 3)):
            centre = (x - 0.5 + reach * math.cos(angle), y + reach * math.sin(angle))
            wall.disc(*centre, radius, radius, glass[(petal + shift) % 8])
            wall.dot(round(centre[0] - 1), round(centre[1] - 2), PALE[4])
    wall.disc(x - 0.5, y, 7, 7, LAVA[4])
    wall.disc(x - 0.5, y, 5, 5, GOLD[3])
    wall.disc(x - 0.5, y, 2, 2, RUG[2])
