"""The outbox: what is recorded with a change reaches every handler, once, whatever goes wrong in between."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils import timezone

from venue.outbox import events, services
from venue.outbox.models import Entry
from venue.outbox.tailer import SETTLED_AFTER, TRIES, Tailer

pytestmark = pytest.mark.django_db(transaction=True)


@events.event("tests.rang")
class Rang(events.Event, frozen=True, kw_only=True):
    door: str


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What a handler heard."""
    doors: list[str] = []

    async def listen(event_id: int, event: Rang) -> None:
        doors.append(event.door)

    events.handles(Rang)(listen)
    yield doors
    events.handlers_of(Rang(door="")).clear()


@sync_to_async
def record(*doors: str) -> None:
    for door in doors:
        services.record(Rang(door=door))


async def started() -> Tailer:
    tailer = Tailer()
    await tailer.start()
    return tailer


async def test_what_is_recorded_is_handed_on_once_and_in_order(heard: list[str]) -> None:
    tailer = await started()
    await record("north", "south")
    assert [await tailer.read_once(), await tailer.read_once()] == [2, 0]
    assert heard == ["north", "south"]


async def test_what_was_recorded_before_the_process_started_is_not_replayed(heard: list[str]) -> None:
    await record("before")
    tailer = await started()
    await record("after")
    await tailer.read_once()
    assert heard == ["after"]


async def test_a_change_that_is_rolled_back_says_nothing(heard: list[str]) -> None:
    @sync_to_async
    def fail() -> None:
        with transaction.atomic():
            services.record(Rang(door="never"))
            transaction.set_rollback(True)

    tailer = await started()
    await fail()
    assert await tailer.read_once() == 0
    assert heard == []


async def test_an_entry_that_appears_below_one_already_read_is_not_missed(heard: list[str]) -> None:
    """A transaction that took its id early and committed late."""
    tailer = await started()
    await sync_to_async(Entry.objects.create)(pk=1_000_002, kind="tests.rang", payload={"door": "later id"})
    await tailer.read_once()
    await sync_to_async(Entry.objects.create)(pk=1_000_001, kind="tests.rang", payload={"door": "early id"})
    await tailer.read_once()
    assert heard == ["later id", "early id"]


async def test_settled_entries_are_not_read_again(heard: list[str]) -> None:
    tailer = await started()
    await record("old")
    await tailer.read_once()
    long_ago = timezone.now() - SETTLED_AFTER - timedelta(seconds=1)
    await sync_to_async(Entry.objects.update)(recorded_at=long_ago)
    await record("new")
    assert await tailer.read_once() == 1
    assert await tailer.read_once() == 0
    assert heard == ["old", "new"]


async def test_a_handler_that_fails_once_gets_its_event_again(monkeypatch: Any) -> None:
    calls: list[int] = []

    @events.handles(Rang)
    async def fails_once(event_id: int, event: Rang) -> None:
        calls.append(event_id)
        if len(calls) == 1:
            raise RuntimeError("the database blinked")

    try:
        tailer = await started()
        await record("north")
        assert [await tailer.read_once() for _ in range(3)] == [0, 1, 0]
        assert len(calls) == 2
    finally:
        events.handlers_of(Rang(door="")).clear()


async def test_a_handler_that_always_fails_is_given_up_and_holds_up_nobody() -> None:
    calls: list[int] = []

    @events.handles(Rang)
    async def always_fails(event_id: int, event: Rang) -> None:
        calls.append(event_id)
        raise RuntimeError("a bug")

    try:
        tailer = await started()
        await record("north")
        await sync_to_async(Entry.objects.update)(recorded_at=timezone.now() - SETTLED_AFTER - timedelta(seconds=1))
        for _ in range(TRIES + 3):
            await tailer.read_once()
        assert len(calls) == TRIES
    finally:
        events.handlers_of(Rang(door="")).clear()


async def test_rows_that_cannot_be_read_stop_nobody(heard: list[str]) -> None:
    tailer = await started()
    await sync_to_async(Entry.objects.create)(kind="tests.rang", payload={"doors": 3})
    await sync_to_async(Entry.objects.create)(kind="of another version", payload={})
    await record("fine")
    await tailer.read_once()
    assert heard == ["fine"]


async def test_a_commit_wakes_the_tailer_at_once(heard: list[str], monkeypatch: Any) -> None:
    monkeypatch.setattr("venue.outbox.tailer.POLL_S", 60)
    rung = asyncio.Event()

    @events.handles(Rang)
    async def ring(event_id: int, event: Rang) -> None:
        rung.set()

    tailer = Tailer()
    running = asyncio.ensure_future(tailer.run())
    try:
        await tailer.started.wait()
        await record("awake")
        await asyncio.wait_for(rung.wait(), 5)
        assert heard == ["awake"]
    finally:
        running.cancel()


def test_entries_are_kept_a_day() -> None:
    services.record(Rang(door="old"))
    Entry.objects.update(recorded_at=timezone.now() - timedelta(days=1, seconds=1))
    services.record(Rang(door="new"))
    assert services.forget_old() == 1
    assert [entry.payload for entry in Entry.objects.all()] == [{"door": "new"}]
