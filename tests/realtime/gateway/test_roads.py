"""The contract of WebSocket, byte by byte, on every road that frames can take: a user notices no difference."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campus import ROADS, CampusServer
from tests.realtime.gateway.raw import (
    BINARY,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    Arrived,
    RawClient,
    command,
    frame,
    raw_client,
)

ROOM = "amphitheatre"
TURN_ONLY = 0x80
MOVES, SNAPSHOT = 0x11, 0x12
RESYNC = frame(BINARY, b"\x03")


@pytest.fixture(scope="module", params=ROADS)
def road(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def server(road: str, database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CampusServer]:
    with CampusServer(database_template, tmp_path_factory.mktemp(road), road=road) as running:
        yield running
        assert "Traceback" not in running.log(), running.log()


class Turner:
    """Turns on the spot: steps that need no ground and no pace, and that the next tick shows."""

    def __init__(self, client: RawClient) -> None:
        self.client = client
        self.seq = 0
        self.facing = 0

    def step(self) -> bytes:
        self.seq += 1
        self.facing = (self.facing + 1) % 4
        here = self.client.here
        payload = bytes([1, here["epoch"]]) + self.seq.to_bytes(2, "little") + bytes([TURN_ONLY | self.facing])
        return frame(BINARY, payload + self.client.last_tick)

    async def is_seen(self) -> None:
        """Await the motion that shows the last turn."""
        while True:
            for got in await self.client.until(BINARY):
                if got.opcode == BINARY and got.payload[0] in (MOVES, SNAPSHOT) and self._facing(got) == self.facing:
                    return

    def _facing(self, got: Arrived) -> int | None:
        me = self.client.here["member"].to_bytes(2, "little")
        for at in range(7, len(got.payload), 5):
            if got.payload[at : at + 2] == me:
                return got.payload[at + 4] & 0b11
        return None


def refusals(arrived: list[Arrived]) -> list[str]:
    """The codes of what the gateway refused."""
    told = [json.loads(got.payload) for got in arrived if got.opcode == TEXT]
    return [body["code"] for said, _number, *rest in told if said == "error" for body in rest]


# -- what is lawful ------------------------------------------------------------------------------------------------------


async def test_no_extension_is_agreed_upon_since_frames_are_made_once_for_many(server: CampusServer) -> None:
    offered = {"Sec-WebSocket-Extensions": "permessage-deflate"}
    async with raw_client(server, "walker-0", ROOM, headers=offered) as client:
        assert "sec-websocket-extensions" not in client.headers.lower()


async def test_fragments_with_pings_between_them_are_one_message(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        asked = json.dumps(["presence.stand", 7, {}]).encode()
        client.send(frame(TEXT, asked[:5], fin=False), frame(PING, b"in between"))
        assert (await client.until(PONG))[-1].payload == b"in between"
        client.send(frame(CONTINUATION, asked[5:9], fin=False), frame(PONG), frame(CONTINUATION, b"", fin=False))
        client.send(frame(CONTINUATION, asked[9:]))
        assert (await client.answer(7))[2]["code"] == "not_seated"


async def test_a_step_in_fragments(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        turner = Turner(client)
        turner.step()
        payload = bytes([1, client.here["epoch"], 1, 0, TURN_ONLY | turner.facing]) + client.last_tick
        client.send(frame(BINARY, payload[:2], fin=False), frame(PING, b"1"), frame(CONTINUATION, payload[2:]))
        await turner.is_seen()


@pytest.mark.parametrize("size", [0, 1, 125])
async def test_a_ping_is_answered_with_what_it_said(server: CampusServer, size: int) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        client.send(frame(PING, b"p" * size))
        assert (await client.until(PONG))[-1].payload == b"p" * size


async def test_a_pong_that_nobody_asked_for_is_ignored(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        client.send(frame(PONG, b"unasked"), frame(PONG))
        assert refusals(await client.settled()) == []


async def test_text_and_motion_in_one_segment_are_taken_in_their_order(server: CampusServer) -> None:
    """Motion is refused before one has joined and taken afterwards."""
    join = command("presence.join", 1, protocol=1, room=ROOM)
    async with raw_client(server, "walker-0") as client:
        client.send(RESYNC, join, RESYNC, RESYNC)
        arrived = await client.until(BINARY)
        assert refusals(arrived + await client.settled()) == ["bad_frame"]


async def test_motion_right_after_a_command_waits_until_that_is_done(server: CampusServer) -> None:
    async with raw_client(server, "walker-0") as client:
        client.send(command("presence.join", 1, protocol=1, room=ROOM))
        arrived: list[Arrived] = []
        for _ in range(20):
            client.send(RESYNC)
            arrived += await client.settled()
        assert (await client.answer_among(arrived, 1))[0] == "ok"
        assert refusals(arrived) == []


async def test_many_frames_in_one_segment(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        turner = Turner(client)
        steps = [turner.step() for _ in range(30)]
        client.send(*steps[:10], frame(PING, b"a"), *steps[10:20], command("presence.stand", 2), *steps[20:])
        assert (await client.answer(2))[2]["code"] == "not_seated"
        await turner.is_seen()
