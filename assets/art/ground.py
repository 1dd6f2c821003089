"""What people walk on: grass, paths, paving, wood, terrazzo, carpets, rugs, guide lines, mats, and the light on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.art.autotile import CORNERS, EAST, NORTH, SOUTH, WEST
from assets.art.palette import (
    GOLD,
    GRASS,
    SAND,
    SLAB,
    SUNLIGHT,
    TERRAZZO,
    WHITE,
    WOOD,
    Colour,
    Ramp,
    colour,
    mix,
)
from assets.art.pixels import TILE, Canvas, filled, seeded, veil

PETALS = (colour("fff6e0"), colour("f6c9d0"), colour("fbe28a"))


# ---- outdoors


def grass(variant: int) -> Image.Image:
    """Eight variants; 3 and 7 bear flowers."""
    tile = filled(GRASS[2])
    tile.speckle([GRASS[1]], 14 + variant, variant * 7 + 1, ((0, 0), (1, 0)))
    tile.speckle([GRASS[3]], 12, variant * 7 + 2, ((0, 0), (0, 1)))
    draw = seeded(variant + 50)
    for _ in range(2 + variant % 3):
        _tuft(tile, draw.randrange(3, 28), draw.randrange(4, 28))
    if variant % 4 == 3:
        for _ in range(3):
            _flower(tile, draw.randrange(3, 28), draw.randrange(3, 28), draw.choice(PETALS))
    return tile.image


def _tuft(tile: Canvas, x: int, y: int) -> None:
    blades = ((0, 0, 1), (0, -1, 3), (-1, -1, 1), (-2, -2, 3), (1, -1, 1), (2, -2, 4), (0, -2, 4))
    for right, below, step in blades:
        tile.dot(x + right, y + below, GRASS[step])


def _flower(tile: Canvas, x: int, y: int, petal: Colour) -> None:
    for right, below in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        tile.dot(x + right, y + below, petal)
    tile.dot(x, y, GOLD[2])
    tile.dot(x, y + 2, GRASS[0])


def _sand(variant: int) -> Image.Image:
    tile = filled(SAND[3])
    tile.speckle([SAND[2]], 22, variant * 3 + 9, ((0, 0), (1, 0)))
    tile.speckle([SAND[4]], 14, variant * 3 + 11)
    tile.speckle([SAND[1]], 5, variant * 3 + 13)
    return tile.image


def _slabs(variant: int) -> Image.Image:
    """Limestone slabs of 16 px in a running bond; the joints meet on every side of a tile."""
    tile = filled(SLAB[3])
    draw = seeded(variant * 17 + 3)
    for row in range(2):
        for column in range(-1, 2):
            x, y = column * 16 + 8 * row, row * 16
            face = SLAB[draw.choice((2, 3, 3, 3, 3))] if 0 <= x <= TILE - 16 else SLAB[3]
            tile.box(x, y, 16, 16, face)
            tile.across(x, y, 16, SLAB[4] if face == SLAB[3] else SLAB[3])
            tile.down(x, y, 15, mix(SLAB[1], SLAB[2]))
            tile.across(x, y + 15, 16, mix(SLAB[1], SLAB[2]))
    tile.speckle([SLAB[2]], 5, variant + 31)
    return tile.image


def edge_distance(mask: int, roundness: int = 11) -> NDArray[np.float64]:
    """How far each pixel of a tile is from the nearest cell that is not the same, in px, corners rounded.

    The distance depends on a side alone along that side, so that it meets the next tile's without a seam.
    """
    rows, columns = np.mgrid[0:TILE, 0:TILE] + 0.5
    to_side = {NORTH: rows, SOUTH: TILE - rows, WEST: columns, EAST: TILE - columns}
    distance = np.full((TILE, TILE), 99.0)
    for side, away in to_side.items():
        if not mask & side:
            distance = np.minimum(distance, away)
    for corner, sides in CORNERS.items():
        across, down = (to_side[side] for side in to_side if side & sides)
        if not mask & sides:  # both sides end here: round the outer corner off
            inner = np.hypot(roundness - across, roundness - down)
            distance = np.where((across < roundness) & (down < roundness), roundness - inner, distance)
        elif mask & sides == sides and not mask & corner:  # a notch: the diagonal cell alone differs
            distance = np.minimum(distance, np.hypot(across, down))
    return distance


def _wobble(seed: int) -> NDArray[np.float64]:
    """Smooth noise that repeats every tile, about -1…1: the raggedness of an edge, the same in every tile."""
    noise: NDArray[np.float64] = np.random.RandomState(seed).rand(TILE, TILE) - 0.5
    for axis in (0, 1):
        noise = np.mean([np.roll(noise, shift, axis) for shift in (-2, -1, 0, 1, 2)], axis=0)
    return np.asarray(noise / np.abs(noise).max())


def path(mask: int, variant: int = 0) -> Image.Image:
    """A path of stabilised sand for one of the 47 masks, to lay over grass."""
    distance = edge_distance(mask) + _wobble(2) * 1.2
    return _over_grass(np.array(_sand(variant)), distance, SAND[2])


def paving(mask: int, variant: int = 0) -> Image.Image:
    """Slabs with a kerb, for one of the 47 masks, to lay over grass."""
    distance = edge_distance(mask, roundness=6)
    picture = np.array(_slabs(variant))
    picture[distance < 8, :3] = SLAB[3]
    picture[distance < 7, :3] = SLAB[4]
    picture[distance < 4, :3] = SLAB[2]
    return _over_grass(picture, distance + 1, SLAB[0])


def _over_grass(picture: NDArray[np.uint8], distance: NDArray[np.float64], rim: Colour) -> Image.Image:
    """Cut a surface out at its edge: a rim, then dark grass in the shade of the kerb, then blades of light."""
    picture[distance < 4, :3] = rim
    picture[distance < 3, :3] = GRASS[1]
    picture[distance < 2, :3] = GRASS[3]
    picture[distance < 1] = 0
    return Image.fromarray(picture)


# ---- indoors


def wood(variant: int) -> Image.Image:
    """Four planks of 8 px; five variants."""
    tile = filled(WOOD[3])
    draw = seeded(variant)
    for plank in range(4):
        y, base = plank * 8, draw.choice((2, 3, 3, 3))
        tile.box(0, y, TILE, 8, WOOD[base])
        tile.across(0, y, TILE, WOOD[base + 1])
        tile.across(0, y + 7, TILE, WOOD[1])
        tile.down((plank * 13 + variant * 5) % TILE, y, 8, WOOD[1])
        for _ in range(2):
            tile.across(draw.randrange(0, 22), y + draw.randrange(2, 6), draw.randrange(4, 9), WOOD[base - 1])
    return tile.image


def terrazzo(variant: int, depth: int = 0) -> Image.Image:
    """Warm stone with chips of colour; four variants, a fine joint each tile. `depth` 1 is the darker border stone."""
    darker, base, lighter = TERRAZZO[2 - depth], TERRAZZO[3 - depth], TERRAZZO[4 - depth]
    tile = filled(base)
    tile.speckle([mix(darker, base, 0.3)], 12, variant * 5 + 1, ((0, 0), (1, 0)))
    tile.speckle([lighter], 9, variant * 5 + 2, ((0, 0), (1, 0)))
    tile.speckle([mix(chip, base, 0.45) for chip in (GOLD[1], TERRAZZO[0], colour("b97a68"))], 7, variant * 5 + 3)
    tile.across(0, 31, TILE, darker)
    tile.down(31, 0, TILE, darker)
    tile.across(0, 0, 31, lighter)
    return tile.image


def carpet(ramp: Ramp, variant: int) -> Image.Image:
    """A woven carpet; two variants differ by their specks."""
    tile = filled(ramp[2])
    for y in range(TILE):
        for x in range(TILE):
            if (x + y) % 8 == 0 or (x - y) % 8 == 0:
                tile.dot(x, y, mix(ramp[2], ramp[3], 0.45))
            if x % 8 == 4 and y % 8 == 0:
                tile.dot(x, y, ramp[3])
    tile.speckle([ramp[1]], 6, variant)
    return tile.image


def tread(ramp: Ramp) -> Image.Image:
    """The edge of a step in a raked floor, with its safety light. Lies over a carpet, at the top of its tile."""
    tile = Canvas(TILE, TILE)
    tile.across(0, 0, TILE, ramp[4])
    tile.box(0, 1, TILE, 2, ramp[3])
    tile.across(0, 3, TILE, ramp[0])
    for x in (7, 23):
        tile.box(x, 1, 2, 1, GOLD[4])
    tile.stamp(veil(np.repeat(np.linspace(0.3, 0, 8)[:, None], TILE, axis=1)), 0, 4)
    return tile.image


def rug(ramp: Ramp, border: Ramp) -> Image.Image:
    """Nine tiles (3×3) that make a rug of any size: corners, sides, middle."""
    size = 3 * TILE
    cloth = Canvas(size, size)
    for row in range(3):
        for column in range(3):
            cloth.stamp(carpet(ramp, row * 3 + column), column * TILE, row * TILE)
    for inset, line in ((4, ramp[0]), (5, ramp[1]), (9, border[2]), (10, border[1]), (13, ramp[1]), (14, ramp[3])):
        cloth.frame(inset, inset, size - 2 * inset, size - 2 * inset, line)
    for x in range(5, size - 5, 4):
        cloth.box(x, 1, 1, 3, border[3])
        cloth.box(x, size - 4, 1, 3, border[2])
    picture = np.array(cloth.image)
    inside = np.zeros((size, size), bool)
    inside[4 : size - 4, 4 : size - 4] = True
    fringe = np.zeros((size, size), bool)
    fringe[1 : size - 1, 5 : size - 5 : 4] = True
    picture[~(inside | fringe)] = 0
    return Image.fromarray(picture)


LINE_SHAPES = ("h", "v", "ne", "nw", "se", "sw", "end-n", "end-e", "end-s", "end-w")
LINE_STYLES = ("solid", "double", "dashed", "dotted", "arrows", "ladder")


def guide_line(ramp: Ramp, style: str, shape: str) -> Image.Image:
    """A line on the floor that leads somewhere. Each destination has a colour *and* a style: colour alone excludes.

    `shape` says which sides of the tile it joins; `end-s` comes from the south and ends in a disc.
    """
    rows, columns = np.mgrid[0:TILE, 0:TILE] + 0.5
    if shape in ("ne", "nw", "se", "sw"):
        corner_x, corner_y = (TILE if "e" in shape else 0), (TILE if "s" in shape else 0)
        across = np.hypot(columns - corner_x, rows - corner_y) - 16
        along = np.arctan2(np.abs(rows - corner_y), np.abs(columns - corner_x)) / (np.pi / 2) * TILE
    elif shape in ("h", "end-e", "end-w"):
        across, along = rows - 16, columns
    else:
        across, along = columns - 16, rows
    present = np.abs(across) <= 4
    if shape.startswith("end-"):
        towards = {"n": rows < 16, "s": rows > 16, "w": columns < 16, "e": columns > 16}[shape[-1]]
        centre = np.hypot(columns - 16, rows - 16)
        across, present = np.where(centre < 10, centre - 5, across), (present & towards) | (centre < 9.5)
    picture = np.zeros((TILE, TILE, 4), np.uint8)
    picture[present] = (*ramp[2], 255)
    picture[present & (np.abs(across) > 3)] = (*ramp[1], 255)
    disc = np.hypot(columns - 16, rows - 16) < 9.5 if shape.startswith("end-") else np.zeros_like(present)
    inlay = {
        "solid": np.zeros_like(present),
        "double": np.abs(across) < 1,
        "dashed": (np.abs(across) < 1) & (along % 8 < 4),
        "dotted": (np.abs(across) < 1.1) & (np.abs(along % 8 - 4) < 1.1),
        "arrows": (along + np.abs(across)) % 8 < 2,
        "ladder": along % 8 < 2,
    }[style]
    picture[present & np.where(disc, np.abs(across) < 1, inlay)] = (*WHITE, 255)
    return Image.fromarray(picture)


def mat(ramp: Ramp, arrow: str) -> Image.Image:
    """A door mat of 2×1 tiles with an arrow (`up` or `down`) towards the way out."""
    cloth = Canvas(2 * TILE, TILE)
    cloth.round(3, 3, 58, 26, 2, ramp[0])
    cloth.round(4, 3, 56, 25, 2, ramp[1])
    for y in range(5, 27, 2):
        cloth.across(6, y, 52, mix(ramp[1], ramp[2], 0.5))
    cloth.frame(6, 5, 52, 21, ramp[3])
    for step in range(7):
        y = 11 + step if arrow == "up" else 19 - step
        cloth.box(32 - 1 - step, y, 2 + 2 * step, 1, WHITE)
    cloth.box(29, 17 if arrow == "up" else 8, 6, 6, WHITE)
    return cloth.image


# ---- light: veils to lay over any floor

SHADE_KINDS = ("n", "w", "e", "nw", "ne", "we", "nwe", "corner-nw", "corner-ne", "s")


def wall_shade(kind: str) -> Image.Image:
    """The occlusion that walls leave on a floor tile: letters name the sides where a wall stands."""
    rows, columns = np.mgrid[0:TILE, 0:TILE] + 0.5
    north, west, east = (
        depth * np.clip(1 - distance / reach, 0, 1) ** 1.4
        for distance, depth, reach in ((rows, 0.42, 15), (columns, 0.3, 9), (TILE - columns, 0.3, 9))
    )
    if kind == "s":
        return veil(0.16 * np.clip(1 - (TILE - rows) / 5, 0, 1))
    if kind.startswith("corner-"):
        across = columns if kind.endswith("w") else TILE - columns
        return veil(north * np.clip(1 - across / 9, 0, 1))
    through = np.ones((TILE, TILE))
    for letter, shade in (("n", north), ("w", west), ("e", east)):
        if letter in kind:
            through *= 1 - shade
    return veil(1 - through)


def sunbeam() -> Image.Image:
    """Light from a window above, falling to the right over 3×3 tiles of floor, two panes wide."""
    width, height = 3 * TILE, 3 * TILE
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    start = columns - rows * 0.32
    panes = ((start > 8) & (start < 29)) | ((start > 34) & (start < 55))
    fade = np.clip(1 - rows / (height - 6), 0, 1)
    return veil(panes * fade * 0.27, SUNLIGHT)


def leaf_shade(variant: int) -> Image.Image:
    """Dappled shade of 3×2 tiles, to soften a lawn."""
    width, height = 3 * TILE, 2 * TILE
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    opacity = np.zeros((height, width))
    draw = seeded(variant)
    for _ in range(13):
        x, y, radius = draw.uniform(16, 80), draw.uniform(13, 51), draw.uniform(5, 11)
        opacity[np.hypot(columns - x, (rows - y) * 1.3) < radius] = 0.16
    return veil(opacity)
