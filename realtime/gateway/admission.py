"""Who may open a socket: signed in, admitted to the edition. The origin was checked before (asgi.py).

Those who come in the same moment are read together, and each is one of `sockets` as soon as they are read.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone, translation
from django.utils.crypto import constant_time_compare

from realtime.gateway.messages import ShownOut
from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.gateway.together import Together
from realtime.gateway.wire import Close, Payload
from venue.editions.models import Ban, Edition
from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import bans, standings
from venue.people.events import session_fingerprint
from venue.people.models import Person

Preparation = Callable[[Edition, list[Socket]], None]

_preparations: list[Preparation] = []
sockets: set[Socket] = set()


class NotAdmitted(Exception):
    """The socket has to be closed with `code`, once `told` is said."""

    def __init__(self, code: Close, told: Payload | None = None) -> None:
        super().__init__(code.name)
        self.code = code
        self.told = told


@dataclass(slots=True, eq=False)
class Visitor:
    """Someone at the door of an edition; `socket` once they are admitted."""

    session_key: str
    edition: str
    language: str  # chosen on this device, or ""
    outlet: Outlet
    socket: Socket | None = None

    @classmethod
    def of(cls, scope: dict[str, Any], outlet: Outlet) -> "Visitor":
        cookies = scope["cookies"]
        language = cookies.get(settings.LANGUAGE_COOKIE_NAME, "")
        if not (translation.check_for_language(language) and language in dict(settings.LANGUAGES)):
            language = ""
        session_key = cookies.get(settings.SESSION_COOKIE_NAME, "")
        return cls(session_key, scope["url_route"]["kwargs"]["edition"], language, outlet)


def prepares(function: Preparation) -> Preparation:
    """Call `function(edition, sockets)` for those who are admitted together, where the database may be asked.

    What it puts into a socket's `welcome` is told first. What it reads is as fresh as the standing: events that were recorded
    since find the socket open.
    """
    _preparations.append(function)
    return function


def shown_out_by(ban: Ban | None) -> ShownOut:
    """What someone is told who is banned; by None when that ran out a moment ago."""
    until = ban.until.isoformat() if ban and ban.until else None
    return ShownOut(why="banned", until=until, reason=ban.reason if ban else "", appeal=settings.CONTACT_EMAIL)


async def admit(visitor: Visitor) -> Socket:
    """Return the socket of an admitted person, which is one of `sockets` from then on. Raises NotAdmitted."""
    return await _admission(visitor)


def _register(visitor: Visitor, socket: Socket) -> None:
    visitor.socket = socket
    sockets.add(socket)


def _admit(visitors: list[Visitor]) -> list[Socket | Exception]:
    """In a dozen queries, however many."""
    people = _signed_in({visitor.session_key for visitor in visitors})
    found: dict[Visitor, Socket | Exception] = {}
    for edition in Edition.objects.filter(slug__in={visitor.edition for visitor in visitors}):
        theirs = [v for v in visitors if v.edition == edition.slug and v.session_key in people]
        found |= _into(edition, {visitor: people[visitor.session_key] for visitor in theirs})
    nobody = NotAdmitted(Close.SIGN_IN), NotAdmitted(Close.NOT_ADMITTED)
    return [found.get(visitor) or nobody[visitor.session_key in people] for visitor in visitors]


def _signed_in(keys: set[str]) -> dict[str, Person]:
    """Who is signed in with each session, establishments loaded; as `django.contrib.auth.get_user` decides for a page."""
    sessions = Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now())
    held = {session.session_key: session.get_decoded() for session in sessions}
    held = {key: of for key, of in held.items() if of.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS}
    ids = {int(of[SESSION_KEY]) for of in held.values()}
    people = Person.objects.filter(is_active=True).select_related("establishment").in_bulk(ids)
    found = {}
    for key, of in held.items():
        person = people.get(int(of[SESSION_KEY]))
        if person and constant_time_compare(of.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash()):
            found[key] = person
    return found


def _into(edition: Edition, visitors: dict[Visitor, Person]) -> dict[Visitor, Socket | Exception]:
    """The sockets of those whom an edition admits, and why it does not admit the others."""
    has = standings([person.pk for person in visitors.values()], edition)
    banned = [person_id for person_id, standing in has.items() if standing.banned]
    why = {ban.person_id: ban for ban in bans(edition).filter(person_id__in=banned).reverse()} if banned else {}
    found: dict[Visitor, Socket | Exception] = {}
    admitted = []
    for visitor, person in visitors.items():
        standing = has[person.pk]
        if standing.banned:
            found[visitor] = NotAdmitted(Close.BANNED, shown_out_by(why.get(person.pk)))
        elif not can_enter_campus(standing):
            found[visitor] = NotAdmitted(Close.NOT_ADMITTED)
        else:
            language = visitor.language or person.language
            session = session_fingerprint(visitor.session_key)
            found[visitor] = socket = Socket(visitor.outlet, person, edition, standing, language, session)
            admitted.append(socket)
    if admitted:
        for prepare in _preparations:
            prepare(edition, admitted)
    return found


_admission = Together(_admit, then=_register)
