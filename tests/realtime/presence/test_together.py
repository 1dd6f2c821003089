"""Two people and more on a real campus, over real sockets."""

import asyncio
import signal

import pytest

from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.paths import demo_map, free_direction, portal_to, wall_way, way, way_to_portal


def sees(client: Client, other: Client) -> tuple[int, int] | None:
    """Where `client` was told that `other` stands."""
    position = client.positions.get(other.here["member"])
    return position and position[:2]


async def test_two_people_see_each_other_walk(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="parvis") as ana, campus.client("walker-1", room="parvis") as ben:
        await ana.until(lambda: sees(ana, ben) == ben.at)
        await ben.until(lambda: sees(ben, ana) == ana.at)
        await ana.walk(free_direction("parvis", ana.at))
        await ben.until(lambda: sees(ben, ana) == ana.at)


async def test_the_roster_tells_who_comes_and_who_leaves(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="posters") as ana:
        async with campus.client("walker-1", room="posters") as ben:
            while True:
                joined = (await ana.event("presence.roster"))["joined"]
                if found := [m["person"]["name"] for m in joined if m["member"] == ben.here["member"]]:
                    break
            assert found == ["Walker-1"]
            assert {m["person"]["name"] for m in ben.here["members"]} >= {"Walker-0", "Walker-1"}
        left: list[int] = []
        while ben.here["member"] not in left:
            left += (await ana.event("presence.roster"))["left"]
        assert sees(ana, ben) is None


async def test_a_wall_gives_the_true_position_back(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="posters") as ana:
        letters, into_wall = wall_way("posters", ana.at)
        await ana.walk(letters)
        stood = ana.at
        await ana.step("dlru".index(into_wall))
        await ana.until(lambda: ana.corrections)
        assert ana.corrections == [(ana.epoch, len(letters), *stood, 1)]


async def test_who_runs_is_slowed_down_and_told_where_they_are(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="parvis") as ana:
        there = free_direction("parvis", ana.at)
        back = {"d": "u", "u": "d", "l": "r", "r": "l"}[there]
        for letter in (there + back) * 4:  # eight steps at once; three are a burst
            await ana.step("dlru".index(letter))
        await ana.until(lambda: ana.corrections)
        _epoch, seq, x, y, reason = ana.corrections[0]
        assert reason == 2
        assert 3 <= seq <= 4
        assert (x, y) == ana.at


async def test_steps_of_an_older_epoch_are_ignored(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="posters") as ana:
        letters, into_wall = wall_way("posters", ana.at)
        await ana.walk(letters)
        before = ana.epoch
        await ana.step("dlru".index(into_wall))
        await ana.until(lambda: ana.corrections)
        stood = ana.at
        await ana.step("dlru".index(free_direction("posters", stood)), epoch=before)
        await ana.walk(free_direction("posters", stood))  # the next one, of the new epoch, is the only one that counts
        assert len(ana.corrections) == 1


async def test_a_step_out_of_order_is_told_and_not_taken(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="parvis") as ana:
        await ana.walk(free_direction("parvis", ana.at))
        stood = ana.at
        await ana.step("dlru".index(free_direction("parvis", stood)), seq=ana.seq)
        await ana.until(lambda: ana.errors)
        assert ana.errors[0]["code"] == "out_of_order"
        assert ana.at == stood


async def test_a_portal_leads_to_the_other_room_and_the_others_see_one_go(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="parvis") as ana, campus.client("walker-1", room="parvis") as ben:
        spawn = portal_to("parvis", "accueil").spawn
        await ana.walk(way_to_portal("parvis", ana.at, "accueil")[:-1])
        await ana.step("dlru".index(way_to_portal("parvis", ana.at, "accueil")))
        moved = await ana.event("presence.moved_to")
        assert (moved["reason"], moved["here"]["room"]) == ("portal", "accueil")
        assert (moved["here"]["x"], moved["here"]["y"]) in demo_map("accueil").spawns[spawn]
        await ben.until(lambda: len(ben.positions) == 1)
        await ana.walk(free_direction("accueil", ana.at))  # walking goes on in the new room


async def test_a_reserved_door_puts_one_back_in_front_of_it(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="accueil") as ana:
        letters = way_to_portal("accueil", ana.at, "comite")
        await ana.walk(letters[:-1])
        stood = ana.at
        await ana.step("dlru".index(letters[-1]))
        assert (await ana.event("presence.refused"))["code"] == "room_restricted"
        await ana.until(lambda: ana.at == stood)
        assert ana.corrections[-1][2:] == (*stood, 3)


async def test_a_reserved_area_is_closed_to_those_it_is_not_for(campus: CampusServer) -> None:
    """The stage of the amphitheatre is for speakers."""
    room = demo_map("amphitheatre")
    stage = {
        tile for area in room.areas if area.kind == "stage" for tile in area.region.tiles() if room.walkable(*tile)
    }
    async with campus.client("participant", room="amphitheatre") as ana:
        letters = way(room, ana.at, stage)
        await ana.walk(letters[:-1])
        await ana.step("dlru".index(letters[-1]))
        await ana.until(lambda: ana.corrections)
        assert ana.corrections[-1][4] == 3
    async with campus.client("speaker", room="amphitheatre") as speaker:
        await speaker.walk(way(room, speaker.at, stage))
        assert speaker.at in stage


