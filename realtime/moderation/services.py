"""What the team decides and what people report: each with its entry in the audit log, in one transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.gateway.wire import Refused
from realtime.moderation import lines, selectors
from realtime.moderation.events import Kicked, MuteChanged, QueueChanged
from realtime.moderation.models import AuditEntry, Mute, Report
from realtime.moderation.permissions import can_sanction
from venue.editions import services as editions
from venue.editions.models import Edition, Role
from venue.editions.permissions import is_team
from venue.editions.selectors import Standing, standings
from venue.outbox import services as outbox
from venue.people.models import Person

KEPT = timedelta(days=366)  # a day more than the triggers of the audit log ask for
DURATIONS: dict[str, timedelta | None] = {
    "10m": timedelta(minutes=10),
    "1h": timedelta(hours=1),
    "1d": timedelta(days=1),
    "edition": None,
}
REASON_CHARACTERS = (3, 500)
LONGEST_COMMENT = 1000
# What one person may have waiting: who reports more is talking to themselves.
MOST_OPEN_REPORTS = 30

Action = AuditEntry.Action

NO_SUCH_PERSON = _("Cette personne n’existe pas ou n’existe plus.")
YOURSELF = _("On ne se sanctionne pas soi-même.")
ORGANISES = _("Cette personne fait partie de l’organisation : retirez-lui d’abord ce rôle.")
MODERATES = _("Seule l’organisation peut sanctionner une personne de l’équipe de modération.")
NOT_ALLOWED = _("Votre rôle ne permet pas cela. L’équipe d’organisation peut vous aider.")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line as it was when it was reported. `line` names it to the slice that holds it (`chat:12/34`)."""

    line: str
    where: Report.Where
    room: str
    words: str
    said_at: datetime


# -- reports ---------------------------------------------------------------------------------------------------------


def report(
    edition_id: int,
    reporter_id: int,
    subject_id: int,
    *,
    category: str,
    comment: str = "",
    evidence: Evidence | None = None,
) -> Report:
    """Put a report before the team. The same one again, while it waits, is the one that waits.

    Raises Refused: yourself, no_such_person, comment_too_long, too_many_reports.
    """
    comment = comment.strip()
    if len(comment) > LONGEST_COMMENT:
        raise Refused("comment_too_long", _("Ce commentaire dépasse 1 000 caractères : raccourcissez-le."))
    if reporter_id == subject_id:
        raise Refused("yourself", _("On ne peut pas se signaler soi-même."))
    line = evidence.line if evidence else ""
    with transaction.atomic():
        _locked_edition(edition_id)
        mine = selectors.open_reports(edition_id).filter(reporter_id=reporter_id)
        if known := mine.filter(subject_id=subject_id, line=line).first():
            return known
        if mine.count() >= MOST_OPEN_REPORTS:
            raise Refused(
                "too_many_reports",
                _(
                    "Vos signalements précédents attendent encore : l’équipe les lira, puis vous pourrez en faire d’autres."
                ),
            )
        if not Person.objects.filter(pk=subject_id).exists():
            raise Refused("no_such_person", NO_SUCH_PERSON)
        made = Report.objects.create(
            edition_id=edition_id,
            reporter_id=reporter_id,
            subject_id=subject_id,
            category=category,
            comment=comment,
            line=line,
            where=evidence.where if evidence else "",
            room=evidence.room if evidence else "",
            words=evidence.words if evidence else "",
            said_at=evidence.said_at if evidence else None,
        )
        _audit(edition_id, Action.REPORTED, reporter_id, subject_id, report_id=made.pk)
        outbox.record(QueueChanged(edition_id=edition_id))
    return made


