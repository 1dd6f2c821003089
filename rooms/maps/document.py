"""A map as its author drew it: what a valid `.tmj` says, typed. Everything is in tiles unless a name says px."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

TILE_PX = 32
# What a map may be drawn with: the pictures of `assets/art/tilesets.py`, each `NAME.png`.
TILESETS = ("campus", "halls", "ways", "machines", "toulouse", "grenoble", "bordeaux", "nancy", "clermont")
FLOOR_LAYER = "floorLayer"  # WorkAdventure's name: what is listed before it lies under the avatars, the rest above them
START = "start"

AreaKind = Literal["plain", "private", "silent", "stage", "audience"]
AreaAccess = Literal["team", "speakers"]
FacingName = Literal["up", "down", "left", "right"]


@dataclass(frozen=True, slots=True)
class Region:
    """A rectangle of whole tiles, at least one."""

    x: int
    y: int
    width: int
    height: int

    def tiles(self) -> Iterator[tuple[int, int]]:
        """Row by row."""
        return ((x, y) for y in range(self.y, self.y + self.height) for x in range(self.x, self.x + self.width))

    def contains(self, x: int, y: int) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height

    def overlaps(self, other: "Region") -> bool:
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True, slots=True)
class Spawn:
    id: int
    name: str
    region: Region


@dataclass(frozen=True, slots=True)
class Portal:
    """Leads to the spawn `spawn` of the room whose slug is `room`."""

    id: int
    name: str
    region: Region
    room: str
    spawn: str


@dataclass(frozen=True, slots=True)
class Area:
    """A named region; `access` says who may step in, None everyone."""

    id: int
    name: str
    region: Region
    kind: AreaKind
    access: AreaAccess | None


@dataclass(frozen=True, slots=True)
class Seat:
    """Something to sit on; its region is one tile."""

    id: int
    name: str
    region: Region
    facing: FacingName


@dataclass(frozen=True, slots=True)
class Sign:
    """A label drawn on the map. Its place is in px; a label set on a point has no size."""

    id: int
    name: str
    x_px: float
    y_px: float
    width_px: float
    height_px: float


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read: its name is the title, `text` a little Markdown."""

    id: int
    name: str
    region: Region
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Leads to another site."""

    id: int
    name: str
    region: Region
    url: str


@dataclass(frozen=True, slots=True)
class Screen:
    """Shows a page of an allowed host, or one of ours that is made for it (`venue.pages.embeds`)."""

    id: int
    name: str
    region: Region
    url: str


@dataclass(frozen=True, slots=True)
class Desk:
    """Where people of the team answer; `text` greets. Its name is its own in the map: questions are kept under it."""

    id: int
    name: str
    region: Region
    text: str


Thing = Note | Link | Screen | Desk
MapObject = Spawn | Portal | Area | Seat | Sign | Thing
O = TypeVar("O", Spawn, Portal, Area, Seat, Sign, Note, Link, Screen, Desk)  # noqa: E741


@dataclass(frozen=True, slots=True)
class TileLayer:
    """`gids` row by row: 0 nothing, n the tile n - 1 of the tilesets of the map, counted through in their order."""

    name: str
    gids: "array[int]"
    opacity: float
    visible: bool


@dataclass(frozen=True, slots=True)
class ObjectLayer:
    name: str
    objects: tuple[MapObject, ...]


@dataclass(frozen=True, slots=True)
class Tileset:
    """A house tileset as the map embeds it; `colliding` numbers its tiles, from 0, on which nobody walks."""

    name: str
    columns: int
    tilecount: int
    colliding: frozenset[int]


@dataclass(frozen=True, slots=True)
class Document:
    """A map. `layers` are in drawing order; each tileset begins at the number after the last of the one before."""

    title: str
    width: int
    height: int
    tilesets: tuple[Tileset, ...]
    layers: tuple[TileLayer | ObjectLayer, ...]

    @property
    def tile_layers(self) -> list[TileLayer]:
        return [layer for layer in self.layers if isinstance(layer, TileLayer)]

    @property
    def things(self) -> list[tuple[str, Thing]]:
        """Notes, links, screens and desks together, in file order, each with the name of its layer."""
        return [
            (layer.name, found)
            for layer in self.layers
            if isinstance(layer, ObjectLayer)
            for found in layer.objects
            if isinstance(found, Thing)
        ]

    def of_kind(self, kind: type[O]) -> list[tuple[str, O]]:
        """The objects of one kind in file order, each with the name of its layer."""
        return [
            (layer.name, found)
            for layer in self.layers
            if isinstance(layer, ObjectLayer)
            for found in layer.objects
            if isinstance(found, kind)
        ]
