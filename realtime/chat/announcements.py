"""What the team says to everyone on the campus, and to those who come later."""

from realtime.chat.commands import send
from realtime.chat.messages import Announce, OneMessage, Send
from realtime.chat.permissions import can_announce
from realtime.chat.reach import ANNOUNCEMENTS
from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket


@command(
    "chat.announce",
    Announce,
    returns=OneMessage,
    right=can_announce,
    on_map="announcements: compose",
    in_list="announcements: compose",
    limit=per_second(0.2, burst=3),
)
async def announce(socket: Socket, payload: Announce) -> OneMessage:
    """Say something to everyone, in whatever room; nobody's block keeps it out. Refused: message_empty, message_too_long."""
    line = await send(socket, Send(channel=ANNOUNCEMENTS, nonce=payload.nonce, body=payload.body))
    assert isinstance(line, OneMessage)
    return line
