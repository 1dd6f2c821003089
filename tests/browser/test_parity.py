"""Whatever one can ask of the campus has its control on the map and in the list: the registry is walked, menus are opened."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from realtime.gateway.registry import commands
from rooms.maps.document import Desk
from tests.browser.people import Visitor
from tests.browser.test_chat import box, grounds, line, say, show, tiles_between
from tests.browser.told import Told
from tests.campus import CampusServer
from tests.realtime.paths import demo_map

Visit = Callable[..., Visitor]

# Sent by itself, without a control.
AUTO = "auto: "
SEEN = """() => [...document.querySelectorAll('[data-command]')]
    .filter(element => element.checkVisibility({ visibilityProperty: true }))
    .flatMap(element => element.dataset.command.split(' '))"""


class Controls:
    """Gathers the commands that have a visible control, as one opens what there is to open."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.seen: set[str] = set()

    def look(self) -> None:
        self.seen |= set(self.visitor.page.evaluate(SEEN))

    def press(self, name: str, *, within: str = "body", exact: bool = True) -> None:
        self.visitor.page.locator(within).get_by_role("button", name=name, exact=exact).first.click()

    def escape(self) -> None:
        self.visitor.page.keyboard.press("Escape")


async def prepare(server: CampusServer, desk: str, person: int) -> None:
    """Someone is muted, and a question waits at the desk: so that there is something to undo and to answer."""
    async with server.client("moderator", room="parvis") as moderator:
        await moderator.ask("moderation.mute", person=person, duration="10m", reason="Pour ce test")
    async with server.client("walker-12", room="accueil") as asker:
        await asker.ask("desk.ask", room="accueil", desk=desk, nonce="parity-test-1", body="Où est le vestiaire ?")


def look_at_talk(controls: Controls, told: Told, ben: int) -> None:
    """In a full conversation as a listener, then as a speaker; others of the room; someone invites, someone knocks."""
    page = controls.visitor.page
    show(controls.visitor, "Salle")
    more = page.get_by_role("button", name="Plus", exact=True)
    for part, their in (("listener", "speaker"), ("speaker", "listener")):
        told.around(ben, part=part, their=their)
        words = "Demander la parole" if part == "listener" else "Céder ma place de parole"
        if more.count():
            more.click()
        expect(page.get_by_role("button", name=words)).to_be_visible()
        controls.look()
        controls.escape()
    by = {"id": 9001, "name": "Inès", "establishment": "UNIT", "avatar": "", "role": "participant"}
    told.tell("huddles.invited", by=by, huddle=8)
    told.tell("huddles.knocked", by=by, huddle=7, waiting=True)
    expect(page.get_by_role("button", name="Laisser entrer")).to_be_visible()
    controls.look()
    controls.press("Pas maintenant")
    controls.press("Pas maintenant")
    told.around(told.me)  # in a conversation that Ben is not in
    told.conversations(told.conversation(ben, id=8), told.conversation(ben, id=9, locked=True))
    expect(page.get_by_role("button", name="Frapper :")).to_be_visible()
    controls.look()


@pytest.mark.parametrize("view", ["map", "list"])
def test_every_command_has_its_control(own_campus: CampusServer, visit: Visit, view: str) -> None:
    ana, ben = visit(own_campus, "organiser"), visit(own_campus, "walker-11")
    told = Told(ana)
    ben.enter("accueil")
    ana.enter("accueil", view="list")
    say(ben, "De Ben")
    say(ana, "De moi")
    expect(line(ana, "De moi")).to_be_visible()
    row = ana.person("Walker-11")
    desk = next(thing for thing in demo_map("accueil").things if isinstance(thing, Desk))
    # Playwright's loop runs in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        person = int(row.get_attribute("data-person") or 0)
        elsewhere.submit(lambda: asyncio.run(prepare(own_campus, desk.name, person))).result()
    controls = Controls(ana)
    if view == "map":
        ana.page.get_by_role("link", name="Campus").click()
        expect(row).to_be_visible()
        controls.look()  # beside the desk, the button that sits down opens the desk
        ana.walk_to({tile for tile in grounds(ana) if tiles_between(tile, (desk.region.x, desk.region.y)) <= 2})
    controls.look()
    # Before one follows someone away from it.
    ana.page.locator("[data-command='desk.look']").first.click()
    expect(ana.page.get_by_text("Où est le vestiaire ?")).to_be_visible()
    controls.look()
    controls.escape()

    look_at_talk(controls, told, int(row.get_attribute("data-member") or 0))
    controls.press("Fiche de Walker-11")
    controls.look()
    controls.press("Bloquer")
    controls.look()
    controls.press("Annuler")
    controls.press("Modérer…")
    expect(ana.page.locator("dialog[open]").get_by_text("Pour ce test")).to_be_visible()
    controls.look()
    controls.escape()
    controls.press("Fiche de Walker-11")
    controls.press("Suivre")
    expect(ana.page.get_by_role("button", name="Arrêter")).to_be_visible()
    controls.look()
    controls.press("Arrêter")

    for words in ("De moi", "De Ben"):
        line(ana, words).locator(".message-more").click()
        controls.look()
        controls.escape()
    controls.press("Réagir")
    controls.look()
    controls.escape()
    controls.press("Profil", within="nav")
    controls.look()
    controls.press("Réglages", within="nav", exact=False)
    expect(ana.page.get_by_text("Qui peut vous écrire directement").first).to_be_visible()
    controls.look()
    controls.escape()
    ana.page.keyboard.press("Control+k")
    controls.look()
    controls.escape()
    show(ana, "Messages")
    controls.press("Annonces", exact=False)
    box(ana).fill("Une annonce")
    controls.look()

    # Seated, one can get up; the chair stays when one goes to the other view.
    ana.page.get_by_role("link", name="Liste").click()
    ana.page.locator("[data-command='presence.sit']").click()
    expect(ana.place).to_have_attribute("data-seated", "true")
    if view == "map":
        ana.page.get_by_role("link", name="Campus").click()
    expect(ana.page.locator("[data-command='presence.stand']")).to_be_visible()
    controls.look()

    texts = {name: command.on_map if view == "map" else command.in_list for name, command in commands.items()}
    wanted = {name for name, text in texts.items() if not text.startswith(AUTO)}
    assert sorted(wanted - controls.seen) == []
