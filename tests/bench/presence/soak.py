"""`make bench-soak`: 500 people for ten minutes on one server process. They walk, say things in their room, go to other rooms by
the list and through portals, and 5 % lose their connection each minute and come back.

Fails where memory grows by more than 5 % after the second minute, a line is lost or said twice, someone sees a ghost or does not
see someone, the server closes a socket or logs an error.

Usage: python -m tests.bench.presence.soak MINUTES [PEOPLE]
"""

import asyncio
import logging
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop

from tests.bench.measuring import cpu_of, growth, rss_mb, verdict
from tests.bench.presence.servers import Ours, hall_database
from tests.bench.presence.visitor import LostError, Tally, Visitor

PEOPLE = 500
COME_AT_ONCE = 10
MINUTE_S = 60.0
LINE_EACH_S, ROOM_EACH_S = 60.0, 90.0  # of each person, on average
RECONNECT_SHARE = 0.05  # each minute
SAMPLE_EACH_S = 5.0
SETTLES_WITHIN_S = 10.0  # rosters are told twice a second; a server that lags takes longer
BEAT_S = 0.1
FILES = 4096


class Soak:
    def __init__(self, server: Ours, people: int) -> None:
        self._server = server
        self.tally = Tally()
        campus = server.campus
        self._visitors = [
            Visitor(n, campus.url.replace("http", "ws", 1), campus.url, campus.cookie(f"guest-{n}"), self.tally)
            for n in range(people)
        ]
        self._chance = random.Random(people)
        self._may_move = asyncio.Event()
        self._may_move.set()
        self._work: set[asyncio.Task[None]] = set()
        self.ghosts = self.unseen = 0
        self.failures: list[str] = []
        self.rss: list[tuple[float, float]] = []  # s since the start, MB

    async def run(self, minutes: int) -> None:
        door = asyncio.Semaphore(COME_AT_ONCE)

        async def come(visitor: Visitor) -> None:
            async with door:
                await visitor.come()

        await asyncio.gather(*map(come, self._visitors))
        people = len(self._visitors)
        background = [asyncio.ensure_future(visitor.wander()) for visitor in self._visitors]
        background += [
            asyncio.ensure_future(job)
            for job in (
                self._sample(),
                self._now_and_then(LINE_EACH_S / people, Visitor.say),
                self._now_and_then(ROOM_EACH_S / people, self._change_rooms),
                self._now_and_then(MINUTE_S / people / RECONNECT_SHARE, self._reconnect),
            )
        ]
        start, cpu = time.monotonic(), cpu_of(self._server.pids[0])
        for minute in range(1, minutes + 1):
            await asyncio.sleep(start + minute * MINUTE_S - time.monotonic())
            await self._look_round()
            cpu, before = cpu_of(self._server.pids[0]), cpu
            tally = self.tally
            print(
                f"minute {minute:>2}: {self.rss[-1][1]:.1f} MB, CPU {(cpu - before) / MINUTE_S:.2f}, lines sent {tally.sent} "
                f"received {tally.received} caught up {tally.caught_up}, rooms changed {tally.rooms_changed} "
                f"(by portal {tally.portals}), came back {tally.reconnected}, ghosts {self.ghosts}, unseen {self.unseen}",
                flush=True,
            )
        for job in background:
            if job.done():
                job.result()
            job.cancel()
        self._may_move.clear()
        await self._until(lambda: not self._work)

    # -- what happens ------------------------------------------------------------------------------------------------

    async def _now_and_then(self, each_s: float, happens: Callable[[Visitor], Awaitable[None]]) -> None:
        """Have it happen to someone, at random moments."""
        while True:
            await asyncio.sleep(self._chance.expovariate(1 / each_s))
            visitor = self._chance.choice(self._visitors)
            if visitor.there.is_set() and not visitor.busy.locked():
                task = asyncio.ensure_future(self._attempt(happens, visitor))
                self._work.add(task)
                task.add_done_callback(self._work.discard)

    async def _attempt(self, happens: Callable[[Visitor], Awaitable[None]], visitor: Visitor) -> None:
        try:
            await happens(visitor)
        except (LostError, TimeoutError, OSError) as error:
            self.failures.append(f"{happens.__name__}: {error!r}")

    async def _change_rooms(self, visitor: Visitor) -> None:
        await self._may_move.wait()
        await visitor.change_rooms()

    async def _reconnect(self, visitor: Visitor) -> None:
        await self._may_move.wait()
        await visitor.reconnect()

    async def _sample(self) -> None:
        start = time.monotonic()
        while True:
            self.rss.append((time.monotonic() - start, rss_mb(self._server.campus)))
            await asyncio.sleep(SAMPLE_EACH_S)

    # -- what must hold ----------------------------------------------------------------------------------------------

    async def _look_round(self) -> None:
        """With nobody on the way: does everyone see those who are in their room, and nobody else?"""
        self._may_move.clear()
        await self._until(lambda: not any(visitor.busy.locked() for visitor in self._visitors))
        await self._until(lambda: self._differences() == (0, 0))
        ghosts, unseen = self._differences()
        self.ghosts += ghosts
        self.unseen += unseen
        self._may_move.set()

    def _differences(self) -> tuple[int, int]:
        """Pairs of someone and whom they see who is not there; of someone and whom they do not see."""
        rooms: dict[str, set[int]] = {}
        for visitor in self._visitors:
            rooms.setdefault(visitor.room, set()).add(visitor.person)
        seen = [(set(visitor.roster.values()), rooms[visitor.room]) for visitor in self._visitors]
        return sum(len(sees - there) for sees, there in seen), sum(len(there - sees) for sees, there in seen)

    async def _until(self, holds: Callable[[], bool]) -> None:
        for _ in range(int(SETTLES_WITHIN_S / BEAT_S)):
            if holds():
                return
            await asyncio.sleep(BEAT_S)

    def lost_lines(self) -> int:
        """Lines that never got an answer, and lines of a room that someone who was there has not got."""
        unanswered = sum(len(visitor.said) for visitor in self._visitors)
        gaps = sum(len(heard.beyond) > 0 for visitor in self._visitors for heard in visitor.heard.values())
        late = sum(
            self.tally.last[f"room:{visitor.room}"] - visitor.heard[f"room:{visitor.room}"].upto
            for visitor in self._visitors
        )
        return unanswered + gaps + late


