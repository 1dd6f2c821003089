"""Who hears whom: a pure step from the edges before and the world now to the edges now.

Distance is in tiles as the king walks (Chebyshev), as for what is said nearby and what is in reach: people count tiles.
In the open everyone hears those in reach, which goes both ways; in a crowd, the nearest to themself. Walls do not stop sound;
private areas do.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import product

# Gather's: what its users know.
CONNECT_TILES = 5
QUIET_TILES = 1
# Who is heard stays so for this much farther, so that standing at the border does not flap.
SLACK_TILES = 1
GAINS = (1.0, 1.0, 1.0, 0.66, 0.33, 0.15, 0.15)  # by distance; the last while walking away
# Whom one hears at once: beyond, in a crowd, nobody could follow.
MOST_HEARD = 12
# A stranger takes the place of someone who is heard when this much nearer, in half tiles: two tiles at least.
PREFERENCE = 3

IN_THE_OPEN = 0

Pair = tuple[int, int]  # two person ids, the lower first
Hears = Mapping[int, Mapping[int, float]]  # listener → speaker → gain, 0 to 1


@dataclass(frozen=True, slots=True)
class Ears:
    """Someone in the room, as the step sees them. `x`, `y` in tiles.

    group: those who hear each other wherever they stand and nobody else: a bubble, or a private area (not `IN_THE_OPEN`)
    zone: the private area they stand in, 0 for none; sound never leaves one, not even within a group
    reach: at how many tiles they connect in the open; 0: they hear nobody and nobody hears them, group or not
    speaks: False for who is muted, or only listens
    """

    id: int
    x: int
    y: int
    group: int = IN_THE_OPEN
    zone: int = 0
    reach: int = CONNECT_TILES
    speaks: bool = True


@dataclass(frozen=True, slots=True)
class World:
    """Everyone in the room, each once, and the pairs that must not hear each other (blocks, removals)."""

    people: Sequence[Ears]
    apart: AbstractSet[Pair] = frozenset()


def pair(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def distance(one: Ears, other: Ears) -> int:
    return max(abs(one.x - other.x), abs(one.y - other.y))


def step(before: Hears, world: World, former: World | None = None) -> dict[int, Mapping[int, float]]:
    """The edges now, with an entry for everyone. Of a group, the first `MOST_HEARD` who speak are heard by all of it.

    `former` is the world that `before` was the step of: then only those whom a change since may concern are looked at. The
    outcome is the same, for a step that is taken twice changes nothing; an entry that did not change is the same object.
    """
    edges: dict[int, Mapping[int, float]] = {person.id: {} for person in world.people}
    groups: defaultdict[int, list[Ears]] = defaultdict(list)
    for person in world.people:
        if person.reach:
            groups[person.group].append(person)
    crowd = Crowd(groups.pop(IN_THE_OPEN, []), world.apart)
    concerned = crowd.concerned(former, world) if former else None
    for listener in crowd.people.values():
        known = before.get(listener.id)
        if known is None or concerned is None or listener.id in concerned:
            edges[listener.id] = crowd.heard_by(listener, known or {})
        else:
            edges[listener.id] = known
    for members in groups.values():
        speakers = [member for member in members if member.speaks][:MOST_HEARD]
        for member in members:
            edges[member.id] = {
                speaker.id: 1.0
                for speaker in speakers
                if member is not speaker
                and member.zone == speaker.zone
                and not (world.apart and pair(member.id, speaker.id) in world.apart)
            }
    return {person: known if (known := before.get(person)) == heard else heard for person, heard in edges.items()}


# The tiles of the square ring at each distance.
_RINGS = [
    [(dx, dy) for dx, dy in product(range(-tiles, tiles + 1), repeat=2) if max(abs(dx), abs(dy)) == tiles]
    for tiles in range(CONNECT_TILES + 1)
]
_AROUND = list(product((-1, 0, 1), repeat=2))
# As far as a change of someone may concern others.
_EARSHOT = list(product(range(-CONNECT_TILES - SLACK_TILES, CONNECT_TILES + SLACK_TILES + 1), repeat=2))
# Beyond this share of people who changed, everyone is looked at: to find out who is concerned would cost as much.
_MANY = 1 / 10

Candidate = tuple[int, int, int]  # rank in half tiles, squared distance as the crow flies, person id: a total order


class Crowd:
    """Those in the open, by tile: whoever is near is found without asking everyone."""

    def __init__(self, people: Sequence[Ears], apart: AbstractSet[Pair]) -> None:
        self.people = {person.id: person for person in people}
        self._apart = apart
        self._tiles: defaultdict[tuple[int, int], list[Ears]] = defaultdict(list)
        squares: defaultdict[tuple[int, int], int] = defaultdict(int)
        for person in people:
            squares[person.x // CONNECT_TILES, person.y // CONNECT_TILES] += 1
            if person.speaks:
                self._tiles[person.x, person.y].append(person)
        # Squares of `CONNECT_TILES` on a side with anyone else in them or around: who is elsewhere is alone.
        self._shared = {
            (column, row)
            for column, row in squares
            if sum(squares.get((column + dx, row + dy), 0) for dx, dy in _AROUND) > 1
        }

    def concerned(self, former: World, world: World) -> set[int] | None:
        """Those within earshot of where someone is or was who changed, came or left; None: it may be anyone."""
        if former.apart != world.apart:
            return None
        was = {person.id: person for person in former.people}
        changed = [(person.x, person.y) for person in world.people if was.get(person.id) != person]
        now = {person.id: person for person in world.people}
        changed += [(person.x, person.y) for person in former.people if now.get(person.id) != person]
        if len(changed) > 2 * _MANY * len(self.people):
            return None
        listeners: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for person in self.people.values():
            listeners[person.x, person.y].append(person.id)
        tiles = {(x + dx, y + dy) for x, y in changed for dx, dy in _EARSHOT}
        return {person for tile in tiles & listeners.keys() for person in listeners[tile]}

    def heard_by(self, listener: Ears, before: Mapping[int, float]) -> dict[int, float]:
        """Whom someone hears, the nearest first; who was heard before counts as `PREFERENCE` half tiles nearer."""
        kept = self._kept(listener, before)
        strangers = (listener.x // CONNECT_TILES, listener.y // CONNECT_TILES) in self._shared
        found: list[Candidate] = []
        taken = 0
        for tiles in range(listener.reach + 1 if strangers else 0):
            while taken < len(kept) and kept[taken][0] < 2 * tiles:
                found.append(kept[taken])
                taken += 1
            if len(found) >= MOST_HEARD:
                break
            found += sorted(self._strangers(listener, tiles, before))
        found += kept[taken:]
        return {
            speaker: GAINS[distance(listener, self.people[speaker])] for _rank, _crow, speaker in found[:MOST_HEARD]
        }

    def _kept(self, listener: Ears, before: Mapping[int, float]) -> list[Candidate]:
        """Those who were heard and still may be."""
        kept = []
        for person in before:
            speaker = self.people.get(person)
            if speaker is not None and speaker.speaks and self._may_meet(listener, speaker):
                tiles = distance(listener, speaker)
                if tiles <= min(listener.reach, speaker.reach) + SLACK_TILES:
                    kept.append(_candidate(2 * tiles - PREFERENCE, listener, speaker))
        return sorted(kept)

    def _strangers(self, listener: Ears, tiles: int, before: Mapping[int, float]) -> list[Candidate]:
        """Those exactly `tiles` away who were not heard before. (Who was is among the kept.)"""
        x, y, at = listener.x, listener.y, self._tiles
        return [
            _candidate(2 * tiles, listener, speaker)
            for dx, dy in _RINGS[tiles]
            if (there := (x + dx, y + dy)) in at
            for speaker in at[there]
            if speaker.reach >= tiles
            and speaker.id not in before
            and speaker is not listener
            and self._may_meet(listener, speaker)
        ]

    def _may_meet(self, one: Ears, other: Ears) -> bool:
        return not self._apart or pair(one.id, other.id) not in self._apart


def _candidate(rank: int, listener: Ears, speaker: Ears) -> Candidate:
    return rank, (listener.x - speaker.x) ** 2 + (listener.y - speaker.y) ** 2, speaker.id
