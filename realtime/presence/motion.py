"""The binary plane: steps in, positions out. Little-endian; coordinates are tiles (u8: a map is at most 255×255).

A position is {u16 member, u8 x, u8 y, u8 state}; `state` holds the facing (bits 0-1) and the flags below. A walk is u16: a member
(14 bits, the upper) went one tile towards a facing (2 bits) from where they stood at the tick before, and stands.
"""

import struct
from enum import IntEnum, IntFlag
from typing import Final, NamedTuple

from realtime.gateway.wire import BadFrame
from rooms.maps.room_map import Facing

STEP, ACK, RESYNC = 0x01, 0x02, 0x03
MOVES, SNAPSHOT, CORRECTION, ENTERED = 0x11, 0x12, 0x13, 0x14

TURN_ONLY = 0x80

# Numbers fit into a walk.
MOST_MEMBERS = 1 << 14
WALK_BYTES = 2

# Tiles that one step goes, by facing.
DELTAS: Final = ((0, 1), (-1, 0), (1, 0), (0, -1))

_STEP = struct.Struct("<BBHBH")
_ACK = struct.Struct("<BH")
_HEADER = struct.Struct("<BHBBH")
_COUNT = struct.Struct("<H")
_POSITION = struct.Struct("<HBBB")
_CORRECTION = struct.Struct("<BBHBBBB")


class State(IntFlag):
    """Flags beside the facing."""

    SEATED = 0b00100
    JUMP = 0b01000  # got there without walking: not to be interpolated
    GONE = 0b10000  # left the room


class Reason(IntEnum):
    """Why a step was not taken, or why someone stands elsewhere."""

    WALL = 1
    TOO_FAST = 2
    CLOSED = 3
    FULL = 4
    MOVED = 5


class StepFrame(NamedTuple):
    epoch: int
    seq: int
    facing: Facing
    turn_only: bool
    ack: int


class AckFrame(NamedTuple):
    ack: int


class ResyncFrame(NamedTuple):
    pass


def decode(frame: bytes) -> StepFrame | AckFrame | ResyncFrame:
    """Read a client's frame. Raises BadFrame("bad_frame") for anything that is not exactly one."""
    kind = frame[0] if frame else 0
    if kind == STEP and len(frame) == _STEP.size:
        _kind, epoch, seq, direction, ack = _STEP.unpack(frame)
        if direction & ~TURN_ONLY <= 3:
            return StepFrame(epoch, seq, Facing(direction & 3), bool(direction & TURN_ONLY), ack)
    elif kind == ACK and len(frame) == _ACK.size:
        return AckFrame(_ACK.unpack(frame)[1])
    elif kind == RESYNC and len(frame) == 1:
        return ResyncFrame()
    raise BadFrame("bad_frame")


def position(member: int, x: int, y: int, state: int) -> bytes:
    return _POSITION.pack(member, x, y, state)


def walk(member: int, facing: int) -> bytes:
    return _COUNT.pack(member << 2 | facing)


def changes(walks: bytes, positions: bytes) -> bytes:
    """Body of MOVES and ENTERED: how many walks, those, then positions."""
    return _COUNT.pack(len(walks) // WALK_BYTES) + walks + positions


def header(kind: int, tick: int, cell: tuple[int, int], seq: int) -> bytes:
    """Head of all but CORRECTION; of SNAPSHOT, positions follow."""
    return _HEADER.pack(kind, tick, *cell, seq & 0xFFFF)


def correction(epoch: int, seq: int, x: int, y: int, state: int, reason: Reason) -> bytes:
    """The true position; `seq` is the last accepted step, `epoch` the one that steps carry from now on."""
    return _CORRECTION.pack(CORRECTION, epoch, seq, x, y, state, reason)
