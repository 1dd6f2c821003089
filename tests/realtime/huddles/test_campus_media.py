"""Sound on a real campus with real media workers, over real sockets: found, lost and found again."""

import re
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from aioice import ice
from aiortc import RTCSessionDescription

from tests.campus import EDITION, CampusServer, Client
from tests.media import SECRET, MediaWorker
from tests.realtime.media.people import Peer

ON = {"sound": True, "microphone": True, "camera": True}


@pytest.fixture
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[MediaWorker]]:
    with (
        MediaWorker(tmp_path_factory.mktemp("one")) as one,
        MediaWorker(tmp_path_factory.mktemp("two")) as two,
    ):
        yield [one, two]


@pytest.fixture
def campus_with_media(database_template: Path, tmp_path: Path, workers: list[MediaWorker]) -> Iterator[CampusServer]:
    settings = {"CAMPUS_MEDIA_WORKERS": ",".join(worker.url for worker in workers), "CAMPUS_MEDIA_SECRET": SECRET}
    with CampusServer(database_template, tmp_path, settings=settings) as server:
        yield server


class Talker:
    """Someone on the campus whose browser is a peer of aiortc."""

    def __init__(self, client: Client, worker: MediaWorker) -> None:
        self.client = client
        self._worker = worker
        self.peers: list[Peer] = []

    @property
    def paths(self) -> list[dict[str, Any]]:
        return [body for name, body in self.client.told if name == "huddles.path"]

    async def path(self, **wanted: str) -> dict[str, Any]:
        """Await a last path with these values."""
        await self.client.until(lambda: self.paths and self.paths[-1].items() >= wanted.items(), 30)
        return self.paths[-1]

    async def connect(self) -> Peer:
        """Build both connections of the path; returns the receiving one."""
        link = self.paths[-1]["link"]
        publisher, receiver = Peer(self._worker, link), Peer(self._worker, link)
        self.peers += [publisher, receiver]
        answer = await self.client.ask("huddles.publish", link=link, sdp=await publisher.offer())
        await publisher.connection.setRemoteDescription(RTCSessionDescription(answer["sdp"], "answer"))
        offer = await self.client.ask("huddles.receive", link=link)
        await self.client.ask("huddles.answer", link=link, sdp=await receiver.answer(offer["sdp"]))
        return receiver


@pytest.fixture
async def two(
    campus_with_media: CampusServer, workers: list[MediaWorker], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[list[Talker]]:
    """Two people side by side with sound on, told where to connect."""
    monkeypatch.setattr(ice, "get_host_addresses", lambda use_ipv4, use_ipv6: ["127.0.0.1"])
    async with campus_with_media.client("participant") as ana, campus_with_media.client("speaker") as ben:
        found = [Talker(client, workers[0]) for client in (ana, ben)]
        for talker in found:
            await talker.client.ask("huddles.media", **ON)
        for talker in found:
            await talker.path(backend="forwarder", state="ready")
        yield found
        for talker in found:
            for peer in talker.peers:
                await peer.close()


async def test_two_hear_each_other_and_again_after_their_worker_was_killed(
    campus_with_media: CampusServer, workers: list[MediaWorker], two: list[Talker]
) -> None:
    ana, _ben = [await talker.connect() for talker in two]
    await ana.until_frames(audio=5)
    carrier = next(worker for worker in workers if worker.health()["links"] == 2)
    assert gauges(campus_with_media) == {"rooms": 1, "links": 2}

    carrier.stop(signal.SIGKILL)

    for talker in two:
        await talker.path(state="ready", reason="worker_lost")
    again, _ben = [await talker.connect() for talker in two]
    await again.until_frames(audio=5)
    assert campus_with_media.get("/healthz")[0] == 200


async def test_who_closes_the_page_leaves_nothing_on_the_worker(
    campus_with_media: CampusServer, workers: list[MediaWorker], two: list[Talker]
) -> None:
    for talker in two:
        await talker.connect()
    carrier = next(worker for worker in workers if worker.health()["links"] == 2)
    for talker in two:
        await talker.client.connection.close()
    async with carrier.events() as events:
        while carrier.health()["links"]:
            await events.more()
    assert gauges(campus_with_media) == {"rooms": 0, "links": 0}


async def test_the_organisers_choice_of_another_way_reaches_a_call_under_way(
    campus_with_media: CampusServer, two: list[Talker]
) -> None:
    ana, ben = two
    page = f"/e/{EDITION}/huddles/"
    assert campus_with_media.post(page, "organiser", way="mesh")[0] == 200
    for talker in two:
        await talker.path(backend="mesh", state="ready", reason="moved")
    me = ana.client.here["member"]
    await ana.client.ask("huddles.signal", member=ben.client.here["member"], kind="offer", sdp="v=0 of Ana")
    assert await ben.client.event("huddles.signalled") == {"member": me, "kind": "offer", "sdp": "v=0 of Ana"}
    assert campus_with_media.post(page, "organiser", way="forwarder")[0] == 200
    await ana.path(backend="forwarder", state="ready", reason="moved")


def gauges(campus: CampusServer) -> dict[str, float]:
    _status, page = campus.metrics()
    return {name: float(value) for name, value in re.findall(r"^campus_media_(rooms|links) (\S+)$", page, re.MULTILINE)}
