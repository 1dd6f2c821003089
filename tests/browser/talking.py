"""People who talk in a test: browsers with a microphone and a camera that are not real, a campus with a media worker that is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Playwright, expect

from tests.browser.chromium import CHROMIUM, FLAGS, is_complaint
from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.campus import CampusServer
from tests.media import SECRET, MediaWorker
from tests.realtime.paths import demo_map

# The fake microphone beeps, the fake cameras turn a clock hand; of four, the second gives a format that nobody codes.
# Candidates on loopback: there may be no network at all.
MEDIA_FLAGS = (
    "--use-fake-device-for-media-stream=device-count=4",
    "--use-fake-ui-for-media-stream",
    "--disable-features=WebRtcHideLocalIpsWithMdns",
    "--allow-loopback-in-peer-connection",
    "--autoplay-policy=no-user-gesture-required",
    "--mute-audio",
)
# So that a test can read what the browser itself counts; nothing of the page is changed.
REMEMBERS_CONNECTIONS = """
window.peers = [];
if (window.RTCPeerConnection) {
    const Real = RTCPeerConnection;
    window.RTCPeerConnection = class extends Real { constructor(...given) { super(...given); peers.push(this) } };
}
window.received = async (kind, since = 0) => {
    const all = { packets: 0, frames: 0, level: 0 };
    for (const peer of peers.slice(since)) {
        if (peer.connectionState !== 'connected') continue;
        (await peer.getStats()).forEach(stat => {
            if (stat.type !== 'inbound-rtp' || (kind && stat.kind !== kind)) return;
            all.packets += stat.packetsReceived ?? 0;
            all.frames += stat.framesDecoded ?? 0;
            all.level = Math.max(all.level, stat.audioLevel ?? 0);
        });
    }
    return all;
};
window.sent = kind => peers.filter(peer => peer.connectionState === 'connected')
    .flatMap(peer => peer.getSenders()).map(sender => sender.track).filter(track => track?.kind === kind)
    .map(track => ({ label: track.label, ...track.getSettings() }));
window.playing = () => [...document.querySelectorAll('audio[data-huddle]')]
    .filter(one => !one.muted && !one.paused && one.volume > 0);
