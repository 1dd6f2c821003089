"""Debian's coturn, on the loopback, as docs/huddles.md configures it."""

import socket
import subprocess
import time
from pathlib import Path
from typing import Self

from tests.campus import READY_WITHIN_S, free_port

SECRET = "the secret of coturn, for tests"


class Coturn:
    """`turnserver` on a free port of 127.0.0.1, with credentials made of `SECRET`. Its log is `coturn.log` in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"turn:127.0.0.1:{self.port}?transport=udp"

    @property
    def tcp_url(self) -> str:
        return f"turn:127.0.0.1:{self.port}?transport=tcp"

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a campus that sends everything through it."""
        return {"CAMPUS_TURN_URLS": self.url, "CAMPUS_TURN_SECRET": SECRET, "CAMPUS_MEDIA_RELAY_ONLY": "1"}

    def __enter__(self) -> Self:
        configuration = {
            "listening-ip": "127.0.0.1",
            "listening-port": self.port,
            "relay-ip": "127.0.0.1",
            "min-port": 50000,
            "max-port": 50999,
            "realm": "campus.test",
            "static-auth-secret": SECRET,
            "userdb": self.folder / "coturn.sqlite3",
            "pidfile": self.folder / "coturn.pid",
            "log-file": "stdout",
        }
        flags = ("use-auth-secret", "fingerprint", "allow-loopback-peers", "no-cli", "no-tls", "no-dtls", "simple-log")
        lines = [*(f"{name}={value}" for name, value in configuration.items()), *flags]
        (self.folder / "turnserver.conf").write_text("\n".join(lines) + "\n")
        with (self.folder / "coturn.log").open("ab") as log:
            command = ["turnserver", "-c", str(self.folder / "turnserver.conf")]
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            assert self._process.poll() is None, self.log()
            with socket.socket() as probe:  # it listens on TCP as well
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)  # the only thing to await is the port

    def __exit__(self, *_exc: object) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def log(self) -> str:
        return (self.folder / "coturn.log").read_text()
