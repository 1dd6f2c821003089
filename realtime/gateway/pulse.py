"""How late the event loop runs: what motion and admission slow down by, before anyone inside feels it."""

import asyncio
from bisect import bisect_left
from collections import deque

BEAT_S = 0.05
# What is late is judged over so many beats (2 s): one slow moment changes nothing.
WINDOW = 40
# A tick of a full hall takes 35 ms of the loop by itself; who walks feels more than 100 ms.
LATE_S, WELL_S = 0.1, 0.05
SLOWEST = 4
BOUNDS_S = (0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5)


class Distribution:
    """Counts of values by upper bound, as a Prometheus histogram has them; an observation costs a bisection."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: tuple[float, ...] = BOUNDS_S) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def observe(self, value: float) -> None:
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value


class Pulse:
    """A timer that notes how late it comes.

    `slowdown` is 1 while the loop keeps up. It doubles, to `SLOWEST` at most, when one beat in twenty of the window came
    more than `LATE_S` late, and halves when all but one in twenty came within `WELL_S`; each time a whole window is waited for.
    """

    def __init__(self) -> None:
        self.slowdown = 1
        self.lags = Distribution()
        self._window: deque[float] = deque(maxlen=WINDOW)

    def beat(self, lag_s: float) -> None:
        """Take one lateness into account."""
        self.lags.observe(lag_s)
        self._window.append(lag_s)
        if len(self._window) < WINDOW:
            return
        p95 = sorted(self._window)[WINDOW * 95 // 100]
        if p95 > LATE_S and self.slowdown < SLOWEST:
            self.slowdown *= 2
            self._window.clear()
        elif p95 < WELL_S and self.slowdown > 1:
            self.slowdown //= 2
            self._window.clear()

    def latest(self, beats: int) -> float:
        """The largest of the last lags, in seconds; 0 before the first."""
        return max(list(self._window)[-beats:], default=0.0)

    async def run(self) -> None:
        """Beat until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            due = loop.time() + BEAT_S
            await asyncio.sleep(BEAT_S)
            self.beat(max(0.0, loop.time() - due))


pulse = Pulse()
