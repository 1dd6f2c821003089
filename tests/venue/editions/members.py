"""An edition, people with roles in it, and a browser for each of them."""

from datetime import date

from django.conf import settings
from django.test import Client

from venue.editions.models import Edition, Role
from venue.editions.services import create_edition, grant_role, set_state
from venue.people.models import Person


def an_open_edition(slug: str = "printemps-2027") -> Edition:
    edition = create_edition(
        slug=slug,
        title="Rencontres de printemps",
        summary="Deux jours à Toulouse et en ligne.",
        starts_on=date(2027, 3, 11),
        ends_on=date(2027, 3, 12),
        organiser=someone("olga", "Olga Organise"),
    )
    set_state(edition, Edition.State.OPEN)
    return edition


def someone(who: str, name: str = "") -> Person:
    return Person.objects.create_user(f"{who}@test.example", name=name or who.capitalize())


def organiser_of(edition: Edition) -> Person:
    return Person.objects.get(memberships__edition=edition, memberships__role=Role.ORGANISER)


def member(edition: Edition, role: Role, who: str = "") -> Person:
    person = someone(who or role.value)
    grant_role(edition, person, role)
    return person


def browser_of(person: Person | None = None, language: str = "fr") -> Client:
    """A browser in which `person` is signed in; in nobody's name without one."""
    client = Client(headers={"accept-language": language})
    if person is not None:
        client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    return client


def said(response: object) -> list[str]:
    """The notices of a page, in order."""
    return [str(message) for message in response.context["messages"]]  # type: ignore[attr-defined]
