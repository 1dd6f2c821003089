"""What chat makes of floods, of text made to harm, and of races, over real sockets. Each has one right outcome."""

import asyncio
from contextlib import suppress
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed

from tests.campus import CampusServer, Client, RefusedError, manage
from tests.realtime.chat.test_chat import hear, nonce, person, say
from tests.realtime.paths import demo_map, way

ROOM = "room:posters"


async def lines(client: Client, channel: str = ROOM) -> list[dict[str, Any]]:
    """All that was said in a channel, page by page."""
    found: list[dict[str, Any]] = []
    more = True
    while more:
        page = await client.ask("chat.history", channel=channel, before=found[0]["seq"] if found else None)
        found, more = page["messages"] + found, page["more"]
    return found


async def outcome(answer: "asyncio.Future[Any]") -> str:
    """What became of a command: ok, the code of its refusal, or closed."""
    try:
        await asyncio.wait_for(answer, 10)
    except RefusedError as refusal:
        return refusal.code
    except ConnectionError:
        return "closed"
    return "ok"


# -- floods --------------------------------------------------------------------------------------------------------------


async def test_a_flood_closes_the_socket_and_what_was_answered_is_what_is_written(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        answers = []
        with suppress(ConnectionClosed):  # so many that the slowest server has had enough
            for number in range(400):
                answers.append(await ana.begin("chat.send", channel=ROOM, nonce=nonce(number), body=f"{number}"))
        codes = [await outcome(answer) for answer in answers]
        assert await ana.closed() == 4429
        assert codes[:6] == ["ok"] * 6
        assert set(codes[6:]) <= {"ok", "too_fast", "closed"}
        written = [int(line["body"]) for line in await lines(ben)]
        assert written == [number for number, code in enumerate(codes) if code == "ok"]
        heard = [int((await hear(ben))["body"]) for _ in written]
        assert heard == written  # those there heard just that, in order
        assert [line["seq"] for line in await lines(ben)] == list(range(1, len(written) + 1))


async def test_a_flood_of_one_does_not_slow_another(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        answers = [await ana.begin("chat.typing", channel=ROOM) for _ in range(25)]
        assert (await say(ben, ROOM, "Et moi ?"))["seq"] == 1
        assert [await outcome(answer) for answer in answers] == ["ok"] * 2 + ["too_fast"] * 23


# -- text made to harm ---------------------------------------------------------------------------------------------------


async def test_a_room_full_of_the_longest_lines_can_be_read(own_campus: CampusServer) -> None:
    """Fifty of them were more than a socket may wait for: whoever came was closed as too slow, for good."""
    bodies = ("🎓" * 2000, "&" * 2000, "a.fr " * 400, "*a*" * 666)

    async def fill(number: int) -> None:
        async with own_campus.client(f"walker-{number}", room="posters") as walker:
            for line in range(6):
                await say(walker, ROOM, bodies[(number + line) % 4], nonce=nonce(number * 10 + line))

    for number in range(1, 9):
        await fill(number)
    async with own_campus.client("walker-20", room="posters") as ana:
        found = await lines(ana)
        assert [line["seq"] for line in found] == list(range(1, 49))
        caught_up = await ana.ask("chat.catch_up", after={ROOM: 0})
        assert caught_up == {"messages": [], "behind": [ROOM]}
        assert ana.close_code is None


@pytest.mark.parametrize(
    ("body", "stored"),
    [
        ("avant\u0000apr\u0007ès", "avantaprès"),
        ("lire \u202eà l’envers\u202c", "lire à l’envers"),
        ("Z" + "\u0301" * 500, "Z" + "\u0301" * 4),
        ("👩🏽‍🏫\u200b", "👩🏽‍🏫\u200b"),
    ],
    ids=ascii,
)
async def test_characters_that_harm_are_not_stored(own_campus: CampusServer, body: str, stored: str) -> None:
    async with own_campus.client("walker-0", room="posters") as ana:
        said = await say(ana, ROOM, body, nonce=nonce(1))
        assert said["body"] == stored
        edited = await ana.ask("chat.edit", channel=ROOM, seq=said["seq"], body=body)
        assert edited["message"]["body"] == stored


@pytest.mark.parametrize("body", ["\u200b\u200d", "\u202e", "\u0000", "\u3164", "\u00a0"], ids=ascii)
async def test_what_shows_nothing_is_refused_as_empty(campus: CampusServer, body: str) -> None:
    async with campus.client("walker-23", room="parvis") as ana:
        with pytest.raises(RefusedError, match="message_empty"):
            await say(ana, "room:parvis", body)


@pytest.mark.parametrize("body", ["\\ud800", "a\\udc00b", "\\ud83d", "\\ude00\\ud83d"])
async def test_half_a_character_is_a_malformed_frame(campus: CampusServer, body: str) -> None:
    async with campus.client("walker-24", room="parvis") as ana:
        before = await lines(ana, "room:parvis")
        frame = f'["chat.send", 1000, {{"channel": "room:parvis", "nonce": "{nonce(1)}", "body": "{body}"}}]'
        await ana.connection.send(frame)
        await ana.until(lambda: ana.errors)
        assert [error["code"] for error in ana.errors] == ["bad_frame"]
        assert await lines(ana, "room:parvis") == before


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("chat.send", {"channel": "room:posters", "nonce": "short", "body": "a"}),
        ("chat.send", {"channel": "room:posters", "nonce": "n" * 41, "body": "a"}),
        ("chat.send", {"channel": "room:posters", "nonce": "nonce-\u0000000", "body": "a"}),
        ("chat.send", {"channel": "room:posters", "nonce": nonce(1), "body": "x" * 10_001}),
        ("chat.send", {"channel": "room:posters", "nonce": nonce(1), "body": ["a"]}),
        ("chat.send", {"channel": "room:../posters", "nonce": nonce(1), "body": "a"}),
        ("chat.send", {"channel": "direct:1 OR 1=1", "nonce": nonce(1), "body": "a"}),
        ("chat.send", {"channel": "direct:" + "9" * 13, "nonce": nonce(1), "body": "a"}),
        ("chat.send", {"channel": "room:posters", "nonce": nonce(1), "body": "a", "reply_to": -1}),
        ("chat.send", {"channel": "room:posters", "nonce": nonce(1), "body": "a", "sender": 1}),
        ("chat.history", {"channel": "room:posters", "before": 2**60}),
        ("chat.catch_up", {"after": {f"direct:{number}": 0 for number in range(51)}}),
        ("chat.read", {"channel": "room:posters", "seq": 1.5}),
    ],
    ids=str,
)
async def test_what_no_client_of_ours_sends_is_refused(
    campus: CampusServer, name: str, payload: dict[str, Any]
) -> None:
    async with campus.client("walker-25", room="parvis") as ana:
        with pytest.raises(RefusedError, match="bad_payload"):
            await ana.ask(name, **payload)


