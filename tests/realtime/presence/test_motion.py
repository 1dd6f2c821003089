import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.gateway.wire import BadFrame
from realtime.presence import motion
from realtime.presence.motion import AckFrame, Reason, ResyncFrame, State, StepFrame, decode
from rooms.maps.room_map import Facing


def test_a_step_carries_epoch_sequence_direction_and_the_last_tick_seen():
    assert decode(bytes([1, 7, 0x34, 0x12, 2, 0xFE, 0xCA])) == StepFrame(7, 0x1234, Facing.RIGHT, False, 0xCAFE)


def test_bit_seven_of_the_direction_only_turns():
    assert decode(bytes([1, 0, 1, 0, 0x80 | 3, 0, 0])) == StepFrame(0, 1, Facing.UP, True, 0)


def test_acknowledgement_and_resync():
    assert decode(bytes([2, 1, 2])) == AckFrame(0x0201)
    assert decode(bytes([3])) == ResyncFrame()


@given(st.binary(max_size=20))
def test_any_bytes_are_a_frame_or_refused(frame):
    try:
        decode(frame)
    except BadFrame as bad:
        assert bad.code == "bad_frame"
    else:
        assert (frame[0], len(frame)) in {(1, 7), (2, 3), (3, 1)}


@pytest.mark.parametrize("direction", [4, 0x7F, 0x84, 0xFF])
def test_a_direction_that_does_not_exist_is_refused(direction):
    with pytest.raises(BadFrame):
        decode(bytes([1, 0, 1, 0, direction, 0, 0]))


def test_layouts_are_those_of_the_protocol():
    assert motion.position(0x0102, 3, 4, State.SEATED | Facing.UP) == bytes([2, 1, 3, 4, 0b111])
    assert motion.walk(0x0102, Facing.RIGHT) == bytes([0x0A, 0x04])
    assert motion.changes(b"abcd", b"12345") == b"\x02\x00abcd12345"
    assert motion.header(motion.MOVES, 0x0A0B, (1, 2), 0x10001) == bytes([0x11, 0x0B, 0x0A, 1, 2, 1, 0])
    assert motion.correction(9, 0x0102, 3, 4, 5, Reason.CLOSED) == bytes([0x13, 9, 2, 1, 3, 4, 5, 3])
