from typing import cast

from django.db.models import Q, QuerySet
from django.utils import timezone

from realtime.people.models import Block, Choices, OnSite
from realtime.presence.messages import Signs, Status
from venue.editions.models import Edition, Membership


def choices_of(person_id: int) -> Choices:
    """What someone chose; the defaults, not stored, for who never chose."""
    return Choices.objects.filter(pk=person_id).first() or Choices(person_id=person_id)


def kept_signs(person_ids: list[int], edition_id: int) -> dict[int, Signs]:
    """What each showed on their last visit, without the hand; that they are on site, only of today. Two queries."""
    chosen = Choices.objects.in_bulk(person_ids)
    here = OnSite.objects.filter(person_id__in=person_ids, edition_id=edition_id, day=timezone.localdate())
    on_site = set(here.values_list("person_id", flat=True))
    found = {}
    for person_id in person_ids:
        choices = chosen.get(person_id) or Choices(person_id=person_id)
        found[person_id] = Signs(status=cast(Status, choices.status), words=choices.words, on_site=person_id in on_site)
    return found


def blocked_by_each(person_ids: list[int]) -> dict[int, set[int]]:
    """The ids of those whom each blocks. One query."""
    found: dict[int, set[int]] = {person_id: set() for person_id in person_ids}
    for by, person in Block.objects.filter(by_id__in=person_ids).values_list("by_id", "person_id"):
        found[by].add(person)
    return found


def blocked_by(person_id: int) -> QuerySet[Block, int]:
    """The ids of those whom someone blocks."""
    return Block.objects.filter(by_id=person_id).values_list("person_id", flat=True)


def blocks_between(one: int, other: int) -> set[int]:
    """Who of two people blocks the other; one query."""
    pair = Q(by_id=one, person_id=other) | Q(by_id=other, person_id=one)
    return set(Block.objects.filter(pair).values_list("by_id", flat=True))


def is_of_edition(person_id: int, edition: Edition) -> bool:
    return Membership.objects.filter(edition=edition, person_id=person_id, person__is_active=True).exists()
