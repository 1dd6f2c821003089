"""The quiet garden: a pond of any size with lilies, stepping stones, reeds, a footbridge, a pergola; and stairs."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import (
    BLOSSOM,
    BOXWOOD,
    DARK,
    GOLD,
    GRASS,
    LEAF,
    NIGHT,
    OAK,
    ROCK,
    SLAB,
    TERRA,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing, veil


def pond() -> Image.Image:
    """Nine tiles (3×3) that make a pond of any size: pebbles and grass at its rim, deep in its middle."""
    size = 3 * TILE
    rows, columns = np.mgrid[0:size, 0:size] + 0.5
    inset = np.minimum(np.minimum(rows, size - rows), np.minimum(columns, size - columns))
    corner = 26
    for across, down in (
        (columns, rows),
        (size - columns, rows),
        (columns, size - rows),
        (size - columns, size - rows),
    ):
        away = np.hypot(corner - across, corner - down)
        inset = np.where((across < corner) & (down < corner), corner - away, inset)
    wobble = np.sin(columns * 2 * np.pi / TILE * 2) * 0.8 + np.sin(rows * 2 * np.pi / TILE * 2) * 0.8
    inset = inset + wobble
    picture = np.zeros((size, size, 4), np.uint8)
    steps = (
        (1, GRASS[1]),
        (3, GRASS[0]),
        (4, SLAB[1]),
        (7, SLAB[3]),
        (9, SLAB[0]),
        (10, WATER[0]),
        (15, WATER[1]),
        (999, WATER[2]),
    )
    floor = 0.0
    for limit, fill in steps:
        picture[(inset >= floor) & (inset < limit)] = (*fill, 255)
        floor = limit
    picture[inset < 1] = 0
    basin = Canvas(size, size)
    basin.stamp(Image.fromarray(picture))
    draw = seeded(4)
    for _ in range(150):  # pebbles along the rim
        x, y = draw.randrange(size), draw.randrange(size)
        if 4.5 < inset[y, x] < 8:
            basin.box(x, y, 2, 2, draw.choice((SLAB[4], SLAB[2], ROCK[3], SLAB[0])))
    for _ in range(16):
        x, y, wide = draw.randrange(18, size - 34), draw.randrange(20, size - 18), draw.randrange(5, 11)
        if x // TILE == (x + wide) // TILE:
            basin.across(x, y, wide, WATER[3])
            basin.across(x + 2, y + 1, wide - 3, WATER[1])
    return basin.image


def lilies(variant: int) -> Image.Image:
    """Water lilies to lay over the pond's middle, one tile; two variants, the second with a red fish."""
    pads = Canvas(TILE, TILE)
    spots = ((9, 11, 6), (22, 20, 7), (10, 25, 4)) if variant == 1 else ((22, 9, 6), (8, 22, 5))
    for x, y, radius in spots:
        pads.disc(x, y + 1, radius, radius * 0.7, WATER[0])
        pads.disc(x, y, radius, radius * 0.7, LEAF[2])
        pads.disc(x - 1, y - 1, radius - 2, radius * 0.7 - 1.5, LEAF[3])
        pads.shape((x, y), (x + radius, y - 2), (x + radius, y + 1), fill=WATER[2])
    x, y = spots[0][0] + 1, spots[0][1] - 3
    for right, below in ((-3, 1), (3, 1), (0, -1), (-2, -1), (2, -1)):
        pads.disc(x + right, y + below, 1.5, 1.5, BLOSSOM[3])
    pads.disc(x, y, 1.5, 1.5, WHITE)
    pads.dot(x, y, GOLD[3])
    if variant == 2:
        pads.disc(20, 23, 5, 2, TERRA[3])
        pads.shape((24, 23), (28, 20), (28, 26), fill=TERRA[3])
        pads.box(17, 22, 3, 1, WHITE)
    return pads.image


def stepping_stone(variant: int) -> Image.Image:
    """A flat stone in the grass or in the water, one tile; three variants, walkable."""
    stone = Canvas(TILE, TILE)
    draw = seeded(variant + 3)
    x, y = 15.5 + draw.uniform(-1, 1), 15 + draw.uniform(-1, 1)
    across, down = 12 + variant % 2, 9 + variant % 3 * 0.7
    stone.disc(x, y + 2.5, across, down, SLAB[0])
    stone.disc(x, y, across, down, SLAB[3])
    stone.disc(x - 1, y - 1, across - 3, down - 2.5, SLAB[4])
    stone.line((x - 4, y + 2), (x + 2, y + 4), (x + 6, y + 2), fill=SLAB[2])
    for _ in range(5):
        stone.dot(round(x + draw.uniform(-7, 7)), round(y + draw.uniform(-5, 5)), SLAB[2])
    whole = Canvas(TILE, TILE)
    whole.stamp(soft_ellipse((TILE, TILE), (17, 18), (12, 8), 0.3))
    whole.stamp(stone.image)
    return whole.image


