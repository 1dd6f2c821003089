from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from venue.editions.models import Ban, Edition, Membership, Role
from venue.people.models import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """Who someone is to an edition: what every right is decided from. `person_id` is None for a visitor."""

    person_id: int | None
    roles: frozenset[Role]
    edition_open: bool
    banned: bool = False

    @property
    def title(self) -> Role:
        """The role shown beside the name: the one with most duties."""
        return next((role for role in reversed(Role) if role in self.roles), Role.PARTICIPANT)


def standing(person_id: int | None, edition: Edition) -> Standing:
    """Read someone's standing, in two queries; a deactivated account has no role."""
    if person_id is None:
        return Standing(None, frozenset(), edition.state == Edition.State.OPEN)
    return standings([person_id], edition)[person_id]


def bans(edition: Edition) -> QuerySet[Ban]:
    """The bans that hold now, latest first."""
    now = timezone.now()
    return Ban.objects.filter(Q(until=None) | Q(until__gt=now), edition=edition).order_by("-made_at")


def current_edition() -> Edition | None:
    """The edition that the home page shows: the latest open one."""
    return Edition.objects.filter(state=Edition.State.OPEN).order_by("-starts_on").first()


def editions_of(person: Person) -> QuerySet[Edition]:
    """The editions someone has a role in, latest first."""
    return Edition.objects.filter(memberships__person=person).distinct()


def members(edition: Edition) -> QuerySet[Person]:
    """Everyone with a role in `edition`, by name, with `memberships_here` prefetched."""
    here = Prefetch(
        "memberships", Membership.objects.filter(edition=edition).order_by("role"), to_attr="memberships_here"
    )
    return (
        Person.objects.filter(memberships__edition=edition)
        .distinct()
        .select_related("establishment")
        .prefetch_related(here)
        .order_by("name", "pk")
    )


def find_members(edition: Edition, words: str = "", role: str = "") -> QuerySet[Person]:
    """The members whose name, address or establishment holds all `words`, and who have `role`; "" asks for nothing."""
    found = members(edition)
    if role:
        found = found.filter(memberships__in=Membership.objects.filter(edition=edition, role=role))
    for word in words.split():
        found = found.filter(
            Q(name__icontains=word) | Q(email__icontains=word) | Q(establishment__name__icontains=word)
        )
    return found


def standings(person_ids: list[int], edition: Edition) -> dict[int, Standing]:
    """The standing of each, in two queries for all of them."""
    roles: dict[int, set[Role]] = {person_id: set() for person_id in person_ids}
    found = Membership.objects.filter(edition=edition, person_id__in=person_ids, person__is_active=True)
    for person_id, role in found.values_list("person_id", "role"):
        roles[person_id].add(Role(role))
    banned = set(bans(edition).filter(person_id__in=person_ids).values_list("person_id", flat=True))
    is_open = edition.state == Edition.State.OPEN
    return {
        person_id: Standing(person_id, frozenset(theirs), is_open, person_id in banned)
        for person_id, theirs in roles.items()
    }
