"""Hearing nothing more from someone, who is not told."""

import asyncio

import pytest

from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.chat.test_chat import hear, nonce, say
from tests.realtime.people.meeting import person, refusal, settle, told


async def block(client: Client, other: Client, blocked: bool = True) -> None:
    await client.ask("people.block", person=person(other), blocked=blocked)


async def bodies(client: Client, channel: str) -> list[str]:
    return [line["body"] for line in (await client.ask("chat.history", channel=channel))["messages"]]


async def unread(client: Client) -> dict[str, int]:
    return {one["channel"]: one["unread"] for one in (await client.ask("chat.channels"))["channels"]}


async def test_the_blocked_can_neither_wave_nor_locate_nor_write(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="parvis") as ben,
    ):
        await block(ben, ana)
        for command in ("people.wave", "people.locate", "people.follow"):
            assert await refusal(ana, command, person=person(ben)) == "not_reachable"
        direct = f"direct:{person(ben)}"
        assert await refusal(ana, "chat.send", channel=direct, nonce=nonce(1), body="Bonjour") == "not_reachable"
        await ana.ask("chat.typing", channel=direct)
        assert await bodies(ana, direct) == []  # what was refused is not kept: it is still in the box
        # Whoever blocks does not reach out either, and is told why.
        assert await refusal(ben, "people.wave", person=person(ana)) == "you_blocked"
        direct = f"direct:{person(ana)}"
        assert await refusal(ben, "chat.send", channel=direct, nonce=nonce(2), body="Bonjour") == "you_blocked"
        await settle(ben)
        assert [name for name, _body in ben.told if not name.startswith(("presence.", "huddles."))] == []
        # What finds people does not lead to who blocks one.
        found = (await ana.ask("people.search", words="walker-1"))["people"]
        assert [one["room"] for one in found] == [None]
        assert (await ana.ask("people.in_room", room="parvis"))["people"] == []
        card = await ana.ask("people.card", person=person(ben))
        assert (card["here"], card["room"], card["blocked"], card["reachable"]) == (True, None, False, False)
        card = await ben.ask("people.card", person=person(ana))
        assert (card["room"], card["blocked"], card["reachable"]) == ("posters", True, True)


async def test_what_the_blocked_say_is_not_shown_and_they_notice_nothing(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
        own_campus.client("walker-2", room="posters") as cid,
    ):
        await say(cid, "room:posters", "un", nonce=nonce(0))
        await hear(ben)
        await ben.ask("chat.read", channel="room:posters", seq=1)
        await block(ben, ana)
        said = await say(ana, "room:posters", "@Walker-1 ?", nonce=nonce(1))
        await say(ana, "nearby:posters", "Psst", nonce=nonce(2))
        await ana.ask("chat.typing", channel="room:posters")
        await ana.ask("people.emote", emote=2)
        await ana.ask("chat.edit", channel="room:posters", seq=said["seq"], body="@Walker-1 !")
        await say(cid, "room:posters", "deux", nonce=nonce(3))
        assert (await hear(ben))["body"] == "deux"
        assert [name for name, _body in ben.told if not name.startswith(("presence.", "huddles."))] == []
        # The third hears everything; and so does, of themself, the one who is blocked.
        assert [body["message"]["body"] for body in told(cid, "chat.message")] == ["@Walker-1 ?", "Psst"]
        assert await bodies(ana, "room:posters") == ["un", "@Walker-1 !", "deux"]
        assert await bodies(ben, "room:posters") == ["un", "deux"]
        assert await bodies(ben, "nearby:posters") == []
        caught_up = await ben.ask("chat.catch_up", after={"room:posters": 1, "nearby:posters": 0})
        assert [line["body"] for line in caught_up["messages"]] == ["deux"]
        assert (await unread(ben))["room:posters"] == 1
        await block(ben, ana, False)
        assert await bodies(ben, "room:posters") == ["un", "@Walker-1 !", "deux"]
        assert await bodies(ben, "nearby:posters") == ["Psst"]
        await say(ana, "room:posters", "trois", nonce=nonce(4))
        assert (await hear(ben))["body"] == "trois"


