"""Rooms on real media workers: claimed, lost, moved, waited for, and left without a trace."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from aioice import ice
from aiortc import RTCSessionDescription

from realtime.gateway.wire import Refused
from realtime.huddles import forwarder
from realtime.huddles.backend import RoomHearing
from realtime.huddles.claims import InMemoryClaims, by_rendezvous
from realtime.huddles.ways import Ways
from realtime.huddles.workers import Workers
from tests.media import SECRET, MediaWorker
from tests.realtime.huddles.walkers import Listener, all_hear_all, hub
from tests.realtime.media.people import Peer

ROOM = 7
NAME = f"room-{ROOM}"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[MediaWorker]]:
    """Two workers; the first is the one that the room goes to."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    with MediaWorker(folders[0]) as one, MediaWorker(folders[1]) as two:
        yield sorted([one, two], key=lambda worker: by_rendezvous(NAME, [one.url, two.url]).index(worker.url))


@pytest.fixture
def lone(tmp_path: Path) -> Iterator[MediaWorker]:
    with MediaWorker(tmp_path) as worker:
        yield worker


Peers = Callable[["Campus"], Awaitable["list[Peer]"]]


@pytest.fixture
async def peers(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Peers]:
    """`peers(campus)` connects both of its people: each sends, and receives on the peer that is returned for them."""
    monkeypatch.setattr(ice, "get_host_addresses", lambda use_ipv4, use_ipv6: ["127.0.0.1"])
    made: list[Peer] = []

    async def connect(campus: Campus) -> list[Peer]:
        receiving = []
        for one in (campus.ana, campus.ben):
            publisher, receiver = [Peer(campus.workers[0], one.link) for _ in range(2)]
            made.extend((publisher, receiver))
            receiving.append(receiver)
            answer = await campus.ways.publish(one.walker, one.link, await publisher.offer())
            await publisher.connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
            offer = await campus.ways.receive(one.walker, one.link)
            await campus.ways.answer(one.walker, one.link, await receiver.answer(offer))
        await campus.until_connected()
        return receiving

    yield connect
    for each in made:
        await each.close()


class Campus:
    """The ways of one campus over some workers, and its people."""

    def __init__(self, *workers: MediaWorker) -> None:
        self.workers = workers
        self.pool = Workers([worker.url for worker in workers], SECRET)
        self.ways = Ways(self.pool, InMemoryClaims())
        self.news = asyncio.Event()
        self.connected: list[tuple[int, bool]] = []
        self.ways.on_connected = self._connected
        room = hub()
        self.ana, self.ben = (Listener(number, ROOM, room) for number in (1, 2))

    def _connected(self, person_id: int) -> None:
        self.connected.append((person_id, self.ways.is_connected(person_id)))
        self.news.set()

    async def __aenter__(self) -> "Campus":
        return self

    async def __aexit__(self, *_exc: object) -> None:
        await self.ways.stop()
        await self.pool.stop()
        self.ana.stop()
        self.ben.stop()

    async def meet(self) -> None:
        """Both have sound on and hear each other."""
        for one in (self.ana, self.ben):
            self.ways.enter(one.walker)
        self.ways.hear(ROOM, all_hear_all(self.ana, self.ben))
        for one in (self.ana, self.ben):
            await one.path(state="ready")

    async def until_connected(self) -> None:
        async with asyncio.timeout(20):
            while not all(self.ways.is_connected(one.number) for one in (self.ana, self.ben)):
                self.news.clear()
                await self.news.wait()

    async def receive(self) -> None:
        """Both have asked for a receiving connection: their links are known to the worker."""
        for one in (self.ana, self.ben):
            offer = await self.ways.receive(one.walker, one.link)
            assert offer.count("m=audio") == 12

    async def until(self, condition: Callable[[], object]) -> None:
        """Await something that is so once a worker has said how it is."""
        async with asyncio.timeout(20):
            while not condition():
                await self.pool.await_news(None)


