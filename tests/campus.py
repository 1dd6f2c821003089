"""A real campus for tests: the server as a process, people with sessions, and a WebSocket client."""

import asyncio
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import websockets
from websockets.asyncio.client import ClientConnection, connect

from tests.process import ROOT, ServerProcess

ANSWER_WITHIN_S = 10
EDITION = "demo"
DELTAS = ((0, 1), (-1, 0), (1, 0), (0, -1))  # tiles of a step: down, left, right, up
METRICS_TOKEN = "a token for tests"
# How frames travel between kernel and gateway: our server's two ways, and another server.
ROADS = ("fast", "plain", "uvicorn")
UVICORN = ["uvicorn", "venue.config.asgi:application", "--ws-max-size", "131072", "--ws-per-message-deflate", "false"]
UVICORN += ["--log-level", "warning"]

# Someone for each row of the permission matrix, and a crowd. Made by tests/people.py in the server's database.
ROLES = ("participant", "speaker", "exhibitor", "moderator", "organiser")
CROWD = 60


def environment(folder: Path, port: int, database_url: str = "") -> dict[str, str]:
    """The settings of a server whose data is in `folder`; SQLite there unless another database is named."""
    return os.environ | {
        "CAMPUS_DEBUG": "1",
        "CAMPUS_DEMO": "1",
        "CAMPUS_DATA": str(folder),
        "CAMPUS_URL": f"http://localhost:{port}",
        "CAMPUS_LOG_LEVEL": "WARNING",
        "CAMPUS_METRICS_TOKEN": METRICS_TOKEN,
        "DATABASE_URL": database_url,
        "PYTHONUNBUFFERED": "1",
    }


def where_it_is(hour: int) -> str:
    """A time zone whose clocks show that hour now."""
    ahead = (hour - datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}"  # POSIX counts westwards


def manage(folder: Path, *arguments: str, database_url: str = "") -> str:
    """Run a management command on the database in `folder`, or the one named; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *arguments],
        cwd=ROOT,
        env=environment(folder, 0, database_url),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def seeded_database(folder: Path, database_url: str = "") -> Path:
    """A folder with a migrated database, the demo edition, and `sessions.json` (who: session key)."""
    manage(folder, "migrate", "--verbosity", "0", database_url=database_url)
    manage(folder, "seed_demo", database_url=database_url)
    populate = "from tests.people import populate; populate()"
    printed = manage(folder, "shell", "--no-imports", "-c", populate, database_url=database_url)
    (folder / "sessions.json").write_text(printed.strip().splitlines()[-1])
    return folder


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class CampusServer(ServerProcess):
    """`python -m realtime.gateway.server` on a free port, with a copy of the seeded database; or uvicorn, by `road`.

    `settings` are variables of its environment besides: of media workers (`MediaWorker.settings`), of TURN. `pings` are the
    seconds of silence before one is pinged, and those before one who does not answer is dropped.
    """

    def __init__(
        self,
        template: Path,
        folder: Path,
        database_url: str = "",
        *,
        module: str = "realtime.gateway.server",
        settings: dict[str, str] | None = None,
        road: str = "fast",
        pings: tuple[int, int] | None = None,
    ) -> None:
        for file in template.iterdir():
            shutil.copy(file, folder)
        self.folder = folder
        self.database_url = database_url
        self.road = road
        self.settings = {"CAMPUS_FAST_ROAD": "0" if road == "plain" else "1"} | (settings or {})
        self.port = free_port()
        command = [sys.executable, "-W", "ignore", "-m", *(UVICORN if road == "uvicorn" else [module])]
        command += ["--port", str(self.port)]
        if pings is not None:
            prefix = "--ws-" if road == "uvicorn" else "--"
            command += [f"{prefix}ping-interval", str(pings[0]), f"{prefix}ping-timeout", str(pings[1])]
        self.sessions: dict[str, str] = json.loads((folder / "sessions.json").read_text())
        super().__init__(command, folder / "server.log", environment(folder, self.port, database_url) | self.settings)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def is_ready(self) -> bool:
        with urllib.request.urlopen(f"{self.url}/healthz", timeout=2):
            return True

    # -- as a person with a browser ----------------------------------------------------------------------------------

    def cookie(self, who: str) -> str:
        return f"sessionid={self.sessions[who]}" if who in self.sessions else ""

    def get(self, path: str, who: str = "") -> tuple[int, str]:
        return self._request(urllib.request.Request(self.url + path, headers={"Cookie": self.cookie(who)}))

    def post(self, path: str, who: str, **fields: str) -> tuple[int, str]:
        """Send a form as `who`, with the CSRF token that a page would have given."""
        token = "t" * 32
        request = urllib.request.Request(
            self.url + path,
            data=urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}).encode(),
            headers={"Cookie": f"{self.cookie(who)}; csrftoken={token}", "Origin": self.url},
        )
        return self._request(request)

    @staticmethod
    def _request(request: urllib.request.Request) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_WITHIN_S) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def upload(self, path: str, who: str, name: str, filename: str, content: bytes) -> tuple[int, str]:
        """Send a form with one file."""
        token, boundary = "t" * 32, "campus-test-boundary"
        parts = [
            f'--{boundary}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'.encode(),
            f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n\r\n'.encode(),
            content,
            f"\r\n--{boundary}--\r\n".encode(),
        ]
        headers = {
            "Cookie": f"{self.cookie(who)}; csrftoken={token}",
            "Origin": self.url,
            "Content-Type": f"multipart/form-data; boundary={boundary}",
        }
        return self._request(urllib.request.Request(self.url + path, data=b"".join(parts), headers=headers))

    def metrics(self) -> tuple[int, str]:
        """`/metrics`, with the token that test servers are started with."""
        headers = {"Authorization": f"Bearer {METRICS_TOKEN}"}
        return self._request(urllib.request.Request(self.url + "/metrics", headers=headers))

    def await_saved_place(self, who: str, place: tuple[int, int]) -> None:
        """Wait until the database holds where someone stands."""
        query = "SELECT x, y FROM presence_lastplace JOIN people_person p ON p.id = person_id WHERE p.email = ?"
        deadline = time.monotonic() + ANSWER_WITHIN_S
        while True:
            with closing(sqlite3.connect(self.folder / "campus.sqlite3")) as database:
                if database.execute(query, [f"{who}@test.example"]).fetchone() == place:
                    return
            assert time.monotonic() < deadline, f"{who} was not saved at {place}"
            time.sleep(0.1)  # a database file has no event to await

    @asynccontextmanager
    async def client(
        self, who: str, *, join: bool = True, room: str | None = None, **options: Any
    ) -> "AsyncIterator[Client]":
        """A socket as `who`, already joined unless told otherwise."""
        headers = {"Cookie": self.cookie(who)} | options.pop("headers", {})
        path = options.pop("path", f"/ws/{EDITION}/")
        async with connect(
            f"ws://localhost:{self.port}{path}",
            additional_headers=headers,
            origin=options.pop("origin", self.url),
            **options,
        ) as connection:
            client = Client(connection)
            reader = asyncio.ensure_future(client.read())
            try:
                if join:
                    await client.join(room)
                yield client
            finally:
                reader.cancel()


class RefusedError(Exception):
    """The server's answer to a command that it does not carry out."""

    def __init__(self, body: dict[str, Any]) -> None:
        super().__init__(body["code"])
        self.code: str = body["code"]
        self.message: str = body["message"]


