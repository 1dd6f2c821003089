"""The list view: the same campus, without its map and without a mouse."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import CampusServer

Visit = Callable[..., Visitor]


def test_going_to_a_room_sitting_and_leaving_by_keyboard_alone(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-14")
    ana.enter("parvis", view="list")

    ana.page.get_by_role("button", name="Amphithéâtre").focus()
    ana.page.keyboard.press("Enter")
    entering = ana.page.get_by_role("button", name="Entrer")
    expect(entering).to_be_visible()
    entering.focus()
    ana.page.keyboard.press("Enter")
    expect(ana.place).to_have_attribute("data-room", "amphitheatre")

    ana.page.get_by_role("button", name="S’asseoir").focus()
    ana.page.keyboard.press("Enter")
    expect(ana.place).to_have_attribute("data-seated", "true")
    getting_up = ana.page.get_by_role("button", name="Se lever")
    getting_up.focus()
    ana.page.keyboard.press("Enter")
    expect(ana.place).to_have_attribute("data-seated", "false")

    ana.page.get_by_role("button", name="Quitter le campus").focus()
    ana.page.keyboard.press("Enter")
    expect(ana.page.locator("html")).to_have_attribute("data-campus", "closed")


def test_the_list_and_the_map_show_the_same_people(campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(campus, "walker-14"), visit(campus, "walker-15")
    ana.enter("posters", view="list")
    ben.enter("posters")
    expect(ana.person("Walker-15")).to_be_visible()
    expect(ben.person("Walker-14")).to_be_visible()
    expect(ana.place).to_have_attribute("data-people", "2")
    expect(ben.place).to_have_attribute("data-people", "2")