async def test_who_is_alone_connects_to_nothing_and_who_comes_near_has_a_link(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        campus.ways.enter(campus.ana.walker)
        await campus.ana.path(state="none", link="")
        campus.ways.enter(campus.ben.walker)
        campus.ways.hear(ROOM, RoomHearing(near=frozenset({1, 2})))
        for one in (campus.ana, campus.ben):
            path = await one.path(state="ready", reason="")
            assert path["link"]
        assert campus.ana.link != campus.ben.link


async def test_a_room_goes_to_the_worker_that_hashing_proposes(two: list[MediaWorker]) -> None:
    async with Campus(*two) as campus:
        await campus.until(lambda: all(worker.takes_rooms for worker in campus.pool.workers.values()))
        await campus.meet()
        await campus.receive()
        assert [worker.health()["rooms"] for worker in two] == [1, 0]
        assert two[0].health()["links"] == 2


async def test_a_killed_worker_s_room_stands_on_the_other_and_its_people_are_told(two: list[MediaWorker]) -> None:
    async with Campus(*two) as campus:
        await campus.until(lambda: all(worker.takes_rooms for worker in campus.pool.workers.values()))
        await campus.meet()
        await campus.receive()
        before = campus.ana.link
        two[0].stop(signal.SIGKILL)
        for one in (campus.ana, campus.ben):
            path = await one.path(state="ready", reason="worker_lost")
            assert path["link"] != before
        assert [path["state"] for path in campus.ana.paths] == ["none", "ready", "ready"]
        with pytest.raises(Refused, match="old_link"):
            await campus.ways.receive(campus.ana.walker, before)
        await campus.receive()
        assert two[1].health()["links"] == 2


async def test_a_worker_that_comes_back_is_used_anew(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        await campus.receive()
        lone.stop(signal.SIGKILL)
        await campus.ana.path(state="waiting", reason="worker_lost", link="")
        lone.start()
        await campus.ana.path(state="ready", reason="worker_lost")
        await campus.ben.path(state="ready", reason="worker_lost")
        await campus.receive()
        assert lone.health()["links"] == 2


async def test_when_no_worker_comes_back_people_are_told_that_there_is_no_sound(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        lone.stop()
        await campus.ana.path(state="down", link="")
        with pytest.raises(Refused, match="old_link"):
            await campus.ways.publish(campus.ana.walker, "none", "v=0")


async def test_a_worker_that_falls_silent_is_lost(two: list[MediaWorker]) -> None:
    async with Campus(*two) as campus:
        await campus.until(lambda: all(worker.takes_rooms for worker in campus.pool.workers.values()))
        await campus.meet()
        os.kill(two[0].pid, signal.SIGSTOP)
        try:
            await campus.ana.path(state="ready", reason="worker_lost")
            await campus.receive()
            assert two[1].health()["links"] == 2
        finally:
            os.kill(two[0].pid, signal.SIGCONT)
        await campus.until(lambda: campus.pool.workers[two[0].url].health)
        await campus.until(lambda: not campus.pool.workers[two[0].url].orphans)
        assert two[0].health()["rooms"] == 0


async def test_a_draining_worker_s_room_is_carried_by_both_until_people_have_moved(two: list[MediaWorker]) -> None:
    async with Campus(*two) as campus:
        await campus.until(lambda: all(worker.takes_rooms for worker in campus.pool.workers.values()))
        await campus.meet()
        await campus.receive()
        before = campus.ana.link
        await two[0].put("/drain", {"draining": True})
        for one in (campus.ana, campus.ben):
            await one.path(state="ready", reason="drained")
        assert campus.ana.link != before
        await campus.receive()
        assert [worker.health()["links"] for worker in two] == [2, 2]  # make before break
        await campus.ways.receive(campus.ana.walker, before)  # the former still answers


async def test_who_connects_hears_is_told_who_is_in_which_slot_and_leaves_the_former_worker_empty(
    two: list[MediaWorker], peers: Peers
) -> None:
    async with Campus(*two) as campus:
        await campus.until(lambda: all(worker.takes_rooms for worker in campus.pool.workers.values()))
        await campus.meet()
        ana, _ben = await peers(campus)
        await ana.until_frames(audio=5, video=5)
        slots = [body for name, body in campus.ana.told if name == "huddles.slots"]
        expected = [{"slot": 0, "member": campus.ben.walker.member.number, "source": "person"}]
        assert slots[-1] == {"link": campus.ana.link, "slots": expected}
        assert sorted(campus.connected) == [(1, True), (2, True)]

        await two[0].put("/drain", {"draining": True})
        for one in (campus.ana, campus.ben):
            await one.path(state="ready", reason="drained")
        again, _other = await peers(campus)
        await again.until_frames(audio=5, video=5)
        await campus.until(lambda: two[0].health()["rooms"] == 0)  # once both have moved, not before
        assert two[1].health()["links"] == 2


async def test_when_no_worker_has_room_people_wait_and_are_served_when_one_has(lone: MediaWorker) -> None:
    await lone.put("/drain", {"draining": True})
    async with Campus(lone) as campus:
        campus.ways.enter(campus.ana.walker)
        campus.ways.enter(campus.ben.walker)
        campus.ways.hear(ROOM, all_hear_all(campus.ana, campus.ben))
        await campus.ana.path(state="waiting", link="")
        await campus.until(lambda: campus.pool.any_up)
        assert campus.ana.paths[-1]["state"] == "waiting"
        await lone.put("/drain", {"draining": False})
        for one in (campus.ana, campus.ben):
            await one.path(state="ready")
        await campus.receive()


async def test_a_worker_that_just_began_to_refuse_has_people_wait_until_it_takes_them(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.until(lambda: campus.pool.workers[lone.url].takes_rooms)
        for watching in campus.pool._tasks:  # this process does not hear of it yet
            watching.cancel()
        await lone.put("/drain", {"draining": True})
        await campus.meet()
        with pytest.raises(Refused, match="media_busy"):
            await campus.ways.receive(campus.ana.walker, campus.ana.link)
        await campus.ana.path(state="waiting", link="")
        await lone.put("/drain", {"draining": False})
        campus.pool._tasks = [asyncio.ensure_future(campus.pool.workers[lone.url].watch())]
        await campus.ana.path(state="ready")
        await campus.ways.receive(campus.ana.walker, campus.ana.link)


async def test_a_connection_nobody_was_near_for_a_while_is_given_up(
    lone: MediaWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forwarder, "IDLE_S", 0.1)
    async with Campus(lone) as campus:
        await campus.meet()
        await campus.receive()
        campus.ways.hear(ROOM, RoomHearing())
        for one in (campus.ana, campus.ben):
            await one.path(state="none", link="")
        await campus.until(lambda: lone.health()["rooms"] == 0)
        campus.ways.hear(ROOM, all_hear_all(campus.ana, campus.ben))
        await campus.ana.path(state="ready")


async def test_nobody_who_leaves_leaves_a_link_behind(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        await campus.receive()
        assert lone.health()["links"] == 2
        campus.ways.leave(campus.ana.walker, ROOM)
        campus.ways.leave(campus.ana.walker, ROOM)
        await campus.ana.path(state="none", link="")
        await campus.until(lambda: lone.health()["links"] == 1)
        campus.ways.leave(campus.ben.walker, ROOM)
        await campus.until(lambda: lone.health()["rooms"] == 0)


async def test_an_offer_that_comes_as_someone_leaves_leaves_no_link_behind(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        asked = asyncio.ensure_future(campus.ways.receive(campus.ana.walker, campus.ana.link))
        await asyncio.sleep(0)  # the request is on its way
        campus.ways.leave(campus.ana.walker, ROOM)
        with pytest.raises(Refused, match="old_link"):
            await asked
        await campus.until(lambda: lone.health()["links"] == 0)


async def test_whoever_comes_back_on_a_new_socket_has_one_link(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        await campus.receive()
        again = Listener(campus.ana.number, ROOM, campus.ana.walker.hub)
        try:
            campus.ways.enter(again.walker)
            path = await again.path(state="ready")
            assert path["link"] != campus.ana.link
            with pytest.raises(Refused, match="old_link"):
                await campus.ways.receive(campus.ana.walker, path["link"])
            await campus.ways.receive(again.walker, path["link"])
            await campus.until(lambda: lone.health()["links"] == 2)
        finally:
            again.stop()


async def test_whoever_lost_a_connection_that_the_worker_holds_up_has_another_link(
    lone: MediaWorker, peers: Peers
) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        await peers(campus)
        former = campus.ana.link
        with pytest.raises(Refused, match="old_link"):
            await campus.ways.receive(campus.ana.walker, former)
        path = await campus.ana.path(state="ready", reason="moved")
        assert path["link"] != former
        assert await campus.ways.receive(campus.ana.walker, path["link"])
        await campus.until(lambda: lone.health()["links"] == 2)


async def test_an_offer_no_browser_makes_is_refused_and_the_link_stays(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        await campus.meet()
        with pytest.raises(Refused, match="media_down"):
            await campus.ways.publish(campus.ana.walker, campus.ana.link, "not an offer")
        await campus.receive()


async def test_with_another_secret_a_worker_is_none(lone: MediaWorker) -> None:
    async with Campus(lone) as campus:
        stranger = Workers([lone.url], "another secret, of someone else's campus")
        ways = Ways(stranger, InMemoryClaims())
        try:
            ways.enter(campus.ana.walker)
            ways.hear(ROOM, RoomHearing(near=frozenset({1})))
            await campus.ana.path(state="down")
        finally:
            await ways.stop()
            await stranger.stop()
