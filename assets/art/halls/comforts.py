"""What makes a room pleasant: lamps, machines for drinks, plants, a board on wheels, a window by night."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import (
    CONCRETE,
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    POT,
    SUNLIGHT,
    TEAL,
    TERRA,
    WHITE,
    Ramp,
    colour,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, spheres, standing, veil


def floor_lamp() -> Image.Image:
    """A reading lamp with its glow, 1×3 tiles; its foot is solid."""
    post = Canvas(30, 84)
    post.box(14, 24, 2, 54, DARK[2])
    post.down(14, 24, 54, DARK[4])
    post.round(7, 77, 17, 5, 2, DARK[1])
    post.across(9, 77, 12, DARK[3])
    post.shape((8, 4), (22, 4), (27, 25), (3, 25), fill=GOLD[4])
    post.shape((16, 4), (22, 4), (27, 25), (18, 25), fill=GOLD[3])
    post.shape((8, 4), (11, 4), (8, 25), (3, 25), fill=WHITE)
    post.across(4, 25, 23, GOLD[2])
    lamp = standing(outlined(post.image), 1, 3, shadow=(9, 3))
    rows, columns = np.mgrid[0 : 3 * TILE, 0:TILE] + 0.5
    glow = Canvas(TILE, 3 * TILE)
    glow.stamp(veil(0.3 * np.clip(1 - np.hypot((columns - 16) / 17, (rows - 30) / 30), 0, 1), SUNLIGHT))
    glow.stamp(lamp)
    return glow.image


def vending(kind: str) -> Image.Image:
    """A machine of 2×3 tiles, its foot row solid: `snacks` or `drinks`."""
    ramp = TERRA if kind == "snacks" else NAVY
    machine = Canvas(58, 86)
    machine.round(1, 1, 56, 83, 3, ramp[1])
    machine.box(1, 3, 4, 79, ramp[3])
    machine.box(5, 5, 37, 60, DARK[0])
    machine.box(7, 7, 33, 56, mix(NIGHT[2], GLASS[0], 0.4))
    draw = seeded(7 if kind == "snacks" else 8)
    goods = (TERRA[3], GOLD[3], TEAL[3], PALE[4], LEAF[3], NAVY[3])
    for row, y in enumerate((9, 20, 31, 42, 53)):
        machine.across(7, y + 9, 33, PALE[1])
        for x in range(9, 38, 6):
            tall = 7 if kind == "snacks" else 8
            fill = draw.choice(goods)
            if kind == "snacks" and row % 2:
                machine.box(x, y + 9 - 4, 5, 4, fill)
            else:
                machine.box(x, y + 9 - tall, 4, tall, fill)
            machine.dot(x, y + 9 - (4 if kind == "snacks" and row % 2 else tall), WHITE)
    machine.box(44, 12, 10, 12, DARK[1])
    machine.box(45, 13, 8, 5, TEAL[4])
    for y in (20, 22):
        machine.across(45, y, 8, DARK[4])
    machine.box(46, 28, 6, 3, DARK[0])
    machine.box(45, 36, 8, 8, WHITE)
    machine.box(47, 38, 4, 4, ramp[2])
    machine.round(8, 69, 31, 10, 2, DARK[0])
    machine.across(9, 69, 29, DARK[3])
    machine.across(4, 1, 50, ramp[4])
    return standing(outlined(machine.image), 2, 3, shadow=(26, 5))


def water_cooler() -> Image.Image:
    """Fresh water and cups, 1×2 tiles; its foot is solid."""
    cooler = Canvas(26, 58)
    cooler.round(3, 24, 20, 32, 2, PALE[3])
    cooler.box(3, 26, 5, 28, WHITE)
    cooler.box(18, 26, 5, 28, PALE[2])
    cooler.round(5, 4, 16, 19, 4, GLASS[2])
    cooler.round(6, 5, 6, 16, 3, GLASS[4])
    cooler.across(6, 12, 14, GLASS[3])
    cooler.box(9, 20, 8, 5, GLASS[1])
    cooler.box(9, 30, 3, 4, TERRA[2])
    cooler.box(14, 30, 3, 4, NAVY[2])
    cooler.box(8, 36, 10, 2, DARK[3])
    return standing(outlined(cooler.image), 1, 2, shadow=(10, 3))


def totem(ramp: Ramp) -> Image.Image:
    """A lit panel with today's programme, 1×3 tiles; its foot is solid."""
    post = Canvas(28, 84)
    post.round(2, 1, 24, 76, 3, DARK[1])
    post.box(4, 4, 20, 58, WHITE)
    post.box(4, 4, 20, 12, ramp[1])
    post.across(6, 8, 12, WHITE)
    post.across(6, 11, 8, ramp[4])
    for row, y in enumerate(range(20, 58, 9)):
        post.box(6, y, 4, 5, (ramp[2], GOLD[2], TERRA[2], TEAL[2], NAVY[2])[row % 5])
        post.across(12, y + 1, 10, DARK[4])
        post.across(12, y + 3, 6, PALE[1])
    post.disc(13.5, 69, 4, 4, ramp[2])
    post.disc(13.5, 69, 1, 1, WHITE)
    post.round(0, 77, 28, 5, 2, DARK[0])
    post.across(2, 77, 24, DARK[3])
    return standing(outlined(post.image), 1, 3, shadow=(11, 3))


