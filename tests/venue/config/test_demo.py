"""The demo edition: there after one call, and left alone by the next."""

import pytest

from rooms.rooms.models import MapVersion
from rooms.rooms.selectors import catalogue
from venue.config import demo
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


def test_every_room_has_a_map_and_the_edition_is_open_with_an_organiser() -> None:
    demo.seed()
    edition = Edition.objects.get()
    assert [(room.slug, room.version) for room in catalogue(edition.pk)] == [(room.slug, 1) for room in demo.ROOMS]
    assert [room.slug for room in catalogue(edition.pk) if room.is_entrance] == ["parvis"]
    assert edition.state == Edition.State.OPEN
    assert [member.role for member in edition.memberships.all()] == [Role.ORGANISER]