def reeds() -> Image.Image:
    """Reeds at the water's edge, 1×2 tiles; their foot is solid."""
    tuft = Canvas(30, 56)
    draw = seeded(6)
    for _ in range(22):
        x, tall, lean = draw.randrange(6, 25), draw.randrange(20, 46), draw.randrange(-6, 7)
        tuft.line(
            (x, 53),
            (x + lean // 2, 53 - tall // 2),
            (min(28, max(1, x + lean)), 53 - tall),
            fill=LEAF[draw.choice((1, 2, 2, 3, 4))],
        )
    for x, top in ((9, 8), (17, 4), (23, 14)):
        tuft.line((15, 53), (x, top + 8), fill=LEAF[1])
        tuft.round(x - 1, top, 4, 10, 1, OAK[1])
        tuft.down(x, top + 1, 8, OAK[3])
    return standing(outlined(tuft.image, 0.5), 1, 2, shadow=(11, 3))


def footbridge() -> Image.Image:
    """A small arched bridge from left to right over one tile of water, 3×2 tiles; one walks on its upper row."""
    deck = Canvas(3 * TILE, 2 * TILE)
    for x in range(96):
        rise = round(8 * (1 - ((x - 47.5) / 48) ** 2))
        deck.down(x, 10 - rise, 26, OAK[3] if x % 6 else OAK[1])
        if x % 6 == 1:
            deck.down(x, 10 - rise, 26, OAK[4])
        deck.box(x, 36 - rise, 1, 5, OAK[1])
        deck.dot(x, 36 - rise, OAK[4])
        deck.dot(x, 10 - rise, OAK[0])
        deck.box(x, 22 - rise, 1, 3, TERRA[2])
        deck.dot(x, 22 - rise, TERRA[3])
    for x in range(3, 96, 15):
        rise = round(8 * (1 - ((x - 47.5) / 48) ** 2))
        deck.box(x, 21 - rise, 3, 19, TERRA[1])
        deck.down(x, 21 - rise, 19, TERRA[3])
        deck.box(x - 1, 20 - rise, 5, 2, TERRA[3])
    for x in range(96):
        rise = round(8 * (1 - ((x - 47.5) / 48) ** 2))
        deck.stamp(veil(np.array([[0.34], [0.26], [0.18], [0.1], [0.05]])), x, 41 - rise)
    return deck.image


def pergola(ramp: Ramp) -> Image.Image:
    """A pergola under wisteria or roses, 5×4 tiles: four posts, and shade to walk and sit in."""
    width, height = 5 * TILE, 4 * TILE
    frame = Canvas(width, height)
    for x in (8, width - 16):
        frame.box(x, 30, 8, 92, OAK[2])
        frame.box(x, 30, 3, 92, OAK[4])
        frame.down(x + 7, 30, 92, OAK[1])
        frame.box(x - 2, 116, 12, 7, SLAB[2])
        frame.across(x - 2, 116, 12, SLAB[4])
    for y in (10, 34):
        frame.box(2, y, width - 4, 7, OAK[2])
        frame.across(2, y, width - 4, OAK[4])
        frame.box(2, y + 5, width - 4, 2, OAK[1])
    for x in range(8, width - 8, 13):
        frame.box(x, 4, 5, 40, OAK[3])
        frame.down(x, 4, 40, OAK[4])
        frame.down(x + 4, 4, 40, OAK[1])
    draw = seeded(5)
    lumps = [
        Sphere(x + draw.uniform(-3, 3), 18 + draw.uniform(-8, 14), draw.uniform(9, 13), 0.8, draw.uniform(0, 4))
        for x in range(10, width - 6, 11)
    ]
    frame.stamp(spheres((width, height), lumps, LEAF, grain=0.28, seed=6))
    for _ in range(24):
        x, top = draw.randrange(6, width - 8), draw.randrange(18, 40)
        long = draw.randrange(9, 19)
        for y in range(long):
            half = max(0, round(2.6 * (1 - y / long)))
            frame.across(x - half, top + y, 2 * half + 1, ramp[3 if (x + y) % 3 else 4])
            frame.dot(x + half, top + y, ramp[1])
    whole = Canvas(width, height)
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    inside = (columns > 12) & (columns < width - 8) & (rows > 48) & (rows < 122)
    stripes = ((columns + rows * 0.3) % 13 < 7) * 0.1 + 0.1
    whole.stamp(veil(np.where(inside, stripes * np.clip((122 - rows) / 14, 0, 1), 0)))
    for x in (12, width - 12):
        whole.stamp(soft_ellipse((width, height), (x, 122), (9, 3), 0.4))
    whole.stamp(outlined(frame.image))
    return whole.image


def stone_lantern() -> Image.Image:
    """A stone lantern with a small light, 1×2 tiles; its foot is solid."""
    stone = Canvas(30, 54)
    stone.round(6, 46, 18, 6, 2, ROCK[2])
    stone.box(11, 34, 8, 13, ROCK[2])
    stone.box(11, 34, 3, 13, ROCK[4])
    stone.box(6, 30, 18, 5, ROCK[3])
    stone.across(6, 30, 18, ROCK[4])
    stone.box(9, 18, 12, 12, ROCK[1])
    stone.box(11, 20, 8, 9, GOLD[3])
    stone.box(12, 21, 4, 7, GOLD[4])
    stone.down(15, 20, 9, ROCK[1])
    stone.shape((2, 18), (27, 18), (20, 9), (10, 9), fill=ROCK[3])
    stone.shape((2, 18), (12, 18), (14, 9), (10, 9), fill=ROCK[4])
    stone.box(2, 17, 26, 2, ROCK[1])
    stone.disc(14.5, 6, 3, 4, ROCK[3])
    stone.box(7, 47, 6, 2, BOXWOOD[3])
    return standing(outlined(stone.image), 1, 2, shadow=(10, 3))


def clipped_ball() -> Image.Image:
    """Three balls of box, one tile each way 2×1."""
    green = Canvas(60, 30)
    lumps = [Sphere(13, 16, 11, 0.95), Sphere(45, 17, 10, 0.95), Sphere(29, 19, 9, 0.95, 3)]
    green.stamp(spheres((60, 30), lumps, BOXWOOD, grain=0.2, seed=4))
    return standing(outlined(green.image), 2, 1, shadow=(27, 4), lift=1)


def stairs(way: str) -> Image.Image:
    """A flight of stairs, 3×3 tiles, its middle walkable: `up` climbs away from us, `down` sinks into the dark."""
    width, height = 3 * TILE, 3 * TILE
    flight = Canvas(width, height)
    steps = 9
    for step in range(steps):
        share = step / (steps - 1)
        y = height - 10 - step * 10 if way == "up" else 4 + step * 10
        if way == "up":
            face, top = mix(OAK[2], OAK[3], share), mix(OAK[3], OAK[4], share)
            flight.box(14, y, width - 28, 10, face)
            flight.box(14, y, width - 28, 6, top)
            flight.across(14, y, width - 28, mix(OAK[4], WHITE, 0.4 * share))
            flight.across(14, y + 9, width - 28, OAK[0])
        else:
            dark = mix(OAK[3], NIGHT[0], 0.15 + 0.8 * (1 - share))
            flight.box(14, y, width - 28, 10, dark)
            flight.across(14, y, width - 28, mix(dark, OAK[4], 0.35))
            flight.box(14, y + 7, width - 28, 3, mix(dark, NIGHT[0], 0.4))
    for x in (4, width - 14):
        flight.box(x, 2, 10, height - 6, SLAB[2])
        flight.box(x, 2, 3, height - 6, SLAB[4])
        flight.down(x + 9, 2, height - 6, SLAB[0])
        for y in range(8, height - 8, 12):
            flight.box(x + 3, y - 6, 4, 8, DARK[2])
            flight.down(x + 3, y - 6, 8, DARK[4])
        flight.box(x + 2, 2, 5, height - 8, DARK[2])
        flight.down(x + 2, 2, height - 8, DARK[4])
    if way == "down":
        flight.box(4, 0, width - 8, 4, SLAB[3])
        flight.across(4, 0, width - 8, SLAB[4])
        flight.stamp(veil(np.repeat(np.linspace(0.3, 0, 10)[:, None], width - 28, axis=1)), 14, 4)
    for y, lights in ((height - 12, (22, 72)), (height - 42, (22, 72))):
        for x in lights:
            flight.box(x, y, 2, 1, GOLD[4])
    whole = Canvas(width, height)
    whole.stamp(outlined(flight.image))
    return whole.image
