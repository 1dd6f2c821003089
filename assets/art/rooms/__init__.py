"""The composer: rooms written as Python modules, one in `plans/` for each, become the maps of the demo campus.

`python -m assets.art.rooms rooms/maps/demo` writes them; docs/maps.md says how to add one.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from assets.art.rooms import plans
from assets.art.rooms.composer import Room


@cache
def composed() -> dict[str, Room]:
    """Every room of `plans/` by the name of its module, which is that of its file."""
    names = sorted(module.name for module in iter_modules(plans.__path__))
    return {name: import_module(f"{plans.__name__}.{name}").compose() for name in names}
