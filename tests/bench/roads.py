"""`make bench`: what each road costs — a handshake, and a frame of motion — in CPU of the server process.

The roads, one after the other in one run: our server with the fast road and without, and uvicorn. Ratios of CPU to work hold
better than times on a shared machine: seconds are read from the kernel's account of the server. The last line is JSON.
"""

import asyncio
import contextlib
import tempfile
import time
from pathlib import Path

from tests.bench.measuring import cpu_s, report
from tests.campus import CROWD, CampusServer, Client, seeded_database
from tests.realtime.paths import demo_map

ROADS = ("fast", "plain", "uvicorn")
HANDSHAKES = 300
IN_FLIGHT = 10
WALK_S = 12.0
STEP_S = 0.205
ROOM = "accueil"


async def handshakes(server: CampusServer) -> dict[str, float]:
    """Connect and join, some at once, until there were `HANDSHAKES`; a ticket is a person, who has one socket at a time."""
    tickets: asyncio.Queue[str] = asyncio.Queue()
    for number in range(IN_FLIGHT):
        tickets.put_nowait(f"walker-{number}")

    async def come() -> None:
        who = await tickets.get()
        async with server.client(who):
            pass
        tickets.put_nowait(who)

    await come()  # the room's map is loaded
    cpu, start = cpu_s(server), time.perf_counter()
    await asyncio.gather(*(come() for _ in range(HANDSHAKES)))
    took, cpu = time.perf_counter() - start, cpu_s(server) - cpu
    return {"handshakes_per_s": round(HANDSHAKES / took, 1), "cpu_ms_per_handshake": round(1000 * cpu / HANDSHAKES, 2)}


async def walk(client: Client, wait_s: float, until: float) -> int:
    """Pace up and down at the speed of a person, out of step with the others; returns the steps taken."""
    await asyncio.sleep(wait_s)
    room, steps, way_back = demo_map(ROOM), 0, ""
    while time.perf_counter() < until:
        x, y = client.at
        for letter, (dx, dy) in {"l": (-1, 0), "r": (1, 0), "d": (0, 1), "u": (0, -1)}.items():
            tile = (x + dx, y + dy)
            if letter == way_back or not (room.walkable(*tile) and room.portal_at(*tile) is None):
                continue
            way_back = {"l": "r", "r": "l", "d": "u", "u": "d"}[letter] if steps % 7 else ""
            await client.step("dlru".index(letter))
            steps += 1
            break
        else:
            way_back = ""
        await asyncio.sleep(STEP_S)
    return steps


async def motion(server: CampusServer) -> dict[str, float]:
    """Everyone walks in one room, in view of each other; frames are those that arrived."""
    async with contextlib.AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(server.client(f"walker-{n}", room=ROOM)) for n in range(CROWD)]
        await asyncio.sleep(2)  # rosters and counts of the arrivals settle
        for client in clients:
            client.frames.clear()
        cpu, start = cpu_s(server), time.perf_counter()
        steps = sum(
            await asyncio.gather(
                *(walk(client, STEP_S * n / CROWD, start + WALK_S) for n, client in enumerate(clients))
            )
        )
        took, cpu = time.perf_counter() - start, cpu_s(server) - cpu
        frames = sum(len(client.frames) for client in clients)
        sent_bytes = sum(len(frame) for client in clients for frame in client.frames)
    return {
        "walkers": CROWD,
        "steps_per_s": round(steps / took, 1),
        "frames_per_s": round(frames / took, 1),
        "cpu_s_per_s": round(cpu / took, 3),
        "us_per_frame": round(1e6 * cpu / frames, 1),
        "bytes_per_s_per_client": round(sent_bytes / took / CROWD, 1),
    }


def main() -> None:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        template.mkdir()
        seeded_database(template)
        for road in ROADS:
            data = Path(folder) / road
            data.mkdir()
            with CampusServer(template, data, road=road) as server:
                found = asyncio.run(handshakes(server)) | asyncio.run(motion(server))
            figures |= {f"{road}_{name}": figure for name, figure in found.items()}
    for road in ROADS[1:]:
        figures[f"fast_to_{road}"] = round(figures["fast_us_per_frame"] / figures[f"{road}_us_per_frame"], 2)
    report(figures)


if __name__ == "__main__":
    main()
