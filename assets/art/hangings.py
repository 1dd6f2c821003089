"""What hangs on a wall face: windows, screens, pictures, boards, lamps, curtains. Each lies over a face of `walls`."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.palette import (
    DARK,
    GLASS,
    GOLD,
    LEAF,
    NAVY,
    NIGHT,
    OAK,
    PALE,
    PLASTER,
    SUNLIGHT,
    TEAL,
    TERRA,
    WHITE,
    WOOD,
    Colour,
    Ramp,
    colour,
    mix,
)
from assets.art.pixels import TILE, Canvas, outlined, seeded, veil


def window() -> Image.Image:
    """A casement of 2×2 tiles, to lay over a face."""
    frame = Canvas(2 * TILE, 2 * TILE)
    frame.round(4, 5, 56, 33, 3, OAK[1])
    frame.box(6, 7, 52, 31, PLASTER[4])
    for x in (9, 34):
        for y in range(10, 36):
            frame.across(x, y, 21, GLASS[4 if y < 17 else 3 if y < 28 else 2])
        frame.shape((x + 3, 35), (x + 13, 10), (x + 17, 10), (x + 7, 35), fill=colour("eefaf6"))
        frame.across(x, 22, 21, PLASTER[4])
        frame.across(x, 10, 21, GLASS[1])
        frame.down(x, 10, 26, GLASS[1])
    frame.box(2, 37, 60, 4, PLASTER[4])
    frame.across(2, 41, 60, PLASTER[0])
    return frame.image


def screen_small() -> Image.Image:
    """A meeting-room screen of 4×2 tiles with a slide on it."""
    return _mounted(_slide(118, 46), 4, 2)


def screen_big() -> Image.Image:
    """The auditorium's screen: 10×3 tiles, over a wall top and a face."""
    return _mounted(_slide(300, 84), 10, 3)


