from typing import Any

from django.urls import path, re_path

from realtime.gateway.consumer import gateway


async def nowhere(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """No socket is served at this path: refused with HTTP 403, which is what a close before the handshake means."""
    await send({"type": "websocket.close"})


# ASGI applications, not views: Django's types know only those.
websocket_urlpatterns: list[Any] = [path("ws/<slug:edition>/", gateway), re_path(r"", nowhere)]  # type: ignore[arg-type]
