"""`make bench-client`: what the campus costs a browser without a GPU, with 300 people in view.

A real server; 300 people over real sockets, in a process of their own, who all walk; headless Chromium at 1280×720. Nothing is
built into the client for this: animation frames are counted and the work in each is timed from outside (`requestAnimationFrame`
is wrapped before the page begins), and what the browser did is read from its own account (`Performance.getMetrics`).
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.measuring import report
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.campus import EDITION, CampusServer, manage, seeded_database
from tests.process import ROOT
from tests.realtime.paths import free_direction

ROOM = "parvis"
PEOPLE = 300
VIEWPORT = {"width": 1280, "height": 720}
MEASURED_MS = 10_000
FILES = 4096
KEYS = {"d": "ArrowDown", "l": "ArrowLeft", "r": "ArrowRight", "u": "ArrowUp"}

# Each frame: when it began, how long its callbacks ran, and how long of that from the first stroke on the map, which is
# `draw()` and what little comes after it. The page's own script is not touched.
WATCH_FRAMES = """
(() => {
    const frames = window.benchFrames = []
    let drawing = 0
    const { setTransform } = CanvasRenderingContext2D.prototype
    CanvasRenderingContext2D.prototype.setTransform = function (...matrix) {
        if (!drawing && this.canvas.parentElement?.matches('.map')) drawing = performance.now()
        return setTransform.apply(this, matrix)
    }
    const ask = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = callback => ask(now => {
        const from = performance.now()
        drawing = 0
        callback(now)
        const until = performance.now()
        const drawn = drawing && until - drawing
        const last = frames.at(-1)
        if (last && last[0] === now) [last[1], last[2]] = [last[1] + until - from, last[2] + drawn]
        else frames.push([now, until - from, drawn])
    })
})()
"""
FRAMES_OF = """ms => new Promise(resolve => {
    benchFrames.length = 0
    setTimeout(() => resolve(benchFrames.slice()), ms)
})"""
# The first own step: the first change of one's tile on the page, ms since the navigation began.
FIRST_STEP = """() => new Promise(resolve => {
    const map = document.querySelector('.map')
    const at = () => `${map.dataset.x} ${map.dataset.y}`
    const stood = at()
    new MutationObserver(() => { if (at() !== stood) resolve(performance.now()) })
        .observe(map, { attributes: true, attributeFilter: ['data-x', 'data-y'] })
})"""


@contextmanager
def crowd(server: CampusServer, cookies: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """Everyone in the room; they walk once a line is written to them, until the next."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.walkers"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as walkers:
        try:
            tell(walkers, {"url": server.url, "path": f"/ws/{EDITION}/", "room": ROOM, "cookies": cookies})
            yield walkers
        finally:
            walkers.kill()


def tell(walkers: "subprocess.Popen[str]", line: Any) -> None:
    """Write a line and await that it has been taken in."""
    assert walkers.stdin is not None
    assert walkers.stdout is not None
    walkers.stdin.write(json.dumps(line) + "\n")
    walkers.stdin.flush()
    assert walkers.stdout.readline(), "the walkers ended"


def open_page(browser: Browser, server: CampusServer, who: str) -> tuple[Page, CDPSession]:
    context = browser.new_context(base_url=server.url, viewport=VIEWPORT, locale="fr-FR")  # type: ignore[arg-type]
    context.add_cookies([{"name": "sessionid", "value": server.sessions[who], "url": server.url}])
    context.add_init_script(KNOWS_THE_CAMPUS)
    context.add_init_script(WATCH_FRAMES)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    return page, session


def metrics(session: CDPSession) -> dict[str, float]:
    return {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}


def spent(page: Page, session: CDPSession, ms: int) -> tuple[float, float, list[list[float]]]:
    """How long the page's main thread was at work in that time, s; its CPU, s; and its animation frames.

    On a machine that others use too the first is longer, for it waits for a core; the second is not.
    """
    before = metrics(session)
    frames: list[list[float]] = page.evaluate(FRAMES_OF, ms)
    after = metrics(session)
    return after["TaskDuration"] - before["TaskDuration"], after["ThreadTime"] - before["ThreadTime"], frames


