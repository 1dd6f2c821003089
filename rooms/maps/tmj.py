"""Tiled's `.tmj`, read strictly: from bytes to a `Document`, or to everything that is wrong with them.

The format is Tiled's (https://doc.mapeditor.org/en/stable/reference/json-map-format/), restricted to what the house
draws: finite orthogonal maps over embedded tilesets of the house. Fields that only serve the editor are not kept: what is
stored and served is written anew by `rooms.maps.encode`.
"""

import json
import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rooms.maps.document import (
    FLOOR_LAYER,
    TILE_PX,
    Document,
    ObjectLayer,
    TileLayer,
    Tileset,
)
from rooms.maps.fields import LONGEST_NAME, Fields
from rooms.maps.objects import ObjectReader
from rooms.maps.problems import MAP, MOST_TOLD, Problems, Where, quoted
from rooms.maps.tilesets import MOST_TILES, read_tilesets

MAX_BYTES = 2 * 1024 * 1024
MAX_DEPTH = 32  # Tiled's own files stay under 12
SMALLEST, LARGEST = 8, 255  # tiles a side; coordinates travel as one byte
MOST_LAYERS = 24
_FLIPS = 0xF000_0000  # Tiled's high bits of a gid: mirrored, rotated
_SHOWN = 5  # tiles named in one sentence

_STRUCTURE = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z|\\\Z)|[\[{]|[\]}]', re.DOTALL)


class Unreadable(ValueError):
    """A stored map does not follow the format of this version of the house."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`document` holds what could be read. `ground_is_known` says whether that is every tile of every layer."""

    document: Document
    ground_is_known: bool


def parse(raw: bytes, found: Problems) -> Reading | None:
    """Read the bytes of a `.tmj`. Adds every problem to `found`; None when too little is left to go on."""
    source = _decode(raw, found)
    return None if source is None else read(source, found)


def load(stored: Mapping[str, object]) -> Document:
    """The document of a map that was valid when it was stored. Raises Unreadable if it no longer is."""
    found = Problems()
    reading = read(stored, found)
    if reading is None or found:
        raise Unreadable("; ".join(problem.message for problem in found.told[:3]))
    return reading.document


def read(source: Mapping[str, object], found: Problems) -> Reading | None:
    """Read the JSON object of a `.tmj`; as `parse`."""
    fields = Fields(source, found, MAP)
    if source.get("type") != "map":
        sentence = _(
            "ce fichier n’est pas une carte de Tiled. Choisissez le fichier .tmj que Tiled enregistre pour une carte."
        )
        found.add("not_a_map", sentence)
        return None
    _read_geometry(fields)
    resize = _("Redimensionnez la carte dans Tiled.")
    width = fields.integer("width", SMALLEST, LARGEST, code="map_size", advice=resize)
    height = fields.integer("height", SMALLEST, LARGEST, code="map_size", advice=resize)
    title = fields.properties({"title": "string"}).text(
        "title", 0, LONGEST_NAME, code="property_value", advice=_("Raccourcissez le titre."), default=""
    )
    tilesets = read_tilesets(fields)
    if width is None or height is None:
        return None
    layers = _LayerReader(width, height, tilesets, found, infinite=source.get("infinite") is True)
    drawn = layers.read(fields)
    document = Document(title or "", width, height, tilesets or (), drawn)
    return Reading(document, tilesets is not None and layers.ground_is_known)


# -- JSON ------------------------------------------------------------------------------------------------------------


