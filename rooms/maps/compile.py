"""From a document to the `RoomMap` that the walking server reads."""

from collections.abc import Iterable
from types import MappingProxyType

from rooms.maps import document as drawn
from rooms.maps.document import Document
from rooms.maps.room_map import ACCESS, Area, Facing, Portal, RoomMap, Seat


def compile_map(document: Document) -> RoomMap:
    """Compile once per version. What `RoomMap` promises holds for a valid document only."""
    width = document.width
    solid = _solid(document)
    portals = tuple(
        Portal(portal.region, portal.room, portal.spawn) for _layer, portal in document.of_kind(drawn.Portal)
    )
    areas = tuple(
        Area(area.name, area.kind, area.access or ACCESS[0], area.region)
        for _layer, area in document.of_kind(drawn.Area)
    )
    seats = tuple(
        Seat(index, seat.region.x, seat.region.y, Facing[seat.facing.upper()])
        for index, (_layer, seat) in enumerate(document.of_kind(drawn.Seat))
    )
    return RoomMap(
        width=width,
        height=document.height,
        solid=solid,
        restricted=_restricted(areas, width, document.height),
        spawns=MappingProxyType(
            {
                spawn.name: tuple((x, y) for x, y in spawn.region.tiles() if not solid[y * width + x])
                for _layer, spawn in document.of_kind(drawn.Spawn)
            }
        ),
        portals=portals,
        areas=areas,
        seats=seats,
        things=tuple(thing for _layer, thing in document.things),
        portal_tiles={y * width + x: portal for portal in portals for x, y in portal.region.tiles()},
        seat_tiles={seat.y * width + seat.x: seat for seat in seats},
    )


def _solid(document: Document) -> bytes:
    """1 where any layer, shown or hidden, above or below, has a tile that collides."""
    solid = bytearray(document.width * document.height)
    collides = bytes(
        [0, *(tile in tileset.colliding for tileset in document.tilesets for tile in range(tileset.tilecount))]
    )
    for layer in document.tile_layers:
        for at, gid in enumerate(layer.gids):
            if gid and collides[gid]:
                solid[at] = 1
    return bytes(solid)


def _restricted(areas: Iterable[Area], width: int, height: int) -> bytes:
    """Per tile the strictest of its areas, as an index of ACCESS."""
    grid = bytearray(width * height)
    for area in sorted(areas, key=lambda area: ACCESS.index(area.access)):
        region, level = area.region, ACCESS.index(area.access)
        for y in range(region.y, region.y + region.height) if level else ():
            row = y * width + region.x
            grid[row : row + region.width] = bytes([level]) * region.width
    return bytes(grid)
