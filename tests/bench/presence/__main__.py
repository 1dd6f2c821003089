"""`make bench-presence`: the same people walking in one room, on ours, on naive Channels, on Node's `ws` and on Colyseus.

One server after the other runs on one core and the generator on another; both are read from the kernel's account, and a run
in which the generator needed more than `GENERATOR_AT_MOST` of its core is void. As root they come before all other work of
the machine. Medians of `ROUNDS` rounds; a ratio is taken within a round. `QUICK=1` is one short round, which leaves others their
turn. The last line is JSON.
"""

import json
import logging
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import uvloop

from tests.bench.huddles.servers import take_core
from tests.bench.measuring import cpu_of
from tests.bench.presence.beats import IN_VIEW, SPREAD, beats
from tests.bench.presence.crowd import Crowd
from tests.bench.presence.reckoning import reckon
from tests.bench.presence.servers import (
    Colyseus,
    NaiveChannels,
    NodeWs,
    Ours,
    OursBehindNginx,
    Server,
    hall_database,
    with_people_placed,
)

QUICK = bool(os.environ.get("QUICK"))
ROUNDS = int(os.environ.get("ROUNDS", "1" if QUICK else "3"))
SETTLE_S, WINDOW_S = (2.0, 4.0) if QUICK else (4.0, 8.0)
GENERATOR_AT_MOST = 0.8  # of its core
PEOPLE, MOST = 400, 1000
NAIVE_SIZES = (10, 20, 30, 40, 60, 80)
DELIVERED_AT_LEAST, P99_MS_AT_MOST = 0.99, 150.0
FILES = 8192
GOALS = {
    "cpu_vs_colyseus": 1.15,
    "bytes_vs_colyseus": 0.6,
    "bytes_interest_vs_colyseus": 0.15,
    "p99_ms_one_process": 150,
}
ROWS = ("ours", "ours, spread", "ours, nginx TLS", "Node ws", "Colyseus")


@dataclass(frozen=True)
class Reading:
    """CPU in s/s; bytes a second that each client received, in WebSocket frames with their heads, and those of motion."""

    people: int
    delivered: float
    cpu: float
    us_per_frame: float
    p50_ms: float
    p99_ms: float
    bytes_per_client: float
    motion_per_client: float
    generator: float
    corrections: float
    lost_sockets: float

    @property
    def holds(self) -> bool:
        return self.delivered >= DELIVERED_AT_LEAST and self.p99_ms < P99_MS_AT_MOST and not self.lost_sockets


async def read(server: Server, people: int, *, spread: bool = False) -> Reading:
    """What so many walkers cost a server that has just started."""
    async with server:
        crowd = Crowd(server.walker, beats(people, SPREAD if spread else IN_VIEW), server.ssl_context)
        await crowd.arrive()
        marks: list[tuple[float, float]] = []
        account = await crowd.walk(
            SETTLE_S, WINDOW_S, lambda: marks.append((sum(map(cpu_of, server.pids)), time.monotonic()))
        )
        crowd.leave()
    (cpu, start), (cpu_after, end) = marks
    took, cpu = end - start, cpu_after - cpu
    delivery = reckon(crowd, spread=spread)
    (motion_frames, motion), other = account.motion(), account.other_bytes
    return Reading(
        people,
        delivery.delivered,
        cpu / took,
        1e6 * cpu / max(1, motion_frames + account.other_frames),
        delivery.p50_ms,
        delivery.p99_ms,
        (motion + other) / took / people,
        motion / took / people,
        account.generator_s / took,
        account.corrections,
        account.lost_sockets,
    )


def median(readings: Sequence[Reading]) -> Reading:
    columns = list(zip(*map(astuple, readings), strict=True))
    return Reading(readings[0].people, *map(statistics.median, columns[1:]))


