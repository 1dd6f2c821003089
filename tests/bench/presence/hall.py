"""Rooms with nothing in the way, and people enough to fill them, made in the server's own database (`manage.py shell`)."""

import json

from django.utils import timezone

from realtime.presence.models import LastPlace
from rooms.rooms.models import Room
from rooms.rooms.services import create_room, publish, upload_map
from tests.bench.presence.beats import HEIGHT, IN_VIEW, SPREAD, WIDTH, beats
from tests.campus import EDITION
from tests.people import member, session_of
from tests.rooms.maps.plans import plan, tmj
from venue.editions.models import Edition, Role
from venue.people.models import Person

HALL = "bench-hall"
# Of the soak: portal `n` of the first row leads to room `n`; people walk below the second.
SOAK_ROOMS = ("soak-0", "soak-1", "soak-2")
SOAK_WIDTH, SOAK_HEIGHT = 48, 34


def build(people: int) -> None:
    """Make the hall, and print the sessions of so many people as JSON."""
    edition = Edition.objects.get(slug=EDITION)
    rows = ["s" * 16 + "." * (WIDTH - 16)] * 8 + ["." * WIDTH] * (HEIGHT - 8)
    room = create_room(edition, slug=HALL, title="Halle", capacity=people + 100)
    publish(upload_map(room, tmj(plan("\n".join(rows))), by=None))
    _print_sessions(edition, people)


def build_soak(people: int) -> None:
    """Make the rooms of `SOAK_ROOMS`, each with portals in its first row to the others, and print so many sessions as JSON."""
    edition = Edition.objects.get(slug=EDITION)
    rooms = {slug: create_room(edition, slug=slug, title=slug, capacity=people) for slug in SOAK_ROOMS}
    for with_portals in (False, True):  # a portal leads to a room that has its map already
        for slug, room in rooms.items():
            others = [other for other in SOAK_ROOMS if other != slug]
            first = "".join("AB"[others.index(other)] if other in others else "." for other in SOAK_ROOMS)
            top = (first if with_portals else "...") + "." * (SOAK_WIDTH - 3)
            rows = [top, "." * SOAK_WIDTH, *["s" * 32 + "." * (SOAK_WIDTH - 32)] * (SOAK_HEIGHT - 2)]
            portals = dict(zip("AB", others, strict=True)) if with_portals else {}
            publish(upload_map(room, tmj(plan("\n".join(rows), portals=portals)), by=None))
    _print_sessions(edition, people)


def _print_sessions(edition: Edition, people: int) -> None:
    sessions = {f"guest-{n}": session_of(member(edition, f"guest-{n}", Role.PARTICIPANT)) for n in range(people)}
    print(json.dumps(sessions))


def place(people: int, *, spread: bool) -> None:
    """Have the first so many arrive where their beats begin."""
    room = Room.objects.get(edition__slug=EDITION, slug=HALL)
    ids = dict(Person.objects.filter(email__startswith="guest-").values_list("email", "id"))
    LastPlace.objects.filter(room=room).delete()
    for number, beat in enumerate(beats(people, SPREAD if spread else IN_VIEW)):
        x, y = beat.tile(beat.start)
        LastPlace.objects.create(
            edition_id=room.edition_id,
            person_id=ids[f"guest-{number}@test.example"],
            room=room,
            x=x,
            y=y,
            seen_at=timezone.now(),
        )
