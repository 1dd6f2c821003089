"""What stands on the quad: trees, bushes, hedges, lamps, a fountain, café tables, bicycles, a poster column."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image

from assets.art.autotile import EAST, NORTH, SOUTH, WEST
from assets.art.palette import (
    BOXWOOD,
    DARK,
    GOLD,
    GRASS,
    LEAF,
    NAVY,
    OAK,
    PALE,
    RUG,
    SLAB,
    STONE,
    TEAL,
    TERRA,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing

# ---- green


def tree(ramp: Ramp, seed: int) -> Image.Image:
    """A broad tree of 3×4 tiles. The trunk's tile is solid; the three rows of the crown are above people."""
    draw = seeded(seed)
    whole = Canvas(94, 112)
    whole.shape((41, 66), (53, 66), (55, 102), (59, 108), (35, 108), (39, 102), fill=OAK[1])
    whole.shape((41, 66), (46, 66), (45, 106), (37, 107), (39, 100), fill=OAK[2])
    whole.down(49, 72, 28, OAK[0])
    whole.down(43, 78, 18, OAK[3])
    lumps = [Sphere(47, 40, 27, 0.95)]
    for angle in np.linspace(0, 2 * math.pi, 9)[:-1]:
        x = 47 + 28 * math.cos(angle) * draw.uniform(0.8, 1)
        y = 42 + 24 * math.sin(angle) * draw.uniform(0.85, 1)
        lumps.append(Sphere(x, y, draw.uniform(13, 16.5), 0.92, 4))
    lumps.append(Sphere(39 + draw.uniform(-6, 6), 30, 15, 0.9, 12))
    lumps += [Sphere(57, 36, 13, 0.9, 11), Sphere(45, 50, 14, 0.85, 9)]
    crown = spheres((94, 112), lumps, ramp, grain=0.13, bias=-0.02, seed=seed)
    whole.stamp(with_leaves(crown, ramp, draw, 120))
    return standing(outlined(whole.image), 3, 4, shadow=(33, 9), lift=4)


def with_leaves(crown: Image.Image, ramp: Ramp, draw: random.Random, count: int) -> Image.Image:
    """Dab little leaves, one step lighter than what they lie on, with a dark dot below."""
    pixels = np.array(crown)
    height, width = pixels.shape[:2]
    steps = {step: index for index, step in enumerate(ramp)}
    leaves = Canvas(width, height)
    leaves.stamp(crown)
    for _ in range(count):
        x, y = draw.randrange(3, width - 3), draw.randrange(3, height - 3)
        if not (pixels[y, x, 3] and pixels[y, x + 1, 3] and pixels[y + 1, x, 3] and pixels[y + 1, x - 1, 3]):
            continue
        red, green, blue = (int(channel) for channel in pixels[y, x, :3])
        step = steps[red, green, blue]
        lighter = ramp[min(len(ramp) - 1, step + 1)]
        for right, below in ((0, 0), (1, 0), (-1, 1)):
            leaves.dot(x + right, y + below, lighter)
        leaves.dot(x, y + 1, ramp[max(0, step - 1)])
    return leaves.image


def cypress(seed: int) -> Image.Image:
    """A slim dark tree of 1×3 tiles."""
    draw = seeded(seed)
    whole = Canvas(30, 90)
    whole.box(13, 76, 4, 11, OAK[1])
    lumps = [Sphere(15, 68 - row * 9, 11.5 - row * 1.25, 1.1, row) for row in range(7)]
    crown = spheres((30, 90), lumps, BOXWOOD, grain=0.16, seed=seed)
    whole.stamp(with_leaves(crown, BOXWOOD, draw, 40))
    return standing(outlined(whole.image), 1, 3, shadow=(12, 4))


def bush(seed: int, flowers: Ramp | None = None) -> Image.Image:
    """A low bush of one tile, with or without flowers."""
    draw = seeded(seed)
    lumps = [Sphere(9, 16, 8, 0.9), Sphere(15, 12, 9.5, 0.9), Sphere(22, 16, 8, 0.9)]
    green = Canvas(30, 26)
    green.stamp(spheres((30, 26), lumps, LEAF, grain=0.28, seed=seed))
    if flowers:
        for _ in range(9):
            x, y = draw.randrange(4, 26), draw.randrange(5, 20)
            green.box(x, y, 2, 2, flowers[3])
            green.dot(x + 1, y + 1, flowers[1])
    return standing(outlined(green.image), 1, 1, shadow=(13, 4), lift=2)


