"""`python -m realtime.gateway.server`: Daphne with our limits. The fast road for motion will live here."""

import argparse
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venue.config.settings")

from daphne.endpoints import build_endpoint_description_strings
from daphne.server import Server
from django.conf import settings
from django.utils.module_loading import import_string

from realtime.gateway.wire import TEXT_FRAME_BYTES


def build(bind: str, port: int) -> Server:
    """A server that refuses frames larger than any of ours before they are assembled, and drops silent peers."""
    return Server(
        application=import_string(settings.ASGI_APPLICATION),
        endpoints=build_endpoint_description_strings(host=bind, port=port),
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