def settle(report: Report, state: Report.State, *, by: int, note: str = "") -> None:
    """Close a report as resolved or dismissed. Raises Refused: settled_already."""
    with transaction.atomic():
        _locked_edition(report.edition_id)
        stored = Report.objects.select_for_update().get(pk=report.pk)
        if stored.state != Report.State.OPEN:
            raise Refused("settled_already", _("Quelqu’un de l’équipe a déjà traité ce signalement."))
        stored.state, stored.settled_at, stored.settled_by_id = state, timezone.now(), by
        stored.save(update_fields=["state", "settled_at", "settled_by"])
        action = Action.RESOLVED if state == Report.State.RESOLVED else Action.DISMISSED
        _audit(stored.edition_id, action, by, stored.subject_id, reason=note, report_id=stored.pk)
        outbox.record(QueueChanged(edition_id=stored.edition_id))


def decide(report: Report, decision: str, *, by: int, duration: str, reason: str, with_others: bool = False) -> None:
    """Settle a report as the team decided, with what that does to its subject: all of it, or nothing.

    `decision` is resolve, dismiss, remove, mute, kick or ban; `with_others` closes what else waits about the same person.
    Raises Refused: settled_already, no_such_line, and as the sanctions below.
    """
    state = Report.State.DISMISSED if decision == "dismiss" else Report.State.RESOLVED
    edition_id, subject_id = report.edition_id, report.subject_id
    with transaction.atomic():
        settle(report, state, by=by, note=reason)
        if decision == "mute":
            mute(edition_id, subject_id, by=by, duration=duration, reason=reason, report_id=report.pk)
        elif decision == "kick":
            kick(edition_id, subject_id, by=by, reason=reason, report_id=report.pk)
        elif decision == "ban":
            ban(edition_id, subject_id, by=by, duration=duration, reason=reason, report_id=report.pk)
        elif decision == "remove":
            lines.remove(report.line, by=by, report_id=report.pk)
        if with_others:
            for other in selectors.open_reports(edition_id).filter(subject_id=subject_id):
                settle(other, state, by=by, note=reason)


# -- sanctions -------------------------------------------------------------------------------------------------------
# Each raises Refused: no_such_person, not_allowed, cannot_sanction, reason_needed.


def mute(edition_id: int, person_id: int, *, by: int, duration: str, reason: str, report_id: int | None = None) -> None:
    """Take someone's voice for a while; a newer mute takes the place of the one before."""
    reason, until = checked_reason(reason), _until(duration)
    with transaction.atomic():
        _check_may_sanction(edition_id, by, person_id)
        Mute.objects.update_or_create(
            edition_id=edition_id,
            person_id=person_id,
            defaults={"until": until, "reason": reason, "made_at": timezone.now(), "made_by_id": by},
        )
        _audit(edition_id, Action.MUTED, by, person_id, reason=reason, until=until, report_id=report_id)
        outbox.record(MuteChanged(edition_id=edition_id, person_id=person_id))


def unmute(edition_id: int, person_id: int, *, by: int) -> bool:
    """Give someone their voice back. False when they had it."""
    with transaction.atomic():
        _check_may_sanction(edition_id, by, person_id)
        lifted, _models = selectors.mutes(edition_id).filter(person_id=person_id).delete()
        if lifted:
            _audit(edition_id, Action.UNMUTED, by, person_id)
            outbox.record(MuteChanged(edition_id=edition_id, person_id=person_id))
    return bool(lifted)


def kick(edition_id: int, person_id: int, *, by: int, reason: str, report_id: int | None = None) -> None:
    """Close everything that someone has open in the edition. They may come back."""
    reason = checked_reason(reason)
    with transaction.atomic():
        _check_may_sanction(edition_id, by, person_id)
        _audit(edition_id, Action.KICKED, by, person_id, reason=reason, report_id=report_id)
        outbox.record(Kicked(edition_id=edition_id, person_id=person_id, reason=reason))


def ban(edition_id: int, person_id: int, *, by: int, duration: str, reason: str, report_id: int | None = None) -> None:
    """Keep an account out of the edition for a while, or as long as it lasts."""
    reason, until = checked_reason(reason), _until(duration)
    with transaction.atomic():
        edition, person = _check_may_sanction(edition_id, by, person_id)
        actor = Person.objects.get(pk=by)
        try:
            editions.ban(edition, person, until=until, reason=reason, by=actor)
        except editions.StillOrganiser as refusal:
            raise Refused("cannot_sanction", str(refusal)) from refusal
        _audit(edition_id, Action.BANNED, by, person_id, reason=reason, until=until, report_id=report_id)


