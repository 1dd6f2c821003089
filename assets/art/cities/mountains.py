"""Panoramas that stand behind a town: sky, clouds, ranges that repeat sideways, and a wood at their foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assets.art.palette import SKY, Ramp
from assets.art.pixels import BAYER, Canvas, Sphere, seeded, spheres


@dataclass(frozen=True)
class Peak:
    """One mountain: its summit, and how far its two sides run out for each pixel down."""

    x: int
    top: int
    left: float
    right: float


def sky(width: int, height: int, *, whole: int) -> Image.Image:
    """The first `height` px of a sky that pales towards the horizon over `whole` px, dithered between five steps."""
    rows = (np.arange(height) / whole * (len(SKY) - 1))[:, None]
    ordered = BAYER[np.arange(height)[:, None] % 4, np.arange(width) % 4]
    steps = np.clip((rows + ordered * 0.6 + 0.5).astype(int), 0, len(SKY) - 1)
    picture = np.full((height, width, 4), 255, np.uint8)
    picture[..., :3] = np.array(SKY, np.uint8)[steps]
    return Image.fromarray(picture)


def clouds(size: tuple[int, int], lumps: Sequence[tuple[int, int, int]], ramp: Ramp) -> Image.Image:
    """Flat-bottomed clouds; each is (x, y of its flat foot, width) and wraps around the sides."""
    width, height = size
    whole = Canvas(width, height)
    for number, (x, foot, wide) in enumerate(lumps):
        draw = seeded(number + 40)
        balls = [
            Sphere(
                wide / 2 + (step - 2) * wide / 6.5,
                30 - draw.uniform(0, 3),
                wide / 7 + 3 - abs(step - 2) * wide / 30,
                0.8,
            )
            for step in range(5)
        ]
        cloud = spheres((wide, 30), balls, ramp, grain=0, dither=0.16, bias=0.14)
        cloud = cloud.crop((0, 0, wide, 28))
        for around in (-width, 0, width):
            whole.stamp(cloud, x + around, foot - 28)
    return whole.image


def _streaks(seed: int, count: int, smooth: int) -> NDArray[np.float64]:
    """Noise of `count` samples in 0…1, smoothed over `smooth` of them."""
    noise = np.random.RandomState(seed).rand(count + smooth)
    smoothed = np.convolve(noise, np.ones(smooth) / smooth, mode="valid")[:count]
    low, high = smoothed.min(), smoothed.max()
    return np.asarray((smoothed - low) / (high - low))


def mountains(
    size: tuple[int, int], peaks: Sequence[Peak], rock: Ramp, snow: Ramp | None, *, snowline: float, seed: int
) -> Image.Image:
    """A range of sharp peaks, the last one foremost, lit from the left. It repeats sideways.

    `snowline` says down to which share of the height snow lies; it comes down in the gullies. Without `snow`, bare.
    """
    width, height = size
    picture = np.zeros((height, width, 4), np.uint8)
    shades = np.array(rock, np.uint8)
    whites = np.array(snow if snow else rock, np.uint8)
    for number, peak in enumerate(peaks):
        draw = np.random.RandomState(seed + number)
        rows = np.arange(peak.top, height)
        fall = rows - peak.top
        wander = np.cumsum(draw.choice((-1, 0, 0, 1), len(rows))) * 0.7 + fall * 0.12 * draw.choice((-1, 1))
        ragged = [np.cumsum(draw.choice((-1, 0, 1), len(rows))) * 0.8 for _ in range(2)]
        gullies = _streaks(seed + number * 3, 400, 13)
        folds = _streaks(seed + number * 3 + 1, 400, 9)
        for row, y in enumerate(rows):
            down = fall[row]
            start = peak.x - down * peak.left - abs(ragged[0][row]) * 0.6
            end = peak.x + down * peak.right + abs(ragged[1][row]) * 0.6
            xs = np.arange(round(start), round(end) + 1)
            ridge = peak.x + wander[row]
            turn = (xs - peak.x) / (down + 14.0)  # the same all the way down a gully
            at = np.clip((turn / 2.4 + 0.5) * 399, 0, 399).astype(int)
            lit = xs + (folds[at] - 0.5) * 22 * min(1.0, down / 20) < ridge
            dither = BAYER[y % 4, xs % 4] * 0.12
            tone = np.where(lit, 3.1, 1.1) + (folds[at] - 0.5) * 1.5 + dither - 0.6 * down / height
            shade = shades[np.clip(np.round(tone).astype(int), 0, len(rock) - 1)]
            if snow:
                share = down / (height - peak.top)
                white = share < snowline * (0.55 + 0.95 * gullies[at]) + dither * 0.3
                cold = np.where(lit, 3.6, 1.0) + (folds[at] - 0.5) * 1.6 + dither
                shade = np.where(white[:, None], whites[np.clip(np.round(cold).astype(int), 0, len(snow) - 1)], shade)
            picture[y, xs % width, :3] = shade
            picture[y, xs % width, 3] = 255
    return Image.fromarray(picture)


def hills(size: tuple[int, int], lumps: Sequence[Sphere], ramp: Ramp, seed: int, *, grain: float = 0.1) -> Image.Image:
    """Rounded hills that repeat sideways."""
    width = size[0]
    around = [
        Sphere(lump.x + shift, lump.y, lump.radius, lump.squash, lump.lift)
        for shift in (-width, 0, width)
        for lump in lumps
    ]
    return spheres(size, around, ramp, grain=grain, dither=0.14, seed=seed)


def wood(width: int, height: int, ramp: Ramp, seed: int, *, firs: bool) -> Image.Image:
    """A strip of tree tops that repeats sideways; firs are pointed, other trees round. Clear above and below."""
    strip = Canvas(width, height)
    draw = seeded(seed)
    for row in range(3):
        foot = height - 8 + row * 4
        for step in range(-1, width // 9 + 1):
            x = (step * 9 + draw.randrange(0, 6)) % width
            tall = draw.randrange(height * 2 // 5, height * 4 // 5) - row * 2
            for around in (-width, 0, width):
                if firs:
                    _fir(strip, x + around, min(foot, height - 1), tall, ramp, row)
                else:
                    radius = 5 + tall / 9
                    ball = spheres(
                        (24, 24), [Sphere(12, 12, radius, 0.9)], ramp, grain=0.26, bias=row * 0.05 - 0.1, seed=step + 3
                    )
                    strip.stamp(ball, x + around - 12, round(min(foot, height - 1) - 8 - radius - row * 2))
    return strip.image


def _fir(strip: Canvas, x: int, foot: int, tall: int, ramp: Ramp, row: int) -> None:
    for y in range(tall):
        half = (y * 0.32) * (0.72 + 0.28 * ((y % 7) / 6)) + 0.6
        left, right = round(x - half), round(x + half)
        strip.across(left, foot - tall + y, right - left + 1, ramp[1 if row else 0])
        strip.across(
            left, foot - tall + y, max(1, (right - left) // 2), ramp[min(4, 2 + (row > 1))] if y % 7 > 1 else ramp[1]
        )