class Bench:
    """The rows, as they are read."""

    def __init__(self, folder: Path, core: int) -> None:
        self._folder, self._core = folder, core
        self._runs = 0
        self.rows: dict[str, list[Reading]] = {}
        database = hall_database(folder / "database", MOST)
        self._templates = {
            (people, spread): with_people_placed(database, folder / f"{people}-{spread}", people, spread=spread)
            for people, spread in ((PEOPLE, False), (PEOPLE, True), (MOST, False), (MOST, True))
        }

    def _new_folder(self) -> Path:
        self._runs += 1
        return self._folder / f"run-{self._runs}"

    async def ours(self, row: str, people: int, *, spread: bool = False, kind: type[Ours] = Ours) -> Reading:
        server = kind(self._templates[people, spread], self._new_folder(), self._core)
        return await self._read(row, server, people, spread=spread)

    async def other(self, row: str, kind: Callable[[Path, int], Server], people: int) -> Reading:
        return await self._read(row, kind(self._new_folder(), self._core), people)

    async def _read(self, row: str, server: Server, people: int, *, spread: bool = False) -> Reading:
        print(f"{row}, {people} people", file=sys.stderr, flush=True)
        reading = await read(server, people, spread=spread)
        self.rows.setdefault(row, []).append(reading)
        return reading

    async def round(self) -> None:
        """Everything that is compared, one after the other."""
        await self.ours("ours", PEOPLE)
        await self.other("Node ws", NodeWs, PEOPLE)
        await self.other("Colyseus", Colyseus, PEOPLE)
        await self.ours("ours, spread", PEOPLE, spread=True)
        await self.ours("ours, nginx TLS", PEOPLE, kind=OursBehindNginx)
        await self.ours("ours, 1,000 spread", MOST, spread=True)
        await self.ours("ours, 1,000", MOST)

    async def naive(self) -> int:
        """The largest number of walkers that naive Channels holds; 0 for none."""
        held = 0
        for people in NAIVE_SIZES:
            reading = await self.other(f"naive, {people}", NaiveChannels, people)
            if not reading.holds:
                break
            held = people
        return held

    def table(self) -> None:
        print(
            "row                 people delivered   CPU  µs/frame  p50 ms  p99 ms   B/s each  of motion generator corrected lost"
        )
        for row, readings in self.rows.items():
            middle = median(readings)
            print(
                f"{row:<19} {middle.people:>6} {100 * middle.delivered:>7.2f} % {middle.cpu:>5.2f} {middle.us_per_frame:>9.1f} "
                f"{middle.p50_ms:>7.1f} {middle.p99_ms:>7.1f} {middle.bytes_per_client:>10,.0f} "
                f"{middle.motion_per_client:>10,.0f} {middle.generator:>9.2f} {middle.corrections:>9.0f} "
                f"{middle.lost_sockets:>4.0f}"
            )

    def ratio(self, row: str, other: str, figure: str) -> float:
        """The median of the ratios of each round."""
        both = zip(self.rows[row], self.rows[other], strict=True)
        ratios: list[float] = [getattr(ours, figure) / getattr(theirs, figure) for ours, theirs in both]
        return round(statistics.median(ratios), 3)

    def summary(self, naive: int) -> dict[str, float]:
        thousand = median(self.rows["ours, 1,000 spread"])
        return {
            "n": PEOPLE,
            "cpu_vs_colyseus": self.ratio("ours", "Colyseus", "cpu"),
            "cpu_vs_ws": self.ratio("ours", "Node ws", "cpu"),
            "bytes_vs_colyseus": self.ratio("ours", "Colyseus", "bytes_per_client"),
            "bytes_interest_vs_colyseus": self.ratio("ours, spread", "Colyseus", "bytes_per_client"),
            "walkers_naive": naive,
            "walkers_one_process": MOST if thousand.holds else 0,
            "p99_ms_one_process": round(thousand.p99_ms, 1),
        }


async def main() -> int:
    logging.disable(logging.INFO)
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))  # the servers inherit it
    cores = sorted(os.sched_getaffinity(0))
    assert len(cores) > 1, "Two cores are needed: one for the servers, one for the generator."
    servers_core, own_core = cores[:2]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), servers_core)
        if QUICK:
            os.sched_setaffinity(0, {own_core})
        else:
            take_core(own_core)
        naive = await bench.naive()
        for number in range(ROUNDS):
            print(f"round {number + 1} of {ROUNDS}", file=sys.stderr, flush=True)
            await bench.round()
    bench.table()
    figures = bench.summary(naive)
    print(f"{ROUNDS} rounds of {WINDOW_S:g} s, load {load:.1f} before")
    for name, goal in GOALS.items():
        if figures[name] > goal:
            print(f"{name} is above its goal of {goal:g}")
    worst = max(reading.generator for readings in bench.rows.values() for reading in readings)
    void = worst > GENERATOR_AT_MOST
    print(f"{'VOID: ' if void else ''}the generator needed at most {100 * worst:.0f} % of its core")
    print(json.dumps(figures))
    return int(void)


if __name__ == "__main__":
    sys.exit(uvloop.run(main()))
