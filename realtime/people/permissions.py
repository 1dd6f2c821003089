"""Who may be told where someone is, and who may write to whom."""

from collections.abc import Callable

from realtime.people import circles, selectors
from realtime.people.models import Choices
from realtime.presence.campus import Walker
from rooms.rooms.permissions import can_enter
from venue.editions.models import Edition
from venue.editions.permissions import is_team
from venue.editions.selectors import Standing

HasWritten = Callable[[int, int, int], bool]

_has_written: list[HasWritten] = []


def knows_who_wrote(has_written: HasWritten) -> HasWritten:
    """Register `has_written(edition_id, person_id, to_id)`, for the slice that keeps what people write to each other."""
    _has_written.append(has_written)
    return has_written


def may_be_told_room(viewer: Walker, other: Walker) -> bool:
    """Whether `viewer` may know where `other` is: in a room that they may enter, and not blocked by them.

    Those of one's own room are seen anyway.
    """
    if other.hub is viewer.hub:
        return True
    return can_enter(viewer.socket.standing, other.room) and not circles.blocks(other.view.id, viewer.view.id)


def takes_messages_from(person_id: int, sender: Standing, edition: Edition) -> bool:
    """Whether someone's choice lets a sender write to them; blocks are another matter. Two queries at most.

    The team may always write: it answers for the event. But it may be blocked as anyone may.
    """
    chosen = selectors.choices_of(person_id).messages_from
    if chosen == Choices.MessagesFrom.EVERYONE or is_team(sender):
        return True
    if chosen == Choices.MessagesFrom.TEAM or sender.person_id is None:
        return False
    return any(has_written(edition.pk, person_id, sender.person_id) for has_written in _has_written)
