"""Reports of people and of lines, and lines that the team takes away."""

from tests.campus import CampusServer
from tests.realtime.moderation.people import person, refused, say
from tests.realtime.paths import demo_map, way

ROOM = "room:posters"


async def test_a_report_reaches_the_team_once_however_often_it_is_made(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="posters") as team,
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        assert await team.event("moderation.queue") == {"open": 0}
        line = await say(ana, ROOM, "Des insultes")
        for _again in range(2):
            await ben.ask("chat.report", channel=ROOM, seq=line["seq"], category="harassment", comment="Encore")
        assert await team.event("moderation.queue") == {"open": 1}
        await ben.ask("moderation.report", person=person(ana), category="other")
        assert await team.event("moderation.queue") == {"open": 2}
        assert (await team.ask("moderation.about", person=person(ana)))["open_reports"] == 2
        assert [name for name, _ in ben.told + ana.told if name == "moderation.queue"] == []


async def test_reports_of_oneself_of_nobody_and_of_what_is_gone_are_refused(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        mine = await say(ana, ROOM, "De moi")
        about = {"category": "spam"}
        assert (await refused(ana, "moderation.report", person=person(ana), **about)).code == "yourself"
        assert (await refused(ana, "moderation.report", person=10**9, **about)).code == "no_such_person"
        assert (await refused(ana, "chat.report", channel=ROOM, seq=mine["seq"], **about)).code == "yourself"
        await ana.ask("chat.delete", channel=ROOM, seq=mine["seq"])
        assert (await refused(ben, "chat.report", channel=ROOM, seq=mine["seq"], **about)).code == "no_such_line"
        long = {"person": person(ana), "comment": "x" * 1001}
        assert (await refused(ben, "moderation.report", **long, **about)).code == "comment_too_long"


async def test_one_reports_only_what_one_could_read(own_campus: CampusServer) -> None:
    room = demo_map("accueil")
    async with (
        own_campus.client("walker-0", room="accueil") as ana,
        own_campus.client("walker-1", room="accueil") as ben,
        own_campus.client("walker-2", room="accueil") as cid,
    ):
        far = {t for t in room.walk_from([ana.at]) if max(abs(t[0] - ana.at[0]), abs(t[1] - ana.at[1])) == 7}
        await cid.walk(way(room, cid.at, far))
        near = await say(ana, "nearby:accueil", "Tout bas")
        about = {"channel": "nearby:accueil", "seq": near["seq"], "category": "other"}
        assert (await refused(cid, "chat.report", **about)).code == "no_such_line"
        await ben.ask("chat.report", **about)

        direct = await say(ana, f"direct:{person(ben)}", "Entre nous")
        about = {"seq": direct["seq"], "category": "harassment"}
        assert (await refused(cid, "chat.report", channel=f"direct:{person(ana)}", **about)).code == "no_such_line"
        await ben.ask("chat.report", channel=f"direct:{person(ana)}", **about)


async def test_the_team_takes_a_line_away_and_everyone_sees_that_it_did(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="parvis") as team,
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        line = await say(ana, ROOM, "Des insultes")
        await ben.event("chat.message")
        answer = (await team.ask("chat.delete", channel=ROOM, seq=line["seq"]))["message"]
        assert (answer["deleted"], answer["removed"], answer["body"]) == (True, True, "")
        for client in (ana, ben):
            changed = (await client.event("chat.changed"))["message"]
            assert (changed["channel"], changed["seq"], changed["removed"], changed["html"]) == (ROOM, 1, True, "")
        assert (await refused(ben, "chat.delete", channel=ROOM, seq=line["seq"])).code == "not_yours"
        direct = await say(ana, f"direct:{person(team)}", "À vous")
        channel = f"direct:{person(ana)}"
        assert (await refused(team, "chat.delete", channel=channel, seq=direct["seq"])).code == "not_yours"


async def test_someone_who_joins_the_team_sees_the_queue(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0") as ana,
        own_campus.client("walker-1") as ben,
    ):
        await ana.ask("moderation.report", person=person(ben), category="spam")
        own_campus.post("/e/demo/team/", "organiser", email="walker-2@test.example", role="moderator")
        async with own_campus.client("walker-2") as cid:
            assert await cid.event("moderation.queue") == {"open": 1}
        own_campus.post("/e/demo/team/", "organiser", email="walker-0@test.example", role="moderator")
        assert await ana.event("moderation.queue") == {"open": 1}
