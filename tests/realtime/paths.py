"""Ways through the demo maps, so that tests walk on what people walk on."""

import json
from collections import deque
from functools import cache

from rooms.maps.compile import compile_map
from rooms.maps.room_map import Portal, RoomMap, Tile
from rooms.maps.tmj import load
from venue.config import demo
from venue.config.demo_rooms import ROOMS

_DELTAS = {"d": (0, 1), "l": (-1, 0), "r": (1, 0), "u": (0, -1)}


@cache
def demo_map(slug: str) -> RoomMap:
    name = next(room.map for room in ROOMS if room.slug == slug)
    return compile_map(load(json.loads((demo.MAPS / f"{name}.tmj").read_bytes())))


def way(room: RoomMap, start: Tile, goals: set[Tile]) -> str:
    """The shortest way from `start` to one of `goals`, as letters; portals other than a goal are not crossed."""
    queue: deque[tuple[Tile, str]] = deque([(start, "")])
    seen = {start}
    while queue:
        (x, y), letters = queue.popleft()
        if (x, y) in goals:
            return letters
        for letter, (dx, dy) in _DELTAS.items():
            tile = (x + dx, y + dy)
            if tile in seen or not room.walkable(*tile) or (room.portal_at(*tile) and tile not in goals):
                continue
            seen.add(tile)
            queue.append((tile, letters + letter))
    raise AssertionError(f"no way from {start} to {goals}")


def portal_to(slug: str, target: str) -> Portal:
    return next(portal for portal in demo_map(slug).portals if portal.room == target)


def way_to_portal(slug: str, start: Tile, target: str) -> str:
    room = demo_map(slug)
    return way(room, start, set(portal_to(slug, target).region.tiles()))


def free_direction(slug: str, at: Tile) -> str:
    """A letter that walks, and does not step on a portal."""
    room = demo_map(slug)
    for letter, (dx, dy) in _DELTAS.items():
        if room.walkable(at[0] + dx, at[1] + dy) and not room.portal_at(at[0] + dx, at[1] + dy):
            return letter
    raise AssertionError(f"nowhere to go from {at}")


def wall_way(slug: str, start: Tile) -> tuple[str, str]:
    """A way to a tile beside a wall, and the letter that would walk into the wall."""
    room = demo_map(slug)
    for tile in room.walk_from([start]):
        for letter, (dx, dy) in _DELTAS.items():
            if not room.walkable(tile[0] + dx, tile[1] + dy) and not room.portal_at(*tile):
                return way(room, start, {tile}), letter
    raise AssertionError("a room without walls")
