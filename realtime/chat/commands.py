"""What people ask of chat: to say, to hint that one is writing, to read again, to catch up."""

from collections.abc import Iterable

from asgiref.sync import sync_to_async
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from realtime.chat import selectors, services
from realtime.chat.channels import Place, audience_of, check_voice, find, is_there, tell_line, views
from realtime.chat.messages import (
    CatchUp,
    CaughtUp,
    Channels,
    ChannelView,
    History,
    HistoryPage,
    MessageView,
    OneMessage,
    Read,
    Said,
    Send,
    StartTyping,
    Typing,
)
from realtime.chat.models import Channel
from realtime.chat.reach import ANNOUNCEMENTS, check_may_write, listeners, may_hint
from realtime.gateway.registry import command, per_second
from realtime.gateway.socket import Socket, tell
from realtime.gateway.wire import Nothing, Refused
from realtime.moderation.permissions import check_may_speak
from realtime.presence.campus import Walker
from realtime.presence.commands import walker_of
from realtime.presence.selectors import views_of
from venue.editions.permissions import can_enter_campus

MOST_MENTIONS = 20

NOT_IN_ROOM = _("Vous n’êtes plus dans cette salle : retournez-y pour y écrire.")
ANNOUNCEMENTS_TITLE = _("Annonces")


@sync_to_async
def _said_before(socket: Socket, payload: Send) -> MessageView:
    line = services.said(socket.person.pk, payload.nonce)
    if line is None:
        raise Refused("not_in_room", NOT_IN_ROOM)
    return views(socket, payload.channel, [line])[0]


def _mentioned(body: str, audience: Iterable[Walker]) -> list[int]:
    words = body.casefold()
    if "@" not in words:
        return []
    return [other.view.id for other in audience if f"@{other.view.name.casefold()}" in words][:MOST_MENTIONS]


@command(
    "chat.send",
    Send,
    returns=OneMessage,
    right=can_enter_campus,
    on_map="side panel: compose; Enter",
    in_list="compose under the conversation",
    limit=per_second(1, burst=6),
)
async def send(socket: Socket, payload: Send) -> OneMessage:
    """Say something.

    Refused: muted, message_empty, message_too_long, not_in_room, no_such_person, not_allowed, you_blocked, not_reachable.
    """
    walker = walker_of(socket)
    body = services.checked(payload.body)
    if not is_there(walker, payload.channel):
        # A line that was written, but whose answer was lost, may be sent again from wherever one is now.
        return OneMessage(message=await _said_before(socket, payload))
    audience = audience_of(walker, payload.channel)
    hearers = (
        [socket.person.pk, *(other.view.id for other in audience)] if payload.channel.startswith("nearby:") else []
    )
    mentions = _mentioned(body, audience)

    @sync_to_async
    def write() -> tuple[MessageView, bool]:
        place = find(socket, payload.channel)
        if known := services.said(socket.person.pk, payload.nonce):
            return views(socket, place.key, [known])[0], False  # said while one still might: the answer was lost
        check_voice(socket, place)
        check_may_write(socket, payload.channel)
        line, new = services.send(
            place.channel,
            socket.person.pk,
            nonce=payload.nonce,
            body=body,
            reply_to=payload.reply_to,
            mentions=mentions,
            hearers=hearers,
        )
        return views(socket, place.key, [line])[0], new

    line, new = await write()
    if new:
        tell_line(walker, payload.channel, audience, Said, line)
    return OneMessage(message=line)


@command(
    "chat.history",
    History,
    returns=HistoryPage,
    right=can_enter_campus,
    on_map="auto: opening a conversation; scrolling up",
    in_list="auto: opening a conversation; scrolling up",
    limit=per_second(3, burst=20),
)
async def history(socket: Socket, payload: History) -> HistoryPage:
    """Read again. Nearby, only what was said within one's earshot. Refused: no_such_room, room_restricted, no_such_person."""

    @sync_to_async
    def read() -> HistoryPage:
        place = find(socket, payload.channel)
        lines, more = selectors.history(place.channel, socket.person.pk, payload.before)
        return HistoryPage(messages=views(socket, place.key, lines), more=more)

    return await read()


