"""Telling a crowd what is no hurry, without making what is wait."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from realtime.gateway.socket import Socket

# At 35 to 175 µs a frame, under 10 ms of each turn of the loop.
TOLD_A_TURN = 50

T = TypeVar("T")


class Gently(Generic[T]):
    """Sends the same text to many, `TOLD_A_TURN` of them each turn of the event loop.

    Frames reach everyone in the order they were told in. `socket_of` is asked when someone's turn comes: None for who is
    no longer to be told.
    """

    def __init__(self, socket_of: Callable[[T], Socket | None]) -> None:
        self._socket_of = socket_of
        self._waiting: deque[tuple[str, deque[T]]] = deque()

    def tell(self, frame: str, audience: Iterable[T]) -> None:
        """Send `frame`, already encoded, to those who are the audience now."""
        self._waiting.append((frame, deque(audience)))
        if len(self._waiting) == 1:
            self._go_on()

    def _go_on(self) -> None:
        frame, audience = self._waiting[0]
        for _ in range(min(TOLD_A_TURN, len(audience))):
            if (socket := self._socket_of(audience.popleft())) is not None:
                socket.send_text(frame)
        if not audience:
            self._waiting.popleft()
        if self._waiting:
            asyncio.get_running_loop().call_soon(self._go_on)
