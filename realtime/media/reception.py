"""What came of a stream and what did not: loss and jitter for receiver reports (RFC 3550), and what to ask for again. Pure."""

from realtime.media.rtp import forward_distance

# A gap longer than this is not mended: the source began anew, or the path was gone; a key frame is what helps.
MOST_MISSING = 256
# Asked again this often (s), this many times: about a second in all, after which a picture is too late for a talk.
ASK_AGAIN_S = 0.08
MOST_ASKED = 10


class Reception:
    """Counts of one incoming stream (RFC 3550, appendices A.3 and A.8). `rate`: ticks a second of its timestamps."""

    __slots__ = ("_came", "_came_before", "_expected_before", "_first", "_jitter", "_rate", "_transit", "highest")

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._first = -1
        self.highest = 0  # extended: how often the numbers went round, above 16 bits of sequence number
        self._came = self._came_before = self._expected_before = 0
        self._jitter = 0.0
        self._transit = 0.0

    def add(self, sequence: int, timestamp: int, now: float) -> None:
        """A packet came at `now` (s)."""
        self._came += 1
        if self._first < 0:
            self._first = self.highest = sequence
        else:
            ahead = ((sequence - self.highest + 0x8000) & 0xFFFF) - 0x8000
            if ahead <= 0:
                return
            self.highest += ahead
        transit = now * self._rate - timestamp
        change = abs(transit - self._transit)
        self._transit = transit
        if change < self._rate * 10:  # neither the first packet, nor where timestamps went round
            self._jitter += (change - self._jitter) / 16

    @property
    def jitter(self) -> int:
        return int(self._jitter)

    @property
    def lost(self) -> int:
        return max(-0x800000, min(0x7FFFFF, self.highest - self._first + 1 - self._came))

    def fraction_lost(self) -> int:
        """Share lost since the last call, in 1/256."""
        expected = self.highest - self._first + 1
        due, came = expected - self._expected_before, self._came - self._came_before
        self._expected_before, self._came_before = expected, self._came
        return 0 if due <= 0 or came >= due else min(255, ((due - came) << 8) // due)


class Missing:
    """Which packets of a stream are to be asked for again."""

    __slots__ = ("_due", "_missing", "_newest")

    def __init__(self) -> None:
        self._newest: int | None = None
        self._missing: dict[int, tuple[int, float]] = {}  # sequence number: how often it was asked for, when next (s)
        self._due = 0.0  # when the first of them is

    def add(self, sequence: int) -> bool:
        """A packet came. False: it came before, and is to be dropped."""
        if self._newest is None:
            self._newest = sequence
            return True
        ahead = forward_distance(sequence, self._newest)
        if ahead <= 0:
            return self._missing.pop(sequence, None) is not None
        if ahead > MOST_MISSING:
            self._missing.clear()
        elif ahead > 1:
            for lost in range(self._newest + 1, self._newest + ahead):
                self._missing[lost & 0xFFFF] = (0, 0.0)
            self._due = 0.0
        self._newest = sequence
        return True

    def to_ask(self, now: float) -> list[int]:
        """What to ask for at `now` (s): each at once when it turns out to be missing, then every `ASK_AGAIN_S`."""
        if not self._missing or now < self._due:
            return []
        while len(self._missing) > MOST_MISSING:
            del self._missing[next(iter(self._missing))]
        asked = [sequence for sequence, (_, due) in self._missing.items() if due <= now]
        for sequence in asked:
            times = self._missing[sequence][0] + 1
            if times < MOST_ASKED:
                self._missing[sequence] = (times, now + ASK_AGAIN_S)
            else:
                del self._missing[sequence]
        self._due = min((due for _, due in self._missing.values()), default=0.0)
        return asked
