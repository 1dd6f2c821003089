"""What a visit weighs, as a browser counts it: `make size`. Fails above what the campus has promised.

Chromium without a cache goes from the home page into the campus of the demonstration; then a page at a time, each with a
cache of its own. Sizes are what came over the wire (encodedDataLength of the DevTools protocol: headers, compressed bodies),
in kB of 1000 bytes.
"""

import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import django

django.setup()

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench import ecoindex
from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer, seeded_database

MOST_FIRST_VISIT_KB = 250
MOST_PAGE_KB = 60
# Who looks at what, but the style page, which the public does not have: "" is someone who has not signed in.
PAGES = {
    "/": "",
    "/sign-in/": "",
    "/accessibility/": "",
    "/legal/": "",
    "/privacy/": "",
    "/contact/": "",
    "/welcome/": "",
    "/profile/": "participant",
    "/profile/avatar/": "participant",
    f"/e/{EDITION}/": "participant",
    f"/e/{EDITION}/rooms/": "organiser",
    f"/e/{EDITION}/rooms/accueil/": "organiser",
    f"/e/{EDITION}/team/": "organiser",
    f"/e/{EDITION}/moderation/": "organiser",
    f"/e/{EDITION}/moderation/log/": "organiser",
}


@dataclass
class Meter:
    """Counts what a page downloads, by address without its query."""

    page: Page
    bytes: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    _addresses: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        protocol = self.page.context.new_cdp_session(self.page)
        protocol.on("Network.requestWillBeSent", self._asked)
        protocol.on("Network.loadingFinished", self._came)
        protocol.on("Network.webSocketCreated", lambda event: self._addresses.update({event["requestId"]: "(socket)"}))
        protocol.on("Network.webSocketFrameReceived", self._heard)
        protocol.send("Network.enable")

    @property
    def kilobytes(self) -> float:
        return sum(self.bytes.values()) / 1000

    def _asked(self, event: dict[str, Any]) -> None:
        if redirect := event.get("redirectResponse"):
            self.bytes[_path(redirect["url"])] += redirect["encodedDataLength"]
        self._addresses[event["requestId"]] = _path(event["request"]["url"])
        self.requests += 1

    def _came(self, event: dict[str, Any]) -> None:
        self.bytes[self._addresses.get(event["requestId"], "(other)")] += int(event["encodedDataLength"])

    def _heard(self, event: dict[str, Any]) -> None:
        self.bytes["(socket)"] += len(event["response"]["payloadData"])

    def print_parts(self) -> None:
        for address, size in self.bytes.most_common():
            if size:
                print(f"    {size / 1000:8.1f}  {address}")


def _path(url: str) -> str:
    return urlsplit(url).path


def main() -> None:
    with tempfile.TemporaryDirectory() as template, tempfile.TemporaryDirectory() as data:
        seeded_database(Path(template))
        with CampusServer(Path(template), Path(data)) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            too_heavy = measure_visits(browser, server) + measure_pages(browser, server)
            browser.close()
    for complaint in too_heavy:
        print(complaint, file=sys.stderr)
    sys.exit(bool(too_heavy))


def measure_visits(browser: Browser, server: CampusServer) -> list[str]:
    """Enter as a stranger, by the home page; then again, with what the browser kept. What is too heavy, one line each."""
    context = _context(browser, server)
    first, later = Meter(context.new_page()), 0.0
    visitor = Visitor(first.page, server)
    first.page.goto("/")
    first.page.wait_for_load_state("networkidle")
    first.page.locator("button[name=role][value=participant]").click()
    visitor.await_inside()
    first.page.wait_for_selector(".map:not([data-loading=true]):not([data-frames='0'])")
    stands = first.kilobytes
    print(f"first_visit_kB {stands:.1f}")
    first.print_parts()
    first.page.wait_for_load_state("networkidle")
    later = first.kilobytes - stands
    print(f"then_at_leisure_kB {later:.1f}")
    first.page.close()
    again = Meter(context.new_page())
    again.page.goto(f"/e/{EDITION}/campus/")
    Visitor(again.page, server).await_inside()
    again.page.wait_for_load_state("networkidle")
    print(f"next_visit_kB {again.kilobytes:.1f}")
    again.print_parts()
    context.close()
    anew = [address for address, size in again.bytes.items() if size and address.startswith("/static/")]
    return [
        *([f"first visit: {stands:.1f} kB, more than {MOST_FIRST_VISIT_KB}"] if stands > MOST_FIRST_VISIT_KB else []),
        *(f"next visit: {address} is downloaded again" for address in anew),
    ]


def measure_pages(browser: Browser, server: CampusServer) -> list[str]:
    """Each ordinary page by itself. What is too heavy, one line each."""
    complaints = []
    print(f"{'page':<32} {'kB':>6} {'requests':>8} {'elements':>8} EcoIndex")
    for address, who in PAGES.items():
        context = _context(browser, server, who)
        meter = Meter(context.new_page())
        meter.page.goto(address)
        meter.page.wait_for_load_state("networkidle")
        elements = meter.page.evaluate(
            "document.querySelectorAll('*').length - document.querySelectorAll('svg *').length"
        )
        index = ecoindex.score(elements, meter.requests, meter.kilobytes)
        grade = ecoindex.grade(index)
        print(f"{address:<32} {meter.kilobytes:6.1f} {meter.requests:8} {elements:8} {index:.0f} {grade}")
        context.close()
        if meter.kilobytes > MOST_PAGE_KB:
            complaints.append(f"{address}: {meter.kilobytes:.1f} kB, more than {MOST_PAGE_KB}")
        if grade != "A":
            complaints.append(f"{address}: EcoIndex {grade}, not A")
    return complaints


def _context(browser: Browser, server: CampusServer, who: str = "") -> BrowserContext:
    context = browser.new_context(base_url=server.url, locale="fr-FR", viewport={"width": 1280, "height": 720})
    if who:
        context.add_cookies([{"name": "sessionid", "value": server.sessions[who], "url": server.url}])
    return context


if __name__ == "__main__":
    main()
