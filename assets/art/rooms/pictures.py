"""A map as a picture, for our eyes: what the browser draws of it when nobody is there."""

from __future__ import annotations

from typing import Any

from PIL import Image

from assets.art import tileset
from assets.art.build import graded
from assets.art.palette import NIGHT
from assets.art.pixels import TILE


def atlas() -> Image.Image:
    """The tiles as the campus shows them."""
    return graded(tileset.picture())


def drawn(document: dict[str, Any], tiles: Image.Image) -> Image.Image:
    """Draw the `.tmj` in full size, 32 px a tile, over the colour of the night."""
    width = document["width"]
    picture = Image.new("RGBA", (width * TILE, document["height"] * TILE), (*NIGHT[0], 255))
    columns = document["tilesets"][0]["columns"]
    for layer in document["layers"]:
        for at, gid in enumerate(layer.get("data", ())):
            if gid:
                row, column = divmod(gid - 1, columns)
                box = (column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE)
                picture.alpha_composite(tiles.crop(box), (at % width * TILE, at // width * TILE))
    return picture.convert("RGB")
