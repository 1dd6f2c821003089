"""The door: in order, no faster than those inside bear, and with a word to those who wait."""

import asyncio
import json
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import websockets

from realtime.gateway.door import LEAST_A_SECOND, LONGEST_WAIT_S, Door, DoorBusy, Ticket
from realtime.gateway.pulse import LATE_S, WELL_S, Pulse
from realtime.gateway.together import MOST_AT_ONCE, Together
from tests.campus import CampusServer, Client

# As slow as the setting allows: two get in at once, then one a second.
SLOW = {"CAMPUS_ADMISSIONS_PER_S": "1"}


async def test_nobody_waits_while_few_come():
    door = Door(100, Pulse())
    assert door.ticket().turn.done()
    assert door.waiting == 0


async def test_turns_come_in_the_order_of_tickets_and_are_not_spent_on_who_is_gone():
    door = Door(100, Pulse())
    tickets = [door.ticket() for _ in range(30)]
    first = next(i for i, ticket in enumerate(tickets) if not ticket.turn.done())
    gone = tickets.pop(first)
    assert gone.turn.cancel()
    order: list[Ticket] = []

    async def wait(ticket: Ticket) -> None:
        await ticket.turn
        order.append(ticket)

    await asyncio.wait_for(asyncio.gather(*(wait(ticket) for ticket in tickets)), 10)
    assert order == tickets
    assert (door.admitted, door.waiting) == (29, 0)


async def test_whoever_would_wait_too_long_is_asked_to_come_back():
    door = Door(1, Pulse())
    with pytest.raises(DoorBusy):
        for _ in range(LONGEST_WAIT_S + 2):
            door.ticket()
    assert door.refused == 1


async def test_the_door_goes_slower_while_the_loop_is_late_and_fast_again_when_it_is_well():
    pulse = Pulse()
    door = Door(100, pulse)
    pulse.beat(2 * LATE_S)
    for _ in range(100):
        door._step()
    assert door.rate == LEAST_A_SECOND
    for _ in range(10):
        pulse.beat(WELL_S / 2)
    for _ in range(100):
        door._step()
    assert door.rate == 100


async def test_who_asks_in_the_same_moment_is_read_in_one_question():
    asked: list[list[int]] = []
    seen: list[int] = []

    def read(keys: list[int]) -> list[str | Exception]:
        asked.append(keys)
        return [ValueError(key) if key == 7 else str(key) for key in keys]

    together: Together[int, str] = Together(read, then=lambda key, _value: seen.append(key))
    found = await asyncio.gather(*(together(key) for key in range(MOST_AT_ONCE + 5)), return_exceptions=True)
    assert [str(value) for value in found] == [str(key) for key in range(MOST_AT_ONCE + 5)]
    assert isinstance(found[7], ValueError)
    assert 7 not in seen
    assert [len(keys) for keys in asked] == [MOST_AT_ONCE, 5]


async def test_a_read_that_fails_fails_for_those_who_asked_and_nobody_after_them():
    answers = ["well"]

    def read(keys: list[int]) -> list[str]:
        if keys == [1]:
            raise OSError("gone")
        return answers

    together: Together[int, str] = Together(read)
    with pytest.raises(OSError, match="gone"):
        await together(1)
    assert await together(2) == "well"


# -- with a server that lets in one a second ----------------------------------------------------------------------------


@pytest.fixture
def slow_campus(database_template: Path, tmp_path: Path):
    with CampusServer(database_template, tmp_path, settings=SLOW) as server:
        yield server


async def test_a_crowd_is_told_to_wait_and_let_in_in_its_order(slow_campus: CampusServer) -> None:
    entered: list[int] = []

    async def join(number: int, client: Client) -> None:
        await client.join()
        entered.append(number)

    async with AsyncExitStack() as stack:
        # Who will have to wait is told at once, on an open line: so they stand in this order.
        clients = [await stack.enter_async_context(slow_campus.client(f"walker-{n}", join=False)) for n in range(5)]
        await asyncio.gather(*(join(number, client) for number, client in enumerate(clients)))
    assert entered == sorted(entered)
    told = [[body["seconds"] for name, body in client.told if name == "gateway.waiting"] for client in clients]
    assert told[0] == []
    assert told[-1] != []
    assert min(told[-1]) >= 1
    _status, page = slow_campus.metrics()
    assert "campus_admitted_total 5.0" in page


async def test_who_leaves_while_waiting_takes_nobodys_place(slow_campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        for number in range(3):
            await stack.enter_async_context(slow_campus.client(f"walker-{number}", join=False))
    async with slow_campus.client("walker-10") as client:  # joins, within the answer's time
        assert client.here["room"]


async def test_who_talks_on_while_waiting_is_closed_before_they_are_let_in(slow_campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(slow_campus.client(f"walker-{n}", join=False)) for n in range(4)]
        last = clients[-1]
        await last.event("gateway.waiting")
        frame = json.dumps(["presence.stand", 1, {}])
        try:
            for _ in range(20):
                await last.connection.send(frame)
        except websockets.ConnectionClosed:
            pass
        assert await last.closed() in {4429, 1006}  # where frames are still on their way, TCP may drop the code


async def test_a_full_queue_closes_with_a_code_that_says_to_come_back(slow_campus: CampusServer) -> None:
    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(slow_campus.client(f"walker-{n}", join=False))
            for n in range(LONGEST_WAIT_S + 4)
        ]
        assert await clients[-1].closed() == 4503
        assert clients[0].close_code is None
