from venue.outbox.events import Event, event


@event("editions.roles_changed")
class RolesChanged(Event, frozen=True, kw_only=True):
    """Someone gained or lost a role: what they may enter has to be looked at again."""

    edition_id: int
    person_id: int


@event("editions.ban_changed")
class BanChanged(Event, frozen=True, kw_only=True):
    """Someone was banned, or let in again."""

    edition_id: int
    person_id: int


@event("editions.state_changed")
class EditionStateChanged(Event, frozen=True, kw_only=True):
    """An edition opened or closed to its members."""

    edition_id: int
