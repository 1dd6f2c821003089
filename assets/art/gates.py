"""The gates of the Place des écoles: an arch of each city's own stone, for two to walk through side by side."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from assets.art.palette import DARK, GOLD, INK, LEAF, WHITE, Ramp, mix
from assets.art.pixels import TILE, Canvas, outlined, soft_ellipse

WIDTH, HEIGHT = 4 * TILE, 5 * TILE
PIER = 26  # px, each side of the opening
Top = Callable[[Canvas, Ramp, Ramp], None]


def gate(stone: Ramp, accent: Ramp, courses: int, top: Top) -> Image.Image:
    """A gate of 4 × 5 tiles. `courses` is the height in px of a row of its stones; `top` crowns it."""
    body = Canvas(WIDTH, HEIGHT)
    for x in (6, WIDTH - 6 - PIER):
        _pier(body, x, stone, courses)
    _lintel(body, stone, accent, courses)
    top(body, stone, accent)
    block = Canvas(WIDTH, HEIGHT)
    for x in (6 + PIER // 2, WIDTH - 6 - PIER // 2):
        block.stamp(soft_ellipse((WIDTH, HEIGHT), (x + 2, HEIGHT - 9), (PIER // 2 + 3, 5)))
    block.stamp(outlined(body.image))
    return block.image


def _pier(body: Canvas, x: int, stone: Ramp, courses: int) -> None:
    top, foot = 62, HEIGHT - 8
    body.box(x, top, PIER, foot - top, stone[2])
    for number, y in enumerate(range(top, foot, courses)):
        height = min(courses, foot - y)
        body.across(x, y + height - 1, PIER, stone[1])
        for joint in range(x + (4 if number % 2 else 10), x + PIER, 12):
            body.down(joint, y, height, stone[1])
        if number % 3 == 1:
            body.box(x + 6, y + 1, 5, height - 2, stone[3])
    body.box(x, top, 2, foot - top, stone[4])
    body.box(x + PIER - 5, top, 5, foot - top, mix(stone[1], stone[2], 0.4))
    body.box(x - 2, foot - 8, PIER + 4, 8, stone[3])
    body.across(x - 2, foot - 8, PIER + 4, stone[4])
    body.across(x - 2, foot - 1, PIER + 4, stone[0])


def _lintel(body: Canvas, stone: Ramp, accent: Ramp, courses: int) -> None:
    body.box(4, 40, WIDTH - 8, 24, stone[2])
    for y in range(40, 64, courses):
        body.across(4, y, WIDTH - 8, stone[1])
    body.box(4, 36, WIDTH - 8, 5, stone[3])
    body.across(4, 36, WIDTH - 8, stone[4])
    body.across(4, 41, WIDTH - 8, stone[0])
    for x in range(6 + PIER, WIDTH - 6 - PIER):  # the arch: cut out of the lintel's lower edge
        across = (x + 0.5 - WIDTH / 2) / (WIDTH / 2 - 6 - PIER)
        rise = round(13 * (1 - across * across) ** 0.5)
        body.box(x, 64 - rise, 1, 1, stone[4])
        body.image.paste((0, 0, 0, 0), (x, 65 - rise, x + 1, 66))
    body.round(WIDTH // 2 - 21, 42, 42, 9, 2, accent[0])
    body.round(WIDTH // 2 - 20, 43, 40, 7, 2, accent[2])
    for x in range(WIDTH // 2 - 14, WIDTH // 2 + 15, 4):
        body.box(x, 45, 2, 3, WHITE)


def pediment(body: Canvas, stone: Ramp, accent: Ramp) -> None:
    """A low triangle with a round window: brick and stone of Toulouse."""
    middle = WIDTH // 2
    body.shape((10, 35), (middle, 10), (WIDTH - 10, 35), fill=accent[4])
    body.shape((20, 34), (middle, 14), (WIDTH - 20, 34), fill=stone[2])
    body.disc(middle, 26, 6, 6, accent[4])
    body.disc(middle, 26, 4, 4, stone[0])


def peaks(body: Canvas, stone: Ramp, accent: Ramp) -> None:
    """Three summits with their snow: Grenoble."""
    for x, y, half in ((34, 14, 26), (96, 18, 24), (64, 3, 34)):
        body.shape((x - half, 35), (x, y), (x + half, 35), fill=stone[1])
        body.shape((x, y), (x + half, 35), (x + half // 4, 35), fill=stone[0])
        body.shape(
            (x - half // 3, y + 11), (x, y), (x + half // 3, y + 11), (x + 2, y + 8), (x - 4, y + 13), fill=WHITE
        )
    body.across(8, 35, WIDTH - 16, accent[1])


def balustrade(body: Canvas, stone: Ramp, accent: Ramp) -> None:
    """A stone railing between two urns, a mask on the keystone: Bordeaux."""
    body.box(12, 18, WIDTH - 24, 4, stone[3])
    body.across(12, 18, WIDTH - 24, stone[4])
    body.across(12, 21, WIDTH - 24, stone[1])
    for x in range(16, WIDTH - 18, 7):
        body.box(x, 22, 3, 13, stone[3])
        body.down(x + 2, 22, 13, stone[1])
    for x in (16, WIDTH - 17):
        body.box(x - 6, 14, 13, 21, stone[2])
        body.disc(x, 9, 6, 5, accent[2])
        body.box(x - 2, 3, 4, 3, accent[3])
    body.round(WIDTH // 2 - 6, 52, 12, 11, 4, stone[4])
    for x in (-3, 2):
        body.box(WIDTH // 2 + x, 56, 2, 2, stone[0])


def ironwork(body: Canvas, stone: Ramp, accent: Ramp) -> None:
    """Black iron scrolls and gold leaf: the gates of Place Stanislas, Nancy."""
    for x in range(18, WIDTH - 16, 8):
        body.down(x, 14 + abs(x - WIDTH // 2) // 5, 22, DARK[1])
        body.box(x - 1, 12 + abs(x - WIDTH // 2) // 5, 3, 3, GOLD[2])
    for x, radius in ((34, 8), (64, 11), (94, 8)):
        body.ring(x, 25, radius, radius * 0.8, 2, DARK[0])
        body.disc(x, 25, 4, 3, GOLD[3])
    body.box(WIDTH // 2 - 3, 4, 6, 9, GOLD[3])
    body.shape((WIDTH // 2 - 10, 12), (WIDTH // 2, 2), (WIDTH // 2 + 10, 12), fill=GOLD[2])
    for x in (16, WIDTH - 17):
        body.box(x - 4, 20, 9, 16, accent[1])
        body.disc(x, 16, 6, 6, GOLD[2])
        body.disc(x - 1, 14, 3, 3, GOLD[4])


def cone(body: Canvas, stone: Ramp, accent: Ramp) -> None:
    """The green cone of an old volcano behind dark stone: Clermont-Ferrand."""
    middle = WIDTH // 2
    body.shape((8, 35), (middle - 14, 9), (middle + 14, 9), (WIDTH - 8, 35), fill=LEAF[2])
    body.shape((middle, 9), (middle + 14, 9), (WIDTH - 8, 35), (middle + 12, 35), fill=LEAF[1])
    body.disc(middle, 9, 14, 4, LEAF[0])
    body.disc(middle, 10, 9, 2, mix(INK, accent[1], 0.5))
    body.shape((24, 30), (middle - 10, 13), (middle - 6, 13), (34, 33), fill=LEAF[3])
