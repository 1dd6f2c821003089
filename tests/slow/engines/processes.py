"""Programs that a browser needs beside it, each in a process group of its own that is ended as a whole."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

READY_WITHIN_S = 40.0
LOOK_EACH_S = 0.05

Found = TypeVar("Found")


class Program:
    """A running program whose output goes to a file."""

    def __init__(self, command: Sequence[str], output: Path, environment: dict[str, str] | None = None) -> None:
        self.output = output
        with output.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                env=os.environ | (environment or {}),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def ready(self, look: Callable[[], Found | None]) -> Found:
        """Look until there is something to see; fails when the program ends, or takes too long."""
        deadline = time.monotonic() + READY_WITHIN_S
        while (found := look()) is None:
            assert self._process.poll() is None, self.printed()
            assert time.monotonic() < deadline, self.printed()
            time.sleep(LOOK_EACH_S)  # a file and a port have no event to await
        return found

    def printed(self) -> str:
        return self.output.read_text(errors="replace")

    def end(self) -> None:
        """End it and all that it started; nothing is left when this returns."""
        for how in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, how)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self._process.wait(5)
