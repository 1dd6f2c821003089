"""What a tileset is: pieces with plans, packed on shelves, numbered, drawn into one picture.

Each piece has a plan, one character for each of its tiles, row by row:

    `.`  drawn below people, walkable          `#`  drawn below people, solid: nobody walks there
    `^`  drawn above people, walkable          (space)  nothing

**Append only.** Maps know tiles by number, and a number is a place in the picture: pieces are packed in the order in
which their tileset lists them. Add at the end, never insert, resize or remove; redraw as you like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from PIL import Image

from assets.art.pixels import TILE, Canvas

COLUMNS = 32
FIRST_GID = 1

Draw = Callable[[], Image.Image]


@dataclass(frozen=True)
class Piece:
    """One thing to put on a map: its plan (see above) and its picture, 32 px for each character."""

    name: str
    plan: tuple[str, ...]
    draw: Draw

    @property
    def columns(self) -> int:
        return len(self.plan[0])

    @property
    def rows(self) -> int:
        return len(self.plan)


def piece(name: str, plan: str, draw: Callable[..., Image.Image], *arguments: Any) -> Piece:
    """A piece whose plan is written on one line, its rows separated by `/`."""
    return Piece(name, tuple(plan.split("/")), partial(draw, *arguments))


def block(columns: int, rows: int, kind: str = "#") -> str:
    """The plan of a rectangle of one kind of tile."""
    return "/".join([kind * columns] * rows)


@dataclass(frozen=True)
class Placed:
    """A piece and its place in the picture of its tileset, in tiles."""

    piece: Piece
    column: int
    row: int

    def gid(self, column: int = 0, row: int = 0, first: int = FIRST_GID) -> int:
        """The number of one of its tiles in a map that counts its tileset from `first`."""
        return first + (self.row + row) * COLUMNS + self.column + column

    def tiles(self, first: int = FIRST_GID) -> Iterator[tuple[int, int, str, int]]:
        """Its tiles: column, row, character of the plan, gid. Empty ones are left out."""
        for row, line in enumerate(self.piece.plan):
            for column, kind in enumerate(line):
                if kind != " ":
                    yield column, row, kind, self.gid(column, row, first)


@dataclass(frozen=True)
class Tileset:
    """Pieces that share a picture, so that a map that uses none of them does not download it."""

    name: str
    pieces: Callable[[], Iterable[Piece]]

    @cached_property
    def catalogue(self) -> dict[str, Placed]:
        """Every piece by name, packed on shelves: left to right, a new shelf when the row is full."""
        placed: dict[str, Placed] = {}
        column = row = height = 0
        for each in self.pieces():
            if each.name in placed:
                raise ValueError(f"Two pieces of {self.name} are called {each.name}.")
            if column + each.columns > COLUMNS:
                column, row, height = 0, row + height, 0
            placed[each.name] = Placed(each, column, row)
            column, height = column + each.columns, max(height, each.rows)
        return placed

    @property
    def rows(self) -> int:
        """Height of the picture in tiles; it is COLUMNS wide."""
        return max(placed.row + placed.piece.rows for placed in self.catalogue.values())

    @property
    def tilecount(self) -> int:
        return COLUMNS * self.rows

    def picture(self) -> Image.Image:
        """Draw all of it.

        Raises:
            ValueError: a picture does not have the size of its plan.
        """
        sheet = Canvas(COLUMNS * TILE, self.rows * TILE)
        for placed in self.catalogue.values():
            drawn, each = placed.piece.draw(), placed.piece
            if drawn.size != (each.columns * TILE, each.rows * TILE):
                raise ValueError(f"{each.name} is {drawn.size} px, its plan {each.columns} × {each.rows} tiles.")
            sheet.stamp(drawn, placed.column * TILE, placed.row * TILE)
        return sheet.image

    def solid_gids(self, first: int = FIRST_GID) -> list[int]:
        """The tiles that nobody walks on, in order."""
        return sorted(
            gid for placed in self.catalogue.values() for _, _, kind, gid in placed.tiles(first) if kind == "#"
        )

    def tiled(self, first: int = FIRST_GID) -> dict[str, Any]:
        """The tileset as Tiled embeds it in a map that counts it from `first`."""
        collides = [{"name": "collides", "type": "bool", "value": True}]
        return {
            "columns": COLUMNS,
            "firstgid": first,
            "image": f"{self.name}.png",
            "imageheight": self.rows * TILE,
            "imagewidth": COLUMNS * TILE,
            "margin": 0,
            "name": self.name,
            "spacing": 0,
            "tilecount": self.tilecount,
            "tileheight": TILE,
            "tiles": [{"id": gid - first, "properties": collides} for gid in self.solid_gids(first)],
            "tilewidth": TILE,
        }
