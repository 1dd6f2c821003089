"""What is wrong with a map is told: every kind of mistake, all of them at once, and where they are."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from rooms.maps.compile import compile_map
from rooms.maps.document import TILESETS
from rooms.maps.encode import encode
from rooms.maps.tmj import Unreadable, load
from rooms.maps.validate import Report, validate
from tests.rooms.maps.plans import CHAIR, CROWN, FLOOR, WALL, Json, area, plan, tileset, tmj

ROOMS = {"lobby": {"start", "from-hall"}, "library": None}


def hall() -> Json:
    """Objects: 1 area, 2 spawn start, 3 portal L, 4 seat, 5 spawn from-lobby, 6 portal B, 7 sign."""
    return plan(
        """
        ##########
        #s.....LL#
        #..>...ll#
        #.......B#
        ##########
        """,
        portals={"L": ("lobby", "from-hall"), "B": "library"},
        spawns={"l": "from-lobby"},
        areas=[area("Coulisses", "stage", (2, 1, 3, 2), access="team")],
        signs={"Hall d’accueil": (4, 0)},
        title="Hall",
    )


def look(drawn: Json) -> Report:
    return validate(tmj(drawn), ROOMS, own="hall")


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


def objects(drawn: Json) -> list[Json]:
    """Those of `hall` by number; [0] stands for none."""
    listed: list[Json] = drawn["layers"][2]["objects"]
    return [{}, *listed]


def test_a_good_map_has_no_problem() -> None:
    report = look(hall())

    assert report.sentences() == []
    assert report.is_valid


def test_what_is_kept_of_a_map_reads_the_same_again() -> None:
    document = look(hall()).document
    assert document is not None

    assert load(json.loads(json.dumps(encode(document)))) == document
    assert encode(document) == hall()


def test_what_only_serves_the_editor_is_not_kept() -> None:
    drawn = hall() | {"editorsettings": {"export": {"target": "/home/ana/secret.tmj"}}, "backgroundcolor": "#123456"}
    drawn["tilesets"][0]["wangsets"] = [{"name": "<script>"}]
    document = look(drawn).document
    assert document is not None

    assert not [hidden for hidden in ("secret", "#123456", "<script>") if hidden in json.dumps(encode(document))]


def test_a_stored_map_that_no_longer_follows_the_format_says_so() -> None:
    with pytest.raises(Unreadable, match="orientation"):
        load(hall() | {"orientation": "isometric"})


def test_a_map_of_several_tilesets_counts_their_tiles_through() -> None:
    """Where the second one's wall stands nobody walks, and its floor carries."""
    drawn = hall()
    drawn["tilesets"].append(tileset("halls", 1 + CROWN))
    tile(1, 6, 2, CROWN + WALL)(drawn)
    tile(1, 7, 3, CROWN + FLOOR)(drawn)

    document = look(drawn).document

    assert document is not None
    assert encode(document) == drawn
    assert load(json.loads(json.dumps(encode(document)))) == document
    room_map = compile_map(document)
    assert (room_map.walkable(6, 2), room_map.walkable(7, 3)) == (False, True)


# -- one mistake of each kind ----------------------------------------------------------------------------------------

Mutation = Callable[[Json], object]


def put(value: object, *path: Any) -> Mutation:
    """Set what is at `path` in the map."""

    def mutate(drawn: Json) -> None:
        at: Any = drawn
        for key in path[:-1]:
            at = at[key]
        at[path[-1]] = value

    return mutate


def change(number: int, **fields: object) -> Mutation:
    """Change fields of an object of `hall`."""
    return lambda drawn: objects(drawn)[number].update(fields)


def give(number: int, name: str, value: object, kind: str = "string") -> Mutation:
    """Give an object a property, instead of the one it has of this name."""

    def mutate(drawn: Json) -> None:
        owner = objects(drawn)[number]
        others = [one for one in owner["properties"] if one["name"] != name]
        owner["properties"] = [*others, {"name": name, "type": kind, "value": value}]

    return mutate


def without(*path: Any) -> Mutation:
    def mutate(drawn: Json) -> None:
        at: Any = drawn
        for key in path[:-1]:
            at = at[key]
        del at[path[-1]]

    return mutate


