"""The audit log is written once: nobody changes it, and nobody deletes of it before a year has passed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from realtime.moderation import services
from realtime.moderation.models import AuditEntry, Mute, Report
from tests.venue.editions.members import an_open_edition, member, organiser_of
from venue.editions.models import Edition, Role
from venue.outbox import services as outbox
from venue.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition() -> Edition:
    edition = an_open_edition()
    ana, ben = member(edition, Role.PARTICIPANT, "ana"), member(edition, Role.PARTICIPANT, "ben")
    services.report(edition.pk, ben.pk, ana.pk, category="spam")
    services.mute(edition.pk, ana.pk, by=organiser_of(edition).pk, duration="1h", reason="Publicité")
    return edition


def entries() -> list[tuple[str, str]]:
    return list(AuditEntry.objects.order_by("pk").values_list("action", "reason"))


def age(days: float) -> None:
    """Make everything as old as that: the log can only be written so."""
    made_at = timezone.now() - timedelta(days=days)
    for entry in list(AuditEntry.objects.all()):
        AuditEntry.objects.create(
            edition_id=entry.edition_id,
            action=entry.action,
            actor_id=entry.actor_id,
            subject_id=entry.subject_id,
            reason=f"{entry.reason} {days}",
            made_at=made_at,
        )


CHANGES = (
    "UPDATE moderation_auditentry SET reason = 'rien'",
    "UPDATE moderation_auditentry SET made_at = '2001-01-01'",
    "DELETE FROM moderation_auditentry",
)


def test_the_database_refuses_to_change_or_empty_the_log(edition):
    before = entries()
    more = ["TRUNCATE moderation_auditentry"] if connection.vendor == "postgresql" else []
    for statement in (*CHANGES, *more):
        with pytest.raises(IntegrityError, match="audit log"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert entries() == before == [("reported", ""), ("muted", "Publicité")]


def test_erasing_the_accounts_changes_nothing_in_it(edition):
    before = list(AuditEntry.objects.values())
    Person.objects.filter(email__startswith="ana").delete()
    Person.objects.filter(email__startswith="ben").delete()
    assert list(AuditEntry.objects.values()) == before
    assert not Report.objects.exists()


def test_what_is_older_than_a_year_is_forgotten(edition):
    age(days=364)
    age(days=367)
    Report.objects.update(made_at=timezone.now() - timedelta(days=367))
    Mute.objects.update(until=timezone.now())

    services.forget_old()

    assert [reason.split()[-1] for _action, reason in entries() if reason] == ["Publicité", "364", "364"]
    assert not Report.objects.exists()
    assert not Mute.objects.exists()


def test_a_sanction_that_fails_leaves_no_trace(edition, monkeypatch):
    before = entries()
    ana = Person.objects.get(email__startswith="ana")
    monkeypatch.setattr(outbox, "record", lambda event: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        services.kick(edition.pk, ana.pk, by=organiser_of(edition).pk, reason="Publicité")
    assert entries() == before
