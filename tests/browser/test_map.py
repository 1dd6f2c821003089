"""What the map shows beside people walking: the small map, bubbles, evening, small life; pixels where there are no words."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Route, expect

from tests.browser.people import TILE_PX, ZOOM, Visitor
from tests.campus import CampusServer, where_it_is
from tests.realtime.paths import demo_map

Visit = Callable[..., Visitor]

PAPER = (255, 253, 248)  # of a bubble
SUM_OF_COUNTS = """people => [...document.querySelectorAll('.miniature-count')]
    .reduce((sum, cell) => sum + Number(cell.textContent), 0) === people"""
STILL = {"reduced_motion": "reduce"}


def picture(visitor: Visitor, left: float, top: float, width: float, height: float) -> Image.Image:
    """What is on the screen there."""
    shot = visitor.page.screenshot(clip={"x": left, "y": top, "width": width, "height": height})
    return Image.open(io.BytesIO(shot)).convert("RGB")


def overhead(visitor: Visitor) -> Image.Image:
    """What is over one's own head, in the middle of a large room."""
    x, y = visitor.free_middle()
    return picture(visitor, x - 110, y - TILE_PX * ZOOM - 130, 220, 120)


def share(image: Image.Image, colour: tuple[int, int, int]) -> float:
    pixels = image.width * image.height
    return sum(count for count, found in image.getcolors(pixels) or [] if found == colour) / pixels


def brightness(visitor: Visitor) -> float:
    """Of what is around one, from 0 to 255, once the pictures are there."""
    expect(visitor.place).to_have_attribute("data-pictures", "true")
    assert visitor.stands_still(for_looks=3)
    x, y = visitor.free_middle()
    grey = picture(visitor, x - 200, y - 150, 400, 300).convert("L").histogram()
    return sum(level * count for level, count in enumerate(grey)) / sum(grey)


def walk_to_the_middle(visitor: Visitor) -> None:
    """To where the camera is not stopped by the edge of the room."""
    room = demo_map(visitor.room)
    middle = {(x, y) for x in range(18, 26) for y in range(14, 20) if room.walkable(x, y)}
    visitor.walk_to(middle)
    assert visitor.stands_still(for_looks=3)


def test_the_small_map_says_how_many_are_where_and_a_click_on_it_walks_there(
    campus: CampusServer, visit: Visit
) -> None:
    ana, ben = visit(campus, "walker-40"), visit(campus, "walker-41")
    ana.enter("posters")
    ben.enter("posters")
    small = ana.page.get_by_role("img", name="en petit : 2 personnes")
    expect(small).to_be_visible()
    ana.page.wait_for_function(SUM_OF_COUNTS, arg=2)
    room = demo_map("posters")
    box = small.bounding_box()
    assert box is not None
    x, y = next(
        tile
        for tile in room.walk_from([ana.at])
        if abs(tile[0] - ana.at[0]) + abs(tile[1] - ana.at[1]) == 6 and not room.portal_at(*tile)
    )
    small.click(position={"x": (x + 0.5) / room.width * box["width"], "y": (y + 0.5) / room.height * box["height"]})
    ana.expect_at(x, y)