async def main(minutes: int, people: int) -> int:
    logging.disable(logging.INFO)
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[-1]})
    with tempfile.TemporaryDirectory() as folder:
        database = hall_database(Path(folder) / "database", people, "build_soak")
        async with Ours(database, Path(folder) / "server", cores[0]) as server:
            soak = Soak(server, people)
            await soak.run(minutes)
            log = server.campus.log()
    steady, grown = growth(soak.rss)
    tally = soak.tally
    figures = {
        "people": people,
        "minutes": minutes,
        "rss_mb_steady": round(steady, 1),
        "rss_growth": round(grown, 3),
        "lines_sent": tally.sent,
        "lines_received": tally.received,
        "lines_caught_up": tally.caught_up,
        "too_far_behind": tally.behind,
        "rooms_changed": tally.rooms_changed,
        "through_portals": tally.portals,
        "came_back": tally.reconnected,
        "lines_lost": soak.lost_lines(),
        "lines_said_twice": sum(len(seqs) > 1 for seqs in tally.seqs.values()),
        "lines_not_written": tally.sent - len(tally.seqs),
        "ghosts": soak.ghosts,
        "unseen": soak.unseen,
        "sockets_lost": tally.lost,
        "failures": len(soak.failures),
        "errors_logged": log.count("level='error'") + log.count("Traceback"),
    }
    print(f"refused: {dict(tally.refused)}")
    print(*soak.failures[:10], log[-3000:], sep="\n", file=sys.stderr)
    none = ("lines_lost", "lines_said_twice", "lines_not_written", "ghosts", "unseen", "sockets_lost", "failures")
    return verdict(figures, none=(*none, "errors_logged"))


if __name__ == "__main__":
    sys.exit(uvloop.run(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE)))
