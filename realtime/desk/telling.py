"""What is told of a desk, and to whom: those in its room, and the team wherever it is."""

from realtime.desk.duty import DeskKey, duty
from realtime.desk.messages import DeskChanged, DeskState
from realtime.desk.permissions import can_staff_desk
from realtime.presence.campus import Walker, open_campus


def state_for(walker: Walker, key: DeskKey, slug: str, waiting: int | None) -> DeskState:
    """A desk as someone sees it; `waiting` counts the open questions of the edition, None when nothing is known anew."""
    is_team = can_staff_desk(walker.socket.standing)
    return DeskState(
        room=slug,
        desk=key.name,
        staff=duty.staff(key),
        on_duty=is_team and key in duty.keys_of(key.edition_id, walker.socket.person.pk),
        waiting=waiting if is_team else 0,
    )


def tell_changed(key: DeskKey, waiting: int | None = None, also: int | None = None) -> None:
    """Tell that a desk changed; `also` is a person to tell wherever they are: the one who had asked."""
    campus = open_campus(key.edition_id)
    slug = next((room.slug for room in campus.rooms.values() if room.id == key.room_id), None) if campus else None
    if campus is None or slug is None:
        return
    for person_id, walker in list(campus.walkers.items()):
        if walker.room.id == key.room_id or person_id == also or can_staff_desk(walker.socket.standing):
            walker.socket.tell(DeskChanged(state=state_for(walker, key, slug, waiting)))
