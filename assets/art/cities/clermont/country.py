"""The cathedral of black stone, the chain of volcanoes, and what the lava left."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from assets.art.cities import mountains, parts
from assets.art.palette import (
    DARK,
    GOLD,
    LAVA,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    PUY,
    RUG,
    SKY,
    TERRA,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, spheres, standing

POZZOLAN: Ramp = tuple(mix(one, other, 0.4) for one, other in zip(TERRA, OAK, strict=True))


def cathedral() -> Image.Image:
    """The cathedral's west front with its two spires of black stone, 6×11 tiles; only its foot row is solid."""
    width, height = 6 * TILE - 4, 11 * TILE - 6
    church = Canvas(width, height)
    stone: Ramp = (LAVA[0], LAVA[1], LAVA[2], LAVA[3], LAVA[4])
    dark = mix(LAVA[0], NIGHT[0], 0.5)
    middle = width // 2
    for x, lit in ((34, 1), (width - 34, 0)):
        church.shape((x - 24, 150), (x - 1, 10), (x + 1, 10), (x + 23, 150), fill=stone[1])
        church.shape((x - 24, 150), (x - 1, 10), (x - 6, 150), fill=stone[3])
        church.shape((x - 6, 150), (x - 1, 10), (x + 10, 150), fill=stone[2])
        for y in range(28, 150, 12):
            reach = 24 * (y - 10) / 140
            church.box(round(x - reach) - 1, y, 3, 3, stone[4])
            church.box(round(x + reach) - 2, y, 3, 3, stone[2])
            if y > 56:
                church.box(x - 3, y + 2, 4, 6, dark)
        church.box(x - 1, 1, 2, 10, GOLD[2])
        church.box(x - 3, 4, 6, 2, GOLD[3])
        church.box(x - 26, 150, 52, height - 152, stone[2])
        church.box(x - 26, 150, 8, height - 152, stone[3])
        church.box(x + 16, 150, 10, height - 152, stone[1])
        for corner in (x - 27, x + 21):
            church.shape((corner, 152), (corner + 3, 124), (corner + 6, 152), fill=stone[3])
            church.box(corner, 152, 6, 20, stone[3 if lit else 2])
        for y, tall in ((164, 44), (222, 36)):
            for left in (x - 13, x + 2):
                parts.arch(church, left + 5, y - 2, y + tall, 7, stone[4])
                parts.arch(church, left + 5, y, y + tall, 5, dark)
                church.down(left + 5, y + 6, tall - 6, stone[2])
                for slat in range(y + 12, y + tall, 6):
                    church.across(left + 1, slat, 9, stone[1])
            church.box(x - 28, y + tall + 4, 56, 4, stone[4])
            church.across(x - 28, y + tall + 8, 56, stone[0])
        for y in range(158, height - 4, 11):
            church.across(x - 17, y, 32, mix(stone[1], stone[2]))
    church.box(58, 196, width - 116, height - 198, stone[2])
    church.shape((58, 198), (middle, 160), (width - 59, 198), fill=stone[3])
    church.shape((64, 197), (middle, 166), (width - 65, 197), fill=stone[2])
    for y in range(206, height - 4, 11):
        church.across(58, y, width - 116, mix(stone[1], stone[2]))
    _rose_small(church, middle, 226)
    for x, half in ((middle, 18), (34, 13), (width - 34, 13)):
        for grow, fill in ((8, stone[4]), (6, stone[1]), (4, stone[3]), (2, stone[1]), (0, dark)):
            top = height - 66 + (18 - half) * 2 - grow
            church.shape((x - half - grow, top + 22), (x, top), (x + half + grow - 1, top + 22), fill=fill)
            church.box(x - half - grow, top + 22, 2 * (half + grow), height - top - 22, fill)
        church.box(x - half + 1, height - 30, half - 2, 30, RUG[0])
        church.box(x + 1, height - 30, half - 2, 30, RUG[0])
        church.down(x - half + 2, height - 30, 30, RUG[2])
        church.down(x, height - 30, 30, dark)
        church.dot(x - 3, height - 14, GOLD[3])
        church.dot(x + 3, height - 14, GOLD[3])
    church.box(2, height - 8, width - 4, 7, stone[3])
    church.across(2, height - 8, width - 4, stone[4])
    return standing(outlined(church.image), 6, 11, shadow=(86, 5), lift=3)


