"""The hub against a model of its clients: whatever happens, what each sees is the truth around them."""

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.gateway.gently import TOLD_A_TURN
from realtime.gateway.outlet import MOST_WAITING_BYTES, PATIENCE_TICKS, Outlet
from realtime.gateway.pulse import pulse
from realtime.gateway.socket import Socket
from realtime.presence.cells import cell_of, neighbourhood
from realtime.presence.hub import CROWD, Member, RoomHub
from realtime.presence.messages import PersonView
from realtime.presence.motion import DELTAS, Reason
from rooms.maps.compile import compile_map
from rooms.maps.room_map import Facing
from rooms.maps.tmj import load
from tests.rooms.maps.plans import plan
from venue.editions.models import Edition
from venue.editions.selectors import Standing
from venue.people.models import Person

WIDTH, HEIGHT = 60, 40  # four cells by four: walkers come into and go out of each other's sight
SEATS = 3


def room() -> RoomHub:
    rows = [list("#" + "." * (WIDTH - 2) + "#") for _ in range(HEIGHT)]
    rows[0] = rows[-1] = list("#" * WIDTH)
    rows[1][1] = "s"
    for index in range(SEATS):
        rows[20][20 + 2 * index] = "^"
    text = "\n".join("".join(row) for row in rows)
    return RoomHub(compile_map(load(plan(text))), version=1)


class Viewer:
    """A client as the protocol describes it, with a reader that can stall."""

    def __init__(self, hub: RoomHub, number: int, x: int, y: int) -> None:
        self.sent: list[dict[str, Any]] = []

        self.news = asyncio.Event()

        async def send(event: dict[str, Any]) -> None:
            self.sent.append(event)
            self.news.set()

        self.outlet = Outlet(send)
        standing = Standing(number, frozenset(), True)
        self.socket = Socket(self.outlet, Person(pk=number), Edition(pk=1), standing, "fr", "")
        view = PersonView(id=number, name=f"P{number}", establishment="", role="participant", avatar="10")
        self.hub = hub
        self.member: Member = hub.join(self.socket, view, x, y, Facing.DOWN)
        self.seen: dict[int, tuple[int, int, int]] = {}
        self.frame_seq: dict[tuple[int, int], int] = {}
        self.gaps = 0
        self.reads = True
        self.writer = asyncio.ensure_future(self.outlet.run())

    def read(self) -> None:
        """Apply what was sent, as a browser does, and acknowledge it."""
        if not self.reads:
            return
        sent, self.sent = self.sent, []
        for event in sent:
            if "bytes" in event and event["bytes"][0] in (0x11, 0x12, 0x14):
                self._apply(event["bytes"])
        if self.last_tick is not None:
            self.hub.acknowledge(self.member, self.last_tick)

    last_tick: int | None = None

    def _apply(self, frame: bytes) -> None:
        self.last_tick = int.from_bytes(frame[1:3], "little")
        cell, seq = (frame[3], frame[4]), int.from_bytes(frame[5:7], "little")
        positions_at = 7
        if frame[0] == 0x12:
            self.seen.clear()
        else:
            if frame[0] == 0x11 and self.frame_seq.get(cell, seq - 1) != seq - 1:
                self.gaps += 1
            positions_at = 9 + 2 * int.from_bytes(frame[7:9], "little")
            for at in range(9, positions_at, 2):
                number, facing = divmod(int.from_bytes(frame[at : at + 2], "little"), 4)
                if number in self.seen:
                    (x, y, _state), (dx, dy) = self.seen[number], DELTAS[facing]
                    self.seen[number] = (x + dx, y + dy, facing)
        self.frame_seq = {cell: seq}
        for at in range(positions_at, len(frame), 5):
            number, x, y, state = int.from_bytes(frame[at : at + 2], "little"), *frame[at + 2 : at + 5]
            if state & 0x10 or cell_of(x, y) not in neighbourhood(cell):
                self.seen.pop(number, None)
            else:
                self.seen[number] = (x, y, state & 0x07)
        if frame[0] == 0x14:
            self.seen = {one: place for one, place in self.seen.items() if cell_of(*place[:2]) in neighbourhood(cell)}

    def truth(self) -> dict[int, tuple[int, int, int]]:
        near = neighbourhood(self.member.cell)
        return {m.number: (m.x, m.y, m.state) for m in self.hub.members.values() if m.cell in near}


async def breathe(viewers: list[Viewer]) -> None:
    """Let every writer write what is queued."""
    for _ in range(3):
        await asyncio.sleep(0)


places = st.tuples(st.integers(1, WIDTH - 2), st.integers(1, HEIGHT - 2))
happenings = st.lists(
    st.one_of(
        st.tuples(st.just("join"), places),
        st.tuples(st.just("leave"), st.integers(0, 9)),
        st.tuples(st.just("jump"), st.integers(0, 9), places),
        st.tuples(st.just("step"), st.integers(0, 9), st.sampled_from(list(Facing))),
        st.tuples(st.just("sit"), st.integers(0, 9), st.integers(0, SEATS - 1)),
        st.tuples(st.just("stall"), st.integers(0, 9)),
        st.tuples(st.just("tick")),
        st.tuples(st.just("wait"), st.integers(1, PATIENCE_TICKS)),
    ),
    max_size=60,
)


