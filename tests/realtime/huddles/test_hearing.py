"""Who hears whom, as properties of the pure step."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.huddles.hearing import (
    CONNECT_TILES,
    IN_THE_OPEN,
    MOST_HEARD,
    QUIET_TILES,
    SLACK_TILES,
    Ears,
    Hears,
    World,
    distance,
    pair,
    step,
)

NOBODY: Hears = {}
# What holds is looked for, not how fast it is found.
unhurried = settings(deadline=None, max_examples=60)
AREA, OTHER_AREA, BUBBLE, OTHER_BUBBLE = -1, -2, 7, 8


@st.composite
def crowds(draw: st.DrawFn, most: int = 25, side: int = 12) -> list[Ears]:
    """People in a small room with two private areas; some in bubbles, some muted, quiet or out of earshot."""
    people = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        zone = draw(st.sampled_from([0, 0, 0, 0, 1, 2]))
        group = draw(st.sampled_from([-zone, -zone, -zone, BUBBLE, OTHER_BUBBLE]))
        people.append(
            Ears(
                number,
                draw(st.integers(0, side)),
                draw(st.integers(0, side)),
                group,
                zone,
                draw(st.sampled_from([CONNECT_TILES] * 5 + [QUIET_TILES, 0])),
                speaks=draw(st.integers(0, 5)) > 0,
            )
        )
    return people


def open_crowds(most: int = 60, side: int = 8) -> st.SearchStrategy[list[Ears]]:
    """People in the open, all of whom may speak."""
    places = st.lists(st.tuples(st.integers(0, side), st.integers(0, side)), max_size=most)
    return places.map(lambda tiles: [Ears(number, x, y) for number, (x, y) in enumerate(tiles, 1)])


pairs = st.frozensets(st.tuples(st.integers(1, 40), st.integers(1, 40)).map(lambda ids: pair(*ids)), max_size=30)
worlds = st.builds(World, crowds(), pairs)


def heard(edges: Hears) -> set[tuple[int, int]]:
    return {(listener, speaker) for listener, speakers in edges.items() for speaker in speakers}


@unhurried
@given(worlds, st.lists(worlds, min_size=1, max_size=3), st.data())
def test_to_look_only_at_those_whom_a_change_concerns_comes_to_the_same(
    first: World, later: list[World], data: st.DataObject
) -> None:
    """From any world to any other, and to one where a few did something else."""
    before, former = step(NOBODY, first), first
    for elsewhere in later:
        for share in (0.1, 1):
            changed = {person.id: person for person in elsewhere.people if data.draw(st.floats(0, 1)) <= share}
            people = [changed.get(person.id, person) for person in former.people]
            people += [person for person in changed.values() if data.draw(st.booleans()) and person not in people]
            world = World(list({person.id: person for person in people}.values()), former.apart)
            now = step(before, world, former)
            assert now == step(before, world)
            assert all(now[one] is before[one] for one in now if before.get(one) == now[one])
            before, former = now, world
        now = step(before, elsewhere, former)
        assert now == step(before, elsewhere)
        before, former = now, elsewhere


@unhurried
@given(st.lists(crowds(), min_size=2, max_size=4), pairs)
def test_what_always_holds(moments: list[list[Ears]], apart: frozenset[tuple[int, int]]) -> None:
    """Whatever was before: who hears whom now breaks none of the rules."""
    before: Hears = NOBODY
    for people in moments:
        world = World(people, apart)
        by_id = {person.id: person for person in people}
        edges = step(before, world)
        assert edges == step(before, World(list(people), frozenset(apart)))
        assert set(edges) == set(by_id)
        for listener, speaker in heard(edges):
            one, other = by_id[listener], by_id[speaker]
            assert one is not other
            assert other.speaks
            assert one.reach
            assert other.reach
            assert one.zone == other.zone
            assert one.group == other.group
            assert pair(listener, speaker) not in apart
            assert 0 < edges[listener][speaker] <= 1
            if one.group == IN_THE_OPEN:
                slack = SLACK_TILES if speaker in before.get(listener, ()) else 0
                assert distance(one, other) <= min(one.reach, other.reach) + slack
        assert all(len(speakers) <= MOST_HEARD for speakers in edges.values())
        before = edges


@unhurried
@given(st.lists(open_crowds(side=20), min_size=1, max_size=4))
def test_without_a_crowd_hearing_goes_both_ways(moments: list[list[Ears]]) -> None:
    """Where nobody has more than twelve around them, whoever hears someone is heard by them."""
    before: Hears = NOBODY
    for people in moments:
        before = step(before, World(people))
        if any(
            sum(distance(one, other) <= CONNECT_TILES + SLACK_TILES for other in people) > MOST_HEARD + 1
            for one in people
        ):
            return
        assert all(listener in before[speaker] for listener, speaker in heard(before))


@unhurried
@given(worlds)
def test_nothing_changes_when_nothing_changed(world: World) -> None:
    edges = step(NOBODY, world)
    assert step(edges, world) == edges


@unhurried
@given(worlds)
def test_who_hears_whom_does_not_hang_on_who_came_first(world: World) -> None:
    """In the open; in a full group the first twelve speak."""
    people = [person for person in world.people if person.group == IN_THE_OPEN]
    turned = list(reversed(people))
    assert step(NOBODY, World(people, world.apart)) == step(NOBODY, World(turned, world.apart))


@unhurried
@given(open_crowds(), st.data())
def test_who_steps_to_and_fro_makes_nobody_flap(people: list[Ears], data: st.DataObject) -> None:
    if not people:
        return
    index = data.draw(st.integers(0, len(people) - 1))
    dx, dy = data.draw(st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
    there = [*people]
    there[index] = replace(people[index], x=people[index].x + dx, y=people[index].y + dy)
    edges = step(NOBODY, World(people))
    seen = []
    for _ in range(4):
        for moment in (there, people):
            edges = step(edges, World(moment))
            seen.append(heard(edges))
    assert seen[-1] == seen[-2] == seen[-3]


@unhurried
@given(open_crowds(), st.data())
def test_a_whole_crowd_that_fidgets_keeps_its_company(people: list[Ears], data: st.DataObject) -> None:
    """Everyone a tile aside: without a crowd nobody is lost; in one, nobody for someone who is not clearly nearer."""
    aside = [
        replace(
            person, x=person.x + data.draw(st.sampled_from([0, 1])), y=person.y + data.draw(st.sampled_from([0, 1]))
        )
        for person in people
    ]
    first = step(NOBODY, World(people))
    then = step(first, World(aside))
    by_id = {person.id: person for person in aside}
    for listener, speaker in heard(first) - heard(then):
        new = [other for other in then[listener] if other not in first[listener]]
        lost = distance(by_id[listener], by_id[speaker])
        assert len(then[listener]) == MOST_HEARD
        assert all(distance(by_id[listener], by_id[other]) <= lost - 2 for other in new)


@unhurried
@given(open_crowds(most=30, side=30))
def test_without_a_crowd_everyone_in_reach_is_heard(people: list[Ears]) -> None:
    near = {(a.id, b.id) for a in people for b in people if a is not b and distance(a, b) <= CONNECT_TILES}
    edges = step(NOBODY, World(people))
    if all(sum(one == person.id for one, _other in near) <= MOST_HEARD for person in people):
        assert heard(edges) == near


def at(*tiles: int, **more: object) -> list[Ears]:
    """People in a row, the first at column 0."""
    return [Ears(number, x, 0, **more) for number, x in enumerate(tiles, 1)]  # type: ignore[arg-type]


def test_volume_follows_distance() -> None:
    assert [step(NOBODY, World(at(0, tiles)))[1].get(2) for tiles in range(7)] == [1, 1, 1, 0.66, 0.33, 0.15, None]


def test_diagonals_count_as_one() -> None:
    assert step(NOBODY, World([Ears(1, 0, 0), Ears(2, 3, 3)]))[1] == {2: 0.66}


def test_one_connects_at_five_tiles_and_parts_beyond_six() -> None:
    edges: Hears = NOBODY
    seen = []
    for tiles in (6, 5, 6, 6, 7, 6, 5):
        edges = step(edges, World(at(0, tiles)))
        seen.append(edges[1].get(2))
    assert seen == [None, 0.15, 0.15, 0.15, None, None, 0.15]


def test_quiet_is_one_tile_whoever_chose_it() -> None:
    edges = step(NOBODY, World([Ears(1, 0, 0), Ears(2, 1, 0, reach=QUIET_TILES), Ears(3, 3, 0)]))
    assert heard(edges) == {(1, 2), (2, 1), (1, 3), (3, 1)}


def test_a_private_area_hears_itself_from_end_to_end_and_nobody_outside() -> None:
    inside = [Ears(1, 0, 0, AREA, 1), Ears(2, 40, 20, AREA, 1)]
    edges = step(NOBODY, World([*inside, Ears(3, 1, 0), Ears(4, 2, 0, OTHER_AREA, 2)]))
    assert edges == {1: {2: 1.0}, 2: {1: 1.0}, 3: {}, 4: {}}


def test_walking_through_the_wall_of_a_private_area_parts_at_once() -> None:
    before = step(NOBODY, World(at(0, 1)))
    assert step(before, World([Ears(1, 0, 0), Ears(2, 1, 0, AREA, 1)])) == {1: {}, 2: {}}


def test_a_bubble_hears_itself_and_nobody_beside_it() -> None:
    edges = step(NOBODY, World([Ears(1, 0, 0, BUBBLE), Ears(2, 6, 0, BUBBLE), Ears(3, 1, 0), Ears(4, 5, 0)]))
    assert edges == {1: {2: 1.0}, 2: {1: 1.0}, 3: {4: 0.33}, 4: {3: 0.33}}


def test_who_is_muted_hears_and_is_not_heard() -> None:
    assert step(NOBODY, World([Ears(1, 0, 0, speaks=False), Ears(2, 1, 0)])) == {1: {2: 1.0}, 2: {}}


def test_who_listens_to_a_full_group_hears_its_twelve_speakers() -> None:
    people = [Ears(number, 0, 0, AREA, 1, speaks=number <= MOST_HEARD) for number in range(1, 21)]
    edges = step(NOBODY, World(people))
    assert set(edges[1]) == set(range(2, 13))
    assert set(edges[20]) == set(range(1, 13))


def test_in_a_crowd_one_hears_the_nearest() -> None:
    """Along a line of forty tiles, two people on each."""
    people = [Ears(number + 1, number // 2, 0) for number in range(80)]
    edges = step(NOBODY, World(people))
    by_id = {person.id: person for person in people}
    middle = by_id[40]
    assert len(edges[40]) == MOST_HEARD
    assert max(distance(middle, by_id[other]) for other in edges[40]) == 3


def test_a_stranger_displaces_a_partner_only_when_clearly_nearer() -> None:
    """One hears twelve at three tiles. A thirteenth at two is not nearer enough; at one they are."""
    ring = [Ears(number, 3, 0) for number in range(2, 14)]
    company = [Ears(1, 0, 0), *ring]
    edges = step(NOBODY, World(company))
    assert set(edges[1]) == set(range(2, 14))
    assert 14 not in step(edges, World([*company, Ears(14, 2, 0)]))[1]
    assert 14 in step(edges, World([*company, Ears(14, 1, 0)]))[1]


def test_who_walks_up_to_a_dense_crowd_hears_it() -> None:
    crowd = [Ears(number, 0, 0) for number in range(1, 31)]
    edges = step(step(NOBODY, World(crowd)), World([*crowd, Ears(31, 4, 0)]))
    assert len(edges[31]) == MOST_HEARD