@command(
    "chat.catch_up",
    CatchUp,
    returns=CaughtUp,
    right=can_enter_campus,
    on_map="auto: coming back after a lost connection",
    in_list="auto: coming back after a lost connection",
    limit=per_second(0.5, burst=5),
)
async def catch_up(socket: Socket, payload: CatchUp) -> CaughtUp:
    """Get what was said, edited and deleted since. A channel that is no longer one's to read is left out."""

    @sync_to_async
    def read() -> CaughtUp:
        messages: list[MessageView] = []
        behind: list[str] = []
        allowance = selectors.Allowance()
        for key, change in payload.after.items():
            try:
                place = find(socket, key)
            except Refused:
                continue
            lines = selectors.missed(place.channel, socket.person.pk, change, allowance)
            if lines is None:
                behind.append(key)
            else:
                messages += views(socket, key, lines)
        return CaughtUp(messages=messages, behind=behind)

    return await read()


@command(
    "chat.channels",
    Nothing,
    returns=Channels,
    right=can_enter_campus,
    on_map="auto: arriving on the page",
    in_list="auto: arriving on the page",
    limit=per_second(1, burst=10),
)
async def channels(socket: Socket, payload: Nothing) -> Channels:
    """One's conversations, with how much of each is unread."""
    room = walker_of(socket).room

    @sync_to_async
    def read() -> Channels:
        me, edition = socket.person.pk, socket.edition
        places = [find(socket, f"{kind}:{room.slug}") for kind in (Channel.Kind.NEARBY, Channel.Kind.ROOM)]
        places.append(find(socket, ANNOUNCEMENTS))
        said_at: dict[int, str] = {}
        for channel, latest in selectors.conversations(edition.pk, me):
            other = channel.other_id if channel.one_id == me else channel.one_id
            places.append(Place(f"direct:{other}", channel))
            said_at[channel.pk] = latest.isoformat()
        others = [int(place.key.partition(":")[2]) for place in places if place.kind == "direct"]
        people = views_of(edition, others)
        unread = selectors.unread([place.channel for place in places], me)
        with translation.override(socket.language):
            titles = {ANNOUNCEMENTS: str(ANNOUNCEMENTS_TITLE)}
        found = []
        for place in places:
            person = people.get(int(place.key.partition(":")[2])) if place.kind == "direct" else None
            found.append(
                ChannelView(
                    channel=place.key,
                    title=person.name if person else titles.get(place.key, room.title),
                    person=person,
                    last_seq=place.channel.last_seq,
                    last_change=place.channel.last_change,
                    said_at=said_at.get(place.channel.pk),
                    unread=unread.get(place.channel.pk, 0),
                )
            )
        return Channels(channels=found)

    return await read()


@command(
    "chat.read",
    Read,
    returns=Nothing,
    right=can_enter_campus,
    on_map="auto: seeing the end of a conversation",
    in_list="auto: seeing the end of a conversation",
    limit=per_second(2, burst=20),
)
async def read(socket: Socket, payload: Read) -> Nothing:
    """Remember how far one has read."""

    @sync_to_async
    def mark() -> None:
        services.mark_read(find(socket, payload.channel).channel, socket.person.pk, payload.seq)

    await mark()
    return Nothing()


@command(
    "chat.typing",
    StartTyping,
    returns=Nothing,
    right=can_enter_campus,
    on_map="auto: writing in the compose box",
    in_list="auto: writing in the compose box",
    limit=per_second(1 / 3, burst=2),
)
async def typing(socket: Socket, payload: StartTyping) -> Nothing:
    """Tell those who would hear that one is writing; of an announcement, nobody. Kept nowhere. Refused: muted, not_in_room."""
    walker = walker_of(socket)
    if not is_there(walker, payload.channel):
        raise Refused("not_in_room", NOT_IN_ROOM)
    audience = audience_of(walker, payload.channel)
    alone = audience[0].socket.standing if audience and payload.channel.startswith("direct:") else None
    check_may_speak(socket, to=alone)
    theirs = f"direct:{socket.person.pk}" if payload.channel.startswith("direct:") else payload.channel
    if await may_hint(socket, payload.channel):
        told = Typing(channel=theirs, person=socket.person.pk)
        tell(told, [other.socket for other in listeners(walker, payload.channel, audience)])
    return Nothing()
