"""What every page owes its reader: a language, a title, a way on; and the pages that the law asks for."""

import re
from html.parser import HTMLParser

import pytest
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of
from venue.editions.models import Role
from venue.pages import health, views

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/accessibility/", "/legal/", "/privacy/", "/contact/", "/sign-in/", "/sign-in/inactive/"]
EDITION = "/e/printemps-2027/"
ORGANISERS = ["/profile/", "/sign-out/", *(EDITION + page for page in ("", "team/", "rooms/", "state/?state=closed"))]


class Outline(HTMLParser):
    """The parts of a page that tests look at."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for found, attributes in self.tags if found == tag]


@pytest.mark.parametrize("address", PUBLIC + ORGANISERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_is_well_built(address, language):
    organiser = organiser_of(an_open_edition())
    organiser.language = language
    organiser.save()
    response = browser_of(None if address in PUBLIC else organiser, language).get(address)
    page = response.content.decode()
    outline = Outline(page)

    assert response.status_code == 200
    assert outline.all("html") == [{"lang": language}]
    assert len(outline.all("h1")) == len(outline.all("main")) == len(outline.all("title")) == 1
    assert outline.all("a")[0] == {"class": "skip-link", "href": "#main"}
    assert outline.all("form")[0]["action"] == "/language/"
    ids = [str(attributes["id"]) for _tag, attributes in outline.tags if "id" in attributes]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("address", PUBLIC + ORGANISERS)
def test_the_content_security_policy_has_nothing_to_refuse(address):
    page = browser_of(organiser_of(an_open_edition())).get(address).content.decode()
    outline = Outline(page)

    assert outline.all("style") == outline.all("script") == []
    assert [attributes for _tag, attributes in outline.tags if "style" in attributes] == []


def test_the_status_of_accessibility_is_on_every_page():
    page = browser_of().get("/contact/").content.decode()

    assert '<a href="/accessibility/">Accessibilité\xa0: non conforme</a>' in page


def test_no_two_titles_are_the_same():
    organiser = browser_of(organiser_of(an_open_edition()))
    visitor = browser_of()
    pages = [visitor.get(address) for address in PUBLIC] + [organiser.get(address) for address in ORGANISERS]
    titles = [re.search(r"<title>(.+)</title>", page.content.decode()) for page in pages]

    assert all(titles)
    assert len({title[1] for title in titles if title}) == len(PUBLIC + ORGANISERS)


# -- errors ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "heading"), [("fr", "Il n’y a rien à cette adresse"), ("en", "There is nothing at this address")]
)
def test_not_found(language, heading):
    page = browser_of(language=language).get("/nowhere/?x=1")

    assert page.status_code == 404
    assert f"<h1>{heading}</h1>" in page.content.decode()
    assert page.context["frame"].place == "/nowhere/?x=1"


@pytest.mark.parametrize(
    ("language", "heading"), [("fr", "Cette page est réservée"), ("en", "This page is restricted")]
)
def test_forbidden(language, heading):
    person = member(an_open_edition(), Role.PARTICIPANT)
    person.language = language
    person.save()
    page = browser_of(person, language).get("/e/printemps-2027/team/")

    assert page.status_code == 403
    assert f"<h1>{heading}</h1>" in page.content.decode()
    assert "mailto:contact@example.org" in page.content.decode()


@pytest.mark.parametrize(("language", "heading"), [("fr", "Rien n’a été envoyé"), ("en", "Nothing was sent")])
def test_a_form_from_elsewhere_is_refused_and_the_page_can_be_opened_again(language, heading):
    page = Client(enforce_csrf_checks=True, headers={"accept-language": language}).post("/sign-in/?next=/contact/", {})

    assert page.status_code == 403
    assert f"<h1>{heading}</h1>" in page.content.decode()
    assert '<a class="btn primary" href="/sign-in/?next=/contact/">' in page.content.decode()


def test_a_bad_request_and_a_breakdown_speak_both_languages_and_need_nothing(django_assert_num_queries):
    request = RequestFactory().get("/")
    with django_assert_num_queries(0):
        pages = [views.bad_request(request, ValueError()), views.server_error(request)]

    assert [page.status_code for page in pages] == [400, 500]
    for page in pages:
        outline = Outline(page.content.decode())
        assert [tag for tag, attributes in outline.tags if attributes.get("lang") == "en"] == ["section", "span"]
        assert {"href": "/"} in outline.all("a")


def test_a_strange_host_is_a_bad_request():
    page = Client().get("/", headers={"host": "elsewhere.example"})

    assert page.status_code == 400
    assert "Cette demande n’a pas été comprise" in page.content.decode()


def test_a_breakdown_shows_its_page(monkeypatch):
    monkeypatch.setattr(views, "current_edition", _broken)
    page = Client(raise_request_exception=False).get("/")

    assert page.status_code == 500
    assert "Quelque chose est en panne de notre côté" in page.content.decode()


def _broken() -> None:
    raise RuntimeError("broken for the test")


# -- machines --------------------------------------------------------------------------------------------------------


def test_healthy():
    response = Client().get("/healthz")

    assert (response.status_code, response.json()) == (200, {"status": "ok", "version": health.version()})


def test_not_healthy_without_a_database(monkeypatch):
    def gone() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", gone)
    response = Client().get("/healthz")

    assert (response.status_code, response.json()["status"]) == (503, "the database does not answer")


def test_not_healthy_before_the_migrations():
    health._Migrations.complete = False
    MigrationRecorder.Migration.objects.filter(app="people").delete()
    response = Client().get("/healthz")

    assert (response.status_code, response.json()["status"]) == (503, "migrations are missing")


def test_metrics_are_for_the_bearer_of_the_token(settings):
    settings.METRICS_TOKEN = "s3cret-token"
    bearers = ["", "Bearer wrong", "Bearer sécret", "s3cret-token", "Bearer s3cret-token"]
    answers = [Client().get("/metrics", headers={"authorization": bearer}) for bearer in bearers]

    assert [answer.status_code for answer in answers] == [401, 401, 401, 401, 200]
    assert answers[-1].content.decode().startswith("# HELP ")


def test_metrics_do_not_exist_without_a_token(settings):
    settings.METRICS_TOKEN = ""

    assert Client().get("/metrics", headers={"authorization": "Bearer "}).status_code == 404


def test_while_developing_metrics_are_for_the_same_machine_only(settings):
    settings.METRICS_TOKEN, settings.DEBUG = "", True
    here, elsewhere = Client(REMOTE_ADDR="127.0.0.1"), Client(REMOTE_ADDR="192.0.2.7")
    by_a_proxy = here.get("/metrics", headers={"x-forwarded-for": "192.0.2.7"})

    assert [here.get("/metrics").status_code, elsewhere.get("/metrics").status_code] == [200, 404]
    assert by_a_proxy.status_code == 404


def test_ordinary_pages_ask_the_database_little():
    organiser = browser_of(organiser_of(an_open_edition()))
    counts = {}
    for address in ("/", "/contact/", "/e/printemps-2027/", "/e/printemps-2027/team/", "/e/printemps-2027/rooms/"):
        with CaptureQueriesContext(connection) as queries:
            organiser.get(address)
        counts[address] = len(queries)

    assert {address: count for address, count in counts.items() if count > 9} == {}