def olive() -> Image.Image:
    """An olive tree in a pale tub, 2×3 tiles; its foot row is solid."""
    tree = Canvas(62, 92)
    tree.line((30, 72), (27, 56), (33, 46), fill=OAK[1])
    for shift in range(5):
        tree.line((28 + shift, 74), (26 + shift, 58), (31 + shift, 44), fill=OAK[1 + (shift < 3)])
    leaf: Ramp = tuple(mix(step, PALE[3], 0.3) for step in LEAF)
    lumps = [
        Sphere(x, y, radius, 0.85, lift)
        for x, y, radius, lift in (
            (31, 26, 17, 0),
            (15, 30, 11, 3),
            (47, 29, 11, 3),
            (24, 14, 11, 5),
            (40, 14, 10, 4),
            (31, 38, 11, 6),
        )
    ]
    tree.stamp(spheres((62, 92), lumps, leaf, grain=0.3, seed=11))
    draw = seeded(3)
    for _ in range(14):
        x, y = draw.randrange(10, 52), draw.randrange(10, 46)
        if tree.image.getpixel((x, y))[3]:  # type: ignore[index]
            tree.box(x, y, 2, 2, NIGHT[3])
    tree.shape((16, 68), (46, 68), (43, 90), (19, 90), fill=PALE[2])
    tree.shape((16, 68), (25, 68), (25, 90), (19, 90), fill=PALE[4])
    tree.shape((40, 68), (46, 68), (43, 90), (39, 90), fill=PALE[1])
    tree.round(14, 65, 34, 5, 2, PALE[3])
    tree.across(15, 65, 32, PALE[4])
    return standing(outlined(tree.image), 2, 3, shadow=(20, 4))


def planter() -> Image.Image:
    """A long trough of grasses that divides a room, 2×2 tiles, repeatable; its foot row is solid."""
    box = Canvas(2 * TILE, 60)
    draw = seeded(9)
    for x in range(1, 63, 2):
        tall = draw.randrange(10, 26)
        lean = draw.choice((-3, -1, 0, 2, 3))
        ramp = LEAF if draw.random() < 0.8 else (LEAF[0], LEAF[1], GOLD[1], GOLD[2], GOLD[3])
        box.line((x, 36), (min(63, max(0, x + lean)), 36 - tall), fill=ramp[draw.choice((1, 2, 3, 3, 4))])
    lumps = [Sphere(4 + step * 8, 34, 7) for step in range(8)]
    box.stamp(spheres((64, 60), lumps, LEAF, grain=0.3, seed=2))
    box.box(0, 36, 64, 20, OAK[2])
    box.box(0, 36, 64, 3, OAK[4])
    for y in (44, 50):
        box.across(0, y, 64, OAK[1])
    box.box(0, 54, 64, 3, OAK[1])
    whole = Canvas(2 * TILE, 2 * TILE)
    whole.stamp(veil(np.repeat(np.array([[0.34], [0.26], [0.16], [0.08]]), 64, axis=1)), 0, 60)
    whole.stamp(outlined(box.image, 0.66), 0, 3)
    return whole.image


