from realtime.huddles.events import WayChanged
from realtime.huddles.ways import follow_choice
from venue.outbox.events import handles


@handles(WayChanged)
async def go_the_way_chosen(event_id: int, event: WayChanged) -> None:
    """Conversations move over at once, in every process."""
    await follow_choice(event.edition_id)
