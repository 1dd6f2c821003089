"""Bubbles, invitations, locks and knocking, and twelve who speak, over real sockets.

Each test has people of its own: for a while a bubble remembers those who lost their connection.
"""

from contextlib import AsyncExitStack

from tests.campus import CampusServer
from tests.realtime.huddles.talking import (
    alone,
    around,
    far_from,
    hears,
    here,
    huddle,
    number,
    person,
    tiles_off,
    together,
    walk_to,
)
from tests.realtime.people.meeting import refusal


async def test_a_bubble_is_for_those_in_it(campus: CampusServer) -> None:
    async with (
        here(campus, "walker-1") as ana,
        here(campus, "walker-2") as ben,
        here(campus, "walker-3") as cleo,
    ):
        await together(ana, ben, cleo)
        await ana.ask("huddles.start", person=person(ben))
        invited = await ben.event("huddles.invited")
        assert invited["by"]["id"] == person(ana)
        await together(ana, ben, cleo)  # until it is accepted nothing changes
        await ben.ask("huddles.accept", huddle=invited["huddle"])
        assert (await ana.event("huddles.answered"))["accepted"] is True
        await together(ana, ben)
        await alone(cleo)
        assert (huddle(ana)["kind"], huddle(ana)["id"]) == ("bubble", invited["huddle"])
        assert await refusal(ana, "huddles.start", person=person(cleo)) == "in_bubble"
        await cleo.ask("huddles.join", huddle=invited["huddle"])
        await together(ana, ben, cleo)
        await ana.ask("huddles.leave")
        await alone(ana, "left")
        await together(ben, cleo)


async def test_who_says_no_is_heard_of(campus: CampusServer) -> None:
    async with here(campus, "walker-4") as ana, here(campus, "walker-5") as ben:
        await ana.ask("huddles.start", person=person(ben))
        invited = await ben.event("huddles.invited")
        await ben.ask("huddles.decline", huddle=invited["huddle"])
        answer = await ana.event("huddles.answered")
        assert (answer["accepted"], answer["by"]["id"]) == (False, person(ben))
        assert await refusal(ben, "huddles.accept", huddle=invited["huddle"]) == "no_invitation"


async def test_one_is_in_a_bubble_once_one_has_walked_up_and_out_once_one_walked_away(campus: CampusServer) -> None:
    async with (
        here(campus, "walker-6") as ana,
        here(campus, "walker-7") as ben,
        here(campus, "walker-8") as cleo,
    ):
        await walk_to(ben, "posters", far_from("posters", ana, cleo))
        await together(ana, cleo)
        await ana.ask("huddles.start", person=person(ben))
        await ben.ask("huddles.accept", huddle=(await ben.event("huddles.invited"))["huddle"])
        await together(ana, cleo)
        await walk_to(ben, "posters", tiles_off("posters", ana.at, 5))
        await together(ana, ben)
        await alone(cleo)
        await walk_to(ben, "posters", far_from("posters", ana, cleo))
        await together(ana, cleo)  # a bubble of one is none
        await alone(ben)


async def test_a_locked_conversation_is_knocked_at(campus: CampusServer) -> None:
    async with (
        here(campus, "walker-9") as ana,
        here(campus, "walker-10") as ben,
    ):
        await together(ana, ben)
        name = huddle(ana)["id"]
        await ana.ask("huddles.lock", huddle=name, locked=True)
        async with here(campus, "walker-11") as cleo, here(campus, "walker-12") as dan:
            await together(cleo, dan)
            await ana.until(lambda: huddle(ana)["locked"])
            assert (huddle(ana)["id"], huddle(ana)["kind"]) == (name, "bubble")
            assert await refusal(cleo, "huddles.join", huddle=name) == "locked"
            assert await refusal(cleo, "huddles.lock", huddle=name, locked=False) == "not_in_huddle"
            await cleo.ask("huddles.knock", huddle=name)
            knocked = await ben.event("huddles.knocked")
            assert (knocked["by"]["id"], knocked["waiting"]) == (person(cleo), True)
            await ben.ask("huddles.admit", person=person(cleo), admitted=True)
            assert (await cleo.event("huddles.answered"))["accepted"] is True
            await together(ana, ben, cleo)
            await dan.ask("huddles.knock", huddle=name)
            await ana.ask("huddles.admit", person=person(dan), admitted=False)
            assert (await dan.event("huddles.answered"))["accepted"] is False
            assert await refusal(ana, "huddles.admit", person=person(dan), admitted=True) == "not_waiting"
            await dan.ask("huddles.knock", huddle=name)
            await ana.ask("huddles.lock", huddle=name, locked=False)
            assert (await dan.event("huddles.answered"))["accepted"] is True
            await together(ana, ben, cleo, dan)