def test_the_small_map_folds_by_key_and_stays_folded(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-40")
    ana.enter("posters")
    ana.use("button", "Replier la vue d’ensemble")
    expect(ana.page.get_by_role("img", name="en petit")).to_have_count(0)
    ana.page.reload()
    ana.await_inside("posters")
    ana.use("button", "Déplier la vue d’ensemble")
    expect(ana.page.get_by_role("img", name="en petit")).to_be_visible()


def test_what_is_said_stands_over_the_speaker_until_it_is_taken_away(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-42", **STILL)
    ana.enter("parvis")
    walk_to_the_middle(ana)
    assert share(overhead(ana), PAPER) < 0.01
    box = ana.page.get_by_role("textbox", name="Écrire à toute la salle")
    box.fill("Bonjour ! Qui vient prendre un café près de la fontaine avant la table ronde ?")
    box.press("Enter")
    expect(ana.page.get_by_text("Qui vient prendre un café").first).to_be_visible()
    await_picture(ana, lambda: share(overhead(ana), PAPER) > 0.2)
    await_picture(ana, lambda: share(overhead(ana), PAPER) < 0.01)  # it has been read


def test_who_wants_no_bubbles_sees_none(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-42", **STILL)
    ana.enter("parvis")
    walk_to_the_middle(ana)
    ana.page.get_by_role("button", name="Réglages").first.click()
    ana.page.get_by_role("switch", name="Bulles de ce qui se dit").uncheck()
    ana.page.get_by_role("button", name="Fermer").click()
    box = ana.page.get_by_role("textbox", name="Écrire à toute la salle")
    box.fill("Bonjour ! Qui vient prendre un café près de la fontaine avant la table ronde ?")
    box.press("Enter")
    expect(ana.page.get_by_text("Qui vient prendre un café").first).to_be_visible()
    assert ana.stands_still(for_looks=3)
    assert share(overhead(ana), PAPER) < 0.01


def await_picture(visitor: Visitor, shows: Callable[[], bool]) -> None:
    """Look again with each change of the page, at most for so many looks."""
    for _ in range(120):
        if shows():
            return
        visitor.page.evaluate("new Promise(resolve => setTimeout(resolve, 100))")
    raise AssertionError("the picture does not come")


@pytest.fixture
def campus_at(
    database_template: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[int], CampusServer]]:
    """A campus whose clocks show that hour now, wherever on earth that is."""
    servers: list[CampusServer] = []

    def start(hour: int) -> CampusServer:
        monkeypatch.setenv("CAMPUS_TIME_ZONE", where_it_is(hour))
        server = CampusServer(database_template, tmp_path_factory.mktemp("campus"))
        server.start()
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()


def test_the_evening_comes_by_the_edition_s_clock_and_never_in_reduced_motion(
    campus_at: Callable[[int], CampusServer], visit: Visit
) -> None:
    noon, night = campus_at(12), campus_at(23)
    by_day, by_night, still = visit(noon, "walker-0"), visit(night, "walker-0"), visit(night, "walker-1", **STILL)
    for visitor in (by_day, by_night, still):
        visitor.enter("parvis")
    assert brightness(by_night) < 0.8 * brightness(by_day)
    assert brightness(still) > 0.9 * brightness(by_day)
    by_night.page.get_by_role("button", name="Réglages").first.click()
    by_night.page.get_by_role("switch", name="Lumière du jour et du soir").uncheck()
    by_night.page.get_by_role("button", name="Fermer").click()
    assert brightness(by_night) > 0.9 * brightness(by_day)


def test_small_life_goes_on_while_someone_is_there_and_then_rests(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-43")
    ana.enter("parvis")
    x, y = ana.free_middle()
    ana.page.mouse.move(x, y)
    ana.page.wait_for_function(
        """frames => Number(document.querySelector('.map').dataset.frames) > frames + 12""",
        arg=int(ana.place.get_attribute("data-frames") or 0),
    )
    assert ana.stands_still(for_looks=20)


def test_who_comes_stands_on_a_plan_before_the_pictures_are_there(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-43")
    held: list[Route] = []
    ana.page.route("**/campus-*.webp", lambda route: held.append(route))  # noqa: PLW0108 (Playwright marks the function)
    ana.enter("parvis")
    expect(ana.place).to_have_attribute("data-pictures", "false")
    room = demo_map("parvis")
    ana.walk(
        next(
            letter
            for letter, (dx, dy) in {"d": (0, 1), "u": (0, -1)}.items()
            if room.walkable(ana.at[0] + dx, ana.at[1] + dy)
        )
    )
    x, y = ana.free_middle()
    assert len(picture(ana, x - 100, y - 100, 200, 200).getcolors(40_000) or []) > 3  # not a blank screen
    for route in held:
        route.continue_()
    expect(ana.place).to_have_attribute("data-pictures", "true")
