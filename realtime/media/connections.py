"""The two connections of a link: one that its person publishes on, and one on which they are sent what they hear and see."""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Literal

from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCRtpSender, RTCSessionDescription
from aiortc.exceptions import InvalidStateError
from aiortc.rtp import RtcpRrPacket, RtcpSdesPacket, RtcpSourceInfo

from realtime.media import clock
from realtime.media.api import LOUDEST, MEDIA_ORDER, SLOTS, Kind
from realtime.media.ice import without_candidates
from realtime.media.receiver import Publishing, Track
from realtime.media.sender import SlotSender
from realtime.media.speakers import loudest
from realtime.media.transport import MediaTransport

# From a description to a connection; a browser that did not come in this time does not come.
CONNECT_WITHIN_S = 20
# Of `MEDIA_ORDER`.
SECTIONS = ("audio", "video", "video", "audio")
CNAME = 1  # RFC 3550 §6.5

State = Literal["connecting", "connected", "ended"]


class BadDescriptionError(ValueError):
    """A session description that cannot be answered."""


class Peer(RTCPeerConnection):
    """aiortc's, which may be closed while it connects: aiortc then raises in a task of its own that nobody awaits."""

    async def _RTCPeerConnection__connect(self) -> None:  # as the language spells a name of that class alone
        with suppress(InvalidStateError):
            await super()._RTCPeerConnection__connect()  # type: ignore[misc]


class Side:
    """What both have in common: an aiortc peer connection and how it is going.

    `on_state` is called when it comes up and when it ends, whoever ended it; then `close` is called by whoever hears it.
    """

    def __init__(self, on_state: Callable[["Side"], None]) -> None:
        self.peer = Peer(RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self.state: State = "connecting"
        self._on_state = on_state
        self._patience = asyncio.get_running_loop().call_later(CONNECT_WITHIN_S, self._end)
        self.peer.on("connectionstatechange", self._look)

    def _look(self) -> None:
        if self.peer.connectionState in ("failed", "closed"):
            self._end()
        elif self.peer.connectionState == "connected" and self.state == "connecting":
            self._patience.cancel()
            self.state = "connected"
            self._on_state(self)

    def _end(self) -> None:
        self._patience.cancel()
        if self.state != "ended":
            self.state = "ended"
            self._on_state(self)

    async def close(self) -> None:
        """Free all that it holds: socket, timers, tasks. Idempotent."""
        self._end()
        await self.peer.close()

    async def _take(self, kind: Literal["offer", "answer"], sdp: str) -> None:
        """Set the browser's description. Raises BadDescriptionError."""
        for needed in ("a=fingerprint:", "a=ice-ufrag:", "a=ice-pwd:", "a=setup:"):
            if needed not in sdp:
                raise BadDescriptionError(f"no {needed[2:-1]} in the description")
        try:
            await self.peer.setRemoteDescription(RTCSessionDescription(sdp=without_candidates(sdp), type=kind))
        except Exception as error:
            # aiortc's parser answers nonsense with whatever it stumbles on, and its own errors share no class.
            raise BadDescriptionError(f"{type(error).__name__}: {error}") from error


def sections(sdp: str) -> list[str]:
    """The kinds of a description's sections, in order."""
    return re.findall(r"^m=([a-z]+) ", sdp, re.MULTILINE)


class Publisher(Side):
    """What a person sends. `tracks`: by what it is; those that are not allowed, or silent, are there too."""

    def __init__(self, on_state: Callable[[Side], None]) -> None:
        super().__init__(on_state)
        self.offer = self.answer = ""
        self.tracks: dict[Kind, Track] = {}
        self.publishing = Publishing()

    async def accept(self, offer: str) -> str:
        """The answer to a browser's offer. Raises BadDescriptionError."""
        kinds = sections(offer)
        if not kinds or tuple(kinds) != SECTIONS[: len(kinds)]:
            raise BadDescriptionError(f"sections are {', '.join(kinds)}, not {', '.join(SECTIONS)}")
        await self._take("offer", offer)
        for name, transceiver in zip(MEDIA_ORDER, self.peer.getTransceivers(), strict=False):
            track = transceiver.receiver
            assert isinstance(track, Track)
            track.name = name
            track.publishing = self.publishing
            self.tracks[name] = track
        await self.peer.setLocalDescription(await self.peer.createAnswer())
        self.offer, self.answer = offer, self.peer.localDescription.sdp
        return self.answer

    def report(self, now: float) -> None:
        """Tell the browser how its streams came; once a second."""
        reports = [report for track in self.tracks.values() if (report := track.report(now)) is not None]
        if reports:
            transceiver = self.peer.getTransceivers()[0]
            packet = RtcpRrPacket(ssrc=transceiver.sender._ssrc, reports=reports)
            transport = transceiver.receiver.transport
            assert isinstance(transport, MediaTransport)
            transport.send_control(bytes(packet))


class Receiving(Side):
    """What a person is sent: `SLOTS` pairs of sound and picture, empty or not."""

    def __init__(self, on_state: Callable[[Side], None]) -> None:
        super().__init__(on_state)
        self.offer = self.answer = ""
        self.sounds: list[SlotSender] = []
        self.pictures: list[SlotSender] = []
        self._holding = False

    async def propose(self) -> str:
        """The offer to a browser."""
        for kind, senders in (("audio", self.sounds), ("video", self.pictures)):
            for number in range(SLOTS):
                transceiver = self.peer.addTransceiver(kind, direction="sendonly")
                sender = transceiver.sender
                assert isinstance(sender, SlotSender)
                # One stream for both: the browser then keeps lips and voice together.
                sender._stream_id, sender._track_id = f"slot{number}", f"{kind}{number}"
                sender.contend = self.choose_voices
                # VP8 without a second stream to resend on: 12 fewer of them.
                transceiver.setCodecPreferences(RTCRtpSender.getCapabilities(kind).codecs[:1])
                senders.append(sender)
        await self.peer.setLocalDescription(await self.peer.createOffer())
        self.offer = self.peer.localDescription.sdp
        return self.offer

    async def conclude(self, answer: str) -> None:
        """Take the browser's answer. Raises BadDescriptionError."""
        if sections(answer) != ["audio"] * SLOTS + ["video"] * SLOTS:
            raise BadDescriptionError("the answer has other sections than the offer")
        await self._take("answer", answer)
        self.answer = answer

    def choose_voices(self) -> None:
        """Hold all but the loudest back when more speak at once than anyone follows."""
        voices = [
            (sound, sound.source.voice)
            for sound in self.sounds
            if sound.source is not None and sound.source.voice is not None and sound.source.name == "microphone"
        ]
        now = clock.now()
        if sum(voice.speaks(now) for _, voice in voices) <= LOUDEST and not self._holding:
            return
        chosen = loudest(((voice, not sound.held) for sound, voice in voices), now)
        for sound, voice in voices:
            sound.hold(voice.speaks(now) and voice not in chosen)
        self._holding = any(sound.held for sound, _ in voices)

    def report(self, now: float) -> None:
        """Tell the browser what time its streams are at; once a second, all in one packet."""
        reports = [report for sender in self.sounds + self.pictures if (report := sender.report(now)) is not None]
        if reports:
            name = RtcpSourceInfo(ssrc=self.sounds[0]._ssrc, items=[(CNAME, self.sounds[0].cname.encode())])
            self.sounds[0].transport.send_control(b"".join(reports) + bytes(RtcpSdesPacket(chunks=[name])))
        if self._holding:
            self.choose_voices()
