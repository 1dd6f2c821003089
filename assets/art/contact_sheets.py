"""The contact sheets, to review the art: `make contact-sheets` draws those in docs/art.

`contact-sheet.png` shows every piece with its name and its first number in its tileset, `avatars.png` all that avatars can
wear. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from assets.art import avatar_sheets
from assets.art.build import graded
from assets.art.palette import INK, TERRAZZO
from assets.art.pieces import Placed, Tileset
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS


def write(directory: Path) -> dict[str, int]:
    """Write both sheets, in 256 colours, and return their sizes in bytes."""
    directory.mkdir(parents=True, exist_ok=True)
    sheets = {"contact-sheet.png": tilesets(), "avatars.png": graded(avatar_sheets.contact_sheet())}
    for name, sheet in sheets.items():
        small = sheet.convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        small.save(directory / name, optimize=True)
    return {name: (directory / name).stat().st_size for name in sheets}


def tilesets(columns_px: int = 1280) -> Image.Image:
    """Lay all pieces out with their names and first gids, tileset by tileset."""
    sections = [_section(tileset, graded(tileset.picture()), columns_px) for tileset in TILESETS]
    sheet = Image.new("RGB", (columns_px, sum(section.height for section in sections)))
    y = 0
    for section in sections:
        sheet.paste(section, (0, y))
        y += section.height
    return sheet


def _section(tileset: Tileset, tiles: Image.Image, columns_px: int) -> Image.Image:
    """The part of the contact sheet that shows one tileset, under its name."""
    font, title = ImageFont.load_default(10), ImageFont.load_default(18)
    spots: list[tuple[int, int, Placed]] = []
    x, y, row_height = 8, 36, 0
    for placed in tileset.catalogue.values():
        width, height = placed.piece.columns * TILE, placed.piece.rows * TILE + 14
        cell = max(width, round(font.getlength(f"{placed.piece.name} {placed.gid()}"))) + 8
        if x + cell > columns_px:
            x, y, row_height = 8, y + row_height + 8, 0
        spots.append((x, y, placed))
        x, row_height = x + cell, max(row_height, height)
    section = Image.new("RGBA", (columns_px, y + row_height + 16), (*TERRAZZO[2], 255))
    pen = ImageDraw.Draw(section)
    pen.text((8, 8), tileset.name, fill=(*INK, 255), font=title)
    for left, upper, placed in spots:
        piece = placed.piece
        box = (placed.column * TILE, placed.row * TILE)
        tile = tiles.crop((*box, box[0] + piece.columns * TILE, box[1] + piece.rows * TILE))
        section.alpha_composite(tile, (left, upper))
        pen.text((left, upper + piece.rows * TILE + 1), f"{piece.name} {placed.gid()}", fill=(*INK, 255), font=font)
    return section


def main() -> None:
    parser = argparse.ArgumentParser(description="Draw the contact sheets of the art.")
    parser.add_argument("directory", type=Path, help="where to write the pictures")
    for name, size in write(parser.parse_args().directory).items():
        print(f"{name}: {size} bytes")


if __name__ == "__main__":
    main()
