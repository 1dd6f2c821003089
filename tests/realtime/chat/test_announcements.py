"""What the team says to everyone."""

from tests.campus import CampusServer, Client
from tests.realtime.chat.test_chat import hear, nonce, say
from tests.realtime.people.meeting import person, refusal, settle, told

ANNOUNCEMENTS = "announcements:campus"


async def announce(client: Client, body: str, number: int) -> dict[str, object]:
    return dict((await client.ask("chat.announce", nonce=nonce(number), body=body))["message"])


async def announcements(client: Client) -> dict[str, object]:
    channels = (await client.ask("chat.channels"))["channels"]
    return next(dict(one) for one in channels if one["channel"] == ANNOUNCEMENTS)


async def test_the_team_is_heard_in_every_room_at_once(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("organiser", room="comite") as eve,
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="parvis") as ben,
    ):
        await ana.ask("people.block", person=person(eve), blocked=True)  # what the team announces is for everyone
        said = await announce(eve, "La plénière commence dans **cinq minutes**.", 1)
        assert (said["channel"], said["seq"]) == (ANNOUNCEMENTS, 1)
        for client in (ana, ben):
            heard = await hear(client)
            assert heard == said | {"nonce": ""}
            assert heard["html"] == "<p>La plénière commence dans <strong>cinq minutes</strong>.</p>"
        assert await announce(eve, "La plénière commence dans **cinq minutes**.", 1) == said  # resent, not said again
        assert (await say(eve, ANNOUNCEMENTS, "C’est parti.", nonce=nonce(2)))["seq"] == 2
        assert (await hear(ana))["body"] == "C’est parti."
        await settle(ben)
        assert len(told(ben, "chat.message")) == 1


async def test_others_read_and_do_not_write(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana, own_campus.client("speaker") as sam:
        for client in (ana, sam):
            assert await refusal(client, "chat.announce", nonce=nonce(1), body="Moi aussi") == "not_allowed"
            refused = await refusal(client, "chat.send", channel=ANNOUNCEMENTS, nonce=nonce(2), body="Moi aussi")
            assert refused == "not_allowed"
        assert (await ana.ask("chat.history", channel=ANNOUNCEMENTS)) == {"messages": [], "more": False}


async def test_whoever_comes_later_finds_them_unread(own_campus: CampusServer) -> None:
    async with own_campus.client("moderator") as mod:
        for number in range(3):
            await announce(mod, f"Annonce {number}", number)
        assert (await announcements(mod))["unread"] == 0
    async with own_campus.client("walker-0") as ana:
        found = await announcements(ana)
        assert (found["title"], found["person"], found["last_seq"], found["unread"]) == ("Annonces", None, 3, 3)
        page = await ana.ask("chat.history", channel=ANNOUNCEMENTS)
        assert [line["body"] for line in page["messages"]] == ["Annonce 0", "Annonce 1", "Annonce 2"]
        await ana.ask("chat.read", channel=ANNOUNCEMENTS, seq=3)
        assert (await announcements(ana))["unread"] == 0
    async with own_campus.client("moderator") as mod:
        await announce(mod, "Annonce 3", 3)
    async with own_campus.client(
        "walker-0", headers={"Cookie": own_campus.cookie("walker-0") + "; django_language=en"}
    ) as ana:
        missed = await ana.ask("chat.catch_up", after={ANNOUNCEMENTS: 3})
        assert [line["body"] for line in missed["messages"]] == ["Annonce 3"]
        found = await announcements(ana)
        assert (found["title"], found["unread"]) == ("Announcements", 1)


async def test_any_of_the_team_corrects_and_withdraws(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("organiser", room="parvis") as eve,
        own_campus.client("moderator", room="posters") as mod,
        own_campus.client("walker-0", room="accueil") as ana,
    ):
        said = await announce(eve, "Amphi A", 1)
        await hear(ana)
        refused = await refusal(ana, "chat.edit", channel=ANNOUNCEMENTS, seq=said["seq"], body="Nulle part")
        assert refused == "not_allowed"
        assert await refusal(ana, "chat.delete", channel=ANNOUNCEMENTS, seq=said["seq"]) == "not_allowed"
        await mod.ask("chat.edit", channel=ANNOUNCEMENTS, seq=said["seq"], body="Amphi B")
        changed = (await ana.event("chat.changed"))["message"]
        assert (changed["channel"], changed["body"], changed["edited"]) == (ANNOUNCEMENTS, "Amphi B", True)
        assert changed["sender"]["id"] == person(eve)
        await mod.ask("chat.delete", channel=ANNOUNCEMENTS, seq=said["seq"])
        changed = (await ana.event("chat.changed"))["message"]
        assert (changed["channel"], changed["body"], changed["deleted"]) == (ANNOUNCEMENTS, "", True)
        own = await announce(eve, "Amphi C", 2)
        await eve.ask("chat.delete", channel=ANNOUNCEMENTS, seq=own["seq"])
        await hear(ana)
        assert (await ana.event("chat.changed"))["message"]["deleted"] is True
        assert (await announcements(ana))["unread"] == 0


async def test_typing_an_announcement_tells_nobody_and_a_reader_may_report_one(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("organiser", room="posters") as eve,
        own_campus.client("walker-0", room="posters") as ana,
    ):
        await eve.ask("chat.typing", channel=ANNOUNCEMENTS)
        await ana.ask("chat.typing", channel=ANNOUNCEMENTS)
        said = await announce(eve, "Bonjour", 1)
        await hear(ana)
        assert told(ana, "chat.typing") == []
        await ana.ask("chat.report", channel=ANNOUNCEMENTS, seq=said["seq"], category="spam")
        status, page = own_campus.get("/e/demo/moderation/", "moderator")
        assert (status, "Annonce à tout le campus" in page) == (200, True)