@dataclass(eq=False)
class Client:
    """Speaks the protocol and keeps what a browser would: where it is, who is around, what it was told."""

    connection: ClientConnection
    joined: dict[str, Any] = field(default_factory=dict)
    here: dict[str, Any] = field(default_factory=dict)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    errors: list[dict[str, Any]] = field(default_factory=list)  # answers to frames that could not be read
    frames: list[bytes] = field(default_factory=list)
    positions: dict[int, tuple[int, int, int]] = field(default_factory=dict)
    corrections: list[tuple[int, int, int, int, int]] = field(default_factory=list)  # epoch, seq, x, y, reason
    close_code: int | None = None

    def __post_init__(self) -> None:
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._news = asyncio.Event()
        self.seq = 0
        self.epoch = 0
        self.last_tick = 0
        self.acknowledges = True

    # -- asking ------------------------------------------------------------------------------------------------------

    async def begin(self, name: str, **payload: Any) -> "asyncio.Future[dict[str, Any]]":
        """Send a command; returns what its answer will be, to be awaited later. It raises RefusedError or ConnectionError."""
        command_id = next(self._ids)
        answer = self._waiting[command_id] = asyncio.get_running_loop().create_future()
        await self.connection.send(json.dumps([name, command_id, payload], ensure_ascii=False))  # as browsers write it
        return answer

    async def ask(self, name: str, **payload: Any) -> dict[str, Any]:
        """Send a command and await its answer. Raises RefusedError."""
        return await asyncio.wait_for(await self.begin(name, **payload), ANSWER_WITHIN_S)

    async def join(self, room: str | None = None) -> None:
        self.joined = await self.ask("presence.join", protocol=1, room=room)
        self._stand(self.joined["here"])

    async def enter(self, room: str) -> None:
        self._stand(await self.ask("presence.enter", room=room))

    async def step(self, direction: int, *, seq: int | None = None, epoch: int | None = None) -> None:
        """Send one step: 0 down, 1 left, 2 right, 3 up."""
        self.seq = (self.seq + 1) & 0xFFFF if seq is None else seq
        epoch = self.epoch if epoch is None else epoch
        frame = (
            bytes([1, epoch])
            + self.seq.to_bytes(2, "little")
            + bytes([direction])
            + self.last_tick.to_bytes(2, "little")
        )
        await self.connection.send(frame)

    async def walk(self, directions: str) -> None:
        """Walk at the pace of a person ("drul" for down, right, up, left), each step once the former one was confirmed."""
        for letter in directions:
            x, y = self.at
            dx, dy = {"d": (0, 1), "l": (-1, 0), "r": (1, 0), "u": (0, -1)}[letter]
            await self.step("dlru".index(letter))
            await self.until(lambda x=x, y=y, dx=dx, dy=dy: self.at == (x + dx, y + dy))
            await asyncio.sleep(0.205)  # the pace of walking is what is tested, not awaited

    # -- listening ---------------------------------------------------------------------------------------------------

    @property
    def at(self) -> tuple[int, int]:
        """Where the server last said that I stand."""
        return self.positions.get(self.here["member"], (self.here["x"], self.here["y"], 0))[:2]

    async def until(self, condition: Any, within_s: float = ANSWER_WITHIN_S) -> None:
        """Await a condition over what was received; fails with what was."""
        async with asyncio.timeout(within_s):
            while not condition():
                self._news.clear()
                await self._news.wait()

    async def event(self, name: str) -> dict[str, Any]:
        """Await a message of that name, and take it."""
        await self.until(lambda: any(told == name for told, _ in self.told))
        index = next(i for i, (told, _) in enumerate(self.told) if told == name)
        return self.told.pop(index)[1]

    async def closed(self) -> int:
        """Await the close; returns its code."""
        await self.until(lambda: self.close_code is not None)
        assert self.close_code is not None
        return self.close_code

    async def read(self) -> None:
        try:
            async for frame in self.connection:
                if isinstance(frame, bytes):
                    self.frames.append(frame)
                    await self._motion(frame)
                else:
                    self._text(json.loads(frame))
                self._news.set()
        except websockets.ConnectionClosed:
            pass
        self.close_code = self.connection.close_code
        for waiting in self._waiting.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError(f"closed with {self.close_code}"))
                waiting.exception()
        self._news.set()

    def _text(self, frame: list[Any]) -> None:
        if frame[0] == "ok":
            self._waiting.pop(frame[1]).set_result(frame[2])
        elif frame[0] == "error" and frame[1] in self._waiting:
            self._waiting.pop(frame[1]).set_exception(RefusedError(frame[2]))
        elif frame[0] == "error":
            self.errors.append(frame[2])
        else:
            if frame[0] == "presence.moved_to":
                self._stand(frame[1]["here"])
            self.told.append((frame[0], frame[1]))

    async def _motion(self, frame: bytes) -> None:
        if frame[0] == 0x13:
            epoch, seq, x, y, reason = frame[1], int.from_bytes(frame[2:4], "little"), frame[4], frame[5], frame[7]
            self.epoch = epoch
            self.positions[self.here["member"]] = (x, y, frame[6])
            self.corrections.append((epoch, seq, x, y, reason))
            return
        self.last_tick = int.from_bytes(frame[1:3], "little")
        positions_at = 7
        if frame[0] == 0x12:
            self.positions.clear()
        else:
            positions_at = 9 + 2 * int.from_bytes(frame[7:9], "little")
            for offset in range(9, positions_at, 2):
                member, facing = divmod(int.from_bytes(frame[offset : offset + 2], "little"), 4)
                if member in self.positions:
                    (x, y, _state), (dx, dy) = self.positions[member], DELTAS[facing]
                    self.positions[member] = (x + dx, y + dy, facing)
        for offset in range(positions_at, len(frame), 5):
            member = int.from_bytes(frame[offset : offset + 2], "little")
            x, y, state = frame[offset + 2], frame[offset + 3], frame[offset + 4]
            near = abs(x // 16 - frame[3]) <= 1 and abs(y // 12 - frame[4]) <= 1
            if state & 0x10 or not near:  # left, or walked out of the 3×3 cells that one is told of
                self.positions.pop(member, None)
            else:
                self.positions[member] = (x, y, state)
        if frame[0] == 0x14:  # came into another cell: who is out of view is forgotten
            self.positions = {
                member: place
                for member, place in self.positions.items()
                if abs(place[0] // 16 - frame[3]) <= 1 and abs(place[1] // 12 - frame[4]) <= 1
            }
        if self.acknowledges:
            with suppress(websockets.ConnectionClosed):  # what came before the close is still to be read
                await self.connection.send(bytes([2]) + self.last_tick.to_bytes(2, "little"))

    def _stand(self, here: dict[str, Any]) -> None:
        self.here = here
        self.epoch = here["epoch"]
        self.seq = 0  # steps are numbered anew in each room, as browsers do
        self.positions = {here["member"]: (here["x"], here["y"], here["facing"])}
