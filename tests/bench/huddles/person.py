"""Someone in a huddle on a bad network, and whether what they see goes on."""

import bisect
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass

from realtime.media.api import SLOTS
from tests.bench.huddles.clip import Clip
from tests.bench.huddles.forwarder import ForwarderServer
from tests.bench.huddles.listener import Incoming, Listener
from tests.bench.huddles.talker import Talker
from tests.bench.huddles.wire import Wire

LOSS = 0.03
HELD_UP_NS = 250_000_000


class Continuity:
    """Watches the gaps between one whole picture of someone and the next, over all who watch. A freeze is a gap of more than
    `freezes_after_s` in which this process itself was not held up.
    """

    def __init__(self, freezes_after_s: float) -> None:
        self._freezes_after_s = freezes_after_s
        self._held_up: list[tuple[int, int]] = []  # from, until, ns; in order
        self._waited_ms: list[float] = []
        self.frozen: list[tuple[int, float]] = []  # each freeze: when it ended (ns), and how long it was (s)
        self.pictures = 0
        self.longest_s = 0.0

    @property
    def times_held_up(self) -> int:
        return len(self._held_up)

    def held_up(self, from_ns: int, until_ns: int) -> None:
        if until_ns - from_ns > HELD_UP_NS:
            self._held_up.append((from_ns, until_ns))

    def gap(self, from_ns: int, until_ns: int) -> None:
        seconds = (until_ns - from_ns) / 1e9
        if seconds <= self.longest_s and seconds <= self._freezes_after_s:
            return
        behind = self._held_up[bisect.bisect_left(self._held_up, (from_ns - 5_000_000_000, 0)) :]
        if not any(start < until_ns and end > from_ns for start, end in behind):
            self.longest_s = max(self.longest_s, seconds)
            if seconds > self._freezes_after_s:
                self.frozen.append((until_ns, seconds))

    def first_picture(self, waited_ns: int) -> None:
        self._waited_ms.append(max(0.0, waited_ns / 1e6))

    def first_picture_p95_ms(self) -> float:
        """From the word that someone is in a slot until their first picture."""
        return round(statistics.quantiles(self._waited_ms, n=20)[18], 1) if len(self._waited_ms) > 1 else 0.0


@dataclass
class _Watched:
    """Who is in a slot, since when, and when their last whole picture came (ns; 0: none yet)."""

    who: "Person"
    since: int
    last: int = 0


class Person:
    """A publishing and a receiving connection. `there`: has both, and has not begun to leave."""

    def __init__(self, name: str, continuity: Continuity) -> None:
        self.name = name
        self.there = False
        self.left_at = 0  # ns, 0: has not
        self._continuity = continuity
        self._sending, self._receiving = Wire(loss=LOSS), Wire(loss=LOSS)
        self._watched: dict[int, _Watched] = {}  # by slot

    async def come(self, server: ForwarderServer, clip: Clip) -> None:
        await server.publish(self.name, self._sending)
        await self._sending.connected()
        Talker(self._sending, clip, {})
        await server.listen(self.name, self._receiving, [])
        await self._receiving.connected()
        listener = Listener(self._receiving, watched=True)
        listener.shown = self._shown
        self._slot_of = {ssrc: slot for slot, ssrc in enumerate(listener.order[SLOTS : 2 * SLOTS])}
        self.there = True

    @property
    def lost(self) -> int:
        """Packets lost on purpose, of those to and from this person."""
        return self._sending.lost + self._receiving.lost

    async def go(self, *, silently: bool) -> None:
        """Close both connections, or leave them without a word."""
        self.there, self.left_at = False, time.time_ns()
        self.slots({})
        for wire in (self._sending, self._receiving):
            if silently:
                wire.vanish()
            else:
                await wire.close()

    def slots(self, now_in: Mapping[int, "Person | None"]) -> None:
        """Who is in which slot from now on."""
        now = time.time_ns()
        for slot, watched in list(self._watched.items()):
            if now_in.get(slot) is not watched.who:
                del self._watched[slot]
                self._continuity.gap(watched.last or watched.since, watched.who.left_at or now)
        for slot, who in now_in.items():
            if who is not None and who.there and self.there and slot not in self._watched:
                self._watched[slot] = _Watched(who, now)

    def _shown(self, stream: Incoming, at_ns: int) -> None:
        self._continuity.pictures += 1
        watched = self._watched.get(self._slot_of.get(stream.ssrc, -1))
        if watched is None:
            return
        if watched.last:
            self._continuity.gap(watched.last, at_ns)
        else:
            self._continuity.first_picture(at_ns - watched.since)
        watched.last = at_ns
