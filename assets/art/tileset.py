"""The tileset `campus`, which every room may use: `pieces` says what a plan is, and why this list only grows at its end."""

from __future__ import annotations

from collections.abc import Iterator

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
from assets.art.pieces import Piece, Tileset, piece

ACCENTS: dict[str, Ramp] = {"terra": TERRA, "teal": TEAL, "gold": GOLD, "navy": NAVY, "plum": PLUM, "leaf": LEAF}
# Where the guide lines lead: name → colour, style of the line, pictogram over the door.
WAYS: dict[str, tuple[Ramp, str, str]] = {
    "auditorium": (TERRA, "solid", "stage"),
    "posters": (TEAL, "double", "poster"),
    "committee": (GOLD, "dashed", "meeting"),
    "quad": (NAVY, "dotted", "tree"),
}


def _pieces() -> Iterator[Piece]:
    yield from _floors()
    yield from _room_walls()
    yield from _seats()
    yield from _small_things()
    yield from _two_rows()
    yield from _three_rows_and_more()


def _floors() -> Iterator[Piece]:
    yield from (piece(f"grass-{n}", ".", ground.grass, n) for n in range(8))
    yield from (piece(f"wood-{n}", ".", ground.wood, n) for n in range(5))
    yield from (piece(f"terrazzo-{n}", ".", ground.terrazzo, n) for n in range(4))
    yield from (piece(f"terrazzo-dark-{n}", ".", ground.terrazzo, n, 1) for n in range(2))
    for colour, ramp in (("blue", CARPET_BLUE), ("red", CARPET_RED)):
        yield from (piece(f"carpet-{colour}-{n}", ".", ground.carpet, ramp, n) for n in range(2))
        yield piece(f"tread-{colour}", ".", ground.tread, ramp)
    yield from (piece(f"night-{n}", "#", walls.night, n) for n in range(2))
    yield from (piece(f"path-{mask}", ".", ground.path, mask) for mask in MASKS)
    yield from (piece(f"path-{FULL}-{n}", ".", ground.path, FULL, n) for n in (1, 2, 3))
    yield from (piece(f"paving-{mask}", ".", ground.paving, mask) for mask in MASKS)
    yield from (piece(f"paving-{FULL}-{n}", ".", ground.paving, FULL, n) for n in (1, 2, 3))
    for way, (ramp, style, _) in WAYS.items():
        for shape in ground.LINE_SHAPES:
            yield piece(f"line-{way}-{shape}", ".", ground.guide_line, ramp, style, shape)
    yield from (piece(f"shade-{kind}", ".", ground.wall_shade, kind) for kind in ground.SHADE_KINDS)


def _room_walls() -> Iterator[Piece]:
    yield from (piece(f"wall-{mask}", "#", walls.wall_top, mask) for mask in MASKS)
    for way, (ramp, _, _) in WAYS.items():
        yield piece(f"door-south-{way}", "..", walls.door_south, ramp)
        yield piece(f"mat-{way}-up", "..", ground.mat, ramp, "up")
        yield piece(f"mat-{way}-down", "..", ground.mat, ramp, "down")


def _seats() -> Iterator[Piece]:
    for colour in ("terra", "teal", "gold", "navy"):
        yield from (piece(f"chair-{colour}-{way}", "#", seats.chair, ACCENTS[colour], way) for way in seats.FACINGS)
    yield from (piece(f"bistro-{way}", "#", seats.bistro_chair, way) for way in seats.FACINGS)
    for colour, ramp in (("red", RUG), ("blue", NAVY)):
        yield from (piece(f"theatre-{colour}-{way}", "#", seats.theatre_seat, ramp, way) for way in ("up", "down"))
    yield from (piece(f"stool-{colour}", "#", seats.stool, ACCENTS[colour]) for colour in ("terra", "teal", "gold"))
    yield from (piece(f"bench-{way}", "##", seats.bench, way) for way in ("down", "up"))
    for colour in ("teal", "terra", "plum"):
        for way in ("down", "up"):
            yield piece(f"sofa-{colour}-{way}", "###", seats.sofa, ACCENTS[colour], way)


def _small_things() -> Iterator[Piece]:
    yield from (piece(f"hedge-{sides}", "#", outdoors.hedge, sides) for sides in range(16))
    for colour, ramp in (("terra", TERRA), ("gold", GOLD), ("pink", BLOSSOM), ("plum", PLUM)):
        yield piece(f"bed-{colour}", "#", outdoors.flower_bed, ramp, 3)
    yield from (piece(f"bush-{n}", "#", outdoors.bush, n) for n in (1, 2))
    for colour, ramp in (("terra", TERRA), ("gold", GOLD), ("pink", BLOSSOM)):
        yield piece(f"bush-{colour}", "#", outdoors.bush, 5, ramp)
    yield piece("bollard", "#", outdoors.bollard)
    yield piece("bin", "#", outdoors.bin_)
    yield piece("laptop", ".", furniture.laptop)
    yield piece("papers", ".", furniture.papers)
    yield piece("table-round", "#", furniture.round_table)
    yield piece("table-coffee", "##", furniture.coffee_table)
    yield piece("stage-floor", ".", stage.boards, "floor")
    yield from (piece(f"stage-{part}", "#", stage.boards, part) for part in ("front", "left", "right"))
    yield piece("stage-steps", "..", stage.steps)
    yield piece("facade-steps", "....", facade.steps)
    yield piece("facade-ramp", "...", facade.ramp_way)


