"""`make bench-meeting`: how soon people hear and see each other when they meet, and how soon it is silent when they part.

A real campus, a real media worker, headless Chromium with a camera that is not real and a tone for a voice. Ben walks up to Ana
and away again: from the step that brings him within reach to the first sound that her page plays and the first picture of him
that it shows; from the step that takes him out of reach to silence. Then two pairs meet and part: how much of the voice that
Ana had been hearing all along was missing (`concealedSamples` of the browser's own account). At last their worker is killed:
how long until Ana hears and sees Ben again, by another worker, and by the only one, started again half a second later.
"""

import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import expect, sync_playwright

from tests.bench.measuring import report
from tests.browser.talking import TONE, Talker, campus_with_media, media_browser, people_meeting
from tests.campus import seeded_database
from tests.media import MediaWorker

ROOM = "salon"
ROUNDS = 20
MERGES = 10
FAILURES = 5
STARTED_AGAIN_AFTER_S = 0.5
ANA, HER_PARTNER = (2, 9), (2, 10)
# Heard at five tiles, not any more beyond six: along the row, these are the first tiles of either kind.
WITHIN, BEYOND = (7, 9), (9, 9)
START = (11, 9)

# What one hears and sees, each change with its time (ms of the machine's clock, the same for all pages).
WATCH = """() => {
    window.wall = () => performance.timeOrigin + performance.now();
    window.news = [];
    window.armedAt = performance.now();
    const context = new AudioContext(), known = new Map(), samples = new Float32Array(256);
    let loud = false, watched = null;
    setInterval(() => {
        let now = false;
        for (const element of playing()) {
            if (known.get(element)?.stream !== element.srcObject) {
                const analyser = context.createAnalyser();
                analyser.fftSize = 256;
                context.createMediaStreamSource(element.srcObject).connect(analyser);
                known.set(element, { stream: element.srcObject, analyser });
            }
            known.get(element).analyser.getFloatTimeDomainData(samples);
            now ||= samples.some(sample => Math.abs(sample) > 0.02);
        }
        if (now !== loud) { loud = now; news.push([now ? 'sound' : 'silence', wall()]) }
        const video = document.querySelector('[data-tile][data-mine=false] video');
        if (video !== watched) {
            watched = video;
            const look = (_, frame) => {
                if ((frame.receiveTime ?? Infinity) > armedAt) news.push(['picture', wall()]);
                else video.requestVideoFrameCallback(look);
            };
            video?.requestVideoFrameCallback(look);
        }
    }, 4);
}"""
# Every picture that is shown, with its time.
WATCH_PICTURES = """() => {
    window.shown = [];
    let video = null, count = 0;
    setInterval(() => {
        const now = document.querySelector('[data-tile][data-mine=false] video');
        const frames = now?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
        if (now && frames && (now !== video || frames !== count)) shown.push(wall());
        [video, count] = [now, frames];
    }, 8);
}"""
# The first picture after the longest pause since a time, once they go on.
AFTER_PAUSE = """since => new Promise((resolve, reject) => {
    const look = setInterval(() => {
        const times = shown.filter(time => time >= since - 100);
        const pauses = times.slice(1).map((time, index) => [time - times[index], time]);
        const [longest, end] = pauses.reduce((one, other) => (other[0] > one[0] ? other : one), [0, 0]);
        const later = times.filter(time => time > end);
        if (!longest || wall() - since < 1000 || later.length < 20 || wall() - later.at(-1) > 200) return;
        clearInterval(look);
        resolve(end);
    }, 20);
    setTimeout(() => { clearInterval(look); reject(new Error('no picture again within 30 s')) }, 30000);
})"""
ARM = "() => { news.length = 0; armedAt = performance.now() }"
AWAIT = """wanted => new Promise((resolve, reject) => {
    const look = setInterval(() => {
        const found = wanted.map(name => news.find(([one]) => one === name)?.[1]);
        if (found.every(time => time !== undefined)) { clearInterval(look); resolve(found) }
    }, 20);
    setTimeout(() => { clearInterval(look); reject(new Error('not within 30 s: ' + JSON.stringify([wanted, news]))) }, 30000);
})"""
# When a step brought one to a tile, as one's own page shows it: it is sent in the same moment.
STEPS = """() => {
    window.steps = [];
    const map = document.querySelector('.map');
    new MutationObserver(() => steps.push([`${map.dataset.x},${map.dataset.y}`, performance.timeOrigin + performance.now()]))
        .observe(map, { attributes: true, attributeFilter: ['data-x', 'data-y'] });
}"""


