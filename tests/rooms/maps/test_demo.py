"""The maps that come with the house."""

import json

import pytest

from rooms.maps.compile import compile_map
from rooms.maps.document import Portal
from rooms.maps.validate import Report, validate
from venue.config import demo
from venue.config.demo_rooms import ROOMS

FILES = {room.slug: demo.MAPS / f"{room.map}.tmj" for room in ROOMS}


@pytest.fixture(scope="module")
def spawns() -> dict[str, set[str]]:
    """The spawns of every demo room, as their files say."""
    drawn = {slug: json.loads(path.read_bytes()) for slug, path in FILES.items()}
    return {
        slug: {one["name"] for layer in room["layers"] for one in layer.get("objects", []) if one["type"] == "spawn"}
        for slug, room in drawn.items()
    }


def look(slug: str, spawns: dict[str, set[str]]) -> Report:
    return validate(FILES[slug].read_bytes(), spawns, own=slug)


@pytest.mark.parametrize("slug", FILES)
def test_every_demo_map_is_valid_beside_the_others(slug: str, spawns: dict[str, set[str]]) -> None:
    report = look(slug, spawns)

    assert report.sentences() == []
    assert report.document is not None
    assert compile_map(report.document).spawns["start"] != ()


def test_the_demo_has_one_thing_of_each_kind_in_the_hall_and_something_to_see_everywhere(
    spawns: dict[str, set[str]],
) -> None:
    kinds = {}
    for slug in FILES:
        document = look(slug, spawns).document
        assert document is not None
        kinds[slug] = sorted(type(thing).__name__ for _layer, thing in document.things)

    assert kinds["accueil"] == ["Desk", "Link", "Note", "Screen"]
    assert [slug for slug, found in kinds.items() if not found] == []


def test_every_demo_map_is_used() -> None:
    assert sorted(demo.MAPS.glob("*.tmj")) == sorted(FILES.values())


def test_every_demo_room_is_on_the_way_from_the_entrance(spawns: dict[str, set[str]]) -> None:
    leads_to: dict[str, set[str]] = {}
    for slug in FILES:
        document = look(slug, spawns).document
        assert document is not None
        leads_to[slug] = {portal.room for _layer, portal in document.of_kind(Portal)}
    (entrance,) = [room.slug for room in ROOMS if room.is_entrance]
    reached, waiting = {entrance}, [entrance]
    while waiting:
        new = leads_to[waiting.pop()] - reached
        reached |= new
        waiting += new

    assert reached == set(FILES)
    assert [(slug, room) for slug in FILES for room in leads_to[slug] if slug not in leads_to[room]] == []  # and back