def big_leaf() -> Image.Image:
    """A monstera in a terracotta pot, 2×2 tiles; its foot row is solid."""
    plant = Canvas(60, 58)
    for x, y, turn, step in (
        (12, 20, -1, 2),
        (46, 18, 1, 2),
        (20, 8, -1, 3),
        (40, 8, 1, 3),
        (30, 16, 1, 3),
        (10, 32, -1, 1),
        (50, 32, 1, 1),
    ):
        plant.line((30, 44), (x, y), fill=LEAF[1])
        plant.shape(
            (x - 9, y), (x - 2, y - 8), (x + 7, y - 6), (x + 9, y + 2), (x + 1, y + 8), (x - 7, y + 6), fill=LEAF[step]
        )
        plant.line((x - 7 * turn, y + 3), (x + 7 * turn, y - 3), fill=LEAF[min(4, step + 1)])
        for notch in (-4, 0, 4):
            plant.line((x + notch, y - 1), (x + notch + turn, y + 5), fill=LEAF[step - 1])
        plant.shape((x - 8, y - 1), (x - 2, y - 7), (x + 2, y - 7), (x - 4, y - 1), fill=LEAF[min(4, step + 1)])
    plant.shape((19, 40), (41, 40), (38, 56), (22, 56), fill=POT[2])
    plant.shape((19, 40), (26, 40), (26, 56), (22, 56), fill=POT[3])
    plant.shape((36, 40), (41, 40), (38, 56), (35, 56), fill=POT[1])
    plant.round(17, 37, 26, 5, 1, POT[3])
    plant.across(18, 37, 24, POT[4])
    return standing(outlined(plant.image), 2, 2, shadow=(17, 4))


def rolling_board() -> Image.Image:
    """A whiteboard on wheels with sticky notes, 2×3 tiles; its foot row is solid."""
    board = Canvas(60, 86)
    for x in (8, 49):
        board.box(x, 54, 3, 28, DARK[3])
        board.box(x - 5, 79, 13, 3, DARK[2])
        for wheel in (x - 4, x + 6):
            board.disc(wheel, 83, 2, 2, DARK[0])
    board.box(10, 66, 40, 3, DARK[3])
    board.round(1, 4, 58, 52, 2, CONCRETE[1])
    board.box(4, 7, 52, 44, WHITE)
    notes = (GOLD[3], TERRA[4], TEAL[4], GOLD[3], NAVY[4], TERRA[4])
    for number, fill in enumerate(notes):
        x, y = 8 + number % 3 * 12, 20 + number // 3 * 13
        board.box(x + 1, y + 1, 9, 9, PALE[2])
        board.box(x, y, 9, 9, fill)
        board.across(x + 2, y + 3, 5, mix(fill, DARK[2], 0.5))
        board.across(x + 2, y + 5, 4, mix(fill, DARK[2], 0.5))
    board.box(8, 11, 26, 2, NAVY[2])
    board.box(8, 15, 16, 1, NAVY[2])
    board.line((46, 20), (51, 26), (46, 32), (51, 38), fill=TERRA[2])
    board.box(4, 51, 52, 3, PALE[1])
    board.box(14, 51, 7, 2, TERRA[2])
    board.box(26, 51, 7, 2, TEAL[2])
    return standing(outlined(board.image), 2, 3, shadow=(26, 4))


def night_window() -> Image.Image:
    """The casement of `hangings.window` by night, 2×2 tiles: stars, a moon, the lit windows of a town."""
    frame = Canvas(2 * TILE, 2 * TILE)
    frame.round(4, 5, 56, 33, 3, OAK[1])
    frame.box(6, 7, 52, 31, PALE[3])
    draw = seeded(21)
    for x in (9, 34):
        for y in range(10, 36):
            frame.across(x, y, 21, NIGHT[1 if y < 18 else 2 if y < 27 else 3])
        for _ in range(7):
            frame.dot(x + draw.randrange(1, 20), draw.randrange(11, 24), WHITE)
        for house in range(4):
            tall = draw.randrange(4, 9)
            frame.box(x + house * 5 + 1, 36 - tall, 5, tall, NIGHT[0])
            for window in range(2):
                if draw.random() < 0.8:
                    frame.dot(x + house * 5 + 2 + window * 2, 36 - tall + 2 + window, GOLD[3])
    frame.disc(47, 16, 4, 4, colour("fbe9b8"))
    frame.disc(49, 15, 3, 3, NIGHT[1])
    for x in (9, 34):
        frame.across(x, 22, 21, PALE[3])
    frame.box(2, 37, 60, 4, PALE[3])
    frame.across(2, 41, 60, PALE[0])
    return frame.image