# -- who is absent, and lines that are not mine --------------------------------------------------------------------------


async def test_nobody_writes_to_who_has_no_role_here_or_no_account_any_more(own_campus: CampusServer) -> None:
    ask = "from venue.people.models import Person as P; print(P.objects.get(email='{}@test.example').pk)"
    outsider, gone = [
        int(await asyncio.to_thread(manage, own_campus.folder, "shell", "--no-imports", "-c", ask.format(who)))
        for who in ("outsider", "walker-9")
    ]
    async with own_campus.client("walker-0", room="posters") as ana:
        async with own_campus.client("walker-9", room="posters") as eve:
            await say(eve, ROOM, "Je pars")
        await say(ana, f"direct:{gone}", "Au revoir", nonce=nonce(1))
        delete = f"from venue.people.models import Person as P; P.objects.get(pk={gone}).delete()"
        await asyncio.to_thread(manage, own_campus.folder, "shell", "--no-imports", "-c", delete)
        for nobody in (outsider, gone):
            with pytest.raises(RefusedError, match="no_such_person"):
                await say(ana, f"direct:{nobody}", "Vous êtes là ?", nonce=nonce(2))
        assert [(line["sender"], line["body"]) for line in await lines(ana)] == [(None, "Je pars")]
        assert [c for c in (await ana.ask("chat.channels"))["channels"] if c["person"]] == []


