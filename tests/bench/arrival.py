"""`make bench-arrival`: 1,000 people come at the same moment into a hall where 50 walk.

Server on one core, those who come and those who walk on the other. Prints how long until all stand inside, what those inside felt
(how much later than its time each frame of motion came), and what an arrival costs, the motion of those inside included.
"""

import asyncio
import base64
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from realtime.presence.hub import CROWD, CROWD_TICKS_PER_S, TICKS_PER_S
from tests.bench.chat import FILES, in_shell
from tests.bench.hall import ROOM
from tests.bench.measuring import cpu_s, report
from tests.campus import EDITION, CampusServer, seeded_database

INSIDE = 50
ARRIVALS = 1_000
STEP_S = 0.205
ACKNOWLEDGE_S = 1.0
CALM_S = 3.0
WITHIN_S = 120.0
MOVES, SNAPSHOT, ENTERED = 0x11, 0x12, 0x14


class Guest(asyncio.Protocol):
    """A browser's line, reading as little as it can: the generator must not be what is waited for."""

    def __init__(self, hall: "Hall", cookie: str) -> None:
        self.hall = hall
        self._cookie = cookie
        self._buffer = bytearray()
        self._upgraded = False
        self._tick = b"\0\0"
        self._seen_at = 0.0
        self._step = 0
        self.is_inside = False
        self.was_told = False
        self.close_code: int | None = None
        self.walks = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        host, key = self.hall.host, base64.b64encode(os.urandom(16)).decode()
        head = (f"GET /ws/{EDITION}/ HTTP/1.1", f"Host: {host}", f"Origin: http://{host}", f"Cookie: {self._cookie}")
        upgrade = (
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        )
        transport.write("\r\n".join((*head, *upgrade, "", "")).encode())

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._upgraded:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            assert self._buffer.startswith(b"HTTP/1.1 101"), bytes(self._buffer[:200])
            del self._buffer[: end + 4]
            self._upgraded = True
            self.send(0x81, f'["presence.join",1,{{"protocol":1,"room":"{ROOM}"}}]'.encode())
        buffer, at = self._buffer, 0
        while len(buffer) - at >= 2:
            length, head = buffer[at + 1], 2
            if length == 126:
                length, head = int.from_bytes(buffer[at + 2 : at + 4], "big"), 4
            elif length == 127:
                length, head = int.from_bytes(buffer[at + 2 : at + 10], "big"), 10
            if len(buffer) - at < head + length:
                break
            self._frame(buffer[at], bytes(buffer[at + head : at + head + min(length, 32)]))
            at += head + length
        del buffer[:at]

    def _frame(self, kind: int, start: bytes) -> None:
        if kind == 0x82 and start[0] in {MOVES, SNAPSHOT, ENTERED}:
            self._tick = start[1:3]
            if self.walks:
                self.hall.felt(self._seen_at)
                self._seen_at = time.perf_counter()
        elif kind == 0x81 and start.startswith(b'["ok",1,'):
            self.is_inside = True
            self.hall.enter()
        elif kind == 0x81 and start.startswith(b'["gateway.waiting"'):
            self.was_told = True
        elif kind == 0x88:
            self.close_code = int.from_bytes(start[:2], "big")
        elif kind == 0x89:
            self.send(0x8A, start)

    def send(self, kind: int, payload: bytes) -> None:
        """Masked with zeros, which is a mask."""
        self._transport.write(bytes([kind, 0x80 | len(payload), 0, 0, 0, 0]) + payload)

    def step(self) -> None:
        """To and fro; a wall is answered with a correction, which costs the server a little more than a step."""
        self._step += 1
        turn = (2, 1)[self._step % 2]
        self.send(0x82, bytes([1, 0]) + self._step.to_bytes(2, "little") + bytes([turn]) + self._tick)

    def acknowledge(self) -> None:
        self.send(0x82, b"\x02" + self._tick)

    def connection_lost(self, exc: Exception | None) -> None:
        if self.close_code is None:
            self.close_code = 1006

    def close(self) -> None:
        self._transport.abort()


