"""`make bench-huddles-soak`: people come and go for a while on a network that loses 3 % of all packets each way.

Who leaves does so in each of three ways: the campus takes them out, their browser closes the connection, or they fall
silent without a word. At the end everyone has gone, and nothing may be left. Fails where something is not as promised.

Usage: python -m tests.bench.huddles.soak MINUTES
"""

import asyncio
import logging
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from realtime.media.api import Changed, Loaded, Slots
from tests.bench.huddles.clip import Clip, encoded
from tests.bench.huddles.forwarder import ForwarderServer
from tests.bench.huddles.person import Continuity, Person
from tests.bench.huddles.servers import take_core
from tests.bench.huddles.wire import install
from tests.bench.measuring import cpu_s, growth, rss_mb, verdict

PEOPLE = 6
CHANGE_EACH_S = (1.0, 4.0)
SAMPLE_EACH_S = 5.0
FREEZES_AFTER_S = 1.0
GONE_WITHIN_S = 100.0  # consent of ICE (RFC 7675) runs out after 30, what is remembered of a link after 60
BEAT_S = 0.05
WAYS = ("taken out", "closed", "silent")


def udp_ports(pid: int) -> int:
    """How many UDP sockets a process has."""
    own = set()
    for entry in Path(f"/proc/{pid}/fd").iterdir():
        try:
            own.add(str(entry.readlink()))
        except FileNotFoundError:  # closed meanwhile
            continue
    rows = [row for name in ("udp", "udp6") for row in Path(f"/proc/{pid}/net/{name}").read_text().splitlines()[1:]]
    return sum(f"socket:[{row.split()[9]}]" in own for row in rows)


async def tasks(server: ForwarderServer, pipe: Path) -> int:
    """How many asyncio tasks a worker has: `tests.bench.huddles.counted_worker` writes it when signalled."""
    os.kill(server.pid, signal.SIGUSR1)
    return int(await asyncio.to_thread(pipe.read_text))


class Soak:
    def __init__(self, server: ForwarderServer, clip: Clip) -> None:
        self._server, self._clip = server, clip
        self._people: dict[str, Person] = {}
        self._gone: dict[str, Person] = {}  # have left, and the worker may still have them
        self._all_gone = asyncio.Event()
        self.joined = self.lost = 0
        self.continuity = Continuity(FREEZES_AFTER_S)
        self.ends: Counter[str] = Counter()
        self.rss: list[tuple[float, float]] = []  # s since the start, MB

    async def run(self, duration_s: float) -> None:
        background = [asyncio.ensure_future(job()) for job in (self._listen, self._sample, self._beat)]
        end = time.monotonic() + duration_s
        try:
            while (now := time.monotonic()) < end:
                if len(self._people) < PEOPLE:
                    await self._come()
                else:
                    await self._go(random.choice(list(self._people)), random.choice(WAYS))
                    if random.random() < 0.5:
                        await self._regroup()
                for job in background:
                    if job.done():
                        job.result()
                await asyncio.sleep(min(random.uniform(*CHANGE_EACH_S), max(0.0, end - now)))
            for name in list(self._people):
                await self._go(name, random.choice(WAYS))
            with suppress(TimeoutError):  # then something is left, which is reported
                await asyncio.wait_for(self._all_gone.wait(), GONE_WITHIN_S)
        finally:
            for job in background:
                job.cancel()

    async def _come(self) -> None:
        self.joined += 1
        name = f"person-{self.joined}"
        person = self._people[name] = Person(name, self.continuity)
        await person.come(self._server, self._clip)
        await self._server.want({one: self._others(one) for one in self._people})

    def _others(self, name: str) -> list[str]:
        return [other for other in self._people if other != name]

    async def _regroup(self) -> None:
        """Two groups part, and meet again."""
        names = list(self._people)
        random.shuffle(names)
        groups = names[::2], names[1::2]
        await self._server.want({one: [two for two in group if two != one] for group in groups for one in group})
        await asyncio.sleep(random.uniform(*CHANGE_EACH_S))
        await self._server.want({one: self._others(one) for one in names})

    async def _go(self, name: str, way: str) -> None:
        self.ends[way] += 1
        person = self._gone[name] = self._people.pop(name)
        await person.go(silently=way == "silent")
        self.lost += person.lost
        if way == "taken out":
            await self._forget(name)
        await self._server.want({one: self._others(one) for one in self._people})

    async def _forget(self, name: str) -> None:
        if self._gone.pop(name, None) is not None:
            await self._server.leave(name)

    async def _listen(self) -> None:
        """As the campus does: who is in which slot, and who was lost is taken out."""
        async for event in self._server.events():
            if isinstance(event, Slots):
                person = self._people.get(event.link)
                if person is not None:
                    person.slots({slot.slot: self._people.get(slot.link) for slot in event.slots})
            elif isinstance(event, Changed) and event.state == "ended":
                assert event.link not in self._people or not self._people[event.link].there, f"lost {event}"
                await self._forget(event.link)
            elif isinstance(event, Loaded) and not event.health.rooms and not self._people:
                self._all_gone.set()

    async def _sample(self) -> None:
        start = time.monotonic()
        while True:
            self.rss.append((time.monotonic() - start, rss_mb(self._server)))
            await asyncio.sleep(SAMPLE_EACH_S)

    async def _beat(self) -> None:
        """Notes when this process itself was held up: what it then missed was no freeze."""
        while True:
            before = time.time_ns()
            await asyncio.sleep(BEAT_S)
            self.continuity.held_up(before, time.time_ns())


