"""Our own server: a media worker as it runs in production, asked through its control API."""

import secrets
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Self

import aiohttp
import msgspec

from realtime.media.api import Body, Description, Event, Health, Hearing, Kind, Listener, Sending, Wanted
from tests.bench.huddles.servers import Process
from tests.bench.huddles.wire import Wire
from tests.campus import free_port

MODULE = "realtime.media"
ROOM = "bench"
SECTIONS = ("audio", "video", "video", "audio")  # as `realtime.media.api.MEDIA_ORDER` asks
PERSON: list[Kind] = ["microphone", "camera"]


class ForwarderServer:
    def __init__(
        self,
        address: str,
        core: int,
        folder: Path,
        *,
        module: str = MODULE,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._address, self._core, self._folder, self._module = address, core, folder, module
        self._environment = dict(environment or {})
        self._number = 0

    @property
    def pid(self) -> int:
        return self.process.pid

    async def __aenter__(self) -> Self:
        port, secret = free_port(), secrets.token_hex(16)
        environment = self._environment | {
            "CAMPUS_DEBUG": "1",
            "CAMPUS_LOG_LEVEL": "WARNING",
            "CAMPUS_MEDIA_SECRET": secret,
            "CAMPUS_MEDIA_ADDRESSES": self._address,
            "CAMPUS_MEDIA_MAX_LOAD": "1.0",  # here it is loaded beyond what one would let it
        }
        command = [sys.executable, "-W", "ignore", "-m", self._module, "--port", str(port)]
        self.process = Process(command, self._core, self._folder / "worker.log", environment)
        headers = {"Authorization": f"Bearer {secret}"}
        alone = aiohttp.TCPConnector(force_close=True)  # a connection kept open would be a task of the worker
        self._http = aiohttp.ClientSession(f"http://127.0.0.1:{port}", headers=headers, connector=alone)
        await self.process.ready(port)
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self._http.close()
        self.process.stop()

    async def publish(self, name: str, wire: Wire) -> None:
        wire.offer_to_send(*SECTIONS)
        answer = await self._put(f"/rooms/{ROOM}/links/{name}/publisher", Description(sdp=await wire.offer()))
        await wire.take_answer(msgspec.json.decode(answer, type=Description).sdp)
        await self._hear([], [Sending(link=name, kinds=PERSON)])

    async def listen(self, name: str, wire: Wire, sources: Sequence[str]) -> None:
        offer = await self._put(f"/rooms/{ROOM}/links/{name}/receiver")
        answer = Description(sdp=await wire.answer(msgspec.json.decode(offer, type=Description).sdp))
        await self._put(f"/rooms/{ROOM}/links/{name}/receiver/answer", answer)
        await self.want({name: sources})

    async def want(self, wants: dict[str, Sequence[str]]) -> None:
        """Have each of those links hear and see those others, and nobody else."""
        listeners = [
            Listener(link=name, wants=[Wanted(link=source, picture=True) for source in sources])
            for name, sources in wants.items()
        ]
        await self._hear(listeners, [])

    async def _hear(self, listeners: list[Listener], sending: list[Sending]) -> None:
        self._number += 1
        hearing = Hearing(number=self._number, listeners=listeners, sending=sending)
        await self._put(f"/rooms/{ROOM}/hearing", hearing)

    async def leave(self, name: str) -> None:
        await self._ask("DELETE", f"/rooms/{ROOM}/links/{name}")

    async def health(self) -> Health:
        return msgspec.json.decode(await self._ask("GET", "/health"), type=Health)

    async def events(self) -> AsyncIterator[Event]:
        async with self._http.ws_connect("/events") as socket:
            async for message in socket:
                yield msgspec.json.decode(message.data, type=Event)

    async def _put(self, path: str, body: Body | None = None) -> bytes:
        return await self._ask("PUT", path, msgspec.json.encode(body) if body else None)

    async def _ask(self, method: str, path: str, body: bytes | None = None) -> bytes:
        headers = {"Content-Type": "application/json"} if body else None
        async with self._http.request(method, path, data=body, headers=headers) as response:
            answer = await response.read()
            assert response.ok, f"{method} {path}: {response.status} {answer.decode()}"
            return answer
