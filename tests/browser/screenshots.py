"""The pictures of `docs/`: `make screenshots`. A campus with some people in it, seen on a desktop and a phone, light and dark."""

import asyncio
import contextlib
import random
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

import django

django.setup()

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.campus import EDITION, ROOT, CampusServer, Client, manage, seeded_database
from tests.realtime.paths import demo_map

DESKTOP = {"width": 1360, "height": 800}
PHONE = {"width": 390, "height": 844}

# Invented people; who stands in which room. Walkers not named here are elsewhere.
CAST = (
    ("Nour Benali", "toulouse-inp", "accueil"),
    ("Moussa Diallo", "grenoble-inp", "accueil"),
    ("Élodie Martin", "esup-portail", "accueil"),
    ("Claire Roux", "bordeaux-inp", "accueil"),
    ("Hugo Lefèvre", "lorraine-inp", "accueil"),
    ("Inès Garcia", "unit", "accueil"),
    ("Amadou Sow", "la-melee", "parvis"),
    ("Solène Petit", "edtech-occitanie", "parvis"),
    ("Alex Moreau", "clermont-auvergne-inp", "parvis"),
    ("Samir Haddad", "toulouse-inp", "posters"),
    ("Mei Lin", "grenoble-inp", "posters"),
    ("Camille Faure", "bordeaux-inp", "amphitheatre"),
)

LINES = (
    (2, "Bonjour ! La table ronde commence dans dix minutes à l’amphithéâtre."),
    (1, "Merci Élodie. Les supports sont déjà en ligne ? **Je ne les trouve pas.**"),
    (3, "Ici : [le dépôt des présentations](https://archives.example/num4all), avec les transcriptions."),
)

# (file, path, who, viewport, scheme)
SHOTS = (
    ("home", "/", "", DESKTOP, "light"),
    ("home-dark", "/", "", DESKTOP, "dark"),
    ("home-phone", "/", "", PHONE, "light"),
    ("sign-in", "/sign-in/", "", DESKTOP, "light"),
    ("edition", f"/e/{EDITION}/", "participant", DESKTOP, "light"),
    ("edition-phone-dark", f"/e/{EDITION}/", "participant", PHONE, "dark"),
    ("profile", "/profile/", "participant", DESKTOP, "light"),
    ("avatar", "/profile/avatar/", "walker-1", DESKTOP, "light"),
    ("avatar-phone-dark", "/profile/avatar/", "walker-2", PHONE, "dark"),
    ("team", f"/e/{EDITION}/team/", "organiser", DESKTOP, "light"),
    ("rooms", f"/e/{EDITION}/rooms/", "organiser", DESKTOP, "light"),
    ("room", f"/e/{EDITION}/rooms/accueil/", "organiser", DESKTOP, "light"),
    ("campus", f"/e/{EDITION}/campus/?room=accueil", "walker-0", DESKTOP, "light"),
    ("campus-dark", f"/e/{EDITION}/campus/?room=accueil", "walker-0", DESKTOP, "dark"),
    ("campus-phone", f"/e/{EDITION}/campus/?room=accueil", "walker-0", PHONE, "light"),
    ("parvis", f"/e/{EDITION}/campus/?room=parvis", "walker-0", DESKTOP, "light"),
    ("amphitheatre", f"/e/{EDITION}/campus/?room=amphitheatre", "walker-0", DESKTOP, "light"),
    ("posters", f"/e/{EDITION}/campus/?room=posters", "walker-0", DESKTOP, "light"),
    ("list", f"/e/{EDITION}/campus/?room=accueil&view=list", "walker-0", DESKTOP, "light"),
    ("list-phone-dark", f"/e/{EDITION}/campus/?room=accueil&view=list", "walker-0", PHONE, "dark"),
    ("card", f"/e/{EDITION}/campus/?room=accueil", "walker-0", DESKTOP, "light"),
    ("search", f"/e/{EDITION}/campus/?room=accueil", "walker-0", DESKTOP, "light"),
    ("desk-phone", f"/e/{EDITION}/campus/?room=accueil&view=list", "walker-0", PHONE, "light"),
    ("settings-dark", f"/e/{EDITION}/campus/?room=accueil&view=list", "walker-0", DESKTOP, "dark"),
    ("moderation", f"/e/{EDITION}/moderation/", "organiser", DESKTOP, "light"),
)


