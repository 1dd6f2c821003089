"""The ways media goes on a campus: where the rest of the slice gets them from."""

from collections.abc import Callable

from realtime.huddles.backend import HuddleBackend, RoomHearing, SignalKind
from realtime.huddles.messages import Ice
from realtime.huddles.refusals import refused
from realtime.presence.campus import Campus, Walker


class NoMedia:
    """Of a campus without any way for media: people find and see each other's conversations, and write."""

    def __init__(self) -> None:
        self.on_connected: Callable[[int], None] = lambda person_id: None

    def enter(self, walker: Walker) -> None:
        """Nothing to connect to."""

    def leave(self, walker: Walker, room_id: int) -> None:
        """Nothing to take down."""

    def hear(self, room_id: int, hearing: RoomHearing) -> None:
        """Nothing is carried."""

    async def publish(self, walker: Walker, link: str, offer: str) -> str:
        raise refused("media_down")

    async def receive(self, walker: Walker, link: str) -> str:
        raise refused("media_down")

    async def answer(self, walker: Walker, link: str, answer: str) -> None:
        raise refused("media_down")

    def signal(self, walker: Walker, to: int, kind: SignalKind, sdp: str) -> None:
        raise refused("media_down")

    def is_connected(self, person_id: int) -> bool:
        return False


_backends: dict[int, HuddleBackend] = {}


def backend_of(campus: Campus) -> HuddleBackend:
    """The way media goes on a campus: one for as long as the process lives."""
    return _backends.setdefault(campus.edition_id, NoMedia())


async def ice_for(walker: Walker) -> Ice:
    """How someone's browser reaches media now. Raises Refused: media_down."""
    raise refused("media_down")
