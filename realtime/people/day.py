"""The end of the day where an edition is: who was on site no longer shows it, though they stay on the campus."""

import asyncio
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from msgspec.structs import replace

from realtime.presence.campus import open_campus

_ending: dict[int, asyncio.TimerHandle] = {}


def seconds_left(now: datetime) -> float:
    """Until midnight by the clocks of the edition. `now` is aware of its time zone."""
    here = timezone.localtime(now, timezone.get_default_timezone())
    midnight = datetime.combine(here.date() + timedelta(days=1), time(), here.tzinfo)
    return midnight.timestamp() - here.timestamp()


def clear_when_over(edition_id: int) -> None:
    """Take the signs of a campus away at midnight; asked for as often as someone shows one."""
    if edition_id not in _ending:
        _wait(edition_id, timezone.localdate())


def _wait(edition_id: int, day: date) -> None:
    left = seconds_left(timezone.now())
    _ending[edition_id] = asyncio.get_running_loop().call_later(left, _look, edition_id, day)


def _look(edition_id: int, day: date) -> None:
    if timezone.localdate() == day:  # the machine's clock was set back, or a timer was early
        _wait(edition_id, day)
        return
    del _ending[edition_id]
    clear(edition_id)


def clear(edition_id: int) -> None:
    """Nobody of a campus shows that they are on site any more."""
    campus = open_campus(edition_id)
    if campus is None:
        return
    for walker in campus.walkers.values():
        if walker.signs.on_site:
            walker.show(replace(walker.signs, on_site=False))
    campus.counts_changed()
