"""Someone else on the campus: the socket client of `tests/campus.py`, in a thread of its own beside a journey that waits."""

import asyncio
import threading
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any, Self, TypeVar

from tests.campus import CampusServer, Client
from tests.realtime.paths import demo_map, way

WITHIN_S = 30
T = TypeVar("T")


class Companion:
    """Stands in `room` from `with` to its end; what they do is done when the call returns."""

    def __init__(self, campus: CampusServer, who: str, room: str) -> None:
        self._campus, self._who, self._room = campus, who, room
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()

    def __enter__(self) -> Self:
        self._thread.start()
        try:
            self._client: Client = self._do(
                self._stack.enter_async_context(self._campus.client(self._who, room=self._room))
            )
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_exc: object) -> None:
        try:
            self._do(self._stack.aclose())
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(WITHIN_S)
            self._loop.close()

    def _do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(WITHIN_S)

    @property
    def name(self) -> str:
        return str(self._client.joined["person"]["name"])

    @property
    def id(self) -> int:
        return int(self._client.joined["person"]["id"])

    @property
    def at(self) -> tuple[int, int]:
        return self._client.at

    def walk(self, letters: str) -> None:
        self._do(self._client.walk(letters))

    def walk_beside(self, tile: tuple[int, int]) -> None:
        """Walk to a tile next to another one's."""
        room = demo_map(self._client.here["room"])
        near = {at for at in room.walk_from([self.at]) if max(abs(at[0] - tile[0]), abs(at[1] - tile[1])) == 1}
        self.walk(way(room, self.at, {at for at in near if not room.portal_at(*at)}))

    def enter(self, room: str) -> None:
        self._do(self._client.enter(room))

    def say(self, channel: str, body: str, nonce: str) -> None:
        self._do(self._client.ask("chat.send", channel=channel, body=body, nonce=nonce))

    def hear(self) -> dict[str, Any]:
        """The next line that is told."""
        return dict(self._do(self._client.event("chat.message"))["message"])
