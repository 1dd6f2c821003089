"""What the tests of conversations ask and hear, in few words."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rooms.maps.room_map import Area, Tile
from tests.campus import CampusServer, Client
from tests.realtime.paths import demo_map, way


@asynccontextmanager
async def here(campus: CampusServer, who: str, room: str = "posters") -> AsyncIterator[Client]:
    """Someone at the start of a room, wherever an earlier test left them: there all are within earshot."""
    async with campus.client(who, room="parvis" if room != "parvis" else "accueil") as client:
        await client.enter(room)
        yield client


ALONE: dict[str, Any] = {"hears": [], "heard_by": [], "huddle": None, "near": [], "apart": ""}


# What is told where nothing is said.
PLAIN: dict[str, Any] = {"kind": "open", "name": "", "locked": False, "waiting": []}
NOTHING_ON: dict[str, Any] = {"part": "speaker", "sound": False, "microphone": False, "camera": False, "screen": False}


def number(client: Client) -> int:
    """How the room calls someone."""
    return int(client.here["member"])


def person(client: Client) -> int:
    return int(client.joined["person"]["id"])


def around(client: Client) -> dict[str, Any]:
    """What someone was last told of whom they hear."""
    return ALONE | next((body for name, body in reversed(client.told) if name == "huddles.around"), {})


def huddle(client: Client) -> dict[str, Any]:
    """The one that someone is in, as they were last told of it."""
    found = around(client)["huddle"]
    assert found is not None
    told = (body["huddle"] for name, body in reversed(client.told) if name == "huddles.huddle")
    view: dict[str, Any] = next(view for view in told if view["id"] == found)
    return PLAIN | view | {"partners": [NOTHING_ON | one for one in view["partners"]]}


def conversations(client: Client) -> dict[int, dict[str, Any]]:
    """Those of the room by id, as someone was told of them so far."""
    found: dict[int, dict[str, Any]] = {}
    for name, body in client.told:
        if name == "huddles.conversations":
            found |= {one["id"]: one for one in body["huddles"]}
            for over in body["over"]:
                found.pop(over, None)
    return found


def heard(client: Client) -> set[int]:
    return {one["member"] for one in around(client)["hears"]}


async def hears(client: Client, *others: Client) -> None:
    """Await that someone hears these others and nobody else."""
    await client.until(lambda: heard(client) == {number(other) for other in others})


async def together(*clients: Client) -> None:
    """Await that all hear each other, and nobody else, and see one huddle of them."""
    for client in clients:
        await hears(client, *(other for other in clients if other is not client))
        members = sorted(number(other) for other in clients)
        await client.until(
            lambda client=client, members=members: (
                around(client)["huddle"] is not None
                and sorted(one["member"] for one in huddle(client)["partners"]) == members
                and around(client)["heard_by"] == [one for one in members if one != number(client)]
            )
        )


async def alone(client: Client, apart: str = "") -> None:
    """Await that someone hears nobody and is heard by nobody."""
    await client.until(lambda: around(client) == ALONE | {"apart": apart})


def area(slug: str, name: str) -> Area:
    return next(area for area in demo_map(slug).areas if area.name == name)


async def sit(client: Client, slug: str, place: Area, which: int = 0) -> None:
    """Take the seat of that number in an area, and await that one is there."""
    seats = [seat for seat in demo_map(slug).seats if place.region.contains(seat.x, seat.y)]
    await client.ask("presence.sit", seat=seats[which].index)
    await client.until(lambda: client.at == (seats[which].x, seats[which].y))


async def walk_to(client: Client, slug: str, goals: set[Tile]) -> None:
    await client.walk(way(demo_map(slug), client.at, goals))


def tiles_off(slug: str, tile: Tile, tiles: int) -> set[Tile]:
    """Where one can stand that many tiles away, in whatever direction, and not on a portal."""
    room = demo_map(slug)
    return {
        there
        for there in room.around(*tile, distance=tiles)
        if room.portal_at(*there) is None and not any(area.kind != "plain" for area in room.areas_at(*there))
    }


def far_from(slug: str, *clients: Client) -> set[Tile]:
    """Where one can stand seven or eight tiles from the first of some people, and no nearer to any of them."""
    tiles = tiles_off(slug, clients[0].at, 7) | tiles_off(slug, clients[0].at, 8)
    return {(x, y) for x, y in tiles if all(max(abs(x - one.at[0]), abs(y - one.at[1])) > 6 for one in clients)}
