"""The campus of one edition in this process: its rooms, their hubs, and everyone who walks in it."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import msgspec
import structlog
from asgiref.sync import sync_to_async
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from realtime.gateway.gently import Gently
from realtime.gateway.registry import name_of
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Close, Refused, encode
from realtime.presence.hub import NO_SIGNS, Member, RoomHub, views
from realtime.presence.messages import (
    DoorRefused,
    DoorState,
    Here,
    MovedTo,
    MoveReason,
    PersonView,
    Rooms,
    RoomView,
    Signs,
)
from realtime.presence.motion import Reason
from realtime.presence.whereabouts import Place, whereabouts
from rooms.maps.room_map import Facing, Portal, RoomMap
from rooms.maps.tmj import Unreadable
from rooms.rooms import selectors
from rooms.rooms.permissions import admits, can_enter
from rooms.rooms.selectors import CatalogueRoom
from venue.editions.models import Edition
from venue.editions.selectors import Standing

log = structlog.get_logger(__name__)

COUNTS_EVERY_S = 1.0

REFUSALS = {
    "no_such_room": _("Cette salle n’existe pas ou n’existe plus."),
    "room_closed": _("Cette salle est fermée pour le moment."),
    "room_restricted": _("Cette salle est réservée. L’équipe d’organisation peut vous y inviter."),
    "room_full": _("Cette salle est pleine. Réessayez quand quelqu’un en sortira."),
    "left": _("Vous avez quitté le campus entre-temps."),
    "no_map": _("Cette salle n’a pas encore de plan publié."),
    "nowhere_to_stand": _("Il n’y a pas de place où vous poser dans cette salle."),
}


def refused(code: str) -> Refused:
    return Refused(code, REFUSALS[code])


@dataclass(slots=True, eq=False)
class Walker:
    """Someone on the campus: their socket, and where their avatar is. One per person; a newer tab takes its place."""

    socket: Socket
    view: PersonView
    room: CatalogueRoom
    hub: RoomHub
    member: Member
    signs: Signs = NO_SIGNS
    changing_rooms: bool = False

    def may_stand(self, x: int, y: int) -> bool:
        """Whether the area at (x, y), if it is reserved, is so for people like this one."""
        return stands(self.hub.map, x, y, self.socket.standing)

    def here(self) -> Here:
        member, hub, edition = self.member, self.hub, self.socket.edition
        return Here(
            room=self.room.slug,
            map=reverse("room_map", args=[edition.slug, self.room.slug, hub.version]),
            member=member.number,
            x=member.x,
            y=member.y,
            facing=int(member.facing),
            seat=member.seat,
            epoch=member.epoch,
            members=views(hub.members.values()),
        )

    def show(self, signs: Signs) -> None:
        """Let the room see new signs, with its next roster."""
        self.signs = signs
        self.hub.renew(self.member, self.view, signs)

    def place(self) -> Place:
        return Place(self.room.id, self.member.x, self.member.y, int(self.member.facing))


def hand_down(signs: Signs) -> Signs:
    """A hand is raised to a room: it goes down on the way out."""
    return msgspec.structs.replace(signs, hand=False, turn=0)


def stands(room_map: RoomMap, x: int, y: int, standing: Standing) -> bool:
    return admits(room_map.access_at(x, y), standing)


class Campus:
    """Doors, capacity and who is where.

    Loading a room waits for the database, and anything may happen meanwhile: after it, rooms are looked up anew, doors are
    asked again and sockets may be gone. From there to the end of a change of rooms nothing waits, so none is half done.
    """

    def __init__(self, edition: Edition) -> None:
        self.edition_id = edition.pk
        self.rooms: dict[str, CatalogueRoom] = {}
        self.walkers: dict[int, Walker] = {}
        self._hubs: dict[int, RoomHub] = {}
        self._counts_timer: asyncio.TimerHandle | None = None
        self._gently: Gently[Socket] = Gently(lambda socket: socket)  # who left the campus has a closed one

    async def load(self) -> None:
        """Read the rooms anew. People whose door closed meanwhile are the caller's concern (`show_out`)."""
        rooms = await sync_to_async(selectors.catalogue)(self.edition_id)
        self.rooms = {room.slug: room for room in rooms}
        for walker in self.walkers.values():
            walker.room = self.rooms.get(walker.room.slug, walker.room)

    async def hub(self, room: CatalogueRoom) -> RoomHub:
        """The hub of a room, with its published map. Raises Refused("no_map")."""
        if room.id not in self._hubs:
            try:
                published = await sync_to_async(selectors.published_map)(room.id)
            except Unreadable:
                log.exception("room.map_unreadable", room=room.slug)
                published = None
            if published is None:
                raise refused("no_map")
            version, room_map = published
            if room.id not in self._hubs:
                hub = self._hubs[room.id] = RoomHub(room_map, version)
                for opened in _on_hub:
                    opened(self, room.id, hub)
        return self._hubs[room.id]

    @property
    def entrance(self) -> CatalogueRoom:
        """Where people arrive. Raises Refused("no_such_room") for a campus without one."""
        for room in self.rooms.values():
            if room.is_entrance:
                return room
        raise refused("no_such_room")

    # -- doors -------------------------------------------------------------------------------------------------------

    def headcount(self, room: CatalogueRoom) -> int:
        hub = self._hubs.get(room.id)
        return len(hub.members) if hub else 0

    def on_site(self, room: CatalogueRoom) -> int:
        """How many of those in a room say that they are on site today."""
        hub = self._hubs.get(room.id)
        return sum(member.signs.on_site for member in hub.members.values()) if hub else 0

    def room_now(self, slug: str) -> CatalogueRoom:
        """A room as it is known now. Raises Refused("no_such_room")."""
        if slug not in self.rooms:
            raise refused("no_such_room")
        return self.rooms[slug]

    def check_door(self, room: CatalogueRoom, standing: Standing, *, is_inside: bool = False) -> None:
        """Raises Refused when someone of this standing may not go in now; who is inside does not count twice."""
        if not can_enter(standing, room):
            raise refused("room_restricted" if room.is_open else "room_closed")
        if not is_inside and self.headcount(room) >= room.capacity:
            raise refused("room_full")

    def views(self, standing: Standing) -> list[RoomView]:
        """Every room as it is for someone of this standing."""
        return [self._view(room, standing) for room in self.rooms.values()]

    def _view(self, room: CatalogueRoom, standing: Standing) -> RoomView:
        online = self.headcount(room)
        door: DoorState
        if not can_enter(standing, room):
            door = "restricted" if room.is_open else "closed"
        else:
            door = "full" if online >= room.capacity else "open"
        return RoomView(
            slug=room.slug,
            title=room.title,
            description=room.description,
            place=room.place,
            online=online,
            on_site=self.on_site(room),
            capacity=room.capacity,
            door=door,
        )

    # -- coming, going, changing rooms -------------------------------------------------------------------------------

    async def arrive(self, socket: Socket, view: PersonView, wanted: str | None, signs: Signs = NO_SIGNS) -> Walker:
        """Bring someone in: to the room they ask for, else where they last stood, else the entrance.

        A walker of the same person is replaced, its place and its signs kept. Raises Refused when no door opens at all.
        """
        last = self.walkers[socket.person.pk].place() if socket.person.pk in self.walkers else None
        last = last or await whereabouts.last_place(self.edition_id, socket.person.pk)
        problem: Refused | None = None
        for room, at in self._candidates(wanted, last):
            try:
                hub = await self.hub(room)
                if socket.closed:
                    raise refused("left")
                return self._arrive(socket, view, self.room_now(room.slug), hub, at, signs)
            except Refused as refusal:
                problem = problem or refusal
        raise problem or refused("no_such_room")

    def _candidates(self, wanted: str | None, last: Place | None) -> list[tuple[CatalogueRoom, Place | None]]:
        by_id = {room.id: room for room in self.rooms.values()}
        candidates: list[tuple[CatalogueRoom, Place | None]] = []
        if wanted is not None and wanted in self.rooms:
            asked = self.rooms[wanted]
            candidates.append((asked, last if last and last.room_id == asked.id else None))
        if last is not None and last.room_id in by_id:
            candidates.append((by_id[last.room_id], last))
        return [*candidates, (self.entrance, None)]

    def _arrive(
        self, socket: Socket, view: PersonView, room: CatalogueRoom, hub: RoomHub, at: Place | None, signs: Signs
    ) -> Walker:
        former = self.walkers.get(socket.person.pk)
        self.check_door(room, socket.standing, is_inside=former is not None and former.room.id == room.id)
        x, y, facing = self._spot(hub, "start", socket.standing, at)
        if former is not None:
            former.socket.close(Close.REPLACED)
            signs = former.signs if former.hub is hub else hand_down(former.signs)
        walker = Walker(socket, view, room, hub, hub.join(socket, view, x, y, facing, signs), signs)
        self.walkers[socket.person.pk] = walker
        seat = hub.map.seat_at(at.x, at.y) if at else None
        if seat is not None and seat.index not in hub.sitters and walker.may_stand(seat.x, seat.y):
            hub.sit(walker.member, seat.index)  # who was seated still is, unless someone took the seat meanwhile
        self.counts_changed()
        whereabouts.note(self.edition_id, socket.person.pk, walker.place())
        return walker

    def leave(self, walker: Walker) -> None:
        """Take a walker out; where they stood is remembered."""
        if self.walkers.get(walker.socket.person.pk) is walker:
            del self.walkers[walker.socket.person.pk]
            whereabouts.note(self.edition_id, walker.socket.person.pk, walker.place())
        walker.hub.leave(walker.member)
        self.counts_changed()

    async def enter(self, walker: Walker, room: CatalogueRoom, spawn: str = "start") -> None:
        """Take a walker into another room. Raises Refused, and they stay where they are."""
        hub = await self.hub(room)
        if walker.socket.closed:
            return
        room = self.room_now(room.slug)
        self.check_door(room, walker.socket.standing, is_inside=hub is walker.hub)
        x, y, facing = self._spot(hub, spawn, walker.socket.standing, None)
        self._transfer(walker, room, hub, x, y, facing)

    def _transfer(self, walker: Walker, room: CatalogueRoom, hub: RoomHub, x: int, y: int, facing: Facing) -> None:
        before = walker.member
        walker.hub.leave(before)
        if hub is not walker.hub:
            walker.signs = hand_down(walker.signs)
        walker.room, walker.hub = room, hub
        walker.member = hub.join(walker.socket, walker.view, x, y, facing, walker.signs)
        # Steps made for the old room do not count in the new one, where they are numbered anew.
        walker.member.epoch = (before.epoch + 1) & 0xFF
        self.counts_changed()
        whereabouts.note(self.edition_id, walker.socket.person.pk, walker.place())

    async def through_portal(self, walker: Walker, hub: RoomHub, portal: Portal, before: Place) -> None:
        """Take a walker through a portal of `hub` they stepped on, or put them back where they came from and say why."""
        slug = portal.room
        try:
            if walker.hub is not hub:
                return  # taken elsewhere meanwhile
            await self.enter(walker, self.room_now(slug), portal.spawn)
        except Refused as refusal:
            if walker.hub is not hub or walker.socket.closed:
                return
            walker.hub.move(walker.member, *self._spot(hub, "start", walker.socket.standing, before))
            walker.hub.correct(walker.member, Reason.FULL if refusal.code == "room_full" else Reason.CLOSED)
            with translation.override(walker.socket.language):
                told = DoorRefused(room=slug, code=refusal.code, message=str(refusal.message))
            walker.socket.tell(told)
        else:
            walker.socket.tell(MovedTo(here=walker.here(), reason="portal"))
        finally:
            walker.changing_rooms = False

    async def show_out(self, walker: Walker, reason: MoveReason) -> None:
        """Take someone who may no longer be where they are to the entrance, however full, or out if that is shut too."""
        if walker.socket.closed:
            return
        if can_enter(walker.socket.standing, walker.room):
            if not walker.may_stand(walker.member.x, walker.member.y):
                x, y, _facing = self._spot(walker.hub, "start", walker.socket.standing, walker.place())
                walker.hub.move(walker.member, x, y, walker.member.facing, jump=True)
                walker.hub.correct(walker.member, Reason.MOVED)
            return
        try:
            hub = await self.hub(self.entrance)
            if walker.socket.closed:
                return
            room = self.entrance
            if not can_enter(walker.socket.standing, room):
                raise refused("room_closed")
            self._transfer(walker, room, hub, *self._spot(hub, "start", walker.socket.standing, None))
        except Refused:
            walker.socket.close(Close.NOT_ADMITTED)
        else:
            walker.socket.tell(MovedTo(here=walker.here(), reason=reason))

    def _spot(self, hub: RoomHub, spawn: str, standing: Standing, at: Place | None) -> tuple[int, int, Facing]:
        """A tile to stand on: the remembered one if it is still free to walk, else one of the spawn, else close to it."""
        if at is not None:
            near = hub.map.nearest_free(at.x, at.y, lambda x, y: stands(hub.map, x, y, standing))
            if near is not None:
                return *near, Facing(at.facing)
        tiles = hub.map.arrivals(spawn)
        taken = {(member.x, member.y) for member in hub.members.values()}
        allowed = [tile for tile in tiles if stands(hub.map, *tile, standing)]
        if not allowed:
            raise refused("nowhere_to_stand")
        return *random.choice([tile for tile in allowed if tile not in taken] or allowed), Facing.DOWN  # noqa: S311

    # -- maps and counts ---------------------------------------------------------------------------------------------

    async def change_map(self, room_id: int) -> None:
        """Put the newest published map under the people of a room."""
        published = await sync_to_async(selectors.published_map)(room_id)
        hub = self._hubs.get(room_id)
        if published is None or hub is None or hub.version == published[0]:
            return
        version, room_map = published
        inside = {id(walker.member): walker for walker in self.walkers.values() if walker.hub is hub}

        def place(member: Member) -> tuple[int, int]:
            walker = inside[id(member)]
            x, y, _facing = self._spot(hub, "start", walker.socket.standing, walker.place())
            return x, y

        hub.change_map(room_map, version, place)
        for walker in inside.values():
            walker.member.epoch = (walker.member.epoch + 1) & 0xFF
            walker.socket.tell(MovedTo(here=walker.here(), reason="map_changed"))

    def counts_changed(self) -> None:
        """Tell everyone the rooms anew, within a second."""
        if self._counts_timer is None:
            self._counts_timer = asyncio.get_running_loop().call_later(COUNTS_EVERY_S, self.tell_rooms)

    def tell_rooms(self) -> None:
        """Send everyone the rooms as they are for them: one encoding per standing, not per person."""
        if self._counts_timer is not None:
            self._counts_timer.cancel()
            self._counts_timer = None
        audiences: defaultdict[frozenset[str], list[Socket]] = defaultdict(list)
        for walker in self.walkers.values():
            audiences[frozenset(walker.socket.standing.roles)].append(walker.socket)
        for audience in audiences.values():
            told = Rooms(rooms=self.views(audience[0].standing))
            self._gently.tell(encode(name_of(told), told), audience)


HubOpened = Callable[[Campus, int, RoomHub], None]

_on_hub: list[HubOpened] = []
_campuses: dict[int, Campus] = {}
_loading: dict[int, asyncio.Lock] = {}


def on_hub(opened: HubOpened) -> HubOpened:
    """Register `opened(campus, room_id, hub)`, called once for each room of this process, before anyone is in it."""
    _on_hub.append(opened)
    return opened


async def campus_of(edition: Edition) -> Campus:
    """The campus of an edition, its rooms read when it is first asked for."""
    async with _loading.setdefault(edition.pk, asyncio.Lock()):
        if edition.pk not in _campuses:
            campus = Campus(edition)
            await campus.load()
            _campuses[edition.pk] = campus
    return _campuses[edition.pk]


def open_campuses() -> list[Campus]:
    """Every campus that anyone has come to since this process started."""
    return list(_campuses.values())


def open_campus(edition_id: int) -> Campus | None:
    """The campus of an edition, if anyone has come to it since this process started."""
    return _campuses.get(edition_id)
