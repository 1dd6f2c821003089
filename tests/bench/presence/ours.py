"""Walkers who speak the protocol of the campus."""

import json
import struct
from collections.abc import Sequence

import numpy as np
from picows import WSMsgType

from realtime.presence.motion import DELTAS
from tests.bench.presence.beats import Beat
from tests.bench.presence.crowd import NO_POSITIONS, Crowd, Frame, Positions, Walker
from tests.bench.presence.hall import HALL
from tests.campus import EDITION

SNAPSHOT, CORRECTION = 0x12, 0x13
HEAD, COUNT, POSITION = struct.Struct("<BHBBH"), struct.Struct("<H"), struct.Struct("<HBBB")
GONE = 0x10
STEP = struct.Struct("<BBHB2s")


def read_motion(crowd: Crowd, frames: Sequence[Frame]) -> list[Positions]:
    """Where each frame shows people, from where they stood when they began to walk.

    A walk goes on from the tick before, and is told in the frames of several cells: frames are read by their tick.
    """
    where = [beat.tile(beat.start) for beat in crowd.account.beats]
    moved_at = [-1] * len(where)
    read: list[Positions] = [NO_POSITIONS] * len(frames)
    ticks = [HEAD.unpack_from(frame.payload)[1] for frame in frames]
    for place in sorted(range(len(frames)), key=lambda place: (ticks[place] - ticks[0] + 0x8000) & 0xFFFF):
        payload, tick, at = frames[place].payload, ticks[place], HEAD.size
        shown: dict[int, tuple[int, int]] = {}
        if payload[0] != SNAPSHOT:
            (walks,) = COUNT.unpack_from(payload, at)
            at += COUNT.size + walks * COUNT.size
            for (walk,) in COUNT.iter_unpack(payload[HEAD.size + COUNT.size : at]):
                walker = crowd.names.get(walk >> 2)
                if walker is not None:
                    if moved_at[walker] != tick:
                        (x, y), (dx, dy) = where[walker], DELTAS[walk & 3]
                        where[walker], moved_at[walker] = (x + dx, y + dy), tick
                    shown[walker] = where[walker]
        for name, x, y, state in POSITION.iter_unpack(payload[at:]):
            walker = crowd.names.get(name)
            if walker is not None and not state & GONE:
                where[walker], moved_at[walker] = (x, y), tick
                shown[walker] = (x, y)
        xs, ys = zip(*shown.values(), strict=True) if shown else ((), ())
        read[place] = np.array(list(shown), np.int64), np.array(xs, np.int64), np.array(ys, np.int64)
    return read


class OurWalker(Walker):
    """`url` is that of the campus, `ws` or `wss`; the cookie says who it is."""

    def __init__(self, number: int, beat: Beat, crowd: Crowd, url: str, origin: str, cookie: str) -> None:
        super().__init__(number, beat, crowd)
        self._address = f"{url}/ws/{EDITION}/", {"Cookie": cookie, "Origin": origin}
        self.epoch, self.seq = 0, 0
        self.tick = b"\0\0"

    async def address(self) -> tuple[str, dict[str, str]]:
        return self._address

    def hello(self) -> None:
        self.transport.send(WSMsgType.TEXT, b'["presence.join",1,{"protocol":1,"room":"%s"}]' % HALL.encode())

    def hear(self, payload: bytes, is_text: bool) -> None:
        if is_text:
            self.crowd.came_besides(payload)
            if not self.joined.done() and payload.startswith((b'["ok",1,', b'["error",1,')):
                self._answered(json.loads(payload)[2])
        elif payload[0] == CORRECTION:
            self.crowd.account.corrections += 1
            self.crowd.came_besides(payload)
            self.epoch, self.seq = payload[1], int.from_bytes(payload[2:4], "little")
            self.at = self.beat.index(payload[4], payload[5])
        else:
            self.tick = payload[1:3]
            self.crowd.came(self.number, payload)

    def _answered(self, answer: dict[str, dict[str, int]]) -> None:
        here = answer.get("here")
        if here is None or (here["x"], here["y"]) != self.beat.tile(self.at):
            self.joined.set_exception(AssertionError(f"not where the beat begins: {answer}"))
            return
        self.epoch = here["epoch"]
        self.crowd.names[here["member"]] = self.number
        self.joined.set_result(None)

    def send_step(self, direction: int) -> None:
        self.seq = (self.seq + 1) & 0xFFFF
        self.transport.send(WSMsgType.BINARY, STEP.pack(1, self.epoch, self.seq, direction, self.tick))

    def read(self, frames: Sequence[Frame]) -> list[Positions]:
        return read_motion(self.crowd, frames)
