"""Each web process reads the outbox from where it stood when the process started, and hands events to their handlers."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from functools import partial

import structlog
from asgiref.sync import sync_to_async
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from venue.outbox import services
from venue.outbox.events import Event, decode, handlers_of
from venue.outbox.models import Entry

log = structlog.get_logger(__name__)

POLL_S = 1.0
# Ids are given out when a row is written but seen when its transaction commits, so a lower id may appear after a higher
# one. Rows this young are read again at each poll, and skipped if they were seen.
SETTLED_AFTER = timedelta(seconds=60)


class Tailer:
    """Reads new entries at each wake-up and at least once a second; a failing handler never stops the others."""

    def __init__(self) -> None:
        self._floor = 0
        self._seen: set[int] = set()
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
                self._settle(await self._unsettled_rows())
                self.started.set()
                return
            except DatabaseError:
                log.exception("outbox.unreachable")
                await asyncio.sleep(POLL_S)

    async def read_once(self) -> int:
        """Hand on every entry not seen yet, in the order of their ids; returns how many."""
        try:
            rows = await self._unsettled_rows()
        except DatabaseError:
            log.exception("outbox.unreachable")  # the next poll tries again; nothing is lost, the rows stay
            return 0
        new = [row for row in rows if row.pk not in self._seen]
        self._settle(rows)
        for row in new:
            try:
                event = decode(row.kind, row.payload)
            except ValueError:
                log.exception("outbox.undecodable", entry=row.pk, kind=row.kind)
                continue
            if event is not None:
                await self._hand_on(row.pk, event)
        return len(new)

    async def _hand_on(self, pk: int, event: Event) -> None:
        for handler in handlers_of(event):
            try:
                await handler(pk, event)
            except Exception:
                log.exception("outbox.handler_failed", entry=pk, kind=event.kind, handler=handler.__name__)

    def _settle(self, rows: list[Entry]) -> None:
        """Remember what was read, and stop re-reading what is old enough to have no late neighbour."""
        deadline = timezone.now() - SETTLED_AFTER
        self._floor = max((row.pk for row in rows if row.recorded_at < deadline), default=self._floor)
        self._seen = {row.pk for row in rows if row.pk > self._floor}

    @sync_to_async
    def _unsettled_rows(self) -> list[Entry]:
        close_old_connections()
        return list(Entry.objects.filter(pk__gt=self._floor).order_by("pk"))