def hedge(sides: int) -> Image.Image:
    """A clipped hedge, one tile; `sides` are the bits of the four neighbours that are hedge too."""
    left, right = (0 if sides & WEST else 3), (0 if sides & EAST else 3)
    top, bottom = (0 if sides & NORTH else 2), (0 if sides & SOUTH else 5)
    box = Canvas(TILE, TILE)
    width, height = TILE - left - right, TILE - top - bottom
    box.box(left, top, width, height, BOXWOOD[2])
    texture = Canvas(TILE, TILE)
    texture.speckle(BOXWOOD[3:4], 46, 5, ((0, 0), (1, 0)))
    texture.speckle(BOXWOOD[1:2], 26, 6, ((0, 0), (0, 1)))
    texture.speckle(BOXWOOD[4:5], 10, 7)
    box.stamp(texture.image.crop((left, top, TILE - right, TILE - bottom)), left, top)
    if not sides & SOUTH:
        box.box(left, 18, width, 9, BOXWOOD[1])
        shaded = Canvas(TILE, 9)
        shaded.speckle((BOXWOOD[0], BOXWOOD[0], BOXWOOD[2]), 30, 8)
        box.stamp(shaded.image.crop((left, 0, TILE - right, 9)), left, 18)
        box.across(left, 17, width, BOXWOOD[4])
    if not sides & NORTH:
        box.across(left, top, width, BOXWOOD[4])
        box.across(left, top + 1, width, BOXWOOD[3])
    if not sides & WEST:
        box.down(left, top, height, BOXWOOD[3])
    if not sides & EAST:
        box.down(TILE - right - 1, top, height, BOXWOOD[1])
    whole = outlined(box.image)
    if sides & SOUTH:
        return whole
    block = Canvas(TILE, TILE)
    for row, opacity in enumerate((96, 64, 40, 16)):
        block.image.alpha_composite(Image.new("RGBA", (width, 1), (34, 24, 72, opacity)), (left, TILE - 4 + row))
    block.stamp(whole)
    return block.image


def flower_bed(ramp: Ramp, seed: int) -> Image.Image:
    """A bed of flowers, one tile, to fill what hedges enclose; solid."""
    bed = Canvas(TILE, TILE)
    bed.box(0, 0, TILE, TILE, mix(OAK[1], GRASS[0], 0.25))
    bed.speckle((OAK[0], OAK[1]), 40, seed)
    draw = seeded(seed)
    for row in range(4):
        for column in range(4):
            x, y = column * 8 + 2 + draw.randrange(3), row * 8 + 2 + draw.randrange(2)
            bed.box(x - 1, y + 3, 5, 3, LEAF[1])
            bed.box(x, y + 4, 2, 2, LEAF[3])
            bed.box(x, y, 3, 3, ramp[draw.choice((2, 3, 3))])
            bed.dot(x + 1, y + 1, GOLD[3])
            bed.dot(x, y, ramp[4])
    return bed.image


# ---- stone and iron


def lamp() -> Image.Image:
    """A street lamp of 1×3 tiles; its foot is solid."""
    post = Canvas(24, 80)
    post.box(11, 22, 3, 52, DARK[2])
    post.down(11, 22, 52, DARK[3])
    post.box(9, 40, 7, 2, DARK[1])
    post.round(7, 72, 11, 6, 2, DARK[1])
    post.shape((6, 9), (18, 9), (15, 22), (9, 22), fill=GOLD[4])
    post.shape((12, 9), (18, 9), (15, 22), (12, 22), fill=GOLD[3])
    post.down(12, 9, 13, DARK[2])
    post.shape((4, 9), (20, 9), (14, 3), (10, 3), fill=DARK[2])
    post.box(11, 1, 3, 3, DARK[3])
    return standing(outlined(post.image), 1, 3, shadow=(8, 3))


