"""Talking on a real campus, over real sockets."""

import asyncio
from typing import Any

import pytest

from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.paths import demo_map, way


def nonce(number: int = 0) -> str:
    return f"nonce-{number:06d}"


async def say(client: Client, channel: str, body: str, **more: Any) -> dict[str, Any]:
    more.setdefault("nonce", f"n{id(client):x}-{client.seq}-{abs(hash(body)) % 10**8}"[:40])
    answer = await client.ask("chat.send", channel=channel, body=body, **more)
    return dict(answer["message"])


async def hear(client: Client) -> dict[str, Any]:
    return dict((await client.event("chat.message"))["message"])


def person(client: Client) -> int:
    return int(client.joined["person"]["id"])


async def test_a_line_in_the_room_is_heard_by_everyone_there_and_nobody_else(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
        own_campus.client("walker-2", room="parvis") as far,
    ):
        said = await say(ana, "room:posters", "Bonjour **à tous**")
        heard = await hear(ben)
        assert heard == said | {"nonce": ""}
        assert (heard["seq"], heard["sender"]["name"]) == (1, "Walker-0")
        assert heard["html"] == "<p>Bonjour <strong>à tous</strong></p>"
        with pytest.raises(RefusedError, match="not_in_room"):
            await say(far, "room:posters", "d’ailleurs")
        assert [name for name, _ in far.told if name.startswith("chat.")] == []


async def test_nearby_is_five_tiles(own_campus: CampusServer) -> None:
    room = demo_map("accueil")
    async with (
        own_campus.client("walker-0", room="accueil") as ana,
        own_campus.client("walker-1", room="accueil") as ben,
        own_campus.client("walker-2", room="accueil") as cid,
    ):
        far_tiles = {t for t in room.walk_from([ana.at]) if max(abs(t[0] - ana.at[0]), abs(t[1] - ana.at[1])) == 7}
        await cid.walk(way(room, cid.at, far_tiles))
        await say(ana, "nearby:accueil", "Vous m’entendez ?")
        assert (await hear(ben))["body"] == "Vous m’entendez ?"
        page = await cid.ask("chat.history", channel="nearby:accueil")
        assert page == {"messages": [], "more": False}
        assert [m["body"] for m in (await ben.ask("chat.history", channel="nearby:accueil"))["messages"]] == [
            "Vous m’entendez ?"
        ]


async def test_a_direct_line_reaches_one_person_in_the_channel_of_its_sender(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="parvis") as ben,
        own_campus.client("walker-2", room="posters") as cid,
    ):
        await say(ana, f"direct:{person(ben)}", "Juste pour vous")
        heard = await hear(ben)
        assert (heard["channel"], heard["body"]) == (f"direct:{person(ana)}", "Juste pour vous")
        mine = (await ben.ask("chat.channels"))["channels"]
        assert [(c["channel"], c["unread"]) for c in mine if c["person"]] == [(f"direct:{person(ana)}", 1)]
        await ben.ask("chat.read", channel=f"direct:{person(ana)}", seq=heard["seq"])
        assert [c["unread"] for c in (await ben.ask("chat.channels"))["channels"] if c["person"]] == [0]
        assert [c for c in (await cid.ask("chat.channels"))["channels"] if c["person"]] == []


