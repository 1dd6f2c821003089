import hashlib

from venue.outbox.events import Event, event


@event("people.signed_out")
class SignedOut(Event, frozen=True, kw_only=True):
    """A session ended: what it had opened closes. The session is named by its fingerprint, never by its key."""

    session: str


@event("people.person_changed")
class PersonChanged(Event, frozen=True, kw_only=True):
    """Someone changed what others see of them: their name, their establishment, their avatar."""

    person_id: int


def session_fingerprint(session_key: str) -> str:
    """A name for a session that opens nothing."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:32]
