"""A hall large enough and people enough to fill it, made in the server's own database (`manage.py shell`)."""

import json
import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from realtime.chat.models import Channel
from rooms.rooms.models import Room
from tests.campus import EDITION
from tests.people import member, session_of
from tests.realtime.chat.pages import fill, read_page, reader_of
from venue.editions.models import Edition, Role
from venue.people.models import Person

ROOM = "amphitheatre"
PAGES = 50


def populate(people: int, room: str = ROOM) -> None:
    """Make the room larger than that, and print the sessions of so many people as JSON."""
    edition = Edition.objects.get(slug=EDITION)
    space = Room.objects.get(edition=edition, slug=room).space
    space.capacity = people + 100
    space.save()
    sessions = {f"guest-{n}": session_of(member(edition, f"guest-{n}", Role.PARTICIPANT)) for n in range(people)}
    print(json.dumps(sessions))


def measure_history(*sizes: int) -> None:
    """Print what a page of history costs in channels of so many lines, said by 50 people: {lines: {queries, ms}}."""
    room = Room.objects.get(edition__slug=EDITION, slug=ROOM)
    people = list(Person.objects.filter(email__startswith="guest-")[:50])
    reader = reader_of(room.edition, people[0])
    found = {}
    for lines in sizes:
        fill(room, Channel.Kind.ROOM, people, lines)
        with CaptureQueriesContext(connection) as queries:
            read_page(reader, f"room:{ROOM}")
        cpu = time.process_time()
        for _ in range(PAGES):
            read_page(reader, f"room:{ROOM}")
        found[lines] = {"queries": len(queries), "cpu_ms": round(1000 * (time.process_time() - cpu) / PAGES, 2)}
    print(json.dumps(found))
