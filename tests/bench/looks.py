"""What a look costs: all that a room does to know and to tell who hears whom. Used by `tests.bench.hearing`."""

import random

from realtime.huddles import ways
from realtime.huddles.claims import InMemoryClaims
from realtime.huddles.rooms import Talk
from realtime.huddles.workers import Workers
from realtime.presence.campus import Campus, Walker
from realtime.presence.hub import RoomHub
from rooms.maps.room_map import Facing
from tests.bench import counted
from tests.bench.measuring import TIMES, median_ms
from venue.editions.models import Edition


async def look(size: int, side: int, moved: int) -> tuple[float, float]:
    """CPU of a look, ms; bytes that it tells each person."""
    chance = random.Random(size)
    edition = Edition(pk=size)
    workers = Workers([], "")
    campus, hub = Campus(edition), RoomHub(counted.hall(side), 1)
    ways._ways[edition.pk] = ways.Ways(workers, InMemoryClaims())
    talk = Talk(campus, 1, hub)
    outlets = []
    for number in range(1, size + 1):
        outlet, view = counted.CountedOutlet(), counted.view(number)
        socket = counted.socket(number, edition, outlet)
        member = hub.join(socket, view, chance.randrange(side), chance.randrange(side), Facing.DOWN)
        campus.walkers[number] = Walker(socket, view, None, hub, member)  # type: ignore[arg-type]  # its room is not asked
        outlets.append(outlet)
    talk.look()
    before = sum(outlet.bytes for outlet in outlets)

    def walk() -> None:
        for member in chance.sample(list(hub.members.values()), moved):
            counted.wander(member, hub, chance)

    ms = median_ms(talk.look, walk)
    await ways._ways.pop(edition.pk).stop()
    await workers.stop()
    return ms, (sum(outlet.bytes for outlet in outlets) - before) / TIMES / size
