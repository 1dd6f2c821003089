"""Daphne's protocols, held to our bounds: what anyone may send, and what the server does with who sends more."""

import socket
from typing import Any

from daphne import http_protocol, ws_protocol
from twisted.internet import tcp

from realtime.gateway.limits import TokenBucket
from realtime.gateway.tally import tally
from realtime.gateway.wire import Close

# Django bounds what it parses, but Daphne takes a whole body from anyone before Django sees it.
MOST_BODY_BYTES = 4 * 1024 * 1024
# WebSocket frames of any kind, pings and empty fragments included: more than all that the gateway allows of its own.
FRAME_RATE, FRAME_BURST = 100.0, 300.0
# Messages that wait for the gateway, beyond which no more is read until it has come to them: more than it allows at once.
MOST_UNREAD = 128
LOOK_AGAIN_S = 0.05
# autobahn copies what is left of a read for each frame in it: short frames would cost the square of what is read at once.
SLICE_BYTES = 4096
# What the kernel keeps for a client that does not read: so much payload takes 96 kB there, Linux's own choice up to 2.8 MB
# (measured on loopback). At 1,000 people a second and a half; on a line of 200 ms still 5 times what they are sent.
SEND_BUFFER_BYTES = 64 * 1024
LONGEST_REASON_BYTES = 123  # RFC 6455, section 5.5
NO_CODE = 1006  # RFC 6455, section 7.4.1: closed without a close frame


class BoundedRequest(http_protocol.WebRequest):
    """Answers 413 to a body that is, or turns out to be, larger than `MOST_BODY_BYTES`, and hangs up."""

    _taken = 0

    def gotLength(self, length: int | None) -> None:
        if length is not None and length > MOST_BODY_BYTES:
            self._refuse()
        else:
            super().gotLength(length)

    def handleContentChunk(self, data: bytes) -> None:
        self._taken += len(data)
        if self._taken > MOST_BODY_BYTES:
            self._refuse()
        elif self.content is not None:
            super().handleContentChunk(data)

    def _refuse(self) -> None:
        channel: Any = self.channel
        if channel is not None:
            channel.transport.write(b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            channel.loseConnection()


class BoundedSocket(ws_protocol.WebSocketProtocol):
    """Says why it closes, and from then on reads nothing of who floods it or breaks the rules of WebSocket.

    Its connection is dropped when the client has not closed it within a second (autobahn's `closeHandshakeTimeout`).
    """

    maxMessagePayloadSize: int
    transport: Any
    deaf = False

    def connectionMade(self) -> None:
        self._frames = TokenBucket(FRAME_RATE, FRAME_BURST)
        if isinstance(self.transport, tcp.Connection):
            self.transport.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        super().connectionMade()

    # -- in ----------------------------------------------------------------------------------------------------------

    def dataReceived(self, data: bytes) -> None:
        for start in range(0, len(data), SLICE_BYTES):
            if self.deaf:
                return
            if self.state == self.STATE_OPEN and self.application_queue.qsize() >= MOST_UNREAD:
                self.transport.pauseProducing()
                self.factory.reactor.callLater(LOOK_AGAIN_S, self._read_on, data[start:])
                return
            super().dataReceived(data[start : start + SLICE_BYTES])

    def _read_on(self, held: bytes) -> None:
        if self.state != self.STATE_CLOSED and not self.deaf:
            self.transport.resumeProducing()
            self.dataReceived(held)

    def onFrameBegin(self) -> None:
        super().onFrameBegin()
        if self.state == self.STATE_OPEN and not self._frames.take():
            tally.closed_sockets[str(int(Close.TOO_MANY_FRAMES))] += 1
            while not self.application_queue.empty():
                self.application_queue.get_nowait()
            self.serverClose(Close.TOO_MANY_FRAMES)

    def _turn_deaf(self) -> None:
        self.deaf = True
        self.failedByMe = True  # what autobahn has begun to read reaches nobody
        self.data = b""
        self.transport.pauseProducing()

    # -- out ---------------------------------------------------------------------------------------------------------

    def sendMessage(self, *arguments: Any, **options: Any) -> None:
        """Without autobahn's limit, which is meant for clients: a crowd's roster is longer than any command."""
        if self.state != self.STATE_OPEN:
            return  # closing: what was still on its way is nobody's fault
        limit, self.maxMessagePayloadSize = self.maxMessagePayloadSize, 0
        try:
            super().sendMessage(*arguments, **options)
        finally:
            self.maxMessagePayloadSize = limit

    def serverClose(self, code: int | None = None) -> None:
        """With any code: autobahn keeps 1001 and 1011, which are a server's own, from who uses it."""
        self.sendCloseFrame(code=int(code or Close.LEFT))
        if code == Close.TOO_MANY_FRAMES:
            self._turn_deaf()

    def _fail_connection(self, code: int = Close.GOING_AWAY, reason: str = "") -> None:
        """What autobahn does with who breaks the rules: it would hang up without a word."""
        if self.state != self.STATE_OPEN:
            super()._fail_connection(code, reason)
            return
        tally.closed_sockets[str(int(code))] += 1
        self.sendCloseFrame(code=int(code), reasonUtf8=reason.encode()[:LONGEST_REASON_BYTES])
        self._turn_deaf()

    # -- silence -----------------------------------------------------------------------------------------------------

    def _sendAutoPing(self) -> None:
        # Daphne pings again while one is not answered yet, and autobahn would forget the first one's timeout without ending it.
        if self.autoPingTimeoutCall is None:
            super()._sendAutoPing()

    def onAutoPingTimeout(self) -> None:
        tally.closed_sockets[str(NO_CODE)] += 1
        super().onAutoPingTimeout()
