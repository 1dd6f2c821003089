"""The media workers as a web process sees them: what is asked of them over HTTP, and their life, from their events.

A worker is up while its WebSocket of events stands and speaks (`Loaded` each second). A closed socket, `SILENCE_S` without
a word, or another `boot` means that what it carried is gone.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

import aiohttp
import msgspec
import structlog
from yarl import URL

from realtime.huddles import metrics
from realtime.media.api import (
    SDP_CHARACTERS,
    Body,
    Changed,
    Description,
    Event,
    Health,
    Hearing,
    Loaded,
    Problem,
    Slots,
)

log = structlog.get_logger(__name__)

SILENCE_S = 2.5  # two signs of life missed
RECONNECT_S = 0.25, 0.5  # first and longest wait between tries: a worker that was started anew is found at once
ANSWER_WITHIN_S = 5
# After this long without any worker people are told that there is no sound, rather than that it will come.
GRACE_S = 4.0
MOST_ANSWER_BYTES = 4 * SDP_CHARACTERS

B = TypeVar("B", bound=Body)


class WorkerFailed(Exception):
    """A worker did not do what it was asked. `code` as in `api.Problem`, or "down" when there was no answer."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(f"{code}: {message}" if message else code)
        self.code = code


async def _whole(response: aiohttp.ClientResponse) -> bytes:
    """The body of an answer. Raises WorkerFailed for one that is longer than any of a media worker."""
    content = bytearray()
    async for part in response.content.iter_any():
        content += part
        if len(content) > MOST_ANSWER_BYTES:
            raise WorkerFailed("failed", "an endless answer")
    return bytes(content)


class Worker:
    """One media worker. `told` is called with what it says of rooms; `changed` and `lost` with the worker itself."""

    def __init__(self, address: str, secret: str, pool: "Workers") -> None:
        self.address = address
        self.health: Health | None = None  # None: not up
        self.orphans: set[str] = set()  # rooms it may still carry although they went elsewhere
        self._headers = {"Authorization": f"Bearer {secret}"}
        self._pool = pool
        self._boot = ""

    @property
    def takes_rooms(self) -> bool:
        return self.health is not None and self.health.takes_rooms

    # -- asking ------------------------------------------------------------------------------------------------------

    async def publisher(self, room: str, link: str, offer: str) -> str:
        """The answer to a publisher's offer. Each of these raises WorkerFailed."""
        asked = Description(sdp=offer)
        return (await self._ask("PUT", f"/rooms/{room}/links/{link}/publisher", asked, Description)).sdp

    async def receiver(self, room: str, link: str) -> str:
        """The offer of a receiver."""
        return (await self._ask("PUT", f"/rooms/{room}/links/{link}/receiver", None, Description)).sdp

    async def answer(self, room: str, link: str, answer: str) -> None:
        await self._ask("PUT", f"/rooms/{room}/links/{link}/receiver/answer", Description(sdp=answer))

    async def hearing(self, room: str, hearing: Hearing) -> None:
        await self._ask("PUT", f"/rooms/{room}/hearing", hearing)

    async def drop_link(self, room: str, link: str) -> None:
        await self._ask("DELETE", f"/rooms/{room}/links/{link}")

    async def drop_room(self, room: str) -> None:
        await self._ask("DELETE", f"/rooms/{room}")
        self.orphans.discard(room)

    async def _ask(self, method: str, path: str, body: Body | None = None, answers: type[B] = Body) -> B:  # type: ignore[assignment]
        data = None if body is None else msgspec.json.encode(body)
        headers = self._headers | ({"Content-Type": "application/json"} if data is not None else {})
        try:
            async with self._pool.session.request(
                method, URL(self.address + path), data=data, headers=headers, allow_redirects=False
            ) as response:
                content = await _whole(response)
                if response.status >= 400:
                    problem = msgspec.json.decode(content, type=Problem)
                    raise WorkerFailed(problem.code, problem.message)
                return msgspec.json.decode(content or b"{}", type=answers)
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise WorkerFailed("down", str(error)) from error
        except msgspec.MsgspecError as error:
            raise WorkerFailed("failed", f"not an answer of a media worker: {error}") from error

    # -- listening ---------------------------------------------------------------------------------------------------

    async def watch(self) -> None:
        """Keep the WebSocket of events up, for as long as the process lives."""
        wait = RECONNECT_S[0]
        while True:
            try:
                async with self._pool.session.ws_connect(
                    URL(self.address + "/events"), headers=self._headers, max_msg_size=MOST_ANSWER_BYTES
                ) as events:
                    while await self._take(await events.receive(SILENCE_S)):
                        wait = RECONNECT_S[0]
            except (aiohttp.ClientError, TimeoutError, OSError, msgspec.MsgspecError) as error:
                log.info("media.events_broke", worker=self.address, error=repr(error))
            self._lost()
            await asyncio.sleep(wait)
            wait = min(2 * wait, RECONNECT_S[1])

    async def _take(self, frame: aiohttp.WSMessage) -> bool:
        """Act on one event; False when the socket was closed."""
        if frame.type is not aiohttp.WSMsgType.TEXT:
            return False
        event = msgspec.json.decode(frame.data, type=Event)
        if isinstance(event, Loaded):
            await self._loaded(event.health)
        elif self.health is not None:
            self._pool.on_event(self, event)
        return True

    async def _loaded(self, health: Health) -> None:
        if self.health is not None and health.boot != self.health.boot:
            self._lost()
        if health.boot != self._boot:
            self.orphans.clear()  # it knows nothing of before
        self._boot = health.boot
        for room in list(self.orphans):
            with suppress(WorkerFailed):
                await self.drop_room(room)
        is_new, self.health = self.health is None, health
        if is_new:
            log.info("media.worker_up", worker=self.address, boot=health.boot)
        metrics.worker_up.labels(self.address).set(1)
        metrics.worker_load.labels(self.address).set(health.load)
        metrics.worker_pairs.labels(self.address).set(health.pairs)
        self._pool.on_changed(self)

    def _lost(self) -> None:
        if self.health is None:
            return
        self.health = None
        log.warning("media.worker_lost", worker=self.address)
        metrics.worker_up.labels(self.address).set(0)
        metrics.worker_load.labels(self.address).set(0)
        metrics.worker_pairs.labels(self.address).set(0)
        self._pool.on_lost(self)


