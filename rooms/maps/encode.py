"""A `Document` written as Tiled's `.tmj`: what is stored and served, instead of the bytes that were sent."""

from collections.abc import Iterable

from rooms.maps.document import (
    START,
    TILE_PX,
    Area,
    Desk,
    Document,
    Link,
    MapObject,
    Note,
    ObjectLayer,
    Portal,
    Screen,
    Seat,
    Sign,
    Spawn,
    TileLayer,
    Tileset,
)

Json = dict[str, object]

_CLASSES = {
    Spawn: "spawn",
    Portal: "portal",
    Area: "area",
    Seat: "seat",
    Sign: "sign",
    Note: "note",
    Link: "link",
    Screen: "screen",
    Desk: "desk",
}


def encode(document: Document) -> Json:
    """The JSON object of a `.tmj` that Tiled opens; reading it again gives an equal document."""
    ids = [found.id for layer in document.layers if isinstance(layer, ObjectLayer) for found in layer.objects]
    return {
        "type": "map",
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "compressionlevel": -1,
        "width": document.width,
        "height": document.height,
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "nextlayerid": len(document.layers) + 1,
        "nextobjectid": max(ids, default=0) + 1,
        "properties": [_string("title", document.title)] if document.title else [],
        "tilesets": _tilesets(document.tilesets),
        "layers": [_layer(number, layer, document) for number, layer in enumerate(document.layers, 1)],
    }


def _tilesets(tilesets: Iterable[Tileset]) -> list[Json]:
    first, written = 1, []
    for tileset in tilesets:
        written.append(_tileset(tileset, first))
        first += tileset.tilecount
    return written


def _tileset(tileset: Tileset, first: int) -> Json:
    return {
        "firstgid": first,
        "name": tileset.name,
        "image": f"{tileset.name}.png",
        "imagewidth": tileset.columns * TILE_PX,
        "imageheight": tileset.tilecount // tileset.columns * TILE_PX,
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "tilecount": tileset.tilecount,
        "columns": tileset.columns,
        "margin": 0,
        "spacing": 0,
        "tiles": [
            {"id": tile, "properties": [{"name": "collides", "type": "bool", "value": True}]}
            for tile in sorted(tileset.colliding)
        ],
    }


def _layer(number: int, layer: TileLayer | ObjectLayer, document: Document) -> Json:
    if isinstance(layer, ObjectLayer):
        return {
            "id": number,
            "type": "objectgroup",
            "name": layer.name,
            "x": 0,
            "y": 0,
            "visible": True,
            "opacity": 1,
            "draworder": "topdown",
            "objects": [_object(found) for found in layer.objects],
        }
    return {
        "id": number,
        "type": "tilelayer",
        "name": layer.name,
        "x": 0,
        "y": 0,
        "width": document.width,
        "height": document.height,
        "visible": layer.visible,
        "opacity": layer.opacity,
        "data": list(layer.gids),
    }


def _object(found: MapObject) -> Json:
    if isinstance(found, Sign):
        x, y, width, height = found.x_px, found.y_px, found.width_px, found.height_px
    else:
        region = found.region
        x, y, width, height = (side * TILE_PX for side in (region.x, region.y, region.width, region.height))
    written: Json = {
        "id": found.id,
        "name": found.name,
        "type": _CLASSES[type(found)],
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "rotation": 0,
        "visible": True,
        "properties": _properties(found),
    }
    if (width, height) == (0, 0):
        written["point"] = True
    return written


def _properties(found: MapObject) -> list[Json]:
    match found:
        case Portal():
            spawn = [_string("spawn", found.spawn)] if found.spawn != START else []
            return [_string("room", found.room), *spawn]
        case Area():
            access = [_string("access", found.access)] if found.access else []
            return [*access, _string("kind", found.kind)]
        case Seat():
            return [_string("facing", found.facing)]
        case Note() | Desk():
            return [_string("text", found.text)] if found.text else []
        case Link() | Screen():
            return [_string("url", found.url)]
        case _:
            return []


def _string(name: str, value: str) -> Json:
    return {"name": name, "type": "string", "value": value}
