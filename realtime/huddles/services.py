from django.db import transaction

from realtime.huddles.events import WayChanged
from realtime.huddles.models import HuddleSettings
from venue.outbox import services as outbox


def choose_way(edition_id: int, way: HuddleSettings.Way) -> None:
    """How media goes in an edition from now on; conversations under way move over without a gap."""
    with transaction.atomic():
        HuddleSettings.objects.update_or_create(edition_id=edition_id, defaults={"way": way})
        outbox.record(WayChanged(edition_id=edition_id))
