"""Following someone: being told where they stand, until they leave, can no longer be reached, or one has had enough."""

import asyncio

from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Nothing, Refused
from realtime.people.finding import located
from realtime.people.messages import Follow, Followed, Located, Lost, Moved
from realtime.presence.campus import Walker, open_campus
from realtime.presence.commands import walker_of
from venue.editions.permissions import can_enter_campus

LOOK_EVERY_S = 0.5


class Following:
    """One person following another. Two who follow each other are two of these: neither's news makes the other's."""

    def __init__(self, walker: Walker, at: Located) -> None:
        self.walker = walker
        self.at = at

    async def run(self) -> None:
        """Look at most twice a second, and tell what changed, until this is no longer what the follower does."""
        socket = self.walker.socket
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            if _following.get(socket) is not self:
                return
            try:
                now = located(self.walker, self.at.person)
            except Refused as refusal:
                stop(socket)
                left = refusal.code == "not_here"
                socket.tell(Lost(person=self.at.person, reason="left" if left else "unreachable"))
                return
            if now != self.at:
                self.at = now
                socket.tell(Moved(located=now))

    def tell_followed(self, *, following: bool) -> None:
        campus = open_campus(self.walker.socket.edition.pk)
        other = campus.walkers.get(self.at.person) if campus else None
        if other is not None:
            other.socket.tell(Followed(by=self.walker.view, following=following))


# Every socket that ever followed is here until it closes; None for who follows nobody now.
_following: dict[Socket, Following | None] = {}


def stop(socket: Socket) -> None:
    """Follow nobody any more; the one who was followed is told."""
    if (former := _following.get(socket)) is not None:
        _following[socket] = None
        former.tell_followed(following=False)


def _leave(socket: Socket) -> None:
    stop(socket)
    del _following[socket]


@command(
    "people.follow",
    Follow,
    returns=Located,
    right=can_enter_campus,
    on_map="menu of a person: follow",
    in_list="menu of a person: follow",
    limit=per_second(1, burst=5),
)
async def follow(socket: Socket, payload: Follow) -> Located:
    """Be told where someone goes, and go there oneself. Refused: oneself, not_here, you_blocked, not_reachable."""
    walker = walker_of(socket)
    at = located(walker, payload.person)
    former = _following.get(socket)
    if former is not None and former.at.person == payload.person:
        former.at = at
        return at
    if socket not in _following:
        socket.on_close.append(lambda: _leave(socket))
    stop(socket)
    following = _following[socket] = Following(walker, at)
    socket.start(following.run())
    following.tell_followed(following=True)
    return at


@command(
    "people.unfollow",
    Nothing,
    returns=Nothing,
    right=can_enter_campus,
    on_map="button: stop following; walking away",
    in_list="button: stop following",
    limit=per_second(1, burst=5),
)
async def unfollow(socket: Socket, payload: Nothing) -> Nothing:
    """Follow nobody any more."""
    stop(socket)
    return Nothing()
