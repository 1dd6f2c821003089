"""Reading the database for many at once: what a crowd asks in the same moment is one question."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from asgiref.sync import sync_to_async

# More would keep pages, which share the thread, waiting for longer than 50 ms.
MOST_AT_ONCE = 25

K = TypeVar("K")
V = TypeVar("V")


class Together(Generic[K, V]):
    """Awaited with a key, returns its value. Who asks while a read is under way shares the next one with all who do.

    `read(keys)` is called where the database may be asked; it returns one value a key, in their order, an exception for a key
    that has none. `then(key, value)` is called in the same turn of the loop in which the read came back, unless whoever asked
    is gone: events that were recorded after it are handled later.
    """

    def __init__(
        self, read: Callable[[list[K]], Sequence[V | Exception]], then: Callable[[K, V], None] | None = None
    ) -> None:
        self._read = sync_to_async(read)
        self._then = then
        self._waiting: list[tuple[K, asyncio.Future[V]]] = []
        self._working: asyncio.Task[None] | None = None

    async def __call__(self, key: K) -> V:
        future: asyncio.Future[V] = asyncio.get_running_loop().create_future()
        self._waiting.append((key, future))
        if self._working is None:
            self._working = asyncio.ensure_future(self._work())
        return await future

    async def _work(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                found: Sequence[V | Exception]
                try:
                    found = await self._read([key for key, _future in batch])
                except Exception as error:
                    found = [error] * len(batch)
                for (key, future), value in zip(batch, found, strict=True):
                    self._answer(key, future, value)
        finally:
            self._working = None

    def _answer(self, key: K, future: "asyncio.Future[V]", value: V | Exception) -> None:
        if future.done():
            return
        if isinstance(value, Exception):
            future.set_exception(value)
            return
        if self._then is not None:
            self._then(key, value)
        future.set_result(value)