"""
HEARS = "async since => playing().length > 0 && (await received('audio', since)).level > 0"
# For half a second no sound comes in.
HEARS_NOBODY = """async () => {
    const before = (await received('audio')).packets;
    await new Promise(resolve => setTimeout(resolve, 500));
    return (await received('audio')).packets === before;
}"""
SEES = """async ([tile, frames]) => {
    const video = document.querySelector(`[data-tile="${tile}"] video`);
    return !!video && video.videoWidth > 0 && video.getVideoPlaybackQuality().totalVideoFrames >= frames;
}"""

CONNECTED = "count => peers.filter(peer => peer.connectionState === 'connected').length === count"
# From now on more comes in.
COMES_IN = """async ([kind, before]) => {
    const now = await received(kind);
    return now.packets > before.packets + 5 && (kind === 'audio' ? now.level > 0 : now.frames > before.frames + 5);
}"""
NOTHING_COMES = """async kind => {
    const before = (await received(kind)).packets;
    await new Promise(resolve => setTimeout(resolve, 500));
    return (await received(kind)).packets === before;
}"""

# A voice that never pauses: what is heard has no gaps of its own.
TONE = """
const devices = navigator.mediaDevices;  // about:blank has none
const real = devices?.getUserMedia.bind(devices);
if (devices) devices.getUserMedia = async wanted => {
    if (!wanted.audio || wanted.video) return real(wanted);
    const context = new AudioContext(), tone = context.createOscillator(), out = context.createMediaStreamDestination();
    const loudness = context.createGain();
    loudness.gain.value = 0.3;
    tone.connect(loudness).connect(out);
    tone.start();
    return out.stream;
};
"""
# Nothing to hear at all.
SILENCE = TONE.replace("gain.value = 0.3", "gain.value = 0")
# The sections of sound through which packets come in now, and of each how many samples had to be made up so far.
VOICES = """async () => {
    const read = async () => {
        const found = new Map();
        for (const [number, peer] of peers.entries()) {
            if (peer.connectionState !== 'connected') continue;
            (await peer.getStats()).forEach(stat => {
                if (stat.type === 'inbound-rtp' && stat.kind === 'audio')
                    found.set(`${number} ${stat.mid}`, [stat.packetsReceived, stat.concealedSamples]);
            });
        }
        return found;
    };
    const before = await read();
    await new Promise(resolve => setTimeout(resolve, 400));
    const after = await read();
    return Object.fromEntries([...after].filter(([key, [packets]]) => packets > (before.get(key)?.[0] ?? 0))
        .map(([key, [, concealed]]) => [key, concealed]));
}"""
SAMPLES_IN_MS = 48


MediaTrack = dict[str, Any]


@dataclass
class Talker(Visitor):
    who: str = ""

    @property
    def bar(self) -> Locator:
        """Microphone, camera, share: on the map a bar, in the list among the rest."""
        return self.page.locator("[data-media]")

    def media(self, kind: str) -> Locator:
        return self.page.locator(f"[data-media={kind}]")

    def take_part(self, part: str = "video") -> None:
        """For the first time: by the device check. `part`: video, voice or listen."""
        self.media("sound" if part == "listen" else "microphone").click()
        self.page.locator(f"[data-part={part}]").click()
        expect(self.media("sound")).to_have_attribute("data-state", "on")
        if part != "listen":
            expect(self.media("microphone")).to_have_attribute("data-state", "on")
        if part == "video":
            expect(self.media("camera")).to_have_attribute("data-state", "on")

    def stand_at(self, x: int, y: int) -> None:
        self.walk_to({(x, y)})
        self.expect_at(x, y)

    def connections(self) -> int:
        """How many connections the page has ever made."""
        return int(self.page.evaluate("peers.length"))

    def until(self, holds: str, arg: Any = None, within_s: float = 30) -> None:
        """Await that an asynchronous question of the page is answered by yes.

        Not `wait_for_function`, which takes the promise of an answer for a yes.
        """
        asking = f"""async ([arg, until]) => {{
            const holds = {holds};
            while (performance.now() < until) {{
                if (await holds(arg)) return true;
                await new Promise(resolve => setTimeout(resolve, 100));
            }}
            return false;
        }}"""
        until = self.page.evaluate("performance.now()") + within_s * 1000
        assert self.page.evaluate(asking, [arg, until]), (
            f"{self.who} waited {within_s} s in vain for {holds} with {arg}"
        )

    def has_connections(self, count: int) -> None:
        """So many of them are up."""
        self.page.wait_for_function(CONNECTED, arg=count, timeout=45_000)

    def hears(self, since: int = 0) -> None:
        """Someone: by any connection, or by one that was made after the first `since`."""
        self.until(HEARS, since)

    def voices(self) -> dict[str, float]:
        """Of each voice that comes in now, by its section: how much of it was missing so far, ms."""
        made_up: dict[str, int] = self.page.evaluate(VOICES)
        return {section: samples / SAMPLES_IN_MS for section, samples in made_up.items()}

    def hears_nobody(self) -> None:
        self.until(HEARS_NOBODY)

    def goes_on_receiving(self, *kinds: str) -> None:
        """More of each kind comes in than has until now: `audio` that can be heard, `video`."""
        for kind in kinds:
            before = self.page.evaluate("kind => received(kind)", kind)
            self.until(COMES_IN, [kind, before])

    def receives_no_more(self, kind: str) -> None:
        """For half a second nothing of that kind comes in."""
        self.until(NOTHING_COMES, kind)

    def sent(self, what: str) -> list[MediaTrack]:
        """What goes out now, as the browser describes it: its label, and what it was opened with."""
        tracks: list[MediaTrack] = self.page.evaluate("what => sent(what)", what)
        return tracks

    def settings(self) -> Locator:
        """The settings, opened."""
        self.page.get_by_role("button", name="Réglages").first.click()
        dialog = self.page.get_by_role("dialog", name="Réglages")
        expect(dialog).to_be_visible()
        return dialog

    def tile_of(self, name: str, source: str = "person") -> Locator:
        """Someone's tile, by the name on it."""
        tiles = self.page.locator(f"[data-tile][data-source={source}]:not([data-mine=true])")
        return tiles.filter(has=self.page.locator(".tile-name", has_text=name))

    def sees(self, name: str, source: str = "person") -> None:
        """Their picture moves."""
        tile = self.tile_of(name, source)
        expect(tile.locator("video")).to_be_visible()
        key = tile.get_attribute("data-tile")
        self.until(SEES, [key, 5])

    def sees_nobody(self) -> None:
        expect(self.page.locator("[data-tile][data-mine=false] video")).to_have_count(0)