def in_motion(browser: Browser, server: CampusServer) -> dict[str, float]:
    """Frames a second and the work in each, with everyone walking."""
    page, session = open_page(browser, server, "guest-0")
    visitor = Visitor(page, server)
    visitor.enter(ROOM)
    page.wait_for_selector("[data-pictures=true]")
    spent(page, session, 3000)  # chunks, names and bubbles are drawn for the first time
    task_s, cpu_s, frames = spent(page, session, MEASURED_MS)
    work = sorted(took for _at, took, _drawn in frames)
    draws = sorted(drawn for _at, _took, drawn in frames)
    gaps = sorted(later[0] - earlier[0] for earlier, later in pairwise(frames))
    page.context.close()
    return {
        "fps": round(1000 * len(frames) / MEASURED_MS, 1),
        "frame_work_p50_ms": round(statistics.median(work), 2),
        "frame_work_p95_ms": round(work[int(len(work) * 0.95)], 2),
        "draw_p50_ms": round(statistics.median(draws), 2),
        "draw_p95_ms": round(draws[int(len(draws) * 0.95)], 2),
        "frame_gap_p95_ms": round(gaps[int(len(gaps) * 0.95)], 1),
        "cpu_ms_per_frame": round(1000 * cpu_s / len(frames), 2),
        "task_s_in_10_s": round(task_s, 2),
    }


def at_rest(browser: Browser, server: CampusServer) -> dict[str, float]:
    """What it costs to stand there with nobody in motion."""
    page, session = open_page(browser, server, "guest-0")
    visitor = Visitor(page, server)
    visitor.enter(ROOM)
    page.wait_for_selector("[data-pictures=true]")
    assert visitor.stands_still(for_looks=20)
    task_s, cpu_s, frames = spent(page, session, MEASURED_MS)
    page.context.close()
    return {"idle_task_s_in_10_s": round(task_s, 3), "idle_cpu_s_in_10_s": round(cpu_s, 3), "idle_frames": len(frames)}


def first_step(browser: Browser, server: CampusServer) -> dict[str, float]:
    """From the navigation to one's own first step, nothing kept from an earlier visit; the median of five."""
    taken = []
    for _ in range(5):
        page, _session = open_page(browser, server, "guest-0")
        visitor = Visitor(page, server)
        page.goto(f"/e/{EDITION}/campus/?room={ROOM}", wait_until="commit")
        page.wait_for_selector(".map[data-loading=false]")
        direction = free_direction(ROOM, visitor.at)
        page.evaluate(f"() => {{ window.firstStep = ({FIRST_STEP})() }}")
        page.keyboard.press(KEYS[direction])
        taken.append(float(page.evaluate("() => window.firstStep")))
        page.context.close()
    return {"first_step_ms": round(statistics.median(taken)), "first_step_worst_ms": round(max(taken))}


def main() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))  # the server and the walkers inherit it
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        template, data = Path(folder) / "template", Path(folder) / "data"
        template.mkdir()
        data.mkdir()
        seeded_database(template)
        call = f"from tests.bench import hall; hall.populate({PEOPLE + 1}, {ROOM!r})"
        printed = manage(template, "shell", "--no-imports", "-c", call)
        (template / "sessions.json").write_text(printed.strip().splitlines()[-1])
        load = os.getloadavg()[0]
        with CampusServer(template, data) as server:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            figures = first_step(browser, server)
            with crowd(server, [server.cookie(f"guest-{n}") for n in range(1, PEOPLE + 1)]) as walkers:
                figures |= at_rest(browser, server)
                tell(walkers, "walk")
                figures |= in_motion(browser, server)
            browser.close()
        report(figures | {"load_before": round(load, 2), "load_after": round(os.getloadavg()[0], 2)})


if __name__ == "__main__":
    main()
