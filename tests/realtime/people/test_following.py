"""Following someone across the campus, over real sockets."""

import asyncio
import time

import pytest

from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.paths import demo_map, way, way_to_portal
from tests.realtime.people.meeting import person, refusal, settle, told


async def last_place(client: Client, room: str, at: tuple[int, int]) -> None:
    """Await being told that the one followed stands there."""

    def is_told() -> bool:
        moves = [body["located"] for body in told(client, "people.moved")]
        return bool(moves) and (moves[-1]["room"], moves[-1]["x"], moves[-1]["y"]) == (room, *at)

    await client.until(is_told)


async def test_one_is_told_where_the_other_walks_at_most_twice_a_second(campus: CampusServer) -> None:
    room = demo_map("accueil")
    async with campus.client("walker-47", room="posters") as ana, campus.client("walker-48", room="accueil") as ben:
        answer = await ana.ask("people.follow", person=person(ben))
        assert (answer["room"], answer["x"], answer["y"]) == ("accueil", *ben.at)
        followed = await ben.event("people.followed")
        assert (followed["by"]["id"], followed["following"]) == (person(ana), True)
        started = time.monotonic()
        goal = {
            tile for tile in room.walk_from([ben.at]) if max(abs(tile[0] - ben.at[0]), abs(tile[1] - ben.at[1])) == 8
        }
        await ben.walk(way(room, ben.at, goal))
        await last_place(ana, "accueil", ben.at)
        assert 1 < len(told(ana, "people.moved")) <= 2 * (time.monotonic() - started) + 1
        await ana.ask("people.unfollow")
        assert (await ben.event("people.followed"))["following"] is False
        before = len(told(ana, "people.moved"))
        await ben.enter("posters")
        await settle(ana)
        assert len(told(ana, "people.moved")) == before


async def test_following_goes_on_through_a_portal(campus: CampusServer) -> None:
    async with campus.client("walker-49", room="parvis") as ana, campus.client("walker-50", room="parvis") as ben:
        await ana.ask("people.follow", person=person(ben))
        steps = way_to_portal("parvis", ben.at, "accueil")
        await ben.walk(steps[:-1])
        await ben.step("dlru".index(steps[-1]))
        await ben.event("presence.moved_to")
        await last_place(ana, "accueil", ben.at)
        assert told(ana, "people.moved")[-1]["located"]["member"] == ben.here["member"]


async def test_whoever_leaves_is_lost(campus: CampusServer) -> None:
    async with campus.client("walker-47") as ana:
        async with campus.client("walker-48") as ben:
            await ana.ask("people.follow", person=person(ben))
        assert await ana.event("people.lost") == {"person": person(ben), "reason": "left"}
        assert await ana.ask("people.unfollow") == {}


async def test_a_new_tab_of_the_followed_is_the_same_person(campus: CampusServer) -> None:
    async with campus.client("walker-47", room="posters") as ana, campus.client("walker-48", room="parvis") as ben:
        await ana.ask("people.follow", person=person(ben))
        async with campus.client("walker-48", room="accueil") as again:
            await last_place(ana, "accueil", again.at)
            assert told(ana, "people.lost") == []


async def test_whoever_goes_where_one_may_not_go_is_lost_without_a_word_of_where(campus: CampusServer) -> None:
    async with campus.client("walker-47", room="parvis") as ana, campus.client("organiser", room="parvis") as eve:
        await ana.ask("people.follow", person=person(eve))
        assert (await eve.event("people.followed"))["following"] is True
        await eve.enter("comite")
        assert await ana.event("people.lost") == {"person": person(eve), "reason": "unreachable"}
        assert [body for body in told(ana, "people.moved") if body["located"]["room"] == "comite"] == []
        assert (await eve.event("people.followed"))["following"] is False


async def test_two_may_follow_each_other_without_a_storm(campus: CampusServer) -> None:
    async with campus.client("walker-51", room="posters") as ana, campus.client("walker-52", room="posters") as ben:
        await ana.ask("people.follow", person=person(ben))
        await ben.ask("people.follow", person=person(ana))
        await ben.enter("parvis")
        await last_place(ana, "parvis", ben.at)
        await ana.enter("parvis")
        await last_place(ben, "parvis", ana.at)
        # One move each is all that either is told of.
        assert (len(told(ana, "people.moved")), len(told(ben, "people.moved"))) == (1, 1)
        assert await refusal(ana, "people.follow", person=person(ana)) == "oneself"


async def test_following_another_gives_up_the_first(campus: CampusServer) -> None:
    async with (
        campus.client("walker-53", room="posters") as ana,
        campus.client("walker-54", room="posters") as ben,
        campus.client("walker-55", room="posters") as cid,
    ):
        await ana.ask("people.follow", person=person(ben))
        await ana.ask("people.follow", person=person(ben))  # again is not anew
        await ana.ask("people.follow", person=person(cid))
        await settle(ben)
        assert [body["following"] for body in told(ben, "people.followed")] == [True, False]
        await ben.enter("parvis")
        await cid.enter("accueil")
        await last_place(ana, "accueil", cid.at)
        assert {body["located"]["person"] for body in told(ana, "people.moved")} == {person(cid)}


async def test_leaving_ends_following(campus: CampusServer) -> None:
    async with campus.client("walker-54") as ben:
        async with campus.client("walker-53") as ana:
            await ana.ask("people.follow", person=person(ben))
            await ben.event("people.followed")
        assert (await ben.event("people.followed"))["following"] is False


@pytest.mark.parametrize("number", range(3))
async def test_following_someone_who_is_leaving(campus: CampusServer, number: int) -> None:
    async with campus.client(f"walker-{53 + number}") as ana, campus.client("walker-56") as ben:
        answers = await asyncio.gather(
            ana.ask("people.follow", person=person(ben)), ben.ask("presence.leave"), return_exceptions=True
        )
        if isinstance(answers[0], RefusedError):
            assert answers[0].code == "not_here"
        else:
            assert await ana.event("people.lost") == {"person": person(ben), "reason": "left"}
        await ben.closed()
        assert await refusal(ana, "people.follow", person=person(ben)) == "not_here"


async def test_a_block_ends_following_both_ways(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await ana.ask("people.follow", person=person(ben))
        await ben.ask("people.follow", person=person(ana))
        await ben.ask("people.block", person=person(ana), blocked=True)
        for one, other in ((ana, ben), (ben, ana)):
            assert await one.event("people.lost") == {"person": person(other), "reason": "unreachable"}
        assert await refusal(ana, "people.follow", person=person(ben)) == "not_reachable"
        assert await refusal(ben, "people.follow", person=person(ana)) == "you_blocked"
