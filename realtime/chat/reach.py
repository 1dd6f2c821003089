"""Whom a line may be written to, and whom it reaches."""

from collections.abc import Iterable, Iterator

from asgiref.sync import sync_to_async
from django.utils.translation import gettext_lazy as _

from realtime.chat import selectors
from realtime.chat.permissions import can_announce
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Refused
from realtime.people import circles
from realtime.people.permissions import knows_who_wrote
from realtime.people.reach import check_may_write as check_may_write_to
from realtime.presence.campus import Walker

ANNOUNCEMENTS = "announcements:campus"

TEAM_ONLY = _("Seule l’équipe de l’édition écrit dans les annonces. Écrivez dans la salle, ou à une personne.")

knows_who_wrote(selectors.has_written)


def check_may_write(socket: Socket, key: str) -> None:
    """Whether one may write to a channel that one may read; a room's door decides of its own. Waits for the database.

    Raises Refused: not_allowed, you_blocked, not_reachable.
    """
    kind, _colon, name = key.partition(":")
    if key == ANNOUNCEMENTS and not can_announce(socket.standing):
        raise Refused("not_allowed", TEAM_ONLY)
    if kind == "direct":
        check_may_write_to(socket, int(name))


@sync_to_async
def may_hint(socket: Socket, key: str) -> bool:
    """Whether anyone is to be told that one is writing to a channel: nobody while an announcement is written."""
    try:
        check_may_write(socket, key)
    except Refused:
        return False  # what is written there will be refused, and the reason told, when it is sent
    return key != ANNOUNCEMENTS


def listeners(walker: Walker, key: str, audience: Iterable[Walker]) -> Iterator[Walker]:
    """Of those within reach of a line, those who do not block its speaker. What the team announces is for everyone."""
    for other in audience:
        if key == ANNOUNCEMENTS or not circles.blocks(other.view.id, walker.view.id):
            yield other