def fountain() -> Image.Image:
    """A round basin with a bowl and a jet, 4×4 tiles; the three lower rows are solid, the jet is above people."""
    basin = Canvas(124, 122)
    basin.disc(61.5, 86, 60, 33, SLAB[1])
    basin.disc(61.5, 80, 60, 33, SLAB[4])
    basin.disc(61.5, 80, 58, 31, SLAB[3])
    basin.disc(61.5, 81, 51, 26, SLAB[0])
    basin.disc(61.5, 83, 50, 24, WATER[1])
    basin.disc(61.5, 84, 44, 20, WATER[2])
    for angle in range(0, 360, 30):
        outer = (61.5 + 60 * math.cos(math.radians(angle)), 80 + 33 * math.sin(math.radians(angle)))
        inner = (61.5 + 51 * math.cos(math.radians(angle)), 80 + 26 * math.sin(math.radians(angle)))
        basin.line(inner, outer, fill=SLAB[2])
    draw = seeded(3)
    for _ in range(30):
        turn, reach = draw.uniform(0, 2 * math.pi), draw.uniform(0.45, 0.95)
        x, y = round(61.5 + 46 * reach * math.cos(turn)), round(84 + 21 * reach * math.sin(turn))
        basin.across(x, y, draw.choice((3, 4, 5)), draw.choice((WATER[3], WATER[3], WATER[4])))
    basin.box(54, 56, 16, 34, SLAB[2])
    basin.box(54, 56, 5, 34, SLAB[4])
    basin.box(66, 56, 4, 34, SLAB[1])
    basin.disc(61.5, 90, 14, 5, WATER[4])
    basin.box(54, 80, 16, 9, SLAB[2])
    basin.disc(61.5, 55, 25, 11, SLAB[1])
    basin.disc(61.5, 52, 25, 10, SLAB[4])
    basin.disc(61.5, 52, 21, 8, WATER[2])
    basin.disc(61.5, 51, 14, 4, WATER[3])
    for x, tall in ((57, 18), (59, 32), (61, 42), (63, 36), (65, 22)):
        basin.down(x, 50 - tall, tall, WATER[4])
        basin.down(x + 1, 50 - tall + 4, tall - 4, WHITE if x == 61 else WATER[3])
    for x, y in ((50, 30), (73, 28), (46, 40), (78, 41), (55, 14), (68, 12)):
        basin.box(x, y, 2, 2, WATER[4])
    for x in (39, 84):
        basin.down(x, 56, 24, WATER[4])
        basin.down(x + 1, 58, 22, WATER[3])
        basin.disc(x, 82, 4, 2, WATER[4])
    return standing(outlined(basin.image), 4, 4, shadow=(60, 14))


def bollard() -> Image.Image:
    """A stone bollard of one tile."""
    stone = Canvas(20, 26)
    stone.round(3, 6, 14, 18, 3, STONE[1])
    stone.box(4, 8, 5, 14, STONE[3])
    stone.disc(9.5, 7, 6, 4, STONE[4])
    stone.box(3, 15, 14, 2, STONE[0])
    return standing(outlined(stone.image), 1, 1, shadow=(8, 3))


def bin_() -> Image.Image:
    """A litter bin of one tile."""
    body = Canvas(22, 28)
    body.box(3, 6, 16, 20, TEAL[1])
    body.box(3, 6, 4, 20, TEAL[2])
    for x in (8, 11, 14, 17):
        body.down(x, 9, 15, TEAL[0])
    body.disc(10.5, 6, 8, 3, TEAL[3])
    body.disc(10.5, 6, 6, 2, DARK[0])
    return standing(outlined(body.image), 1, 1, shadow=(9, 3))


def bicycles() -> Image.Image:
    """A rack with two bicycles, 3×2 tiles; its foot row is solid."""
    rack = Canvas(92, 46)
    for x in (12, 34, 56, 78):
        rack.box(x, 22, 2, 20, DARK[3])
        rack.box(x + 6, 22, 2, 20, DARK[3])
        rack.box(x, 21, 8, 2, DARK[4])
    for x, ramp in ((4, TERRA), (46, TEAL)):
        for wheel in (x + 8, x + 32):
            rack.ring(wheel, 33, 9, 9, 2, DARK[1])
            rack.line((wheel - 6, 33), (wheel + 6, 33), fill=PALE[2])
            rack.line((wheel, 27), (wheel, 39), fill=PALE[2])
        for start, end in (((8, 33), (16, 20)), ((16, 20), (30, 20)), ((19, 33), (30, 20)), ((16, 20), (19, 33))):
            rack.line((x + start[0], start[1]), (x + end[0], end[1]), fill=ramp[2])
            rack.line((x + start[0], start[1] + 1), (x + end[0], end[1] + 1), fill=ramp[1])
        rack.line((x + 32, 33), (x + 29, 14), fill=ramp[2])
        rack.box(x + 12, 17, 8, 3, DARK[0])
        rack.box(x + 25, 13, 8, 2, DARK[1])
    return standing(outlined(rack.image), 3, 2, shadow=(42, 4))


