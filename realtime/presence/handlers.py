"""What presence does when something below changed. Every handler may see its event again: each looks at how things are now."""

from asgiref.sync import sync_to_async

from realtime.presence.campus import open_campus, open_campuses
from realtime.presence.selectors import view_of
from rooms.rooms.events import MapPublished, RoomsChanged
from venue.editions.events import EditionStateChanged, RolesChanged
from venue.outbox.events import handles
from venue.people.events import PersonChanged
from venue.people.models import Person


@handles(RolesChanged)
async def doors_follow_roles(event_id: int, event: RolesChanged) -> None:
    """A role taken back closes the doors it had opened, at once. (The gateway has read the new standing before.)"""
    campus = open_campus(event.edition_id)
    walker = campus.walkers.get(event.person_id) if campus else None
    if campus is None or walker is None:
        return
    walker.view = view_of(walker.socket.person, walker.socket.standing.title)
    walker.hub.renew(walker.member, walker.view, walker.signs)
    await campus.show_out(walker, "role_changed")
    campus.tell_rooms()


@handles(PersonChanged)
async def looks_follow_profiles(event_id: int, event: PersonChanged) -> None:
    """A new name or avatar is seen by everyone in the room, on every campus where its owner walks."""
    walkers = [c.walkers[event.person_id] for c in open_campuses() if event.person_id in c.walkers]
    if not walkers:
        return
    person = await sync_to_async(Person.objects.select_related("establishment").get)(pk=event.person_id)
    for walker in walkers:
        walker.socket.person = person
        walker.view = view_of(person, walker.socket.standing.title)
        walker.hub.renew(walker.member, walker.view, walker.signs)


@handles(EditionStateChanged)
async def rooms_follow_edition(event_id: int, event: EditionStateChanged) -> None:
    await _look_again(event.edition_id)


@handles(RoomsChanged)
async def doors_follow_rooms(event_id: int, event: RoomsChanged) -> None:
    """A door that closed empties its room into the entrance."""
    await _look_again(event.edition_id)


@handles(MapPublished)
async def floor_follows_map(event_id: int, event: MapPublished) -> None:
    campus = open_campus(event.edition_id)
    if campus is not None:
        await campus.load()
        await campus.change_map(event.room_id)
        campus.tell_rooms()


async def _look_again(edition_id: int) -> None:
    campus = open_campus(edition_id)
    if campus is None:
        return
    await campus.load()
    failures: list[Exception] = []
    for walker in list(campus.walkers.values()):
        try:
            await campus.show_out(walker, "door_closed")
        except Exception as failure:  # the others are still to be shown out; the outbox then hands the event on again
            failures.append(failure)
    campus.tell_rooms()
    if failures:
        raise ExceptionGroup("not everyone could be shown out", failures)
