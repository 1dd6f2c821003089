"""Who is on duty at which desk: in memory, as presence is. Whoever has left the campus answers no more."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from realtime.desk.permissions import can_staff_desk
from realtime.gateway.socket import Socket
from realtime.presence.campus import Walker, open_campus
from realtime.presence.messages import PersonView

# A lost connection or a reload: who is back by then goes on; nobody sees them at the desk meanwhile.
GRACE_S = 60.0


@dataclass(frozen=True)
class DeskKey:
    """A desk of an edition. `name` is what the map calls it."""

    edition_id: int
    room_id: int
    name: str


@dataclass
class Shift:
    """`socket` is the one they work on; `gone_at` when it closed, by `time.monotonic`, None while it is open."""

    socket: Socket
    gone_at: float | None = None


class Duty:
    def __init__(self) -> None:
        self._shifts: dict[DeskKey, dict[int, Shift]] = {}

    def take(self, key: DeskKey, socket: Socket) -> bool:
        """Take duty on a socket, or take it up again on another one. Whether that changes who is seen there."""
        shifts = self._shifts.setdefault(key, {})
        shift = shifts.get(socket.person.pk)
        if shift is not None and shift.socket is socket and shift.gone_at is None:
            return False
        shifts[socket.person.pk] = Shift(socket)
        return True

    def gone(self, key: DeskKey, socket: Socket) -> bool:
        """A socket has closed: whether someone on duty is not seen at the desk for the moment."""
        shift = self._shifts.get(key, {}).get(socket.person.pk)
        if shift is None or shift.socket is not socket or shift.gone_at is not None:
            return False
        shift.gone_at = time.monotonic()
        return True

    def leave(self, key: DeskKey, person_id: int) -> bool:
        """Whether they were on duty."""
        shifts = self._shifts.get(key, {})
        was = shifts.pop(person_id, None) is not None
        if not shifts:
            self._shifts.pop(key, None)
        return was

    def keys_of(self, edition_id: int, person_id: int) -> list[DeskKey]:
        """The desks someone is on duty at, those left for too long forgotten."""
        now = time.monotonic()
        found = [key for key, shifts in self._shifts.items() if key.edition_id == edition_id and person_id in shifts]
        for key in list(found):
            gone_at = self._shifts[key][person_id].gone_at
            if gone_at is not None and now - gone_at > GRACE_S:
                self.leave(key, person_id)
                found.remove(key)
        return found

    def walkers(self, key: DeskKey) -> Iterator[Walker]:
        """Those on duty at a desk who are on the campus now and still of the team, first come first."""
        campus = open_campus(key.edition_id)
        for person_id, shift in self._shifts.get(key, {}).items():
            walker = campus.walkers.get(person_id) if campus else None
            if walker is not None and shift.gone_at is None and can_staff_desk(walker.socket.standing):
                yield walker

    def staff(self, key: DeskKey) -> list[PersonView]:
        return [walker.view for walker in self.walkers(key)]

    def on_duty(self, edition_id: int) -> dict[int, Walker]:
        """Everyone on duty at any desk of an edition, by person."""
        keys = [key for key in self._shifts if key.edition_id == edition_id]
        return {walker.socket.person.pk: walker for key in keys for walker in self.walkers(key)}


duty = Duty()
