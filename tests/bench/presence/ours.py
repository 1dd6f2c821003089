"""Walkers who speak the protocol of the campus."""

import json
import struct

import numpy as np
from numpy.typing import NDArray
from picows import WSMsgType

from tests.bench.presence.beats import Beat
from tests.bench.presence.crowd import Crowd, Positions, Walker
from tests.bench.presence.hall import HALL
from tests.campus import EDITION

MOVES, SNAPSHOT, CORRECTION = 0x11, 0x12, 0x13
HEAD_BYTES = 7
GONE = 0x10
STEP = struct.Struct("<BBHB2s")
RECORD = np.dtype([("name", "<u2"), ("x", "u1"), ("y", "u1"), ("state", "u1")])


def read_records(names: NDArray[np.int64], records: bytes) -> Positions:
    """Positions of {u16 member, u8 x, u8 y, u8 state}, of those who did not leave and whom `names` knows (−1: it does not)."""
    read = np.frombuffer(records, RECORD)
    walkers = names[read["name"]]
    there = ((read["state"] & GONE) == 0) & (walkers >= 0)
    return walkers[there], read["x"][there].astype(np.int64), read["y"][there].astype(np.int64)


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

    def positions(self, payload: bytes) -> Positions:
        return read_records(self.crowd.lookup, payload[HEAD_BYTES:])
