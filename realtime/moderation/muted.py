"""Who may not speak now, as this process knows it: typing asks at every word and costs no query.

Read with each socket that opens, and again when an event says that it changed; whoever is not here may speak.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from realtime.gateway.admission import prepares
from realtime.gateway.socket import Socket
from realtime.moderation import messages, selectors
from realtime.moderation.models import Mute
from venue.editions.models import Edition
from venue.editions.permissions import is_team


@dataclass(frozen=True, slots=True)
class Silence:
    """`until` None: as long as the edition lasts."""

    until: datetime | None
    reason: str


_silences: dict[tuple[int, int], Silence] = {}


def silence_of(socket: Socket) -> Silence | None:
    """Why the person of a socket may not speak now; None when they may."""
    silence = _silences.get((socket.edition.pk, socket.person.pk))
    if silence is None or (silence.until is not None and silence.until <= timezone.now()):
        return None
    return silence


def note(edition_id: int, person_id: int, mute: Mute | None) -> None:
    """Remember how it stands with someone."""
    if mute is None:
        _silences.pop((edition_id, person_id), None)
    else:
        _silences[edition_id, person_id] = Silence(mute.until, mute.reason)


def told(mute: Mute | None) -> messages.Muted:
    until = mute.until.isoformat() if mute and mute.until else None
    return messages.Muted(muted=mute is not None, until=until, reason=mute.reason if mute else "")


@prepares
def read_for(edition: Edition, sockets: list[Socket]) -> None:
    """Tell those who come that they may not speak, and the team how many reports wait."""
    mutes = selectors.mutes_of(edition.pk, [socket.person.pk for socket in sockets])
    anyone = any(is_team(socket.standing) for socket in sockets)
    waiting = messages.Queue(open=selectors.open_reports(edition.pk).count()) if anyone else None
    for socket in sockets:
        mute = mutes.get(socket.person.pk)
        note(edition.pk, socket.person.pk, mute)
        if mute is not None:
            socket.welcome.append(told(mute))
        if waiting is not None and is_team(socket.standing):
            socket.welcome.append(waiting)
