"""Channels as people name them: which one a key means, what its lines look like to someone, and who hears them."""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from django.utils.translation import gettext_lazy as _

from realtime.chat import services
from realtime.chat.messages import Changed, MessageView, Said
from realtime.chat.models import Channel, Message
from realtime.chat.reach import ANNOUNCEMENTS, listeners
from realtime.gateway.socket import Socket, tell
from realtime.gateway.wire import Refused
from realtime.moderation.permissions import check_may_speak, may_speak
from realtime.presence.campus import Walker, open_campus, refused
from realtime.presence.selectors import views_of
from rooms.rooms.permissions import can_enter
from venue.editions.models import Membership
from venue.editions.selectors import standings
from venue.pages.markdown import render

# Gather's reach: who stands this near hears what is said nearby.
EARSHOT_TILES = 5

NO_SUCH_PERSON = _("Cette personne ne participe pas à cette édition.")


@dataclass(frozen=True)
class Place:
    """A channel as someone names it, and what it is in the database."""

    key: str
    channel: Channel

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


def find(socket: Socket, key: str) -> Place:
    """The channel of a key, for those who may read it. Runs where waiting for the database is allowed.

    Raises Refused: no_such_room, room_restricted, no_such_person.
    """
    kind, _colon, name = key.partition(":")
    if kind == "direct":
        other = int(name)
        if other == socket.person.pk or not Membership.objects.filter(edition=socket.edition, person_id=other).exists():
            raise Refused("no_such_person", NO_SUCH_PERSON)
        return Place(key, services.direct_channel(socket.edition.pk, socket.person.pk, other))
    if key == ANNOUNCEMENTS:
        return Place(key, services.announcements_channel(socket.edition.pk))
    campus = open_campus(socket.edition.pk)
    room = campus.rooms.get(name) if campus else None
    if room is None:
        raise refused("no_such_room")
    if not can_enter(socket.standing, room):
        raise refused("room_restricted")
    return Place(key, services.room_channel(socket.edition.pk, room.id, Channel.Kind(kind)))


def is_there(walker: Walker, key: str) -> bool:
    kind, _colon, name = key.partition(":")
    return kind == "direct" or key == ANNOUNCEMENTS or walker.room.slug == name


def views(socket: Socket, key: str, lines: Iterable[Message]) -> list[MessageView]:
    """Lines as `socket`'s person sees them; two queries for all their senders."""
    lines = list(lines)
    senders = views_of(socket.edition, {line.sender_id for line in lines if line.sender_id is not None})
    return [
        MessageView(
            channel=key,
            seq=line.seq,
            change=line.change,
            sender=senders.get(line.sender_id) if line.sender_id is not None else None,
            body=line.body,
            html=render(line.body) if line.body else "",
            sent_at=line.sent_at.isoformat(),
            edited=line.edited_at is not None,
            deleted=line.deleted_at is not None,
            removed=line.removed_by_team,
            reply_to=line.reply_to,
            mentions=line.mentions,
            nonce=line.nonce if line.sender_id == socket.person.pk else "",
        )
        for line in lines
    ]


def audience_of(walker: Walker, key: str) -> list[Walker]:
    """Who is on the campus now and hears a channel, without the one who speaks."""
    campus = open_campus(walker.socket.edition.pk)
    kind, _colon, name = key.partition(":")
    if campus is None:
        return []
    if kind == "direct":
        return [other] if (other := campus.walkers.get(int(name))) else []
    if key == ANNOUNCEMENTS:
        return [other for other in campus.walkers.values() if other is not walker]
    members = walker.hub.within(walker.member, EARSHOT_TILES) if kind == "nearby" else walker.hub.members.values()
    here = [campus.walkers.get(member.person.id) for member in members]
    return [other for other in here if other is not None and other is not walker]


def tell_line(
    walker: Walker, key: str, audience: Iterable[Walker], said: type[Said] | type[Changed], line: MessageView
) -> None:
    """Tell a line to those who listen; a direct one is, to the other, in the channel named after its sender."""
    theirs = f"direct:{walker.socket.person.pk}" if key.startswith("direct:") else key
    told = said(message=msgspec.structs.replace(line, channel=theirs, nonce=""))
    tell(told, [other.socket for other in listeners(walker, key, audience)])


def check_voice(socket: Socket, place: Place) -> None:
    """Raises Refused("muted"); who is muted may still write to the team. Asks the database only about someone who is."""
    to = None
    if place.kind == "direct" and not may_speak(socket):
        other = int(place.key.partition(":")[2])
        to = standings([other], socket.edition)[other]
    check_may_speak(socket, to=to)
