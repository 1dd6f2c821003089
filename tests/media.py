"""A real media worker for tests: the process, its control API, and its events."""

import asyncio
import json
import sys
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import connect

from tests.campus import free_port
from tests.process import ServerProcess

SECRET = "a secret of media workers, for tests"


class MediaWorker(ServerProcess):
    """`python -m realtime.media` on a free port of 127.0.0.1, with UDP there too. Its log is `media.log` in `folder`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.port = free_port()
        command = [sys.executable, "-W", "ignore", "-m", "realtime.media", "--port", str(self.port)]
        settings = {
            "CAMPUS_DEBUG": "1",
            "CAMPUS_MEDIA_SECRET": SECRET,
            "CAMPUS_MEDIA_ADDRESSES": "127.0.0.1",
            "PYTHONUNBUFFERED": "1",
        }
        super().__init__(command, folder / "media.log", settings | environment)

    @property
    def url(self) -> str:
        """What `CAMPUS_MEDIA_WORKERS` holds."""
        return f"http://127.0.0.1:{self.port}"

    def is_ready(self) -> bool:
        return bool(self.health())

    def health(self) -> dict[str, Any]:
        with urllib.request.urlopen(f"{self.url}/health", timeout=5) as answer:
            health: dict[str, Any] = json.load(answer)
            return health

    def udp_ports(self) -> set[int]:
        """The UDP ports that the process holds open now (Linux)."""
        sockets = set()
        for descriptor in Path(f"/proc/{self.pid}/fd").iterdir():
            try:
                sockets.add(str(descriptor.readlink()))
            except FileNotFoundError:
                continue  # closed meanwhile
        ports = set()
        for line in Path(f"/proc/{self.pid}/net/udp").read_text().splitlines()[1:]:
            fields = line.split()
            if f"socket:[{fields[9]}]" in sockets:
                ports.add(int(fields[1].split(":")[1], 16))
        return ports

    # -- the control API -------------------------------------------------------------------------------------------------

    def ask(self, method: str, path: str, body: Any = None, secret: str = SECRET) -> tuple[int, Any]:
        """Ask the control API; returns the status and the JSON of the answer (None when it is empty)."""
        request = urllib.request.Request(
            self.url + path,
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {secret}"},
        )
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                return answer.status, json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read() or b"null")

    async def put(self, path: str, body: Any = None) -> Any:
        """The same with PUT, from a coroutine; fails the test unless it is done."""
        status, answer = await asyncio.to_thread(self.ask, "PUT", path, body)
        assert status in (200, 204), answer
        return answer

    async def delete(self, path: str) -> None:
        status, answer = await asyncio.to_thread(self.ask, "DELETE", path)
        assert status == 204, answer

    async def hear(
        self,
        number: int,
        listeners: dict[str, list[dict[str, Any]]] | None = None,
        sending: dict[str, list[str]] | None = None,
        room: str = "room",
    ) -> None:
        """Put a Hearing: what each listener wants, what each link may send."""
        body = {
            "number": number,
            "listeners": [{"link": link, "wants": wants} for link, wants in (listeners or {}).items()],
            "sending": [{"link": link, "kinds": kinds} for link, kinds in (sending or {}).items()],
        }
        await self.put(f"/rooms/{room}/hearing", body)

    @asynccontextmanager
    async def events(self) -> "AsyncIterator[Events]":
        """What the worker tells, from now on."""
        headers = {"Authorization": f"Bearer {SECRET}"}
        async with connect(f"ws://127.0.0.1:{self.port}/events", additional_headers=headers) as socket:
            events = Events()
            reading = asyncio.ensure_future(events.read(socket))
            try:
                yield events
            finally:
                reading.cancel()


class Events:
    """Everything a worker told, in order; `until` waits for one that matches."""

    def __init__(self) -> None:
        self.told: list[dict[str, Any]] = []
        self._new = asyncio.Event()

    async def read(self, socket: Any) -> None:
        async for frame in socket:
            self.told.append(json.loads(frame))
            self._new.set()

    async def until(self, within: float = 30, **fields: Any) -> dict[str, Any]:
        """The first event, told already or not, with these fields."""
        async with asyncio.timeout(within):
            seen = 0
            while True:
                for event in self.told[seen:]:
                    seen += 1
                    if all(event.get(name) == value for name, value in fields.items()):
                        return event
                self._new.clear()
                await self._new.wait()

    async def more(self, within: float = 30) -> None:
        """Until another event came."""
        self._new.clear()
        async with asyncio.timeout(within):
            await self._new.wait()
