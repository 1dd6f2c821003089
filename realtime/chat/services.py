from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.chat.events import LineRemoved
from realtime.chat.models import Channel, Message, ReadMark
from realtime.chat.selectors import heard
from realtime.chat.text import clean
from realtime.gateway.wire import Refused
from realtime.moderation import services as moderation
from venue.outbox import services as outbox

LONGEST = 2000  # characters: a screen of text on a phone


def checked(body: str) -> str:
    """The words to store, cleaned. Raises Refused("message_empty") and Refused("message_too_long")."""
    body = clean(body)
    if not body:
        raise Refused("message_empty", _("Écrivez quelque chose avant d’envoyer."))
    if len(body) > LONGEST:
        raise Refused(
            "message_too_long", _("Ce message dépasse 2 000 caractères : raccourcissez-le ou envoyez-le en deux fois.")
        )
    return body


def room_channel(edition_id: int, room_id: int, kind: Channel.Kind) -> Channel:
    return Channel.objects.get_or_create(kind=kind, room_id=room_id, defaults={"edition_id": edition_id})[0]


def direct_channel(edition_id: int, one: int, other: int) -> Channel:
    """The one channel of two people; `one` and `other` in any order."""
    low, high = sorted((one, other))
    return Channel.objects.get_or_create(
        edition_id=edition_id, one_id=low, other_id=high, defaults={"kind": Channel.Kind.DIRECT}
    )[0]


def announcements_channel(edition_id: int) -> Channel:
    """The one channel in which the team speaks to everyone."""
    return Channel.objects.get_or_create(kind=Channel.Kind.ANNOUNCEMENTS, edition_id=edition_id)[0]


def send(
    channel: Channel,
    sender_id: int,
    *,
    nonce: str,
    body: str,
    reply_to: int | None,
    mentions: list[int],
    hearers: Iterable[int] = (),
) -> tuple[Message, bool]:
    """Write a line under the next number of its channel; returns it, and whether it is new.

    The same nonce of the same sender is the same line, however often and on whatever connection it comes.
    """
    try:
        with transaction.atomic():
            locked = _lock(channel.pk)
            if known := said(sender_id, nonce):
                return known, False
            locked.last_seq += 1
            locked.last_change += 1
            locked.save(update_fields=["last_seq", "last_change"])
            if reply_to is not None and not heard(locked, sender_id).filter(seq=reply_to).exists():
                reply_to = None
            message = Message.objects.create(
                channel=locked,
                seq=locked.last_seq,
                change=locked.last_change,
                sender_id=sender_id,
                nonce=nonce,
                body=body,
                reply_to=reply_to,
                mentions=mentions,
            )
            message.hearers.add(*hearers)
            mark_read(locked, sender_id, message.seq)
    except IntegrityError:  # the same line on two connections, in two channels' locks
        return Message.objects.get(sender_id=sender_id, nonce=nonce), False
    return message, True


def said(sender_id: int, nonce: str) -> Message | None:
    """The line that was written under a nonce, if any."""
    return Message.objects.filter(sender_id=sender_id, nonce=nonce).first()


def mark_read(channel: Channel, person_id: int, seq: int) -> None:
    """Remember how far someone has read; a mark never goes back, nor beyond what was said."""
    seq = min(seq, channel.last_seq)
    with transaction.atomic():
        mark, _created = ReadMark.objects.select_for_update().get_or_create(channel=channel, person_id=person_id)
        if seq > mark.seq:
            mark.seq = seq
            mark.save(update_fields=["seq"])


def _lock(channel_id: int) -> Channel:
    """The channel, which nobody else writes in until the transaction ends. Taken before any of its lines: no deadlock."""
    return Channel.objects.select_for_update().get(pk=channel_id)


def _save_changed(locked: Channel, message: Message, *fields: str) -> None:
    """Save a line that is not as it was, under the next number of the channel's changes."""
    locked.last_change += 1
    locked.save(update_fields=["last_change"])
    message.change = locked.last_change
    message.save(update_fields=["change", *fields])


def _own(channel: Channel, sender_id: int, seq: int) -> Message:
    """A line that its sender may change; an announcement is the whole team's."""
    lines = Message.objects.filter(channel=channel, seq=seq)
    if channel.kind != Channel.Kind.ANNOUNCEMENTS:
        lines = lines.filter(sender_id=sender_id)
    message = lines.first()
    if message is None or message.deleted_at:
        raise Refused(
            "not_yours", _("Vous ne pouvez changer que vos propres messages, tant qu’ils ne sont pas supprimés.")
        )
    return message


def edit(channel: Channel, sender_id: int, seq: int, body: str) -> Message:
    """Change the words of one's own line. Raises Refused("not_yours")."""
    with transaction.atomic():
        locked = _lock(channel.pk)
        message = _own(locked, sender_id, seq)
        message.body, message.edited_at = body, timezone.now()
        _save_changed(locked, message, "body", "edited_at")
    return message


def delete(channel: Channel, sender_id: int, seq: int) -> Message:
    """Take the words of one's own line away. Raises Refused("not_yours")."""
    with transaction.atomic():
        locked = _lock(channel.pk)
        message = _own(locked, sender_id, seq)
        message.body, message.mentions, message.deleted_at = "", [], timezone.now()
        _save_changed(locked, message, "body", "mentions", "deleted_at")
    return message


def remove(channel_id: int, seq: int, *, by: int, report_id: int | None = None) -> Message:
    """Take away a line for the team, by whomever it was said; its words go into the audit log. Raises Refused("no_such_line")."""
    with transaction.atomic():
        locked = Channel.objects.select_for_update().filter(pk=channel_id).first()
        message = Message.objects.filter(channel_id=channel_id, seq=seq, deleted_at=None).first()
        if locked is None or message is None:
            raise Refused("no_such_line", _("Ce message n’est plus là : il a été supprimé entre-temps."))
        moderation.note_removal(locked.edition_id, message.sender_id, by=by, words=message.body, report_id=report_id)
        message.body, message.mentions, message.deleted_at, message.removed_by_team = "", [], timezone.now(), True
        _save_changed(locked, message, "body", "mentions", "deleted_at", "removed_by_team")
        outbox.record(LineRemoved(channel_id=channel_id, seq=seq))
    return message
