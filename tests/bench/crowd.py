"""`make bench-crowd`: what a room of 100, 400 and 1,000 people costs each of them, the way out left aside.

Of a second in which one in a hundred comes, one in a hundred goes (roster) and everyone walks (counts): µs of CPU for each person
and bytes that each is told. `chat`: of a line, for each who hears it. `arrival`: of one who comes, to be put in the room and told
who is there. 16 tiles for each person; medians. The ratio is of the figure among 1,000 to that among 100: 1 is flat.
"""

import asyncio

import django

from tests.bench.measuring import report

SIZES = (100, 400, 1000)


def main() -> None:
    django.setup()
    from tests.bench.crowded import costs  # what it imports needs the above

    figures: dict[str, float] = {}
    each: dict[str, dict[int, tuple[float, float]]] = {}
    for size in SIZES:
        for name, cost in asyncio.run(costs(size)).items():
            each.setdefault(name, {})[size] = cost
    for name, by_size in each.items():
        for index, unit in enumerate(("us", "bytes")):
            for size in SIZES:
                figures[f"{name}_{unit}_{size}"] = round(by_size[size][index], 2)
            figures[f"{name}_{unit}_ratio"] = round(by_size[SIZES[-1]][index] / by_size[SIZES[0]][index], 2)
    report(figures)


if __name__ == "__main__":
    main()
