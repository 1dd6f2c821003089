"""One thing that a publisher sends: taken as it comes, reported on, asked for anew, and handed to whoever is to get it."""

import asyncio
from typing import Any, Protocol

from aiortc.rtcrtpparameters import RTCRtpReceiveParameters
from aiortc.rtp import RTCP_PSFB_PLI, RTCP_RTPFB_NACK, RtcpPsfbPacket, RtcpReceiverInfo, RtcpRtpfbPacket

from realtime.media import clock, rtp, vp8
from realtime.media.api import Kind
from realtime.media.bandwidth import Bandwidth
from realtime.media.reception import Missing, Reception
from realtime.media.speakers import Voice
from realtime.media.transport import MediaTransport

# A browser does not answer a request for a key frame that comes sooner after the last (libwebrtc).
KEY_FRAME_EVERY_S = 0.3
# A camera from which nothing came for this long is off: it is asked when something comes.
STILL_S = 1.0


class Listening(Protocol):
    """Who is sent a track: a slot."""

    def forward(self, packet: rtp.Packet, now: float) -> None: ...
    def pause(self) -> None: ...
    def restart(self) -> None: ...
    def contend(self) -> None: ...


class SourceClock:
    """How a publisher's clock differs from the worker's, for its sound and pictures together (lip-sync).

    The least of (arrival - what the sender report says) over the last reports: the one that was least delayed.
    """

    KEPT = 32

    def __init__(self) -> None:
        self._differences: list[float] = []
        self.difference: float | None = None  # s

    def add(self, ntp: int, now: float) -> None:
        self._differences.append(now - clock.from_ntp(ntp))
        del self._differences[: -self.KEPT]
        self.difference = min(self._differences)


class Publishing:
    """What the tracks of one publishing connection share."""

    def __init__(self) -> None:
        self.clock = SourceClock()
        self.bandwidth: Bandwidth | None = None  # from the first picture on: it is the heaviest of what a link holds


