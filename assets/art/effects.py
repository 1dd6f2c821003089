"""What of the art lives: panes that light up in the evening, lamps, trees that lose a leaf, water that glitters.

`effects.json` tells the browser, by picture and tile: `panes`, the glass in it as boxes [x, y, width, height] in px from the
tile's corner, and `marks`, what its first tile says a whole piece is. Read off the pieces, so that a new window shines by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from assets.art.palette import GLASS
from assets.art.pieces import FIRST_GID, Tileset
from assets.art.pixels import TILE
from assets.art.tilesets import TILESETS

# Names of pieces, up to a hyphen or whole: what their first tile is marked as. A more precise name comes first.
MARKS = (
    ("lamp", "lamp"),
    ("stanislas-lantern", "lamp"),
    ("candelabra", "lamp"),
    ("floor-lamp", "wall-lamp"),
    ("stone-lantern", "lamp"),
    ("wall-lamp", "wall-lamp"),
    ("tree-autumn", "tree-autumn"),
    ("tree-blossom", "tree-blossom"),
    ("tree", "tree"),
    ("plane-tree", "tree"),
    ("mirabelle", "tree"),
    ("fountain", "fountain"),
    ("stanislas-fountain", "arch-fountain"),
    ("lava-fountain", "lava-fountain"),
    ("bed", "flowers"),
    ("violets", "flowers"),
)
# A light hangs from each of their two columns, so that both are marked.
TWO_LIGHTS = ("candelabra",)
# Names of what has windows: whole beginnings, and parts of façades.
GLAZED = re.compile(r"facade|window|barge|[a-z]+-(bay|porch)")
SMALLEST_PANE_PX = 6


def effects() -> dict[str, Any]:
    """By tileset, what its tiles do; tiles are counted from 0 in each."""
    return {tileset.name: _effects_of(tileset) for tileset in TILESETS}


def _effects_of(tileset: Tileset) -> dict[str, Any]:
    panes: dict[str, list[list[int]]] = {}
    marks: dict[str, str] = {}
    shades = _codes(np.array([[(*shade, 255) for shade in GLASS]]))
    for name, placed in tileset.catalogue.items():
        mark = next((mark for piece, mark in MARKS if name == piece or name.startswith(f"{piece}-")), None)
        if mark is not None:
            for column in range(2 if name in TWO_LIGHTS else 1):
                marks[str(placed.gid(column) - FIRST_GID)] = mark
        if not GLAZED.match(name):
            continue
        glass = np.isin(_codes(np.array(placed.piece.draw())), shades)
        for column, row, _kind, gid in placed.tiles():
            tile = glass[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]
            if boxes := sorted(_boxes(tile)):
                panes[str(gid - FIRST_GID)] = boxes
    return {"panes": panes, "marks": marks}


def _codes(pixels: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(pixels.astype(np.uint8)).view(np.uint32)[..., 0]


def _boxes(glass: np.ndarray) -> Iterator[list[int]]:
    """The boxes around what hangs together, whatever leans across it; slivers are left out."""
    left = {(int(x), int(y)) for y, x in zip(*np.nonzero(glass), strict=True)}
    while left:
        edge = [left.pop()]
        xs, ys = [], []
        while edge:
            x, y = edge.pop()
            xs.append(x)
            ys.append(y)
            for near in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if near in left:
                    left.remove(near)
                    edge.append(near)
        width, height = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
        if width * height >= SMALLEST_PANE_PX:
            yield [min(xs), min(ys), width, height]
