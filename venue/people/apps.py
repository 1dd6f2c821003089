from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_out
from django.http import HttpRequest


class PeopleConfig(AppConfig):
    name = "venue.people"

    def ready(self) -> None:
        user_logged_out.connect(_record_sign_out, dispatch_uid="people.signed_out")


def _record_sign_out(sender: Any, request: HttpRequest, **_kwargs: Any) -> None:
    from venue.outbox import services as outbox
    from venue.people.events import SignedOut, session_fingerprint

    # Django flushes the session after this signal; its key is still the one that the sockets came with.
    if request.session.session_key:
        outbox.record(SignedOut(session=session_fingerprint(request.session.session_key)))
