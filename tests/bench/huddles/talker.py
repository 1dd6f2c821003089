"""Who sends: the clip over a `Wire`, with sender reports, retransmissions and key frames on request."""

import asyncio
import random
import struct
import time

from aiortc.codecs import is_rtx
from aiortc.rtp import (
    RTCP_PSFB_FIR,
    RTCP_PSFB_PLI,
    RtcpPacket,
    RtcpPsfbPacket,
    RtcpRtpfbPacket,
    RtcpSdesPacket,
    RtcpSenderInfo,
    RtcpSourceInfo,
    RtcpSrPacket,
)

from tests.bench.huddles.clip import AUDIO_RATE, AUDIO_SAMPLES, FRAMES_PER_S, VIDEO_TICKS, Clip
from tests.bench.huddles.wire import Sender, Wire

HISTORY = 1024
REPORT_EACH_S = 1.0
KEY_FRAME_AT_MOST_EACH_S = 0.3  # as libwebrtc
LEVEL_URI = "urn:ietf:params:rtp-hdrext:ssrc-audio-level"
SEND_TIME_URI = "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time"
NTP_EPOCH_S = 2_208_988_800  # 1970 in seconds since 1900
SPEAKS = 0x80 | 30  # voice, at −30 dBov (RFC 6464)
TAIL = 8

Sent = dict[bytes, int]  # the last bytes of a payload, which nobody rewrites: when it was sent, ns


