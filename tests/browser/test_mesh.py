"""Browser to browser, by the organisers' choice: small conversations, and back through the campus when they grow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.talking import Talker, campus_with_media, free_tiles, people_meeting
from tests.campus import EDITION, CampusServer
from tests.media import MediaWorker

ROOM = "salon"
CORNER = (3, 9)


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
