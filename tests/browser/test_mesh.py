"""Browser to browser, by the organisers' choice: small conversations, and back through the campus when they grow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.talking import Talker, campus_with_media, free_tiles, people_meeting
from tests.campus import EDITION, CampusServer
from tests.media import MediaWorker

ROOM = "salon"
CORNER, FAR = (3, 9), (30, 9)


@pytest.fixture
def campus(database_template: Path, tmp_path: Path) -> Iterator[tuple[CampusServer, MediaWorker]]:
    with campus_with_media(database_template, tmp_path) as (server, workers):
        yield server, workers[0]


def choose(server: CampusServer, way: str) -> None:
    assert server.post(f"/e/{EDITION}/huddles/", "organiser", way=way)[0] == 200


def all_hear(people: list[Talker], since: dict[str, int]) -> None:
    for person in people:
        person.hears(since=since.get(person.who, 0))


@pytest.mark.slow  # three browsers, three ways
def test_a_call_changes_its_way_under_way_and_the_worker_is_left_alone(
    campus: tuple[CampusServer, MediaWorker], media_chromium: Browser
) -> None:
    server, worker = campus
    with people_meeting(media_chromium, server) as meet:
        ana, ben = meet("walker-1", ROOM), meet("walker-2", ROOM)
        for person in (ana, ben):
            person.take_part("video")
        ana.stand_at(*CORNER)
        ben.walk_to(free_tiles(ROOM, CORNER, 1, 2))
        all_hear([ana, ben], {})
        assert worker.health()["links"] == 2

        for way in ("mesh", "forwarder"):
            before = {person.who: person.connections() for person in (ana, ben)}
            choose(server, way)
            all_hear([ana, ben], before)
            ana.sees("Walker-2")
            ben.sees("Walker-1")


@pytest.mark.slow  # five browsers, two changes of way
def test_a_fifth_brings_four_to_the_forwarder_and_back_when_they_leave(
    campus: tuple[CampusServer, MediaWorker], media_chromium: Browser
) -> None:
    server, worker = campus
    choose(server, "mesh")
    with people_meeting(media_chromium, server) as meet:
        people = [meet(f"walker-{number}", ROOM) for number in range(3, 8)]
        *four, fifth = people
        fifth.stand_at(*FAR)
        places = sorted(free_tiles(ROOM, CORNER, 0, 1))
        for person, place in zip(four, places, strict=False):
            person.stand_at(*place)
        for person in people:
            person.take_part("voice")
        for person in four:
            person.has_connections(3)  # one to each of the others
            person.hears()
        assert worker.health()["links"] == 0

        before = {person.who: person.connections() for person in people}
        fifth.walk_to(set(places[4:]))
        for person in people:
            person.has_connections(2)  # to the worker: one to send, one to be sent
            expect(person.page.locator(".who-hears")).to_have_attribute("data-hearers", "4")
        all_hear(people, before)
        assert worker.health()["links"] == 5

        before = {person.who: person.connections() for person in four}
        fifth.stand_at(*FAR)
        fifth.hears_nobody()
        for person in four:
            person.has_connections(3)
            expect(person.page.locator(".who-hears")).to_have_attribute("data-hearers", "3")
        all_hear(four, before)
