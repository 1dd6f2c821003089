"""Talking, in browsers: with the room, with those near, with one person; over a lost connection; with axe and a keyboard."""

import signal
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.campus import CampusServer
from tests.realtime.paths import demo_map

Visit = Callable[..., Visitor]

EARSHOT_TILES = 5


def box(visitor: Visitor) -> Locator:
    return visitor.page.locator(".compose-box")


def lines(visitor: Visitor) -> Locator:
    return visitor.page.locator(".message:not(.pending)")


def pending(visitor: Visitor) -> Locator:
    return visitor.page.locator(".message.pending")


def line(visitor: Visitor, words: str) -> Locator:
    """The first message with these words: an answer quotes them too."""
    return visitor.page.locator(".message").filter(has_text=words).first


def show(visitor: Visitor, tab: str) -> None:
    visitor.page.get_by_role("tab", name=tab).click()


def say(visitor: Visitor, words: str) -> None:
    box(visitor).fill(words)
    box(visitor).press("Enter")


def choose(visitor: Visitor, words: str, action: str) -> None:
    """Unfold the actions of a message by keyboard, and press one."""
    more = line(visitor, words).locator(".message-more")
    more.focus()
    more.press("Enter")
    line(visitor, words).get_by_role("button", name=action, exact=True).click()


def walk_beside(visitor: Visitor, other: tuple[int, int]) -> None:
    visitor.walk_to({tile for tile in grounds(visitor) if tiles_between(tile, other) <= 2})


def walk_out_of_earshot(visitor: Visitor, *others: tuple[int, int]) -> None:
    visitor.walk_to(
        {tile for tile in grounds(visitor) if all(tiles_between(tile, other) > EARSHOT_TILES for other in others)}
    )


def grounds(visitor: Visitor) -> set[tuple[int, int]]:
    """Where one can walk to without leaving the room."""
    room = demo_map(visitor.room)
    return {tile for tile in room.walk_from([visitor.at]) if not room.portal_at(*tile)}


def tiles_between(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))


