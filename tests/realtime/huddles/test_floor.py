"""Twelve speak, the others listen and wait for their turn."""

from hypothesis import given
from hypothesis import strategies as st

from realtime.huddles.floor import Floor
from realtime.huddles.hearing import MOST_HEARD


def full(people: int) -> Floor:
    floor = Floor()
    floor.follow(range(1, people + 1))
    return floor


def test_the_first_twelve_speak_and_the_next_listen() -> None:
    floor = full(14)
    assert (floor.speakers, floor.listeners) == ([*range(1, 13)], [13, 14])


def test_a_free_place_goes_to_who_asked_first_else_to_who_came_first() -> None:
    floor = full(15)
    assert floor.ask(15)
    floor.follow([*range(2, 16)])
    assert 15 in floor.speakers
    floor.follow([*range(3, 16)])
    assert (floor.speakers[-1], floor.listeners) == (13, [14])


def test_a_speaker_gives_their_place_to_who_waits_and_listens_on() -> None:
    floor = full(14)
    assert not floor.give(1)
    assert floor.ask(14)
    assert not floor.ask(3)
    assert floor.give(1)
    assert (floor.speakers[-1], floor.listeners, floor.waiting) == (14, [13, 1], [])


@given(st.lists(st.tuples(st.sets(st.integers(1, 30)), st.integers(1, 30), st.booleans()), max_size=12))
def test_no_place_is_empty_while_anyone_listens(moments: list[tuple[set[int], int, bool]]) -> None:
    floor = Floor()
    for people, someone, asks in moments:
        floor.follow(sorted(people))
        if asks:
            floor.ask(someone)
        else:
            floor.give(someone)
        assert sorted(floor.speakers + floor.listeners) == sorted(people)
        assert len(floor.speakers) == min(len(people), MOST_HEARD)
        assert set(floor.waiting) <= set(floor.listeners)
