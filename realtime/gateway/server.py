"""`python -m realtime.gateway.server`: Daphne with our limits. The fast road for motion will live here."""

import argparse
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venue.config.settings")

from typing import Any

from daphne import http_protocol, ws_protocol
from daphne.server import Server
from django.conf import settings
from django.utils.module_loading import import_string

from realtime.gateway.listening import endpoints, take_few_at_a_time
from realtime.gateway.wire import TEXT_FRAME_BYTES

# Django bounds what it parses, but Daphne takes a whole body from anyone before Django sees it.
MOST_BODY_BYTES = 4 * 1024 * 1024


class BoundedRequest(http_protocol.WebRequest):
    """Answers 413 to a body that is, or turns out to be, larger than `MOST_BODY_BYTES`, and hangs up."""

    _taken = 0

    def gotLength(self, length: int | None) -> None:
        if length is not None and length > MOST_BODY_BYTES:
            self._refuse()
        else:
            super().gotLength(length)

    def handleContentChunk(self, data: bytes) -> None:
        self._taken += len(data)
        if self._taken > MOST_BODY_BYTES:
            self._refuse()
        elif self.content is not None:
            super().handleContentChunk(data)

    def _refuse(self) -> None:
        channel: Any = self.channel
        if channel is not None:
            channel.transport.write(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            channel.loseConnection()


class OneWayBounded(ws_protocol.WebSocketProtocol):
    """Holds clients to our limit, and not us: a crowd's roster and a page of history are longer than any command."""

    maxMessagePayloadSize: int

    def sendMessage(self, *arguments: Any, **options: Any) -> None:
        limit, self.maxMessagePayloadSize = self.maxMessagePayloadSize, 0
        try:
            super().sendMessage(*arguments, **options)
        finally:
            self.maxMessagePayloadSize = limit


ws_protocol.WebSocketFactory.protocol = OneWayBounded
# Daphne's factory looks its request class up here when a connection comes.
http_protocol.WebRequest = BoundedRequest  # type: ignore[misc]
take_few_at_a_time()


def build(bind: str, port: int) -> Server:
    """A server that refuses frames larger than any of ours before they are assembled, and drops silent peers."""
    return Server(
        application=import_string(settings.ASGI_APPLICATION),
        endpoints=endpoints(bind, port),
        signal_handlers=True,
        ping_interval=20,
        ping_timeout=40,
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
    options = parser.parse_args()
    build(options.bind, options.port).run()


if __name__ == "__main__":
    main()
