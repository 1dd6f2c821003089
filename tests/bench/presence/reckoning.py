"""What an account says: which steps reached whom, and how long they took."""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from realtime.presence.cells import CELL_HEIGHT, CELL_WIDTH
from tests.bench.presence.beats import LAP, LENGTH
from tests.bench.presence.crowd import Account, Crowd, Frame

LATE_S = 1.0  # a step that is not shown after that was not delivered
IN_RANGE_FOR_S = 0.5  # who walks out of the 3×3 cells sooner need not be told

Times = NDArray[np.float64]
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Delivery:
    """`expected` pairs of a step and who had to see it, the shares that did at all and within `LATE_S`, and after how long."""

    expected: int
    seen: float
    delivered: float
    p50_ms: float
    p99_ms: float


def reckon(crowd: Crowd, *, spread: bool) -> Delivery:
    """Over all steps of the window but those of its last `LATE_S`.

    A step is expected by everyone else; with `spread`, by those whose cell was within one of its cell from the moment it was
    sent and for `IN_RANGE_FOR_S`. It is seen with the first frame that shows that position or a later one of its walker: the
    latest wins, as a ticked server promises.
    """
    steps = Steps(crowd.account)
    shown: defaultdict[int, list[tuple[Frame, float, Numbers, Numbers]]] = defaultdict(list)
    frames = crowd.account.frames
    for frame, positions in zip(frames, crowd.walkers[0].read(frames), strict=True):
        walkers, numbers = steps.find(*positions, frame.at[0])
        for who, at in zip(frame.who, frame.at, strict=True):
            shown[who].append((frame, at, walkers, numbers))
    window = (steps.sent >= crowd.account.started) & (steps.sent < crowd.account.ended - LATE_S)
    expected, seen = 0, []
    for receiver in range(len(crowd.walkers)):
        came = np.full(steps.sent.shape, np.inf)
        for _frame, at, walkers, numbers in sorted(shown[receiver], key=lambda one: -one[1]):
            came[walkers, numbers] = at  # the earliest is written last
        came = np.minimum.accumulate(came[:, ::-1], axis=1)[:, ::-1]
        due = window & steps.in_range(receiver) if spread else window.copy()
        due[receiver] = False
        expected += int(due.sum())
        took = came[due] - steps.sent[due]
        seen.append(took[np.isfinite(took)])
    took = np.concatenate(seen)
    p50, p99 = np.percentile(took, [50, 99]) if len(took) else (np.inf, np.inf)
    return Delivery(
        expected, len(took) / expected, float((took <= LATE_S).sum() / expected), 1000 * float(p50), 1000 * float(p99)
    )


class Steps:
    """Every step of every walker, as arrays by walker and step: when it was sent (infinite: there is none), where it led."""

    def __init__(self, account: Account) -> None:
        people, most = len(account.beats), max(len(times) for times in account.sent_at)
        self.sent = np.full((people, most), np.inf)
        self.index = np.zeros((people, most), np.int64)
        for walker, (times, index) in enumerate(zip(account.sent_at, account.index, strict=True)):
            self.sent[walker, : len(times)] = times
            self.index[walker, : len(index)] = index
        self._x = np.array([beat.x for beat in account.beats])
        self._y = np.array([beat.y for beat in account.beats])
        lap = self.index % LAP
        back = lap >= LENGTH
        self._column = (self._x[:, None] + np.where(back, LAP - 1 - lap, lap)) // CELL_WIDTH
        self._row = (self._y[:, None] + back) // CELL_HEIGHT

    def find(self, walkers: Numbers, xs: Numbers, ys: Numbers, at: float) -> tuple[Numbers, Numbers]:
        """Which step positions show that came at a time: the latest that leads there.

        Those of before the first step are left out. A coordinate below 0 is not known, because only the other one changed.
        """
        latest = (self.sent[walkers] <= at).sum(axis=1) - 1
        now = self.index[walkers, latest]
        along = np.where(xs < 0, np.where(ys == self._y[walkers], 0, LENGTH - 1), xs - self._x[walkers])
        there, back = latest - (now - along) % LAP, latest - (now - (LAP - 1 - along)) % LAP
        is_there = ys == self._y[walkers]
        # With the column alone it is the later of the two, but for the ends: there it is how one came, not how one turned.
        is_later = np.where(along == 0, False, np.where(along == LENGTH - 1, True, there > back))
        number = np.where(np.where(ys < 0, is_later, is_there), there, back)
        known = (latest >= 0) & (number >= 0) & (along >= 0) & (along < LENGTH)
        return walkers[known], number[known]

    def in_range(self, receiver: int) -> NDArray[np.bool_]:
        """Which steps are within one cell of a receiver, when they are sent and for a while."""
        near = np.ones(self.sent.shape, np.bool_)
        for later in (0.0, IN_RANGE_FOR_S):
            own = np.searchsorted(self.sent[receiver], self.sent + later, side="right") - 1
            own = own.clip(0, self.sent.shape[1] - 1)
            near &= np.abs(self._column[receiver][own] - self._column) <= 1
            near &= np.abs(self._row[receiver][own] - self._row) <= 1
        return near
