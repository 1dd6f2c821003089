"""A ban keeps an account out of an edition whatever its roles, says why, and ends by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of, said
from venue.editions import services
from venue.editions.models import Ban, Edition, Role
from venue.editions.permissions import can_enter_campus, can_manage_edition, can_sanction, can_see_edition
from venue.editions.selectors import Standing, standing, standings
from venue.outbox.models import Entry
from venue.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/e/printemps-2027/"
CAMPUS = f"{HOME}campus/"
REASON = "Insultes répétées"


@pytest.fixture
def edition() -> Edition:
    return an_open_edition()


def ban(edition: Edition, person: Person, hours: int | None = None) -> Ban:
    until = None if hours is None else timezone.now() + timedelta(hours=hours)
    return services.ban(edition, person, until=until, reason=REASON, by=organiser_of(edition))


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.SPEAKER, Role.MODERATOR])
def test_while_one_is_banned_no_role_opens_anything(edition, role):
    person = member(edition, role)
    ban(edition, person, hours=1)
    now = standing(person.pk, edition)

    assert (now.banned, now.roles) == (True, frozenset({role}))
    assert [right(now) for right in (can_enter_campus, can_manage_edition, can_see_edition)] == [False, False, True]


def test_a_ban_that_ran_out_bans_nobody_without_anything_being_done(edition):
    person = member(edition, Role.PARTICIPANT)
    ban(edition, person, hours=-1)

    assert can_enter_campus(standing(person.pk, edition))
    assert browser_of(person).get(CAMPUS).status_code == 200
    assert services.forget_old_bans() == 1


def test_the_page_of_someone_banned_says_until_when_why_and_whom_to_write_to(edition):
    person = member(edition, Role.PARTICIPANT)
    made = ban(edition, person, hours=2)
    answer = browser_of(person).get(CAMPUS)
    page = answer.content.decode()

    assert (answer.status_code, answer.templates[0].name) == (403, "editions/banned.html")
    local = timezone.localtime(made.until)
    assert f"{local:%H:%M}" in page
    assert REASON in page
    assert 'href="mailto:contact@example.org"' in page


def test_members_pages_and_the_edition_say_so_too(edition):
    person = member(edition, Role.MODERATOR)
    ban(edition, person)
    browser = browser_of(person)

    assert browser.get(f"{HOME}rooms/").status_code == 403
    page = browser.get(HOME).content.decode()
    assert REASON in page
    assert "toute la durée de l’édition" in page
    assert "Comment participer" not in page
    assert f'href="{CAMPUS}"' not in page


def test_a_ban_holds_in_its_edition_only(edition):
    person = member(edition, Role.PARTICIPANT)
    ban(edition, person)
    Person.objects.filter(pk=organiser_of(edition).pk).update(email="paul@test.example")
    other = an_open_edition("automne-2027")
    services.grant_role(other, person, Role.PARTICIPANT)

    assert browser_of(person).get("/e/automne-2027/campus/").status_code == 200


def test_a_newer_ban_takes_the_place_of_the_one_before_and_lifting_it_gives_the_roles_back(edition):
    person = member(edition, Role.SPEAKER)
    ban(edition, person)
    ban(edition, person, hours=1)
    assert Ban.objects.get().until is not None

    assert (services.lift_ban(edition, person), services.lift_ban(edition, person)) == (True, False)
    assert can_enter_campus(standing(person.pk, edition))
    assert (
        list(Entry.objects.filter(kind="editions.ban_changed").values_list("payload", flat=True))
        == [{"edition_id": edition.pk, "person_id": person.pk}] * 3
    )


def test_an_organiser_is_not_banned_before_the_role_is_taken_back(edition):
    with pytest.raises(services.StillOrganiser):
        ban(edition, organiser_of(edition))
    assert not Ban.objects.exists()


def test_who_is_banned_is_given_no_role_and_the_page_says_why(edition):
    person = member(edition, Role.PARTICIPANT)
    ban(edition, person)
    organiser = browser_of(organiser_of(edition))
    page = organiser.post(f"{HOME}team/", {"email": person.email, "role": "organiser"})
    assert "levez d’abord le bannissement" in page.content.decode()
    assert list(person.memberships.values_list("role", flat=True)) == ["participant"]

    services.lift_ban(edition, person)
    page = organiser.post(f"{HOME}team/", {"email": person.email, "role": "speaker"}, follow=True)
    assert len(said(page)) == 1


def test_standings_cost_two_queries_however_many(edition, django_assert_num_queries):
    people = [member(edition, Role.PARTICIPANT, f"p{number}") for number in range(12)]
    ban(edition, people[0])
    with django_assert_num_queries(2):
        found = standings([person.pk for person in people], edition)
    assert [found[person.pk].banned for person in people] == [True] + [False] * 11


@pytest.mark.parametrize(
    ("mine", "theirs", "may"),
    [
        ({Role.PARTICIPANT}, {Role.PARTICIPANT}, False),
        ({Role.MODERATOR}, set(), True),
        ({Role.MODERATOR}, {Role.SPEAKER}, True),
        ({Role.MODERATOR}, {Role.MODERATOR}, False),
        ({Role.MODERATOR}, {Role.ORGANISER}, False),
        ({Role.ORGANISER}, {Role.MODERATOR}, True),
        ({Role.ORGANISER}, {Role.ORGANISER}, False),
    ],
)
def test_who_may_sanction_whom(mine, theirs, may):
    assert can_sanction(Standing(1, frozenset(mine), True), Standing(2, frozenset(theirs), True)) is may


def test_nobody_sanctions_themself_nor_anyone_while_banned():
    moderator = Standing(1, frozenset({Role.MODERATOR}), True)
    assert not can_sanction(moderator, moderator)
    assert not can_sanction(Standing(1, frozenset({Role.MODERATOR}), True, banned=True), Standing(2, frozenset(), True))
