"""One stream to one listener: half of a slot. Whatever source is switched into it, the listener sees one stream."""

import random
import uuid
from collections.abc import Callable
from typing import Any

from aiortc.rtcrtpparameters import RTCRtpSendParameters
from aiortc.rtp import RtcpSenderInfo, RtcpSrPacket

from realtime.media import clock, rtp
from realtime.media.continuity import Continuity, PictureIds
from realtime.media.receiver import Track
from realtime.media.transport import MediaTransport

# Packets kept to be sent again: two seconds of 360p.
HISTORY = 512
# What a listener may have sent again of a stream in a second: a fifth of a heavy one. More than that is no mending.
MOST_RESENT = 200

RATE = {"audio": 48000, "video": 90000}
# The least that time advances from one source to the next: a packet of sound (20 ms), a picture of a fast camera (10 ms).
STEP = {"audio": 960, "video": 900}


def _nothing() -> None:
    pass


class SlotSender:
    """A sender, as aiortc's peer connection expects one, that encodes nothing."""

    def __init__(self, kind: str, transport: MediaTransport) -> None:
        self.kind = kind
        self.transport = transport
        self.source: Track | None = None
        self.held = False  # more speak at once than a listener is sent, and this source is not among them
        self.is_open = False
        self.contend: Callable[[], None] = _nothing  # its source begins or ceases to speak: who of them is heard?
        self.track = None
        self._enabled = True
        # A mathematical guess of them wins an attacker nothing: packets are authenticated.
        self._ssrc = random.getrandbits(32)
        self._rtx_ssrc = random.getrandbits(32)
        self._stream_id = self._track_id = str(uuid.uuid4())
        self.cname = ""
        self._type = 0
        self._level_id = 0
        self._continuity = Continuity(RATE[kind], STEP[kind], random.getrandbits(15), random.getrandbits(32))
        self._pictures = PictureIds(random.getrandbits(14), random.getrandbits(8)) if kind == "video" else None
        self._anchored = self._paused = False
        self._history: dict[int, tuple[int, bytes, bytes]] = {}  # place: outgoing number, head, the source's payload
        self._resent = 0
        self._packets = self._bytes = 0

    # -- what aiortc calls -----------------------------------------------------------------------------------------------

    def setTransport(self, transport: MediaTransport) -> None:
        self.transport = transport

    async def send(self, parameters: RTCRtpSendParameters) -> None:
        if self.is_open:
            return
        self._type = parameters.codecs[0].payloadType or 0
        self.cname = parameters.rtcp.cname or ""
        self._level_id = rtp.ExtensionIds.of({each.uri: each.id for each in parameters.headerExtensions}).level
        self.transport.add_outgoing(self, self._ssrc)
        self.is_open = True
        if self.source is not None and self.kind == "video":
            self.source.want_key_frame()

    async def stop(self) -> None:
        self.switch(None)
        self.is_open = False

    # -- sources ---------------------------------------------------------------------------------------------------------

    def switch(self, source: Track | None) -> None:
        """From now on the listener is sent this source, or nothing. The same source again changes nothing."""
        if source is self.source:
            return
        if self.source is not None:
            self.source.detach(self)
        self.source = source
        self.held = False
        self.restart()
        if source is not None:
            source.attach(self)
        else:
            self._history.clear()

    def hold(self, held: bool) -> None:
        """Leave a voice out, or no longer, without forgetting its place."""
        if held and not self.held:
            self.pause()
        self.held = held

    def pause(self) -> None:
        """Packets are left out from here on. Sound goes on under the next number; pictures with a key frame."""
        if self._pictures is None:
            self._paused = True
        else:
            self._anchored = False

    def restart(self) -> None:
        """The next packet is the first of a source."""
        self._anchored = False

    def forward(self, packet: rtp.Packet, now: float) -> None:
        """Send a source's packet on under this stream's numbers."""
        if self.held or not self.is_open:
            return
        continuity = self._continuity
        begins = not self._anchored
        if begins:
            if not self._begin(packet, now):
                return
        elif self._paused:
            continuity.resume(packet.sequence)
        self._paused = False
        placed = continuity.place(packet.sequence, packet.timestamp)
        if placed is None:
            return
        sequence, timestamp = placed
        if self._pictures is None:
            data = self._sound(packet, sequence, timestamp)
        else:
            head = rtp.pack_header(0x80, packet.marker | self._type, sequence, timestamp, self._ssrc)
            if packet.picture is not None:
                head += self._pictures.place(packet.picture)
            self._history[sequence & (HISTORY - 1)] = (sequence, head, packet.payload)
            data = head + packet.payload
        self.transport.send_packet(data)
        self._packets += 1
        self._bytes += len(data) - rtp.HEADER_BYTES
        if begins and (report := self.report(now)) is not None:
            self.transport.send_control(report)

    def _begin(self, packet: rtp.Packet, now: float) -> bool:
        """Fix the numbers of a new source at its first packet; pictures begin with a key frame."""
        source = self.source
        if source is None:
            return False
        if self._pictures is not None:
            if packet.picture is None or not packet.picture.starts_key_frame:
                return False
            self._pictures.anchor(packet.picture)
        self._continuity.anchor(packet.sequence, packet.timestamp, source.captured_at(packet.timestamp, now))
        self._anchored = True
        return True

    def _sound(self, packet: rtp.Packet, sequence: int, timestamp: int) -> bytes:
        if packet.level is None or not self._level_id:
            return rtp.pack_header(0x80, packet.marker | self._type, sequence, timestamp, self._ssrc) + packet.payload
        if not packet.tail:  # the same for all: the worker offers each of them the same numbers
            packet.tail = rtp.level_extension(self._level_id, packet.level) + packet.payload
        return rtp.pack_header(0x90, packet.marker | self._type, sequence, timestamp, self._ssrc) + packet.tail

    # -- what the listener says ------------------------------------------------------------------------------------------

    def resend(self, sequences: list[int]) -> None:
        """Send again what the listener misses and is still here, under the same numbers."""
        for sequence in sequences:
            kept = self._history.get(sequence & (HISTORY - 1))
            if kept is not None and kept[0] == sequence and self._resent < MOST_RESENT:
                self._resent += 1
                self.transport.send_packet(kept[1] + kept[2])

    def picture_lost(self) -> None:
        """The listener cannot go on without a key frame."""
        if self.source is not None and self._anchored:
            self.source.want_key_frame()

    # -- reports ---------------------------------------------------------------------------------------------------------

    def report(self, now: float) -> bytes | None:
        """A sender report on the worker's clock, once a second and at a switch: it binds sound and picture. None: nothing
        is being sent.
        """
        self._resent = 0
        if self.source is None or not self._anchored or not self.is_open:
            return None
        info = RtcpSenderInfo(
            ntp_timestamp=clock.to_ntp(now),
            rtp_timestamp=self._continuity.moved(self.source.timestamp_at(now)),
            packet_count=self._packets & 0xFFFFFFFF,
            octet_count=self._bytes & 0xFFFFFFFF,
        )
        return bytes(RtcpSrPacket(ssrc=self._ssrc, sender_info=info))


def make_sender(track_or_kind: Any, transport: MediaTransport) -> SlotSender:
    """In the place of `RTCRtpSender(track or kind, transport)`; a worker has no tracks."""
    return SlotSender(track_or_kind, transport)
