"""The encrypted transport of a connection: every packet that comes or goes, without a task or a queue of its own."""

import logging
from collections.abc import Callable
from typing import Any, Protocol, cast

import pylibsrtp
from aioice.ice import CandidatePair
from aiortc.rtcdtlstransport import RTCDtlsTransport, State
from aiortc.rtp import (
    RTCP_PSFB_APP,
    RTCP_PSFB_FIR,
    RTCP_PSFB_PLI,
    RTCP_RTPFB_NACK,
    RtcpByePacket,
    RtcpPacket,
    RtcpPsfbPacket,
    RtcpRtpfbPacket,
    RtcpSrPacket,
)

from realtime.media import clock, rtp
from realtime.media.ice import MediaConnection

logger = logging.getLogger(__name__)

# A browser has one for each section, and another where it resends; what is beyond that is not looked at.
MOST_SSRCS = 32


class Incoming(Protocol):
    """What takes packets of a publisher: `receiver.Track`."""

    def take(self, packet: rtp.Packet, now: float) -> None: ...
    def take_report(self, ssrc: int, ntp: int, timestamp: int, now: float) -> None: ...
    def take_bye(self, ssrc: int) -> None: ...


class Outgoing(Protocol):
    """What sends to a listener: `sender.SlotSender`."""

    def resend(self, sequences: list[int]) -> None: ...
    def picture_lost(self) -> None: ...


class MediaTransport(RTCDtlsTransport):
    """aiortc's transport, with a synchronous way in and out for media. DTLS and its states stay aiortc's."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.is_connected = False
        self._connection = cast(MediaConnection, self.transport._connection)
        self._incoming: dict[int, Incoming] = {}
        self._by_mid: dict[str, Incoming] = {}
        self._outgoing: dict[int, Outgoing] = {}
        self._ids = rtp.ExtensionIds()
        # The way out, looked up anew only when another pair of addresses is nominated.
        self._pair: CandidatePair | None = None
        self._send: Callable[[bytes, tuple[str, int]], None] | None = None
        self._address = ("", 0)

    def add_incoming(self, track: Incoming, mid: str, ssrcs: list[int], ids: rtp.ExtensionIds) -> None:
        """Packets with these numbers, or with this section's name in them, are a track's."""
        self._by_mid[mid] = track
        for ssrc in ssrcs:
            self._incoming[ssrc] = track
        self._ids = rtp.ExtensionIds(
            ids.mid or self._ids.mid, ids.level or self._ids.level, ids.sent or self._ids.sent
        )  # shared by the sections of a bundle, each of which names those it uses

    def add_outgoing(self, sender: Outgoing, ssrc: int) -> None:
        """What the listener reports of this stream is for `sender`."""
        self._outgoing[ssrc] = sender

    def _setup_srtp(self) -> None:
        super()._setup_srtp()
        if self._rx_srtp is not None:
            self._protect = self._tx_srtp.protect
            self._connection.take_media = self._take

    def _set_state(self, state: State) -> None:
        super()._set_state(state)
        self.is_connected = state is State.CONNECTED

    async def stop(self) -> None:
        self._connection.take_media = None
        self._incoming.clear()
        self._by_mid.clear()
        self._outgoing.clear()
        await super().stop()

    # -- out -------------------------------------------------------------------------------------------------------------

    def send_packet(self, data: bytes) -> None:
        """Encrypt and send an RTP packet; dropped while there is nobody to send it to."""
        if self.is_connected:
            if self._connection._nominated.get(1) is not self._pair:
                self._follow()
            if self._send is not None:
                self._send(self._protect(data), self._address)

    def send_control(self, data: bytes) -> None:
        """The same of RTCP."""
        if self.is_connected:
            if self._connection._nominated.get(1) is not self._pair:
                self._follow()
            if self._send is not None:
                self._send(self._tx_srtp.protect_rtcp(data), self._address)

    def _follow(self) -> None:
        pair = self._pair = self._connection._nominated.get(1)
        if pair is None:
            self._send = None
        else:
            self._send, self._address = pair.protocol.transport.sendto, pair.remote_addr

    # -- in --------------------------------------------------------------------------------------------------------------

    def _take(self, data: bytes) -> None:
        if len(data) < 12:
            return
        try:
            if 191 < data[1] < 224:  # RFC 5761 §4
                for report in RtcpPacket.parse(self._rx_srtp.unprotect_rtcp(data)):
                    self._take_control(report)
                return
            plain = self._rx_srtp.unprotect(data)
        except (pylibsrtp.Error, ValueError):
            return  # forged, replayed, too long, or not what it says it is
        packet = rtp.parse(plain, self._ids)
        if packet is None:
            return
        track = self._incoming.get(packet.ssrc)
        if track is None:
            track = self._by_mid.get(packet.mid or "")
            if track is None or len(self._incoming) >= MOST_SSRCS:
                return
            self._incoming[packet.ssrc] = track
        track.take(packet, clock.now())

    def _take_control(self, report: object) -> None:
        if isinstance(report, RtcpSrPacket):
            if (track := self._incoming.get(report.ssrc)) is not None:
                info = report.sender_info
                track.take_report(report.ssrc, info.ntp_timestamp, info.rtp_timestamp, clock.now())
        elif isinstance(report, RtcpByePacket):
            for ssrc in report.sources:
                if (track := self._incoming.get(ssrc)) is not None:
                    track.take_bye(ssrc)
        elif isinstance(report, RtcpRtpfbPacket) and report.fmt == RTCP_RTPFB_NACK:
            if (sender := self._outgoing.get(report.media_ssrc)) is not None:
                sender.resend(report.lost)
        elif isinstance(report, RtcpPsfbPacket) and report.fmt != RTCP_PSFB_APP:
            ssrc = report.media_ssrc
            if report.fmt == RTCP_PSFB_FIR:  # names the stream further on (RFC 5104 §4.3.1.1)
                ssrc = int.from_bytes(report.fci[:4], "big")
            elif report.fmt != RTCP_PSFB_PLI:
                return
            if (sender := self._outgoing.get(ssrc)) is not None:
                sender.picture_lost()
