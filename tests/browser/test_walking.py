"""Two people in two browsers: the main job of the campus, on real input."""

import signal
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import CampusServer
from tests.realtime.paths import demo_map, free_direction, portal_to, wall_way

Visit = Callable[..., Visitor]


def test_two_people_see_each_other_walk_and_pass_a_portal(campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(campus, "walker-10"), visit(campus, "walker-11")
    ana.enter("parvis")
    ben.enter("parvis")
    expect(ben.person("Walker-10")).to_be_visible()

    ana.walk(free_direction("parvis", ana.at))
    x, y = ana.at
    expect(ben.person("Walker-10")).to_have_attribute("data-x", str(x))
    expect(ben.person("Walker-10")).to_have_attribute("data-y", str(y))

    portal = portal_to("parvis", "accueil")
    ana.walk_to(set(portal.region.tiles()))
    ana.await_inside("accueil")
    assert ana.at in demo_map("accueil").spawns[portal.spawn]
    expect(ben.person("Walker-10")).to_have_count(0)

    ben.walk_to(set(portal.region.tiles()))
    ben.await_inside("accueil")
    expect(ana.person("Walker-11")).to_be_visible()
    expect(ben.person("Walker-10")).to_be_visible()


def test_after_a_restart_of_the_server_people_are_back_and_see_each_other(
    own_campus: CampusServer, visit: Visit
) -> None:
    ana, ben = visit(own_campus, "walker-0"), visit(own_campus, "walker-1")
    ana.enter("accueil")
    ben.enter("accueil")
    ana.walk(free_direction("accueil", ana.at))
    stood = ana.at

    own_campus.stop(signal.SIGTERM)
    expect(ana.page.locator("html")).to_have_attribute("data-campus", "away")
    expect(ana.page.get_by_role("button", name="Réessayer")).to_be_visible()
    own_campus.start()

    ana.await_inside("accueil")
    ben.await_inside("accueil")
    ana.expect_at(*stood)
    expect(ben.place).to_have_attribute("data-people", "2")  # no ghost of before
    ana.walk(free_direction("accueil", ana.at))
    x, y = ana.at
    expect(ben.person("Walker-0")).to_have_attribute("data-x", str(x))
    expect(ben.person("Walker-0")).to_have_attribute("data-y", str(y))


def test_a_wall_stops_one(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("posters")
    letters, into_wall = wall_way("posters", ana.at)
    ana.walk(letters)
    x, y = ana.at
    ana.page.keyboard.press({"d": "ArrowDown", "l": "ArrowLeft", "r": "ArrowRight", "u": "ArrowUp"}[into_wall])
    ana.walk(free_direction("posters", (x, y)))
    dx, dy = ana.at[0] - x, ana.at[1] - y
    assert abs(dx) + abs(dy) == 1  # one step since the wall, not two


def test_a_click_walks_there(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("parvis")
    room = demo_map("parvis")
    (x, y), *_others = [
        tile for tile in room.walk_from([ana.at]) if abs(tile[0] - ana.at[0]) == abs(tile[1] - ana.at[1]) == 2
    ]
    ana.click_tile(x, y)
    ana.expect_at(x, y)


def test_a_click_on_a_door_walks_through_it(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("parvis")
    door = portal_to("parvis", "accueil").region
    ana.walk_to({(door.x, door.y + 4)})  # far enough from the edge for the camera, near enough to see the door
    ana.click_tile(door.x, door.y)
    ana.await_inside("accueil")


def test_a_reserved_door_says_so(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("accueil")
    ana.walk_to(set(portal_to("accueil", "comite").region.tiles()))
    expect(ana.page.get_by_text("Cette salle est réservée").first).to_be_visible()
    assert ana.room == "accueil"


def test_sitting_and_getting_up_by_key(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("posters")
    room = demo_map("posters")
    seat = next(seat for seat in room.seats if room.around(seat.x, seat.y))
    ana.walk_to(set(room.around(seat.x, seat.y)))
    ana.page.keyboard.press("x")
    expect(ana.place).to_have_attribute("data-seated", "true")
    ana.page.keyboard.press("x")
    expect(ana.place).to_have_attribute("data-seated", "false")


def test_nothing_is_drawn_while_nothing_moves(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-10")
    ana.enter("posters")
    ana.walk(free_direction("posters", ana.at))
    assert ana.stands_still(for_looks=10)  # a whole second without a frame


def test_a_second_tab_replaces_the_first_which_says_so(campus: CampusServer, visit: Visit) -> None:
    first = visit(campus, "walker-12")
    first.enter("parvis")
    second = visit(campus, "walker-12")
    second.enter()
    expect(first.page.locator("html")).to_have_attribute("data-campus", "closed")
    first.page.get_by_role("button", name="Revenir ici").click()
    first.await_inside("parvis")
    expect(second.page.locator("html")).to_have_attribute("data-campus", "closed")


def test_the_language_is_switched_without_losing_ones_place(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-13")
    ana.enter("accueil")
    ana.walk(free_direction("accueil", ana.at))
    stood = ana.at
    ana.page.get_by_role("button", name="Profil").first.click()
    ana.page.get_by_role("button", name="English").click()
    ana.await_inside("accueil")
    ana.expect_at(*stood)
    expect(ana.page.locator("html")).to_have_attribute("lang", "en")
