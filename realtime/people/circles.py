"""Whom people block, in memory: every line of chat asks it for every hearer, and a query each would cost too much."""

from collections.abc import Iterable

_blocked: dict[int, frozenset[int]] = {}


def remember(person_id: int, blocked: Iterable[int]) -> None:
    """Keep whom someone blocks; people who block nobody take no room."""
    found = frozenset(blocked)
    if found:
        _blocked[person_id] = found
    else:
        _blocked.pop(person_id, None)


def blocked_by(person_id: int) -> frozenset[int]:
    """Whom someone who has come to the campus of this process blocks."""
    return _blocked.get(person_id, frozenset())


def blocks(person_id: int, other_id: int) -> bool:
    """Whether someone who has come to the campus of this process blocks another."""
    return other_id in blocked_by(person_id)