async def test_someone_who_is_away_finds_the_line_when_they_come(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-1") as ben:
        ben_id = person(ben)
    async with own_campus.client("walker-0") as ana:
        await say(ana, f"direct:{ben_id}", "À plus tard")
        ana_id = person(ana)
    async with own_campus.client("walker-1") as ben:
        page = await ben.ask("chat.history", channel=f"direct:{ana_id}")
        assert [message["body"] for message in page["messages"]] == ["À plus tard"]


async def test_writing_to_someone_who_is_not_of_the_edition_is_refused(campus: CampusServer) -> None:
    async with campus.client("walker-20") as ana:
        for stranger in (person(ana), 999_999_999):
            with pytest.raises(RefusedError, match="no_such_person"):
                await say(ana, f"direct:{stranger}", "Il y a quelqu’un ?")


async def test_nothing_is_lost_nor_doubled_over_a_lost_connection(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        async with own_campus.client("walker-1", room="posters") as ben:
            first = await say(ana, "room:posters", "un", nonce=nonce(1))
            await hear(ben)
            ben.connection.transport.abort()
        await say(ana, "room:posters", "deux", nonce=nonce(2))
        again = await say(ana, "room:posters", "deux", nonce=nonce(2))  # resent: the answer was lost
        assert again["seq"] == 2
        await say(ana, "room:posters", "trois", nonce=nonce(3))
        async with own_campus.client("walker-1") as ben:
            missed = await ben.ask("chat.catch_up", after={"room:posters": first["change"]})
            assert [(m["seq"], m["body"]) for m in missed["messages"]] == [(2, "deux"), (3, "trois")]
            assert missed["behind"] == []


async def test_edits_and_deletions_are_caught_up_with_too(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        async with own_campus.client("walker-1", room="posters") as ben:
            for number in range(1, 5):
                await say(ana, "room:posters", f"{number}", nonce=nonce(number))
            heard = [await hear(ben) for _ in range(4)]
            ben.connection.transport.abort()
        await ana.ask("chat.edit", channel="room:posters", seq=2, body="deux")
        await ana.ask("chat.delete", channel="room:posters", seq=3)
        await say(ana, "room:posters", "5", nonce=nonce(5))
        async with own_campus.client("walker-1") as ben:
            after = {"room:posters": heard[-1]["change"]}
            missed = (await ben.ask("chat.catch_up", after=after))["messages"]
            assert [(m["seq"], m["body"], m["edited"], m["deleted"]) for m in missed] == [
                (2, "deux", True, False),
                (3, "", False, True),
                (5, "5", False, False),
            ]
            after = {"room:posters": max(m["change"] for m in missed)}
            assert (await ben.ask("chat.catch_up", after=after))["messages"] == []


async def test_a_line_resent_from_another_room_is_answered_not_refused(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        said = await say(ana, "room:posters", "Juste avant de partir", nonce=nonce(1))
        await ana.enter("parvis")
        assert await say(ana, "room:posters", "Juste avant de partir", nonce=nonce(1)) == said
        with pytest.raises(RefusedError, match="not_in_room"):
            await say(ana, "room:posters", "Et encore", nonce=nonce(2))


async def test_a_room_one_comes_to_for_the_first_time_has_nothing_unread(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        await say(ana, "room:posters", "Avant", nonce=nonce(1))
        async with own_campus.client("walker-1", room="posters") as ben:
            mine = {c["channel"]: c["unread"] for c in (await ben.ask("chat.channels"))["channels"]}
            assert mine["room:posters"] == 0


async def test_lines_said_at_once_get_numbers_without_gaps(own_campus: CampusServer) -> None:
    async def talk(number: int) -> list[int]:
        async with own_campus.client(f"walker-{number}", room="posters") as walker:
            return [
                (await say(walker, "room:posters", f"{number}.{line}", nonce=nonce(number * 100 + line)))["seq"]
                for line in range(5)
            ]

    numbers = await asyncio.gather(*(talk(number) for number in range(10)))
    assert sorted(seq for mine in numbers for seq in mine) == list(range(1, 51))
    assert all(mine == sorted(mine) for mine in numbers)


@pytest.mark.parametrize(
    ("body", "code"), [("", "message_empty"), ("  \n ", "message_empty"), ("x" * 2001, "message_too_long")]
)
async def test_what_cannot_be_sent_is_refused_and_not_stored(campus: CampusServer, body: str, code: str) -> None:
    async with campus.client("walker-21", room="parvis") as ana:
        before = (await ana.ask("chat.history", channel="room:parvis"))["messages"]
        with pytest.raises(RefusedError, match=code):
            await say(ana, "room:parvis", body)
        assert (await ana.ask("chat.history", channel="room:parvis"))["messages"] == before


async def test_a_flood_of_lines_is_slowed_down(campus: CampusServer) -> None:
    async with campus.client("walker-22", room="parvis") as ana:
        answers = []
        for number in range(12):
            try:
                await say(ana, "room:parvis", "encore", nonce=nonce(number))
                answers.append("ok")
            except RefusedError as refusal:
                answers.append(refusal.code)
        assert answers[:6] == ["ok"] * 6
        assert "too_fast" in answers[6:]


async def test_editing_and_deleting_ones_own(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        said = await say(ana, "room:posters", "Bonjuor")
        await hear(ben)
        with pytest.raises(RefusedError, match="not_yours"):
            await ben.ask("chat.edit", channel="room:posters", seq=said["seq"], body="Autre chose")
        await ana.ask("chat.edit", channel="room:posters", seq=said["seq"], body="Bonjour")
        changed = (await ben.event("chat.changed"))["message"]
        assert (changed["body"], changed["edited"]) == ("Bonjour", True)
        await ana.ask("chat.delete", channel="room:posters", seq=said["seq"])
        changed = (await ben.event("chat.changed"))["message"]
        assert (changed["body"], changed["html"], changed["deleted"]) == ("", "", True)
        with pytest.raises(RefusedError, match="not_yours"):
            await ana.ask("chat.edit", channel="room:posters", seq=said["seq"], body="Trop tard")


async def test_history_comes_by_pages(own_campus: CampusServer) -> None:
    speakers = 12
    async with own_campus.client("walker-0", room="posters") as reader:
        for number in range(1, speakers):
            async with own_campus.client(f"walker-{number}", room="posters") as walker:
                for line in range(5):
                    await say(walker, "room:posters", f"{number}.{line}", nonce=nonce(line))
        last = await reader.ask("chat.history", channel="room:posters")
        assert ([m["seq"] for m in last["messages"]], last["more"]) == (list(range(6, 56)), True)
        first = await reader.ask("chat.history", channel="room:posters", before=6)
        assert ([m["seq"] for m in first["messages"]], first["more"]) == (list(range(1, 6)), False)


async def test_a_reply_a_mention_and_a_typing_hint(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await ben.ask("chat.typing", channel="room:posters")
        assert await ana.event("chat.typing") == {"channel": "room:posters", "person": person(ben)}
        said = await say(ana, "room:posters", "Qui vient ?")
        await hear(ben)
        answered = await say(ben, "room:posters", "Moi, @Walker-0 !", reply_to=said["seq"])
        assert (answered["reply_to"], answered["mentions"]) == (said["seq"], [person(ana)])
        beyond = await say(ben, "room:posters", "À personne", reply_to=99)
        assert beyond["reply_to"] is None


async def test_a_room_one_may_not_enter_is_not_read(campus: CampusServer) -> None:
    async with campus.client("walker-20") as ana:
        with pytest.raises(RefusedError, match="room_restricted"):
            await ana.ask("chat.history", channel="room:comite")
        assert (await ana.ask("chat.catch_up", after={"room:comite": 0}))["messages"] == []
