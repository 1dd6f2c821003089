from venue.outbox.events import Event, event


@event("rooms.changed")
class RoomsChanged(Event, frozen=True, kw_only=True):
    """The rooms of an edition are not what they were: doors, capacity, titles, or a new one."""

    edition_id: int


@event("rooms.map_published")
class MapPublished(Event, frozen=True, kw_only=True):
    """A room has another map, newer or older: people inside have to be put on it."""

    edition_id: int
    room_id: int
    version: int
