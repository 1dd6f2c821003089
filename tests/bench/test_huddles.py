"""The measuring of huddles: what is sent is what is said, and a freeze is seen."""

from tests.bench.huddles.clip import SECONDS, encoded
from tests.bench.huddles.listener import Incoming, begins_key_frame
from tests.bench.huddles.person import Continuity
from tests.bench.measuring import growth

S = 1_000_000_000  # ns


def test_the_clip_is_360p_at_half_a_megabit_and_begins_with_its_only_key_frame():
    clip = encoded()

    assert len(clip.video) == 25 * SECONDS
    assert len(clip.audio) == 50 * SECONDS
    assert [begins_key_frame(frame[0]) for frame in clip.video] == [True] + [False] * (len(clip.video) - 1)
    bits_per_s = 8 * sum(len(payload) for frame in clip.video for payload in frame) / SECONDS
    assert 400_000 < bits_per_s < 550_000


def test_a_freeze_is_more_than_a_second_without_a_picture():
    seen = Continuity(freezes_after_s=1.0)

    seen.gap(10 * S, 10 * S + S // 2)
    seen.gap(20 * S, 22 * S)

    assert (seen.frozen, seen.longest_s) == ([(22 * S, 2.0)], 2.0)


def test_what_the_generator_missed_while_it_was_held_up_is_no_freeze():
    seen = Continuity(freezes_after_s=1.0)

    seen.held_up(20 * S, 21 * S)
    seen.gap(20 * S, 22 * S)
    seen.gap(30 * S, 32 * S)

    assert (seen.frozen, seen.times_held_up) == ([(32 * S, 2.0)], 1)


def test_going_on_behind_a_gap_forgets_what_came_and_what_was_missed_before_it():
    stream = Incoming(1, "video")
    stream.next = 65534
    stream.waiting = {65535: (b"", 0), 2: (b"", 0)}
    stream.missing = {65534: 0.0, 0: 0.0, 1: 0.0}

    stream.skip_to(1)

    assert (stream.next, stream.cycles, list(stream.waiting), list(stream.missing)) == (1, 1, [2], [1])


def test_memory_is_compared_from_the_second_minute_on():
    samples = [(float(at), 50.0 + min(at, 120)) for at in range(0, 600, 5)]

    assert growth(samples) == (170.0, 0.0)