def _rose_small(church: Canvas, x: int, y: int) -> None:
    church.disc(x - 0.5, y, 24, 24, LAVA[4])
    church.disc(x - 0.5, y, 21, 21, LAVA[0])
    glass = (NAVY[3], RUG[2], GOLD[3], NAVY[2])
    for petal in range(12):
        angle = math.radians(petal * 30)
        church.disc(x - 0.5 + 15 * math.cos(angle), y + 15 * math.sin(angle), 3, 3, glass[petal % 4])
        church.disc(x - 0.5 + 8 * math.cos(angle + 0.26), y + 8 * math.sin(angle + 0.26), 2, 2, glass[(petal + 1) % 4])
    church.disc(x - 0.5, y, 3, 3, GOLD[3])


def volcanoes() -> Image.Image:
    """The chain of puys with the Puy de Dôme and its mast, 16×7 tiles, repeatable sideways."""
    width, height = 16 * TILE, 7 * TILE
    size = (width, height)
    view = Canvas(width, height)
    view.stamp(mountains.sky(width, height, whole=170))
    view.stamp(mountains.clouds(size, ((30, 48, 110), (200, 32, 70), (420, 60, 90)), (SKY[2], SKY[3], WHITE, WHITE)))
    far: Ramp = tuple(mix(step, SKY[1], 0.6) for step in PUY)
    mid: Ramp = tuple(mix(step, SKY[1], 0.28) for step in PUY)
    chain = [(40, 66, 128), (130, 58, 136), (196, 70, 142), (410, 76, 126), (490, 54, 138)]
    view.stamp(mountains.hills(size, [_cone(*hill) for hill in chain], far, 2, grain=0.04))
    _dome(view, 270, mid)
    for x, half, top, crater in ((176, 76, 166, 0), (470, 80, 164, 0), (60, 108, 138, 34), (372, 118, 140, 38)):
        view.stamp(_puy(size, (x, half, top), crater))
    meadow = [Sphere(step * 74 + 20, 300, 112, 0.86, 20 + step % 2) for step in range(7)]
    view.stamp(mountains.hills(size, meadow, tuple(mix(step, GOLD[3], 0.22) for step in PUY), 7, grain=0.05))
    view.stamp(mountains.wood(width, 34, LEAF, 3, firs=False), 0, height - 32)
    return view.image


def _cone(x: int, half: int, top: int) -> Sphere:
    """A hill that is `half` wide each way at the foot of the view, and whose top is at `top`."""
    foot = 7 * TILE
    return Sphere(x, foot, half, (foot - top) / half)


def _puy(size: tuple[int, int], hill: tuple[int, int, int], crater: int) -> Image.Image:
    """A green cone; with a crater, `crater` px wide each way, in place of its top."""
    x, half, top = hill
    picture = mountains.hills(size, [_cone(x, half, top)], PUY, x, grain=0.06)
    if not crater:
        return picture
    rim = 7 * TILE - (7 * TILE - top) * math.sqrt(1 - (crater / half) ** 2)
    pixels = np.array(picture)
    for across in range(x - half, x + half):
        away = min(1.0, abs(across - x) / crater)
        pixels[: round(rim - 6 * math.sqrt(1 - away**2)), across % size[0]] = 0
    cone = Canvas(*size)
    cone.stamp(Image.fromarray(pixels))
    for around in (-size[0], 0, size[0]):
        cone.disc(x + around, rim, crater, 6, PUY[4])
        cone.disc(x + around, rim, crater - 2, 5, PUY[1])
        cone.disc(x + around + 4, rim + 2, crater - 10, 3, PUY[0])
        cone.disc(x + around - 6, rim + 4, crater - 14, 2, PUY[2])
    return cone.image


