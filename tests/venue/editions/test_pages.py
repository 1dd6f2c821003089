"""The edition's page, its team and its state, as a visitor, a member and an organiser meet them."""

import pytest

from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of, said
from venue.editions.models import Edition, Membership, Role
from venue.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)

HOME = "/e/printemps-2027/"
TEAM = f"{HOME}team/"
REVOKE = f"{TEAM}revoke/"
STATE = f"{HOME}state/"


@pytest.fixture
def edition() -> Edition:
    return an_open_edition()


@pytest.fixture
def organiser(edition):
    return browser_of(organiser_of(edition))


def roles(edition: Edition) -> list[tuple[str, str]]:
    found = Membership.objects.filter(edition=edition).order_by("person__email", "role")
    return list(found.values_list("person__email", "role"))


# -- the edition -----------------------------------------------------------------------------------------------------


def test_the_page_says_when_and_what(edition):
    page = browser_of().get(HOME).content.decode()

    assert '<time datetime="2027-03-11">11</time> au <time datetime="2027-03-12">12 mars 2027</time>' in page
    assert "Deux jours à Toulouse et en ligne." in page


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (None, {"sign in"}),
        (Role.PARTICIPANT, {"campus"}),
        (Role.MODERATOR, {"campus", "rooms"}),
        (Role.ORGANISER, {"campus", "rooms", "team", "state"}),
    ],
)
def test_each_sees_the_ways_that_are_theirs(edition, role, ways):
    person = None if role is None else organiser_of(edition) if role == Role.ORGANISER else member(edition, role)
    page = browser_of(person).get(HOME).content.decode()

    links = {
        "campus": f'href="{HOME}campus/"',
        "rooms": f'href="{HOME}rooms/"',
        "team": f'href="{TEAM}"',
        "state": f'href="{STATE}?state=closed"',
        "sign in": f'href="/sign-in/?next={HOME}"',
    }
    assert {way for way, link in links.items() if link in page} == ways


def test_someone_without_a_role_is_told_how_to_take_part(edition):
    outsider = browser_of(Person.objects.create_user("sam@test.example"))

    assert "Comment participer" in outsider.get(HOME).content.decode()


# -- the team --------------------------------------------------------------------------------------------------------


def test_inviting_gives_the_role_and_writes(edition, organiser, mailoutbox):
    page = organiser.post(TEAM, {"email": "Nour@univ.example", "role": "speaker"}, follow=True)

    assert roles(edition) == [("nour@univ.example", "speaker"), ("olga@test.example", "organiser")]
    assert said(page) == ["Nour@univ.example a maintenant le rôle «\xa0Intervenant·e\xa0» et va recevoir un message."]
    assert [(message.to, " ".join(message.subject.split())) for message in mailoutbox] == [
        (["nour@univ.example"], "Vous êtes invité·e : Rencontres de printemps")
    ]
    assert f"http://localhost:8000{HOME}" in mailoutbox[0].body.splitlines()


@pytest.mark.parametrize(("email", "role"), [("nour", "speaker"), ("", "speaker"), ("nour@univ.example", "queen")])
def test_a_refused_invitation_says_why_and_changes_nothing(edition, organiser, mailoutbox, email, role):
    page = organiser.post(TEAM, {"email": email, "role": role})

    assert len(page.context["form"].errors) == 1
    assert page.content.decode().count('class="notice terra error-summary"') == 1
    assert (len(roles(edition)), len(mailoutbox)) == (1, 0)


def test_the_list_narrows_to_words_and_a_role(edition, organiser):
    for who, role in (("nour", Role.SPEAKER), ("noe", Role.PARTICIPANT), ("sam", Role.SPEAKER)):
        member(edition, role, who)

    def found(query: str) -> list[str]:
        return [person.name for person in organiser.get(f"{TEAM}?{query}").context["people"]]

    assert found("") == ["Noe", "Nour", "Olga Organise", "Sam"]
    assert found("q=no") == ["Noe", "Nour"]
    assert found("q=no&role=speaker") == ["Nour"]
    assert found("q=test.example+OLGA") == ["Olga Organise"]
    assert found("role=nonsense&page=x") == ["Noe", "Nour", "Olga Organise", "Sam"]


