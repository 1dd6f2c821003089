"""Where people walk: each on a beat of their own, a loop of tiles that differ, so that a position says which step it is."""

import random
from dataclasses import dataclass

from realtime.presence.cells import CELL_HEIGHT, CELL_WIDTH

STEP_S = 0.2  # 5 tiles a second, the most that the campus takes
LENGTH = 15  # tiles there, and as many back on the row below
LAP = 2 * LENGTH  # steps; 6 s
DOWN, LEFT, RIGHT, UP = range(4)

WIDTH, HEIGHT = 10 * CELL_WIDTH, 10 * CELL_HEIGHT  # tiles of the hall
# Two by two cells, each a neighbour of the others: who stands in them sees everyone in them. (x, y, width, height)
IN_VIEW = (CELL_WIDTH, CELL_HEIGHT, 2 * CELL_WIDTH, 2 * CELL_HEIGHT)
SPREAD = (0, 0, WIDTH, HEIGHT)


@dataclass(frozen=True)
class Beat:
    """A loop whose upper left tile is (x, y), entered at step `start` of its lap."""

    x: int
    y: int
    start: int

    def tile(self, index: int) -> tuple[int, int]:
        """Where one stands after so many steps of a lap."""
        index %= LAP
        return (self.x + index, self.y) if index < LENGTH else (self.x + LAP - 1 - index, self.y + 1)

    def direction(self, index: int) -> int:
        """Which way the next step goes."""
        index %= LAP
        if index in {LENGTH - 1, LAP - 1}:
            return DOWN if index < LENGTH else UP
        return RIGHT if index < LENGTH else LEFT

    def index(self, x: int, y: int) -> int:
        """The step of the lap after which one stands at (x, y)."""
        return x - self.x if y == self.y else LAP - 1 - (x - self.x)


def beats(people: int, area: tuple[int, int, int, int]) -> list[Beat]:
    """A beat for each, the same at every call; they cross and share tiles, for nobody stands in anybody's way."""
    chance = random.Random(people)
    x, y, width, height = area
    return [
        Beat(x + chance.randrange(width - LENGTH + 1), y + chance.randrange(height - 1), chance.randrange(LAP))
        for _ in range(people)
    ]
