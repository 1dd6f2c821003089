"""What it costs to know and to tell who hears whom: `make bench-hearing`.

People fill a hall, with 4 tiles for each (a crowd) or 16 (a party). A *step* is the pure function, with everyone a tile on. A
*look* is all that a room does after it: places, the step, huddles and their names, what everyone is told (encoded, not sent),
what media is to carry; a quarter of the people have moved, as after 50 ms of everyone walking, or five of them. CPU of this
process, medians; bytes are those of a look for each person. Ratios are those of the cost of each person among 1,000 and among
100; a look after five moved costs each of 1,000 less. The last line is JSON.
"""

import asyncio
import random
from collections.abc import Callable
from dataclasses import replace

import django

from realtime.huddles.hearing import Ears, Hears, World, step
from tests.bench.measuring import median_ms, report

SIZES = (100, 400, 1000)
TILES_EACH = {"crowd": 4, "party": 16}
MOVE: dict[str, Callable[[int], int]] = {"a_quarter_moved": lambda size: size // 4, "five_moved": lambda size: 5}


def step_ms(size: int, side: int) -> float:
    chance = random.Random(size)
    people = [Ears(number, chance.randrange(side), chance.randrange(side)) for number in range(size)]
    edges: Hears = {}

    def walk() -> None:
        for index, person in enumerate(people):
            x, y = (min(side, max(0, at + chance.choice((-1, 0, 1)))) for at in (person.x, person.y))
            people[index] = replace(person, x=x, y=y)

    def hear() -> None:
        nonlocal edges
        edges = step(edges, World(list(people)))

    return median_ms(hear, walk)


def main() -> None:
    django.setup()
    from tests.bench.looks import look  # what it imports needs the above

    figures: dict[str, float] = {}
    for crowd, tiles_each in TILES_EACH.items():
        each: dict[str, dict[int, float]] = {}
        for size in SIZES:
            side = round((size * tiles_each) ** 0.5)
            costs = {"step": step_ms(size, side)}
            for name, count in MOVE.items():
                costs[name], figures[f"bytes_each_{crowd}_{name}_{size}"] = asyncio.run(look(size, side, count(size)))
            for name, ms in costs.items():
                each.setdefault(name, {})[size] = ms / size
                figures[f"ms_{crowd}_{name}_{size}"] = round(ms, 2)
                figures[f"us_each_{crowd}_{name}_{size}"] = round(1000 * ms / size, 1)
        for name, costs_each in each.items():
            figures[f"ratio_{crowd}_{name}"] = round(costs_each[SIZES[-1]] / costs_each[SIZES[0]], 2)
    report({name: round(figure, 2) for name, figure in figures.items()})


if __name__ == "__main__":
    main()
