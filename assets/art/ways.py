"""The tileset `ways`: guide lines, doors and gates to every room of the demo. Append only, as `pieces` says.

Each way has a colour and a style of line of its own among those it meets: colour alone excludes.
"""

from __future__ import annotations

from collections.abc import Iterator

from assets.art import gates, ground, walls
from assets.art.palette import (
    CARPET_RED,
    COPING,
    DARK,
    GOLD,
    LEAF,
    NAVY,
    PALE,
    PLUM,
    RUG,
    STONE,
    TEAL,
    TERRA,
    ZINC,
    Ramp,
    ramp,
)
from assets.art.pieces import Piece, Tileset, block, piece

# name → colour, style of the line, pictogram over the door; none where one only comes out of a southern door
DOORS: dict[str, tuple[Ramp, str, str]] = {
    "workshop": (NAVY, "dotted", "gears"),
    "library": (PLUM, "arrows", "book"),
    "booths": (GOLD, "dashed", "bulb"),
    "loft": (TERRA, "solid", "people"),
    "gallery": (TEAL, "double", "poster"),
    "hall": (PLUM, "arrows", ""),
    "lounge": (LEAF, "ladder", ""),
}
BRICK = ramp("7c3a32 a2503f c46a50 d98a68 ebb08c")
LAVA = ramp("26242c 35333d 484651 615e6b 7f7c8a")
# name → stone, accent, height of a row of its stones in px, what crowns it, style of the line
GATES: dict[str, tuple[Ramp, Ramp, int, gates.Top, str]] = {
    "toulouse": (BRICK, PALE, 5, gates.pediment, "solid"),
    "grenoble": (ZINC, TEAL, 9, gates.peaks, "double"),
    "bordeaux": (STONE, GOLD, 10, gates.balustrade, "dashed"),
    "lorraine": (COPING, NAVY, 10, gates.ironwork, "dotted"),
    "clermont": (LAVA, CARPET_RED, 8, gates.cone, "arrows"),
}
LINES: dict[str, Ramp] = {"toulouse": RUG, "grenoble": TEAL, "bordeaux": GOLD, "lorraine": NAVY, "clermont": DARK}


def _pieces() -> Iterator[Piece]:
    lines = {way: (colour, style) for way, (colour, style, _) in DOORS.items()}
    lines |= {way: (LINES[way], style) for way, (*_, style) in GATES.items()}
    for way, (colour, style) in lines.items():
        for shape in ground.LINE_SHAPES:
            yield piece(f"line-{way}-{shape}", ".", ground.guide_line, colour, style, shape)
    for way, (colour, _, sign) in DOORS.items():
        yield piece(f"door-south-{way}", "..", walls.door_south, colour)
        yield piece(f"mat-{way}-down", "..", ground.mat, colour, "down")
        if sign:
            yield piece(f"mat-{way}-up", "..", ground.mat, colour, "up")
    for way, (colour, _, sign) in DOORS.items():
        if sign:
            yield piece(f"door-{way}", "##/..", walls.door_north, colour, sign)
    for way, (stone, accent, courses, top, _) in GATES.items():
        yield piece(f"gate-{way}", block(4, 3, "^") + "/^..^/#..#", gates.gate, stone, accent, courses, top)


WAYS = Tileset("ways", _pieces)
