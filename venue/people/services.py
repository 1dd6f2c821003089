from venue.establishments.models import Establishment
from venue.people.models import Person


def account_for(email: str, *, language: str = "fr") -> Person:
    """The account of an address, created when there is none yet; `language` is the one a new account is written to in.

    An account opens nothing by itself: only a code sent to its address signs anyone in, and only roles let anyone enter.

    Raises:
        ValidationError: `email` is not an address.
    """
    address = email.strip().lower()
    known = Person.objects.filter(email=address).first()
    return known or Person.objects.create_user(address, language=language)


def update_profile(
    person: Person, *, name: str, establishment: Establishment | None, avatar: int, language: str
) -> None:
    """Change what others see of someone. Raises ValidationError, and changes nothing then."""
    person.name, person.establishment, person.avatar, person.language = name.strip(), establishment, avatar, language
    person.full_clean(exclude=["password"])
    person.save(update_fields=["name", "establishment", "avatar", "language"])


def choose_language(person: Person, language: str) -> None:
    person.language = language
    person.save(update_fields=["language"])
