from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from realtime.moderation.models import AuditEntry, Mute, Report
from venue.people.models import Person

Action = AuditEntry.Action
SANCTIONS = (Action.MUTED, Action.KICKED, Action.BANNED)


def mutes(edition_id: int) -> QuerySet[Mute]:
    """The mutes that hold now, latest first."""
    return Mute.objects.filter(Q(until=None) | Q(until__gt=timezone.now()), edition_id=edition_id).order_by("-made_at")


def mute_of(edition_id: int, person_id: int) -> Mute | None:
    return mutes(edition_id).filter(person_id=person_id).first()


def mutes_of(edition_id: int, person_ids: list[int]) -> dict[int, Mute]:
    """The mute that holds for each; who may speak is missing. One query."""
    return {mute.person_id: mute for mute in mutes(edition_id).filter(person_id__in=person_ids).reverse()}


def open_reports(edition_id: int) -> QuerySet[Report]:
    """What waits for the team, the oldest first."""
    return Report.objects.filter(edition_id=edition_id, state=Report.State.OPEN).order_by("made_at", "pk")


def audit_log(edition_id: int, subject_id: int | None = None) -> QuerySet[AuditEntry]:
    """What was decided, the latest first; about one person, or everyone."""
    entries = AuditEntry.objects.filter(edition_id=edition_id).order_by("-made_at", "-pk")
    return entries if subject_id is None else entries.filter(subject_id=subject_id)


def people_by_id(ids: set[int]) -> dict[int, Person]:
    """Those of the ids that still have an account. One query."""
    return Person.objects.select_related("establishment").in_bulk(ids)


def open_reports_by_subject(edition_id: int, person_ids: list[int]) -> dict[int, int]:
    """How many reports wait about each."""
    counted = open_reports(edition_id).filter(subject_id__in=person_ids).order_by().values("subject_id")
    return {row["subject_id"]: row["n"] for row in counted.annotate(n=Count("pk"))}


def sanctions_by_subject(edition_id: int, person_ids: list[int]) -> dict[int, int]:
    """How often each was muted, kicked or banned here; who never was is missing."""
    entries = AuditEntry.objects.filter(edition_id=edition_id, subject_id__in=person_ids, action__in=SANCTIONS)
    counted = entries.values("subject_id").annotate(n=Count("pk"))
    return {row["subject_id"]: row["n"] for row in counted if row["subject_id"] is not None}
