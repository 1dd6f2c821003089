"""Who receives: counts and times what comes over a `Wire`, reports what is lost, and knows which pictures can be decoded."""

import asyncio
import struct
import time
from collections.abc import Callable

from aiortc.codecs import is_rtx
from aiortc.rtp import (
    RTCP_PSFB_APP,
    RTCP_PSFB_PLI,
    RTCP_RTPFB_NACK,
    RtcpPsfbPacket,
    RtcpReceiverInfo,
    RtcpRrPacket,
    RtcpRtpfbPacket,
    pack_remb_fci,
)

from tests.bench.huddles.talker import TAIL, Sent
from tests.bench.huddles.wire import Receiver, Wire

REPORT_EACH_S = 1.0
ASK_AGAIN_S = 0.05
GIVE_UP_S = 0.5  # then a key frame is asked for
LATE = 1 << 15


class Incoming:
    """One incoming RTP stream. Video: packets are taken in order; `pictures` counts frames that could be decoded, and
    `picture_at` is when the last was whole (ns of the wall clock), 0 before the first.
    """

    def __init__(self, ssrc: int, kind: str) -> None:
        self.ssrc, self.kind = ssrc, kind
        self.packets = self.octets = 0
        self.next = -1  # the sequence number that is to come
        self.cycles = 0
        self.pictures = self.picture_at = 0
        self.waiting: dict[int, tuple[bytes, int]] = {}  # came too early, by sequence number
        self.missing: dict[int, float] = {}  # sequence number: when it was missed first, s of the loop
        self.needs_key = True
        self.asked = 0.0  # for a key frame

    def skip_to(self, sequence: int) -> None:
        """Forget what would come before this one."""
        while self.next != sequence:
            self.waiting.pop(self.next, None)
            self.missing.pop(self.next, None)
            self.cycles += self.next == 0xFFFF
            self.next = (self.next + 1) & 0xFFFF


def payload_at(packet: bytes) -> int:
    """Where the payload of an RTP packet begins."""
    at = 12 + 4 * (packet[0] & 15)
    return at + 4 + 4 * int.from_bytes(packet[at + 2 : at + 4], "big") if packet[0] & 0x10 else at


def begins_key_frame(payload: bytes) -> bool:
    """Whether a VP8 payload (RFC 7741) begins a key frame."""
    at = 1
    if payload[0] & 0x80:
        at, extended = 2, payload[1]
        if extended & 0x80:
            at += 2 if payload[at] & 0x80 else 1
        at += bool(extended & 0x40) + bool(extended & 0x30)
    return payload[0] & 0x17 == 0x10 and len(payload) > at and not payload[at] & 1


