"""Jean Lamour's gates of black iron and gold, the fountain and the statue of the square, a mirabelle tree."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from assets.art import outdoors
from assets.art.cities import parts
from assets.art.cities.nancy.facade import IRON, STONE
from assets.art.palette import (
    BOXWOOD,
    GOLD,
    LEAF,
    NAVY,
    ROCK,
    RUG,
    SLAB,
    TERRA,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, filled, outlined, seeded, standing


def _bars(gate: Canvas, x: int, top: int, width: int, foot: int) -> None:
    """Upright bars with gilded points, tied by two rails and a row of rings."""
    for bar in range(x, x + width, 6):
        gate.box(bar, top, 2, foot - top, IRON[1])
        gate.down(bar, top, foot - top, IRON[4])
        gate.shape((bar - 1, top), (bar + 0.5, top - 6), (bar + 2, top), fill=GOLD[3])
        gate.dot(bar, top - 5, GOLD[4])
    for y in (top + 8, foot - 16, foot - 4):
        gate.box(x - 2, y, width, 2, IRON[1])
        gate.across(x - 2, y, width, IRON[3])
    for ring in range(x + 3, x + width - 3, 6):
        gate.ring(ring + 0.5, foot - 10, 2, 3, 1, GOLD[2])
        gate.dot(ring, top + 4, GOLD[3])


def _scroll(gate: Canvas, x: float, y: float, radius: int, mirrored: bool = False) -> None:
    """A curl of gilded iron with a leaf."""
    gate.ring(x, y, radius, radius, 2, IRON[1])
    gate.ring(x, y, radius - 1, radius - 1, 1, GOLD[2])
    side = -1 if mirrored else 1
    gate.disc(x + side * radius * 0.25, y, max(1, radius * 0.35), max(1, radius * 0.35), GOLD[3])
    gate.dot(round(x + side * radius * 0.25) - 1, round(y) - 1, GOLD[4])
    gate.shape((x - side * radius, y), (x - side * (radius + 4), y - 4), (x - side * (radius - 1), y + 3), fill=GOLD[2])


def _crown(gate: Canvas, x: float, y: int) -> None:
    gate.box(round(x) - 8, y + 9, 16, 4, GOLD[2])
    gate.across(round(x) - 8, y + 9, 16, GOLD[4])
    for across, tall in ((-7, 6), (-3, 8), (0, 10), (3, 8), (6, 6)):
        gate.shape((x + across - 2, y + 9), (x + across, y + 9 - tall), (x + across + 2, y + 9), fill=GOLD[3])
        gate.dot(round(x + across), y + 9 - tall, GOLD[4])
    for across in (-5, 0, 4):
        gate.box(round(x) + across, y + 10, 2, 2, RUG[2] if across else NAVY[2])


def _iron_pier(gate: Canvas, x: int, top: int, foot: int) -> None:
    """A square pier of openwork, 18 px wide, with gilded ornaments and a vase."""
    gate.box(x, top, 18, foot - top, IRON[1])
    gate.box(x, top, 3, foot - top, IRON[3])
    gate.box(x + 5, top + 4, 8, foot - top - 18, IRON[2])
    for y in range(top + 10, foot - 18, 14):
        gate.ring(x + 8.5, y, 3, 5, 1, GOLD[3])
        gate.dot(x + 8, y, GOLD[4])
        gate.box(x + 7, y + 6, 4, 2, GOLD[2])
    for y in (top - 3, foot - 12):
        gate.box(x - 2, y, 22, 5, IRON[1])
        gate.across(x - 2, y, 22, GOLD[3])
        gate.across(x - 2, y + 4, 22, GOLD[1])
    gate.box(x - 2, foot - 7, 22, 7, STONE[2])
    gate.across(x - 2, foot - 7, 22, STONE[4])
    gate.disc(x + 8.5, top - 9, 5, 5, GOLD[2])
    gate.disc(x + 7, top - 11, 2, 2, GOLD[4])
    gate.shape((x + 5, top - 13), (x + 8.5, top - 21), (x + 12, top - 13), fill=GOLD[3])


def _vault(size: tuple[int, int], centre: tuple[float, float], across: int, down: int, foot: int) -> Image.Image:
    """A round arch of iron edged with gold; nothing of it below `foot`."""
    iron = Canvas(*size)
    for inset, fill in ((0, IRON[1]), (1, IRON[3]), (4, IRON[1])):
        iron.ring(*centre, across - inset, down - inset, 3, fill)
    iron.ring(*centre, across + 4, down + 4, 1, GOLD[3])
    iron.ring(*centre, across - 6, down - 6, 1, GOLD[2])
    picture = np.array(iron.image)
    picture[foot:] = 0
    return Image.fromarray(picture)


def gate() -> Image.Image:
    """The great gate, 8×6 tiles: a round arch of gilded rocaille, a passage of two tiles that one walks through."""
    width, height = 8 * TILE - 2, 6 * TILE - 4
    iron = Canvas(width, height)
    foot, middle = height - 2, width / 2 - 0.5
    for x in (4, width - 22):
        _iron_pier(iron, x, 92, foot)
    for x in (70, width - 88):
        _iron_pier(iron, x, 62, foot)
    for x in (28, width - 64):
        _bars(iron, x, 112, 40, foot)
        _scroll(iron, x + 9, 100, 7, mirrored=x < middle)
        _scroll(iron, x + 26, 94, 9, mirrored=x < middle)
    iron.stamp(_vault((width, height), (middle, 86), 46, 46, 88))
    for turn in range(-70, 71, 20):
        angle = math.radians(turn - 90)
        _scroll(iron, middle + 44 * math.cos(angle), 86 + 44 * math.sin(angle), 5, mirrored=turn < 0)
    iron.box(round(middle) - 44, 84, 90, 5, IRON[1])
    iron.across(round(middle) - 44, 84, 90, GOLD[3])
    iron.across(round(middle) - 44, 88, 90, GOLD[1])
    for x in range(-32, 33, 8):
        tall = round(math.sqrt(36 * 36 - x * x))
        iron.box(round(middle) + x, 84 - tall, 2, tall, IRON[1])
        iron.dot(round(middle) + x, 84 - tall + 2, GOLD[3])
    iron.disc(middle, 66, 14, 14, IRON[1])
    iron.ring(middle, 66, 14, 14, 2, GOLD[2])
    iron.shape((middle - 8, 58), (middle + 8, 58), (middle + 8, 68), (middle, 76), (middle - 8, 68), fill=NAVY[1])
    iron.shape((middle - 6, 60), (middle, 60), (middle, 73), (middle - 6, 67), fill=RUG[2])
    _crown(iron, middle, 40)
    for side in (-1, 1):
        for step in range(5):
            _scroll(iron, middle + side * (20 + step * 6), 30 + step * step * 1.6, 5, mirrored=side > 0)
    iron.box(round(middle) - 2, 20, 5, 22, IRON[1])
    iron.box(round(middle) - 1, 20, 2, 22, GOLD[2])
    for side in (-1, 1):
        _scroll(iron, middle + side * 9, 30, 6, mirrored=side > 0)
    _crown(iron, middle, 11)
    iron.disc(middle, 10, 3, 3, GOLD[3])
    iron.dot(round(middle) - 1, 8, GOLD[4])
    for side in (-1, 1):  # the open leaves, seen from their edges
        x = round(middle + side * 36) - 4
        iron.box(x, 92, 9, foot - 92, IRON[2])
        for y in range(98, foot - 6, 12):
            iron.ring(x + 4, y, 2, 4, 1, GOLD[3])
    return standing(outlined(iron.image, 0.2), 8, 6, lift=2)


def fence() -> Image.Image:
    """Two tiles of the railing beside the gate, 2×3, repeatable; the foot row is solid."""
    iron = Canvas(2 * TILE, 86)
    iron.box(0, 76, 64, 10, STONE[2])
    iron.box(0, 76, 64, 3, STONE[4])
    iron.across(0, 85, 64, STONE[0])
    for bar in range(2, 64, 8):
        iron.box(bar, 20, 2, 58, IRON[1])
        iron.down(bar, 20, 58, IRON[3])
        iron.shape((bar - 1, 20), (bar + 0.5, 12), (bar + 2, 20), fill=GOLD[3])
    for y in (28, 64, 72):
        iron.box(0, y, 64, 2, IRON[1])
        iron.across(0, y, 64, IRON[3])
    for x in range(6, 64, 8):
        iron.ring(x + 0.5, 69, 2, 2, 1, GOLD[3])
        iron.dot(x, 24, GOLD[4])
    iron.ring(32, 46, 9, 13, 2, IRON[1])
    iron.ring(32, 46, 8, 12, 1, GOLD[2])
    iron.disc(32, 46, 3, 5, GOLD[3])
    iron.dot(31, 43, GOLD[4])
    whole = Canvas(2 * TILE, 3 * TILE)
    whole.stamp(outlined(iron.image, 0.2), 0, 7)
    whole.box(0, 92, 64, 4, mix(STONE[0], IRON[0], 0.4))
    whole.image.putalpha(whole.image.getchannel("A"))
    return whole.image


def pier() -> Image.Image:
    """A stone pier with a gilded vase, to end a railing, 1×4 tiles; its foot is solid."""
    stone = Canvas(30, 116)
    stone.box(4, 44, 22, 66, STONE[3])
    stone.box(4, 44, 4, 66, STONE[4])
    stone.box(21, 44, 5, 66, STONE[1])
    for y in (54, 66, 78, 90):
        stone.across(4, y, 22, STONE[2])
    stone.box(1, 38, 28, 6, STONE[4])
    stone.across(1, 43, 28, STONE[1])
    stone.box(1, 106, 28, 8, STONE[2])
    stone.across(1, 106, 28, STONE[4])
    stone.box(12, 32, 6, 6, GOLD[1])
    stone.disc(14.5, 24, 9, 8, GOLD[2])
    stone.disc(12, 22, 4, 5, GOLD[4])
    stone.arc(14.5, 24, 9, 8, -20, 80, GOLD[1])
    stone.box(6, 15, 18, 3, GOLD[3])
    for x, y in ((9, 12), (15, 10), (20, 12), (12, 8), (18, 7), (15, 5)):
        stone.disc(x, y, 3, 3, LEAF[2] if x % 2 else TERRA[3])
    return standing(outlined(stone.image), 1, 4, shadow=(13, 4))


def lantern() -> Image.Image:
    """A gilded lantern on an iron post, 1×4 tiles; its foot is solid."""
    post = Canvas(28, 116)
    post.box(12, 38, 4, 70, IRON[1])
    post.down(12, 38, 70, IRON[4])
    for y in (40, 62, 92):
        post.box(10, y, 8, 3, GOLD[2])
        post.across(10, y, 8, GOLD[4])
    post.round(6, 104, 16, 9, 2, IRON[1])
    post.across(8, 104, 12, GOLD[2])
    post.shape((5, 14), (23, 14), (18, 34), (10, 34), fill=GOLD[4])
    post.shape((14, 14), (23, 14), (18, 34), (14, 34), fill=(252, 224, 150))
    post.line((5, 14), (10, 34), fill=GOLD[1])
    post.line((23, 14), (18, 34), fill=GOLD[1])
    post.down(14, 14, 20, GOLD[2])
    post.shape((3, 14), (25, 14), (18, 6), (10, 6), fill=GOLD[2])
    post.across(3, 14, 23, GOLD[1])
    post.disc(14, 4, 2, 2, GOLD[3])
    post.box(9, 34, 11, 3, GOLD[2])
    return standing(outlined(post.image), 1, 4, shadow=(9, 3))


def statue() -> Image.Image:
    """The statue of the square on its pedestal, 3×5 tiles; its foot row is solid."""
    bronze: Ramp = tuple(mix(step, ROCK[0], 0.35) for step in BOXWOOD)
    stone = Canvas(92, 150)
    stone.box(18, 92, 56, 48, STONE[3])
    stone.box(18, 92, 8, 48, STONE[4])
    stone.box(64, 92, 10, 48, STONE[1])
    stone.box(12, 86, 68, 7, STONE[4])
    stone.across(12, 92, 68, STONE[1])
    stone.box(10, 138, 72, 10, STONE[2])
    stone.across(10, 138, 72, STONE[4])
    parts.plate(stone, 30, 106, 32, STONE, GOLD[1])
    stone.shape((30, 86), (64, 86), (60, 44), (36, 44), fill=bronze[0])  # the mantle
    stone.shape((30, 86), (38, 86), (42, 46), (36, 44), fill=bronze[2])
    for x in (40, 50):  # the legs, one before the other
        stone.box(x, 62, 7, 24, bronze[2])
        stone.box(x, 62, 2, 24, bronze[4])
        stone.box(x - 2, 82, 10, 4, bronze[1])
    stone.shape((36, 66), (60, 66), (56, 38), (39, 38), fill=bronze[2])  # the coat
    stone.shape((36, 66), (43, 66), (45, 38), (39, 38), fill=bronze[4])
    for y in (44, 50, 56):
        stone.box(48, y, 2, 2, bronze[4])
    stone.box(37, 56, 22, 2, bronze[0])
    stone.round(34, 36, 28, 8, 3, bronze[3])
    for shift in range(5):
        stone.line((57, 38 + shift), (78, 24 + shift), fill=bronze[4 - min(3, shift)])
        stone.line((36 + shift, 42), (28 + shift, 58), fill=bronze[4 - min(3, shift)])
        stone.line((28 + shift, 58), (33 + shift, 66), fill=bronze[3 - min(3, shift)])
    stone.box(77, 23, 5, 5, bronze[3])
    stone.disc(47.5, 28, 6, 7, bronze[2])
    stone.disc(45.5, 27, 3, 5, bronze[4])
    stone.box(40, 22, 4, 12, bronze[1])  # the wig
    stone.box(52, 22, 4, 12, bronze[0])
    stone.shape((37, 23), (58, 23), (54, 18), (41, 18), fill=bronze[1])  # the hat
    stone.line((37, 23), (58, 23), fill=bronze[3])
    return standing(outlined(stone.image), 3, 5, shadow=(38, 7), lift=4)


def _god(basin: Canvas, middle: float) -> None:
    """A god of the sea in lead, with a gilded crown and trident, on a rock between two sea horses."""
    lead = ROCK
    basin.disc(middle, 138, 26, 9, lead[1])
    basin.shape((middle - 22, 138), (middle - 10, 112), (middle + 10, 112), (middle + 22, 138), fill=lead[2])
    basin.shape((middle - 22, 138), (middle - 10, 112), (middle - 3, 112), (middle - 10, 138), fill=lead[3])
    torso = round(middle)
    basin.shape((torso - 11, 90), (torso + 11, 90), (torso + 7, 116), (torso - 7, 116), fill=lead[2])
    basin.shape((torso - 11, 90), (torso - 4, 90), (torso - 3, 116), (torso - 7, 116), fill=lead[4])
    for shift in range(4):
        basin.line((torso + 8, 90 + shift), (torso + 17, 82 + shift), fill=lead[3 - min(2, shift)])
        basin.line((torso - 11 + shift, 92), (torso - 17 + shift, 106), fill=lead[4 - min(2, shift)])
    basin.disc(middle, 82, 6, 7, lead[3])
    basin.disc(middle - 2, 80, 3, 4, lead[4])
    basin.shape((torso - 6, 83), (torso + 6, 83), (torso, 95), fill=lead[1])  # the beard
    basin.box(torso - 6, 74, 13, 3, GOLD[2])
    for point in (-6, -1, 4):
        basin.box(torso + point, 71, 2, 4, GOLD[3])
    basin.box(torso + 17, 62, 2, 62, GOLD[2])
    for prong in (-4, 0, 4):
        basin.box(torso + 17 + prong, 58, 2, 9, GOLD[3])
    basin.across(torso + 13, 66, 10, GOLD[3])
    for side in (-1, 1):  # two sea horses
        x = torso + side * 30
        basin.shape((x - 5, 142), (x - 4, 124), (x + 4, 122), (x + 6, 142), fill=lead[2 if side > 0 else 3])
        basin.disc(x + side * 4, 122, 6, 4, lead[3])
        basin.box(x + side * 7 - 1, 121, 2, 2, lead[0])
        basin.shape((x - 4, 121), (x - 1, 114), (x + 2, 121), fill=lead[4])
        basin.disc(x, 142, 8, 3, WATER[3])


def fountain() -> Image.Image:
    """A basin under a portico of gilded iron, a god of lead in its middle, 6×6 tiles; three lower rows are solid."""
    width, height = 6 * TILE - 4, 6 * TILE - 6
    basin = Canvas(width, height)
    middle = width / 2 - 0.5
    for x in (14, width - 32):
        _iron_pier(basin, x, 52, 132)
    for x in (58, width - 76):
        _iron_pier(basin, x, 40, 128)
    basin.stamp(_vault((width, height), (middle, 52), 31, 35, 54))
    for turn in range(-60, 61, 24):
        angle = math.radians(turn - 90)
        _scroll(basin, middle + 31 * math.cos(angle), 52 + 35 * math.sin(angle), 5, mirrored=turn < 0)
    for x in (34, width - 58):
        for step in range(4):
            _scroll(basin, x + step * 7, 62 - (step if x < middle else 3 - step) * 4, 5, mirrored=x < middle)
        basin.box(x - 4, 72, 34, 3, IRON[1])
        basin.across(x - 4, 72, 34, GOLD[3])
        for bar in range(x, x + 30, 6):
            basin.box(bar, 75, 2, 56, IRON[2])
    _crown(basin, middle, 2)
    basin.disc(middle, 142, 90, 38, SLAB[1])
    basin.disc(middle, 136, 90, 38, SLAB[4])
    basin.disc(middle, 136, 88, 36, SLAB[3])
    basin.disc(middle, 138, 79, 29, SLAB[0])
    basin.disc(middle, 140, 78, 27, WATER[1])
    basin.disc(middle, 142, 68, 22, WATER[2])
    draw = seeded(9)
    for _ in range(34):
        angle, reach = draw.uniform(0, 2 * math.pi), draw.uniform(0.45, 0.95)
        x, y = round(middle + 70 * reach * math.cos(angle)), round(142 + 22 * reach * math.sin(angle))
        basin.across(x, y, draw.choice((3, 4, 6)), draw.choice((WATER[3], WATER[3], WATER[4])))
    _god(basin, middle)
    for side in (-1, 1):
        for step in range(14):
            x = round(middle + side * (18 + step * 2.6))
            y = round(122 - 22 * math.sin(step / 13 * math.pi * 0.9) + step * 1.2)
            basin.box(x, y, 2, 3, WATER[4] if step % 3 else WHITE)
        basin.disc(middle + side * 54, 140, 6, 2, WATER[4])
    return standing(outlined(basin.image, 0.28), 6, 6, shadow=(88, 16), lift=4)


def square(column: int = 0) -> Image.Image:
    """The paving of the square, 4×4 tiles, repeatable: pale slabs crossed by two dark bands."""
    size = 4 * TILE
    ground = filled(STONE[3], size, size)
    draw = seeded(3 + column)
    for row in range(0, size, 8):
        for x in range(-8 * (row // 8 % 2), size, 16):
            if draw.random() < 0.22 and 0 <= x <= size - 16:
                ground.box(x, row, 16, 8, mix(STONE[3], STONE[draw.choice((2, 4))], 0.5))
            if x >= 0:
                ground.down(x, row, 8, mix(STONE[2], STONE[3], 0.45))
        ground.across(0, row, size, mix(STONE[2], STONE[3], 0.45))
    rows, columns = np.mgrid[0:size, 0:size]
    for slant in ((columns - rows) % size, (columns + rows) % size):
        band = np.minimum(slant, size - slant)
        picture = np.array(ground.image)
        dark = mix(ROCK[2], STONE[1], 0.4)
        picture[band < 10, :3] = dark
        picture[(band < 10) & ((rows % 8 == 0) | ((columns + rows // 8 * 5) % 12 == 0)), :3] = mix(dark, ROCK[1], 0.3)
        picture[(band >= 10) & (band < 12), :3] = STONE[4]
        ground.stamp(Image.fromarray(picture))
    return ground.image


def mirabelle() -> Image.Image:
    """A mirabelle tree full of fruit, 3×4 tiles; the trunk's tile is solid."""
    tree = Canvas(3 * TILE, 4 * TILE)
    tree.stamp(outdoors.tree(LEAF, 6))
    draw = seeded(4)
    leaves = np.array(tree.image)
    placed = 0
    while placed < 34:
        x, y = draw.randrange(12, 84), draw.randrange(18, 78)
        red, green, blue = (int(channel) for channel in leaves[y, x, :3])
        if leaves[y, x, 3] == 255 and leaves[y + 3, x + 2, 3] == 255 and green > red and green > blue:
            tree.box(x, y, 3, 3, GOLD[2])
            tree.dot(x, y, GOLD[4])
            tree.dot(x + 2, y + 2, TERRA[2])
            placed += 1
    return tree.image
