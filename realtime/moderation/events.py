from venue.outbox.events import Event, event


@event("moderation.mute_changed")
class MuteChanged(Event, frozen=True, kw_only=True):
    """Someone was muted, for longer or shorter, or may speak again."""

    edition_id: int
    person_id: int


@event("moderation.kicked")
class Kicked(Event, frozen=True, kw_only=True):
    """Every socket that someone has open in an edition closes; they may come back."""

    edition_id: int
    person_id: int
    reason: str


@event("moderation.queue_changed")
class QueueChanged(Event, frozen=True, kw_only=True):
    """A report came in, or was settled."""

    edition_id: int
