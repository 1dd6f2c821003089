from asgiref.sync import sync_to_async

from realtime.gateway.admission import shown_out_by, sockets
from realtime.gateway.wire import Close
from venue.editions.events import BanChanged, EditionStateChanged, RolesChanged
from venue.editions.models import Ban, Edition
from venue.editions.permissions import can_enter_campus
from venue.editions.selectors import Standing, bans, standings
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


@handles(BanChanged)
async def show_out_the_banned(event_id: int, event: BanChanged) -> None:
    """A ban closes every socket of the account at once, and says why."""
    await _look_again(event.edition_id, event.person_id)


@handles(EditionStateChanged)
async def look_again_at_everyone(event_id: int, event: EditionStateChanged) -> None:
    await _look_again(event.edition_id, None)


async def _look_again(edition_id: int, person_id: int | None) -> None:
    """Read the standings anew, in few queries for all, and close the sockets of those who are no longer admitted."""
    found = [s for s in sockets if s.edition.pk == edition_id and person_id in {None, s.person.pk}]
    if not found:
        return
    now, banned = await sync_to_async(_now)(edition_id, {socket.person.pk for socket in found})
    for socket in found:
        socket.standing = now[socket.person.pk]
        if socket.standing.banned:
            socket.show_out(Close.BANNED, shown_out_by(banned.get(socket.person.pk)))
        elif not can_enter_campus(socket.standing):
            socket.close(Close.NOT_ADMITTED)


def _now(edition_id: int, person_ids: set[int]) -> tuple[dict[int, Standing], dict[int, Ban]]:
    edition = Edition.objects.get(pk=edition_id)
    found = standings(list(person_ids), edition)
    out = [person_id for person_id, standing in found.items() if standing.banned]
    return found, {ban.person_id: ban for ban in bans(edition).filter(person_id__in=out)} if out else {}
