"""`make run`: the whole house in one terminal. Production starts the same processes under its own supervisor."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from argparse import ArgumentParser
from collections.abc import Callable
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from venue.config.environment import ROOT

READY_WITHIN_S = 60
STOP_WITHIN_S = 8
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, a supervisor, the terminal closed


# A media worker that ended is started again after so long (s), longer each time; one that lived a minute counts as new.
AGAIN_AFTER_S = (0.2, 30.0)
LIVED_S = 60.0


class Stopped(Exception):
    """Ctrl-C, or a request to end."""


class Supervised:
    """A process that is started again when it ends by itself: the others go on without it meanwhile."""

    def __init__(self, start: "Callable[[], subprocess.Popen[bytes]]") -> None:
        self._start = start
        self._wait = AGAIN_AFTER_S[0]
        self._again_at: float | None = None
        self._launch()

    def _launch(self) -> None:
        self.process = self._start()
        self._started_at = time.monotonic()
        self._again_at = None

    def tend(self) -> str:
        """Look after it; returns what happened, in words, or nothing."""
        now = time.monotonic()
        if self._again_at is not None:
            if now >= self._again_at:
                self._launch()
        elif (ended := self.process.poll()) is not None:
            if now - self._started_at > LIVED_S:
                self._wait = AGAIN_AFTER_S[0]
            wait, self._wait = self._wait, min(2 * self._wait, AGAIN_AFTER_S[1])
            self._again_at = now + wait
            return f"The media worker ended (code {ended}); it is started again in {wait:g} s."
        return ""


class Command(BaseCommand):
    """Migrate, seed the demo edition, and run web server, media worker and task worker until Ctrl-C."""

    help = (
        "Runs the demo campus: database, demo edition, web server, media worker and task worker. Ctrl-C ends all of it."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="localhost", help="address to serve on; localhost is this machine alone")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        for request in ENDINGS:
            signal.signal(request, self._stop)
        processes: list[subprocess.Popen[bytes]] = []
        media: Supervised | None = None
        try:
            settings.ENV["CAMPUS_DATA"].mkdir(parents=True, exist_ok=True)
            self._step("database", lambda: call_command("migrate", verbosity=0))
            self._step("demo edition", lambda: call_command("seed_demo"))
            if not settings.MEDIA_WORKERS:  # else the environment names some that run elsewhere
                media = self._media_worker()
            server = [
                "-m",
                "realtime.gateway.server",
                "--bind",
                "127.0.0.1" if host == "localhost" else host,
                "--port",
                str(port),
            ]
            processes.append(self._start([sys.executable, "-W", "ignore", *server]))
            self._step("server", lambda: self._await_ready(host, port, processes))
            worker = ["db_worker", "--interval", "0.5", "--no-startup-delay", "--no-reload"]
            processes.append(self._start([sys.executable, "-W", "ignore", str(ROOT / "manage.py"), *worker]))
            self.stdout.write(
                f"\nThe campus is open: http://{host}:{port}\n"
                "Enter in one click from the home page, as a participant or as an organiser; a second browser (or a private\n"
                "window) is a second person. Sign-in codes appear in this terminal. Ctrl-C ends everything.\n"
            )
            while all(process.poll() is None for process in processes):
                if media is not None and (said := media.tend()):
                    self.stderr.write(said)
                time.sleep(0.3)
            raise CommandError("a process ended by itself: see above")
        except Stopped:
            self.stdout.write("\nEnding.")
        finally:
            self._end([*processes, media.process] if media else processes)

    def _media_worker(self) -> Supervised:
        """A media worker of this run's own. The others find its address and the secret in the environment."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        os.environ["CAMPUS_MEDIA_SECRET"] = secrets.token_urlsafe(32)
        os.environ["CAMPUS_MEDIA_WORKERS"] = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-W", "ignore", "-m", "realtime.media", "--bind", "127.0.0.1", "--port", str(port)]
        return Supervised(lambda: self._start(command))

    @staticmethod
    def _start(command: list[str]) -> "subprocess.Popen[bytes]":
        # A session of its own: Ctrl-C reaches this command alone, which then ends the others in order.
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        return subprocess.Popen(command, env=environment, cwd=ROOT, start_new_session=True)

    @staticmethod
    def _stop(signum: int, frame: FrameType | None) -> None:
        raise Stopped

    def _step(self, what: str, work: Callable[[], object]) -> None:
        self.stdout.write(f"{what:<34} ", ending="")
        self.stdout.flush()
        start = time.monotonic()
        work()
        self.stdout.write(f"{time.monotonic() - start:.1f} s")

    @staticmethod
    def _await_ready(host: str, port: int, processes: list[subprocess.Popen[bytes]]) -> None:
        deadline = time.monotonic() + READY_WITHIN_S
        while time.monotonic() < deadline:
            if any(process.poll() is not None for process in processes):
                raise CommandError(f"could not start: is port {port} in use? PORT= takes another one")
            try:
                with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                time.sleep(0.05)
        raise CommandError(f"the server did not answer within {READY_WITHIN_S} s")

    @staticmethod
    def _end(processes: list[subprocess.Popen[bytes]]) -> None:
        for request in ENDINGS:  # a second Ctrl-C does not stop the ending half-way
            signal.signal(request, signal.SIG_IGN)
        for process in processes:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + STOP_WITHIN_S
        for process in processes:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
