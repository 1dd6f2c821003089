"""A phone on its side: what floats leaves the map free, everything is large enough for a finger, and nothing is out of reach."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import CampusServer

Visit = Callable[..., Visitor]
SIDEWAYS = [{"width": 740, "height": 360}, {"width": 667, "height": 375}]
SMALLEST_PX = 44
# What no card covers of the map, as a share of the screen.
FREE_SHARE = """() => {
    let free = 0, all = 0
    for (let x = 4; x < innerWidth; x += 8) for (let y = 4; y < innerHeight; y += 8) {
        all += 1
        free += document.elementFromPoint(x, y)?.closest('.map') ? 1 : 0
    }
    return free / all
}"""
TOO_SMALL = """smallest => [...document.querySelectorAll('nav.rail button, nav.rail a, .bar button, .room-panel > header button')]
    .filter(one => one.getClientRects().length > 0)
    .map(one => [one.textContent, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < smallest)
    .map(([words]) => words)"""


@pytest.mark.parametrize("viewport", SIDEWAYS, ids=["740", "667"])
def test_the_map_has_most_of_a_low_screen(campus: CampusServer, visit: Visit, viewport: dict[str, Any]) -> None:
    ana = visit(campus, "walker-20", viewport=viewport, has_touch=True, is_mobile=True)
    ana.enter("accueil")
    if ana.page.locator(".room-panel[data-folded=false]").count():
        ana.page.get_by_role("button", name="Messages").first.click()
    assert ana.page.evaluate(FREE_SHARE) > 0.65
    assert ana.page.evaluate(TOO_SMALL, SMALLEST_PX) == []
    for name in ("Liste", "Chercher", "Aide", "Profil"):
        expect(ana.page.locator(".rail").get_by_text(name, exact=True)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("viewport", SIDEWAYS, ids=["740", "667"])
def test_one_walks_by_touch_beside_the_open_panel(campus: CampusServer, visit: Visit, viewport: dict[str, Any]) -> None:
    ana = visit(campus, "walker-21", viewport=viewport, has_touch=True, is_mobile=True)
    ana.enter("accueil")
    if ana.page.locator(".room-panel[data-folded=true]").count():
        ana.page.get_by_role("button", name="Messages").first.click()
    panel = ana.page.locator(".room-panel[data-folded=false]")
    expect(panel).to_be_in_viewport(ratio=1)
    expect(panel.get_by_role("textbox")).to_be_in_viewport()
    assert ana.stands_still(for_looks=3)
    _x, y = ana.at
    middle_x, middle_y = ana.free_middle()
    assert ana.page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('.map') !== null", [middle_x, middle_y]
    )
    ana.page.touchscreen.tap(middle_x, middle_y - 64)
    expect(ana.place).not_to_have_attribute("data-y", str(y))
    assert not ana.overflows()
