"""RTP packets (RFC 3550) as a forwarder needs them: read once when they come, written by hand for each listener.

Only what is used is read. A general parser (aiortc's) costs about four times as much for each packet.
"""

from dataclasses import dataclass
from struct import Struct

from realtime.media import vp8

_HEADER = Struct("!BBHII")
pack_header = _HEADER.pack
_unpack_header = _HEADER.unpack_from
HEADER_BYTES = 12

ONE_BYTE_EXTENSIONS = 0xBEDE  # RFC 8285 §4.2
MID = "urn:ietf:params:rtp-hdrext:sdes:mid"
AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"  # RFC 6464
ABS_SEND_TIME = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"


def forward_distance(new: int, old: int) -> int:
    """How far a sequence number (16 bits) is ahead of another: -32768 to 32767."""
    return ((new - old + 0x8000) & 0xFFFF) - 0x8000


def timestamp_distance(new: int, old: int) -> int:
    """The same of timestamps (32 bits)."""
    return ((new - old + 0x80000000) & 0xFFFFFFFF) - 0x80000000


@dataclass(frozen=True, slots=True)
class ExtensionIds:
    """The numbers under which header extensions were agreed; 0: not agreed."""

    mid: int = 0
    level: int = 0
    sent: int = 0

    @classmethod
    def of(cls, agreed: dict[str, int]) -> "ExtensionIds":
        """From URIs to numbers, as negotiated."""
        return cls(agreed.get(MID, 0), agreed.get(AUDIO_LEVEL, 0), agreed.get(ABS_SEND_TIME, 0))


class Packet:
    """A packet that came. `level`: loudness in -dBov (0 loudest, 127 silent); `sent`: abs-send-time (1/2¹⁸ s, 24 bits)."""

    __slots__ = (
        "level",
        "marker",
        "mid",
        "payload",
        "payload_type",
        "picture",
        "sent",
        "sequence",
        "size",
        "ssrc",
        "tail",
        "timestamp",
    )

    payload: bytes
    picture: vp8.Descriptor | None  # set by who knows that the payload is VP8; `payload` is then what follows it
    level: int | None
    tail: bytes  # of a sound: extension and payload as sent on, made for the first listener
    sent: int | None
    mid: str | None

    def __init__(self, payload_type: int, marker: int, sequence: int, timestamp: int, ssrc: int, size: int) -> None:
        self.payload_type = payload_type
        self.marker = marker  # 0 or 128, in its place beside the payload type
        self.sequence = sequence
        self.timestamp = timestamp
        self.ssrc = ssrc
        self.size = size  # bytes on the wire, without SRTP's tag
        self.level = self.sent = self.mid = self.picture = None
        self.tail = b""


def parse(data: bytes, ids: ExtensionIds) -> Packet | None:
    """Read a packet; None if it is not well formed. `payload` may be empty (padding that probes the path)."""
    size = len(data)
    if size < HEADER_BYTES or data[0] >> 6 != 2:
        return None
    first, second, sequence, timestamp, ssrc = _unpack_header(data)
    packet = Packet(second & 0x7F, second & 0x80, sequence, timestamp, ssrc, size)
    at = HEADER_BYTES + 4 * (first & 0x0F)
    if first & 0x10 and size >= at + 4:
        start = at + 4
        at = start + 4 * (data[at + 2] << 8 | data[at + 3])
        if size >= at and data[start - 4] << 8 | data[start - 3] == ONE_BYTE_EXTENSIONS:
            _read_extensions(packet, data, start, at, ids)
    end = size - data[-1] if first & 0x20 else size
    if not at <= end:
        return None
    packet.payload = data[at:end]
    return packet


def _read_extensions(packet: Packet, data: bytes, at: int, end: int, ids: ExtensionIds) -> None:
    while at < end:
        head = data[at]
        if head == 0:  # padding
            at += 1
            continue
        number, stop = head >> 4, at + 2 + (head & 0x0F)
        if number == 15 or stop > end:
            return
        if number == ids.level:
            packet.level = data[at + 1] & 0x7F
        elif number == ids.sent and stop - at == 4:
            packet.sent = data[at + 1] << 16 | data[at + 2] << 8 | data[at + 3]
        elif number == ids.mid:
            packet.mid = data[at + 1 : stop].decode("ascii", "replace")
        at = stop


def level_extension(number: int, level: int) -> bytes:
    """The extension block of a packet that carries its loudness alone."""
    return bytes((0xBE, 0xDE, 0, 1, number << 4, level, 0, 0))
