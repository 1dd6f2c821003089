"""`python -m assets.art.rooms MAPS` writes the composed rooms; `--pictures DIR` also draws every map of MAPS.

The pictures are WebP, `--wide` px at most and under 60 kB each; `--wide 0` keeps 32 px a tile and every colour.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from PIL import Image

from assets.art.rooms import composed
from assets.art.rooms.pictures import drawn, tiles
from assets.art.rooms.writing import written

MOST_BYTES = 60_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the maps of the demo campus from their modules.")
    parser.add_argument("maps", type=Path, help="the folder of the maps")
    parser.add_argument("--pictures", type=Path, help="a folder for a picture of each")
    parser.add_argument("--wide", type=int, default=900, help="the width of the pictures in px; 0 for full size")
    chosen = parser.parse_args()
    for name, room in composed().items():
        (chosen.maps / f"{name}.tmj").write_bytes(written(room))
    if chosen.pictures:
        draw_all(chosen.maps, chosen.pictures, chosen.wide)


def draw_all(maps: Path, pictures: Path, wide: int) -> None:
    """A WebP for each `.tmj` of a folder, by the same name."""
    pictures.mkdir(parents=True, exist_ok=True)
    tilesets = tiles()
    for path in sorted(maps.glob("*.tmj")):
        picture = drawn(json.loads(path.read_bytes()), tilesets)
        target = pictures / f"{path.stem}.webp"
        if not wide:
            picture.save(target, lossless=True)
            continue
        picture.thumbnail((wide, wide), Image.Resampling.LANCZOS)
        for quality in (80, 70, 60, 50, 40, 30):
            picture.save(target, quality=quality, method=6)
            if target.stat().st_size < MOST_BYTES:
                break


if __name__ == "__main__":
    main()