def _dome(view: Canvas, x: int, ramp: Ramp) -> None:
    """The Puy de Dôme: steep, flat-topped, furrowed, with the mast on it."""
    profile = (
        (-130, 196),
        (-96, 158),
        (-64, 112),
        (-40, 78),
        (-18, 64),
        (4, 59),
        (26, 64),
        (46, 84),
        (72, 120),
        (104, 162),
        (134, 198),
    )
    tops = np.interp(np.arange(-130, 135), [across for across, _ in profile], [y for _, y in profile])
    draw = seeded(8)
    furrow = 0.0
    for step, across in enumerate(range(-130, 135)):
        furrow = furrow * 0.72 + draw.uniform(-0.6, 0.6)
        top = round(float(tops[step]))
        tone = 3.0 - (across + 40) / 76 + furrow
        for y in range(top, 7 * TILE):
            shade = tone - (y - top) / 90 + (0.25 if (across + y) % 3 == 0 else 0)
            view.dot(x + across, y, ramp[max(0, min(4, round(shade)))])
        view.dot(x + across, top, ramp[4] if across < 20 else ramp[3])
    view.box(x + 1, 58, 8, 4, PALE[3])
    view.box(x + 3, 24, 2, 35, WHITE)
    for y in range(24, 58, 10):
        view.box(x + 3, y, 2, 5, TERRA[2])


def organ() -> Image.Image:
    """Columns of basalt, 3×3 tiles; the foot row is solid."""
    rock = Canvas(90, 88)
    draw = seeded(5)
    tops = (40, 26, 14, 22, 8, 18, 30, 24, 44, 56)
    for number, highest in enumerate(tops):
        x, wide, top = 4 + number * 8, 9, highest + draw.randrange(0, 4)
        rock.box(x, top, wide, 84 - top, LAVA[2])
        rock.box(x, top, 3, 84 - top, LAVA[3])
        rock.box(x + 7, top, 2, 84 - top, LAVA[0])
        rock.shape(
            (x, top), (x + 3, top - 3), (x + 6, top - 3), (x + 8, top), (x + 5, top + 3), (x + 2, top + 3), fill=LAVA[4]
        )
        for y in range(top + 14 + number % 3 * 4, 84, 18):
            rock.across(x, y, wide, LAVA[1])
    for _ in range(10):
        x, y = draw.randrange(4, 82), draw.randrange(70, 84)
        rock.disc(x, y, 4, 2, LEAF[2])
        rock.dot(x - 1, y - 1, LEAF[4])
    return standing(outlined(rock.image), 3, 3, shadow=(42, 5))


def fountain() -> Image.Image:
    """A Renaissance fountain of lava with a bowl, 3×4 tiles; the two lower rows are solid."""
    bowl = Canvas(92, 118)
    bowl.disc(45.5, 92, 43, 22, LAVA[0])
    bowl.disc(45.5, 88, 43, 22, LAVA[3])
    bowl.disc(45.5, 88, 41, 20, LAVA[4])
    bowl.disc(45.5, 89, 37, 17, LAVA[1])
    bowl.disc(45.5, 91, 36, 15, WATER[1])
    bowl.disc(45.5, 92, 30, 11, WATER[2])
    draw = seeded(2)
    for _ in range(16):
        turn, reach = draw.uniform(0, 2 * math.pi), draw.uniform(0.4, 0.95)
        bowl.across(
            round(45 + 32 * reach * math.cos(turn)),
            round(92 + 12 * reach * math.sin(turn)),
            draw.choice((2, 4)),
            WATER[3],
        )
    bowl.box(38, 40, 16, 52, LAVA[2])
    bowl.box(38, 40, 4, 52, LAVA[4])
    bowl.box(50, 40, 4, 52, LAVA[1])
    bowl.disc(45.5, 92, 12, 4, WATER[4])
    bowl.disc(45.5, 60, 23, 8, LAVA[1])
    bowl.disc(45.5, 57, 23, 8, LAVA[4])
    bowl.disc(45.5, 57, 19, 6, WATER[2])
    bowl.box(40, 22, 12, 34, LAVA[2])
    bowl.box(40, 22, 3, 34, LAVA[4])
    bowl.disc(45.5, 30, 9, 4, LAVA[3])
    bowl.disc(45.5, 18, 7, 8, LAVA[2])
    bowl.disc(43, 16, 3, 4, LAVA[4])
    bowl.shape((41, 12), (45, 2), (51, 12), fill=LAVA[3])
    for x in (25, 45, 65):
        bowl.down(x, 60, 26 if x != 45 else 20, WATER[4])
        bowl.down(x + 1, 62, 24 if x != 45 else 18, WATER[3])
        bowl.disc(x, 88, 4, 2, WATER[4])
    return standing(outlined(bowl.image), 3, 4, shadow=(42, 10))


