"""Which pages may use a visitor's devices: none, but those that say so. The browser holds it (Permissions-Policy)."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")

HEADER = "Permissions-Policy"
NO_DEVICES = "camera=(), microphone=(), display-capture=(), geolocation=()"
CALLS = "camera=(self), microphone=(self), display-capture=(self), geolocation=()"


class DevicePolicyMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(HEADER, NO_DEVICES)
        return response


def may_call(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The page that this view answers with may ask for camera, microphone and screen; what it embeds may not."""

    @wraps(view)
    def answer(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(*args, **kwargs)
        response.headers[HEADER] = CALLS
        return response

    return answer
