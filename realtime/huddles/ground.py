"""What the areas of a map mean for who hears whom."""

from dataclasses import dataclass

from rooms.maps.room_map import RoomMap


@dataclass(frozen=True, slots=True)
class Spot:
    """zone: the private area or stage that the tile is in, counted from 1 in the order of the map; 0 for none
    name: of that area
    silent: nobody talks here
    whisper: one is heard at one tile only
    """

    zone: int = 0
    name: str = ""
    silent: bool = False
    whisper: bool = False


class Ground:
    """The areas of one version of a map, looked up by tile.

    Private: all inside hear each other, and no one outside. A stage likewise, for those on it. Silent: no one hears
    anyone. Among an audience one whispers to one's neighbour, as in a lecture hall. Where areas overlap silence goes
    first, then the area that comes first in the file.
    """

    def __init__(self, room_map: RoomMap) -> None:
        self.map = room_map
        self._spots: dict[tuple[int, int], Spot] = {}

    def at(self, x: int, y: int) -> Spot:
        spot = self._spots.get((x, y))
        if spot is None:
            spot = self._spots[x, y] = self._look(x, y)
        return spot

    def _look(self, x: int, y: int) -> Spot:
        here = self.map.areas_at(x, y)
        joined = next((area for area in here if area.kind in {"private", "stage"}), None)
        return Spot(
            zone=self.map.areas.index(joined) + 1 if joined else 0,
            name=joined.name if joined else "",
            silent=any(area.kind == "silent" for area in here),
            whisper=joined is None and any(area.kind == "audience" for area in here),
        )
