"""What presence says on the text plane."""

from typing import Annotated, Literal

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload

Slug = Annotated[str, Meta(min_length=1, max_length=50, pattern=r"^[-a-zA-Z0-9_]+$")]
MemberNumber = Annotated[int, Meta(ge=0, le=0xFFFF)]
Tile = Annotated[int, Meta(ge=0, le=254)]
AvatarCode = Annotated[str, Meta(pattern=r"^[0-9a-z]{2,40}$")]


RoleName = Literal["participant", "speaker", "exhibitor", "moderator", "organiser"]
Status = Literal["available", "busy", "do_not_disturb", "away"]
DoorState = Literal["open", "closed", "restricted", "full"]
MoveReason = Literal["portal", "door_closed", "map_changed", "role_changed"]


class PersonView(Payload, frozen=True):
    """What others see of someone. `avatar` is a code: `venue/people/avatar.py` says how to read it."""

    id: int
    name: str
    establishment: str
    role: RoleName
    avatar: AvatarCode


class Signs(Payload, frozen=True):
    """What someone shows of themself at the moment: a status with a few words of their own, a raised hand, being on site today.

    `turn` tells the raised hands of a room apart: the lower was raised earlier. 0 for a hand that is down.
    """

    status: Status = "available"
    words: Annotated[str, Meta(max_length=60)] = ""
    hand: bool = False
    turn: Annotated[int, Meta(ge=0)] = 0
    on_site: bool = False


class MemberView(Payload, frozen=True):
    """Someone in the room, with the number that motion frames call them by."""

    member: MemberNumber
    person: PersonView
    signs: Signs


class RoomView(Payload, frozen=True):
    """A room as it is for the person asking: `door` tells whether they may go in now; of `online`, so many are `on_site`."""

    slug: str
    title: str
    description: str
    place: str
    online: int
    on_site: int
    capacity: int
    door: DoorState


class EditionView(Payload, frozen=True):
    """The edition one is in. `local_time` is what its clocks show now: ISO 8601 with the offset of its time zone."""

    slug: str
    title: str
    local_time: str


@message("presence.rooms")
class Rooms(Payload, frozen=True):
    """All rooms, whenever a count or a door changed; at most once a second."""

    rooms: list[RoomView]


@message("presence.roster")
class Roster(Payload, frozen=True):
    """Who came into the room and who left it since the last one; at most twice a second. A member sent again is renewed."""

    joined: list[MemberView]
    left: list[MemberNumber]


@message("presence.counts")
class Counts(Payload, frozen=True):
    """How many people stand in each cell of the room, 16×12 tiles; when it changed, at most once a second.

    Row by row from the map's corner, `columns` cells a row, up to the last one where anyone stands.
    """

    columns: Annotated[int, Meta(ge=1, le=16)]
    people: Annotated[list[Annotated[int, Meta(ge=0)]], Meta(max_length=16 * 22)]


class Here(Payload, frozen=True):
    """Where one stands: the room, its map, one's own number and place, and everyone in the room."""

    room: str
    map: str
    member: MemberNumber
    x: Tile
    y: Tile
    facing: Annotated[int, Meta(ge=0, le=3)]
    seat: int | None
    epoch: Annotated[int, Meta(ge=0, le=255)]
    members: list[MemberView]


@message("presence.moved_to")
class MovedTo(Payload, frozen=True):
    """The server took you somewhere: through a portal, or out of a room that closed."""

    here: Here
    reason: MoveReason


@message("presence.refused")
class DoorRefused(Payload, frozen=True):
    """The portal you stepped on did not let you in; a correction follows."""

    room: str
    code: str
    message: str


class Join(Payload, frozen=True):
    """The first command of a socket. A walking socket that someone has elsewhere is replaced by this one."""

    protocol: int
    room: Slug | None = None


class Joined(Payload, frozen=True):
    person: PersonView
    edition: EditionView
    rooms: list[RoomView]
    here: Here


class Enter(Payload, frozen=True):
    room: Slug


class Sit(Payload, frozen=True):
    """`seat` counts the map's seats in the order of its file; None: the nearest free one."""

    seat: Annotated[int, Meta(ge=0, le=0xFFFF)] | None = None
