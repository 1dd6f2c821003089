"""A map as a picture, for our eyes: what the browser draws of it when nobody is there."""

from __future__ import annotations

from typing import Any

from PIL import Image

from assets.art.build import graded
from assets.art.palette import NIGHT
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS


def tiles() -> dict[str, Image.Image]:
    """The picture of each tileset by its name, as the campus shows it."""
    return {tileset.name: graded(tileset.picture()) for tileset in TILESETS}


def drawn(document: dict[str, Any], tiles: dict[str, Image.Image]) -> Image.Image:
    """Draw the `.tmj` in full size, 32 px a tile, over the colour of the night."""
    width = document["width"]
    picture = Image.new("RGBA", (width * TILE, document["height"] * TILE), (*NIGHT[0], 255))
    for layer in document["layers"]:
        for at, gid in enumerate(layer.get("data", ())):
            if gid:
                tile = _tile(gid, document["tilesets"], tiles)
                picture.alpha_composite(tile, (at % width * TILE, at // width * TILE))
    return picture.convert("RGB")


def _tile(gid: int, tilesets: list[dict[str, Any]], tiles: dict[str, Image.Image]) -> Image.Image:
    own = next(one for one in reversed(tilesets) if one["firstgid"] <= gid)
    row, column = divmod(gid - own["firstgid"], own["columns"])
    return tiles[own["name"]].crop((column * TILE, row * TILE, (column + 1) * TILE, (row + 1) * TILE))
