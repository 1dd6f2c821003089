"""The contract of WebSocket, byte by byte, on every road that frames can take: a user notices no difference.

Where uvicorn's WebSocket library answers otherwise, and a user would not notice, the test says so.
"""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.campus import ROADS, CampusServer
from tests.realtime.gateway.raw import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    Arrived,
    RawClient,
    close,
    command,
    frame,
    raw_client,
)
from tests.realtime.paths import free_direction

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
        assert "level='error'" not in running.log(), running.log()  # ours; uvicorn writes of bad text in its own way


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
        walks = 2 + 2 * int.from_bytes(got.payload[7:9], "little") if got.payload[0] == MOVES else 0
        for at in range(7 + walks, len(got.payload), 5):
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


# -- cut anywhere --------------------------------------------------------------------------------------------------------


async def test_every_cut_of_every_kind_of_frame(server: CampusServer) -> None:
    """The kernel gets each frame in two parts, the second when the server has surely read the first."""
    async with raw_client(server, "walker-0", ROOM) as client, raw_client(server, "walker-1", ROOM) as clock:
        turner, number = Turner(client), 1

        async def cut(made: bytes, at: int, then: bytes = b"") -> list[Arrived]:
            client.send(made[:at])
            await clock.settled()
            client.send(made[at:], then)
            return await client.settled()

        refused: list[str] = []
        for at in range(1, 13):
            turns = turner.step(), turner.step()
            refused += refusals(await cut(turns[0], at, turns[1]))
            await turner.is_seen()
        for at in range(1, 9):
            refused += refusals(await cut(frame(BINARY, b"\x02" + client.last_tick), at))
        for at in range(1, 7):
            refused += refusals(await cut(RESYNC, at))
        for at in range(1, 10):
            client.send((ping := frame(PING, b"cut"))[:at])
            await clock.settled()
            client.send(ping[at:])
            await client.until(PONG, b"cut")
        assert refused == []
        made = command("presence.stand", 2)
        for at in range(1, len(made)):
            number += 1
            arrived = await cut(command("presence.stand", number), at)
            assert (await client.answer_among(arrived, number))[0] == "error"


