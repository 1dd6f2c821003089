"""What a listener sees of a slot: one stream, whatever sources come and go, and whatever is lost on the way to the worker."""

from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from realtime.media import vp8
from realtime.media.continuity import Continuity, PictureIds
from realtime.media.rtp import forward_distance, timestamp_distance

RATE, STEP = 48000, 960
UINT16, UINT32 = st.integers(0, 0xFFFF), st.integers(0, 0xFFFFFFFF)


@dataclass(frozen=True)
class Stretch:
    """What comes of one source while it is in the slot: packets as they arrive, each a place after the first."""

    sequence: int
    timestamp: int
    arrivals: list[int]
    lasts: float  # s until the next source


def shuffled(number: int) -> st.SearchStrategy[list[int]]:
    """Arrivals of that many packets: some lost, some late by up to five places, some twice."""
    late = st.lists(st.one_of(st.just(0), st.integers(0, 5)), min_size=number, max_size=number)
    lost = st.sets(st.integers(1, max(1, number - 1)), max_size=number // 4)
    return st.builds(
        lambda late, lost: [
            place for place in sorted(range(number), key=lambda n: (n + late[n], n)) if place not in lost
        ],
        late,
        lost,
    )


STRETCHES = st.lists(
    st.integers(1, 30).flatmap(
        lambda number: st.builds(Stretch, UINT16, UINT32, shuffled(number), st.floats(0, 3600, allow_nan=False))
    ),
    min_size=1,
    max_size=8,
)


@given(STRETCHES, UINT16, UINT32, st.floats(1.7e9, 2e9))
def test_numbers_are_continuous_across_switches(stretches: list[Stretch], sequence: int, timestamp: int, now: float):
    continuity = Continuity(RATE, STEP, sequence, timestamp)
    highest = sequence
    for stretch in stretches:
        first = stretch.arrivals[0]
        sent: dict[int, int] = {}
        for n, place in enumerate(stretch.arrivals):
            number, at = (stretch.sequence + place) & 0xFFFF, (stretch.timestamp + place * STEP) & 0xFFFFFFFF
            if n == 0:
                before, started = continuity.timestamp, now
                continuity.anchor(number, at, now)
            placed = continuity.place(number, at)
            if place < first:
                assert placed is None  # older than the switch
                continue
            assert placed is not None
            # Distances within a source are kept: what was lost leaves its place free, what comes late fills it.
            assert forward_distance(placed[0], highest) == place - first + 1
            assert sent.setdefault(placed[0], placed[1]) == placed[1]
            if n == 0 and before is not None:
                assert timestamp_distance(placed[1], before) >= STEP
        # The next source begins right after the last that was sent.
        assert continuity.sequence == (highest + max(stretch.arrivals) - first + 1) & 0xFFFF
        highest = continuity.sequence
        now = started + max(stretch.lasts, len(stretch.arrivals) * STEP / RATE)


@given(UINT16, UINT32, st.integers(0, 0xFFFFFFFF), st.floats(1, 80000))
@example(sequence=0, timestamp=0, other=0, idle=50000)  # past half the circle of timestamps
def test_time_goes_on_between_sources_and_never_stands_still(sequence: int, timestamp: int, other: int, idle: float):
    now = 1_800_000_000.0
    continuity = Continuity(RATE, STEP, sequence, timestamp)
    continuity.anchor(10, 1000, now)
    continuity.place(10, 1000)
    last = continuity.timestamp
    assert last is not None
    continuity.anchor(500, other, now + idle)
    placed = continuity.place(500, other)
    assert placed is not None
    if idle * RATE < 0x7FFFFFFF:
        assert abs(timestamp_distance(placed[1], last) - idle * RATE) <= 1
    else:
        assert timestamp_distance(placed[1], last) >= STEP
    # Whatever that was, a second later is a second later: sound does not pile up at the listener's.
    continuity.anchor(9, 9, now + idle + 1)
    later = continuity.place(9, 9)
    assert later is not None
    assert abs(timestamp_distance(later[1], placed[1]) - RATE) <= 1


@given(st.integers(1, 5), st.integers(1, 400), UINT16, UINT32)
def test_after_silence_numbers_go_on_and_time_is_kept(spurts: int, silent: int, sequence: int, timestamp: int):
    continuity = Continuity(RATE, STEP, sequence, timestamp)
    continuity.anchor(7, 70, 1_800_000_000.0)
    last, place = continuity.place(7, 70), 0
    for _ in range(spurts):
        place += silent
        continuity.resume((7 + place) & 0xFFFF)
        following = continuity.place((7 + place) & 0xFFFF, (70 + place * STEP) & 0xFFFFFFFF)
        assert last is not None
        assert following is not None
        assert forward_distance(following[0], last[0]) == 1
        assert timestamp_distance(following[1], last[1]) == silent * STEP
        last = following


def described(picture: int, tl0: int, key_index: int, *, key: bool = False) -> vp8.Descriptor:
    extension = vp8.PICTURE | vp8.TL0 | vp8.TEMPORAL | vp8.KEY_INDEX
    layer = 0x40 | key_index & 0x1F
    head = bytes((0x90, extension, 0x80 | picture >> 8 & 0x7F, picture & 0xFF, tl0 & 0xFF, layer))
    parsed = vp8.parse(head + bytes((0 if key else 1,)))
    assert parsed is not None
    return parsed


@given(
    st.lists(
        st.tuples(st.integers(0, 0x7FFF), st.integers(0, 255), st.integers(0, 31), shuffled(12)), min_size=1, max_size=6
    )
)
def test_pictures_are_continuous_across_switches(sources: list[tuple[int, int, int, list[int]]]):
    ids = PictureIds(0x7FF0, 250)
    for picture, tl0, key_index, arrivals in sources:
        last, last_tl0 = ids.picture, ids.tl0
        ids.anchor(described(picture + arrivals[0], tl0 + arrivals[0], key_index))
        for place in arrivals:
            written = vp8.parse(ids.place(described(picture + place, tl0 + place, key_index)) + b"\1")
            assert written is not None
            assert written.picture == (last + 1 + place - arrivals[0]) & 0x7FFF
            assert written.tl0 == (last_tl0 + 1 + place - arrivals[0]) & 0xFF


def test_short_picture_ids_are_written_long():
    short = vp8.parse(bytes((0x90, vp8.PICTURE, 5, 0)))
    assert short is not None
    assert short.picture == 5
    assert short.starts_key_frame
    ids = PictureIds(300)
    ids.anchor(short)
    assert ids.place(short) == bytes((0x90, vp8.PICTURE, 0x81, 0x2D))


def test_a_stream_without_picture_ids_is_left_as_it_is():
    plain = vp8.parse(b"\x10\x00")
    assert plain is not None
    assert plain.starts_key_frame
    assert PictureIds().place(plain) == b"\x10"


@given(st.binary(max_size=12))
def test_no_bytes_upset_the_reader_of_descriptors(payload: bytes):
    parsed = vp8.parse(payload)
    if parsed is not None:
        assert 1 <= parsed.size <= len(payload)
