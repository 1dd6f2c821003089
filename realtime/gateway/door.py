"""The door of the campus: people are let in in the order they came, as fast as those inside do not feel it."""

import asyncio
from collections import deque

from django.conf import settings

from realtime.gateway.limits import TokenBucket
from realtime.gateway.pulse import LATE_S, WELL_S, Pulse, pulse
from realtime.gateway.wire import Close

# Those who are let in in one step are read together, which is what makes them cheap.
STEP_S = 0.1
# The last so many beats of the pulse (0.2 s) say whether the door goes slower or faster.
BEATS = 4
SLOWER, FASTER = 0.8, 1.05
LEAST_A_SECOND = 10.0
# Admitted and not yet answered: more only waits for the database instead of here.
AT_WORK = 50
# Who would wait longer is asked to come back.
LONGEST_WAIT_S = 30


class DoorBusy(Exception):
    """So many wait that one more had better come back later."""

    code = Close.BUSY


class Ticket:
    """A place in the queue; `turn` is done when it has come."""

    __slots__ = ("number", "turn")

    def __init__(self, number: int) -> None:
        self.number = number
        self.turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()


class Door:
    """At most `most` people a second, fewer while the loop is late; `AT_WORK` at once."""

    def __init__(self, most: float, pulse: Pulse) -> None:
        self.most = most
        self.rate = most
        self.admitted = self.refused = 0
        self._pulse = pulse
        self._bucket = TokenBucket(most, max(1.0, most * STEP_S))
        self._queue: deque[Ticket] = deque()
        self._given = self._called = 0
        self._at_work = 0
        self._timer: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> int:
        return sum(not ticket.turn.done() for ticket in self._queue)

    def ticket(self) -> Ticket:
        """A place at the end of the queue, whose turn has come already when nobody waits. Raises DoorBusy.

        Whoever holds one whose turn has come says `done` when they are in, or not.
        """
        if len(self._queue) >= self.most * LONGEST_WAIT_S:
            self.refused += 1
            raise DoorBusy
        self._given += 1
        ticket = Ticket(self._given)
        self._queue.append(ticket)
        if self._timer is None:
            self._call()
        return ticket

    def done(self) -> None:
        self._at_work -= 1

    def expected_s(self, ticket: Ticket) -> float:
        """How long until a ticket's turn, as fast as people are let in now."""
        return (ticket.number - self._called) / self.rate

    def _step(self) -> None:
        self._timer = None
        lag = self._pulse.latest(BEATS)
        if lag > LATE_S:
            self.rate = max(min(LEAST_A_SECOND, self.most), self.rate * SLOWER)
        elif lag < WELL_S:
            self.rate = min(self.most, self.rate * FASTER)
        self._bucket.rate = self.rate
        self._call()

    def _call(self) -> None:
        while self._queue and self._at_work < AT_WORK:
            ticket = self._queue[0]
            if not ticket.turn.done():  # else its holder is gone
                if not self._bucket.take():
                    break
                ticket.turn.set_result(None)
                self._at_work += 1
                self.admitted += 1
            self._called = ticket.number
            self._queue.popleft()
        if self._queue or self.rate < self.most:
            self._timer = asyncio.get_running_loop().call_later(STEP_S, self._step)


door = Door(settings.ADMISSIONS_PER_S, pulse)
