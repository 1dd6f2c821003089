from hypothesis import given
from hypothesis import strategies as st

from realtime.gateway.limits import TokenBucket
from realtime.presence.motion import Reason
from realtime.presence.walking import BURST_TILES, TILES_PER_S, is_newer, judge
from rooms.maps.compile import compile_map
from rooms.maps.room_map import Facing
from rooms.maps.tmj import load
from tests.rooms.maps.plans import plan

ROOM = compile_map(
    load(
        plan(
            """
            ##########
            #s.......#
            #...##...#
            #........#
            #........#
            #........#
            #........#
            ##########
            """
        )
    )
)


def anywhere(x: int, y: int) -> bool:
    return True


def test_a_step_onto_the_floor_is_taken():
    assert judge(ROOM, 1, 1, Facing.RIGHT, anywhere) is None


def test_a_step_into_a_wall_is_refused():
    assert judge(ROOM, 1, 1, Facing.UP, anywhere) == Reason.WALL
    assert judge(ROOM, 3, 2, Facing.RIGHT, anywhere) == Reason.WALL


def test_a_step_into_a_reserved_area_is_refused_as_closed():
    assert judge(ROOM, 1, 1, Facing.RIGHT, lambda x, y: x < 2) == Reason.CLOSED


def test_walking_off_the_map_is_a_wall():
    assert judge(ROOM, 0, 0, Facing.LEFT, anywhere) == Reason.WALL
    assert judge(ROOM, 9, 7, Facing.DOWN, anywhere) == Reason.WALL


def test_three_steps_at_once_then_five_a_second():
    bucket = TokenBucket(TILES_PER_S, BURST_TILES, now=100.0)
    assert [bucket.take(100.0) for _ in range(4)] == [True, True, True, False]
    assert [bucket.take(100.2), bucket.take(100.2)] == [True, False]


@given(st.lists(st.floats(0, 0.5), max_size=60))
def test_nobody_walks_faster_than_the_pace_whatever_the_jitter(gaps):
    bucket, now, taken = TokenBucket(TILES_PER_S, BURST_TILES, now=0.0), 0.0, 0
    for gap in gaps:
        now += gap
        taken += bucket.take(now)
    assert taken <= BURST_TILES + now * TILES_PER_S + 1e-6


def test_a_clock_that_goes_back_gives_nothing():
    bucket = TokenBucket(1.0, 1.0, now=10.0)
    assert [bucket.take(10.0), bucket.take(3.0), bucket.take(10.5), bucket.take(11.0)] == [True, False, False, True]


@given(st.integers(0, 0xFFFF), st.integers(1, 0x7FFF))
def test_sequence_numbers_wrap(seq, ahead):
    later = (seq + ahead) & 0xFFFF
    assert is_newer(later, seq)
    assert not is_newer(seq, later)
    assert not is_newer(seq, seq)
