from datetime import timedelta

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from venue.outreach.tasks import deliver

KEPT = timedelta(days=1)


def send(message: EmailMessage) -> None:
    """Hand a rendered message to the task worker once the current transaction commits: a rolled-back change writes to nobody."""
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    html = next((str(part[0]) for part in alternatives), "")
    for to in message.to:
        transaction.on_commit(lambda to=to: deliver.enqueue(str(message.subject), str(message.body), to, html))  # type: ignore[misc]


def write(template: str, to: str, language: str, context: dict[str, object]) -> None:
    """Render `template` + `_subject.txt` / `_message.txt` in the person's language and send it."""
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).splitlines()).strip()
        body = render_to_string(f"{template}_message.txt", context)
    send(EmailMessage(subject, body, to=[to]))


def forget_finished() -> int:
    """Delete messages that were sent, or given up, a day ago: their text (a sign-in code, say) is nobody's any more."""
    finished = DBTaskResult.objects.filter(status__in=[TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED])
    return finished.filter(finished_at__lt=timezone.now() - KEPT).delete()[0]
