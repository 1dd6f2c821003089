"""The demo edition: one open Rencontre with five rooms, so that a newcomer has somewhere to walk. Idempotent."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from rooms.rooms import services as rooms
from rooms.rooms.models import Room
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


@dataclass(frozen=True)
class DemoRoom:
    slug: str
    map: str
    title: str
    description: str
    capacity: int
    place: str = ""
    access: Room.Access = Room.Access.EVERYONE
    is_entrance: bool = False


ROOMS = (
    DemoRoom(
        "parvis",
        "quad",
        "Parvis",
        "L’arrivée sur le campus : des bancs, des arbres, la porte du hall.",
        300,
        is_entrance=True,
    ),
    DemoRoom(
        "accueil",
        "lobby",
        "Hall d’accueil",
        "Le bureau d’accueil et les portes de toutes les salles.",
        300,
        "Hall principal",
    ),
    DemoRoom("amphitheatre", "auditorium", "Amphithéâtre", "Conférences et tables rondes.", 200, "Amphi A001"),
    DemoRoom(
        "posters",
        "posters",
        "Hall des posters",
        "Les posters de l’édition et leurs auteurs et autrices.",
        150,
        "Salle C102",
    ),
    DemoRoom(
        "comite", "committee", "Salle du comité", "Réservée à l’équipe d’organisation.", 20, access=Room.Access.TEAM
    ),
)


def seed() -> bool:
    """Create what is missing of the demo; returns whether anything was. What people changed since stays as they left it."""
    with transaction.atomic():
        for slug, name, city in ESTABLISHMENTS:
            Establishment.objects.get_or_create(slug=slug, defaults={"name": name, "city": city})
        if Edition.objects.filter(slug=EDITION).exists():
            return False
        organiser = _organiser()
        today = timezone.localdate()
        edition = editions.create_edition(
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
        for position, room in enumerate(ROOMS):
            _open_room(edition, room, position)
        for room in ROOMS:  # once all rooms exist, so that every portal can be checked
            raw = (MAPS / f"{room.map}.tmj").read_bytes()
            rooms.publish(rooms.upload_map(edition.rooms.get(slug=room.slug), raw, by=organiser))
        editions.set_state(edition, Edition.State.OPEN)
    return True


def _organiser() -> Person:
    organiser = people.account_for(DEMO_ORGANISER)
    people.update_profile(
        organiser,
        name="Camille Roche",
        establishment=Establishment.objects.get(slug="toulouse-inp"),
        language=organiser.language,
    )
    return organiser


def _open_room(edition: Edition, demo: DemoRoom, position: int) -> None:
    place = None
    if demo.place:
        place = Space.objects.create(
            edition=edition,
            kind=Space.Kind.PLACE,
            name=demo.place,
            capacity=demo.capacity,
            building="Bâtiment A",
            establishment=Establishment.objects.get(slug="toulouse-inp"),
            access_notes="De plain-pied, boucle magnétique à l’accueil.",
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
        position=position,
    )
