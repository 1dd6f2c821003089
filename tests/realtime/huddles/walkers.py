"""People in a room as the ways of media meet them: real sockets without a network, and what was said to them."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.huddles.backend import RoomHearing, Want
from realtime.media.api import MEDIA_ORDER, Kind
from realtime.presence.campus import Walker
from realtime.presence.hub import RoomHub
from realtime.presence.messages import PersonView
from rooms.maps.compile import compile_map
from rooms.maps.room_map import Facing
from rooms.maps.tmj import load
from rooms.rooms.selectors import CatalogueRoom
from tests.rooms.maps.plans import plan
from venue.editions.models import Edition
from venue.editions.selectors import Standing
from venue.people.models import Person

ANSWER_WITHIN_S = 20
EVERYTHING: frozenset[Kind] = frozenset(MEDIA_ORDER)


def hub() -> RoomHub:
    return RoomHub(compile_map(load(plan("\n".join(["#########", "#s......#", "#.......#", "#########"])))), version=1)


def catalogue_room(room_id: int) -> CatalogueRoom:
    return CatalogueRoom(
        id=room_id,
        slug=f"room-{room_id}",
        title="",
        description="",
        place="",
        access="members",
        is_open=True,
        is_entrance=True,
        capacity=100,
        version=1,
    )


class Listener:
    """Someone who walks in a room of this process, and every message they were told."""

    def __init__(self, number: int, room_id: int, room: RoomHub) -> None:
        self.number = number
        self.told: list[tuple[str, dict[str, Any]]] = []
        self._news = asyncio.Event()
        self.outlet = Outlet(self._take)
        standing = Standing(number, frozenset(), True)
        socket = Socket(self.outlet, Person(pk=number), Edition(pk=1), standing, "fr", "")
        view = PersonView(id=number, name=f"P{number}", establishment="", role="participant", avatar="10")
        member = room.join(socket, view, 1 + number % 7, 1, Facing.DOWN)
        self.walker = Walker(socket, view, catalogue_room(room_id), room, member)
        self._writer = asyncio.ensure_future(self.outlet.run())

    async def _take(self, event: dict[str, Any]) -> None:
        if "text" in event:
            self.told.append(tuple(json.loads(event["text"])))
            self._news.set()

    def stop(self) -> None:
        self._writer.cancel()

    @property
    def paths(self) -> list[dict[str, Any]]:
        """Every `huddles.path` so far."""
        return [body for name, body in self.told if name == "huddles.path"]

    @property
    def link(self) -> str:
        return str(self.paths[-1]["link"]) if self.paths else ""

    async def until(self, condition: Callable[[], object]) -> None:
        """Await something that is so once this person was told of it."""
        async with asyncio.timeout(ANSWER_WITHIN_S):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def path(self, **wanted: str) -> dict[str, Any]:
        """Await a last path with these values."""
        await self.until(lambda: self.paths and self.paths[-1].items() >= wanted.items())
        return self.paths[-1]


def all_hear_all(*people: Listener) -> RoomHearing:
    """One huddle, everyone with everything on."""
    ids = [one.number for one in people]
    return RoomHearing(
        wants={one: [Want(other, picture=True) for other in ids if other != one] for one in ids},
        sends=dict.fromkeys(ids, EVERYTHING),
        groups=[frozenset(ids)],
        near=frozenset(ids),
    )
