"""Rooms are created and changed, maps uploaded and published; what is refused leaves no trace."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from rooms.maps.room_map import RoomMap
from rooms.rooms.models import MapVersion, Room
from rooms.rooms.selectors import CatalogueRoom, catalogue, known_spawns, published_map, rooms_of
from rooms.rooms.services import EntranceMustAdmit, InvalidMap, change_room, create_room, publish, upload_map
from tests.rooms.maps.plans import Json, plan, tmj
from venue.editions.models import Edition
from venue.editions.services import create_edition
from venue.outbox.models import Entry
from venue.people.models import Person
from venue.people.services import account_for
from venue.spaces.models import Space

pytestmark = pytest.mark.django_db

DRAFT, PUBLISHED, RETIRED = MapVersion.State.DRAFT, MapVersion.State.PUBLISHED, MapVersion.State.RETIRED


@pytest.fixture(autouse=True)
def in_french() -> Iterator[None]:
    with translation.override("fr"):
        yield


@pytest.fixture
def ana() -> Person:
    return account_for("ana@test.example")


@pytest.fixture
def edition(ana: Person) -> Edition:
    return an_edition("printemps", ana)


@pytest.fixture
def hall(edition: Edition) -> Room:
    return create_room(edition, slug="hall", title="Hall", capacity=100, is_entrance=True)


@pytest.fixture
def lobby(edition: Edition) -> Room:
    return create_room(edition, slug="lobby", title="Salon", capacity=20, position=1)


def an_edition(slug: str, organiser: Person) -> Edition:
    days = date(2027, 4, 1), date(2027, 4, 2)
    return create_edition(slug=slug, title=slug, starts_on=days[0], ends_on=days[1], organiser=organiser)


def corridor(**options: Any) -> Json:
    return plan("########\n#s.a..L#\n########", portals={"L": ("lobby", "sofa")}, spawns={"a": "from-lobby"}, **options)


def lounge(spawn: str = "sofa") -> Json:
    return plan("########\n#s..a.H#\n########", portals={"H": ("hall", "from-lobby")}, spawns={"a": spawn})


def recorded(since: int = 0) -> list[tuple[str, dict[str, Any]]]:
    """The events of rooms, but for those of creating them."""
    return list(Entry.objects.filter(kind__startswith="rooms.").order_by("pk").values_list("kind", "payload"))[since:]


def states(room: Room) -> list[tuple[int, str]]:
    return list(room.versions.order_by("number").values_list("number", "state"))


def codes(refusal: pytest.ExceptionInfo[InvalidMap]) -> list[str]:
    return [problem.code for problem in refusal.value.report.problems]


# -- rooms -----------------------------------------------------------------------------------------------------------


def test_a_room_comes_with_its_space(edition: Edition) -> None:
    room = create_room(edition, slug="amphi", title="Amphithéâtre", capacity=200, building="Bâtiment A")

    assert Space.objects.values_list("edition", "kind", "name", "capacity", "building").get() == (
        edition.pk,
        Space.Kind.VIRTUAL,
        "Amphithéâtre",
        200,
        "Bâtiment A",
    )
    assert (room.space.name, room.access, room.is_open, room.is_entrance) == ("Amphithéâtre", "everyone", True, False)
    assert recorded() == [("rooms.changed", {"edition_id": edition.pk})]


NEW_ROOM: dict[str, Any] = {"slug": "amphi", "title": "Amphithéâtre", "capacity": 20}


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"slug": "Deux mots"}, ["slug"]),
        ({"slug": ""}, ["slug"]),
        ({"slug": "hall"}, ["__all__"]),
        ({"title": ""}, ["title"]),
        ({"title": "x" * 81}, ["title"]),
        ({"title": "Hall"}, ["title"]),
        ({"capacity": 0}, ["capacity"]),
        ({"capacity": 5001}, ["capacity"]),
        ({"access": "friends"}, ["access"]),
        ({"description": "x" * 301}, ["description"]),
        ({"is_entrance": True}, ["__all__"]),
    ],
)
def test_a_room_that_is_wrong_stores_nothing(
    edition: Edition, hall: Room, values: dict[str, Any], fields: list[str]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        create_room(edition, **NEW_ROOM | values)

    assert list(refusal.value.message_dict) == fields
    assert (Room.objects.count(), Space.objects.count(), len(recorded())) == (1, 1, 1)


def test_another_edition_may_have_rooms_of_the_same_name(edition: Edition, hall: Room, ana: Person) -> None:
    autumn = an_edition("automne", ana)

    assert create_room(autumn, slug="hall", title="Hall", capacity=10, is_entrance=True).slug == "hall"


def test_a_room_is_the_twin_of_a_place_of_its_edition(edition: Edition, hall: Room, ana: Person) -> None:
    place = Space.objects.create(edition=edition, kind=Space.Kind.PLACE, name="A001", capacity=10)
    autumn = an_edition("automne", ana)

    assert create_room(edition, slug="amphi", title="Amphi", capacity=10, twin_of=place).twin_of == place
    for other, stranger in ((autumn, place), (edition, hall.space)):
        with pytest.raises(ValidationError, match="double que d’un lieu de son édition"):
            create_room(other, slug="b", title="B", capacity=10, twin_of=stranger)


def test_the_entrance_is_for_everyone(edition: Edition) -> None:
    with pytest.raises(EntranceMustAdmit, match=r"^C’est l’entrée du campus"):
        create_room(edition, slug="hall", title="Hall", capacity=9, is_entrance=True, access=Room.Access.TEAM)

    assert not Room.objects.exists()


SETTINGS: dict[str, Any] = {
    "title": "Salon bleu",
    "description": "Des canapés.",
    "access": "speakers",
    "is_open": False,
    "capacity": 5,
}


def test_changing_a_room_changes_its_space_too(lobby: Room) -> None:
    changed = change_room(lobby, **SETTINGS)

    stored = Room.objects.select_related("space").get(pk=lobby.pk)
    assert (stored.title, stored.description, stored.access, stored.is_open) == (
        "Salon bleu",
        "Des canapés.",
        "speakers",
        False,
    )
    assert (stored.space.name, stored.space.capacity) == ("Salon bleu", 5)
    assert (changed.title, changed.space.capacity) == ("Salon bleu", 5)
    assert recorded(since=1) == [("rooms.changed", {"edition_id": lobby.edition_id})]


def test_a_room_may_keep_its_title(lobby: Room) -> None:
    assert change_room(lobby, **SETTINGS | {"title": "Salon"}).title == "Salon"


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"title": "Hall"}, ["title"]),
        ({"title": ""}, ["title"]),
        ({"access": "friends"}, ["access"]),
        ({"capacity": 0}, ["capacity"]),
    ],
)
def test_a_change_that_is_wrong_changes_nothing(
    hall: Room, lobby: Room, values: dict[str, Any], fields: list[str]
) -> None:
    with pytest.raises(ValidationError) as refusal:
        change_room(lobby, **SETTINGS | values)

    assert list(refusal.value.message_dict) == fields
    assert Room.objects.values_list("title", "space__name", "space__capacity").get(pk=lobby.pk) == (
        "Salon",
        "Salon",
        20,
    )
    assert len(recorded()) == 2


@pytest.mark.parametrize(("access", "is_open"), [("team", True), ("speakers", True), ("everyone", False)])
def test_the_entrance_stays_open_to_everyone(hall: Room, access: str, is_open: bool) -> None:
    with pytest.raises(EntranceMustAdmit):
        change_room(hall, **SETTINGS | {"access": access, "is_open": is_open})

    hall.refresh_from_db()
    assert (hall.title, hall.access, hall.is_open) == ("Hall", "everyone", True)
    assert change_room(hall, **SETTINGS | {"access": "everyone", "is_open": True}).title == "Salon bleu"


# -- maps ------------------------------------------------------------------------------------------------------------


def test_an_upload_is_a_draft(hall: Room, lobby: Room, ana: Person) -> None:
    version = upload_map(hall, tmj(corridor()), by=ana)

    assert (version.number, version.state, version.uploaded_by, version.tmj) == (1, DRAFT, ana, corridor())
    assert published_map(hall.pk) is None
    assert len(recorded()) == 2  # the two rooms: nobody sees a draft


def test_versions_are_numbered_by_room(hall: Room, lobby: Room, ana: Person) -> None:
    file = tmj(plan("########\n#s.....#\n########"))

    numbers = [upload_map(room, file, by=ana).number for room in (hall, hall, lobby, hall)]

    assert numbers == [1, 2, 1, 3]


def test_an_invalid_map_stores_nothing_and_says_why(hall: Room, ana: Person) -> None:
    with pytest.raises(
        InvalidMap, match=r"^Calque « floorLayer », objet n° 3, case \(6, 1\) : aucune salle"
    ) as refusal:
        upload_map(hall, tmj(corridor()), by=ana)

    assert codes(refusal) == ["portal_room"]
    assert refusal.value.report.sentences() == [str(refusal.value)]
    assert not MapVersion.objects.exists()


def test_what_was_sent_is_not_what_is_stored(hall: Room, lobby: Room, ana: Person) -> None:
    drawn = corridor() | {"editorsettings": {"path": "/home/ana"}}
    drawn["layers"][0]["onclick"] = "alert(1)"

    assert upload_map(hall, tmj(drawn), by=ana).tmj == corridor()


def test_a_portal_leads_to_a_spawn_of_the_published_map(hall: Room, lobby: Room, ana: Person) -> None:
    upload_map(hall, tmj(corridor()), by=ana)  # the lobby has no map yet: any spawn will do
    publish(upload_map(lobby, tmj(lounge(spawn="armchair")), by=ana))

    with pytest.raises(InvalidMap) as refusal:
        upload_map(hall, tmj(corridor()), by=ana)
    assert codes(refusal) == ["portal_spawn"]

    publish(upload_map(lobby, tmj(lounge(spawn="sofa")), by=ana))
    assert upload_map(hall, tmj(corridor()), by=ana).number == 2


def test_a_portal_does_not_lead_to_another_edition(edition: Edition, lobby: Room, ana: Person) -> None:
    autumn = an_edition("automne", ana)
    elsewhere = create_room(autumn, slug="hall", title="Hall", capacity=10)

    with pytest.raises(InvalidMap):
        upload_map(elsewhere, tmj(corridor()), by=ana)


def test_publishing_retires_the_former_map(hall: Room, lobby: Room, ana: Person) -> None:
    first, second = (upload_map(hall, tmj(corridor(title=title)), by=ana) for title in ("Un", "Deux"))

    publish(first)
    assert states(hall) == [(1, PUBLISHED), (2, DRAFT)]
    publish(second)
    assert states(hall) == [(1, RETIRED), (2, PUBLISHED)]
    assert recorded(since=2) == [
        ("rooms.map_published", {"edition_id": hall.edition_id, "room_id": hall.pk, "version": number})
        for number in (1, 2)
    ]


def test_an_older_map_comes_back(hall: Room, lobby: Room, ana: Person) -> None:
    first, second = (upload_map(hall, tmj(corridor(title=title)), by=ana) for title in ("Un", "Deux"))
    publish(first)
    publish(second)

    publish(first)

    assert states(hall) == [(1, PUBLISHED), (2, RETIRED)]
    assert [payload["version"] for _kind, payload in recorded(since=2)] == [1, 2, 1]


def test_publishing_what_is_published_says_nothing(hall: Room, lobby: Room, ana: Person) -> None:
    version = publish(upload_map(hall, tmj(corridor()), by=ana))

    assert publish(MapVersion.objects.get(pk=version.pk)).state == PUBLISHED
    assert len(recorded(since=2)) == 1


def test_publishing_one_room_leaves_the_others(hall: Room, lobby: Room, ana: Person) -> None:
    publish(upload_map(hall, tmj(corridor()), by=ana))
    publish(upload_map(lobby, tmj(lounge()), by=ana))

    assert [states(hall), states(lobby)] == [[(1, PUBLISHED)], [(1, PUBLISHED)]]


def test_the_database_holds_one_published_map_per_room(hall: Room, lobby: Room, ana: Person) -> None:
    publish(upload_map(hall, tmj(corridor()), by=ana))
    second = upload_map(hall, tmj(corridor()), by=ana)

    with pytest.raises(IntegrityError), transaction.atomic():
        MapVersion.objects.filter(pk=second.pk).update(state=PUBLISHED)


def test_an_event_goes_with_its_change(hall: Room, lobby: Room, ana: Person) -> None:
    version = upload_map(hall, tmj(corridor()), by=ana)

    with transaction.atomic():
        publish(version)
        transaction.set_rollback(True)

    assert states(hall) == [(1, DRAFT)]
    assert len(recorded()) == 2


# -- what the floor above reads --------------------------------------------------------------------------------------


def test_the_catalogue_is_plain_and_in_order(edition: Edition, hall: Room, lobby: Room, ana: Person) -> None:
    place = Space.objects.create(edition=edition, kind=Space.Kind.PLACE, name="Salle C102", capacity=10)
    twin = create_room(edition, slug="posters", title="Posters", capacity=9, twin_of=place, description="À lire.")
    publish(upload_map(hall, tmj(corridor()), by=ana))
    publish(upload_map(hall, tmj(corridor()), by=ana))
    upload_map(lobby, tmj(lounge()), by=ana)

    assert catalogue(edition.pk) == [
        CatalogueRoom(hall.pk, "hall", "Hall", "", "", "everyone", True, True, 100, 2),
        CatalogueRoom(twin.pk, "posters", "Posters", "À lire.", "Salle C102", "everyone", True, False, 9, None),
        CatalogueRoom(lobby.pk, "lobby", "Salon", "", "", "everyone", True, False, 20, None),
    ]


def test_reading_all_rooms_takes_as_many_queries_as_reading_one(
    edition: Edition, hall: Room, lobby: Room, ana: Person, django_assert_num_queries: Any
) -> None:
    for number in range(5):
        room = create_room(edition, slug=f"r{number}", title=f"Salle {number}", capacity=9)
        publish(upload_map(room, tmj(corridor()), by=ana))

    with django_assert_num_queries(1):
        assert len(catalogue(edition.pk)) == 7
    with django_assert_num_queries(2):
        shown = [
            (
                room.space.capacity,
                room.twin_of,
                [(version.number, version.uploaded_by) for version in room.versions.all()],
            )
            for room in rooms_of(edition)
        ]
    assert shown[:2] == [(100, None, []), (9, None, [(1, ana)])]


def test_the_published_map_is_compiled_once(
    hall: Room, lobby: Room, ana: Person, django_assert_num_queries: Any
) -> None:
    publish(upload_map(hall, tmj(corridor()), by=ana))
    first = published_map(hall.pk)
    assert first is not None
    number, room_map = first
    assert isinstance(room_map, RoomMap)
    assert (number, dict(room_map.spawns)) == (1, {"start": ((1, 1),), "from-lobby": ((3, 1),)})

    with django_assert_num_queries(1):
        again = published_map(hall.pk)
    assert again is not None
    assert again[1] is room_map


def test_a_new_version_is_another_map(hall: Room, lobby: Room, ana: Person) -> None:
    publish(upload_map(hall, tmj(corridor()), by=ana))
    published_map(hall.pk)
    publish(upload_map(hall, tmj(plan("########\n#ss...L#\n########", portals={"L": "lobby"})), by=ana))

    published = published_map(hall.pk)
    assert published is not None
    assert (published[0], published[1].spawns["start"]) == (2, ((1, 1), (2, 1)))


def test_known_spawns(edition: Edition, hall: Room, lobby: Room, ana: Person) -> None:
    publish(upload_map(hall, tmj(corridor()), by=ana))

    assert known_spawns(edition.pk) == {"hall": frozenset({"start", "from-lobby"}), "lobby": None}
