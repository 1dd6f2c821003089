import hashlib

from venue.outbox.events import Event, event


@event("people.signed_out")
class SignedOut(Event, frozen=True, kw_only=True):
    """A session ended: what it had opened closes. The session is named by its fingerprint, never by its key."""

    session: str


def session_fingerprint(session_key: str) -> str:
    """A name for a session that opens nothing."""
    return hashlib.sha256(session_key.encode()).hexdigest()[:32]