Meet = Callable[..., Talker]


@contextmanager
def people_meeting(browser: Browser, server: CampusServer) -> Iterator[Meet]:
    """`meet(who, room)` opens a browser of someone's own, in that room; what its pages complain of fails the test.

    `init` is a script that runs before the page's own.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def meet(who: str, room: str, view: str | None = None, init: str = "", **options: Any) -> Talker:
        options = {"locale": "fr-FR", "viewport": {"width": 1360, "height": 800}} | options
        options.setdefault("permissions", ["camera", "microphone"])
        context = browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": server.sessions[who], "url": server.url}])
        context.add_init_script(KNOWS_THE_CAMPUS)
        context.add_init_script(REMEMBERS_CONNECTIONS + init)
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " e => console.error('blocked by CSP: ' + e.violatedDirective + ' ' + e.blockedURI))"
        )
        context.on("weberror", lambda error: complaints.append(f"{who}: {error.error}"))
        context.on("console", lambda said: complaints.append(f"{who}: {said.text}") if is_complaint(said) else None)
        talker = Talker(context.new_page(), server, who)
        talker.enter(room, view)
        return talker

    try:
        yield meet
    finally:
        for context in contexts:
            context.close()
    assert complaints == [], complaints


@contextmanager
def media_browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *MEDIA_FLAGS])
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def campus_with_media(
    template: Path,
    folder: Path,
    workers: int = 1,
    more: dict[str, str] | None = None,
    addresses: tuple[str, ...] = ("127.0.0.1",),
) -> Iterator[tuple[CampusServer, list[MediaWorker]]]:
    """A campus of the test's own and as many media workers, reached at `addresses`; `more` are settings of the campus."""
    running = []
    try:
        for number in range(workers):
            (folder / f"media-{number}").mkdir()
            running.append(MediaWorker(folder / f"media-{number}", CAMPUS_MEDIA_ADDRESSES=",".join(addresses)))
            running[-1].start()
        settings = {
            "CAMPUS_MEDIA_WORKERS": ",".join(worker.url for worker in running),
            "CAMPUS_MEDIA_SECRET": SECRET,
        } | (more or {})
        (folder / "campus").mkdir()
        with CampusServer(template, folder / "campus", settings=settings) as server:
            yield server, running
    finally:
        for worker in running:
            worker.stop()


def free_tiles(slug: str, around: tuple[int, int], least: int, most: int) -> set[tuple[int, int]]:
    """Tiles one can stand on, in no area and no doorway, so many tiles from one."""
    room = demo_map(slug)
    x, y = around
    return {
        tile
        for dx in range(-most, most + 1)
        for dy in range(-most, most + 1)
        if least <= max(abs(dx), abs(dy)) <= most
        and room.walkable(*(tile := (x + dx, y + dy)))
        and not room.portal_at(*tile)
        and not any(tile in area.region.tiles() for area in room.areas)
    }
