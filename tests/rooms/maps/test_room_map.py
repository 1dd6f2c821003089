"""Maps as the walking server reads them."""

import pytest

from rooms.maps.compile import compile_map
from rooms.maps.document import Region
from rooms.maps.room_map import Area, Facing, Portal, RoomMap, Seat
from rooms.maps.validate import validate
from tests.rooms.maps.plans import CROWN, WALL, Json, area, plan, tmj

HALL = plan(
    """
    ##########
    #ss...#LL#
    #ss.>....#
    #....<...#
    #.#v.#.ll#
    ##########
    """,
    portals={"L": ("lobby", "from-hall")},
    spawns={"l": "from-lobby"},
    areas=[
        area("Bulle", "private", (3, 1, 3, 3)),
        area("Coulisses", "plain", (4, 2, 4, 1), access="speakers"),
        area("Régie", "silent", (5, 2, 1, 1), access="team"),
    ],
)


def compiled(drawn: Json) -> RoomMap:
    report = validate(tmj(drawn), {"lobby"})
    assert report.sentences() == []
    assert report.document is not None
    return compile_map(report.document)


@pytest.fixture(scope="module")
def hall() -> RoomMap:
    return compiled(HALL)


def rows(room_map: RoomMap, grid: bytes) -> list[str]:
    text = "".join(str(value) for value in grid)
    return [text[at : at + room_map.width] for at in range(0, len(text), room_map.width)]


def test_walls_and_seats_are_solid(hall: RoomMap) -> None:
    assert rows(hall, hall.solid) == [
        "1111111111",
        "1000001001",
        "1000100001",
        "1000010001",
        "1011010001",
        "1111111111",
        "1111111111",
        "1111111111",
    ]
    assert (hall.width, hall.height) == (10, 8)


@pytest.mark.parametrize(("x", "y", "walkable"), [(1, 1, True), (0, 0, False), (4, 2, False), (-1, 1, False)])
def test_walkable(hall: RoomMap, x: int, y: int, walkable: bool) -> None:
    assert hall.walkable(x, y) is walkable


@pytest.mark.parametrize(("x", "y"), [(10, 3), (3, 8), (255, 255), (3, -1)])
def test_nobody_walks_off_the_map(hall: RoomMap, x: int, y: int) -> None:
    assert hall.walkable(x, y) is False


def test_the_strictest_area_decides_who_may_step_in(hall: RoomMap) -> None:
    assert rows(hall, hall.restricted)[1:4] == ["0000000000", "0000121100", "0000000000"]
    assert [hall.access_at(x, 2) for x in (3, 4, 5)] == ["everyone", "speakers", "team"]


def test_areas_are_found_where_they_overlap(hall: RoomMap) -> None:
    bubble, backstage, control = hall.areas
    assert bubble == Area("Bulle", "private", "everyone", Region(3, 1, 3, 3))
    assert hall.areas_at(5, 2) == (bubble, backstage, control)
    assert hall.areas_at(6, 2) == (backstage,)
    assert hall.areas_at(1, 1) == ()


def test_portals_spawns_and_seats(hall: RoomMap) -> None:
    assert hall.portals == (Portal(Region(7, 1, 2, 1), "lobby", "from-hall"),)
    assert [hall.portal_at(x, 1) for x in (6, 7, 8, 9)] == [None, hall.portals[0], hall.portals[0], None]
    assert dict(hall.spawns) == {"start": ((1, 1), (2, 1), (1, 2), (2, 2)), "from-lobby": ((7, 4), (8, 4))}
    assert hall.seats == (Seat(0, 4, 2, Facing.RIGHT), Seat(1, 5, 3, Facing.LEFT), Seat(2, 3, 4, Facing.DOWN))
    assert [hall.seat_at(5, 3), hall.seat_at(5, 4)] == [hall.seats[1], None]


def test_a_spawn_that_this_version_does_not_have_means_start(hall: RoomMap) -> None:
    assert hall.arrivals("from-lobby") == ((7, 4), (8, 4))
    assert hall.arrivals("gone") == hall.spawns["start"]


def test_the_nearest_free_tile_is_the_one_asked_for_when_it_is_free(hall: RoomMap) -> None:
    assert hall.nearest_free(1, 1, lambda _x, _y: True) == (1, 1)


def test_the_nearest_free_tile_is_counted_in_steps_not_through_walls(hall: RoomMap) -> None:
    assert hall.nearest_free(4, 4, lambda x, y: (x, y) in {(6, 4), (1, 4)}) == (1, 4)


def test_one_gets_up_from_a_seat_onto_a_tile_beside_it(hall: RoomMap) -> None:
    assert hall.nearest_free(4, 2, lambda _x, _y: True) == (4, 3)
    assert hall.nearest_free(3, 4, lambda x, y: (x, y) in {(2, 3), (1, 1)}) == (2, 3)


def test_nobody_is_put_on_a_portal(hall: RoomMap) -> None:
    assert hall.nearest_free(7, 1, lambda _x, _y: True) == (7, 2)
    assert hall.nearest_free(7, 2, lambda x, y: (x, y) in {(7, 1), (1, 1)}) == (1, 1)


def test_outside_the_map_the_nearest_tile_is_taken(hall: RoomMap) -> None:
    assert hall.nearest_free(200, 200, lambda _x, _y: True) == (8, 4)
    assert hall.nearest_free(-5, 1, lambda _x, _y: True) == (1, 1)


def test_no_tile_is_free(hall: RoomMap) -> None:
    assert hall.nearest_free(1, 1, lambda _x, _y: False) is None


def test_people_arrive_on_the_walkable_tiles_of_a_spawn() -> None:
    drawn = plan("########\n#ss....#\n########")
    drawn["layers"][1]["data"][8 + 1] = WALL

    assert compiled(drawn).spawns["start"] == ((2, 1),)


def test_what_is_drawn_above_people_stops_them_only_if_it_collides() -> None:
    drawn = plan("########\n#ss....#\n########")
    above = drawn["layers"][3]["data"]
    above[8 + 3], above[8 + 4] = CROWN, WALL

    assert [compiled(drawn).walkable(x, 1) for x in (3, 4)] == [True, False]


def test_a_hidden_layer_still_stops_people() -> None:
    drawn = plan("########\n#ss....#\n########")
    drawn["layers"][1]["visible"] = False

    assert compiled(drawn).walkable(0, 0) is False
