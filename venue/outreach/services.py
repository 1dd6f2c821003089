from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from venue.outreach.tasks import deliver


def send(message: EmailMessage) -> None:
    """Hand a rendered message to the task worker once the current transaction commits: a rolled-back change writes to nobody."""
    alternatives = message.alternatives if isinstance(message, EmailMultiAlternatives) else []
    html = next((str(part[0]) for part in alternatives), "")
    for to in message.to:
        transaction.on_commit(lambda to=to: deliver.enqueue(str(message.subject), str(message.body), to, html))  # type: ignore[misc]


def write(template: str, to: str, language: str, context: dict[str, object]) -> None:
    """Render `template` + `_subject.txt` / `_message.txt` in the person's language and send it."""
    with translation.override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", context).split())
        body = render_to_string(f"{template}_message.txt", context)
    send(EmailMessage(subject, body, to=[to]))
