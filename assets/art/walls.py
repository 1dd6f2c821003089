"""Rooms from inside: wall tops, wall faces of two tiles, doors, windows, and what hangs on the walls."""

from __future__ import annotations

import numpy as np
from PIL import Image

from assets.art.autotile import CORNERS, EAST, NORTH, SOUTH, WEST
from assets.art.palette import (
    COPING,
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
    WALNUT,
    WHITE,
    WOOD,
    Ramp,
    mix,
)
from assets.art.pixels import TILE, Canvas, filled, outlined, soft_ellipse, veil


def night(variant: int) -> Image.Image:
    """The dark outside of a building seen from within."""
    tile = filled(NIGHT[1])
    tile.speckle([NIGHT[0]], 8, variant + 3, ((0, 0), (1, 0)))
    return tile.image


def wall_top(mask: int) -> Image.Image:
    """The top of a wall for one of the 47 masks: coping stones with a lit and a shaded rim."""
    tile = filled(COPING[2])
    tile.speckle([mix(COPING[2], COPING[3])], 9, mask, ((0, 0), (1, 0)))
    if mask & WEST and not mask & NORTH:
        tile.down(0, 3, 26, COPING[1])
        tile.down(1, 3, 26, COPING[3])
    if mask & NORTH and not mask & WEST:
        tile.across(3, 0, 26, COPING[1])
        tile.across(3, 1, 26, COPING[3])
    _rims(tile, mask)
    return tile.image


def _rims(tile: Canvas, mask: int) -> None:
    lit, shaded, dark = COPING[4], COPING[1], COPING[0]
    if not mask & SOUTH:
        tile.box(0, 27, TILE, 3, shaded)
    if not mask & EAST:
        tile.box(28, 0, 2, TILE, shaded)
    if not mask & WEST:
        tile.box(2, 0, 2, TILE, lit)
    if not mask & NORTH:
        tile.box(0, 2, TILE, 2, lit)
    for side, box in ((SOUTH, (0, 30, 32, 2)), (EAST, (30, 0, 2, 32)), (WEST, (0, 0, 2, 32)), (NORTH, (0, 0, 32, 2))):
        if not mask & side:
            tile.box(*box, dark)
    for corner, sides in CORNERS.items():
        if mask & sides == sides and not mask & corner:
            # a notch: let the strips of both neighbours run on to the corner
            x, y = (30 if sides & EAST else 0), (30 if sides & SOUTH else 0)
            if sides & SOUTH:
                tile.box(28 if sides & EAST else 0, 27, 4, 3, shaded)
            else:
                tile.box(28 if sides & EAST else 0, 2, 4, 2, lit)
            tile.box(28 if sides & EAST else 2, y, 2, 2, shaded if sides & EAST else lit)
            tile.box(x, y, 2, 2, dark)


# ---- faces: 1×2 tiles, repeatable sideways


def face_plaster() -> Image.Image:
    """Cream plaster over a teal wainscot: lobby and halls."""
    wall = _plain_face(PLASTER)
    wall.across(0, 40, TILE, PLASTER[4])
    wall.across(0, 41, TILE, PLASTER[4])
    wall.box(0, 42, TILE, 16, TEAL[3])
    wall.across(0, 42, TILE, TEAL[1])
    for x in (2, 18):
        wall.box(x, 45, 12, 11, TEAL[2])
        wall.across(x, 45, 12, TEAL[1])
        wall.down(x, 45, 11, TEAL[1])
        wall.across(x + 1, 55, 11, TEAL[4])
    _skirting(wall, OAK)
    return wall.image


def face_slats() -> Image.Image:
    """Acoustic slats of oak over deep blue felt: the auditorium."""
    wall = _plain_face(NAVY)
    wall.box(0, 4, TILE, 54, mix(NAVY[0], NIGHT[1]))
    for x in range(0, TILE, 4):
        wall.box(x, 6, 3, 51, WALNUT[3])
        wall.down(x, 6, 51, WALNUT[4])
        wall.down(x + 2, 6, 51, WALNUT[2])
    wall.box(0, 4, TILE, 2, mix(NAVY[0], NIGHT[0]))
    wall.box(0, 0, TILE, 4, GOLD[2])
    wall.across(0, 0, TILE, GOLD[4])
    wall.across(0, 3, TILE, GOLD[0])
    _skirting(wall, WALNUT)
    return wall.image


