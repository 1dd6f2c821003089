"""What is read when someone comes in, and what happens when something below changed."""

from asgiref.sync import sync_to_async

from realtime.people import circles, day, selectors
from realtime.people.events import BlocksChanged
from realtime.presence.arrivals import Arrival, on_arrival
from realtime.presence.messages import Signs
from venue.outbox.events import handles


@on_arrival
async def bring_back(arrival: Arrival) -> None:
    """The status of the last visit, whether one is on site today, and whom one blocks. Three queries."""
    person_id, edition_id = arrival.socket.person.pk, arrival.socket.edition.pk

    @sync_to_async
    def read() -> tuple[Signs, set[int]]:
        return selectors.kept_signs(person_id, edition_id), set(selectors.blocked_by(person_id))

    arrival.signs, blocked = await read()
    if arrival.signs.on_site:
        day.clear_when_over(edition_id)
    circles.remember(person_id, blocked)


@handles(BlocksChanged)
async def circles_follow_blocks(event_id: int, event: BlocksChanged) -> None:

    @sync_to_async
    def read() -> set[int]:
        return set(selectors.blocked_by(event.person_id))

    circles.remember(event.person_id, await read())
