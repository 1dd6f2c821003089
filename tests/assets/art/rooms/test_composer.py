"""Rooms are composed from names; what cannot stand where it is put is told at once; the files are what the modules say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assets.art.rooms import composed
from assets.art.rooms.building import traced
from assets.art.rooms.composer import Box, Misplaced, Room
from assets.art.rooms.pictures import drawn
from assets.art.rooms.writing import written
from assets.art.tilesets import TILESETS

MAPS = Path(__file__).parents[4] / "rooms" / "maps" / "demo"
ROOMS = composed()


def a_room() -> Room:
    """Ten by eight tiles of wood behind walls."""
    room = Room("essai", "Essai", 12, 12)
    room.indoors("wood", (1, 3, 10, 8))
    return room


def document(room: Room) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(room))
    return found


def names_at(room: Room, x: int, y: int) -> dict[str, str]:
    """The piece on each layer of a tile."""
    return {layer: tiles[x, y][0] for layer, tiles in room.layers.items() if (x, y) in tiles}


def objects(room: Room, kind: str) -> list[dict[str, Any]]:
    return [one for layer in document(room)["layers"] for one in layer.get("objects", []) if one["type"] == kind]


@pytest.mark.parametrize("name", ROOMS)
def test_the_map_is_what_its_module_says(name: str) -> None:
    """If this fails, run `make rooms` and look at what changed."""
    assert (MAPS / f"{name}.tmj").read_bytes() == written(ROOMS[name])


def test_a_room_has_walls_around_a_face_above_and_the_shade_of_both() -> None:
    room = a_room()

    assert names_at(room, 5, 0)["walls"].startswith("wall-")
    assert [names_at(room, 5, y)["walls"] for y in (1, 2)] == ["face-plaster", "face-plaster"]
    assert names_at(room, 0, 7)["walls"].startswith("wall-")
    assert names_at(room, 5, 3)["shade"] == "shade-n"
    assert names_at(room, 1, 3)["shade"] == "shade-nw"
    assert "walls" not in names_at(room, 5, 5)


def test_a_piece_finds_its_layers_and_a_chair_is_a_seat_that_faces_as_it_is_called() -> None:
    room = a_room()
    room.put("plant", 4, 5)
    room.put("table-small", 6, 6)
    room.put("laptop", 6, 6)
    room.put("chair-teal-left", 8, 6)
    room.put("stool-gold", 5, 8, "up")

    assert names_at(room, 4, 5)["above"] == names_at(room, 4, 6)["furniture"] == "plant"
    assert (names_at(room, 6, 6)["furniture"], names_at(room, 6, 6)["furniture-2"]) == ("table-small", "laptop")
    facings = [(seat["x"] // 32, seat["y"] // 32, seat["properties"][0]["value"]) for seat in objects(room, "seat")]
    assert facings == [(8, 6, "left"), (5, 8, "up")]


@pytest.mark.parametrize(("name", "x", "y"), [("table-oak", 3, 6), ("plant", 4, 5), ("sofa-teal-down", 10, 5)])
def test_what_stands_on_something_else_or_leaves_the_room_is_refused(name: str, x: int, y: int) -> None:
    room = a_room()
    room.put("table-small", 4, 6)

    with pytest.raises(Misplaced, match=name):
        room.put(name, x, y)


def test_a_door_leads_on_has_a_sign_and_somewhere_to_arrive() -> None:
    room = a_room()
    room.door_north("posters", 5, 1, "posters", "Hall des posters")
    (portal,), (sign,), (spawn,) = (objects(room, kind) for kind in ("portal", "sign", "spawn"))

    assert {one["name"]: one["value"] for one in portal["properties"]} == {"room": "posters", "spawn": "essai"}
    assert (sign["name"], sign["y"]) == ("Hall des posters", portal["y"] - 32)
    assert (spawn["name"], spawn["y"]) == ("posters", portal["y"] + 64)


def test_a_line_turns_where_it_should_and_ends_in_discs() -> None:
    shapes = dict(traced([(1, 5), (1, 2), (4, 2)]))

    assert shapes == {
        (1, 5): "end-n",
        (1, 4): "v",
        (1, 3): "v",
        (1, 2): "se",
        (2, 2): "h",
        (3, 2): "h",
        (4, 2): "end-w",
    }
    with pytest.raises(ValueError, match="No straight line"):
        list(traced([(1, 1), (2, 2)]))


def test_a_map_names_the_tilesets_it_uses_and_counts_them_one_after_another() -> None:
    room = a_room()
    assert [one["name"] for one in document(room)["tilesets"]] == ["campus"]

    room.put("gate-toulouse", 4, 4)
    campus, ways = document(room)["tilesets"]
    assert (ways["name"], ways["firstgid"]) == ("ways", 1 + campus["tilecount"])
    assert "halls" not in [campus["name"], ways["name"]]


def test_the_picture_shows_the_tiles_where_they_lie() -> None:
    room = Room("essai", "Essai", 8, 8)
    room.fill("grass")
    room.put("gate-clermont", 2, 2)
    room.note("Porte", Box(2, 6), "De la lave.")
    tilesets = {tileset.name: tileset.picture() for tileset in TILESETS if tileset.name in ("campus", "ways")}
    picture = drawn(document(room), tilesets)

    pixels = np.array(picture)
    assert pixels.shape == (256, 256, 3)
    assert pixels[10, 10, 1] > 120  # grass
    assert pixels[5 * 32, 2 * 32 + 15].max() < 110  # a pier of lava
