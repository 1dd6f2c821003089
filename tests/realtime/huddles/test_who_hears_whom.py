"""Walking up to someone and away, over real sockets."""

from contextlib import AsyncExitStack

from tests.campus import CampusServer
from tests.realtime.huddles.talking import (
    alone,
    area,
    around,
    conversations,
    heard,
    hears,
    here,
    huddle,
    number,
    person,
    sit,
    tiles_off,
    together,
    walk_to,
)


async def test_two_walk_up_to_each_other_talk_and_part(campus: CampusServer) -> None:
    async with here(campus, "walker-41") as ana, here(campus, "walker-42") as ben:
        await together(ana, ben)
        met = huddle(ana)
        assert (met["kind"], met["people"], met["id"]) == ("open", 2, huddle(ben)["id"])
        for one in (ana, ben):
            await one.ask("huddles.media", sound=True, microphone=False, camera=False)
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 1))
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 7))
        await alone(ana)
        await alone(ben)
        gains = [body["hears"][0]["gain"] for name, body in ana.told if name == "huddles.around" and body["hears"]]
        assert sorted(set(gains), reverse=True) == [1.0, 0.66, 0.33, 0.15]
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 5))
        await together(ana, ben)


async def test_a_third_makes_a_chain_and_the_room_sees_the_conversation(campus: CampusServer) -> None:
    async with (
        here(campus, "walker-41") as ana,
        here(campus, "walker-42") as ben,
    ):
        await together(ana, ben)
        name = huddle(ana)["id"]
        await ana.ask("huddles.media", sound=True, microphone=True, camera=False)
        async with here(campus, "walker-43") as cleo:
            await cleo.until(lambda: conversations(cleo).get(name, {}).get("microphones") == [number(ana)])
            await together(ana, ben, cleo)
            assert huddle(cleo)["id"] == name
        await together(ana, ben)
        assert huddle(ben)["id"] == name


async def test_a_private_area_joins_all_inside_and_no_one_outside(campus: CampusServer) -> None:
    table, beside = area("salon", "Table Tournesol"), area("salon", "Table Lavande")
    async with (
        here(campus, "walker-41", "salon") as ana,
        here(campus, "walker-42", "salon") as ben,
        here(campus, "walker-43", "salon") as cleo,
        here(campus, "walker-44", "salon") as dan,
    ):
        await together(ana, ben, cleo, dan)
        await sit(ana, "salon", table)
        await sit(ben, "salon", table, 1)
        await together(ana, ben)
        await together(cleo, dan)
        await sit(cleo, "salon", beside)
        await alone(cleo)
        assert (huddle(ana)["kind"], huddle(ana)["name"]) == ("area", "Table Tournesol")
        assert [one["gain"] for one in around(ana)["hears"]] == [1.0]


async def test_nobody_talks_in_a_silent_area(campus: CampusServer) -> None:
    async with here(campus, "walker-41", "jardin") as ana, here(campus, "walker-42", "jardin") as ben:
        await alone(ana, "silent")
        await alone(ben, "silent")


async def test_among_an_audience_one_whispers_to_ones_neighbour(campus: CampusServer) -> None:
    seats = area("amphitheatre", "Gradins")
    async with (
        here(campus, "walker-41", "amphitheatre") as ana,
        here(campus, "walker-42", "amphitheatre") as ben,
        here(campus, "walker-43", "amphitheatre") as cleo,
    ):
        await sit(ana, "amphitheatre", seats, 0)
        await sit(ben, "amphitheatre", seats, 1)
        await sit(cleo, "amphitheatre", seats, -1)
        await ana.until(lambda: heard(ana) == {number(ben)} and around(ana)["apart"] == "quiet")
        await alone(cleo, "quiet")


async def test_do_not_disturb_is_nobody_at_all(campus: CampusServer) -> None:
    async with here(campus, "walker-41") as ana, here(campus, "walker-42") as ben:
        await together(ana, ben)
        await ana.ask("people.status", status="do_not_disturb")
        await alone(ana, "do_not_disturb")
        await alone(ben)
        await ana.ask("people.status", status="available")
        await together(ana, ben)


async def test_who_blocks_and_who_is_blocked_do_not_hear_each_other(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-41") as ana,
        here(own_campus, "walker-42") as ben,
        here(own_campus, "walker-43") as cleo,
    ):
        await together(ana, ben, cleo)
        await ana.ask("people.block", person=person(ben), blocked=True)
        await hears(ana, cleo)
        await hears(ben, cleo)
        await ana.ask("people.block", person=person(ben), blocked=False)
        await together(ana, ben, cleo)


async def test_quiet_is_one_tile(campus: CampusServer) -> None:
    async with here(campus, "walker-41") as ana, here(campus, "walker-42") as ben:
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 3))
        await together(ana, ben)
        await ana.ask("huddles.media", sound=False, microphone=False, camera=False, quiet=True)
        await alone(ana, "quiet")
        await alone(ben)
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 1))
        await hears(ben, ana)


async def test_who_leaves_is_out_of_earshot_until_they_move(campus: CampusServer) -> None:
    async with here(campus, "walker-41") as ana, here(campus, "walker-42") as ben:
        await together(ana, ben)
        await ana.ask("huddles.leave")
        await alone(ana, "left")
        await alone(ben)
        await walk_to(ana, "posters", tiles_off("posters", ana.at, 1))
        await together(ana, ben)


async def test_what_one_has_on_is_seen_by_partners_and_stays_on_through_a_door_but_for_the_screen(
    campus: CampusServer,
) -> None:
    async with here(campus, "walker-41") as ana, here(campus, "walker-42") as ben:
        await together(ana, ben)
        await ana.ask("huddles.media", sound=True, microphone=True, camera=True, screen=True)

        def on(kinds: set[str]) -> bool:
            return around(ben)["huddle"] is not None and any(
                one["member"] == number(ana)
                and {kind for kind in ("microphone", "camera", "screen") if one[kind]} == kinds
                for one in huddle(ben)["partners"]
            )

        await ben.until(lambda: on({"microphone", "camera", "screen"}))
        await ana.enter("salon")
        await alone(ben)
        await ben.enter("salon")
        await ben.until(lambda: on({"microphone", "camera"}))


async def test_in_a_crowd_one_hears_twelve(campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        people = [await stack.enter_async_context(here(campus, f"walker-{n}")) for n in range(20, 38)]
        for one in people:
            await one.until(lambda one=one: len(around(one)["hears"]) == 12)
        everyone = {number(one) for one in people}
        assert set().union(*(heard(one) for one in people)) <= everyone
