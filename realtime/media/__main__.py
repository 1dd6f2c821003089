"""`python -m realtime.media`: a media worker. It needs no database and no Redis."""

import argparse
import asyncio
import logging
import os
import socket
import sys

from aiohttp import web

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "venue.config.settings")

from realtime.media.compatibility import IncompatibleError, install
from realtime.media.server import application
from realtime.media.settings import SettingsError, WorkerSettings
from realtime.media.worker import Worker

STOP_WITHIN_S = 5


def _event_loop() -> asyncio.AbstractEventLoop:
    """uvloop's: a fifth less for each packet. It does not exist for Windows."""
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return asyncio.new_event_loop()
    return uvloop.new_event_loop()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--bind", default="127.0.0.1", help="where the control API listens; web processes must reach it"
    )
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--name", default=socket.gethostname(), help="what it is called in logs")
    options = parser.parse_args()
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    try:
        settings = WorkerSettings.from_django(options.name)
        install(settings.reach)
    except (SettingsError, IncompatibleError) as error:
        sys.exit(str(error))
    web.run_app(
        application(Worker(settings)),
        host=options.bind,
        port=options.port,
        loop=_event_loop(),
        shutdown_timeout=STOP_WITHIN_S,
        access_log=None,
        print=lambda *_: None,
    )


if __name__ == "__main__":
    main()
