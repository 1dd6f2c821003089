"""What happens below and matters above: roles, doors, editions, maps and sessions, changed while people are inside."""

import asyncio
import json

import pytest

from tests.campus import CampusServer, RefusedError
from venue.config import demo


async def post(server: CampusServer, path: str, who: str = "organiser", **fields: str) -> None:
    status, body = await asyncio.to_thread(server.post, f"/e/{demo.EDITION}/{path}", who, **fields)
    assert status == 200, body


async def test_a_role_revoked_below_closes_a_door_above(own_campus: CampusServer) -> None:
    """A moderator stands in the committee's room; the role is taken back; they are outside before anything else happens."""
    async with own_campus.client("moderator", room="comite") as mia:
        person = str(mia.joined["person"]["id"])
        await post(own_campus, "team/", email="moderator@test.example", role="participant")
        await post(own_campus, "team/revoke/", person=person, role="moderator")

        moved = await mia.event("presence.moved_to")

        assert (moved["reason"], moved["here"]["room"]) == ("role_changed", "parvis")
        with pytest.raises(RefusedError, match="room_restricted"):
            await mia.enter("comite")


async def test_who_has_no_role_left_is_shown_out(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana:
        person = str(ana.joined["person"]["id"])
        await post(own_campus, "team/revoke/", person=person, role="participant")
        assert await ana.closed() == 4403
    async with own_campus.client("walker-0", join=False) as ana:
        assert await ana.closed() == 4403


async def test_a_role_granted_opens_a_door_at_once(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana:
        with pytest.raises(RefusedError, match="room_restricted"):
            await ana.enter("comite")
        await post(own_campus, "team/", email="walker-0@test.example", role="moderator")
        while {room["slug"]: room["door"] for room in (await ana.event("presence.rooms"))["rooms"]}["comite"] != "open":
            pass
        await ana.enter("comite")


async def test_a_room_that_closes_empties_into_the_entrance(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="parvis") as ben,
    ):
        await post(
            own_campus,
            "rooms/posters/settings/",
            title="Hall des posters",
            description="",
            access="everyone",
            capacity="150",
        )
        moved = await ana.event("presence.moved_to")
        assert (moved["reason"], moved["here"]["room"]) == ("door_closed", "parvis")
        with pytest.raises(RefusedError, match="room_closed"):
            await ben.enter("posters")


async def test_a_full_room_lets_nobody_else_in(own_campus: CampusServer) -> None:
    await post(
        own_campus, "rooms/posters/settings/",
        title="Hall des posters", description="", access="everyone", capacity="2", is_open="on",
    )  # fmt: skip
    async with (
        own_campus.client("walker-0", room="posters"),
        own_campus.client("walker-1", room="posters"),
        own_campus.client("walker-2", room="parvis") as late,
    ):
        with pytest.raises(RefusedError, match="room_full"):
            await late.enter("posters")
        assert late.here["room"] == "parvis"


async def test_of_many_who_come_at_once_only_as_many_as_it_holds_get_in(own_campus: CampusServer) -> None:
    await post(
        own_campus, "rooms/posters/settings/",
        title="Hall des posters", description="", access="everyone", capacity="5", is_open="on",
    )  # fmt: skip

    async def come(number: int, inside: asyncio.Event) -> str:
        async with own_campus.client(f"walker-{number}", room="posters") as walker:
            arrived: str = walker.here["room"]
            done.append(arrived)
            if len(done) == 20:
                inside.set()
            await inside.wait()
            return arrived

    done: list[str] = []
    inside = asyncio.Event()
    rooms = await asyncio.gather(*(come(number, inside) for number in range(20)))
    assert sorted(rooms) == ["parvis"] * 15 + ["posters"] * 5


async def test_an_edition_that_closes_shows_its_members_out_and_keeps_its_team(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana, own_campus.client("organiser") as orga:
        await post(own_campus, "state/", state="closed")
        assert await ana.closed() == 4403
        await orga.enter("accueil")


async def test_a_new_map_is_put_under_the_people(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        tmj = json.loads((demo.MAPS / "posters.tmj").read_bytes())
        status, body = await asyncio.to_thread(
            own_campus.upload,
            f"/e/{demo.EDITION}/rooms/posters/",
            "organiser",
            "file",
            "posters.tmj",
            json.dumps(tmj).encode(),
        )
        assert status == 200, body
        await post(own_campus, "rooms/posters/publish/", version="2")

        moved = await ana.event("presence.moved_to")

        assert (moved["reason"], moved["here"]["room"]) == ("map_changed", "posters")
        assert moved["here"]["map"].endswith("map-2.tmj")


async def test_signing_out_closes_what_that_session_opened(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana, own_campus.client("walker-1") as ben:
        await asyncio.to_thread(own_campus.post, "/sign-out/", "walker-0")
        assert await ana.closed() == 4401
        await ben.enter("accueil")


async def test_entering_the_demo_as_someone_else_closes_what_the_first_one_had_open(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as walker:
        await asyncio.to_thread(own_campus.post, "/demo/enter/", "walker-0", role="organiser")
        assert await walker.closed() == 4401
