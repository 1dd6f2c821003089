import unicodedata

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.gateway.wire import Refused
from realtime.people.events import BlocksChanged
from realtime.people.models import Block, Choices, OnSite
from venue.outbox import services as outbox

LONGEST_WORDS = 60
# More than anyone needs, and a bound on what the settings show.
MOST_BLOCKED = 500

ZERO_WIDTH_JOINER = "\u200d"  # holds emoji of several people together
# Control, format (bidirectional marks among them), surrogate, private: nothing that can be read.
_UNREADABLE = {"Cc", "Cf", "Cs", "Co"}


def readable(words: str) -> str:
    """On one line, without what would turn the text around it or hide in it."""
    kept = "".join(
        letter
        for letter in words
        if letter.isspace() or letter == ZERO_WIDTH_JOINER or unicodedata.category(letter) not in _UNREADABLE
    )
    return " ".join(kept.split())


def checked_words(words: str) -> str:
    """The words of a status, to be stored. Raises Refused("status_too_long")."""
    words = readable(words)
    if len(words) > LONGEST_WORDS:
        raise Refused("status_too_long", _("Ce statut dépasse 60 caractères : raccourcissez-le."))
    return words


def keep_status(person_id: int, status: str, words: str) -> None:
    """Keep a status for the next visit."""
    Choices.objects.update_or_create(person_id=person_id, defaults={"status": status, "words": words})


def keep_on_site(person_id: int, edition_id: int, *, on_site: bool) -> None:
    """Keep that someone is on site today, by the clocks of the edition, or forget it. What is of former days is forgotten."""
    today = timezone.localdate()
    with transaction.atomic():
        OnSite.objects.filter(day__lt=today).delete()
        if on_site:
            OnSite.objects.update_or_create(person_id=person_id, edition_id=edition_id, defaults={"day": today})
        else:
            OnSite.objects.filter(person_id=person_id, edition_id=edition_id).delete()


def prefer(person_id: int, messages_from: str) -> None:
    """Choose who may write to one."""
    Choices.objects.update_or_create(person_id=person_id, defaults={"messages_from": messages_from})


def block(by: int, person_id: int) -> None:
    """Hear nothing more from someone. Raises Refused("too_many_blocked")."""
    with transaction.atomic():
        if Block.objects.filter(by_id=by).exclude(person_id=person_id).count() >= MOST_BLOCKED:
            raise Refused(
                "too_many_blocked",
                _("Vous bloquez déjà 500 personnes : débloquez-en une, ou signalez le problème à la modération."),
            )
        Block.objects.get_or_create(by_id=by, person_id=person_id)
        outbox.record(BlocksChanged(person_id=by))


def unblock(by: int, person_id: int) -> None:
    """Hear from someone again; nothing changes if they were not blocked."""
    with transaction.atomic():
        Block.objects.filter(by_id=by, person_id=person_id).delete()
        outbox.record(BlocksChanged(person_id=by))