def _extension(number: int | None, value: bytes) -> bytes:
    """A block of one-byte header extensions (RFC 8285) with one in it; empty without a number."""
    if number is None:
        return b""
    body = bytes([number << 4 | (len(value) - 1)]) + value
    body += bytes(-len(body) % 4)
    return struct.pack("!HH", 0xBEDE, len(body) // 4) + body


class Stream:
    """One outgoing RTP stream."""

    def __init__(self, wire: Wire, sender: Sender, sent: Sent) -> None:
        parameters = sender.parameters
        assert parameters is not None
        self.ssrc, self.rtx_ssrc = sender._ssrc, sender._rtx_ssrc
        self.payload_type: int = parameters.codecs[0].payloadType or 0
        self.rtx_type = next((codec.payloadType for codec in parameters.codecs if is_rtx(codec)), None)
        self.extensions = {extension.uri: extension.id for extension in parameters.headerExtensions}
        self.timestamp = random.getrandbits(31)
        self.packets = self.octets = 0
        self._wire, self._sent = wire, sent
        self._sequence = random.getrandbits(15)
        self._rtx_sequence = random.getrandbits(15)
        self._history: dict[int, bytes] = {}

    def send(self, payload: bytes, *, marker: bool, extension: bytes) -> None:
        first = 0x90 if extension else 0x80
        kind = self.payload_type | 0x80 if marker else self.payload_type
        header = struct.pack("!BBHLL", first, kind, self._sequence, self.timestamp, self.ssrc)
        packet = header + extension + payload
        self._history[self._sequence % HISTORY] = packet
        self._sequence = (self._sequence + 1) & 0xFFFF
        self.packets += 1
        self.octets += len(payload)
        self._sent[payload[-TAIL:]] = self._wire.send(packet)

    def send_again(self, sequence: int) -> None:
        """As RFC 4588 where it was agreed, else the same packet."""
        packet = self._history.get(sequence % HISTORY)
        if packet is None or packet[2:4] != struct.pack("!H", sequence):
            return
        if self.rtx_type is not None:
            body = 12 + (4 + 4 * struct.unpack_from("!H", packet, 14)[0] if packet[0] & 0x10 else 0)
            kind = self.rtx_type | packet[1] & 0x80
            header = packet[:1] + struct.pack("!BH", kind, self._rtx_sequence) + packet[4:8]
            header += struct.pack("!L", self.rtx_ssrc) + packet[12:body]
            packet = header + packet[2:4] + packet[body:]
            self._rtx_sequence = (self._rtx_sequence + 1) & 0xFFFF
        self._wire.send(packet)

    def report(self) -> None:
        now = time.time() + NTP_EPOCH_S
        info = RtcpSenderInfo(
            ntp_timestamp=int(now * (1 << 32)),
            rtp_timestamp=self.timestamp,
            packet_count=self.packets,
            octet_count=self.octets & 0xFFFFFFFF,
        )
        name = RtcpSdesPacket(chunks=[RtcpSourceInfo(ssrc=self.ssrc, items=[(1, b"talker")])])
        self._wire.tell(bytes(RtcpSrPacket(ssrc=self.ssrc, sender_info=info)) + bytes(name))


class Talker:
    """Sends a voice and a face over a connected wire until that is closed: the first two sections.

    `sent` notes when each payload was last sent.
    """

    def __init__(self, wire: Wire, clip: Clip, sent: Sent) -> None:
        voice, face = (transceiver.sender for transceiver in wire.connection.getTransceivers()[:2])
        assert isinstance(voice, Sender)
        assert isinstance(face, Sender)
        self.wire, self._clip = wire, clip
        self._voice, self._face = Stream(wire, voice, sent), Stream(wire, face, sent)
        self._loop = asyncio.get_running_loop()
        self._start = self._loop.time() + random.random() / FRAMES_PER_S
        self._sounds = self._pictures = self._at = 0
        self._picture = random.getrandbits(14)
        self._key_frame = self._start
        self._level = _extension(self._voice.extensions.get(LEVEL_URI), bytes([SPEAKS]))
        wire.told = self._told
        self._loop.call_at(self._start, self._speak)
        self._loop.call_at(self._start, self._show)
        self._loop.call_at(self._start, self._report)

    def packets(self, kind: str) -> int:
        return (self._voice if kind == "audio" else self._face).packets

    def _speak(self) -> None:
        if self.wire.closed:
            return
        audio = self._clip.audio
        self._voice.send(audio[self._sounds % len(audio)], marker=self._sounds == 0, extension=self._level)
        self._voice.timestamp = (self._voice.timestamp + AUDIO_SAMPLES) & 0xFFFFFFFF
        self._sounds += 1
        self._loop.call_at(self._start + self._sounds * AUDIO_SAMPLES / AUDIO_RATE, self._speak)

    def _show(self) -> None:
        if self.wire.closed:
            return
        payloads = self._clip.video[self._at]
        self._at = (self._at + 1) % len(self._clip.video)
        send_time = (time.time_ns() * (1 << 18) // 1_000_000_000) & 0xFFFFFF
        extension = _extension(self._face.extensions.get(SEND_TIME_URI), send_time.to_bytes(3, "big"))
        picture = struct.pack("!H", 0x8000 | self._picture)
        for payload in payloads:
            numbered = payload[:2] + picture + payload[4:]
            self._face.send(numbered, marker=payload is payloads[-1], extension=extension)
        self._picture = (self._picture + 1) & 0x7FFF
        self._pictures += 1
        self._face.timestamp = (self._face.timestamp + VIDEO_TICKS) & 0xFFFFFFFF
        self._loop.call_at(self._start + self._pictures / FRAMES_PER_S, self._show)

    def _report(self) -> None:
        if self.wire.closed:
            return
        self._voice.report()
        self._face.report()
        self._loop.call_later(REPORT_EACH_S, self._report)

    def _told(self, data: bytes) -> None:
        for packet in RtcpPacket.parse(data):
            if isinstance(packet, RtcpRtpfbPacket) and packet.media_ssrc == self._face.ssrc:
                for sequence in packet.lost:
                    self._face.send_again(sequence)
            elif isinstance(packet, RtcpPsfbPacket) and packet.fmt in {RTCP_PSFB_PLI, RTCP_PSFB_FIR}:
                now = self._loop.time()
                if now - self._key_frame >= KEY_FRAME_AT_MOST_EACH_S:
                    self._key_frame, self._at = now, 0
