"""People who listen, in a process of their own (`python -m tests.bench.listeners`), started by `tests.bench.chat`.

Reads a line of JSON, {url, path, room, cookies}, and prints "ready" when all are in the room. For each further line of its input
it prints what they heard since, as {heard: [[body, ns of the monotonic clock, which processes share], …], cpu_s: its CPU so far}.
"""

import asyncio
import json
import re
import resource
import sys
import time
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

JOIN_AT_ONCE = 10
ACKNOWLEDGE_EACH_S = 1.0
BODY = re.compile(r'"body":"(bench [0-9]+) ')


class Listener:
    """Notes when each line comes, and reads as little as it can of the rest."""

    def __init__(self, connection: ClientConnection, heard: list[tuple[str, int]]) -> None:
        self._connection = connection
        self._heard = heard
        self._tick: bytes | None = None

    async def join(self, room: str) -> None:
        await self._connection.send(json.dumps(["presence.join", 1, {"protocol": 1, "room": room}]))
        while not str(answer := await self._connection.recv()).startswith(('["ok"', '["error"')):
            pass
        assert str(answer).startswith('["ok"'), answer

    async def listen(self) -> None:
        async for frame in self._connection:
            now = time.monotonic_ns()
            if isinstance(frame, bytes):
                self._tick = frame[1:3] if frame[0] in {0x11, 0x12, 0x14} else self._tick
            elif frame.startswith('["chat.message"') and (body := BODY.search(frame)):
                self._heard.append((body[1], now))

    async def acknowledge(self) -> None:
        """As a browser does each second, so as not to be taken for stalled."""
        if self._tick is not None:
            tick, self._tick = self._tick, None
            await self._connection.send(b"\x02" + tick)


async def main() -> None:
    loop = asyncio.get_running_loop()
    asked: dict[str, Any] = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    address = asked["url"].replace("http", "ws", 1) + asked["path"]
    heard: list[tuple[str, int]] = []
    listeners: list[Listener] = []
    tasks: list[asyncio.Task[None]] = []
    door = asyncio.Semaphore(JOIN_AT_ONCE)

    async def come(cookie: str) -> None:
        async with door:
            headers = {"Cookie": cookie}
            connection = await connect(address, additional_headers=headers, origin=asked["url"], compression=None)
            listener = Listener(connection, heard)
            await listener.join(asked["room"])
            listeners.append(listener)
            tasks.append(asyncio.ensure_future(listener.listen()))

    async def acknowledge() -> None:
        while True:
            await asyncio.sleep(ACKNOWLEDGE_EACH_S)
            await asyncio.gather(*(listener.acknowledge() for listener in listeners))

    tasks.append(asyncio.ensure_future(acknowledge()))
    await asyncio.gather(*(come(cookie) for cookie in asked["cookies"]))
    print("ready", flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({"heard": heard, "cpu_s": used.ru_utime + used.ru_stime}), flush=True)
        heard.clear()
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main())
