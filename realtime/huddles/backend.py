"""How media is carried: the one interface between who hears whom and the ways sound and pictures go.

`hearing.py` computes the edges of a room and calls this; `forwarder.py` (media workers) and `mesh.py` (browser to
browser) answer it; commands of the slice ask it for descriptions. Everything is in memory of the one process that
computes a room.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from realtime.media.api import Kind, Source
from realtime.presence.campus import Walker

# Two seconds and a half of walking: time enough to connect before anyone is within reach.
NEAR_TILES = 12
SignalKind = Literal["offer", "answer", "bye"]


@dataclass(frozen=True, slots=True)
class Want:
    """One source that a listener is to be sent."""

    speaker: int  # person id
    source: Source = "person"
    sound: bool = True
    picture: bool = False


@dataclass(frozen=True, slots=True)
class RoomHearing:
    """The whole of what a room is to hear: by person id, each listener's wants nearest first, and what each may send.

    `groups`: the huddles as sets of person ids, for ways that are chosen by huddle (mesh). `near`: those with sound on who
    have another such person within `NEAR_TILES`, or in their area or bubble: their connection is made ready before they
    hear anyone. Who hears or is heard counts as near.
    """

    wants: Mapping[int, Sequence[Want]] = field(default_factory=dict)
    sends: Mapping[int, frozenset[Kind]] = field(default_factory=dict)
    groups: Sequence[frozenset[int]] = ()
    near: frozenset[int] = frozenset()


class HuddleBackend(Protocol):
    """One per campus. Failures raise Refused with words for the person; nothing waits but what is `async`.

    `on_connected` is called with a person id whenever `is_connected` changed for them.
    """

    on_connected: Callable[[int], None]

    def enter(self, walker: Walker) -> None:
        """Someone takes part with sound in their room from now on: tell them their `huddles.path`. Idempotent; a new
        socket of the same person, or another room, takes the place of what was before.
        """

    def leave(self, walker: Walker, room_id: int) -> None:
        """Someone no longer takes part in that room (left, changed rooms, turned everything off). Idempotent."""

    def hear(self, room_id: int, hearing: RoomHearing) -> None:
        """The new state of a room; called only when it changed. What cannot be carried now is carried when it can."""

    async def publish(self, walker: Walker, link: str, offer: str) -> str:
        """The answer to a publishing connection's offer. Raises Refused: old_link, media_busy, media_down."""

    async def receive(self, walker: Walker, link: str) -> str:
        """The offer of a receiving connection. Raises Refused: old_link, media_busy, media_down."""

    async def answer(self, walker: Walker, link: str, answer: str) -> None:
        """The browser's answer to it. Raises Refused: old_link, media_down."""

    def signal(self, walker: Walker, to: int, kind: SignalKind, sdp: str) -> None:
        """Pass on what two browsers tell each other (mesh only). Raises Refused: not_heard, no_mesh."""

    def is_connected(self, person_id: int) -> bool:
        """Whether a receiving connection of theirs is up: they truly hear."""