async def test_a_conversation_byte_by_byte(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        turner = Turner(client)
        asked = json.dumps(["presence.stand", 2, {}]).encode()
        said = turner.step() + frame(TEXT, asked[:9], fin=False) + frame(PING, b"!") + frame(CONTINUATION, asked[9:])
        for byte in said + turner.step():
            client.send(bytes([byte]))
            await asyncio.sleep(0)
        assert (await client.answer(2))[2]["code"] == "not_seated"
        await turner.is_seen()


# -- lengths -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("opcode", [TEXT, BINARY], ids=["text", "binary"])
async def test_frames_of_every_length_are_read_whole(server: CampusServer, opcode: int) -> None:
    """None of these is one of ours: each is answered, and the next is read as if nothing had been."""
    async with raw_client(server, "walker-0", ROOM) as client:
        codes = []
        for size in (0, 125, 126, 127, 65535):
            client.send(frame(opcode, b"x" * size))
            arrived: list[Arrived] = []
            while not refusals(arrived):
                arrived += await client.until(TEXT)
            codes += refusals(arrived)
    too_large = [*["bad_frame"] * 4, "too_large"] if opcode == TEXT else ["bad_frame", *["too_large"] * 4]
    assert codes == too_large


@pytest.mark.parametrize("opcode", [TEXT, BINARY], ids=["text", "binary"])
async def test_what_is_longer_than_anything_of_ours_is_refused_before_it_is_read(
    server: CampusServer, opcode: int
) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        client.send(frame(opcode, b"x" * 131_073)[:200])
        assert await client.closed() == 1009


async def test_fragments_that_are_too_long_together_are_refused(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client:
        client.send(frame(TEXT, b"x" * 65_535, fin=False), *[frame(CONTINUATION, b"x" * 65_535, fin=False)] * 2)
        assert await client.closed() == 1009


# -- what breaks the rules -----------------------------------------------------------------------------------------------

HALF_A_CHARACTER = "é".encode()[:1]
BROKEN = {
    "a step without a mask": (frame(BINARY, b"\x03", masked=False), 1002),
    "a command without a mask": (frame(TEXT, "{}", masked=False), 1002),
    "a reserved bit": (frame(BINARY, b"\x03", rsv=4), 1002),
    "another reserved bit": (frame(TEXT, "{}", rsv=1), 1002),
    "an unknown kind of frame": (frame(0x3, b"x"), 1002),
    "an unknown kind of control frame": (frame(0xB, b"x"), 1002),
    "a ping of 126 bytes": (frame(PING, b"x" * 126), 1002),
    "a ping in fragments": (frame(PING, b"x", fin=False), 1002),
    "the end of a message that never began": (frame(CONTINUATION, b"\x03"), 1002),
    "a message within another": (frame(TEXT, "{", fin=False) + frame(BINARY, b"\x03"), 1002),
    "text that is no UTF-8": (frame(TEXT, b"\xff\xfe"), 1007),
    "text that ends within a character": (frame(TEXT, HALF_A_CHARACTER), 1007),
    "fragments that end within a character": (
        frame(TEXT, HALF_A_CHARACTER, fin=False) + frame(CONTINUATION, b""),
        1007,
    ),
    "a close with half a code": (frame(CLOSE, b"\x03"), 1002),
    "a close with a code that nobody may send": (close(1005), 1002),
}


@pytest.mark.parametrize(("broken", "code"), BROKEN.values(), ids=BROKEN.keys())
async def test_what_breaks_the_rules_is_told_why_and_not_read_any_more(
    server: CampusServer, broken: bytes, code: int
) -> None:
    async with raw_client(server, "walker-0", ROOM) as client, raw_client(server, "walker-1", ROOM) as other:
        before = closed_with(server, code)
        turner = Turner(client)
        client.send(turner.step(), broken, turner.step(), command("presence.stand", 2))
        assert await client.closed() == code
        assert refusals(await other.settled()) == []
        if server.road != "uvicorn":  # its library closes before the gateway hears of it
            assert closed_with(server, code) == before + 1


def closed_with(server: CampusServer, code: int) -> int:
    line = f'campus_closed_sockets_total{{code="{code}"}} '
    found = [text for text in server.metrics()[1].splitlines() if text.startswith(line)]
    return int(float(found[0].removeprefix(line))) if found else 0


async def test_who_broke_the_rules_is_hung_up_on_even_if_they_do_not_close(server: CampusServer) -> None:
    if server.road == "uvicorn":
        pytest.skip("uvicorn hangs up at once")
    async with raw_client(server, "walker-0", ROOM) as client:
        client.send(frame(PING, b"x" * 126), RESYNC * 1000)
        assert await client.ended() == 1002


# -- closing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("said", "answered"), [(close(1000), 1000), (close(4001, b"bye"), 4001), (frame(CLOSE), None)])
async def test_a_client_that_closes_is_answered_and_gone(
    server: CampusServer, said: bytes, answered: int | None
) -> None:
    async with server.client("walker-1", room=ROOM) as other, raw_client(server, "walker-0", ROOM) as client:
        me = client.here["member"]
        await other.until(lambda: me in other.positions)
        client.send(said, RESYNC)
        code = await client.ended()
        assert code in (answered, 1000)  # Daphne answers 1000 to any code, uvicorn repeats it
        await other.until(lambda: me not in other.positions)


async def test_the_server_closes_and_waits_for_the_answer(server: CampusServer) -> None:
    async with raw_client(server, "walker-0", ROOM) as client, raw_client(server, "walker-0", ROOM):
        arrived = await client.until(CLOSE)
        assert int.from_bytes(arrived[-1].payload[:2]) == 4409
        client.send(RESYNC, frame(PING, b"too late"), close(4409))
        assert await client.ended() is None


# -- floods --------------------------------------------------------------------------------------------------------------

FLOODS = {
    "motion": RESYNC,
    "commands": command("presence.stand", 1),
    "pings": frame(PING, b"x"),
    "empty fragments": frame(CONTINUATION, b"", fin=False),
}


@pytest.mark.parametrize("kind", FLOODS)
async def test_a_flood_in_one_segment_is_closed_and_nobody_else_notices(server: CampusServer, kind: str) -> None:
    if server.road == "uvicorn" and kind in ("pings", "empty fragments"):
        pytest.skip("uvicorn's WebSocket library bounds neither control frames nor fragments: a proxy has to")
    async with raw_client(server, "walker-0", ROOM) as client, server.client("walker-1", room=ROOM) as other:
        before = closed_with(server, 4429)
        begin = frame(TEXT, b"", fin=False) if kind == "empty fragments" else b""
        client.send(begin, FLOODS[kind] * 5000)
        assert await client.closed() in (4429, None)  # where frames are still on their way, TCP may drop the close
        await other.walk(free_direction(ROOM, other.at))
        assert closed_with(server, 4429) == before + 1
