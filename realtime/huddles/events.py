from venue.outbox.events import Event, event


@event("huddles.way_changed")
class WayChanged(Event, frozen=True, kw_only=True):
    """The organisers chose another way for media."""

    edition_id: int
