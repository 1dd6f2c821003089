"""What people are told of conversations: their own at once, those of the room now and then."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from realtime.gateway.gently import Gently
from realtime.gateway.registry import name_of
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Frame, encode
from realtime.huddles.hearing import IN_THE_OPEN
from realtime.huddles.messages import (
    Around,
    Conversation,
    Conversations,
    Heard,
    HuddleKind,
    HuddleView,
    OwnHuddle,
    Partner,
)
from realtime.huddles.talkers import Talker, Told, sends

if TYPE_CHECKING:
    from realtime.huddles.rooms import Talk

MOST_SHOWN = 40
# The view of a huddle goes to all its people: one of 15 at every step, one of 300 once a second.
VIEWS_PER_S = 300
CONVERSATIONS_EVERY_S = 1.0
# What the room's conversations may take of each person's line.
CONVERSATION_BYTES_PER_S = 1000


@dataclass(slots=True)
class Shown:
    """A huddle's view as its people were told it, and when a newer one may follow."""

    view: HuddleView
    frame: Frame
    not_before: float


class Teller:
    """Of one room. Tells everyone only what changed for them."""

    def __init__(self, talk: "Talk") -> None:
        self._talk = talk
        self._partners: dict[int, Partner] = {}
        self._noted: dict[int, Partner] = {}
        self._shown: dict[int, Shown] = {}
        self._told: dict[int, Conversation] = {}
        self._greeting: Frame | None = None
        self._gently: Gently[Talker] = Gently(self._socket_of)
        self._timer: asyncio.TimerHandle | None = None
        self._not_before = 0.0

    def greet(self, talker: Talker) -> None:
        """What was told before someone came, and still holds. (Whom they hear follows, be it nobody.)"""
        if self._greeting is None:
            everything = Conversations(huddles=list(self._told.values()), over=[])
            self._greeting = encode(name_of(everything), everything)
        talker.walker.socket.send_text(self._greeting)
        if self._talk.presenter is not None:
            talker.walker.socket.tell(self._talk.presenting())

    def tell(self, now: float) -> float:
        """Tell what changed; when there is more to tell, on the clock of the loop (never: infinity)."""
        talk = self._talk
        partners = {person: self._partner(person) for person in talk.talkers}
        self._partners, before = partners, self._partners
        if partners != before:
            self._noted = {person: partner for person, partner in partners.items() if _is_of_note(partner)}
        again = self._show(now)
        heard_by: defaultdict[int, list[int]] = defaultdict(list)
        for listener, speakers in talk.edges.items():
            number = talk.talkers[listener].number
            for speaker in speakers:
                heard_by[speaker].append(number)
        for person, talker in talk.talkers.items():
            self._tell(person, talker, heard_by.get(person, []))
        self._arm()
        return again

    # -- one's own ---------------------------------------------------------------------------------------------------

    def _show(self, now: float) -> float:
        """Have each huddle's view follow, as often as it may."""
        talk, again = self._talk, inf
        self._shown = {huddle: shown for huddle, shown in self._shown.items() if huddle in talk.huddles}
        for huddle, people in talk.huddles.items():
            view, shown = self._view(huddle, people), self._shown.get(huddle)
            if shown is None or (view != shown.view and now >= shown.not_before):
                told = OwnHuddle(huddle=view)
                self._shown[huddle] = Shown(view, encode(name_of(told), told), now + len(people) / VIEWS_PER_S)
            elif view != shown.view:
                again = min(again, shown.not_before)
        return again

    def _tell(self, person: int, talker: Talker, heard_by: list[int]) -> None:
        talk = self._talk
        huddle = talk.huddle_of.get(person)
        near: list[Partner] = []
        if huddle is None:
            talker.shown = None
        else:
            shown = self._shown[huddle]
            if talker.shown is not shown.view:
                talker.shown = shown.view
                talker.walker.socket.send_text(shown.frame)
            if self._noted and len(talk.huddles[huddle]) > MOST_SHOWN:
                near = [self._noted[other] for other in (person, *talk.edges[person]) if other in self._noted]
        now: Told = (talk.edges[person], heard_by, huddle, near, talk.apart[person])
        if now != talker.told:
            talker.told = now
            talker.walker.socket.tell(self._around(now))

    def _around(self, told: Told) -> Around:
        hears, heard_by, huddle, near, apart = told
        talkers = self._talk.talkers
        heard = [Heard(member=talkers[other].number, gain=gain) for other, gain in hears.items()]
        heard.sort(key=lambda one: (-one.gain, one.member))
        return Around(hears=heard, heard_by=sorted(heard_by), huddle=huddle, near=list(near), apart=apart)

    def _view(self, huddle: int, people: frozenset[int]) -> HuddleView:
        talk = self._talk
        someone = next(iter(people))
        bubble = talk.bubbles.by_id.get(huddle)
        floor = talk.floor_of(someone)
        kind = self._kind(huddle, someone)
        shown = sorted(people, key=lambda person: talk.talkers[person].number)
        if len(shown) > MOST_SHOWN:
            sending = [person for person in shown if person in self._noted and self._noted[person].sends]
            shown = [person for person in floor.speakers if person in people] if floor else sending[:MOST_SHOWN]
        return HuddleView(
            id=huddle,
            kind=kind,
            name=talk.zone_name(someone) if kind == "area" else "",
            locked=bool(bubble and bubble.locked),
            people=len(people),
            partners=[self._partners[person] for person in shown],
            waiting=[talk.talkers[person].number for person in floor.waiting] if floor else [],
        )

    def _kind(self, huddle: int, someone: int) -> HuddleKind:
        if huddle in self._talk.bubbles.by_id:
            return "bubble"
        return "open" if self._talk.ears[someone].group == IN_THE_OPEN else "area"

    def _partner(self, person: int) -> Partner:
        talk = self._talk
        talker = talk.talkers[person]
        floor = talk.floor_of(person)
        on = sends(talker, speaks=talk.ears[person].speaks)
        return Partner(
            member=talker.number,
            part="listener" if floor and person in floor.listeners else "speaker",
            sound=talker.media.sound and talk.backend.is_connected(person),
            microphone="microphone" in on,
            camera="camera" in on,
            screen="screen" in on,
        )

    # -- those of the room -------------------------------------------------------------------------------------------

    def _conversation(self, huddle: int, people: frozenset[int]) -> Conversation:
        bubble, someone = self._talk.bubbles.by_id.get(huddle), next(iter(people))
        kind = self._kind(huddle, someone)
        partners = [self._partners[person] for person in people]
        speakers = sorted(one.member for one in partners if one.part == "speaker")
        listeners = sorted(one.member for one in partners if one.part == "listener")
        return Conversation(
            id=huddle,
            kind=kind,
            name=self._talk.zone_name(someone) if kind == "area" else "",
            locked=bool(bubble and bubble.locked),
            people=len(people),
            listeners=len(listeners),
            members=(speakers + listeners)[:MOST_SHOWN],
            microphones=sorted(one.member for one in partners if one.microphone)[:MOST_SHOWN],
            screens=sorted(one.member for one in partners if one.screen)[:MOST_SHOWN],
        )

    def _socket_of(self, talker: Talker) -> Socket | None:
        """None for who has left the room meanwhile."""
        return talker.walker.socket if self._talk.talkers.get(talker.id) is talker else None

    def _arm(self) -> None:
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(loop.time(), self._not_before), self._tell_conversations)

    def _tell_conversations(self) -> None:
        self._timer = None
        talk = self._talk
        now = {
            huddle: self._conversation(huddle, people)
            for huddle, people in talk.huddles.items()
            if self._kind(huddle, next(iter(people))) != "open" or not people.isdisjoint(self._noted)
        }
        changed = [one for huddle, one in now.items() if self._told.get(huddle) != one]
        over = [huddle for huddle in self._told if huddle not in now]
        self._not_before = asyncio.get_running_loop().time() + CONVERSATIONS_EVERY_S
        if not changed and not over:
            return
        self._told, self._greeting = now, None
        told = Conversations(huddles=changed, over=over)
        frame = encode(name_of(told), told)
        self._gently.tell(frame, talk.talkers.values())
        self._not_before += len(frame) / CONVERSATION_BYTES_PER_S


def _is_of_note(partner: Partner) -> bool:
    """Not someone who is merely there: what goes without saying is not said."""
    return partner.sound or partner.sends or partner.part == "listener"
