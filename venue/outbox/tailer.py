"""Each web process reads the outbox from where it stood when the process started, and hands events to their handlers."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog
from asgiref.sync import sync_to_async
from django.db import Error, close_old_connections
from django.utils import timezone

from venue.outbox import services
from venue.outbox.events import decode, handlers_of
from venue.outbox.models import Entry

log = structlog.get_logger(__name__)

POLL_S = 1.0
TRIES = 5
# Ids are given out when a row is written but seen when its transaction commits, so a lower id may appear after a higher
# one. Rows this young are read again at each poll, and skipped if they were seen.
SETTLED_AFTER = timedelta(seconds=60)


class Tailer:
    """Reads new entries at each wake-up and at least once a second; a failing handler never stops the others."""

    def __init__(self) -> None:
        self._floor = 0
        self._seen: set[int] = set()
        self._failures: dict[int, int] = {}  # entry -> how often a handler failed on it
        self._wake = asyncio.Event()
        self.started = asyncio.Event()

    async def run(self) -> None:
        """Tail until cancelled. What was recorded before this process started is not replayed: it starts afresh."""
        loop = asyncio.get_running_loop()
        stop_waking = services.on_record(partial(loop.call_soon_threadsafe, self._wake.set))
        try:
            await self.start()
            while True:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), POLL_S)
                self._wake.clear()
                await self.read_once()
        finally:
            stop_waking()

    async def start(self) -> None:
        """Take a place at the end of the outbox: what is recorded from now on will be handed on."""
        while True:
            try:
                rows = await self._unsettled_rows()
                self._seen = {row.pk for row in rows}
                self._settle(rows)
                self.started.set()
                return
            except Error:
                log.exception("outbox.unreachable")
                await asyncio.sleep(POLL_S)

    async def read_once(self) -> int:
        """Hand on every entry not seen yet, in the order of their ids; returns how many were handled by all handlers.

        One that a handler failed on is handed on again at the next reads, `TRIES` times in all: handlers are idempotent.
        """
        try:
            rows = await self._unsettled_rows()
        except Error:
            log.exception("outbox.unreachable")  # the next poll tries again; nothing is lost, the rows stay
            return 0
        handled = 0
        for row in rows:
            if row.pk in self._seen:
                continue
            if await self._hand_on(row):
                handled += 1
                self._failures.pop(row.pk, None)
            else:
                self._failures[row.pk] = self._failures.get(row.pk, 0) + 1
                if self._failures[row.pk] < TRIES:
                    continue
                log.critical("outbox.given_up", entry=row.pk, kind=row.kind)
                del self._failures[row.pk]
            self._seen.add(row.pk)
        self._settle(rows)
        return handled

    def depth(self) -> int:
        """How many entries are recorded and not handled yet. One query."""
        return max(0, Entry.objects.filter(pk__gt=self._floor).count() - len(self._seen))

    async def _hand_on(self, row: Entry) -> bool:
        """False when a handler failed. What this version cannot read is nobody's here: true."""
        try:
            event = decode(row.kind, row.payload)
        except ValueError:
            log.exception("outbox.undecodable", entry=row.pk, kind=row.kind)
            return True
        well = True
        for handler in handlers_of(event) if event is not None else ():
            try:
                await handler(row.pk, event)
            except Exception:
                log.exception("outbox.handler_failed", entry=row.pk, kind=row.kind, handler=handler.__name__)
                well = False
        return well

    def _settle(self, rows: list[Entry]) -> None:
        """Stop re-reading what is old enough to have no late neighbour, up to the first that is still to be tried again."""
        deadline = timezone.now() - SETTLED_AFTER
        for row in rows:
            if row.recorded_at >= deadline or row.pk not in self._seen:
                break
            self._floor = row.pk
        self._seen = {pk for pk in self._seen if pk > self._floor}

    # Every `sync_to_async` of a process runs on one thread, one after the other: whoever reads the database after this has
    # read, reads a state that includes these rows; whoever read before will be told of them.
    @sync_to_async
    def _unsettled_rows(self) -> list[Entry]:
        close_old_connections()
        return list(Entry.objects.filter(pk__gt=self._floor).order_by("pk"))
