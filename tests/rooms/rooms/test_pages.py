"""The organisers' pages of rooms: settings, maps, publication, and the map files themselves."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from rooms.rooms.models import MapVersion, Room
from rooms.rooms.services import create_room, publish, upload_map
from tests.venue.editions.members import an_open_edition, browser_of, member, organiser_of, said
from venue.editions.models import Edition, Role

pytestmark = pytest.mark.django_db

ROOMS = "/e/printemps-2027/rooms/"
SALON = f"{ROOMS}salon/"
DEMO_MAP = json.loads((Path(settings.ROOT) / "rooms/maps/demo/committee.tmj").read_text())


def a_map(**changed: Any) -> dict[str, Any]:
    """A valid map without portals: the demo's committee room, doors taken out."""
    tmj: dict[str, Any] = json.loads(json.dumps(DEMO_MAP)) | changed
    for layer in tmj["layers"]:
        if layer["type"] == "objectgroup":
            layer["objects"] = [thing for thing in layer["objects"] if thing.get("type") != "portal"]
    return tmj


def file_of(content: Any, name: str = "salon.tmj") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else json.dumps(content).encode())


@pytest.fixture
def edition() -> Edition:
    return an_open_edition()


@pytest.fixture
def salon(edition) -> Room:
    create_room(edition, slug="parvis", title="Parvis", capacity=100, is_entrance=True)
    return create_room(edition, slug="salon", title="Salon", capacity=40, position=1)


@pytest.fixture
def organiser(edition, salon):
    return browser_of(organiser_of(edition))


def versions(room: Room) -> list[tuple[int, str]]:
    return list(MapVersion.objects.filter(room=room).order_by("number").values_list("number", "state"))


def chosen(**changed: object) -> dict[str, object]:
    return {"title": "Salon", "description": "", "access": "everyone", "is_open": "on", "capacity": 40} | changed


# -- lists -----------------------------------------------------------------------------------------------------------


def test_the_team_sees_the_list_and_organisers_can_open_a_room(edition, organiser):
    moderator = browser_of(member(edition, Role.MODERATOR))
    links = [f'href="{SALON}"' in browser.get(ROOMS).content.decode() for browser in (organiser, moderator)]

    assert links == [True, False]


def test_the_edition_shows_its_rooms_and_who_may_enter(edition, salon):
    publish(upload_map(salon, json.dumps(a_map()).encode(), by=None))
    pages = [browser_of(person).get("/e/printemps-2027/") for person in (None, member(edition, Role.PARTICIPANT))]

    assert ["<h3>Salon</h3>" in page.content.decode() for page in pages] == [True, True]
    entries = ['href="/e/printemps-2027/campus/?room=salon"' in page.content.decode() for page in pages]
    assert entries == [False, True]


@pytest.mark.parametrize("address", [SALON, f"{SALON}settings/", f"{SALON}publish/"])
@pytest.mark.parametrize("role", [None, Role.PARTICIPANT, Role.SPEAKER, Role.MODERATOR])
def test_only_organisers_change_rooms(edition, salon, role, address):
    browser = browser_of(member(edition, role) if role else None)
    expected = 403 if role else 302

    assert [browser.get(address).status_code, browser.post(address).status_code] == [expected, expected]


def test_a_room_of_another_edition_is_not_found_here(organiser):
    other = Edition.objects.create(
        slug="automne", title="Automne", starts_on="2027-10-01", ends_on="2027-10-02", state="open"
    )
    create_room(other, slug="cave", title="Cave", capacity=10)

    assert organiser.get(f"{ROOMS}cave/").status_code == 404


# -- settings --------------------------------------------------------------------------------------------------------


def test_settings_are_changed(organiser, salon):
    page = organiser.post(
        f"{SALON}settings/", chosen(title="Grand salon", access="team", is_open="", capacity=25), follow=True
    )

    salon = Room.objects.select_related("space").get(slug="salon")
    assert (salon.title, salon.access, salon.is_open, salon.space.capacity) == ("Grand salon", "team", False, 25)
    assert page.redirect_chain == [(SALON, 302)]
    assert said(page) == ["Les réglages de la salle sont enregistrés."]


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 81}, "title"),
        ({"capacity": 0}, "capacity"),
        ({"capacity": "many"}, "capacity"),
        ({"capacity": 5001}, "capacity"),
        ({"access": "queens"}, "access"),
        ({"title": "Parvis"}, "title"),  # another room's title
    ],
)
def test_a_wrong_setting_is_named_and_nothing_changes(organiser, wish, field):
    page = organiser.post(f"{SALON}settings/", chosen(**wish))

    assert list(page.context["settings"].errors) == [field]
    assert Room.objects.get(slug="salon").title == "Salon"


def test_the_entrance_stays_open_to_all(organiser):
    page = organiser.post(f"{ROOMS}parvis/settings/", chosen(title="Parvis", is_open=""))

    assert len(page.context["settings"].non_field_errors()) == 1
    assert Room.objects.get(slug="parvis").is_open is True


def test_the_addresses_that_only_take_forms_lead_to_the_room(organiser):
    assert [organiser.get(f"{SALON}{page}/").url for page in ("settings", "publish")] == [SALON, SALON]


