"""The control API of a real worker, with real peers: who may ask, what asking twice does, and that nothing is left behind."""

import asyncio
import signal
from collections.abc import Callable

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from realtime.media.api import MEDIA_ORDER, SDP_CHARACTERS, SLOTS
from realtime.media.connections import SECTIONS, sections
from tests.media import MediaWorker
from tests.realtime.media.people import Peer, wants

Peers = Callable[[str], Peer]
ANA, BEN = "/rooms/room/links/ana", "/rooms/room/links/ben"
REQUESTS = (
    ("PUT", "/drain"),
    ("PUT", f"{ANA}/publisher"),
    ("PUT", f"{ANA}/receiver"),
    ("PUT", f"{ANA}/receiver/answer"),
    ("DELETE", ANA),
    ("PUT", "/rooms/room/hearing"),
    ("DELETE", "/rooms/room"),
    ("GET", "/events"),
)


@pytest.mark.parametrize(("method", "path"), REQUESTS)
def test_nothing_is_done_without_the_secret(shared_worker: MediaWorker, method: str, path: str):
    for secret in ("", "another secret of media workers, for tests", "ä"):
        assert shared_worker.ask(method, path, {"draining": True}, secret)[0] == 401
    assert shared_worker.health()["rooms"] == 0
    assert not shared_worker.health()["draining"]


async def test_events_are_not_told_to_strangers(shared_worker: MediaWorker):
    with pytest.raises(InvalidStatus):
        async with connect(f"ws://127.0.0.1:{shared_worker.port}/events"):
            pass


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/drain", {"draining": "yes"}, 400),
        ("/drain", None, 400),
        (f"{ANA}/publisher", {"sdp": ""}, 400),
        (f"{ANA}/publisher", {"sdp": "v=0"}, 400),
        (f"{ANA}/publisher", {"sdp": "m=audio " * 10}, 400),
        (f"{ANA}/publisher", {"sdp": "x" * (SDP_CHARACTERS + 1)}, 400),
        (f"{ANA}/receiver/answer", {"sdp": "v=0"}, 404),
        ("/rooms/a%20b/links/ana/receiver", None, 400),
        ("/rooms/room/links/" + "x" * 81 + "/receiver", None, 400),
        ("/rooms/room/hearing", {"number": 0}, 400),
        ("/rooms/room/hearing", {"number": 1, "listeners": [{"link": "ana", "wants": [{}]}]}, 400),
        ("/rooms/room/hearing", {"number": 1, "unknown": 1}, 400),
        ("/elsewhere", None, 404),
        ("/rooms/room/hearing", {"number": 1, "room": "x" * 9_000_000}, 413),
    ],
)
def test_what_is_not_understood_is_refused_in_words(shared_worker: MediaWorker, path: str, body: object, status: int):
    given, problem = shared_worker.ask("PUT", path, body)
    assert given == status
    assert set(problem) == {"code", "message"}
    assert shared_worker.udp_ports() == set()
    assert shared_worker.health()["links"] == 0


async def test_descriptions_are_what_the_contract_says(worker: MediaWorker, peer: Peers):
    answer = await worker.put(f"{ANA}/publisher", {"sdp": await peer("ana").offer()})
    assert sections(answer["sdp"]) == list(SECTIONS[: len(MEDIA_ORDER)])
    assert {line.split(" ", 1)[1] for line in answer["sdp"].splitlines() if line.startswith("a=rtpmap:")} == {
        "opus/48000/2",
        "VP8/90000",
        "rtx/90000",
    }
    offer = (await worker.put(f"{BEN}/receiver"))["sdp"]
    assert sections(offer) == ["audio"] * SLOTS + ["video"] * SLOTS
    streams = [line.split(":")[1].split(" ")[0] for line in offer.splitlines() if line.startswith("a=msid:")]
    assert streams == [f"slot{number}" for number in range(SLOTS)] * 2
    assert "a=rtpmap:97 VP8/90000" in offer
    assert "H264" not in offer


async def test_asking_twice_is_asking_once(worker: MediaWorker, peer: Peers):
    ana, ben = peer("ana"), peer("ben")
    offer = await ana.offer()
    answers = [await worker.put(f"{ANA}/publisher", {"sdp": offer}) for _ in range(2)]
    assert answers[0] == answers[1]
    offers = [await worker.put(f"{BEN}/receiver") for _ in range(2)]
    assert offers[0] == offers[1]
    answer = await ben.answer(offers[0]["sdp"])
    for _ in range(2):
        await worker.put(f"{BEN}/receiver/answer", {"sdp": answer})
    assert len(worker.udp_ports()) == 2
    assert worker.ask("PUT", f"{BEN}/receiver/answer", {"sdp": answer + "a=x:y\r\n"})[0] == 409
    for _ in range(2):
        await worker.delete(ANA)
        await worker.delete("/rooms/room")
    assert worker.health()["links"] == 0