def cow(mirrored: bool) -> Image.Image:
    """A red cow of Salers with lyre horns, 2×2 tiles; the foot row is solid."""
    coat: Ramp = tuple(mix(one, other, 0.5) for one, other in zip(RUG, OAK, strict=True))
    beast = Canvas(62, 52)
    for x in (15, 22, 42, 49):
        beast.box(x, 34, 5, 14, coat[1] if x in (22, 42) else coat[2])
        beast.box(x, 46, 5, 3, DARK[0])
    body = [Sphere(24, 27, 13, 0.85), Sphere(38, 26, 13, 0.85, 1), Sphere(48, 26, 10, 0.9)]
    beast.stamp(spheres((62, 52), body, coat, grain=0.22, seed=4))
    beast.line((57, 22), (59, 40), fill=coat[1])
    beast.box(58, 38, 3, 5, coat[0])
    beast.stamp(
        spheres((62, 52), [Sphere(12, 20, 8, 0.95, 4), Sphere(8, 25, 5, 0.9, 6)], coat, grain=0.2, bias=0.06, seed=6)
    )
    beast.disc(6, 27, 3, 2, PALE[2])
    beast.dot(5, 26, DARK[0])
    beast.box(10, 19, 2, 2, DARK[0])
    beast.disc(20, 16, 4, 2, coat[1])
    for side in (0, 1):
        beast.line((10 + side * 6, 13), (8 + side * 9, 6), (10 + side * 9, 2), fill=PALE[3])
        beast.line((11 + side * 6, 13), (9 + side * 9, 6), (11 + side * 9, 2), fill=PALE[1])
    beast.disc(16, 31, 3, 3, GOLD[2])
    beast.dot(15, 30, GOLD[4])
    picture = outlined(beast.image)
    if mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return standing(picture, 2, 2, shadow=(25, 5))


def pozzolan() -> Image.Image:
    """Nine tiles (3×3) that make a walk of red volcanic gravel of any size, edged with lava."""
    size = 3 * TILE
    gravel = Canvas(size, size)
    gravel.round(3, 3, size - 6, size - 6, 6, LAVA[0])
    gravel.round(3, 3, size - 6, size - 8, 6, LAVA[3])
    gravel.round(5, 5, size - 10, size - 10, 5, LAVA[1])
    inner = Canvas(size, size)
    inner.box(0, 0, size, size, POZZOLAN[2])
    inner.speckle((POZZOLAN[1],), 330, 3, ((0, 0), (1, 0)))
    inner.speckle((POZZOLAN[3],), 230, 4)
    inner.speckle((POZZOLAN[0],), 90, 5)
    inner.speckle((POZZOLAN[4],), 44, 6)
    gravel.stamp(inner.image.crop((8, 8, size - 8, size - 8)), 8, 8)
    return gravel.image


def sky() -> Image.Image:
    return mountains.sky(TILE, TILE, whole=10_000)
