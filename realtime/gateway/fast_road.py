"""The fast road: whole frames straight to the kernel, and short frames straight to who takes them.

Daphne and autobahn spend half of what a frame of motion costs (docs/benchmarks.md), in the reactor's way out and in a parser
that takes every kind of frame apart. Here a frame that is already framed goes to `socket.send`, and a short, whole, masked
binary frame is read in one step; all else falls through, in order, to autobahn as it is. This touches names that Twisted and
autobahn do not promise: the road is rehearsed on a connection of its own before it is opened, and where that fails the plain ASGI
road is taken.
"""

import asyncio
import socket
import time
from collections.abc import Callable
from importlib.metadata import version
from types import SimpleNamespace
from typing import Any

import structlog
from daphne.ws_protocol import WebSocketFactory
from twisted.internet import error, tcp
from twisted.python.failure import Failure

from realtime.gateway.bounded import BoundedSocket

log = structlog.get_logger(__name__)

LIBRARIES = ("daphne", "autobahn", "Twisted")
WHOLE_BINARY = 0x82  # FIN and opcode 2, without reserved bits: RFC 6455, section 5.2
LONGEST_SHORT = 125  # bytes; longer frames say their length in more than one byte
MASK_BYTES = 4

HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
)
HANDSHAKE += b"Sec-WebSocket-Key: cmVoZWFyc2FsIG9ubHkhIQ==\r\n\r\n"


class FastSocket(BoundedSocket):
    """A WebSocket that offers `Direct` (outlet.py) beside Daphne's queue."""

    # Takes the payload of a short binary frame; set only while nothing that came earlier is still being dealt with.
    take: Callable[[bytes], None] | None = None

    # -- out ---------------------------------------------------------------------------------------------------------

    def write(self, octets: bytes) -> None:
        if self.state != self.STATE_OPEN:
            return
        transport = self.transport
        sent = 0
        if not (transport.dataBuffer or transport._tempDataBuffer):
            try:
                sent = transport.socket.send(octets)
            except OSError:  # full, or broken: Twisted learns which at its next try
                sent = 0
        if sent < len(octets):
            transport.write(octets[sent:])

    @property
    def backlog(self) -> int:
        transport = self.transport
        waiting: int = len(transport.dataBuffer) - transport.offset + transport._tempDataLen
        return waiting

    # -- in ----------------------------------------------------------------------------------------------------------

    def dataReceived(self, data: bytes) -> None:
        if (
            self.take is not None
            and data[0] == WHOLE_BINARY
            and self.state == self.STATE_OPEN
            and not self.data  # nothing of an earlier frame is waiting for its end,
            and self.current_frame is None
            and not self.inside_message  # nor an earlier fragment for its message,
            and self.application_queue.empty()  # nor an earlier message for the gateway
        ):
            data = self._take_short(data, self.take)
        if data:
            super().dataReceived(data)

    def _take_short(self, data: bytes, take: Callable[[bytes], None]) -> bytes:
        """Hand over the short frames that `data` begins with; returns what is left."""
        start, end = 0, len(data)
        while end - start >= 2 + MASK_BYTES and data[start] == WHOLE_BINARY:
            length = data[start + 1] - 0x80  # a frame without a mask comes out below 0
            after = start + 2 + MASK_BYTES + length
            if not 0 <= length <= LONGEST_SHORT or after > end:
                break
            mask, payload = data[start + 2 : start + 2 + MASK_BYTES], data[after - length : after]
            start = after
            take(_unmasked(mask, payload))
            if self.state != self.STATE_OPEN:
                break
        if start:
            # As for any message: who sends is there, and needs no ping.
            self.last_ping = time.time()
            if self.autoPingTimeoutCall is not None:
                self._cancelAutoPingTimeoutCall()
        return data[start:]


