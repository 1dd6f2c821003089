"""A published map as the walking server reads it: grids and tables made once, then only looked up."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from rooms.maps.document import START, AreaKind, Desk, Region, Thing

Tile = tuple[int, int]  # column and row, from 0 at the top left

# How near one has to be to do something with what stands there: tiles to its box, diagonals counting as one.
REACH_TILES = 3

# `RoomMap.restricted` holds an index of this: who may step on a tile, in the words of `Room.Access`.
ACCESS = ("everyone", "speakers", "team")


class Facing(IntEnum):
    """The numbers of the wire."""

    DOWN = 0
    LEFT = 1
    RIGHT = 2
    UP = 3


@dataclass(frozen=True, slots=True)
class Portal:
    region: Region
    room: str
    spawn: str


@dataclass(frozen=True, slots=True)
class Area:
    """`access` is one of `ACCESS`."""

    name: str
    kind: AreaKind
    access: str
    region: Region


@dataclass(frozen=True, slots=True)
class Seat:
    """`index` is its number among the seats of the map, in file order: how commands name it."""

    index: int
    x: int
    y: int
    facing: Facing


@dataclass(frozen=True, slots=True, eq=False)
class RoomMap:
    """One version of a room's map, immutable. Grids are row by row, `y * width + x`; everything is in tiles.

    solid: 1 where nobody walks (seats are solid: one gets onto them by sitting)
    restricted: who may step there, an index of `ACCESS`; the strictest where areas overlap
    spawns: the walkable tiles of each spawn, by its name; there is always a `start`
    things: notes, links, screens and desks in file order; their place here is how clients call them
    portal_tiles, seat_tiles: what is on tile `y * width + x`, if anything
    """

    width: int
    height: int
    solid: bytes
    restricted: bytes
    spawns: Mapping[str, tuple[Tile, ...]]
    portals: tuple[Portal, ...]
    areas: tuple[Area, ...]
    seats: tuple[Seat, ...]
    things: tuple[Thing, ...]
    portal_tiles: Mapping[int, Portal]
    seat_tiles: Mapping[int, Seat]

    def walkable(self, x: int, y: int) -> bool:
        """Whether the ground carries anybody at (x, y), on the map or off it. Rights are for `access_at`."""
        return 0 <= x < self.width and 0 <= y < self.height and not self.solid[y * self.width + x]

    def access_at(self, x: int, y: int) -> str:
        """Who may step on a tile of the map, as one of `ACCESS`."""
        return ACCESS[self.restricted[y * self.width + x]]

    def portal_at(self, x: int, y: int) -> Portal | None:
        return self.portal_tiles.get(y * self.width + x)

    def seat_at(self, x: int, y: int) -> Seat | None:
        return self.seat_tiles.get(y * self.width + x)

    def desk(self, name: str) -> Desk | None:
        """The desk of that name."""
        return next((thing for thing in self.things if isinstance(thing, Desk) and thing.name == name), None)

    def areas_at(self, x: int, y: int) -> tuple[Area, ...]:
        """The areas that cover (x, y), in file order. O(areas of the map)."""
        return tuple(area for area in self.areas if area.region.contains(x, y))

    def arrivals(self, spawn: str) -> tuple[Tile, ...]:
        """Where those who come to `spawn` may stand: at `start` when this version has no such spawn (any more)."""
        return self.spawns.get(spawn) or self.spawns[START]

    def nearest_free(self, x: int, y: int, is_free: Callable[[int, int], bool]) -> Tile | None:
        """The walkable tile nearest to (x, y), itself included, that `is_free` accepts; None when there is none.

        Near is counted in steps, so that nobody is put behind a wall; from a seat, or wherever nobody can stand, it
        starts from the walkable tiles around. Portals are neither offered nor crossed.
        """
        for tile in self.walk_from(self._standing(x, y)):
            if tile[1] * self.width + tile[0] not in self.portal_tiles and is_free(*tile):
                return tile
        return None

    def walk_from(self, tiles: Iterable[Tile]) -> Iterator[Tile]:
        """Every tile that can be walked to from `tiles`, nearest first, in four directions.

        A portal is an end, unless one stands on it already: who steps on it is taken away. O(tiles of the map).
        """
        width, solid = self.width, self.solid
        seen = bytearray(solid)
        queue: deque[int] = deque()
        for x, y in tiles:
            if self.walkable(x, y) and not seen[at := y * width + x]:
                seen[at] = 1
                queue.append(at)
        starts = frozenset(queue)
        while queue:
            at = queue.popleft()
            y, x = divmod(at, width)
            yield x, y
            if at in self.portal_tiles and at not in starts:
                continue
            # Down, left, right, up: as the wire numbers them, so that every process puts people on the same tile.
            for near, on_map in (
                (at + width, y + 1 < self.height),
                (at - 1, x > 0),
                (at + 1, x + 1 < width),
                (at - width, y > 0),
            ):
                if on_map and not seen[near]:
                    seen[near] = 1
                    queue.append(near)

    def around(self, x: int, y: int, distance: int = 1) -> list[Tile]:
        """The walkable tiles of the square ring at `distance` (the 8 around at 1), nearest as the crow flies first."""
        ring = [
            (x + dx, y + dy)
            for dy in range(-distance, distance + 1)
            for dx in (range(-distance, distance + 1) if abs(dy) == distance else (-distance, distance))
            if self.walkable(x + dx, y + dy)
        ]
        return sorted(ring, key=lambda tile: ((tile[0] - x) ** 2 + (tile[1] - y) ** 2, -tile[1], tile[0]))

    def in_reach_of(self, region: Region) -> Iterator[Tile]:
        """The walkable tiles from which what fills `region` can be used, row by row."""
        for y in range(max(0, region.y - REACH_TILES), min(self.height, region.y + region.height + REACH_TILES)):
            for x in range(max(0, region.x - REACH_TILES), min(self.width, region.x + region.width + REACH_TILES)):
                if self.walkable(x, y):
                    yield x, y

    def _standing(self, x: int, y: int) -> list[Tile]:
        """(x, y) itself, or the walkable tiles of the nearest ring around that has any."""
        if self.walkable(x, y):
            return [(x, y)]
        x, y = min(max(x, 0), self.width - 1), min(max(y, 0), self.height - 1)
        rings = (self.around(x, y, distance) for distance in range(max(self.width, self.height)))
        return next((ring for ring in rings if ring), [])
