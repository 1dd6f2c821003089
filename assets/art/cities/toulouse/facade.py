"""The façade, composed as `assets.art.cities.parts` says."""

from __future__ import annotations

import math

from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    BRICK,
    CANAL_TILE,
    GLASS,
    GOLD,
    LEAF,
    NIGHT,
    OAK,
    PASTEL,
    RUG,
    STONE,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas

ROOF_TOP, EAVES, ATTIC, NOBLE, GROUND_FLOOR = 50, 88, 100, 124, 182


def _wall(width: int, seed: int) -> Canvas:
    """Canal tiles, a corbelled cornice, brick between bands of stone."""
    wall = Canvas(width, parts.HEIGHT)
    parts.round_tiles(wall, ROOF_TOP, EAVES, CANAL_TILE, seed)
    parts.brickwork(wall, EAVES, parts.HEIGHT, BRICK, seed)
    for row, y in enumerate((EAVES, EAVES + 5)):
        wall.box(0, y, width, 5, BRICK[1] if row else BRICK[3])
        for x in range(-4 * row, width, 8):
            wall.arc(x + 3.5, y, 3.5, 4, 0, 180, BRICK[4] if row == 0 else BRICK[3])
    wall.box(0, EAVES + 10, width, 3, BRICK[0])
    parts.band(wall, NOBLE - 4, STONE, 6)
    parts.band(wall, GROUND_FLOOR, STONE, 7)
    parts.plinth(wall, STONE, 12)
    return wall


def _attic_opening(wall: Canvas, centre: int) -> None:
    """One of the small round-headed openings under the eaves, the mirandes."""
    parts.arch(wall, centre, ATTIC + 1, ATTIC + 17, 6, BRICK[4])
    parts.arch(wall, centre, ATTIC + 3, ATTIC + 17, 4, mix(BRICK[0], NIGHT[0], 0.5))
    wall.box(centre - 3, ATTIC + 9, 6, 7, GLASS[0])
    wall.box(centre - 7, ATTIC + 17, 14, 2, STONE[4])


def _arcade(wall: Canvas, centre: int, radius: int = 20) -> None:
    """A brick arch of the ground floor, its voussoirs in brick and stone, with a shop front within."""
    top, bottom = GROUND_FLOOR + 10, parts.HEIGHT
    parts.arch(wall, centre, top, bottom - 12, radius + 5, BRICK[1])
    for turn in range(0, 181, 12):
        angle = math.radians(180 + turn)
        near = (centre - 0.5 + (radius + 1) * math.cos(angle), top + radius + 5 + (radius + 1) * math.sin(angle))
        far = (centre - 0.5 + (radius + 5) * math.cos(angle), top + radius + 5 + (radius + 5) * math.sin(angle))
        wall.line(near, far, fill=BRICK[3])
    parts.arch(wall, centre, top + 5, bottom, radius, OAK[0])
    parts.arch(wall, centre, top + 7, bottom, radius - 2, GLASS[0])
    spring = top + 5 + radius
    wall.box(centre - radius + 2, spring, 2 * radius - 4, bottom - spring - 12, GLASS[1])
    wall.shape(
        (centre - 14, bottom - 13),
        (centre - 4, spring + 3),
        (centre + 2, spring + 3),
        (centre - 8, bottom - 13),
        fill=GLASS[3],
    )
    wall.shape(
        (centre + 4, bottom - 13),
        (centre + 12, spring + 8),
        (centre + 15, spring + 8),
        (centre + 7, bottom - 13),
        fill=GLASS[2],
    )
    for spoke in (-10, 0, 10):
        wall.line((centre - 0.5, spring), (centre - 0.5 + spoke * 1.4, top + 9 + abs(spoke) / 2), fill=PASTEL[3])
    wall.box(centre - radius + 2, spring - 2, 2 * radius - 4, 3, PASTEL[3])
    wall.box(centre - 1, spring, 2, bottom - spring - 12, PASTEL[3])
    wall.box(centre - radius, bottom - 13, 2 * radius, 5, PASTEL[1])
    wall.across(centre - radius, bottom - 13, 2 * radius, PASTEL[3])
    wall.box(centre - radius, bottom - 8, 2 * radius, 8, STONE[2])
    wall.across(centre - radius, bottom - 8, 2 * radius, STONE[4])
    for side in (-1, 1):
        x = centre + side * (radius + 2) - 4
        wall.box(x, spring - 3, 8, 4, STONE[4])
        wall.across(x, spring + 1, 8, STONE[1])
    wall.box(centre - 4, top - 2, 8, 9, STONE[4])
    wall.box(centre + 2, top - 2, 2, 9, STONE[2])


