"""What people show each other, how they find each other, and whom they want to hear from."""

from typing import Annotated, Literal

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload
from realtime.presence.messages import MemberNumber, PersonView, Signs, Slug, Status, Tile

PersonId = Annotated[int, Meta(ge=1, le=2**53)]
# 1 clap, 2 heart, 3 laugh, 4 surprise, 5 question, 6 thumb up: the keys 1 to 6.
Emote = Annotated[int, Meta(ge=1, le=6)]
# More than a status may have: what is too long is refused with words of ours.
StatusWords = Annotated[str, Meta(max_length=500)]
MessagesFrom = Literal["everyone", "known", "team"]
LostReason = Literal["left", "unreachable"]


# -- what one shows ------------------------------------------------------------------------------------------------------


class SetStatus(Payload, frozen=True):
    """`words` says a little more, at most 60 characters. Both are kept for the next visit; the room sees them at once."""

    status: Status
    words: StatusWords = ""


class SayOnSite(Payload, frozen=True):
    """Until the end of the day by the clocks of the edition, or until one says otherwise."""

    on_site: bool


class RaiseHand(Payload, frozen=True):
    """A hand goes down by itself when its person leaves the room."""

    raised: bool


class MakeEmote(Payload, frozen=True):
    emote: Emote


@message("people.emoted")
class Emoted(Payload, frozen=True):
    """Someone else within 12 tiles reacts; to be shown for 3 s."""

    member: MemberNumber
    emote: Emote


class Wave(Payload, frozen=True):
    """Anyone on the campus, in whatever room."""

    person: PersonId


@message("people.waved")
class Waved(Payload, frozen=True):
    """Someone waves at you. `room` is None when they are in one that you may not enter."""

    by: PersonView
    room: Slug | None


# -- finding each other --------------------------------------------------------------------------------------------------


class Search(Payload, frozen=True):
    """Words of a name or an establishment, whatever the case and the accents."""

    words: Annotated[str, Meta(max_length=100)]


class InRoom(Payload, frozen=True):
    room: Slug


class PersonThere(Payload, frozen=True):
    """Someone on the campus now; `room` is None for one that you may not enter."""

    person: PersonView
    signs: Signs
    room: Slug | None


class Found(Payload, frozen=True):
    """By name; `more` when there are others."""

    people: list[PersonThere]
    more: bool


class Locate(Payload, frozen=True):
    person: PersonId


class Located(Payload, frozen=True):
    """Where someone stands now."""

    person: PersonId
    room: Slug
    member: MemberNumber
    x: Tile
    y: Tile


class Follow(Payload, frozen=True):
    """One person at a time; following another gives up the first."""

    person: PersonId


@message("people.moved")
class Moved(Payload, frozen=True):
    """The person you follow stands elsewhere; at most twice a second."""

    located: Located


@message("people.lost")
class Lost(Payload, frozen=True):
    """You no longer follow: they left, or can no longer be reached by you."""

    person: PersonId
    reason: LostReason


@message("people.followed")
class Followed(Payload, frozen=True):
    """Someone began to follow you, or no longer does."""

    by: PersonView
    following: bool


class LookAt(Payload, frozen=True):
    person: PersonId


class Card(Payload, frozen=True):
    """What someone agreed to show. `room` is None when they are not here, or in a room that you may not enter.

    `reachable` is false when they take no messages or signs from you: then it is not said why.
    """

    person: PersonView
    about: str
    link: str
    here: bool
    room: Slug | None
    signs: Signs
    blocked: bool
    reachable: bool


# -- whom one hears from -------------------------------------------------------------------------------------------------


class Block(Payload, frozen=True):
    """Whoever is blocked can neither write, wave nor follow, and what they say is not shown; they are not told."""

    person: PersonId
    blocked: bool


class Prefer(Payload, frozen=True):
    """Who may write to one: everyone, those one has written to, or the team of the edition (which always may)."""

    messages_from: MessagesFrom


class Preferences(Payload, frozen=True):
    messages_from: MessagesFrom
    blocked: list[PersonView]
