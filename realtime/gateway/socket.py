"""One connected client."""

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import structlog
from django.utils import translation

from realtime.gateway.limits import TokenBucket
from realtime.gateway.outlet import Outlet
from realtime.gateway.registry import Command, name_of
from realtime.gateway.tally import tally
from realtime.gateway.wire import Close, Payload, Refused, encode
from venue.editions.models import Edition
from venue.editions.selectors import Standing
from venue.people.models import Person

log = structlog.get_logger(__name__)

# Walking takes 5 steps and an acknowledgement a second; people click a few times a second at most.
BINARY_RATE, BINARY_BURST = 40.0, 80.0
TEXT_RATE, TEXT_BURST = 10.0, 30.0
# A client with a bug may send a few bad frames; one that goes on is closed.
STRIKES, STRIKES_PER_S = 10, 0.2


class Socket:
    """A socket whose person is signed in and admitted to the edition.

    Slices above attach what they do: `motion` takes binary frames (None until the client has joined), `on_close` is called
    once when the socket is gone, whatever the reason, and must not wait; `ask_proof` sends something with a tick, so that the
    client shows how far it has read. `welcome` is told first, once the socket is open.
    """

    def __init__(
        self, outlet: Outlet, person: Person, edition: Edition, standing: Standing, language: str, session: str
    ) -> None:
        self.outlet = outlet
        self.person = person
        self.edition = edition
        self.standing = standing
        self.language = language
        self.session = session
        self.motion: Callable[[bytes], None] | None = None
        self.on_close: list[Callable[[], None]] = []
        self.ask_proof: Callable[[], None] | None = None
        self.welcome: list[Payload] = []
        self.closed = False
        self.opened_at = time.monotonic()
        self.binary_allowance = TokenBucket(BINARY_RATE, BINARY_BURST)
        self.text_allowance = TokenBucket(TEXT_RATE, TEXT_BURST)
        self._strikes = TokenBucket(STRIKES_PER_S, STRIKES)
        self._limits: dict[str, TokenBucket] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    # -- out ---------------------------------------------------------------------------------------------------------

    def tell(self, told: Payload) -> None:
        """Say something that was not asked for."""
        self.send_text(encode(name_of(told), told))

    def send_text(self, frame: str) -> None:
        """Queue a text frame that is already encoded (the same string for many sockets)."""
        if not self.closed:
            self.outlet.text(frame)
            if self.outlet.overflowed:
                self.close(Close.TOO_SLOW)
            elif self.ask_proof is not None and self.outlet.wants_proof:
                self.ask_proof()

    def send_motion(self, tick: int, frame: bytes) -> None:
        if not self.closed:
            self.outlet.motion(tick, frame)
            if self.outlet.overflowed:
                self.close(Close.TOO_SLOW)

    def send_binary(self, frame: bytes) -> None:
        """Queue a binary frame that has no tick."""
        if not self.closed:
            self.outlet.binary(frame)
            if self.outlet.overflowed:
                self.close(Close.TOO_SLOW)

    def reply(self, command_id: int, result: Payload) -> None:
        self.send_text(encode("ok", command_id, result))

    def refuse(self, command_id: int, refusal: Refused) -> None:
        """Answer a command, or with id 0 a frame that could not be read, with an error in the person's language."""
        with translation.override(self.language):
            body = {"code": refusal.code, "message": str(refusal.message)}
        tally.refused_frames[refusal.code] += 1
        self.send_text(encode("error", command_id, body))

    def strike(self, command_id: int, refusal: Refused) -> None:
        """A frame that no client of ours sends: answered and counted; too many close the socket."""
        self.refuse(command_id, refusal)
        if not self._strikes.take():
            self.close(Close.BAD_FRAMES)

    def close(self, code: Close) -> None:
        """Close once, and leave every room at once: whoever is told to go is no longer there."""
        if self.closed:
            return
        self.outlet.close(code)
        tally.closed_sockets[str(int(code))] += 1
        self.gone()

    def show_out(self, code: Close, told: Payload) -> None:
        """Say why, then close."""
        self.tell(told)
        self.close(code)

    # -- in ----------------------------------------------------------------------------------------------------------

    def may_ask(self, command: Command) -> bool:
        """Take one from this socket's allowance for a command."""
        bucket = self._limits.get(command.name)
        if bucket is None:
            bucket = self._limits[command.name] = command.limit.bucket()
        return bucket.take()

    # -- life --------------------------------------------------------------------------------------------------------

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Run something that has to wait, beside the socket; cancelled when the socket goes."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("socket.task_failed", exc_info=error)

    def gone(self) -> None:
        """The connection is over: tell every slice that attached something. Idempotent."""
        if self.closed:
            return
        self.closed = True
        self.motion = None
        for leave in self.on_close:
            try:
                leave()
            except Exception:
                log.exception("socket.on_close_failed")
        current = asyncio.current_task()
        for task in list(self._tasks):
            if task is not current:
                task.cancel()


def tell(told: Payload, sockets: Iterable[Socket]) -> None:
    """Say the same to many: encoded once."""
    frame = encode(name_of(told), told)
    for socket in sockets:
        socket.send_text(frame)
