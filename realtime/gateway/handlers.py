from collections.abc import Iterable

from asgiref.sync import sync_to_async

from realtime.gateway.consumer import sockets
from realtime.gateway.socket import Socket
from realtime.gateway.wire import Close
from venue.editions.events import EditionStateChanged, RolesChanged
from venue.editions.models import Edition
from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import Standing, standing
from venue.outbox.events import handles
from venue.people.events import SignedOut


@handles(SignedOut)
async def close_sockets_of_session(event_id: int, event: SignedOut) -> None:
    """Signing out on a device closes what that device had opened; the same person elsewhere stays."""
    for socket in list(sockets):
        if socket.session == event.session:
            socket.close(Close.SIGN_IN)


@handles(RolesChanged)
async def look_again_at_person(event_id: int, event: RolesChanged) -> None:
    """A role gained counts at once; a role lost too, and who has none left is shown out."""
    await _look_again(s for s in list(sockets) if s.edition.pk == event.edition_id and s.person.pk == event.person_id)


@handles(EditionStateChanged)
async def look_again_at_everyone(event_id: int, event: EditionStateChanged) -> None:
    await _look_again(s for s in list(sockets) if s.edition.pk == event.edition_id)


async def _look_again(found: Iterable[Socket]) -> None:
    for socket in found:
        socket.standing = await sync_to_async(_standing_now)(socket.person.pk, socket.edition.pk)
        if not can_enter_campus(socket.standing):
            socket.close(Close.NOT_ADMITTED)


def _standing_now(person_id: int, edition_id: int) -> Standing:
    return standing(person_id, Edition.objects.get(pk=edition_id))
