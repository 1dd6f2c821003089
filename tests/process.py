"""Servers that tests start, each a process of its own that is ended with the test, and with whoever runs it."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[1]
READY_WITHIN_S = 30
PR_SET_PDEATHSIG = 1  # prctl(2)


def end_with_parent() -> None:
    """In the child, before it becomes the server: a test run that is killed leaves nothing behind (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


class ServerProcess:
    """What `command` starts in `environment`; it says `is_ready`. All that it prints goes to the file `output`."""

    def __init__(self, command: Sequence[str], output: Path, environment: dict[str, str]) -> None:
        self.command = list(command)
        self.output = output
        self.environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def is_ready(self) -> bool:
        """Whether it answers. May raise OSError, which says no."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_exc: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start and wait until it is ready."""
        with self.output.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=os.environ | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,  # noqa: PLW1509  # no thread of ours holds a lock while it forks
            )
        deadline = time.monotonic() + READY_WITHIN_S
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)  # the only thing to await is the port

    def _answers(self) -> bool:
        try:
            return self.is_ready()
        except OSError:
            return False

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; SIGKILL for a crash. Nothing is left when this returns."""
        if self._process is not None:
            self._process.send_signal(how)
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def log(self) -> str:
        return self.output.read_text(errors="replace")
