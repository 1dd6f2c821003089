"""What every web process throws away once an hour: nothing is kept longer than the privacy page says."""

import asyncio
from collections.abc import Callable

import structlog
from asgiref.sync import sync_to_async
from django.contrib.sessions.backends.db import SessionStore
from django.db import Error, close_old_connections

from realtime.desk import services as desk
from realtime.moderation import services as moderation
from realtime.presence import whereabouts
from venue.editions import services as editions
from venue.outbox import services as outbox
from venue.outreach import services as outreach

log = structlog.get_logger(__name__)

EVERY_S = 3600.0

CHORES: tuple[Callable[[], object], ...] = (
    outbox.forget_old,
    editions.forget_strangers,
    editions.forget_old_bans,
    moderation.forget_old,
    outreach.forget_finished,
    whereabouts.forget_old,
    desk.forget_old,
    SessionStore.clear_expired,
)


async def run() -> None:
    """Do the chores now and every hour until cancelled; one that fails waits for the next hour and stops no other."""
    while True:
        await sync_to_async(do_chores)()
        await asyncio.sleep(EVERY_S)


def do_chores() -> None:
    close_old_connections()
    for chore in CHORES:
        try:
            chore()
        except Error:
            log.exception("housekeeping.failed", chore=chore.__qualname__)
