"""What the gateway itself says."""

from typing import Annotated, Literal

from msgspec import Meta

from realtime.gateway.registry import message
from realtime.gateway.wire import Payload


@message("gateway.shown_out")
class ShownOut(Payload, frozen=True):
    """Why the socket is about to close, with 4410 or 4411, and to whom one may object.

    `until` is null for someone who was kicked, who may come back at once, and for a ban that holds as long as the edition.
    """

    why: Literal["kicked", "banned"]
    until: str | None
    reason: str
    appeal: str


@message("gateway.waiting")
class Waiting(Payload, frozen=True):
    """Many arrive at once: the first command will be answered in about so many seconds. Said anew every few seconds."""

    seconds: Annotated[int, Meta(ge=1)]
