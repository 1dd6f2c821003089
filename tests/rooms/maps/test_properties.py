"""Whatever the file: it gives problems, or a map in which nobody gets stuck."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rooms.maps.compile import compile_map
from rooms.maps.document import Desk, Link, Screen
from rooms.maps.encode import encode
from rooms.maps.room_map import ACCESS
from rooms.maps.tmj import load
from rooms.maps.validate import Report, validate
from tests.rooms.maps.plans import Json, area, plan, thing, tmj
from venue.pages.embeds import OWN_PAGES, may_embed

ROOMS = {"lobby": {"start"}, "library": None}
HALL = plan(
    """
    ############
    #ss...#..LL#
    #ss.>.#....#
    #...<....ll#
    #.#v.#.^...#
    ############
    """,
    portals={"L": "lobby"},
    spawns={"l": "from-lobby"},
    areas=[area("Bulle", "private", (3, 1, 3, 3)), area("Coulisses", "plain", (4, 2, 4, 1), access="speakers")],
    things=[
        thing("note", "Avis", (4, 0, 2, 1), text="**Bonjour**\nà toutes et tous"),
        thing("link", "Site", (8, 2, 1, 1), url="https://example.org/"),
        thing("screen", "Film", (8, 0, 2, 1), url="https://framatube.org/w/1"),
        thing("desk", "Accueil", (1, 5, 3, 1), text=""),
    ],
    signs={"Hall": (4, 0)},
)

patient = settings(deadline=None)  # the machines that test are shared: how long a validation takes is in test_hostile
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(-2, 12).map(lambda tiles: tiles * 32),
    st.floats(allow_nan=False),
    st.text(max_size=100),
    st.sampled_from(
        ["start", "lobby", "team", "private", "up", "portal", "spawn", "area", "seat", "sign", "tilelayer"],
    ),
    st.sampled_from(
        ["note", "link", "screen", "desk", "/welcome/", "https://framatube.org/", "javascript:x"],
    ),
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def holds(report: Report) -> None:
    """What is promised of every report, and of every map that passes."""
    assert report.is_valid is (not report.problems)
    assert all(sentence.endswith(".") for sentence in report.sentences())
    if report.document is None:
        return
    room_map = compile_map(report.document)
    assert load(json.loads(json.dumps(encode(report.document)))) == report.document
    reached = set(room_map.walk_from(room_map.spawns["start"][:1]))
    assert all(tiles and reached.issuperset(tiles) for tiles in room_map.spawns.values())
    assert all(room_map.walkable(*tile) for tiles in room_map.spawns.values() for tile in tiles)
    assert all(room_map.access_at(*tile) == ACCESS[0] for tile in room_map.spawns["start"])
    for seat in room_map.seats:
        assert not room_map.walkable(seat.x, seat.y)
        beside = room_map.nearest_free(seat.x, seat.y, lambda _x, _y: True)
        assert beside is not None
        assert max(abs(beside[0] - seat.x), abs(beside[1] - seat.y)) == 1
        assert reached.intersection(room_map.around(seat.x, seat.y))
    for what in room_map.things:
        assert what.name.strip()
        assert any(tile in reached for tile in room_map.in_reach_of(what.region))
        if isinstance(what, Link | Screen):
            assert what.url in OWN_PAGES or what.url.lower().startswith(("http://", "https://"))
        if isinstance(what, Screen):
            assert may_embed(what.url)
    assert len({desk.name for desk in room_map.things if isinstance(desk, Desk)}) == sum(
        isinstance(desk, Desk) for desk in room_map.things
    )
    for portal in room_map.portals:
        assert portal.room in ROOMS
        assert reached.intersection(portal.region.tiles())


def test_the_map_that_is_going_to_be_changed_is_good() -> None:
    report = validate(tmj(HALL), ROOMS)

    assert report.is_valid
    holds(report)


@patient
@given(st.binary(max_size=300) | st.text(alphabet='{}[]",:\\ 0truemap', max_size=300).map(str.encode))
def test_random_bytes(raw: bytes) -> None:
    report = validate(raw, ROOMS)

    assert not report.is_valid
    assert report.sentences() != []


@patient
@given(values)
def test_random_json(value: object) -> None:
    assert not validate(json.dumps(value).encode(), ROOMS).is_valid


@settings(patient, max_examples=300)
@given(st.data())
def test_random_changes_to_a_good_map(data: st.DataObject) -> None:
    drawn = deepcopy(HALL)
    for _change in range(data.draw(st.integers(1, 4))):
        _mutate(drawn, data)

    holds(validate(tmj(drawn), ROOMS))


@settings(patient, max_examples=300)
@given(st.data())
def test_random_ground(data: st.DataObject) -> None:
    """Random walls and furniture in random places: often valid, so that what is promised of valid maps is tried."""
    tiles = "s" + "".join(data.draw(st.lists(st.sampled_from(".......#<"), min_size=63, max_size=63)))
    drawn = plan("\n".join(tiles[row : row + 8] for row in range(0, 64, 8)))
    corner = st.integers(0, 7).map(lambda tiles: tiles * 32)
    for kind, properties in (
        ("portal", {"room": "lobby"}),
        ("spawn", {}),
        ("area", {"kind": "plain", "access": "team"}),
        ("desk", {"text": "Bonjour"}),
    ):
        if data.draw(st.booleans()):
            listed = [{"name": key, "type": "string", "value": value} for key, value in properties.items()]
            box = {"x": data.draw(corner), "y": data.draw(corner), "width": 32, "height": 32}
            extra: Json = {"id": 900 + len(kind), "type": kind, "name": kind, "properties": listed} | box
            drawn["layers"][2]["objects"].append(extra)

    holds(validate(tmj(drawn), ROOMS))


def _mutate(drawn: Json, data: st.DataObject) -> None:
    """Change, delete or add one thing somewhere in the map."""
    at: Any = drawn
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        if not keys:
            return
        key = data.draw(st.sampled_from(keys))
        if isinstance(at[key], dict | list) and at[key] and data.draw(st.integers(0, 9)):
            at = at[key]
            continue
        action = data.draw(st.sampled_from(["change", "change", "delete", "copy"]))
        if action == "delete":
            del at[key]
        elif action == "copy" and isinstance(at, list):
            at.append(deepcopy(at[key]))
        else:
            at[key] = data.draw(values)
        return
