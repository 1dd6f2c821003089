"""What people show each other, over real sockets."""

import asyncio
import sqlite3
import time
import unicodedata
from contextlib import closing
from datetime import datetime

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from realtime.gateway.wire import Refused
from realtime.people.day import seconds_left
from realtime.people.services import LONGEST_WORDS, ZERO_WIDTH_JOINER, checked_words
from tests.campus import CampusServer, Client, RefusedError
from tests.realtime.paths import demo_map, way
from tests.realtime.people.meeting import person, refusal, sees, settle, signs_seen, told


async def test_a_status_is_seen_at_once_and_kept_for_the_next_visit(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-1", room="posters") as ben,
        own_campus.client("walker-0", room="posters") as ana,
    ):
        await sees(ben, person(ana), status="available")
        started = time.monotonic()
        await ana.ask("people.status", status="busy", words="  En\nréunion ")
        await sees(ben, person(ana), status="busy", words="En réunion")
        assert time.monotonic() - started < 1  # a roster goes out half a second after the change
    own_campus.stop()
    own_campus.start()
    async with own_campus.client("walker-0") as ana:
        shown = {"status": "busy", "words": "En réunion", "hand": False, "turn": 0, "on_site": False}
        assert signs_seen(ana, person(ana)) == shown


async def test_a_status_too_long_is_refused_and_the_former_stays(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await ana.ask("people.status", status="away", words="À table")
        assert await refusal(ana, "people.status", status="busy", words="x" * 61) == "status_too_long"
        await ana.ask("people.hand", raised=True)
        await sees(ben, person(ana), status="away", words="À table", hand=True)


async def test_a_flood_of_statuses_is_slowed_down_and_told_together(campus: CampusServer) -> None:
    async with campus.client("walker-30", room="posters") as ana, campus.client("walker-31", room="posters") as ben:
        await sees(ben, person(ana))
        ben.told.clear()
        answers = []
        for number in range(10):
            try:
                await ana.ask("people.status", status="busy", words=str(number))
                answers.append("ok")
            except RefusedError as refused:
                answers.append(refused.code)
        assert (answers[:5], set(answers[6:])) == (["ok"] * 5, {"too_fast"})
        await sees(ben, person(ana), words=str(answers.count("ok") - 1))
        assert len(told(ben, "presence.roster")) <= 3
    async with campus.client("walker-30", room="posters") as ana:
        await ana.ask("people.status", status="available")


@given(st.text(max_size=80))
def test_the_words_of_a_status_are_one_readable_line(words: str) -> None:
    try:
        kept = checked_words(words)
    except Refused as refused:
        assert refused.code == "status_too_long"
        assert len(words) > LONGEST_WORDS
    else:
        assert len(kept) <= LONGEST_WORDS
        assert kept == checked_words(kept)
        assert kept == " ".join(kept.split())
        assert not any(unicodedata.category(letter) in {"Cc", "Cs", "Co"} for letter in kept)
        assert not any(unicodedata.bidirectional(letter) in {"RLO", "LRO", "RLI", "LRI", "FSI"} for letter in kept)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Invité\u202e !elbatsop", "Invité !elbatsop"),
        ("a\x00b\x07c", "abc"),
        ("👩\u200d💻 en ligne", f"👩{ZERO_WIDTH_JOINER}💻 en ligne"),
        ("\u2066caché\u2069", "caché"),
        ("\u2028\n", ""),
    ],
)
def test_what_would_turn_or_hide_text_is_taken_out_of_a_status(words: str, kept: str) -> None:
    assert checked_words(words) == kept


