"""The ASGI application: pages through Django, sockets through the gateway, and the work that goes on beside them."""

import asyncio
import os
from collections.abc import Coroutine
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venue.config.settings")

from django.core.asgi import get_asgi_application

pages = get_asgi_application()  # before the imports below: they need the app registry

import structlog
from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from channels.sessions import CookieMiddleware

from realtime.gateway.pulse import pulse
from realtime.gateway.routing import websocket_urlpatterns
from realtime.presence.whereabouts import whereabouts
from venue.config import housekeeping
from venue.outbox import metrics
from venue.outbox.tailer import Tailer

log = structlog.get_logger(__name__)


class Background:
    """Starts what every web process does beside answering, with its first connection: Daphne has no lifespan events."""

    def __init__(self, application: Any) -> None:
        self._application = application
        self._tailer = Tailer()
        metrics.follow(self._tailer)
        self._tasks: list[asyncio.Task[None]] = []

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if not self._tasks:
            works = (self._tailer.run(), pulse.run(), whereabouts.run(), housekeeping.run())
            self._tasks = [self._start(work) for work in works]
        if scope["type"] == "websocket":
            # What a socket reads is kept fresh by events: none may fall between that reading and the tailer's place.
            await self._tailer.started.wait()
        await self._application(scope, receive, send)

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.ensure_future(work)
        task.add_done_callback(self._ended)
        return task

    @staticmethod
    def _ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None:
            log.critical("background.ended", exc_info=task.exception())
            os._exit(1)  # half a process is worse than none: whoever supervises it starts a whole one


application = Background(
    ProtocolTypeRouter(
        {
            "http": pages,
            "websocket": AllowedHostsOriginValidator(CookieMiddleware(URLRouter(websocket_urlpatterns))),
        }
    )
)
