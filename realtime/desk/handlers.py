from realtime.desk.duty import duty
from realtime.desk.permissions import can_staff_desk
from realtime.desk.telling import tell_changed
from realtime.presence.campus import open_campus
from venue.editions.events import RolesChanged
from venue.outbox.events import handles


@handles(RolesChanged)
async def duty_follows_roles(event_id: int, event: RolesChanged) -> None:
    """Whoever is of the team no longer is on duty no longer. (The gateway has read the new standing before.)"""
    campus = open_campus(event.edition_id)
    walker = campus.walkers.get(event.person_id) if campus else None
    if walker is not None and can_staff_desk(walker.socket.standing):
        return
    for key in duty.keys_of(event.edition_id, event.person_id):
        duty.leave(key, event.person_id)
        tell_changed(key)