class Hall:
    """Who comes, who is inside, and what they felt."""

    def __init__(self, server: CampusServer) -> None:
        self.port = server.port
        self.host = f"localhost:{server.port}"
        self.guests: list[Guest] = []
        self.inside = 0
        self.lags_ms: list[float] = []
        self.all_inside = asyncio.Event()
        self.expected = 0
        self.listening = False

    def enter(self) -> None:
        self.inside += 1
        if self.inside == self.expected:
            self.all_inside.set()

    def felt(self, before: float) -> None:
        if self.listening and before:
            rate = TICKS_PER_S if self.inside <= CROWD else CROWD_TICKS_PER_S
            self.lags_ms.append(1000 * max(0.0, time.perf_counter() - before - 1 / rate))

    async def come(self, cookies: list[str]) -> list[Guest]:
        """All of them at once; returns when all stand inside."""
        self.expected = self.inside + len(cookies)
        self.all_inside.clear()
        connect = asyncio.get_running_loop().create_connection
        came = await asyncio.gather(
            *(connect(partial(Guest, self, cookie), "127.0.0.1", self.port) for cookie in cookies)
        )
        made = [guest for _transport, guest in came]
        self.guests += made
        await asyncio.wait_for(self.all_inside.wait(), WITHIN_S)
        return made

    async def pace(self, walkers: list[Guest]) -> None:
        """Those inside walk, out of step with each other."""
        while True:
            for walker in walkers:
                walker.step()
                await asyncio.sleep(STEP_S / len(walkers))

    async def acknowledge(self) -> None:
        while True:
            await asyncio.sleep(ACKNOWLEDGE_S)
            for guest in self.guests:
                if guest.is_inside and not guest.walks:
                    guest.acknowledge()


def percentiles(values: list[float]) -> tuple[float, float, float]:
    found = statistics.quantiles(values, n=100)
    return round(found[49], 1), round(found[98], 1), round(max(values), 1)


async def measure(server: CampusServer, arrivals: int) -> dict[str, float]:
    hall = Hall(server)
    cookies = [server.cookie(who) for who in server.sessions if who.startswith("guest-")]
    walkers: list[Guest] = []
    for start in range(0, INSIDE, 10):
        walkers += await hall.come(cookies[start : start + 10])
    for walker in walkers:
        walker.walks = True
    tasks = [asyncio.ensure_future(hall.pace(walkers)), asyncio.ensure_future(hall.acknowledge())]
    await asyncio.sleep(CALM_S)
    hall.listening = True
    cpu, own, start_s = cpu_s(server), time.process_time(), time.perf_counter()
    try:
        crowd = await hall.come(cookies[INSIDE : INSIDE + arrivals])
    except TimeoutError:
        crowd = hall.guests[INSIDE:]
        print(f"only {hall.inside - INSIDE} of {arrivals} came in; closed: {{g.close_code for g in crowd}}")
    took, cpu, own = time.perf_counter() - start_s, cpu_s(server) - cpu, time.process_time() - own
    during, hall.lags_ms = hall.lags_ms, []
    after_cpu, after_s = cpu_s(server), time.perf_counter()
    await asyncio.sleep(CALM_S)
    after = (cpu_s(server) - after_cpu) / (time.perf_counter() - after_s)
    for task in tasks:
        task.cancel()
    hall.listening = False
    for guest in hall.guests:
        guest.close()
    p50, p99, worst = percentiles(during)
    return {
        "arrivals": arrivals,
        "seconds_until_all_inside": round(took, 1),
        "told_to_wait": sum(guest.was_told for guest in crowd),
        "tick_lag_p50_ms": p50,
        "tick_lag_p99_ms": p99,
        "tick_lag_worst_ms": worst,
        "tick_lag_p99_ms_after": percentiles(hall.lags_ms)[1],
        "cpu_ms_per_arrival": round(1000 * cpu / arrivals, 2),
        "cpu_s_per_s": round(cpu / took, 2),
        "cpu_s_per_s_after": round(after, 2),
        "generator_cpu_s_per_s": round(own / took, 2),
    }


def main() -> None:
    arrivals = int(sys.argv[1]) if len(sys.argv) > 1 else ARRIVALS
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))  # the server inherits it
    cores = sorted(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory() as folder:
        template, data = Path(folder) / "template", Path(folder) / "data"
        template.mkdir()
        data.mkdir()
        seeded_database(template)
        sessions = in_shell(template, f"populate({INSIDE + arrivals})")
        (template / "sessions.json").write_text(json.dumps(sessions))
        with CampusServer(template, data) as server:
            os.sched_setaffinity(server.pid, cores[:1])
            os.sched_setaffinity(0, cores[1:] or cores)
            figures = asyncio.run(measure(server, arrivals))
    report(figures | {"load_average": round(os.getloadavg()[0], 2)})


if __name__ == "__main__":
    main()