def face_gallery() -> Image.Image:
    """White picture wall with a rail: the poster hall."""
    wall = _plain_face(PALE)
    wall.box(0, 5, TILE, 53, PALE[4])
    wall.box(0, 5, TILE, 3, PALE[2])
    wall.across(0, 10, TILE, DARK[4])
    wall.across(0, 11, TILE, PALE[2])
    wall.box(0, 50, TILE, 8, PALE[3])
    wall.across(0, 50, TILE, PALE[2])
    _skirting(wall, OAK)
    return wall.image


def face_sage() -> Image.Image:
    """Sage green panels with a chair rail: meeting rooms."""
    wall = _plain_face(PLASTER)
    sage = tuple(mix(step, PLASTER[3], 0.35) for step in LEAF)
    wall.box(0, 5, TILE, 53, sage[3])
    wall.box(0, 5, TILE, 3, sage[2])
    for y, height in ((10, 28), (45, 10)):
        wall.frame(3, y, 26, height, sage[2])
        wall.across(4, y + height - 1, 25, sage[4])
        wall.down(28, y + 1, height - 1, sage[4])
    wall.box(0, 40, TILE, 2, PLASTER[4])
    wall.across(0, 42, TILE, sage[2])
    _skirting(wall, OAK)
    return wall.image


def _plain_face(ramp: Ramp) -> Canvas:
    wall = filled(ramp[2], TILE, 2 * TILE)
    wall.box(0, 0, TILE, 4, ramp[4])
    wall.across(0, 4, TILE, ramp[1])
    wall.box(0, 5, TILE, 4, mix(ramp[1], ramp[2]))
    return wall


def _skirting(wall: Canvas, ramp: Ramp) -> None:
    wall.box(0, 58, TILE, 6, ramp[3])
    wall.across(0, 58, TILE, ramp[4])
    wall.box(0, 62, TILE, 2, ramp[1])


def face_end(side: str) -> Image.Image:
    """The free end of a wall face (1×2), where it stops before open floor: `left` or `right`."""
    wall = Canvas(TILE, 2 * TILE)
    edge, inner = (0, 2) if side == "left" else (30, 28)
    wall.box(edge, 0, 2, 2 * TILE, COPING[0])
    wall.box(inner, 0, 2, 2 * TILE, PLASTER[4] if side == "left" else PLASTER[1])
    return wall.image


# ---- doors