def _two_rows() -> Iterator[Piece]:
    for name, draw in (
        ("plaster", walls.face_plaster),
        ("slats", walls.face_slats),
        ("gallery", walls.face_gallery),
        ("sage", walls.face_sage),
    ):
        yield piece(f"face-{name}", "#/#", draw)
    yield from (piece(f"face-end-{side}", "./.", walls.face_end, side) for side in ("left", "right"))
    for way, (ramp, _, sign) in WAYS.items():
        yield piece(f"door-{way}", "##/..", walls.door_north, ramp, sign)
    yield piece("window", "../..", hangings.window)
    for n, colour in enumerate(("teal", "terra", "leaf", "plum")):
        yield piece(f"picture-{colour}", "./.", hangings.picture, ACCENTS[colour], n)
    yield piece("clock", "./.", hangings.clock)
    yield piece("wall-lamp", "./.", hangings.wall_lamp)
    yield piece("notice-board", "../..", hangings.notice_board)
    yield piece("whiteboard", ".../...", hangings.whiteboard)
    yield piece("screen", "..../....", hangings.screen_small)
    yield piece("plant", "^/#", plants.plant)
    yield piece("fern", "^/#", plants.fern)
    yield piece("kiosk", "^/#", furniture.kiosk)
    yield from (piece(f"banner-{c}", "^/#", furniture.banner, ACCENTS[c]) for c in ("teal", "terra", "navy"))
    yield piece("lectern", "^/#", stage.lectern)
    yield piece("loudspeaker", "^/#", stage.loudspeaker)
    yield from (piece(f"shelf-{n}", "^^/##", furniture.shelf, n) for n in (1, 2, 5))
    yield piece("coffee-bar", "^^^/###", furniture.coffee_bar)
    yield piece("help-desk", "^^^^^/#####", furniture.help_desk)
    yield piece("table-oak", "###/###", furniture.table, 3, 2, OAK)
    yield piece("table-walnut", "###/###", furniture.table, 3, 2, WALNUT)
    yield piece("table-small", "##/##", furniture.table, 2, 2, OAK)
    yield piece("bicycles", "^^^/###", outdoors.bicycles)
    yield from (piece(f"leaf-shade-{n}", ".../...", ground.leaf_shade, n) for n in (1, 2))
    yield piece("spotlight", ".../...", stage.spotlight_pool)
    for colour in ("teal", "terra", "plum"):
        for way in ("left", "right"):
            yield piece(f"sofa-{colour}-{way}", "#/#", seats.sofa, ACCENTS[colour], way, 2)


def _three_rows_and_more() -> Iterator[Piece]:
    yield piece("rug-red", ".../.../...", ground.rug, RUG, GOLD)
    yield piece("rug-blue", ".../.../...", ground.rug, CARPET_BLUE, PALE)
    yield piece("sunbeam", ".../.../...", ground.sunbeam)
    yield piece("ficus", "^^/^^/##", plants.ficus)
    for n, colour in enumerate(("teal", "terra", "gold", "navy", "leaf", "plum")):
        yield piece(f"poster-{colour}", "^^/^^/##", furniture.poster_board, ACCENTS[colour], n + 1)
    for colour in ("terra", "teal", "navy", "plum"):
        yield piece(f"booth-{colour}", "^^^/^^^/###", furniture.booth, ACCENTS[colour])
    yield from (piece(f"curtain-{side}", "##/##/##", hangings.curtain, side) for side in ("left", "right"))
    yield piece("screen-big", "/".join(["#" * 10] * 3), hangings.screen_big)
    yield piece("lamp", "^/^/#", outdoors.lamp)
    yield piece("pillar", "^/^/#", walls.pillar)
    yield from (piece(f"cypress-{n}", "^/^/#", outdoors.cypress, n) for n in (1, 2))
    yield from (piece(f"parasol-{c}", "^^^/^^^/.#.", outdoors.parasol, ACCENTS[c]) for c in ("terra", "teal", "gold"))
    for n in (1, 2, 3):
        yield piece(f"tree-{n}", "^^^/^^^/^^^/.#.", outdoors.tree, LEAF, n)
    yield piece("tree-autumn", "^^^/^^^/^^^/.#.", outdoors.tree, AUTUMN, 9)
    yield piece("tree-blossom", "^^^/^^^/^^^/.#.", outdoors.tree, BLOSSOM, 4)
    yield piece("fountain", "^^^^/####/####/####", outdoors.fountain)
    yield piece("poster-column", "^^/^^/^^/##", outdoors.poster_column)
    yield piece("flag-france", "^^/^^/^^/# ", outdoors.flag, (NAVY, PALE, TERRA))
    yield piece("flag-event", "^^/^^/^^/# ", outdoors.flag, (TEAL, TEAL, GOLD))
    yield piece("facade-left", "/".join("#" * 8), facade.left_end)
    yield from (piece(f"facade-bay-{n}", "/".join(["##"] * 8), facade.bay, n, n != 2) for n in (1, 2, 3))
    yield piece("facade-porch", "/".join(["######"] * 7 + ["##..##"]), facade.porch)
    yield piece("facade-right", "/".join("#" * 8), facade.right_end)


CAMPUS = Tileset("campus", _pieces)
