"""Everyone in one room of this process: who stands where, and one frame per occupied cell and tick."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import cast

from realtime.gateway.gently import Gently
from realtime.gateway.pulse import Distribution, pulse
from realtime.gateway.registry import name_of
from realtime.gateway.socket import Socket
from realtime.gateway.wire import encode, encoded
from realtime.presence import motion
from realtime.presence.cells import CELL_WIDTH, Cell, cell_of, neighbourhood
from realtime.presence.messages import Counts, MemberView, PersonView, Roster, Signs
from realtime.presence.motion import Reason, State
from rooms.maps.room_map import Facing, RoomMap

TICKS_PER_S = 20
CROWD_TICKS_PER_S = 10
LEAST_TICKS_PER_S = 5
CROWD = 300  # people; above it a tick costs more than it shows
ROSTER_EVERY_S, COUNTS_EVERY_S = 0.5, 1.0
CROWD_ROSTER_EVERY_S, CROWD_COUNTS_EVERY_S = 1.0, 2.0
NO_SIGNS = Signs()


class Ticks:
    """How ticks of all rooms of this process came: how late, and how many frames were kept from who reads too slowly."""

    def __init__(self) -> None:
        self.lags = Distribution()
        self.skipped = 0


ticks = Ticks()


class Member:
    """Someone in the room. Positions are tiles."""

    __slots__ = (
        "came_from",
        "cell",
        "epoch",
        "facing",
        "number",
        "person",
        "seat",
        "seq",
        "signs",
        "socket",
        "stale",
        "told",
        "x",
        "y",
    )

    def __init__(
        self, number: int, socket: Socket, person: PersonView, x: int, y: int, facing: Facing, signs: Signs
    ) -> None:
        self.number = number
        self.socket = socket
        self.show(person, signs)
        self.x, self.y = x, y
        self.facing = facing
        self.seat: int | None = None
        self.cell: Cell = cell_of(x, y)
        self.came_from: Cell | None = None  # the cell of the last tick, when it is another
        self.seq: int | None = None  # last accepted step; None before the first
        self.epoch = 0  # steps of another epoch were made before the client knew of a correction
        self.stale = True  # owed a snapshot

    @property
    def state(self) -> int:
        return self.facing | (State.SEATED if self.seat is not None else 0)

    def show(self, person: PersonView, signs: Signs) -> None:
        """What others see, encoded once: everyone who comes is told everyone who is there."""
        self.person, self.signs = person, signs
        self.told = encoded(MemberView(member=self.number, person=person, signs=signs))


def views(members: Iterable[Member]) -> list[MemberView]:
    """People as a message tells them; already encoded, to be encoded into it only."""
    return cast(list[MemberView], [member.told for member in members])


class News:
    """What a tick has to tell: each record once, by the cells it concerns."""

    def __init__(self, latest: dict[int, bytes], changes: dict[Cell, set[int]], crossed: set[int]) -> None:
        self._latest = latest
        self._crossed = {cell: numbers & crossed for cell, numbers in changes.items()}
        self.cells: dict[Cell, tuple[bytes, bytes]] = {}
        for cell, numbers in changes.items():
            records = [latest[number] for number in numbers - crossed]
            walks = b"".join([record for record in records if len(record) == motion.WALK_BYTES])
            positions = b"".join([record for record in records if len(record) > motion.WALK_BYTES])
            self.cells[cell] = walks, positions

    def around(self, cell: Cell) -> tuple[bytes, bytes]:
        """Walks and positions of a cell and its neighbours."""
        near = [other for other in neighbourhood(cell) if other in self.cells]
        crossed = set().union(*(self._crossed[other] for other in near))
        positions = [self.cells[other][1] for other in near] + [self._latest[number] for number in crossed]
        return b"".join([self.cells[other][0] for other in near]), b"".join(positions)


class RoomHub:
    """The members of a room, and its clock, which runs only while there is something to tell."""

    def __init__(self, room_map: RoomMap, version: int) -> None:
        self.map = room_map
        self.version = version
        self.members: dict[int, Member] = {}
        self.sitters: dict[int, Member] = {}
        self._cells: defaultdict[Cell, set[Member]] = defaultdict(set)
        self._changes: defaultdict[Cell, set[int]] = defaultdict(set)  # whose record each cell is to be told
        self._latest: dict[int, bytes] = {}  # one record a member and tick: the newest, wherever it is told
        self._crossed: set[int] = set()  # who is told in more than one cell
        self._stale: set[Member] = set()
        self._frame_seq: defaultdict[Cell, int] = defaultdict(int)
        self._next_number = 0
        self._joined: dict[int, Member] = {}
        self._left: list[int] = []
        self._tick_timer: asyncio.TimerHandle | None = None
        self._roster_timer: asyncio.TimerHandle | None = None
        self._counts_timer: asyncio.TimerHandle | None = None
        self._counts_told: Counts | None = None  # None: someone has not been told
        self._gently: Gently[Member] = Gently(self._socket_of)
        # Called at once with whoever comes, goes, moves or shows something else; they must not wait.
        self.watchers: list[Callable[[Member], None]] = []

    @property
    def _is_crowd(self) -> bool:
        return len(self.members) > CROWD

    # -- coming and going --------------------------------------------------------------------------------------------

    def join(
        self, socket: Socket, person: PersonView, x: int, y: int, facing: Facing, signs: Signs = NO_SIGNS
    ) -> Member:
        """Put someone at (x, y). They are owed a snapshot; the others learn of them with the next tick and roster."""
        member = Member(self._free_number(), socket, person, x, y, facing, signs)
        self.members[member.number] = member
        self._cells[member.cell].add(member)
        self._changed(member, State.JUMP)
        self._owe_snapshot(member)
        self._joined[member.number] = member
        self._arm_roster()
        self._counts_told = None
        self._arm_counts()
        self._tell_watchers(member)
        return member

    def leave(self, member: Member) -> None:
        """Take someone out: gone from the very next tick."""
        if self.members.pop(member.number, None) is None:
            return
        self._give_up_seat(member)
        self._cells[member.cell].discard(member)
        self._changed(member, State.GONE)
        self._stale.discard(member)
        self._joined.pop(member.number, None)
        self._left.append(member.number)  # even if never announced: someone may know of them from their own `here`
        self._arm_roster()
        self._arm_counts()
        self._tell_watchers(member)

    def renew(self, member: Member, person: PersonView, signs: Signs) -> None:
        """Tell the room that someone's view (name, role, avatar) or signs (status, hand) changed; nothing if they left it."""
        if self.members.get(member.number) is not member:
            return
        member.show(person, signs)
        self._joined[member.number] = member
        self._arm_roster()
        self._tell_watchers(member)

    def _tell_watchers(self, member: Member) -> None:
        for watcher in self.watchers:
            watcher(member)

    def _free_number(self) -> int:
        for _ in range(motion.MOST_MEMBERS):
            self._next_number = (self._next_number + 1) % motion.MOST_MEMBERS
            # A number is not given again while the roster still has to say that its owner left.
            if self._next_number not in self.members and self._next_number not in self._left:
                return self._next_number
        raise RuntimeError(f"{motion.MOST_MEMBERS} people in one room")

    # -- moving ------------------------------------------------------------------------------------------------------

    def move(self, member: Member, x: int, y: int, facing: Facing, *, jump: bool = False) -> None:
        """Put a member at (x, y); whoever was seated gets up. Rights and walls are the caller's concern."""
        self._give_up_seat(member)
        self._place(member, x, y, facing, State.JUMP if jump else 0)

    def turn(self, member: Member, facing: Facing) -> None:
        member.facing = facing
        self._changed(member, 0)

    def sit(self, member: Member, index: int) -> None:
        """Seat a member; the caller has made sure the seat is free."""
        self._give_up_seat(member)
        seat = self.map.seats[index]
        self.sitters[index] = member
        member.seat = index
        near = max(abs(seat.x - member.x), abs(seat.y - member.y)) <= 1
        self._place(member, seat.x, seat.y, seat.facing, 0 if near else State.JUMP)

    def _give_up_seat(self, member: Member) -> None:
        if member.seat is not None:
            del self.sitters[member.seat]
            member.seat = None

    def _place(self, member: Member, x: int, y: int, facing: Facing, flags: int) -> None:
        before = member.cell
        walked = not flags and member.seat is None and (x - member.x, y - member.y) == motion.DELTAS[facing]
        member.x, member.y, member.facing = x, y, facing
        member.cell = cell_of(x, y)
        if member.cell != before:
            walked = False  # those around one of the cells only do not know from where
            self._cells[before].discard(member)
            self._cells[member.cell].add(member)
            self._changes[before].add(member.number)  # those around the old cell have to see them go
            self._crossed.add(member.number)
            member.came_from = member.came_from or before
            self._arm_counts()
        self._changed(member, flags, walked=walked)
        self._tell_watchers(member)

    def _changed(self, member: Member, flags: int, *, walked: bool = False) -> None:
        earlier = self._latest.get(member.number)
        if walked and earlier is None:
            record = motion.walk(member.number, member.facing)
        else:
            if earlier is not None and len(earlier) > motion.WALK_BYTES:
                flags |= earlier[-1] & State.JUMP  # a step right after a jump does not make the jump a walk
            record = motion.position(member.number, member.x, member.y, member.state | flags)
        self._latest[member.number] = record
        self._changes[member.cell].add(member.number)
        self._arm()

    def correct(self, member: Member, reason: Reason) -> None:
        """Tell a member where they truly stand; steps already under way are void."""
        member.epoch = (member.epoch + 1) & 0xFF
        frame = motion.correction(member.epoch, member.seq or 0, member.x, member.y, member.state, reason)
        member.socket.send_binary(frame)

    def resync(self, member: Member) -> None:
        """Send a snapshot with the next tick: a gap was seen, or it has to be shown how far the client has read."""
        if member.number in self.members:
            self._owe_snapshot(member)
            self._arm()

    def acknowledge(self, member: Member, tick: int) -> None:
        """The client has read up to `tick`; who had been skipped gets a snapshot with the next tick."""
        if member.socket.outlet.acknowledge(tick) and member.stale:
            self._arm()

    def _owe_snapshot(self, member: Member) -> None:
        member.stale = True
        self._stale.add(member)

    # -- the clock ---------------------------------------------------------------------------------------------------

    @staticmethod
    def tick_now() -> int:
        """Twentieths of a second on this process's clock, 16 bits: rising, and the same for all of its rooms."""
        return int(asyncio.get_running_loop().time() * TICKS_PER_S) & 0xFFFF

    def _arm(self) -> None:
        if self._tick_timer is None:
            rate = CROWD_TICKS_PER_S if self._is_crowd else TICKS_PER_S
            rate = max(LEAST_TICKS_PER_S, rate // pulse.slowdown)
            self._tick_timer = asyncio.get_running_loop().call_later(1 / rate, self.tick)

    def tick(self) -> None:
        """Send each occupied cell what changed around it, and snapshots to those who are owed one. O(moved + members)."""
        if self._tick_timer is not None:
            ticks.lags.observe(max(0.0, asyncio.get_running_loop().time() - self._tick_timer.when()))
            self._tick_timer.cancel()
            self._tick_timer = None
        tick = self.tick_now()
        news = News(self._latest, self._changes, self._crossed)
        self._latest, self._changes, self._crossed = {}, defaultdict(set), set()
        touched = {near for cell in news.cells for near in neighbourhood(cell)}
        for cell in touched:
            if not (members := self._cells.get(cell)):
                continue
            self._frame_seq[cell] += 1
            walks, positions = news.around(cell)
            body = motion.changes(walks, positions)
            frame = motion.header(motion.MOVES, tick, cell, self._frame_seq[cell]) + body
            for member in list(members):
                if member.stale:
                    ticks.skipped += 1
                elif member.socket.outlet.is_behind(tick):
                    ticks.skipped += 1
                    self._owe_snapshot(member)
                elif member.came_from is None or member.came_from == cell:
                    member.came_from = None
                    member.socket.send_motion(tick, frame)
                else:
                    into_view = self._positions(set(neighbourhood(cell)) - set(neighbourhood(member.came_from)))
                    member.came_from = None
                    head = motion.header(motion.ENTERED, tick, cell, self._frame_seq[cell])
                    member.socket.send_motion(tick, head + motion.changes(walks, positions + into_view))
        self._send_snapshots(tick)

    def _send_snapshots(self, tick: int) -> None:
        made: dict[Cell, bytes] = {}
        for member in list(self._stale):
            if member.socket.outlet.is_behind(tick):
                continue  # their next acknowledgement wakes the clock
            self._stale.discard(member)
            member.stale, member.came_from = False, None
            if member.cell not in made:
                made[member.cell] = self._snapshot(member.cell, tick)
            member.socket.send_motion(tick, made[member.cell])

    def _snapshot(self, cell: Cell, tick: int) -> bytes:
        return motion.header(motion.SNAPSHOT, tick, cell, self._frame_seq[cell]) + self._positions(neighbourhood(cell))

    def _positions(self, cells: Iterable[Cell]) -> bytes:
        members = (member for cell in cells for member in self._cells.get(cell, ()))
        return b"".join([motion.position(m.number, m.x, m.y, m.state) for m in members])

    # -- names -------------------------------------------------------------------------------------------------------

    def _arm_roster(self) -> None:
        if self._roster_timer is None:
            wait_s = CROWD_ROSTER_EVERY_S if self._is_crowd else ROSTER_EVERY_S
            self._roster_timer = asyncio.get_running_loop().call_later(wait_s, self._send_roster)

    def _send_roster(self) -> None:
        self._roster_timer = None
        roster = Roster(joined=views(self._joined.values()), left=self._left)
        self._joined, self._left = {}, []
        if roster.joined or roster.left:
            self._gently.tell(encode(name_of(roster), roster), self.members.values())

    def _socket_of(self, member: Member) -> Socket | None:
        """None for who has left: they must not hear of a room they are no longer in."""
        return member.socket if self.members.get(member.number) is member else None

    # -- counts ------------------------------------------------------------------------------------------------------

    def _arm_counts(self) -> None:
        if self._counts_timer is None:
            wait_s = CROWD_COUNTS_EVERY_S if self._is_crowd else COUNTS_EVERY_S
            self._counts_timer = asyncio.get_running_loop().call_later(wait_s, self._send_counts)

    def _send_counts(self) -> None:
        self._counts_timer = None
        columns = -(-self.map.width // CELL_WIDTH)
        occupied = {row * columns + column: len(members) for (column, row), members in self._cells.items() if members}
        people = [occupied.get(index, 0) for index in range(max(occupied, default=-1) + 1)]
        counts = Counts(columns=columns, people=people)
        if counts == self._counts_told:
            return
        self._counts_told = counts
        self._gently.tell(encode(name_of(counts), counts), self.members.values())

    # -- the map -----------------------------------------------------------------------------------------------------

    def change_map(self, room_map: RoomMap, version: int, place: Callable[[Member], tuple[int, int]]) -> None:
        """Swap the map under the people: everyone gets up and is put where `place` says on the new one."""
        self.map, self.version = room_map, version
        for member in list(self.members.values()):
            x, y = place(member)
            self.move(member, x, y, member.facing, jump=True)
            self._owe_snapshot(member)

    def within(self, member: Member, tiles: int) -> list[Member]:
        """Everyone at most `tiles` away as the king walks (Chebyshev), `member` included; `tiles` at most a cell's height."""
        around = (other for near in neighbourhood(member.cell) for other in self._cells.get(near, ()))
        return [other for other in around if max(abs(other.x - member.x), abs(other.y - member.y)) <= tiles]

    def free_seats(self) -> Iterable[int]:
        return (index for index in range(len(self.map.seats)) if index not in self.sitters)
