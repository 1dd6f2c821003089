import pytest

from tests.venue.editions.members import browser_of, someone
from venue.establishments.models import Establishment
from venue.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana() -> Person:
    return someone("ana")


@pytest.fixture
def toulouse() -> Establishment:
    return Establishment.objects.create(slug="toulouse-inp", name="Toulouse INP")


def wishes(**changed: object) -> dict[str, object]:
    return {"name": "Ana Petit", "establishment": "", "language": "fr"} | changed


def test_what_others_see_is_changed(ana, toulouse):
    page = browser_of(ana).post("/profile/", wishes(establishment=toulouse.pk, name="  Ana   Petit "), follow=True)

    ana.refresh_from_db()
    assert (ana.name, ana.establishment, ana.language) == ("Ana Petit", toulouse, "fr")
    assert page.redirect_chain == [("/profile/", 302)]


def test_one_goes_on_to_where_one_was_going(ana):
    browser = browser_of(ana)
    page = browser.get("/profile/?next=/contact/")

    assert browser.post("/profile/", wishes(next=page.context["next"])).headers["Location"] == "/contact/"


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"name": ""}, {"name": ["Écrivez le nom que les autres verront."]}),
        ({"name": " A "}, {"name": ["Écrivez au moins deux caractères."]}),
        ({"name": "Ana\u202eteP"}, {"name": ["Ce nom contient des caractères invisibles\xa0: retapez-le au clavier."]}),
    ],
)
def test_a_name_that_others_could_not_read_is_refused(ana, wish, error):
    page = browser_of(ana).post("/profile/", wishes(**wish))

    assert page.context["form"].errors == error
    assert Person.objects.get().name == "Ana"


@pytest.mark.parametrize(
    "wish",
    [{"name": "A" * 61}, {"establishment": 99}, {"language": "de"}],
)
def test_what_the_form_does_not_offer_is_refused(ana, wish):
    page = browser_of(ana).post("/profile/", wishes(**wish))

    assert list(page.context["form"].errors) == list(wish)
    ana.refresh_from_db()
    assert (ana.name, ana.establishment, ana.language) == ("Ana", None, "fr")


def test_a_card_has_what_one_wrote_on_it(ana):
    wish = wishes(about="  Ingénieure   pédagogique.\r\n\r\nJ’aime <b>le café</b>. ", link="exemple.fr/ana")
    browser_of(ana).post("/profile/", wish)

    ana.refresh_from_db()
    assert (ana.about, ana.link) == ("Ingénieure pédagogique.\n\nJ’aime <b>le café</b>.", "https://exemple.fr/ana")
    browser_of(ana).post("/profile/", wishes())
    ana.refresh_from_db()
    assert (ana.about, ana.link) == ("", "")


@pytest.mark.parametrize(
    "wish",
    [
        {"link": "javascript:alert(1)"},
        {"link": "ftp://exemple.fr/"},
        {"link": "data:text/html,x"},
        {"link": "https://univ.fr@ailleurs.example/"},
        {"link": "https://exemple.fr/" + "a" * 200},
        {"link": "deux mots"},
        {"about": "x" * 301},
        {"about": "Invité\u202e!elbatsop"},
    ],
)
def test_what_may_not_be_on_a_card_is_refused(ana, wish):
    page = browser_of(ana).post("/profile/", wishes(**wish))

    assert list(page.context["form"].errors) == list(wish)
    ana.refresh_from_db()
    assert (ana.about, ana.link) == ("", "")


def test_every_field_says_who_sees_it(ana):
    form = browser_of(ana).get("/profile/").context["form"]

    assert [field.name for field in form if not field.help_text] == []


def test_someone_without_a_name_is_asked_for_it_and_comes_back():
    browser = browser_of(Person.objects.create_user("nour@univ.example"))
    asked = '<a href="/profile/?next=/contact/%3Fx%3D1">Choisir le nom affiché</a>'

    assert asked in browser.get("/contact/?x=1").content.decode()
    assert browser.post("/profile/", wishes(next="/contact/?x=1")).headers["Location"] == "/contact/?x=1"
    assert asked not in browser.get("/contact/?x=1").content.decode()


def test_a_visitor_signs_in_first():
    assert browser_of().get("/profile/").headers["Location"] == "/sign-in/?next=/profile/"
