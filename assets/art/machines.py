"""The tileset `machines`: what hums, prints or plays, for workshops and lofts. Append only, as `pieces` says."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image

from assets.art.palette import (
    DARK,
    GLASS,
    GOLD,
    GRASS,
    LEAF,
    NAVY,
    OAK,
    PALE,
    PLUM,
    RUG,
    TEAL,
    TERRA,
    WALNUT,
    WHITE,
    Ramp,
    mix,
)
from assets.art.pieces import Piece, Tileset, piece
from assets.art.pixels import TILE, Canvas, Sphere, outlined, seeded, spheres, standing

LIGHTS = (LEAF[4], TEAL[4], GOLD[3], LEAF[4], TERRA[3])


def rack(seed: int) -> Image.Image:
    """A cabinet of servers, 1×2 tiles: drawers, vents, small lights."""
    cabinet = Canvas(28, 58)
    cabinet.round(0, 0, 28, 58, 2, DARK[0])
    cabinet.box(1, 1, 26, 7, DARK[3])
    cabinet.across(1, 1, 26, DARK[4])
    cabinet.box(2, 9, 24, 45, DARK[1])
    draw = seeded(seed)
    for y in range(10, 52, 6):
        cabinet.box(3, y, 22, 5, DARK[2])
        cabinet.across(3, y, 22, DARK[3])
        for x in range(12, 23, 2):
            cabinet.down(x, y + 2, 2, DARK[0])
        for x in (5, 8):
            cabinet.box(x, y + 2, 2, 1, draw.choice(LIGHTS))
    cabinet.down(26, 9, 46, DARK[0])
    return standing(outlined(_margin(cabinet)), 1, 2, shadow=(15, 4), lift=1)


def _margin(drawn: Canvas) -> Image.Image:
    """A pixel of room on each side, for the outline."""
    around = Canvas(drawn.width + 2, drawn.height + 2)
    around.stamp(drawn.image, 1, 1)
    return around.image


def computer_desk(screen: Ramp) -> Image.Image:
    """A desk with two screens, 2×2 tiles: one sits below it and looks up."""
    desk = Canvas(60, 46)
    for x in (3, 53):
        desk.box(x, 34, 4, 12, WALNUT[1])
    desk.round(0, 18, 60, 18, 2, OAK[1])
    desk.round(0, 17, 60, 13, 2, OAK[3])
    desk.across(2, 17, 56, OAK[4])
    for x in (6, 31):
        desk.box(x + 9, 15, 5, 5, DARK[1])
        desk.box(x + 6, 19, 11, 2, DARK[2])
        desk.round(x, 0, 23, 17, 1, DARK[0])
        desk.box(x + 2, 2, 19, 12, screen[0])
        for row, wide in enumerate((8, 12, 6, 14, 9)):
            desk.across(x + 4 + row % 2 * 2, 3 + row * 2, wide - row % 2 * 2, screen[3] if row % 3 else screen[4])
    desk.round(14, 23, 20, 5, 1, PALE[3])
    for x in range(16, 33, 3):
        desk.box(x, 24, 2, 1, PALE[1])
        desk.box(x, 26, 2, 1, PALE[1])
    desk.round(38, 24, 4, 4, 1, DARK[2])
    desk.box(48, 22, 5, 6, TERRA[2])
    desk.across(48, 22, 5, TERRA[4])
    return standing(outlined(_margin(desk)), 2, 2, shadow=(29, 5), lift=2)


def foosball() -> Image.Image:
    """A table of foosball, 3×2 tiles: the game after which a bar is judged."""
    table = Canvas(82, 52)
    for x in (10, 66):
        table.box(x, 36, 6, 16, WALNUT[1])
        table.box(x, 36, 2, 16, WALNUT[2])
    table.round(5, 8, 72, 34, 2, WALNUT[1])
    table.round(5, 6, 72, 28, 2, WALNUT[3])
    table.across(7, 6, 68, WALNUT[4])
    table.box(10, 10, 62, 20, GRASS[1])
    for x in range(10, 72, 12):
        table.box(x, 10, 6, 20, GRASS[2])
    table.down(41, 10, 20, WHITE)
    table.ring(41, 20, 6, 5, 1, WHITE)
    for x in (10, 66):
        table.frame(x, 15, 6, 10, WHITE)
    for number, x in enumerate((17, 25, 33, 41, 49, 57, 65)):
        table.down(x, 3, 34, PALE[1])
        table.down(x + 1, 3, 34, PALE[4])
        end = 36 if number % 2 else 0
        table.box(x - 1, end, 4, 5, DARK[1])
        for y in (12, 18, 24):
            table.box(x - 1, y + number % 2, 4, 4, (RUG, NAVY)[number % 2][3])
            table.box(x - 1, y + number % 2, 4, 1, (RUG, NAVY)[number % 2][4])
    table.disc(38, 22, 1.5, 1.5, WHITE)
    return standing(outlined(_margin(table)), 3, 2, shadow=(40, 6), lift=3)


def printer() -> Image.Image:
    """A three-dimensional printer at work on a vase, 1×2 tiles."""
    frame = Canvas(28, 50)
    frame.box(1, 38, 26, 12, OAK[1])
    frame.box(0, 36, 28, 5, OAK[3])
    frame.across(0, 36, 28, OAK[4])
    frame.round(2, 4, 24, 32, 1, DARK[1])
    frame.box(5, 7, 18, 26, mix(DARK[0], GLASS[0], 0.5))
    frame.box(5, 14, 18, 2, PALE[1])
    frame.box(11, 13, 6, 6, TERRA[2])
    frame.box(13, 19, 2, 2, GOLD[4])
    frame.shape((10, 31), (9, 26), (12, 21), (16, 21), (19, 26), (18, 31), fill=TEAL[3])
    frame.down(11, 23, 7, TEAL[4])
    frame.box(6, 31, 16, 2, PALE[3])
    frame.box(19, 34, 3, 1, LEAF[4])
    return standing(outlined(_margin(frame)), 1, 2, shadow=(14, 4), lift=2)


def pegboard() -> Image.Image:
    """Tools in order on a wall, 3×2 tiles: a hammer, a saw, keys, a reel of cable."""
    board = Canvas(3 * TILE, 2 * TILE)
    board.round(4, 6, 88, 36, 2, OAK[1])
    board.box(6, 8, 84, 32, OAK[3])
    for y in range(11, 40, 5):
        for x in range(9, 90, 5):
            board.dot(x, y, OAK[2])
    board.box(14, 14, 12, 5, DARK[3])
    board.box(18, 19, 3, 16, WALNUT[3])
    board.shape((34, 16), (58, 20), (58, 24), (34, 26), fill=PALE[2])
    board.box(30, 15, 6, 12, TERRA[2])
    for number, x in enumerate((36, 43, 50)):
        board.box(x, 29, 3, 9 - number, DARK[4])
        board.box(x - 1, 28, 5, 3, DARK[4])
    board.ring(74, 24, 9, 9, 4, TEAL[2])
    board.ring(74, 24, 7, 7, 1, TEAL[4])
    board.box(73, 13, 2, 3, DARK[1])
    return board.image


def pouf(colour: Ramp) -> Image.Image:
    """A beanbag, one tile: one sinks into it and looks up to the screen."""
    lumps = [Sphere(13, 14, 12, 0.8), Sphere(13, 8, 8, 0.75, 6)]
    return standing(
        outlined(spheres((27, 25), lumps, colour, grain=0.05, dither=0.06, seed=3)), 1, 1, shadow=(13, 4), lift=2
    )


def _pieces() -> Iterator[Piece]:
    yield from (piece(f"rack-{n}", "^/#", rack, n) for n in (1, 2, 3))
    for colour, ramp in (("teal", TEAL), ("navy", NAVY)):
        yield piece(f"computer-desk-{colour}", "^^/##", computer_desk, ramp)
    yield piece("foosball", "###/###", foosball)
    yield piece("printer", "^/#", printer)
    yield piece("pegboard", ".../...", pegboard)
    for colour, ramp in (("terra", TERRA), ("teal", TEAL), ("gold", GOLD), ("plum", PLUM)):
        yield piece(f"pouf-{colour}", "#", pouf, ramp)


MACHINES = Tileset("machines", _pieces)
