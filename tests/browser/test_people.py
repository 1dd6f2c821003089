"""Meeting people, in browsers: find them, go to them, wave, follow, locate; what one shows; whom one blocks."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.browser.test_chat import box, lines, say, tiles_between, walk_out_of_earshot
from tests.campus import CampusServer
from tests.realtime.paths import free_direction, portal_to

Visit = Callable[..., Visitor]
# Across a whole room, at five tiles a second.
A_LONG_WALK_MS = 20_000
VIEWS = pytest.mark.parametrize("view", ["map", "list"])


def view_of(view: str) -> str | None:
    return "list" if view == "list" else None


def card(visitor: Visitor, name: str) -> Locator:
    """Open someone's card from their row."""
    visitor.page.get_by_role("button", name=f"Fiche de {name}").click()
    opened = visitor.page.get_by_role("dialog", name=name)
    expect(opened).to_be_visible()
    return opened


def act(visitor: Visitor, name: str, action: str) -> None:
    card(visitor, name).get_by_role("button", name=action, exact=True).click()


def follow_banner(visitor: Visitor) -> Locator:
    return visitor.page.locator(".follow-banner")


def expect_beside(visitor: Visitor, other: Visitor, tiles: int = 2) -> None:
    visitor.page.wait_for_function(
        """([x, y, tiles]) => {
            const at = document.querySelector('[data-people]').dataset
            return Math.max(Math.abs(at.x - x), Math.abs(at.y - y)) <= tiles
        }""",
        arg=[*other.at, tiles],
    )


@VIEWS
def test_found_by_name_gone_to_waved_at_and_waved_back(own_campus: CampusServer, visit: Visit, view: str) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ben.enter("posters", view=view_of(view))
    ana.enter("accueil", view=view_of(view))
    ana.page.keyboard.press("Control+k")
    search = ana.page.get_by_role("combobox")
    expect(search).to_be_focused()
    ana.page.keyboard.type("wàlker-11")
    option = ana.page.get_by_role("option").filter(has_text="Walker-11")
    expect(option).to_contain_text("Hall des posters")
    expect(option).to_have_attribute("aria-selected", "true")
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("dialog", name="Walker-11")).to_contain_text("Dans : Hall des posters")
    expect(ana.page.get_by_role("button", name="Aller vers")).to_be_focused()
    ana.page.keyboard.press("Enter")
    ana.await_inside("posters")
    expect(ana.page.get_by_text("Vous avez rejoint Walker-11.").first).to_be_visible()
    expect_beside(ana, ben, 1)

    act(ana, "Walker-11", "Saluer")
    waved = ben.page.get_by_role("region", name="Walker-10 vous salue")
    waved.get_by_role("button", name="Saluer en retour").click()
    expect(waved).to_have_count(0)
    expect(ana.page.get_by_role("region", name="Walker-11 vous salue")).to_be_visible()


@VIEWS
def test_following_someone_through_a_door(own_campus: CampusServer, visit: Visit, view: str) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("parvis")
    ben.enter("parvis", view=view_of(view))
    act(ben, "Walker-10", "Suivre")
    expect(follow_banner(ben)).to_contain_text("Vous suivez Walker-10")
    expect(ana.page.get_by_text("Walker-11 vous suit.").first).to_be_visible()
    expect(ana.person("Walker-11")).to_contain_text("Vous suit")

    ana.walk_to(set(portal_to("parvis", "accueil").region.tiles()))
    ana.await_inside("accueil")
    expect(ben.place).to_have_attribute("data-room", "accueil", timeout=A_LONG_WALK_MS)
    expect_beside(ben, ana)

    ana.page.get_by_role("link", name="Liste").click()
    ana.page.get_by_role("button", name="Amphithéâtre").click()
    ana.page.get_by_role("button", name="Entrer").click()
    expect(ben.place).to_have_attribute("data-room", "amphitheatre", timeout=A_LONG_WALK_MS)

    ben.page.get_by_role("button", name="Arrêter").click()
    expect(follow_banner(ben)).to_have_count(0)
    expect(ana.page.get_by_text("Walker-11 ne vous suit plus.").first).to_be_visible()


