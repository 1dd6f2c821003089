"""The servers that are compared, each a process on a core of its own, and how people speak to them."""

import os
import shutil
import ssl
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, Self

import aiohttp

from tests.bench.huddles.servers import Process
from tests.bench.presence.beats import Beat
from tests.bench.presence.crowd import Crowd, Walker
from tests.bench.presence.others import ColyseusWalker, NaiveWalker, TickedWalker
from tests.bench.presence.ours import OurWalker
from tests.campus import CampusServer, free_port, manage, seeded_database

HERE = Path(__file__).parent

# As in production, but for the address: without Django's debugging, which keeps every query.
PRODUCTION = {
    "CAMPUS_DEBUG": "0",
    "CAMPUS_DEMO": "0",
    "CAMPUS_SECRET_KEY": "a key for benchmarks only, of more than fifty characters",
    "CAMPUS_CONTACT_EMAIL": "contact@test.example",
    "CAMPUS_PUBLICATION_DIRECTOR": "Nobody",
    "CAMPUS_HOSTING": "Nowhere",
}


class Server(Protocol):
    """A server that runs while it is entered. `pids` are the processes whose CPU it costs."""

    ssl_context: ssl.SSLContext | None

    @property
    def pids(self) -> list[int]: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *_exc: object) -> None: ...

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker: ...


@contextmanager
def on_core(core: int) -> Iterator[None]:
    """What is started meanwhile runs on that core, threads included."""
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield
    finally:
        os.sched_setaffinity(0, own)


@contextmanager
def signed_as_in_production() -> Iterator[None]:
    """Sessions made meanwhile are good for a server with these settings."""
    before = os.environ.get("CAMPUS_SECRET_KEY", "")
    os.environ["CAMPUS_SECRET_KEY"] = PRODUCTION["CAMPUS_SECRET_KEY"]
    try:
        yield
    finally:
        os.environ["CAMPUS_SECRET_KEY"] = before


def in_shell(folder: Path, call: str) -> str:
    """What a function of `tests.bench.presence.hall` prints, run in the database in `folder`."""
    return manage(folder, "shell", "--no-imports", "-c", f"from tests.bench.presence import hall; hall.{call}")


def hall_database(folder: Path, people: int, build: str = "build") -> Path:
    """A folder with the database of a campus with the rooms that `build` makes, and sessions for so many people."""
    folder.mkdir()
    with signed_as_in_production():
        seeded_database(folder)
        sessions = in_shell(folder, f"{build}({people})").strip().splitlines()[-1]
    (folder / "sessions.json").write_text(sessions)
    return folder


def with_people_placed(database: Path, folder: Path, people: int, *, spread: bool) -> Path:
    """A copy of it where people arrive at the beginning of their beats."""
    shutil.copytree(database, folder)
    in_shell(folder, f"place({people}, spread={spread})")
    return folder


class Ours:
    """`python -m realtime.gateway.server` on SQLite."""

    ssl_context: ssl.SSLContext | None = None

    def __init__(self, template: Path, folder: Path, core: int) -> None:
        folder.mkdir()
        self.campus = CampusServer(template, folder, settings=PRODUCTION)
        self._core = core

    async def __aenter__(self) -> Self:
        with on_core(self._core):
            self.campus.start()
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self.campus.stop()

    @property
    def pids(self) -> list[int]:
        return [self.campus.pid]

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker:
        return self._walker(number, beat, crowd, self.campus.port, "ws")

    def _walker(self, number: int, beat: Beat, crowd: Crowd, port: int, scheme: str) -> Walker:
        url, cookie = f"{scheme}://localhost:{port}", self.campus.cookie(f"guest-{number}")
        return OurWalker(number, beat, crowd, url, self.campus.url, cookie)


NGINX = """
worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        location / {{
            proxy_pass http://127.0.0.1:{upstream};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection upgrade;
            proxy_read_timeout 75s;
        }}
    }}
}}
"""


def certify(folder: Path) -> None:
    """A certificate of its own for localhost, and its key."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", str(folder / "key.pem")]
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2"]
    command = ["openssl", "req", "-x509", *key, *name, "-out", str(folder / "certificate.pem")]
    subprocess.run(command, check=True, capture_output=True)


class OursBehindNginx(Ours):
    """The same behind Debian's nginx, which ends TLS on the same core."""

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        folder, self._port = self.campus.folder, free_port()
        certify(folder)
        settings = folder / "nginx.conf"
        settings.write_text(NGINX.format(folder=folder, port=self._port, upstream=self.campus.port))
        self._nginx = Process(["nginx", "-c", str(settings)], self._core, folder / "nginx.log")
        await self._nginx.ready(self._port)
        self.ssl_context = ssl.create_default_context(cafile=folder / "certificate.pem")
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._nginx.stop()
        await super().__aexit__()

    @property
    def pids(self) -> list[int]:
        master = self._nginx.pid
        workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        return [self.campus.pid, master, *map(int, workers)]

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker:
        return self._walker(number, beat, crowd, self._port, "wss")


class Other:
    """A server of others: a command that takes a port."""

    ssl_context: ssl.SSLContext | None = None

    def __init__(self, command: Sequence[str], folder: Path, core: int) -> None:
        self._command, self._folder, self._core = command, folder, core

    async def __aenter__(self) -> Self:
        self._folder.mkdir()
        self.port = free_port()
        log = self._folder / "server.log"
        self._process = Process([*self._command, str(self.port)], self._core, log, PRODUCTION)
        await self._process.ready(self.port)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        self._process.stop()

    @property
    def pids(self) -> list[int]:
        return [self._process.pid]


class NaiveChannels(Other):
    def __init__(self, folder: Path, core: int) -> None:
        super().__init__([sys.executable, "-W", "ignore", "-m", "tests.bench.presence.naive"], folder, core)

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker:
        return NaiveWalker(number, beat, crowd, f"ws://127.0.0.1:{self.port}/")


class NodeWs(Other):
    def __init__(self, folder: Path, core: int) -> None:
        super().__init__(["node", str(HERE / "ws.mjs")], folder, core)

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker:
        return TickedWalker(number, beat, crowd, f"ws://127.0.0.1:{self.port}/")


class Colyseus(Other):
    def __init__(self, folder: Path, core: int) -> None:
        super().__init__(["node", str(HERE / "colyseus.mjs")], folder, core)

    async def __aenter__(self) -> Self:
        await super().__aenter__()
        self._http = aiohttp.ClientSession(f"http://127.0.0.1:{self.port}", raise_for_status=True)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._http.close()
        await super().__aexit__()

    def walker(self, number: int, beat: Beat, crowd: Crowd) -> Walker:
        return ColyseusWalker(number, beat, crowd, f"ws://127.0.0.1:{self.port}", self._http)
