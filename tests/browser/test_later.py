"""What is not needed to stand and walk comes after arrival; whoever opens it sooner waits for it, and loses nothing."""

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.browser.people import Visitor
from tests.campus import CampusServer

Visit = Callable[..., Visitor]
PANELS = "**/assets/panels-*.js"


class Held:
    """The panels are asked for, and do not come until they are let go."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page
        self.routes: list[Route] = []
        self.page.route(PANELS, self._hold)

    def _hold(self, route: Route) -> None:
        self.routes.append(route)

    def let_go(self) -> None:
        assert self.routes, "nobody has asked for the panels"
        for route in self.routes:
            route.continue_()


def test_what_is_typed_before_the_search_has_come_is_searched_for(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "participant")
    held = Held(ana)
    ana.enter("accueil")
    ana.page.keyboard.press("Control+k")
    expect(ana.page.get_by_role("dialog", name="Chercher sur tout le campus")).to_be_visible()
    ana.page.keyboard.type("amphi")
    held.let_go()
    box = ana.page.get_by_role("combobox")
    expect(box).to_be_focused()
    expect(box).to_have_value("amphi")
    expect(ana.page.get_by_role("option", name="Amphithéâtre")).to_be_visible()
    ana.page.keyboard.press("Enter")
    expect(ana.place).to_have_attribute("data-room", "amphitheatre")


def test_a_dialog_opens_at_once_and_what_comes_takes_the_focus(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "participant")
    held = Held(ana)
    ana.enter("accueil")
    ana.page.keyboard.press("?")
    dialog = ana.page.get_by_role("dialog", name="Un instant…")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("status")).to_have_text("Chargement…")
    assert ana.axe() == []
    at = ana.at
    ana.page.keyboard.press("ArrowDown")
    held.let_go()
    expect(ana.page.get_by_role("heading", name="Se déplacer sur le campus")).to_be_focused()
    assert ana.at == at, "the dialog keeps the keys"
    ana.page.keyboard.press("Escape")
    expect(ana.page.locator("dialog[open]")).to_have_count(0)


def test_a_card_says_who_it_is_before_what_one_can_do(campus: CampusServer, visit: Visit) -> None:
    ben = visit(campus, "speaker")
    ben.enter("accueil")
    ana = visit(campus, "participant")
    held = Held(ana)
    ana.enter("accueil")
    ana.page.get_by_role("button", name="Fiche de Speaker").click()
    card = ana.page.locator(".person-card:popover-open")
    expect(card.get_by_role("heading", name="Speaker")).to_be_visible()
    expect(card.get_by_role("button", name="Fermer")).to_be_focused()
    held.let_go()
    expect(card.get_by_role("button", name="Aller vers")).to_be_focused()


def test_a_panel_that_does_not_come_has_a_way_out(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "participant")
    ana.page.route(PANELS, lambda route: route.abort())
    ana.enter("accueil")
    room, at = ana.room, ana.at
    ana.page.keyboard.press("?")
    expect(ana.page.get_by_role("heading", name="Ce panneau ne s’est pas chargé")).to_be_focused()
    assert ana.axe() == []
    ana.page.unroute(PANELS)
    ana.page.get_by_role("button", name="Recharger la page").click()
    ana.await_inside(room)
    ana.expect_at(*at)
    ana.page.keyboard.press("?")
    expect(ana.page.get_by_role("heading", name="Se déplacer sur le campus")).to_be_visible()
