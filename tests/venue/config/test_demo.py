"""The demo edition: there after one call, and left alone by the next."""

import json
from pathlib import Path

import pytest
from django.db.models import F

from rooms.rooms import services
from rooms.rooms.models import MapVersion
from rooms.rooms.selectors import catalogue, published_map
from venue.config import demo
from venue.config.demo_rooms import ROOMS
from venue.editions.models import Edition, Membership, Role
from venue.people.models import Person

pytestmark = pytest.mark.django_db


def counts() -> list[int]:
    return [model.objects.count() for model in (Edition, Person, Membership, MapVersion)]


def test_a_second_seeding_changes_nothing() -> None:
    assert demo.seed() is True
    before = counts()
    assert demo.seed() is False
    assert counts() == before


def test_what_organisers_changed_stays_as_they_left_it() -> None:
    demo.seed()
    Edition.objects.update(title="Une autre édition", state=Edition.State.CLOSED)
    demo.seed()
    assert [(edition.title, edition.state) for edition in Edition.objects.all()] == [("Une autre édition", "closed")]


@pytest.fixture
def earlier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """The edition as a demo of five rooms left it: no door leads farther."""
    first = ROOMS[:5]
    for room in first:
        drawn = json.loads((demo.MAPS / f"{room.map}.tmj").read_bytes())
        for layer in drawn["layers"]:
            if layer["name"] == "portals":
                known = {one.slug for one in first}
                layer["objects"] = [each for each in layer["objects"] if each["properties"][0]["value"] in known]
        (tmp_path / f"{room.map}.tmj").write_text(json.dumps(drawn))
    with monkeypatch.context() as then:
        then.setattr(demo, "ROOMS", first)
        then.setattr(demo, "MAPS", tmp_path)
        demo.seed()
    return Edition.objects.get()


def doors(edition: Edition, slug: str) -> set[str]:
    found = published_map(edition.rooms.get(slug=slug).pk)
    assert found is not None
    return {portal.room for portal in found[1].portals}


def test_a_demo_of_fewer_rooms_gets_the_others_and_doors_to_them(earlier: Edition) -> None:
    assert doors(earlier, "accueil") == {"parvis", "posters", "amphitheatre", "comite"}
    Edition.objects.update(title="Une autre édition")
    earlier.rooms.filter(slug="posters").update(title="Nos posters")

    assert demo.seed() is True
    assert demo.seed() is False

    earlier.refresh_from_db()
    assert earlier.title == "Une autre édition"
    assert [room.slug for room in catalogue(earlier.pk)] == [room.slug for room in ROOMS]
    assert earlier.rooms.get(slug="posters").title == "Nos posters"
    assert {"grand-hall", "salon"} <= doors(earlier, "accueil")


def test_a_demo_in_which_somebody_has_drawn_stays_theirs(earlier: Edition) -> None:
    lobby = earlier.rooms.get(slug="accueil")
    raw = json.dumps(lobby.versions.get().tmj).encode()
    services.publish(services.upload_map(lobby, raw, by=earlier.memberships.get().person))

    assert demo.seed() is False
    assert earlier.rooms.count() == 5


def test_every_room_has_a_map_and_the_edition_is_open_with_an_organiser() -> None:
    demo.seed()
    edition = Edition.objects.get()
    assert [(room.slug, room.version) for room in catalogue(edition.pk)] == [(room.slug, 1) for room in ROOMS]
    assert [room.slug for room in catalogue(edition.pk) if room.is_entrance] == ["parvis"]
    own = edition.rooms.filter(twin_of__establishment__slug=F("slug")).values_list("slug", flat=True)
    assert {"toulouse-inp", "grenoble-inp", "bordeaux-inp", "lorraine-inp", "clermont-auvergne-inp"} == set(own)
    assert edition.state == Edition.State.OPEN
    assert [member.role for member in edition.memberships.all()] == [Role.ORGANISER]