async def test_hands_are_seen_in_the_order_they_were_raised(campus: CampusServer) -> None:
    async with (
        campus.client("walker-32", room="amphitheatre") as ana,
        campus.client("walker-33", room="amphitheatre") as ben,
        campus.client("walker-34", room="amphitheatre") as cid,
    ):
        await ben.ask("people.hand", raised=True)
        await ana.ask("people.hand", raised=True)
        await ana.ask("people.hand", raised=True)  # once is enough
        await sees(cid, person(ana), hand=True)
        assert signs_seen(cid, person(ben))["turn"] < signs_seen(cid, person(ana))["turn"]
        await ben.ask("people.hand", raised=False)
        await ben.ask("people.hand", raised=True)
        last = signs_seen(cid, person(ana))["turn"] + 1
        await sees(cid, person(ben), hand=True, turn=last)  # at the end of the queue now
        async with campus.client("walker-35", room="amphitheatre") as late:
            turns = {member["person"]["id"]: member["signs"]["turn"] for member in late.here["members"]}
            assert [who for who in sorted(turns, key=turns.__getitem__) if turns[who]] == [person(ana), person(ben)]


async def test_a_hand_goes_down_on_the_way_out_and_stays_up_in_a_new_tab(campus: CampusServer) -> None:
    async with campus.client("walker-32", room="amphitheatre") as ana:
        await ana.ask("people.status", status="busy", words="Je présente")
        await ana.ask("people.hand", raised=True)
        async with campus.client("walker-32", room="amphitheatre") as again:
            assert await ana.closed() == 4409
            assert signs_seen(again, person(again))["hand"] is True
            await again.enter("parvis")
            shown = {"status": "busy", "words": "Je présente", "hand": False, "turn": 0, "on_site": False}
            assert signs_seen(again, person(again)) == shown
            await again.ask("people.status", status="available")


async def test_a_reaction_is_seen_within_twelve_tiles(campus: CampusServer) -> None:
    room = demo_map("accueil")
    async with (
        campus.client("walker-36", room="accueil") as ana,
        campus.client("walker-37", room="accueil") as ben,
        campus.client("walker-38", room="accueil") as cid,
    ):

        def away(tile: tuple[int, int]) -> int:
            return max(abs(tile[0] - ana.at[0]), abs(tile[1] - ana.at[1]))

        await cid.walk(way(room, cid.at, {tile for tile in room.walk_from([ana.at]) if away(tile) == 13}))
        await ana.ask("people.emote", emote=1)
        assert await ben.event("people.emoted") == {"member": ana.here["member"], "emote": 1}
        await cid.walk(way(room, cid.at, {tile for tile in room.walk_from([ana.at]) if away(tile) == 12}))
        await ana.ask("people.emote", emote=6)
        assert (await cid.event("people.emoted"))["emote"] == 6
        assert told(cid, "people.emoted") == []
        assert told(ana, "people.emoted") == []
        with pytest.raises(RefusedError, match="bad_payload"):
            await ana.ask("people.emote", emote=7)


async def test_a_wave_crosses_rooms_and_says_from_where(campus: CampusServer) -> None:
    async with campus.client("walker-39", room="posters") as ana, campus.client("walker-40", room="parvis") as ben:
        await ana.ask("people.wave", person=person(ben))
        waved = await ben.event("people.waved")
        assert (waved["by"]["id"], waved["by"]["name"], waved["room"]) == (person(ana), "Walker-39", "posters")
        assert await refusal(ana, "people.wave", person=person(ana)) == "oneself"


async def test_a_wave_does_not_tell_of_a_room_that_one_may_not_enter(campus: CampusServer) -> None:
    async with campus.client("organiser", room="comite") as eve, campus.client("walker-40", room="parvis") as ben:
        await eve.ask("people.wave", person=person(ben))
        assert (await ben.event("people.waved"))["room"] is None


async def test_who_does_not_want_to_be_disturbed_is_not_waved_at(campus: CampusServer) -> None:
    async with campus.client("walker-41", room="posters") as ana, campus.client("walker-42", room="posters") as ben:
        await ben.ask("people.status", status="do_not_disturb")
        assert await refusal(ana, "people.wave", person=person(ben)) == "not_reachable"
        await ben.ask("people.status", status="available")
        await ana.ask("people.wave", person=person(ben))
        await settle(ben)
        assert len(told(ben, "people.waved")) == 1


