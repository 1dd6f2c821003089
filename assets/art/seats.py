"""Everything one sits on. Each seat is one tile; a bench or a sofa is a row of them.

Avatars are drawn over seats. Of who sits with their back to us only what rises above the backrest is drawn (see
`avatars.sitting`), so every seat that faces up has its backrest's upper edge at `BACK_TOP`.
"""

from __future__ import annotations

from PIL import Image

from assets.art.palette import DARK, GOLD, OAK, PALE, TEAL, WALNUT, Ramp, mix
from assets.art.pixels import TILE, Canvas, outlined, soft_ellipse

BACK_TOP = 11  # px below the upper edge of the seat's tile

FACINGS = ("down", "left", "right", "up")


def _grounded(sprite: Image.Image, centre: tuple[float, float], radii: tuple[float, float]) -> Image.Image:
    """Lay the outlined sprite over its contact shadow."""
    block = Canvas(sprite.width, sprite.height)
    block.stamp(soft_ellipse(sprite.size, centre, radii, 0.36))
    block.stamp(outlined(sprite))
    return block.image


def _facing(facing: str, down: Image.Image, left: Image.Image, up: Image.Image) -> Image.Image:
    """Choose a side; the right one is the left one mirrored."""
    if facing == "right":
        return left.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return {"down": down, "left": left, "up": up}[facing]


def chair(ramp: Ramp, facing: str) -> Image.Image:
    return _facing(facing, _chair_down(ramp), _chair_left(ramp), _chair_up(ramp))


def _chair_down(ramp: Ramp) -> Image.Image:
    seat = Canvas(TILE, TILE)
    for x in (8, 21):
        seat.box(x, 23, 3, 6, OAK[1])
    seat.round(6, 2, 20, 17, 4, ramp[1])
    seat.round(6, 2, 20, 15, 4, ramp[2])
    seat.across(9, 3, 14, ramp[4])
    seat.round(6, 14, 20, 11, 3, ramp[1])
    seat.round(6, 14, 20, 8, 3, ramp[3])
    seat.across(9, 15, 14, ramp[4])
    return _grounded(seat.image, (17, 27), (12, 3.5))


def _chair_up(ramp: Ramp) -> Image.Image:
    seat = Canvas(TILE, TILE)
    for x in (8, 21):
        seat.box(x, 24, 3, 6, OAK[1])
        seat.down(x, 24, 6, OAK[2])
    seat.round(7, 5, 18, 9, 3, ramp[3])
    seat.across(10, 6, 12, ramp[4])
    seat.round(6, BACK_TOP, 20, 15, 4, ramp[1])
    seat.round(6, BACK_TOP, 20, 12, 4, ramp[2])
    seat.across(9, BACK_TOP, 14, ramp[4])
    seat.across(9, BACK_TOP + 8, 14, ramp[1])
    return _grounded(seat.image, (17, 28), (12, 3))


def _chair_left(ramp: Ramp) -> Image.Image:
    seat = Canvas(TILE, TILE)
    for x in (7, 21):
        seat.box(x, 23, 3, 7, OAK[1])
    seat.round(20, 3, 6, 21, 3, ramp[1])
    seat.round(20, 3, 4, 20, 2, ramp[2])
    seat.across(21, 3, 3, ramp[4])
    seat.round(5, 15, 19, 9, 3, ramp[1])
    seat.round(5, 15, 18, 6, 3, ramp[3])
    seat.across(7, 15, 12, ramp[4])
    return _grounded(seat.image, (16, 27), (12, 3.5))


def theatre_seat(ramp: Ramp, facing: str) -> Image.Image:
    """A plush seat with arms; neighbours touch and make a row. Faces `up` or `down`."""
    seat = Canvas(TILE, TILE)
    if facing == "up":
        seat.round(4, 5, 24, 10, 3, ramp[3])
        seat.round(3, BACK_TOP, 26, 17, 4, ramp[1])
        seat.round(3, BACK_TOP, 26, 14, 4, ramp[2])
        seat.across(6, BACK_TOP, 20, ramp[4])
        seat.across(6, BACK_TOP + 1, 20, ramp[3])
        seat.box(13, 20, 6, 3, GOLD[2])  # the seat's number plate
        seat.box(5, 27, 22, 3, DARK[1])
    else:
        seat.round(3, 2, 26, 18, 4, ramp[2])
        seat.across(6, 2, 20, ramp[4])
        seat.round(4, 14, 24, 13, 3, ramp[1])
        seat.round(4, 14, 24, 9, 3, ramp[3])
        seat.box(5, 27, 22, 3, DARK[1])
    for x in (0, 29):
        seat.round(x, 9, 3, 16, 1, WALNUT[2])
        seat.box(x, 9, 3, 2, WALNUT[4])
    return _grounded(seat.image, (16, 28), (15, 3))