@given(happenings)
@settings(max_examples=120, deadline=None)
def test_everyone_sees_the_truth_around_them(story):
    """Whoever stalls is skipped once ticks go unread for longer than patience lasts; at whatever rate ticks come."""
    with pytest.MonkeyPatch.context() as patch:
        clock = Clock(patch)
        asyncio.run(play(story, clock))


class Clock:
    """The hub's own clock, moved on by the test."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = 0
        patch.setattr(RoomHub, "tick_now", staticmethod(lambda: self.now & 0xFFFF))


async def play(story: list[tuple[Any, ...]], clock: Clock) -> None:
    hub = room()
    viewers = [Viewer(hub, 1, 5, 5)]
    try:
        for what, *details in story:
            match what, details:
                case "join", [(x, y)]:
                    viewers.append(Viewer(hub, len(viewers) + 1, x, y))
                case "leave", [index] if len(viewers) > 1:
                    gone = viewers.pop(index % len(viewers))
                    hub.leave(gone.member)
                    gone.writer.cancel()
                case "jump", [index, (x, y)]:
                    hub.move(viewers[index % len(viewers)].member, x, y, Facing.UP, jump=True)
                case "step", [index, facing]:
                    member = viewers[index % len(viewers)].member
                    dx, dy = {Facing.DOWN: (0, 1), Facing.LEFT: (-1, 0), Facing.RIGHT: (1, 0), Facing.UP: (0, -1)}[
                        facing
                    ]
                    if hub.map.walkable(member.x + dx, member.y + dy):
                        hub.move(member, member.x + dx, member.y + dy, facing)
                case "sit", [index, seat] if seat not in hub.sitters:
                    hub.sit(viewers[index % len(viewers)].member, seat)
                case "stall", [index]:
                    viewer = viewers[index % len(viewers)]
                    viewer.reads = not viewer.reads
                case "wait", [ticks]:
                    clock.now += ticks
                case "tick", []:
                    clock.now += 1
                    hub.tick()
                    await breathe(viewers)
                    for viewer in viewers:
                        viewer.read()
        for viewer in viewers:
            viewer.reads = True
        for _ in range(2):  # whoever had stalled acknowledges, and is owed a snapshot
            clock.now += 1
            for viewer in viewers:
                viewer.read()
            hub.tick()
            await breathe(viewers)
            for viewer in viewers:
                viewer.read()
        for viewer in viewers:
            assert viewer.seen == viewer.truth()
            assert viewer.gaps == 0
        assert {m.seat for m in hub.members.values() if m.seat is not None} == set(hub.sitters)
    finally:
        for viewer in viewers:
            viewer.writer.cancel()


async def test_nothing_is_sent_while_nothing_moves():
    hub = room()
    viewer = Viewer(hub, 1, 5, 5)
    hub.tick()
    await breathe([viewer])
    viewer.sent.clear()

    hub.tick()
    await breathe([viewer])

    assert viewer.sent == []
    viewer.writer.cancel()


async def test_far_away_is_not_told():
    hub = room()
    near, far = Viewer(hub, 1, 5, 5), Viewer(hub, 2, 55, 35)
    hub.tick()
    await breathe([near, far])
    far.sent.clear()

    hub.move(near.member, 6, 5, Facing.RIGHT)
    hub.tick()
    await breathe([near, far])

    assert far.sent == []
    for viewer in (near, far):
        viewer.writer.cancel()


async def test_a_stalled_reader_costs_no_more_than_its_patience_and_comes_back_by_a_snapshot(monkeypatch):
    hub = room()
    tick = 0
    monkeypatch.setattr(
        RoomHub, "tick_now", staticmethod(lambda: tick)
    )  # three seconds of ticks without waiting for them
    stalled, walker = Viewer(hub, 1, 5, 5), Viewer(hub, 2, 8, 5)
    stalled.reads = False
    for _step in range(PATIENCE_TICKS * 3):
        tick += 1
        hub.move(walker.member, 8 + tick % 2, 5, Facing.RIGHT)
        hub.tick()
        await breathe([stalled, walker])
        walker.read()
    assert len(stalled.sent) <= PATIENCE_TICKS + 3

    stalled.reads = True
    stalled.read()
    hub.tick()
    await breathe([stalled, walker])
    stalled.read()
    assert stalled.seen == stalled.truth()
    for viewer in (stalled, walker):
        viewer.writer.cancel()


@pytest.mark.parametrize(
    ("slowdown", "people", "rate"), [(1, 2, 20), (2, 2, 10), (4, 2, 5), (1, CROWD + 1, 10), (4, CROWD + 1, 5)]
)
async def test_ticks_come_slower_in_a_crowd_and_while_the_loop_is_late(monkeypatch, slowdown, people, rate):
    monkeypatch.setattr(pulse, "slowdown", slowdown)
    hub = room()
    viewers = [Viewer(hub, number + 1, 5, 5) for number in range(people)]
    hub.tick()
    loop = asyncio.get_running_loop()
    asked: list[float] = []
    monkeypatch.setattr(loop, "call_later", lambda delay, *_call: asked.append(delay))
    hub.turn(viewers[0].member, Facing.UP)
    assert asked == [1 / rate]
    for viewer in viewers:
        viewer.writer.cancel()


async def test_a_crowd_hears_everything_in_its_order_and_who_left_hears_no_more():
    hub = room()
    viewers = [Viewer(hub, number + 1, 5, 5) for number in range(3 * TOLD_A_TURN)]
    frames = [f'["news", {number}]' for number in range(3)]
    for frame in frames:
        hub._gently.tell(frame, hub.members.values())
    gone = viewers[-1]
    hub.leave(gone.member)
    while not any(event.get("text") == frames[-1] for event in viewers[-2].sent):
        await asyncio.wait_for(viewers[-2].news.wait(), 5)
        viewers[-2].news.clear()
    await breathe(viewers)
    for viewer in viewers[:-1]:
        assert [event["text"] for event in viewer.sent if "text" in event] == frames
    assert [event for event in gone.sent if "text" in event] == []
    for viewer in viewers:
        viewer.writer.cancel()


def left_in(sent: list[dict[str, Any]]) -> list[int]:
    """The numbers that rosters said had left."""
    texts = [json.loads(event["text"]) for event in sent if "text" in event]
    return [number for name, body in texts if name == "presence.roster" for number in body["left"]]


async def test_whoever_leaves_is_told_of_even_if_renewed_or_never_announced():
    hub = room()
    ana, ben = Viewer(hub, 1, 5, 5), Viewer(hub, 2, 55, 35)
    await asyncio.wait_for(until_told(ana, "joined"), 5)
    hub.renew(ben.member, ben.member.person, ben.member.signs)
    late = Viewer(hub, 3, 6, 6)  # sees ben in the list it is given on arrival
    hub.leave(ben.member)
    hub.leave(late.member)
    await asyncio.wait_for(until_told(ana, "left"), 5)
    assert sorted(left_in(ana.sent)) == sorted([ben.member.number, late.member.number])
    for viewer in (ana, ben, late):
        viewer.writer.cancel()


async def until_told(viewer: Viewer, what: str) -> None:
    """Await the roster that says that people joined, or left: the hub's own clock sends it."""
    while not any(
        told[0] == "presence.roster" and told[1][what]
        for told in (json.loads(event["text"]) for event in viewer.sent if "text" in event)
    ):
        viewer.news.clear()
        await viewer.news.wait()


