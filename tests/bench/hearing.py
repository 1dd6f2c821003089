"""What a step of who hears whom costs in a crowd: `make bench-hearing`.

People fill a hall, with 2 tiles for each (a crowd) or 16 (a party), and everyone moves between two steps, four times as fast as
people walk. CPU of this process, median of the steps; the ratio is that of the cost of each person among 1,000 and among 100.
The last line is JSON.
"""

import random
import statistics
import time
from dataclasses import replace

from realtime.huddles.hearing import Ears, Hears, World, step
from tests.bench.measuring import report

SIZES = (100, 400, 1000)
STEPS = 30


def walk(people: list[Ears], side: int, chance: random.Random) -> list[Ears]:
    """Everyone a tile on, within the hall."""
    return [
        replace(
            person,
            x=min(side, max(0, person.x + chance.choice((-1, 0, 1)))),
            y=min(side, max(0, person.y + chance.choice((-1, 0, 1)))),
        )
        for person in people
    ]


def median_ms(size: int, tiles_each: int) -> float:
    chance = random.Random(size)
    side = round((size * tiles_each) ** 0.5)
    people = [Ears(number, chance.randrange(side), chance.randrange(side)) for number in range(size)]
    edges: Hears = {}
    costs = []
    for _ in range(STEPS):
        people = walk(people, side, chance)
        started = time.process_time()
        edges = step(edges, World(people))
        costs.append(time.process_time() - started)
    return statistics.median(costs) * 1000


def main() -> None:
    figures: dict[str, float] = {}
    for tiles_each in (2, 16):
        each = {}
        for size in SIZES:
            ms = median_ms(size, tiles_each)
            each[size] = ms * 1000 / size
            figures[f"step_ms_{size}_people_{tiles_each}_tiles_each"] = round(ms, 2)
            figures[f"us_per_person_{size}_people_{tiles_each}_tiles_each"] = round(each[size], 1)
        figures[f"ratio_per_person_{tiles_each}_tiles_each"] = round(each[SIZES[-1]] / each[SIZES[0]], 2)
    report(figures)


if __name__ == "__main__":
    main()
