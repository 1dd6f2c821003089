"""Huddles keep their names while people come and go."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from realtime.huddles.naming import components, named


def group(*people: int) -> frozenset[int]:
    return frozenset(people)


def test_people_who_hear_each_other_through_others_are_one_huddle() -> None:
    assert set(components({1: {2: 1.0}, 2: {1: 1.0, 3: 0.5}, 3: {2: 0.5}, 4: {}, 5: {6: 1.0}, 6: {}})) == {
        group(1, 2, 3),
        group(5, 6),
    }


def test_the_larger_remainder_keeps_the_name() -> None:
    assert named({1: group(1, 2, 3, 4, 5)}, [group(1, 2), group(3, 4, 5)], count(2).__next__) == {
        1: group(3, 4, 5),
        2: group(1, 2),
    }


def test_of_two_that_merge_the_name_of_the_larger_stays() -> None:
    merged = group(1, 2, 3, 4, 5)
    assert named({1: group(1, 2), 2: group(3, 4, 5)}, [merged], count(3).__next__) == {2: merged}


partitions = st.lists(st.integers(0, 5), min_size=12, max_size=12).map(
    lambda chosen: [frozenset(p for p, c in enumerate(chosen) if c == which) for which in set(chosen)]
)


@given(partitions, partitions)
def test_names_are_given_once_and_kept_when_nothing_changed(
    before: list[frozenset[int]], now: list[frozenset[int]]
) -> None:
    names = count(1).__next__
    first = named({}, before, names)
    second = named(first, now, names)
    assert sorted(map(sorted, second.values())) == sorted(map(sorted, now))
    assert named(second, now, names) == second
    assert named(first, before, names) == first