async def test_a_seat_holds_one_person(campus: CampusServer) -> None:
    room = demo_map("amphitheatre")
    near, seat = [seat for seat in room.seats if room.access_at(seat.x, seat.y) == "everyone"][:2]
    async with (
        campus.client("walker-0", room="amphitheatre") as ana,
        campus.client("walker-1", room="amphitheatre") as ben,
    ):
        await ben.ask("presence.sit", seat=near.index)  # within sight of it
        await ana.ask("presence.sit", seat=seat.index)
        await ben.until(lambda: ben.positions.get(ana.here["member"], ())[:2] == (seat.x, seat.y))
        assert ben.positions[ana.here["member"]][2] & 0b111 == 0b100 | seat.facing  # having jumped there or not
        with pytest.raises(RefusedError, match="seat_taken"):
            await ben.ask("presence.sit", seat=seat.index)
        await ana.ask("presence.stand")
        await ben.ask("presence.sit", seat=seat.index)
        with pytest.raises(RefusedError, match="not_seated"):
            await ana.ask("presence.stand")
        with pytest.raises(RefusedError, match="no_such_seat"):
            await ana.ask("presence.sit", seat=60_000)


async def test_any_free_seat_will_do(campus: CampusServer) -> None:
    async with (
        campus.client("walker-0", room="amphitheatre") as ana,
        campus.client("walker-1", room="amphitheatre") as ben,
    ):
        await ana.ask("presence.sit", seat=None)
        await ben.ask("presence.sit", seat=None)
        await ben.until(lambda: sees(ben, ana) is not None and ben.at != sees(ben, ana))
        seats = {(seat.x, seat.y) for seat in demo_map("amphitheatre").seats}
        await ben.until(lambda: {ben.at, sees(ben, ana)} <= seats)


async def test_one_comes_back_to_ones_seat_unless_someone_took_it(own_campus: CampusServer) -> None:
    seat, other = [
        s for s in demo_map("amphitheatre").seats if demo_map("amphitheatre").access_at(s.x, s.y) == "everyone"
    ][:2]
    async with own_campus.client("walker-0", room="amphitheatre") as ana:
        await ana.ask("presence.sit", seat=seat.index)
        async with own_campus.client("walker-0") as reloaded:
            assert (reloaded.here["seat"], reloaded.at) == (seat.index, (seat.x, seat.y))
    async with own_campus.client("walker-1", room="amphitheatre") as ben:
        await ben.ask("presence.sit", seat=seat.index)
        async with own_campus.client("walker-0") as ana:
            assert ana.here["seat"] is None
            assert ana.at != (seat.x, seat.y)
            await ana.ask("presence.sit", seat=other.index)


async def test_a_second_tab_takes_the_place_of_the_first(campus: CampusServer) -> None:
    async with campus.client("walker-3", room="parvis") as first:
        await first.walk(free_direction("parvis", first.at))
        stood = first.at
        async with campus.client("walker-3") as second:
            assert await first.closed() == 4409
            assert second.at == stood
            assert [m["person"]["name"] for m in second.here["members"]].count("Walker-3") == 1


async def test_leaving_closes_the_socket_and_leaves_no_ghost(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="posters") as ana, campus.client("walker-1", room="posters") as ben:
        await ben.until(lambda: sees(ben, ana) == ana.at)
        await ana.ask("presence.leave")
        assert await ana.closed() == 1000
        await ben.until(lambda: sees(ben, ana) is None)


async def test_a_cut_connection_leaves_no_ghost(campus: CampusServer) -> None:
    async with campus.client("walker-1", room="posters") as ben, campus.client("walker-0", room="posters") as ana:
        await ben.until(lambda: sees(ben, ana) == ana.at)
        ana.connection.transport.abort()
        await ben.until(lambda: sees(ben, ana) is None)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
async def test_after_a_restart_people_are_back_where_they_stood(own_campus: CampusServer, how: signal.Signals) -> None:
    async with own_campus.client("walker-0", room="accueil") as ana:
        await ana.walk(free_direction("accueil", ana.at))
        stood = ana.at
        if how is signal.SIGKILL:
            await asyncio.to_thread(own_campus.await_saved_place, "walker-0", stood)
        await asyncio.to_thread(own_campus.stop, how)
        await ana.closed()
    await asyncio.to_thread(own_campus.start)
    async with own_campus.client("walker-0") as ana:
        assert (ana.here["room"], ana.at) == ("accueil", stood)


async def test_counts_follow_people(campus: CampusServer) -> None:
    async with campus.client("walker-0", room="parvis") as ana:
        before = {room["slug"]: room["online"] for room in ana.joined["rooms"]}
        async with campus.client("walker-1", room="posters"):
            while True:
                online = {room["slug"]: room["online"] for room in (await ana.event("presence.rooms"))["rooms"]}
                if online["posters"] == before["posters"] + 1:
                    break
