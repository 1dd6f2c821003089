"""Finding people, without learning who is in a room that one may not enter."""

import unicodedata
from contextlib import AsyncExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.people.finding import MOST_FOUND, folded
from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.people.meeting import person, refusal
from venue.people.avatar import default_avatar


async def names(client: Client, words: str) -> list[str]:
    return [found["person"]["name"] for found in (await client.ask("people.search", words=words))["people"]]


def call_them(server: CampusServer, who: str, name: str, **more: str) -> None:
    status, page = server.post("/profile/", who, **({"name": name, "language": "fr"} | more))
    assert (status, "errorlist" in page) == (200, False), page


async def test_people_are_found_whatever_the_case_and_the_accents(own_campus: CampusServer) -> None:
    call_them(own_campus, "walker-0", "Éloïse Lefèvre-Œuvrard", establishment=establishment(own_campus, "Toulouse INP"))
    call_them(own_campus, "walker-1", "Jean-Noël D’Arc")
    async with (
        own_campus.client("walker-0", room="posters") as eloise,
        own_campus.client("walker-1", room="parvis"),
        own_campus.client("walker-2", room="parvis") as cid,
    ):
        for words in ("eloise", "LEFEVRE", "oeuvrard", "lefèvre-œ", "toulouse eloi", "  Éloïse   inp "):
            assert await names(cid, words) == ["Éloïse Lefèvre-Œuvrard"], words
        assert await names(cid, "jean-noel d'arc") == ["Jean-Noël D’Arc"]
        assert await names(cid, "eloise jean") == []
        assert await names(cid, "") == ["Éloïse Lefèvre-Œuvrard", "Jean-Noël D’Arc"]  # the others, by name
        found = (await cid.ask("people.search", words="eloise"))["people"][0]
        assert (found["person"]["id"], found["room"]) == (person(eloise), "posters")
        assert found["signs"] == {"status": "available", "words": "", "hand": False, "turn": 0, "on_site": False}
    async with own_campus.client("walker-2") as cid:
        assert await names(cid, "eloise") == []  # she left


def establishment(server: CampusServer, name: str) -> str:
    """The value under which the profile offers an establishment."""
    _status, page = server.get("/profile/", "organiser")
    return page.split(f">{name}<")[0].rsplit('value="', 1)[1].split('"')[0]


async def test_at_most_twenty_are_found_and_said_to_be_more(own_campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        here = [await stack.enter_async_context(own_campus.client(f"walker-{n}", room="posters")) for n in range(23)]
        found = await here[0].ask("people.search", words="walker")
        assert (len(found["people"]), found["more"]) == (MOST_FOUND, True)
        everyone = await here[0].ask("people.in_room", room="posters")
        assert (len(everyone["people"]), everyone["more"]) == (23, False)


async def test_whoever_is_in_a_reserved_room_is_on_the_campus_but_nowhere(campus: CampusServer) -> None:
    async with (
        campus.client("organiser", room="comite") as eve,
        campus.client("walker-43", room="parvis") as ana,
        campus.client("moderator", room="parvis") as mod,
    ):
        who = person(eve)
        found = (await ana.ask("people.search", words="organiser"))["people"]
        assert [(one["person"]["id"], one["room"]) for one in found] == [(who, None)]
        card = await ana.ask("people.card", person=who)
        assert (card["here"], card["room"]) == (True, None)
        assert await refusal(ana, "people.in_room", room="comite") == "room_restricted"
        assert await refusal(ana, "people.in_room", room="nulle-part") == "no_such_room"
        for command in ("people.locate", "people.follow"):
            assert await refusal(ana, command, person=who) == "not_reachable"
        # The team may enter, and is told.
        assert [one["room"] for one in (await mod.ask("people.search", words="organiser"))["people"]] == ["comite"]
        assert (await mod.ask("people.locate", person=who))["room"] == "comite"
        there = (await mod.ask("people.in_room", room="comite"))["people"]
        assert [one["person"]["id"] for one in there] == [who]


async def test_where_someone_stands(campus: CampusServer) -> None:
    async with campus.client("walker-44", room="posters") as ana, campus.client("walker-45", room="parvis") as ben:
        x, y = ben.at
        assert await ana.ask("people.locate", person=person(ben)) == {
            "person": person(ben),
            "room": "parvis",
            "member": ben.here["member"],
            "x": x,
            "y": y,
        }
        who = person(ben)
        await ben.ask("presence.leave")
        await ben.closed()
        assert await refusal(ana, "people.locate", person=who) == "not_here"


async def test_a_card_shows_what_its_person_wrote(own_campus: CampusServer) -> None:
    call_them(
        own_campus,
        "walker-0",
        "Ana",
        about="Ingénieure pédagogique.\n<b>J’aime</b> le café.",
        link="https://exemple.fr/ana",
    )
    async with own_campus.client("walker-1") as ben:
        async with own_campus.client("walker-0", room="posters") as ana:
            who = person(ana)
            await ana.ask("people.status", status="busy", words="En atelier")
            card = await ben.ask("people.card", person=who)
            assert (card["here"], card["room"], card["signs"]["words"]) == (True, "posters", "En atelier")
        card = await ben.ask("people.card", person=who)
        assert card == {
            "person": {
                "id": who,
                "name": "Ana",
                "establishment": "",
                "role": "participant",
                "avatar": default_avatar(who),
            },
            "about": "Ingénieure pédagogique.\n<b>J’aime</b> le café.",
            "link": "https://exemple.fr/ana",
            "here": False,
            "room": None,
            "signs": {"status": "available", "words": "", "hand": False, "turn": 0, "on_site": False},
            "blocked": False,
            "reachable": True,
        }
        assert (await ben.ask("people.card", person=person(ben)))["here"] is True  # one's own, as others see it
        assert await refusal(ben, "people.card", person=10**9) == "no_such_person"


@pytest.mark.parametrize("payload", [{"words": "x" * 101}, {"words": 3}, {}, {"words": "a", "more": 1}])
async def test_a_malformed_search_is_refused(campus: CampusServer, payload: dict[str, object]) -> None:
    async with campus.client("walker-46") as ana:
        with pytest.raises(RefusedError, match="bad_payload"):
            await ana.ask("people.search", **payload)


LATIN = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc"]), max_size=30)


@given(LATIN)
def test_what_one_searches_in_does_not_depend_on_case_or_normal_form(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    for form in ("NFC", "NFD"):
        assert folded(unicodedata.normalize(form, text)) == once
    assert not any(unicodedata.combining(letter) for letter in once)


@given(st.lists(st.sampled_from("éèêëàâçùûüôöîïœæÉŒ"), max_size=20))
def test_accents_may_be_left_out(letters: list[str]) -> None:
    assert folded("".join(letters)).isascii()