def _noble_window(wall: Canvas, x: int, shuttered: bool = True) -> None:
    """A tall window of the first floor in a stone frame, pastel shutters, an iron balcony."""
    y, height = NOBLE + 10, 42
    parts.surround(wall, x, y, 20, height, STONE)
    parts.panes(wall, x, y, 20, height)
    if shuttered:
        parts.shutters(wall, x, y - 1, 20, height + 1, PASTEL, BRICK[0])
    parts.railing(wall, x - 5, y + height - 9, 30)
    wall.box(x - 6, y + height + 1, 32, 2, STONE[1])


def bay(number: int) -> Image.Image:
    wall = _wall(2 * TILE, number * 5)
    for x in (11, 32, 53):
        _attic_opening(wall, x)
    _noble_window(wall, 22)
    if number == 2:
        for index in range(7):
            wall.box(19 + index * 4, NOBLE + 41 - index % 2, 4, 4, LEAF[2])
            wall.box(20 + index * 4, NOBLE + 40 - index % 2, 2, 2, (TERRA[3], WHITE, RUG[3])[index % 3])
    _arcade(wall, 32)
    return wall.image


def left_end() -> Image.Image:
    wall = _wall(TILE, 9)
    _attic_opening(wall, 20)
    parts.quoins(wall, 4, NOBLE + 2, GROUND_FLOOR, STONE)
    parts.quoins(wall, 4, GROUND_FLOOR + 7, parts.HEIGHT - 12, STONE)
    return parts.cut_left(wall, [(ROOF_TOP, 10, 2), (EAVES, 0, 0), (EAVES + 13, 3, 3)])


def porch() -> Image.Image:
    """A pavilion on four columns of rose marble, under a pediment that bears the cross of Toulouse."""
    width = 6 * TILE
    wall = _wall(width, 3)
    for x in (14, width - 14):
        _attic_opening(wall, x)
    for x in (16, width - 36):
        _noble_window(wall, x, shuttered=False)
    middle = width // 2
    wall.box(44, 58, 104, GROUND_FLOOR - 58, BRICK[2])
    pavilion = Canvas(104, parts.HEIGHT)
    parts.brickwork(pavilion, 0, GROUND_FLOOR, BRICK, 4)
    wall.stamp(pavilion.image.crop((0, 58, 104, GROUND_FLOOR)), 44, 58)
    _pediment(wall, middle)
    for x in (65, 87, 109):
        parts.surround(wall, x, NOBLE + 4, 18, 46, STONE, 3)
        parts.panes(wall, x, NOBLE + 4, 18, 46, rows=4)
    marble: Ramp = (RUG[0], RUG[1], RUG[2], RUG[3], RUG[4])
    for x in (50, 78, 106, 134):
        wall.box(x, NOBLE - 2, 8, GROUND_FLOOR - NOBLE - 4, marble[2])
        wall.down(x + 1, NOBLE - 2, GROUND_FLOOR - NOBLE - 4, marble[4])
        wall.down(x + 2, NOBLE - 2, GROUND_FLOOR - NOBLE - 4, marble[3])
        wall.down(x + 6, NOBLE - 2, GROUND_FLOOR - NOBLE - 4, marble[1])
        wall.down(x + 7, NOBLE - 2, GROUND_FLOOR - NOBLE - 4, marble[0])
        for y, tall in ((NOBLE - 8, 7), (GROUND_FLOOR - 8, 6)):
            wall.box(x - 2, y, 12, tall, STONE[3])
            wall.across(x - 2, y, 12, STONE[4])
            wall.across(x - 2, y + tall - 1, 12, STONE[1])
    parts.railing(wall, 46, GROUND_FLOOR - 10, 100, 10, GOLD[3])
    wall.box(42, GROUND_FLOOR, 108, 6, STONE[4])
    wall.box(42, GROUND_FLOOR + 6, 108, 3, STONE[1])
    for x in (22, width - 22):
        parts.panes(wall, x - 10, GROUND_FLOOR + 20, 20, 38)
        parts.surround(wall, x - 10, GROUND_FLOOR + 20, 20, 38, STONE)
        parts.panes(wall, x - 10, GROUND_FLOOR + 20, 20, 38)
    wall.box(middle - 40, GROUND_FLOOR + 9, 80, parts.HEIGHT - GROUND_FLOOR - 9, STONE[3])
    for y in range(GROUND_FLOOR + 9, parts.HEIGHT, 10):
        wall.across(middle - 40, y, 80, STONE[2])
        wall.across(middle - 40, y + 1, 80, STONE[4])
    wall.down(middle - 41, GROUND_FLOOR + 9, 74, STONE[0])
    wall.down(middle + 40, GROUND_FLOOR + 9, 74, STONE[0])
    parts.open_door(wall, middle, PASTEL, top=196, radius=28)
    wall.box(middle - 5, 186, 10, 12, STONE[4])
    wall.box(middle + 3, 186, 2, 12, STONE[1])
    for x in (middle - 54, middle + 49):
        parts.lantern(wall, x, 206)
    for x in (0, width - 8):
        parts.pilaster(wall, x, NOBLE + 2, GROUND_FLOOR, STONE, 8)
        parts.pilaster(wall, x, GROUND_FLOOR + 7, parts.HEIGHT - 12, STONE, 8)
    return wall.image