def sofa(ramp: Ramp, facing: str, places: int = 3) -> Image.Image:
    """A sofa of `places` seats; across for `down` and `up`, along the side for `left` and `right`."""
    return _facing(facing, _sofa_down(ramp, places), _sofa_left(ramp, places), _sofa_up(ramp, places))


def _sofa_down(ramp: Ramp, places: int) -> Image.Image:
    width = places * TILE
    seat = Canvas(width, TILE)
    for x in (5, width - 8):
        seat.box(x, 27, 3, 3, OAK[1])
    seat.round(1, 1, width - 2, 26, 6, ramp[1])
    seat.round(2, 1, width - 4, 15, 6, ramp[2])
    seat.across(8, 2, width - 16, ramp[4])
    cushion = (width - 18) / places
    for place in range(places):
        x = 9 + round(place * cushion)
        seat.round(x, 13, round(cushion) - 1, 11, 3, ramp[3])
        seat.across(x + 3, 13, round(cushion) - 7, ramp[4])
    seat.box(9, 22, width - 18, 5, ramp[2])
    for x in (1, width - 10):
        seat.round(x, 9, 9, 19, 4, ramp[2])
        seat.across(x + 2, 10, 5, ramp[4])
    seat.round(13, 8, 11, 10, 2, GOLD[2])
    seat.across(14, 9, 9, GOLD[3])
    return _grounded(seat.image, (width / 2 + 1, 27), (width / 2 - 2, 3.5))


def _sofa_up(ramp: Ramp, places: int) -> Image.Image:
    width = places * TILE
    seat = Canvas(width, TILE)
    for x in (5, width - 8):
        seat.box(x, 27, 3, 3, OAK[1])
    seat.round(8, 3, width - 16, 12, 3, ramp[3])
    for x in (1, width - 10):
        seat.round(x, 3, 9, 22, 4, ramp[2])
        seat.across(x + 2, 4, 5, ramp[4])
    seat.round(1, BACK_TOP, width - 2, 17, 5, ramp[1])
    seat.round(1, BACK_TOP, width - 2, 13, 5, ramp[2])
    seat.across(6, BACK_TOP, width - 12, ramp[4])
    for place in range(1, places):
        seat.down(place * TILE, BACK_TOP + 3, 10, ramp[1])
    return _grounded(seat.image, (width / 2 + 1, 28), (width / 2 - 2, 3))


def _sofa_left(ramp: Ramp, places: int) -> Image.Image:
    height = places * TILE
    seat = Canvas(TILE, height)
    for x in (4, 25):
        seat.box(x, height - 6, 3, 4, OAK[1])
    seat.round(2, 2, 28, height - 7, 6, ramp[1])
    seat.round(19, 1, 11, height - 8, 5, ramp[2])
    seat.down(20, 7, height - 20, ramp[4])
    cushion = (height - 22) / places
    for place in range(places):
        y = 9 + round(place * cushion)
        seat.round(3, y, 17, round(cushion) - 1, 3, ramp[3])
        seat.across(6, y, 11, ramp[4])
    seat.round(2, 1, 25, 9, 4, ramp[2])
    seat.across(5, 2, 18, ramp[4])
    seat.round(2, height - 18, 25, 13, 4, ramp[2])
    seat.across(5, height - 17, 18, ramp[4])
    return _grounded(seat.image, (17, height - 7), (13, 3.5))


def bench(facing: str) -> Image.Image:
    """A park bench of two seats, `down` or `up`."""
    seat = Canvas(2 * TILE, TILE)
    for x in (8, 52):
        seat.box(x, 10, 4, 19, DARK[2])
        seat.down(x, 10, 19, DARK[3])
    back, sit = ((3, 8), (15, 20)) if facing == "down" else ((BACK_TOP, 16), (5,))
    for y in (*sit, *back) if facing == "up" else (*back, *sit):
        seat.round(3, y, 58, 5, 1, OAK[3])
        seat.across(4, y, 56, OAK[4])
        seat.across(4, y + 4, 56, OAK[2])
    return _grounded(seat.image, (33, 28), (29, 3.5))


def stool(ramp: Ramp) -> Image.Image:
    """A round stool to sit on any way."""
    seat = Canvas(TILE, TILE)
    seat.box(10, 20, 3, 9, DARK[2])
    seat.box(19, 20, 3, 9, DARK[2])
    seat.disc(16, 17, 9, 5, ramp[1])
    seat.disc(16, 15, 9, 5, ramp[3])
    seat.disc(15, 14, 6, 2, ramp[4])
    return _grounded(seat.image, (17, 28), (10, 3))


def bistro_chair(facing: str) -> Image.Image:
    """A garden chair of painted metal, as on French café terraces."""
    return chair(tuple(mix(step, PALE[4], 0.06) for step in TEAL), facing)
