"""The Garonne and its quay, the Pont-Neuf, a barge; a bell tower, a plane tree, violets."""

from __future__ import annotations

import math

from PIL import Image

from assets.art.cities import parts
from assets.art.outdoors import with_leaves
from assets.art.palette import (
    BRICK,
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
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing

GARONNE: Ramp = tuple(mix(step, LEAF[2], 0.16) for step in WATER)


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


def brick_face(wall: Canvas, top: int, bottom: int, seed: int) -> None:
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