def test_a_long_list_has_pages(edition, organiser, django_assert_max_num_queries):
    for number in range(60):
        member(edition, Role.PARTICIPANT, f"p{number}")
    with django_assert_max_num_queries(10):
        page = organiser.get(f"{TEAM}?role=participant&page=3")

    assert len(page.context["people"]) == 10
    assert 'href="?q=&amp;role=participant&amp;page=2"' in page.content.decode().replace("&amp;amp;", "&amp;")


def test_a_role_is_taken_back_after_a_question(edition, organiser):
    nour = member(edition, Role.SPEAKER, "nour")
    question = organiser.get(REVOKE, {"person": nour.pk, "role": "speaker"})

    assert question.templates[0].name == "editions/revoke.html"
    assert len(roles(edition)) == 2

    page = organiser.post(REVOKE, {"person": nour.pk, "role": "speaker"}, follow=True)

    assert said(page) == ["Nour n’a plus le rôle «\xa0Intervenant·e\xa0»."]
    assert roles(edition) == [("olga@test.example", "organiser")]


def test_the_last_organiser_stays(edition, organiser):
    olga = organiser_of(edition)
    page = organiser.post(REVOKE, {"person": olga.pk, "role": "organiser"}, follow=True)

    assert page.redirect_chain == [(TEAM, 302)]
    assert [str(message.level_tag) for message in page.context["messages"]] == ["error"]
    assert roles(edition) == [("olga@test.example", "organiser")]


def test_an_organiser_may_leave_when_another_stays(edition, organiser):
    member(edition, Role.ORGANISER, "paul")
    page = organiser.post(
        REVOKE, {"person": Person.objects.get(name="Olga Organise").pk, "role": "organiser"}, follow=True
    )

    assert page.redirect_chain == [("/", 302)]
    assert roles(edition) == [("paul@test.example", "organiser")]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 302),
        ({"person": "x", "role": "speaker"}, 302),
        ({"person": 999, "role": "speaker"}, 404),
        ({"person": 10**20, "role": "speaker"}, 404),
    ],
)
def test_a_question_about_nobody(edition, organiser, asked, status):
    assert organiser.get(REVOKE, asked).status_code == status


def test_a_revocation_of_nothing_is_a_bad_request(edition, organiser):
    assert organiser.post(REVOKE, {"person": "", "role": "speaker"}).status_code == 400


@pytest.mark.parametrize("role", [None, Role.PARTICIPANT, Role.SPEAKER, Role.EXHIBITOR, Role.MODERATOR])
@pytest.mark.parametrize("address", [TEAM, REVOKE, STATE])
def test_only_organisers_manage(edition, role, address):
    person = member(edition, role) if role else None
    answers = [browser_of(person).get(address).status_code, browser_of(person).post(address).status_code]

    assert answers == ([403, 403] if role else [302, 302])


# -- the state -------------------------------------------------------------------------------------------------------


def test_closing_is_asked_then_done_and_the_page_is_the_teams_again(edition, organiser):
    question = organiser.get(STATE, {"state": "closed"})
    organiser.post(STATE, {"state": "closed"})

    assert question.templates[0].name == "editions/state.html"
    assert Edition.objects.get().state == "closed"
    assert (organiser.get(HOME).status_code, browser_of().get(HOME).status_code) == (200, 404)


def test_opening_again(edition, organiser):
    organiser.post(STATE, {"state": "closed"})
    page = organiser.post(STATE, {"state": "open"}, follow=True)

    assert Edition.objects.get().state == "open"
    assert said(page)[-1] == "L’édition est ouverte\xa0: ses membres peuvent entrer dans le campus."


def test_an_unknown_state_is_a_bad_request(edition, organiser):
    assert organiser.post(STATE, {"state": "burnt"}).status_code == 400
