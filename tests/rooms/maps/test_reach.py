"""What cannot be reached on foot from where people arrive is a mistake of the map."""

import pytest

from rooms.maps.validate import validate
from tests.rooms.maps.plans import WALL, area, plan, tmj
from tests.rooms.maps.test_validate import codes, hall, look


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("########\n#s.#.L.#\n########", ["portal_unreachable"]),
        ("########\n#s.#.a.#\n########", ["spawn_unreachable"]),
        ("########\n#s.#.>.#\n########", ["seat_unreachable"]),
        ("########\n#s.L.>.#\n########", ["seat_unreachable"]),  # who walks there is taken to the lobby on the way
        ("########\n#s...L##\n####>###\n########", []),
        ("########\n#ss#L.>#\n########", ["portal_unreachable", "seat_unreachable"]),
        ("########\n#s######\n##>#####\n########", []),  # across the corner: one of the eight
        ("########\n#s.L>###\n########", ["seat_enclosed"]),  # one would get up onto the portal
    ],
)
def test_reach(text: str, expected: list[str]) -> None:
    drawn = plan(text, portals={"L": "lobby"}, spawns={"a": "attic"})

    assert codes(look(drawn)) == expected


def test_a_start_in_two_parts_that_do_not_meet() -> None:
    drawn = plan("########\n#sss...#\n########")
    drawn["layers"][1]["data"][8 + 2] = WALL

    assert codes(look(drawn)) == ["spawn_unreachable"]


def test_reserved_areas_may_be_crossed() -> None:
    """Whether someone may is a matter of roles; the map only says that it is possible."""
    drawn = plan(
        "########\n#s...aL#\n########",
        portals={"L": "lobby"},
        spawns={"a": "stage"},
        areas=[area("Coulisses", "plain", (3, 1, 1, 1), access="team")],
    )

    assert codes(look(drawn)) == []


def test_a_portal_may_lead_to_another_part_of_its_own_room() -> None:
    drawn = plan("########\n#s..aL.#\n########", portals={"L": ("hall", "a")}, spawns={"a": "a"})

    assert codes(look(drawn)) == []


def test_rooms_may_be_known_by_their_slugs_only() -> None:
    assert codes(validate(tmj(hall()), ["lobby", "library"])) == []
    assert codes(validate(tmj(hall()), {"lobby"})) == ["portal_room"]