# -- maps ------------------------------------------------------------------------------------------------------------


def test_a_map_is_sent_published_and_rolled_back(organiser, salon):
    for _version in range(2):
        organiser.post(SALON, {"file": file_of(a_map())})
    assert versions(salon) == [(1, "draft"), (2, "draft")]

    for number in (1, 2):
        organiser.post(f"{SALON}publish/", {"version": number})
    assert versions(salon) == [(1, "retired"), (2, "published")]

    page = organiser.post(f"{SALON}publish/", {"version": 1}, follow=True)
    assert versions(salon) == [(1, "published"), (2, "retired")]
    assert said(page)[-1] == "La version 1 est publiée\xa0: les personnes présentes y sont déjà."


def test_a_map_that_is_not_valid_is_refused_with_all_that_is_wrong(organiser, salon):
    broken = a_map(orientation="isometric", nonsense=True)
    broken["layers"] = [layer for layer in broken["layers"] if layer["type"] == "tilelayer"]
    page = organiser.post(SALON, {"file": file_of(broken)})
    problems = page.context["problems"]

    assert len(problems) >= 3
    assert page.content.decode().count("<li>") >= len(problems)
    assert f"La carte est refusée\xa0: {len(problems)} choses à corriger" in page.content.decode()
    assert versions(salon) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "Ce fichier est vide\xa0: exportez de nouveau la carte depuis Tiled."),
        (
            b" " * (2 * 1024 * 1024 + 1),
            "Ce fichier pèse 2,0\xa0Mio, et une carte 2\xa0Mo au plus\xa0: vérifiez que c’est bien le fichier .tmj.",
        ),
    ],
)
def test_a_file_of_the_wrong_size(organiser, salon, content, message):
    page = organiser.post(SALON, {"file": file_of(content)})

    assert page.context["upload"].errors == {"file": [message]}
    assert versions(salon) == []


@pytest.mark.parametrize("content", [b"not json", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_map_at_all(organiser, salon, content):
    page = organiser.post(SALON, {"file": file_of(content)})

    assert len(page.context["problems"]) == 1
    assert versions(salon) == []


def test_sending_nothing_says_what_to_choose(organiser):
    page = organiser.post(SALON, {})

    assert page.context["upload"].errors == {"file": ["Choisissez un fichier .tmj sur votre appareil."]}


@pytest.mark.parametrize(("version", "status"), [("", 400), ("x", 400), ("9", 404), ("1" + "0" * 20, 404)])
def test_publishing_what_does_not_exist(organiser, version, status):
    assert organiser.post(f"{SALON}publish/", {"version": version}).status_code == status


# -- the files -------------------------------------------------------------------------------------------------------


def test_the_map_is_served_to_be_kept(organiser, salon):
    version = upload_map(salon, json.dumps(a_map()).encode(), by=None)
    response = organiser.get(f"{SALON}map-1.tmj")

    assert response.json() == version.tmj
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_drafts_are_for_organisers_and_published_maps_for_who_may_enter(edition, salon):
    upload_map(salon, json.dumps(a_map()).encode(), by=None)
    publish(upload_map(salon, json.dumps(a_map()).encode(), by=None))
    browsers = [None, member(edition, Role.PARTICIPANT), member(edition, Role.MODERATOR), organiser_of(edition)]

    seen = [[browser_of(who).get(f"{SALON}map-{number}.tmj").status_code for number in (1, 2)] for who in browsers]

    assert seen == [[302, 302], [403, 200], [403, 200], [200, 200]]


def test_a_version_that_cannot_exist(organiser):
    assert organiser.get(f"{SALON}map-1{'0' * 20}.tmj").status_code == 404


def test_the_map_of_a_room_of_the_team_is_the_teams(edition, salon):
    Room.objects.filter(pk=salon.pk).update(access=Room.Access.TEAM)
    publish(upload_map(salon, json.dumps(a_map()).encode(), by=None))
    people = [member(edition, Role.PARTICIPANT), member(edition, Role.SPEAKER), member(edition, Role.MODERATOR)]

    assert [browser_of(person).get(f"{SALON}map-1.tmj").status_code for person in people] == [403, 403, 200]


# -- what is written on a map ----------------------------------------------------------------------------------------


def test_the_words_of_a_map_come_as_safe_html(edition, salon):
    drawn = a_map()
    note = {"id": 900, "type": "note", "name": "Avis", "x": 256, "y": 160, "width": 32, "height": 32}
    words = "**Bonjour** <script>alert(1)</script> [ici](javascript:alert(1))\n\nhttps://example.org"
    text = {"name": "text", "type": "string", "value": words}
    drawn["layers"][-1]["objects"].append(note | {"properties": [text]})
    publish(upload_map(salon, json.dumps(drawn).encode(), by=None))

    answer = browser_of(member(edition, Role.PARTICIPANT)).get(f"{SALON}map-1-texts.json")
    (html,) = [text for text in answer.json().values() if "Bonjour" in text]

    assert "<strong>Bonjour</strong>" in html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert 'rel="nofollow noopener noreferrer"' in html
