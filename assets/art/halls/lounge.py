"""Where people rest and meet: armchairs, an alcove, and partitions of glass and felt."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import (
    DARK,
    GLASS,
    GOLD,
    NIGHT,
    OAK,
    PALE,
    SUNLIGHT,
    TEAL,
    WALNUT,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, outlined, soft_ellipse, veil
from assets.art.seats import BACK_TOP


def armchair(ramp: Ramp, facing: str) -> Image.Image:
    """A deep armchair of one tile."""
    if facing == "right":
        return armchair(ramp, "left").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    seat = Canvas(TILE, TILE)
    for x in (5, 24):
        seat.box(x, 27, 3, 3, OAK[1])
    if facing == "down":
        seat.round(3, 1, 26, 24, 6, ramp[1])
        seat.round(4, 1, 24, 16, 6, ramp[2])
        seat.across(9, 2, 14, ramp[4])
        seat.round(8, 13, 16, 10, 3, ramp[3])
        seat.across(11, 13, 10, ramp[4])
        seat.box(8, 22, 16, 5, ramp[2])
        for x in (1, 23):
            seat.round(x, 10, 8, 18, 4, ramp[2])
            seat.across(x + 2, 11, 4, ramp[4])
            seat.down(x + 7, 16, 10, ramp[1])
    elif facing == "up":
        seat.round(8, 4, 16, 10, 3, ramp[3])
        for x in (1, 23):
            seat.round(x, 4, 8, 22, 4, ramp[2])
            seat.across(x + 2, 5, 4, ramp[4])
        seat.round(2, BACK_TOP, 28, 17, 6, ramp[1])
        seat.round(2, BACK_TOP, 28, 13, 6, ramp[2])
        seat.across(8, BACK_TOP, 16, ramp[4])
    else:
        seat.round(2, 5, 27, 22, 6, ramp[1])
        seat.round(20, 1, 10, 25, 5, ramp[2])
        seat.down(21, 6, 14, ramp[4])
        seat.round(3, 12, 17, 9, 3, ramp[3])
        seat.across(6, 12, 11, ramp[4])
        seat.round(2, 19, 24, 9, 4, ramp[2])
        seat.across(5, 20, 16, ramp[4])
    block = Canvas(TILE, TILE)
    block.stamp(soft_ellipse((TILE, TILE), (17, 28), (13, 3), 0.36))
    block.stamp(outlined(seat.image))
    return block.image


def alcove(ramp: Ramp) -> Image.Image:
    """A private corner of felt panels, 5×4 tiles, around a bench and a round table.

    The bench takes three people, side by side in the second row, who look down; one walks in from below.
    """
    width, height = 5 * TILE, 4 * TILE
    nook = Canvas(width, height)
    nook.round(2, 4, width - 4, 70, 10, ramp[0])
    nook.round(2, 2, width - 4, 66, 10, ramp[1])
    nook.round(6, 5, width - 12, 50, 8, ramp[2])
    for x in range(18, width - 12, 13):
        nook.down(x, 8, 44, mix(ramp[1], ramp[2], 0.5))
        nook.down(x + 1, 8, 44, mix(ramp[2], ramp[3], 0.4))
    nook.round(2, 2, width - 4, 5, 2, ramp[3])
    nook.across(8, 2, width - 16, ramp[4])
    nook.box(30, 36, width - 60, 30, ramp[1])  # the bench: back and seat
    nook.round(30, 30, width - 60, 18, 4, WALNUT[2])
    for place in range(3):
        x = 32 + place * 32
        nook.round(x, 30, 31, 16, 4, PALE[2])
        nook.round(x, 30, 31, 13, 4, PALE[3])
        nook.across(x + 4, 30, 23, PALE[4])
        nook.round(x, 45, 31, 12, 3, PALE[2])
        nook.round(x, 44, 31, 9, 3, PALE[4])
    nook.box(32, 56, 96, 6, WALNUT[1])
    nook.across(32, 56, 96, WALNUT[3])
    for x in (1, width - 21):  # the two wings, seen along their tops
        nook.round(x, 20, 20, 102, 5, ramp[0])
        nook.round(x, 14, 20, 100, 5, ramp[1])
        nook.round(x + 2, 14, 16, 92, 4, ramp[2])
        nook.down(x + 3, 18, 84, ramp[4])
        nook.down(x + 16, 18, 84, ramp[1])
        nook.box(x, 112, 20, 9, ramp[1])
    lit = Canvas(width, height)
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    away = np.hypot((columns - width / 2) / 62, (rows - 62) / 46)
    whole = Canvas(width, height)
    whole.stamp(soft_ellipse((width, height), (12, 120), (12, 4), 0.4))
    whole.stamp(soft_ellipse((width, height), (width - 10, 120), (12, 4), 0.4))
    whole.stamp(
        veil(np.where((rows > 60) & (rows < 70) & (columns > 20) & (columns < width - 20), 0.3 * (70 - rows) / 10, 0))
    )
    whole.stamp(outlined(nook.image))
    table = Canvas(TILE, 36)
    table.box(14, 18, 4, 14, DARK[2])
    table.disc(15.5, 32, 8, 2.5, DARK[1])
    table.disc(15.5, 13, 14.5, 9, OAK[2])
    table.disc(15.5, 11, 14.5, 9, OAK[4])
    table.disc(15.5, 11, 12, 7, mix(OAK[3], OAK[4]))
    table.box(8, 8, 4, 4, WHITE)
    table.box(19, 10, 4, 4, TEAL[3])
    whole.stamp(soft_ellipse((width, height), (81, 95), (13, 4), 0.36))
    whole.stamp(outlined(table.image), 64, 62)
    lit.stamp(veil(0.16 * np.clip(1 - away, 0, 1), SUNLIGHT))
    whole.stamp(lit.image)
    whole.down(80, 0, 12, DARK[1])
    whole.shape((72, 22), (88, 22), (84, 12), (76, 12), fill=GOLD[2])
    whole.across(72, 22, 17, GOLD[4])
    return whole.image


# ---- partitions


def glass_wall(part: str) -> Image.Image:
    """A partition of glass across the room, 1×2 tiles: `left`, `middle` (repeatable), `right`. One sees through it."""
    wall = Canvas(TILE, 2 * TILE)
    pane = np.full((46, TILE), 0.3)
    for step in range(46):
        pane[step, max(0, 26 - step // 2) % TILE : max(0, 26 - step // 2) % TILE + 4] = 0.6
    wall.stamp(veil(pane, GLASS[3]), 0, 8)
    wall.box(0, 22, TILE, 6, mix(GLASS[3], WHITE, 0.55))
    for x in range(2, TILE, 6):
        wall.box(x, 22, 3, 6, mix(GLASS[2], WHITE, 0.35))
    wall.box(0, 4, TILE, 4, DARK[3])
    wall.across(0, 4, TILE, DARK[4])
    wall.box(0, 54, TILE, 5, DARK[2])
    wall.across(0, 54, TILE, DARK[4])
    wall.across(0, 58, TILE, DARK[0])
    if part == "left":
        wall.box(0, 4, 4, 55, DARK[2])
        wall.down(0, 4, 55, DARK[4])
    if part == "right":
        wall.box(28, 4, 4, 55, DARK[2])
        wall.down(28, 4, 55, DARK[4])
    wall.stamp(veil(np.repeat(np.array([[0.26], [0.18], [0.1], [0.05]]), TILE, axis=1)), 0, 59)
    return wall.image


def glass_wall_along(part: str) -> Image.Image:
    """The same partition seen from above, one tile, away from us: `middle` (repeatable) or `end`, its near end (1×1)."""
    wall = Canvas(TILE, TILE)
    wall.box(12, 0, 8, TILE, DARK[2])
    wall.down(12, 0, TILE, DARK[4])
    wall.box(14, 0, 4, TILE, GLASS[3])
    wall.down(15, 0, TILE, GLASS[4])
    wall.stamp(veil(np.repeat(np.array([[0.24, 0.16, 0.1, 0.05]]), TILE, axis=0)), 20, 0)
    if part == "end":
        wall.box(12, 24, 8, 6, DARK[1])
        wall.across(12, 24, 8, DARK[4])
    return wall.image


def low_screen(ramp: Ramp, part: str) -> Image.Image:
    """A felt screen of chest height, 1×2 tiles with its foot solid: `left`, `middle` (repeatable), `right`."""
    panel = Canvas(TILE, 2 * TILE)
    panel.box(0, 24, TILE, 34, ramp[2])
    panel.box(0, 24, TILE, 3, ramp[3])
    panel.across(0, 24, TILE, ramp[4])
    for x in (8, 16, 24):
        panel.down(x, 28, 28, mix(ramp[1], ramp[2], 0.5))
    panel.box(0, 54, TILE, 4, ramp[1])
    for at, side in ((0, "left"), (29, "right")):
        if part == side:
            panel.box(at, 22, 3, 40, OAK[2])
            panel.down(at, 22, 40, OAK[4])
    whole = Canvas(TILE, 2 * TILE)
    whole.stamp(veil(np.repeat(np.array([[0.32], [0.24], [0.14], [0.06]]), TILE, axis=1)), 0, 58)
    whole.stamp(panel.image)
    for y in (23, 58):
        whole.across(0, y, TILE, mix(ramp[0], NIGHT[0], 0.6))
    return whole.image
