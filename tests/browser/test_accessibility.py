"""axe finds nothing, on any page, in either language, light or dark; nothing overflows at 320 px or at 200 % zoom."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.browser.told import Told
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


@LANGUAGES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_conversations_are_clean_too(own_campus: CampusServer, visit: Visit, scheme: str, language: str) -> None:
    """The bar, faces in a strip and a grid, captions, notices, the device check; then the same in the list."""
    ana, ben = visit(own_campus, "organiser", color_scheme=scheme, locale=language), visit(own_campus, "walker-11")
    told = Told(ana)
    ben.enter("accueil")
    set_language(ana, language)
    ana.enter("accueil")
    row = ana.person("Walker-11")
    member = int(row.get_attribute("data-member") or 0)
    ana.page.locator("[data-media=microphone]").click()
    expect(ana.page.locator("dialog[open] [data-part=text]")).to_be_visible()
    assert ana.axe() == []
    ana.page.locator("dialog[open] [data-part=listen]").click()
    expect(ana.page.locator("[data-media=sound]")).to_have_attribute("data-state", "on")
    told.around(member)
    by = {"id": 9001, "name": "Inès", "establishment": "UNIT", "avatar": "", "role": "participant"}
    told.tell("huddles.invited", by=by, huddle=8)
    told.tell("huddles.captioned", member=member, text="Bonjour", final=True)
    told.conversations(told.conversation(member, id=9, locked=True))
    expect(ana.page.locator(".tile[data-source=person]")).to_be_visible()
    expect(ana.page.locator(".captions")).to_contain_text("Bonjour")
    assert ana.axe() == []
    ana.page.locator(".tiles-look button").first.click()
    expect(ana.page.locator(".tiles")).to_have_attribute("data-look", "grid")
    ana.page.locator(".who-hears").click()
    assert ana.axe() == []
    ana.page.keyboard.press("Escape")
    ana.page.goto(f"/e/{EDITION}/campus/?view=list")
    ana.await_inside()
    told.around(member)
    told.conversations(told.conversation(member, id=9, locked=True))
    expect(ana.page.locator(".own-conversation")).to_contain_text("Walker-11")
    assert ana.axe() == []
    ana.page.locator(".talk [data-command='huddles.end']").click()
    expect(ana.page.locator("dialog[open] textarea")).to_be_visible()
    assert ana.axe() == []


@pytest.mark.parametrize(
    "viewport", [{"width": 320, "height": 640}, {"width": 680, "height": 400}], ids=["320", "200 %"]
)
@pytest.mark.parametrize("view", ["map", "list"])
def test_conversations_fit_a_narrow_screen(own_campus: CampusServer, visit: Visit, viewport: Any, view: str) -> None:
    ana, ben = visit(own_campus, "walker-10", viewport=viewport), visit(own_campus, "walker-11")
    told = Told(ana)
    ben.enter("accueil")
    ana.enter("accueil", view=view)
    told.around(told.me - 1)
    told.tell("huddles.captioned", member=told.me - 1, text="Un mot interminablement long : " + "mot" * 60, final=True)
    expect(ana.page.get_by_role("button", name="Quitter").first).to_be_visible()
    expect(ana.page.locator(".captions")).to_contain_text("interminablement")
    assert not ana.overflows()
    for button in ana.page.locator("[data-media]:visible").all():
        expect(button).to_be_in_viewport(ratio=1) if view == "map" else None
        assert min((button.bounding_box() or {"width": 0, "height": 0})[side] for side in ("width", "height")) >= 40


def set_language(visitor: Visitor, language: str) -> None:
    cookie = {"name": "django_language", "value": language, "url": visitor.server.url}
    visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]
