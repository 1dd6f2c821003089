"""Who is admitted, read for many at once: as many questions for twenty people as for one."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from realtime.gateway.admission import NotAdmitted, Visitor, _admit
from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Close
from realtime.people.handlers import _read as read_people
from realtime.presence.arrivals import Arrival
from realtime.presence.whereabouts import _read as read_places
from tests.people import member, session_of, someone
from tests.venue.editions.members import an_open_edition
from venue.editions.models import Role

pytestmark = pytest.mark.django_db


def at_the_door(session_key: str, edition: str) -> Visitor:
    async def send(event: object) -> None: ...

    return Visitor(session_key, edition, "", Outlet(send))


def test_a_crowd_is_read_in_as_many_questions_as_one_person():
    edition = an_open_edition()
    sessions = [session_of(member(edition, f"guest-{n}", Role.PARTICIPANT)) for n in range(20)]
    counts = []
    for crowd in (sessions[:1], sessions):
        with CaptureQueriesContext(connection) as queries:
            found = _admit([at_the_door(key, edition.slug) for key in crowd])
            sockets = [socket for socket in found if isinstance(socket, Socket)]
            read_people([Arrival(socket) for socket in sockets])
            read_places([(edition.pk, socket.person.pk) for socket in sockets])
        assert len(sockets) == len(crowd)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_each_of_a_crowd_gets_their_own_answer():
    edition = an_open_edition()
    guest, gone, inactive = (member(edition, name, Role.PARTICIPANT) for name in ("guest", "gone", "inactive"))
    keys = {name: session_of(person) for name, person in (("guest", guest), ("gone", gone), ("inactive", inactive))}
    keys["outsider"] = session_of(someone("outsider"))
    keys["forged"] = "x" * 32
    Session.objects.filter(session_key=keys["gone"]).update(expire_date=timezone.now())
    inactive.is_active = False
    inactive.save()
    found = dict(zip(keys, _admit([at_the_door(key, edition.slug) for key in keys.values()]), strict=True))
    codes = {name: one.code for name, one in found.items() if isinstance(one, NotAdmitted)}
    assert codes == {
        "gone": Close.SIGN_IN,
        "inactive": Close.SIGN_IN,
        "outsider": Close.NOT_ADMITTED,
        "forged": Close.SIGN_IN,
    }
    assert isinstance(found["guest"], Socket)
    assert found["guest"].person == guest


def test_a_session_made_before_the_password_changed_opens_nothing():
    """Django ends a session whose hash is no longer the account's; so does the socket."""
    edition = an_open_edition()
    person = member(edition, "guest", Role.PARTICIPANT)
    key = session_of(person)
    person.set_password("another")
    person.save()
    (found,) = _admit([at_the_door(key, edition.slug)])
    assert isinstance(found, NotAdmitted)
    assert found.code == Close.SIGN_IN
