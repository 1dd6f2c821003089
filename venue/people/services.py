from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from venue.establishments.models import Establishment
from venue.outbox import services as outbox
from venue.people.events import PersonChanged
from venue.people.models import Person


def account_for(email: str, *, language: str = "fr") -> Person:
    """The account of an address, created when there is none yet; `language` is the one a new account is written to in.

    An account opens nothing by itself: only a code sent to its address signs anyone in, only roles let anyone enter.

    Raises:
        ValidationError: `email` is not an address.
    """
    address = email.strip().lower()
    person = Person.objects.filter(email=address).first()
    if person is None:
        try:
            with transaction.atomic():
                person = Person.objects.create_user(address, language=language)
        except (IntegrityError, ValidationError):
            # A second click at the same moment made it; any other refusal is the caller's to hear.
            person = Person.objects.filter(email=address).first()
            if person is None:
                raise
    # allauth's own row of the address: the first code marks it as verified.
    EmailAddress.objects.get_or_create(user=person, email=address, defaults={"primary": True})
    return person


def update_profile(
    person: Person,
    *,
    name: str,
    establishment: Establishment | None,
    language: str,
    about: str = "",
    link: str = "",
) -> None:
    """Change what others see of someone. Raises ValidationError, and changes nothing then."""
    person.name, person.establishment, person.language = name.strip(), establishment, language
    person.about, person.link = about, link
    person.full_clean(exclude=["password"])
    with transaction.atomic():
        person.save(update_fields=["name", "establishment", "language", "about", "link"])
        outbox.record(PersonChanged(person_id=person.pk))


def choose_avatar(person: Person, code: str) -> None:
    """Change how someone looks to others, at once. Raises ValidationError for a code that stands for nothing."""
    person.avatar = code
    person.full_clean(exclude=["password"])
    with transaction.atomic():
        person.save(update_fields=["avatar"])
        outbox.record(PersonChanged(person_id=person.pk))


def choose_language(person: Person, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])
