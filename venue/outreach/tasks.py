from datetime import timedelta

import structlog
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django_tasks import task

log = structlog.get_logger(__name__)

# s before each further try: a greylisting server accepts after some minutes, a broken one is mended within hours.
RETRY_AFTER_S = (15, 60, 300, 1800, 7200)


@task()
def deliver(subject: str, body: str, to: str, html: str = "", attempt: int = 0) -> str:
    """Send one message; when the mail server refuses, try again after each of `RETRY_AFTER_S`, then give up loudly."""
    message = EmailMultiAlternatives(subject, body, to=[to])
    if html:
        message.attach_alternative(html, "text/html")
    try:
        message.send()
    except OSError as refusal:  # smtplib's errors are OSErrors too
        if attempt >= len(RETRY_AFTER_S):
            raise
        log.warning("mail.deferred", attempt=attempt, reason=type(refusal).__name__)
        again = deliver.using(run_after=timezone.now() + timedelta(seconds=RETRY_AFTER_S[attempt]))
        again.enqueue(subject, body, to, html, attempt + 1)
        return "deferred"
    return "sent"