async def main(minutes: float) -> int:
    logging.disable(logging.WARNING)
    cores = sorted(os.sched_getaffinity(0))
    take_core(cores[-1])
    install("127.0.0.1")
    with tempfile.TemporaryDirectory() as folder:
        os.mkfifo(counted := Path(folder) / "tasks")
        server = ForwarderServer(
            "127.0.0.1",
            cores[0],
            Path(folder),
            module="tests.bench.huddles.counted_worker",
            environment={"COUNT_TASKS_IN": str(counted)},
        )
        async with server:
            soak = Soak(server, encoded())
            await server.health()
            tasks_before, ports_before = await tasks(server, counted), udp_ports(server.pid)
            cpu, start, began = cpu_s(server), time.monotonic(), time.time_ns()
            await soak.run(minutes * 60)
            cpu, took = cpu_s(server) - cpu, time.monotonic() - start
            health = await server.health()
            left = {
                "links_left": health.links,
                "pairs_left": health.pairs,
                "rooms_left": health.rooms,
                "udp_ports_left": udp_ports(server.pid) - ports_before,
                "tasks_left": await tasks(server, counted) - tasks_before,
            }
            log = (Path(folder) / "worker.log").read_text()
    steady, grown = growth(soak.rss)
    seen = soak.continuity
    figures = {
        "minutes": round(took / 60, 1),
        "joins": soak.joined,
        **{f"left_{way.replace(' ', '_')}": count for way, count in sorted(soak.ends.items())},
        "packets_lost": soak.lost,
        "pictures": seen.pictures,
        "first_picture_p95_ms": seen.first_picture_p95_ms(),
        "longest_gap_s": round(seen.longest_s, 2),
        "held_up": seen.times_held_up,
        "worker_cpu": round(100 * cpu / took, 1),
        "rss_mb_steady": round(steady, 1),
        "rss_growth": round(grown, 3),
        "errors_logged": log.count("Traceback"),
        "freezes": len(seen.frozen),
        **left,
    }
    for at, seconds in seen.frozen:
        print(f"a freeze of {seconds:.1f} s after {(at - began) / 60e9:.1f} minutes", file=sys.stderr)
    if log:
        print(log[-2000:], file=sys.stderr)
    return verdict(figures, none=("freezes", "errors_logged", *left))


if __name__ == "__main__":
    sys.exit(asyncio.run(main(float(sys.argv[1]))))