def _pediment(wall: Canvas, middle: int) -> None:
    wall.box(44, 62, 104, 30, BRICK[2])
    wall.shape((36, 64), (middle, 8), (155, 64), fill=STONE[1])
    wall.shape((38, 62), (middle, 10), (153, 62), fill=STONE[4])
    wall.shape((48, 60), (middle, 17), (143, 60), fill=BRICK[1])
    wall.shape((51, 60), (middle, 20), (140, 60), fill=BRICK[2])
    wall.box(36, 62, 120, 6, STONE[4])
    wall.across(36, 68, 120, STONE[1])
    wall.box(46, 69, 100, 44, BRICK[2])
    strip = Canvas(100, 44)
    parts.brickwork(strip, 0, 44, BRICK, 6)
    wall.stamp(strip.image, 46, 69)
    parts.plate(wall, middle - 42, 76, 84, STONE, STONE[0])
    for x in (56, 76, 96, 116, 136):
        _attic_opening(wall, x)
    wall.box(44, NOBLE - 12, 104, 4, STONE[4])
    wall.box(44, NOBLE - 8, 104, 2, STONE[1])
    wall.disc(middle - 0.5, 46, 14, 14, STONE[1])
    wall.disc(middle - 0.5, 45, 13, 13, STONE[4])
    wall.disc(middle - 0.5, 45, 11, 11, TERRA[1])
    _cross(wall, middle, 45)


def _cross(wall: Canvas, x: int, y: int) -> None:
    """The cross of Toulouse: four arms that widen, and twelve balls."""
    for step in range(7):
        wide = 1 + step // 2
        for box in (
            (x - wide, y - step - 1, 2 * wide, 1),
            (x - wide, y + step, 2 * wide, 1),
            (x - step - 1, y - wide, 1, 2 * wide),
            (x + step, y - wide, 1, 2 * wide),
        ):
            wall.box(*box, GOLD[3])
    wall.box(x - 1, y - 1, 2, 2, TERRA[1])
    for across, down in ((0, -8), (0, 7), (-8, 0), (7, 0)):
        wall.box(
            x + across - (across == 0), y + down - (down == 0), 2 if across == 0 else 1, 2 if down == 0 else 1, GOLD[4]
        )
    for across in (-5, 3):
        for down in (-8, 7):
            wall.dot(x + across + (1 if across > 0 else 0), y + down, GOLD[4])
            wall.dot(x + down, y + across + (1 if across > 0 else 0), GOLD[4])
