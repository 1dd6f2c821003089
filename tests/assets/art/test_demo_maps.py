"""The demo maps follow the map format and lead to one another; what they show exists in the tileset."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assets.art.ground import LINE_SHAPES
from assets.art.pieces import FIRST_GID
from assets.art.tileset import WAYS
from assets.art.tilesets import TILESETS, index
from assets.art.ways import DOORS as DOOR_WAYS
from assets.art.ways import GATES

DIRECTORY = Path(__file__).parents[3] / "rooms" / "maps" / "demo"
ROOMS = {
    "parvis": "quad",
    "accueil": "lobby",
    "amphitheatre": "auditorium",
    "posters": "posters",
    "comite": "committee",
    "grand-hall": "hall",
    "ecoles": "schools",
    "salon": "lounge",
    "jardin": "garden",
    "galerie": "gallery",
    "toulouse-inp": "toulouse",
    "grenoble-inp": "grenoble",
    "bordeaux-inp": "bordeaux",
    "lorraine-inp": "lorraine",
    "clermont-auvergne-inp": "clermont",
    "esup-portail": "workshop",
    "unit": "library",
    "la-melee": "loft",
    "edtech-occitanie": "booths",
}
# Which rooms one enters from which, and leaves towards: the parvis first.
DOORS = {
    "parvis": ("accueil", "ecoles", "jardin"),
    "accueil": ("posters", "amphitheatre", "comite", "grand-hall", "salon"),
    "grand-hall": ("esup-portail", "unit", "edtech-occitanie", "la-melee", "galerie"),
    "ecoles": ("toulouse-inp", "grenoble-inp", "bordeaux-inp", "lorraine-inp", "clermont-auvergne-inp"),
    "salon": ("jardin",),
}
Cell = tuple[int, int]


@dataclass(frozen=True)
class Thing:
    """An object of a map, in tiles."""

    name: str
    kind: str
    cells: frozenset[Cell]
    properties: dict[str, str]


@dataclass(frozen=True)
class DemoMap:
    raw: dict[str, Any]

    @property
    def size(self) -> Cell:
        return self.raw["width"], self.raw["height"]

    @property
    def tile_layers(self) -> list[dict[str, Any]]:
        return [layer for layer in self.raw["layers"] if layer["type"] == "tilelayer"]

    def solid(self) -> set[Cell]:
        collides = {each["firstgid"] + tile["id"] for each in self.raw["tilesets"] for tile in each["tiles"]}
        width = self.raw["width"]
        cells = ((index, gid) for layer in self.tile_layers for index, gid in enumerate(layer["data"]))
        return {(index % width, index // width) for index, gid in cells if gid in collides}

    def kinds(self) -> dict[int, str]:
        """The character of the plan of every tile that the map may use, by its number in the map."""
        firsts = {each["name"]: each["firstgid"] for each in self.raw["tilesets"]}
        return {
            gid: kind
            for tileset, placed in index().values()
            if tileset.name in firsts
            for _, _, kind, gid in placed.tiles(firsts[tileset.name])
        }

    def free(self) -> set[Cell]:
        width, height = self.size
        return {(x, y) for x in range(width) for y in range(height)} - self.solid()

    def things(self, kind: str) -> list[Thing]:
        groups = (layer for layer in self.raw["layers"] if layer["type"] == "objectgroup")
        return [thing(raw) for group in groups for raw in group["objects"] if raw["type"] == kind]

    def reachable(self) -> set[Cell]:
        free = self.free()
        (start,) = (spawn for spawn in self.things("spawn") if spawn.name == "start")
        seen = set(start.cells & free)
        border = list(seen)
        while border:
            x, y = border.pop()
            for cell in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
                if cell in free and cell not in seen:
                    seen.add(cell)
                    border.append(cell)
        return seen


def thing(raw: dict[str, Any]) -> Thing:
    assert not [raw[side] for side in ("x", "y", "width", "height") if raw[side] % 32]
    x, y, width, height = (raw[side] // 32 for side in ("x", "y", "width", "height"))
    cells = frozenset((x + right, y + below) for right in range(width) for below in range(height))
    properties = {entry["name"]: entry["value"] for entry in raw.get("properties", [])}
    return Thing(raw["name"], raw["type"], cells, properties)


MAPS = {slug: DemoMap(json.loads((DIRECTORY / f"{file}.tmj").read_text())) for slug, file in ROOMS.items()}
every_map = pytest.mark.parametrize("slug", ROOMS)


def test_there_are_no_other_maps() -> None:
    assert sorted(path.stem for path in DIRECTORY.glob("*.tmj")) == sorted(ROOMS.values())


@every_map
def test_the_header_is_what_tiled_writes(slug: str) -> None:
    raw = MAPS[slug].raw

    assert (raw["type"], raw["orientation"], raw["infinite"]) == ("map", "orthogonal", False)
    assert (raw["tilewidth"], raw["tileheight"]) == (32, 32)
    assert [entry["name"] for entry in raw["properties"]] == ["title"]
    assert [layer["name"] for layer in raw["layers"]].count("floorLayer") == 1
    assert len({layer["id"] for layer in raw["layers"]}) == len(raw["layers"])


@every_map
def test_every_tile_used_is_in_the_catalogue(slug: str) -> None:
    width, height = MAPS[slug].size
    known = MAPS[slug].kinds().keys()
    for layer in MAPS[slug].tile_layers:
        assert len(layer["data"]) == width * height
        assert set(layer["data"]) - {0} <= known, layer["name"]


@every_map
def test_the_embedded_tilesets_agree_with_the_catalogue(slug: str) -> None:
    """A tileset may have grown since the map was saved; what the map uses may not have changed."""
    known = {tileset.name: tileset for tileset in TILESETS}
    used = {gid for layer in MAPS[slug].tile_layers for gid in layer["data"]} - {0}
    first = FIRST_GID
    for embedded in MAPS[slug].raw["tilesets"]:
        tileset = known[embedded["name"]]
        now = tileset.tiled(first)
        fixed = ("columns", "firstgid", "image", "margin", "name", "spacing", "tilewidth", "tileheight", "imagewidth")
        here = {gid for gid in used if first <= gid < first + embedded["tilecount"]}

        assert {key: embedded[key] for key in fixed} == {key: now[key] for key in fixed}
        assert embedded["tilecount"] <= now["tilecount"]
        assert {first + tile["id"] for tile in embedded["tiles"]} & here == set(tileset.solid_gids(first)) & here
        assert here, "a tileset that the map does not use"
        first += embedded["tilecount"]


@every_map
def test_tiles_for_above_people_lie_above_people(slug: str) -> None:
    names = [layer["name"] for layer in MAPS[slug].raw["layers"]]
    floor = names.index("floorLayer")
    kinds = MAPS[slug].kinds()
    for position, layer in enumerate(MAPS[slug].raw["layers"]):
        if layer["type"] == "tilelayer":
            above = {kinds[gid] == "^" for gid in layer["data"] if gid}
            assert above == {position > floor}, layer["name"]


@every_map
def test_everything_walkable_can_be_reached(slug: str) -> None:
    assert MAPS[slug].free() - MAPS[slug].reachable() == set()


@every_map
def test_spawns_have_names_of_their_own_and_lie_on_free_ground(slug: str) -> None:
    spawns = MAPS[slug].things("spawn")
    portals = {cell for portal in MAPS[slug].things("portal") for cell in portal.cells}

    assert len({spawn.name for spawn in spawns}) == len(spawns)
    for spawn in spawns:
        assert spawn.cells <= MAPS[slug].free() - portals, spawn.name


@every_map
def test_portals_are_two_tiles_wide_and_land_beside_the_way_back(slug: str) -> None:
    for portal in MAPS[slug].things("portal"):
        target = MAPS[portal.properties["room"]]
        (landing,) = (spawn for spawn in target.things("spawn") if spawn.name == portal.properties["spawn"])
        (back,) = (other for other in target.things("portal") if other.properties["room"] == slug)

        assert len(portal.cells) == 2
        assert portal.cells <= MAPS[slug].reachable()
        assert min(abs(x - i) + abs(y - j) for x, y in landing.cells for i, j in back.cells) in (1, 2, 3)


def test_doors_join_the_rooms_as_planned() -> None:
    doors = {(slug, portal.properties["room"]) for slug in ROOMS for portal in MAPS[slug].things("portal")}
    planned = {(outer, inner) for outer, inners in DOORS.items() for inner in inners}

    assert doors == planned | {(inner, outer) for outer, inner in planned}


@every_map
def test_a_room_is_large_enough_to_meet_in_and_has_somewhere_to_sit(slug: str) -> None:
    width, height = MAPS[slug].size

    assert 20 <= width <= 48
    assert 16 <= height <= 40
    assert len(MAPS[slug].things("seat")) >= 8


@pytest.mark.parametrize("slug", ["accueil", "grand-hall", "ecoles"])
def test_a_line_on_the_floor_is_told_by_its_style_and_not_only_by_its_colour(slug: str) -> None:
    """Of two lines in one room, the inlays differ too."""
    shown = {gid for layer in MAPS[slug].tile_layers for gid in layer["data"]}
    firsts = {each["name"]: each["firstgid"] for each in MAPS[slug].raw["tilesets"]}
    ways = {name: style for name, (_, style, _) in (WAYS | DOOR_WAYS).items()} | {n: g[-1] for n, g in GATES.items()}
    lines = {
        way: style
        for way, style in ways.items()
        for tileset, placed in (index()[f"line-{way}-{shape}"] for shape in LINE_SHAPES)
        if tileset.name in firsts and placed.gid(0, 0, firsts[tileset.name]) in shown
    }

    assert len(lines) >= 5
    assert len(set(lines.values())) == len(lines)


def test_the_lounge_has_a_private_area_around_each_table_and_the_garden_is_silent() -> None:
    private = [area for area in MAPS["salon"].things("area") if area.properties["kind"] == "private"]
    (garden,) = MAPS["jardin"].things("area")
    seats = [seat.cells for seat in MAPS["salon"].things("seat")]

    assert len(private) == 8
    assert all(sum(seat <= area.cells for seat in seats) >= 4 for area in private)
    assert not [one for one in private for other in private if one is not other and one.cells & other.cells]
    assert garden.properties["kind"] == "silent"
    assert {cell for spawn in MAPS["jardin"].things("spawn") for cell in spawn.cells} <= garden.cells


@every_map
def test_every_door_has_a_sign(slug: str) -> None:
    signs = MAPS[slug].things("sign")
    for portal in MAPS[slug].things("portal"):
        beside = {(x, y - 1) for x, y in portal.cells}
        assert [sign.name for sign in signs if sign.cells & beside], portal.properties


@every_map
def test_seats_are_solid_and_somebody_can_get_up_from_them(slug: str) -> None:
    reachable, solid = MAPS[slug].reachable(), MAPS[slug].solid()
    seats = MAPS[slug].things("seat")
    taken = [seat.cells for seat in seats]

    assert len(taken) == len(set(taken))
    for seat in seats:
        ((x, y),) = seat.cells
        assert (x, y) in solid
        assert seat.properties["facing"] in {"up", "down", "left", "right"}
        assert any((x + right, y + below) in reachable for right in (-1, 0, 1) for below in (-1, 0, 1)), seat


@every_map
def test_what_can_be_opened_stands_on_something_that_is_drawn_and_can_be_approached(slug: str) -> None:
    """Its whole box is furniture or wall, and somebody can stand within three tiles of it."""
    room = MAPS[slug]
    things = [one for kind in ("note", "link", "screen", "desk") for one in room.things(kind)]
    drawn = {
        (index % room.size[0], index // room.size[0])
        for layer in room.tile_layers
        if layer["name"] not in ("ground", "surface", "shade", "light")
        for index, gid in enumerate(layer["data"])
        if gid
    }
    for thing in things:
        assert thing.cells <= drawn, thing
        assert any(
            (x + dx, y + dy) in room.reachable() for x, y in thing.cells for dx in range(-3, 4) for dy in range(-3, 4)
        )


def test_the_auditorium_seats_sixty_people_or_more_who_all_face_the_stage() -> None:
    auditorium = MAPS["amphitheatre"]
    areas = {area.properties["kind"]: area for area in auditorium.things("area")}
    rows = [seat for seat in auditorium.things("seat") if seat.cells <= areas["audience"].cells]

    assert areas["stage"].properties["access"] == "speakers"
    assert max(y for _, y in areas["stage"].cells) < min(y for _, y in areas["audience"].cells)
    assert len(rows) >= 60
    assert {seat.properties["facing"] for seat in rows} == {"up"}


def test_ten_people_sit_at_the_committees_table() -> None:
    (table,) = (area for area in MAPS["comite"].things("area") if area.name == "Table du comité")

    assert len([seat for seat in MAPS["comite"].things("seat") if seat.cells <= table.cells]) == 10


def test_the_poster_hall_has_twelve_to_sixteen_boards() -> None:
    feet = {
        placed.gid(0, 2)
        for name, (_, placed) in index().items()
        if name.startswith("poster-") and name != "poster-column"
    }
    shown = [gid for layer in MAPS["posters"].tile_layers for gid in layer["data"] if gid in feet]

    assert 12 <= len(shown) <= 16
