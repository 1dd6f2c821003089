"""`make run` behind its set-up: one command starts everything, and Ctrl-C ends everything."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from tests.campus import environment, free_port
from tests.process import ROOT


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def test_one_command_starts_everything_and_ctrl_c_ends_everything(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-W", "ignore", "manage.py", "up", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as up:
        assert up.stdout is not None
        said = []
        for line in up.stdout:
            said.append(line)
            if "Ctrl-C ends everything" in line:
                break
        assert f"http://localhost:{port}" in "".join(said)
        assert [step for step in ("database", "demo edition", "server") if step not in "".join(said)] == []
        with urllib.request.urlopen(f"http://localhost:{port}/healthz") as answer:
            assert answer.status == 200
        started = children_of(up.pid)
        assert len(started) == 3  # web server, media worker, task worker

        up.send_signal(signal.SIGINT)

        up.communicate(timeout=20)
        assert up.returncode == 0
    assert [pid for pid in started if is_running(pid)] == []


def media_worker_of(pid: int) -> int | None:
    """Which child carries sound and pictures."""
    for child in children_of(pid):
        if b"realtime.media" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    return None


def test_a_media_worker_that_dies_is_started_again_and_the_rest_goes_on(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-W", "ignore", "manage.py", "up", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(tmp_path, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as up:
        assert up.stdout is not None
        lines = iter(up.stdout)
        assert any("Ctrl-C ends everything" in line for line in lines)
        first = media_worker_of(up.pid)
        assert first is not None

        os.kill(first, signal.SIGKILL)

        assert any("The media worker ended" in line for line in lines)
        deadline = time.monotonic() + 20
        while (second := media_worker_of(up.pid)) in {None, first}:
            assert time.monotonic() < deadline
            time.sleep(0.05)  # a process that starts has no event to await
        with urllib.request.urlopen(f"http://localhost:{port}/healthz") as answer:
            assert answer.status == 200
        up.send_signal(signal.SIGINT)
        up.communicate(timeout=20)
    assert second is not None
    assert not is_running(second)


def test_a_port_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "manage.py", "up", "--port", str(port)],
            cwd=ROOT,
            env=environment(tmp_path, port),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 1
    assert f"is port {port} in use?" in done.stderr
