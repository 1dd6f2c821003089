"""What the team does with conversations, and the log of it, over real sockets."""

import re

from tests.campus import EDITION, CampusServer
from tests.realtime.huddles.talking import alone, around, here, huddle, number, person, tiles_off, together, walk_to
from tests.realtime.people.meeting import refusal

REASON = "Propos déplacés"


def log(server: CampusServer) -> list[str]:
    """What the log says was done, the latest first."""
    _status, page = server.get(f"/e/{EDITION}/moderation/log/", "moderator")
    return re.findall(r"<strong>(.+?)</strong>", page.partition("log-entries")[2])


async def test_who_is_removed_comes_back_by_invitation_only(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
        here(own_campus, "moderator", "salon") as mod,
    ):
        await together(ana, ben)
        assert await refusal(mod, "huddles.remove", person=person(ben), reason="") == "reason_needed"
        await mod.ask("huddles.remove", person=person(ben), reason=REASON)
        assert await ben.event("huddles.removed") == {"what": "removed", "reason": REASON}
        await alone(ben, "left")
        await walk_to(ben, "posters", tiles_off("posters", ben.at, 1))
        await alone(ben)
        await alone(ana)
        assert log(own_campus) == ["Sortie d’une conversation"]
        assert await refusal(mod, "huddles.remove", person=person(ben), reason=REASON) == "not_in_any"


async def test_a_removed_person_is_refused_at_the_bubble_and_let_in_once_invited(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
        here(own_campus, "walker-3") as cleo,
        here(own_campus, "moderator", "salon") as mod,
    ):
        await together(ana, ben, cleo)
        name = huddle(ana)["id"]
        await ana.ask("huddles.lock", huddle=name, locked=True)
        await mod.ask("huddles.remove", person=person(cleo), reason=REASON)
        await together(ana, ben)
        assert await refusal(cleo, "huddles.knock", huddle=name) == "removed"
        await ben.ask("huddles.invite", person=person(cleo))
        await cleo.ask("huddles.accept", huddle=(await cleo.event("huddles.invited"))["huddle"])
        await together(ana, ben, cleo)


async def test_a_conversation_is_locked_opened_and_ended_with_reasons(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
    ):
        await together(ana, ben)
        name = huddle(ana)["id"]
        async with here(own_campus, "moderator") as mod:
            await together(ana, ben, mod)
            await mod.ask("huddles.leave")
            await together(ana, ben)
            name = huddle(ana)["id"]
            assert await refusal(mod, "huddles.lock", huddle=name, locked=True) == "reason_needed"
            await mod.ask("huddles.lock", huddle=name, locked=True, reason=REASON)
            await ben.until(lambda: huddle(ben)["locked"])
            await mod.ask("huddles.lock", huddle=name, locked=False, reason=REASON)
            await ben.until(lambda: not huddle(ben)["locked"])
            await mod.ask("huddles.end", huddle=name, reason=REASON)
            for one in (ana, ben):
                assert await one.event("huddles.removed") == {"what": "ended", "reason": REASON}
                await alone(one, "left")
        assert log(own_campus) == [
            "Fin d’une conversation",
            "Conversation rouverte",
            "Conversation fermée aux autres",
        ]


async def test_a_microphone_is_turned_off_and_may_be_turned_on_again(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
        here(own_campus, "moderator", "salon") as mod,
        here(own_campus, "organiser", "salon") as boss,
    ):
        await together(ana, ben)

        def speaks() -> bool:
            return any(one["microphone"] for one in huddle(ben)["partners"] if one["member"] == number(ana))

        on = {"sound": True, "microphone": True, "camera": False}
        assert await refusal(mod, "huddles.turn_off", person=person(ana), what="microphone") == "nothing_on"
        await ana.ask("huddles.media", **on)
        await ben.until(speaks)
        await mod.ask("huddles.turn_off", person=person(ana), what="microphone")
        assert await ana.event("huddles.removed") == {"what": "microphone_off", "reason": ""}
        await ben.until(lambda: not speaks())
        await ana.ask("huddles.media", **on)
        await ben.until(speaks)
        await boss.ask("huddles.media", **on)
        assert await refusal(mod, "huddles.turn_off", person=person(boss), what="microphone") == "cannot_sanction"
        assert log(own_campus) == ["Micro éteint"]


async def test_who_is_muted_is_heard_by_nobody_at_once(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
        here(own_campus, "moderator", "salon") as mod,
    ):
        await ana.ask("huddles.media", sound=True, microphone=True, camera=True)
        await together(ana, ben)
        await mod.ask("moderation.mute", person=person(ana), duration="1h", reason=REASON)
        await ben.until(lambda: around(ben)["hears"] == [])
        await ana.until(lambda: around(ana)["apart"] == "muted")
        assert [one["member"] for one in around(ana)["hears"]] == [number(ben)]
        assert await refusal(ana, "huddles.media", sound=True, microphone=True, camera=False) == "muted"
        assert await refusal(ana, "huddles.caption", text="Et moi ?", final=True) == "muted"
        await mod.ask("moderation.unmute", person=person(ana))
        await together(ana, ben)
        assert not any(one["microphone"] or one["camera"] for one in huddle(ben)["partners"])


async def test_who_is_kicked_is_out_of_the_conversation_at_once(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "walker-1") as ana,
        here(own_campus, "walker-2") as ben,
        here(own_campus, "moderator", "salon") as mod,
    ):
        await together(ana, ben)
        await mod.ask("moderation.kick", person=person(ana), reason=REASON)
        await alone(ben)
        assert await ana.closed() == 4410


async def test_a_screen_is_shown_to_the_room_by_right(own_campus: CampusServer) -> None:
    async with (
        here(own_campus, "speaker") as eve,
        here(own_campus, "organiser") as boss,
    ):
        sharing = {"sound": True, "microphone": False, "camera": False, "screen": True}
        assert await refusal(eve, "huddles.present", presenting=True) == "no_screen"
        await eve.ask("huddles.media", **sharing)
        await eve.ask("huddles.present", presenting=True)
        assert await boss.event("huddles.presenting") == {"member": number(eve)}
        await boss.ask("huddles.media", **sharing)
        assert await refusal(boss, "huddles.present", presenting=True) == "screen_taken"
        async with here(own_campus, "walker-1") as late:
            assert await late.event("huddles.presenting") == {"member": number(eve)}
            await eve.ask("huddles.media", **sharing | {"screen": False})
            assert await late.event("huddles.presenting") == {"member": None}
