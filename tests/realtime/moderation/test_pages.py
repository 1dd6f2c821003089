"""The team's pages, as a moderator meets them: without JavaScript, in order, and with every mistake explained."""

from datetime import timedelta

import pytest
from django.utils import timezone

from realtime.moderation import selectors, services
from realtime.moderation.models import AuditEntry, Report
from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of, said
from venue.editions.models import Edition, Role
from venue.editions.selectors import standing

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/e/printemps-2027/"
QUEUE = f"{HOME}moderation/"
REASON = "Insultes répétées"


@pytest.fixture
def edition() -> Edition:
    return an_open_edition()


@pytest.fixture
def ana(edition):
    return member(edition, Role.PARTICIPANT, "ana")


@pytest.fixture
def ben(edition):
    return member(edition, Role.PARTICIPANT, "ben")


@pytest.fixture
def team(edition):
    return browser_of(member(edition, Role.MODERATOR, "mona"))


def report(edition, by, about, words="Des insultes", **more) -> Report:
    evidence = services.Evidence(
        line="chat:1/7", where=Report.Where.ROOM, room="Hall d’accueil", words=words, said_at=timezone.now()
    )
    return services.report(
        edition.pk, by.pk, about.pk, category="harassment", comment="Encore lui", evidence=evidence, **more
    )


def decide(team, about: Report, decision: str, **more):
    data = {"decision": decision, "duration": "1h", "reason": REASON} | more
    return team.post(f"{QUEUE}reports/{about.pk}/", data, follow=True)


def actions() -> list[str]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", flat=True))


def test_the_queue_shows_who_about_whom_what_and_how_often(edition, ana, ben, team):
    report(edition, ben, ana)
    services.report(edition.pk, organiser_of(edition).pk, ana.pk, category="spam")
    page = team.get(QUEUE).content.decode()

    for words in ("Ana", "signalé par Ben", "Insultes, harcèlement", "Des insultes", "Hall d’accueil", "Encore lui"):
        assert words in page
    assert page.count("1 autre signalement sur cette personne") == 2
    assert [one["report"].reporter.name for one in team.get(QUEUE).context["reports"]] == ["Ben", "Olga Organise"]


def test_the_queue_costs_the_same_however_long_it_is(edition, ana, team, django_assert_max_num_queries):
    for number in range(30):
        report(edition, member(edition, Role.PARTICIPANT, f"p{number}"), ana)
    with django_assert_max_num_queries(14):
        page = team.get(QUEUE)
    assert (len(page.context["reports"]), page.context["page"].paginator.count) == (20, 30)


@pytest.mark.parametrize(
    ("decision", "state", "entered"),
    [
        ("resolve", "resolved", []),
        ("dismiss", "dismissed", []),
        ("mute", "resolved", ["muted"]),
        ("kick", "resolved", ["kicked"]),
        ("ban", "resolved", ["banned"]),
    ],
)
def test_a_decision_settles_the_report_and_is_entered(edition, ana, ben, team, decision, state, entered):
    about = report(edition, ben, ana)
    page = decide(team, about, decision)
    about.refresh_from_db()

    assert (about.state, str(about.settled_by)) == (state, "Mona")
    assert actions() == ["reported", "dismissed" if decision == "dismiss" else "resolved", *entered]
    assert len(said(page)) == 1
    assert (selectors.mute_of(edition.pk, ana.pk) is not None) is (decision == "mute")
    assert standing(ana.pk, edition).banned is (decision == "ban")


@pytest.mark.parametrize(
    ("decision", "reason", "field"),
    [("", REASON, "decision"), ("mute", "", "reason"), ("ban", "a", "reason"), ("kick", "x" * 501, "reason")],
)
def test_a_decision_with_a_mistake_comes_back_with_what_was_written(edition, ana, ben, team, decision, reason, field):
    about = report(edition, ben, ana)
    page = decide(team, about, decision, reason=reason)

    assert list(page.context["refused"].errors) == [field]
    assert "<details open>" in page.content.decode()
    assert (actions(), Report.objects.get().state) == (["reported"], "open")


