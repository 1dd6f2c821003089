"""Toulouse: rose brick and stone, canal tiles, pastel shutters; the Garonne, the Pont-Neuf, a barge, a bell tower."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image

from assets.art.cities import parts, water
from assets.art.outdoors import with_leaves
from assets.art.palette import (
    BRICK,
    CANAL_TILE,
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NIGHT,
    OAK,
    PALE,
    PASTEL,
    RUG,
    STONE,
    TERRA,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pieces import Piece, Tileset, block, piece
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing

ROOF_TOP, EAVES, ATTIC, NOBLE, GROUND_FLOOR = 50, 88, 100, 124, 182
GARONNE: Ramp = tuple(mix(step, LEAF[2], 0.16) for step in WATER)


def _wall(width: int, seed: int) -> Canvas:
    """Canal tiles, a corbelled cornice, brick between bands of stone."""
    wall = Canvas(width, parts.HEIGHT)
    _tiles(wall, ROOF_TOP, EAVES, seed)
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


def _tiles(wall: Canvas, top: int, bottom: int, seed: int) -> None:
    """A low roof of round tiles, in columns of 8 px; here and there one that is older or newer."""
    draw = seeded(seed)
    for x in range(0, wall.width, 8):
        for column, fill in enumerate(
            (CANAL_TILE[1], *[CANAL_TILE[3]] * 2, *[CANAL_TILE[2]] * 3, *[CANAL_TILE[1]] * 2)
        ):
            wall.down(x + column, top, bottom - top, fill)
        for y in range(top + 4 + (x // 8 % 2) * 3, bottom, 7):
            wall.across(x, y, 8, CANAL_TILE[0])
            wall.across(x + 1, y + 1, 3, CANAL_TILE[4])
            if draw.random() < 0.16:
                wall.box(x + 1, y + 2, 5, 4, draw.choice((CANAL_TILE[1], mix(CANAL_TILE[3], CANAL_TILE[4]))))
    wall.box(0, top, wall.width, 5, CANAL_TILE[2])
    wall.across(0, top, wall.width, CANAL_TILE[4])
    wall.across(0, top + 5, wall.width, CANAL_TILE[0])
    for x in range(6, wall.width, 16):
        wall.box(x, top, 2, 5, CANAL_TILE[1])


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


# ---- the town and its river


def bell_tower() -> Image.Image:
    """The octagonal tower of Saint-Sernin, five storeys that narrow, and a spire; 4×10 tiles, only its foot solid."""
    tower = Canvas(122, 316)
    middle = 60.5
    storeys = ((258, 56, 52), (210, 48, 48), (166, 40, 44), (126, 32, 40), (92, 26, 34))
    tower.box(2, 290, 117, 24, BRICK[2])
    foot = Canvas(117, 24)
    parts.brickwork(foot, 0, 24, BRICK, 8)
    tower.stamp(foot.image, 2, 290)
    tower.box(0, 286, 121, 5, STONE[4])
    tower.across(0, 291, 121, STONE[1])
    for number, (top, half, tall) in enumerate(storeys):
        body = Canvas(2 * half, tall)
        parts.brickwork(body, 0, tall, BRICK, 20 + number)
        for share, lighter in ((0.0, True), (0.74, False)):
            face = Canvas(round(2 * half * 0.26), tall)
            parts.brickwork(face, 0, tall, BRICK, 30 + number)
            tint = Image.new("RGBA", face.image.size, (*(BRICK[4] if lighter else BRICK[0]), 90 if lighter else 110))
            face.image.alpha_composite(tint)
            body.stamp(face.image, round(2 * half * share))
        tower.stamp(body.image, round(middle - half), top)
        pointed = number >= 3
        for at, wide in ((0.13, 7), (0.38, 10), (0.62, 10), (0.87, 7)):
            _tower_opening(
                tower, round(middle - half + 2 * half * at), top + 9, tall - 16, wide * half // 48 + 1, pointed
            )
        tower.box(round(middle - half) - 2, top - 3, 2 * half + 4, 4, STONE[4])
        tower.across(round(middle - half) - 2, top + 1, 2 * half + 4, STONE[1])
    tower.shape((middle - 24, 90), (middle, 12), (middle + 24, 90), fill=BRICK[2])
    tower.shape((middle - 24, 90), (middle, 12), (middle - 9, 90), fill=BRICK[3])
    tower.shape((middle + 10, 90), (middle, 12), (middle + 24, 90), fill=BRICK[1])
    for y in range(26, 90, 8):
        reach = 24 * (y - 12) / 78
        tower.line((middle - reach + 1, y), (middle + reach - 1, y), fill=mix(BRICK[2], BRICK[1], 0.5))
    tower.disc(middle, 10, 3, 3, GOLD[3])
    tower.box(60, 1, 2, 8, GOLD[2])
    tower.box(58, 3, 6, 2, GOLD[2])
    return standing(outlined(tower.image), 4, 10, shadow=(54, 4), lift=2)


def _tower_opening(tower: Canvas, centre: int, top: int, tall: int, half: int, pointed: bool) -> None:
    dark = mix(BRICK[0], NIGHT[0], 0.6)
    if pointed:
        tower.shape((centre - half, top + half), (centre, top - 2), (centre + half - 1, top + half), fill=STONE[4])
        tower.box(centre - half, top + half, 2 * half, tall - half, STONE[3])
        tower.shape((centre - half + 2, top + half), (centre, top + 1), (centre + half - 3, top + half), fill=dark)
        tower.box(centre - half + 2, top + half, 2 * half - 4, tall - half, dark)
        return
    parts.arch(tower, centre, top - 2, top + tall, half, STONE[4])
    parts.arch(tower, centre, top, top + tall, half - 2, dark)
    tower.box(centre, top + 3, 1, tall - 3, STONE[2])


def _brick_face(wall: Canvas, top: int, bottom: int, seed: int) -> None:
    parts.brickwork(wall, top, bottom, BRICK, seed)
    wall.box(0, top + 20, wall.width, 4, STONE[2])
    wall.across(0, top + 20, wall.width, STONE[4])


def bridge_span() -> Image.Image:
    """One span of the Pont-Neuf from upstream, 6×4 tiles, repeatable: half a pier, an arch, half a pier."""
    width, height = 6 * TILE, 4 * TILE
    span = Canvas(width, height)
    parts.brickwork(span, 12, height, BRICK, 14)
    middle = width // 2
    crown = 34
    for grow, fill in ((7, STONE[1]), (6, STONE[4]), (1, STONE[1])):
        span.arc(middle - 0.5, 116, 72 + grow, 116 - crown + grow, 180, 360, fill)
    water_below = tuple(mix(step, NIGHT[1], 0.35) for step in GARONNE)
    span.arc(middle - 0.5, 116, 72, 116 - crown, 180, 360, mix(BRICK[0], NIGHT[0], 0.45))
    span.arc(middle + 3.5, 118, 70, 116 - crown - 6, 180, 360, mix(GARONNE[3], PALE[4], 0.35))
    for y, fill in ((84, GARONNE[2]), (92, GARONNE[1])):
        tone = Canvas(width, height)
        tone.arc(middle + 3.5, 118, 70, 116 - crown - 6, 180, 360, fill)
        span.stamp(tone.image.crop((0, y, width, height)), 0, y)
    for turn in range(0, 181, 9):
        angle = math.radians(180 + turn)
        near = (middle - 0.5 + 73 * math.cos(angle), 116 + 83 * math.sin(angle))
        far = (middle - 0.5 + 78 * math.cos(angle), 116 + 88 * math.sin(angle))
        span.line(near, far, fill=STONE[2])
    for x in (0, width):  # the eye above each pier, for the floods
        span.disc(x - 0.5, 58, 17, 19, STONE[1])
        span.disc(x - 0.5, 57, 16, 18, STONE[4])
        span.disc(x - 0.5, 58, 11, 13, mix(BRICK[0], NIGHT[0], 0.5))
        span.disc(x + 1.5, 60, 9, 11, mix(GARONNE[3], PALE[4], 0.3))
    for side in (0, 1):  # the cutwaters
        ramp = STONE
        shape = (
            ((0, 84), (14, 92), (14, 120), (0, 124))
            if not side
            else ((width - 1, 84), (width - 15, 92), (width - 15, 120), (width - 1, 124))
        )
        span.shape(*shape, fill=ramp[3] if side else ramp[2])
        span.line(shape[0], shape[1], fill=ramp[4])
        for y in range(98, 122, 8):
            span.line((shape[0][0], y + 2), (shape[1][0], y), fill=ramp[1])
    span.box(0, 116, width, 12, water_below[1])
    for x, y, wide in ((6, 119, 14), (40, 121, 22), (90, 118, 18), (128, 122, 26), (168, 119, 12)):
        span.across(x, y, wide, GARONNE[2])
    span.box(0, 0, width, 12, STONE[3])
    span.across(0, 0, width, STONE[4])
    for x in range(0, width, 16):
        span.down(x, 1, 9, STONE[2])
    span.box(0, 10, width, 2, STONE[1])
    span.box(0, 12, width, 3, BRICK[0])
    return span.image


def barge() -> Image.Image:
    """A barge with geraniums on its roof, 6×3 tiles, afloat; solid."""
    boat = Canvas(190, 76)
    hull = ((4, 42), (14, 62), (172, 62), (187, 38), (170, 44), (20, 44))
    boat.shape(*hull, fill=DARK[1])
    boat.shape((4, 42), (9, 52), (178, 52), (187, 38), (170, 44), (20, 44), fill=RUG[1])
    boat.line((4, 42), (20, 44), (170, 44), (187, 38), fill=PALE[4])
    boat.line((9, 52), (178, 52), fill=RUG[0])
    boat.round(30, 20, 106, 25, 3, PALE[3])
    boat.box(30, 34, 106, 10, PALE[2])
    boat.round(26, 15, 114, 8, 3, PASTEL[1])
    boat.across(28, 15, 110, PASTEL[3])
    for x in range(38, 130, 18):
        boat.box(x, 26, 11, 10, OAK[1])
        boat.box(x + 1, 27, 9, 8, GLASS[1])
        boat.shape((x + 2, 34), (x + 6, 27), (x + 8, 27), (x + 4, 34), fill=GLASS[3])
    boat.box(142, 26, 22, 18, PASTEL[2])
    boat.box(142, 22, 24, 5, PALE[4])
    boat.box(145, 29, 12, 8, GLASS[2])
    boat.box(150, 29, 1, 8, PALE[4])
    for x in (36, 60, 84, 108):
        boat.box(x, 11, 16, 5, OAK[2])
        boat.across(x, 11, 16, OAK[4])
        for index in range(5):
            boat.box(x + index * 3, 8 - index % 2, 4, 4, LEAF[2 + index % 2])
            boat.box(x + 1 + index * 3, 7 - index % 2, 2, 2, (TERRA[3], RUG[3])[index % 2])
    boat.box(175, 18, 2, 22, OAK[1])
    boat.shape((176, 19), (188, 22), (176, 27), fill=TERRA[2])
    boat.disc(24, 48, 3, 3, DARK[0])
    boat.disc(24, 48, 1, 1, PALE[2])
    whole = Canvas(6 * TILE, 3 * TILE)
    whole.stamp(soft_ellipse(whole.image.size, (96, 76), (88, 10), 0.38))
    whole.stamp(outlined(boat.image), 1, 12)
    for x, y, wide in ((12, 76, 30), (60, 79, 46), (128, 76, 40), (30, 82, 20), (110, 84, 30)):
        whole.across(x, y, wide, GARONNE[3])
        whole.across(x + 3, y + 1, wide - 8, GARONNE[2])
    return whole.image


def plane_tree() -> Image.Image:
    """A plane tree of the canal, 4×5 tiles: a pale dappled trunk and a broad crown; the trunk's tiles are solid."""
    tree = Canvas(124, 146)
    tree.shape((56, 80), (68, 80), (70, 132), (77, 141), (46, 141), (53, 132), fill=PALE[1])
    tree.shape((56, 80), (61, 80), (60, 138), (49, 140), (53, 132), fill=PALE[3])
    draw = seeded(12)
    for _ in range(16):
        x, y = draw.randrange(55, 67), draw.randrange(86, 134)
        tree.round(x, y, draw.randrange(2, 5), draw.randrange(3, 6), 1, draw.choice((OAK[2], PALE[4], LEAF[2])))
    tree.line((60, 84), (40, 66), fill=PALE[1])
    tree.line((64, 84), (86, 62), fill=PALE[0])
    ring = [
        (22, 54, 18),
        (32, 34, 18),
        (58, 23, 19),
        (86, 31, 19),
        (102, 54, 18),
        (90, 72, 16),
        (32, 73, 16),
        (62, 78, 16),
    ]
    lumps = [Sphere(62, 50, 38, 0.85), *(Sphere(x, y, radius, 0.9, 5) for x, y, radius in ring)]
    lumps += [Sphere(48, 38, 19, 0.9, 15), Sphere(76, 44, 16, 0.9, 13), Sphere(58, 62, 17, 0.85, 11)]
    light: Ramp = tuple(mix(step, GOLD[3], 0.14) for step in LEAF)
    crown = spheres((124, 146), lumps, light, grain=0.13, seed=9)
    tree.stamp(with_leaves(crown, light, seeded(7), 210))
    return standing(outlined(tree.image), 4, 5, shadow=(44, 10), lift=4)