def _decode(raw: bytes, found: Problems) -> dict[str, object] | None:
    if len(raw) > MAX_BYTES:
        sentence = _(
            "le fichier pèse {size} Kio, {most} Kio au plus sont acceptés. Partagez la carte en plusieurs salles."
        )
        found.add("file_too_big", sentence.format(size=len(raw) // 1024 + 1, most=MAX_BYTES // 1024))
        return None
    export = _("Enregistrez de nouveau la carte depuis Tiled, au format JSON (.tmj).")
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        found.add("not_json", _("le fichier n’est pas du texte UTF-8. {advice}").format(advice=export))
        return None
    if _is_deeper_than(MAX_DEPTH, raw):
        sentence = _("le fichier imbrique plus de {depth} niveaux : Tiled ne l’a pas écrit. {advice}")
        found.add("too_deep", sentence.format(depth=MAX_DEPTH, advice=export))
        return None
    return _parse_json(text, found, export)


def _parse_json(text: str, found: Problems, export: str) -> dict[str, object] | None:
    twice: dict[str, None] = {}

    def unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
        members = dict(pairs)
        if len(members) < len(pairs) and len(twice) < MOST_TOLD:
            seen: set[str] = set()
            for name, _value in pairs:
                if name in seen:
                    twice[name] = None
                seen.add(name)
        return members

    try:
        source = json.loads(text, object_pairs_hook=unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        sentence = _("le fichier n’est pas du JSON lisible (ligne {line}, colonne {column}). {advice}")
        found.add("not_json", sentence.format(line=error.lineno, column=error.colno, advice=export))
        return None
    except ValueError:  # NaN, Infinity, or more digits than Python takes
        found.add("not_json", _("le fichier contient un nombre illisible. {advice}").format(advice=export))
        return None
    for name in list(twice)[:MOST_TOLD]:
        sentence = _("un objet JSON donne deux fois « {field} ». {advice}").format(field=quoted(name), advice=export)
        found.add("key_twice", sentence)
    if not isinstance(source, dict):
        found.add("not_a_map", _("ce fichier n’est pas une carte de Tiled. {advice}").format(advice=export))
        return None
    return source


def _no_number(name: str) -> object:
    raise ValueError(name)


def _is_deeper_than(most: int, raw: bytes) -> bool:
    """Whether brackets nest deeper, counted before any parser recurses into them. Linear in the size of `raw`."""
    depth = 0
    for match in _STRUCTURE.finditer(raw):
        token = raw[match.start()]
        if token in b"[{":
            depth += 1
            if depth > most:
                return True
        elif token in b"]}":
            depth -= 1
    return False


# -- the map -----------------------------------------------------------------------------------------------------


def _read_geometry(fields: Fields) -> None:
    orthogonal = _("Créez une carte orthogonale finie, de tuiles de {px} px, et recopiez-y vos calques.").format(
        px=TILE_PX
    )
    fields.one_of("orientation", ("orthogonal",), code="map_orientation", advice=orthogonal)
    order = _("Choisissez cet ordre d’affichage dans les propriétés de la carte.")
    fields.one_of("renderorder", ("right-down",), code="map_renderorder", advice=order, default="right-down")
    finite = _("Décochez « infinie » dans les propriétés de la carte.")
    fields.neutral({"infinite": (False,)}, code="map_infinite", advice=finite)
    for side in ("tilewidth", "tileheight"):
        fields.integer(side, TILE_PX, TILE_PX, code="map_tile_size", advice=orthogonal)


# -- layers ----------------------------------------------------------------------------------------------------------


class _LayerReader:
    def __init__(
        self, width: int, height: int, tilesets: tuple[Tileset, ...] | None, found: Problems, *, infinite: bool
    ) -> None:
        self.width = width
        self.height = height
        self.last_gid = MOST_TILES if tilesets is None else sum(tileset.tilecount for tileset in tilesets)
        self.found = found
        self.infinite = infinite  # told already: its chunks are not told again layer by layer
        self.objects = ObjectReader(width, height, found)
        self.ground_is_known = True

    def read(self, fields: Fields) -> tuple[TileLayer | ObjectLayer, ...]:
        fewer = _("Une carte a au plus {most} calques. Fusionnez-en.").format(most=MOST_LAYERS)
        drawn = fields.objects("layers", most=MOST_LAYERS, code="layers", advice=fewer)
        layers = tuple(layer for layer in map(self._layer, drawn) if layer is not None)
        self.objects.finish()
        floors = [
            layer
            for layer in drawn
            if layer.source.get("name") == FLOOR_LAYER and layer.source.get("type") == "objectgroup"
        ]
        if len(floors) != 1:
            sentence = _(
                "il faut un calque d’objets nommé « {name} », et un seul : la carte en a {count}. "
                "Ce calque dit où passent les personnes : sous lui le sol et les murs, au-dessus ce qui les cache."
            )
            self.found.add("floor_layer", sentence.format(count=len(floors), name=FLOOR_LAYER))
        if not any(layer.source.get("type") == "tilelayer" for layer in drawn):
            self.found.add("no_tiles", _("la carte n’a aucun calque de tuiles. Dessinez au moins le sol."))
        return layers

    def _layer(self, untold: Fields) -> TileLayer | ObjectLayer | None:
        name = untold.source.get("name")
        fields = Fields(
            untold.source, self.found, Where(layer=name if isinstance(name, str) and name else _("sans nom"))
        )
        rename = _("Donnez au calque un nom court.")
        name = fields.text("name", 1, LONGEST_NAME, code="layer_name", advice=rename)
        kind = fields.source.get("type")
        if kind == "group":
            sentence = _("les calques de groupe ne sont pas acceptés. Sortez ses calques du groupe, puis supprimez-le.")
            self.found.add("layer_group", sentence, fields.where)
            self.ground_is_known = False
            return None
        if kind == "imagelayer":
            sentence = _("les calques d’image ne sont pas acceptés. Supprimez-le, ou dessinez-le en tuiles.")
            self.found.add("layer_image", sentence, fields.where)
            return None
        if kind not in ("tilelayer", "objectgroup"):
            sentence = _("le type de calque « {type} » est inconnu. Utilisez des calques de tuiles et d’objets.")
            self.found.add("layer_type", sentence.format(type=quoted(kind)), fields.where)
            self.ground_is_known = False
            return None
        self._neutral(fields)
        fields.properties({})
        if kind == "objectgroup":
            return ObjectLayer(name or "", self.objects.read_layer(fields))
        return self._tile_layer(name or "", fields)

    def _neutral(self, fields: Fields) -> None:
        """Refuse what would draw a layer elsewhere than where people walk on it, or in other colours."""
        still = _("Remettez le réglage du calque à sa valeur d’origine.")
        fields.neutral({"x": (0,), "y": (0,), "offsetx": (0,), "offsety": (0,)}, code="layer_offset", advice=still)
        fields.neutral({"parallaxx": (1,), "parallaxy": (1,)}, code="layer_offset", advice=still)
        fields.neutral(
            {"tintcolor": ("", "#ffffff", "#ffffffff"), "mode": ("normal",)}, code="layer_colour", advice=still
        )

    def _tile_layer(self, name: str, fields: Fields) -> TileLayer | None:
        still = _("Remettez le réglage du calque à sa valeur d’origine.")
        opacity = fields.number("opacity", 0, 1, code="layer_opacity", advice=still, default=1)
        visible = fields.flag("visible", code="layer_visible", advice=still, default=True)
        gids = self._gids(fields)
        if gids is None:
            self.ground_is_known = False
            return None
        return TileLayer(name, gids, 1.0 if opacity is None else opacity, visible is not False)

    def _gids(self, fields: Fields) -> "array[int] | None":
        csv = _("Choisissez le format CSV pour les calques de tuiles dans les propriétés de la carte.")
        if "chunks" in fields.source:
            if not self.infinite:
                self.found.add(
                    "layer_data", _("le calque est découpé en morceaux. {advice}").format(advice=csv), fields.where
                )
            return None
        if not fields.neutral({"encoding": ("csv",), "compression": ("",)}, code="layer_encoding", advice=csv):
            return None
        resize = _("Enregistrez de nouveau la carte depuis Tiled : chaque calque couvre toute la carte.")
        for key, side in (("width", self.width), ("height", self.height)):
            fields.integer(key, side, side, code="layer_size", advice=resize, default=side)
        data = fields.source.get("data")
        if not isinstance(data, list) or not all(type(gid) is int for gid in data):
            sentence = _("« data » doit être une liste de nombres entiers. {advice}").format(advice=csv)
            self.found.add("layer_data", sentence, fields.where)
            return None
        if len(data) != self.width * self.height:
            sentence = _("le calque a {count} cases au lieu de {size}. {advice}")
            size = self.width * self.height
            self.found.add("layer_size", sentence.format(count=len(data), size=size, advice=resize), fields.where)
            return None
        if min(data) < 0 or max(data) > self.last_gid:
            data = self._mended(data, fields.where)
        return array("H", data)

    def _mended(self, data: list[int], where: Where) -> list[int]:
        """Tell the tiles that do not exist and those that are turned, and go on without them."""
        turned = [at for at, gid in enumerate(data) if 0 <= gid < 2**32 and gid & _FLIPS]
        straight = list(data)
        for at in turned:
            straight[at] = data[at] & ~_FLIPS
        unknown = [at for at, gid in enumerate(straight) if not 0 <= gid <= self.last_gid]
        if turned:
            sentence = ngettext(
                "{count} tuile est retournée ou pivotée ({tiles}). Posez les tuiles droites.",
                "{count} tuiles sont retournées ou pivotées ({tiles}). Posez les tuiles droites.",
                len(turned),
            )
            self._tell_tiles("tile_turned", sentence, turned, where)
        if unknown:
            sentence = ngettext(
                "{count} tuile n’existe dans aucun jeu de tuiles de la carte ({tiles}). Remplacez-la.",
                "{count} tuiles n’existent dans aucun jeu de tuiles de la carte ({tiles}). Remplacez-les.",
                len(unknown),
            )
            self._tell_tiles("tile_unknown", sentence, unknown, where)
        for at in unknown:
            straight[at] = 0
        return straight

    def _tell_tiles(self, code: str, sentence: str, at: list[int], where: Where) -> None:
        tiles = [(index % self.width, index // self.width) for index in at[:_SHOWN]]
        shown = ", ".join(f"({x}, {y})" for x, y in tiles) + (", …" if len(at) > _SHOWN else "")
        self.found.add(code, sentence.format(count=len(at), tiles=shown), Where(where.layer, None, tiles[0]))
