"""Who may open a socket: signed in, admitted to the edition. The origin was checked before (asgi.py)."""

from collections.abc import Callable, Iterable
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings
from django.utils import translation

from realtime.gateway.messages import ShownOut
from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Close, Payload
from venue.editions.models import Ban, Edition
from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import bans, standing
from venue.people.events import session_fingerprint
from venue.people.models import Person

Preparation = Callable[[Socket], Iterable[Payload]]

_preparations: list[Preparation] = []


class NotAdmitted(Exception):
    """The socket has to be closed with `code`, once `told` is said."""

    def __init__(self, code: Close, told: Payload | None = None) -> None:
        super().__init__(code.name)
        self.code = code
        self.told = told


def prepares(function: Preparation) -> Preparation:
    """Call `function(socket)` for each socket that is admitted, where the database may be asked; what it returns is told first.

    What it reads is as fresh as the standing: events that were recorded since find the socket open.
    """
    _preparations.append(function)
    return function


def shown_out_by(ban: Ban | None) -> ShownOut:
    """What someone is told who is banned; by None when that ran out a moment ago."""
    until = ban.until.isoformat() if ban and ban.until else None
    return ShownOut(why="banned", until=until, reason=ban.reason if ban else "", appeal=settings.CONTACT_EMAIL)


async def admit(scope: dict[str, Any], outlet: Outlet) -> Socket:
    """Return the socket of an admitted person. Raises NotAdmitted."""
    if not isinstance(scope["user"], Person):
        raise NotAdmitted(Close.SIGN_IN)
    return await _admit(scope["user"].pk, scope["url_route"]["kwargs"]["edition"], scope, outlet)


@sync_to_async
def _admit(person_id: int, slug: str, scope: dict[str, Any], outlet: Outlet) -> Socket:
    edition = Edition.objects.filter(slug=slug).first()
    if edition is None:
        raise NotAdmitted(Close.NOT_ADMITTED)
    session_key = scope["session"].session_key or ""
    if not scope["session"].exists(session_key):
        raise NotAdmitted(Close.SIGN_IN)  # signed out since the handshake read it
    has = standing(person_id, edition)
    if has.banned:
        raise NotAdmitted(Close.BANNED, shown_out_by(bans(edition).filter(person=person_id).first()))
    if not can_enter_campus(has):
        raise NotAdmitted(Close.NOT_ADMITTED)
    person = Person.objects.select_related("establishment").get(pk=person_id)
    socket = Socket(outlet, person, edition, has, _language(scope, person), session_fingerprint(session_key))
    socket.welcome = [told for prepare in _preparations for told in prepare(socket)]
    return socket


def _language(scope: dict[str, Any], person: Person) -> str:
    chosen = scope["cookies"].get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if translation.check_for_language(chosen) and chosen in dict(settings.LANGUAGES) else person.language