def door_north(ramp: Ramp, sign: str) -> Image.Image:
    """An open double door in a wall face, 2×2 tiles; people walk into its lower half.

    `ramp` is the colour of the destination, as on its guide line; `sign` its pictogram over the door.
    """
    door = Canvas(2 * TILE, 2 * TILE)
    door.box(0, 0, 64, 64, OAK[0])
    door.box(1, 0, 62, 64, OAK[2])
    door.down(1, 0, 64, OAK[4])
    door.box(5, 12, 54, 52, mix(ramp[0], NIGHT[0], 0.55))
    for row in range(28):  # the floor of the next room, brighter as it comes nearer
        inset = (28 - row) // 4
        door.across(9 + inset, 36 + row, 46 - 2 * inset, mix(mix(ramp[0], WOOD[0], 0.4), WOOD[4], row / 30))
    for row in (44, 52, 60):
        door.across(9 + (64 - row) // 4, row, 46 - (64 - row) // 2, WOOD[1])
    door.box(16, 12, 32, 20, mix(ramp[1], GOLD[3], 0.3))  # a lit wall far behind
    door.box(16, 30, 32, 6, mix(ramp[0], GOLD[1], 0.25))
    for left in (True, False):
        _leaf(door, left)
    door.box(3, 10, 58, 3, OAK[1])
    door.across(3, 10, 58, OAK[3])
    _door_sign(door, ramp, sign)
    return door.image


def _leaf(door: Canvas, left: bool) -> None:
    """One leaf, swung inwards and seen in perspective, with its pane."""

    def at(x: float, y: float) -> tuple[float, float]:
        return (x, y) if left else (63 - x, y)

    door.shape(at(5, 13), at(15, 18), at(15, 57), at(5, 63), fill=OAK[3] if left else OAK[2])
    door.shape(at(7, 19), at(13, 22), at(13, 40), at(7, 42), fill=GLASS[2] if left else GLASS[1])
    door.line(at(7, 38), at(13, 26), fill=GLASS[4] if left else GLASS[3])
    door.line(at(15, 18), at(15, 57), fill=OAK[1])
    door.line(at(5, 13), at(5, 63), fill=OAK[4] if left else OAK[1])
    x, y = at(13, 46)
    door.box(int(x), int(y), 2, 3, GOLD[3])


def _door_sign(door: Canvas, ramp: Ramp, sign: str) -> None:
    door.round(18, 0, 28, 11, 2, ramp[0])
    door.round(18, 0, 28, 10, 2, ramp[2])
    door.across(20, 0, 24, ramp[3])
    pictograms = {
        "stage": ("#########", "#.......#", "#.......#", "#########", "....#....", "..#####.."),
        "poster": (".#######.", ".#.....#.", ".#.###.#.", ".#.....#.", ".#######.", ".#.....#."),
        "meeting": ("..#.#.#..", ".........", ".#######.", ".#######.", ".........", "..#.#.#.."),
        "tree": ("...###...", "..#####..", "..#####..", "...###...", "....#....", "...###..."),
        "gears": ("..#.#....", ".#####.#.", "..#.#.###", ".#####.#.", "..#.#....", "........."),
        "book": (".........", ".###.###.", "#...#...#", "#...#...#", "#.#####.#", ".##...##."),
        "people": ("..#...#..", ".###.###.", "..#...#..", ".#######.", "###.#.###", "##.....##"),
        "bulb": ("...###...", "..#...#..", "..#...#..", "...###...", "...###...", "....#...."),
        "house": ("....#....", "..#####..", "#########", ".##.#.##.", ".##.#.##.", ".##...##."),
    }
    for row, dots in enumerate(pictograms[sign]):
        for column, dot in enumerate(dots):
            if dot == "#":
                door.dot(27 + column, 2 + row, WHITE)


def door_south(ramp: Ramp) -> Image.Image:
    """An open door in the wall nearest to us, 2×1 tiles, seen from above: jambs, threshold, the light from outside."""
    door = filled(WOOD[2], 2 * TILE, TILE)
    for y in (7, 15, 23, 31):
        door.across(0, y, 64, WOOD[1])
    glow = np.repeat(np.linspace(0.0, 0.75, TILE)[:, None], 2 * TILE, axis=1)
    door.stamp(veil(glow, SUNLIGHT))
    door.box(0, 0, 64, 4, mix(WOOD[1], WOOD[0]))
    door.across(0, 4, 64, WOOD[4])
    for x in (0, 57):
        door.box(x, 0, 7, TILE, ramp[1])
        door.box(x, 0, 7, 3, ramp[3])
        door.down(x, 0, TILE, COPING[0])
        door.down(x + 6, 0, TILE, COPING[0])
        door.down(x + 1, 3, TILE, ramp[3])
        door.across(x, 0, 7, COPING[0])
    return door.image


# ---- structure


def pillar() -> Image.Image:
    """A column of 1×3 tiles that carries the ceiling; its foot is solid."""
    column = Canvas(TILE, 3 * TILE)
    column.stamp(soft_ellipse((TILE, 3 * TILE), (17, 88), (14, 5)))
    shaft = Canvas(TILE, 3 * TILE)
    shaft.box(7, 10, 18, 76, PLASTER[3])
    for x, width, fill in ((7, 3, PLASTER[4]), (18, 4, PLASTER[2]), (22, 3, PLASTER[1])):
        shaft.box(x, 10, width, 76, fill)
    shaft.box(7, 56, 18, 22, TEAL[2])
    shaft.box(7, 56, 3, 22, TEAL[3])
    shaft.box(19, 56, 6, 22, TEAL[1])
    shaft.box(7, 55, 18, 1, PLASTER[4])
    for y, width, height in ((2, 26, 5), (7, 22, 4), (78, 22, 4), (82, 26, 8)):
        left = (TILE - width) // 2
        shaft.box(left, y, width, height, PLASTER[3])
        shaft.across(left, y, width, PLASTER[4])
        shaft.box(left + width - 5, y, 5, height, PLASTER[2])
        shaft.across(left, y + height - 1, width, PLASTER[0])
    column.stamp(outlined(shaft.image))
    return column.image
