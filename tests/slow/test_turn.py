"""Media through the organisers' own coturn: relay only, with the credentials that the campus makes."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from realtime.huddles.ice import credentials
from tests.browser.talking import campus_with_media, free_tiles, media_browser, people_meeting
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

WAYS = """async () => {
    const standing = peers.filter((peer) => peer.connectionState === 'connected')
    const kinds = standing.map(async (peer) => {
        const stats = await peer.getStats()
        const transport = [...stats.values()].find((each) => each.type === 'transport')
        return stats.get(stats.get(transport.selectedCandidatePairId).localCandidateId).candidateType
    })
    return Promise.all(kinds)
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


def test_two_people_on_the_campus_hear_and_see_each_other_by_relay_alone(
    coturn: Coturn, database_template: Path, tmp_path: Path, playwright: Playwright
) -> None:
    with (
        media_browser(playwright) as browser,
        campus_with_media(database_template, tmp_path, more=coturn.settings) as (server, _workers),
        people_meeting(browser, server) as meet,
    ):
        ana, ben = meet("walker-1", "salon"), meet("walker-2", "salon")
        for person in (ana, ben):
            person.take_part("video")
        ana.stand_at(3, 9)
        ben.walk_to(free_tiles("salon", (3, 9), 1, 2))
        for person, other in ((ana, "Walker-2"), (ben, "Walker-1")):
            person.hears()
            person.sees(other)
            assert set(person.page.evaluate(WAYS)) == {"relay"}
