"""What is read when someone comes in, and what happens when something below changed."""

from asgiref.sync import sync_to_async

from realtime.gateway.together import Together
from realtime.people import circles, day, selectors
from realtime.people.events import BlocksChanged
from realtime.presence.arrivals import Arrival, on_arrival
from venue.outbox.events import handles


def _read(arrivals: list[Arrival]) -> list[set[int]]:
    """Give each their signs back; returns whom each blocks. Three queries for those of one edition."""
    for edition_id in {arrival.socket.edition.pk for arrival in arrivals}:
        theirs = [arrival for arrival in arrivals if arrival.socket.edition.pk == edition_id]
        kept = selectors.kept_signs([arrival.socket.person.pk for arrival in theirs], edition_id)
        for arrival in theirs:
            arrival.signs = kept[arrival.socket.person.pk]
    blocked = selectors.blocked_by_each([arrival.socket.person.pk for arrival in arrivals])
    return [blocked[arrival.socket.person.pk] for arrival in arrivals]


_read_together = Together(_read, then=lambda arrival, blocked: circles.remember(arrival.socket.person.pk, blocked))


@on_arrival
async def bring_back(arrival: Arrival) -> None:
    """The status of the last visit, whether one is on site today, and whom one blocks."""
    await _read_together(arrival)
    if arrival.signs.on_site:
        day.clear_when_over(arrival.socket.edition.pk)


@handles(BlocksChanged)
async def circles_follow_blocks(event_id: int, event: BlocksChanged) -> None:

    @sync_to_async
    def read() -> set[int]:
        return set(selectors.blocked_by(event.person_id))

    circles.remember(event.person_id, await read())
