"""The ways media goes on a campus: by forwarder, or by mesh where the edition chose it and a conversation is small."""

import asyncio
from collections.abc import Callable, Iterable
from functools import cache

from asgiref.sync import sync_to_async
from django.conf import settings

from realtime.huddles import ice, selectors
from realtime.huddles.backend import RoomHearing, SignalKind
from realtime.huddles.claims import Claims, InMemoryClaims
from realtime.huddles.forwarder import NOBODY_NEAR, Forwarder
from realtime.huddles.mesh import MOST_IN_MESH, Mesh, circles
from realtime.huddles.messages import Backend, Ice, Path, PathReason
from realtime.huddles.models import HuddleSettings
from realtime.huddles.workers import Workers
from realtime.presence.campus import Campus, Walker

# A huddle that had become too large for a mesh goes back to one when it has been small for so long: who comes and goes at
# its edge does not make everyone connect anew.
HOLD_S = 10.0


class Ways:
    """The `HuddleBackend` of one campus. All people of a conversation go the same way.

    A change of way is make-before-break: whoever is told another path keeps what they have until the new is up, and the server
    keeps its side as long.
    """

    def __init__(self, workers: Workers, claims: Claims, way: Backend = "forwarder") -> None:
        self.way = way
        self.on_connected: Callable[[int], None] = lambda person_id: None
        self._workers = workers
        self._forwarder = Forwarder(workers, claims, self._tell, self._connected)
        self._mesh = Mesh(self._tell, self._connected)
        self._people: dict[int, tuple[Walker, int]] = {}  # walker and room id, by person id
        self._rooms: dict[int, RoomHearing] = {}
        self._meshed: set[int] = set()
        self._large: set[int] = set()  # in conversations too large for a mesh
        self._held: dict[int, float] = {}  # until when someone who was stays with the forwarder (loop time)

    def _connected(self, person_id: int) -> None:
        self.on_connected(person_id)

    def _tell(self, walker: Walker, path: Path) -> None:
        """What the way says that someone goes now; the other one's word is not for them."""
        way: Backend = "mesh" if walker.socket.person.pk in self._meshed else "forwarder"
        if path.backend == way:
            walker.socket.tell(path)

    def use(self, way: Backend) -> None:
        """The organisers chose another way: everyone goes it from now on."""
        if way != self.way:
            self.way = way
            self._held.clear()
            for room_id, hearing in list(self._rooms.items()):
                self.hear(room_id, hearing)

    async def stop(self) -> None:
        """Let go of everything that waits."""
        await self._forwarder.stop()

    # -- HuddleBackend -----------------------------------------------------------------------------------------------

    def enter(self, walker: Walker) -> None:
        person_id = walker.socket.person.pk
        known = self._people.get(person_id)
        if known == (walker, walker.room.id):
            return
        if known is not None:
            self.leave(*known)
        self._people[person_id] = walker, walker.room.id
        self._forwarder.enter(walker)
        self.hear(walker.room.id, self._rooms.get(walker.room.id, RoomHearing()))

    def leave(self, walker: Walker, room_id: int) -> None:
        person_id = walker.socket.person.pk
        if self._people.get(person_id) != (walker, room_id):
            return
        del self._people[person_id]
        self._forwarder.leave(person_id, room_id)
        self._mesh.leave(person_id, room_id)
        self._meshed.discard(person_id)
        self._large.discard(person_id)
        self._held.pop(person_id, None)
        walker.socket.tell(NOBODY_NEAR)
        if not self._inside(room_id):
            self._rooms.pop(room_id, None)

    def hear(self, room_id: int, hearing: RoomHearing) -> None:
        inside = self._inside(room_id)
        if not inside:
            return
        self._rooms[room_id] = hearing
        before = self._meshed & inside.keys()
        meshed = self._in_mesh(room_id, hearing, inside.keys()) if self.way == "mesh" else set()
        self._meshed = (self._meshed - before) | meshed
        moved = {person_id for person_id in meshed - before if self._forwarder.part(person_id, room_id)}
        reasons: dict[int, PathReason] = dict.fromkeys(before - meshed, "merged" if self.way == "mesh" else "moved")
        reasons |= dict.fromkeys(moved, "moved")
        self._forwarder.hear(room_id, hearing, apart=meshed, reasons=reasons)
        self._mesh.hear(room_id, hearing, {person_id: inside[person_id] for person_id in meshed}, reasons)

    async def publish(self, walker: Walker, link: str, offer: str) -> str:
        return await self._forwarder.publish(walker, link, offer)

    async def receive(self, walker: Walker, link: str) -> str:
        return await self._forwarder.receive(walker, link)

    async def answer(self, walker: Walker, link: str, answer: str) -> None:
        await self._forwarder.answer(walker, link, answer)

    def signal(self, walker: Walker, to: int, kind: SignalKind, sdp: str) -> None:
        self._mesh.signal(walker, to, kind, sdp)

    def is_connected(self, person_id: int) -> bool:
        return self._forwarder.is_connected(person_id) or self._mesh.is_connected(person_id)

    # -- mesh or forwarder -------------------------------------------------------------------------------------------

    def _inside(self, room_id: int) -> dict[int, Walker]:
        return {person_id: walker for person_id, (walker, where) in self._people.items() if where == room_id}

    def _in_mesh(self, room_id: int, hearing: RoomHearing, inside: Iterable[int]) -> set[int]:
        """Those of a room whose conversation is small enough for a mesh, and has been for a while."""
        loop = asyncio.get_running_loop()
        now, people = loop.time(), set(inside)
        together = circles(hearing)
        large = {person_id for circle in together if len(circle) > MOST_IN_MESH for person_id in circle} & people
        shrunk = (self._large & people) - large
        self._large = (self._large - people) | large
        if shrunk and self._workers.any_up:
            self._held |= dict.fromkeys(shrunk, now + HOLD_S)
            loop.call_later(HOLD_S + 0.1, self._look_again, room_id)
        held = {person_id for person_id in people if self._held.get(person_id, 0) > now}
        staying = {person_id for circle in together if circle & held for person_id in circle}
        return people - large - held - staying

    def _look_again(self, room_id: int) -> None:
        if room_id in self._rooms:
            self.hear(room_id, self._rooms[room_id])


_ways: dict[int, Ways] = {}
_claims = InMemoryClaims()
_loading: set["asyncio.Task[None]"] = set()


@cache
def _workers() -> Workers:
    """Those of the settings, watched once for all campuses of the process."""
    return Workers(settings.MEDIA_WORKERS, settings.MEDIA_SECRET)


def backend_of(campus: Campus) -> Ways:
    """The way media goes on a campus: one for as long as the process lives."""
    if campus.edition_id not in _ways:
        _ways[campus.edition_id] = Ways(_workers(), _claims)
        task = asyncio.ensure_future(follow_choice(campus.edition_id))
        _loading.add(task)
        task.add_done_callback(_loading.discard)
    return _ways[campus.edition_id]


async def follow_choice(edition_id: int) -> None:
    """Go the way that the organisers chose, as it is written now."""
    way = await sync_to_async(selectors.way_of)(edition_id)
    if edition_id in _ways:
        _ways[edition_id].use("mesh" if way == HuddleSettings.Way.MESH else "forwarder")


async def ice_for(walker: Walker) -> Ice:
    """How someone's browser reaches media now."""
    return ice.ice()
