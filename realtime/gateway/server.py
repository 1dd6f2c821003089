"""`python -m realtime.gateway.server`: Daphne with our bounds, and the fast road where it can be taken."""

import argparse
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venue.config.settings")

from typing import Any

import structlog
from daphne import http_protocol, ws_protocol
from daphne.server import Server
from django.conf import settings
from django.utils.module_loading import import_string

from realtime.gateway import fast_road
from realtime.gateway.bounded import BoundedRequest, BoundedSocket
from realtime.gateway.listening import endpoints, take_few_at_a_time
from realtime.gateway.outlet import DIRECT
from realtime.gateway.wire import TEXT_FRAME_BYTES

log = structlog.get_logger(__name__)

PING_INTERVAL_S, PING_TIMEOUT_S = 20, 40

# Daphne's factory looks its request class up here when a connection comes.
http_protocol.WebRequest = BoundedRequest  # type: ignore[misc]
take_few_at_a_time()


class CampusServer(Server):
    """Daphne, which offers each socket's application the fast road beside ASGI's `send` and `receive`."""

    def create_application(self, protocol: Any, scope: dict[str, Any]) -> Any:
        if scope["type"] == "websocket":
            direct = protocol if fast_road.is_open_to(protocol) else None
            scope.setdefault("extensions", {})[DIRECT] = direct
        return super().create_application(protocol, scope)


def choose_road() -> type[BoundedSocket]:
    """The protocol of WebSockets: the fast one unless it is switched off or does not work here, which is logged."""
    why_not = fast_road.trouble() if settings.ENV["CAMPUS_FAST_ROAD"] else ""
    if not settings.ENV["CAMPUS_FAST_ROAD"]:
        log.info("road.plain", why="CAMPUS_FAST_ROAD=0")
    elif why_not:
        log.warning("road.plain", why=why_not, **fast_road.versions())
    else:
        log.debug("road.fast", **fast_road.versions())
        return fast_road.FastSocket
    return BoundedSocket


def build(bind: str, port: int, ping_interval_s: int = PING_INTERVAL_S, ping_timeout_s: int = PING_TIMEOUT_S) -> Server:
    """A server that refuses frames larger than any of ours before they are assembled, and drops silent peers.

    Who says nothing for `ping_interval_s` is pinged, and dropped after `ping_timeout_s` without an answer.
    """
    application = import_string(settings.ASGI_APPLICATION)  # sets up Django, without which nothing is logged
    ws_protocol.WebSocketFactory.protocol = choose_road()
    return CampusServer(
        application=application,
        endpoints=endpoints(bind, port),
        signal_handlers=True,
        ping_interval=ping_interval_s,
        ping_timeout=ping_timeout_s,
        websocket_timeout=-1,  # a colloquium lasts longer than a day
        websocket_max_message_size=4 * TEXT_FRAME_BYTES,
        websocket_max_frame_size=4 * TEXT_FRAME_BYTES,
        proxy_forwarded_address_header="X-Forwarded-For" if settings.ENV["CAMPUS_TRUST_PROXY"] else None,
        verbosity=0,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--ping-interval", type=int, default=PING_INTERVAL_S, metavar="S")
    parser.add_argument("--ping-timeout", type=int, default=PING_TIMEOUT_S, metavar="S")
    options = parser.parse_args()
    build(options.bind, options.port, options.ping_interval, options.ping_timeout).run()


if __name__ == "__main__":
    main()
