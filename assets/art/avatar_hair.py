"""Hair, and what is worn on it or in its place."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.art.avatar_head import SIZE
from assets.art.avatar_inks import COVER as CLOTH
from assets.art.avatar_inks import ERASE, LOCKS
from assets.art.avatar_poses import BACK_HAIR, COVER, HAIR, TOP, Layer, Pose, body
from assets.art.palette import Ramp
from assets.art.pixels import Canvas, Sphere, spheres

HIDES_HAIR = ("hijab", "turban")
TONES: Ramp = (LOCKS[0], LOCKS[1], LOCKS[1], LOCKS[1], LOCKS[2])
FOLDS: Ramp = (CLOTH[0], CLOTH[1], CLOTH[1], CLOTH[1], CLOTH[2])


def hair(pose: Pose, style: str) -> list[Layer]:
    """The hair over the head, and what of it falls behind the body."""
    facing = pose.facing
    behind = body()
    if style in ("bob", "long") and facing == "down":
        behind.round(6, TOP - 2, 20, _end(style) - TOP + 3, 4, LOCKS[0])
    if style == "ponytail" and facing == "down":
        behind.round(21, TOP + 2, 6, 13, 3, LOCKS[0])
        behind.down(25, TOP + 5, 7, LOCKS[1])
    if style == "locks" and facing == "down":
        for x, length in ((5, 15), (8, 18), (20, 18), (23, 15)):
            behind.round(x, TOP, 4, length, 2, LOCKS[0])
    layer = body()
    layer.stamp(_cap(facing, style))
    _DRAWN.get(style, _nothing)(layer, facing)
    return [Layer(BACK_HAIR, behind.image), Layer(HAIR, layer.image)]


def _nothing(layer: Canvas, facing: str) -> None:
    """The cap is all of it."""


def _cap(facing: str, style: str) -> Image.Image:
    """What lies close to the head."""
    lump = Sphere(16, TOP - 0.5, 9.7, 0.92) if style == "buzz" else Sphere(16, TOP - 1.5, 10.2, 0.92)
    cap = np.array(spheres(SIZE, [lump], TONES, grain=0, dither=0, bias=-0.06 if style == "buzz" else 0.02))
    cap[_free(facing, style), 3] = 0
    return Image.fromarray(cap)


def _end(style: str) -> int:
    """Where the hair ends."""
    return TOP + (7 if style == "bob" else 14)


def _free(facing: str, style: str) -> NDArray[np.bool_]:
    """The pixels that hair leaves free."""
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    if facing == "up":
        return np.asarray(y > TOP + 6)
    if facing == "left":
        return np.asarray(((y > TOP - 4) & (x < 14)) | ((y > TOP + 3) & (x < 17)) | (y > TOP + 7))
    forehead = y > TOP - 3 + (abs(x - 15.5) > 6.5) * 5
    parting = (y > TOP - 5) & (abs(x - 13) < (y - TOP + 5) * 0.9)
    middle = (y > TOP - 7) & (abs(x - 15.5) < (y - TOP + 7) * 0.55)
    if style in ("short", "bun", "ponytail"):
        return np.asarray(forehead | parting)
    if style in ("braids", "locks"):
        return np.asarray(forehead | middle)
    if style in ("buzz", "quiff"):
        return np.asarray(y > TOP - 4 + (abs(x - 15.5) > 7.5) * 4)
    return np.asarray(forehead)


def _fall(style: str) -> Callable[[Canvas, str], None]:
    def draw(layer: Canvas, facing: str) -> None:
        end = _end(style)
        if facing == "down":
            side = min(end, TOP + 7) - (TOP - 3) + 1
            layer.round(6, TOP - 3, 3, side, 1, LOCKS[1])
            layer.round(23, TOP - 3, 3, side, 1, LOCKS[0])
            layer.down(7, TOP - 1, 6, LOCKS[2])
        elif facing == "up":
            layer.round(6, TOP - 2, 20, end - TOP + 3, 4, LOCKS[1])
            layer.box(22, TOP, 4, end - TOP - 2, LOCKS[0])
            for x in (11, 17):
                layer.down(x, TOP + 3, end - TOP - 4, LOCKS[0])
            layer.line((9, TOP - 4), (13, TOP - 6), fill=LOCKS[2])
        else:
            layer.round(16, TOP - 4, 11, end - TOP + 5, 4, LOCKS[1])
            layer.box(24, TOP, 3, end - TOP - 2, LOCKS[0])
            layer.down(20, TOP + 1, end - TOP - 2, LOCKS[0])

    return draw


def _bun(layer: Canvas, facing: str) -> None:
    knot = Sphere(22 if facing == "left" else 16, TOP - 9 if facing == "up" else TOP - 10, 5)
    layer.stamp(spheres(SIZE, [knot], TONES, grain=0, dither=0))


def _afro(layer: Canvas, facing: str) -> None:
    ring = [Sphere(16 + 10 * math.cos(a), TOP - 3 + 8 * math.sin(a), 4.6) for a in np.linspace(3.0, 6.42, 8)]
    if facing == "up":
        ring += [Sphere(x, y, 4.4) for x in (9, 14, 18, 23) for y in (TOP - 4, TOP + 1, TOP + 4)]
    elif facing == "left":
        ring += [Sphere(22, TOP + 2, 4.6), Sphere(23, TOP + 5, 4), Sphere(19, TOP - 3, 4.6)]
    else:
        ring += [Sphere(7, TOP + 1, 3.4), Sphere(25, TOP + 1, 3.4)]
    layer.stamp(spheres(SIZE, ring, TONES, grain=0.15, seed=3))


def _curls(layer: Canvas, facing: str) -> None:
    ring = [Sphere(16 + 8.4 * math.cos(a), TOP - 3 + 7 * math.sin(a), 2.9) for a in np.linspace(3.1, 6.32, 9)]
    if facing == "up":
        ring += [Sphere(x, y, 3) for y in (TOP - 5, TOP - 1, TOP + 3, TOP + 6) for x in (9, 13, 18, 22)]
    elif facing == "left":
        ring += [Sphere(x, y, 2.9) for x, y in ((18, TOP - 4), (21, TOP), (23, TOP + 3), (19, TOP + 4), (22, TOP + 6))]
        ring += [Sphere(14, TOP - 5, 2.9)]
    else:
        ring += [Sphere(x, y, 2.7) for x, y in ((11, TOP - 5), (15, TOP - 6), (20, TOP - 5), (8, TOP), (24, TOP))]
    layer.stamp(spheres(SIZE, ring, TONES, grain=0, dither=0))


def _ponytail(layer: Canvas, facing: str) -> None:
    if facing == "left":
        layer.round(23, TOP - 4, 6, 15, 3, LOCKS[1])
        layer.box(26, TOP, 3, 8, LOCKS[0])
        layer.box(23, TOP - 3, 2, 3, CLOTH[1])
    elif facing == "up":
        layer.round(13, TOP - 3, 7, 17, 3, LOCKS[1])
        layer.down(18, TOP, 12, LOCKS[0])
        layer.down(14, TOP + 1, 6, LOCKS[2])
        layer.box(14, TOP - 4, 5, 2, CLOTH[1])


def _braid(layer: Canvas, x: int, top: int, links: int) -> None:
    for link in range(links):
        y = top + link * 3
        layer.box(x + link % 2, y, 3, 3, LOCKS[1])
        layer.dot(x + link % 2, y, LOCKS[2])
        layer.dot(x + 2 + link % 2, y + 2, LOCKS[0])
    layer.box(x, top + links * 3, 4, 2, CLOTH[1])


def _braids(layer: Canvas, facing: str) -> None:
    for x in (4, 24) if facing == "down" else (7, 21) if facing == "up" else (18,):
        _braid(layer, x, TOP + 3, 4)
    if facing == "up":
        layer.down(15, TOP - 8, 14, LOCKS[0])


def _strands(layer: Canvas, facing: str) -> None:
    if facing == "down":
        for x, length in ((6, 12), (23, 12)):
            layer.round(x, TOP - 3, 3, length, 1, LOCKS[1])
            layer.dot(x, TOP + 1, LOCKS[2])
            layer.dot(x + 1, TOP + 4, LOCKS[0])
        return
    first, last = (6, 24) if facing == "up" else (15, 25)
    for number, x in enumerate(range(first, last, 3)):
        layer.round(x, TOP - 2, 3, 15 + (number * 2) % 3 - (x in (6, 24)) * 3, 1, LOCKS[1])
        layer.down(x + 2, TOP + 1, 10, LOCKS[0])
        layer.dot(x, TOP + 3, LOCKS[2])
        layer.dot(x, TOP + 8, LOCKS[2])


def _quiff(layer: Canvas, facing: str) -> None:
    if facing == "up":
        layer.stamp(spheres(SIZE, [Sphere(16, TOP - 9, 5, 0.6)], TONES, grain=0, dither=0))
        return
    middle = 12 if facing == "left" else 16
    lumps = [Sphere(middle - 3, TOP - 7, 4.5, 0.8), Sphere(middle + 3, TOP - 8, 5, 0.8), Sphere(middle, TOP - 10, 3.6)]
    layer.stamp(spheres(SIZE, lumps, TONES, grain=0, dither=0, bias=0.05))


_DRAWN = {
    "bob": _fall("bob"),
    "long": _fall("long"),
    "bun": _bun,
    "curly": _afro,
    "curls": _curls,
    "ponytail": _ponytail,
    "braids": _braids,
    "locks": _strands,
    "quiff": _quiff,
}


# ---- what is worn on it


def cover(pose: Pose, kind: str) -> list[Layer]:
    """What is worn on the head. What would stick out above a hat is gone."""
    layer = body()
    if kind in ("cap", "beanie", "hat", "beret"):
        layer.box(0, 0, SIZE[0], TOP - 4, ERASE)
    _WORN[kind](layer, pose.facing)
    return [Layer(COVER, layer.image)]


def _dome(layer: Canvas, to: int, radius: float = 10.6, down: float = -1.5, squash: float = 0.92) -> None:
    dome = np.array(spheres(SIZE, [Sphere(16, TOP + down, radius, squash)], FOLDS, grain=0, dither=0, bias=0.02))
    dome[to:, :, 3] = 0
    layer.stamp(Image.fromarray(dome))


def _hijab(layer: Canvas, facing: str) -> None:
    lumps = [Sphere(16, TOP, 11, 0.98), Sphere(16, TOP + 9, 8.5, 0.55)]
    scarf = np.array(spheres(SIZE, lumps, FOLDS, grain=0, dither=0, bias=0.02))
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    if facing == "down":
        scarf[(x - 15.5) ** 2 / 49 + (y - TOP - 1.5) ** 2 / 40 < 1] = 0
    if facing == "left":
        scarf[(x - 11) ** 2 / 30 + (y - TOP - 1.5) ** 2 / 38 < 1] = 0
        scarf[(y > TOP - 4) & (y < TOP + 6) & (x < 8)] = 0
    layer.stamp(Image.fromarray(scarf))


def _turban(layer: Canvas, facing: str) -> None:
    lumps = [Sphere(16, TOP - 5, 11.4, 0.78), Sphere(18 if facing == "left" else 16, TOP - 8, 8, 0.8)]
    cloth = np.array(spheres(SIZE, lumps, FOLDS, grain=0, dither=0, bias=0.02))
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    edge = {"down": TOP - 4 + abs(x - 15.5) * 0.35, "left": TOP - 4 + (x - 8) * 0.3, "up": TOP + 5 + x * 0}[facing]
    cloth[y > edge, 3] = 0
    layer.stamp(Image.fromarray(cloth))
    if facing == "up":
        for y_left, y_right in ((TOP - 9, TOP - 3), (TOP - 5, TOP + 1)):
            layer.line((8, y_left), (24, y_right), fill=CLOTH[0])
        return
    middle = 16 if facing == "down" else 12
    for spread in (3, 7):
        layer.line((middle, TOP - 13 + spread), (middle + spread + 3, TOP - 6 + spread // 3), fill=CLOTH[0])
        if facing == "down":
            layer.line((middle - 1, TOP - 13 + spread), (middle - spread - 4, TOP - 6 + spread // 3), fill=CLOTH[0])


def _kippa(layer: Canvas, facing: str) -> None:
    x, y, across, down = {"down": (16, TOP - 10, 6, 2), "left": (19, TOP - 9, 6, 3), "up": (16, TOP - 6, 7, 5)}[facing]
    layer.disc(x - 0.5, y, across, down, CLOTH[1])
    layer.line((x - across + 2, y - 1), (x, y - down), fill=CLOTH[2])
    layer.across(x - across + 1, y + down, across * 2 - 2, CLOTH[0])


def _headband(layer: Canvas, facing: str) -> None:
    band = np.array(spheres(SIZE, [Sphere(16, TOP - 1.5, 10.7, 0.92)], FOLDS, grain=0, dither=0, bias=0.05))
    y, x = np.mgrid[0 : SIZE[1], 0 : SIZE[0]]
    low = {
        "down": TOP - 5 + abs(x - 15.5) * 0.12,
        "left": TOP - 5 + (x - 8) * 0.16,
        "up": TOP - 2 - abs(x - 15.5) * 0.1,
    }
    band[(y > low[facing]) | (y < low[facing] - 3)] = 0
    layer.stamp(Image.fromarray(band))


def _peaked(layer: Canvas, facing: str) -> None:
    _dome(layer, TOP - 3 if facing != "up" else TOP)
    if facing == "down":
        layer.round(7, TOP - 5, 18, 4, 2, CLOTH[0])
        layer.across(9, TOP - 5, 14, CLOTH[1])
        layer.across(13, TOP - 8, 6, CLOTH[2])
    elif facing == "left":
        layer.round(2, TOP - 5, 14, 3, 1, CLOTH[0])
        layer.across(3, TOP - 5, 12, CLOTH[1])
    else:
        layer.round(12, TOP - 3, 8, 3, 1, CLOTH[0])
    layer.box(15, TOP - 11, 2, 1, CLOTH[0])


def _beanie(layer: Canvas, facing: str) -> None:
    foot = TOP - 3 if facing == "down" else TOP - 2 if facing == "left" else TOP + 1
    _dome(layer, foot, radius=10.4, down=-4.5, squash=0.8)
    layer.round(5, foot - 4, 22, 4, 2, CLOTH[1])
    for x in range(6, 26, 2):
        layer.down(x, foot - 4, 4, CLOTH[0])
    layer.across(7, foot - 4, 8, CLOTH[2])
    layer.across(14, TOP - 12, 4, CLOTH[0])
    layer.disc(15.5, TOP - 14, 1.5, 1.5, CLOTH[2])


def _hat(layer: Canvas, facing: str) -> None:
    foot = TOP - 4 if facing != "up" else TOP - 2
    _dome(layer, foot, radius=9.6, down=-3, squash=1)
    layer.box(7, foot - 4, 18, 2, CLOTH[0])
    layer.round(1, foot - 2, 30, 3, 1, CLOTH[1])
    layer.across(3, foot - 2, 16, CLOTH[2])
    layer.across(3, foot, 26, CLOTH[0])


def _beret(layer: Canvas, facing: str) -> None:
    lean = {"down": 1.5, "left": 2.5, "up": -1.5}[facing]
    foot = TOP - 3 if facing != "up" else TOP - 1
    lumps = [Sphere(16 + lean, TOP - 6, 11, 0.55), Sphere(16, TOP - 4, 9.5, 0.5)]
    cloth = np.array(spheres(SIZE, lumps, FOLDS, grain=0, dither=0, bias=0.02))
    cloth[foot:, :, 3] = 0
    layer.stamp(Image.fromarray(cloth))
    layer.across(8, foot - 1, 16, CLOTH[0])
    layer.box(round(15 + lean), TOP - 13, 2, 2, CLOTH[0])


_WORN = {
    "hijab": _hijab,
    "turban": _turban,
    "kippa": _kippa,
    "headband": _headband,
    "cap": _peaked,
    "beanie": _beanie,
    "hat": _hat,
    "beret": _beret,
}
