"""What slices above keep of someone who comes in: read before they stand anywhere, so that nothing reaches them without it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from realtime.gateway.socket import Socket
from realtime.presence.hub import NO_SIGNS
from realtime.presence.messages import Signs


@dataclass(slots=True)
class Arrival:
    """Someone about to come in, with what they are to show."""

    socket: Socket
    signs: Signs = NO_SIGNS


Preparation = Callable[[Arrival], Awaitable[None]]

_preparations: list[Preparation] = []


def on_arrival(preparation: Preparation) -> Preparation:
    """Register `async preparation(arrival)`, which may wait for the database and write to the arrival."""
    _preparations.append(preparation)
    return preparation


async def prepare(socket: Socket) -> Arrival:
    arrival = Arrival(socket)
    for preparation in _preparations:
        await preparation(arrival)
    return arrival
