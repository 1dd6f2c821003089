"""Which worker carries a room: every web process proposes the same one, one table decides.

Rendezvous hashing (Thaler and Ravishankar, 1998): each pair of room and worker has a score, the highest proposes itself. A
worker more or less moves only the rooms that are its own.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Protocol


def by_rendezvous(room: str, workers: Iterable[str]) -> list[str]:
    """Workers (their addresses) in the order in which a room would go to them."""
    return sorted(
        workers, key=lambda worker: blake2b(f"{room} {worker}".encode(), digest_size=8).digest(), reverse=True
    )


class Claims(Protocol):
    """The claim table: room to worker, one holder at a time whoever asks."""

    async def claim(self, room: str, worker: str, *, instead_of: str = "") -> str:
        """Give a room to a worker unless another has it; `instead_of` takes it from that one in the same step.

        Returns whose it is afterwards.
        """

    async def release(self, room: str, worker: str) -> None:
        """Give a room back, if it is that worker's."""


class InMemoryClaims:
    """Of one web process. Several will need the same two methods over Redis: SET with NX, and a compare-and-set script."""

    def __init__(self) -> None:
        self._holders: dict[str, str] = {}

    async def claim(self, room: str, worker: str, *, instead_of: str = "") -> str:
        if self._holders.get(room, instead_of) == instead_of:
            self._holders[room] = worker
        return self._holders[room]

    async def release(self, room: str, worker: str) -> None:
        if self._holders.get(room) == worker:
            del self._holders[room]
