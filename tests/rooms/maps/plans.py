"""Small valid maps for tests, drawn in ASCII.

    hall = plan(
        '''
        ##########
        #s.....L.#
        #s.>.<.l.#
        ##########
        ''',
        portals={"L": "lobby"},
        spawns={"l": "from-lobby"},
        areas=[area("Bulle", "private", (2, 1, 4, 2))],
    )
    upload_map(room, tmj(hall), by=None)

`#` wall, `.` floor, `s` the spawn `start`, `^ v < >` a chair and the way one looks from it. Each upper-case letter is a
portal and every other lower-case letter a spawn (but not `v`), to be named in `portals` and `spawns`; a letter fills
one rectangle. What can be read or asked comes from `thing`. Walls are added on the right and below until the map has the
least size of 8 × 8, so `(x, y)` is the character at column x of row y. Objects are numbered areas first, then letters and
chairs in reading order, then things, then signs.
"""

import json
from collections.abc import Mapping, Sequence
from textwrap import dedent
from typing import Any

TILE_PX = 32
SMALLEST = 8
NOTHING, FLOOR, WALL, CHAIR, CROWN = range(5)  # gids of the test tileset
FACINGS = {"^": "up", "v": "down", "<": "left", ">": "right"}

Json = dict[str, Any]
Box = tuple[int, int, int, int]  # x, y, width, height in tiles


def plan(
    text: str,
    *,
    portals: Mapping[str, str | tuple[str, str]] | None = None,
    spawns: Mapping[str, str] | None = None,
    areas: Sequence[Json] = (),
    things: Sequence[Json] = (),
    signs: Mapping[str, tuple[int, int]] | None = None,
    title: str = "",
) -> Json:
    """A Tiled map as its JSON object.

    `portals` gives each upper-case letter its room, or (room, spawn); `spawns` gives each lower-case letter its name;
    `areas` come from `area`, `things` from `thing`; `signs` are labels at the middle of a tile. Raises ValueError or
    KeyError for a plan that makes no sense.
    """
    rows = _rows(text)
    width, height = len(rows[0]), len(rows)
    names = {"s": "start", **(spawns or {})}
    objects = [*areas]
    for letter in dict.fromkeys(
        character for row in rows for character in row if character.isalpha() or character in FACINGS
    ):
        tiles = [(x, y) for y, row in enumerate(rows) for x, character in enumerate(row) if character == letter]
        if letter in FACINGS:
            objects += [_object("seat", "", (x, y, 1, 1), facing=FACINGS[letter]) for x, y in tiles]
        elif letter.isupper():
            target = (portals or {})[letter]
            to = {"room": target} if isinstance(target, str) else dict(zip(("room", "spawn"), target, strict=True))
            objects.append(_object("portal", letter, _rectangle(letter, tiles), **to))
        else:
            objects.append(_object("spawn", names[letter], _rectangle(letter, tiles)))
    objects += things
    for label, (x, y) in (signs or {}).items():
        point = _object("sign", label, (x, y, 0, 0)) | {"point": True}
        objects.append(point | {"x": point["x"] + TILE_PX // 2, "y": point["y"] + TILE_PX // 2})
    furniture = {"#": WALL} | dict.fromkeys(FACINGS, CHAIR)
    return {
        "type": "map",
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "orthogonal",
        "renderorder": "right-down",
        "infinite": False,
        "compressionlevel": -1,
        "width": width,
        "height": height,
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "nextlayerid": 5,
        "nextobjectid": len(objects) + 1,
        "properties": [{"name": "title", "type": "string", "value": title}] if title else [],
        "tilesets": [tileset()],
        "layers": [
            _tile_layer(1, "floor", width, [FLOOR] * (width * height)),
            _tile_layer(2, "walls", width, [furniture.get(character, NOTHING) for row in rows for character in row]),
            {
                "id": 3,
                "type": "objectgroup",
                "name": "floorLayer",
                "x": 0,
                "y": 0,
                "visible": True,
                "opacity": 1,
                "draworder": "topdown",
                "objects": [drawn | {"id": number} for number, drawn in enumerate(objects, 1)],
            },
            _tile_layer(4, "above", width, [NOTHING] * (width * height)),
        ],
    }


def area(name: str, kind: str, box: Box, access: str | None = None) -> Json:
    """An area for `plan`."""
    reserved = {} if access is None else {"access": access}
    return _object("area", name, box, kind=kind, **reserved)


def thing(kind: str, name: str, box: Box, /, **properties: str) -> Json:
    """A note, a link, a screen or a desk for `plan`."""
    return _object(kind, name, box, **properties)


def tmj(drawn: Json) -> bytes:
    """The bytes of the file, as somebody would upload it."""
    return json.dumps(drawn).encode()


def tileset(name: str = "campus", first: int = 1) -> Json:
    """A tileset of four tiles that passes for one of the house: floor, wall and chair (both collide), crown of a tree.

    `first` is the number of its first tile in the map.
    """
    collides = [{"name": "collides", "type": "bool", "value": True}]
    return {
        "firstgid": first,
        "name": name,
        "image": f"{name}.png",
        "imagewidth": 2 * TILE_PX,
        "imageheight": 2 * TILE_PX,
        "tilewidth": TILE_PX,
        "tileheight": TILE_PX,
        "tilecount": 4,
        "columns": 2,
        "margin": 0,
        "spacing": 0,
        "tiles": [{"id": WALL - 1, "properties": collides}, {"id": CHAIR - 1, "properties": collides}],
    }


def _rows(text: str) -> list[str]:
    rows = [line.rstrip() for line in dedent(text).strip("\n").splitlines()]
    if unknown := {
        character for row in rows for character in row if not (character.isalpha() or character in "#.^v<>")
    }:
        raise ValueError(f"the plan has {sorted(unknown)}")
    width = max(SMALLEST, *(len(row) for row in rows))
    rows += [""] * (SMALLEST - len(rows))
    return [row.ljust(width, "#") for row in rows]


def _rectangle(letter: str, tiles: list[tuple[int, int]]) -> Box:
    (x, y), (right, bottom) = tiles[0], tiles[-1]
    width, height = right - x + 1, bottom - y + 1
    if tiles != [(x + dx, y + dy) for dy in range(height) for dx in range(width)]:
        raise ValueError(f"{letter} does not fill one rectangle")
    return x, y, width, height


def _object(kind: str, name: str, box: Box, /, **properties: str) -> Json:
    x, y, width, height = (side * TILE_PX for side in box)
    return {
        "id": 0,
        "name": name,
        "type": kind,
        "x": x,
        "y": y,
        "width": width,
        "height": height,
        "rotation": 0,
        "visible": True,
        "properties": [{"name": key, "type": "string", "value": value} for key, value in sorted(properties.items())],
    }


def _tile_layer(number: int, name: str, width: int, data: list[int]) -> Json:
    return {
        "id": number,
        "type": "tilelayer",
        "name": name,
        "x": 0,
        "y": 0,
        "width": width,
        "height": len(data) // width,
        "visible": True,
        "opacity": 1,
        "data": data,
    }
