"""The conversations of a room: recomputed when someone moves or something changes, told, and handed to media."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from math import inf

from realtime.gateway.wire import Payload
from realtime.huddles.backend import HuddleBackend, RoomHearing
from realtime.huddles.bubbles import Bubbles, Unanswered
from realtime.huddles.floor import Floor
from realtime.huddles.ground import Ground
from realtime.huddles.hearing import IN_THE_OPEN, Ears, Hears, Pair, World, pair, step
from realtime.huddles.messages import Answered, Knocked, Presenting
from realtime.huddles.naming import by_person, components, named
from realtime.huddles.permissions import can_present
from realtime.huddles.talkers import Apart, Talker, arrive, ears_of, media_of, takes_part
from realtime.huddles.telling import Teller
from realtime.huddles.wants import room_hearing
from realtime.huddles.ways import backend_of
from realtime.people import circles
from realtime.presence.campus import Campus, Walker, on_hub, open_campus
from realtime.presence.hub import Member, RoomHub
from rooms.maps.room_map import Tile

# What follows someone who can be heard, or hears, comes at most this often, and takes at most a quarter of the time.
STEP_EVERY_S = 0.05
SHARE_OF_TIME = 1 / 4
# What only shows (who would hear one) may wait, and takes at most a fiftieth: a crowd walks all the time.
SHOW_EVERY_S = 0.5
SHARE_OF_SHOWING = 1 / 50
# While something may run out by itself (an invitation, a mute) it is looked at this often.
LOOK_EVERY_S = 1.0
# Whom the team took out of a conversation comes back to it by invitation only, for so long.
REMOVED_FOR_S = 600.0

new_huddle_id = count(1).__next__


@dataclass(frozen=True, slots=True)
class Removal:
    """Someone is kept from those they talked with, and from the private area they talked in (0: none)."""

    people: frozenset[int]
    zone: int
    until: float


class Talk:
    """Who hears whom in one room of this process.

    huddles: the people of each, two or more; edges, ears, apart: as of the last step, by person id
    left: where people stood when they left a conversation; they are out of earshot until they move
    """

    def __init__(self, campus: Campus, room_id: int, hub: RoomHub) -> None:
        self.campus = campus
        self.room_id = room_id
        self.hub = hub
        self.talkers: dict[int, Talker] = {}
        self.ears: dict[int, Ears] = {}
        self.apart: dict[int, Apart] = {}
        self.edges: dict[int, Mapping[int, float]] = {}
        self.huddles: dict[int, frozenset[int]] = {}
        self.huddle_of: dict[int, int] = {}
        self.bubbles = Bubbles()
        self.left: dict[int, Tile] = {}
        self.removals: dict[int, Removal] = {}
        self.presenter: int | None = None
        self._ground = Ground(hub.map)
        self._area_floors: dict[int, Floor] = {}
        self._teller = Teller(self)
        self._world = World([])
        self._hearing = RoomHearing()
        self._timer: asyncio.TimerHandle | None = None
        self._not_before = 0.0
        self._show_not_before = 0.0
        self._taking_part = 0
        self._named_bubbles: dict[int, frozenset[int]] = {}

    @property
    def backend(self) -> HuddleBackend:
        return backend_of(self.campus)

    # -- when --------------------------------------------------------------------------------------------------------

    def touch(self) -> None:
        """Something changed: look again, at once unless that was done a moment ago."""
        self._at(0.0)

    def follow(self, member: Member) -> None:
        """Someone came, left, moved or shows something else: look again, soon where sound may have to follow."""
        talker = self.talkers.get(member.person.id)
        others = self._taking_part - (talker is not None and talker.takes_part)
        self._at(0.0 if others and takes_part(media_of(member.socket)) else self._show_not_before)

    def _at(self, earliest: float) -> None:
        loop = asyncio.get_running_loop()
        when = max(loop.time(), self._not_before, earliest)
        if self._timer is not None:
            if self._timer.when() <= when:
                return
            self._timer.cancel()
        self._timer = loop.call_at(when, self.look)

    def look(self) -> None:
        """Find out who hears whom now, tell whom it concerns, and have media follow. O(people)."""
        loop = asyncio.get_running_loop()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        started = loop.time()
        self._follow_members()
        self._place(time.monotonic())
        before, former = self.edges, self._world
        self._world = World(list(self.ears.values()), self._kept_apart())
        self.edges = step(before, self._world, former)
        self._name(before)
        self._check_presenter()
        again = self._teller.tell(started)
        hearing = room_hearing(self)
        self._taking_part = len(hearing.sends)
        if hearing != self._hearing:
            self._hearing = hearing
            self.backend.hear(self.room_id, hearing)
        ended = loop.time()
        took = ended - started
        self._not_before = started + max(STEP_EVERY_S, took / SHARE_OF_TIME)
        self._show_not_before = started + max(SHOW_EVERY_S, took / SHARE_OF_SHOWING)
        if self.bubbles.has_deadlines() or self.removals or "muted" in self.apart.values():
            again = min(again, ended + LOOK_EVERY_S)
        if again < inf:
            self._at(again)

    # -- who ---------------------------------------------------------------------------------------------------------

    def _follow_members(self) -> None:
        """Those who came and those who left since the last look. Who comes back on another socket is someone new."""
        there: dict[int, Walker] = {}
        for member in self.hub.members.values():
            walker = self.campus.walkers.get(member.person.id)
            if walker is not None and walker.member is member:
                there[member.person.id] = walker
        for person, talker in list(self.talkers.items()):
            if (walker := there.get(person)) is None or walker.member is not talker.member:
                del self.talkers[person]
                if talker.takes_part:
                    self.backend.leave(talker.walker, self.room_id)
        for person, walker in there.items():
            if person not in self.talkers:
                self.talkers[person] = talker = arrive(walker)
                self._teller.greet(talker)
                self.take_part(talker)

    def take_part(self, talker: Talker) -> None:
        """Have media begin or end for someone, as what they have on says."""
        wanted = takes_part(talker.media)
        if wanted and not talker.takes_part:
            self.backend.enter(talker.walker)
        elif talker.takes_part and not wanted:
            self.backend.leave(talker.walker, self.room_id)
        talker.takes_part = wanted

    # -- where -------------------------------------------------------------------------------------------------------

    def _place(self, now: float) -> None:
        """Everyone as the step sees them: place and area, then bubbles, then turns to speak."""
        if self._ground.map is not self.hub.map:
            self._ground = Ground(self.hub.map)
        self.removals = {person: removal for person, removal in self.removals.items() if removal.until > now}
        ears: dict[int, Ears] = {}
        for person, talker in self.talkers.items():
            at = (talker.member.x, talker.member.y)
            if self.left.get(person, at) != at:
                del self.left[person]
            left = person in self.left or self._is_barred(person, at)
            ears[person], self.apart[person] = ears_of(talker, self._ground, left=left)
        for gone in self.apart.keys() - ears.keys():
            del self.apart[gone]
        for unanswered in self.bubbles.follow(ears, now, self._is_elsewhere):
            self._tell_unanswered(unanswered)
        self.ears = ears
        self._take_turns()

    def _is_barred(self, person: int, at: Tile) -> bool:
        removal = self.removals.get(person)
        return removal is not None and removal.zone != 0 and self._ground.at(*at).zone == removal.zone

    def _is_elsewhere(self, person: int) -> bool:
        walker = self.campus.walkers.get(person)
        return walker is not None and walker.hub is not self.hub

    def _take_turns(self) -> None:
        """Put people of active bubbles into them, and let twelve of each bubble and area speak."""
        groups: defaultdict[int, dict[int, None]] = defaultdict(dict)
        for person, ears in self.ears.items():
            bubble = self.bubbles.active_of(person)
            group = bubble.id if bubble else ears.group
            if bubble:
                self.ears[person] = replace(ears, group=group)
            if group != IN_THE_OPEN and ears.reach:
                groups[group][person] = None
        self._area_floors = {
            group: self._area_floors.get(group, Floor()) for group in groups if group not in self.bubbles.by_id
        }
        for group, members in groups.items():
            floor = self.floor(group)
            floor.follow(members)
            for person in floor.listeners:
                self.ears[person] = replace(self.ears[person], speaks=False)

    def floor(self, group: int) -> Floor:
        bubble = self.bubbles.by_id.get(group)
        return bubble.floor if bubble else self._area_floors[group]

    def floor_of(self, person: int) -> Floor | None:
        """The turns to speak where someone is; None in the open, where distance is what matters."""
        ears = self.ears.get(person)
        return self.floor(ears.group) if ears and ears.group != IN_THE_OPEN and ears.reach else None

    def zone_name(self, person: int) -> str:
        ears = self.ears[person]
        return self._ground.at(ears.x, ears.y).name

    def is_silent(self, talker: Talker) -> bool:
        return self._ground.at(talker.member.x, talker.member.y).silent

    def may_meet(self, person: int, other: int) -> bool:
        """Whether neither blocks the other, and the team keeps neither from the other."""
        return pair(person, other) not in self._world.apart

    def _kept_apart(self) -> set[Pair]:
        blocked = {
            pair(person, other)
            for person in self.talkers
            for other in circles.blocked_by(person)
            if other in self.talkers
        }
        removed = {
            pair(person, other)
            for person, removal in self.removals.items()
            for other in removal.people
            if person in self.talkers
        }
        return blocked | removed

    def _name(self, heard_before: Hears) -> None:
        """Which huddles there are, and their ids; those of before where nobody hears others than then."""
        bubbles = {
            bubble.id: frozenset(person for person in bubble.arrived if person in self.talkers)
            for bubble in self.bubbles.by_id.values()
            if bubble.is_active
        }
        if bubbles == self._named_bubbles and _same_pairs(heard_before, self.edges):
            return
        self._named_bubbles = bubbles
        in_bubbles = by_person(bubbles)
        others = {listener: heard for listener, heard in self.edges.items() if listener not in in_bubbles}
        before = {huddle: people for huddle, people in self.huddles.items() if huddle not in self.bubbles.by_id}
        self.huddles = named(before, components(others), new_huddle_id)
        self.huddles |= {huddle: people for huddle, people in bubbles.items() if len(people) > 1}
        self.huddle_of = by_person(self.huddles)

    # -- what is said ------------------------------------------------------------------------------------------------

    def tell(self, told: Payload, people: Iterable[int]) -> None:
        """Say something to those of `people` who are in the room."""
        for person in people:
            if person in self.talkers:
                self.talkers[person].walker.socket.tell(told)

    def knocked(self, person: int, huddle: int, *, waiting: bool) -> None:
        """Tell those in a bubble that someone waits at it, or no longer does."""
        walker = self.campus.walkers.get(person)
        if walker is not None and huddle in self.bubbles.by_id:
            told = Knocked(by=walker.view, huddle=huddle, waiting=waiting)
            self.tell(told, self.bubbles.by_id[huddle].arrived)

    def _tell_unanswered(self, unanswered: Unanswered) -> None:
        walker = self.campus.walkers.get(unanswered.person)
        if unanswered.by is None:
            self.tell(Answered(by=None, huddle=unanswered.huddle, accepted=False), [unanswered.person])
            self.knocked(unanswered.person, unanswered.huddle, waiting=False)
        else:
            by = walker.view if walker else None
            self.tell(Answered(by=by, huddle=unanswered.huddle, accepted=False), [unanswered.by])

    # -- what is done ------------------------------------------------------------------------------------------------

    def people_of(self, huddle: int) -> frozenset[int]:
        """Who is in a huddle now, or in a bubble that has only begun; nobody when there is none."""
        bubble = self.bubbles.by_id.get(huddle)
        return frozenset(bubble.arrived) if bubble else self.huddles.get(huddle, frozenset())

    def names_in(self, huddle: int) -> str:
        """Of those in a huddle, for the log."""
        return ", ".join(sorted(self.talkers[person].walker.view.name for person in self.huddles.get(huddle, ())))

    def part(self, person: int, *, stays_apart: bool) -> None:
        """Take someone out of their huddle; who `stays_apart` hears nobody until they move."""
        self.bubbles.remove(person)
        talker = self.talkers.get(person)
        if stays_apart and talker is not None:
            self.left[person] = (talker.member.x, talker.member.y)
        self.touch()

    def remove(self, person: int) -> None:
        """Take someone out of their huddle, and keep them from it for a while."""
        huddle = self.huddle_of.get(person, 0)
        people = self.huddles.get(huddle, frozenset()) - {person}
        ears = self.ears.get(person)
        zone = ears.zone if ears and huddle not in self.bubbles.by_id else 0
        self.removals[person] = Removal(people, zone, time.monotonic() + REMOVED_FOR_S)
        self.part(person, stays_apart=True)

    def end(self, huddle: int) -> frozenset[int]:
        """Take everyone out of a huddle; returns who was in it."""
        people = self.huddles.get(huddle, frozenset())
        bubble = self.bubbles.by_id.get(huddle)
        if bubble is not None:
            for unanswered in self.bubbles.end(bubble):
                self._tell_unanswered(unanswered)
        for person in people:
            self.part(person, stays_apart=True)
        return people

    def lock(self, huddle: int, *, locked: bool) -> None:
        """Close a huddle or open it; who stands near in the open, or in an area, become a bubble when they close theirs."""
        bubble = self.bubbles.by_id.get(huddle)
        if bubble is None and locked:
            people = sorted(self.huddles[huddle], key=list(self.talkers).index)
            bubble = self.bubbles.open(huddle, people, time.monotonic())
        if bubble is not None:
            bubble.locked = locked
            for person in [] if locked else list(bubble.knocking):
                del bubble.knocking[person]
                self.knocked(person, huddle, waiting=False)
                self.tell(Answered(by=None, huddle=huddle, accepted=True), [person])
                self.bubbles.add(bubble, person, time.monotonic())
        self.touch()

    # -- the room's screen -------------------------------------------------------------------------------------------

    def present(self, person: int | None) -> None:
        """Show someone's screen to the whole room, or nobody's."""
        if person != self.presenter:
            self.presenter = person
            self.tell(self.presenting(), self.talkers)
            self.touch()

    def presenting(self) -> Presenting:
        talker = self.talkers.get(self.presenter or 0)
        return Presenting(member=talker.number if talker else None)

    def _check_presenter(self) -> None:
        talker = self.talkers.get(self.presenter or 0)
        if self.presenter is not None and (
            talker is None
            or not talker.media.screen
            or talker.is_muted
            or not can_present(talker.walker.socket.standing)
        ):
            self.present(None)


def _same_pairs(before: Hears, now: Hears) -> bool:
    """Whether everyone hears those whom they heard before, be it louder or less."""
    return before.keys() == now.keys() and all(
        heard is before[listener] or heard.keys() == before[listener].keys() for listener, heard in now.items()
    )


_talks: dict[RoomHub, Talk] = {}


@on_hub
def follow(campus: Campus, room_id: int, hub: RoomHub) -> None:
    """From its first person on, a room has its conversations."""
    talk = _talks[hub] = Talk(campus, room_id, hub)
    hub.watchers.append(talk.follow)
    backend_of(campus).on_connected = lambda person: touch(campus.edition_id, person)


def talk_of(walker: Walker) -> Talk:
    """The conversations of the room that someone is in, themself included."""
    talk = _talks[walker.hub]
    talker = talk.talkers.get(walker.view.id)
    if talker is None or talker.member is not walker.member:
        talk.look()  # they came a moment ago
    return talk


def touch(edition_id: int, person: int) -> None:
    """Something about a person changed that their room's conversations depend on."""
    campus = open_campus(edition_id)
    walker = campus.walkers.get(person) if campus else None
    if walker is not None and walker.hub in _talks:
        _talks[walker.hub].touch()
