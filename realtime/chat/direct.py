"""Direct lines that a slice above has written for someone (an answer from the information desk): told live to both."""

import msgspec

from realtime.chat.channels import views
from realtime.chat.messages import MessageView, Said
from realtime.chat.models import Message
from realtime.gateway.socket import Socket
from realtime.presence.campus import open_campus


def view_of_line(socket: Socket, other_id: int, line: Message) -> MessageView:
    """A direct line as its sender, whose socket this is, sees it. Runs where waiting for the database is allowed."""
    return views(socket, f"direct:{other_id}", [line])[0]


def tell_line(socket: Socket, other_id: int, view: MessageView) -> None:
    """Tell a direct line to the other one, if they are here, and to its sender, who did not say it in the chat."""
    campus = open_campus(socket.edition.pk)
    other = campus.walkers.get(other_id) if campus else None
    if other is not None:
        theirs = msgspec.structs.replace(view, channel=f"direct:{socket.person.pk}", nonce="")
        other.socket.tell(Said(message=theirs))
    socket.tell(Said(message=view))
