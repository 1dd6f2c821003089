"""Many arrive at once: who waits at the door is told so, has something to read, and comes in by themself."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import expect
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer

Visit = Callable[..., Visitor]
# One person a second is let in: those before make some seconds to wait.
BEFORE = 7


@pytest.mark.parametrize("view", ["map", "list"])
def test_who_waits_at_the_door_is_told_and_comes_in(
    database_template: Path, tmp_path: Path, visit: Visit, view: str
) -> None:
    with (
        CampusServer(database_template, tmp_path, settings={"CAMPUS_ADMISSIONS_PER_S": "1"}) as server,
        ExitStack() as crowd,
    ):
        for number in range(BEFORE):
            cookie = {"Cookie": server.cookie(f"walker-{number}")}
            address = f"{server.url.replace('http', 'ws')}/ws/{EDITION}/"
            crowd.enter_context(connect(address, additional_headers=cookie, origin=Origin(server.url)))
        ana = visit(server, "walker-20")
        ana.page.goto(f"/e/{EDITION}/campus/?view={view}")

        expect(ana.page.get_by_role("status")).to_have_text("Vous êtes nombreux à arriver : encore quelques secondes…")
        expect(ana.page.get_by_text("Environ")).to_be_visible()
        reading = ana.page.get_by_role("link", name="Lire la page de l’édition en attendant")
        expect(reading).to_have_attribute("href", f"/e/{EDITION}/")
        assert ana.axe() == []
        assert not ana.overflows()
        ana.await_inside()
