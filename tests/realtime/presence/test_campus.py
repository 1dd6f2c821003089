"""What may happen while a room is being loaded: a tab closes, a door closes, someone is shown out."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.presence import campus as campus_module
from realtime.presence.campus import Campus, Walker
from realtime.presence.hub import RoomHub
from realtime.presence.messages import PersonView
from realtime.presence.whereabouts import Place, whereabouts
from rooms.maps.compile import compile_map
from rooms.maps.document import Region
from rooms.maps.room_map import Facing, Portal
from rooms.maps.tmj import Unreadable, load
from rooms.rooms import selectors
from rooms.rooms.selectors import CatalogueRoom
from tests.rooms.maps.plans import plan
from venue.editions.models import Edition, Role
from venue.editions.selectors import Standing
from venue.people.models import Person

WIDE = compile_map(load(plan("\n".join(["#" * 40, "#s" + "." * 37 + "#", *["#" + "." * 38 + "#"] * 20, "#" * 40]))))
SMALL = compile_map(load(plan("######\n#s...#\n#....#\n######")))


def room(number: int, slug: str, **differs: Any) -> CatalogueRoom:
    plain: dict[str, Any] = {"access": "everyone", "is_open": True, "is_entrance": slug == "hall", "capacity": 10}
    return CatalogueRoom(id=number, slug=slug, title=slug, description="", place="", version=1, **plain | differs)


def someone(number: int) -> tuple[Socket, PersonView]:
    async def send(event: dict[str, Any]) -> None:
        pass

    standing = Standing(number, frozenset({Role.PARTICIPANT}), True)
    socket = Socket(Outlet(send), Person(pk=number), Edition(pk=1, slug="e"), standing, "fr", "")
    return socket, PersonView(id=number, name=f"P{number}", establishment="", role="participant", avatar="10")


@pytest.fixture
def loading(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Loading a room waits until this is set, as it would for a slow database; every room has the small map."""
    done = asyncio.Event()

    def slow(read: Callable[..., Any]) -> Callable[..., Any]:
        async def wait(*arguments: Any) -> Any:
            await done.wait()
            return read(*arguments)

        return wait

    monkeypatch.setattr(campus_module, "sync_to_async", slow)
    monkeypatch.setattr(selectors, "published_map", lambda _room_id: (1, SMALL))
    return done


@pytest.fixture
def campus() -> Iterator[Campus]:
    """A hall (the entrance, not loaded yet) and a poster hall where people are."""
    found = Campus(Edition(pk=1))
    found.rooms = {"hall": room(1, "hall"), "posters": room(2, "posters"), "team": room(3, "team", access="team")}
    found._hubs[2] = RoomHub(WIDE, 1)
    yield found
    whereabouts._unsaved.clear()


def walker_in(campus: Campus, slug: str, x: int, y: int) -> Walker:
    here = campus.rooms[slug]
    hub = campus._hubs[here.id]
    socket, view = someone(7)
    walker = Walker(socket, view, here, hub, hub.join(socket, view, x, y, Facing.DOWN))
    campus.walkers[7] = walker
    socket.on_close.append(lambda: campus.leave(walker))
    return walker


def close_posters(campus: Campus) -> None:
    campus.rooms["posters"] = room(2, "posters", is_open=False)
    for walker in campus.walkers.values():
        walker.room = campus.rooms[walker.room.slug]


async def test_a_tab_closed_while_one_is_shown_out_leaves_no_ghost(campus: Campus, loading: asyncio.Event) -> None:
    walker = walker_in(campus, "posters", 20, 10)
    close_posters(campus)
    showing_out = asyncio.ensure_future(campus.show_out(walker, "door_closed"))
    await asyncio.sleep(0)
    walker.socket.gone()
    loading.set()
    await showing_out
    assert [hub.members for hub in campus._hubs.values()] == [{}, {}]


async def test_shown_out_from_a_portal_one_stands_on_the_new_floor(campus: Campus, loading: asyncio.Event) -> None:
    loading.set()
    walker = walker_in(campus, "posters", 30, 15)
    portal = Portal(Region(30, 15, 1, 1), "team", "start")
    passing = asyncio.ensure_future(campus.through_portal(walker, walker.hub, portal, Place(2, 29, 15, 0)))
    close_posters(campus)
    await campus.show_out(walker, "door_closed")
    await passing
    assert walker.room.slug == "hall"
    assert walker.hub.map.walkable(walker.member.x, walker.member.y)


async def test_a_map_that_cannot_be_read_any_more_sends_one_to_the_entrance(
    campus: Campus, loading: asyncio.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    def published(room_id: int) -> Any:
        if room_id == 2:
            raise Unreadable([])
        return 1, SMALL

    loading.set()
    monkeypatch.setattr(selectors, "published_map", published)
    campus._hubs.clear()
    whereabouts._unsaved[1, 9] = Place(2, 3, 3, 0), timezone.now()
    walker = await campus.arrive(*someone(9), None)
    assert walker.room.slug == "hall"


async def test_a_full_room_does_not_refuse_who_is_inside(campus: Campus, loading: asyncio.Event) -> None:
    loading.set()
    campus.rooms["posters"] = room(2, "posters", capacity=1)
    walker = walker_in(campus, "posters", 3, 3)
    await campus.enter(walker, campus.rooms["posters"])
    assert len(walker.hub.members) == 1


async def test_a_door_that_closes_while_the_room_loads_is_closed(campus: Campus, loading: asyncio.Event) -> None:
    campus._hubs.clear()
    whereabouts._unsaved[1, 9] = Place(2, 3, 3, 0), timezone.now()
    arriving = asyncio.ensure_future(campus.arrive(*someone(9), "posters"))
    await asyncio.sleep(0)
    close_posters(campus)
    loading.set()
    assert (await arriving).room.slug == "hall"