def _unmasked(mask: bytes, payload: bytes) -> bytes:
    """RFC 6455, section 5.3, for a payload of at most `LONGEST_SHORT` bytes."""
    size = len(payload)
    repeated = (mask * (LONGEST_SHORT // MASK_BYTES + 1))[:size]
    return (int.from_bytes(payload) ^ int.from_bytes(repeated)).to_bytes(size)


def is_open_to(connection: Any) -> bool:
    """False where bytes are changed on their way to the kernel, as by TLS."""
    transport = connection.transport
    return isinstance(connection, FastSocket) and isinstance(transport, tcp.Connection) and not transport.TLS


def versions() -> dict[str, str]:
    return {library.lower(): version(library) for library in LIBRARIES}


# -- before it is opened -----------------------------------------------------------------------------------------------


def trouble() -> str:
    """Why the fast road cannot be taken with the libraries that are installed; empty when it can."""
    try:
        _rehearse()
    except Exception as reason:
        return f"{type(reason).__name__}: {reason}"
    return ""


class _Rehearsed(FastSocket):
    """Notes what comes by autobahn instead of handing it to an application."""

    def onConnect(self, request: Any) -> None:
        self.by_autobahn: list[bytes] = []
        self.application_queue: asyncio.Queue[Any] = asyncio.Queue()

    def onOpen(self) -> None:
        pass

    def onMessage(self, payload: bytes, isBinary: bool) -> None:
        self.by_autobahn.append(payload)

    def onClose(self, *_reason: Any) -> None:
        pass


def _rehearse() -> None:
    """Take a real connection through all that is relied upon. Raises whatever goes wrong."""
    from twisted.internet import reactor  # noqa: PLC0415 - Daphne has installed its own by now

    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setblocking(False)
        theirs.setblocking(False)
        connection: Any = _Rehearsed()
        connection.factory = WebSocketFactory(None)
        listener: Any = SimpleNamespace(_realPortNumber=0)
        transport: Any = tcp.Server(ours, connection, ("127.0.0.1", 0), listener, 0, reactor)
        try:
            connection.makeConnection(transport)
            connection.dataReceived(HANDSHAKE)
            _rehearse_reading(connection)
            _rehearse_writing(connection, transport, theirs)
        finally:
            transport.connectionLost(Failure(error.ConnectionDone()))


def _rehearse_reading(connection: Any) -> None:
    """Short frames are taken, whole ones of other kinds and cut ones come by autobahn, and short ones are taken again."""
    straight: list[bytes] = []
    connection.take = straight.append
    short = bytes((WHOLE_BINARY, 0x83)) + b"mask" + bytes(a ^ b for a, b in zip(b"abc", b"mas", strict=True))
    text = b"\x81" + short[1:]
    _expect(is_open_to(connection), "a connection without TLS is told apart")
    connection.dataReceived(short + short + text + short)
    connection.dataReceived(short + text[:4])
    connection.dataReceived(text[4:] + short[:2])
    connection.dataReceived(short[2:])
    connection.dataReceived(short)
    _expect(straight == [b"abc"] * 4, "short frames are taken straight")
    _expect(connection.by_autobahn == [b"abc"] * 4, "other frames come by autobahn")
    connection._sendAutoPing()
    connection.autoPingTimeoutCall = connection.factory._batched_timer.call_later(60, connection.onAutoPingTimeout)
    connection.dataReceived(short)
    _expect(connection.autoPingTimeoutCall is None, "who sends need not answer a ping")


def _rehearse_writing(connection: Any, transport: Any, theirs: socket.socket) -> None:
    """What the kernel does not take waits in the transport, and leaves in order."""
    transport.doWrite()  # the handshake and the ping
    theirs.recv(1 << 16)
    connection.write(b"first")
    _expect(theirs.recv(1 << 16) == b"first" and connection.backlog == 0, "what can leave leaves at once")
    written = 0
    while connection.backlog == 0 and written < 1 << 24:
        connection.write(written.to_bytes(4) * 1024)
        written += 4096
    connection.write(b"last")
    _expect(connection.backlog > len(b"last"), "what cannot leave is counted")
    arrived = bytearray()
    while connection.backlog:
        arrived += theirs.recv(1 << 16)
        transport.doWrite()
    while len(arrived) < written + len(b"last"):
        arrived += theirs.recv(1 << 16)
    in_order = b"".join(at.to_bytes(4) * 1024 for at in range(0, written, 4096)) + b"last"
    _expect(arrived == in_order, "what waited leaves in order")


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise RuntimeError(f"it does not hold any more that {what}")
