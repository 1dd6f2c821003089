from secrets import randbelow
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

from venue.outreach import services as outreach


class AccountAdapter(DefaultAccountAdapter):
    """How allauth signs people in here: a code by e-mail, sent by the task worker."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """False: the sign-in page makes the account of a new address itself, so there is one way in."""
        return False

    def generate_login_code(self) -> str:
        """Six digits: easy to copy from a phone; allauth allows three tries."""
        return f"{randbelow(1_000_000):06d}"

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Render allauth's message and hand it to the task worker, which tries again when the mail server refuses."""
        message = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        outreach.send(message)

    def format_email_subject(self, subject: str) -> str:
        return subject

    def get_from_email(self) -> str:
        return str(settings.DEFAULT_FROM_EMAIL)
