"""Frames on their way out to one client."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

import structlog

from realtime.gateway.tally import tally
from realtime.gateway.wire import Frame

log = structlog.get_logger(__name__)

Send = Callable[[dict[str, Any]], Awaitable[None]]

DIRECT = (
    "campus.direct"  # the extension of the ASGI scope under which our server offers `Direct`, or None where it cannot
)

# A client this far behind will not catch up: at 1,000 people a second of campus is about 60 kB.
MOST_WAITING_BYTES = 512 * 1024
# Motion is skipped while the oldest tick not acknowledged is this old: two acknowledgements are missing.
PATIENCE_TICKS = 60
# And while this much has not even left the process: what the kernel takes (bounded.py: SEND_BUFFER_BYTES) is full.
MOST_BACKLOG_BYTES = 16 * 1024
INTERNAL_ERROR = 1011  # RFC 6455, section 7.4.1


class Direct(Protocol):
    """A connection that frames can be given to at once, instead of through ASGI's `send`."""

    take: Callable[[bytes], None] | None

    def write(self, octets: bytes) -> None:
        """Take a whole frame as it travels. Never waits, keeps the order; nothing happens once the connection is closing."""

    @property
    def backlog(self) -> int:
        """Bytes taken that the kernel has not."""


class Outlet:
    """The one place where frames leave, whatever the road, so that one stalled client never makes another wait.

    Frames go to `direct` where the server offers it, else into an ordered queue with a writer of its own. Daphne accepts any
    number of bytes without a word and a proxy hides a stalled reader, so neither proves anything: what the client has read is
    known from the ticks it acknowledges (16 bits, 20 a second, newest wins).
    """

    __slots__ = (
        "_acked_bytes",
        "_direct",
        "_marks",
        "_queue",
        "_queued_bytes",
        "_ready",
        "_send",
        "_sent_bytes",
        "overflowed",
    )

    def __init__(self, send: Send, direct: Direct | None = None) -> None:
        self._send = send
        self._direct = direct
        self._queue: deque[Frame | int] = deque()  # an int is the code to close with
        self._queued_bytes = 0
        self._ready = asyncio.Event()
        self._marks: deque[tuple[int, int]] = deque()  # (tick, bytes sent up to and with it)
        self._sent_bytes = 0
        self._acked_bytes = 0
        self.overflowed = False

    def send(self, frame: Frame) -> None:
        """Send a frame without a tick: nothing will acknowledge it by itself."""
        if self.overflowed:
            return
        size = len(frame.payload)
        self._sent_bytes += size
        kind = "text" if frame.is_text else "motion"
        tally.frames_out[kind] += 1
        tally.bytes_out[kind] += size
        if self._direct is not None:
            self._direct.write(frame.octets)
        else:
            self._queue.append(frame)
            self._queued_bytes += size
            self._ready.set()
        if self._sent_bytes - self._acked_bytes > MOST_WAITING_BYTES:
            self.overflowed = True

    def motion(self, tick: int, frame: Frame) -> None:
        """Send a frame that the client will acknowledge by its `tick`."""
        self.send(frame)
        if not self._marks or self._marks[-1][0] != tick:
            self._marks.append((tick, self._sent_bytes))

    def close(self, code: int) -> None:
        """Close once all is written that was sent before."""
        self._queue.append(int(code))
        self._ready.set()

    @property
    def backlog(self) -> int:
        """Bytes that have not left the process, as far as can be seen."""
        return self._queued_bytes if self._direct is None else self._direct.backlog

    @property
    def waiting_bytes(self) -> int:
        """Bytes that the client has not yet shown it read."""
        return self._sent_bytes - self._acked_bytes

    @property
    def wants_proof(self) -> bool:
        """Much is not proven read, and no tick is on its way that would prove it: one should be sent."""
        return self.waiting_bytes > MOST_WAITING_BYTES // 8 and not self._marks

    def is_behind(self, tick: int) -> bool:
        """True when motion should be skipped until the client acknowledges what it has been sent.

        Only while a tick is unacknowledged, since it is its acknowledgement that wakes the clock for who was skipped.
        """
        if not self._marks:
            return False
        return ((tick - self._marks[0][0]) & 0xFFFF) > PATIENCE_TICKS or self.backlog > MOST_BACKLOG_BYTES

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
        """Write what is queued until cancelled or closed."""
        while True:
            await self._ready.wait()
            self._ready.clear()
            while self._queue:
                frame = self._queue.popleft()
                if isinstance(frame, int):
                    await self._send({"type": "websocket.close", "code": frame})
                    return
                self._queued_bytes -= len(frame.payload)
                try:
                    await self._send(frame.event)
                except OSError:
                    return  # gone, which ASGI says here as well as to who receives
                except Exception as trouble:
                    # A client that comes back is better off than one that hears nothing any more.
                    try:
                        await self._send({"type": "websocket.close", "code": INTERNAL_ERROR})
                    except Exception:
                        return  # closed by the server itself, which uvicorn says here by a RuntimeError
                    log.exception("outlet.unsendable", exc_info=trouble)  # ours to mend
                    return
