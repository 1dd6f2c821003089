from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from realtime.chat.models import Channel, Message, ReadMark
from realtime.people.selectors import blocked_by

PAGE = 50
MOST_MISSED = 200
# As HTML in JSON 400 KB at the very most, less than an outlet holds for one who reads slowly; usual pages are a tenth of that.
MOST_CHARACTERS = 20_000
MOST_CONVERSATIONS = 100
ANNOUNCEMENTS_ARE_NEWS = timedelta(days=1)


def heard(channel: Channel, person_id: int) -> QuerySet[Message]:
    """The lines of a channel that are for this person: nearby, those said within earshot of them; of nobody they block.

    What was said to them alone, or to everyone by the team, is kept from nobody: it can be read again, and reported.
    """
    lines = Message.objects.filter(channel=channel)
    if channel.kind == Channel.Kind.NEARBY:
        lines = lines.filter(hearers=person_id)
    if channel.kind in {Channel.Kind.NEARBY, Channel.Kind.ROOM}:
        lines = lines.exclude(sender_id__in=blocked_by(person_id))
    return lines


def history(channel: Channel, person_id: int, before: int | None) -> tuple[list[Message], bool]:
    """The last lines before a number, rising, and whether there are earlier ones. One query.

    At most `PAGE` lines and, unless it is one alone, `MOST_CHARACTERS`.
    """
    lines = heard(channel, person_id)
    if before is not None:
        lines = lines.filter(seq__lt=before)
    found = list(lines.order_by("-seq")[: PAGE + 1])
    sizes = accumulate(len(line.body) for line in found[:PAGE])
    page = found[: max(1, sum(size <= MOST_CHARACTERS for size in sizes))]
    return page[::-1], len(found) > len(page)


@dataclass
class Allowance:
    """What one answer may still carry."""

    lines: int = MOST_MISSED
    characters: int = MOST_CHARACTERS

    def take(self, lines: list[Message]) -> bool:
        """Count lines in, if there is room for all of them."""
        characters = sum(len(line.body) for line in lines)
        if len(lines) > self.lines or characters > self.characters:
            return False
        self.lines -= len(lines)
        self.characters -= characters
        return True


def missed(channel: Channel, person_id: int, after: int, allowance: Allowance) -> list[Message] | None:
    """The lines written, edited or deleted after a change, rising; None when they are more than the answer may carry."""
    found = list(heard(channel, person_id).filter(change__gt=after).order_by("seq")[: allowance.lines + 1])
    return found if allowance.take(found) else None


def conversations(edition_id: int, person_id: int) -> list[tuple[Channel, datetime]]:
    """Someone's direct channels in which something was said, and when that was last; the latest first."""
    channels = (
        Channel.objects.filter(
            Q(one_id=person_id) | Q(other_id=person_id), edition_id=edition_id, kind=Channel.Kind.DIRECT, last_seq__gt=0
        )
        .annotate(latest=Max("messages__sent_at"))
        .order_by("-latest")[:MOST_CONVERSATIONS]
    )
    return [(channel, channel.latest) for channel in channels]


def has_written(edition_id: int, person_id: int, to_id: int) -> bool:
    """Whether someone has written to another in this edition; a line they took back counts."""
    low, high = sorted((person_id, to_id))
    return Message.objects.filter(
        channel__edition_id=edition_id, channel__one_id=low, channel__other_id=high, sender_id=person_id
    ).exists()


def unread(channels: list[Channel], person_id: int) -> dict[int, int]:
    """Channel id → lines of others not read yet. Two queries for all channels together."""
    marks = dict(ReadMark.objects.filter(channel__in=channels, person_id=person_id).values_list("channel_id", "seq"))
    fresh = Q()
    for channel in channels:
        # A room one never read in starts read: only what is said from now on is news. Of what the team announced before
        # one came, the last day's is.
        start = channel.last_seq if channel.kind in {Channel.Kind.ROOM, Channel.Kind.NEARBY} else 0
        new = Q(channel=channel, seq__gt=marks.get(channel.pk, start))
        if channel.kind == Channel.Kind.ANNOUNCEMENTS and channel.pk not in marks:
            new &= Q(sent_at__gt=timezone.now() - ANNOUNCEMENTS_ARE_NEWS)
        fresh |= new
    if not channels:
        return {}
    counted = (
        Message.objects.filter(fresh, deleted_at=None)
        .exclude(sender_id=person_id)
        .exclude(~Q(channel__kind=Channel.Kind.ANNOUNCEMENTS), sender_id__in=blocked_by(person_id))
        .filter(Q(hearers=person_id) | ~Q(channel__kind=Channel.Kind.NEARBY))
        .values("channel_id")
        .annotate(lines=Count("pk", distinct=True))
    )
    return {row["channel_id"]: row["lines"] for row in counted}
