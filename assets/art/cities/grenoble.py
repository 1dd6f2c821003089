"""Grenoble: snow on the Alps over a façade of glass, pale concrete and larch; the cable car's bubbles, firs, rocks."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
from PIL import Image

from assets.art.cities import mountains, parts
from assets.art.cities.mountains import Peak
from assets.art.palette import (
    CONCRETE,
    DARK,
    FIR,
    GLASS,
    GOLD,
    GRASS,
    LARCH,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    ROCK,
    SKY,
    SNOW,
    TEAL,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pieces import Piece, Tileset, block, piece
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing, veil

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


# ---- above the town


def alps() -> Image.Image:
    """The snowy skyline with its sky and a fir wood at its foot, 16×7 tiles, repeatable sideways."""
    width, height = 16 * TILE, 7 * TILE
    size = (width, height - 14)
    view = Canvas(width, height)
    view.stamp(mountains.sky(width, height - 14, whole=150))
    view.stamp(mountains.clouds(size, ((40, 44, 86), (250, 30, 64), (396, 58, 100)), (SKY[2], SKY[3], WHITE, WHITE)))
    far: Ramp = tuple(mix(step, SKY[2], 0.52) for step in ROCK)
    cold: Ramp = tuple(mix(step, SKY[2], 0.3) for step in SNOW)
    back = [
        Peak(30, 70, 1.1, 1.2),
        Peak(150, 52, 1.0, 1.2),
        Peak(255, 76, 1.2, 1.1),
        Peak(330, 48, 1.1, 1.0),
        Peak(440, 60, 1.2, 1.3),
    ]
    view.stamp(mountains.mountains(size, back, far, cold, snowline=0.7, seed=3))
    near = [
        Peak(90, 76, 1.0, 1.15),
        Peak(480, 84, 1.1, 1.0),
        Peak(210, 60, 0.85, 1.0),
        Peak(388, 70, 1.1, 0.9),
        Peak(300, 98, 1.3, 1.3),
        Peak(20, 110, 1.4, 1.2),
    ]
    view.stamp(mountains.mountains(size, near, ROCK, SNOW, snowline=0.44, seed=11))
    slope: Ramp = tuple(mix(step, ROCK[1], 0.42) for step in FIR)
    lumps = [Sphere(x, 232, radius, 0.9) for x, radius in ((20, 62), (120, 54), (226, 70), (330, 50), (430, 66))]
    view.stamp(mountains.hills(size, lumps, slope, 5, grain=0.3))
    view.stamp(mountains.wood(width, 48, FIR, 4, firs=True), 0, height - 48)
    return view.image


def alps_sky() -> Image.Image:
    """The sky above `alps`, one tile, for a higher panorama."""
    sky = Canvas(TILE, TILE)
    sky.box(0, 0, TILE, TILE, SKY[0])
    return sky.image


def bubbles() -> Image.Image:
    """The round cabins of the cable car to the Bastille, three on their rope, 6×3 tiles; in the air."""
    ride = Canvas(6 * TILE, 3 * TILE)
    for x in range(6 * TILE):
        ride.dot(x, 14 - round(4 * (x - 96) ** 2 / 96**2) + 4, DARK[2])
        ride.dot(x, 15 - round(4 * (x - 96) ** 2 / 96**2) + 4, DARK[3])
    for x, drop in ((36, 36), (96, 39), (156, 36)):
        cabin = Canvas(50, 72)
        cabin.box(24, 1, 2, 14, DARK[2])
        cabin.box(19, 0, 12, 3, DARK[1])
        globe = spheres((50, 72), [Sphere(25, 36, 21)], GLASS, grain=0, dither=0.12, bias=-0.02)
        cabin.stamp(globe)
        cabin.ring(25, 36, 21, 21, 2, PALE[4])
        cabin.box(24, 15, 3, 42, PALE[4])
        cabin.box(4, 36, 42, 3, PALE[4])
        cabin.box(5, 39, 40, 6, TERRA[2])
        cabin.across(5, 39, 40, TERRA[3])
        cabin.box(10, 45, 30, 5, TERRA[1])
        cabin.disc(17, 27, 3, 4, WHITE)
        cabin.disc(16, 34, 3, 3, (224, 158, 112))
        cabin.disc(33, 33, 3, 3, (122, 77, 60))
        ride.stamp(outlined(cabin.image), x - 25, drop - 22)
    return ride.image


def fir(seed: int, snowy: bool) -> Image.Image:
    """A fir of 2×4 tiles, with snow or without; the trunk's tiles are solid."""
    tree = Canvas(62, 120)
    draw = seeded(seed)
    tree.box(28, 100, 6, 15, OAK[1])
    tree.down(29, 100, 15, OAK[2])
    for layer in range(7):
        foot = 108 - layer * 14
        half = 28 - layer * 3.6
        tall = 30 - layer
        for y in range(tall):
            reach = half * (y / tall) ** 0.85
            ragged = draw.choice((0, 1, 2)) if y > tall - 5 else 0
            left, right = round(31 - reach + ragged), round(31 + reach - ragged)
            at = foot - tall + y
            tree.across(left, at, right - left, FIR[1])
            tree.across(left, at, round((right - left) * 0.62), FIR[2])
            tree.across(left + 1, at, round((right - left) * 0.3), FIR[3] if y % 3 else FIR[2])
        tree.across(round(31 - half + 3), foot - 1, round(2 * half - 6), FIR[0])
        for _ in range(7):
            x, y = round(31 + draw.uniform(-half, half) * 0.8), foot - draw.randrange(2, 10)
            tree.line((x, y), (x - 2, y + 3), fill=FIR[draw.choice((3, 4, 0))])
        if snowy:
            for _ in range(8 - layer):
                x = round(31 + draw.uniform(-half, half * 0.7) * 0.85)
                y = foot - draw.randrange(3, 9)
                tree.box(x, y, draw.randrange(4, 8), 2, SNOW[4])
                tree.across(x + 1, y + 2, 4, SNOW[1])
    if snowy:
        tree.shape((31, 4), (26, 16), (36, 16), fill=SNOW[4])
        tree.box(32, 10, 3, 6, SNOW[2])
    return standing(outlined(tree.image), 2, 4, shadow=(24, 7), lift=4)


