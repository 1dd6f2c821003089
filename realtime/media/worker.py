"""A media worker: its rooms, whom it takes, and what it tells those who direct it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

import msgspec

from realtime.media import clock
from realtime.media.api import Event, Health, Hearing, Loaded
from realtime.media.connections import BadDescriptionError, Publisher, Receiving, Side
from realtime.media.room import Link, Room
from realtime.media.settings import WorkerSettings

logger = logging.getLogger(__name__)

# People whose connections one process can look after at all; the load says long before when it is enough.
MOST_LINKS = 2000
# Events that may wait for a reader of /events; who reads slower is cut off and starts anew.
MOST_WAITING = 4096
# How much of the load of the last second goes into what is told: it follows a change in about three seconds.
LOAD_SHARE = 0.35


class RefusedError(Exception):
    """A request that is not carried out: the HTTP status and the code of a Problem."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class Worker:
    """Everything of one process. `start` before anything else, `stop` at the end."""

    def __init__(self, settings: WorkerSettings) -> None:
        self.settings = settings
        self.rooms: dict[str, Room] = {}
        self.draining = False
        self.load = 0.0
        self.readers: set[asyncio.Queue[bytes | None]] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._tick: asyncio.TimerHandle | None = None
        self._measured = (time.monotonic(), time.process_time())

    # -- life ------------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        self._tick = asyncio.get_running_loop().call_later(1, self._each_second)

    async def stop(self) -> None:
        """Close every connection and wait until all is gone."""
        if self._tick is not None:
            self._tick.cancel()
        for reader in self.readers:
            self._put(reader, None)
        for name in list(self.rooms):
            self.remove_room(name)
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _each_second(self) -> None:
        at, used = time.monotonic(), time.process_time()
        share = (used - self._measured[1]) / max(at - self._measured[0], 1e-3)
        self._measured = (at, used)
        self.load += (min(share, 1.0) - self.load) * LOAD_SHARE
        now = clock.now()
        for room in list(self.rooms.values()):
            if room.prune(now):
                del self.rooms[room.name]
        self.tell(Loaded(health=self.health()))
        self._tick = asyncio.get_running_loop().call_later(1, self._each_second)

    def health(self) -> Health:
        links = [link for room in self.rooms.values() for link in room.links.values()]
        return Health(
            worker=self.settings.name,
            boot=self.settings.boot,
            load=round(self.load, 3),
            takes_rooms=self._takes_rooms(),
            draining=self.draining,
            rooms=len(self.rooms),
            links=len(links),
            pairs=sum(link.pairs for link in links),
        )

    def _takes_rooms(self) -> bool:
        return not self.draining and self.load < self.settings.most_load

    # -- events ----------------------------------------------------------------------------------------------------------

    def tell(self, event: Event) -> None:
        """To everyone who reads events."""
        if self.readers:
            frame = msgspec.json.encode(event)
            for reader in self.readers:
                self._put(reader, frame)

    def listen(self) -> "asyncio.Queue[bytes | None]":
        """A queue of events, beginning with how things are. None in it: it ended, or was read too slowly."""
        reader: asyncio.Queue[bytes | None] = asyncio.Queue()
        for event in (Loaded(health=self.health()), *(event for room in self.rooms.values() for event in room.state())):
            reader.put_nowait(msgspec.json.encode(event))
        self.readers.add(reader)
        return reader

    @staticmethod
    def _put(reader: "asyncio.Queue[bytes | None]", frame: bytes | None) -> None:
        if reader.qsize() == MOST_WAITING:
            frame = None
        if reader.qsize() <= MOST_WAITING:
            reader.put_nowait(frame)

    # -- what is asked ---------------------------------------------------------------------------------------------------

    def hear(self, room: str, hearing: Hearing) -> None:
        """Raises RefusedError: busy."""
        self._room(room).hear(hearing)

    async def publish(self, room_name: str, link_name: str, offer: str) -> str:
        """The answer to a publishing offer; the same offer again gets the same. Raises RefusedError."""
        room, link = self._link(room_name, link_name)
        async with self._describing(room, link):
            former = link.publisher
            if former is not None and former.offer == offer and former.state != "ended":
                return former.answer
            publisher = Publisher(lambda side: self._side_changed(room, link, side))
            answer = await self._describe(publisher, publisher.accept(offer))
            if link.is_closed:
                raise await self._too_late(publisher)
            room.set_publisher(link, publisher)
            if former is not None:
                self._close(former)
            return answer

    async def receive(self, room_name: str, link_name: str) -> str:
        """The offer of a receiving connection; the same until it failed. Raises RefusedError."""
        room, link = self._link(room_name, link_name)
        async with self._describing(room, link):
            if link.receiving is not None and link.receiving.state != "ended":
                return link.receiving.offer
            receiving = Receiving(lambda side: self._side_changed(room, link, side))
            offer = await self._describe(receiving, receiving.propose())
            if link.is_closed:
                raise await self._too_late(receiving)
            room.set_receiving(link, receiving)
            return offer

    async def answer(self, room_name: str, link_name: str, answer: str) -> None:
        """Raises RefusedError: no_such_link, bad_request."""
        room = self.rooms.get(room_name)
        link = room.links.get(link_name) if room is not None else None
        if room is None or link is None:
            raise RefusedError(404, "no_such_link", f"no link {link_name} in {room_name}")
        async with self._describing(room, link):
            receiving = link.receiving
            if receiving is None:
                raise RefusedError(404, "no_such_link", f"nothing was offered to {link_name}")
            if receiving.answer == answer:
                return
            if receiving.answer:
                raise RefusedError(
                    409, "bad_request", "this offer was answered already; ask for another under another link"
                )
            await self._describe(receiving, receiving.conclude(answer))

    def remove_link(self, room_name: str, link_name: str) -> None:
        if (room := self.rooms.get(room_name)) is not None:
            for side in room.forget(link_name):
                self._close(side)

    def remove_room(self, name: str) -> None:
        if (room := self.rooms.pop(name, None)) is not None:
            for link in list(room.links):
                for side in room.forget(link):
                    self._close(side)

    # -- within ----------------------------------------------------------------------------------------------------------

    def _room(self, name: str) -> Room:
        room = self.rooms.get(name)
        if room is None:
            if not self._takes_rooms():
                raise RefusedError(503, "busy", "draining" if self.draining else "at its most load")
            room = self.rooms[name] = Room(name, self.tell)
        return room

    def _link(self, room_name: str, link_name: str) -> tuple[Room, Link]:
        room = self._room(room_name)
        if link_name not in room.links and sum(len(each.links) for each in self.rooms.values()) >= MOST_LINKS:
            raise RefusedError(503, "busy", f"{MOST_LINKS} links are here")
        return room, room.link(link_name)

    @asynccontextmanager
    async def _describing(self, room: Room, link: Link) -> AsyncIterator[None]:
        """One description of a link after another; nothing is left of a link whose first one failed."""
        try:
            async with link.lock:
                yield
        finally:
            self._tidy(room, link)

    async def _describe(self, side: Side, work: "Coroutine[Any, Any, str | None]") -> str:
        try:
            return await work or ""
        except BadDescriptionError as error:
            self._close(side)
            raise RefusedError(400, "bad_request", str(error)) from error
        except OSError as error:
            self._close(side)
            logger.error("A connection could not be opened: %s", error)
            raise RefusedError(503, "failed", str(error)) from error

    @staticmethod
    async def _too_late(side: Side) -> RefusedError:
        await side.close()
        return RefusedError(404, "no_such_link", "the link was removed meanwhile")

    def _side_changed(self, room: Room, link: Link, side: Side) -> None:
        room.side_changed(link, side)
        if side.state == "ended":
            self._close(side)
            self._tidy(room, link)

    @staticmethod
    def _tidy(room: Room, link: Link) -> None:
        """A link without a connection is none."""
        if not link.is_used and room.links.get(link.name) is link:
            room.remove(link.name)

    def _close(self, side: Side) -> None:
        task = asyncio.ensure_future(side.close())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
