"""Huddles as connected components of who hears whom, and the names they keep while people come and go."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from realtime.huddles.hearing import Hears


def components(edges: Hears) -> list[frozenset[int]]:
    """The sets of two or more who hear each other, directly or through others."""
    neighbours: defaultdict[int, set[int]] = defaultdict(set)
    for listener, speakers in edges.items():
        for speaker in speakers:
            neighbours[listener].add(speaker)
            neighbours[speaker].add(listener)
    found: list[frozenset[int]] = []
    seen: set[int] = set()
    for start in neighbours:
        if start in seen:
            continue
        seen.add(start)
        together, todo = [start], [start]
        while todo:
            for near in neighbours[todo.pop()]:
                if near not in seen:
                    seen.add(near)
                    together.append(near)
                    todo.append(near)
        found.append(frozenset(together))
    return found


def named(
    before: Mapping[int, frozenset[int]], groups: Sequence[frozenset[int]], new_id: Callable[[], int]
) -> dict[int, frozenset[int]]:
    """Give each group an id: the one it shares most members with, the larger share first; a new one without any.

    So when a huddle parts, the larger remainder keeps the id; when two merge, that of the larger one stays. Between equals, that
    of the lowest person, and then the older id.
    """
    id_of = {person: huddle for huddle, members in before.items() for person in members}
    claims = sorted(
        (-shared, min(group), huddle, index)
        for index, group in enumerate(groups)
        for huddle, shared in Counter(id_of[one] for one in group if one in id_of).items()
    )
    taken: dict[int, int] = {}
    given: set[int] = set()
    for _shared, _lowest, huddle, index in claims:
        if index not in taken and huddle not in given:
            taken[index] = huddle
            given.add(huddle)
    return {taken[index] if index in taken else new_id(): group for index, group in enumerate(groups)}


def by_person(huddles: Mapping[int, Iterable[int]]) -> dict[int, int]:
    """The huddle of each person who is in one."""
    return {person: huddle for huddle, members in huddles.items() for person in members}
