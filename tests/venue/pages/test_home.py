import pytest

from tests.venue.editions.members import an_open_edition, browser_of, member, someone
from venue.editions.models import Edition, Membership, Role
from venue.editions.services import set_state
from venue.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    settings.DEMO = True
    return an_open_edition()


def enter(browser, role: str):
    return browser.post("/demo/enter/", {"role": role})


def roles_of(person: Person) -> list[str]:
    return list(Membership.objects.filter(person=person).values_list("role", flat=True))


def test_home_shows_the_open_edition():
    edition = an_open_edition()
    page = browser_of().get("/")

    assert page.context["edition"] == edition
    assert f'href="{edition.get_absolute_url()}"' in page.content.decode()


def test_home_without_an_open_edition_says_so():
    set_state(an_open_edition(), Edition.State.CLOSED)

    assert "Aucune édition n’est ouverte en ce moment" in browser_of().get("/").content.decode()


def test_home_lists_ones_editions_whatever_their_state():
    edition = an_open_edition()
    person = member(edition, Role.SPEAKER)
    set_state(edition, Edition.State.CLOSED)

    assert list(browser_of(person).get("/").context["editions"]) == [edition]


def test_a_demo_participant_is_someone_new_in_each_browser(demo):
    browsers = [browser_of(), browser_of()]
    answers = [enter(browser, "participant").url for browser in browsers]
    people = [Person.objects.get(pk=browser.session["_auth_user_id"]) for browser in browsers]

    assert answers == ["/e/printemps-2027/campus/"] * 2
    assert [person.name for person in people] == ["Invité·e 1", "Invité·e 2"]
    assert [roles_of(person) for person in people] == [["participant"], ["participant"]]


def test_a_demo_participant_stays_the_same_in_one_browser(demo):
    browser = browser_of()
    seen = []
    for role in ("participant", "participant", "organiser", "participant"):
        enter(browser, role)
        seen.append(browser.session["_auth_user_id"])

    assert seen[0] == seen[1] == seen[3] != seen[2]


def test_there_is_one_demo_organiser(demo):
    people = []
    for browser in (browser_of(), browser_of()):
        enter(browser, "organiser")
        people.append(Person.objects.get(pk=browser.session["_auth_user_id"]))

    assert people[0] == people[1]
    assert roles_of(people[0]) == ["organiser"]


def test_the_demo_never_signs_in_as_a_real_person(demo):
    real = someone("ana")
    browser = browser_of()
    session = browser.session
    session["demo_participant"] = real.pk
    session.save()
    enter(browser, "participant")

    assert browser.session["_auth_user_id"] != str(real.pk)


def test_without_the_demo_there_is_no_such_page(settings):
    settings.DEMO = False
    an_open_edition()
    browser = browser_of()

    assert [browser.get("/demo/enter/").status_code, enter(browser, "organiser").status_code] == [404, 404]
    assert "/demo/enter/" not in browser.get("/").content.decode()


def test_a_demo_without_an_open_edition_leads_home(settings):
    settings.DEMO = True

    assert enter(browser_of(), "participant").url == "/"
    assert Person.objects.count() == 0
