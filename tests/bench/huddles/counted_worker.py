"""A media worker that writes how many asyncio tasks it has into the pipe `COUNT_TASKS_IN`, on SIGUSR1."""

import asyncio
import os
import signal
from pathlib import Path

from realtime.media.__main__ import main


def count(*_signal: object) -> None:
    Path(os.environ["COUNT_TASKS_IN"]).write_text(str(len(asyncio.all_tasks(asyncio.get_running_loop()))))


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, count)
    main()