def add_object(**fields: object) -> Mutation:
    def mutate(drawn: Json) -> None:
        drawn["layers"][2]["objects"].append(objects(drawn)[2] | {"id": 50, "name": ""} | fields)

    return mutate


def tile(layer: int, x: int, y: int, gid: object) -> Mutation:
    return put(gid, "layers", layer, "data", y * 10 + x)


def append_layer(**fields: object) -> Mutation:
    return lambda drawn: drawn["layers"].append({"id": 9, "name": "de trop", "visible": True} | fields)


def add_tileset(name: str, first: int, **fields: object) -> Mutation:
    return lambda drawn: drawn["tilesets"].append(tileset(name, first) | fields)


MISTAKES: dict[str, tuple[Mutation, list[str]]] = {
    "a tileset file": (put("tileset", "type"), ["not_a_map"]),
    "isometric": (put("isometric", "orientation"), ["map_orientation"]),
    "no orientation": (without("orientation"), ["map_orientation"]),
    "drawn from the left": (put("left-down", "renderorder"), ["map_renderorder"]),
    "infinite": (put(True, "infinite"), ["map_infinite"]),
    "infinite, as a number": (put(1, "infinite"), ["map_infinite"]),
    "tiles of 16 px": (put(16, "tilewidth"), ["map_tile_size"]),
    "too wide": (put(256, "width"), ["map_size"]),
    "too low": (put(7, "height"), ["map_size"]),
    "width as text": (put("10", "width"), ["map_size"]),
    "width as a float": (put(10.0, "width"), ["map_size"]),
    "unknown map property": (
        put([{"name": "script", "type": "string", "value": "x"}], "properties"),
        ["property_unknown"],
    ),
    "title as a number": (put([{"name": "title", "type": "int", "value": 3}], "properties"), ["property_type"]),
    "long title": (put([{"name": "title", "type": "string", "value": "x" * 81}], "properties"), ["property_value"]),
    "properties as an object": (put({"title": "Hall"}, "properties"), ["property_list"]),
    # tileset
    "no tileset": (put([], "tilesets"), ["tileset_count"]),
    "the same tileset twice": (add_tileset("campus", 5), ["tileset_twice"]),
    "tileset too far": (add_tileset("halls", 6), ["tileset_firstgid"]),
    "tilesets over one another": (add_tileset("halls", 4), ["tileset_firstgid"]),
    "second tileset of another house": (add_tileset("village", 5), ["tileset_name"]),
    "second tileset with the first one's image": (add_tileset("halls", 5, image="campus.png"), ["tileset_image"]),
    "second tileset without columns": (add_tileset("halls", 5, columns=0), ["tileset_size"]),
    "more tiles than a map may have": (
        add_tileset("halls", 5, tilecount=16_384, imageheight=16_384 * 16, columns=2),
        ["tileset_size"],
    ),
    "more tilesets than there are": (
        lambda drawn: drawn["tilesets"].extend([tileset()] * len(TILESETS)),
        ["tileset_count", *["tileset_twice"] * (len(TILESETS) - 1)],
    ),
    "external tileset": (put({"firstgid": 1, "source": "campus.tsj"}, "tilesets", 0), ["tileset_external"]),
    "another tileset": (put("village", "tilesets", 0, "name"), ["tileset_name"]),
    "another image": (put("../evil.png", "tilesets", 0, "image"), ["tileset_image"]),
    "firstgid 2": (put(2, "tilesets", 0, "firstgid"), ["tileset_firstgid"]),
    "tileset of 16 px": (put(16, "tilesets", 0, "tileheight"), ["tileset_size"]),
    "tileset with margins": (put(1, "tilesets", 0, "margin"), ["tileset_size"]),
    "tileset without columns": (put(0, "tilesets", 0, "columns"), ["tileset_size"]),
    "huge tileset": (put(10**6, "tilesets", 0, "tilecount"), ["tileset_size"]),
    "tileset of another image": (put(4096, "tilesets", 0, "imagewidth"), ["tileset_size"]),
    "collides as text": (
        put([{"name": "collides", "type": "string", "value": "yes"}], "tilesets", 0, "tiles", 0, "properties"),
        ["property_type"],
    ),
    "collides as a number": (
        put([{"name": "collides", "type": "bool", "value": 1}], "tilesets", 0, "tiles", 0, "properties"),
        ["property_type"],
    ),
    "unknown tile property": (
        put([{"name": "colides", "type": "bool", "value": True}], "tilesets", 0, "tiles", 0, "properties"),
        ["property_unknown"],
    ),
    "a tile beyond the tileset": (put(4, "tilesets", 0, "tiles", 0, "id"), ["tileset_tiles"]),
    "a tile twice": (put(WALL - 1, "tilesets", 0, "tiles", 1, "id"), ["tileset_tiles"]),
    "collision shapes": (put({"objects": []}, "tilesets", 0, "tiles", 0, "objectgroup"), ["tileset_tiles"]),
    "animated tile": (put([{"tileid": 0, "duration": 9}], "tilesets", 0, "tiles", 0, "animation"), ["tileset_tiles"]),
    # layers
    "layers as an object": (put({}, "layers"), ["layers", "start_missing", "floor_layer", "no_tiles"]),
    "too many layers": (
        lambda drawn: drawn["layers"].extend([{"id": 9, "name": "x", "type": "objectgroup", "objects": []}] * 21),
        ["layers"],
    ),
    "group layer": (append_layer(type="group", layers=[]), ["layer_group"]),
    "image layer": (append_layer(type="imagelayer", image="x.png"), ["layer_image"]),
    "unknown layer": (append_layer(type="hologram"), ["layer_type"]),
    "layer without a name": (put("", "layers", 3, "name"), ["layer_name"]),
    "layer aside": (put(5, "layers", 0, "offsetx"), ["layer_offset"]),
    "layer with parallax": (put(0.5, "layers", 0, "parallaxy"), ["layer_offset"]),
    "layer in red": (put("#ff0000", "layers", 0, "tintcolor"), ["layer_colour"]),
    "layer too opaque": (put(2, "layers", 0, "opacity"), ["layer_opacity"]),
    "layer half visible": (put("half", "layers", 0, "visible"), ["layer_visible"]),
    "layer property": (
        put([{"name": "exitUrl", "type": "string", "value": "x"}], "layers", 0, "properties"),
        ["property_unknown"],
    ),
    "floorLayer missing": (put("objects", "layers", 2, "name"), ["floor_layer"]),
    "floorLayer twice": (append_layer(type="objectgroup", name="floorLayer", objects=[]), ["floor_layer"]),
    "floorLayer of tiles": (
        lambda drawn: drawn["layers"][2].update(name="objects") or drawn["layers"][3].update(name="floorLayer"),
        ["floor_layer"],
    ),
    "base64": (lambda drawn: drawn["layers"][0].update(encoding="base64", data="AAAA"), ["layer_encoding"]),
    "chunks": (put([], "layers", 0, "chunks"), ["layer_data"]),
    "truncated layer": (lambda drawn: drawn["layers"][0]["data"].pop(), ["layer_size"]),
    "layer of another width": (put(9, "layers", 0, "width"), ["layer_size"]),
    "tile as text": (tile(0, 1, 1, "1"), ["layer_data"]),
    "tile as a float": (tile(0, 1, 1, 1.0), ["layer_data"]),
    "tile as a boolean": (tile(0, 1, 1, True), ["layer_data"]),
    "tile beyond the tileset": (tile(0, 1, 1, 99_999), ["tile_unknown"]),
    "negative tile": (tile(0, 1, 1, -1), ["tile_unknown"]),
    "huge tile": (tile(0, 1, 1, 10**30), ["tile_unknown"]),
    "mirrored tile": (tile(0, 1, 1, FLOOR | 0x8000_0000), ["tile_turned"]),
    # objects
    "too many objects": (
        lambda drawn: drawn["layers"].append({"id": 9, "type": "objectgroup", "name": "x", "objects": [{}] * 2000}),
        ["objects", *["object_type"] * 99],
    ),
    "too many portals": (
        lambda drawn: drawn["layers"][2]["objects"].extend(
            objects(drawn)[3] | {"id": 100 + more, "x": 32, "y": 64 + 32 * (more % 2), "width": 32}
            for more in range(99)
        ),
        ["objects", *["portals_overlap"] * 99],
    ),
    "unknown class": (change(4, type="sofa"), ["object_type"]),
    "class as a number": (change(4, type=3), ["object_type"]),
    "no class": (change(4, type=""), ["object_type"]),
    "ellipse": (change(1, ellipse=True), ["object_shape"]),
    "polygon": (change(1, polygon=[]), ["object_shape"]),
    "tile object": (change(1, gid=3), ["object_shape"]),
    "template": (change(1, template="x.tj"), ["object_shape"]),
    "an area on a point": (change(1, point=True), ["object_shape"]),
    "rotated": (change(1, rotation=90), ["object_rotated"]),
    "without a number": (change(1, id=0), ["object_id"]),
    "same number twice": (change(1, id=2), ["object_id"]),
    "name on two lines": (change(1, name="a\nb"), ["object_name"]),
    "name with a NUL": (change(1, name="a\0b"), ["object_name"]),
    "name with half a character": (change(1, name="\ud800"), ["object_name"]),
    "off the grid": (change(1, x=65), ["object_unaligned"]),
    "half a tile": (change(1, width=16), ["object_unaligned"]),
    "no size": (change(1, width=0, height=0), ["object_unaligned"]),
    "beyond the right side": (change(1, width=320), ["object_outside"]),
    "beyond the top": (change(1, y=-32), ["object_outside"]),
    "nowhere": (change(1, x=1e308), ["object_outside"]),
    "x as text": (change(1, x="64"), ["object_outside"]),
    "unknown property": (give(1, "colour", "red"), ["property_unknown"]),
    "property of an area on a seat": (give(4, "access", "team"), ["property_unknown"]),
    "property twice": (
        lambda drawn: objects(drawn)[4]["properties"].extend(objects(drawn)[4]["properties"]),
        ["property_twice"],
    ),
    # spawns
    "no start": (change(2, name="begin"), ["start_missing"]),
    "start off the grid": (change(2, x=33), ["object_unaligned"]),
    "start off the map": (change(2, x=-32), ["object_outside"]),
    "two spawns of one name": (change(5, name="start"), ["spawn_twice"]),
    "spawn without a name": (change(5, name=" "), ["spawn_unnamed"]),
    "spawn in a wall": (change(5, y=0), ["spawn_solid"]),
    "start in a wall": (change(2, y=0), ["spawn_solid"]),
    "start in a reserved area": (change(2, x=64), ["start_restricted"]),
    # portals
    "portal without a room": (change(3, properties=[]), ["property_value"]),
    "portal to a path": (give(3, "room", "../admin"), ["property_value"]),
    "portal to an unknown room": (give(3, "room", "attic"), ["portal_room"]),
    "portal to an unknown spawn": (give(3, "spawn", "roof"), ["portal_spawn"]),
    "portal to an unknown spawn of its own room": (
        lambda drawn: (give(3, "room", "hall")(drawn), give(3, "spawn", "roof")(drawn)),
        ["portal_spawn"],
    ),
    "portal to a room as a number": (give(3, "room", 3, "int"), ["property_type"]),
    "portal in a wall": (change(3, y=0), ["portal_solid"]),
    "portal half in a wall": (change(3, x=256), ["portal_solid"]),
    "portal on a spawn": (change(3, y=64), ["portal_on_spawn"]),
    "portals on one another": (change(6, y=32), ["portals_overlap"]),
    # areas
    "area without a name": (change(1, name=""), ["area_unnamed"]),
    "unknown kind": (give(1, "kind", "kitchen"), ["property_value"]),
    "no kind": (change(1, properties=[]), ["property_value"]),
    "unknown access": (give(1, "access", "everyone"), ["property_value"]),
    "access as a boolean": (give(1, "access", True, "bool"), ["property_type"]),
    # seats
    "seat of two tiles": (change(4, width=64), ["seat_size"]),
    "unknown facing": (give(4, "facing", "north"), ["property_value"]),
    "seat on the floor": (tile(1, 3, 2, 0), ["seat_walkable"]),
    "two seats on one tile": (
        add_object(type="seat", x=96, y=64, properties=[{"name": "facing", "type": "string", "value": "up"}]),
        ["seats_overlap"],
    ),
    "enclosed seat": (change(4, x=96, y=224), ["seat_enclosed"]),
    # signs
    "empty sign": (change(7, name="  "), ["sign_empty"]),
    "long sign": (change(7, name="x" * 81), ["object_name"]),
    "sign off the map": (change(7, x=320), ["object_outside"]),
    "sign with a size off the grid": (change(7, width=40, height=32), ["object_unaligned"]),
    "sign with a property": (give(7, "url", "https://example.org"), ["property_unknown"]),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(mistake: str) -> None:
    mutate, expected = MISTAKES[mistake]
    drawn = hall()
    mutate(drawn)

    report = look(drawn)

    assert codes(report) == expected
    assert report.document is None


# -- all at once, and where ------------------------------------------------------------------------------------------


def test_a_map_with_six_mistakes_tells_six() -> None:
    drawn = hall()
    for mutate in (
        tile(0, 2, 2, 99_999),
        change(1, type="sofa"),
        give(3, "room", "attic"),
        tile(1, 3, 2, 0),
        change(5, y=0),
        change(7, name=""),
    ):
        mutate(drawn)

    assert look(drawn).sentences() == [
        "Calque « floor », case (2, 2) : 1 tuile n’existe dans aucun jeu de tuiles de la carte ((2, 2)). Remplacez-la.",
        "Calque « floorLayer », objet n° 1, case (2, 1) : la classe « sofa » est inconnue. "
        "Donnez à l’objet l’une des classes area, desk, link, note, portal, "
        "screen, seat, sign, spawn.",
        "Calque « floorLayer », objet n° 7, case (4, 0) : cette étiquette n’a pas de texte. "
        "Écrivez-le dans le nom de l’objet, ou supprimez-la.",
        "Calque « floorLayer », objet n° 3, case (7, 1) : aucune salle n’a l’identifiant « attic ». "
        "Créez-la d’abord, ou corrigez « room ».",
        "Calque « floorLayer », objet n° 5, case (7, 0) : personne ne tient dans l’arrivée « from-lobby » : "
        "toutes ses cases sont des obstacles. Déplacez-la.",
        "Calque « floorLayer », objet n° 4, case (3, 2) : on marche sur ce siège. "
        "Posez-y une tuile de chaise, qui fait obstacle.",
    ]


def test_a_layer_full_of_unknown_tiles_is_one_problem() -> None:
    drawn = hall()
    drawn["layers"][0]["data"] = [7] * 80

    assert look(drawn).sentences() == [
        "Calque « floor », case (0, 0) : 80 tuiles n’existent dans aucun jeu de tuiles de la carte "
        "((0, 0), (1, 0), (2, 0), (3, 0), (4, 0), …). Remplacez-les."
    ]


def test_after_a_hundred_problems_the_others_are_counted() -> None:
    drawn = hall()
    drawn["layers"][2]["objects"].extend({"id": 100 + number, "type": "sofa", "x": 0, "y": 0} for number in range(103))

    report = look(drawn)

    assert (len(report.problems), report.omitted) == (100, 3)
    assert report.sentences()[100:] == ["Et 3 autres problèmes."]


def test_somebody_elses_text_is_quoted_shortly() -> None:
    drawn = hall()
    objects(drawn)[1]["type"] = "so\u0000fa{layer}" + "x" * 1000

    assert look(drawn).sentences() == [
        "Calque « floorLayer », objet n° 1, case (2, 1) : la classe « so?fa{layer}" + "x" * 27 + "… » est inconnue. "
        "Donnez à l’objet l’une des classes area, desk, link, note, portal, "
        "screen, seat, sign, spawn."
    ]


def test_tiled_1_9_wrote_the_class_under_another_name() -> None:
    drawn = hall()
    for one in objects(drawn)[1:]:
        one["class"] = one.pop("type")

    assert codes(look(drawn)) == []


def test_walls_of_a_chair_are_enough() -> None:
    """What makes a seat solid is any tile that collides."""
    drawn = hall()
    drawn["layers"][1]["data"][23] = WALL
    assert CHAIR != WALL

    assert codes(look(drawn)) == []
