"""The objects of a map: where people arrive, pass, sit and read, from their JSON to `document`'s types."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast, get_args

from django.utils.translation import gettext as _

from rooms.maps.document import (
    START,
    TILE_PX,
    Area,
    AreaAccess,
    AreaKind,
    Desk,
    FacingName,
    Link,
    MapObject,
    Note,
    Portal,
    Region,
    Screen,
    Seat,
    Sign,
    Spawn,
)
from rooms.maps.fields import LONGEST_NAME, Fields
from rooms.maps.problems import Problems, Where, quoted
from venue.pages.embeds import OWN_PAGES, origin_of

MOST_OBJECTS = 2000  # in a map; beyond it is not drawn by hand
MOST_OF_A_KIND = {
    "spawn": 100,
    "portal": 100,
    "area": 200,
    "seat": 1500,
    "sign": 500,
    "note": 100,
    "link": 100,
    "screen": 20,
    "desk": 8,
}
# Each; an area may be the whole map.
MOST_TILES_OF_A_KIND = {"spawn": 1024, "portal": 255} | dict.fromkeys(("note", "link", "screen", "desk"), 255)
LONGEST_NOTE = 2000  # characters, as a message: a screen of text on a phone
LONGEST_GREETING = 500
LONGEST_URL = 500
_LONGEST_SIDE_PX = 255 * TILE_PX
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,50}")
_SHAPES: dict[str, tuple[object, ...]] = dict.fromkeys(
    ("gid", "template", "ellipse", "polygon", "polyline", "capsule", "text"), ()
)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What every object has, checked. `region` is None where it was refused."""

    id: int
    name: str
    region: Region | None
    properties: Fields
    x_px: float
    y_px: float
    width_px: float
    height_px: float


