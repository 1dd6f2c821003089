"""Where people last stood: in memory at once, in the database every few seconds."""

import asyncio
import atexit
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from asgiref.sync import sync_to_async
from django.db import Error, IntegrityError, close_old_connections
from django.utils import timezone

from realtime.gateway.together import Together
from realtime.presence.models import LastPlace

log = structlog.get_logger(__name__)

SAVE_EVERY_S = 5.0
KEPT = timedelta(days=1)


class Place(NamedTuple):
    """A tile of a room and where one looked."""

    room_id: int
    x: int
    y: int
    facing: int


class Whereabouts:
    """A process killed without warning loses at most the last `SAVE_EVERY_S` seconds of walking."""

    def __init__(self) -> None:
        self._unsaved: dict[tuple[int, int], tuple[Place, datetime]] = {}

    def note(self, edition_id: int, person_id: int, place: Place) -> None:
        """Remember a place; costs a dictionary entry, whatever the pace of walking."""
        self._unsaved[edition_id, person_id] = place, timezone.now()

    async def last_place(self, edition_id: int, person_id: int) -> Place | None:
        """Where someone last stood, within a day."""
        if (unsaved := self._unsaved.get((edition_id, person_id))) is not None:
            return unsaved[0]
        return await _kept((edition_id, person_id))

    async def run(self) -> None:
        """Save until cancelled, and once more when the process ends."""
        atexit.register(self.save)
        while True:
            await asyncio.sleep(SAVE_EVERY_S)
            if self._unsaved:
                await sync_to_async(self.save)()

    def save(self) -> None:
        """Write what was noted, in one statement; what cannot be written now is kept for the next time."""
        taken, self._unsaved = self._unsaved, {}
        rows = [
            LastPlace(
                edition_id=edition_id,
                person_id=person_id,
                room_id=place.room_id,
                x=place.x,
                y=place.y,
                facing=place.facing,
                seen_at=seen_at,
            )
            for (edition_id, person_id), (place, seen_at) in taken.items()
        ]
        if not rows:
            return
        try:
            close_old_connections()
            try:
                _upsert(rows)
            except IntegrityError:  # a room or an account was deleted meanwhile: the others are saved one by one
                for row in rows:
                    with suppress(IntegrityError):
                        _upsert([row])
        except Error:
            log.exception("whereabouts.unsaved")
            self._unsaved = taken | self._unsaved


def _read(keys: list[tuple[int, int]]) -> list[Place | None]:
    """The saved place of each (edition, person). One query."""
    rows = LastPlace.objects.filter(
        edition_id__in={edition_id for edition_id, _person in keys},
        person_id__in={person_id for _edition, person_id in keys},
        seen_at__gte=timezone.now() - KEPT,
    )
    found = {(row.edition_id, row.person_id): Place(row.room_id, row.x, row.y, row.facing) for row in rows}
    return [found.get(key) for key in keys]


_kept: Together[tuple[int, int], Place | None] = Together(_read)


def _upsert(rows: list[LastPlace]) -> None:
    LastPlace.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["edition", "person"],
        update_fields=["room", "x", "y", "facing", "seen_at"],
        batch_size=500,
    )


def forget_old() -> int:
    """Delete places older than a day; returns how many."""
    return LastPlace.objects.filter(seen_at__lt=timezone.now() - KEPT).delete()[0]


whereabouts = Whereabouts()