def _open_card(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Fiche de Élodie Martin").click()


def _search(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Control+k")
    visitor.page.get_by_role("combobox").fill("a")


def _open_desk(visitor: Visitor) -> None:
    visitor.page.locator('[data-command="desk.look"]').click()


def _open_settings(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Réglages").first.click()


# What is done before the picture is taken.
ACTS: dict[str, Callable[[Visitor], None]] = {
    "card": _open_card,
    "search": _search,
    "desk-phone": _open_desk,
    "settings-dark": _open_settings,
}

NAMING = """
from venue.pages.demo_looks import demo_avatar
from venue.people.models import Person
from venue.establishments.models import Establishment
for number, (name, establishment, _room) in enumerate({cast!r}):
    person = Person.objects.get(email=f"walker-{{number}}@test.example")
    person.name, person.avatar = name, demo_avatar(number)
    person.establishment = Establishment.objects.get(slug=establishment)
    person.save()
"""


async def stand_about(server: CampusServer, ready: threading.Event, over: threading.Event) -> None:
    """Everyone but the first walks a little way from where they arrive, and stays."""
    chance = random.Random(4)
    walkers: dict[int, Client] = {}
    async with contextlib.AsyncExitStack() as stack:
        for number, (_name, _establishment, room) in list(enumerate(CAST))[1:]:
            walker = await stack.enter_async_context(server.client(f"walker-{number}", room=room))
            for _ in range(chance.randint(3, 7)):
                tiles = {"u": (0, -1), "l": (-1, 0), "r": (1, 0)}
                x, y = walker.at
                there = [
                    letter
                    for letter, (dx, dy) in tiles.items()
                    if demo_map(room).walkable(x + dx, y + dy) and not demo_map(room).portal_at(x + dx, y + dy)
                ]
                await walker.walk(chance.choice(there))
            walkers[number] = walker
        for index, (number, words) in enumerate(LINES):
            await walkers[number].ask(
                "chat.send", channel=f"room:{CAST[number][2]}", nonce=f"line-{index:04d}", body=words
            )
        await walkers[3].ask("people.hand", raised=True)
        await walkers[2].ask("people.status", status="busy", words="Table ronde à 14 h")
        await walkers[4].ask("people.status", status="away")
        claire = walkers[3].joined["person"]["id"]
        await walkers[9].ask("moderation.report", person=claire, category="spam", comment="Trois fois le même lien.")
        nour = walkers[1].joined["person"]["id"] - 1  # made just before
        await walkers[2].ask(
            "chat.send", channel=f"direct:{nour}", nonce="direct-0001", body="Tu me gardes une place ?"
        )
        ready.set()
        await asyncio.to_thread(over.wait)


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        template, data = Path(temporary) / "template", Path(temporary) / "data"
        template.mkdir()
        data.mkdir()
        seeded_database(template)
        manage(template, "shell", "--no-imports", "-c", NAMING.format(cast=CAST))
        ready, over = threading.Event(), threading.Event()
        with CampusServer(template, data) as server:
            crowd = threading.Thread(target=lambda: asyncio.run(stand_about(server, ready, over)))
            crowd.start()
            try:
                ready.wait()
                take_all(server, folder)
            finally:
                over.set()
                crowd.join()


def take_all(server: CampusServer, folder: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for name, path, who, viewport, scheme in SHOTS:
            context = browser.new_context(
                base_url=server.url, locale="fr-FR", viewport=viewport, color_scheme=scheme  # type: ignore[arg-type]
            )  # fmt: skip
            if who:
                context.add_cookies([{"name": "sessionid", "value": server.sessions[who], "url": server.url}])
            context.add_init_script(KNOWS_THE_CAMPUS)
            visitor = Visitor(context.new_page(), server)
            visitor.page.goto(path)
            if "/campus/" in path:
                visitor.await_inside()
                if "view=list" not in path:
                    visitor.page.wait_for_selector(".map:not([data-loading=true])")
            if name in ACTS:
                ACTS[name](visitor)
            visitor.page.wait_for_load_state("networkidle")
            visitor.page.evaluate("document.fonts.ready")
            visitor.page.wait_for_timeout(800)  # the camera glides, the counts come once a second
            visitor.screenshot(folder / f"{name}.png")
            context.close()
            print(folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(ROOT / sys.argv[1])