class ObjectReader:
    """Reads the objects of one map of `width` × `height` tiles; remembers what may be there only once."""

    def __init__(self, width: int, height: int, found: Problems) -> None:
        self.width = width
        self.height = height
        self.found = found
        self._ids: set[int] = set()
        self._spawns: set[str] = set()
        self._desks: set[str] = set()
        self._unread_spawns: list[object] = []  # told for what is wrong with them, not to be told missing too
        self._left = MOST_OBJECTS
        self._kinds: Counter[str] = Counter()

    def read_layer(self, layer: Fields) -> tuple[MapObject, ...]:
        """The objects that could be read; every other one has been told."""
        drawn = layer.objects(
            "objects",
            most=self._left,
            code="objects",
            advice=_("Une carte a au plus {most} objets.").format(most=MOST_OBJECTS),
        )
        self._left -= len(drawn)
        read = (self._read(fields.source, layer.where.layer) for fields in drawn)
        return tuple(found for found in read if found is not None)

    def finish(self) -> None:
        """Once every layer is read: what the map as a whole must have, and must not."""
        for kind, count in self._kinds.items():
            if count > MOST_OF_A_KIND[kind]:
                sentence = _("la carte a {count} objets de classe {type}, {most} au plus sont acceptés. Retirez-en.")
                self.found.add("objects", sentence.format(count=count, type=kind, most=MOST_OF_A_KIND[kind]))
        if START not in self._spawns and START not in self._unread_spawns:
            self.found.add(
                "start_missing",
                _("il manque l’arrivée « {name} ». Dessinez un rectangle de classe spawn nommé « {name} ».").format(
                    name=START
                ),
            )

    def _read(self, source: Mapping[str, object], layer: str | None) -> MapObject | None:
        fields = Fields(source, self.found, _place(source, layer))
        kind = fields.source.get("type") or fields.source.get("class") or ""  # Tiled 1.9 wrote it as `class`
        reader = _READERS.get(kind) if isinstance(kind, str) else None
        if reader is None:
            sentence = (
                _("la classe « {type} » est inconnue. Donnez à l’objet l’une des classes {types}.")
                if kind
                else _("l’objet n’a pas de classe. Donnez-lui l’une des classes {types}.")
            )
            sentence = sentence.format(type=quoted(kind), types=", ".join(sorted(_READERS)))
            self.found.add("object_type", sentence, fields.where)
            return None
        kind = str(kind)
        self._kinds[kind] += 1
        drawn = self._drawn(fields, kind) if self._kinds[kind] <= MOST_OF_A_KIND[kind] else None
        if drawn is not None:
            return reader.read(self, fields.where, drawn)
        if kind == "spawn":
            self._unread_spawns.append(source.get("name"))
        return None

    def _drawn(self, fields: Fields, kind: str) -> _Drawn | None:
        may_be_point = kind == "sign"
        rectangle = _("Remplacez-le par un rectangle.")
        fields.neutral(_SHAPES, code="object_shape", advice=rectangle)
        if not may_be_point:
            fields.neutral({"point": (False,)}, code="object_shape", advice=rectangle)
        fields.neutral({"rotation": (0,)}, code="object_rotated", advice=_("Remettez la rotation de l’objet à 0."))
        number = fields.integer(
            "id",
            1,
            2**31 - 1,
            code="object_id",
            advice=_("Enregistrez de nouveau la carte depuis Tiled : il numérote les objets."),
        )
        if number is not None and number in self._ids:
            sentence = _("un autre objet porte déjà ce numéro. Supprimez l’un des deux dans Tiled et redessinez-le.")
            self.found.add("object_id", sentence, fields.where)
        elif number is not None:
            self._ids.add(number)
        name = fields.text("name", 0, LONGEST_NAME, code="object_name", advice=_("Raccourcissez son nom."), default="")
        box = self._box(fields)
        own = fields.properties(_READERS[kind].properties)
        if number is None or name is None or box is None:
            return None
        region = (
            None if may_be_point and box[2:] == (0, 0) else self._region(fields, box, MOST_TILES_OF_A_KIND.get(kind))
        )
        return _Drawn(number, name, region, own, *box)

    def _box(self, fields: Fields) -> tuple[float, float, float, float] | None:
        """x, y, width and height in px, inside the map; None after a problem."""
        advice = _("Gardez l’objet à l’intérieur de la carte.")
        wide, high = self.width * TILE_PX, self.height * TILE_PX
        x = fields.number("x", 0, wide, code="object_outside", advice=advice)
        y = fields.number("y", 0, high, code="object_outside", advice=advice)
        width = fields.number("width", 0, _LONGEST_SIDE_PX, code="object_outside", advice=advice, default=0)
        height = fields.number("height", 0, _LONGEST_SIDE_PX, code="object_outside", advice=advice, default=0)
        if x is None or y is None or width is None or height is None:
            return None
        if x + width > wide or y + height > high or x == wide or y == high:
            self.found.add(
                "object_outside", _("l’objet dépasse de la carte. {advice}").format(advice=advice), fields.where
            )
            return None
        return x, y, width, height

    def _region(self, fields: Fields, box: tuple[float, float, float, float], most: int | None) -> Region | None:
        if not all(side % TILE_PX == 0 for side in box) or box[2] == 0 or box[3] == 0:
            self.found.add(
                "object_unaligned",
                _(
                    "le rectangle doit couvrir des cases entières, au moins une "
                    "(position et taille multiples de {px} px). Activez l’aimantation à la grille et redessinez-le."
                ).format(px=TILE_PX),
                fields.where,
            )
            return None
        x, y, width, height = (int(side) // TILE_PX for side in box)
        if most is not None and width * height > most:
            sentence = _("le rectangle couvre {count} cases, {most} au plus sont acceptées. Réduisez-le.")
            self.found.add("object_too_large", sentence.format(count=width * height, most=most), fields.where)
            return None
        return Region(x, y, width, height)

    def spawn(self, where: Where, drawn: _Drawn) -> Spawn | None:
        if not drawn.name.strip():
            sentence = _("cette arrivée n’a pas de nom. Nommez-la : les portails la désignent par son nom.")
            self.found.add("spawn_unnamed", sentence, where)
            return None
        if drawn.name in self._spawns:
            sentence = _("une autre arrivée s’appelle déjà « {name} ». Donnez-lui un autre nom.").format(
                name=quoted(drawn.name)
            )
            self.found.add("spawn_twice", sentence, where)
        self._spawns.add(drawn.name)
        return Spawn(drawn.id, drawn.name, drawn.region) if drawn.region else None

    def portal(self, where: Where, drawn: _Drawn) -> Portal | None:
        advice = _("Écrivez-y l’identifiant de la salle où mène le portail, tel qu’il figure dans la liste des salles.")
        room = drawn.properties.text("room", 1, 50, code="property_value", advice=advice)
        spawn = drawn.properties.text(
            "spawn", 1, LONGEST_NAME, code="property_value", advice=_("Écrivez-y le nom d’une arrivée."), default=START
        )
        if room is not None and not _SLUG.fullmatch(room):
            sentence = _("« {room} » n’est pas un identifiant de salle. {advice}").format(
                room=quoted(room), advice=advice
            )
            self.found.add("property_value", sentence, where)
            return None
        if room is None or spawn is None or drawn.region is None:
            return None
        return Portal(drawn.id, drawn.name, drawn.region, room, spawn)

    def area(self, where: Where, drawn: _Drawn) -> Area | None:
        if not drawn.name.strip():
            sentence = _("cette zone n’a pas de nom. Nommez-la : le nom est annoncé aux personnes qui y entrent.")
            self.found.add("area_unnamed", sentence, where)
        choose = _("Choisissez l’une de ces valeurs.")
        kind = drawn.properties.one_of("kind", get_args(AreaKind), code="property_value", advice=choose)
        access = None
        if "access" in drawn.properties.source:
            advice = _("Retirez la propriété pour une zone ouverte à tout le monde.")
            access = drawn.properties.one_of("access", get_args(AreaAccess), code="property_value", advice=advice)
        if kind is None or drawn.region is None:
            return None
        return Area(drawn.id, drawn.name, drawn.region, cast(AreaKind, kind), cast("AreaAccess | None", access))

    def seat(self, where: Where, drawn: _Drawn) -> Seat | None:
        facing = drawn.properties.one_of(
            "facing", get_args(FacingName), code="property_value", advice=_("Dites vers où regarde la personne assise.")
        )
        if drawn.region and (drawn.region.width, drawn.region.height) != (1, 1):
            sentence = _("un siège occupe exactement une case. Réduisez-le, et dessinez un objet par place assise.")
            self.found.add("seat_size", sentence, where)
            return None
        if facing is None or drawn.region is None:
            return None
        return Seat(drawn.id, drawn.name, drawn.region, cast(FacingName, facing))

    def sign(self, where: Where, drawn: _Drawn) -> Sign | None:
        if not drawn.name.strip():
            sentence = _("cette étiquette n’a pas de texte. Écrivez-le dans le nom de l’objet, ou supprimez-la.")
            self.found.add("sign_empty", sentence, where)
        return Sign(drawn.id, drawn.name, drawn.x_px, drawn.y_px, drawn.width_px, drawn.height_px)

    def note(self, where: Where, drawn: _Drawn) -> Note | None:
        self._need_title(where, drawn)
        advice = _("Écrivez-y ce qu’on lit.")
        text = drawn.properties.paragraphs("text", 1, LONGEST_NOTE, code="property_value", advice=advice)
        return None if text is None or drawn.region is None else Note(drawn.id, drawn.name, drawn.region, text)

    def link(self, where: Where, drawn: _Drawn) -> Link | None:
        self._need_title(where, drawn)
        url = self._url(where, drawn, own=())
        return None if url is None or drawn.region is None else Link(drawn.id, drawn.name, drawn.region, url)

    def screen(self, where: Where, drawn: _Drawn) -> Screen | None:
        self._need_title(where, drawn)
        url = self._url(where, drawn, own=OWN_PAGES)
        return None if url is None or drawn.region is None else Screen(drawn.id, drawn.name, drawn.region, url)

    def desk(self, where: Where, drawn: _Drawn) -> Desk | None:
        self._need_title(where, drawn)
        if drawn.name.strip() and drawn.name in self._desks:
            sentence = _("un autre bureau s’appelle déjà « {name} ». Donnez-lui un autre nom.")
            self.found.add("desk_twice", sentence.format(name=quoted(drawn.name)), where)
        self._desks.add(drawn.name)
        advice = _("Raccourcissez le mot d’accueil.")
        text = drawn.properties.paragraphs(
            "text", 0, LONGEST_GREETING, code="property_value", advice=advice, default=""
        )
        return None if text is None or drawn.region is None else Desk(drawn.id, drawn.name, drawn.region, text)

    def _need_title(self, where: Where, drawn: _Drawn) -> None:
        if not drawn.name.strip():
            sentence = _("cet objet n’a pas de nom. Nommez-le : c’est le titre que les personnes lisent.")
            self.found.add("thing_unnamed", sentence, where)

    def _url(self, where: Where, drawn: _Drawn, own: tuple[str, ...]) -> str | None:
        """An address on the web, or one of `own`, pages of the house."""
        advice = _("Écrivez-y une adresse complète, qui commence par https://.")
        url = drawn.properties.text("url", 1, LONGEST_URL, code="property_value", advice=advice)
        if url is None or url in own:
            return url
        if origin_of(url) is None or any(character.isspace() for character in url):
            sentence = _("« {url} » n’est pas une adresse web. {advice}").format(url=quoted(url), advice=advice)
            self.found.add("property_value", sentence, where)
            return None
        return url


@dataclass(frozen=True, slots=True)
class _Reader:
    read: Callable[[ObjectReader, Where, _Drawn], MapObject | None]
    properties: dict[str, str]  # name to its type in Tiled


_READERS = {
    "spawn": _Reader(ObjectReader.spawn, {}),
    "portal": _Reader(ObjectReader.portal, {"room": "string", "spawn": "string"}),
    "area": _Reader(ObjectReader.area, {"kind": "string", "access": "string"}),
    "seat": _Reader(ObjectReader.seat, {"facing": "string"}),
    "sign": _Reader(ObjectReader.sign, {}),
    "note": _Reader(ObjectReader.note, {"text": "string"}),
    "link": _Reader(ObjectReader.link, {"url": "string"}),
    "screen": _Reader(ObjectReader.screen, {"url": "string"}),
    "desk": _Reader(ObjectReader.desk, {"text": "string"}),
}


def _place(source: Mapping[str, object], layer: str | None) -> Where:
    """Where an object is, as far as its fields can be believed."""
    number, x, y = (source.get(key) for key in ("id", "x", "y"))
    tile = None
    if isinstance(x, int | float) and isinstance(y, int | float) and abs(x) < 1e6 and abs(y) < 1e6:
        tile = (int(x // TILE_PX), int(y // TILE_PX))
    return Where(layer, number if isinstance(number, int) and 0 < number < 2**31 else None, tile)