async def test_waving_at_someone_who_just_left(campus: CampusServer) -> None:
    async with campus.client("walker-41") as ana:
        async with campus.client("walker-42") as ben:
            who = person(ben)
            answers = await asyncio.gather(
                ben.ask("presence.leave"), ana.ask("people.wave", person=who), return_exceptions=True
            )
            assert answers[0] == {}
            assert answers[1] == {} or (isinstance(answers[1], RefusedError) and answers[1].code == "not_here")
            await ben.closed()
        assert await refusal(ana, "people.wave", person=who) == "not_here"


async def test_who_is_muted_reacts_no_more_and_waves_at_the_team_alone(own_campus: CampusServer) -> None:
    async with (
        own_campus.client("moderator", room="parvis") as mod,
        own_campus.client("walker-0", room="posters") as ana,
        own_campus.client("walker-1", room="posters") as ben,
    ):
        await mod.ask("moderation.mute", person=person(ana), duration="1h", reason="Trop de bruit")
        await ana.event("moderation.muted")
        assert await refusal(ana, "people.emote", emote=1) == "muted"
        assert await refusal(ana, "people.wave", person=person(ben)) == "muted"
        await ana.ask("people.wave", person=person(mod))
        assert (await mod.event("people.waved"))["by"]["id"] == person(ana)
        await settle(ben)
        assert [name for name, _body in ben.told if name.startswith("people.")] == []


async def test_who_is_on_site_is_shown_counted_kept_for_the_day_and_forgotten(own_campus: CampusServer) -> None:
    def counted(viewer: Client, room: str) -> list[tuple[int, int]]:
        told_rooms = [view for body in told(viewer, "presence.rooms") for view in body["rooms"]]
        return [(view["online"], view["on_site"]) for view in told_rooms if view["slug"] == room]

    async with own_campus.client("walker-1", room="parvis") as ben:
        async with own_campus.client("walker-0", room="posters") as ana:
            await ana.ask("people.on_site", on_site=True)
            await ben.until(lambda: (1, 1) in counted(ben, "posters"))
            await ana.enter("parvis")
            await ben.until(lambda: (2, 1) in counted(ben, "parvis") and told(ben, "presence.roster"))
            await sees(ben, person(ana), on_site=True)
        async with own_campus.client("walker-0", room="parvis") as ana:  # the same day
            assert signs_seen(ana, person(ana))["on_site"] is True
            await ana.ask("people.on_site", on_site=False)
            await sees(ben, person(ana), on_site=False)
    own_campus.stop()
    own_campus.start()
    async with own_campus.client("walker-0") as ana:
        assert signs_seen(ana, person(ana))["on_site"] is False


async def test_on_the_next_day_nobody_is_on_site_any_more(own_campus: CampusServer) -> None:
    async with own_campus.client("walker-0") as ana:
        await ana.ask("people.on_site", on_site=True)
    own_campus.stop()
    with closing(sqlite3.connect(own_campus.folder / "campus.sqlite3")) as database, database:
        assert database.execute("UPDATE campus_people_onsite SET day = date(day, '-1 day')").rowcount == 1
    own_campus.start()
    async with own_campus.client("walker-0") as ana, own_campus.client("walker-1") as ben:
        assert signs_seen(ana, person(ana))["on_site"] is False
        await ben.ask("people.on_site", on_site=True)
    with closing(sqlite3.connect(own_campus.folder / "campus.sqlite3")) as database:
        assert database.execute("SELECT person_id FROM campus_people_onsite").fetchall() == [(person(ben),)]


@pytest.mark.parametrize(
    ("now", "zone", "hours"),
    [
        ("2027-05-12T22:30:00+00:00", "Europe/Paris", 23.5),
        ("2027-05-12T21:30:00+00:00", "Europe/Paris", 0.5),
        ("2027-05-12T21:30:00+00:00", "America/Cayenne", 5.5),
        ("2027-03-28T00:30:00+01:00", "Europe/Paris", 22.5),  # summer time begins
    ],
)
def test_a_day_ends_at_midnight_where_the_edition_is(now: str, zone: str, hours: float) -> None:
    with override_settings(TIME_ZONE=zone):
        assert seconds_left(datetime.fromisoformat(now)) == hours * 3600