class Listener:
    """Receives over a connected wire until it is closed.

    `sent`: the time each payload was sent; with it `delays_ns` collects how long each took. `watched`: whether pictures
    are followed (and repaired), which costs the generator more. `room_bits_per_s` is the estimate it reports (REMB).
    """

    def __init__(
        self, wire: Wire, *, sent: Sent | None = None, watched: bool = False, room_bits_per_s: int = 3_000_000
    ) -> None:
        self.streams: dict[int, Incoming] = {}
        self.delays_ns: list[int] = []
        self.shown: Callable[[Incoming, int], None] = lambda stream, at_ns: None  # a whole picture
        self.wire, self._sent, self._room_bits_per_s = wire, sent, room_bits_per_s
        self._loop = asyncio.get_running_loop()
        self._kinds: dict[int, str] = {}
        self._rtx: dict[int, int] = {}  # SSRC: that of the stream it repairs
        self.order: list[int] = []  # SSRCs by the sections of the description, 0 where there is none
        self._own_ssrc = wire.connection.getTransceivers()[0].sender._ssrc
        for transceiver in wire.connection.getTransceivers():
            receiver = transceiver.receiver
            if not isinstance(receiver, Receiver) or receiver.parameters is None:
                self.order.append(0)
                continue
            for codec in receiver.parameters.codecs:
                self._kinds[codec.payloadType or 0] = "rtx" if is_rtx(codec) else transceiver.kind
            encodings = receiver.parameters.encodings
            self.order.append(encodings[0].ssrc if encodings else 0)
            self._rtx |= {encoding.rtx.ssrc: encoding.ssrc for encoding in encodings if encoding.rtx}
        wire.heard = self._watch if watched else self._count
        self._loop.call_later(REPORT_EACH_S, self._report)
        if watched:
            self._loop.call_later(ASK_AGAIN_S, self._repair)

    @property
    def packets(self) -> int:
        return sum(stream.packets for stream in self.streams.values())

    def _stream(self, ssrc: int, payload_type: int) -> Incoming:
        stream = self.streams.get(ssrc)
        if stream is None:
            stream = self.streams[ssrc] = Incoming(ssrc, self._kinds.get(payload_type & 0x7F, "unknown"))
        return stream

    def _count(self, packet: bytes, at_ns: int) -> None:
        _first, payload_type, sequence, _timestamp, ssrc = struct.unpack_from("!BBHLL", packet)
        stream = self.streams.get(ssrc) or self._stream(ssrc, payload_type)
        stream.packets += 1
        stream.octets += len(packet)
        self._follow(stream, sequence)
        if self._sent is not None and (sent := self._sent.get(packet[-TAIL:])) is not None:
            self.delays_ns.append(at_ns - sent)

    def _follow(self, stream: Incoming, sequence: int) -> None:
        """Move the sequence number on that is to come."""
        if stream.next < 0:
            stream.next = sequence
        ahead = (sequence - stream.next) & 0xFFFF
        if ahead < LATE:
            following = (sequence + 1) & 0xFFFF
            stream.cycles += following < stream.next
            stream.next = following

    # -- with losses -----------------------------------------------------------------------------------------------------

    def _watch(self, packet: bytes, at_ns: int) -> None:
        _first, payload_type, sequence, _timestamp, ssrc = struct.unpack_from("!BBHLL", packet)
        start = payload_at(packet)
        if self._kinds.get(payload_type & 0x7F) == "rtx":
            stream = self.streams.get(self._rtx.get(ssrc, 0))
            if stream is None or len(packet) < start + 2:
                return
            sequence, payload = int.from_bytes(packet[start : start + 2], "big"), packet[start + 2 :]
        else:
            stream, payload = self._stream(ssrc, payload_type), packet[start:]
        stream.packets += 1
        stream.octets += len(packet)
        if stream.kind != "video" or not payload:
            self._follow(stream, sequence)
            return
        if stream.next < 0:
            stream.next = sequence
        ahead = (sequence - stream.next) & 0xFFFF
        if ahead >= LATE or sequence in stream.waiting:
            return
        stream.waiting[sequence] = (payload, payload_type & 0x80)
        stream.missing.pop(sequence, None)
        if ahead and begins_key_frame(payload):  # nothing before it is needed any more
            stream.skip_to(sequence)
        elif ahead:
            now = self._loop.time()
            gap = [n & 0xFFFF for n in range(stream.next, stream.next + ahead)]
            new = [n for n in gap if n not in stream.waiting and n not in stream.missing]
            stream.missing |= dict.fromkeys(new, now)
            self._ask(stream, new)
        self._take(stream, at_ns)

    def _take(self, stream: Incoming, at_ns: int) -> None:
        """Decode what is there in order."""
        while (taken := stream.waiting.pop(stream.next, None)) is not None:
            payload, marker = taken
            stream.cycles += stream.next == 0xFFFF
            stream.next = (stream.next + 1) & 0xFFFF
            if stream.needs_key and begins_key_frame(payload):
                stream.needs_key = False
            if marker and not stream.needs_key:
                stream.pictures += 1
                stream.picture_at = at_ns
                self.shown(stream, at_ns)

    def _ask(self, stream: Incoming, lost: list[int]) -> None:
        if lost:
            self._tell(stream, RtcpRtpfbPacket(RTCP_RTPFB_NACK, self._own_ssrc, stream.ssrc, lost))

    def _tell(self, stream: Incoming, feedback: RtcpRtpfbPacket | RtcpPsfbPacket) -> None:
        """Feedback behind a report of its stream: Janus finds the stream by the report (RFC 4585, section 3.1)."""
        report = RtcpRrPacket(ssrc=self._own_ssrc, reports=[self._report_of(stream)])
        self.wire.tell(bytes(report) + bytes(feedback))

    def _repair(self) -> None:
        """Ask again for what is missing; after a while for a key frame instead, and go on behind the gap."""
        if self.wire.closed:
            return
        now = self._loop.time()
        for stream in self.streams.values():
            if stream.missing and now - min(stream.missing.values()) > GIVE_UP_S:
                stream.needs_key = True
                gone = [(n - stream.next) & 0xFFFF for n, since in stream.missing.items() if now - since > GIVE_UP_S]
                stream.skip_to((stream.next + max(gone) + 1) & 0xFFFF)
                self._take(stream, time.time_ns())
            elif stream.missing:
                self._ask(stream, sorted(stream.missing))
            if stream.needs_key and stream.kind == "video" and now - stream.asked > GIVE_UP_S:
                stream.asked = now
                self._tell(stream, RtcpPsfbPacket(RTCP_PSFB_PLI, self._own_ssrc, stream.ssrc))
        self._loop.call_later(ASK_AGAIN_S, self._repair)

    def _report_of(self, stream: Incoming) -> RtcpReceiverInfo:
        highest = (stream.cycles << 16 | (stream.next - 1) & 0xFFFF) & 0xFFFFFFFF
        return RtcpReceiverInfo(
            stream.ssrc, fraction_lost=0, packets_lost=0, highest_sequence=highest, jitter=20, lsr=0, dlsr=0
        )

    def _report(self) -> None:
        """As browsers do each second: what came, and that there is room for more."""
        if self.wire.closed:
            return
        reports = [self._report_of(stream) for stream in self.streams.values()]
        for first in range(0, len(reports), 31):  # RFC 3550
            self.wire.tell(bytes(RtcpRrPacket(self._own_ssrc, reports[first : first + 31])))
        pictures = [stream for stream in self.streams.values() if stream.kind == "video"]
        if pictures:
            room = pack_remb_fci(self._room_bits_per_s, [stream.ssrc for stream in pictures])
            self._tell(pictures[0], RtcpPsfbPacket(RTCP_PSFB_APP, self._own_ssrc, 0, room))
        self._loop.call_later(REPORT_EACH_S, self._report)
