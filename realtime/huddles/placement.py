"""A room on one media worker: the links of its people, and what the worker was told to forward."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from realtime.huddles import metrics
from realtime.huddles.backend import RoomHearing
from realtime.huddles.messages import SlotsTold, SlotView
from realtime.huddles.workers import Worker, WorkerFailed
from realtime.media.api import Changed, Hearing, InSlot, Listener, Sending, Wanted
from realtime.presence.campus import Walker

MOST_WANTS = 250
AGAIN_AFTER_S = 0.5

Start = Callable[[Coroutine[Any, Any, None]], object]


@dataclass(slots=True, eq=False)
class Link:
    """One person's media on one worker. `receives`: the worker says that their receiving connection is up."""

    name: str
    walker: Walker
    receives: bool = False

    @property
    def person_id(self) -> int:
        return self.walker.socket.person.pk


class Placement:
    """What one worker carries of a room. `start` runs what has to wait, beside the caller.

    Hearing is pushed with increasing numbers, one request at a time: what changed meanwhile goes with the next, as it is then.
    """

    def __init__(self, worker: Worker, room: str, start: Start) -> None:
        self.worker = worker
        self.room = room
        self.links: dict[int, Link] = {}  # by person id
        self.hearing = RoomHearing()
        self.closed = False
        self._start = start
        self._by_name: dict[str, Link] = {}
        self._told: dict[str, tuple[Listener, Sending]] = {}
        self._number = time.time_ns() // 1000  # µs: above whatever a process before this one has sent
        self._pushing = False
        metrics.rooms.inc()

    # -- links -------------------------------------------------------------------------------------------------------

    def add(self, walker: Walker) -> Link:
        """A link for someone, in place of the one they had here."""
        self.drop(walker.socket.person.pk)
        link = Link(token_urlsafe(12), walker)
        self.links[link.person_id] = self._by_name[link.name] = link
        metrics.links.inc()
        self.push()
        return link

    def drop(self, person_id: int) -> None:
        """Take a link away, here and at the worker. Idempotent."""
        link = self.links.pop(person_id, None)
        if link is not None:
            del self._by_name[link.name]
            self._told.pop(link.name, None)
            metrics.links.dec()
            self._start(self.forget(link.name))
            self.push()

    async def forget(self, name: str) -> None:
        """Have the worker drop a link, of which it may not have heard."""
        for _again in range(2):
            if self.closed:
                break  # the room goes as a whole
            try:
                await self.worker.drop_link(self.room, name)
                break
            except WorkerFailed as failure:
                if failure.code == "no_such_link":
                    break
                await asyncio.sleep(AGAIN_AFTER_S)

    def named(self, name: str) -> Link | None:
        return self._by_name.get(name)

    def close(self) -> None:
        """No longer carried here; who called it sees to what the worker still has. Idempotent."""
        if not self.closed:
            self.closed = True
            metrics.rooms.dec()
            metrics.links.dec(len(self.links))
            self.links.clear()
            self._by_name.clear()

    async def drop_room(self) -> None:
        """Have the worker drop all of it; what cannot be reached now is dropped when it is back."""
        try:
            await self.worker.drop_room(self.room)
        except WorkerFailed:
            self.worker.orphans.add(self.room)

    # -- what is heard -----------------------------------------------------------------------------------------------

    def hear(self, hearing: RoomHearing) -> None:
        self.hearing = hearing
        self.push()

    def repeat(self, link: Link) -> None:
        """Tell the worker once more what a link hears and sends: it may have known nothing of the link before."""
        self._told.pop(link.name, None)
        self.push()

    def push(self) -> None:
        if not self._pushing and not self.closed:
            self._pushing = True
            self._start(self._push())

    async def _push(self) -> None:
        try:
            while not self.closed and (changed := self._changes()):
                self._number += 1
                listeners = [listener for listener, _sending in changed.values()]
                hearing = Hearing(
                    number=self._number,
                    listeners=listeners,
                    sending=[sending for _listener, sending in changed.values()],
                )
                self._told |= changed
                try:
                    await self.worker.hearing(self.room, hearing)
                except WorkerFailed:
                    self._told.clear()  # all of it again: what arrived is not known
                    await asyncio.sleep(AGAIN_AFTER_S)
        finally:
            self._pushing = False

    def _changes(self) -> dict[str, tuple[Listener, Sending]]:
        """By link name, what differs from what the worker was told last."""
        changed = {}
        for person_id, link in self.links.items():
            wants = [
                Wanted(link=speaker.name, source=want.source, sound=want.sound, picture=want.picture)
                for want in self.hearing.wants.get(person_id, ())
                if (speaker := self.links.get(want.speaker)) is not None
            ]
            kinds = sorted(self.hearing.sends.get(person_id, ()))
            state = (Listener(link=link.name, wants=wants[:MOST_WANTS]), Sending(link=link.name, kinds=kinds))
            if self._told.get(link.name) != state:
                changed[link.name] = state
        return changed

    # -- what the worker says ----------------------------------------------------------------------------------------

    def tell_slots(self, name: str, slots: list[InSlot]) -> None:
        """Who is in which slot, to the one who receives."""
        link = self._by_name.get(name)
        if link is not None:
            views = [
                SlotView(slot=one.slot, member=speaker.walker.member.number, source=one.source)
                for one in slots
                if (speaker := self._by_name.get(one.link)) is not None
            ]
            link.walker.socket.tell(SlotsTold(link=name, slots=views))

    def take_change(self, event: Changed) -> Link | None:
        """Note whether someone receives; returns their link when that changed."""
        link = self._by_name.get(event.link)
        if link is None or event.connection != "receiver" or link.receives == (event.state == "connected"):
            return None
        link.receives = event.state == "connected"
        return link
