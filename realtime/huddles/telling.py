"""What people are told of conversations: their own at once, those of the room now and then."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from realtime.gateway.registry import name_of
from realtime.gateway.wire import encode
from realtime.huddles.hearing import IN_THE_OPEN
from realtime.huddles.messages import Around, Conversations, Heard, HuddleKind, HuddleView, Partner
from realtime.huddles.talkers import Talker, Told, sends

if TYPE_CHECKING:
    from realtime.huddles.rooms import Talk

MOST_SHOWN = 40
CONVERSATIONS_EVERY_S = 1.0
# What a room's list of conversations may take of the line of one server: with 300 people who walk about it comes every 3 s.
CONVERSATION_BYTES_PER_S = 4_000_000


class Teller:
    """Of one room. Tells everyone only what changed for them."""

    def __init__(self, talk: "Talk") -> None:
        self._talk = talk
        self._views: dict[int, HuddleView] = {}
        self._partners: dict[int, Partner] = {}
        self._told = Conversations(huddles=[])
        self._frame = encode(name_of(self._told), self._told)
        self._timer: asyncio.TimerHandle | None = None
        self._not_before = 0.0

    def greet(self, talker: Talker) -> None:
        """What was told before someone came, and still holds. (Whom they hear follows, be it nobody.)"""
        talker.walker.socket.send_text(self._frame)
        if self._talk.presenter is not None:
            talker.walker.socket.tell(self._talk.presenting())

    def tell(self) -> None:
        talk = self._talk
        self._partners = {}
        views = {huddle: self._view(huddle, people) for huddle, people in talk.huddles.items()}
        # An equal view is the same object again: telling what changed then costs a comparison of addresses.
        self._views = {
            huddle: known if (known := self._views.get(huddle)) == view else view for huddle, view in views.items()
        }
        heard_by: defaultdict[int, list[int]] = defaultdict(list)
        for listener, speakers in talk.edges.items():
            for speaker in speakers:
                heard_by[speaker].append(listener)
        for person, talker in talk.talkers.items():
            huddle = talk.huddle_of.get(person)
            view = None if huddle is None else self._views[huddle]
            now: Told = (talk.edges[person], heard_by.get(person, []), view, talk.apart[person])
            if now != talker.told:
                talker.told = now
                talker.walker.socket.tell(self._around(person, now))
        self._arm()

    # -- one's own ---------------------------------------------------------------------------------------------------

    def _around(self, person: int, told: Told) -> Around:
        hears, heard_by, view, apart = told
        talkers = self._talk.talkers
        heard = [Heard(member=talkers[other].number, gain=gain) for other, gain in hears.items()]
        if view is not None and view.people > len(view.partners):
            view = self._own_part(view, [person, *hears])
        return Around(
            hears=sorted(heard, key=lambda one: (-one.gain, one.member)),
            heard_by=sorted(talkers[other].number for other in heard_by),
            huddle=view,
            apart=apart,
        )

    def _own_part(self, view: HuddleView, people: Iterable[int]) -> HuddleView:
        shown = {partner.member for partner in view.partners}
        mine = [self._partner(person) for person in people]
        return HuddleView(
            id=view.id,
            kind=view.kind,
            name=view.name,
            locked=view.locked,
            people=view.people,
            partners=[*view.partners, *(partner for partner in mine if partner.member not in shown)],
            waiting=view.waiting,
        )

    # -- those of the room -------------------------------------------------------------------------------------------

    def _view(self, huddle: int, people: frozenset[int]) -> HuddleView:
        talk = self._talk
        someone = next(iter(people))
        bubble = talk.bubbles.by_id.get(huddle)
        floor = talk.floor_of(someone)
        kind: HuddleKind = "bubble" if bubble else "open" if talk.ears[someone].group == IN_THE_OPEN else "area"
        shown = sorted(people, key=lambda person: talk.talkers[person].number)
        if len(shown) > MOST_SHOWN:
            shown = floor.speakers if floor else shown[:MOST_SHOWN]
        return HuddleView(
            id=huddle,
            kind=kind,
            name=talk.zone_name(someone) if kind == "area" else "",
            locked=bool(bubble and bubble.locked),
            people=len(people),
            partners=[self._partner(person) for person in shown if person in people],
            waiting=[talk.talkers[person].number for person in floor.waiting] if floor else [],
        )

    def _partner(self, person: int) -> Partner:
        partner = self._partners.get(person)
        if partner is None:
            talk = self._talk
            talker = talk.talkers[person]
            floor = talk.floor_of(person)
            on = sends(talker, speaks=talk.ears[person].speaks)
            partner = self._partners[person] = Partner(
                member=talker.number,
                part="listener" if floor and person in floor.listeners else "speaker",
                sound=talker.media.sound and talk.backend.is_connected(person),
                microphone="microphone" in on,
                camera="camera" in on,
                screen="screen" in on,
            )
        return partner

    def _arm(self) -> None:
        if self._timer is None and self._conversations() != self._told.huddles:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(loop.time(), self._not_before), self._tell_conversations)

    def _conversations(self) -> list[HuddleView]:
        return [view for _huddle, view in sorted(self._views.items())]

    def _tell_conversations(self) -> None:
        self._timer = None
        told = Conversations(huddles=self._conversations())
        if told == self._told:
            return
        self._told, self._frame = told, encode(name_of(told), told)
        sockets = [talker.walker.socket for talker in self._talk.talkers.values()]
        for socket in sockets:
            socket.send_text(self._frame)
        pause = max(CONVERSATIONS_EVERY_S, len(self._frame) * len(sockets) / CONVERSATION_BYTES_PER_S)
        self._not_before = asyncio.get_running_loop().time() + pause
