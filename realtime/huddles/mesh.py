"""Browser to browser: huddles so small that nobody need carry their media, where the organisers chose that.

Everyone sends to everyone, so it ends at `MOST_IN_MESH`; and browsers learn each other's network addresses, so it is never
chosen for an edition that did not. The server passes on offers and answers, and only between people who hear each other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from secrets import token_urlsafe

from realtime.huddles.backend import RoomHearing, SignalKind
from realtime.huddles.messages import Path, PathReason, Signalled
from realtime.huddles.refusals import refused
from realtime.presence.campus import Walker

MOST_IN_MESH = 4


def circles(hearing: RoomHearing) -> list[frozenset[int]]:
    """The people of a room, put together with whoever they hear, see or are in a huddle with: nothing passes between two."""
    together: dict[int, set[int]] = {}

    def join(people: Iterable[int]) -> None:
        circle: set[int] = set()
        for person_id in people:
            circle |= together.get(person_id, {person_id})
        for person_id in circle:
            together[person_id] = circle

    for group in hearing.groups:
        join(group)
    for listener, wants in hearing.wants.items():
        join({listener, *(want.speaker for want in wants)})
    return [frozenset(circle) for circle in {id(circle): circle for circle in together.values()}.values()]


@dataclass(slots=True, eq=False)
class Peer:
    """Someone in a mesh. `answered`: an answer went from or to them, so that something is up."""

    walker: Walker
    link: str
    answered: bool = False


@dataclass(slots=True, eq=False)
class MeshRoom:
    peers: dict[int, Peer] = field(default_factory=dict)
    hearing: RoomHearing = field(default_factory=RoomHearing)


class Mesh:
    """Of one campus. `tell` says a `huddles.path` to someone; `on_connected` as in `HuddleBackend`."""

    def __init__(self, tell: Callable[[Walker, Path], None], on_connected: Callable[[int], None]) -> None:
        self._tell = tell
        self._on_connected = on_connected
        self._rooms: dict[int, MeshRoom] = {}

    def hear(
        self, room_id: int, hearing: RoomHearing, walkers: Mapping[int, Walker], reasons: Mapping[int, PathReason]
    ) -> None:
        """The new state of a room, and those of it who go by mesh now. Whoever is new is told, with their reason."""
        room = self._rooms.setdefault(room_id, MeshRoom())
        room.hearing = hearing
        for person_id in room.peers.keys() - walkers.keys():
            self.leave(person_id, room_id)
        for person_id, walker in walkers.items():
            if person_id not in room.peers:
                peer = room.peers[person_id] = Peer(walker, token_urlsafe(12))
                reason = reasons.get(person_id, "")
                self._tell(walker, Path(backend="mesh", link=peer.link, state="ready", reason=reason))
        if not room.peers:
            self._rooms.pop(room_id, None)

    def leave(self, person_id: int, room_id: int) -> None:
        room = self._rooms.get(room_id)
        peer = room.peers.pop(person_id, None) if room else None
        if peer is not None and peer.answered:
            self._on_connected(person_id)

    def signal(self, walker: Walker, to: int, kind: SignalKind, sdp: str) -> None:
        """Pass something on. Raises Refused: no_mesh, not_heard."""
        room = self._rooms.get(walker.room.id)
        sender = room.peers.get(walker.socket.person.pk) if room else None
        receiver = room.peers.get(to) if room else None
        if room is None or sender is None:
            raise refused("no_mesh")
        if receiver is None or not self._hear_each_other(room.hearing, walker.socket.person.pk, to):
            raise refused("not_heard")
        receiver.walker.socket.tell(Signalled(member=walker.member.number, kind=kind, sdp=sdp))
        if kind == "answer":
            for peer in (sender, receiver):
                if not peer.answered:
                    peer.answered = True
                    self._on_connected(peer.walker.socket.person.pk)

    @staticmethod
    def _hear_each_other(hearing: RoomHearing, one: int, other: int) -> bool:
        """In either direction: a connection carries both."""
        pairs = ((one, other), (other, one))
        return any(want.speaker == speaker for listener, speaker in pairs for want in hearing.wants.get(listener, ()))

    def is_connected(self, person_id: int) -> bool:
        peers = (room.peers.get(person_id) for room in self._rooms.values())
        return any(peer is not None and peer.answered for peer in peers)