class Track:
    """A receiver, as aiortc's peer connection expects one, that decodes nothing.

    `allowed`: whether what comes is passed on; the rest is dropped on arrival.
    """

    def __init__(self, kind: str, transport: MediaTransport) -> None:
        self.kind = kind
        self.transport = transport
        self.name: Kind | None = None  # what it is of its publisher; None on the receiving side, where nothing comes
        self.publishing = Publishing()
        self.allowed = False
        self.listeners: list[Listening] = []
        self.voice = Voice() if kind == "audio" else None
        self.ssrc: int | None = None
        self._track: Any = None  # aiortc's; nobody reads it
        self._enabled = True
        self._own_ssrc = 0
        self._media_type = self._repair_type = -1  # payload types; the second carries packets that are sent again
        self._rate = 48000 if kind == "audio" else 90000
        self._reception: Reception | None = None
        self._missing = Missing()
        self._reported: tuple[int, float, int] | None = None  # NTP time, when it came (s), timestamp of the last report
        self._came: tuple[float, int] = (0.0, 0)  # when the last packet came (s), and its timestamp
        self._asking: asyncio.TimerHandle | None = None
        self._key_frame_wanted = False

    # -- what aiortc calls -----------------------------------------------------------------------------------------------

    @property
    def track(self) -> Any:
        return self._track

    def setTransport(self, transport: MediaTransport) -> None:
        self.transport = transport

    def _set_rtcp_ssrc(self, ssrc: int) -> None:
        self._own_ssrc = ssrc

    async def receive(self, parameters: RTCRtpReceiveParameters) -> None:
        if self._media_type >= 0:
            return
        for codec in parameters.codecs:
            number = codec.payloadType if codec.payloadType is not None else -1
            if codec.name.lower() == "rtx":
                self._repair_type = number
            elif self._media_type < 0:
                self._media_type, self._rate = number, codec.clockRate
        ssrcs = [encoding.ssrc for encoding in parameters.encodings]
        ssrcs += [encoding.rtx.ssrc for encoding in parameters.encodings if encoding.rtx]
        ids = rtp.ExtensionIds.of({extension.uri: extension.id for extension in parameters.headerExtensions})
        self.transport.add_incoming(self, parameters.muxId, ssrcs, ids)

    async def stop(self) -> None:
        self._media_type = self._repair_type = -1
        self._key_frame_wanted = False
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    # -- who is sent it --------------------------------------------------------------------------------------------------

    def attach(self, listener: Listening) -> None:
        if not self.listeners:
            self._missing = Missing()  # what was lost while nobody looked is not asked for
        self.listeners = [*self.listeners, listener]  # a new list: `take` may be going through the old one
        if self.kind == "video":
            self.want_key_frame()

    def detach(self, listener: Listening) -> None:
        self.listeners = [other for other in self.listeners if other is not listener]

    def allow(self, allowed: bool) -> None:
        """Whether the publisher may be heard or seen from now on. Listeners begin anew where it goes on."""
        if allowed == self.allowed:
            return
        self.allowed = allowed
        self._missing = Missing()
        for listener in self.listeners:
            listener.restart()
        if allowed and self.listeners and self.kind == "video":
            self.want_key_frame()

    # -- packets ---------------------------------------------------------------------------------------------------------

    def take(self, packet: rtp.Packet, now: float) -> None:
        if packet.payload_type == self._media_type:
            if packet.ssrc != self.ssrc:
                self._begin(packet.ssrc)
            assert self._reception is not None
            self._reception.add(packet.sequence, packet.timestamp, now)
            self._came = (now, packet.timestamp)
        elif packet.payload_type != self._repair_type or self.ssrc is None:
            return
        if packet.sent is not None and self.allowed:
            self._estimate(packet, now)
        if not self.allowed:
            return
        if self.voice is not None:
            self._take_sound(packet, self.voice, now)
        elif self.listeners:
            self._take_picture(packet, now)

    def _begin(self, ssrc: int) -> None:
        self.ssrc = ssrc
        self._reception = Reception(self._rate)
        self._missing = Missing()
        self._reported = None
        for listener in self.listeners:
            listener.restart()
        if self._key_frame_wanted and self._asking is None:
            self._ask_key_frame()

    def _take_sound(self, packet: rtp.Packet, voice: Voice, now: float) -> None:
        before = voice.heard
        heard = voice.add(packet.level, now)
        if heard != before:
            for listener in self.listeners:
                listener.contend()
        if heard:
            for listener in self.listeners:
                listener.forward(packet, now)
        elif before:
            for listener in self.listeners:
                listener.pause()

    def _take_picture(self, packet: rtp.Packet, now: float) -> None:
        payload = packet.payload
        if packet.payload_type == self._repair_type:  # RFC 4588 §4
            if len(payload) < 2:
                return  # probes the path
            packet.sequence = payload[0] << 8 | payload[1]
            packet.payload = payload = payload[2:]
        if not self._missing.add(packet.sequence):
            return
        if asked := self._missing.to_ask(now):
            request = RtcpRtpfbPacket(RTCP_RTPFB_NACK, self._own_ssrc, self.ssrc or 0, asked)
            self.transport.send_control(bytes(request))
        if payload:  # without: a probe among the pictures, which keeps its number
            picture = vp8.parse(payload)
            if picture is None:
                return
            packet.picture = picture
            packet.payload = payload[picture.size :]
            if picture.starts_key_frame:
                self._key_frame_wanted = False
            elif self._key_frame_wanted and self._asking is None:
                self._ask_key_frame()  # the camera was off when it was wanted
        for listener in self.listeners:
            listener.forward(packet, now)

    def _estimate(self, packet: rtp.Packet, now: float) -> None:
        bandwidth = self.publishing.bandwidth
        if bandwidth is None:
            bandwidth = self.publishing.bandwidth = Bandwidth()
        if (told := bandwidth.add(packet, now, self._own_ssrc)) is not None:
            self.transport.send_control(told)

    # -- key frames ------------------------------------------------------------------------------------------------------

    def want_key_frame(self) -> None:
        """Ask for a picture that needs no other, at most every `KEY_FRAME_EVERY_S`, until one comes."""
        self._key_frame_wanted = True
        if self._asking is None and self.ssrc is not None:
            self._ask_key_frame()

    def _ask_key_frame(self) -> None:
        self._asking = None
        if not self._key_frame_wanted or self._media_type < 0 or not self.listeners:
            return
        if clock.now() - self._came[0] > STILL_S:
            return
        assert self.ssrc is not None
        self.transport.send_control(bytes(RtcpPsfbPacket(RTCP_PSFB_PLI, self._own_ssrc, self.ssrc)))
        self._asking = asyncio.get_running_loop().call_later(KEY_FRAME_EVERY_S, self._ask_key_frame)

    # -- reports ---------------------------------------------------------------------------------------------------------

    def take_report(self, ssrc: int, ntp: int, timestamp: int, now: float) -> None:
        """A sender report came: this timestamp is that time of the publisher's clock."""
        if ssrc == self.ssrc:
            self._reported = (ntp, now, timestamp)
            self.publishing.clock.add(ntp, now)

    def take_bye(self, ssrc: int) -> None:
        """The stream ended; another may follow in its place."""
        if ssrc == self.ssrc:
            for listener in self.listeners:
                listener.pause()

    def report(self, now: float) -> RtcpReceiverInfo | None:
        """What to tell the publisher of the last second; None if nothing ever came."""
        if self._reception is None or self.ssrc is None:
            return None
        last, delay = 0, 0
        if self._reported is not None:
            last = self._reported[0] >> 16 & 0xFFFFFFFF
            delay = min(int((now - self._reported[1]) * 65536), 0xFFFFFFFF)
        reception = self._reception
        return RtcpReceiverInfo(
            ssrc=self.ssrc,
            fraction_lost=reception.fraction_lost(),
            packets_lost=reception.lost,
            highest_sequence=reception.highest & 0xFFFFFFFF,
            jitter=reception.jitter,
            lsr=last,
            dlsr=delay,
        )

    # -- time ------------------------------------------------------------------------------------------------------------

    def captured_at(self, timestamp: int, now: float) -> float:
        """When something was captured, on the worker's clock (s): from the last report, or else when it came."""
        difference = self.publishing.clock.difference
        if self._reported is None or difference is None:
            return now
        ntp, _, reported = self._reported
        return clock.from_ntp(ntp) + difference + rtp.timestamp_distance(timestamp, reported) / self._rate

    def timestamp_at(self, now: float) -> int:
        """The publisher's timestamp of this moment."""
        at, timestamp = self._came
        return (timestamp + round((now - self.captured_at(timestamp, at)) * self._rate)) & 0xFFFFFFFF
