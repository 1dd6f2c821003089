from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest
from aioice import ice

from tests.media import MediaWorker
from tests.realtime.media.people import Peer


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[MediaWorker]:
    """A running worker of the test's own; what it logs fails the test, since nothing here is worth a warning."""
    with MediaWorker(tmp_path) as running:
        yield running
    assert running.log() == ""


@pytest.fixture(scope="module")
def shared_worker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaWorker]:
    """One for tests that leave it as they found it."""
    with MediaWorker(tmp_path_factory.mktemp("worker")) as running:
        yield running
    assert running.log() == ""


@pytest.fixture
async def peer(worker: MediaWorker, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Callable[[str], Peer]]:
    """`peer(link)` makes a peer of aiortc's on the loopback, which aioice leaves out by itself."""
    monkeypatch.setattr(ice, "get_host_addresses", lambda use_ipv4, use_ipv6: ["127.0.0.1"])
    peers: list[Peer] = []

    def make(link: str) -> Peer:
        peers.append(Peer(worker, link))
        return peers[-1]

    yield make
    for each in peers:
        await each.close()
