from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from rooms.maps.compile import compile_map
from rooms.maps.room_map import RoomMap
from rooms.maps.tmj import load
from rooms.rooms.models import MapVersion, Room
from venue.editions.models import Edition

_PUBLISHED = MapVersion.State.PUBLISHED


@dataclass(frozen=True, slots=True)
class CatalogueRoom:
    """A room as the walking server knows it, in plain values: nothing here goes back to the database.

    `place` is the name of the place it is the twin of, or ""; `capacity` is in people; `version` is the number of the
    published map, None before the first.
    """

    id: int
    slug: str
    title: str
    description: str
    place: str
    access: str
    is_open: bool
    is_entrance: bool
    capacity: int
    version: int | None


def rooms_of(edition: Edition) -> QuerySet[Room]:
    """The rooms in order, with their spaces and the history of their maps (latest first, without the maps themselves).

    Two queries, whatever their number.
    """
    history = MapVersion.objects.defer("tmj").select_related("uploaded_by").order_by("-number")
    return (
        Room.objects.filter(edition=edition)
        .select_related("space", "space__establishment", "twin_of", "twin_of__establishment")
        .prefetch_related(Prefetch("versions", history))
    )


def catalogue(edition_id: int) -> list[CatalogueRoom]:
    """The rooms of an edition, in order, in one query."""
    published = MapVersion.objects.filter(room=OuterRef("pk"), state=_PUBLISHED).values("number")
    rooms = (
        Room.objects.filter(edition_id=edition_id)
        .select_related("space", "twin_of")
        .annotate(published_number=Subquery(published))
    )
    return [
        CatalogueRoom(
            id=room.pk,
            slug=room.slug,
            title=room.title,
            description=room.description,
            place=room.twin_of.name if room.twin_of else "",
            access=room.access,
            is_open=room.is_open,
            is_entrance=room.is_entrance,
            capacity=room.space.capacity,
            version=room.published_number,
        )
        for room in rooms
    ]


def published_map(room_id: int) -> tuple[int, RoomMap] | None:
    """The number and the compiled map of the published version; None while there is none.

    Raises:
        rooms.maps.tmj.Unreadable: the map was stored under rules that have changed since.
    """
    found = (
        MapVersion.objects.filter(room_id=room_id, state=_PUBLISHED).values_list("pk", "number", "uploaded_at").first()
    )
    if found is None:
        return None
    version_id, number, uploaded_at = found
    return number, _compiled(version_id, uploaded_at)


def known_spawns(edition_id: int) -> dict[str, frozenset[str] | None]:
    """Where portals may lead: each room's slug, with the spawns of its published map, None while it has none."""
    rooms = list(Room.objects.filter(edition_id=edition_id).values_list("slug", flat=True))
    published = MapVersion.objects.filter(room__edition_id=edition_id, state=_PUBLISHED).values_list(
        "room__slug", "pk", "uploaded_at"
    )
    maps = {slug: frozenset(_compiled(version_id, at).spawns) for slug, version_id, at in published}
    return {slug: maps.get(slug) for slug in rooms}


@lru_cache(maxsize=64)
def _compiled(version_id: int, _uploaded_at: datetime) -> RoomMap:
    """Versions never change, so neither does this. The date tells apart rows that reuse an id (a restored database)."""
    return compile_map(load(MapVersion.objects.values_list("tmj", flat=True).get(pk=version_id)))
