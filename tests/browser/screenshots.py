"""The pictures of `docs/`: `make screenshots`. A campus with some people in it, seen on a desktop and a phone, light and dark."""

import asyncio
import contextlib
import io
import os
import random
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import django

django.setup()

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.browser.people import KNOWS_THE_CAMPUS, Visitor
from tests.browser.screens import DRESSES, SCREENS, Screen
from tests.campus import CampusServer, Client, manage, seeded_database, where_it_is
from tests.process import ROOT
from tests.realtime.paths import demo_map

# Of WebP, 0 to 100: pages are for reading, rooms for looking at.
QUALITY = 82
QUALITY_OF_ROOMS = 60

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
    ("Yanis Colin", "lorraine-inp", "amphitheatre"),
    ("Lucie Garnier", "toulouse-inp", "grand-hall"),
    ("Omar Chérif", "unit", "grand-hall"),
    ("Jeanne Marchal", "lorraine-inp", "ecoles"),
    ("Tom Vidal", "grenoble-inp", "ecoles"),
    ("Fatou Ndiaye", "toulouse-inp", "toulouse-inp"),
    ("Paul Girard", "toulouse-inp", "toulouse-inp"),
    ("Anaïs Perret", "grenoble-inp", "grenoble-inp"),
    ("Idriss Mansour", "bordeaux-inp", "bordeaux-inp"),
    ("Louise Henry", "lorraine-inp", "lorraine-inp"),
    ("Karim Aziz", "lorraine-inp", "lorraine-inp"),
    ("Zoé Chauvet", "clermont-auvergne-inp", "clermont-auvergne-inp"),
    ("Rémi Blanc", "esup-portail", "esup-portail"),
    ("Aya Kone", "unit", "unit"),
    ("Simon Barre", "la-melee", "la-melee"),
    ("Eva Nunes", "edtech-occitanie", "edtech-occitanie"),
    ("Malo Riou", "unit", "galerie"),
    ("Nina Costa", "grenoble-inp", "salon"),
    ("Ali Rahimi", "bordeaux-inp", "salon"),
    ("Rose Delmas", "toulouse-inp", "jardin"),
)

LINES = (
    (2, "Bonjour ! La table ronde commence dans dix minutes à l’amphithéâtre."),
    (1, "Merci Élodie. Les supports sont déjà en ligne ? **Je ne les trouve pas.**"),
    (3, "Ici : [le dépôt des présentations](https://archives.example/num4all), avec les transcriptions."),
)

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


async def stroll(walker: Client, room: str, number: int) -> None:
    """Three to seven steps by chance, the same each time, and through no door."""
    chance, here = random.Random(number), demo_map(room)
    for _ in range(chance.randint(3, 7)):
        x, y = walker.at
        ways = [
            letter
            for letter, (dx, dy) in {"u": (0, -1), "l": (-1, 0), "r": (1, 0)}.items()
            if here.walkable(x + dx, y + dy) and not here.portal_at(x + dx, y + dy)
        ]
        await walker.walk(chance.choice(ways or ["d"]))


async def stand_about(server: CampusServer, ready: threading.Event, over: threading.Event) -> None:
    """Everyone but the first walks a little way from where they arrive, and stays."""
    async with contextlib.AsyncExitStack() as stack:
        walkers = {
            number: await stack.enter_async_context(server.client(f"walker-{number}", room=room))
            for number, (_name, _establishment, room) in list(enumerate(CAST))[1:]
        }
        await asyncio.gather(*(stroll(walker, CAST[number][2], number) for number, walker in walkers.items()))
        for index, (number, words) in enumerate(LINES):
            await walkers[number].ask(
                "chat.send", channel=f"room:{CAST[number][2]}", nonce=f"line-{index:04d}", body=words
            )
        # They talk: with sound, some with an open microphone.
        for number in (1, 2, 3, 4, 5):
            await walkers[number].ask("huddles.media", sound=True, microphone=number % 2 == 1, camera=False)
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


def main(folder: Path, beginning: str) -> None:
    """Take the screens whose names begin so."""
    screens = [screen for screen in SCREENS if screen.name.startswith(beginning)]
    with tempfile.TemporaryDirectory() as temporary:
        template = Path(temporary) / "template"
        template.mkdir()
        seeded_database(template)
        manage(template, "shell", "--no-imports", "-c", NAMING.format(cast=CAST))
        for hour in sorted({screen.hour for screen in screens}):
            os.environ["CAMPUS_TIME_ZONE"] = where_it_is(hour)  # whenever they are taken
            data = Path(temporary) / f"data-{hour}"
            data.mkdir()
            with CampusServer(template, data) as server, crowd(server):
                take_all(server, folder, [screen for screen in screens if screen.hour == hour])


@contextlib.contextmanager
def crowd(server: CampusServer) -> Iterator[None]:
    """People stand about for as long as this lasts."""
    ready, over = threading.Event(), threading.Event()
    with ThreadPoolExecutor(1) as thread:
        standing = thread.submit(lambda: asyncio.run(stand_about(server, ready, over)))
        standing.add_done_callback(lambda _: ready.set())
        try:
            ready.wait()
            yield
        finally:
            over.set()
            standing.result()


def take_all(server: CampusServer, folder: Path, screens: list[Screen]) -> None:
    """Each screen in each of its dresses, as WebP."""
    (folder / "rooms").mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for screen in screens:
            for dress in screen.dresses:
                file = folder / f"{screen.name}{dress}.webp"
                picture = Image.open(io.BytesIO(taken(browser, server, screen, dress)))
                quality = QUALITY_OF_ROOMS if screen.name.startswith("rooms/") else QUALITY
                picture.convert("RGB").save(file, quality=quality, method=6)
                print(file)
        browser.close()


def taken(browser: Browser, server: CampusServer, screen: Screen, dress: str) -> bytes:
    """One picture, as PNG."""
    context = browser.new_context(base_url=server.url, locale="fr-FR", **DRESSES[dress])
    if screen.who:
        context.add_cookies([{"name": "sessionid", "value": server.sessions[screen.who], "url": server.url}])
    context.add_init_script(KNOWS_THE_CAMPUS)
    visitor = Visitor(context.new_page(), server)
    visitor.page.goto(screen.path)
    if "/campus/" in screen.path:
        visitor.await_inside()
    if screen.act:
        screen.act(visitor)
    visitor.page.wait_for_load_state("networkidle")
    visitor.page.evaluate("document.fonts.ready")
    visitor.page.wait_for_timeout(800)  # the camera glides, the counts come once a second
    picture = visitor.page.screenshot(full_page=screen.whole)
    context.close()
    return picture


if __name__ == "__main__":
    main(ROOT / sys.argv[1], "".join(sys.argv[2:]))