def rocks(seed: int) -> Image.Image:
    """Boulders with gentians between, 2×2 tiles; the foot row is solid."""
    stone = Canvas(62, 48)
    draw = seeded(seed)
    for x, y, radius in (
        ((18, 32, 14), (42, 28, 17), (30, 37, 11)) if seed == 1 else ((22, 26, 18), (46, 34, 13), (10, 38, 8))
    ):
        corners = [
            (
                x + radius * np.cos(turn) * draw.uniform(0.85, 1.05),
                y + radius * 0.8 * np.sin(turn) * draw.uniform(0.85, 1.05),
            )
            for turn in np.linspace(0.3, 0.3 + 2 * np.pi, 9)[:-1]
        ]
        stone.shape(*corners, fill=ROCK[2])
        top = [(px - 1, min(py, y - 1)) for px, py in corners]
        stone.shape(*top, fill=ROCK[3])
        stone.shape(
            (x - radius * 0.7, y - 2),
            (x - radius * 0.2, y - radius * 0.7),
            (x + radius * 0.3, y - radius * 0.5),
            (x, y),
            fill=ROCK[4],
        )
        stone.shape(
            (x + radius * 0.1, y),
            (x + radius * 0.9, y - 2),
            (x + radius * 0.6, y + radius * 0.6),
            (x, y + radius * 0.7),
            fill=ROCK[1],
        )
        stone.line((x - radius * 0.3, y + 2), (x - radius * 0.1, y + radius * 0.6), fill=ROCK[1])
    for _ in range(9):
        x, y = draw.randrange(4, 56), draw.randrange(36, 45)
        stone.box(x, y, 2, 3, LEAF[2])
        stone.box(x, y - 2, 3, 2, NAVY[2])
        stone.dot(x + 1, y - 2, NAVY[4])
    return standing(outlined(stone.image), 2, 2, shadow=(28, 6))


def stabile() -> Image.Image:
    """A sculpture of folded steel, three peaks, 4×4 tiles; its foot row is solid."""
    steel = Canvas(120, 116)
    steel.shape((58, 112), (20, 112), (34, 26), fill=DARK[2])
    steel.shape((34, 26), (20, 112), (6, 112), fill=DARK[3])
    steel.shape((60, 4), (36, 112), (64, 112), fill=DARK[1])
    steel.shape((60, 4), (64, 112), (84, 112), fill=DARK[2])
    steel.shape((92, 34), (62, 112), (88, 112), fill=DARK[1])
    steel.shape((92, 34), (88, 112), (114, 112), fill=DARK[3])
    for start, end in (((34, 26), (6, 112)), ((60, 4), (36, 112)), ((92, 34), (62, 112))):
        steel.line(start, end, fill=DARK[4])
    for x, y in ((31, 60), (29, 76), (27, 92), (66, 40), (68, 60), (70, 80), (98, 62), (101, 80), (104, 98)):
        steel.dot(x, y, DARK[4])
        steel.dot(x + 1, y + 1, DARK[0])
    steel.shape((30, 112), (44, 76), (56, 112), fill=NIGHT[0])
    steel.shape((70, 112), (78, 84), (86, 112), fill=NIGHT[0])
    return standing(outlined(steel.image), 4, 4, shadow=(54, 8), lift=4)


def snow_heap() -> Image.Image:
    """A heap of cleared snow with a shovel, 2×1 tiles."""
    heap = Canvas(62, 30)
    lumps = [Sphere(14, 22, 11, 0.7), Sphere(30, 18, 15, 0.75), Sphere(47, 22, 12, 0.7)]
    heap.stamp(spheres((62, 27), lumps, SNOW, grain=0.06, dither=0.2))
    heap.line((50, 2), (44, 17), fill=OAK[3])
    heap.line((51, 2), (45, 17), fill=OAK[1])
    heap.shape((41, 15), (48, 17), (46, 24), (39, 22), fill=TERRA[2])
    block_ = Canvas(2 * TILE, TILE)
    block_.stamp(soft_ellipse((2 * TILE, TILE), (32, 26), (28, 4), 0.3))
    block_.stamp(outlined(heap.image), 1, 2)
    return block_.image


def _pieces() -> Iterator[Piece]:
    yield from parts.facade("grenoble", left_end, bay, porch)
    yield piece("alps", block(16, 7), alps)
    yield piece("alps-sky", "#", alps_sky)
    yield piece("bubbles", block(6, 3, "^"), bubbles)
    yield piece("fir", "^^/^^/^^/##", fir, 1, False)
    yield piece("fir-snowy", "^^/^^/^^/##", fir, 2, True)
    yield from (piece(f"rocks-{number}", "^^/##", rocks, number) for number in (1, 2))
    yield piece("stabile", f"{block(4, 3, '^')}/####", stabile)
    yield piece("snow-heap", "##", snow_heap)


GRENOBLE = Tileset("grenoble", _pieces)
