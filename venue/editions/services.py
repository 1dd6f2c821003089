from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from venue.editions import selectors
from venue.editions.events import BanChanged, EditionStateChanged, RolesChanged
from venue.editions.models import Ban, Edition, Membership, Role
from venue.outbox import services as outbox
from venue.outreach import services as outreach
from venue.people import services as people
from venue.people.models import Person

UNUSED_KEPT = timedelta(days=1)


class LastOrganiser(Exception):
    """The edition would have nobody left to run it."""

    def __init__(self) -> None:
        super().__init__(_("C’est la dernière personne de l’organisation : nommez d’abord quelqu’un d’autre."))


class Banned(Exception):
    """A role that would open nothing: the ban is lifted first."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne est bannie de l’édition : levez d’abord le bannissement."))


class StillOrganiser(Exception):
    """Organisers are not banned: an edition is never left to nobody."""

    def __init__(self) -> None:
        super().__init__(_("Cette personne fait partie de l’organisation : retirez-lui d’abord ce rôle."))


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
    """Give a role; returns False when the person had it already.

    Raises:
        Banned: they are kept out of this edition; nothing has changed.
    """
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=edition.pk)  # a ban at the same moment queues here
        if Membership.objects.filter(edition=edition, person=person, role=role).exists():
            return False
        if selectors.bans(edition).filter(person=person).exists():
            raise Banned
        Membership.objects.create(edition=edition, person=person, role=role)
        outbox.record(RolesChanged(edition_id=edition.pk, person_id=person.pk))
    return True


def invite(edition: Edition, email: str, role: Role) -> Person:
    """Give a role to the owner of an address, known or not yet, and write to tell them. Raises Banned."""
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


def ban(edition: Edition, person: Person, *, until: datetime | None, reason: str, by: Person | None) -> Ban:
    """Keep someone out, until a moment or (None) for good; a newer ban takes the place of the one before.

    Their sockets close at once, in every process.

    Raises:
        StillOrganiser: they organise this edition; nothing has changed.
    """
    with transaction.atomic():
        Edition.objects.select_for_update().get(pk=edition.pk)  # someone who is made an organiser meanwhile queues here
        if edition.memberships.filter(person=person, role=Role.ORGANISER).exists():
            raise StillOrganiser
        made, _created = Ban.objects.update_or_create(
            edition=edition,
            person=person,
            defaults={"until": until, "reason": reason, "made_at": timezone.now(), "made_by": by},
        )
        outbox.record(BanChanged(edition_id=edition.pk, person_id=person.pk))
    return made


def lift_ban(edition: Edition, person: Person) -> bool:
    """Let someone in again, with the roles they had. Returns False when they were not banned."""
    with transaction.atomic():
        lifted, _models = selectors.bans(edition).filter(person=person).delete()
        if lifted:
            outbox.record(BanChanged(edition_id=edition.pk, person_id=person.pk))
    return bool(lifted)


def forget_old_bans() -> int:
    """Delete the bans that ran out; returns how many."""
    return Ban.objects.filter(until__lte=timezone.now()).delete()[0]


def forget_strangers() -> int:
    """Delete accounts that a typed address made and nobody ever used: a day old, never signed in, without a role."""
    strangers = Person.objects.filter(last_login=None, memberships=None, created_at__lt=timezone.now() - UNUSED_KEPT)
    return strangers.delete()[0]
