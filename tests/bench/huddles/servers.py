"""The servers as the benchmark sees them: a process on a core of its own, where names publish and listen."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol, Self

import aiohttp

from tests.bench.huddles.wire import Wire
from tests.campus import free_port
from tests.process import ROOT

READY_WITHIN_S = 20
STOPS_WITHIN_S = 10
KINDS = ("audio", "video")


def take_core(core: int) -> None:
    """Have this process on a core of its own, before all other work as root; servers it starts inherit the second."""
    os.sched_setaffinity(0, {core})
    with suppress(PermissionError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


class Server(Protocol):
    """What publishes and listens; `pid` is whose CPU and memory are read."""

    @property
    def pid(self) -> int: ...

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *_exc: object) -> None: ...

    async def publish(self, name: str, wire: Wire) -> None:
        """Agree on a connection that sends a voice and a face: the first two sections of its offer."""

    async def listen(self, name: str, wire: Wire, sources: Sequence[str]) -> None:
        """Agree on a connection that receives what those names publish."""


class Process:
    """A server's process, pinned to a core. What it prints is kept for when it fails."""

    def __init__(self, command: Sequence[str], core: int, log: Path, environment: dict[str, str] | None = None) -> None:
        self._log = log
        with log.open("ab") as file:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | (environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        os.sched_setaffinity(self._process.pid, {core})  # before it has threads of its own

    @property
    def pid(self) -> int:
        return self._process.pid

    async def ready(self, port: int) -> None:
        """Await that the port takes connections."""
        deadline = time.monotonic() + READY_WITHIN_S
        while True:
            assert self._process.poll() is None, self._log.read_text()
            try:
                _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                assert time.monotonic() < deadline, self._log.read_text()
                await asyncio.sleep(0.05)  # the only thing to await is the port
            else:
                writer.close()
                return

    def stop(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)  # its children, if it left any


class RelayServer:
    """`tests.bench.huddles.relay`."""

    def __init__(self, address: str, core: int, folder: Path) -> None:
        self._address, self._core, self._folder = address, core, folder

    @property
    def pid(self) -> int:
        return self._process.pid

    async def __aenter__(self) -> Self:
        port = free_port()
        command = [sys.executable, "-W", "ignore", "-m", "tests.bench.huddles.relay", self._address, str(port)]
        self._process = Process(command, self._core, self._folder / "relay.log")
        self._http = aiohttp.ClientSession(f"http://127.0.0.1:{port}", raise_for_status=True)
        await self._process.ready(port)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._http.close()
        self._process.stop()

    async def publish(self, name: str, wire: Wire) -> None:
        wire.offer_to_send(*KINDS)
        await wire.take_answer(await self._post(f"/publish/{name}", await wire.offer()))

    async def listen(self, name: str, wire: Wire, sources: Sequence[str]) -> None:
        offer = await self._post(f"/listen/{name}", ",".join(sources))
        await self._post(f"/answer/{name}", await wire.answer(offer))

    async def _post(self, path: str, body: str) -> str:
        async with self._http.post(path, data=body.encode()) as response:
            return await response.text()