async def test_a_reload_does_not_put_one_out_of_a_bubble(campus: CampusServer) -> None:
    async with here(campus, "walker-13") as ana:
        async with here(campus, "walker-14") as ben:
            await together(ana, ben)
            await ana.ask("huddles.lock", huddle=huddle(ana)["id"], locked=True)
            await ana.until(lambda: huddle(ana)["locked"])
        await ana.until(lambda: around(ana)["hears"] == [])
        async with campus.client("walker-14", room="posters") as ben, here(campus, "walker-15") as cleo:
            await together(ana, ben)
            await alone(cleo)


async def test_who_is_in_another_room_is_not_invited(campus: CampusServer) -> None:
    async with here(campus, "walker-16") as ana, here(campus, "walker-17", "salon") as ben:
        assert await refusal(ana, "huddles.start", person=person(ben)) == "elsewhere"
        assert await refusal(ana, "huddles.invite", person=person(ben)) == "elsewhere"


async def test_the_thirteenth_listens_asks_and_is_given_the_floor(campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        twelve = [await stack.enter_async_context(here(campus, f"walker-{n}")) for n in range(18, 30)]
        await together(*twelve)
        name = huddle(twelve[0])["id"]
        await twelve[0].ask("huddles.lock", huddle=name, locked=True)
        await twelve[0].ask("huddles.lock", huddle=name, locked=False)
        await twelve[0].until(lambda: huddle(twelve[0])["kind"] == "bubble")
        late = await stack.enter_async_context(here(campus, "walker-30"))
        await alone(late)
        await late.ask("huddles.join", huddle=name)
        await hears(late, *twelve)
        assert around(late)["heard_by"] == []

        def part(member: int) -> str:
            return next(str(one["part"]) for one in huddle(late)["partners"] if one["member"] == member)

        assert part(number(late)) == "listener"
        assert await refusal(twelve[0], "huddles.floor", asking=True) == "not_listening"
        assert await refusal(twelve[0], "huddles.give_floor") == "nobody_waits"
        await late.ask("huddles.floor", asking=True)
        await twelve[3].until(lambda: huddle(twelve[3])["waiting"] == [number(late)])
        await twelve[3].ask("huddles.give_floor")
        await hears(twelve[3], *(one for one in twelve if one is not twelve[3]), late)
        await late.until(lambda: part(number(late)) == "speaker")
        assert part(number(twelve[3])) == "listener"
        await late.until(lambda: len(around(late)["heard_by"]) == 12)


async def test_captions_reach_everyone_in_the_conversation(campus: CampusServer) -> None:
    async with (
        here(campus, "walker-31") as ana,
        here(campus, "walker-32") as ben,
        here(campus, "walker-33", "salon") as cleo,
    ):
        assert await refusal(cleo, "huddles.caption", text="Seule", final=True) == "alone"
        await together(ana, ben)
        await ana.ask("huddles.caption", text="Bonjour à", final=False)
        assert await ben.event("huddles.captioned") == {"member": number(ana), "text": "Bonjour à", "final": False}
        await ana.event("huddles.captioned")