@contextmanager
def meeting_campus(workers: int) -> Iterator[Any]:
    """A campus with so many workers, and a function that brings someone to talk."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        template, own = Path(folder) / "template", Path(folder) / "own"
        template.mkdir()
        own.mkdir()
        with (
            campus_with_media(seeded_database(template), own, workers) as (server, running),
            media_browser(playwright) as browser,
            people_meeting(browser, server) as meet,
        ):

            def meet_with_tone(who: str, part: str) -> Talker:
                talker = meet(who, ROOM, init=TONE)
                talker.take_part(part)
                return talker

            yield meet_with_tone, running


def stepped(walker: Talker, tile: tuple[int, int]) -> float:
    """When someone last came to a tile."""
    steps = walker.page.evaluate("steps")
    return float(next(time for name, time in reversed(steps) if name == f"{tile[0]},{tile[1]}"))


def meetings(ana: Talker, ben: Talker) -> dict[str, list[float]]:
    """Of each round, ms: to the first sound, to the first picture, to silence."""
    ana.page.evaluate(WATCH)
    ben.page.evaluate(STEPS)
    taken: dict[str, list[float]] = {"sound": [], "picture": [], "silence": []}
    for _ in range(ROUNDS):
        ana.page.evaluate(ARM)
        ben.stand_at(*WITHIN)
        sound, picture = ana.page.evaluate(AWAIT, ["sound", "picture"])
        came = stepped(ben, WITHIN)
        taken["sound"].append(sound - came)
        taken["picture"].append(picture - came)
        ana.page.evaluate(ARM)
        ben.stand_at(*START)
        (silence,) = ana.page.evaluate(AWAIT, ["silence"])
        taken["silence"].append(silence - stepped(ben, BEYOND))
        ana.hears_nobody()
    return taken


def merges(ana: Talker, hers: Talker, ben: Talker, his: Talker) -> list[float]:
    """Ana hears her partner all along; of each time that the pairs meet or part, how much of that voice was missing, ms."""
    hers.stand_at(*HER_PARTNER)
    his.stand_at(START[0], START[1] + 1)
    ana.hears()
    (section,) = ana.voices()
    gaps = []
    for _ in range(MERGES):
        for to, hearers in ((WITHIN, 2), (START, 1)):
            missing = ana.voices()[section]
            ben.stand_at(*to)
            expect(ana.page.locator(".who-hears")).to_have_attribute("data-hearers", str(hearers))
            gaps.append(ana.voices()[section] - missing)
    return gaps


def failures(ana: Talker, ben: Talker, workers: list[MediaWorker]) -> dict[str, list[float]]:
    """Their worker is killed, again and again: ms until Ana hears and sees Ben again, beside each other as they stand."""
    ana.page.evaluate(WATCH)
    ana.page.evaluate(WATCH_PICTURES)
    taken: dict[str, list[float]] = {"sound": [], "picture": []}
    ana.page.evaluate(AWAIT, ["sound"])
    for _ in range(FAILURES):
        ana.page.evaluate(ARM)
        carrier = next(worker for worker in workers if worker.health()["rooms"])
        killed = time.time() * 1000
        carrier.stop(signal.SIGKILL)
        if len(workers) == 1:
            time.sleep(STARTED_AGAIN_AFTER_S)
        carrier.start()
        _silence, sound = ana.page.evaluate(AWAIT, ["silence", "sound"])
        taken["sound"].append(sound - killed)
        taken["picture"].append(ana.page.evaluate(AFTER_PAUSE, killed) - killed)
    return taken


def share(figures: list[float], percent: int) -> float:
    return round(statistics.quantiles(figures, n=100, method="inclusive")[percent - 1], 1)


def main() -> int:
    with meeting_campus(workers=2) as (meet, workers):
        ana, ben = meet("walker-1", "video"), meet("walker-2", "video")
        ana.stand_at(*ANA)
        ben.stand_at(*START)
        taken = meetings(ana, ben)
        hers, his = meet("walker-3", "voice"), meet("walker-4", "voice")
        gaps = merges(ana, hers, ben, his)
        for person in (hers, his):
            person.page.context.close()
        ben.stand_at(*WITHIN)
        lost = failures(ana, ben, workers)
    with meeting_campus(workers=1) as (meet, workers):
        ana, ben = meet("walker-1", "video"), meet("walker-2", "video")
        ana.stand_at(*ANA)
        ben.stand_at(*WITHIN)
        lost_alone = failures(ana, ben, workers)
    figures: dict[str, float] = {"rounds": ROUNDS, "merges_and_partings": 2 * MERGES}
    for name, times in (
        ("first_sound", taken["sound"]),
        ("first_picture", taken["picture"]),
        ("silence", taken["silence"]),
    ):
        figures |= {f"{name}_ms_p50": share(times, 50), f"{name}_ms_p95": share(times, 95)}
    figures |= {"audio_gap_ms_p50": share(gaps, 50), "audio_gap_ms_p95": share(gaps, 95)}
    for kind in ("sound", "picture"):
        figures |= {f"another_worker_{kind}_ms_worst": round(max(lost[kind]))}
        figures |= {f"only_worker_{kind}_ms_worst": round(max(lost_alone[kind]))}
    report(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
