"""Frames that no client of ours sends: answered or closed, counted, and no harm to anyone else."""

import asyncio
import json
import random
from contextlib import suppress

import pytest
import websockets
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.campus import CampusServer, RefusedError
from tests.realtime.paths import free_direction

BAD_TEXT = {
    "not json": "hello",
    "not a list": "{}",
    "no payload": '["presence.stand", 1]',
    "an id of 0": '["presence.stand", 0, {}]',
    "an id that is text": '["presence.stand", "1", {}]',
    "an id beyond 31 bits": '["presence.stand", 4294967296, {}]',
    "a name that is a number": "[1, 1, {}]",
    "nested without end": '["presence.stand", 1, ' + "[" * 5000,
}


@pytest.mark.parametrize("frame", BAD_TEXT.values(), ids=BAD_TEXT.keys())
async def test_text_that_is_no_command_is_answered_with_bad_frame(campus: CampusServer, frame: str) -> None:
    async with campus.client("participant") as client:
        await client.connection.send(frame)
        await client.until(lambda: client.errors)
        assert [error["code"] for error in client.errors] == ["bad_frame"]
        await client.ask("presence.enter", room=client.here["room"])  # the socket goes on


async def test_unknown_command(campus: CampusServer) -> None:
    async with campus.client("participant") as client:
        with pytest.raises(RefusedError, match="unknown_command"):
            await client.ask("presence.fly")


@pytest.mark.parametrize(
    "payload",
    [{}, {"room": 3}, {"room": ""}, {"room": "x" * 51}, {"room": "../etc"}, {"room": "accueil", "more": 1}],
    ids=["missing", "wrong type", "empty", "too long", "not a slug", "unknown field"],
)
async def test_a_payload_that_does_not_fit_is_refused(campus: CampusServer, payload: dict[str, object]) -> None:
    async with campus.client("participant") as client:
        with pytest.raises(RefusedError, match="bad_payload"):
            await client.ask("presence.enter", **payload)


async def test_errors_speak_the_persons_language(campus: CampusServer) -> None:
    said = {}
    for language in ("fr", "en"):
        cookie = {"Cookie": f"{campus.cookie('participant')}; django_language={language}"}
        async with campus.client("participant", headers=cookie) as client:
            with pytest.raises(RefusedError) as refusal:
                await client.enter("nowhere")
            said[language] = refusal.value.message
    assert said == {
        "fr": "Cette salle n’existe pas ou n’existe plus.",
        "en": "This room does not exist, or no longer does.",
    }


async def test_commands_before_joining_are_refused(campus: CampusServer) -> None:
    async with campus.client("participant", join=False) as client:
        with pytest.raises(RefusedError, match="not_joined"):
            await client.ask("presence.stand")


async def test_motion_before_joining_is_a_bad_frame(campus: CampusServer) -> None:
    async with campus.client("participant", join=False) as client:
        await client.connection.send(bytes([3]))
        await client.until(lambda: client.errors)
        assert client.errors[0]["code"] == "bad_frame"


async def test_a_text_frame_over_32_kib_is_refused(campus: CampusServer) -> None:
    async with campus.client("participant") as client:
        await client.connection.send(json.dumps(["presence.enter", 1, {"room": "x" * 33_000}]))
        await client.until(lambda: client.errors)
        assert client.errors[0]["code"] == "too_large"


async def test_a_frame_over_128_kib_ends_the_connection(campus: CampusServer) -> None:
    async with campus.client("participant") as client:
        await client.connection.send("x" * 140_000)
        assert await client.closed() == 1009  # before it is read


async def test_who_goes_on_sending_nonsense_is_closed(campus: CampusServer) -> None:
    async with campus.client("participant") as client:
        with suppress(websockets.ConnectionClosed):
            for _ in range(100):
                await client.connection.send("nonsense")
        assert await client.closed() in {4400, 4429}


# Several times what is allowed at once.
FLOOD = 400
# Where frames are still on their way when the server closes, TCP may drop the close with its code.
FLOODED = {4429, 1006}


async def test_a_flood_of_commands_is_closed_and_harms_no_one(campus: CampusServer) -> None:
    async with campus.client("walker-0") as other, campus.client("participant") as flood:
        frame = json.dumps(["presence.stand", 1, {}])
        with suppress(websockets.ConnectionClosed):
            for _ in range(FLOOD):
                await flood.connection.send(frame)
        assert await flood.closed() in FLOODED
        await other.walk(free_direction(other.here["room"], other.at))


async def test_a_flood_of_motion_is_closed(campus: CampusServer) -> None:
    async with campus.client("participant") as flood:
        with suppress(websockets.ConnectionClosed):
            for _ in range(FLOOD):
                await flood.connection.send(bytes([3]))
        assert await flood.closed() in FLOODED


async def test_a_command_asked_too_often_is_refused_not_closed(campus: CampusServer) -> None:
    async with campus.client("participant") as client:
        answers = []
        for _ in range(10):
            try:
                await client.ask("presence.enter", room="parvis")
                answers.append("ok")
            except RefusedError as refusal:
                answers.append(refusal.code)
        assert answers[:5] == ["ok"] * 5
        assert set(answers[5:]) <= {"too_fast", "ok"}
        assert "too_fast" in answers


async def test_a_foreign_origin_is_refused(campus: CampusServer) -> None:
    with pytest.raises(websockets.InvalidStatus) as refusal:
        async with campus.client("participant", join=False, origin="https://elsewhere.example"):
            pass
    assert refusal.value.response.status_code == 403


async def test_an_edition_that_does_not_exist_is_not_admitted(campus: CampusServer) -> None:
    async with campus.client("participant", join=False, path="/ws/nowhere/") as client:
        assert await client.closed() == 4403


async def test_bad_frames_are_counted(own_campus: CampusServer) -> None:
    async with own_campus.client("participant") as client:
        await client.connection.send("hello")
        await client.until(lambda: client.errors)
    _status, text = own_campus.metrics()
    assert 'campus_refused_frames_total{reason="bad_frame"} 1.0' in text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.text(max_size=200), st.binary(max_size=40)), min_size=1, max_size=8), st.randoms())
def test_whatever_one_sends_another_walks_on(
    campus: CampusServer, frames: list[str | bytes], order: random.Random
) -> None:
    async def story() -> None:
        async with campus.client("walker-1") as other, campus.client("walker-2") as hostile:
            with suppress(websockets.ConnectionClosed):
                for frame in frames:
                    await hostile.connection.send(frame)
            await other.walk(free_direction(other.here["room"], other.at))

    asyncio.run(story())
