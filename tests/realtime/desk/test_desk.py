"""Asking at an information desk, over real sockets: staffed or not, nothing asked is lost."""

from typing import Any

import pytest

from tests.campus import CampusServer, Client, RefusedError

DESK = {"room": "accueil", "desk": "Accueil et aide"}
BODY = "Où est la boucle magnétique ?"


def person(client: Client) -> int:
    return int(client.joined["person"]["id"])


async def ask(client: Client, body: str = BODY, number: int = 1) -> dict[str, Any]:
    view = await client.ask("desk.ask", **DESK, nonce=f"question-{number:04d}", body=body)
    return dict(view["mine"][0])


async def look(client: Client) -> dict[str, Any]:
    return await client.ask("desk.look", **DESK)


def names(people: list[dict[str, Any]]) -> list[str]:
    return [one["name"] for one in people]


async def test_a_question_waits_until_the_team_answers_and_the_answer_is_also_a_message(
    own_campus: CampusServer,
) -> None:
    async with own_campus.client("walker-0", room="parvis") as ana:
        asked = await ask(ana)
        assert (asked["body"], asked["answer"], asked["done"]) == (BODY, "", False)
        ana_id = person(ana)
    async with own_campus.client("organiser", room="posters") as camille:
        (waiting,) = (await look(camille))["open"]
        assert (waiting["asker"]["id"], waiting["desk"], waiting["room"]) == (ana_id, DESK["desk"], "accueil")
        view = await camille.ask("desk.answer", **DESK, question=waiting["id"], body="Au **premier** rang.")
        assert (view["open"], view["state"]["waiting"]) == ([], 0)
        own = (await camille.event("chat.message"))["message"]
        assert own["channel"] == f"direct:{ana_id}"
        camille_id = person(camille)
    async with own_campus.client("walker-0") as ana:
        (mine,) = (await look(ana))["mine"]
        assert (mine["answer"], mine["answered_by"]["name"], mine["done"]) == (
            "Au **premier** rang.",
            "Organiser",
            True,
        )
        (line,) = (await ana.ask("chat.history", channel=f"direct:{camille_id}"))["messages"]
        assert line["body"] == f"Votre question au bureau « {DESK['desk']} » : « {BODY} »\nAu **premier** rang."
        assert [c["unread"] for c in (await ana.ask("chat.channels"))["channels"] if c["person"]] == [1]


async def test_someone_on_the_campus_hears_the_answer_at_once(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("organiser", room="parvis") as camille,
    ):
        asked = await ask(ana)
        await camille.ask("desk.answer", **DESK, question=asked["id"], body="À gauche")
        assert (await ana.event("chat.message"))["message"]["body"].endswith("\nÀ gauche")
        assert (await ana.event("desk.changed"))["state"]["desk"] == DESK["desk"]  # an open panel looks again


async def test_a_question_sent_twice_is_one(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana:
        first = await ask(ana)
    async with own_campus.client("walker-0") as ana:
        await ask(ana)
        assert [one["id"] for one in (await look(ana))["mine"]] == [first["id"]]


async def test_who_is_on_duty_is_seen_and_leaving_the_campus_ends_it(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="accueil") as ana:
        assert (await look(ana))["state"]["staff"] == []
        async with own_campus.client("moderator", room="accueil") as sam:
            view = await sam.ask("desk.duty", **DESK, on=True)
            assert (view["state"]["on_duty"], names(view["state"]["staff"])) == (True, ["Moderator"])
            told = (await ana.event("desk.changed"))["state"]
            assert (names(told["staff"]), told["on_duty"], told["waiting"]) == (["Moderator"], False, 0)
            await sam.enter("posters")  # walking about does not end it
            assert names((await look(ana))["state"]["staff"]) == ["Moderator"]
            assert [d["on_duty"] for d in (await sam.ask("desk.desks"))["desks"]] == [True]
        assert (await ana.event("desk.changed"))["state"]["staff"] == []
        assert (await look(ana))["state"]["staff"] == []


async def test_duty_goes_on_after_a_lost_connection_and_ends_when_it_is_left(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0", room="accueil") as ana:
        async with own_campus.client("moderator", room="accueil") as sam:
            await sam.ask("desk.duty", **DESK, on=True)
            await ana.event("desk.changed")
            sam.connection.transport.abort()
            assert (await ana.event("desk.changed"))["state"]["staff"] == []
        async with own_campus.client("moderator", room="parvis") as sam:
            (back,) = (await sam.ask("desk.desks"))["desks"]
            assert back["on_duty"] is True
            assert names((await ana.event("desk.changed"))["state"]["staff"]) == ["Moderator"]
            await sam.ask("desk.duty", **DESK, on=False)
            assert (await ana.event("desk.changed"))["state"]["staff"] == []
            assert (await sam.ask("desk.desks"))["desks"] == []


async def test_a_role_taken_back_ends_duty(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="accueil") as ana,
        own_campus.client("moderator", room="accueil") as sam,
    ):
        await sam.ask("desk.duty", **DESK, on=True)
        await ana.event("desk.changed")
        own_campus.post("/e/demo/team/revoke/", "organiser", person=str(person(sam)), role="moderator")
        assert (await ana.event("desk.changed"))["state"]["staff"] == []


async def test_those_on_duty_hear_of_new_questions_wherever_they_are(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="accueil") as ana,
        own_campus.client("moderator", room="accueil") as sam,
        own_campus.client("organiser", room="accueil") as camille,
    ):
        await sam.ask("desk.duty", **DESK, on=True)
        await sam.enter("posters")
        await ask(ana)
        heard = (await sam.event("desk.asked"))["question"]
        assert (heard["body"], heard["asker"]["name"]) == (BODY, "Walker-0")
        await camille.until(
            lambda: any(b.get("state", {}).get("waiting") == 1 for n, b in camille.told if n == "desk.changed")
        )
        assert [name for name, _ in camille.told if name == "desk.asked"] == []  # not on duty: the count is enough
        assert [name for name, _ in ana.told if name == "desk.asked"] == []


