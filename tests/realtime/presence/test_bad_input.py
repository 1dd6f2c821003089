"""What walking makes of floods, of nonsense and of two at once, over real sockets. The frames: `gateway/test_frames.py`."""

import asyncio
from typing import Any

import pytest

from tests.campus import CampusServer, RefusedError
from tests.realtime.paths import demo_map, free_direction


@pytest.mark.parametrize(
    ("name", "payload", "code"),
    [
        ("presence.enter", {"room": "nowhere"}, "no_such_room"),
        ("presence.enter", {"room": "comite"}, "room_restricted"),
        ("presence.enter", {"room": ""}, "bad_payload"),
        ("presence.enter", {"room": "par\u0000vis"}, "bad_payload"),
        ("presence.enter", {"room": "../accueil"}, "bad_payload"),
        ("presence.enter", {"room": "a" * 51}, "bad_payload"),
        ("presence.enter", {"room": None}, "bad_payload"),
        ("presence.sit", {"seat": 65_535}, "no_such_seat"),
        ("presence.sit", {"seat": -1}, "bad_payload"),
        ("presence.sit", {"seat": 2**70}, "bad_payload"),
        ("presence.sit", {"seat": 0.5}, "bad_payload"),
        ("presence.stand", {}, "not_seated"),
        ("presence.stand", {"seat": 1}, "bad_payload"),
    ],
    ids=str,
)
async def test_what_cannot_be_is_refused_and_moves_nobody(
    campus: CampusServer, name: str, payload: dict[str, Any], code: str
) -> None:
    async with campus.client("walker-30", room="posters") as ana:
        stood = ana.at
        with pytest.raises(RefusedError, match=code):
            await ana.ask(name, **payload)
        assert (ana.here["room"], ana.at) == ("posters", stood)
        await ana.walk(free_direction("posters", ana.at))  # and the socket goes on


async def test_joining_twice_on_one_socket_leaves_one_of_me(campus: CampusServer) -> None:
    async with campus.client("walker-31", room="posters") as ana, campus.client("walker-32", room="posters") as ben:
        before = len(ben.here["members"])
        with pytest.raises(RefusedError, match="already_joined"):
            await ana.join("parvis")
        await ben.enter("posters")
        assert len(ben.here["members"]) == before
        await ana.walk(free_direction(ana.here["room"], ana.at))


async def test_rooms_entered_all_at_once_leave_one_in_the_last_that_was_granted(campus: CampusServer) -> None:
    async with campus.client("walker-33", room="posters") as ana, campus.client("walker-34", room="parvis") as ben:
        answers = [await ana.begin("presence.enter", room=room) for room in ("parvis", "accueil") * 6]
        outcomes = await asyncio.gather(*answers, return_exceptions=True)
        granted = [here["room"] for here in outcomes if isinstance(here, dict)]
        refusals = {outcome.code for outcome in outcomes if isinstance(outcome, RefusedError)}
        assert granted[:5] == ["parvis", "accueil", "parvis", "accueil", "parvis"]
        assert refusals == {"too_fast"}
        await ben.enter("accueil")
        me = ana.joined["person"]["id"]
        there = [member["person"]["id"] for member in ben.here["members"]].count(me)
        assert there == (granted[-1] == "accueil")  # in one room, and once


async def test_one_who_runs_through_walls_stays_where_they_stand_for_the_others(campus: CampusServer) -> None:
    room = demo_map("posters")
    async with campus.client("walker-35", room="posters") as ana, campus.client("walker-36", room="posters") as ben:
        for number in range(60):  # within the socket's allowance, far beyond the pace
            await ana.step(number % 4)
        await ana.until(lambda: ana.corrections)
        await ana.connection.send(bytes([3]))  # resync
        number = ana.here["member"]
        await ben.until(lambda: ben.positions.get(number, (0, 0, 0))[:2] == ana.at)
        assert room.walkable(*ana.at)


@pytest.mark.parametrize(
    "frame", [b"", b"\x00", b"\x01", b"\x01\x00\x00\x00\xff\x00\x00", b"\x7f" * 16, b"\x02", b"\xff\xff"]
)
async def test_bytes_that_are_no_step_move_nobody(campus: CampusServer, frame: bytes) -> None:
    async with campus.client("walker-37", room="posters") as ana:
        stood = ana.at
        await ana.connection.send(frame)
        with pytest.raises(RefusedError, match="not_seated"):
            await ana.ask("presence.stand")  # answered after it was read: the socket goes on
        assert ana.at == stood
