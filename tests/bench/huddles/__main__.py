"""`make bench-huddles`: what a pair (one source to one listener, sound and picture) costs our forwarder, stock aiortc's
MediaRelay and Debian's Janus, on the same streams in the same run.

Servers run on one core, the generator on another, and both are read from the kernel's account: a run in which the
generator needed more than `GENERATOR_AT_MOST` of its core is void. As root they come before all other work of the
machine, so that what else it does shows neither in delays nor as packets that were not served. A ratio is taken within
a round, and the median of the rounds is reported. `ROUNDS=1` for a quick look.
"""

import asyncio
import logging
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.huddles.clip import Clip, encoded
from tests.bench.huddles.forwarder import ForwarderServer
from tests.bench.huddles.janus import JanusServer
from tests.bench.huddles.load import Reading, all_to_all, one_to_many
from tests.bench.huddles.servers import RelayServer, Server, take_core
from tests.bench.huddles.wire import install, local_address
from tests.bench.measuring import report

ROUNDS = int(os.environ.get("ROUNDS", "3"))
GENERATOR_AT_MOST = 80.0  # % of its core
DELIVERED_AT_LEAST = 0.97  # of the packets; with less a server is starved, and its CPU says nothing
PEOPLE = 8
LISTENERS = {"relay": (0, 1, 2, 3), "janus": (1, 3, 7, 15, 40), "forwarder": (1, 3, 7, 15, 40)}
SERVERS: dict[str, type[RelayServer] | type[JanusServer] | type[ForwarderServer]] = {
    "relay": RelayServer,
    "janus": JanusServer,
    "forwarder": ForwarderServer,
}
GOALS = {
    "cpu_vs_mediarelay": 1 / 20,
    "cpu_vs_janus": 2.5,
    "added_ms_p99": 20,
    "all_to_all_8_cpu": 45,
}

Round = dict[str, list[Reading]]  # by server: each number of listeners, then everyone to everyone


def held(readings: Sequence[Reading]) -> list[Reading]:
    """Those of one source to many in which the server was not starved."""
    return [reading for reading in readings if reading.people == 1 and reading.delivered >= DELIVERED_AT_LEAST]


def per_pair(readings: Sequence[Reading], what: str) -> float:
    """The slope by least squares, over what a server held."""
    of_one = held(readings)
    return statistics.linear_regression(
        [reading.pairs for reading in of_one], [getattr(reading, what) for reading in of_one]
    ).slope


async def measure(kind: str, core: int, address: str, clip: Clip) -> list[Reading]:
    """One server, each on a fresh process: first one source to more and more listeners, then everyone to everyone."""
    readings = []
    with tempfile.TemporaryDirectory() as folder:
        server: Server
        async with SERVERS[kind](address, core, Path(folder)) as server:
            readings += await one_to_many(server, clip, LISTENERS[kind])
        if kind != "relay":  # which is starved from the fourth pair on
            async with SERVERS[kind](address, core, Path(folder)) as server:
                readings.append(await all_to_all(server, clip, PEOPLE))
    return readings


def table(rounds: Sequence[Round]) -> None:
    print("server     pairs   CPU %  RSS MB  p50 ms  p99 ms delivered generator %")
    for kind in SERVERS:
        for same in zip(*(each[kind] for each in rounds), strict=True):
            middle = {
                name: statistics.median(getattr(reading, name) for reading in same)
                for name in ("cpu", "rss_mb", "p50_ms", "p99_ms", "delivered", "generator_cpu")
            }
            first = same[0]
            label = f"{first.pairs}" if first.people == 1 else f"{first.people}×{first.people - 1}"
            print(
                f"{kind:<10} {label:>5} {middle['cpu']:>7.1f} {middle['rss_mb']:>7.1f} {middle['p50_ms']:>7.2f} "
                f"{middle['p99_ms']:>7.2f} {middle['delivered']:>9.2f} {middle['generator_cpu']:>11.1f}"
            )


def summary(rounds: Sequence[Round]) -> dict[str, float]:
    """The medians of the rounds. CPU in % of a core; a latency is the worst of those of one source to many."""

    def middle(figures: list[float], digits: int) -> float:
        return round(statistics.median(figures), digits)

    ours = [each["forwarder"] for each in rounds]
    slopes = {kind: [per_pair(each[kind], "cpu") for each in rounds] for kind in SERVERS}
    return {
        **{f"{kind}_cpu_per_pair": middle(slopes[kind], 3) for kind in SERVERS},
        "janus_all_to_all_8_cpu": middle([each["janus"][-1].cpu for each in rounds], 1),
        "generator_cpu": round(
            max(reading.generator_cpu for each in rounds for of in each.values() for reading in of), 1
        ),
        "load_average": round(os.getloadavg()[0], 2),
        "cpu_vs_mediarelay": middle([a / b for a, b in zip(slopes["forwarder"], slopes["relay"], strict=True)], 4),
        "cpu_vs_janus": middle([a / b for a, b in zip(slopes["forwarder"], slopes["janus"], strict=True)], 2),
        "added_ms_p99": middle([max(reading.p99_ms for reading in held(readings)) for readings in ours], 1),
        "rss_mb_per_pair": middle([per_pair(readings, "rss_mb") for readings in ours], 2),
        "all_to_all_8_cpu": middle([readings[-1].cpu for readings in ours], 1),
    }


async def main() -> int:
    logging.disable(logging.INFO)  # ICE tells each of its steps
    cores = sorted(os.sched_getaffinity(0))
    assert len(cores) > 1, "Two cores are needed: one for the servers, one for the generator."
    servers_core, own_core = cores[:2]
    clip = encoded()
    take_core(own_core)
    rounds: list[Round] = []
    with local_address() as address:
        install(address)
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
            rounds.append({kind: await measure(kind, servers_core, address, clip) for kind in SERVERS})
    table(rounds)
    if starved := {kind for each in rounds for kind in SERVERS if len(held(each[kind])) < 2}:
        print(f"VOID: starved of their core: {', '.join(sorted(starved))}")
        return 1
    figures = summary(rounds)
    for name, goal in GOALS.items():
        if figures[name] > goal:
            print(f"{name} is above its goal of {goal:g}")
    void = figures["generator_cpu"] > GENERATOR_AT_MOST
    if void:
        print(f"VOID: the generator needed more than {GENERATOR_AT_MOST:g} % of its core")
    report(figures)
    return int(void)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
