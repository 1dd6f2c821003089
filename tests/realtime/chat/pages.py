"""A page of history as the server reads it, in this process, so that its queries can be counted."""

from typing import Any

from asgiref.sync import async_to_sync
from django.utils import timezone

from realtime.chat import services
from realtime.chat.commands import history
from realtime.chat.messages import History, HistoryPage
from realtime.chat.models import Channel, Message
from realtime.gateway.outlet import Outlet
from realtime.gateway.socket import Socket
from realtime.presence.campus import campus_of
from rooms.rooms.models import Room
from venue.editions.models import Edition
from venue.editions.selectors import standing
from venue.people.models import Person


def fill(room: Room, kind: Channel.Kind, senders: list[Person], lines: int) -> Channel:
    """Have so many lines in a channel of a room, said by each of `senders` in turn; everyone of them heard those nearby."""
    channel = services.room_channel(room.edition_id, room.pk, kind)
    now = timezone.now()
    said = [
        Message(
            channel=channel,
            seq=number,
            change=number,
            sender=senders[number % len(senders)],
            nonce=f"{kind}-{number:08d}",
            body=f"Ligne **{number}**, voir https://example.org/{number}",
            sent_at=now,
        )
        for number in range(channel.last_seq + 1, lines + 1)
    ]
    for message in Message.objects.bulk_create(said, batch_size=500):
        if kind == Channel.Kind.NEARBY:
            message.hearers.add(*senders)
    Channel.objects.filter(pk=channel.pk).update(last_seq=lines, last_change=lines)
    return channel


async def _nowhere(event: dict[str, Any]) -> None:
    """Where the answers would go."""


def reader_of(edition: Edition, person: Person) -> Socket:
    """The socket of someone on the campus, whose rooms are read."""
    async_to_sync(campus_of)(edition)
    return Socket(Outlet(_nowhere), person, edition, standing(person.pk, edition), "fr", "")


def read_page(reader: Socket, channel: str, before: int | None = None) -> HistoryPage:
    """What `chat.history` answers."""
    page = async_to_sync(history)(reader, History(channel=channel, before=before))
    assert isinstance(page, HistoryPage)
    return page
