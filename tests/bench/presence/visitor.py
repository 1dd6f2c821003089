"""Someone who spends time on the campus: walks, says things, goes to other rooms, loses their connection and comes back."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from realtime.presence.motion import DELTAS
from tests.bench.presence.hall import SOAK_HEIGHT, SOAK_ROOMS, SOAK_WIDTH
from tests.bench.presence.ours import CORRECTION, STEP
from tests.campus import EDITION

STEP_S = 0.21
ANSWER_WITHIN_S = 20.0
WORDS = "Bonjour à toutes et à tous, on se retrouve après la séance ?"


class LostError(Exception):
    """The connection went before the answer came."""


@dataclass
class Tally:
    """Of all visitors. `seqs`: the numbers that each line was given, which is one."""

    sent: int = 0
    received: int = 0
    lost: int = 0
    caught_up: int = 0
    behind: int = 0
    rooms_changed: int = 0
    portals: int = 0
    reconnected: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    seqs: dict[str, set[int]] = field(default_factory=dict)
    last: Counter[str] = field(default_factory=Counter)  # the highest number of each channel


class Heard:
    """The lines of one channel after `upto`; none is in `beyond` once all have come. `change` is the last one without a gap."""

    def __init__(self, upto: int, change: int) -> None:
        self.upto = upto
        self.change = change
        self.beyond: set[int] = set()

    def take(self, seq: int, change: int) -> bool:
        """Note a line; False for one that is known."""
        if seq <= self.upto or seq in self.beyond:
            return False
        self.beyond.add(seq)
        while self.upto + 1 in self.beyond:
            self.upto += 1
            self.beyond.remove(self.upto)
        if not self.beyond:
            self.change = max(self.change, change)
        return True


# The same frame comes to many: it is read once.
_read: dict[bytes, Any] = {}


def read_once(payload: bytes) -> Any:
    if payload not in _read:
        if len(_read) > 512:
            _read.clear()
        _read[payload] = json.loads(payload)
    return _read[payload]


class Visitor(WSListener):
    def __init__(self, number: int, url: str, origin: str, cookie: str, tally: Tally) -> None:
        self.number = number
        self._address = f"{url}/ws/{EDITION}/"
        self._headers = {"Cookie": cookie, "Origin": origin}
        self.tally = tally
        self.chance = random.Random(number)
        self.person = 0
        self.room = SOAK_ROOMS[number % len(SOAK_ROOMS)]
        self.there = asyncio.Event()  # in a room, connected
        self.busy = asyncio.Lock()  # changing rooms, or coming back
        self.at = (0, 0)
        self.epoch = self.seq = 0
        self.roster: dict[int, int] = {}  # member: person
        self.heard: dict[str, Heard] = {}
        self.said: dict[str, str] = {}  # lines without an answer, by nonce
        self._ids = count(1)
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._moved: asyncio.Future[None] | None = None
        self._target: tuple[int, int] | None = None
        self.transport: WSTransport
        self._tick = b"\0\0"

    # -- coming and going --------------------------------------------------------------------------------------------

    async def come(self) -> None:
        """Connect, join, and know what was said meanwhile."""
        await ws_connect(
            lambda: self, self._address, extra_headers=self._headers, websocket_handshake_timeout=ANSWER_WITHIN_S
        )
        joined = await self.ask("presence.join", protocol=1, room=self.room)
        self.person = joined["person"]["id"]
        self._stand(joined["here"])
        await self._learn()
        self.there.set()
        for nonce in list(self.said):
            await self._send(nonce)

    def drop(self) -> None:
        """Lose the connection without a word."""
        self.there.clear()
        self.transport.disconnect(graceful=False)

    async def _learn(self) -> None:
        """Catch up with the room's lines, or begin with those from now on."""
        channel = f"room:{self.room}"
        known = self.heard.get(channel)
        if known is None:
            views = (await self.ask("chat.channels"))["channels"]
            view = next(one for one in views if one["channel"] == channel)
            if channel not in self.heard:  # nothing was told meanwhile
                self.heard[channel] = Heard(view["last_seq"], view["last_change"])
            return
        answer = await self.ask("chat.catch_up", after={channel: known.change})
        if channel in answer["behind"]:  # as in a browser: begin anew from the history
            self.tally.behind += 1
            del self.heard[channel]
            await self._learn()
        for line in answer["messages"]:
            self.tally.caught_up += self._hear(line)

    async def change_rooms(self) -> None:
        """By the list, or on foot."""
        room = self.chance.choice([slug for slug in SOAK_ROOMS if slug != self.room])
        async with self.busy:
            if self.chance.random() < 0.5:
                self._stand(await self.ask("presence.enter", room=room))
            else:
                self._moved = asyncio.get_running_loop().create_future()
                self._target = (SOAK_ROOMS.index(room), 0)
                try:
                    await asyncio.wait_for(self._moved, 60)
                finally:
                    self._target = self._moved = None
                self.tally.portals += 1
            self.tally.rooms_changed += 1
            await self._learn()

    async def reconnect(self) -> None:
        async with self.busy:
            self.drop()
            await asyncio.sleep(self.chance.uniform(0.5, 5))
            await self.come()
            self.tally.reconnected += 1

    # -- saying ------------------------------------------------------------------------------------------------------

    async def say(self) -> None:
        nonce = f"soak-{self.number:04d}-{next(self._ids):08d}"
        self.said[nonce] = f"room:{self.room}"
        self.tally.sent += 1
        await self._send(nonce)

    async def _send(self, nonce: str) -> None:
        try:
            answer = await self.ask("chat.send", channel=self.said[nonce], body=f"{nonce} {WORDS}", nonce=nonce)
        except LostError:
            return  # sent again after coming back
        del self.said[nonce]
        if "message" in answer:
            self._hear(answer["message"])
        else:  # refused, because one has gone to another room: as a browser would, it says that it was not sent
            self.tally.sent -= 1

    def _hear(self, line: dict[str, Any]) -> bool:
        """Note a line of the room; False for a known one."""
        channel, seq = line["channel"], line["seq"]
        if not channel.startswith("room:"):
            return False
        self.tally.last[channel] = max(self.tally.last[channel], seq)
        self.tally.seqs.setdefault(line["body"].partition(" ")[0], set()).add(seq)
        if channel not in self.heard:
            self.heard[channel] = Heard(seq - 1, line["change"] - 1)
        return self.heard[channel].take(seq, line["change"])

    # -- walking -----------------------------------------------------------------------------------------------------

    async def wander(self) -> None:
        """To one place after another, always; onto a portal when that is where one goes."""
        await asyncio.sleep(self.chance.random() * STEP_S)
        goal = (0, 0)
        while True:
            await asyncio.sleep(STEP_S)
            if not self.there.is_set():
                continue
            x, y = self.at
            if (target := self._target) is not None:
                goal = target if x == target[0] else (target[0], y)
            elif goal == self.at or goal[1] < 2:
                goal = self.chance.randrange(SOAK_WIDTH), self.chance.randrange(2, SOAK_HEIGHT)
            if goal == self.at:
                continue
            direction = (2 if goal[0] > x else 1) if goal[0] != x else (0 if goal[1] > y else 3)
            self.seq = (self.seq + 1) & 0xFFFF
            self.transport.send(WSMsgType.BINARY, STEP.pack(1, self.epoch, self.seq, direction, self._tick))
            dx, dy = DELTAS[direction]
            self.at = x + dx, y + dy

    def _stand(self, here: dict[str, Any]) -> None:
        self.room, self.epoch, self.seq = here["room"], here["epoch"], 0
        self.at = here["x"], here["y"]
        self.roster = {view["member"]: view["person"]["id"] for view in here["members"]}

    # -- the socket --------------------------------------------------------------------------------------------------

    async def ask(self, name: str, **payload: Any) -> Any:
        """Ask, and return the result, or the error as it was told. Raises LostError."""
        number = next(self._ids)
        answer = self._waiting[number] = asyncio.get_running_loop().create_future()
        self.transport.send(WSMsgType.TEXT, json.dumps([name, number, payload], ensure_ascii=False).encode())
        return await asyncio.wait_for(answer, ANSWER_WITHIN_S)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if self.there.is_set():
            self.tally.lost += 1  # nobody dropped it
            self.there.clear()
        waiting, self._waiting = self._waiting, {}
        for answer in waiting.values():
            if not answer.done():
                answer.set_exception(LostError())

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.BINARY:
            payload = frame.get_payload_as_bytes()
            if payload[0] == CORRECTION:
                self.epoch, self.seq = payload[1], int.from_bytes(payload[2:4], "little")
                self.at = payload[4], payload[5]
            else:
                self._tick = payload[1:3]
        elif frame.msg_type is WSMsgType.TEXT:
            payload = frame.get_payload_as_bytes()
            if payload.startswith((b'["ok"', b'["error"')):
                kind, number, result = json.loads(payload)
                if kind == "error":
                    self.tally.refused[result["code"]] += 1
                if (answer := self._waiting.pop(number, None)) is not None and not answer.done():
                    answer.set_result(result)
            elif (take := TAKES.get(payload[2 : payload.index(b'"', 2)])) is not None:
                take(self, read_once(payload)[1])

    def _take_roster(self, told: dict[str, Any]) -> None:
        for member in told["left"]:
            self.roster.pop(member, None)
        for view in told["joined"]:
            self.roster[view["member"]] = view["person"]["id"]

    def _take_line(self, told: dict[str, Any]) -> None:
        self.tally.received += self._hear(told["message"])

    def _take_move(self, told: dict[str, Any]) -> None:
        self._stand(told["here"])
        if self._moved is not None and not self._moved.done():
            self._moved.set_result(None)


TAKES: dict[bytes, Callable[[Visitor, dict[str, Any]], None]] = {
    b"presence.roster": Visitor._take_roster,
    b"chat.message": Visitor._take_line,
    b"presence.moved_to": Visitor._take_move,
}
