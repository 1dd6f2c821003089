"""What chat does when a line was taken away, in whichever process."""

import msgspec
from asgiref.sync import sync_to_async

from realtime.chat.events import LineRemoved
from realtime.chat.messages import Changed, MessageView
from realtime.chat.models import Channel, Message
from realtime.chat.reach import ANNOUNCEMENTS
from realtime.presence.campus import Walker, open_campus
from realtime.presence.selectors import views_of
from venue.outbox.events import handles


@handles(LineRemoved)
async def line_disappears(event_id: int, event: LineRemoved) -> None:
    """Everyone on the campus who sees the line sees that it was removed."""
    found = await sync_to_async(_read)(event)
    campus = open_campus(found[0].channel.edition_id) if found else None
    if found is None or campus is None:
        return
    line, view = found
    hearers = {person.pk for person in line.hearers.all()}
    for walker in list(campus.walkers.values()):
        if key := _key(line.channel, walker, hearers):
            walker.socket.tell(Changed(message=msgspec.structs.replace(view, channel=key)))


def _read(event: LineRemoved) -> tuple[Message, MessageView] | None:
    lines = Message.objects.select_related("channel__edition").prefetch_related("hearers")
    line = lines.filter(channel_id=event.channel_id, seq=event.seq, removed_by_team=True).first()
    if line is None or line.deleted_at is None:
        return None
    senders = views_of(line.channel.edition, [line.sender_id] if line.sender_id else [])
    view = MessageView(
        channel="",
        seq=line.seq,
        sender=senders.get(line.sender_id or 0),
        body="",
        html="",
        sent_at=line.sent_at.isoformat(),
        edited=False,
        deleted=True,
        removed=True,
        reply_to=line.reply_to,
        mentions=[],
        nonce="",
        change=line.change,
    )
    return line, view


def _key(channel: Channel, walker: Walker, hearers: set[int]) -> str | None:
    """What a walker calls the channel; None when the line is not for them."""
    me = walker.socket.person.pk
    if channel.kind == Channel.Kind.DIRECT:
        other = {channel.one_id: channel.other_id, channel.other_id: channel.one_id}.get(me)
        return None if other is None else f"direct:{other}"
    if channel.kind == Channel.Kind.ANNOUNCEMENTS:
        return ANNOUNCEMENTS
    if walker.room.id != channel.room_id or (channel.kind == Channel.Kind.NEARBY and me not in hearers):
        return None
    return f"{channel.kind}:{walker.room.slug}"
