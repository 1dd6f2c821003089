"""The art of a city is downloaded by those who go there, and by nobody else."""

import json
import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import CampusServer
from venue.config import demo
from venue.config.demo_rooms import ROOMS

Visit = Callable[..., Visitor]


def tilesets_of(slug: str) -> set[str]:
    name = next(room.map for room in ROOMS if room.slug == slug)
    drawn = json.loads((demo.MAPS / f"{name}.tmj").read_bytes())
    return {tileset["name"] for tileset in drawn["tilesets"]}


def fetched_by(visitor: Visitor, slug: str) -> set[str]:
    """The tilesets whose pictures come to someone who enters a room, all that it shows being there."""
    fetched: set[str] = set()
    address = re.compile(r"/static/assets/([a-z]+)-[\w-]+\.webp$")
    visitor.page.on("request", lambda asked: fetched.update(address.findall(asked.url)))
    visitor.enter(slug)
    expect(visitor.place).to_have_attribute("data-pictures", "true")
    return fetched


def test_a_room_fetches_the_pictures_of_its_own_tilesets_only(campus: CampusServer, visit: Visit) -> None:
    assert fetched_by(visit(campus, "walker-10"), "parvis") == tilesets_of("parvis") == {"campus"}

    in_toulouse = fetched_by(visit(campus, "walker-11"), "toulouse-inp")
    assert "toulouse" in in_toulouse <= tilesets_of("toulouse-inp")
