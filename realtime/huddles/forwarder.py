"""The forwarder's way: each room on one media worker, claimed, watched, and moved when it has to be.

Nobody connects before someone else is near. A room goes to the worker that rendezvous hashing proposes among those that
take rooms; when that worker is lost the room is claimed by another at once; when it drains the room is carried by both until
everyone has moved.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Set
from dataclasses import dataclass, field
from typing import Any, TypeVar

import structlog

from realtime.huddles import metrics
from realtime.huddles.backend import RoomHearing
from realtime.huddles.claims import Claims, by_rendezvous
from realtime.huddles.messages import Path, PathReason, PathState
from realtime.huddles.placement import Link, Placement
from realtime.huddles.refusals import refused
from realtime.huddles.workers import Worker, WorkerFailed, Workers
from realtime.media.api import Changed, Slots
from realtime.presence.campus import Walker

log = structlog.get_logger(__name__)

# Out of everyone's reach for so long, a connection is given up; people who pace up and down keep theirs.
IDLE_S = 60.0
# A browser needs a second or two for new connections; after so long those it left are taken away in any case.
MOVING_S = 15.0

T = TypeVar("T")
Tell = Callable[[Walker, Path], None]
NOBODY_NEAR = Path(backend="forwarder", link="", state="none", reason="")


@dataclass(slots=True, eq=False)
class Participant:
    """Someone with sound on in a room. `link` is the one they were last told; `reason` is told with the next."""

    walker: Walker
    needed: bool = False
    link: Link | None = None
    reason: PathReason = ""
    idle: asyncio.TimerHandle | None = None

    def stay(self) -> None:
        """Their link is not given up after all."""
        if self.idle is not None:
            self.idle.cancel()
            self.idle = None


@dataclass(slots=True, eq=False)
class Room:
    """A room of which someone has sound on. `formers` still carry those who have not moved yet."""

    id: int
    people: dict[int, Participant] = field(default_factory=dict)
    hearing: RoomHearing = field(default_factory=RoomHearing)
    placement: Placement | None = None
    formers: list[Placement] = field(default_factory=list)
    placing: "asyncio.Task[None] | None" = None
    closing: "asyncio.Task[None] | None" = None
    full: Worker | None = None  # refused a link although it took rooms: not asked again before it says how it is

    @property
    def name(self) -> str:
        return f"room-{self.id}"

    @property
    def placements(self) -> list[Placement]:
        return [*([self.placement] if self.placement else []), *self.formers]

    def waiting(self) -> list[Participant]:
        return [one for one in self.people.values() if one.needed and one.link is None]


class Forwarder:
    """Of one campus. `tell` says a `huddles.path` to someone; `on_connected` as in `HuddleBackend`."""

    def __init__(self, workers: Workers, claims: Claims, tell: Tell, on_connected: Callable[[int], None]) -> None:
        self._workers = workers
        self._claims = claims
        self._tell = tell
        self._on_connected = on_connected
        self._rooms: dict[int, Room] = {}
        self._where: dict[int, Room] = {}  # by person id
        self._tasks: set[asyncio.Task[None]] = set()
        workers.events.append(self._on_event)
        workers.changes.append(self._on_changed)
        workers.losses.append(self._on_lost)
        workers.start()

    async def stop(self) -> None:
        """Let go of everything that waits; workers keep what they have."""
        for room in self._rooms.values():
            room.people.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("media.task_failed", exc_info=error)

    # -- who takes part ----------------------------------------------------------------------------------------------

    def enter(self, walker: Walker) -> None:
        room = self._rooms.setdefault(walker.room.id, Room(walker.room.id))
        person_id = walker.socket.person.pk
        if person_id not in room.people:
            room.people[person_id] = Participant(walker)
            self._where[person_id] = room
            self._tell(walker, NOBODY_NEAR)

    def leave(self, person_id: int, room_id: int) -> None:
        """Take someone out of a room, and every link of theirs with them. Idempotent."""
        room = self._rooms.get(room_id)
        participant = room.people.pop(person_id, None) if room else None
        if room is None or participant is None:
            return
        participant.stay()
        self._drop(room, person_id)
        self._where.pop(person_id, None)
        self._tidy(room)

    def part(self, person_id: int, room_id: int) -> bool:
        """Someone goes another way: what they have here is kept until that is up, and no longer. Whether they had anything."""
        room = self._rooms.get(room_id)
        participant = room.people.get(person_id) if room else None
        if room is not None and participant is not None and (link := participant.link) is not None:
            participant.stay()
            participant.link = None
            asyncio.get_running_loop().call_later(MOVING_S, self._drop, room, person_id, link)
            return True
        return False

    def hear(
        self,
        room_id: int,
        hearing: RoomHearing,
        *,
        apart: Set[int] = frozenset(),
        reasons: Mapping[int, PathReason] = {},
    ) -> None:
        """The new state of a room. `apart`: those who go another way; they keep what they have here, and get no more.

        `reasons`: told to those people with the link that they are given.
        """
        room = self._rooms.get(room_id)
        if room is None:
            return
        room.hearing = hearing
        listening = {person_id for person_id, wants in hearing.wants.items() if wants}
        heard = {want.speaker for wants in hearing.wants.values() for want in wants}
        needed = (listening | heard | hearing.near) - apart
        for person_id, participant in room.people.items():
            participant.needed = person_id in needed
            if participant.needed:
                participant.stay()
                if participant.link is None:
                    participant.reason = participant.reason or reasons.get(person_id, "")
            elif not participant.needed and participant.link is not None and participant.idle is None:
                participant.idle = asyncio.get_running_loop().call_later(IDLE_S, self._give_up, room, participant)
        for placement in room.placements:
            placement.hear(hearing)
        self._serve(room)

    def is_connected(self, person_id: int) -> bool:
        room = self._where.get(person_id)
        links = [placement.links.get(person_id) for placement in room.placements] if room else []
        return any(link is not None and link.receives for link in links)

    # -- descriptions ------------------------------------------------------------------------------------------------

    async def publish(self, walker: Walker, name: str, offer: str) -> str:
        room, placement, link = self._find(walker, name)
        return await self._ask(room, placement, link, placement.worker.publisher(placement.room, name, offer))

    async def receive(self, walker: Walker, name: str) -> str:
        room, placement, link = self._find(walker, name)
        if link.receives:
            # Lost for the browser (it went to another network), and not yet for the worker: what was answered once cannot be
            # answered anew.
            self._renew(room, link)
            raise refused("old_link")
        return await self._ask(room, placement, link, placement.worker.receiver(placement.room, name))

    async def answer(self, walker: Walker, name: str, answer: str) -> None:
        room, placement, link = self._find(walker, name)
        await self._ask(room, placement, link, placement.worker.answer(placement.room, name, answer))

    def _find(self, walker: Walker, name: str) -> tuple[Room, Placement, Link]:
        """Whose link that is. Raises Refused: old_link."""
        room = self._rooms.get(walker.room.id)
        for placement in room.placements if room else ():
            link = placement.named(name)
            if room is not None and link is not None and link.walker is walker:
                return room, placement, link
        raise refused("old_link")

    async def _ask(self, room: Room, placement: Placement, link: Link, asked: Awaitable[T]) -> T:
        """What a worker answers about a link. Raises Refused: old_link, media_busy, media_down."""
        try:
            answered = await asked
        except WorkerFailed as failure:
            if placement.named(link.name) is not link:
                raise refused("old_link") from failure
            if failure.code == "busy":
                self._on_busy(room, placement, link)
                raise refused("media_busy") from failure
            log.warning("media.refused", worker=placement.worker.address, error=str(failure))
            raise refused("media_down") from failure
        if placement.named(link.name) is not link:
            self._start(placement.forget(link.name))  # they left meanwhile, and this may have come after that
            raise refused("old_link")
        placement.repeat(link)
        return answered

    # -- links -------------------------------------------------------------------------------------------------------

    def _serve(self, room: Room) -> None:
        """Give a link to everyone who needs one, or see to it that there is a worker to give it."""
        waiting = room.waiting()
        if room.placement is not None and room.full is not room.placement.worker:
            for participant in waiting:
                self._offer(room.placement, participant)
            if not room.placement.links:  # those for whom it was claimed have left
                self._release(room, room.placement)
        elif waiting and room.placing is None and room.placement is None:
            room.placing = self._start(self._place(room))
        self._tidy(room)

    def _tidy(self, room: Room) -> None:
        if not (room.people or room.placing or room.closing or room.placement):
            for former in list(room.formers):
                self._end_former(room, former)
            self._rooms.pop(room.id, None)

    def _offer(self, placement: Placement, participant: Participant) -> None:
        participant.link = placement.add(participant.walker)
        reason, participant.reason = participant.reason, ""
        self._tell(
            participant.walker, Path(backend="forwarder", link=participant.link.name, state="ready", reason=reason)
        )

    def _drop(self, room: Room, person_id: int, only: Link | None = None) -> None:
        """Take away someone's links in a room, or one of them; a placement without any is given up."""
        was_connected = self.is_connected(person_id)
        for placement in room.placements:
            if only is None or placement.links.get(person_id) is only:
                placement.drop(person_id)
        self._settle(room)
        if room.placement is not None and not room.placement.links:
            self._release(room, room.placement)
        if was_connected and not self.is_connected(person_id):
            self._on_connected(person_id)

    def _give_up(self, room: Room, participant: Participant) -> None:
        """Nobody came near for a while."""
        participant.idle = participant.link = None
        self._drop(room, participant.walker.socket.person.pk)
        self._tell(participant.walker, NOBODY_NEAR)

    def _renew(self, room: Room, link: Link) -> None:
        """Someone starts afresh under another link."""
        person_id = link.walker.socket.person.pk
        participant = room.people[person_id]
        if participant.link is link:
            participant.link, participant.reason = None, "moved"
        self._drop(room, person_id, link)
        self._serve(room)

    def _release(self, room: Room, placement: Placement) -> None:
        """Nobody needs the room's worker any more. Whoever comes next waits until it has let go."""
        placement.close()
        room.placement = None

        async def let_go() -> None:
            await placement.drop_room()
            await self._claims.release(room.name, placement.worker.address)
            room.closing = None
            self._serve(room)

        room.closing = self._start(let_go())

    # -- workers -----------------------------------------------------------------------------------------------------

    async def _place(self, room: Room) -> None:
        """Find a worker for a room that has none, for as long as it takes; tell those who wait how it stands."""
        told: dict[int, Path] = {}
        try:
            while room.waiting():
                if room.closing is not None:
                    await asyncio.wait([room.closing])
                worker = await self._claim(room)
                if worker is not None:
                    room.placement = Placement(worker, room.name, self._start)
                    room.placement.hear(room.hearing)
                    return
                patience = self._workers.patience_s
                state: PathState = "waiting" if self._workers.any_up or patience else "down"
                for participant in room.waiting():
                    path = Path(backend="forwarder", link="", state=state, reason=participant.reason)
                    if told.get(participant.walker.socket.person.pk) != path:
                        told[participant.walker.socket.person.pk] = path
                        self._tell(participant.walker, path)
                await self._workers.await_news(patience or None)
        finally:
            room.placing = None
            self._serve(room)

    async def _claim(self, room: Room, instead_of: str = "") -> Worker | None:
        """The worker that holds the room from now on, emptied of what it had of it; None when none takes it."""
        taking = {one.address for one in self._workers.workers.values() if one.takes_rooms and one is not room.full}
        for address in by_rendezvous(room.name, taking - {instead_of}):
            worker = self._workers.workers.get(await self._claims.claim(room.name, address, instead_of=instead_of))
            if worker is not None and worker.health is not None and worker.address != instead_of:
                try:
                    await worker.drop_room(room.name)
                    return worker
                except WorkerFailed as failure:
                    log.warning("media.claim_failed", worker=worker.address, error=str(failure))
            if worker is not None and instead_of and worker.address != instead_of:
                await self._claims.claim(room.name, instead_of, instead_of=worker.address)
            elif worker is not None and not instead_of:
                await self._claims.release(room.name, worker.address)
        return None

    def _on_lost(self, worker: Worker) -> None:
        """Everything it carried goes to another worker, or to the same when it is back."""
        for room in list(self._rooms.values()):
            for placement in [one for one in room.placements if one.worker is worker]:
                connected = [person_id for person_id, link in placement.links.items() if link.receives]
                worker.orphans.add(room.name)
                placement.close()
                if placement is not room.placement:
                    room.formers.remove(placement)
                    continue
                metrics.lost_rooms.inc()
                room.placement = None
                for participant in room.people.values():
                    if participant.link is not None:
                        participant.link, participant.reason = None, "worker_lost"
                    if participant.idle is not None:
                        participant.stay()
                        self._tell(participant.walker, NOBODY_NEAR)
                room.placing = room.placing or self._start(self._replace(room, worker))
                for person_id in connected:
                    self._on_connected(person_id)

    async def _replace(self, room: Room, lost: Worker) -> None:
        await self._claims.release(room.name, lost.address)
        await self._place(room)

    def _on_busy(self, room: Room, placement: Placement, link: Link) -> None:
        """A worker refused one more link: who asked waits until it has room, or another takes the whole room."""
        room.full = placement.worker
        participant = room.people.get(link.person_id)
        if participant is not None and participant.link is link:
            participant.link = None
            self._tell(participant.walker, Path(backend="forwarder", link="", state="waiting", reason=""))
        self._drop(room, link.person_id, link)

    def _on_changed(self, worker: Worker) -> None:
        """A sign of life: what waited may be served, what is on a draining worker moves."""
        for room in list(self._rooms.values()):
            if room.full is worker and worker.takes_rooms:
                room.full = None
            placement = room.placement
            if placement is None or room.placing is not None:
                continue
            if placement.worker.health is not None and placement.worker.health.draining:
                room.placing = self._start(self._move(room, placement))
            elif room.waiting():
                self._serve(room)

    async def _move(self, room: Room, former: Placement) -> None:
        """Carry a room on two workers until everyone has new connections (make before break)."""
        try:
            worker = await self._claim(room, instead_of=former.worker.address)
            if worker is None or room.placement is not former:
                return
            room.formers.append(former)
            room.placement = Placement(worker, room.name, self._start)
            room.placement.hear(room.hearing)
            for participant in room.people.values():
                if participant.link is not None:
                    participant.reason = "drained"
                    self._offer(room.placement, participant)
            asyncio.get_running_loop().call_later(MOVING_S, self._end_former, room, former)
        finally:
            room.placing = None
            self._serve(room)

    def _settle(self, room: Room) -> None:
        """Take away what everyone has moved from."""
        for former in list(room.formers):
            now = room.placement.links if room.placement else {}
            if all(person_id in now and now[person_id].receives for person_id in former.links):
                self._end_former(room, former)

    def _end_former(self, room: Room, former: Placement) -> None:
        if former in room.formers:
            room.formers.remove(former)
            former.close()
            self._start(former.drop_room())

    # -- what workers say --------------------------------------------------------------------------------------------

    def _on_event(self, worker: Worker, event: Slots | Changed) -> None:
        for room in self._rooms.values():
            for placement in room.placements:
                if placement.worker is not worker or placement.room != event.room:
                    continue
                if isinstance(event, Slots):
                    placement.tell_slots(event.link, event.slots)
                elif (link := placement.take_change(event)) is not None:
                    self._settle(room)
                    self._on_connected(link.person_id)
                    return
