"""Furniture of the rooms: tables, desks, shelves, poster boards, booths, plants, and the stage's."""

from __future__ import annotations

from PIL import Image

from assets.art.palette import (
    CARPET_BLUE,
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NAVY,
    OAK,
    PALE,
    POT,
    RUG,
    TEAL,
    TERRA,
    WALNUT,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, soft_ellipse, spheres, standing

# ---- tables


def table(columns: int, rows: int = 2, ramp: Ramp = OAK) -> Image.Image:
    """A table that fills its block of tiles; its middle columns repeat, so that it can be made longer."""
    width, height = columns * TILE, rows * TILE
    wood = Canvas(width, height)
    for x in (5, width - 10):
        wood.box(x, height - 18, 5, 14, ramp[1])
        wood.down(x, height - 18, 14, ramp[2])
    wood.round(2, 3, width - 4, height - 14, 4, ramp[2])
    wood.round(2, 3, width - 4, height - 19, 4, ramp[4])
    wood.round(4, 5, width - 8, height - 23, 3, mix(ramp[3], ramp[4]))
    for y in range(10, height - 22, 7):
        for x in range(8 + y % 5, width - 16, TILE):
            wood.across(x, y, 9 + y % 4, ramp[3])
    block = Canvas(width, height)
    block.stamp(soft_ellipse((width, height), (width / 2 + 1, height - 8), (width / 2 - 3, 4.5)))
    block.stamp(outlined(wood.image))
    return block.image


def round_table(ramp: Ramp = OAK) -> Image.Image:
    """A high round table of one tile, two cups on it."""
    wood = Canvas(30, 30)
    wood.box(13, 15, 4, 11, DARK[2])
    wood.disc(14.5, 26, 7, 2, DARK[1])
    wood.disc(14.5, 11, 13, 8, ramp[2])
    wood.disc(14.5, 9, 13, 8, ramp[4])
    wood.disc(14.5, 9, 11, 6, mix(ramp[3], ramp[4]))
    for x, y in ((8, 6), (18, 9)):
        wood.box(x, y, 4, 4, WHITE)
        wood.across(x, y, 4, OAK[1])
        wood.dot(x + 4, y + 1, PALE[2])
    return standing(outlined(wood.image), 1, 1, shadow=(11, 3.5), lift=1)


def coffee_table() -> Image.Image:
    """A low table of two tiles, with magazines and a small plant."""
    low = Canvas(58, 29)
    for x in (5, 49):
        low.box(x, 18, 4, 8, OAK[1])
    low.round(1, 3, 56, 19, 4, OAK[2])
    low.round(1, 3, 56, 16, 4, OAK[4])
    low.round(3, 5, 52, 12, 3, mix(OAK[3], OAK[4]))
    low.box(9, 8, 10, 7, TEAL[2])
    low.box(11, 6, 10, 7, WHITE)
    low.across(13, 8, 6, TERRA[2])
    low.across(13, 10, 6, PALE[1])
    low.image.alpha_composite(spheres((58, 29), [Sphere(40, 6, 5), Sphere(44, 7, 4)], LEAF, seed=4))
    low.box(38, 10, 8, 4, POT[2])
    low.across(38, 10, 8, POT[4])
    return standing(outlined(low.image), 2, 1, shadow=(26, 4), lift=1)


def laptop() -> Image.Image:
    """A laptop to lay over a table, one tile."""
    machine = Canvas(TILE, TILE)
    machine.box(9, 9, 14, 9, DARK[2])
    machine.box(10, 10, 12, 7, GLASS[3])
    machine.across(11, 12, 6, GLASS[1])
    machine.across(11, 14, 8, GLASS[1])
    machine.shape((9, 18), (22, 18), (24, 22), (7, 22), fill=PALE[2])
    machine.across(11, 20, 10, PALE[1])
    return outlined(machine.image)


def papers() -> Image.Image:
    """Sheets, a pen and a cup to lay over a table, one tile."""
    sheets = Canvas(TILE, TILE)
    sheets.box(8, 11, 9, 11, PALE[2])
    sheets.box(7, 10, 9, 11, WHITE)
    for y in (12, 14, 16):
        sheets.across(9, y, 5, DARK[4])
    sheets.line((19, 20), (22, 15), fill=TERRA[1])
    sheets.disc(24, 11, 3, 2, WHITE)
    sheets.disc(24, 11, 2, 1, OAK[1])
    return sheets.image


def help_desk() -> Image.Image:
    """The welcome counter, 5×2 tiles: a roundel with an i, a screen, flowers, leaflets. Its foot row is solid."""
    width = 154
    desk = Canvas(width, 54)
    desk.round(1, 20, width - 2, 33, 5, OAK[1])
    desk.round(1, 14, width - 2, 18, 5, OAK[2])
    desk.round(1, 13, width - 2, 15, 5, OAK[4])
    desk.round(4, 15, width - 8, 10, 4, mix(OAK[3], OAK[4]))
    desk.box(4, 31, width - 8, 19, PALE[3])
    desk.across(4, 31, width - 8, PALE[1])
    for x in range(8, width - 8, 6):
        desk.down(x, 33, 15, PALE[2])
    desk.box(4, 46, width - 8, 4, TEAL[2])
    desk.disc(width // 2, 39, 9, 9, TEAL[1])
    desk.disc(width // 2, 38, 8, 8, TEAL[2])
    desk.box(width // 2 - 1, 32, 3, 3, WHITE)
    desk.box(width // 2 - 1, 37, 3, 7, WHITE)
    desk.box(28, 1, 24, 15, DARK[1])
    desk.box(30, 3, 20, 11, DARK[3])
    desk.box(37, 16, 6, 4, DARK[2])
    for index, paper in enumerate((TERRA[3], GOLD[3], TEAL[4])):
        desk.box(96 + index * 8, 12, 7, 8, paper)
        desk.across(97 + index * 8, 14, 5, WHITE)
    desk.box(128, 11, 8, 9, GLASS[3])
    blooms = [Sphere(128, 7, 4), Sphere(136, 7, 4), Sphere(132, 4, 4.5)]
    desk.image.alpha_composite(spheres((width, 54), blooms, RUG, seed=2))
    return standing(outlined(desk.image), 5, 2, shadow=(74, 5))


def booth(ramp: Ramp) -> Image.Image:
    """A firm's stand under an awning, 3×3 tiles; its foot row is solid, one stands behind the counter."""
    stand = Canvas(94, 88)
    for x in (6, 86):
        stand.box(x, 14, 3, 50, PALE[1])
        stand.down(x, 14, 50, PALE[3])
    for strip in range(7):
        face, hem = (ramp[2], ramp[1]) if strip % 2 == 0 else (WHITE, PALE[2])
        x = 2 + strip * 13
        stand.box(x, 4, 13, 14, face)
        stand.arc(x + 6, 17, 6, 6, 0, 180, hem)
        stand.arc(x + 6, 15, 6, 6, 0, 180, face)
    stand.box(2, 2, 91, 4, ramp[3])
    stand.across(3, 2, 89, ramp[4])
    stand.round(2, 50, 90, 36, 3, OAK[2])
    stand.round(1, 46, 92, 14, 3, OAK[4])
    stand.box(4, 48, 86, 8, mix(OAK[3], OAK[4], 0.7))
    stand.box(4, 62, 86, 22, PALE[3])
    stand.across(4, 62, 86, PALE[1])
    stand.round(30, 66, 34, 13, 2, ramp[2])
    stand.box(35, 70, 24, 2, WHITE)
    stand.box(35, 74, 16, 1, ramp[4])
    stand.box(11, 49, 9, 5, GLASS[3])
    stand.box(13, 47, 9, 5, WHITE)
    stand.box(72, 42, 6, 11, GOLD[2])
    stand.box(73, 40, 4, 3, PALE[3])
    stand.stamp(laptop(), 32, 31)
    return standing(outlined(stand.image), 3, 3, shadow=(44, 6))


# ---- against walls


def shelf(seed: int) -> Image.Image:
    """A full bookcase of 2×2 tiles; its foot row is solid."""
    case = Canvas(64, 62)
    case.round(1, 1, 62, 60, 2, OAK[1])
    case.box(1, 1, 62, 9, OAK[3])
    case.across(2, 1, 60, OAK[4])
    case.box(1, 8, 62, 2, OAK[2])
    draw = seeded(seed)
    bindings = (TERRA, TEAL, GOLD, CARPET_BLUE, PALE, RUG, LEAF)
    for y in (11, 27, 43):
        case.box(4, y, 56, 14, OAK[0])
        x = 5
        while x < 57:
            wide, tall, ramp = draw.choice((3, 3, 4, 5)), draw.choice((9, 10, 11, 12)), draw.choice(bindings)
            if draw.random() < 0.1:
                x += 4
                continue
            if x + wide > 59:
                break
            case.box(x, y + 14 - tall, wide, tall, ramp[2])
            case.down(x, y + 14 - tall, tall, ramp[3])
            case.across(x + 1, y + 17 - tall, wide - 1, ramp[4])
            x += wide + (draw.random() < 0.25)
        case.box(3, y + 14, 58, 2, OAK[3])
    block = Canvas(64, 64)
    block.stamp(outlined(case.image), 0, 0)
    return block.image


def coffee_bar() -> Image.Image:
    """Coffee machine, cups and croissants on a counter of 3×2 tiles; its foot row is solid."""
    bar = Canvas(92, 58)
    bar.round(1, 22, 90, 34, 3, WALNUT[1])
    bar.round(1, 18, 90, 14, 3, WALNUT[4])
    bar.box(4, 20, 84, 8, mix(WALNUT[3], WALNUT[4]))
    for x in range(5, 86, 28):
        bar.box(x, 34, 25, 19, WALNUT[2])
        bar.frame(x, 34, 25, 19, WALNUT[3])
        bar.box(x + 11, 41, 4, 2, GOLD[3])
    bar.round(8, 1, 26, 23, 3, DARK[2])
    bar.box(10, 3, 22, 5, DARK[4])
    bar.box(12, 10, 18, 9, DARK[0])
    bar.box(16, 13, 4, 5, WHITE)
    bar.dot(29, 5, TERRA[3])
    bar.dot(26, 5, TEAL[4])
    for x in (42, 48, 54):
        bar.box(x, 15, 5, 6, WHITE)
        bar.across(x, 15, 5, PALE[1])
        bar.box(x, 9, 5, 6, PALE[4])
        bar.across(x, 9, 5, PALE[1])
    bar.disc(75, 23, 12, 4, PALE[1])
    bar.disc(75, 22, 12, 4, WHITE)
    for x, y in ((69, 19), (76, 17), (81, 20)):
        bar.disc(x, y, 4, 2, GOLD[1])
        bar.disc(x, y - 1, 3, 1, GOLD[2])
    return standing(outlined(bar.image), 3, 2, shadow=(44, 5))


def kiosk() -> Image.Image:
    """A standing touch screen, 1×2 tiles."""
    post = Canvas(26, 52)
    post.box(10, 34, 6, 14, DARK[2])
    post.round(4, 46, 18, 5, 2, DARK[1])
    post.round(2, 1, 22, 36, 3, DARK[1])
    post.box(4, 4, 18, 28, GLASS[3])
    post.box(4, 4, 18, 6, TEAL[2])
    post.box(6, 13, 6, 6, GOLD[2])
    post.box(14, 13, 6, 6, TERRA[3])
    post.box(6, 22, 6, 6, NAVY[3])
    post.box(14, 22, 6, 6, LEAF[3])
    return standing(outlined(post.image), 1, 2, shadow=(11, 3.5))


def banner(ramp: Ramp) -> Image.Image:
    """A roll-up of the event, 1×2 tiles."""
    cloth = Canvas(26, 58)
    cloth.box(2, 1, 22, 52, ramp[2])
    cloth.shape((2, 53), (2, 34), (24, 18), (24, 53), fill=ramp[1])
    cloth.shape((2, 40), (24, 24), (24, 28), (2, 44), fill=GOLD[2])
    cloth.disc(13, 12, 6, 6, WHITE)
    cloth.disc(13, 12, 3, 3, ramp[1])
    cloth.box(7, 46, 12, 2, WHITE)
    cloth.across(7, 50, 8, ramp[4])
    cloth.across(2, 1, 22, ramp[4])
    cloth.round(1, 53, 24, 4, 1, PALE[1])
    return standing(outlined(cloth.image), 1, 2, shadow=(12, 3))


def poster_board(ramp: Ramp, seed: int) -> Image.Image:
    """A poster on a stand, 2×3 tiles; its foot row is solid."""
    board = Canvas(54, 78)
    for x in (9, 42):
        board.box(x, 64, 3, 12, DARK[3])
        board.box(x - 4, 74, 11, 3, DARK[2])
    board.round(1, 1, 52, 67, 2, PALE[1])
    board.box(3, 3, 48, 62, WHITE)
    board.box(3, 3, 48, 11, ramp[1])
    board.box(7, 6, 28, 2, ramp[4])
    board.box(7, 10, 18, 1, ramp[3])
    board.disc(44, 8, 3, 3, ramp[4])
    draw = seeded(seed)
    for x in (7, 29):
        y = 18
        while y < 60:
            choice = draw.random()
            if choice < 0.34 and y < 50:
                board.box(x, y, 18, 11, ramp[4])
                points = [(x + step * 4, y + 10 - draw.randrange(1, 10)) for step in range(5)]
                board.line(*points, fill=ramp[1])
                y += 14
            elif choice < 0.48 and y < 50:
                board.disc(x + 9, y + 5, 5, 5, GOLD[2])
                board.arc(x + 9, y + 5, 5, 5, -70, draw.randrange(20, 150), TERRA[2])
                y += 14
            elif choice < 0.6 and y < 52:
                for bar in range(4):
                    tall = draw.randrange(3, 9)
                    board.box(x + bar * 5, y + 9 - tall, 3, tall, ramp[2])
                y += 12
            else:
                board.across(x, y, draw.randrange(10, 19), mix(PALE[0], PALE[1]))
                y += 3
    return standing(outlined(board.image), 2, 3, shadow=(25, 4))
