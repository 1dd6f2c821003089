"""The catalogue: every tile of `campus.png`, by name.

Each piece has a plan, one character for each of its tiles, row by row:

    `.`  drawn below people, walkable          `#`  drawn below people, solid: nobody walks there
    `^`  drawn above people, walkable          (space)  nothing

**Append only.** Maps know tiles by number, and a number is a place in the picture: pieces are packed on shelves in the
order of this catalogue. Add at the end, never insert, resize or remove; redraw as you like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from PIL import Image

from assets.art import facade, furniture, ground, hangings, outdoors, plants, seats, stage, walls
from assets.art.autotile import FULL, MASKS
from assets.art.palette import (
    AUTUMN,
    BLOSSOM,
    CARPET_BLUE,
    CARPET_RED,
    GOLD,
    LEAF,
    NAVY,
    OAK,
    PALE,
    PLUM,
    RUG,
    TEAL,
    TERRA,
    WALNUT,
    Ramp,
)
from assets.art.pixels import TILE, Canvas

COLUMNS = 32
FIRST_GID = 1

Draw = Callable[[], Image.Image]
ACCENTS: dict[str, Ramp] = {"terra": TERRA, "teal": TEAL, "gold": GOLD, "navy": NAVY, "plum": PLUM, "leaf": LEAF}
# Where the guide lines lead: name → colour, style of the line, pictogram over the door.
WAYS: dict[str, tuple[Ramp, str, str]] = {
    "auditorium": (TERRA, "solid", "stage"),
    "posters": (TEAL, "double", "poster"),
    "committee": (GOLD, "dashed", "meeting"),
    "quad": (NAVY, "dotted", "tree"),
}


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


@dataclass(frozen=True)
class Placed:
    """A piece and its place in the picture, in tiles."""

    piece: Piece
    column: int
    row: int

    def gid(self, column: int = 0, row: int = 0) -> int:
        """The number of one of its tiles in a map."""
        return FIRST_GID + (self.row + row) * COLUMNS + self.column + column

    def tiles(self) -> Iterator[tuple[int, int, str, int]]:
        """Its tiles: column, row, character of the plan, gid. Empty ones are left out."""
        for row, line in enumerate(self.piece.plan):
            for column, kind in enumerate(line):
                if kind != " ":
                    yield column, row, kind, self.gid(column, row)


def _pieces() -> Iterator[Piece]:
    yield from _floors()
    yield from _room_walls()
    yield from _seats()
    yield from _small_things()
    yield from _two_rows()
    yield from _three_rows_and_more()


def _piece(name: str, plan: str, draw: Callable[..., Image.Image], *arguments: Any) -> Piece:
    return Piece(name, tuple(plan.split("/")), partial(draw, *arguments))


def _floors() -> Iterator[Piece]:
    yield from (_piece(f"grass-{n}", ".", ground.grass, n) for n in range(8))
    yield from (_piece(f"wood-{n}", ".", ground.wood, n) for n in range(5))
    yield from (_piece(f"terrazzo-{n}", ".", ground.terrazzo, n) for n in range(4))
    yield from (_piece(f"terrazzo-dark-{n}", ".", ground.terrazzo, n, 1) for n in range(2))
    for colour, ramp in (("blue", CARPET_BLUE), ("red", CARPET_RED)):
        yield from (_piece(f"carpet-{colour}-{n}", ".", ground.carpet, ramp, n) for n in range(2))
        yield _piece(f"tread-{colour}", ".", ground.tread, ramp)
    yield from (_piece(f"night-{n}", "#", walls.night, n) for n in range(2))
    yield from (_piece(f"path-{mask}", ".", ground.path, mask) for mask in MASKS)
    yield from (_piece(f"path-{FULL}-{n}", ".", ground.path, FULL, n) for n in (1, 2, 3))
    yield from (_piece(f"paving-{mask}", ".", ground.paving, mask) for mask in MASKS)
    yield from (_piece(f"paving-{FULL}-{n}", ".", ground.paving, FULL, n) for n in (1, 2, 3))
    for way, (ramp, style, _) in WAYS.items():
        for shape in ground.LINE_SHAPES:
            yield _piece(f"line-{way}-{shape}", ".", ground.guide_line, ramp, style, shape)
    yield from (_piece(f"shade-{kind}", ".", ground.wall_shade, kind) for kind in ground.SHADE_KINDS)


def _room_walls() -> Iterator[Piece]:
    yield from (_piece(f"wall-{mask}", "#", walls.wall_top, mask) for mask in MASKS)
    for way, (ramp, _, _) in WAYS.items():
        yield _piece(f"door-south-{way}", "..", walls.door_south, ramp)
        yield _piece(f"mat-{way}-up", "..", ground.mat, ramp, "up")
        yield _piece(f"mat-{way}-down", "..", ground.mat, ramp, "down")


def _seats() -> Iterator[Piece]:
    for colour in ("terra", "teal", "gold", "navy"):
        yield from (_piece(f"chair-{colour}-{way}", "#", seats.chair, ACCENTS[colour], way) for way in seats.FACINGS)
    yield from (_piece(f"bistro-{way}", "#", seats.bistro_chair, way) for way in seats.FACINGS)
    for colour, ramp in (("red", RUG), ("blue", NAVY)):
        yield from (_piece(f"theatre-{colour}-{way}", "#", seats.theatre_seat, ramp, way) for way in ("up", "down"))
    yield from (_piece(f"stool-{colour}", "#", seats.stool, ACCENTS[colour]) for colour in ("terra", "teal", "gold"))
    yield from (_piece(f"bench-{way}", "##", seats.bench, way) for way in ("down", "up"))
    for colour in ("teal", "terra", "plum"):
        for way in ("down", "up"):
            yield _piece(f"sofa-{colour}-{way}", "###", seats.sofa, ACCENTS[colour], way)


def _small_things() -> Iterator[Piece]:
    yield from (_piece(f"hedge-{sides}", "#", outdoors.hedge, sides) for sides in range(16))
    for colour, ramp in (("terra", TERRA), ("gold", GOLD), ("pink", BLOSSOM), ("plum", PLUM)):
        yield _piece(f"bed-{colour}", "#", outdoors.flower_bed, ramp, 3)
    yield from (_piece(f"bush-{n}", "#", outdoors.bush, n) for n in (1, 2))
    for colour, ramp in (("terra", TERRA), ("gold", GOLD), ("pink", BLOSSOM)):
        yield _piece(f"bush-{colour}", "#", outdoors.bush, 5, ramp)
    yield _piece("bollard", "#", outdoors.bollard)
    yield _piece("bin", "#", outdoors.bin_)
    yield _piece("laptop", ".", furniture.laptop)
    yield _piece("papers", ".", furniture.papers)
    yield _piece("table-round", "#", furniture.round_table)
    yield _piece("table-coffee", "##", furniture.coffee_table)
    yield _piece("stage-floor", ".", stage.boards, "floor")
    yield from (_piece(f"stage-{part}", "#", stage.boards, part) for part in ("front", "left", "right"))
    yield _piece("stage-steps", "..", stage.steps)
    yield _piece("facade-steps", "....", facade.steps)
    yield _piece("facade-ramp", "...", facade.ramp_way)


def _two_rows() -> Iterator[Piece]:
    for name, draw in (
        ("plaster", walls.face_plaster),
        ("slats", walls.face_slats),
        ("gallery", walls.face_gallery),
        ("sage", walls.face_sage),
    ):
        yield _piece(f"face-{name}", "#/#", draw)
    yield from (_piece(f"face-end-{side}", "./.", walls.face_end, side) for side in ("left", "right"))
    for way, (ramp, _, sign) in WAYS.items():
        yield _piece(f"door-{way}", "##/..", walls.door_north, ramp, sign)
    yield _piece("window", "../..", hangings.window)
    for n, colour in enumerate(("teal", "terra", "leaf", "plum")):
        yield _piece(f"picture-{colour}", "./.", hangings.picture, ACCENTS[colour], n)
    yield _piece("clock", "./.", hangings.clock)
    yield _piece("wall-lamp", "./.", hangings.wall_lamp)
    yield _piece("notice-board", "../..", hangings.notice_board)
    yield _piece("whiteboard", ".../...", hangings.whiteboard)
    yield _piece("screen", "..../....", hangings.screen_small)
    yield _piece("plant", "^/#", plants.plant)
    yield _piece("fern", "^/#", plants.fern)
    yield _piece("kiosk", "^/#", furniture.kiosk)
    yield from (_piece(f"banner-{c}", "^/#", furniture.banner, ACCENTS[c]) for c in ("teal", "terra", "navy"))
    yield _piece("lectern", "^/#", stage.lectern)
    yield _piece("loudspeaker", "^/#", stage.loudspeaker)
    yield from (_piece(f"shelf-{n}", "^^/##", furniture.shelf, n) for n in (1, 2, 5))
    yield _piece("coffee-bar", "^^^/###", furniture.coffee_bar)
    yield _piece("help-desk", "^^^^^/#####", furniture.help_desk)
    yield _piece("table-oak", "###/###", furniture.table, 3, 2, OAK)
    yield _piece("table-walnut", "###/###", furniture.table, 3, 2, WALNUT)
    yield _piece("table-small", "##/##", furniture.table, 2, 2, OAK)
    yield _piece("bicycles", "^^^/###", outdoors.bicycles)
    yield from (_piece(f"leaf-shade-{n}", ".../...", ground.leaf_shade, n) for n in (1, 2))
    yield _piece("spotlight", ".../...", stage.spotlight_pool)
    for colour in ("teal", "terra", "plum"):
        for way in ("left", "right"):
            yield _piece(f"sofa-{colour}-{way}", "#/#", seats.sofa, ACCENTS[colour], way, 2)


def _three_rows_and_more() -> Iterator[Piece]:
    yield _piece("rug-red", ".../.../...", ground.rug, RUG, GOLD)
    yield _piece("rug-blue", ".../.../...", ground.rug, CARPET_BLUE, PALE)
    yield _piece("sunbeam", ".../.../...", ground.sunbeam)
    yield _piece("ficus", "^^/^^/##", plants.ficus)
    for n, colour in enumerate(("teal", "terra", "gold", "navy", "leaf", "plum")):
        yield _piece(f"poster-{colour}", "^^/^^/##", furniture.poster_board, ACCENTS[colour], n + 1)
    for colour in ("terra", "teal", "navy", "plum"):
        yield _piece(f"booth-{colour}", "^^^/^^^/###", furniture.booth, ACCENTS[colour])
    yield from (_piece(f"curtain-{side}", "##/##/##", hangings.curtain, side) for side in ("left", "right"))
    yield _piece("screen-big", "/".join(["#" * 10] * 3), hangings.screen_big)
    yield _piece("lamp", "^/^/#", outdoors.lamp)
    yield _piece("pillar", "^/^/#", walls.pillar)
    yield from (_piece(f"cypress-{n}", "^/^/#", outdoors.cypress, n) for n in (1, 2))
    yield from (_piece(f"parasol-{c}", "^^^/^^^/.#.", outdoors.parasol, ACCENTS[c]) for c in ("terra", "teal", "gold"))
    for n in (1, 2, 3):
        yield _piece(f"tree-{n}", "^^^/^^^/^^^/.#.", outdoors.tree, LEAF, n)
    yield _piece("tree-autumn", "^^^/^^^/^^^/.#.", outdoors.tree, AUTUMN, 9)
    yield _piece("tree-blossom", "^^^/^^^/^^^/.#.", outdoors.tree, BLOSSOM, 4)
    yield _piece("fountain", "^^^^/####/####/####", outdoors.fountain)
    yield _piece("poster-column", "^^/^^/^^/##", outdoors.poster_column)
    yield _piece("flag-france", "^^/^^/^^/# ", outdoors.flag, (NAVY, PALE, TERRA))
    yield _piece("flag-event", "^^/^^/^^/# ", outdoors.flag, (TEAL, TEAL, GOLD))
    yield _piece("facade-left", "/".join("#" * 8), facade.left_end)
    yield from (_piece(f"facade-bay-{n}", "/".join(["##"] * 8), facade.bay, n, n != 2) for n in (1, 2, 3))
    yield _piece("facade-porch", "/".join(["######"] * 7 + ["##..##"]), facade.porch)
    yield _piece("facade-right", "/".join("#" * 8), facade.right_end)


@cache
def catalogue() -> dict[str, Placed]:
    """Every piece by name, packed on shelves: left to right, a new shelf when the row is full."""
    placed: dict[str, Placed] = {}
    column = row = height = 0
    for piece in _pieces():
        if piece.name in placed:
            raise ValueError(f"Two pieces are called {piece.name}.")
        if column + piece.columns > COLUMNS:
            column, row, height = 0, row + height, 0
        placed[piece.name] = Placed(piece, column, row)
        column, height = column + piece.columns, max(height, piece.rows)
    return placed


def size_tiles() -> tuple[int, int]:
    """Width and height of the tileset, in tiles."""
    return COLUMNS, max(placed.row + placed.piece.rows for placed in catalogue().values())


def picture() -> Image.Image:
    """Draw the whole tileset.

    Raises:
        ValueError: a picture does not have the size of its plan.
    """
    columns, rows = size_tiles()
    sheet = Canvas(columns * TILE, rows * TILE)
    for placed in catalogue().values():
        drawn, piece = placed.piece.draw(), placed.piece
        if drawn.size != (piece.columns * TILE, piece.rows * TILE):
            raise ValueError(f"{piece.name} is {drawn.size} px, its plan {piece.columns} × {piece.rows} tiles.")
        sheet.stamp(drawn, placed.column * TILE, placed.row * TILE)
    return sheet.image


def solid_gids() -> list[int]:
    """The tiles that nobody walks on, in order."""
    return sorted(gid for placed in catalogue().values() for _, _, kind, gid in placed.tiles() if kind == "#")


def tiled() -> dict[str, Any]:
    """The tileset as Tiled embeds it in a map."""
    columns, rows = size_tiles()
    collides = [{"name": "collides", "type": "bool", "value": True}]
    return {
        "columns": columns,
        "firstgid": FIRST_GID,
        "image": "campus.png",
        "imageheight": rows * TILE,
        "imagewidth": columns * TILE,
        "margin": 0,
        "name": "campus",
        "spacing": 0,
        "tilecount": columns * rows,
        "tileheight": TILE,
        "tiles": [{"id": gid - FIRST_GID, "properties": collides} for gid in solid_gids()],
        "tilewidth": TILE,
    }
