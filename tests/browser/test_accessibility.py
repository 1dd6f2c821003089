"""axe finds nothing, on any page, in either language, light or dark; nothing overflows at 320 px or at 200 % zoom."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer

Visit = Callable[..., Visitor]

PAGES = {
    "/": "",
    "/sign-in/": "",
    "/accessibility/": "",
    "/legal/": "",
    "/privacy/": "",
    "/contact/": "",
    "/style/": "",
    "/profile/": "participant",
    "/profile/avatar/": "participant",
    "/sign-out/": "participant",
    f"/e/{EDITION}/": "participant",
    f"/e/{EDITION}/team/": "organiser",
    f"/e/{EDITION}/rooms/": "organiser",
    f"/e/{EDITION}/rooms/accueil/": "organiser",
    f"/e/{EDITION}/moderation/": "organiser",
    f"/e/{EDITION}/campus/?view=list": "participant",
    f"/e/{EDITION}/campus/": "participant",
}

# The same pages in other words: with the slow tests.
LANGUAGES = pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])


@LANGUAGES
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(campus: CampusServer, visit: Visit, path: str, language: str) -> None:
    for scheme in ("light", "dark"):
        ana = visit(campus, PAGES[path], color_scheme=scheme, locale=language)
        set_language(ana, language)
        ana.page.goto(path)
        if "campus" in path:
            ana.await_inside()
        expect(ana.page.locator("html")).to_have_attribute("lang", language)
        assert ana.axe() == []


@pytest.mark.parametrize("path", PAGES)
def test_nothing_overflows_on_a_narrow_screen(campus: CampusServer, visit: Visit, path: str) -> None:
    """320 px is also 1280 px at 400 % zoom (WCAG 1.4.10)."""
    ana = visit(campus, PAGES[path], viewport={"width": 320, "height": 640})
    ana.page.goto(path)
    if "campus" in path:
        ana.await_inside()
    assert not ana.overflows()


@LANGUAGES
def test_dialogs_are_clean_too(campus: CampusServer, visit: Visit, language: str) -> None:
    ana = visit(campus, "participant", locale=language)
    set_language(ana, language)
    ana.enter("accueil")
    ana.page.keyboard.press("?")
    expect(ana.page.locator("dialog[open]")).to_be_visible()
    assert ana.axe() == []
    ana.page.keyboard.press("Escape")
    expect(ana.page.locator("dialog[open]")).to_have_count(0)


def set_language(visitor: Visitor, language: str) -> None:
    cookie = {"name": "django_language", "value": language, "url": visitor.server.url}
    visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
