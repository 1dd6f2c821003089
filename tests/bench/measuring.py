"""What the benchmarks share: the server's account in the kernel, and how figures are printed."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

TIMES = 30
# Of a soak: memory is steady after so long, s, and grows no more than by this share.
STEADY_AFTER_S = 120.0
GROWS_AT_MOST = 0.05


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


def growth(samples: list[tuple[float, float]]) -> tuple[float, float]:
    """Of the memory once it is steady: what it was (MB), and the share by which it grew until the end."""
    start = min(STEADY_AFTER_S, samples[-1][0] / 2)
    steady = [mb for at, mb in samples if at >= start]
    part = max(1, len(steady) // 4)
    first, last = statistics.median(steady[:part]), statistics.median(steady[-part:])
    return first, last / first - 1


def verdict(figures: Mapping[str, float], none: Iterable[str]) -> int:
    """Print the figures of a soak, and what is not as promised: memory, and what there should be none of. 0 when all is."""
    bad = {name for name in none if figures[name]}
    bad |= {"rss_growth"} if figures["rss_growth"] > GROWS_AT_MOST else set()
    for name in sorted(bad):
        print(f"{name} is not as promised")
    report(figures)
    return int(bool(bad))
