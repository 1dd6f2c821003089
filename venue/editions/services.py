from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from venue.editions.events import EditionStateChanged, RolesChanged
from venue.editions.models import Edition, Membership, Role
from venue.outbox import services as outbox
from venue.outreach import services as outreach
from venue.people import services as people
from venue.people.models import Person

UNUSED_KEPT = timedelta(days=1)


class LastOrganiser(Exception):
    """The edition would have nobody left to run it."""

    def __init__(self) -> None:
        super().__init__(_("C’est la dernière personne de l’organisation : nommez d’abord quelqu’un d’autre."))


def create_edition(
    *, slug: str, title: str, starts_on: date, ends_on: date, organiser: Person, summary: str = ""
) -> Edition:
    """Create a draft edition with its first organiser. Raises ValidationError for bad values, and stores nothing then."""
    with transaction.atomic():
        edition = Edition(slug=slug, title=title, starts_on=starts_on, ends_on=ends_on, summary=summary)
        edition.full_clean()
        edition.save()
        grant_role(edition, organiser, Role.ORGANISER)
    return edition


def set_state(edition: Edition, state: Edition.State) -> None:
    """Open or close an edition; people inside who may no longer be there are shown out."""
    with transaction.atomic():
        edition.state = state
        edition.save(update_fields=["state"])
        outbox.record(EditionStateChanged(edition_id=edition.pk))


def grant_role(edition: Edition, person: Person, role: Role) -> bool:
    """Give a role; returns False when the person had it already."""
    with transaction.atomic():
        _membership, created = Membership.objects.get_or_create(edition=edition, person=person, role=role)
        if created:
            outbox.record(RolesChanged(edition_id=edition.pk, person_id=person.pk))
    return created


def invite(edition: Edition, email: str, role: Role) -> Person:
    """Give a role to the owner of an address, known or not yet, and write to tell them."""
    with transaction.atomic():
        person = people.account_for(email)
        if grant_role(edition, person, role):
            outreach.write(
                "editions/email/invitation",
                person.email,
                person.language,
                {
                    "edition": edition,
                    "role": role.label,
                    "url": settings.PUBLIC_URL + reverse("edition", args=[edition.slug]),
                },
            )
    return person


def revoke_role(edition: Edition, person: Person, role: Role) -> bool:
    """Take a role back; the doors it opened close at once. Returns False when there was none.

    Raises:
        LastOrganiser: nobody else organises this edition; nothing has changed.
    """
    with transaction.atomic():
        # Two organisers who revoke each other at the same moment queue here.
        Edition.objects.select_for_update().get(pk=edition.pk)
        if role == Role.ORGANISER and not edition.memberships.filter(role=role).exclude(person=person).exists():
            raise LastOrganiser
        revoked, _models = Membership.objects.filter(edition=edition, person=person, role=role).delete()
        if revoked:
            outbox.record(RolesChanged(edition_id=edition.pk, person_id=person.pk))
    return bool(revoked)


def forget_strangers() -> int:
    """Delete accounts that a typed address made and nobody ever used: a day old, never signed in, without a role."""
    strangers = Person.objects.filter(last_login=None, memberships=None, created_at__lt=timezone.now() - UNUSED_KEPT)
    return strangers.delete()[0]
