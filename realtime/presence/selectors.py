from collections.abc import Iterable
from typing import cast

from realtime.presence.messages import PersonView, RoleName
from venue.editions.models import Edition, Role
from venue.editions.selectors import standings
from venue.people.models import Person


def view_of(person: Person, title: Role) -> PersonView:
    """What others see of someone whose establishment is loaded."""
    return PersonView(
        id=person.pk,
        name=person.display_name,
        establishment=person.establishment.name if person.establishment else "",
        role=cast(RoleName, title.value),
        avatar=person.shown_avatar,
    )


def views_of(edition: Edition, person_ids: Iterable[int]) -> dict[int, PersonView]:
    """What others see of people, here or not, in two queries; whoever has no account any more is missing."""
    people = list(Person.objects.filter(pk__in=set(person_ids)).select_related("establishment"))
    standing = standings([person.pk for person in people], edition)
    return {person.pk: view_of(person, standing[person.pk].title) for person in people}
