"""What the benchmarks share: the server's account in the kernel, and how figures are printed."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

TIMES = 30


class HasPid(Protocol):
    @property
    def pid(self) -> int: ...


def cpu_s(server: HasPid) -> float:
    """User and system time of the server so far."""
    return cpu_of(server.pid)


def cpu_of(pid: int) -> float:
    """User and system time of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_mb(server: HasPid) -> float:
    """What the server has in memory, MB."""
    status = Path(f"/proc/{server.pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def median_ms(work: Callable[[], object], between: Callable[[], object]) -> float:
    """CPU of this process for some work, after a change each time: the median of `TIMES`."""
    costs = []
    for _ in range(TIMES):
        between()
        started = time.process_time()
        work()
        costs.append(time.process_time() - started)
    return statistics.median(costs) * 1000


def report(figures: Mapping[str, float]) -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    for name, figure in figures.items():
        print(f"{name:<36} {figure}")
    print(json.dumps(figures))
