"""People with sessions for the tests, made inside the server's own database (`manage.py shell`)."""

import json

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from tests.campus import CROWD, EDITION, ROLES
from venue.editions.models import Edition, Role
from venue.editions.services import grant_role
from venue.people.models import Person
from venue.people.services import account_for


def populate() -> None:
    """Create someone for each role, an outsider, and a crowd; print their session keys as JSON."""
    edition = Edition.objects.get(slug=EDITION)
    sessions = {"outsider": session_of(someone("outsider"))}
    for role in ROLES:
        sessions[role] = session_of(member(edition, role, Role(role)))
    for number in range(CROWD):
        sessions[f"walker-{number}"] = session_of(member(edition, f"walker-{number}", Role.PARTICIPANT))
    print(json.dumps(sessions))


def someone(name: str) -> Person:
    person = account_for(f"{name}@test.example")
    person.name = name.capitalize()
    person.save()
    return person


def member(edition: Edition, name: str, role: Role) -> Person:
    person = someone(name)
    grant_role(edition, person, role)
    return person


def session_of(person: Person) -> str:
    """A signed-in session, as the sign-in page would make it."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    assert session.session_key is not None
    return session.session_key
