"""Moderation as those concerned see it: reported, muted, banned and let in again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer

Visit = Callable[..., Visitor]

QUEUE = f"/e/{EDITION}/moderation/"
INSULT = "Vous êtes tous nuls"
REASON = "Insultes répétées"


def talk_in_room(visitor: Visitor) -> None:
    visitor.page.get_by_role("tab", name="Salle").click()


def box(visitor: Visitor) -> Locator:
    return visitor.page.get_by_role("textbox", name="Écrire à toute la salle")


def say(visitor: Visitor, words: str) -> None:
    box(visitor).fill(words)
    box(visitor).press("Enter")
    expect(message(visitor, words)).not_to_have_class("pending")


def message(visitor: Visitor, words: str) -> Locator:
    return visitor.page.locator(".message[data-seq]").filter(has_text=words)


def act_on(visitor: Visitor, words: str, action: str) -> None:
    """Open the menu of a message, and press."""
    line = message(visitor, words)
    line.get_by_role("button", name="Actions sur ce message").click()
    line.get_by_role("button", name=action).click()


def decide(team: Visitor, decision: str, reason: str = REASON) -> None:
    """Settle the first report of the queue."""
    team.page.goto(QUEUE)
    report = team.page.locator(".report").first
    report.locator("summary").click()
    report.get_by_label(decision).check()
    report.get_by_label("Motif").fill(reason)
    report.get_by_role("button", name="Appliquer").click()


def report(visitor: Visitor, words: str) -> None:
    act_on(visitor, words, "Signaler")
    dialog = visitor.page.get_by_role("dialog", name="Signaler un message de")
    expect(dialog.get_by_role("blockquote")).to_have_text(words)
    dialog.get_by_label("Insultes, harcèlement").check()
    dialog.get_by_role("button", name="Envoyer le signalement").click()
    thanks = visitor.page.get_by_role("dialog", name="Merci")
    expect(thanks).to_be_visible()
    thanks.get_by_role("button", name="Fermer").click()
    expect(thanks).to_have_count(0)


def test_from_a_report_to_a_mute_a_ban_and_back(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben, team = (visit(own_campus, who) for who in ("walker-0", "walker-1", "moderator"))
    for visitor in (ana, ben, team):
        visitor.enter("posters")
        talk_in_room(visitor)
    say(ana, INSULT)
    report(ben, INSULT)
    waiting = team.page.locator(".rail").get_by_role("link", name="Modération")
    expect(waiting).to_contain_text("1 signalement en attente")

    # The moderator reads it on a page of its own, and mutes; the campus stays open beside.
    desk = Visitor(team.page.context.new_page(), own_campus)
    desk.page.goto(QUEUE)
    first = desk.page.locator(".report").first
    for words in ("Walker-0", INSULT, "Insultes, harcèlement", "signalé par Walker-1"):
        expect(first).to_contain_text(words)
    box(ana).fill("Et encore ceci")
    decide(desk, "Couper la parole")
    expect(desk.page.get_by_text("Walker-0 n’a plus la parole")).to_be_visible()
    expect(waiting).not_to_contain_text("en attente")

    expect(ana.page.locator(".silenced")).to_contain_text(REASON)
    expect(box(ana)).not_to_be_editable()
    expect(box(ana)).to_have_value("Et encore ceci")
    again = Visitor(ana.page.context.new_page(), own_campus)
    again.enter("posters")
    talk_in_room(again)
    expect(again.page.locator(".silenced")).to_contain_text(REASON)
    expect(box(again)).not_to_be_editable()
    assert again.axe() == []

    # Two reports later it is a ban: every tab is shown out at once.
    report(ben, INSULT)
    decide(desk, "Bannir de l’édition")
    expect(again.page.get_by_role("heading", name="L’équipe vous a banni·e de cette édition")).to_be_focused()
    expect(again.page.get_by_text(REASON)).to_be_visible()
    expect(again.page.get_by_role("link", name="contact@example.org")).to_be_visible()
    assert again.axe() == []
    expect(ben.person("Walker-0")).to_have_count(0)

    again.page.goto(f"/e/{EDITION}/campus/")
    expect(again.page.get_by_role("heading", name="L’équipe vous a banni·e de cette édition")).to_be_visible()
    for words in (REASON, "contact@example.org"):
        expect(again.page.get_by_role("main")).to_contain_text(words)
    assert again.axe() == []

    desk.page.get_by_role("button", name="Lever le bannissement").click()
    desk.page.get_by_role("button", name="Rendre la parole").click()
    again.enter("posters")
    talk_in_room(again)
    say(again, "Merci, c’est compris")
    expect(message(ben, "Merci, c’est compris")).to_be_visible()


def test_every_open_tab_of_someone_banned_says_so(own_campus: CampusServer, visit: Visit) -> None:
    """A tab that another one replaced, and one that is coming in, as well."""
    ana, team = visit(own_campus, "walker-0"), visit(own_campus, "moderator")
    ana.enter("parvis")
    other = Visitor(ana.page.context.new_page(), own_campus)
    other.enter("parvis")
    expect(ana.page.locator("html")).to_have_attribute("data-campus", "closed")
    team.enter("parvis")
    talk_in_room(other)
    say(other, INSULT)
    talk_in_room(team)
    report(team, INSULT)
    decide(team, "Bannir de l’édition")
    expect(other.page.get_by_role("heading", name="L’équipe vous a banni·e")).to_be_visible()
    ana.page.get_by_role("button", name="Revenir ici").click()
    expect(ana.page.get_by_role("heading", name="L’équipe vous a banni·e")).to_be_visible()
    expect(ana.page.get_by_text(REASON)).to_be_visible()


def test_someone_shown_out_reads_why_and_comes_back(own_campus: CampusServer, visit: Visit) -> None:
    ana, team = visit(own_campus, "walker-0"), visit(own_campus, "moderator")
    ana.enter("posters")
    team.enter("posters")
    talk_in_room(ana)
    say(ana, INSULT)
    talk_in_room(team)
    report(team, INSULT)
    decide(team, "Faire sortir")
    expect(ana.page.get_by_role("heading", name="L’équipe vous a fait sortir du campus")).to_be_focused()
    expect(ana.page.get_by_text(REASON)).to_be_visible()
    assert ana.axe() == []
    ana.page.get_by_role("button", name="Revenir sur le campus").click()
    ana.await_inside("posters")


def test_a_moderator_sanctions_from_the_card_of_a_person_and_lifts_it(own_campus: CampusServer, visit: Visit) -> None:
    ana = visit(own_campus, "walker-0")
    ana.enter("posters")
    talk_in_room(ana)
    for scheme, width, view in (("light", 1360, "map"), ("dark", 320, "list")):
        team = visit(own_campus, "moderator", color_scheme=scheme, viewport={"width": width, "height": 800})
        team.enter("posters", view=view)
        card = team.person("Walker-0").get_by_role("button", name="Fiche de Walker-0")
        dialog = team.page.get_by_role("dialog", name="Modérer Walker-0")
        for reason in ("", REASON):
            card.click()
            team.page.get_by_role("button", name="Modérer…").click()
            assert (team.axe(), team.overflows()) == ([], False)
            dialog.get_by_label("Motif").fill(reason or REASON)
            dialog.get_by_role("button", name="Appliquer" if reason else "Annuler").click()
            expect(dialog).to_have_count(0)
            expect(card).to_be_focused()
        expect(box(ana)).not_to_be_editable()
        card.click()
        team.page.get_by_role("button", name="Modérer…").click()
        expect(dialog.get_by_text(REASON)).to_be_visible()
        dialog.get_by_role("button", name="Rendre la parole").click()
        expect(box(ana)).to_be_editable()


def test_someone_reported_from_their_card(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-0"), visit(own_campus, "walker-1")
    ana.enter("posters")
    ben.enter("posters", view="list")
    card = ben.person("Walker-0").get_by_role("button", name="Fiche de Walker-0")
    card.click()
    expect(ben.page.get_by_role("button", name="Modérer…")).to_have_count(0)
    ben.page.get_by_role("button", name="Signaler…").click()
    ben.page.get_by_role("dialog", name="Signaler Walker-0").get_by_label("Autre chose").check()
    ben.page.get_by_role("button", name="Envoyer le signalement").click()
    ben.page.get_by_role("dialog", name="Merci").get_by_role("button", name="Fermer").click()
    expect(card).to_be_focused()
    team = visit(own_campus, "moderator")
    team.page.goto(QUEUE)
    expect(team.page.locator(".report")).to_contain_text("Walker-0")


def test_a_moderator_takes_a_line_away_from_the_campus(own_campus: CampusServer, visit: Visit) -> None:
    ana, team = visit(own_campus, "walker-0"), visit(own_campus, "moderator")
    for visitor in (ana, team):
        visitor.enter("posters")
        talk_in_room(visitor)
    say(ana, INSULT)
    act_on(team, INSULT, "Supprimer")
    message(team, INSULT).get_by_role("button", name="Supprimer").click()
    for visitor in (ana, team):
        expect(visitor.page.get_by_text("Message retiré par l’équipe")).to_be_visible()
        expect(visitor.page.get_by_text(INSULT)).to_have_count(0)


def test_a_decision_without_a_reason_is_explained_without_javascript(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-0"), visit(own_campus, "walker-1")
    for visitor in (ana, ben):
        visitor.enter("posters")
        talk_in_room(visitor)
    say(ana, INSULT)
    report(ben, INSULT)
    team = visit(own_campus, "moderator", java_script_enabled=False, viewport={"width": 320, "height": 640})
    decide(team, "Bannir de l’édition", reason="")
    expect(team.page.get_by_role("alert")).to_contain_text("Écrivez un motif de 3 à 500 caractères")
    expect(team.page.locator(".report details")).to_have_attribute("open", "")
    expect(team.page.get_by_label("Bannir de l’édition")).to_be_checked()


@pytest.mark.slow
def test_the_pages_and_dialogs_are_clean_in_every_dress(own_campus: CampusServer, visit: Visit) -> None:
    ana = visit(own_campus, "walker-0")
    ana.enter("posters")
    talk_in_room(ana)
    say(ana, INSULT + " " + "x" * 200)
    for scheme in ("light", "dark"):
        ben = visit(own_campus, "walker-1", color_scheme=scheme, viewport={"width": 320, "height": 640})
        ben.enter("posters", view="list")
        talk_in_room(ben)
        act_on(ben, INSULT, "Signaler")
        dialog = ben.page.get_by_role("dialog", name="Signaler un message de")
        assert (ben.axe(), ben.overflows()) == ([], False)
        dialog.get_by_role("button", name="Envoyer le signalement").click()
        expect(dialog.get_by_role("alert")).to_have_text("Choisissez ce qui ne va pas.")
        dialog.get_by_label("Autre chose").check()
        dialog.get_by_role("button", name="Envoyer le signalement").click()
        expect(ben.page.get_by_role("dialog", name="Merci")).to_be_visible()
        assert ben.axe() == []
        for width in (320, 1360):
            team = visit(own_campus, "moderator", color_scheme=scheme, viewport={"width": width, "height": 800})
            for path in (QUEUE, f"{QUEUE}log/", f"/e/{EDITION}/"):
                team.page.goto(path)
                if path == QUEUE:
                    team.page.locator(".report summary").first.click()
                assert (path, team.axe(), team.overflows()) == (path, [], False)