def violets() -> Image.Image:
    """A stone trough of violets, 2×1 tiles."""
    trough = Canvas(60, 29)
    trough.round(2, 13, 56, 14, 2, STONE[2])
    trough.box(2, 13, 56, 4, STONE[4])
    trough.box(4, 24, 52, 2, STONE[1])
    trough.box(25, 18, 10, 5, BRICK[2])
    draw = seeded(5)
    bed = [Sphere(8 + step * 6.5, 11 + step % 2, 6) for step in range(8)]
    trough.stamp(spheres((60, 29), bed, LEAF, grain=0.2, seed=4))
    for _ in range(20):
        x, y = draw.randrange(4, 55), draw.randrange(4, 14)
        trough.box(x, y, 2, 2, draw.choice(((124, 85, 144), (157, 118, 173), (196, 163, 204))))
        trough.dot(x, y, GOLD[4])
    return standing(outlined(trough.image), 2, 1, shadow=(27, 4), lift=1)


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("toulouse", left_end, bay, porch)
    yield from (piece(f"garonne-{number}", "#", water.water, GARONNE, number) for number in range(4))
    yield piece("garonne-quay", "#/#", water.quay, _brick_face, STONE, GARONNE)
    yield piece("garonne-edge", "#", water.near_quay, STONE)
    yield piece("pont-neuf", block(6, 4), bridge_span)
    yield piece("barge", block(6, 3), barge)
    yield piece("saint-sernin", f"{block(4, 9, '^')}/####", bell_tower)
    yield piece("plane-tree", f"{block(4, 4, '^')}/.##.", plane_tree)
    yield piece("violets", "##", violets)


TOULOUSE = Tileset("toulouse", _pieces)