def test_two_follow_each_other_through_a_door_and_come_to_rest(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("parvis")
    ben.enter("accueil")
    ana.page.keyboard.press("Control+k")
    ana.page.keyboard.type("walker-11")
    expect(ana.page.get_by_role("option").first).to_contain_text("Walker-11")
    ana.page.keyboard.press("Enter")
    ana.page.get_by_role("button", name="Suivre", exact=True).click()
    expect(ana.place).to_have_attribute("data-room", "accueil", timeout=A_LONG_WALK_MS)  # by the door of the map
    expect_beside(ana, ben)
    act(ben, "Walker-10", "Suivre")
    expect(follow_banner(ana)).to_be_visible()
    expect(follow_banner(ben)).to_be_visible()
    assert ana.stands_still(for_looks=10)
    assert ben.stands_still(for_looks=10)
    assert tiles_between(ana.at, ben.at) <= 2

    # Walking of one's own will ends it; the other still comes along, through the door.
    ana.walk(free_direction("accueil", ana.at))
    expect(follow_banner(ana)).to_have_count(0)
    ana.walk_to(set(portal_to("accueil", "parvis").region.tiles()))
    ana.await_inside("parvis")
    expect(ben.place).to_have_attribute("data-room", "parvis", timeout=A_LONG_WALK_MS)
    expect_beside(ben, ana)
    ben.page.locator(".map").focus()
    ben.page.keyboard.press("Escape")
    expect(follow_banner(ben)).to_have_count(0)


def test_a_shut_door_ends_following_and_someone_who_left_too(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "organiser"), visit(own_campus, "walker-11")
    ana.enter("accueil")
    ben.enter("accueil")
    act(ben, "Organiser", "Suivre")
    expect(follow_banner(ben)).to_be_visible()
    ana.walk_to(set(portal_to("accueil", "comite").region.tiles()))
    ana.await_inside("comite")
    expect(follow_banner(ben)).to_have_count(0)
    expect(ben.page.get_by_text("Vous ne pouvez pas aller où va Organiser").first).to_be_visible()
    assert ben.room == "accueil"


def test_a_status_is_seen_by_the_others(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    expect(ana.person("Walker-11")).not_to_contain_text("déranger")
    ben.page.get_by_role("button", name="Profil").click()
    ben.page.get_by_role("radio", name="Ne pas déranger").check()
    expect(ana.person("Walker-11")).to_contain_text("Ne pas déranger")
    ben.page.get_by_label("Quelques mots").fill("En réunion jusqu’à 15 h")
    ben.page.get_by_label("Quelques mots").press("Enter")
    expect(ana.person("Walker-11")).to_contain_text("En réunion jusqu’à 15 h")
    ben.page.get_by_label("Quelques mots").fill("é" * 61)
    ben.page.get_by_role("button", name="Afficher").click()
    expect(ben.page.get_by_role("alert").filter(has_text="61 caractères sur 60")).to_be_visible()
    opened = card(ana, "Walker-11")
    expect(opened).to_contain_text("ne pas être dérangée")
    expect(opened.get_by_role("button", name="Saluer")).to_be_disabled()
    ben.page.reload()
    ben.await_inside()
    expect(ana.person("Walker-11")).to_contain_text("Ne pas déranger")


def test_who_is_on_site_says_so_and_is_counted(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    ben.page.get_by_role("button", name="Profil").click()
    ben.tab_to(ben.page.get_by_label("Je suis sur place aujourd’hui"))
    ben.page.keyboard.press("Space")
    expect(ana.person("Walker-11")).to_contain_text("Sur place")
    expect(
        ana.page.locator('[data-room="accueil"] .small', has_text="1 sur place, 1 en ligne, 300 au plus")
    ).to_be_visible()
    expect(ben.page.locator(".here")).to_contain_text("1 sur place")
    expect(ben.page.locator(".here")).to_contain_text("1 en ligne")
    expect(card(ana, "Walker-11")).to_contain_text("Sur place")
    ben.page.reload()
    ben.await_inside()
    ben.page.get_by_role("button", name="Profil").click()
    ben.page.get_by_label("Je suis sur place aujourd’hui").uncheck()
    expect(ana.person("Walker-11")).not_to_contain_text("Sur place")


def test_a_hand_and_a_reaction_are_seen_in_the_list_and_by_keys_on_the_map(
    own_campus: CampusServer, visit: Visit
) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    expect(ana.person("Walker-11")).to_be_visible()
    ben.page.locator(".map").focus()
    ben.page.keyboard.press("h")
    expect(ana.person("Walker-11")).to_contain_text("main levée")
    ana.page.get_by_role("button", name="Lever la main").click()
    hands = ana.page.get_by_role("region", name="2 mains levées")
    expect(hands.get_by_role("listitem")).to_have_text([re.compile("Walker-11"), re.compile("Walker-10")])
    expect(ben.page.get_by_role("region", name="2 mains levées")).to_be_visible()
    hands.get_by_role("button", name="Baisser la main").click()
    expect(ben.page.get_by_role("region", name="1 main levée")).to_be_visible()

    ben.page.locator(".map").focus()
    ben.page.keyboard.press("Shift+Digit2")  # as on a French keyboard
    expect(ana.person("Walker-11").locator("[data-emote='2']")).to_have_text("Walker-11 envoie un cœur")
    expect(ana.person("Walker-11").locator("[data-emote]")).to_have_count(0)  # after three seconds

    reacting = ana.page.get_by_role("button", name="Réagir")
    reacting.focus()
    ana.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("button", name="Applaudir")).to_be_focused()
    ana.page.keyboard.press("ArrowRight")
    ana.page.keyboard.press("Enter")
    expect(ben.person("Walker-10").locator("[data-emote='2']")).to_have_count(1)
    expect(reacting).to_be_focused()
    ben.page.wait_for_timeout(3100)
    assert ben.stands_still(for_looks=5)  # the bubble is gone, and nothing is drawn any more


def test_where_someone_is_in_words(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ben.enter("posters")
    ana.enter("posters")
    walk_out_of_earshot(ana, ben.at)
    act(ana, "Walker-11", "Localiser")
    expect(ana.page.locator(".toast").filter(has_text=re.compile(r"Walker-11 : \d+ case"))).to_be_visible()
    ana.page.get_by_role("link", name="Liste").click()
    ana.page.get_by_role("button", name="Amphithéâtre").click()
    ana.page.get_by_role("button", name="Entrer").click()
    ana.await_inside("amphitheatre")
    ana.page.get_by_role("button", name="Hall des posters").click()
    act(ana, "Walker-11", "Localiser")
    expect(ana.page.locator(".toast").filter(has_text="Walker-11 est dans : Hall des posters.")).to_be_visible()


def test_blocking_takes_what_someone_says_away_and_gives_it_back(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    say(ben, "Avant")
    expect(lines(ana)).to_have_count(1)
    opened = card(ana, "Walker-11")
    opened.get_by_role("button", name="Bloquer").click()
    expect(opened).to_contain_text("Elle n’en sera pas prévenue.")
    expect(opened.get_by_role("button", name="Annuler")).to_be_focused()
    opened.get_by_role("group").get_by_role("button", name="Bloquer").click()
    expect(lines(ana)).to_have_count(0)
    expect(ana.person("Walker-11")).to_contain_text("Vous bloquez")
    expect(opened.get_by_role("button", name="Débloquer")).to_be_focused()
    say(ben, "Pendant")
    say(ana, "Ici")
    expect(lines(ana)).to_have_count(1)
    ana.page.keyboard.press("Escape")
    card(ana, "Walker-11").get_by_role("button", name="Débloquer").click()
    expect(lines(ana)).to_have_count(3)


def test_a_card_opens_from_the_map_and_gives_the_focus_back(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ben.enter("posters")
    ana.enter("posters")
    act(ana, "Walker-11", "Aller vers")
    expect_beside(ana, ben, 1)
    assert ana.stands_still(for_looks=3)
    expect(ana.person("Walker-11")).to_have_attribute("data-x", str(ben.at[0]))
    middle_x, middle_y = ana.free_middle()
    (at_x, at_y), (x, y) = ana.at, ben.at
    ana.page.mouse.click(middle_x + (x - at_x) * 64, middle_y + (y - at_y) * 64, button="right")
    opened = ana.page.get_by_role("dialog", name="Walker-11")
    expect(opened).to_be_visible()
    ana.page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    expect(ana.page.locator(".map")).to_be_focused()

    row = ana.page.get_by_role("button", name="Fiche de Walker-11")
    row.focus()
    ana.page.keyboard.press("Enter")
    expect(opened.get_by_role("button", name="Aller vers")).to_be_focused()
    ana.page.keyboard.press("Escape")
    expect(row).to_be_focused()


def test_the_focus_stays_with_a_person_who_changes_groups(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ben.enter("posters")
    ana.enter("posters", view="list")
    near = ana.page.locator("[data-group='near']")
    message = ana.page.get_by_role("button", name="Message à Walker-11")
    walk_out_of_earshot(ben, ana.at)
    expect(near).to_have_count(0)
    message.focus()
    ben.page.get_by_role("button", name="Rejoindre Walker-10").click()
    expect(near).to_contain_text("Près de vous : 1 personne")
    expect(message).to_be_focused()


def test_nothing_found_is_said(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-16")
    ana.enter("amphitheatre")
    before = ana.page.get_by_role("button", name="Chercher")
    before.click()
    ana.page.keyboard.type("zzz")
    expect(ana.page.get_by_text("Aucun résultat pour « zzz »")).to_be_visible()
    ana.page.get_by_role("combobox").fill("parv")
    expect(ana.page.get_by_role("option")).to_have_count(1)
    ana.page.keyboard.press("Escape")
    expect(ana.page.locator("dialog[open]")).to_have_count(0)
    expect(before).to_be_focused()


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1360), ("dark", 1360), ("light", 320), ("dark", 680)], ids=str)
@VIEWS
def test_axe_finds_nothing_in_what_opens(
    own_campus: CampusServer, visit: Visit, view: str, scheme: str, width: int
) -> None:
    """680 px is 1360 px at 200 % zoom, 320 px at 400 %."""
    ana = visit(
        own_campus, "walker-10", color_scheme=scheme, viewport={"width": width, "height": 800 if width > 700 else 640}
    )
    ben = visit(own_campus, "walker-11")
    ben.enter("accueil")
    ana.enter("accueil", view=view_of(view))
    if view == "map" and not box(ana).is_visible():
        ana.page.get_by_role("navigation").get_by_role("button", name="Messages").click()
        ana.page.locator(".room-people > summary").click()
    ben.page.keyboard.press("h")
    opened = card(ana, "Walker-11")
    assert ana.axe() == []
    assert not ana.overflows()
    opened.get_by_role("button", name="Bloquer").click()
    assert ana.axe() == []
    ana.page.keyboard.press("Escape")
    act(ana, "Walker-11", "Suivre")
    act(ben, "Walker-10", "Saluer")
    expect(ana.page.get_by_role("button", name="Saluer en retour")).to_be_visible()
    assert ana.axe() == []
    assert not ana.overflows()
    ana.page.get_by_role("navigation").get_by_role("button", name="Profil").click()
    expect(ana.page.get_by_role("radio", name="Ne pas déranger")).to_be_visible()
    assert ana.axe() == []
    ana.page.keyboard.press("Escape")
    ana.page.get_by_role("navigation").get_by_role("button", name="Chercher").click()
    ana.page.keyboard.type("walk")
    expect(ana.page.get_by_role("option").first).to_be_visible()
    assert ana.axe() == []
    assert not ana.overflows()
