"""The water mirror, the tram without wires, the port and its boats, a row of vines."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PIL import Image

from assets.art.cities import parts
from assets.art.palette import (
    BLOND,
    DARK,
    GLASS,
    GLINT,
    GOLD,
    LEAF,
    NAVY,
    OAK,
    PALE,
    PLUM,
    SLAB,
    TEAL,
    WATER,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, filled, outlined, seeded, soft_ellipse, spheres, standing

GARONNE: Ramp = tuple(mix(step, OAK[3], 0.2) for step in WATER)


def mirror() -> Image.Image:
    """Nine tiles (3×3) that make a water mirror of any size: a granite rim, a film of water that people walk in."""
    size = 3 * TILE
    film = Canvas(size, size)
    film.box(0, 0, size, size, SLAB[2])
    for x in range(0, size, 16):
        for side in (0, size - 9):
            film.down(x, side, 9, SLAB[1])
            film.across(side, x, 9, SLAB[1])
    film.frame(0, 0, size, size, SLAB[4])
    film.frame(1, 1, size - 2, size - 2, SLAB[3])
    film.box(9, 9, size - 18, size - 18, GLINT[2])
    film.frame(9, 9, size - 18, size - 18, GLINT[0])
    film.frame(10, 10, size - 20, size - 20, GLINT[1])
    draw = seeded(6)
    for y in range(13, size - 12, 6):
        for _ in range(3):
            x, wide = draw.randrange(12, size - 30), draw.randrange(7, 18)
            if x // TILE != (x + wide) // TILE:
                continue
            film.across(
                x, y + draw.randrange(3), wide, GLINT[3] if draw.random() < 0.4 else mix(GLINT[2], GLINT[3], 0.4)
            )
    return film.image


def reflection(facade: Callable[..., Image.Image], *arguments: int) -> Image.Image:
    """What three rows of mirror show of the façade at whose foot it lies: upside down, blue, rippled, fading out."""
    drawn = facade(*arguments)
    source = np.array(drawn.crop((0, drawn.height - 3 * TILE, drawn.width, drawn.height)))[::-1]
    height, width = source.shape[:2]
    for y in range(height):
        source[y] = np.roll(source[y], round(math.sin(y * 0.9) * 0.8), axis=0)
    tinted = source[..., :3] * 0.62 + np.array(GLINT[2]) * 0.38
    steps = (tinted / 24).round() * 24  # few colours: it is far from sharp
    fade = np.clip(0.6 - 0.5 * np.arange(height) / height, 0, 1)
    fade[np.arange(height) % 7 == 3] *= 0.45
    picture = np.zeros((height, width, 4), np.uint8)
    picture[..., :3] = np.clip(steps, 0, 255)
    picture[..., 3] = (np.round(fade * 8) / 8 * 255).astype(np.uint8)[:, None] * (source[..., 3] > 0)
    picture[picture[..., 3] == 0] = 0
    return Image.fromarray(picture)


# ---- the quays


def tram() -> Image.Image:
    """The tram, 12×3 tiles, in two cars that have no wire above; solid."""
    width = 12 * TILE - 4
    train = Canvas(width, 84)
    body = PALE
    for x, wide, first in ((1, 184, True), (195, 184, False)):
        nose = ((0, 70), (0, 46), (16, 16), (30, 10), (wide, 10), (wide, 70))
        train.shape(*((x + across if first else x + wide - across, y) for across, y in nose), fill=body[3])
        train.box(x + (30 if first else 0), 10, wide - 30, 4, body[4])
        train.box(x + (6 if first else 0), 56, wide - 6, 12, NAVY[1])
        train.box(x + (6 if first else 0), 56, wide - 6, 2, NAVY[3])
        train.box(x + (8 if first else 0), 66, wide - 8, 5, DARK[1])
    for x in (34, 76, 118, 206, 248, 290):
        train.round(x, 20, 38, 26, 3, DARK[1])
        train.box(x + 2, 22, 34, 22, GLASS[0])
        train.shape((x + 4, 43), (x + 14, 22), (x + 22, 22), (x + 12, 43), fill=GLASS[2])
    for x in (56, 140, 228, 312):
        train.box(x, 18, 24, 48, DARK[1])
        for leaf in (x + 1, x + 13):
            train.box(leaf, 20, 10, 45, NAVY[2])
            train.box(leaf + 2, 22, 6, 26, GLASS[1])
            train.line((leaf + 3, 44), (leaf + 7, 28), fill=GLASS[3])
    train.box(184, 14, 12, 54, DARK[1])
    for y in range(14, 68, 4):
        train.across(184, y, 12, DARK[3])
    for x, flip in ((4, 1), (width - 5, -1)):
        train.shape((x, 45), (x + flip * 15, 18), (x + flip * 25, 16), (x + flip * 25, 45), fill=GLASS[0])
        train.line((x + flip * 8, 43), (x + flip * 18, 20), fill=GLASS[3])
        train.box(min(x, x + flip * 5), 50, 5, 4, GOLD[4])
    for x in (120, 232):
        train.box(x, 4, 30, 7, body[2])
        train.across(x, 4, 30, body[4])
    for x in (40, 100, 230, 290):
        train.box(x, 68, 26, 6, DARK[0])
    whole = Canvas(12 * TILE, 3 * TILE)
    whole.stamp(soft_ellipse(whole.image.size, (192, 87), (184, 6), 0.45))
    whole.stamp(outlined(train.image), 2, 10)
    return whole.image


def rails() -> Image.Image:
    """The tramway, 1×2 tiles, repeatable: two rails in the paving, and between them the one that feeds it."""
    track = Canvas(TILE, 2 * TILE)
    track.box(0, 0, TILE, 2 * TILE, SLAB[2])
    for row, y in enumerate(range(0, 64, 8)):
        track.across(0, y, TILE, SLAB[1])
        for x in range(8 * (row % 2), TILE, 16):
            track.down(x, y, 8, SLAB[1])
    for y in (12, 48):
        track.box(0, y, TILE, 4, DARK[2])
        track.across(0, y, TILE, DARK[4])
        track.across(0, y + 2, TILE, PALE[2])
    track.box(0, 28, TILE, 7, SLAB[0])
    track.box(0, 30, TILE, 3, DARK[3])
    track.box(0, 30, 3, 3, PALE[1])
    return track.image


def candelabra() -> Image.Image:
    """A quay lamp with three globes, 2×4 tiles; its foot row is solid."""
    lamp = Canvas(48, 118)
    lamp.box(22, 24, 4, 84, TEAL[0])
    lamp.down(22, 24, 84, TEAL[2])
    for y, half in ((104, 9), (98, 6), (70, 4), (44, 4)):
        lamp.box(24 - half, y, 2 * half, 5, TEAL[0])
        lamp.across(24 - half, y, 2 * half, TEAL[2])
    lamp.box(13, 108, 22, 8, BLOND[2])
    lamp.across(13, 108, 22, BLOND[4])
    for side in (-1, 1):
        lamp.line((23.5, 46), (23.5 + side * 12, 40), fill=TEAL[0])
        lamp.line((23.5 + side * 12, 40), (23.5 + side * 15, 30), fill=TEAL[0])
    for x, y in ((9, 22), (39, 22), (24, 13)):
        lamp.box(x - 3, y + 6, 6, 4, TEAL[1])
        lamp.stamp(spheres((48, 118), [Sphere(x, y, 8)], (GOLD[2], GOLD[3], GOLD[4], WHITE, WHITE), grain=0, bias=0.05))
    return standing(outlined(lamp.image), 2, 4, shadow=(13, 4))


def vine() -> Image.Image:
    """A row of vines on wires, 3×2 tiles, a rose at its end; the foot row is solid, and rows can be set side by side."""
    row = Canvas(96, 56)
    for x in (3, 46, 90):
        row.box(x, 6, 3, 46, OAK[2])
        row.down(x, 6, 46, OAK[4])
    for y in (12, 24):
        row.across(0, y, 96, DARK[4])
    draw = seeded(8)
    for x in (14, 36, 60, 80):
        row.line((x, 52), (x + 1, 40), (x - 2, 30), fill=OAK[1])
        row.line((x + 1, 52), (x + 2, 40), fill=OAK[2])
    lumps = [Sphere(6 + step * 7.4, 20 + draw.uniform(-5, 6), draw.uniform(7, 10)) for step in range(13)]
    row.stamp(spheres((96, 56), lumps, LEAF, grain=0.3, seed=3))
    for _ in range(7):
        x, y = draw.randrange(8, 84), draw.randrange(24, 32)
        for right, below in ((0, 0), (3, 0), (1, 2), (2, 4), (4, 1)):
            row.disc(x + right, y + below, 1, 1, PLUM[1])
            row.dot(x + right, y + below - 1, PLUM[3])
    whole = Canvas(3 * TILE, 2 * TILE)
    whole.stamp(soft_ellipse(whole.image.size, (48, 58), (44, 5), 0.36))
    whole.stamp(outlined(row.image), 0, 5)
    return whole.image


def sailing_boat() -> Image.Image:
    """A river boat with a russet sail, 4×5 tiles, afloat; solid below, the sail above people."""
    boat = Canvas(124, 146)
    boat.shape((6, 110), (22, 130), (98, 130), (120, 104), (96, 112), (26, 114), fill=OAK[1])
    boat.shape((6, 110), (14, 120), (107, 120), (120, 104), (96, 112), (26, 114), fill=OAK[3])
    boat.line((6, 110), (26, 114), (96, 112), (120, 104), fill=OAK[4])
    boat.line((14, 121), (107, 121), fill=TEAL[3])
    boat.box(57, 4, 4, 110, OAK[2])
    boat.down(57, 4, 110, OAK[4])
    sail: Ramp = tuple(
        mix(step, OAK[2], 0.2) for step in (NAVY[0], (138, 64, 56), (174, 90, 70), (203, 120, 88), (226, 158, 118))
    )
    boat.shape((62, 8), (62, 96), (112, 92), (96, 50), fill=sail[2])
    boat.shape((62, 8), (62, 96), (78, 95), (76, 50), fill=sail[3])
    for y in (30, 52, 74):
        boat.line((62, y), (62 + (y - 8) * 0.5, y + 2), fill=sail[1])
    boat.shape((55, 20), (55, 98), (16, 104), fill=PALE[3])
    boat.shape((55, 20), (55, 98), (42, 100), fill=PALE[2])
    boat.shape((58, 2), (74, 5), (58, 9), fill=NAVY[2])
    for x in (30, 44, 82):
        boat.round(x, 104, 12, 12, 2, OAK[2])
        boat.across(x, 106, 12, DARK[2])
        boat.across(x, 112, 12, DARK[2])
        boat.across(x + 2, 104, 8, OAK[4])
    whole = Canvas(4 * TILE, 5 * TILE)
    whole.stamp(soft_ellipse(whole.image.size, (66, 142), (54, 8), 0.36))
    whole.stamp(outlined(boat.image), 2, 10)
    for x, y, wide in ((10, 142, 26), (50, 145, 40), (92, 141, 24), (30, 150, 30)):
        whole.across(x, y, wide, GARONNE[3])
        whole.across(x + 3, y + 1, wide - 7, GARONNE[2])
    return whole.image


def stone_face(wall: Canvas, top: int, bottom: int, seed: int) -> None:
    parts.ashlar(wall, top, bottom, BLOND, seed, course=12, length=16)


def cobbles(variant: int) -> Image.Image:
    """The quay's paving of blond slabs, two variants."""
    tile = filled(BLOND[3])
    draw = seeded(variant + 20)
    for row in range(4):
        for column in range(-1, 3):
            x, y = column * 16 + 8 * (row % 2), row * 8
            if x >= 0 and x <= TILE - 16 and draw.random() < 0.34:
                tile.box(x, y, 16, 8, mix(BLOND[3], BLOND[draw.choice((2, 4))], 0.5))
            if x >= 0:
                tile.down(x, y, 8, mix(BLOND[2], BLOND[3], 0.4))
        tile.across(0, row * 8, TILE, mix(BLOND[2], BLOND[3], 0.4))
    return tile.image
