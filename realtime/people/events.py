from venue.outbox.events import Event, event


@event("people.blocks_changed")
class BlocksChanged(Event, frozen=True, kw_only=True):
    """Someone blocked someone, or no longer does: every process that keeps whom they block reads it anew."""

    person_id: int
