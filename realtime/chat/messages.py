"""What chat says on the socket. A channel is named as the person asking sees it:

`room:<slug>` everyone in the room, `nearby:<slug>` those within 5 tiles there, `direct:<person id>` the other person,
`announcements:campus` everyone on the campus, where only the team speaks.
"""

from typing import Annotated

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload
from realtime.moderation.messages import CategoryName, Comment
from realtime.presence.messages import PersonView

ChannelKey = Annotated[
    str,
    Meta(
        max_length=60,
        pattern=r"^(room:|nearby:)[-a-zA-Z0-9_]{1,50}$|^direct:[0-9]{1,12}$|^announcements:campus$",
    ),
]
Nonce = Annotated[str, Meta(min_length=8, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
# More than a message may have: what is too long is refused with words of ours, not as a malformed frame.
Body = Annotated[str, Meta(max_length=10_000)]


class MessageView(Payload, frozen=True):
    """One line. `html` is sanitised; a deleted line has neither body nor html. `nonce` is empty unless it is one's own.

    `removed`: it was not its sender who deleted it, but the team.
    `change` numbers what happens in the channel, edits and deletions too: of two views of a line the higher is the newer.
    """

    channel: ChannelKey
    seq: Seq
    change: Seq
    sender: PersonView | None
    body: str
    html: str
    sent_at: str
    edited: bool
    deleted: bool
    removed: bool
    reply_to: Seq | None
    mentions: list[int]
    nonce: str


class ChannelView(Payload, frozen=True):
    """A channel and how much of it is unread. Of a direct one, `person` is the other and `said_at` when its last line was."""

    channel: ChannelKey
    title: str
    person: PersonView | None
    last_seq: Seq
    last_change: Seq
    said_at: str | None
    unread: int


@message("chat.message")
class Said(Payload, frozen=True):
    """A new line. The sender's own comes as the answer to `chat.send` alone."""

    message: MessageView


@message("chat.changed")
class Changed(Payload, frozen=True):
    """A line that was edited or deleted."""

    message: MessageView


@message("chat.typing")
class Typing(Payload, frozen=True):
    """Someone is writing; to be shown for 4 s."""

    channel: ChannelKey
    person: int


class Send(Payload, frozen=True):
    """`nonce` makes a resend harmless: the same line is answered, not written again. `reply_to` is a seq of the channel."""

    channel: ChannelKey
    nonce: Nonce
    body: Body
    reply_to: Seq | None = None


class Announce(Payload, frozen=True):
    """`nonce` as in `Send`."""

    nonce: Nonce
    body: Body


class OneMessage(Payload, frozen=True):
    message: MessageView


class History(Payload, frozen=True):
    """The lines before `before`, or the last ones."""

    channel: ChannelKey
    before: Seq | None = None


class HistoryPage(Payload, frozen=True):
    """Rising seq, at most 50, fewer when they are long; `more` when there are earlier ones."""

    messages: list[MessageView]
    more: bool


class CatchUp(Payload, frozen=True):
    """The last change told of each channel (0: none yet), after a connection was lost."""

    after: Annotated[dict[ChannelKey, Seq], Meta(max_length=50)]


class CaughtUp(Payload, frozen=True):
    """What was missed, rising in each channel: new lines, and older ones that were edited or deleted.

    Of the channels in `behind` it was more than an answer carries (200 lines, 20,000 characters): load their history instead.
    """

    messages: list[MessageView]
    behind: list[ChannelKey]


class Channels(Payload, frozen=True):
    """The two of the room one is in, the announcements, then one's direct conversations, the latest first (at most 100)."""

    channels: list[ChannelView]


class Read(Payload, frozen=True):
    channel: ChannelKey
    seq: Seq


class Edit(Payload, frozen=True):
    channel: ChannelKey
    seq: Seq
    body: Body


class Delete(Payload, frozen=True):
    channel: ChannelKey
    seq: Seq


class ReportLine(Payload, frozen=True):
    channel: ChannelKey
    seq: Seq
    category: CategoryName
    comment: Comment = ""


class StartTyping(Payload, frozen=True):
    channel: ChannelKey
