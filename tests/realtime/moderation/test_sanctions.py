"""Mute, kick and ban, on a real campus and over real sockets."""

import asyncio

import pytest
from websockets.exceptions import ConnectionClosed

from tests.campus import CampusServer, Client, manage
from tests.realtime.moderation.people import REASON, ban, mute, person, refused, say

ROOM = "room:posters"


async def test_a_mute_says_why_and_holds_over_a_new_connection(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        async with own_campus.client("walker-0", room="posters") as ana:
            await mute(team, person(ana))
            told = await ana.event("moderation.muted")
            assert (told["muted"], told["reason"], told["until"] is not None) == (True, REASON, True)
            refusal = await refused(ana, "chat.send", channel=ROOM, nonce="nonce-0001", body="Bonjour")
            assert refusal.code == "muted"
            assert REASON in refusal.message
            for name, payload in (
                ("chat.send", {"channel": "nearby:posters", "nonce": "nonce-0002", "body": "Bonjour"}),
                ("chat.typing", {"channel": ROOM}),
                ("people.emote", {"emote": 1}),
                ("people.wave", {"person": person(ben)}),
                ("people.status", {"status": "busy", "words": "Je le dis ici"}),
            ):
                assert (await refused(ana, name, **payload)).code == "muted"
        async with own_campus.client("walker-0", room="posters") as again:
            assert (await again.event("moderation.muted"))["reason"] == REASON
            assert (await refused(again, "chat.typing", channel=ROOM)).code == "muted"
            await again.ask("people.status", status="away", words="")
            page = await team.ask("chat.history", channel=ROOM)
            assert page["messages"] == []


async def test_someone_muted_reads_on_and_writes_to_the_team_alone(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        said = await say(ana, ROOM, "Avant")
        await mute(team, person(ana), "edition")
        assert (await ana.event("moderation.muted"))["until"] is None
        await say(ben, ROOM, "Après")
        await ana.event("chat.message")
        assert (await refused(ana, "chat.edit", channel=ROOM, seq=said["seq"], body="Autre")).code == "muted"
        to_ben, to_team = f"direct:{person(ben)}", f"direct:{person(team)}"
        assert (await refused(ana, "chat.send", channel=to_ben, nonce="nonce-0003", body="À toi")).code == "muted"
        assert (await refused(ana, "chat.typing", channel=to_ben)).code == "muted"
        await ana.ask("chat.typing", channel=to_team)
        assert (await say(ana, to_team, "Pourquoi ?"))["body"] == "Pourquoi ?"
        await ana.ask("chat.delete", channel=ROOM, seq=said["seq"])  # taking back is always allowed


async def test_a_line_sent_again_after_a_mute_is_answered_not_refused(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-0", room="posters") as ana,
    ):
        said = await say(ana, ROOM, "Juste avant", "nonce-0004")
        await mute(team, person(ana))
        await ana.event("moderation.muted")
        assert await say(ana, ROOM, "Juste avant", "nonce-0004") == said


async def test_a_mute_is_lifted_at_once(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-0", room="posters") as ana,
    ):
        await mute(team, person(ana))
        await ana.event("moderation.muted")
        assert (await team.ask("moderation.about", person=person(ana)))["muted"]["reason"] == REASON
        await team.ask("moderation.unmute", person=person(ana))
        assert (await ana.event("moderation.muted"))["muted"] is False
        await say(ana, ROOM, "Merci")
        assert (await team.ask("moderation.about", person=person(ana))) == {
            "muted": {"muted": False, "until": None, "reason": ""},
            "open_reports": 0,
            "sanctions": 1,
        }


async def test_a_kick_shows_one_out_with_the_reason_and_one_may_come_back(own_campus: CampusServer) -> None:
    async with own_campus.client("moderator", room="posters") as team:
        async with own_campus.client("walker-0", room="posters") as ana:
            await team.ask("moderation.kick", person=person(ana), reason=REASON)
            told = await ana.event("gateway.shown_out")
            assert (told["why"], told["until"], told["reason"]) == ("kicked", None, REASON)
            assert "@" in told["appeal"]
            assert await ana.closed() == 4410
        async with own_campus.client("walker-0", room="posters") as ana:
            await say(ana, ROOM, "Me revoilà")


async def test_a_ban_shuts_every_socket_at_once_and_the_door(own_campus: CampusServer) -> None:
    async with own_campus.client("moderator", room="posters") as team:
        async with (
            own_campus.client("walker-0", room="posters") as ana,
            own_campus.client("walker-0", join=False) as companion,
        ):
            said = await say(ana, ROOM, "Avant")
            await ban(team, person(ana), "1d")
            for client in (ana, companion):
                told = await client.event("gateway.shown_out")
                assert (told["why"], told["reason"], told["until"] is not None) == ("banned", REASON, True)
                assert await client.closed() == 4411
            subject = person(ana)
        async with own_campus.client("walker-0", join=False) as again:
            assert (await again.event("gateway.shown_out"))["reason"] == REASON
            assert await again.closed() == 4411
        status, page = await asyncio.to_thread(own_campus.get, "/e/demo/campus/", "walker-0")
        assert (status, REASON in page, "mailto:" in page) == (403, True, True)

        history = await team.ask("chat.history", channel=ROOM)
        assert [(line["seq"], line["body"]) for line in history["messages"]] == [(said["seq"], "Avant")]
        await asyncio.to_thread(
            own_campus.post, "/e/demo/moderation/lift/", "moderator", person=str(subject), what="ban"
        )
        async with own_campus.client("walker-0", room="posters") as ana:
            await say(ana, ROOM, "Merci")


async def test_what_another_process_decides_holds_here_too(own_campus: CampusServer) -> None:
    decide = """
from realtime.moderation import services
from venue.people.models import Person
team, ana, ben = (Person.objects.get(email=f"{who}@test.example") for who in ("moderator", "walker-0", "walker-1"))
edition = team.memberships.get().edition_id
services.mute(edition, ana.pk, by=team.pk, duration="1h", reason="Insultes")
services.kick(edition, ben.pk, by=team.pk, reason="Insultes")
services.ban(edition, ben.pk, by=team.pk, duration="1h", reason="Insultes encore")
"""
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await asyncio.to_thread(manage, own_campus.folder, "shell", "--no-imports", "-c", decide)
        assert (await ana.event("moderation.muted"))["reason"] == "Insultes"
        assert (await refused(ana, "chat.typing", channel=ROOM)).code == "muted"
        assert await ben.closed() == 4410
        async with own_campus.client("walker-1", join=False) as again:
            assert await again.closed() == 4411


async def test_what_is_sent_and_edited_while_one_is_banned_changes_nothing_afterwards(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-0", room="posters") as ana,
    ):
        said = await say(ana, ROOM, "Avant")
        late = [
            asyncio.ensure_future(ban(team, person(ana))),
            asyncio.ensure_future(ana.ask("chat.send", channel=ROOM, nonce="nonce-0005", body="Après")),
            asyncio.ensure_future(ana.ask("chat.edit", channel=ROOM, seq=said["seq"], body="Changé")),
        ]
        assert await ana.closed() == 4411
        await late[0]
        lines = (await team.ask("chat.history", channel=ROOM))["messages"]
        # Each was carried out wholly before the ban, or not at all.
        assert [line["body"] for line in lines] in (["Avant"], ["Avant", "Après"], ["Changé"], ["Changé", "Après"])
        with pytest.raises(ConnectionClosed):
            await ana.connection.send('["chat.edit", 99, {"channel": "room:posters", "seq": 1, "body": "Encore"}]')
        assert (await team.ask("chat.history", channel=ROOM))["messages"] == lines
        for one in late[1:]:
            one.cancel()
        await asyncio.gather(*late, return_exceptions=True)


@pytest.mark.parametrize("way", ["enter", "portal"])
async def test_a_kick_while_changing_rooms_leaves_no_ghost(own_campus: CampusServer, way: str) -> None:
    async with own_campus.client("moderator", room="parvis") as team:
        for _round in range(4):
            async with own_campus.client("walker-0", room="parvis") as ana:
                moving = [asyncio.ensure_future(step) for step in _moves(ana, way)]
                await team.ask("moderation.kick", person=person(ana), reason=REASON)
                assert await ana.closed() == 4410
                for move in moving:
                    move.cancel()
                await asyncio.gather(*moving, return_exceptions=True)
            await team.until(lambda: _headcount(team) == 1)
        for room in ("accueil", "posters", "parvis"):  # nor in the list of anyone who comes
            async with own_campus.client("organiser", room=room) as other:
                names = {member["person"]["name"] for member in other.here["members"]}
                assert names <= {"Moderator", "Organiser"}


def _moves(client: Client, way: str):
    if way == "enter":
        return [client.ask("presence.enter", room=room) for room in ("accueil", "posters")]
    return [client.step(direction) for direction in (0, 2, 3, 1)]


def _headcount(client: Client) -> int:
    counts = [told["rooms"] for name, told in client.told if name == "presence.rooms"]
    return sum(room["online"] for room in counts[-1]) if counts else -1


@pytest.mark.parametrize(
    ("by", "whom", "code"),
    [
        ("walker-0", "walker-1", "not_allowed"),
        ("moderator", "walker-1", "ok"),
        ("moderator", "moderator", "cannot_sanction"),
        ("moderator", "organiser", "cannot_sanction"),
        ("organiser", "moderator", "ok"),
        ("organiser", "organiser", "cannot_sanction"),
    ],
)
async def test_who_may_sanction_whom(own_campus: CampusServer, by: str, whom: str, code: str) -> None:
    async with own_campus.client(whom) as theirs:
        subject = person(theirs)
    async with own_campus.client(by) as mine:
        for name, more in (("mute", {"duration": "10m"}), ("kick", {}), ("ban", {"duration": "1h"})):
            payload = {"person": subject, "reason": REASON} | more
            if code == "ok":
                await mine.ask(f"moderation.{name}", **payload)
            else:
                assert (await refused(mine, f"moderation.{name}", **payload)).code == code


@pytest.mark.parametrize("reason", ["", "  a ", "x" * 501])
async def test_a_sanction_without_a_proper_reason_changes_nothing(own_campus: CampusServer, reason: str) -> None:
    async with own_campus.client("moderator") as team, own_campus.client("walker-0") as ana:
        for name, more in (("mute", {"duration": "10m"}), ("kick", {}), ("ban", {"duration": "1h"})):
            refusal = await refused(team, f"moderation.{name}", person=person(ana), reason=reason, **more)
            assert refusal.code == "reason_needed"
        assert (await team.ask("moderation.about", person=person(ana)))["sanctions"] == 0
        await ana.enter("accueil")