def poster_column() -> Image.Image:
    """The column with posters that stands on Paris pavements, 2×4 tiles; its foot row is solid."""
    column = Canvas(50, 112)
    column.box(6, 34, 38, 72, BOXWOOD[1])
    column.box(8, 40, 34, 56, PALE[3])
    bills = ((9, 42, 15, 24, TERRA), (26, 40, 15, 30, NAVY), (9, 69, 18, 26, GOLD), (29, 73, 12, 21, RUG))
    for x, y, width, height, ramp in bills:
        column.box(x, y, width, height, ramp[3])
        column.box(x, y, width, 5, ramp[1])
        column.disc(x + width // 2, y + height // 2 + 2, width // 4, width // 4, WHITE)
        column.across(x + 2, y + height - 4, width - 4, ramp[1])
    column.box(36, 36, 8, 68, mix(BOXWOOD[0], PALE[1], 0.25))
    column.box(6, 34, 3, 70, BOXWOOD[2])
    column.round(3, 98, 44, 12, 3, BOXWOOD[1])
    column.box(4, 98, 42, 3, BOXWOOD[3])
    column.round(1, 28, 48, 9, 3, BOXWOOD[2])
    column.across(3, 28, 44, BOXWOOD[4])
    column.arc(24.5, 28, 20, 18, 180, 360, BOXWOOD[1])
    column.arc(22, 28, 13, 16, 180, 360, BOXWOOD[2])
    column.box(23, 3, 4, 9, GOLD[2])
    column.dot(24, 2, GOLD[4])
    return standing(outlined(column.image), 2, 4, shadow=(24, 5))


def flag(ramps: tuple[Ramp, ...]) -> Image.Image:
    """A flag on its mast, 2×4 tiles; three stripes. The mast stands on the left tile of the foot row."""
    mast = Canvas(54, 122)
    mast.box(13, 4, 3, 114, PALE[2])
    mast.down(13, 4, 114, PALE[4])
    mast.disc(14, 3, 2, 2, GOLD[3])
    mast.round(9, 115, 11, 5, 2, SLAB[1])
    for x in range(33):
        wave = round(2.2 * math.sin(x / 5))
        ramp = ramps[min(x // 11, 2)]
        mast.down(16 + x, 9 + wave, 24, ramp[2] if math.cos(x / 5) > -0.3 else ramp[1])
    return standing(outlined(mast.image), 2, 4, shadow=None)


def parasol(ramp: Ramp) -> Image.Image:
    """A café table under a parasol, 3×3 tiles; the table's tile, in the middle below, is solid."""
    shade = Canvas(90, 90)
    shade.box(44, 30, 3, 50, PALE[1])
    shade.down(44, 30, 50, PALE[3])
    shade.disc(45, 82, 8, 3, DARK[2])
    shade.disc(45, 68, 14, 7, OAK[1])
    shade.disc(45, 65, 14, 7, PALE[2])
    shade.disc(45, 64, 13, 6, PALE[4])
    shade.box(38, 61, 4, 4, TERRA[2])
    shade.box(50, 63, 4, 4, GOLD[2])
    shade.shape((2, 38), (14, 18), (45, 4), (76, 18), (88, 38), (74, 44), (45, 47), (16, 44), fill=ramp[2])
    shade.shape((45, 4), (16, 44), (2, 38), (14, 18), fill=ramp[3])
    shade.shape((45, 4), (32, 46), (16, 44), fill=WHITE)
    shade.shape((45, 4), (60, 46), (45, 47), fill=PALE[3])
    shade.shape((45, 4), (88, 38), (74, 44), fill=PALE[2])
    valance = ((2, 38), (16, 44), (45, 47), (74, 44), (88, 38), (86, 42), (73, 48), (45, 51), (17, 48), (4, 42))
    shade.shape(*valance, fill=ramp[1])
    shade.disc(45, 4, 2, 2, GOLD[3])
    block = Canvas(3 * TILE, 3 * TILE)
    block.stamp(soft_ellipse(block.image.size, (50, 82), (36, 9), 0.3))
    block.stamp(outlined(shade.image), 3, 2)
    return block.image
