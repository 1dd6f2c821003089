"""A page on paper: dark words on white, without what is there to be clicked, even from a dark screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer

Visit = Callable[..., Visitor]
# The lightest text of the page, as the sum of its red, green and blue.
LIGHTEST_TEXT = """() => Math.max(...[...document.querySelectorAll('main *')]
    .filter(one => one.getClientRects().length > 0 && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
    .map(one => getComputedStyle(one).color.match(/[0-9.]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0)))"""


@pytest.mark.parametrize("path", ["/legal/", f"/e/{EDITION}/", "/style/"])
def test_a_page_prints_dark_on_white(campus: CampusServer, visit: Visit, path: str) -> None:
    ana = visit(campus, color_scheme="dark")
    ana.page.goto(path)
    ana.page.emulate_media(media="print", color_scheme="dark")
    expect(ana.page.locator("main h1")).to_be_visible()
    expect(ana.page.get_by_role("navigation", include_hidden=True).first).to_be_hidden()
    expect(ana.page.locator("main button:visible")).to_have_count(0)
    assert ana.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert ana.page.evaluate(LIGHTEST_TEXT) < 3 * 135
