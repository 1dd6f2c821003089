"""People of the worker's tests: a browser each, and peers of aiortc where no browser is needed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from aiortc import RTCBundlePolicy, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import AudioStreamTrack, MediaStreamError, VideoStreamTrack
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.media import MediaWorker

SCRIPT = (Path(__file__).parent / "page.js").read_text()
DEVICES = (
    "--disable-gpu",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
)
WITHIN_MS = 30_000


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *DEVICES])
        try:
            yield browser
        finally:
            await browser.close()


class Person:
    """Someone with a browser, who is in the room `room` of a worker under the name of their link."""

    def __init__(self, worker: MediaWorker, page: Page, link: str) -> None:
        self.worker = worker
        self.page = page
        self.link = link

    @classmethod
    async def come(cls, worker: MediaWorker, browser: Browser, link: str) -> "Person":
        page = await (await browser.new_context()).new_page()
        page.set_default_timeout(WITHIN_MS)
        await page.goto(f"{worker.url}/health")  # a page of a loopback address may use devices
        await page.add_script_tag(content=SCRIPT)
        return cls(worker, page, link)

    async def publish(self, **what: Any) -> None:
        offer = await self.page.evaluate("publish", what)
        answer = await self.worker.put(f"/rooms/room/links/{self.link}/publisher", {"sdp": offer})
        await self.page.evaluate("published", answer["sdp"])
        await self.until("publishing.connectionState === 'connected'")

    async def receive(self) -> None:
        offer = await self.worker.put(f"/rooms/room/links/{self.link}/receiver")
        answer = await self.page.evaluate("receive", offer["sdp"])
        await self.worker.put(f"/rooms/room/links/{self.link}/receiver/answer", {"sdp": answer})
        await self.until("receiving.connectionState === 'connected'")

    async def until(self, condition: str) -> None:
        """Wait until something is true in the page; says what slot 0 is like when it does not become so."""
        try:
            await self.page.wait_for_function(condition, timeout=WITHIN_MS)
        except Exception as error:
            seen = await self.page.evaluate("window.slots && [colourOf('slot0'), pitchOf('slot0')]")
            raise AssertionError(f"{condition}: never; slot 0 is {seen}\n{self.worker.log()}") from error

    async def sees(self, slot: int, colour: str) -> None:
        await self.until(f"colourOf('slot{slot}') === '{colour}'")

    async def hears(self, slot: int, hertz: int | None) -> None:
        """A pitch, or None: silence."""
        await self.until(f"pitchOf('slot{slot}') === {'null' if hertz is None else hertz}")


def wants(*links: str, picture: bool = True, **more: Any) -> list[dict[str, Any]]:
    return [{"link": link, "picture": picture} | more for link in links]


class Tone(AudioStreamTrack):
    """A sound that is heard: 400 Hz."""

    _SAMPLES = (8000 * np.sin(2 * np.pi * 400 * np.arange(160) / 8000)).astype(np.int16).tobytes()

    async def recv(self) -> Any:
        frame: Any = await super().recv()
        frame.planes[0].update(self._SAMPLES)
        return frame


class Peer:
    """A connection of stock aiortc's, as a browser's would be. Counts the frames that it decodes, by kind."""

    def __init__(self, worker: MediaWorker, link: str) -> None:
        self.worker = worker
        self.link = link
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[], bundlePolicy=RTCBundlePolicy.MAX_BUNDLE))
        self.connection.on("track", self._count)
        self.frames = {"audio": 0, "video": 0}
        self._counting: list[asyncio.Future[None]] = []
        self._came = asyncio.Event()

    def _count(self, track: Any) -> None:
        async def count() -> None:
            with suppress(MediaStreamError):
                while True:
                    await track.recv()
                    self.frames[track.kind] += 1
                    self._came.set()

        self._counting.append(asyncio.ensure_future(count()))

    async def offer(self) -> str:
        """A publishing offer: a microphone that sounds and a camera, no screen."""
        for track in (Tone(), VideoStreamTrack(), "video", "audio"):
            self.connection.addTransceiver(track, direction="sendonly")
        await self.connection.setLocalDescription(await self.connection.createOffer())
        return self.connection.localDescription.sdp

    async def publish(self) -> None:
        answer = await self.worker.put(f"/rooms/room/links/{self.link}/publisher", {"sdp": await self.offer()})
        await self.connection.setRemoteDescription(RTCSessionDescription(answer["sdp"], "answer"))

    async def answer(self, offer: str) -> str:
        await self.connection.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        return self.connection.localDescription.sdp

    async def receive(self) -> None:
        offer = await self.worker.put(f"/rooms/room/links/{self.link}/receiver")
        answer = await self.answer(offer["sdp"])
        await self.worker.put(f"/rooms/room/links/{self.link}/receiver/answer", {"sdp": answer})

    async def until_frames(self, **more: int) -> None:
        """Wait until so many more frames of each kind were decoded."""
        goal = {kind: self.frames[kind] + number for kind, number in more.items()}
        async with asyncio.timeout(30):
            while any(self.frames[kind] < number for kind, number in goal.items()):
                self._came.clear()
                await self._came.wait()

    async def vanish(self) -> None:
        """As when the power goes: nothing is said any more, and nothing heard."""
        for transceiver in self.connection.getTransceivers()[:1]:
            for protocol in transceiver.receiver.transport.transport._connection._protocols:
                protocol.transport.abort()
        await self.close()

    async def close(self) -> None:
        await self.connection.close()
        for counting in self._counting:
            counting.cancel()
