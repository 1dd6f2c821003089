"""What the information desks say on the socket. A desk is named by its room and by its name on the map."""

from typing import Annotated

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload
from realtime.presence.messages import PersonView, Slug

DeskName = Annotated[str, Meta(min_length=1, max_length=80)]
QuestionId = Annotated[int, Meta(ge=1, le=2**53)]
Nonce = Annotated[str, Meta(min_length=8, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
# More than a question may have: what is too long is refused with words of ours, not as a malformed frame.
Words = Annotated[str, Meta(max_length=5_000)]


class DeskState(Payload, frozen=True):
    """`staff`: who answers there now. `waiting`: open questions of the edition, for the team (0 for others); None: as before."""

    room: Slug
    desk: DeskName
    staff: list[PersonView]
    on_duty: bool
    waiting: int | None


class QuestionView(Payload, frozen=True):
    """`answer` is empty while there is none; `done` once it was answered or closed."""

    id: QuestionId
    room: Slug
    room_title: str
    desk: DeskName
    asker: PersonView | None
    body: str
    asked_at: str
    answer: str
    answered_by: PersonView | None
    done: bool


class DeskView(Payload, frozen=True):
    """`mine`: what one asked oneself at any desk, the latest first. `open`: for the team, all that waits, the oldest first."""

    state: DeskState
    may_answer: bool
    mine: list[QuestionView]
    open: list[QuestionView]


@message("desk.changed")
class DeskChanged(Payload, frozen=True):
    """Who answers at a desk, or the questions there, have changed: an open panel looks again."""

    state: DeskState


@message("desk.asked")
class DeskAsked(Payload, frozen=True):
    """A new question, for those on duty at a desk."""

    question: QuestionView


class Look(Payload, frozen=True):
    room: Slug
    desk: DeskName


class Desks(Payload, frozen=True):
    """The desks of the room one is in, and those elsewhere at which one is on duty."""

    desks: list[DeskState]


class Ask(Payload, frozen=True):
    """`nonce` makes a resend harmless: the same question is not written twice."""

    room: Slug
    desk: DeskName
    nonce: Nonce
    body: Words


class Duty(Payload, frozen=True):
    """Take duty at a desk (`on`), or leave it."""

    room: Slug
    desk: DeskName
    on: bool


class Answer(Payload, frozen=True):
    """`room` and `desk`: the panel one looks at, which is answered anew."""

    room: Slug
    desk: DeskName
    question: QuestionId
    body: Words


class CloseQuestion(Payload, frozen=True):
    room: Slug
    desk: DeskName
    question: QuestionId
