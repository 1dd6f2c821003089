"""The Alps, the cable car's bubbles, and what grows and lies on the heights."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.cities import mountains
from assets.art.cities.mountains import Peak
from assets.art.palette import (
    DARK,
    FIR,
    GLASS,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    ROCK,
    SKY,
    SNOW,
    TERRA,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing


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
