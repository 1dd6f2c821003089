"""Which tiles make a house around given floors, and which make a line on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assets.art.autotile import OFFSETS, mask_at

Cell = tuple[int, int]


def raised(floors: set[Cell], face: str, columns: int, rows: int) -> Iterator[tuple[str, Cell, str]]:
    """The walls around the floors: (layer, tile, name of the piece).

    A face of two tiles stands over each northern edge; tops go round floors and faces; beyond is the night.
    """
    upper = {(x, y - 2) for x, y in floors if (x, y - 1) not in floors}
    lower = {(x, y - 1) for x, y in floors if (x, y - 1) not in floors}
    inside = floors | upper | lower
    tops = {(x + i, y + j) for x, y in inside for i, j in OFFSETS.values()} - inside
    for x, y in sorted(upper):
        yield "walls", (x, y), f"face-{face}:0"
        yield "walls", (x, y + 1), f"face-{face}:1"
        for side, beside in (("left", x - 1), ("right", x + 1)):
            if (beside, y) in floors or (beside, y + 1) in floors:  # the face ends in the open: it shows its thickness
                yield "hangings", (x, y), f"face-end-{side}:0"
                yield "hangings", (x, y + 1), f"face-end-{side}:1"
    for cell in sorted(tops):
        yield "walls", cell, f"wall-{mask_at(tops, *cell)}"
    for cell in sorted({(x, y) for x in range(columns) for y in range(rows)} - inside - tops):
        yield "ground", cell, f"night-{(cell[0] * 7 + cell[1] * 3) % 2}"
    for cell in sorted(inside):
        if shade := _shade(cell, cell in floors, inside, lower):
            yield "shade", cell, f"shade-{shade}"


def _shade(cell: Cell, is_floor: bool, inside: set[Cell], faces: set[Cell]) -> str:
    """What the walls near a tile leave on it, as the end of a piece's name; empty for none."""
    x, y = cell
    north = is_floor and (x, y - 1) in faces
    west, east = (x - 1, y) not in inside, (x + 1, y) not in inside
    letters = "n" * north + "w" * west + "e" * east
    if letters or not is_floor:
        return letters
    if (x, y + 1) not in inside:
        return "s"
    if (x - 1, y - 1) not in inside or (x - 1, y - 1) in faces:
        return "corner-nw"
    if (x + 1, y - 1) not in inside or (x + 1, y - 1) in faces:
        return "corner-ne"
    return ""


def traced(points: Sequence[Cell]) -> Iterator[tuple[Cell, str]]:
    """The shape of each tile of a guide line through the points, each straight from the last: see `ground.LINE_SHAPES`.

    Raises:
        ValueError: two points are neither in one row nor in one column.
    """
    cells = [points[0]]
    for end in points[1:]:
        x, y = cells[-1]
        if (x == end[0]) == (y == end[1]):
            raise ValueError(f"No straight line leads from {(x, y)} to {end}.")
        step = ((end[0] > x) - (end[0] < x), (end[1] > y) - (end[1] < y))
        while cells[-1] != end:
            cells.append((cells[-1][0] + step[0], cells[-1][1] + step[1]))
    for at, cell in enumerate(cells):
        sides = {_side(cell, other) for other in cells[max(0, at - 1) : at + 2] if other != cell}
        yield cell, _shape(sides)


def _side(cell: Cell, other: Cell) -> str:
    return {(0, -1): "n", (0, 1): "s", (1, 0): "e", (-1, 0): "w"}[other[0] - cell[0], other[1] - cell[1]]


def _shape(sides: set[str]) -> str:
    if len(sides) == 1:
        return f"end-{next(iter(sides))}"
    if sides == {"n", "s"}:
        return "v"
    if sides == {"e", "w"}:
        return "h"
    return "".join(side for side in "nsew" if side in sides)
