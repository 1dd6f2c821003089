"""What moderation says on the socket."""

from typing import Annotated, Literal

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload

PersonId = Annotated[int, Meta(ge=1, le=2**53)]
CategoryName = Literal["harassment", "hate", "sexual", "spam", "impersonation", "other"]
DurationName = Literal["10m", "1h", "1d", "edition"]
# More than either may have: what is too long is refused with words of ours, not as a malformed frame.
Comment = Annotated[str, Meta(max_length=4000)]
Reason = Annotated[str, Meta(max_length=2000)]


@message("moderation.muted")
class Muted(Payload, frozen=True):
    """To someone who may not speak, at once and whenever they come: until when (null: as long as the edition lasts) and why.

    `muted` false: they may again. One that runs out is not told.
    """

    muted: bool
    until: str | None
    reason: str


@message("moderation.queue")
class Queue(Payload, frozen=True):
    """To the team, when they come and whenever it changes: how many reports wait."""

    open: int


class ReportPerson(Payload, frozen=True):
    person: PersonId
    category: CategoryName
    comment: Comment = ""


class Mute(Payload, frozen=True):
    """The person is shown the `reason`, of 3 to 500 characters."""

    person: PersonId
    duration: DurationName
    reason: Reason


class Unmute(Payload, frozen=True):
    person: PersonId


class Kick(Payload, frozen=True):
    """The person is shown the `reason`, of 3 to 500 characters."""

    person: PersonId
    reason: Reason


class Ban(Payload, frozen=True):
    """The person is shown the `reason`, of 3 to 500 characters."""

    person: PersonId
    duration: DurationName
    reason: Reason


class About(Payload, frozen=True):
    person: PersonId


class Record(Payload, frozen=True):
    """What the team knows of someone: whether they may speak, the reports that wait, and how often they were sanctioned."""

    muted: Muted
    open_reports: int
    sanctions: int
