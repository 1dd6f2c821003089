"""Messages: written only if their change was, tried again when the mail server refuses."""

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from venue.outreach import services
from venue.outreach.tasks import RETRY_AFTER_S, deliver

pytestmark = pytest.mark.django_db(transaction=True)


def message() -> EmailMultiAlternatives:
    written = EmailMultiAlternatives("Bonjour", "Texte", to=["ana@test.example", "ben@test.example"])
    written.attach_alternative("<p>Texte</p>", "text/html")
    return written


def test_each_person_gets_a_message_of_their_own() -> None:
    services.send(message())
    assert [(sent.to, sent.subject, sent.body) for sent in mail.outbox] == [
        (["ana@test.example"], "Bonjour", "Texte"),
        (["ben@test.example"], "Bonjour", "Texte"),
    ]


def test_a_change_that_is_rolled_back_writes_to_nobody() -> None:
    with transaction.atomic():
        services.send(message())
        transaction.set_rollback(True)
    assert mail.outbox == []


@pytest.fixture
def refusing(settings: Any) -> None:
    """A mail server that answers as a greylisting one does, and a task queue that keeps its rows."""
    settings.EMAIL_BACKEND = "tests.venue.outreach.test_deliver.RefusingBackend"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


class RefusingBackend:
    def __init__(self, **_options: Any) -> None:
        pass

    def send_messages(self, messages: list[Any]) -> int:
        raise smtplib.SMTPResponseException(451, b"greylisted, try again later")


def test_a_refusal_is_tried_again_later(refusing: None) -> None:
    assert deliver.call("Bonjour", "Texte", "ana@test.example") == "deferred"
    (again,) = DBTaskResult.objects.all()
    assert again.args_kwargs["args"] == ["Bonjour", "Texte", "ana@test.example", "", 1]
    assert again.run_after is not None


def test_after_the_last_try_the_failure_is_loud(refusing: None) -> None:
    with pytest.raises(smtplib.SMTPResponseException):
        deliver.call("Bonjour", "Texte", "ana@test.example", attempt=len(RETRY_AFTER_S))
    assert not DBTaskResult.objects.exists()
