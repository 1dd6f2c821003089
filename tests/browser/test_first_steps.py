"""The first steps: shown once to those who have never been here, by doing, on the map and in the list."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.browser.test_comfort import DESKTOP, ENLARGED, NARROW, heard, walk_to_seat
from tests.campus import CampusServer
from tests.realtime.paths import free_direction

Visit = Callable[..., Visitor]

PHONE = {"width": 390, "height": 844}


def tab_to(visitor: Visitor, target: Locator) -> None:
    """Press Tab until it has the focus, as one does without a mouse."""
    expect(target).to_be_visible()
    for _press in range(120):
        if target.evaluate("element => element === document.activeElement"):
            return
        visitor.page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {target}")


def steps(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("complementary", name="Premiers pas")


def test_the_first_steps_on_the_map(own_campus: CampusServer, visit: Visit) -> None:
    ben = visit(own_campus, "walker-11")
    ben.enter("posters")
    ana = visit(own_campus, "walker-10", first_time=True)
    ana.enter("posters")
    card = steps(ana)
    expect(card).to_have_attribute("data-step", "walk")
    expect(heard(ana)).to_contain_text("Faites quelques pas")
    assert ana.page.evaluate("document.activeElement === document.body")  # it takes no focus

    for _tile in range(3):
        ana.walk(free_direction("posters", ana.at))
    expect(card).to_have_attribute("data-step", "meet")
    if card.get_attribute("data-state") == "already":
        card.get_by_role("button", name="Suite").click()
    else:
        ana.page.get_by_role("button", name="Rejoindre Walker-11").click()
    expect(card).to_have_attribute("data-step", "interact")
    walk_to_seat(ana)
    ana.page.keyboard.press("x")
    expect(card).to_have_attribute("data-step", "talk")
    ana.page.keyboard.press("Enter")
    ana.page.keyboard.type("Bonjour !")
    ana.page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-step", "end")
    expect(card).to_contain_text("L’aide est sous « Aide » et à la touche ?.")
    card.get_by_role("button", name="Terminer").click()
    expect(card).to_have_count(0)

    ana.page.reload()  # only once
    ana.await_inside("posters")
    ana.page.get_by_role("button", name="Aide").click()
    ana.page.get_by_role("button", name="Refaire les premiers pas").click()
    expect(card).to_have_attribute("data-step", "walk")
    card.get_by_role("button", name="Tout passer").click()
    expect(card).to_have_count(0)


def test_the_first_steps_in_the_list_by_keyboard(own_campus: CampusServer, visit: Visit) -> None:
    ana = visit(own_campus, "walker-10", first_time=True)
    ana.enter("parvis", view="list")
    card, page = steps(ana), ana.page
    expect(card).to_contain_text("Choisissez une salle, puis « Entrer ».")

    tab_to(ana, page.locator("[data-room=amphitheatre] button"))
    page.keyboard.press("Enter")
    tab_to(ana, page.get_by_role("button", name="Entrer", exact=True))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Amphithéâtre")).to_be_focused()
    expect(card).to_have_attribute("data-step", "meet")
    expect(card).to_contain_text("Il n’y a que vous dans cette salle.")
    skipping = card.get_by_role("button", name="Passer cette étape")
    page.locator("body").evaluate("() => document.activeElement.blur()")
    tab_to(ana, skipping)
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-step", "interact")
    expect(skipping).to_be_focused()  # the same button, step after step

    sitting = page.get_by_role("button", name="S’asseoir")
    tab_to(ana, sitting)
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-step", "talk")
    expect(page.get_by_role("button", name="Se lever")).to_be_focused()
    tab_to(ana, page.locator(".compose-box"))
    page.keyboard.type("Bonjour !")
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("data-step", "end")
    page.keyboard.press("Escape")
    tab_to(ana, card.get_by_role("button", name="Terminer"))
    page.keyboard.press("Enter")
    expect(card).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize("view", ["map", "list"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE, NARROW, ENLARGED], ids=["desktop", "phone", "narrow", "enlarged"])
def test_the_first_steps_hide_nothing_one_needs(
    campus: CampusServer, visit: Visit, view: str, viewport: dict[str, Any]
) -> None:
    ana = visit(campus, "walker-24", first_time=True, viewport=viewport)
    ana.enter("posters", view=view if view == "list" else None)
    card = steps(ana)
    expect(card).to_be_in_viewport(ratio=1)
    for other in (".bar", "nav.rail", ".here", ".room-panel"):
        if ana.page.locator(other).is_visible():
            assert not overlap(card, ana.page.locator(other)), other
    assert not ana.overflows()
    assert ana.axe() == []


def overlap(one: Locator, other: Locator) -> bool:
    first, second = one.bounding_box(), other.bounding_box()
    assert first is not None
    assert second is not None
    return (
        first["x"] < second["x"] + second["width"]
        and second["x"] < first["x"] + first["width"]
        and first["y"] < second["y"] + second["height"]
        and second["y"] < first["y"] + first["height"]
    )
