"""What was said, changed or taken back by whom it belongs to, or by the team."""

from asgiref.sync import sync_to_async

from realtime.chat import services
from realtime.chat.channels import audience_of, check_voice, find, tell_line, views
from realtime.chat.messages import Changed, Delete, Edit, MessageView, OneMessage
from realtime.chat.models import Message
from realtime.chat.reach import ANNOUNCEMENTS, check_may_write
from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket
from realtime.moderation.permissions import can_moderate
from realtime.presence.campus import open_campus
from realtime.presence.commands import walker_of
from venue.editions.permissions import can_enter_campus


async def _change(socket: Socket, key: str, seq: int, body: str | None) -> OneMessage:
    """Edit one's own line, or delete it (`body` None), and tell those who hear its channel."""
    walker = walker_of(socket)

    @sync_to_async
    def write() -> tuple[MessageView, list[int]]:
        place = find(socket, key)
        if body is not None or key == ANNOUNCEMENTS:
            check_may_write(socket, key)
        if body is None:
            line = services.delete(place.channel, socket.person.pk, seq)
        else:
            check_voice(socket, place)
            line = services.edit(place.channel, socket.person.pk, seq, body)
        hearers = [person.pk for person in line.hearers.all()] if place.kind == "nearby" else []
        return views(socket, key, [line])[0], hearers

    line, hearers = await write()
    campus = open_campus(socket.edition.pk)
    if key.startswith("direct:") or key == ANNOUNCEMENTS:
        audience = audience_of(walker, key)
    else:
        room = key.partition(":")[2]
        there = [other for other in campus.walkers.values() if other.room.slug == room] if campus else []
        audience = [o for o in there if o is not walker and (not key.startswith("nearby:") or o.view.id in hearers)]
    tell_line(walker, key, audience, Changed, line)
    return OneMessage(message=line)


@command(
    "chat.edit",
    Edit,
    returns=OneMessage,
    right=can_enter_campus,
    on_map="menu of one's own message: edit",
    in_list="menu of one's own message: edit",
    limit=per_second(1, burst=5),
)
async def edit(socket: Socket, payload: Edit) -> OneMessage:
    """Change one's own line, or any announcement if one is of the team.

    Refused: muted, not_yours, not_allowed, you_blocked, not_reachable, message_empty, message_too_long.
    """
    return await _change(socket, payload.channel, payload.seq, services.checked(payload.body))


@sync_to_async
def _remove_anothers(socket: Socket, payload: Delete) -> MessageView | None:
    """Take away, for the team, what another said to a room or nearby; None when that is not it. The event tells the others."""
    place = find(socket, payload.channel)
    lines = Message.objects.filter(channel=place.channel, seq=payload.seq, deleted_at=None)
    if place.kind == "direct" or not lines.exclude(sender_id=socket.person.pk).exists():
        return None
    line = services.remove(place.channel.pk, payload.seq, by=socket.person.pk)
    return views(socket, place.key, [line])[0]


@command(
    "chat.delete",
    Delete,
    returns=OneMessage,
    right=can_enter_campus,
    on_map="menu of a message: delete",
    in_list="menu of a message: delete",
    limit=per_second(1, burst=5),
)
async def delete(socket: Socket, payload: Delete) -> OneMessage:
    """Take one's own line back, or for the team anyone's that was not said to one person: its number stays, its words go.

    Refused: not_yours, not_allowed, no_such_line.
    """
    if can_moderate(socket.standing) and (removed := await _remove_anothers(socket, payload)):
        return OneMessage(message=removed)
    return await _change(socket, payload.channel, payload.seq, None)
