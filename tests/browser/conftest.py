"""Browsers: Debian's Chromium, a context per person, and no page error or blocked resource left unseen."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.campus import CampusServer

# A busy machine is slow, not wrong: what is awaited is awaited this long, ms.
expect.set_options(timeout=15_000)

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": list(FLAGS)}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """`visit(server, who, **context)` opens a browser of someone's own; what its pages complain of fails the test.

    `first_time=True`: they have never been on the campus, and are shown the first steps.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_for(server: CampusServer, who: str = "", first_time: bool = False, **options: Any) -> Visitor:
        options = {"locale": "fr-FR", "viewport": {"width": 1360, "height": 800}} | options
        context = browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        if who:
            context.add_cookies([{"name": "sessionid", "value": server.sessions[who], "url": server.url}])
        if not first_time:
            context.add_init_script(KNOWS_THE_CAMPUS)
        context.add_init_script(
            "addEventListener('securitypolicyviolation',"
            " e => console.error('blocked by CSP: ' + e.violatedDirective + ' ' + e.blockedURI))"
        )
        context.on("weberror", lambda error: complaints.append(f"{who}: {error.error}"))
        context.on("console", lambda said: complaints.append(f"{who}: {said.text}") if is_complaint(said) else None)
        return Visitor(context.new_page(), server)

    yield open_for
    for context in contexts:
        context.close()
    assert complaints == []


def is_complaint(said: Any) -> bool:
    # A socket or a request that fails because the server was stopped is what the test asked for; so is a page that refuses.
    if said.page is not None and said.location["url"] == said.page.url and "status of 403" in said.text:
        return False
    return said.type in {"error", "warning"} and "net::ERR" not in said.text and "WebSocket connection" not in said.text


@pytest.fixture
def page() -> Page:
    raise AssertionError("open a browser with `visit`, so that its complaints are heard")
