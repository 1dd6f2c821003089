"""A room being composed: what lies on its floor, what stands in it, where people arrive, sit, read and leave.

Everything is in tiles, from the upper left. Each piece of the catalogue finds its layer by itself: what its plan draws
above people lies above them, what hangs on walls hangs, the rest stands. Two solid things on one tile are refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assets.art.autotile import FULL, mask_at
from assets.art.rooms import building, pieces

Cell = tuple[int, int]
Area = tuple[int, int, int, int]  # x, y, width, height
Tile = tuple[str, int, int]  # a piece by name, and which of its tiles: column, row
# Drawn in this order; people stand at `floorLayer`.
BELOW = ("ground", "surface", "surface-2", "walls", "hangings", "shade", "light", "furniture", "furniture-2")
FLOOR = "floorLayer"
ABOVE = ("above", "above-2")
# By the beginning of a piece's name; what is not here is furniture. The longest beginning decides.
LAYERS = {
    "rug-": "surface-2",
    "line-": "surface-2",
    "mat-": "surface-2",
    "tread-": "surface-2",
    "alps": "surface",
    "volcanoes": "surface",
    "tram-rails": "surface",
    "stanislas-paving": "surface",
    "mirror-": "light",
    "path-": "surface",
    "paving-": "surface",
    "window": "hangings",
    "picture-": "hangings",
    "clock": "hangings",
    "wall-lamp": "hangings",
    "notice-board": "hangings",
    "whiteboard": "hangings",
    "pegboard": "hangings",
    "screen": "hangings",
    "curtain-": "hangings",
    "face-end-": "hangings",
    "door-": "walls",
    "leaf-shade-": "shade",
    "sunbeam": "light",
    "spotlight": "light",
    "facade-steps": "light",
    "facade-ramp": "light",
}
SEATS = ("chair-", "bistro-", "theatre-", "bench-", "sofa-", "stool-", "pouf-")


class Misplaced(ValueError):
    """A piece lies outside of its room, or on another."""


@dataclass(frozen=True)
class Box:
    """A rectangle of tiles."""

    x: int
    y: int
    width: int = 1
    height: int = 1

    def cells(self) -> Iterable[Cell]:
        return ((x, y) for y in range(self.y, self.y + self.height) for x in range(self.x, self.x + self.width))


def cells_of(boxes: Iterable[Area]) -> set[Cell]:
    """The tiles of several rectangles."""
    return {cell for box in boxes for cell in Box(*box).cells()}


@dataclass(frozen=True)
class Thing:
    """An object of the map; `kind` is its class in Tiled."""

    kind: str
    name: str
    box: Box
    properties: tuple[tuple[str, str], ...] = ()


@dataclass
class Room:
    """A map under composition of `columns` × `rows` tiles, for the room with this slug."""

    slug: str
    title: str
    columns: int
    rows: int
    layers: dict[str, dict[Cell, Tile]] = field(default_factory=lambda: {name: {} for name in (*BELOW, *ABOVE)})
    things: list[Thing] = field(default_factory=list)
    _standing: dict[Cell, str] = field(default_factory=dict)
    _hedge: set[Cell] = field(default_factory=set)

    # -- the floor

    def fill(self, floor: str, x: int = 0, y: int = 0, width: int = 0, height: int = 0) -> None:
        """Cover a rectangle (by default everything) with a floor: `wood`, `grass`, `terrazzo`… in its variants."""
        self._cover("ground", floor, Box(x, y, width or self.columns - x, height or self.rows - y).cells())

    def deck(self, floor: str, x: int, y: int, width: int, height: int) -> None:
        """Lay a floor over paving: planks on a terrace."""
        self._cover("surface-2", floor, Box(x, y, width, height).cells())

    def pave(self, kind: str, *boxes: Area, holes: Iterable[Area] = ()) -> None:
        """Lay `path` or `paving` over the boxes but not the holes, joined to one surface whose edges fit."""
        paved = cells_of(boxes) - cells_of(holes)
        beyond = {(x, y) for x, y in paved if x in (0, self.columns - 1) or y in (0, self.rows - 1)}
        # a way that reaches the edge of the map goes on behind it
        whole = paved | {
            (x + i, y + j)
            for x, y in beyond
            for i, j in ((-1, 0), (1, 0), (0, -1), (0, 1))
            if not (0 <= x + i < self.columns and 0 <= y + j < self.rows)
        }
        for cell in paved:
            mask = mask_at(whole, *cell)
            name = f"{kind}-{mask}"
            if mask == FULL:
                name = pieces.varied([name, *(f"{name}-{n}" for n in (1, 2, 3))], *cell)
            self._lay("surface", cell, (name, 0, 0))

    def indoors(self, floor: str, *boxes: Area, face: str = "plaster") -> None:
        """Build a house whose floors are the rectangles: walls around, faces of two tiles over each northern edge,
        and the shade they cast. Leave one column between two floors side by side, three rows between one above the other."""
        floors = cells_of(boxes)
        self._cover("ground", floor, floors)
        for layer, cell, name in building.raised(floors, face, self.columns, self.rows):
            piece, _, row = name.partition(":")
            self._lay(layer, cell, (piece, 0, int(row or 0)))

    def rug(self, kind: str, x: int, y: int, width: int, height: int) -> None:
        """A rug of at least 2 × 2 tiles, out of the nine of its piece."""
        for column, row in Box(x, y, width, height).cells():
            part = [
                0 if at == start else 2 if at == start + size - 1 else 1
                for at, start, size in ((column, x, width), (row, y, height))
            ]
            self._lay("surface-2", (column, row), (kind, part[0], part[1]))

    def line(self, way: str, *points: Cell) -> None:
        """A guide line from one disc to another, by way of the corners between."""
        for cell, shape in building.traced(points):
            self._lay("surface-2", cell, (f"line-{way}-{shape}", 0, 0))

    def hedge(self, *boxes: Area) -> None:
        """Clipped hedges; all of a room that touch grow together."""
        self._hedge |= cells_of(boxes)

    # -- what stands and hangs

    def put(self, name: str, x: int, y: int, facing: str = "") -> Box:
        """Place a piece by its upper left tile and return where it is.

        Chairs, benches, sofas, stools and poufs become seats, facing as their name ends or as `facing` says; any other
        piece does when `facing` is given.

        Raises:
            Misplaced: it does not fit in the room, or something solid is there already.
        """
        piece = pieces.placed(name)
        home = max((start for start in LAYERS if name.startswith(start)), key=len, default="")
        for column, row, kind, _ in piece.tiles():
            cell, tile = (x + column, y + row), (name, column, row)
            if not (0 <= cell[0] < self.columns and 0 <= cell[1] < self.rows):
                raise Misplaced(f"{self.title}: {name} leaves the room at {cell}.")
            if kind == "^":
                self._lay_free(ABOVE, cell, tile)
            elif home:
                self._lay(LAYERS[home], cell, tile)
            else:
                if kind == "#" and self._standing.setdefault(cell, name) != name:
                    raise Misplaced(f"{self.title}: {name} stands on {self._standing[cell]} at {cell}.")
                self._lay_free(("furniture", "furniture-2"), cell, tile)
                if kind == "#" and (facing or name.startswith(SEATS)):
                    self._seat(cell, facing or name.rsplit("-", 1)[-1])
        return Box(x, y, piece.piece.columns, piece.piece.rows)

    def row(self, name: str, x: int, y: int, count: int, every: int, facing: str = "") -> list[Box]:
        """The same piece several times, one each `every` columns."""
        return [self.put(name, x + step * every, y, facing) for step in range(count)]

    def column(self, name: str, x: int, y: int, count: int, every: int, facing: str = "") -> list[Box]:
        """The same piece several times, one each `every` rows."""
        return [self.put(name, x, y + step * every, facing) for step in range(count)]

    def facade(self, city: str, x: int, y: int, before: int, after: int) -> Box:
        """A building of eight rows: an end, bays of two tiles, its porch, bays, an end. Returns its doorway."""
        self.put(f"{city}-left", x, y)
        for bay in range(before + after):
            self.put(f"{city}-bay-{1 + bay % 2}", x + 1 + 2 * bay + (6 if bay >= before else 0), y)
        porch = x + 1 + 2 * before
        self.put(f"{city}-porch", porch, y)
        self.put(f"{city}-right", porch + 6 + 2 * after, y)
        for column in range(x, porch + 7 + 2 * after):
            self._lay("shade", (column, y + 8), ("shade-n", 0, 0))
        return Box(porch + 2, y + 7, 2, 1)

    # -- doors

    def door_north(self, way: str, x: int, y: int, to: str, sign: str) -> None:
        """A door in a wall face whose upper row is `y`; people come out of it below. `x` is the left of its two tiles."""
        self.put(f"door-{way}", x, y)
        self.put(f"mat-{way}-up", x, y + 2)
        self.portal(to, Box(x, y + 1, 2, 1), sign, arrive=Box(x - 1, y + 3, 4, 1))

    def door_south(self, way: str, x: int, y: int, to: str, sign: str) -> None:
        """A door in a southern wall at row `y`."""
        for column in (0, 1):  # instead of the wall
            self.layers["walls"].pop((x + column, y), None)
        self.put(f"door-south-{way}", x, y)
        self.put(f"mat-{way}-down", x, y - 1)
        self.portal(to, Box(x, y, 2, 1), sign, arrive=Box(x - 1, y - 3, 4, 2))

    def portal(self, to: str, box: Box, sign: str, arrive: Box) -> None:
        """Leads to the room with the slug `to`; who comes from there arrives in `arrive`. The sign is over it."""
        from_here = (("room", to), ("spawn", self.slug))
        self.things.append(Thing("portal", to, box, from_here))
        self.things.append(Thing("spawn", to, arrive))
        self.sign(sign, Box(box.x, max(0, box.y - 1), box.width, 1))

    # -- objects

    def start(self, x: int, y: int, width: int = 4, height: int = 2) -> None:
        """Where people arrive who come through no door."""
        self.things.append(Thing("spawn", "start", Box(x, y, width, height)))

    def area(self, name: str, x: int, y: int, width: int, height: int, kind: str = "plain") -> None:
        self.things.append(Thing("area", name, Box(x, y, width, height), (("kind", kind),)))

    def sign(self, name: str, box: Box) -> None:
        self.things.append(Thing("sign", name, box))

    def note(self, name: str, box: Box, text: str) -> None:
        self.things.append(Thing("note", name, box, (("text", text),)))

    def link(self, name: str, box: Box, url: str) -> None:
        self.things.append(Thing("link", name, box, (("url", url),)))

    def screen(self, name: str, box: Box, url: str = "/welcome/") -> None:
        self.things.append(Thing("screen", name, box, (("url", url),)))

    def desk(self, name: str, box: Box, text: str) -> None:
        self.things.append(Thing("desk", name, box, (("text", text),)))

    # -- how it is done

    def finish(self) -> Room:
        """Plant the hedges, once all of them are known. The last call of `compose()`."""
        for x, y in sorted(self._hedge):
            near = ((x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y))
            sides = sum(1 << bit for bit, cell in enumerate(near) if cell in self._hedge)
            self.put(f"hedge-{sides}", x, y)
        return self

    def _cover(self, layer: str, floor: str, cells: Iterable[Cell]) -> None:
        names = pieces.variants(floor)
        for cell in cells:
            self._lay(layer, cell, (pieces.varied(names, *cell), 0, 0))

    def _lay(self, layer: str, cell: Cell, tile: Tile) -> None:
        self.layers[layer][cell] = tile

    def _lay_free(self, layers: tuple[str, ...], cell: Cell, tile: Tile) -> None:
        """Lay on the first of the layers that is free there."""
        for layer in layers:
            if cell not in self.layers[layer]:
                self._lay(layer, cell, tile)
                return
        raise Misplaced(f"{self.title}: {tile[0]} is one thing too many at {cell}.")

    def _seat(self, cell: Cell, facing: str) -> None:
        self.things.append(Thing("seat", "", Box(*cell), (("facing", facing),)))