def unban(edition_id: int, person_id: int, *, by: int) -> bool:
    """Let someone in again. False when they were not banned."""
    with transaction.atomic():
        edition, person = _check_may_sanction(edition_id, by, person_id)
        lifted = editions.lift_ban(edition, person)
        if lifted:
            _audit(edition_id, Action.UNBANNED, by, person_id)
    return lifted


def note_removal(edition_id: int, subject_id: int | None, *, by: int, words: str, report_id: int | None = None) -> None:
    """Enter a line that the team took away, with its words; called in the transaction that takes it away."""
    _audit(edition_id, Action.LINE_REMOVED, by, subject_id, words=words, report_id=report_id)


def note_huddle(
    edition_id: int,
    action: AuditEntry.Action,
    *,
    by: int,
    subject_id: int | None,
    reason: str | None,
    words: str = "",
) -> None:
    """Enter what the team is about to do with a conversation; `words` say who was in it, `reason` None needs none.

    Raises Refused: not_allowed, reason_needed, and about someone as the sanctions do.
    """
    kept = "" if reason is None else checked_reason(reason)
    with transaction.atomic():
        if subject_id is not None:
            _check_may_sanction(edition_id, by, subject_id)
        elif not is_team(standings([by], _locked_edition(edition_id))[by]):
            raise Refused("not_allowed", NOT_ALLOWED)
        _audit(edition_id, action, by, subject_id, reason=kept, words=words)


def forget_old() -> int:
    """Delete what is a year old, and the mutes that ran out; returns how many rows."""
    old = timezone.now() - KEPT
    gone = AuditEntry.objects.filter(made_at__lt=old).delete()[0]
    gone += Report.objects.filter(made_at__lt=old).delete()[0]
    return gone + Mute.objects.filter(until__lte=timezone.now()).delete()[0]


# -- parts -----------------------------------------------------------------------------------------------------------


def checked_reason(reason: str) -> str:
    """The reason to keep. Raises Refused("reason_needed")."""
    reason = reason.strip()
    if not REASON_CHARACTERS[0] <= len(reason) <= REASON_CHARACTERS[1]:
        raise Refused("reason_needed", _("Écrivez un motif de 3 à 500 caractères : la personne le lira."))
    return reason


def _until(duration: str) -> datetime | None:
    length = DURATIONS[duration]
    return None if length is None else timezone.now() + length


def _locked_edition(edition_id: int) -> Edition:
    """Decisions of one edition are taken one after the other."""
    return Edition.objects.select_for_update().get(pk=edition_id)


def _check_may_sanction(edition_id: int, by: int, person_id: int) -> tuple[Edition, Person]:
    """Both as they stand now, not as they stood when a socket opened."""
    edition = _locked_edition(edition_id)
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise Refused("no_such_person", NO_SUCH_PERSON)
    found = standings([by, person_id], edition)
    if not can_sanction(found[by], found[person_id]):
        raise _why_not(found[by], found[person_id])
    return edition, person


def _why_not(mine: Standing, theirs: Standing) -> Refused:
    if mine.person_id == theirs.person_id:
        return Refused("cannot_sanction", YOURSELF)
    if Role.ORGANISER in theirs.roles:
        return Refused("cannot_sanction", ORGANISES)
    if Role.MODERATOR in theirs.roles:
        return Refused("cannot_sanction", MODERATES)
    return Refused("not_allowed", NOT_ALLOWED)


def _audit(
    edition_id: int,
    action: AuditEntry.Action,
    actor_id: int,
    subject_id: int | None,
    *,
    reason: str = "",
    words: str = "",
    until: datetime | None = None,
    report_id: int | None = None,
) -> None:
    AuditEntry.objects.create(
        edition_id=edition_id,
        action=action,
        actor_id=actor_id,
        subject_id=subject_id,
        reason=reason,
        words=words,
        until=until,
        report_id=report_id,
        made_at=timezone.now(),
    )
