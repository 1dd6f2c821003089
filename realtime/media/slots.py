"""Which of those whom a listener wants is in which slot. Pure."""

from collections.abc import Sequence

from realtime.media.api import SLOTS, Source, Wanted

# A link's name, and which of the two things that it sends.
Sender = tuple[str, Source]


def assign(slots: Sequence[Sender | None], wants: Sequence[Wanted]) -> list[Sender | None]:
    """The slots that follow: who is wanted and in one keeps it, so that nobody's picture jumps; others take the free ones.

    Only the first `SLOTS` of `wants` count; they come nearest first. Who is wanted twice counts once.
    """
    wanted = list(dict.fromkeys((want.link, want.source) for want in wants))[:SLOTS]
    following = [sender if sender in wanted else None for sender in slots]
    seated = set(following)
    free = (number for number, sender in enumerate(following) if sender is None)
    for sender in wanted:
        if sender not in seated:
            following[next(free)] = sender
    return following
