"""Finding people on the campus, without telling who is in a room that one may not enter."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from asgiref.sync import sync_to_async

from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.people import selectors
from realtime.people.messages import Card, Found, InRoom, Locate, Located, LookAt, PersonThere, Search
from realtime.people.permissions import may_be_told_room, takes_messages_from
from realtime.people.reach import reach, refused
from realtime.presence.campus import Walker, campus_of, open_campus
from realtime.presence.commands import walker_of
from realtime.presence.hub import NO_SIGNS
from realtime.presence.selectors import views_of
from venue.editions.permissions import can_enter_campus
from venue.people.selectors import card_of

MOST_FOUND = 20
MOST_IN_ROOM = 200

# What has no accent to take off, and is typed otherwise.
_TYPED = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "’": "'", "‐": "-", "‑": "-"})


def folded(text: str) -> str:
    """Without case and accents, as people type when they search."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_TYPED))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@lru_cache(maxsize=4096)  # everyone on the campus is asked at every letter typed
def _searched(name: str, establishment: str) -> str:
    return folded(f"{name} {establishment}")


@lru_cache(maxsize=4096)
def _order(name: str) -> str:
    return folded(name)


def _by_name(viewer: Walker, walkers: Iterable[Walker], most: int) -> Found:
    found = sorted(walkers, key=lambda walker: (_order(walker.view.name), walker.view.id))
    people = [
        PersonThere(
            person=walker.view,
            signs=walker.signs,
            room=walker.room.slug if may_be_told_room(viewer, walker) else None,
        )
        for walker in found[:most]
    ]
    return Found(people=people, more=len(found) > most)


@command(
    "people.search",
    Search,
    returns=Found,
    right=can_enter_campus,
    on_map="Ctrl+K",
    in_list="search box; Ctrl+K",
    limit=per_second(3, burst=10),
)
async def search(socket: Socket, payload: Search) -> Found:
    """Find others who are on the campus now by all the words given: at most 20. No words find everyone."""
    viewer = walker_of(socket)
    campus = await campus_of(socket.edition)
    words = folded(payload.words).split()
    return _by_name(
        viewer,
        (
            walker
            for walker in campus.walkers.values()
            if walker is not viewer
            and all(word in _searched(walker.view.name, walker.view.establishment) for word in words)
        ),
        MOST_FOUND,
    )


@command(
    "people.in_room",
    InRoom,
    returns=Found,
    right=can_enter_campus,
    on_map="auto: the list of another room is in the list",
    in_list="a room: who is there",
    limit=per_second(2, burst=10),
)
async def in_room(socket: Socket, payload: InRoom) -> Found:
    """Who is in a room that one may enter: at most 200. Refused: no_such_room, room_closed, room_restricted."""
    viewer = walker_of(socket)
    campus = await campus_of(socket.edition)
    room = campus.room_now(payload.room)
    campus.check_door(room, socket.standing, is_inside=True)
    there = (walker for walker in campus.walkers.values() if walker.room.slug == room.slug)
    return _by_name(viewer, (walker for walker in there if may_be_told_room(viewer, walker)), MOST_IN_ROOM)


def located(viewer: Walker, person_id: int) -> Located:
    """Where someone stands now. Raises Refused: oneself, not_here, you_blocked, not_reachable."""
    other = reach(viewer, person_id)
    if not may_be_told_room(viewer, other):
        raise refused("not_reachable")  # not that they are in a reserved room
    member = other.member
    return Located(person=person_id, room=other.room.slug, member=member.number, x=member.x, y=member.y)


@command(
    "people.locate",
    Locate,
    returns=Located,
    right=can_enter_campus,
    on_map="menu of a person: locate; go to",
    in_list="menu of a person: locate; go to",
    limit=per_second(1, burst=10),
)
async def locate(socket: Socket, payload: Locate) -> Located:
    """Where someone stands now. Refused: oneself, not_here, you_blocked, not_reachable."""
    return located(walker_of(socket), payload.person)


@command(
    "people.card",
    LookAt,
    returns=Card,
    right=can_enter_campus,
    on_map="menu of a person: their card",
    in_list="menu of a person: their card",
    limit=per_second(2, burst=10),
)
async def card(socket: Socket, payload: LookAt) -> Card:
    """What someone of the edition agreed to show, here or not. Refused: no_such_person."""
    viewer = walker_of(socket)
    me, edition = socket.person.pk, socket.edition

    @sync_to_async
    def read() -> Card:
        if not selectors.is_of_edition(payload.person, edition):
            raise refused("no_such_person")
        view = views_of(edition, [payload.person])[payload.person]
        about, link = card_of(payload.person)
        blockers = selectors.blocks_between(me, payload.person)
        takes = takes_messages_from(payload.person, socket.standing, edition)
        return Card(
            person=view,
            about=about,
            link=link,
            here=False,
            room=None,
            signs=NO_SIGNS,
            blocked=me in blockers,
            reachable=takes and payload.person not in blockers,
        )

    found = await read()
    campus = open_campus(edition.pk)
    other = campus.walkers.get(payload.person) if campus else None
    if other is None:
        return found
    room = other.room.slug if may_be_told_room(viewer, other) else None
    return msgspec.structs.replace(found, here=True, room=room, signs=other.signs)
