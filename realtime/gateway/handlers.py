from asgiref.sync import sync_to_async

from realtime.gateway.consumer import sockets
from realtime.gateway.wire import Close
from venue.editions.events import EditionStateChanged, RolesChanged
from venue.editions.models import Edition
from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import Standing, standings
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
    await _look_again(event.edition_id, event.person_id)


@handles(EditionStateChanged)
async def look_again_at_everyone(event_id: int, event: EditionStateChanged) -> None:
    await _look_again(event.edition_id, None)


async def _look_again(edition_id: int, person_id: int | None) -> None:
    """Read the standings anew, all in one query, and close the sockets of those who are no longer admitted."""
    found = [s for s in sockets if s.edition.pk == edition_id and person_id in {None, s.person.pk}]
    if not found:
        return
    now = await sync_to_async(_standings_now)(edition_id, {socket.person.pk for socket in found})
    for socket in found:
        socket.standing = now[socket.person.pk]
        if not can_enter_campus(socket.standing):
            socket.close(Close.NOT_ADMITTED)


def _standings_now(edition_id: int, person_ids: set[int]) -> dict[int, Standing]:
    return standings(list(person_ids), Edition.objects.get(pk=edition_id))
