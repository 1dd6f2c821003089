from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rooms.maps.encode import encode
from rooms.maps.validate import Report, validate
from rooms.rooms import selectors
from rooms.rooms.events import MapPublished, RoomsChanged
from rooms.rooms.models import MapVersion, Room
from venue.editions.models import Edition
from venue.outbox import services as outbox
from venue.people.models import Person
from venue.spaces.models import Space


class InvalidMap(Exception):
    """The file is not a map of ours. `report.sentences()` says all that is wrong with it."""

    def __init__(self, report: Report) -> None:
        super().__init__("\n".join(report.sentences()))
        self.report = report


class EntranceMustAdmit(Exception):
    """People would have nowhere to arrive."""

    def __init__(self) -> None:
        super().__init__(_("C’est l’entrée du campus : elle reste ouverte à tout le monde, sinon personne n’arrive."))


def create_room(
    edition: Edition,
    *,
    slug: str,
    title: str,
    capacity: int,
    access: str = Room.Access.EVERYONE,
    description: str = "",
    twin_of: Space | None = None,
    is_entrance: bool = False,
    position: int = 0,
    building: str = "",
    access_notes: str = "",
) -> Room:
    """Create an open room and its virtual space, which bears its title. `capacity` is in people.

    Raises:
        EntranceMustAdmit: an entrance that is not for everyone.
        ValidationError: a value is wrong or already taken. Nothing is stored in either case.
    """
    if is_entrance and access != Room.Access.EVERYONE:
        raise EntranceMustAdmit
    if twin_of is not None and (twin_of.edition_id, twin_of.kind) != (edition.pk, Space.Kind.PLACE):
        raise ValidationError({"twin_of": _("Une salle ne peut être le double que d’un lieu de son édition.")})
    with transaction.atomic():
        space = Space(
            edition=edition,
            kind=Space.Kind.VIRTUAL,
            name=title,
            capacity=capacity,
            building=building,
            access_notes=access_notes,
        )
        _check_space(space)
        space.save()
        room = Room(
            edition=edition,
            slug=slug,
            title=title,
            description=description,
            space=space,
            twin_of=twin_of,
            access=access,
            is_entrance=is_entrance,
            position=position,
        )
        room.full_clean()
        room.save()
        outbox.record(RoomsChanged(edition_id=edition.pk))
    return room


def change_room(room: Room, *, title: str, description: str, access: str, is_open: bool, capacity: int) -> Room:
    """Change what a room is called and whom it lets in; who may no longer be inside is shown out. Returns it as stored.

    Raises:
        EntranceMustAdmit: the entrance would be closed, or not for everyone.
        ValidationError: a value is wrong or already taken. Nothing has changed in either case.
    """
    with transaction.atomic():
        stored = Room.objects.select_for_update(of=("self",)).select_related("space").get(pk=room.pk)
        if stored.is_entrance and not (is_open and access == Room.Access.EVERYONE):
            raise EntranceMustAdmit
        stored.title, stored.description, stored.access, stored.is_open = title, description, access, is_open
        stored.space.name, stored.space.capacity = title, capacity
        stored.full_clean()
        _check_space(stored.space)
        stored.save(update_fields=["title", "description", "access", "is_open"])
        stored.space.save(update_fields=["name", "capacity"])
        outbox.record(RoomsChanged(edition_id=stored.edition_id))
    return stored


def upload_map(room: Room, raw: bytes, by: Person | None) -> MapVersion:
    """Store a new draft of the room's map. What is kept is the map written anew, not the bytes that were sent.

    Raises:
        InvalidMap: the file has problems, told in the active language; nothing is stored.
    """
    report = validate(raw, selectors.known_spawns(room.edition_id), own=room.slug)
    if report.document is None:
        raise InvalidMap(report)
    tmj: dict[str, Any] = encode(report.document)
    with transaction.atomic():
        Room.objects.select_for_update().get(pk=room.pk)  # two uploads at once queue for the next number
        latest = room.versions.aggregate(latest=Max("number"))["latest"] or 0
        return MapVersion.objects.create(room=room, number=latest + 1, tmj=tmj, uploaded_by=by)


def publish(version: MapVersion) -> MapVersion:
    """Give a room this version of its map, a new draft or an older one; people inside are moved on to it.

    Portals were checked at the upload. One whose spawn has gone from its room since then leads to that room's `start`.
    """
    with transaction.atomic():
        room = Room.objects.select_for_update().get(pk=version.room_id)
        version.refresh_from_db(fields=["state"])
        if version.state == MapVersion.State.PUBLISHED:
            return version
        room.versions.filter(state=MapVersion.State.PUBLISHED).update(state=MapVersion.State.RETIRED)
        version.state = MapVersion.State.PUBLISHED
        version.save(update_fields=["state"])
        outbox.record(MapPublished(edition_id=room.edition_id, room_id=room.pk, version=version.number))
    return version


def _check_space(space: Space) -> None:
    """Raises ValidationError in the words of a room: its space bears its title."""
    try:
        space.full_clean()
    except ValidationError as error:
        errors = error.message_dict
        if "name" in errors:
            errors["title"] = errors.pop("name")
        if "__all__" in errors:  # the one rule over several fields is that names are unique
            errors["title"] = [_("Une autre salle porte déjà ce titre.")]
            del errors["__all__"]
        raise ValidationError(errors) from error
