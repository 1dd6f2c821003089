"""People whose sockets only count what they are told: for benchmarks of what a process does, the way out left aside."""

import random

from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Frame
from realtime.presence.hub import Member, RoomHub
from realtime.presence.messages import PersonView
from rooms.maps.room_map import Facing, RoomMap
from venue.editions.models import Edition, Role
from venue.editions.selectors import Standing
from venue.people.models import Person


class CountedOutlet(Outlet):
    """Counts frames and bytes of text; motion is not what is measured."""

    def __init__(self) -> None:
        super().__init__(send=None)  # type: ignore[arg-type]  # nothing is sent
        self.frames = self.bytes = 0

    def send(self, frame: Frame) -> None:
        if frame.is_text:
            self.frames += 1
            self.bytes += len(frame)


def socket(number: int, edition: Edition, outlet: CountedOutlet) -> Socket:
    standing = Standing(number, frozenset({Role.PARTICIPANT}), edition_open=True)
    return Socket(outlet, Person(pk=number), edition, standing, "fr", "")


def view(number: int) -> PersonView:
    return PersonView(id=number, name=f"Personne {number}", establishment="UNIT", avatar="", role="participant")


def hall(side: int) -> RoomMap:
    """An empty square of that many tiles."""
    plain = bytes(side * side)
    return RoomMap(side, side, plain, plain, {"start": ((0, 0),)}, (), (), (), (), {}, {})


def wander(member: Member, hub: RoomHub, chance: random.Random) -> None:
    """A tile on, within the hall."""
    x = min(hub.map.width - 1, max(0, member.x + chance.choice((-1, 0, 1))))
    y = min(hub.map.height - 1, max(0, member.y + chance.choice((-1, 0, 1))))
    hub.move(member, x, y, Facing.DOWN)
