"""One slot's stream, continuous for its listener while the sources behind it change.

A browser that receives a stream expects sequence numbers without holes, timestamps that advance with time, and VP8
picture ids in order; what it does not get it asks for again, waits for, or takes for a loss. Pure: time is an argument.
"""

from struct import Struct

from realtime.media import vp8
from realtime.media.rtp import timestamp_distance

_SHORT = Struct("!H").pack
_BYTES = [bytes((value,)) for value in range(256)]


class Continuity:
    """Sequence numbers and timestamps of one outgoing stream.

    A source's packets are placed by a constant distance from its own numbers, so that those that come late, or anew, get
    the number that is missing. `anchor` fixes the distances for a new source; `resume` those of sequence numbers alone,
    after packets were left out on purpose (silence).
    """

    __slots__ = ("_base", "_first", "_newest", "_rate", "_span", "_step", "_timestamp_shift", "sequence", "timestamp")

    def __init__(self, rate: int, step: int, sequence: int, timestamp: int) -> None:
        """`rate`: ticks a second; `step`: the least that a timestamp advances from one source to the next."""
        self._rate = rate
        self._step = step
        self._base = timestamp  # that of time 0
        self._first = self._newest = 0
        self._span = 0
        self._timestamp_shift = 0
        self.sequence = sequence  # the highest sent so far
        self.timestamp: int | None = None  # likewise

    def anchor(self, sequence: int, timestamp: int, at: float) -> None:
        """The packet with these numbers, captured `at` (s), is the first of another source."""
        placed = (self._base + round(at * self._rate)) & 0xFFFFFFFF
        if self.timestamp is not None:
            ahead = timestamp_distance(placed, self.timestamp)
            if ahead < self._step:
                behind = self._step - ahead
                placed = (placed + behind) & 0xFFFFFFFF
                if behind > self._rate:
                    # Hours of silence: half the circle of timestamps has gone by. Time starts anew from here, or each
                    # further source would be put a step after the last, and sound would pile up at the listener's.
                    self._base += behind
        self._timestamp_shift = placed - timestamp
        self.resume(sequence)

    def resume(self, sequence: int) -> None:
        """The packet with this number is the next that the listener is sent, whatever was left out before it."""
        self._first = (self.sequence + 1) & 0xFFFF
        self._newest = sequence
        self._span = 0

    def place(self, sequence: int, timestamp: int) -> tuple[int, int] | None:
        """The outgoing numbers of a source's packet; None if it is older than where this source began or resumed."""
        ahead = ((sequence - self._newest + 0x8000) & 0xFFFF) - 0x8000
        span = self._span + ahead
        if span < 0:
            return None
        placed = (self._first + span) & 0xFFFF
        moved = (timestamp + self._timestamp_shift) & 0xFFFFFFFF
        if ahead >= 0:
            self._newest, self._span = sequence, span
            self.sequence = placed
            if self.timestamp is None or timestamp_distance(moved, self.timestamp) > 0:
                self.timestamp = moved
        return placed, moved

    def moved(self, timestamp: int) -> int:
        """Where a timestamp of the source falls in the outgoing stream."""
        return (timestamp + self._timestamp_shift) & 0xFFFFFFFF


class PictureIds:
    """Picture ids, base layer indexes and key frame indexes of one outgoing VP8 stream (RFC 7741 §4.2)."""

    __slots__ = ("_key_shift", "_picture_shift", "_tl0_shift", "key_index", "picture", "tl0")

    def __init__(self, picture: int = 0, tl0: int = 0) -> None:
        self.picture = picture  # the highest sent so far; likewise the others
        self.tl0 = tl0
        self.key_index = 0
        self._picture_shift = self._tl0_shift = self._key_shift = 0

    def anchor(self, first: vp8.Descriptor) -> None:
        """The packet with this descriptor is the first of another source."""
        if first.picture is not None:
            self._picture_shift = self.picture + 1 - first.picture
        if first.tl0 is not None:
            self._tl0_shift = self.tl0 + 1 - first.tl0
        if first.layer is not None:
            self._key_shift = self.key_index + 1 - first.layer

    def place(self, source: vp8.Descriptor) -> bytes:
        """The outgoing descriptor of a source's packet. Picture ids are always written with 15 bits."""
        written = b""
        if (picture := source.picture) is not None:
            picture = (picture + self._picture_shift) & 0x7FFF
            if (picture - self.picture) & 0x7FFF < 0x4000:
                self.picture = picture
            written = _SHORT(picture | 0x8000)
        if (tl0 := source.tl0) is not None:
            tl0 = (tl0 + self._tl0_shift) & 0xFF
            if (tl0 - self.tl0) & 0xFF < 0x80:
                self.tl0 = tl0
            written += _BYTES[tl0]
        if (layer := source.layer) is not None:
            if source.extension & vp8.KEY_INDEX:
                key_index = (layer + self._key_shift) & 0x1F
                if (key_index - self.key_index) & 0x1F < 0x10:
                    self.key_index = key_index
                layer = layer & 0xE0 | key_index
            written += _BYTES[layer]
        return source.start + written
