"""Clients that do not read, or are gone without a word: nobody else waits for them, and they cost no more than their bound."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.campus import ROADS, CampusServer, Client
from tests.realtime.gateway.raw import BINARY, Arrived, RawClient, command, frame, raw_client
from tests.realtime.gateway.test_metrics import samples
from tests.realtime.paths import free_direction

ROOM = "amphitheatre"
CHANNEL = f"room:{ROOM}"
SNAPSHOT = 0x12
BACK = {"d": "u", "u": "d", "l": "r", "r": "l"}
TINY = 4096  # bytes that the kernel keeps for a client
# What is said at length, four bytes a character, and how often each of the stalled asks to read it again.
LONG, LINES, READ_AGAIN, STALLED = "🌍" * 2000, 10, 20, 12


@pytest.fixture(scope="module", params=ROADS)
def server(
    request: pytest.FixtureRequest, database_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[CampusServer]:
    folder = tmp_path_factory.mktemp(request.param)
    with CampusServer(database_template, folder, road=request.param) as running:
        yield running
        assert "level='error'" not in running.log(), running.log()


async def measured(server: CampusServer, name: str) -> float:
    """A sample of `/metrics`; 0 where nothing was counted yet."""
    _status, page = await asyncio.to_thread(server.metrics)
    return samples(page).get(name, 0.0)


def resident_bytes(server: CampusServer) -> int:
    """What the server holds of the machine's memory."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    return 1024 * int(status.partition("VmRSS:")[2].split()[0])


async def left(client: Client, member: int) -> None:
    """Await the roster that says that someone left."""
    await client.until(lambda: any(name == "presence.roster" and member in body["left"] for name, body in client.told))


async def walk_seen(walker: Client, by: Client, times: int = 1) -> None:
    """Walk to and fro, each step seen by someone else."""
    way = free_direction(ROOM, walker.at)
    for letter in (way + BACK[way]) * times:
        await walker.walk(letter)
        await by.until(lambda: by.positions[walker.here["member"]][:2] == walker.at)


def places(snapshot: Arrived) -> dict[int, tuple[int, int]]:
    records = snapshot.payload[7:]
    found = [records[at : at + 5] for at in range(0, len(records), 5)]
    return {int.from_bytes(record[:2], "little"): (record[2], record[3]) for record in found}


async def next_snapshot(client: RawClient) -> Arrived:
    while True:
        got = (await client.until(BINARY))[-1]
        if got.payload[0] == SNAPSHOT:
            return got


async def test_who_does_not_read_is_skipped_and_then_shown_where_everyone_truly_is(server: CampusServer) -> None:
    async with (
        server.client("walker-1", room=ROOM) as ana,
        server.client("walker-2", room=ROOM) as ben,
        raw_client(server, "walker-3", ROOM, receive_buffer=TINY) as stalled,
    ):
        await ana.until(lambda: stalled.here["member"] in ana.positions)
        before = await measured(server, "campus_skipped_motion_total")
        while await measured(server, "campus_skipped_motion_total") < before + 5:
            await walk_seen(ana, by=ben)
        await ana.walk(free_direction(ROOM, ana.at))  # to where the stalled one has not seen them

        await stalled.settled()  # reads all that was kept for it
        stalled.send(frame(BINARY, b"\x02" + stalled.last_tick))
        seen = places(await next_snapshot(stalled))
        assert {client.here["member"]: client.at for client in (ana, ben)}.items() <= seen.items()
        assert ana.corrections == ben.corrections == []
        await walk_seen(ben, by=ana)


async def test_who_reads_but_never_shows_it_is_told_that_they_are_too_slow(server: CampusServer) -> None:
    async with server.client("walker-1", room=ROOM) as ana:
        await say_at_length(server, ana)
        async with raw_client(server, "walker-4", ROOM) as hopeless:
            hopeless.send(*[command("chat.history", 2 + i, channel=CHANNEL) for i in range(READ_AGAIN)])
            assert await hopeless.closed() == 4408
        await left(ana, hopeless.here["member"])


async def test_those_who_never_read_are_closed_and_cost_the_server_no_more_than_their_bound(
    server: CampusServer,
) -> None:
    async with (
        server.client("walker-1", room=ROOM) as ana,
        server.client("walker-2", room=ROOM) as ben,
        AsyncExitStack() as stack,
    ):
        await say_at_length(server, ana)
        page = await ana.ask("chat.history", channel=CHANNEL)
        asked_for = STALLED * READ_AGAIN * len(json.dumps(page, ensure_ascii=False).encode())
        closed = await measured(server, 'campus_closed_sockets_total{code="4408"}')
        memory = resident_bytes(server)
        stalled = [
            await stack.enter_async_context(raw_client(server, f"walker-{10 + i}", ROOM, receive_buffer=TINY))
            for i in range(STALLED)
        ]
        for client in stalled:
            client.send(*[command("chat.history", 2 + i, channel=CHANNEL) for i in range(READ_AGAIN)])
        await walk_seen(ana, by=ben, times=2)
        for client in stalled:
            await left(ben, client.here["member"])
        grown = resident_bytes(server) - memory
        assert grown < asked_for / 2, f"{grown} bytes more, of {asked_for} that were asked for"
        assert await measured(server, 'campus_closed_sockets_total{code="4408"}') == closed + STALLED
        await walk_seen(ben, by=ana)
        assert ana.corrections == ben.corrections == []


async def say_at_length(server: CampusServer, client: Client) -> None:
    """Fill the room's page of history; two speak, since one may not say so much at once."""
    page = await client.ask("chat.history", channel=CHANNEL)
    if sum(len(line["body"]) for line in page["messages"]) >= len(LONG) * LINES:
        return
    async with server.client("walker-5", room=ROOM) as other:
        for number in range(LINES):
            await (client, other)[number % 2].ask(
                "chat.send", channel=CHANNEL, nonce=f"at-length-{number:04}", body=LONG
            )


@pytest.mark.parametrize("road", ROADS)
async def test_who_is_gone_without_a_word_is_dropped_when_they_answer_no_ping(
    road: str, database_template: Path, tmp_path: Path
) -> None:
    with CampusServer(database_template, tmp_path, road=road, pings=(1, 2)) as server:
        async with server.client("walker-1", room=ROOM) as ana, raw_client(server, "walker-2", ROOM) as gone:
            await ana.until(lambda: gone.here["member"] in ana.positions)
            await left(ana, gone.here["member"])
            assert gone.here["member"] not in ana.positions
            assert await measured(server, "campus_sockets") == 1
            if road == "uvicorn":
                print(
                    "uvicorn drops them by itself: the gateway learns that they are gone, not why, and counts nothing"
                )
            else:
                assert await measured(server, 'campus_closed_sockets_total{code="1006"}') == 1
            await ana.walk(free_direction(ROOM, ana.at))  # who answers stays
        assert "level='error'" not in server.log(), server.log()
