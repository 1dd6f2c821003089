"""A client's line before it is admitted: accepted late, and what it says meanwhile kept for when it is inside."""

import asyncio
import math
from collections import deque
from typing import Any

from realtime.gateway.door import door
from realtime.gateway.messages import Waiting
from realtime.gateway.outlet import Send
from realtime.gateway.registry import name_of
from realtime.gateway.wire import TEXT_FRAME_BYTES, Close, Payload, encode

# Shorter than this nobody is told to wait.
MOMENT_S = 1.0
# Those who wait are told how it stands, and that we live.
TELL_AGAIN_S = 3.0
# A client joins as soon as the line is open; whoever says much more before it is inside is none of ours.
MOST_KEPT = 4


class Hung(Exception):
    """The client is gone."""


class TooMuchSaid(Exception):
    """By someone who is not inside yet."""

    code = Close.TOO_MANY_FRAMES


class Line:
    """One connection: `receive` and `send` are ASGI's."""

    def __init__(self, receive: Any, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._accepted = False
        self._kept: deque[dict[str, Any]] = deque()
        self._listening: asyncio.Task[dict[str, Any]] | None = None

    async def accept(self) -> None:
        if not self._accepted:
            self._accepted = True
            await self._send({"type": "websocket.accept"})

    async def refuse(self, code: Close, told: Payload | None = None) -> None:
        """Say why, and close. Accepted first: a browser shows a page the close code of an open socket only."""
        await self.accept()
        if told is not None:
            await self._tell(told)
        await self._send({"type": "websocket.close", "code": int(code)})

    async def _tell(self, told: Payload) -> None:
        await self._send({"type": "websocket.send", "text": encode(name_of(told), told)})

    async def wait_for_turn(self) -> None:
        """Wait at the door, and be told when it takes more than a moment. Raises DoorBusy, Hung, TooMuchSaid."""
        ticket, now = door.ticket(), asyncio.get_running_loop().time
        say_at = now() + (MOMENT_S if door.expected_s(ticket) < MOMENT_S else 0.0)
        try:
            while not ticket.turn.done():
                if now() >= say_at:
                    await self.accept()
                    await self._tell(Waiting(seconds=max(1, math.ceil(door.expected_s(ticket)))))
                    say_at = now() + TELL_AGAIN_S
                await self._listen(ticket.turn, say_at - now())
        except BaseException:
            if not ticket.turn.cancel():
                door.done()
            raise

    async def _listen(self, turn: "asyncio.Future[None]", patience_s: float) -> None:
        """Wait for the turn, for a frame, which is kept, or for so long."""
        if self._listening is None:
            self._listening = asyncio.ensure_future(self._receive())
        await asyncio.wait({turn, self._listening}, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED)
        if self._listening.done():
            event, self._listening = self._listening.result(), None
            if event["type"] == "websocket.disconnect":
                raise Hung
            said = event.get("text") or event.get("bytes") or ""
            if len(self._kept) >= MOST_KEPT or len(said) > TEXT_FRAME_BYTES:
                raise TooMuchSaid
            self._kept.append(event)

    async def receive(self) -> dict[str, Any]:
        """ASGI's next event: what was kept comes first."""
        if self._kept:
            return self._kept.popleft()
        if self._listening is not None:
            listening, self._listening = self._listening, None
            return await listening
        event: dict[str, Any] = await self._receive()
        return event

    def drop(self) -> None:
        if self._listening is not None:
            self._listening.cancel()
