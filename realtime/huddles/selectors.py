from realtime.huddles.models import HuddleSettings


def way_of(edition_id: int) -> HuddleSettings.Way:
    """How media goes in an edition."""
    chosen = HuddleSettings.objects.filter(edition_id=edition_id).values_list("way", flat=True).first()
    return HuddleSettings.Way(chosen or HuddleSettings.Way.FORWARDER)
