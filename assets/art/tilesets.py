"""Every tileset that a map may use. `rooms.maps.document.TILESETS` names the same."""

from __future__ import annotations

from functools import cache

from assets.art.cities.bordeaux import BORDEAUX
from assets.art.cities.clermont import CLERMONT
from assets.art.cities.grenoble import GRENOBLE
from assets.art.cities.nancy import NANCY
from assets.art.cities.toulouse import TOULOUSE
from assets.art.halls import HALLS
from assets.art.machines import MACHINES
from assets.art.pieces import Placed, Tileset
from assets.art.tileset import CAMPUS
from assets.art.ways import WAYS

TILESETS: tuple[Tileset, ...] = (CAMPUS, HALLS, WAYS, MACHINES, TOULOUSE, GRENOBLE, BORDEAUX, NANCY, CLERMONT)


@cache
def index() -> dict[str, tuple[Tileset, Placed]]:
    """Every piece of every tileset: names are unique among them all."""
    found: dict[str, tuple[Tileset, Placed]] = {}
    for tileset in TILESETS:
        for name, placed in tileset.catalogue.items():
            if name in found:
                raise ValueError(f"{found[name][0].name} and {tileset.name} both have a piece called {name}.")
            found[name] = tileset, placed
    return found
