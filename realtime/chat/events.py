from venue.outbox.events import Event, event


@event("chat.line_removed")
class LineRemoved(Event, frozen=True, kw_only=True):
    """The team took a line away: those who see it have to be told, in whichever process."""

    channel_id: int
    seq: int
