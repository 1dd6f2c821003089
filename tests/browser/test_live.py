"""What organisers do while people are on the campus, as both see it."""

import json
from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer
from tests.realtime.paths import free_direction
from venue.config import demo

Visit = Callable[..., Visitor]


def test_a_role_taken_back_shows_one_out_with_a_way_on(own_campus: CampusServer, visit: Visit) -> None:
    ana, orga = visit(own_campus, "walker-0"), visit(own_campus, "organiser")
    ana.enter("accueil")
    orga.page.goto(f"/e/{EDITION}/team/?q=walker-0@")
    row = orga.page.get_by_role("row").or_(orga.page.get_by_role("listitem")).filter(has_text="Walker-0").first
    row.get_by_role("link").or_(row.get_by_role("button")).filter(has_text="Retirer").first.click()
    orga.page.get_by_role("button", name="Retirer").first.click()

    expect(ana.page.locator("html")).to_have_attribute("data-campus", "closed")
    expect(ana.page.get_by_role("link", name="Page de l’édition", exact=True)).to_be_visible()


def test_a_room_that_closes_takes_one_to_the_entrance_and_says_so(own_campus: CampusServer, visit: Visit) -> None:
    ana, orga = visit(own_campus, "walker-0"), visit(own_campus, "organiser")
    ana.enter("posters")
    orga.page.goto(f"/e/{EDITION}/rooms/posters/")
    orga.page.get_by_label("Ouverte").uncheck()
    orga.page.get_by_role("button", name="Enregistrer").click()
    expect(orga.page.get_by_text("Les réglages de la salle sont enregistrés.")).to_be_visible()

    ana.await_inside("parvis")
    expect(ana.page.get_by_text("fermé").first).to_be_visible()


def test_a_map_with_mistakes_is_refused_with_all_of_them(own_campus: CampusServer, visit: Visit) -> None:
    orga = visit(own_campus, "organiser")
    tmj = json.loads((demo.MAPS / "posters.tmj").read_bytes())
    for layer in tmj["layers"]:
        for thing in layer.get("objects", []):
            if thing["type"] == "portal":
                thing["properties"] = [{"name": "room", "type": "string", "value": "nulle-part"}]
            elif thing["type"] == "seat":
                thing["properties"] = [{"name": "facing", "type": "string", "value": "nord"}]
    orga.page.goto(f"/e/{EDITION}/rooms/posters/")
    file = {"name": "posters.tmj", "mimeType": "application/json", "buffer": json.dumps(tmj).encode()}
    orga.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    orga.page.get_by_role("button", name="Envoyer la carte").click()

    expect(orga.page.get_by_text("nulle-part").first).to_be_visible()
    expect(orga.page.get_by_text("nord").first).to_be_visible()
    assert orga.axe() == []


def test_a_new_map_is_walked_on_at_once(own_campus: CampusServer, visit: Visit) -> None:
    ana, orga = visit(own_campus, "walker-0"), visit(own_campus, "organiser")
    ana.enter("posters")
    orga.page.goto(f"/e/{EDITION}/rooms/posters/")
    orga.page.locator("input[type=file]").set_input_files(demo.MAPS / "posters.tmj")
    orga.page.get_by_role("button", name="Envoyer la carte").click()
    with ana.page.expect_response(lambda response: response.url.endswith("map-2.tmj")):
        orga.page.get_by_role("button", name="Publier").first.click()
    ana.await_inside("posters")
    ana.walk(free_direction("posters", ana.at))
