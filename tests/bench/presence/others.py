"""Walkers who speak to the servers of others: `ws.mjs`, `colyseus.mjs`, `naive.py`."""

import json
import struct
from collections.abc import Sequence
from typing import NamedTuple

import aiohttp
import numpy as np
from picows import WSMsgType

from tests.bench.presence.beats import Beat
from tests.bench.presence.crowd import Crowd, Frame, Positions, Walker
from tests.bench.presence.ours import STEP, read_motion

NO_TICK = b"\0\0"


class TickedWalker(Walker):
    """The frames of the campus, without the rest of it."""

    def __init__(self, number: int, beat: Beat, crowd: Crowd, url: str) -> None:
        super().__init__(number, beat, crowd)
        self._url = url
        self.seq = 0

    async def address(self) -> tuple[str, dict[str, str]]:
        return self._url, {}

    def hello(self) -> None:
        self.transport.send(WSMsgType.BINARY, bytes([0, *self.beat.tile(self.at)]))

    def hear(self, payload: bytes, is_text: bool) -> None:
        if payload[0] == 0:
            self.crowd.names[int.from_bytes(payload[1:3], "little")] = self.number
            self.joined.set_result(None)
        else:
            self.crowd.came(self.number, payload)

    def send_step(self, direction: int) -> None:
        self.seq = (self.seq + 1) & 0xFFFF
        self.transport.send(WSMsgType.BINARY, STEP.pack(1, 0, self.seq, direction, NO_TICK))

    def read(self, frames: Sequence[Frame]) -> list[Positions]:
        return read_motion(self.crowd, frames)


class NaiveWalker(Walker):
    """JSON, a message for each position."""

    def __init__(self, number: int, beat: Beat, crowd: Crowd, url: str) -> None:
        super().__init__(number, beat, crowd)
        self._url = f"{url}?id={number}"

    async def address(self) -> tuple[str, dict[str, str]]:
        return self._url, {}

    def hello(self) -> None:
        self.joined.set_result(None)

    def hear(self, payload: bytes, is_text: bool) -> None:
        self.crowd.came(self.number, payload)

    def send_step(self, direction: int) -> None:
        x, y = self.beat.tile(self.at + 1)
        self.transport.send(WSMsgType.TEXT, json.dumps({"x": x, "y": y, "seq": self.at}).encode())

    def read(self, frames: Sequence[Frame]) -> list[Positions]:
        said = [json.loads(frame.payload) for frame in frames]
        return [(np.array([one["id"]]), np.array([one["x"]]), np.array([one["y"]])) for one in said]


class ColyseusWalker(Walker):
    """The protocol of Colyseus 0.18, as far as a room with a map of players takes."""

    JOIN_ROOM, ROOM_DATA, ROOM_STATE, ROOM_STATE_PATCH = 10, 13, 14, 15

    def __init__(self, number: int, beat: Beat, crowd: Crowd, url: str, http: aiohttp.ClientSession) -> None:
        super().__init__(number, beat, crowd)
        self._url, self._http = url, http
        self._session = ""

    async def address(self) -> tuple[str, dict[str, str]]:
        x, y = self.beat.tile(self.at)
        async with self._http.post("/matchmake/joinOrCreate/hall", json={"x": x, "y": y}) as answer:
            seat = await answer.json()
        self._session = seat["sessionId"]
        return f"{self._url}/{seat['processId']}/{seat['roomId']}?sessionId={self._session}", {}

    def hello(self) -> None:
        """It is the server that speaks first."""

    def hear(self, payload: bytes, is_text: bool) -> None:
        if payload[0] == self.JOIN_ROOM:
            self.transport.send(WSMsgType.BINARY, bytes([self.JOIN_ROOM]))
        elif payload[0] == self.ROOM_STATE:
            player = read_patch(payload[1:]).players[self._session]
            self.crowd.names[player] = self.number
            self.joined.set_result(None)
        elif payload[0] == self.ROOM_STATE_PATCH:
            self.crowd.came(self.number, payload)
        else:
            self.crowd.came_besides(payload)

    def send_step(self, direction: int) -> None:
        # The type of the message is a string, its value a positive fixint (MessagePack).
        self.transport.send(WSMsgType.BINARY, struct.pack("<BB4sB", self.ROOM_DATA, 0xA4, b"step", direction))

    def read(self, frames: Sequence[Frame]) -> list[Positions]:
        return [self._positions(frame.payload) for frame in frames]

    def _positions(self, payload: bytes) -> Positions:
        """A patch names the coordinate that changed only."""
        walkers, xs, ys = [], [], []
        for player, changed in read_patch(payload[1:]).changed.items():
            if (walker := self.crowd.names.get(player)) is not None:
                walkers.append(walker)
                xs.append(changed.get(0, -1))
                ys.append(changed.get(1, -1))
        return np.array(walkers, np.int64), np.array(xs, np.int64), np.array(ys, np.int64)


class Patch(NamedTuple):
    """players: the number of each session's player; changed: of players, by field (0: x, 1: y)."""

    players: dict[str, int]
    changed: dict[int, dict[int, int]]


ROOT, MAP = 0, 1  # the numbers of our state and of its map
SWITCH, ADD, DELETE = 255, 128, 64


def read_patch(patch: bytes) -> Patch:
    """Read an encoding of @colyseus/schema, of a state {players: {session: {x: uint8, y: uint8}}}."""
    found = Patch({}, {})
    structure, at = ROOT, 0

    def number() -> int:
        nonlocal at
        first, at = patch[at], at + 1
        if first < 0x80:
            return first
        width = {0xCC: 1, 0xCD: 2, 0xCE: 4}[first]
        at += width
        return int.from_bytes(patch[at - width : at], "little")

    while at < len(patch):
        operation, at = patch[at], at + 1
        if operation == SWITCH:
            structure = number()
        elif structure == ROOT:
            number()
        elif structure == MAP:
            number()
            if operation & ADD:
                length = patch[at] & 0x1F  # a short string (MessagePack)
                session, at = patch[at + 1 : at + 1 + length].decode(), at + 1 + length
                found.players[session] = number()
        else:
            found.changed.setdefault(structure, {})[operation & 0x3F], at = patch[at], at + 1
    return found
