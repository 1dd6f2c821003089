"""Media through the organisers' own coturn: relay only, with the credentials that the campus makes."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realtime.huddles.ice import credentials
from tests.media import MediaWorker
from tests.realtime.media.people import Person, chromium, wants
from tests.slow.coturn import SECRET, Coturn

GATHER = """async (ice) => {
    const peer = new RTCPeerConnection(ice)
    const seen = { relayed: 0, errors: [] }
    peer.onicecandidate = ({ candidate }) => { if (candidate?.type === 'relay') seen.relayed += 1 }
    peer.onicecandidateerror = ({ errorCode }) => seen.errors.push(errorCode)
    peer.createDataChannel('any')
    await peer.setLocalDescription()
    while (peer.iceGatheringState !== 'complete')
        await new Promise((done) => peer.addEventListener('icegatheringstatechange', done, { once: true }))
    peer.close()
    return seen
}"""
WAY = """async (which) => {
    const stats = await window[which].getStats()
    const transport = [...stats.values()].find((each) => each.type === 'transport')
    return stats.get(stats.get(transport.selectedCandidatePairId).localCandidateId).candidateType
}"""


@pytest.fixture
def coturn(tmp_path: Path) -> Iterator[Coturn]:
    with Coturn(tmp_path) as running:
        yield running


@pytest.fixture
def worker(tmp_path: Path) -> Iterator[MediaWorker]:
    with MediaWorker(tmp_path) as running:
        yield running


def relay_only(url: str, *, ends_in: int = 600, secret: str = SECRET) -> dict[str, Any]:
    """What a browser does with `huddles.ice`."""
    username, credential = credentials(secret, int(time.time()) + ends_in, "someone")
    server = {"urls": [url], "username": username, "credential": credential}
    return {"iceServers": [server], "iceTransportPolicy": "relay"}


@pytest.mark.parametrize("over", ["url", "tcp_url"])
async def test_one_sends_and_another_hears_and_sees_by_relay_alone(
    coturn: Coturn, worker: MediaWorker, over: str
) -> None:
    async with chromium() as browser:
        ana, ben = [await Person.come(worker, browser, link) for link in ("ana", "ben")]
        for one in (ana, ben):
            await one.page.evaluate("(ice) => { window.ice = ice }", relay_only(getattr(coturn, over)))
        await ana.publish(colour="red", hertz=800)
        await ben.receive()
        await worker.hear(1, {"ben": wants("ana")}, {"ana": ["microphone", "camera"]})
        await ben.sees(0, "red")
        await ben.hears(0, 800)
        assert await ana.page.evaluate(WAY, "publishing") == "relay"
        assert await ben.page.evaluate(WAY, "receiving") == "relay"


@pytest.mark.parametrize(
    "ice", [{"ends_in": -1}, {"secret": "a secret of another campus"}], ids=["expired", "of another secret"]
)
async def test_credentials_that_do_not_hold_open_nothing(
    coturn: Coturn, worker: MediaWorker, ice: dict[str, Any]
) -> None:
    async with chromium() as browser:
        ana = await Person.come(worker, browser, "ana")
        held = await ana.page.evaluate(GATHER, relay_only(coturn.url))
        assert held["relayed"] > 0
        refused = await ana.page.evaluate(GATHER, relay_only(coturn.url, **ice))
        assert refused["relayed"] == 0
        assert 401 in refused["errors"]
