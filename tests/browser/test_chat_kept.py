"""What is said and what is being written outlives a lost connection, a second tab and a wrong clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.browser.test_chat import box, choose, line, lines, pending, say, show
from tests.campus import CampusServer

Visit = Callable[..., Visitor]


def test_ten_seconds_away_miss_nothing(own_campus: CampusServer, visit: Visit) -> None:
    """New lines, edits and deletions of older ones, in the conversation in sight and in another."""
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil")
    ben.enter("accueil")
    show(ben, "Près de vous")  # seen while nothing was said there yet
    expect(ben.page.get_by_text("Ce que vous écrivez ici")).to_be_visible()
    show(ben, "Salle")
    for words in ("première", "deuxième", "troisième"):
        say(ana, words)
    expect(ben.page.locator(".message-text")).to_have_text(["première", "deuxième", "troisième"])

    ben.page.context.set_offline(True)
    expect(ben.page.locator("html")).to_have_attribute("data-campus", "away")
    choose(ana, "première", "Modifier")
    say(ana, "la première")
    choose(ana, "deuxième", "Supprimer")
    ana.page.get_by_role("group", name="Supprimer ce message").get_by_role("button", name="Supprimer").click()
    say(ana, "quatrième")
    expect(pending(ana)).to_have_count(0)
    show(ana, "Près de vous")
    say(ana, "tout bas")
    expect(lines(ana)).to_have_count(1)
    ben.page.wait_for_timeout(10_000)  # the ten seconds are what is tested
    ben.page.context.set_offline(False)

    ben.await_inside("accueil")
    expect(ben.page.locator(".message-text")).to_have_text(["la première", "troisième", "quatrième"])
    expect(lines(ben)).to_have_count(4)
    expect(line(ben, "la première")).to_contain_text("(modifié)")
    expect(lines(ben).nth(1)).to_contain_text("Message supprimé")
    say(ana, "et maintenant ?")
    show(ben, "Près de vous")
    expect(ben.page.locator(".message-text").last).to_have_text("et maintenant ?")


def test_what_was_being_written_is_kept_when_another_tab_takes_ones_place(
    own_campus: CampusServer, visit: Visit
) -> None:
    first, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    first.enter("accueil")
    ben.enter("accueil")
    box(first).fill("Une longue phrase, presque finie")
    second = visit(own_campus, "walker-10")
    second.enter()
    expect(first.page.locator("html")).to_have_attribute("data-campus", "closed")
    say(second, "D’un autre onglet")
    expect(line(ben, "D’un autre onglet")).to_be_visible()

    first.page.get_by_role("button", name="Revenir ici").click()
    first.await_inside("accueil")
    expect(second.page.locator("html")).to_have_attribute("data-campus", "closed")
    expect(line(first, "D’un autre onglet")).to_be_visible()
    expect(box(first)).to_have_value("Une longue phrase, presque finie")
    box(first).press("Enter")
    expect(ben.page.locator(".message-text")).to_have_text(["D’un autre onglet", "Une longue phrase, presque finie"])


@pytest.mark.parametrize("wrong", [timedelta(hours=5), timedelta(hours=-7), timedelta(days=400)], ids=str)
def test_a_wrong_clock_changes_neither_times_nor_order(
    own_campus: CampusServer, visit: Visit, wrong: timedelta
) -> None:
    ben = visit(own_campus, "walker-11", timezone_id="UTC")
    ben.enter("accueil")
    for number in (12, 13):
        other = visit(own_campus, f"walker-{number}")
        other.enter("accueil")
        other.page.get_by_role("button", name="Message à Walker-11").click()
        say(other, f"de {number}")
        expect(lines(other)).to_have_count(1)
    ana = visit(own_campus, "walker-10", timezone_id="UTC")
    ana.page.clock.set_system_time(datetime.now(UTC) + wrong)
    ana.enter("accueil")

    say(ben, "un")
    expect(line(ana, "un")).to_be_visible()
    say(ana, "deux")
    expect(pending(ana)).to_have_count(0)
    say(ben, "trois")
    for visitor in (ana, ben):
        expect(visitor.page.locator(".message-text")).to_have_text(["un", "deux", "trois"])
    times = [visitor.page.locator(".message-head time").all_inner_texts() for visitor in (ana, ben)]
    assert times[0] == times[1]
    said = datetime.fromisoformat(ana.page.locator(".message-head time").first.get_attribute("datetime") or "")
    assert abs(datetime.now(UTC) - said) < timedelta(minutes=2)
    assert times[0][0] == f"{said:%H:%M}"

    # The latest conversation stands first, also for one whose clock is elsewhere: what is said now comes to the top.
    ben.page.clock.set_system_time(datetime.now(UTC) + wrong)
    ben.page.reload()
    ben.await_inside("accueil")
    show(ben, "Messages")
    names = ben.page.locator("[data-conversation^='direct:']")
    expect(names.nth(0)).to_contain_text("Walker-13")
    expect(names.nth(1)).to_contain_text("Walker-12")