async def test_media_flows_and_stops_as_it_is_told(worker: MediaWorker, peer: Peers):
    ana, ben = peer("ana"), peer("ben")
    async with worker.events() as events:
        # Said before anyone is there: it holds when they come.
        await worker.hear(1, {"ben": wants("ana")}, {"ana": ["microphone", "camera"]})
        await ben.receive()
        await ana.publish()
        await events.until(type="connection", link="ana", connection="publisher", state="connected")
        await events.until(type="connection", link="ben", connection="receiver", state="connected")
        told = await events.until(type="slots", link="ben")
        assert told["slots"] == [{"slot": 0, "link": "ana", "source": "person"}]
        await ben.until_frames(audio=20, video=10)
        assert worker.health()["pairs"] == 1

        # An older number was overtaken on its way.
        await worker.hear(1, {"ben": []})
        await ben.until_frames(audio=20, video=10)
        await worker.hear(2, {"ben": []})
        await events.until(type="slots", link="ben", slots=[])
        assert worker.health()["pairs"] == 0

        await ana.close()
        await events.until(type="connection", link="ana", connection="publisher", state="ended")
    async with worker.events() as later:
        await later.until(type="connection", link="ben", connection="receiver", state="connected")


async def test_another_offer_replaces_the_former(worker: MediaWorker, peer: Peers):
    first, second, ben = peer("ana"), peer("ana"), peer("ben")
    await worker.hear(1, {"ben": wants("ana")}, {"ana": ["microphone"]})
    await ben.receive()
    await first.publish()
    await ben.until_frames(audio=10)
    await second.publish()
    async with worker.events() as events:
        await events.until(type="connection", link="ana", connection="publisher", state="connected")
    await first.close()
    await ben.until_frames(audio=20)
    assert len(worker.udp_ports()) == 2


async def test_a_draining_worker_keeps_what_it_has_and_takes_no_room(worker: MediaWorker, peer: Peers):
    ana, ben = peer("ana"), peer("ben")
    await ana.publish()
    drained = await worker.put("/drain", {"draining": True})
    assert (drained["draining"], drained["takes_rooms"]) == (True, False)
    status, problem = worker.ask("PUT", "/rooms/another/links/ana/receiver")
    assert (status, problem["code"]) == (503, "busy")
    await ben.receive()  # someone more in a room that is here
    await worker.hear(1, {"ben": wants("ana")}, {"ana": ["microphone"]})
    await ben.until_frames(audio=20)
    await worker.put("/drain", {"draining": False})
    assert worker.ask("PUT", "/rooms/another/links/ana/receiver")[0] == 200


async def test_a_worker_at_its_load_takes_no_further_room(tmp_path):
    with MediaWorker(tmp_path, CAMPUS_MEDIA_MAX_LOAD="0") as worker:
        assert not worker.health()["takes_rooms"]
        assert worker.ask("PUT", "/rooms/room/hearing", {"number": 1})[1]["code"] == "busy"


async def test_whoever_is_cut_off_leaves_nothing_behind(worker: MediaWorker, peer: Peers):
    ana, ben, cleo = peer("ana"), peer("ben"), peer("cleo")
    async with worker.events() as events:
        await ana.publish()
        await ben.receive()
        await cleo.receive()
        await worker.hear(1, {"ben": wants("ana"), "cleo": wants("ana")}, {"ana": ["microphone", "camera"]})
        await ben.until_frames(audio=10, video=5)
        await ana.vanish()
        await ben.vanish()
        await events.until(type="connection", link="ana", state="ended")
        await events.until(type="connection", link="ben", state="ended")
        await cleo.close()
        await events.until(type="connection", link="cleo", state="ended")
        await events.until(type="health")
    await until_no_port(worker)
    assert worker.health()["links"] == 0


async def test_a_removed_link_and_a_stopped_worker_close_their_ports(worker: MediaWorker, peer: Peers):
    ana, ben = peer("ana"), peer("ben")
    await ana.publish()
    await ben.receive()
    await worker.put("/rooms/room/links/never/receiver")  # nobody answers this one
    assert len(worker.udp_ports()) == 3
    await worker.delete("/rooms/room")
    await until_no_port(worker)
    assert worker.health()["rooms"] == 0
    await ben.close()
    again = peer("ben")
    await again.receive()
    process = worker._process
    worker.stop(signal.SIGTERM)
    assert process is not None
    assert process.returncode == 0


async def until_no_port(worker: MediaWorker) -> None:
    async with asyncio.timeout(10):
        while worker.udp_ports():  # noqa: ASYNC110 - /proc has no event to await
            await asyncio.sleep(0.05)


def test_a_worker_without_a_secret_does_not_start(tmp_path):
    with pytest.raises(AssertionError, match="CAMPUS_MEDIA_SECRET has fewer than 32 characters"):
        MediaWorker(tmp_path, CAMPUS_MEDIA_SECRET="short").start()
