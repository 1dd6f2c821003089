"""Browser to browser: who goes that way, and what passes between them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from realtime.gateway.wire import Refused
from realtime.huddles import ways as module
from realtime.huddles.backend import RoomHearing, Want
from realtime.huddles.claims import InMemoryClaims
from realtime.huddles.mesh import circles
from realtime.huddles.ways import Ways
from realtime.huddles.workers import Workers
from tests.media import SECRET, MediaWorker
from tests.realtime.huddles.walkers import Listener, all_hear_all, hub

ROOM = 7


@pytest.fixture
async def ways() -> AsyncIterator[Ways]:
    """Of a campus without media workers, where the organisers chose mesh."""
    workers = Workers([], "")
    found = Ways(workers, InMemoryClaims(), "mesh")
    yield found
    await found.stop()
    await workers.stop()


@pytest.fixture
async def people() -> AsyncIterator[list[Listener]]:
    room = hub()
    found = [Listener(number, ROOM, room) for number in range(1, 7)]
    yield found
    for one in found:
        one.stop()


def enter(ways: Ways, *people: Listener) -> None:
    for one in people:
        ways.enter(one.walker)


def test_a_circle_holds_whoever_anything_passes_between() -> None:
    hearing = RoomHearing(wants={1: [Want(2)], 4: [Want(5, "screen")], 6: []}, groups=[frozenset({2, 3})])
    assert sorted(map(sorted, circles(hearing))) == [[1, 2, 3], [4, 5], [6]]


async def test_where_the_organisers_did_not_choose_it_nobody_goes_by_mesh(ways: Ways, people: list[Listener]) -> None:
    ana, ben = people[:2]
    ways.use("forwarder")
    enter(ways, ana, ben)
    ways.hear(ROOM, all_hear_all(ana, ben))
    await ana.path(state="down")  # text is left: no worker, and no one's address is shown to anyone
    assert {path["backend"] for path in ana.paths} == {"forwarder"}
    with pytest.raises(Refused, match="no_mesh"):
        ways.signal(ana.walker, ben.number, "offer", "v=0")


async def test_up_to_four_go_by_mesh_and_their_words_pass(ways: Ways, people: list[Listener]) -> None:
    ana, ben, chloe, dina = people[:4]
    connected: list[int] = []
    ways.on_connected = connected.append
    enter(ways, ana, ben, chloe, dina)
    ways.hear(ROOM, all_hear_all(ana, ben, chloe, dina))
    for one in (ana, ben, chloe, dina):
        path = await one.path(backend="mesh", state="ready")
        assert path["link"]
    ways.signal(ana.walker, ben.number, "offer", "v=0 of Ana")
    ways.signal(ben.walker, ana.number, "answer", "v=0 of Ben")
    await ben.until(lambda: ben.told[-1][0] == "huddles.signalled")
    assert ben.told[-1][1] == {"member": ana.walker.member.number, "kind": "offer", "sdp": "v=0 of Ana"}
    await ana.until(lambda: ana.told[-1][0] == "huddles.signalled")
    assert ana.told[-1][1] == {"member": ben.walker.member.number, "kind": "answer", "sdp": "v=0 of Ben"}
    assert sorted(connected) == [ana.number, ben.number]
    assert [ways.is_connected(one.number) for one in (ana, ben, chloe)] == [True, True, False]


async def test_nothing_passes_to_who_does_not_hear_one(ways: Ways, people: list[Listener]) -> None:
    ana, ben, chloe = people[:3]
    enter(ways, ana, ben, chloe)
    ways.hear(ROOM, all_hear_all(ana, ben))
    with pytest.raises(Refused, match="not_heard"):
        ways.signal(ana.walker, chloe.number, "offer", "v=0")
    ways.hear(ROOM, RoomHearing())  # they parted
    with pytest.raises(Refused, match="not_heard"):
        ways.signal(ana.walker, ben.number, "offer", "v=0")
    ways.leave(ana.walker, ROOM)
    with pytest.raises(Refused, match="no_mesh"):
        ways.signal(ana.walker, ben.number, "offer", "v=0")


async def test_with_a_fifth_and_no_worker_there_is_text_and_then_mesh_again(ways: Ways, people: list[Listener]) -> None:
    five = people[:5]
    enter(ways, *five)
    ways.hear(ROOM, all_hear_all(*five[:4]))
    await five[0].path(backend="mesh", state="ready")
    ways.hear(ROOM, all_hear_all(*five))
    for one in five:
        await one.path(backend="forwarder", state="down")
    ways.hear(ROOM, all_hear_all(*five[:4]))
    for one in five:
        await one.path(backend="mesh", state="ready")


async def test_the_organisers_choice_counts_at_once(ways: Ways, people: list[Listener]) -> None:
    ana, ben = people[:2]
    ways.use("forwarder")
    enter(ways, ana, ben)
    ways.hear(ROOM, all_hear_all(ana, ben))
    ways.use("mesh")
    await ana.path(backend="mesh", state="ready")
    ways.use("forwarder")
    await ana.path(backend="forwarder", state="down", reason="moved")


async def test_with_a_fifth_all_go_by_forwarder_and_back_once_they_have_been_fewer_for_a_while(
    tmp_path: Path, people: list[Listener], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "HOLD_S", 0.5)
    five = people[:5]
    with MediaWorker(tmp_path) as worker:
        workers = Workers([worker.url], SECRET)
        ways = Ways(workers, InMemoryClaims(), "mesh")
        try:
            enter(ways, *five)
            ways.hear(ROOM, all_hear_all(*five[:4]))
            await five[0].path(backend="mesh", state="ready")
            ways.hear(ROOM, all_hear_all(*five))
            for one in five:
                await one.path(backend="forwarder", state="ready", reason="merged")
                await ways.receive(one.walker, one.link)
            by_worker = {one.number: one.link for one in five}
            ways.hear(ROOM, all_hear_all(*five[:4]))
            assert five[0].paths[-1]["backend"] == "forwarder"  # not at once: who comes and goes moves nobody
            for one in five:
                await one.path(backend="mesh", state="ready", reason="moved")
            for one in five:  # what they had stands until the new does
                await ways.receive(one.walker, by_worker[one.number])
            assert worker.health()["links"] == 5
        finally:
            await ways.stop()
            await workers.stop()
