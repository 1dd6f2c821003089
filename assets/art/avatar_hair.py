"""Hair and headscarves of the demo avatars, as layers of 32×48 px; see `avatars` for the frames."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.art.palette import Ramp
from assets.art.pixels import Canvas, Sphere, spheres

SIZE = (32, 48)
TOP = 16  # y of the head's centre

STYLES = ("bald", "short", "bob", "long", "bun", "curly", "hijab")


def hair_back(facing: str, hair: Ramp, style: str) -> Image.Image:
    """What falls behind the body: long hair, seen from the front."""
    layer = Canvas(*SIZE)
    if style in ("bob", "long") and facing == "down":
        layer.round(6, TOP - 2, 20, _length(style) - TOP + 3, 4, hair[0])
    return layer.image


def hair_front(facing: str, hair: Ramp, style: str) -> Image.Image:
    """What lies over the head."""
    if style == "bald":
        return Canvas(*SIZE).image
    tones = (hair[0], hair[1], hair[1], hair[1], hair[2])
    if style == "hijab":
        return _headscarf(facing, tones)
    cap = np.array(spheres(SIZE, [Sphere(16, TOP - 1.5, 10.2, 0.92)], tones, grain=0, dither=0, bias=0.02))
    cap[_face(facing, style), 3] = 0
    layer = Canvas(*SIZE)
    layer.stamp(Image.fromarray(cap))
    if style in ("bob", "long"):
        _locks(layer, facing, hair, style)
    if style == "bun":
        knot = Sphere(22 if facing == "left" else 16, TOP - 9 if facing == "up" else TOP - 10, 5)
        layer.stamp(spheres(SIZE, [knot], tones, grain=0, dither=0))
    if style == "curly":
        layer.stamp(spheres(SIZE, _curls(facing), tones, grain=0.15, seed=3))
    return layer.image


def _length(style: str) -> int:
    """Where the hair ends."""
    return TOP + (7 if style == "bob" else 14)


def _face(facing: str, style: str) -> NDArray[np.bool_]:
    """The pixels that hair leaves free."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    if facing == "up":
        return np.asarray(y > TOP + 6)
    if facing == "left":
        return np.asarray(((y > TOP - 4) & (x < 14)) | ((y > TOP + 3) & (x < 17)) | (y > TOP + 7))
    forehead = y > TOP - 3 + (abs(x - 15.5) > 6.5) * 5
    parting = (y > TOP - 5) & (abs(x - 13) < (y - TOP + 5) * 0.9)
    return np.asarray(forehead | parting if style in ("short", "bun") else forehead)


def _headscarf(facing: str, tones: Ramp) -> Image.Image:
    lumps = [Sphere(16, TOP, 11, 0.98), Sphere(16, TOP + 9, 8.5, 0.55)]
    scarf = np.array(spheres(SIZE, lumps, tones, grain=0, dither=0, bias=0.02))
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    if facing == "down":
        scarf[(x - 15.5) ** 2 / 49 + (y - TOP - 1.5) ** 2 / 40 < 1] = 0
    if facing == "left":
        scarf[(x - 11) ** 2 / 30 + (y - TOP - 1.5) ** 2 / 38 < 1] = 0
        scarf[(y > TOP - 4) & (y < TOP + 6) & (x < 8)] = 0
    return Image.fromarray(scarf)


def _locks(layer: Canvas, facing: str, hair: Ramp, style: str) -> None:
    end = _length(style)
    if facing == "down":
        side = min(end, TOP + 7) - (TOP - 3) + 1
        layer.round(6, TOP - 3, 3, side, 1, hair[1])
        layer.round(23, TOP - 3, 3, side, 1, hair[0])
        layer.down(7, TOP - 1, 6, hair[2])
    elif facing == "up":
        layer.round(6, TOP - 2, 20, end - TOP + 3, 4, hair[1])
        layer.box(22, TOP, 4, end - TOP - 2, hair[0])
        for x in (11, 17):
            layer.down(x, TOP + 3, end - TOP - 4, hair[0])
        layer.line((9, TOP - 4), (13, TOP - 6), fill=hair[2])
    else:
        layer.round(16, TOP - 4, 11, end - TOP + 5, 4, hair[1])
        layer.box(24, TOP, 3, end - TOP - 2, hair[0])
        layer.down(20, TOP + 1, end - TOP - 2, hair[0])


def _curls(facing: str) -> list[Sphere]:
    ring = [Sphere(16 + 10 * math.cos(a), TOP - 3 + 8 * math.sin(a), 4.6) for a in np.linspace(3.0, 6.42, 8)]
    if facing == "up":
        return ring + [Sphere(x, y, 4.4) for x in (9, 14, 18, 23) for y in (TOP - 4, TOP + 1, TOP + 4)]
    if facing == "left":
        return [*ring, Sphere(22, TOP + 2, 4.6), Sphere(23, TOP + 5, 4), Sphere(19, TOP - 3, 4.6)]
    return [*ring, Sphere(7, TOP + 1, 3.4), Sphere(25, TOP + 1, 3.4)]