async def test_a_correction_without_a_tick_stalls_nobody(monkeypatch):
    """It carries no tick that could be acknowledged; whoever stood still since must still be shown what moves."""
    hub = room()
    tick = 0
    monkeypatch.setattr(RoomHub, "tick_now", staticmethod(lambda: tick))
    still, walker = Viewer(hub, 1, 5, 5), Viewer(hub, 2, 8, 5)
    for viewer in (still, walker):
        hub.tick()
        await breathe([still, walker])
        viewer.read()
    tick += 1
    hub.correct(still.member, Reason.WALL)
    tick += PATIENCE_TICKS * 2
    hub.move(walker.member, 9, 5, Facing.RIGHT)
    hub.tick()
    await breathe([still, walker])
    still.read()
    assert still.seen == still.truth()
    for viewer in (still, walker):
        viewer.writer.cancel()


async def test_who_reads_is_never_too_slow_however_long_nothing_moves():
    """Counts, rosters and chat carry no tick: now and then a snapshot is sent, to be acknowledged."""
    hub = room()
    reader = Viewer(hub, 1, 5, 5)
    reader.socket.ask_proof = lambda: hub.resync(reader.member)
    line = "x" * 4096
    for _ in range(3 * MOST_WAITING_BYTES // len(line)):
        reader.socket.send_text(line)
        hub.tick()
        await breathe([reader])
        reader.read()
    assert not reader.socket.closed
    reader.writer.cancel()


async def test_text_that_nobody_reads_closes_the_socket_and_nobody_else():
    hub = room()
    stalled, other = Viewer(hub, 1, 5, 5), Viewer(hub, 2, 8, 5)
    stalled.reads = False
    line = "x" * 4096
    for _ in range(MOST_WAITING_BYTES // len(line) + 2):
        stalled.socket.send_text(line)
    await breathe([stalled])
    assert stalled.socket.closed
    assert stalled.sent[-1] == {"type": "websocket.close", "code": 4408}
    assert not other.socket.closed
    for viewer in (stalled, other):
        viewer.writer.cancel()
