"""What moderation does when something was decided, in whichever process. Each looks at how things are now."""

from collections.abc import Callable
from typing import Any

from asgiref.sync import sync_to_async
from django.conf import settings

from realtime.gateway.admission import sockets
from realtime.gateway.messages import ShownOut
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Close
from realtime.moderation import messages, muted, selectors
from realtime.moderation.events import Kicked, MuteChanged, QueueChanged
from venue.editions.events import RolesChanged
from venue.editions.permissions import is_team
from venue.outbox.events import handles


def _open(edition_id: int, chosen: Callable[[Socket], Any]) -> list[Socket]:
    return [socket for socket in sockets if socket.edition.pk == edition_id and chosen(socket)]


@handles(MuteChanged)
async def voices_follow(event_id: int, event: MuteChanged) -> None:
    """Someone who is muted is so on each of their sockets, and told; who may speak again, too."""
    mute = await sync_to_async(selectors.mute_of)(event.edition_id, event.person_id)
    muted.note(event.edition_id, event.person_id, mute)
    for socket in _open(event.edition_id, lambda socket: socket.person.pk == event.person_id):
        socket.tell(muted.told(mute))


@handles(Kicked)
async def show_out_the_kicked(event_id: int, event: Kicked) -> None:
    told = ShownOut(why="kicked", until=None, reason=event.reason, appeal=settings.CONTACT_EMAIL)
    for socket in _open(event.edition_id, lambda socket: socket.person.pk == event.person_id):
        socket.show_out(Close.KICKED, told)


@handles(QueueChanged)
async def team_follows_queue(event_id: int, event: QueueChanged) -> None:
    await _tell_queue(event.edition_id, lambda socket: is_team(socket.standing))


@handles(RolesChanged)
async def new_team_members_see_the_queue(event_id: int, event: RolesChanged) -> None:
    """(The gateway has read the new standing before.)"""
    await _tell_queue(event.edition_id, lambda s: s.person.pk == event.person_id and is_team(s.standing))


async def _tell_queue(edition_id: int, chosen: Callable[[Socket], Any]) -> None:
    if _open(edition_id, chosen):
        waiting = await sync_to_async(lambda: selectors.open_reports(edition_id).count())()
        for socket in _open(edition_id, chosen):
            socket.tell(messages.Queue(open=waiting))
