"""What the façades of the cities share: eight tiles in height, composed of ends, bays of two tiles and a porch of six.

A façade of any width is `left`, bays, one `porch`, more bays, `right`, side by side, as in `assets.art.facade`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

import numpy as np
from PIL import Image

from assets.art.palette import DARK, GLASS, GOLD, NIGHT, OAK, PALE, WHITE, WOOD, Colour, Ramp, mix
from assets.art.pieces import Piece, block, piece
from assets.art.pixels import TILE, Canvas, outlined, seeded

HEIGHT = 8 * TILE

Picture = Callable[..., Image.Image]


def facade(city: str, left: Picture, bay: Picture, porch: Picture) -> tuple[Piece, ...]:
    """The five pieces of a façade. `bay` takes 1 or 2, the two that take turns; `right` is the left end mirrored."""

    def right() -> Image.Image:
        return left().transpose(Image.Transpose.FLIP_LEFT_RIGHT)

    return (
        piece(f"{city}-left", block(1, 8), left),
        piece(f"{city}-bay-1", block(2, 8), bay, 1),
        piece(f"{city}-bay-2", block(2, 8), bay, 2),
        piece(f"{city}-porch", f"{block(6, 7)}/##..##", porch),
        piece(f"{city}-right", block(1, 8), right),
    )


def cut_left(wall: Canvas, edges: list[tuple[int, int, int]]) -> Image.Image:
    """Clear what lies left of an edge, then outline. Each edge is (y, x at it, x at the next y): straight between.

    The first is where the roof begins: above it nothing is outlined, since nothing is on the bays.
    """
    picture = np.array(wall.image)
    stops = [*edges, (wall.height, edges[-1][2], edges[-1][2])]
    for (top, start, end), (bottom, _, _) in itertools.pairwise(stops):
        for y in range(top, bottom):
            picture[y, : round(start + (end - start) * (y - top) / max(1, bottom - top))] = 0
    whole = np.array(outlined(Image.fromarray(picture)))
    whole[: edges[0][0]] = 0
    return Image.fromarray(whole)


# ---- masonry


def ashlar(wall: Canvas, top: int, bottom: int, ramp: Ramp, seed: int, course: int = 10, length: int = 32) -> None:
    """Courses of cut stone over the whole width; the joints meet those of the next piece."""
    wall.box(0, top, wall.width, bottom - top, ramp[3])
    draw = seeded(seed)
    for row, y in enumerate(range(top, bottom, course)):
        tall = min(course, bottom - y)
        wall.across(0, y, wall.width, ramp[2])
        for x in range(-(length // 2) * (row % 2), wall.width, length):
            if draw.random() < 0.3 and 0 <= x <= wall.width - length:
                wall.box(x + 1, y + 1, length - 1, tall - 1, draw.choice((ramp[4], mix(ramp[2], ramp[3]))))
            if x >= 0:
                wall.down(x, y, tall, ramp[2])


def brickwork(wall: Canvas, top: int, bottom: int, ramp: Ramp, seed: int) -> None:
    """Thin long bricks of 8×4 px in a running bond over the whole width."""
    joint = mix(ramp[2], ramp[3], 0.55)
    wall.box(0, top, wall.width, bottom - top, ramp[2])
    draw = seeded(seed)
    for row, y in enumerate(range(top, bottom, 4)):
        tall = min(4, bottom - y)
        for x in range(-4 * (row % 2), wall.width, 8):
            chance = draw.random()
            if chance < 0.24:
                shade = mix(ramp[1], ramp[2], 0.5) if chance < 0.13 else mix(ramp[2], ramp[3], 0.4)
                wall.box(max(0, x), y, 8 + min(0, x), tall, shade)
            if x > 0:
                wall.down(x, y, tall, joint)
        wall.across(0, y, wall.width, joint)


def round_tiles(wall: Canvas, top: int, bottom: int, ramp: Ramp, seed: int) -> None:
    """A low roof of round tiles, in columns of 8 px; here and there one that is older or newer."""
    draw = seeded(seed)
    for x in range(0, wall.width, 8):
        for column, fill in enumerate((ramp[1], *[ramp[3]] * 2, *[ramp[2]] * 3, *[ramp[1]] * 2)):
            wall.down(x + column, top, bottom - top, fill)
        for y in range(top + 4 + (x // 8 % 2) * 3, bottom, 7):
            wall.across(x, y, 8, ramp[0])
            wall.across(x + 1, y + 1, 3, ramp[4])
            if draw.random() < 0.16:
                wall.box(x + 1, y + 2, 5, 4, draw.choice((ramp[1], mix(ramp[3], ramp[4]))))
    wall.box(0, top, wall.width, 5, ramp[2])
    wall.across(0, top, wall.width, ramp[4])
    wall.across(0, top + 5, wall.width, ramp[0])
    for x in range(6, wall.width, 16):
        wall.box(x, top, 2, 5, ramp[1])


def cornice(wall: Canvas, y: int, ramp: Ramp, height: int = 14, dentils: bool = True) -> None:
    """A moulding with its shadow, from `y` down."""
    lip = max(2, height // 3)
    wall.box(0, y, wall.width, lip, ramp[4])
    wall.box(0, y + lip, wall.width, height - lip, ramp[2])
    wall.box(0, y + height - 3, wall.width, 3, ramp[1])
    if dentils:
        for x in range(2, wall.width, 8):
            wall.box(x, y + lip + 1, 4, height - lip - 4, ramp[1])


def band(wall: Canvas, y: int, ramp: Ramp, height: int = 7) -> None:
    """A string course: lit above, in shade below."""
    wall.box(0, y, wall.width, height - 3, ramp[4])
    wall.box(0, y + height - 3, wall.width, 3, ramp[1])


def plinth(wall: Canvas, ramp: Ramp, height: int = 14) -> None:
    top = wall.height - height
    wall.box(0, top, wall.width, height, ramp[1])
    wall.across(0, top, wall.width, ramp[4])
    for x in range(15, wall.width, 32):
        wall.down(x, top + 1, height - 4, ramp[0])
    wall.box(0, wall.height - 3, wall.width, 3, ramp[0])


def pilaster(wall: Canvas, x: int, top: int, bottom: int, ramp: Ramp, width: int = 10) -> None:
    """A flat column with its capital and base."""
    wall.box(x, top, width, bottom - top, ramp[4])
    wall.down(x + width - 3, top + 4, bottom - top - 8, ramp[2])
    wall.down(x + width - 1, top, bottom - top, ramp[1])
    for y in (top, bottom - 5):
        wall.box(x - 1, y, width + 2, 5, ramp[3])
        wall.across(x - 1, y, width + 2, ramp[4])
        wall.across(x - 1, y + 4, width + 2, ramp[1])


def quoins(wall: Canvas, x: int, top: int, bottom: int, ramp: Ramp) -> None:
    """Corner stones, long and short in turns."""
    for row, y in enumerate(range(top, bottom, 10)):
        wide, tall = (14 if row % 2 == 0 else 10), min(9, bottom - y - 1)
        wall.box(x, y, wide, tall, ramp[4])
        wall.across(x, y + tall, wide, ramp[1])
        wall.down(x + wide, y, tall + 1, ramp[1])


# ---- openings


def panes(
    wall: Canvas,
    x: int,
    y: int,
    width: int,
    height: int,
    frame: Colour = PALE[4],
    rows: int = 3,
    glass: Ramp = GLASS,
) -> None:
    """A window of two leaves: frame, dark glass, two reflections falling to the left."""
    wall.box(x, y, width, height, frame)
    half = width // 2
    for left in (x + 2, x + half + 1):
        wall.box(left, y + 2, half - 3, height - 2, glass[1])
        wall.box(left, y + 2, half - 3, 3, glass[0])
    left, right, foot = x + half - 3, x + width - 3, y + height - 2
    if half > 5:
        wall.shape((x + 3, foot), (left, y + 6), (left, y + 14), (x + 6, foot), fill=glass[3])
        wall.shape((x + half + 1, foot - 2), (right, y + 9), (right, y + 17), (x + half + 4, foot), fill=glass[2])
    for row in range(1, rows):
        wall.across(x, y + height * row // rows, width, frame)
    wall.box(x + half - 1, y, 2, height, frame)


def surround(wall: Canvas, x: int, y: int, width: int, height: int, ramp: Ramp, wide: int = 4) -> None:
    """The stone frame around an opening, with a sill."""
    wall.box(x - wide, y - wide, width + 2 * wide, height + wide, ramp[4])
    wall.down(x + width + wide - 1, y - wide, height + wide, ramp[2])
    wall.across(x - wide, y - wide - 1, width + 2 * wide, ramp[1])
    wall.box(x - wide - 1, y + height, width + 2 * wide + 2, 3, ramp[4])
    wall.across(x - wide - 1, y + height + 3, width + 2 * wide + 2, ramp[0])


def shutters(wall: Canvas, x: int, y: int, width: int, height: int, ramp: Ramp, shade: Colour) -> None:
    """Two open shutters beside an opening of `width`; `shade` is what they leave below."""
    for left in (x - 12, x + width + 4):
        wall.box(left, y, 8, height, ramp[3])
        wall.down(left, y, height, ramp[2])
        wall.down(left + 7, y, height, ramp[1])
        wall.across(left, y + height, 8, shade)
        for slat in range(y + 3, y + height - 1, 3):
            wall.across(left + 2, slat, 4, ramp[2])


def railing(wall: Canvas, x: int, y: int, width: int, height: int = 10, knob: Colour | None = None) -> None:
    """An iron balcony on a ledge; `knob` gilds the middle of each second bar."""
    wall.across(x, y, width, DARK[2])
    for number, bar in enumerate(range(x, x + width, 4)):
        wall.down(bar, y, height, DARK[2])
        if knob and number % 2:
            wall.box(bar - 1, y + height // 2 - 1, 3, 2, knob)
    wall.across(x, y + height - 1, width, DARK[2])


def arch(wall: Canvas, centre: int, top: int, bottom: int, radius: int, fill: Colour) -> None:
    """An opening with a round head, `2 * radius` wide."""
    wall.arc(centre - 0.5, top + radius, radius, radius, 180, 360, fill)
    wall.box(centre - radius, top + radius, 2 * radius, bottom - top - radius, fill)


def open_door(wall: Canvas, centre: int, leaves: Ramp, top: int = 184, radius: int = 28) -> None:
    """An arched doorway two tiles wide whose leaves stand open on a lit hall. It reaches the foot of the wall."""
    spring = top + radius
    foot = wall.height
    arch(wall, centre, top - 3, foot, radius + 3, OAK[0])
    arch(wall, centre, top, foot, radius, mix(leaves[0], NIGHT[0], 0.4))
    wall.box(centre - radius, spring, 2 * radius, foot - spring, mix(GOLD[1], NIGHT[0], 0.45))
    wall.box(centre - 18, spring - 4, 36, 24, GOLD[2])
    wall.box(centre - 18, spring - 4, 36, 8, mix(GOLD[1], GOLD[2]))
    for row in range(foot - spring - 20):
        share = row / max(1, foot - spring - 20)
        wide = round(36 + 16 * share)
        wall.across(centre - wide // 2, spring + 20 + row, wide, mix(WOOD[0], WOOD[4], share))
    for spoke in (-20, 0, 20):
        wall.line((centre - 0.5, spring - 2), (centre - 0.5 + spoke, top + 6), fill=PALE[4])
    wall.arc(centre - 0.5, spring - 1, 7, 7, 180, 360, PALE[4])
    wall.box(centre - radius, spring - 5, 2 * radius, 4, OAK[2])
    wall.across(centre - radius, spring - 5, 2 * radius, OAK[4])
    for side in (-1, 1):
        outer, inner = centre - 0.5 + side * (radius - 0.5), centre - 0.5 + side * (radius - 11.5)
        fill = leaves[2] if side < 0 else leaves[1]
        wall.shape((outer, spring - 1), (inner, spring + 2), (inner, foot - 8), (outer, foot - 1), fill=fill)
        wall.shape(
            (outer - side * 2, spring + 4),
            (inner + side * 2, spring + 6),
            (inner + side * 2, spring + 18),
            (outer - side * 2, spring + 20),
            fill=GLASS[2],
        )
        wall.line((inner, spring + 2), (inner, foot - 8), fill=leaves[0])
        wall.box(round(inner + side * 2), spring + 23, 2, 3, GOLD[3])


def lantern(wall: Canvas, x: int, y: int) -> None:
    """A lit wall lantern 5 px wide."""
    wall.box(x, y + 2, 5, 9, GOLD[4])
    wall.box(x + 3, y + 2, 2, 9, GOLD[3])
    wall.box(x, y + 11, 5, 2, DARK[2])
    wall.box(x, y, 5, 2, DARK[2])


def plate(wall: Canvas, x: int, y: int, width: int, ramp: Ramp, ink: Colour) -> None:
    """A carved name, too small to read."""
    wall.round(x, y, width, 13, 2, ramp[1])
    wall.round(x + 1, y + 1, width - 2, 11, 2, ramp[4])
    words, at = (10, 6, 12, 8, 12, 7, 11), x + 8
    for word in words:
        if at + word > x + width - 8:
            break
        wall.box(at, y + 5, word, 3, ink)
        at += word + 3


def lettered(wall: Canvas, x: int, y: int, width: int, height: int, ramp: Ramp) -> None:
    """A modern sign: a coloured plate with a mark and two bars of white."""
    wall.round(x, y, width, height, 2, ramp[1])
    wall.round(x, y, width, height - 1, 2, ramp[2])
    wall.across(x + 2, y, width - 4, ramp[3])
    wall.disc(x + 8, y + height / 2 - 0.5, 3, 3, WHITE)
    wall.box(x + 15, y + height // 2 - 2, width - 24, 2, WHITE)
    wall.box(x + 15, y + height // 2 + 2, (width - 24) // 2, 1, ramp[4])
