"""Browsers: Debian's Chromium, a context per person, and no page error or blocked resource left unseen."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from tests.browser.chromium import CHROMIUM, FLAGS, is_complaint
from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.browser.talking import Meet, campus_with_media, media_browser, people_meeting
from tests.campus import CampusServer
from tests.media import MediaWorker

# A busy machine is slow, not wrong: what is awaited is awaited this long, ms.
expect.set_options(timeout=15_000)


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


@pytest.fixture
def page() -> Page:
    raise AssertionError("open a browser with `visit`, so that its complaints are heard")


# -- people who talk -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def media_chromium(playwright: Playwright) -> Iterator[Browser]:
    with media_browser(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def talking_campus(
    database_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[CampusServer, list[MediaWorker]]]:
    """A campus with a media worker that many tests share: each brings people of its own."""
    with campus_with_media(database_template, tmp_path_factory.mktemp("talking")) as running:
        yield running


@pytest.fixture
def meet(talking_campus: tuple[CampusServer, list[MediaWorker]], media_chromium: Browser) -> Iterator[Meet]:
    with people_meeting(media_chromium, talking_campus[0]) as meet:
        yield meet
