"""A room's links: who is sent what, and what each may send."""

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from realtime.media import clock
from realtime.media.api import SLOTS, Changed, Event, Hearing, InSlot, Kind, Slots, Source, Wanted
from realtime.media.connections import Publisher, Receiving, Side
from realtime.media.receiver import Track
from realtime.media.slots import Sender, assign

# What is said of links that are not there (yet) is remembered this long, in seconds.
REMEMBER_S = 60
# Reports to browsers (RFC 3550 §6.2 in a small group).
REPORT_EVERY_S = 1.0

SOUND: dict[Source, Kind] = {"person": "microphone", "screen": "screen_sound"}
PICTURE: dict[Source, Kind] = {"person": "camera", "screen": "screen"}


@dataclass(slots=True)
class Told:
    """What was last said of a link, and when."""

    at: float
    wants: list[Wanted] = field(default_factory=list)
    sending: frozenset[Kind] = frozenset()


class Link:
    """One person's media: two connections, and who is in the slots of the second."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.publisher: Publisher | None = None
        self.receiving: Receiving | None = None
        self.slots: list[Sender | None] = [None] * SLOTS
        self.told: list[InSlot] | None = None  # of its slots, last
        self.lock = asyncio.Lock()  # one description after another
        self.is_closed = False
        self._timer = asyncio.get_running_loop().call_later(
            REPORT_EVERY_S * random.random(),  # noqa: S311 - so that not all links report at once
            self._report,
        )

    def _report(self) -> None:
        now = clock.now()
        if self.publisher is not None:
            self.publisher.report(now)
        if self.receiving is not None:
            self.receiving.report(now)
        self._timer = asyncio.get_running_loop().call_later(REPORT_EVERY_S, self._report)

    def end(self) -> list[Side]:
        """No further timers and reports. Returns what is to be closed."""
        self.is_closed = True
        self._timer.cancel()
        return [side for side in (self.publisher, self.receiving) if side is not None]

    @property
    def is_used(self) -> bool:
        """Whether it has a connection, or one is being made."""
        return self.publisher is not None or self.receiving is not None or self.lock.locked()

    @property
    def pairs(self) -> int:
        """Sources that are being sent into its slots."""
        if self.receiving is None or self.receiving.state != "connected":
            return 0
        sources = zip(self.receiving.sounds, self.receiving.pictures, strict=True)
        return sum(sound.source is not None or picture.source is not None for sound, picture in sources)


class Room:
    """All of it is immediate; what takes time (descriptions, closing) is the worker's. `tell` takes events."""

    def __init__(self, name: str, tell: Callable[[Event], None]) -> None:
        self.name = name
        self.links: dict[str, Link] = {}
        self._tell = tell
        self._number = 0
        self._told: dict[str, Told] = {}
        self._touched = clock.now()

    # -- what the web processes say --------------------------------------------------------------------------------------

    def hear(self, hearing: Hearing) -> None:
        """Take new wants and rights; an older number than the last is ignored."""
        if hearing.number <= self._number:
            return
        self._number = hearing.number
        self._touched = now = clock.now()
        for listener in hearing.listeners:
            told = self._told.setdefault(listener.link, Told(now))
            told.at, told.wants = now, listener.wants
        for sending in hearing.sending:
            told = self._told.setdefault(sending.link, Told(now))
            told.at, told.sending = now, frozenset(sending.kinds)
            self._allow(sending.link)
        for listener in hearing.listeners:
            if (link := self.links.get(listener.link)) is not None:
                self._seat(link)

    # -- links -----------------------------------------------------------------------------------------------------------

    def link(self, name: str) -> Link:
        """The link of this name, made if it is not there."""
        if (link := self.links.get(name)) is None:
            link = self.links[name] = Link(name)
        self._touched = clock.now()
        return link

    def forget(self, name: str) -> list[Side]:
        """Remove a link, and what was said of it. Returns the connections to be closed."""
        self._told.pop(name, None)
        return self.remove(name)

    def remove(self, name: str) -> list[Side]:
        """Remove a link; what was said of it is remembered for a while. Returns the connections to be closed."""
        link = self.links.pop(name, None)
        if link is None:
            return []
        sides = link.end()
        self._empty(link)
        self._seat_listeners_of(name)
        return sides

    def set_publisher(self, link: Link, publisher: Publisher) -> None:
        """It has been answered: what it is allowed to send goes to whoever wants it, once it comes."""
        link.publisher = publisher
        self._allow(link.name)
        self._seat_listeners_of(link.name)

    def set_receiving(self, link: Link, receiving: Receiving) -> None:
        """It has been offered: its slots are filled as they will be once it is up."""
        link.receiving = receiving
        link.told = None
        self._seat(link)

    def side_changed(self, link: Link, side: Side) -> None:
        """A connection came up or ended."""
        publishes = isinstance(side, Publisher)
        if side.state == "ended":
            if side is link.publisher:
                link.publisher = None
                self._seat_listeners_of(link.name)
            elif side is link.receiving:
                self._empty(link)
                link.receiving = None
            else:
                return  # the former of one that was replaced
        self._tell(
            Changed(
                room=self.name,
                link=link.name,
                connection="publisher" if publishes else "receiver",
                state="connected" if side.state == "connected" else "ended",
            )
        )

    def prune(self, now: float) -> bool:
        """Forget what is too old. True: nothing is left, and the room can go."""
        for name in [
            name for name, told in self._told.items() if name not in self.links and now - told.at > REMEMBER_S
        ]:
            del self._told[name]
        return not self.links and not self._told and now - self._touched > REMEMBER_S

    def state(self) -> Iterable[Event]:
        """What someone who begins to listen to events must know."""
        for link in self.links.values():
            if link.publisher is not None and link.publisher.state == "connected":
                yield Changed(room=self.name, link=link.name, connection="publisher", state="connected")
            if link.receiving is not None:
                if link.receiving.state == "connected":
                    yield Changed(room=self.name, link=link.name, connection="receiver", state="connected")
                yield Slots(room=self.name, link=link.name, slots=link.told or [])

    # -- within ----------------------------------------------------------------------------------------------------------

    def _allow(self, name: str) -> None:
        link, told = self.links.get(name), self._told.get(name)
        if link is not None and link.publisher is not None:
            for kind, track in link.publisher.tracks.items():
                track.allow(told is not None and kind in told.sending)

    def _track(self, name: str, kind: Kind) -> Track | None:
        link = self.links.get(name)
        return link.publisher.tracks.get(kind) if link is not None and link.publisher is not None else None

    def _seat(self, link: Link) -> None:
        """Bring a link's slots in line with what it wants and with who is there."""
        if link.receiving is None:
            return
        told = self._told.get(link.name)
        wants = told.wants if told is not None else []
        link.slots = assign(link.slots, wants)
        wanted = {(want.link, want.source): want for want in reversed(wants)}
        for number, sender in enumerate(link.slots):
            sound = picture = None
            if sender is not None:
                want = wanted[sender]
                sound = self._track(want.link, SOUND[want.source]) if want.sound else None
                picture = self._track(want.link, PICTURE[want.source]) if want.picture else None
            link.receiving.sounds[number].switch(sound)
            link.receiving.pictures[number].switch(picture)
        link.receiving.choose_voices()
        slots = [
            InSlot(slot=number, link=sender[0], source=sender[1])
            for number, sender in enumerate(link.slots)
            if sender is not None
        ]
        if slots != (link.told or []):
            self._tell(Slots(room=self.name, link=link.name, slots=slots))
        link.told = slots

    def _seat_listeners_of(self, name: str) -> None:
        for link in self.links.values():
            if any(sender is not None and sender[0] == name for sender in link.slots):
                self._seat(link)

    @staticmethod
    def _empty(link: Link) -> None:
        link.slots = [None] * SLOTS
        link.told = None
        if link.receiving is not None:
            for sender in link.receiving.sounds + link.receiving.pictures:
                sender.switch(None)
