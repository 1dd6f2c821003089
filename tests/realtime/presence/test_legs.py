"""Walking with random input: whatever is sent, nobody stands where they may not, and nobody outruns the pace."""

import asyncio
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.gateway.wire import BadFrame
from realtime.presence.campus import Campus, Walker
from realtime.presence.hub import RoomHub
from realtime.presence.messages import PersonView
from realtime.presence.walking import BURST_TILES, TILES_PER_S, Legs
from rooms.maps.compile import compile_map
from rooms.maps.room_map import Facing
from rooms.maps.tmj import load
from rooms.rooms.selectors import CatalogueRoom
from tests.rooms.maps.plans import area, plan
from venue.editions.models import Edition, Role
from venue.editions.selectors import Standing
from venue.people.models import Person

ROOM = compile_map(
    load(
        plan(
            """
            ############
            #s...#.....#
            #....#..##.#
            #..........#
            #....^.....#
            #..........#
            ############
            """,
            areas=[area("Estrade", "stage", (7, 4, 3, 2), access="speakers")],
        )
    )
)

steps = st.tuples(
    st.floats(0, 0.4),  # s since the frame before
    st.one_of(
        st.builds(
            lambda epoch, seq, direction: bytes([1, epoch]) + seq.to_bytes(2, "little") + bytes([direction, 0, 0]),
            st.integers(0, 3),
            st.integers(0, 60),
            st.sampled_from([0, 1, 2, 3, 0x80, 0x83]),
        ),
        st.binary(max_size=9),
    ),
)


@given(st.lists(steps, max_size=80))
@settings(max_examples=150, deadline=None)
def test_random_walking(story: list[tuple[float, bytes]]) -> None:
    asyncio.run(walk(story))


async def walk(story: list[tuple[float, bytes]]) -> None:
    async def send(event: dict[str, Any]) -> None:
        pass

    now, steps_taken = 0.0, 0
    socket = Socket(
        Outlet(send), Person(pk=1), Edition(pk=1), Standing(1, frozenset({Role.PARTICIPANT}), True), "fr", ""
    )
    view = PersonView(id=1, name="Ana", establishment="", role="participant", avatar="10")
    hub = RoomHub(ROOM, 1)
    member = hub.join(socket, view, 1, 1, Facing.DOWN)
    room = CatalogueRoom(1, "salle", "Salle", "", "", "everyone", True, True, 10, 1)
    legs = Legs(Campus(Edition(pk=1)), Walker(socket, view, room, hub, member), lambda: now)
    for gap, frame in story:
        now += gap
        before, seq = (member.x, member.y), member.seq
        try:
            legs.take(frame)
        except BadFrame:
            assert (member.x, member.y) == before
        moved = abs(member.x - before[0]) + abs(member.y - before[1])
        assert moved <= 1
        steps_taken += moved
        assert ROOM.walkable(member.x, member.y)
        assert ROOM.access_at(member.x, member.y) == "everyone"
        if moved:
            assert member.seq is not None
            assert seq is None or member.seq > seq
    assert steps_taken <= BURST_TILES + now * TILES_PER_S + 1e-6
