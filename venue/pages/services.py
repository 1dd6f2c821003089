from secrets import token_hex

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from venue.editions.models import Edition, Role
from venue.editions.services import grant_role
from venue.pages.demo_looks import demo_avatar
from venue.people.models import Person
from venue.people.services import account_for

# ".invalid" never resolves (RFC 2606): no message can leave for these addresses.
DEMO_DOMAIN = "demo.invalid"
DEMO_ORGANISER = f"organisation@{DEMO_DOMAIN}"


def demo_participant(edition: Edition, known_id: int | None = None) -> Person:
    """The demo participant `known_id`, or a new one with a name and an avatar of its own."""
    with transaction.atomic():
        person = Person.objects.filter(pk=known_id or 0, email__endswith=f"@{DEMO_DOMAIN}").first()
        if person is None:
            number = Person.objects.filter(email__startswith="invite-", email__endswith=f"@{DEMO_DOMAIN}").count() + 1
            person = Person.objects.create_user(
                f"invite-{token_hex(8)}@{DEMO_DOMAIN}",
                name=_("Invité·e {number}").format(number=number),
                avatar=demo_avatar(number),
                language=get_language() or "fr",
            )
        grant_role(edition, person, Role.PARTICIPANT)
    return person


def demo_organiser(edition: Edition) -> Person:
    """The one demo account that organises `edition`."""
    with transaction.atomic():
        person = account_for(DEMO_ORGANISER)
        if not person.name:
            person.name = _("Équipe de démonstration")
            person.save(update_fields=["name"])
        grant_role(edition, person, Role.ORGANISER)
    return person
