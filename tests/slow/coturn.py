"""Debian's coturn, on the loopback, as docs/huddles.md configures it."""

import socket
from pathlib import Path

from tests.campus import free_port
from tests.process import ServerProcess

SECRET = "the secret of coturn, for tests"


class Coturn(ServerProcess):
    """`turnserver` on a free port of 127.0.0.1, with credentials made of `SECRET`. Its log is `coturn.log` in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        super().__init__(["turnserver", "-c", str(folder / "turnserver.conf")], folder / "coturn.log", {})

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

    def start(self) -> None:
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
        super().start()

    def is_ready(self) -> bool:
        with socket.socket() as probe:  # it listens on TCP as well
            return probe.connect_ex(("127.0.0.1", self.port)) == 0
