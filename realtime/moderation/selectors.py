from django.db.models import Q, QuerySet
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


def open_reports(edition_id: int) -> QuerySet[Report]:
    """What waits for the team, the oldest first."""
    return Report.objects.filter(edition_id=edition_id, state=Report.State.OPEN).order_by("made_at", "pk")


def audit_log(edition_id: int, subject_id: int | None = None) -> QuerySet[AuditEntry]:
    """What was decided, the latest first; about one person, or everyone."""
    entries = AuditEntry.objects.filter(edition_id=edition_id).order_by("-made_at", "-pk")
    return entries if subject_id is None else entries.filter(subject_id=subject_id)


def sanctions_of(edition_id: int, person_id: int) -> int:
    """How often someone was muted, kicked or banned here."""
    return audit_log(edition_id, person_id).filter(action__in=SANCTIONS).count()


def people_by_id(ids: set[int]) -> dict[int, Person]:
    """Those of the ids that still have an account. One query."""
    return Person.objects.select_related("establishment").in_bulk(ids)
