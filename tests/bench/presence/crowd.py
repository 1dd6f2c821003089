"""The load generator: people who walk their beats over real sockets, and an account of every frame that came to them.

picows (Cython) reads a frame in about 10 µs. The same bytes that came to many are kept once, and only read when the measurement
is over.
"""

import asyncio
import gc
import ssl
import time
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from tests.bench.presence.beats import STEP_S, Beat

JOIN_AT_ONCE = 10
JOINED_WITHIN_S = 30.0
BEAT_S = 0.005
SETTLE_S = 3.0  # rosters and counts of the arrivals, and the first lap's rush
FRESH_S = 2.0  # after that the same bytes are another frame: less than a lap

Positions = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]  # walkers by number, x, y


NO_POSITIONS: Positions = (np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64))


class Frame:
    """A frame with positions, who received it, and when (s, monotonic)."""

    __slots__ = ("at", "payload", "who")

    def __init__(self, payload: bytes) -> None:
        self.payload = payload
        self.who = array("H")
        self.at = array("d")


@dataclass
class Account:
    """What was sent and received: of motion since people began to walk, of all else from start to end, in WebSocket frames."""

    beats: Sequence[Beat]
    started: float = 0.0
    ended: float = 0.0
    generator_s: float = 0.0
    frames: list[Frame] = field(default_factory=list)  # by the time they first came
    other_frames: int = 0
    other_bytes: int = 0
    corrections: int = 0
    lost_sockets: int = 0
    sent_at: list[list[float]] = field(default_factory=list)  # of each walker, of each step
    index: list[list[int]] = field(default_factory=list)  # of the lap, after that step

    def motion(self) -> tuple[int, int]:
        """How many frames with positions came between start and end, and their bytes."""
        came = [(sum(self.started <= at < self.ended for at in frame.at), frame) for frame in self.frames]
        return sum(times for times, _frame in came), sum(times * framed(len(frame.payload)) for times, frame in came)


def framed(payload: int) -> int:
    """Bytes of a frame from a server with that much payload (RFC 6455, section 5.2)."""
    return payload + (2 if payload < 126 else 4 if payload < 65536 else 10)


class Walker(WSListener):
    """Someone who walks. One subclass for each way of speaking to a server."""

    def __init__(self, number: int, beat: Beat, crowd: "Crowd") -> None:
        self.number = number
        self.beat = beat
        self.crowd = crowd
        self.at = beat.start
        self.joined = asyncio.get_running_loop().create_future()
        self.sent_at: list[float] = []
        self.index: list[int] = []
        self.transport: WSTransport

    async def connect(self) -> None:
        url, headers = await self.address()
        await ws_connect(
            lambda: self,
            url,
            extra_headers=headers,
            ssl_context=self.crowd.ssl_context,
            websocket_handshake_timeout=JOINED_WITHIN_S,
        )
        await asyncio.wait_for(self.joined, JOINED_WITHIN_S)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport
        self.hello()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.crowd.is_leaving:
            self.crowd.account.lost_sockets += 1

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        kind = frame.msg_type
        if kind is WSMsgType.BINARY or kind is WSMsgType.TEXT:
            self.hear(frame.get_payload_as_bytes(), kind is WSMsgType.TEXT)

    def step(self) -> None:
        self.send_step(self.beat.direction(self.at))
        self.at += 1
        self.sent_at.append(time.monotonic())
        self.index.append(self.at)

    # -- what differs ------------------------------------------------------------------------------------------------

    async def address(self) -> tuple[str, dict[str, str]]:
        """Where to connect, and with which headers."""
        raise NotImplementedError

    def hello(self) -> None:
        """Say what has to be said first."""
        raise NotImplementedError

    def hear(self, payload: bytes, is_text: bool) -> None:
        """Take a frame: until one has joined, the answer; then positions go to `crowd.came`, others to `crowd.came_besides`."""
        raise NotImplementedError

    def send_step(self, direction: int) -> None:
        raise NotImplementedError

    def read(self, frames: Sequence[Frame]) -> list[Positions]:
        """What each of all frames since people began to walk says, read when the measurement is over."""
        raise NotImplementedError


class Crowd:
    """So many walkers of a kind, and the account of them."""

    def __init__(
        self,
        kind: Callable[[int, Beat, "Crowd"], Walker],
        beats: Sequence[Beat],
        ssl_context: ssl.SSLContext | None = None,
    ) -> None:
        self.ssl_context = ssl_context
        self.account = Account(beats)
        self.walkers = [kind(number, beat, self) for number, beat in enumerate(beats)]
        self.is_leaving = False
        self.names: dict[int, int] = {}  # what a server calls people: their number here
        self._seen: dict[bytes, Frame] = {}
        self._seen_before: dict[bytes, Frame] = {}
        self._fresh_until = 0.0

    async def arrive(self) -> None:
        """Everyone comes in, some at once."""
        door = asyncio.Semaphore(JOIN_AT_ONCE)

        async def come(walker: Walker) -> None:
            async with door:
                await walker.connect()

        await asyncio.gather(*(come(walker) for walker in self.walkers))

    async def walk(self, settle_s: float, window_s: float, mark: Callable[[], None]) -> Account:
        """Have everyone walk, out of step; returns the account of `window_s` after `settle_s`, at whose ends `mark` is called."""
        account = self.account
        account.frames.clear()
        walking = asyncio.ensure_future(self._walk())
        try:
            await asyncio.sleep(settle_s)
            gc.collect()
            gc.disable()
            account.other_frames = account.other_bytes = account.corrections = account.lost_sockets = 0
            mark()
            account.started, own = time.monotonic(), time.process_time()
            await asyncio.sleep(window_s)
            mark()
            account.ended, account.generator_s = time.monotonic(), time.process_time() - own
        finally:
            gc.enable()
            walking.cancel()
        account.sent_at = [walker.sent_at for walker in self.walkers]
        account.index = [walker.index for walker in self.walkers]
        return account

    async def _walk(self) -> None:
        start, taken, people = time.monotonic(), 0, len(self.walkers)
        while True:
            due = int((time.monotonic() - start) / STEP_S * people)
            taken = max(taken, due - people)  # who was held up for longer than a step leaves it out: nobody runs
            while taken < due:
                self.walkers[taken % people].step()
                taken += 1
            await asyncio.sleep(BEAT_S)

    def leave(self) -> None:
        self.is_leaving = True
        for walker in self.walkers:
            walker.transport.disconnect()

    # -- what came ---------------------------------------------------------------------------------------------------

    def came(self, who: int, payload: bytes) -> None:
        """A frame with positions."""
        now = time.monotonic()
        frame = self._seen.get(payload)
        if frame is None:
            if now > self._fresh_until:
                self._seen, self._seen_before = {}, self._seen
                self._fresh_until = now + FRESH_S
            frame = self._seen_before.get(payload)
            if frame is None:
                frame = Frame(payload)
                self.account.frames.append(frame)
            self._seen[payload] = frame
        frame.who.append(who)
        frame.at.append(now)

    def came_besides(self, payload: bytes) -> None:
        self.account.other_frames += 1
        self.account.other_bytes += framed(len(payload))
