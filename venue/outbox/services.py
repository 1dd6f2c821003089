from collections.abc import Callable
from datetime import timedelta

import msgspec
from django.db import transaction
from django.utils import timezone

from venue.outbox.events import Event
from venue.outbox.models import Entry

KEPT = timedelta(days=1)

_wakers: list[Callable[[], object]] = []


def record(event: Event) -> None:
    """Write `event` beside the change it tells of; to be called inside the transaction of that change.

    The row is what carries the event; the wake-up after the commit only saves the tailer's wait for its next poll.
    """
    Entry.objects.create(kind=event.kind, payload=msgspec.to_builtins(event))
    transaction.on_commit(_wake)


def _wake() -> None:
    for wake in _wakers:
        wake()


def on_record(wake: Callable[[], object]) -> Callable[[], None]:
    """Call `wake()` (from any thread) after each commit that recorded an event; returns how to stop that."""
    _wakers.append(wake)
    return lambda: _wakers.remove(wake)


def forget_old() -> int:
    """Delete what every tailer has long read; returns how many rows."""
    return Entry.objects.filter(recorded_at__lt=timezone.now() - KEPT).delete()[0]
