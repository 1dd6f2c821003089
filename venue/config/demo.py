"""The demo edition: one open Rencontre with a room of every kind, so that a newcomer has somewhere to walk. Idempotent."""

from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from rooms.rooms import services as rooms
from rooms.rooms.models import MapVersion
from venue.config.demo_rooms import ROOMS, DemoRoom
from venue.editions import services as editions
from venue.editions.models import Edition
from venue.establishments.models import Establishment
from venue.pages.services import DEMO_ORGANISER
from venue.people import services as people
from venue.people.models import Person
from venue.spaces.models import Space

MAPS = Path(__file__).resolve().parents[2] / "rooms" / "maps" / "demo"
EDITION = "demo"

ESTABLISHMENTS = (
    ("toulouse-inp", "Toulouse INP", "Toulouse"),
    ("grenoble-inp", "Grenoble INP", "Grenoble"),
    ("bordeaux-inp", "Bordeaux INP", "Bordeaux"),
    ("lorraine-inp", "Lorraine INP", "Nancy"),
    ("clermont-auvergne-inp", "Clermont Auvergne INP", "Clermont-Ferrand"),
    ("esup-portail", "ESUP-Portail", "Paris"),
    ("unit", "UNIT", "Paris"),
    ("la-melee", "La Mêlée", "Toulouse"),
    ("edtech-occitanie", "EdTech Occitanie", "Toulouse"),
)


def seed() -> bool:
    """Create what is missing of the demo; returns whether anything was. What people changed since stays as they left it.

    An edition that an earlier demo began gets the rooms it lacks, and the others' maps anew, since doors lead there. Once
    somebody has uploaded a map of their own it is theirs, and stays as it is.
    """
    with transaction.atomic():
        for slug, name, city in ESTABLISHMENTS:
            Establishment.objects.get_or_create(slug=slug, defaults={"name": name, "city": city})
        edition = Edition.objects.filter(slug=EDITION).first()
        is_new = edition is None
        if edition is None:
            edition = _edition(_organiser())
        missing = _missing(edition)
        if not missing or _is_theirs(edition):
            return False
        for room in missing:
            _open_room(edition, room)
        for room in ROOMS:  # once all rooms exist, so that every portal can be checked
            raw = (MAPS / f"{room.map}.tmj").read_bytes()
            rooms.publish(rooms.upload_map(edition.rooms.get(slug=room.slug), raw, by=None))
        if is_new:
            editions.set_state(edition, Edition.State.OPEN)
    return True


def _missing(edition: Edition) -> list[DemoRoom]:
    there = set(edition.rooms.values_list("slug", flat=True))
    return [room for room in ROOMS if room.slug not in there]


def _is_theirs(edition: Edition) -> bool:
    """Whether a person has given one of its rooms another map. Those of the demo are nobody's."""
    return MapVersion.objects.filter(room__edition=edition, number__gt=1, uploaded_by__isnull=False).exists()


def _edition(organiser: Person) -> Edition:
    today = timezone.localdate()
    return editions.create_edition(
        slug=EDITION,
        title="Rencontres Num4all",
        summary=(
            "Deux jours sur le numérique pour toutes et tous dans l’enseignement supérieur, à Toulouse et en ligne : "
            "conférences, ateliers, posters et rencontres."
        ),
        starts_on=today,
        ends_on=today + timedelta(days=1),
        organiser=organiser,
    )


def _organiser() -> Person:
    organiser = people.account_for(DEMO_ORGANISER)
    people.update_profile(
        organiser,
        name="Camille Roche",
        establishment=Establishment.objects.get(slug="toulouse-inp"),
        language=organiser.language,
    )
    return organiser


def _open_room(edition: Edition, demo: DemoRoom) -> None:
    place = None
    if demo.twin_of:
        place = Space.objects.create(
            edition=edition,
            kind=Space.Kind.PLACE,
            name=demo.twin_of.name,
            capacity=demo.twin_of.capacity,
            building=demo.twin_of.building,
            establishment=Establishment.objects.get(slug=demo.twin_of.establishment),
            access_notes=demo.twin_of.access_notes,
        )
    rooms.create_room(
        edition,
        slug=demo.slug,
        title=demo.title,
        description=demo.description,
        capacity=demo.capacity,
        access=demo.access,
        twin_of=place,
        is_entrance=demo.is_entrance,
        position=ROOMS.index(demo),
    )