def test_two_people_talk_in_the_room(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil")
    ben.enter("accueil", view="list")
    say(ana, "Bonjour **tout le monde** : https://example.org")
    expect(line(ben, "tout le monde")).to_be_visible()
    expect(line(ben, "tout le monde").locator("strong")).to_have_text("tout le monde")
    expect(line(ben, "tout le monde").get_by_role("link")).to_have_accessible_name(
        "https://example.org (nouvel onglet)"
    )
    expect(line(ana, "tout le monde")).to_contain_text("Vous")

    choose(ben, "tout le monde", "Répondre")
    say(ben, "Bonjour @Walker-10")
    expect(line(ana, "Vous mentionne")).to_contain_text("Bonjour @Walker-10")
    line(ana, "Vous mentionne").get_by_role("button", name="En réponse à").click()
    expect(ana.page.locator(".message:focus")).to_contain_text("tout le monde")

    choose(ana, "https://example.org", "Modifier")
    say(ana, "Bonsoir")
    expect(line(ben, "Bonsoir")).to_contain_text("(modifié)")
    choose(ana, "(modifié)", "Supprimer")
    ana.page.get_by_role("group", name="Supprimer ce message").get_by_role("button", name="Supprimer").click()
    expect(line(ben, "Message supprimé")).to_be_visible()
    expect(lines(ben)).to_have_count(2)


def test_those_near_hear_and_someone_far_does_not(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben, eve = (visit(own_campus, f"walker-{number}") for number in (10, 11, 12))
    for visitor in (ana, ben, eve):
        visitor.enter("posters")
    walk_beside(ben, ana.at)
    walk_out_of_earshot(eve, ana.at, ben.at)
    show(ben, "Près de vous")
    show(eve, "Près de vous")
    expect(ben.page.locator("[data-near='1']")).to_be_visible()
    expect(eve.page.locator("[data-near='0']")).to_be_visible()

    ana.page.locator(".map").focus()
    ana.page.keyboard.press("Enter")
    expect(box(ana)).to_be_focused()
    stood = ana.at
    ana.page.keyboard.type("sadsad près")  # letters that walk, elsewhere than in the box
    ana.page.keyboard.press("Enter")
    expect(line(ben, "sadsad près")).to_be_visible()
    ana.page.keyboard.press("Escape")
    expect(ana.page.locator(".map")).to_be_focused()
    ana.expect_at(*stood)

    show(ana, "Salle")
    say(ana, "À tous")
    show(eve, "Salle")
    expect(line(eve, "À tous")).to_be_visible()
    show(eve, "Près de vous")
    expect(lines(eve)).to_have_count(0)


def test_two_people_talk_directly_and_the_unread_are_counted(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    ana.page.get_by_role("button", name="Message à Walker-11").click()
    expect(box(ana)).to_be_focused()
    say(ana, "Entre nous")
    unread = ben.page.get_by_role("tab", name="Messages 1 message non lu")
    expect(unread).to_be_visible()
    unread.click()
    ben.page.get_by_role("button", name="Walker-10").click()
    expect(line(ben, "Entre nous")).to_be_visible()
    expect(ben.page.get_by_role("tab", name="Messages", exact=True)).to_be_visible()
    box(ben).press_sequentially("Oui")
    expect(ana.page.get_by_text("Walker-11 écrit…")).to_be_visible()
    box(ben).press("Enter")
    expect(line(ana, "Oui")).to_be_visible()

    # It is read for good: not unread after a reload, and still there.
    ben.page.wait_for_timeout(1200)  # how far one has read is told once a second
    ben.page.reload()
    ben.await_inside()
    expect(ben.page.get_by_role("tab", name="Messages", exact=True)).to_be_visible()
    show(ben, "Messages")
    ben.page.get_by_role("button", name="Walker-10").click()
    expect(lines(ben)).to_have_count(2)


def test_nothing_is_lost_or_doubled_over_a_lost_connection(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil")
    ben.enter("accueil")
    say(ana, "Avant")
    expect(line(ben, "Avant")).to_be_visible()

    ben.page.context.set_offline(True)
    expect(ben.page.locator("html")).to_have_attribute("data-campus", "away")
    say(ana, "Pendant, un")
    say(ana, "Pendant, deux")
    expect(lines(ana)).to_have_count(3)
    say(ben, "De loin, un")
    say(ben, "De loin, deux")
    expect(pending(ben)).to_have_count(2)
    expect(pending(ben).first).to_contain_text("envoi…")
    ben.page.context.set_offline(False)
    ben.await_inside("accueil")
    expect(pending(ben)).to_have_count(0)
    said = ["Avant", "Pendant, un", "Pendant, deux", "De loin, un", "De loin, deux"]
    for visitor in (ana, ben):
        expect(visitor.page.locator(".message-text")).to_have_text(said)

    own_campus.stop(signal.SIGTERM)
    expect(ana.page.locator("html")).to_have_attribute("data-campus", "away")
    say(ana, "Pendant l’arrêt")
    expect(pending(ana)).to_have_count(1)
    own_campus.start()
    ana.await_inside("accueil")
    ben.await_inside("accueil")
    for visitor in (ana, ben):
        expect(visitor.page.locator(".message-text")).to_have_text([*said, "Pendant l’arrêt"])


def test_what_is_too_long_stays_in_the_box_with_the_reason(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-13")
    ana.enter("amphitheatre")
    long = "é" * 2001
    say(ana, long)
    expect(box(ana)).to_have_value(long)
    expect(box(ana)).to_have_accessible_description(
        "Entrée envoie, Maj + Entrée va à la ligne. 2001 caractères sur 2000 Ce message est trop long de 1 caractère : "
        "raccourcissez-le ou envoyez-le en deux fois."
    )
    expect(lines(ana)).to_have_count(0)
    box(ana).fill("un")
    box(ana).press("Shift+Enter")
    expect(box(ana)).to_have_value("un\n")


def test_a_name_is_completed_by_keyboard(campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(campus, "walker-14"), visit(campus, "walker-15")
    ana.enter("amphitheatre")
    ben.enter("amphitheatre")
    expect(ana.person("Walker-15")).to_be_visible()
    box(ana).press_sequentially("Merci @walker-15"[:-1])
    expect(ana.page.get_by_role("option")).to_contain_text("Walker-15")
    box(ana).press("Enter")
    expect(box(ana)).to_have_value("Merci @Walker-15 ")
    box(ana).fill("")


def test_one_who_reads_further_up_is_told_of_new_messages_and_not_moved(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil")
    for number in range(1, 9):
        say(ana, f"ligne {number}\nsuite\nsuite")
    expect(pending(ana)).to_have_count(0, timeout=20_000)
    ben.enter("accueil")
    expect(lines(ben)).to_have_count(8)
    log = ben.page.get_by_role("log", name="Messages de la salle")
    log.evaluate("element => { element.scrollTop = 0 }")
    say(ana, "tout en bas")
    news = ben.page.get_by_role("button", name="1 nouveau message", exact=True)
    expect(news).to_be_visible()
    assert log.evaluate("element => element.scrollTop") == 0
    news.click()
    expect(line(ben, "tout en bas")).to_be_in_viewport()
    expect(news).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["map", "list"])
def test_axe_finds_nothing_in_a_conversation(own_campus: CampusServer, visit: Visit, view: str, scheme: str) -> None:
    ana = visit(own_campus, "walker-10", color_scheme=scheme)
    ben = visit(own_campus, "walker-11")
    ana.enter("accueil", view="list" if view == "list" else None)
    ben.enter("accueil")
    say(ben, "Bonjour @Walker-10, voir `ceci` et https://example.org")
    choose(ana, "Bonjour", "Répondre")
    say(ana, "Merci")
    expect(lines(ana)).to_have_count(2)
    line(ana, "Merci").locator(".message-more").click()
    box(ana).fill("@Walk")
    expect(ana.page.get_by_role("option").first).to_be_visible()
    assert ana.axe() == []
    say(ana, "x" * 2001)
    expect(box(ana)).to_have_attribute("aria-invalid", "true")
    assert ana.axe() == []
    for tab in ("Près de vous", "Messages"):
        show(ana, tab)
        assert ana.axe() == []


@pytest.mark.parametrize("view", ["map", "list"])
def test_the_talk_fits_a_narrow_screen(campus: CampusServer, visit: Visit, view: str) -> None:
    ana = visit(campus, "walker-16", viewport={"width": 320, "height": 640})
    ana.enter("amphitheatre", view="list" if view == "list" else None)
    ana.page.get_by_role("navigation").get_by_role("button", name="Messages").click()
    box(ana).scroll_into_view_if_needed()
    expect(box(ana)).to_be_in_viewport()
    assert not ana.overflows()
    assert ana.axe() == []
