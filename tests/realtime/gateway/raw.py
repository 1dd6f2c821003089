"""A WebSocket client that keeps no rule by itself: a test says every byte, and where the kernel gets them in parts."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any, NamedTuple

from tests.campus import ANSWER_WITHIN_S, EDITION, CampusServer

CONTINUATION, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA
MASK = b"\x1d\x07\xa4\x5c"


def frame(opcode: int, payload: bytes | str = b"", *, fin: bool = True, rsv: int = 0, masked: bool = True) -> bytes:
    """The bytes of one frame (RFC 6455, section 5.2), lawful or not."""
    payload = payload.encode() if isinstance(payload, str) else payload
    size = len(payload)
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 0x10000:
        head += bytes([mask_bit | 126]) + size.to_bytes(2)
    else:
        head += bytes([mask_bit | 127]) + size.to_bytes(8)
    if not masked:
        return head + payload
    repeated = (MASK * (size // 4 + 1))[:size]
    return head + MASK + (int.from_bytes(payload) ^ int.from_bytes(repeated)).to_bytes(size)


def command(name: str, number: int, **payload: Any) -> bytes:
    return frame(TEXT, json.dumps([name, number, payload]))


def close(code: int, reason: bytes = b"") -> bytes:
    return frame(CLOSE, code.to_bytes(2) + reason)


class Arrived(NamedTuple):
    opcode: int
    payload: bytes


class RawClient:
    """One connection. What arrives is read when it is asked for, never before."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self.headers = ""
        self.here: dict[str, Any] = {}
        self.last_tick = b"\x00\x00"
        self._pings = 0

    def send(self, *frames: bytes) -> None:
        """Give the kernel all of it at once."""
        self._writer.write(b"".join(frames))

    def finish(self) -> None:
        """Nothing more will be sent; what comes can still be read."""
        with suppress(OSError):  # the server may have hung up
            self._writer.write_eof()

    async def next(self) -> Arrived | None:
        """The next frame; None when the connection has ended. Notes the tick of motion."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN_S):
                first, second = await self._reader.readexactly(2)
                assert not second & 0x80, "a server masked its frame"
                assert first & 0xF0 == 0x80, "a server sent a fragment or reserved bits"
                size = second
                if second >= 126:
                    size = int.from_bytes(await self._reader.readexactly(2 if second == 126 else 8))
                payload = await self._reader.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        if first & 0x0F == BINARY and payload[0] in (0x11, 0x12, 0x14):
            self.last_tick = payload[1:3]
        return Arrived(first & 0x0F, payload)

    async def until(self, opcode: int, payload: bytes | None = None) -> list[Arrived]:
        """Everything up to and with the frame described."""
        arrived: list[Arrived] = []
        while True:
            got = await self.next()
            assert got is not None, f"the connection ended after {arrived}"
            arrived.append(got)
            if got.opcode == opcode and payload in (None, got.payload):
                return arrived

    async def settled(self) -> list[Arrived]:
        """What has come when the server has read all that was sent before: it is asked by a ping, and answers in order."""
        self._pings += 1
        said = self._pings.to_bytes(4)
        self.send(frame(PING, said))
        return (await self.until(PONG, said))[:-1]

    async def answer(self, number: int) -> list[Any]:
        """The reply to a command, as [ok or error, number, body]."""
        return await self.answer_among([], number)

    async def answer_among(self, arrived: list[Arrived], number: int) -> list[Any]:
        """The same, where it may have come already; adds what comes to `arrived`."""
        at = 0
        while True:
            while at < len(arrived):
                told: list[Any] = json.loads(arrived[at].payload) if arrived[at].opcode == TEXT else [""]
                at += 1
                if told[0] in ("ok", "error") and told[1] == number:
                    return told
            arrived += await self.until(TEXT)

    async def join(self, room: str) -> None:
        self.send(command("presence.join", 1, protocol=1, room=room))
        said, _number, body = await self.answer(1)
        assert said == "ok", body
        self.here = body["here"]

    async def closed(self) -> int | None:
        """Read to the server's close frame; returns its code, None where the connection ended without."""
        while (got := await self.next()) is not None:
            if got.opcode == CLOSE:
                return int.from_bytes(got.payload[:2])
        return None

    async def ended(self) -> int | None:
        """Read to the end of the connection; returns the code of the close frame, None where there was none."""
        code = None
        while (got := await self.next()) is not None:
            if got.opcode == CLOSE:
                code = int.from_bytes(got.payload[:2]) if got.payload else None
        return code


@asynccontextmanager
async def raw_client(
    server: CampusServer,
    who: str,
    room: str | None = None,
    *,
    receive_buffer: int | None = None,
    headers: dict[str, str] | None = None,
) -> AsyncIterator[RawClient]:
    """A socket as `who`, joined if a room is named; `receive_buffer` is what the kernel keeps for it, in bytes."""
    connection = socket.socket()
    if receive_buffer is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
    connection.setblocking(False)
    await asyncio.get_running_loop().sock_connect(connection, ("127.0.0.1", server.port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    reader, writer = await asyncio.open_connection(sock=connection, limit=receive_buffer or 2**16)
    fields = {
        "Host": f"localhost:{server.port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Cookie": server.cookie(who),
        "Origin": server.url,
    } | (headers or {})
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    try:
        writer.write(f"GET /ws/{EDITION}/ HTTP/1.1\r\n{lines}\r\n".encode())
        client = RawClient(reader, writer)
        client.headers = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), ANSWER_WITHIN_S)).decode()
        assert client.headers.startswith("HTTP/1.1 101"), client.headers
        if room is not None:
            await client.join(room)
        yield client
    finally:
        writer.transport.abort()
