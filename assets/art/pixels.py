"""The technique: how a shape becomes pixel art. Drawing modules know shapes and ramps; this one knows pixels.

Everything is drawn at its final size and never anti-aliased. Lengths are pixels, colours come from `palette`.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from assets.art.palette import INK, SHADOW, Colour, Ramp

TILE = 32
Point = tuple[float, float]
Opacity = NDArray[np.float64]

BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]]) / 16 - 0.5
LIGHT = np.array((-0.5, -0.75, 0.55)) / np.linalg.norm((-0.5, -0.75, 0.55))  # from the upper left, towards us


@dataclass
class Canvas:
    """A transparent picture with the few strokes that pixel art needs. Positions are the top left, sizes in pixels."""

    width: int
    height: int
    image: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGBA", (self.width, self.height), (0, 0, 0, 0))
        self._pen = ImageDraw.Draw(self.image)
        self._pen.fontmode = "1"

    def box(self, x: int, y: int, width: int, height: int, fill: Colour) -> None:
        if width > 0 and height > 0:
            self._pen.rectangle((x, y, x + width - 1, y + height - 1), fill=fill)

    def frame(self, x: int, y: int, width: int, height: int, line: Colour) -> None:
        """The outline of a box, one pixel wide."""
        self._pen.rectangle((x, y, x + width - 1, y + height - 1), outline=line)

    def round(self, x: int, y: int, width: int, height: int, radius: int, fill: Colour) -> None:
        self._pen.rounded_rectangle((x, y, x + width - 1, y + height - 1), radius, fill=fill)

    def disc(self, x: float, y: float, radius_x: float, radius_y: float, fill: Colour) -> None:
        """An ellipse around its centre."""
        self._pen.ellipse((x - radius_x, y - radius_y, x + radius_x, y + radius_y), fill=fill)

    def ring(self, x: float, y: float, radius_x: float, radius_y: float, thickness: int, line: Colour) -> None:
        """The outline of an ellipse, its inside left as it is."""
        box = (x - radius_x, y - radius_y, x + radius_x, y + radius_y)
        self._pen.ellipse(box, outline=line, width=thickness)

    def arc(self, x: float, y: float, radius_x: float, radius_y: float, start: int, end: int, fill: Colour) -> None:
        """A slice of an ellipse; degrees, clockwise from the right."""
        self._pen.pieslice((x - radius_x, y - radius_y, x + radius_x, y + radius_y), start, end, fill=fill)

    def line(self, *points: Point, fill: Colour) -> None:
        self._pen.line(list(points), fill=fill)

    def across(self, x: int, y: int, width: int, fill: Colour) -> None:
        """A horizontal line."""
        self.box(x, y, width, 1, fill)

    def down(self, x: int, y: int, height: int, fill: Colour) -> None:
        """A vertical line."""
        self.box(x, y, 1, height, fill)

    def shape(self, *points: Point, fill: Colour) -> None:
        self._pen.polygon(list(points), fill=fill)

    def dot(self, x: int, y: int, fill: Colour) -> None:
        if 0 <= x < self.width and 0 <= y < self.height:
            self.image.putpixel((x, y), (*fill, 255))

    def stamp(self, picture: Image.Image, x: int = 0, y: int = 0) -> None:
        """Lay another picture over this one; what leaves the canvas is cut."""
        left, top = max(0, -x), max(0, -y)
        if left < picture.width and top < picture.height:
            self.image.alpha_composite(picture, (max(0, x), max(0, y)), (left, top))

    def speckle(
        self, colours: Sequence[Colour], count: int, seed: int, grain: Sequence[tuple[int, int]] = ((0, 0),)
    ) -> None:
        """Scatter seeded dots; `grain` is the shape of one, as offsets. What leaves a side comes back opposite."""
        draw = seeded(seed)
        for _ in range(count):
            x, y, fill = draw.randrange(self.width), draw.randrange(self.height), draw.choice(colours)
            for right, below in grain:
                self.dot((x + right) % self.width, (y + below) % self.height, fill)


@dataclass(frozen=True)
class Sphere:
    """One lump of a crown, a bush, a head. `squash` flattens it; `lift` brings it in front of its neighbours."""

    x: float
    y: float
    radius: float
    squash: float = 1.0
    lift: float = 0.0


def seeded(seed: int) -> random.Random:
    """The only source of chance: the same seed draws the same picture."""
    return random.Random(seed)  # noqa: S311  (leaves and planks, not secrets)


def filled(fill: Colour, width: int = TILE, height: int = TILE) -> Canvas:
    canvas = Canvas(width, height)
    canvas.box(0, 0, width, height, fill)
    return canvas


def spheres(
    size: tuple[int, int],
    lumps: Iterable[Sphere],
    ramp: Ramp,
    *,
    grain: float = 0.12,
    dither: float = 0.1,
    bias: float = 0.0,
    seed: int = 1,
) -> Image.Image:
    """Shade a union of spheres by Lambert's law and quantise it to the ramp.

    `grain` is random, `dither` ordered; both are shares of the ramp. More than 0.3 of either reads as noise.
    """
    width, height = size
    rows, columns = np.mgrid[0:height, 0:width] + 0.5
    depth = np.full((height, width), -np.inf)
    light = np.zeros((height, width))
    for lump in lumps:
        across, down = (columns - lump.x) / lump.radius, (rows - lump.y) / (lump.radius * lump.squash)
        towards = np.sqrt(np.clip(1 - across**2 - down**2, 0, 1))
        nearer = (across**2 + down**2 < 1) & (towards * lump.radius + lump.lift > depth)
        depth[nearer] = (towards * lump.radius + lump.lift)[nearer]
        light[nearer] = (across * LIGHT[0] + down * LIGHT[1] + towards * LIGHT[2])[nearer]
    noise = np.random.RandomState(seed).rand(height, width) - 0.5
    ordered = BAYER[np.arange(height)[:, None] % 4, np.arange(width) % 4]
    tone = light * 0.5 + 0.45 + bias + noise * grain + ordered * dither
    picture = np.zeros((height, width, 4), np.uint8)
    picture[..., :3] = np.array(ramp, np.uint8)[np.clip((tone * len(ramp)).astype(int), 0, len(ramp) - 1)]
    picture[..., 3] = np.where(depth > -np.inf, 255, 0)
    return Image.fromarray(picture)


def outlined(picture: Image.Image, strength: float = 0.34) -> Image.Image:
    """Add a selective outline: a one-pixel rim in the neighbour's own colour, darkened towards the ink.

    `strength` (0…1) is how much of the neighbour's colour stays. Leave a pixel free around the shape.
    """
    source = np.array(picture).astype(float)
    opaque = source[..., 3] > 200
    result = source.copy()
    padded, solid = np.pad(source, ((1, 1), (1, 1), (0, 0))), np.pad(opaque, 1)
    height, width = opaque.shape
    for down, right in ((0, 1), (2, 1), (1, 0), (1, 2)):
        neighbour = padded[down : down + height, right : right + width]
        rim = solid[down : down + height, right : right + width] & ~opaque & (result[..., 3] < 200)
        result[rim, :3] = neighbour[rim, :3] * strength + np.array(INK) * (1 - strength)
        result[rim, 3] = 255
    return Image.fromarray(result.clip(0, 255).astype(np.uint8))


def veil(opacity: Opacity, tint: Colour = SHADOW) -> Image.Image:
    """Turn an array of opacities (0…1) into a picture of one colour, in few steps."""
    stepped = np.round(np.clip(opacity, 0, 1) * 255 / 8) * 8
    picture = np.zeros((*opacity.shape, 4), np.uint8)
    picture[..., :3] = tint
    picture[..., 3] = np.minimum(stepped, 255).astype(np.uint8)
    picture[picture[..., 3] == 0] = 0
    return Image.fromarray(picture)


def soft_ellipse(size: tuple[int, int], centre: Point, radii: Point, opacity: float = 0.4) -> Image.Image:
    """A contact shadow: an ellipse with a soft rim."""
    mask = Image.new("L", size, 0)
    (x, y), (radius_x, radius_y) = centre, radii
    ImageDraw.Draw(mask).ellipse((x - radius_x, y - radius_y, x + radius_x, y + radius_y), fill=255)
    return veil(np.array(mask.filter(ImageFilter.GaussianBlur(1.6))) / 255 * opacity)


def standing(
    sprite: Image.Image, columns: int, rows: int, *, shadow: Point | None = None, lift: int = 3, shift: int = 0
) -> Image.Image:
    """Stand a sprite on a block of tiles: centred, its foot `lift` pixels above the lower edge, its shadow below it.

    `shadow` gives the shadow's two radii. What overhangs the block would be cut, so it raises ValueError instead.
    """
    width, height = columns * TILE, rows * TILE
    x, y = (width - sprite.width) // 2 + shift, height - sprite.height - lift
    if x < 0 or y < 0:
        raise ValueError(f"A sprite of {sprite.size} does not stand on {columns} × {rows} tiles.")
    block = Canvas(width, height)
    if shadow:
        lowest = height - 3.5 - shadow[1]  # a soft rim that left the block would end in a hard edge
        centre = (width / 2 + shift + 1, min(height - lift - shadow[1] * 0.6, lowest))
        block.stamp(soft_ellipse((width, height), centre, shadow))
    block.stamp(sprite, x, y)
    return block.image
