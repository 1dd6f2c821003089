"""How late the loop is, and what is made of it."""

from realtime.gateway.pulse import LATE_S, SLOWEST, WELL_S, WINDOW, Pulse


def beats(pulse: Pulse, lag_s: float, times: int) -> list[int]:
    """The slowdown after each of so many beats that came so late."""
    found = []
    for _ in range(times):
        pulse.beat(lag_s)
        found.append(pulse.slowdown)
    return found


def test_one_slow_moment_changes_nothing():
    pulse = Pulse()
    beats(pulse, 0.001, WINDOW)
    assert beats(pulse, 3.0, 1) == [1]
    assert beats(pulse, 0.001, WINDOW) == [1] * WINDOW


def test_a_late_loop_slows_down_step_by_step_and_no_further_than_its_end():
    found = beats(Pulse(), LATE_S * 1.5, 4 * WINDOW)
    assert sorted(set(found)) == [1, 2, SLOWEST]
    assert found == sorted(found)


def test_between_late_and_well_it_stays_as_it_is():
    pulse = Pulse()
    beats(pulse, LATE_S * 1.5, WINDOW)
    assert set(beats(pulse, (LATE_S + WELL_S) / 2, 5 * WINDOW)) == {2}


def test_it_comes_back_when_all_is_well():
    pulse = Pulse()
    beats(pulse, LATE_S * 1.5, 3 * WINDOW)
    assert beats(pulse, WELL_S / 5, 3 * WINDOW)[-1] == 1
