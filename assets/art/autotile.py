"""Which of the 47 shapes of a path, a paving or a wall top goes where.

A shape is named by its mask: one bit for each of the eight neighbours that is the same. A diagonal neighbour counts
only when both sides next to it are the same too, which leaves 47 masks of 256 (the "blob" set).
"""

from __future__ import annotations

from collections.abc import Container

NORTH, EAST, SOUTH, WEST = 1, 2, 4, 8
NORTH_EAST, SOUTH_EAST, SOUTH_WEST, NORTH_WEST = 16, 32, 64, 128
FULL = 255

OFFSETS = {
    NORTH: (0, -1),
    EAST: (1, 0),
    SOUTH: (0, 1),
    WEST: (-1, 0),
    NORTH_EAST: (1, -1),
    SOUTH_EAST: (1, 1),
    SOUTH_WEST: (-1, 1),
    NORTH_WEST: (-1, -1),
}
CORNERS = {
    NORTH_EAST: NORTH | EAST,
    SOUTH_EAST: SOUTH | EAST,
    SOUTH_WEST: SOUTH | WEST,
    NORTH_WEST: NORTH | WEST,
}


def reduced(neighbours: int) -> int:
    """Drop the diagonals that do not count."""
    for corner, sides in CORNERS.items():
        if neighbours & sides != sides:
            neighbours &= ~corner
    return neighbours


def mask_at(cells: Container[tuple[int, int]], x: int, y: int) -> int:
    """The mask of the cell (x, y) among the cells that are the same."""
    return reduced(sum(bit for bit, (right, below) in OFFSETS.items() if (x + right, y + below) in cells))


MASKS = tuple(sorted({reduced(neighbours) for neighbours in range(256)}))