class Workers:
    """Every media worker of the settings, watched by this process.

    Whoever uses them adds callbacks: `events` for what a worker says of its rooms, `changes` for its sign of life, `losses`.
    """

    def __init__(self, addresses: list[str], secret: str) -> None:
        self.workers = {address: Worker(address, secret, self) for address in addresses}
        self.events: list[Callable[[Worker, Slots | Changed], None]] = []
        self.changes: list[Callable[[Worker], None]] = []
        self.losses: list[Callable[[Worker], None]] = []
        self._session: aiohttp.ClientSession | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._news = asyncio.Event()
        self._up_at = 0.0

    @property
    def session(self) -> aiohttp.ClientSession:
        assert self._session is not None, "started first"
        return self._session

    def start(self) -> None:
        """Begin to watch, on the running loop. Idempotent."""
        if self._session is None:
            # A slow answer holds up nobody else: as many connections as there are requests.
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN_S), connector=aiohttp.TCPConnector(limit=0)
            )
            self._up_at = asyncio.get_running_loop().time()
            self._tasks = [asyncio.ensure_future(worker.watch()) for worker in self.workers.values()]

    async def stop(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    @property
    def any_up(self) -> bool:
        return any(worker.health is not None for worker in self.workers.values())

    @property
    def patience_s(self) -> float:
        """How long a worker that went may still come back before there is none; 0 when one need not wait."""
        if not self.workers:
            return 0.0
        return max(0.0, self._up_at + GRACE_S - asyncio.get_running_loop().time())

    async def await_news(self, within_s: float | None) -> None:
        """Until a worker came, went or said how it is; or so long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), within_s)

    def on_event(self, worker: Worker, event: Slots | Changed) -> None:
        for told in self.events:
            told(worker, event)

    def on_changed(self, worker: Worker) -> None:
        self._up_at = asyncio.get_running_loop().time()
        for told in self.changes:
            told(worker)
        self._wake()

    def on_lost(self, worker: Worker) -> None:
        for told in self.losses:
            told(worker)
        self._wake()

    def _wake(self) -> None:
        self._news.set()
        self._news = asyncio.Event()