async def test_a_block_holds_over_a_new_tab_and_a_restart(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        async with own_campus.client("walker-1", room="posters") as ben:
            await block(ben, ana)
            mine = await ben.ask("people.preferences")
            assert [one["name"] for one in mine["blocked"]] == ["Walker-0"]
        async with own_campus.client("walker-1", room="posters") as ben:
            await say(ana, "room:posters", "un", nonce=nonce(1))
            await settle(ben)
            assert told(ben, "chat.message") == []
    own_campus.stop()
    own_campus.start()
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await say(ana, "room:posters", "deux", nonce=nonce(2))
        await settle(ben)
        assert told(ben, "chat.message") == []
        assert await bodies(ben, "room:posters") == []


async def test_a_block_holds_while_its_person_is_away(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        async with own_campus.client("walker-1", room="parvis") as ben:
            await block(ben, ana)
        assert await refusal(ana, "people.wave", person=person(ben)) == "not_here"
        direct = f"direct:{person(ben)}"
        assert await refusal(ana, "chat.send", channel=direct, nonce=nonce(1), body="Plus tard ?") == "not_reachable"
        card = await ana.ask("people.card", person=person(ben))
        assert (card["here"], card["reachable"]) == (False, False)


@pytest.mark.parametrize("number", range(4))
async def test_a_block_while_a_direct_line_is_under_way(campus: CampusServer, number: int) -> None:
    """It arrives before, or is refused: never after the block is answered."""
    async with (
        campus.client(f"walker-{2 * number}", room="posters") as ana,
        campus.client(f"walker-{2 * number + 1}", room="parvis") as ben,
    ):
        direct = f"direct:{person(ben)}"
        asked = [
            ana.ask("chat.send", channel=direct, nonce=nonce(9000 + number), body="Vite"),
            ben.ask("people.block", person=person(ana), blocked=True),
        ]
        answers = await asyncio.gather(*(asked if number % 2 else asked[::-1]), return_exceptions=True)
        sent = answers[0 if number % 2 else 1]
        await settle(ben)
        if isinstance(sent, RefusedError):
            assert (sent.code, told(ben, "chat.message")) == ("not_reachable", [])
        else:
            assert len(told(ben, "chat.message")) == 1
        assert (
            await refusal(ana, "chat.send", channel=direct, nonce=nonce(9100 + number), body="Et là ?")
            == "not_reachable"
        )
        await block(ben, ana, False)


async def test_a_line_said_before_a_block_is_answered_when_resent_but_no_longer_changed(
    own_campus: CampusServer,
) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="parvis") as ben,
    ):
        direct = f"direct:{person(ben)}"
        said = await say(ana, direct, "Bonjour", nonce=nonce(1))
        await hear(ben)
        await block(ben, ana)
        assert await say(ana, direct, "Bonjour", nonce=nonce(1)) == said
        assert await refusal(ana, "chat.edit", channel=direct, seq=said["seq"], body="Autre chose") == "not_reachable"
        # What was said stays with who it was said to, who may want to report it; it is news no more.
        assert await bodies(ben, f"direct:{person(ana)}") == ["Bonjour"]
        assert (await unread(ben))[f"direct:{person(ana)}"] == 0


async def test_who_cannot_be_blocked(campus: CampusServer) -> None:
    async with campus.client("walker-57") as ana:
        assert await refusal(ana, "people.block", person=person(ana), blocked=True) == "oneself"
        assert await refusal(ana, "people.block", person=10**9, blocked=True) == "no_such_person"
        assert await ana.ask("people.block", person=10**9, blocked=False) == {}  # nothing to take back


async def test_who_may_write_to_one(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
        own_campus.client("moderator", room="posters") as mod,
    ):
        to_ben = f"direct:{person(ben)}"
        assert (await ben.ask("people.preferences"))["messages_from"] == "everyone"
        await say(ana, to_ben, "un", nonce=nonce(1))
        assert (await ben.ask("people.prefer", messages_from="known"))["messages_from"] == "known"
        # To have been written to is not to have written.
        assert await refusal(ana, "chat.send", channel=to_ben, nonce=nonce(2), body="deux") == "not_reachable"
        await ana.ask("chat.typing", channel=to_ben)
        assert (await ana.ask("people.card", person=person(ben)))["reachable"] is False
        await say(ben, f"direct:{person(ana)}", "Bonjour", nonce=nonce(3))
        await say(ana, to_ben, "deux", nonce=nonce(2))
        assert (await ana.ask("people.card", person=person(ben)))["reachable"] is True
        await ben.ask("people.prefer", messages_from="team")
        assert await refusal(ana, "chat.send", channel=to_ben, nonce=nonce(4), body="trois") == "not_reachable"
        await say(mod, to_ben, "De l’équipe", nonce=nonce(5))
        assert [body["message"]["body"] for body in told(ben, "chat.message")] == ["un", "deux", "De l’équipe"]
        assert told(ben, "chat.typing") == []
    async with own_campus.client("walker-1") as ben:
        assert (await ben.ask("people.preferences"))["messages_from"] == "team"
