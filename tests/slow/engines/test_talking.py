"""Across engines: Chromium and Firefox ESR hear and see each other; WebKitGTK, without WebRTC, takes part by text."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aioice.ice import get_host_addresses
from playwright.sync_api import expect, sync_playwright

from tests.browser.talking import campus_with_media, free_tiles, media_browser, people_meeting
from tests.campus import EDITION, CampusServer
from tests.slow.engines.companion import Companion
from tests.slow.engines.engine import Engine, wait_for
from tests.slow.engines.firefox import Firefox
from tests.slow.engines.visitor import Visitor
from tests.slow.engines.webkit import WebKit

ROOM, CORNER, FAR = "salon", (3, 9), (30, 9)

# Ben's tile: he is heard (a ring, a sign and a word while he speaks), his picture moves, and it is played aloud.
BEN = "[data-tile]:not([data-mine=true])"
HEARS_BEN = f"document.querySelector('{BEN}[data-speaking=true]') !== null"
SEES_BEN = f"document.querySelector('{BEN} video')?.mozPaintedFrames > 5"  # its own count
PLAYS_ALOUD = (
    "[...document.querySelectorAll('audio[data-huddle]')].some(one => !one.muted && !one.paused && one.volume > 0)"
)


@pytest.fixture
def talking(database_template: Path, tmp_path: Path) -> Iterator[CampusServer]:
    # Firefox offers no candidate on loopback while the machine has another address: its own, so nothing leaves it.
    addresses = ("127.0.0.1", *get_host_addresses(use_ipv4=True, use_ipv6=False))
    with campus_with_media(database_template, tmp_path, addresses=addresses) as (server, _workers):
        yield server


def visitor(kind: type[Firefox] | type[WebKit], campus: CampusServer) -> Iterator[Visitor]:
    engine: Engine = kind()
    try:
        yield Visitor(engine, campus)
        assert engine.errors() == []
    finally:
        engine.close()


@pytest.fixture
def fay(talking: CampusServer) -> Iterator[Visitor]:
    yield from visitor(Firefox, talking)


@pytest.fixture
def wim(talking: CampusServer) -> Iterator[Visitor]:
    yield from visitor(WebKit, talking)


def press(person: Visitor, selector: str) -> None:
    """Put the focus on a control and press Enter."""
    wait_for(person.engine, f"document.querySelector('{selector}') !== null")
    person.engine.evaluate(f"document.querySelector('{selector}').focus()")
    person.engine.press("Enter")


def test_chromium_and_firefox_hear_and_see_each_other(talking: CampusServer, fay: Visitor) -> None:
    fay.sign_in("walker-11")
    fay.open(f"/e/{EDITION}/campus/?room={ROOM}")
    fay.await_inside(ROOM)
    # Its own Playwright, ended with the test: while one runs, no test that awaits can.
    with (
        sync_playwright() as playwright,
        media_browser(playwright) as chromium,
        people_meeting(chromium, talking) as meet,
    ):
        ben = meet("walker-10", ROOM)
        ben.stand_at(*FAR)
        ben.take_part("video")
        press(fay, "[data-media=microphone]")
        press(fay, "dialog[open] [data-part=video]")
        wait_for(fay.engine, "document.querySelector('[data-media=camera]').dataset.state === 'on'")
        fay.tab_to("application Plan de la salle")
        fay.walk_to({CORNER})

        ben.walk_to(free_tiles(ROOM, CORNER, 1, 2))
        ben.hears()
        ben.sees("Walker-11")
        for what in (SEES_BEN, PLAYS_ALOUD, HEARS_BEN):
            wait_for(fay.engine, what)

        ben.stand_at(*FAR)
        ben.hears_nobody()
        wait_for(fay.engine, f"!({PLAYS_ALOUD}) && document.querySelector('{BEN}') === null")
        expect(ben.page.locator(".who-hears")).to_have_attribute("data-hearers", "0")


def test_webkit_without_webrtc_takes_part_by_text(talking: CampusServer, wim: Visitor) -> None:
    wim.sign_in("walker-12")
    wim.open(f"/e/{EDITION}/campus/?room={ROOM}")
    wim.await_inside(ROOM)
    assert wim.engine.evaluate("typeof RTCPeerConnection") == "undefined"
    press(wim, "[data-media=microphone]")
    wait_for(
        wim.engine, "document.querySelector('[data-problem=unsupported]')?.textContent.includes('participer par écrit')"
    )
    press(wim, "dialog[open] [data-part=text]")
    with Companion(talking, "walker-13", ROOM) as eva:
        eva.walk_beside(wim.at)
        wim.expect_person_at(eva.id, eva.at)
        wim.tab_to("tab Salle")
        wim.engine.press("ArrowLeft")
        wim.tab_to("textbox Écrire à 1 personne proche")
        wim.write("Je vous lis.")
        assert eva.hear()["body"] == "Je vous lis."
        eva.say(f"nearby:{ROOM}", "Et moi aussi.", nonce="answer-0001")
        wim.expect_lines("Je vous lis.", "Et moi aussi.")
