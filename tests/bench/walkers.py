"""People who walk about, in a process of their own (`python -m tests.bench.walkers`), started by `tests.bench.client`.

Reads a line of JSON, {url, path, room, cookies}, and prints "ready" when all are in the room. At the next line they begin to walk
to and fro near where they arrived, 4.8 tiles a second, out of step with each other, and "walking" is printed.
"""

import asyncio
import json
import random
import sys
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from tests.realtime.paths import demo_map

JOIN_AT_ONCE = 10
STEP_S = 1 / 4.8
DELTAS = ((0, 1), (-1, 0), (1, 0), (0, -1))


class Walker:
    """Keeps its own account of where it stands, and takes the server's word when it is corrected."""

    def __init__(self, connection: ClientConnection, seed: int) -> None:
        self.connection = connection
        self.chance = random.Random(seed)
        self.tick = b"\x00\x00"
        self.epoch, self.seq, self.x, self.y = 0, 0, 0, 0
        self.way = 0

    async def join(self, room: str) -> None:
        await self.connection.send(json.dumps(["presence.join", 1, {"protocol": 1, "room": room}]))
        while not str(answer := await self.connection.recv()).startswith(('["ok"', '["error"')):
            pass
        here: dict[str, Any] = json.loads(answer)[2]["here"]
        self.x, self.y, self.epoch = here["x"], here["y"], here["epoch"]

    async def listen(self) -> None:
        async for frame in self.connection:
            if isinstance(frame, bytes) and frame[0] in {0x11, 0x12, 0x14}:
                self.tick = frame[1:3]
            elif isinstance(frame, bytes) and frame[0] == 0x13:
                self.epoch, self.x, self.y = frame[1], frame[4], frame[5]

    async def acknowledge(self) -> None:
        while True:
            await asyncio.sleep(1 + self.chance.random())
            await self.connection.send(b"\x02" + self.tick)

    async def wander(self, room: str) -> None:
        """Mostly straight on; in another direction where that is shut."""
        plan = demo_map(room)
        await asyncio.sleep(self.chance.random() * STEP_S)
        while True:
            free = [
                way
                for way, (dx, dy) in enumerate(DELTAS)
                if plan.walkable(self.x + dx, self.y + dy) and not plan.portal_at(self.x + dx, self.y + dy)
            ]
            if self.way not in free or self.chance.random() < 0.2:
                self.way = self.chance.choice(free or [0])
            self.seq = (self.seq + 1) & 0xFFFF
            head = bytes([1, self.epoch]) + self.seq.to_bytes(2, "little")
            await self.connection.send(head + bytes([self.way]) + self.tick)
            if free:
                self.x, self.y = self.x + DELTAS[self.way][0], self.y + DELTAS[self.way][1]
            await asyncio.sleep(STEP_S)


async def main() -> None:
    loop = asyncio.get_running_loop()
    asked: dict[str, Any] = json.loads(await loop.run_in_executor(None, sys.stdin.readline))
    address = asked["url"].replace("http", "ws", 1) + asked["path"]
    door = asyncio.Semaphore(JOIN_AT_ONCE)
    walkers: list[Walker] = []
    tasks: list[asyncio.Task[None]] = []

    async def come(number: int, cookie: str) -> None:
        async with door:
            headers = {"Cookie": cookie}
            connection = await connect(address, additional_headers=headers, origin=asked["url"], compression=None)
            walker = Walker(connection, number)
            await walker.join(asked["room"])
            walkers.append(walker)
            tasks.extend(asyncio.ensure_future(work) for work in (walker.listen(), walker.acknowledge()))

    await asyncio.gather(*(come(number, cookie) for number, cookie in enumerate(asked["cookies"])))
    print("ready", flush=True)
    if await loop.run_in_executor(None, sys.stdin.readline):
        tasks.extend(asyncio.ensure_future(walker.wander(asked["room"])) for walker in walkers)
        print("walking", flush=True)
        await loop.run_in_executor(None, sys.stdin.readline)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    asyncio.run(main())
