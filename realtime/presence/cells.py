"""Cells of interest: what happens in one is told to it and its eight neighbours, and to nobody else."""

from functools import cache

# Tiles. Three by three of them (48×36) always cover the 33×25 tiles that a client shows around its person.
CELL_WIDTH, CELL_HEIGHT = 16, 12

Cell = tuple[int, int]


def cell_of(x: int, y: int) -> Cell:
    return x // CELL_WIDTH, y // CELL_HEIGHT


@cache  # at most 16 × 22 cells exist
def neighbourhood(cell: Cell) -> tuple[Cell, ...]:
    """The cell and those around it; the ones beyond the map's edge are simply empty."""
    column, row = cell
    return tuple((i, j) for i in (column - 1, column, column + 1) for j in (row - 1, row, row + 1))
