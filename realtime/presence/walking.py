"""Walking: what becomes of each step a client sends."""

import time
from collections.abc import Callable

from realtime.gateway.limits import TokenBucket
from realtime.gateway.wire import BadFrame
from realtime.presence.campus import Campus, Walker
from realtime.presence.motion import DELTAS, AckFrame, Reason, ResyncFrame, StepFrame, decode
from realtime.presence.whereabouts import whereabouts
from rooms.maps.room_map import Facing, RoomMap

# The pace of Gather. The client walks a tile in 205 ms, a little slower, so that two clocks never quarrel.
TILES_PER_S, BURST_TILES = 5.0, 3.0
# One snapshot a second repairs any gap; asking more often is a client that loops.
RESYNCS_PER_S, RESYNC_BURST = 1.0, 5.0


def is_newer(seq: int, than: int) -> bool:
    """Serial number arithmetic on 16 bits (RFC 1982)."""
    return 0 < ((seq - than) & 0xFFFF) < 0x8000


def judge(room_map: RoomMap, x: int, y: int, facing: Facing, may_stand: Callable[[int, int], bool]) -> Reason | None:
    """Why the step from tile (x, y) towards `facing` cannot be taken; None when it can. Nobody stands in nobody's way."""
    dx, dy = DELTAS[facing]
    if not room_map.walkable(x + dx, y + dy):
        return Reason.WALL
    if not may_stand(x + dx, y + dy):
        return Reason.CLOSED
    return None


class Legs:
    """Takes the motion frames of one walker."""

    def __init__(self, campus: Campus, walker: Walker, clock: Callable[[], float] = time.monotonic) -> None:
        self._campus = campus
        self._walker = walker
        self._clock = clock
        self._pace = TokenBucket(TILES_PER_S, BURST_TILES, clock())
        self._resyncs = TokenBucket(RESYNCS_PER_S, RESYNC_BURST, clock())

    def take(self, frame: bytes) -> None:
        """Carry out one frame. Raises BadFrame for one that no client of ours sends."""
        match decode(frame):
            case StepFrame() as step:
                self._walker.hub.acknowledge(self._walker.member, step.ack)
                self._step(step)
            case AckFrame(ack):
                self._walker.hub.acknowledge(self._walker.member, ack)
            case ResyncFrame() if self._resyncs.take(self._clock()):
                self._walker.hub.resync(self._walker.member)

    def _step(self, step: StepFrame) -> None:
        walker, member, hub = self._walker, self._walker.member, self._walker.hub
        if step.epoch != member.epoch or walker.changing_rooms:
            return  # made before the client knew where it truly stands
        if member.seq is not None and not is_newer(step.seq, member.seq):
            raise BadFrame("out_of_order")
        if step.turn_only:
            member.seq = step.seq
            if member.seat is None and step.facing != member.facing:
                hub.turn(member, step.facing)
            return
        refusal = judge(hub.map, member.x, member.y, step.facing, walker.may_stand)
        if refusal is None and not self._pace.take(self._clock()):
            refusal = Reason.TOO_FAST
        if refusal is not None:
            hub.correct(member, refusal)
            return
        member.seq = step.seq
        before = walker.place()
        dx, dy = DELTAS[step.facing]
        hub.move(member, member.x + dx, member.y + dy, step.facing)
        portal = hub.map.portal_at(member.x, member.y)
        if portal is None:
            whereabouts.note(self._campus.edition_id, walker.socket.person.pk, walker.place())
        else:
            walker.changing_rooms = True
            walker.socket.start(self._campus.through_portal(walker, hub, portal, before))
