"""A composed room as the bytes of a `.tmj`: the same room, the same bytes."""

from __future__ import annotations

import json
from typing import Any

from assets.art.pieces import Tileset
from assets.art.pixels import TILE
from assets.art.rooms import pieces
from assets.art.rooms.composer import ABOVE, BELOW, FLOOR, Room

Json = dict[str, Any]
GROUPS = {"spawn": "spawns", "portal": "portals", "area": "areas", "seat": "seats", "sign": "signs"}
THINGS = "things"  # notes, links, screens, desks


def written(room: Room) -> bytes:
    """The map, a row of tiles a line, so that a change shows where it is. Empty layers are left out."""
    firsts = pieces.used(piece for laid in room.layers.values() for piece, _, _ in laid.values())
    layers = [_tile_layer(room, name, firsts) for name in BELOW if room.layers[name]]
    layers.append(_object_layer(FLOOR, []))
    layers += [_tile_layer(room, name, firsts) for name in ABOVE if room.layers[name]]
    groups: dict[str, list[Json]] = {name: [] for name in (*GROUPS.values(), THINGS)}
    for number, thing in enumerate(room.things, 1):
        box = thing.box
        properties = [{"name": name, "type": "string", "value": value} for name, value in thing.properties]
        groups[GROUPS.get(thing.kind, THINGS)].append(
            {"id": number, "name": thing.name, "type": thing.kind, "x": box.x * TILE, "y": box.y * TILE}
            | {"width": box.width * TILE, "height": box.height * TILE, "rotation": 0, "visible": True}
            | ({"properties": properties} if properties else {})
        )
    layers += [_object_layer(name, objects) for name, objects in groups.items() if objects]
    for number, layer in enumerate(layers, 1):
        layer["id"] = number
    document: Json = {
        "type": "map",
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "compressionlevel": -1,
        "width": room.columns,
        "height": room.rows,
        "tilewidth": TILE,
        "tileheight": TILE,
        "nextlayerid": len(layers) + 1,
        "nextobjectid": len(room.things) + 1,
        "properties": [{"name": "title", "type": "string", "value": room.title}],
        "tilesets": [tileset.tiled(first) for tileset, first in firsts.items()],
        "layers": layers,
    }
    return (_text(document, room.columns) + "\n").encode()


def _tile_layer(room: Room, name: str, firsts: dict[Tileset, int]) -> Json:
    laid = {cell: pieces.gid(*tile, firsts) for cell, tile in room.layers[name].items()}
    data = [laid.get((x, y), 0) for y in range(room.rows) for x in range(room.columns)]
    place = {"x": 0, "y": 0, "width": room.columns, "height": room.rows, "opacity": 1, "visible": True}
    return {"id": 0, "name": name, "type": "tilelayer"} | place | {"data": data}


def _object_layer(name: str, objects: list[Json]) -> Json:
    place = {"draworder": "topdown", "x": 0, "y": 0, "opacity": 1, "visible": True}
    return {"id": 0, "name": name, "type": "objectgroup"} | place | {"objects": objects}


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _text(document: Json, columns: int) -> str:
    """Compact, but for one line a row of tiles, one an object, one a tileset."""
    layers = []
    for layer in document["layers"]:
        kind = "data" if "data" in layer else "objects"
        head = _compact({key: value for key, value in layer.items() if key != kind})[:-1]
        entries = [_compact(entry) for entry in layer[kind]]
        each = columns if kind == "data" else 1
        lines = [",".join(entries[start : start + each]) for start in range(0, len(entries), each)]
        layers.append(f'{head},"{kind}":[\n' + ",\n".join(lines) + "]}")
    head = _compact({key: value for key, value in document.items() if key not in ("layers", "tilesets")})[:-1]
    tilesets = ",\n".join(_compact(one) for one in document["tilesets"])
    return f'{head},\n"tilesets":[\n{tilesets}],\n"layers":[\n' + ",\n".join(layers) + "]}"
