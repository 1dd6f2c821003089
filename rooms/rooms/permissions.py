"""Who may enter which room, and who may change rooms."""

from typing import Protocol

import rules

from rooms.rooms.models import Room
from venue.editions.models import Role
from venue.editions.permissions import TEAM, can_enter_campus, is_organiser, is_team
from venue.editions.selectors import Standing

_SPEAKERS = TEAM | {Role.SPEAKER}


class Door(Protocol):
    """What of a room decides who enters: a `Room` has it, and so has a `CatalogueRoom`."""

    @property
    def access(self) -> str: ...

    @property
    def is_open(self) -> bool: ...


def admits(access: str, standing: Standing) -> bool:
    """Whether a door or an area with this `Room.Access` is for people of this standing; nobody passes an unknown one.

    Asked at every step: plain values, no query. Whether they may be on the campus at all is another right.
    """
    if access == Room.Access.EVERYONE:
        return True
    if access == Room.Access.SPEAKERS:
        return not _SPEAKERS.isdisjoint(standing.roles)
    return access == Room.Access.TEAM and not TEAM.isdisjoint(standing.roles)


@rules.predicate
def door_is_open(_standing: Standing, room: Door) -> bool:
    return room.is_open


@rules.predicate
def door_admits(standing: Standing, room: Door) -> bool:
    return admits(room.access, standing)


can_list_rooms = is_team
can_edit_rooms = is_organiser
# A closed door stays shut for moderators too; organisers go in to prepare the room.
can_enter = can_enter_campus & (is_organiser | door_is_open) & door_admits