def test_the_others_about_the_same_person_are_closed_when_asked(edition, ana, ben, team):
    about = report(edition, ben, ana)
    services.report(edition.pk, organiser_of(edition).pk, ana.pk, category="spam")
    services.report(edition.pk, organiser_of(edition).pk, ben.pk, category="spam")
    decide(team, about, "mute", with_others="on")

    assert [one.subject.name for one in selectors.open_reports(edition.pk)] == ["Ben"]


def test_two_moderators_on_one_report_the_second_is_told(edition, ana, ben, team):
    about = report(edition, ben, ana)
    decide(team, about, "dismiss")
    page = decide(team, about, "ban")

    assert said(page) == ["Quelqu’un de l’équipe a déjà traité ce signalement."]
    assert not standing(ana.pk, edition).banned


def test_a_moderator_cannot_ban_an_organiser_and_the_report_waits_on(edition, ben, team):
    about = report(edition, ben, organiser_of(edition))
    page = decide(team, about, "ban")

    assert "retirez-lui d’abord ce rôle" in said(page)[0]
    assert (actions(), selectors.open_reports(edition.pk).count()) == (["reported"], 1)


def test_sanctions_that_hold_are_listed_and_lifted(edition, ana, ben, team):
    mona = browser_of(organiser_of(edition))
    services.mute(edition.pk, ana.pk, by=organiser_of(edition).pk, duration="edition", reason=REASON)
    services.ban(edition.pk, ben.pk, by=organiser_of(edition).pk, duration="1d", reason=REASON)
    page = team.get(QUEUE).content.decode()
    assert page.count(REASON) == 2

    for person, what in ((ana, "mute"), (ben, "ban")):
        assert len(said(mona.post(f"{QUEUE}lift/", {"person": person.pk, "what": what}, follow=True))) == 1
    assert actions() == ["muted", "banned", "unmuted", "unbanned"]
    assert not standing(ben.pk, edition).banned
    assert "Aucun bannissement, aucune parole coupée" in team.get(QUEUE).content.decode()


def test_the_log_has_pages_and_narrows_to_one_person_even_an_erased_one(edition, ana, ben, team):
    for _again in range(30):
        for person in (ana, ben):
            services.kick(edition.pk, person.pk, by=organiser_of(edition).pk, reason=REASON)
    pages = team.get(f"{QUEUE}log/"), team.get(f"{QUEUE}log/?page=2"), team.get(f"{QUEUE}log/?person={ana.pk}")
    assert [len(page.context["entries"]) for page in pages] == [50, 10, 30]

    number = ana.pk
    ana.delete()
    page = team.get(f"{QUEUE}log/?person={number}")
    assert len(page.context["entries"]) == 30
    assert f"compte effacé (n° {number})" in page.content.decode().replace("\xa0", " ")
    assert team.get(f"{QUEUE}log/?person=x&page=y").status_code == 200


def test_the_page_of_the_edition_tells_the_team_what_waits_and_nobody_else(edition, ana, ben, team):
    report(edition, ben, ana)
    link = f'href="{QUEUE}"'

    assert "1 signalement attend" in team.get(HOME).content.decode()
    assert link not in browser_of(ana).get(HOME).content.decode()


@pytest.mark.parametrize(
    "data", [{}, {"person": "x", "what": "ban"}, {"person": "1", "what": "soul"}, {"person": "0", "what": "ban"}]
)
def test_a_lift_of_nothing_is_a_bad_request(edition, team, data):
    assert team.post(f"{QUEUE}lift/", data).status_code == 400


def test_lifting_what_has_run_out_says_so(edition, ana, team):
    services.mute(edition.pk, ana.pk, by=organiser_of(edition).pk, duration="10m", reason=REASON)
    selectors.mutes(edition.pk).update(until=timezone.now() - timedelta(seconds=1))
    page = team.post(f"{QUEUE}lift/", {"person": ana.pk, "what": "mute"}, follow=True)

    assert said(page) == ["Il n’y avait plus rien à lever."]