async def test_a_line_that_one_could_not_hear_is_not_answered(own_campus: CampusServer) -> None:
    room = demo_map("accueil")
    async with (
        own_campus.client("walker-0", room="accueil") as ana,
        own_campus.client("walker-1", room="accueil") as ben,
    ):
        x, y = ana.at
        far = {tile for tile in room.walk_from([ana.at]) if max(abs(tile[0] - x), abs(tile[1] - y)) == 7}
        await ben.walk(way(room, ben.at, far))
        said = await say(ana, "nearby:accueil", "Entre nous")
        answered = await say(ben, "nearby:accueil", "Comment ?", reply_to=said["seq"])
        assert (answered["seq"], answered["reply_to"]) == (2, None)


@pytest.mark.parametrize("name", ["chat.edit", "chat.delete"])
@pytest.mark.parametrize("seq", [0, 1, 99])
async def test_only_ones_own_lines_that_are_there_are_changed(own_campus: CampusServer, name: str, seq: int) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        said = await say(ana, ROOM, "De moi")
        payload = {"channel": ROOM, "seq": seq} | ({"body": "De lui"} if name == "chat.edit" else {})
        with pytest.raises(RefusedError, match="not_yours"):
            await ben.ask(name, **payload)
        assert await lines(ben) == [said | {"nonce": ""}]


# -- races ---------------------------------------------------------------------------------------------------------------


async def test_edits_and_a_deletion_at_once_leave_it_deleted_and_everyone_told_in_order(
    own_campus: CampusServer,
) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        said = await say(ana, ROOM, "un")
        line = {"channel": ROOM, "seq": said["seq"]}
        answers = [
            await ana.begin("chat.edit", **line, body="deux"),
            await ana.begin("chat.edit", **line, body="trois"),
            await ana.begin("chat.delete", **line),
            await ana.begin("chat.edit", **line, body="quatre"),
        ]
        assert [await outcome(answer) for answer in answers] == ["ok", "ok", "ok", "not_yours"]
        told = [(await ben.event("chat.changed"))["message"] for _ in range(3)]
        assert [line["body"] for line in told] == ["deux", "trois", ""]
        assert [line["change"] for line in told] == [2, 3, 4]
        assert [(line["body"], line["deleted"]) for line in await lines(ben)] == [("", True)]


async def test_the_same_line_from_two_tabs_at_once_is_one(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-1", room="posters") as ben:
        async with own_campus.client("walker-0", room="posters") as first:
            answer = await first.begin("chat.send", channel=ROOM, nonce=nonce(1), body="Une fois")
            async with own_campus.client("walker-0") as second:  # takes the place of the first
                again = await say(second, ROOM, "Une fois", nonce=nonce(1))
                assert await first.closed() == 4409
                assert await outcome(answer) in {"ok", "closed"}
                assert [line["body"] for line in await lines(second)] == ["Une fois"]
        heard = await hear(ben)
        assert (heard["seq"], heard["body"]) == (again["seq"], "Une fois")
        await say_and_hear_nothing_else(own_campus, ben)


async def say_and_hear_nothing_else(server: CampusServer, client: Client) -> None:
    """Whatever someone was told before this line, they have been told."""
    async with server.client("walker-2", room="posters") as other:
        await say(other, ROOM, "fin")
    assert (await hear(client))["body"] == "fin"


async def test_a_line_that_comes_while_one_is_away_is_there_and_counted_on_coming_back(
    own_campus: CampusServer,
) -> None:
    async with own_campus.client("walker-1") as ben:
        ben_id = person(ben)
    async with own_campus.client("walker-0") as ana:
        await say(ana, f"direct:{ben_id}", "un", nonce=nonce(1))
        said = await say(ana, f"direct:{ben_id}", "deux", nonce=nonce(2))
        ana_id = person(ana)
        await ana.ask("chat.delete", channel=f"direct:{ben_id}", seq=said["seq"])
    async with own_campus.client("walker-1") as ben:
        mine = [c for c in (await ben.ask("chat.channels"))["channels"] if c["channel"] == f"direct:{ana_id}"]
        assert [(c["last_seq"], c["last_change"], c["unread"], c["said_at"]) for c in mine] == [
            (2, 3, 1, said["sent_at"])  # what was taken back is not news
        ]