def _mounted(sprite: Image.Image, columns: int, rows: int) -> Image.Image:
    wall = Canvas(columns * TILE, rows * TILE)
    wall.stamp(sprite, (wall.width - sprite.width) // 2, 3)
    return wall.image


def _slide(width: int, height: int) -> Image.Image:
    screen = Canvas(width, height)
    screen.round(1, 1, width - 2, height - 4, 3, DARK[0])
    screen.across(4, 1, width - 8, DARK[3])
    screen.box(4, 4, width - 8, height - 10, WHITE)
    screen.box(4, 4, width - 8, height // 7, TEAL[1])
    screen.box(8, 4 + height // 14, width // 3, 2, WHITE)
    top, bottom = 4 + height // 7 + 5, height - 12
    for row, y in enumerate(range(top, bottom, max(5, height // 10))):
        screen.box(10, y, 3, 2, TERRA[2])
        screen.box(16, y, width // 4 + (row * 7) % 13, 2, DARK[4])
    bar = width // 18
    for index, (share, ramp) in enumerate(((0.35, TEAL), (0.6, GOLD), (0.45, TERRA), (0.8, NAVY), (1.0, LEAF))):
        tall = round((bottom - top) * share)
        x = round(width * 0.56) + index * round(bar * 1.4)
        screen.box(x, bottom - tall, bar, tall, ramp[2])
        screen.down(x, bottom - tall, tall, ramp[3])
    screen.across(round(width * 0.54), bottom, width // 3 + 8, DARK[3])
    screen.box(width // 2 - 8, height - 3, 16, 2, DARK[2])
    return outlined(screen.image)


def picture(ramp: Ramp, seed: int) -> Image.Image:
    """A framed landscape, 1×2 tiles."""
    frame = Canvas(TILE, 2 * TILE)
    frame.box(1, 10, 30, 26, OAK[1])
    frame.box(1, 10, 30, 2, OAK[3])
    frame.box(4, 13, 24, 20, GLASS[4])
    draw = seeded(seed)
    peak, dip = draw.randrange(17, 22), draw.randrange(24, 28)
    frame.shape((4, 32), (11, peak), (17, dip), (21, peak + 3), (27, 32), fill=ramp[2])
    frame.shape((4, 32), (4, 29), (12, 27), (20, 31), (27, 28), (27, 32), fill=ramp[1])
    frame.disc(22, 17, 2, 2, GOLD[2])
    return frame.image


def whiteboard() -> Image.Image:
    """Sketches and notes, 3×2 tiles."""
    board = Canvas(3 * TILE, 2 * TILE)
    board.box(4, 7, 88, 38, DARK[3])
    board.box(5, 8, 86, 35, WHITE)
    board.across(5, 8, 86, PALE[2])
    for centre, ramp in (((20, 20), TEAL), ((44, 30), TERRA), ((66, 18), GOLD)):
        x, y = centre
        board.disc(x, y, 7, 5, ramp[2])
        board.disc(x, y, 5, 3, WHITE)
    board.line((27, 22), (37, 28), fill=DARK[3])
    board.line((51, 28), (60, 21), fill=DARK[3])
    for x, y, note in ((76, 24, GOLD[3]), (84, 26, TERRA[4]), (78, 33, TEAL[4])):
        board.box(x, y, 6, 6, note)
    board.box(8, 36, 18, 1, NAVY[2])
    board.box(8, 39, 12, 1, NAVY[2])
    board.box(4, 43, 88, 3, PALE[1])
    board.box(30, 43, 6, 1, TERRA[2])
    board.box(40, 43, 6, 1, NAVY[2])
    return board.image


def notice_board() -> Image.Image:
    """Cork with leaflets, 2×2 tiles."""
    board = Canvas(2 * TILE, 2 * TILE)
    board.box(4, 8, 56, 31, OAK[1])
    board.box(6, 10, 52, 27, mix(WOOD[2], WOOD[1]))
    sheets: tuple[tuple[int, int, int, int, Colour], ...] = (
        (9, 13, 11, 14, WHITE),
        (22, 12, 9, 11, GOLD[3]),
        (33, 14, 12, 9, TEAL[4]),
        (47, 12, 9, 13, WHITE),
        (23, 25, 12, 9, TERRA[4]),
        (38, 25, 8, 10, WHITE),
    )
    for x, y, width, height, paper in sheets:
        board.box(x + 1, y + 1, width, height, WOOD[0])
        board.box(x, y, width, height, paper)
        for line in range(y + 3, y + height - 1, 3):
            board.across(x + 2, line, width - 4, mix(paper, DARK[4], 0.5))
        board.dot(x + width // 2, y, TERRA[1])
    return board.image


def clock() -> Image.Image:
    """Ten past ten, 1×2 tiles."""
    wall = Canvas(TILE, 2 * TILE)
    wall.disc(16, 22, 9, 9, OAK[0])
    wall.disc(16, 22, 8, 8, OAK[3])
    wall.disc(16, 22, 6, 6, WHITE)
    wall.line((16, 22), (13, 20), fill=DARK[1])
    wall.line((16, 22), (19, 18), fill=DARK[1])
    return wall.image


def wall_lamp() -> Image.Image:
    """A sconce and its glow, 1×2 tiles."""
    rows, columns = np.mgrid[0 : 2 * TILE, 0:TILE] + 0.5
    away = np.hypot(columns - 16, (rows - 22) * 0.8)
    wall = Canvas(TILE, 2 * TILE)
    wall.stamp(veil(0.42 * np.clip(1 - away / 16, 0, 1), SUNLIGHT))
    wall.shape((11, 17), (21, 17), (19, 26), (13, 26), fill=GOLD[4])
    wall.shape((16, 17), (21, 17), (19, 26), (16, 26), fill=GOLD[3])
    wall.box(13, 27, 6, 2, DARK[2])
    wall.box(15, 29, 2, 4, DARK[3])
    return wall.image


def curtain(side: str) -> Image.Image:
    """A stage curtain of 2×3 tiles: `left` or `right` of the screen."""
    cloth = Canvas(2 * TILE, 3 * TILE)
    folds = (TERRA[0], mix(TERRA[0], TERRA[1]), TERRA[1], mix(TERRA[1], TERRA[2]), TERRA[1], mix(TERRA[0], TERRA[1]))
    for x in range(64):
        shade = folds[(x // 2) % len(folds)]
        hem = 90 + (x // 6) % 2
        cloth.down(x, 2, hem - 2, shade)
        cloth.down(x, hem - 4, 2, GOLD[2])
    for x in range(0, 64, 16):
        cloth.arc(x + 8, 3, 8, 9, 0, 180, mix(TERRA[0], NIGHT[0], 0.3))
        cloth.arc(x + 8, 3, 7, 7, 0, 180, TERRA[1])
    cloth.box(0, 0, 64, 3, GOLD[1])
    cloth.across(0, 0, 64, GOLD[3])
    picture = cloth.image
    return picture if side == "left" else picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