async def test_two_of_the_team_answer_at_once_and_one_answer_counts(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0") as ana,
        own_campus.client("moderator") as sam,
        own_campus.client("organiser") as camille,
    ):
        asked = await ask(ana)
        await sam.ask("desk.answer", **DESK, question=asked["id"], body="Un")
        with pytest.raises(RefusedError, match="already_done"):
            await camille.ask("desk.answer", **DESK, question=asked["id"], body="Deux")
        with pytest.raises(RefusedError, match="already_done"):
            await camille.ask("desk.close", **DESK, question=asked["id"])
        assert [one["answer"] for one in (await look(ana))["mine"]] == ["Un"]


async def test_one_answers_ones_own_question_without_writing_to_oneself(own_campus: CampusServer) -> None:
    async with own_campus.client("organiser") as camille:
        asked = await ask(camille)
        view = await camille.ask("desk.answer", **DESK, question=asked["id"], body="Trouvé")
        assert [one["answer"] for one in view["mine"]] == ["Trouvé"]
        assert [c for c in (await camille.ask("chat.channels"))["channels"] if c["person"]] == []


async def test_people_see_and_withdraw_their_own_questions_only(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana, own_campus.client("walker-1") as ben:
        asked = await ask(ana)
        seen = await look(ben)
        assert (seen["mine"], seen["open"], seen["may_answer"], seen["state"]["waiting"]) == ([], [], False, 0)
        with pytest.raises(RefusedError, match="no_such_question"):
            await ben.ask("desk.close", **DESK, question=asked["id"])
        view = await ana.ask("desk.close", **DESK, question=asked["id"])
        assert [(one["done"], one["answer"]) for one in view["mine"]] == [(True, "")]


@pytest.mark.parametrize(
    ("body", "code"), [("", "message_empty"), (" \n\0 ", "message_empty"), ("é" * 1001, "message_too_long")]
)
async def test_what_cannot_be_asked_is_refused_and_not_kept(campus: CampusServer, body: str, code: str) -> None:
    async with campus.client("walker-30") as ana:
        with pytest.raises(RefusedError, match=code):
            await ask(ana, body)
        assert (await look(ana))["mine"] == []


async def test_no_more_than_five_questions_of_one_person_wait(own_campus: CampusServer) -> None:
    answers = []
    for number in range(6):
        async with own_campus.client("walker-0") as ana:  # a socket each: its own limit is not what is tested
            try:
                await ask(ana, number=number)
                answers.append("ok")
            except RefusedError as refusal:
                answers.append(refusal.code)
    assert answers == ["ok"] * 5 + ["too_many_questions"]


async def test_a_flood_of_questions_is_slowed_down(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana:
        answers = []
        for _ in range(6):
            try:
                await ask(ana)
                answers.append("ok")
            except RefusedError as refusal:
                answers.append(refusal.code)
        assert answers[:3] == ["ok"] * 3
        assert "too_fast" in answers


async def test_a_desk_that_is_not_there(campus: CampusServer) -> None:
    async with campus.client("walker-31") as ana:
        for desk, code in (
            ({"room": "accueil", "desk": "Nulle part"}, "no_such_desk"),
            ({"room": "accueil", "desk": "Informations pratiques"}, "no_such_desk"),
            ({"room": "grenier", "desk": "Accueil et aide"}, "no_such_room"),
            ({"room": "comite", "desk": "Accueil et aide"}, "room_restricted"),
        ):
            with pytest.raises(RefusedError, match=code):
                await ana.ask("desk.look", **desk)
        with pytest.raises(RefusedError, match="bad_payload"):
            await ana.ask("desk.look", room="accueil", desk="x" * 81)
