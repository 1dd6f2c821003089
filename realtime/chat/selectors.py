from django.db.models import Count, Max, Q, QuerySet

from realtime.chat.models import Channel, Message, ReadMark

PAGE = 50
MOST_MISSED = 200
MOST_CONVERSATIONS = 100


def heard(channel: Channel, person_id: int) -> QuerySet[Message]:
    """The lines of a channel that are for this person: nearby, those said within earshot of them."""
    lines = Message.objects.filter(channel=channel)
    return lines.filter(hearers=person_id) if channel.kind == Channel.Kind.NEARBY else lines


def history(channel: Channel, person_id: int, before: int | None) -> tuple[list[Message], bool]:
    """The last `PAGE` lines before a number, rising, and whether there are earlier ones. One query."""
    lines = heard(channel, person_id)
    if before is not None:
        lines = lines.filter(seq__lt=before)
    found = list(lines.order_by("-seq")[: PAGE + 1])
    return found[:PAGE][::-1], len(found) > PAGE


def missed(channel: Channel, person_id: int, after: int) -> list[Message] | None:
    """The lines written, edited or deleted after a change, rising; None when they are more than `MOST_MISSED`."""
    found = list(heard(channel, person_id).filter(change__gt=after).order_by("seq")[: MOST_MISSED + 1])
    return found if len(found) <= MOST_MISSED else None


def conversations(edition_id: int, person_id: int) -> QuerySet[Channel]:
    """Someone's direct channels in which something was said, the latest first."""
    return (
        Channel.objects.filter(
            Q(one_id=person_id) | Q(other_id=person_id), edition_id=edition_id, kind=Channel.Kind.DIRECT, last_seq__gt=0
        )
        .annotate(latest=Max("messages__sent_at"))
        .order_by("-latest")[:MOST_CONVERSATIONS]
    )


def unread(channels: list[Channel], person_id: int) -> dict[int, int]:
    """Channel id → lines of others not read yet. Two queries for all channels together."""
    marks = dict(ReadMark.objects.filter(channel__in=channels, person_id=person_id).values_list("channel_id", "seq"))
    fresh = Q()
    for channel in channels:
        # A room one never read in starts read: only what is said from now on is news.
        start = 0 if channel.kind == Channel.Kind.DIRECT else channel.last_seq
        fresh |= Q(channel=channel, seq__gt=marks.get(channel.pk, start))
    if not channels:
        return {}
    counted = (
        Message.objects.filter(fresh, deleted_at=None)
        .exclude(sender_id=person_id)
        .filter(Q(hearers=person_id) | ~Q(channel__kind=Channel.Kind.NEARBY))
        .values("channel_id")
        .annotate(lines=Count("pk", distinct=True))
    )
    return {row["channel_id"]: row["lines"] for row in counted}
