"""The auditorium's stage: boards, steps, lectern, loudspeakers, pools of light."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import DARK, GOLD, OAK, TEAL, WALNUT, WHITE, colour, mix
from assets.art.pixels import TILE, Canvas, outlined, standing, veil

SPOTLIGHT = colour("ffd9a0")


def boards(part: str) -> Image.Image:
    """Boards of the stage, one tile: `floor`; `front` is its drop (solid), `left` and `right` the ends of the drop."""
    floor = Canvas(TILE, TILE)
    floor.box(0, 0, TILE, TILE, WALNUT[3])
    for y in (0, 8, 16, 24):
        floor.across(0, y, TILE, mix(WALNUT[3], WALNUT[4]))
        floor.across(0, y + 7, TILE, WALNUT[2])
        floor.down((y * 3 + 5) % TILE, y, 8, WALNUT[2])
    return floor.image if part == "floor" else _drop(part)


def _drop(part: str) -> Image.Image:
    """The front of the stage, 24 px high, and its shadow on the floor before it."""
    drop = Canvas(TILE, TILE)
    drop.box(0, 0, TILE, 4, WALNUT[4])
    drop.across(0, 4, TILE, GOLD[3])
    drop.box(0, 5, TILE, 19, WALNUT[1])
    for x in range(0, TILE, 8):
        drop.down(x, 6, 18, WALNUT[0])
        drop.down(x + 1, 6, 18, WALNUT[2])
    drop.box(0, 22, TILE, 2, WALNUT[0])
    if part != "front":
        drop.box(0 if part == "left" else 30, 0, 2, 24, WALNUT[0])
    fade = np.array((0.36, 0.28, 0.2, 0.12, 0.06, 0.03))
    drop.stamp(veil(np.repeat(fade[:, None], TILE, axis=1)), 0, 24)
    return drop.image


def steps() -> Image.Image:
    """Steps of 2×1 tiles up to the stage; walkable."""
    steps = Canvas(2 * TILE, TILE)
    for step in range(4):
        y = step * 7
        steps.box(2, y, 60, 7, WALNUT[4] if step % 2 == 0 else mix(WALNUT[3], WALNUT[4]))
        steps.box(2, y + 5, 60, 2, WALNUT[1])
        steps.across(2, y, 60, mix(WALNUT[4], GOLD[3], 0.5))
    steps.box(0, 0, 2, 30, WALNUT[0])
    steps.box(62, 0, 2, 30, WALNUT[0])
    steps.box(0, 28, 64, 2, WALNUT[0])
    return steps.image


def lectern() -> Image.Image:
    """A lectern with a microphone, 1×2 tiles."""
    desk = Canvas(28, 50)
    desk.shape((4, 18), (24, 18), (21, 46), (7, 46), fill=OAK[2])
    desk.shape((4, 18), (10, 18), (11, 46), (7, 46), fill=OAK[3])
    desk.box(5, 44, 18, 4, OAK[1])
    desk.shape((2, 12), (26, 12), (25, 19), (3, 19), fill=OAK[4])
    desk.box(8, 13, 12, 4, WHITE)
    desk.line((20, 12), (22, 4), fill=DARK[2])
    desk.box(21, 1, 4, 4, DARK[1])
    desk.disc(14, 31, 4, 4, TEAL[2])
    desk.disc(14, 31, 1, 1, WHITE)
    return standing(outlined(desk.image), 1, 2, shadow=(11, 3.5))


def loudspeaker() -> Image.Image:
    """1×2 tiles; its foot is solid."""
    box = Canvas(24, 46)
    box.round(2, 1, 20, 43, 2, DARK[1])
    box.box(2, 1, 3, 43, DARK[2])
    for y, radius in ((11, 5), (29, 7)):
        box.disc(12, y, radius, radius, DARK[3])
        box.disc(12, y, radius - 1, radius - 1, DARK[0])
        box.disc(12, y, 2, 2, DARK[4])
    box.dot(18, 40, TEAL[4])
    return standing(outlined(box.image), 1, 2, shadow=(10, 3.5))


def spotlight_pool() -> Image.Image:
    """A pool of light on the stage, 3×2 tiles, brighter towards its middle."""
    rows, columns = np.mgrid[0 : 2 * TILE, 0 : 3 * TILE] + 0.5
    away = np.hypot((columns - 48) / 46, (rows - 32) / 30)
    return veil(0.1 * (away < 1) + 0.1 * (away < 0.8) + 0.12 * (away < 0.55), SPOTLIGHT)
