"""`make bench-chat`: what a line to 500 people in one room costs, and a page of history.

The listeners are one process of their own: with the server on one core and them on the other, neither waits for the other as
long as they need less CPU a delivery than it, which the figures show. Latencies on a shared machine are an upper bound; CPU and
the ratio of the two servers of one run hold better.
"""

import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.bench.hall import ROOM
from tests.bench.measuring import cpu_s, report
from tests.campus import EDITION, CampusServer, Client, manage, seeded_database
from tests.process import ROOT

SENDERS = 10
HEARERS = 500  # of each line: the other senders too
LISTENERS = HEARERS - SENDERS + 1
LINES = 80
EACH_S = 0.25  # a sender may say one a second in the long run
WORDS = "Bonjour à toutes et à tous, la séance **reprend** dans cinq minutes : https://example.org/programme"
CALM_S = 1.0
CALM_CPU_S = 0.03
CALM_WITHIN_S = 60.0
FILES = 4096
HISTORY_LINES = (10, 1_000, 10_000)

SERVERS = {"once": "realtime.gateway.server", "each": "tests.bench.encode_each"}


@contextmanager
def listening(server: CampusServer, cookies: list[str]) -> Iterator["subprocess.Popen[str]"]:
    """The listeners, all in the room."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.bench.listeners"]
    asked = {"url": server.url, "path": f"/ws/{EDITION}/", "room": ROOM, "cookies": cookies}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as listeners:
        try:
            ask(listeners, asked)
            yield listeners
        finally:
            listeners.kill()


def ask(listeners: "subprocess.Popen[str]", line: Any = None) -> str:
    """Send a line and await the answer's line."""
    assert listeners.stdin is not None
    assert listeners.stdout is not None
    listeners.stdin.write(json.dumps(line) + "\n")
    listeners.stdin.flush()
    answer = listeners.stdout.readline()
    assert answer, "the listeners ended"
    return answer


async def calm(server: CampusServer) -> None:
    """Await that the server has nothing left to do: rosters and counts of the arrivals are told."""
    deadline = time.monotonic() + CALM_WITHIN_S
    while time.monotonic() < deadline:
        before = cpu_s(server)
        await asyncio.sleep(CALM_S)
        if cpu_s(server) - before <= CALM_CPU_S:
            return


async def talk(senders: list[Client], run: str) -> dict[str, int]:
    """Say the lines, by each in turn; returns when each was sent, in ns."""
    sent = {}
    start = time.monotonic()
    for number in range(LINES):
        await asyncio.sleep(max(0.0, start + number * EACH_S - time.monotonic()))
        name = f"bench {number}"
        sent[name] = time.monotonic_ns()
        body = f"{name} {WORDS}"
        await senders[number % SENDERS].ask("chat.send", channel=f"room:{ROOM}", body=body, nonce=f"{run}-{number:08d}")
    return sent


async def fan_out(server: CampusServer, run: str) -> dict[str, float]:
    """Say lines to `HEARERS` people; what it cost them and the server."""
    guests = [who for who in server.sessions if who.startswith("guest-")]
    with listening(server, [server.cookie(who) for who in guests[:LISTENERS]]) as listeners:
        async with AsyncExitStack() as stack:
            senders = [
                await stack.enter_async_context(server.client(who, room=ROOM)) for who in guests[LISTENERS:][:SENDERS]
            ]
            await calm(server)
            theirs, cpu = json.loads(ask(listeners))["cpu_s"], cpu_s(server)
            sent = await talk(senders, run)
            await calm(server)
            cpu = cpu_s(server) - cpu
            heard = json.loads(ask(listeners))
    latencies = sorted((at - sent[name]) / 1e6 for name, at in heard["heard"])
    assert len(latencies) == LINES * LISTENERS, f"{len(latencies)} of {LINES * LISTENERS} came"
    deliveries = LINES * HEARERS
    percentiles = statistics.quantiles(latencies, n=100)
    return {
        "p50_ms": round(percentiles[49], 1),
        "p99_ms": round(percentiles[98], 1),
        "worst_ms": round(latencies[-1], 1),
        "server_us_per_delivery": round(1e6 * cpu / deliveries, 1),
        "server_ms_per_line": round(1e3 * cpu / LINES, 1),
        "clients_us_per_delivery": round(1e6 * (heard["cpu_s"] - theirs) / (LINES * LISTENERS), 1),
    }


def in_shell(folder: Path, call: str) -> Any:
    """What a function of `tests.bench.hall` prints, run in the database in `folder`."""
    printed = manage(folder, "shell", "--no-imports", "-c", f"from tests.bench import hall; hall.{call}")
    return json.loads(printed.strip().splitlines()[-1])


def main() -> None:
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(FILES, hard), hard))  # the server and the listeners inherit it
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        template = Path(folder) / "template"
        template.mkdir()
        seeded_database(template)
        sessions = in_shell(template, f"populate({LISTENERS + SENDERS})")
        (template / "sessions.json").write_text(json.dumps(sessions))
        for run, module in SERVERS.items():
            data = Path(folder) / run
            data.mkdir()
            with CampusServer(template, data, module=module) as server:
                figures |= {f"{run}_{name}": figure for name, figure in asyncio.run(fan_out(server, run)).items()}
        history = in_shell(template, f"measure_history{HISTORY_LINES}")
    figures["each_to_once"] = round(figures["each_server_us_per_delivery"] / figures["once_server_us_per_delivery"], 2)
    for lines, cost in history.items():
        figures |= {f"history_of_{lines}_{name}": figure for name, figure in cost.items()}
    report(figures | {"load_average": round(os.getloadavg()[0], 2)})


if __name__ == "__main__":
    main()
