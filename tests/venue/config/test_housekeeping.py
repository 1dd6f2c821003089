"""What the privacy page promises to throw away is thrown away."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from realtime.moderation.models import Mute
from realtime.presence.models import LastPlace
from venue.config import demo, housekeeping
from venue.editions.models import Ban, Edition
from venue.outbox.models import Entry
from venue.pages.services import DEMO_ORGANISER
from venue.people.models import Person
from venue.people.services import account_for

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_a_day_old_goes_and_the_rest_stays(settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    from venue.outreach.tasks import deliver

    demo.seed()
    edition = Edition.objects.get()
    now, yesterday = timezone.now(), timezone.now() - timedelta(days=1, minutes=1)
    for seen_at in (yesterday, now):
        LastPlace.objects.create(
            edition=edition,
            person=account_for(f"{seen_at:%d}@test.example"),
            room=edition.rooms.get(slug="parvis"),
            x=1,
            y=1,
            seen_at=seen_at,
        )
        Session.objects.create(session_key=f"{seen_at:%d}", session_data="", expire_date=seen_at + timedelta(hours=1))
        deliver.enqueue("Bonjour", "Texte", "ana@test.example")
        result = DBTaskResult.objects.filter(finished_at=None).get()
        DBTaskResult.objects.filter(pk=result.pk).update(status=TaskResultStatus.SUCCESSFUL, finished_at=seen_at)
    Entry.objects.update(recorded_at=yesterday)

    housekeeping.do_chores()

    counts = [model.objects.count() for model in (LastPlace, Session, DBTaskResult, Entry)]
    assert counts == [1, 1, 1, 0]


def test_an_address_that_was_only_typed_is_forgotten() -> None:
    demo.seed()
    for name in ("typed", "typed-today", "used"):
        account_for(f"{name}@test.example")
    Person.objects.exclude(email__startswith="typed-today").update(created_at=timezone.now() - timedelta(days=2))
    Person.objects.filter(email__startswith="used").update(last_login=timezone.now())
    housekeeping.do_chores()
    addresses = set(Person.objects.values_list("email", flat=True))
    assert addresses == {"typed-today@test.example", "used@test.example", DEMO_ORGANISER}  # who has a role stays


def test_bans_and_mutes_that_ran_out_are_forgotten_and_those_that_hold_stay() -> None:
    demo.seed()
    edition = Edition.objects.get()
    now = timezone.now()
    for name, until in (("over", now - timedelta(seconds=1)), ("held", now + timedelta(hours=1)), ("kept", None)):
        person = account_for(f"{name}@test.example")
        Ban.objects.create(edition=edition, person=person, until=until, reason="Insultes", made_at=now)
        Mute.objects.create(edition=edition, person=person, until=until, reason="Insultes", made_at=now)

    housekeeping.do_chores()

    for model in (Ban, Mute):
        left = model.objects.order_by("pk").values_list("person__email", flat=True)
        assert [email.split("@")[0] for email in left] == ["held", "kept"]


def test_a_chore_that_fails_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM nowhere")

    done: list[str] = []
    monkeypatch.setattr(housekeeping, "CHORES", (broken, lambda: done.append("swept")))
    housekeeping.do_chores()
    assert done == ["swept"]
