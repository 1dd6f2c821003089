"""What stands on the map: read, follow, watch, ask; from the map with the keyboard or a click, and from the list."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from rooms.maps.document import Thing
from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer
from tests.realtime.paths import demo_map
from venue.config import demo

Visit = Callable[..., Visitor]

NOTE, LINK, SCREEN, DESK = (
    "Informations pratiques",
    "Vidéos de l’enseignement supérieur",
    "Bienvenue en images",
    "Accueil et aide",
)
DEEDS = {NOTE: "Lire", LINK: "Ouvrir", SCREEN: "Regarder", DESK: "S’adresser"}
WATCHING = "https://framatube.org/w/embed"


def thing(title: str) -> Thing:
    return next(one for one in demo_map("accueil").things if one.name == title)


def tiles_to(what: Thing, tile: tuple[int, int]) -> int:
    (x, y), box = tile, what.region
    return max(box.x - x, x - box.x - box.width + 1, box.y - y, y - box.y - box.height + 1, 0)


def walk_beside(visitor: Visitor, title: str) -> None:
    """To a tile from which nothing else is as near."""
    room = demo_map("accueil")
    others = [one for one in room.things if one.name != title]
    near = {
        (x, y)
        for x, y in room.in_reach_of(thing(title).region)
        if all(tiles_to(other, (x, y)) > tiles_to(thing(title), (x, y)) for other in others)
        and all(max(abs(s.x - x), abs(s.y - y)) > tiles_to(thing(title), (x, y)) for s in room.seats)
    }
    visitor.walk_to(near)


def dialog(visitor: Visitor) -> Locator:
    return visitor.page.locator("dialog[open]")


def button_in_list(visitor: Visitor, title: str) -> Locator:
    return visitor.page.locator(".things .row").filter(has_text=title).get_by_role("button")


def press(visitor: Visitor, button: Locator) -> None:
    """By keyboard."""
    button.focus()
    expect(button).to_be_focused()
    visitor.page.keyboard.press("Enter")


def test_a_note_is_read_on_the_map_with_the_keyboard(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-40")
    ana.enter("accueil")
    expect(ana.page.locator(".prompt")).to_have_count(0)
    walk_beside(ana, NOTE)

    expect(ana.page.locator(".prompt")).to_have_text(f"x : lire « {NOTE} »", ignore_case=True)
    expect(ana.page.get_by_role("button", name=f"Lire « {NOTE} »")).to_be_visible()
    expect(ana.page.locator("[aria-live=polite]").filter(has_text=f"lire « {NOTE} »")).to_have_count(1)
    ana.page.keyboard.press("x")
    expect(dialog(ana).get_by_role("heading", name=NOTE)).to_be_focused()
    expect(dialog(ana).locator("strong").first).to_have_text("Horaires.")
    at = ana.at
    ana.page.keyboard.press("ArrowDown")  # scrolls the note, and walks nobody
    ana.page.keyboard.press("Escape")
    expect(dialog(ana)).to_have_count(0)
    expect(ana.page.locator(".map")).to_be_focused()
    assert ana.at == at
    ana.page.keyboard.press("x")
    expect(dialog(ana)).to_be_visible()  # and again


def test_the_list_offers_the_same_by_keyboard_wherever_one_stands(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-41")
    ana.enter("accueil", view="list")
    section = ana.page.get_by_role("region", name="À voir dans cette salle")
    expect(section.locator(".row b")).to_have_text([one.name for one in demo_map("accueil").things])

    for title in (NOTE, LINK, SCREEN, DESK):
        press(ana, button_in_list(ana, title))
        expect(dialog(ana).get_by_role("heading", name=title)).to_be_focused()
        ana.page.keyboard.press("Escape")
        expect(dialog(ana)).to_have_count(0)
        expect(button_in_list(ana, title)).to_be_focused()


def test_a_click_on_an_object_walks_to_it_and_opens_it(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-42")
    ana.enter("accueil")
    box = thing(NOTE).region
    ana.walk_to({tile for tile in demo_map("accueil").walk_from([ana.at]) if tiles_to(thing(NOTE), tile) == 5})
    ana.click_tile(box.x, box.y + 1)

    expect(dialog(ana).get_by_role("heading", name=NOTE)).to_be_visible()
    assert tiles_to(thing(NOTE), ana.at) <= 3


def test_x_still_sits_down_and_gets_up_first(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-43")
    ana.enter("accueil")
    room = demo_map("accueil")
    seat = next(s for s in room.seats if all(tiles_to(one, (s.x, s.y)) > 4 for one in room.things))
    ana.walk_to(set(room.around(seat.x, seat.y)))
    expect(ana.page.locator(".prompt")).to_have_text("x : s’asseoir", ignore_case=True)
    ana.page.keyboard.press("x")
    expect(ana.place).to_have_attribute("data-seated", "true")
    expect(ana.page.locator(".prompt")).to_have_count(0)
    ana.page.get_by_role("button", name="Se lever").click()
    expect(ana.place).to_have_attribute("data-seated", "false")


def test_a_link_says_where_it_leads_and_opens_a_tab(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-44")
    ana.page.context.route("https://www.canal-u.tv/**", lambda route: route.fulfill(body="<title>Canal-U</title>"))
    ana.enter("accueil", view="list")
    button_in_list(ana, LINK).click()
    expect(dialog(ana)).to_contain_text("mène à www.canal-u.tv")
    link = dialog(ana).get_by_role("link", name="Ouvrir le lien (nouvel onglet)")
    assert link.get_attribute("rel") == "noopener noreferrer"
    with ana.page.context.expect_page() as opened:
        link.click()
    assert opened.value.url == "https://www.canal-u.tv/"
    expect(dialog(ana)).to_have_count(0)


def test_the_welcome_screen_is_framed_without_any_right(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-45")
    ana.enter("accueil", view="list")
    button_in_list(ana, SCREEN).click()

    frame = dialog(ana).locator("iframe")
    assert [frame.get_attribute(name) for name in ("sandbox", "src", "title")] == [
        "",
        "/welcome/",
        f"Écran : {SCREEN}",
    ]
    expect(dialog(ana).locator(".screen-frame")).to_have_attribute("data-state", "shown")
    slides = dialog(ana).frame_locator("iframe")
    expect(slides.get_by_role("heading", name="Bienvenue aux Rencontres")).to_be_in_viewport()
    slides.get_by_role("link", name="Suivante").first.click()
    expect(slides.get_by_role("heading", name="Promenez-vous")).to_be_in_viewport()
    assert frame.evaluate("frame => frame.contentDocument") is None  # another origin than ours, as far as scripts go


def watch_elsewhere(server: CampusServer, url: str) -> None:
    """Publish a poster hall whose notice about posters is a screen."""
    drawn = json.loads((demo.MAPS / "posters.tmj").read_bytes())
    (things,) = [layer for layer in drawn["layers"] if layer["name"] == "things"]
    things["objects"][0] |= {
        "type": "screen",
        "name": "Film",
        "properties": [{"name": "url", "type": "string", "value": url}],
    }
    room = f"/e/{EDITION}/rooms/posters/"
    assert server.upload(room, "organiser", "file", "film.tmj", json.dumps(drawn).encode())[0] == 200
    server.post(f"{room}publish/", "organiser", version="2")


def test_a_screen_of_another_site_plays_in_its_sandbox_until_its_host_is_no_longer_allowed(
    own_campus: CampusServer, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch_elsewhere(own_campus, WATCHING)
    page = "<!doctype html><title>Film</title><h1>Film</h1><script>document.body.append(origin)</script>"

    def play(route: Route) -> None:
        route.fulfill(body=page, content_type="text/html")

    ana = visit(own_campus, "walker-46")
    ana.page.context.route("https://framatube.org/**", play)
    ana.enter("posters", view="list")
    ana.page.get_by_role("button", name="Regarder « Film »").click()
    frame = dialog(ana).locator("iframe")
    expect(dialog(ana).frame_locator("iframe").locator("body")).to_contain_text("https://framatube.org")
    assert (frame.get_attribute("sandbox") or "").split() == [
        "allow-scripts",
        "allow-same-origin",
        "allow-popups",
        "allow-popups-to-escape-sandbox",
    ]
    assert frame.get_attribute("allow") == "fullscreen"  # no sound by itself
    expect(dialog(ana)).to_contain_text("Montré par framatube.org")

    own_campus.stop()
    monkeypatch.setenv("CAMPUS_EMBED_HOSTS", "https://podeduc.apps.education.fr")
    own_campus.start()
    ana.enter("posters", view="list")
    ana.page.get_by_role("button", name="Regarder « Film »").click()
    expect(dialog(ana)).to_contain_text("ouvrez-le dans un onglet")
    expect(dialog(ana).locator("iframe")).to_have_count(0)
    expect(dialog(ana).get_by_role("link", name="Ouvrir dans un onglet")).to_have_attribute("href", WATCHING)


def test_a_question_left_at_the_empty_desk_is_answered_and_arrives_as_a_message(
    own_campus: CampusServer, visit: Visit
) -> None:
    ana, camille = visit(own_campus, "walker-47"), visit(own_campus, "organiser")
    ana.enter("accueil")
    walk_beside(ana, DESK)
    ana.page.keyboard.press("x")
    expect(dialog(ana)).to_contain_text("Personne n’est au bureau pour le moment")
    dialog(ana).get_by_role("button", name="Envoyer la question").click()
    expect(dialog(ana).get_by_role("alert").filter(has_text="Écrivez quelque chose")).to_be_visible()
    dialog(ana).get_by_label("Votre question").fill("Y a-t-il une boucle magnétique ?")
    dialog(ana).get_by_role("button", name="Envoyer la question").click()
    expect(dialog(ana).get_by_role("status").filter(has_text="Votre question est enregistrée")).to_be_visible()
    expect(dialog(ana).locator(".question")).to_contain_text("En attente")
    ana.page.keyboard.press("Escape")

    camille.enter("accueil", view="list")
    press(camille, button_in_list(camille, DESK))
    question = dialog(camille).locator(".desk-team .question")
    expect(question).to_contain_text("Walker-47")
    question.get_by_label("Répondre à Walker-47").fill("Oui, à **gauche** de la scène.")
    press(camille, question.get_by_role("button", name="Répondre", exact=True))
    expect(question).to_have_count(0)
    expect(dialog(camille).get_by_role("heading", name="0 question en attente")).to_be_focused()  # the box has gone
    camille.page.keyboard.press("Escape")
    camille.page.get_by_role("tab", name="Messages").click()
    expect(camille.page.locator(".conversations button").filter(has_text="Walker-47")).to_be_visible()

    ana.page.get_by_role("tab", name="Messages").click()
    ana.page.locator(".conversations button").filter(has_text="Organiser").click()
    expect(ana.page.locator(".message").last).to_contain_text("« Y a-t-il une boucle magnétique ? »")
    expect(ana.page.locator(".message strong").last).to_have_text("gauche")


def test_a_staffed_desk_shows_who_answers_and_the_team_hears_of_questions(
    own_campus: CampusServer, visit: Visit
) -> None:
    ana, camille = visit(own_campus, "walker-48"), visit(own_campus, "organiser")
    ana.enter("accueil", view="list")
    button_in_list(ana, DESK).click()
    expect(dialog(ana)).to_contain_text("Personne n’est au bureau")

    camille.enter("accueil", view="list")
    button_in_list(camille, DESK).click()
    press(camille, dialog(camille).get_by_role("button", name="Tenir ce bureau"))
    expect(dialog(camille).get_by_role("button", name="Quitter ce bureau")).to_be_focused()
    camille.page.keyboard.press("Escape")
    camille.enter("posters")  # on duty in another room, and over a new page

    expect(dialog(ana)).to_contain_text("Une personne répond en ce moment")  # the open panel has followed
    expect(dialog(ana)).to_contain_text("Organiser")
    dialog(ana).get_by_label("Laisser une question").fill("Où est le vestiaire ?")
    dialog(ana).get_by_role("button", name="Envoyer la question").click()
    expect(camille.page.locator(".toast")).to_contain_text("Walker-48 pose une question")
    expect(camille.page.locator(".duties")).to_contain_text("1 question en attente")
    camille.page.locator(".duties").get_by_role("button").click()
    expect(dialog(camille).locator(".desk-team .question")).to_contain_text("Où est le vestiaire ?")

    dialog(ana).get_by_role("button", name="Écrire à Organiser").click()
    expect(dialog(ana)).to_have_count(0)
    expect(ana.page.locator(".compose-box")).to_be_focused()
    expect(ana.page.locator(".partner")).to_contain_text("Organiser")


@pytest.mark.slow
@pytest.mark.parametrize("view", ["map", "list"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialogs_and_nothing_overflows(
    campus: CampusServer, visit: Visit, view: str, scheme: str
) -> None:
    narrow: dict[str, Any] = {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme}
    ana = visit(campus, "organiser", **narrow)
    ana.enter("accueil", view=None if view == "map" else "list")
    assert ana.axe() == []
    for title, deed in DEEDS.items():
        if view == "list":
            button_in_list(ana, title).click()
        else:
            walk_beside(ana, title)
            ana.page.locator(".bar").get_by_role("button", name=deed).click()
        expect(dialog(ana).get_by_role("heading", name=title)).to_be_visible()
        expect(dialog(ana).get_by_text("Chargement…")).to_have_count(0)
        assert ana.axe() == [], title
        assert not ana.overflows(), title
        ana.page.keyboard.press("Escape")
        expect(dialog(ana)).to_have_count(0)
