"""Random frames, whole and cut at random bytes, on every road: who stands in the room notices nothing."""

import asyncio
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.campus import CROWD, ROADS, CampusServer
from tests.realtime.gateway.raw import BINARY, CONTINUATION, PING, PONG, TEXT, RawClient, frame, raw_client
from tests.realtime.gateway.test_metrics import samples
from tests.realtime.paths import free_direction

ROOM = "amphitheatre"
# A hundred thousand in all; ten times as many in `make test-slow`.
FRAMES = {"fast": 40_000, "plain": 30_000, "uvicorn": 30_000}
TIMES_SLOW = 10
A_CONNECTION = 250
AT_ONCE = 20
BYSTANDERS = ("walker-0", "walker-1")
NAMES = (
    "presence.join",
    "presence.enter",
    "presence.stand",
    "presence.sit",
    "chat.history",
    "chat.read",
    "presence.fly",
)
WORDS: tuple[Any, ...] = (ROOM, "parvis", "", "x" * 60, "../etc", None, -1, 3, 2**40, 1.5, True, [], {})
KEYS = ("room", "seat", "channel", "seq", "protocol", "before", "more")


def some_frame(chance: random.Random) -> bytes:
    """A frame that may be one of ours, nearly one, or anything."""
    match chance.randrange(6):
        case 0:  # motion that is well-formed
            step = bytes(
                [1, chance.randrange(2), chance.randrange(8), 0, chance.choice((0, 1, 0x80, 0x81, 0x82, 0x83))]
            )
            payload = chance.choice((b"\x03", b"\x02" + chance.randbytes(2), step + chance.randbytes(2)))
        case 1:
            payload = chance.randbytes(chance.randrange(20))
        case 2:
            payload = chance.choice([b"\x01", b"\x02", b"\x03"]) + chance.randbytes(chance.randrange(8))
        case 3:
            said = {chance.choice(KEYS): chance.choice(WORDS) for _ in range(chance.randrange(3))}
            return frame(TEXT, json.dumps([chance.choice(NAMES), chance.randrange(-1, 99), said]))
        case 4:
            return frame(TEXT, "".join(chance.choices('[]{}",:0é🌍 presence.join', k=chance.randrange(40))))
        case _:
            return some_odd_frame(chance)
    return frame(BINARY, payload)


def some_odd_frame(chance: random.Random) -> bytes:
    """One of those that a browser sends by itself or never."""
    payload, luck = chance.randbytes(chance.randrange(126)), chance.random()
    if luck < 0.05:
        return payload  # no frame, and what follows is read as part of it
    if luck < 0.15:  # against the rules
        return frame(chance.choice((CONTINUATION, 0xB)), payload)
    if luck < 0.3:  # what follows is within a message
        return frame(chance.choice((TEXT, BINARY)), payload, fin=False)
    return frame(chance.choice((PING, PONG)), payload)


async def send_in_parts(client: RawClient, octets: bytes, chance: random.Random) -> None:
    """Cut at random bytes, a single one now and then; the last part ends anywhere in a frame."""
    at = 0
    while at < len(octets):
        size = chance.choice([1, chance.randrange(1, 12), chance.randrange(1, 4000)])
        client.send(octets[at : at + size])
        at += size
        await asyncio.sleep(0)  # a segment of its own


async def be_random(server: CampusServer, people: list[str], frames: int, chance: random.Random) -> None:
    """One after the other, connections that send so many frames in all; half of them join before."""
    for number in range(frames // A_CONNECTION):
        room = ROOM if number % 2 else None
        async with raw_client(server, people[number % len(people)], room) as client:
            octets = b"".join(some_frame(chance) for _ in range(A_CONNECTION))
            if chance.random() < 0.5:
                client.send(octets)
            else:
                await send_in_parts(client, octets[: chance.randrange(len(octets))], chance)
            client.finish()
            await client.closed()


async def withstand(server: CampusServer, frames: int, seed: int) -> None:
    crowd = [f"walker-{number}" for number in range(len(BYSTANDERS), CROWD)]
    before = samples((await asyncio.to_thread(server.metrics))[1])
    async with server.client(BYSTANDERS[0], room=ROOM) as ana, server.client(BYSTANDERS[1], room=ROOM) as ben:
        async with asyncio.TaskGroup() as all_at_once:
            for number in range(AT_ONCE):
                share = crowd[number::AT_ONCE]
                all_at_once.create_task(be_random(server, share, frames // AT_ONCE, random.Random(f"{seed} {number}")))
        way = free_direction(ROOM, ana.at)
        await ana.walk(way)
        await ben.until(lambda: ben.positions[ana.here["member"]][:2] == ana.at)
        for bystander in (ana, ben):
            assert bystander.close_code is None
            assert bystander.corrections == []
            assert bystander.errors == []
        # Who is gone is gone: only the two are left.
        await ana.until(lambda: set(ana.positions) == {ana.here["member"], ben.here["member"]})
    after = samples((await asyncio.to_thread(server.metrics))[1])
    # Which of them come before their socket is closed is chance: what is counted of each reason is for other tests.
    refused = "campus_refused_frames_total"
    assert sum(after[name] for name in after if name.startswith(refused)) > sum(
        before[name] for name in before if name.startswith(refused)
    )
    name = 'campus_closed_sockets_total{code="4400"}'
    assert after.get(name, 0) > before.get(name, 0)
    assert "level='error'" not in server.log(), server.log()
    assert "'level': 'error'" not in server.log(), server.log()
    if server.road != "uvicorn":  # it writes of bad text in its own way
        assert "Traceback" not in server.log(), server.log()


@pytest.fixture(scope="module", params=ROADS)
def server(
    request: pytest.FixtureRequest, database_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CampusServer]:
    with CampusServer(database_template, tmp_path_factory.mktemp(request.param), road=request.param) as running:
        yield running


async def test_nobody_notices_a_hundred_thousand_random_frames(server: CampusServer) -> None:
    await withstand(server, FRAMES[server.road], seed=1)


@pytest.mark.slow
async def test_nobody_notices_a_million_random_frames(server: CampusServer) -> None:
    await withstand(server, TIMES_SLOW * FRAMES[server.road], seed=2)
