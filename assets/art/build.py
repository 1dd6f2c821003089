"""Draw everything: `python -m assets.art.build OUT_DIR` writes each tileset twice, wardrobe.json, effects.json,
the icons and the postcard.

The same sources give the same bytes. Browsers load `campus.webp` and its like; `campus.png` is the same picture for
Tiled. For our eyes there are `contact_sheets`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from assets.art import avatars, effects, emblem, postcard
from assets.art.palette import Colour, colour, mix
from assets.art.tilesets import TILESETS

WARMTH: tuple[Colour, float] = (colour("ffd696"), 0.05)  # a breath of late-afternoon light over everything
PALETTE_SIZE = 256


def build(directory: Path) -> dict[str, int]:
    """Write the pictures and return their sizes in bytes."""
    directory.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []

    def write(name: str, picture: Image.Image, **options: Any) -> None:
        written.append(directory / name)
        picture.save(directory / name, **options)

    for tileset in TILESETS:
        small = quantised(graded(tileset.picture()))
        write(f"{tileset.name}.png", small, optimize=True)
        # Method 6 takes forty times as long for the same bytes.
        write(f"{tileset.name}.webp", small.convert("RGBA"), lossless=True, quality=100, method=4)
    (directory / "effects.json").write_text(json.dumps(effects.effects(), separators=(",", ":")))
    wardrobe = json.dumps(avatars.wardrobe(graded_colour), ensure_ascii=False, separators=(",", ":"))
    (directory / "wardrobe.json").write_text(wardrobe, encoding="utf-8")
    names = (
        "effects.json",
        "wardrobe.json",
        *(path.name for path in written),
        *emblem.write(directory),
        *postcard.write(directory, graded),
    )
    return {name: (directory / name).stat().st_size for name in names}


def graded(picture: Image.Image) -> Image.Image:
    """Warm every colour a little; opacities stay."""
    tint, share = WARMTH
    pixels = np.array(picture).astype(float)
    pixels[..., :3] += (np.array(tint) - pixels[..., :3]) * share
    pixels[pixels[..., 3] == 0] = 0
    return Image.fromarray(pixels.round().astype(np.uint8))


def graded_colour(shade: Colour) -> Colour:
    """The same for one colour."""
    tint, share = WARMTH
    return mix(shade, tint, share)


def quantised(picture: Image.Image) -> Image.Image:
    """Bring a picture to 256 colours with opacity by merging the rarest into their nearest neighbours.

    Pillow's own quantisers drop either the opacities or the flat colours; the rare colours here are outlines.
    """
    pixels = np.array(picture)
    codes = pixels.view(np.uint32)[..., 0]
    counts = Counter(dict(zip(*(part.tolist() for part in np.unique(codes, return_counts=True)), strict=True)))
    kept = [code for code, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    table = np.array(kept, np.uint32).view(np.uint8).reshape(-1, 4).astype(int)
    target = np.arange(len(kept))
    if len(kept) > PALETTE_SIZE:
        chosen = _spread(table, np.array([counts[code] for code in kept]))
        apart = ((table[:, None] - table[None, chosen]) ** 2 * (1, 1, 1, 3)).sum(axis=2)
        target = apart.argmin(axis=1)
        table = table[chosen]
    order = np.argsort(np.array(kept, np.uint32))
    index = target[order][np.searchsorted(np.array(kept, np.uint32)[order], codes)]
    result = Image.fromarray(index.astype(np.uint8), "P")
    result.putpalette(table[:, :3].astype(np.uint8).tobytes(), "RGB")
    result.info["transparency"] = table[:, 3].astype(np.uint8).tobytes()
    return result


def _spread(table: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Choose 256 colours: next comes always the one that is worst served, weighed by how often it is used."""
    chosen = [0]
    nearest = ((table - table[0]) ** 2 * (1, 1, 1, 3)).sum(axis=1)
    weights = counts**0.35
    while len(chosen) < PALETTE_SIZE:
        worst = int((nearest * weights).argmax())
        chosen.append(worst)
        nearest = np.minimum(nearest, ((table - table[worst]) ** 2 * (1, 1, 1, 3)).sum(axis=1))
    return np.array(chosen)


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the tiles and the avatars of the campus.")
    parser.add_argument("directory", type=Path, help="where to write the pictures")
    for name, size in build(parser.parse_args().directory).items():
        print(f"{name}: {size} bytes")


if __name__ == "__main__":
    main()
