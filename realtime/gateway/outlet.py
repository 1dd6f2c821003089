"""Frames on their way out to one client."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import structlog

from realtime.gateway.tally import tally

log = structlog.get_logger(__name__)

Send = Callable[[dict[str, Any]], Awaitable[None]]

# A client this far behind will not catch up: at 1,000 people a second of campus is about 60 kB.
MOST_WAITING_BYTES = 512 * 1024
# Motion is skipped while the oldest tick not acknowledged is this old: two acknowledgements are missing.
PATIENCE_TICKS = 60
INTERNAL_ERROR = 1011  # RFC 6455, section 7.4.1


class Outlet:
    """An ordered queue with a writer of its own, so that one stalled client never makes another wait.

    Daphne accepts any number of bytes without a word and a proxy hides a stalled reader, so the queue alone proves
    nothing: what the client has read is known from the ticks it acknowledges (16 bits, 20 a second, newest wins).
    """

    __slots__ = ("_acked_bytes", "_marks", "_queue", "_ready", "_send", "_sent_bytes", "overflowed")

    def __init__(self, send: Send) -> None:
        self._send = send
        self._queue: deque[dict[str, Any]] = deque()
        self._ready = asyncio.Event()
        self._marks: deque[tuple[int, int]] = deque()  # (tick, bytes sent up to and with it)
        self._sent_bytes = 0
        self._acked_bytes = 0
        self.overflowed = False

    def text(self, frame: str) -> None:
        size = len(frame.encode())
        self._put({"type": "websocket.send", "text": frame}, size)
        tally.frames_out["text"] += 1
        tally.bytes_out["text"] += size

    def binary(self, frame: bytes) -> None:
        """Queue a frame without a tick: nothing will acknowledge it by itself."""
        self._put({"type": "websocket.send", "bytes": frame}, len(frame))
        tally.frames_out["motion"] += 1
        tally.bytes_out["motion"] += len(frame)

    def motion(self, tick: int, frame: bytes) -> None:
        """Queue a frame that the client will acknowledge by its `tick`."""
        self.binary(frame)
        if not self._marks or self._marks[-1][0] != tick:
            self._marks.append((tick, self._sent_bytes))

    def close(self, code: int) -> None:
        self._put({"type": "websocket.close", "code": int(code)}, 0)

    def _put(self, event: dict[str, Any], size: int) -> None:
        if self.overflowed and size:
            return
        self._sent_bytes += size
        self._queue.append(event)
        self._ready.set()
        if self.waiting_bytes > MOST_WAITING_BYTES:
            self.overflowed = True

    @property
    def waiting_bytes(self) -> int:
        """Bytes that the client has not yet shown it read."""
        return self._sent_bytes - self._acked_bytes

    @property
    def wants_proof(self) -> bool:
        """Much is not proven read, and no tick is on its way that would prove it: one should be sent."""
        return self.waiting_bytes > MOST_WAITING_BYTES // 8 and not self._marks

    def is_behind(self, tick: int) -> bool:
        """True when motion should be skipped until the client acknowledges what it has been sent."""
        return bool(self._marks) and ((tick - self._marks[0][0]) & 0xFFFF) > PATIENCE_TICKS

    def acknowledge(self, tick: int) -> bool:
        """The client has read everything up to `tick`; False for a tick that was never sent."""
        for index, (marked, sent) in enumerate(self._marks):
            if marked == tick:
                self._acked_bytes = sent
                for _ in range(index + 1):
                    self._marks.popleft()
                return True
        return False

    async def run(self) -> None:
        """Write until cancelled or closed."""
        while True:
            await self._ready.wait()
            self._ready.clear()
            while self._queue:
                event = self._queue.popleft()
                try:
                    await self._send(event)
                except Exception:
                    # Ours to mend; until then a client that comes back is better off than one that hears nothing any more.
                    log.exception("outlet.unsendable", type=event["type"])
                    event = {"type": "websocket.close", "code": INTERNAL_ERROR}
                    await self._send(event)
                if event["type"] == "websocket.close":
                    return
