"""A room full of people whose sockets only count: what `tests.bench.crowd` measures."""

import asyncio
import random
import statistics
import time
from collections.abc import Callable
from itertools import count

from realtime.chat.channels import tell_line
from realtime.chat.messages import MessageView, Said
from realtime.gateway.wire import encode
from realtime.presence.campus import Campus, Walker
from realtime.presence.hub import RoomHub, views
from rooms.maps.room_map import Facing
from tests.bench import counted
from tests.bench.measuring import TIMES
from venue.editions.models import Edition

TILES_EACH = 16
PART = 0.01  # of the people, each second, come; as many go
BODY = "Bonjour à toutes et à tous, la séance reprend dans cinq minutes."
LINE = MessageView(
    channel="room:hall",
    seq=1,
    change=1,
    sender=counted.view(1),
    body=BODY,
    html=f"<p>{BODY}</p>",
    sent_at="2026-11-25T14:00:00.000000+01:00",
    edited=False,
    deleted=False,
    removed=False,
    reply_to=None,
    mentions=[],
    nonce="",
)


class Crowd:
    """So many people in a hall of their size."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.chance = random.Random(size)
        self.side = round((size * TILES_EACH) ** 0.5)
        self.edition = Edition(pk=size, slug="bench")
        self.campus, self.hub = Campus(self.edition), RoomHub(counted.hall(self.side), 1)
        self.walkers: list[Walker] = []
        self.outlets: list[counted.CountedOutlet] = []
        self._numbers = count(1)
        for _ in range(size):
            self.come()

    def come(self) -> None:
        number, outlet, at = next(self._numbers), counted.CountedOutlet(), self.chance.randrange
        socket, view = counted.socket(number, self.edition, outlet), counted.view(number)
        member = self.hub.join(socket, view, at(self.side), at(self.side), Facing.DOWN)
        walker = Walker(socket, view, None, self.hub, member)  # type: ignore[arg-type]  # its room is not asked
        self.campus.walkers[number] = walker
        self.walkers.append(walker)
        self.outlets.append(outlet)

    def go(self) -> None:
        walker = self.walkers.pop(self.chance.randrange(len(self.walkers)))
        del self.campus.walkers[walker.view.id]
        self.hub.leave(walker.member)

    def told(self) -> int:
        """Bytes, so far, of all who are or were here."""
        return sum(outlet.bytes for outlet in self.outlets)

    async def measure(self, work: Callable[[], object], between: Callable[[], object]) -> tuple[float, float]:
        """CPU of some work and of telling it, µs, after a change each time, and the bytes that all are told of it: medians."""
        cpu, told = [], []
        for _ in range(TIMES):
            between()
            before, started = self.told(), time.process_time()
            work()
            while self.hub._gently._waiting:  # noqa: ASYNC110  what is told gently takes turns of the loop, which cost too
                await asyncio.sleep(0)
            cpu.append(time.process_time() - started)
            told.append(self.told() - before)
        return 1e6 * statistics.median(cpu), statistics.median(told)


async def costs(size: int) -> dict[str, tuple[float, float]]:
    """µs of CPU and bytes told: roster and counts for each person and second, a line for each who hears it, one who comes."""
    crowd = Crowd(size)
    hub = crowd.hub
    changes = max(1, round(PART * size / 2))  # a roster is told twice a second, if there is anything to tell

    def turn_over() -> None:
        for _ in range(changes):
            crowd.go()
            crowd.come()

    def walk() -> None:
        for walker in crowd.walkers:
            counted.wander(walker.member, hub, crowd.chance)

    def say() -> None:
        tell_line(crowd.walkers[0], "room:hall", crowd.walkers[1:], Said, LINE)

    def arrive() -> None:
        crowd.come()
        encode("ok", 1, views(hub.members.values()))

    times_a_second = {"roster": PART * size / changes, "counts": 1.0, "chat": 1.0}
    found = {
        "roster": await crowd.measure(hub._send_roster, turn_over),
        "counts": await crowd.measure(hub._send_counts, walk),
        "chat": await crowd.measure(say, lambda: None),
    }
    each = {
        name: (us * times_a_second[name] / size, told * times_a_second[name] / size)
        for name, (us, told) in found.items()
    }
    us, _told = await crowd.measure(arrive, crowd.go)
    return each | {"arrival": (us, float(len(encode("ok", 1, views(hub.members.values())))))}
