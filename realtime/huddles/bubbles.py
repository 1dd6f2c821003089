"""The bubbles of a room: who is in one, who is on their way, who is invited and who knocks."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from realtime.huddles.floor import Floor
from realtime.huddles.hearing import CONNECT_TILES, SLACK_TILES, Ears, distance

MOST_MEMBERS = 250
MOST_KNOCKING = 20
# Who was invited answers within a minute, who knocks is answered within one, who accepted walks up within one.
ANSWER_WITHIN_S = 60.0
WALK_UP_WITHIN_S = 60.0
# A lost connection or a reload: who is back by then is still in their bubble.
GRACE_S = 20.0


@dataclass(slots=True)
class Seat:
    """Of a member, who `arrived` once they have stood near, and are on their way since `since` (s) before.

    `gone_at`: when their connection was lost.
    """

    since: float
    arrived: bool = False
    gone_at: float | None = None


@dataclass(slots=True, eq=False)
class Bubble:
    """`members` in the order they came. It takes effect with two who have arrived; until then they are in the open."""

    id: int
    members: dict[int, Seat] = field(default_factory=dict)
    locked: bool = False
    floor: Floor = field(default_factory=Floor)
    knocking: dict[int, float] = field(default_factory=dict)  # who → until

    @property
    def arrived(self) -> list[int]:
        return [person for person, seat in self.members.items() if seat.arrived]

    @property
    def is_active(self) -> bool:
        return len(self.arrived) > 1


@dataclass(frozen=True, slots=True)
class Invitation:
    by: int
    until: float


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An invitation (`by` whom) or a knock (`by` None) that ran out, or whose bubble did."""

    huddle: int
    person: int
    by: int | None


class Bubbles:
    """Of one room. Nobody is in two of them. Times are of one clock, in seconds.

    `invitations` by huddle and whom: to bubbles, and to come near those who stand in the open.
    """

    def __init__(self) -> None:
        self.by_id: dict[int, Bubble] = {}
        self.invitations: dict[tuple[int, int], Invitation] = {}
        self._of: dict[int, Bubble] = {}

    def of(self, person: int) -> Bubble | None:
        """The bubble that someone is in or on their way to."""
        return self._of.get(person)

    def active_of(self, person: int) -> Bubble | None:
        """The bubble that someone hears and is heard in."""
        bubble = self._of.get(person)
        return bubble if bubble and bubble.is_active and bubble.members[person].arrived else None

    def open(
        self, bubble_id: int, members: AbstractSet[int] | list[int], now: float, *, locked: bool = False
    ) -> Bubble:
        """A new bubble with people who stand together already."""
        bubble = self.by_id[bubble_id] = Bubble(bubble_id, locked=locked)
        for person in members:
            self.add(bubble, person, now, arrived=True)
        return bubble

    def add(self, bubble: Bubble, person: int, now: float, *, arrived: bool = False) -> None:
        """Someone is in, or on their way; out of any other bubble."""
        if self._of.get(person) is bubble:
            return
        self.remove(person)
        bubble.members[person] = Seat(now, arrived)
        bubble.knocking.pop(person, None)
        self._of[person] = bubble

    def remove(self, person: int) -> None:
        bubble = self._of.pop(person, None)
        if bubble is not None:
            del bubble.members[person]

    def end(self, bubble: Bubble) -> list[Unanswered]:
        """Everyone is out of it at once."""
        for person in list(bubble.members):
            self.remove(person)
        return self._dissolve(bubble)

    def follow(self, people: Mapping[int, Ears], now: float, is_elsewhere: Callable[[int], bool]) -> list[Unanswered]:
        """Take over who stands where now: people arrive, walk away, are lost; what ran out is returned.

        `is_elsewhere`: whether someone who is not among `people` is in another room.
        """
        unanswered: list[Unanswered] = []
        for bubble in list(self.by_id.values()):
            self._drop_the_lost(bubble, people, now, is_elsewhere)
            self._arrive(bubble, people)
            self._drop_who_walked_away(bubble, people)
            if len(bubble.members) < 2 and not (bubble.members and self._invited_to(bubble)):
                unanswered += self.end(bubble)
            else:
                unanswered += _run_out(bubble, now)
        for (huddle, person), invitation in list(self.invitations.items()):
            if invitation.until <= now:
                unanswered.append(Unanswered(huddle, person, invitation.by))
                del self.invitations[huddle, person]
        return unanswered

    def has_deadlines(self) -> bool:
        """Whether time alone may change something."""
        return bool(self.invitations) or any(
            bubble.knocking or any(not seat.arrived or seat.gone_at is not None for seat in bubble.members.values())
            for bubble in self.by_id.values()
        )

    def _invited_to(self, bubble: Bubble) -> list[int]:
        return [person for huddle, person in self.invitations if huddle == bubble.id]

    def _drop_the_lost(
        self, bubble: Bubble, people: Mapping[int, Ears], now: float, is_elsewhere: Callable[[int], bool]
    ) -> None:
        for person, seat in list(bubble.members.items()):
            if person in people:
                seat.gone_at = None
                if people[person].reach == 0 or (not seat.arrived and now - seat.since > WALK_UP_WITHIN_S):
                    self.remove(person)
                continue
            seat.gone_at = now if seat.gone_at is None else seat.gone_at
            if is_elsewhere(person) or now - seat.gone_at > GRACE_S:
                self.remove(person)

    def _arrive(self, bubble: Bubble, people: Mapping[int, Ears]) -> None:
        there = [people[person] for person in bubble.arrived if person in people]
        for person, seat in bubble.members.items():
            if not seat.arrived and person in people and _is_near(people[person], there, CONNECT_TILES):
                seat.arrived = True

    def _drop_who_walked_away(self, bubble: Bubble, people: Mapping[int, Ears]) -> None:
        if not bubble.is_active:
            return
        there = [people[person] for person in bubble.arrived if person in people]
        lost = len(bubble.arrived) - len(there)
        away = [one for one in there if not _is_near(one, there, CONNECT_TILES + SLACK_TILES)]
        if not (lost and len(there) == 1):  # whose only partner lost their connection waits for them
            for one in away:
                self.remove(one.id)

    def _dissolve(self, bubble: Bubble) -> list[Unanswered]:
        del self.by_id[bubble.id]
        unanswered = [
            Unanswered(bubble.id, person, self.invitations.pop((bubble.id, person)).by)
            for person in self._invited_to(bubble)
        ]
        return unanswered + [Unanswered(bubble.id, person, None) for person in bubble.knocking]


def _is_near(one: Ears, others: list[Ears], tiles: int) -> bool:
    return any(other is not one and other.zone == one.zone and distance(one, other) <= tiles for other in others)


def _run_out(bubble: Bubble, now: float) -> list[Unanswered]:
    late = [person for person, until in bubble.knocking.items() if until <= now]
    for person in late:
        del bubble.knocking[person]
    return [Unanswered(bubble.id, person, None) for person in late]
