"""What the team says to the whole campus: at the top of everyone's page until they close it, and to be read again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.browser.test_chat import box, line, lines, show
from tests.campus import CampusServer

Visit = Callable[..., Visitor]


def banner(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("region", name="Annonce", exact=True)


def open_announcements(visitor: Visitor) -> None:
    show(visitor, "Messages")
    visitor.page.get_by_role("button", name="Annonces").first.click()


def announce(visitor: Visitor, words: str) -> None:
    box(visitor).fill(words)
    box(visitor).press("Enter")
    visitor.page.get_by_role("button", name="Annoncer", exact=True).click()


def test_everyone_sees_an_announcement_until_they_close_it(own_campus: CampusServer, visit: Visit) -> None:
    team = visit(own_campus, "organiser")
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    team.enter("accueil", view="list")
    ana.enter("posters")
    ben.enter("amphitheatre", view="list")
    open_announcements(team)
    expect(box(team)).to_be_focused()
    box(team).fill("La table ronde commence à **14 h**")
    box(team).press("Enter")
    expect(team.page.get_by_text("Toutes les personnes présentes verront cette annonce")).to_be_visible()
    team.page.get_by_role("button", name="Corriger").click()
    expect(lines(team)).to_have_count(0)
    expect(box(team)).to_be_focused()
    box(team).press("Enter")
    team.page.get_by_role("button", name="Annoncer", exact=True).click()

    for visitor in (ana, ben):
        expect(banner(visitor)).to_contain_text("La table ronde commence à 14 h")
        expect(visitor.page.locator("[aria-live='assertive']")).to_contain_text("Annonce de Organiser")
    expect(banner(team)).to_have_count(0)

    ana.page.get_by_role("button", name="Fermer l’annonce").click()
    expect(banner(ana)).to_have_count(0)
    expect(banner(ben)).to_be_visible()
    ana.page.wait_for_timeout(1200)  # how far one has read is told once a second
    ana.page.reload()
    ana.await_inside()
    expect(ana.page.get_by_role("tab", name="Messages", exact=True)).to_be_visible()
    expect(banner(ana)).to_have_count(0)

    # One who was not there is told on arriving, and reads it among the messages.
    eve = visit(own_campus, "walker-12")
    eve.enter("accueil", view="list")
    expect(banner(eve)).to_contain_text("14 h")
    eve.page.get_by_role("button", name="Toutes les annonces").click()
    expect(line(eve, "14 h")).to_be_visible()
    expect(banner(eve)).to_have_count(0)
    expect(eve.page.get_by_text("Seule l’équipe écrit ici.")).to_be_visible()
    expect(box(eve)).to_have_count(0)
    eve.page.get_by_role("button", name="Toutes les conversations").click()
    expect(eve.page.get_by_role("tab", name="Messages")).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1360), ("dark", 320)], ids=str)
@pytest.mark.parametrize("view", ["map", "list"])
def test_axe_finds_nothing_in_an_announcement(
    own_campus: CampusServer, visit: Visit, view: str, scheme: str, width: int
) -> None:
    team = visit(own_campus, "organiser")
    ana = visit(own_campus, "walker-10", color_scheme=scheme, viewport={"width": width, "height": 640})
    team.enter("accueil", view="list")
    ana.enter("accueil", view="list" if view == "list" else None)
    open_announcements(team)
    announce(team, "Le vestiaire ferme à 18 h : https://example.org/un/chemin/assez/long/pour/deborder")
    expect(banner(ana)).to_be_visible()
    assert ana.axe() == []
    assert not ana.overflows()
    box(team).fill("Encore")
    box(team).press("Enter")
    expect(team.page.get_by_role("button", name="Corriger")).to_be_visible()
    assert team.axe() == []
