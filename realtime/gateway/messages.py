"""What the gateway itself says."""

from typing import Literal

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
