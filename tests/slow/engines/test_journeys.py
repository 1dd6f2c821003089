"""Two journeys in three engines: on the map, and in the list with the keyboard alone."""

import signal
from collections.abc import Iterator

import pytest

from tests.campus import EDITION, CampusServer
from tests.realtime.paths import free_direction, portal_to
from tests.slow.engines.chromium import Chromium
from tests.slow.engines.companion import Companion
from tests.slow.engines.engine import Engine, wait_for
from tests.slow.engines.firefox import Firefox
from tests.slow.engines.visitor import Visitor
from tests.slow.engines.webkit import WebKit


@pytest.fixture(params=[Chromium, Firefox, WebKit], ids=lambda kind: kind.name)
def ana(request: pytest.FixtureRequest, own_campus: CampusServer) -> Iterator[Visitor]:
    """Someone with a browser of their own, in each of the engines; no script of a page may have failed."""
    engine: Engine = request.param()
    try:
        yield Visitor(engine, own_campus)
        assert engine.errors() == []
    finally:
        engine.close()


def test_walking_meeting_and_coming_back(own_campus: CampusServer, ana: Visitor) -> None:
    ana.sign_in("walker-10")
    ana.open(f"/e/{EDITION}/campus/?room=parvis")
    ana.await_inside("parvis")
    ana.tab_to("application Plan de la salle Parvis")
    ana.walk(free_direction("parvis", ana.at))

    with Companion(own_campus, "walker-11", "parvis") as ben:
        ana.expect_person_at(ben.id, ben.at)
        ben.walk(free_direction("parvis", ben.at))
        ana.expect_person_at(ben.id, ben.at)

        ana.walk_to(set(portal_to("parvis", "accueil").region.tiles()))
        ana.await_inside("accueil")
        ben.enter("accueil")
        ben.walk_beside(ana.at)
        ana.expect_person_at(ben.id, ben.at)

        ana.tab_to("tab Salle")
        ana.engine.press("ArrowLeft")
        ana.tab_to("textbox Écrire à 1 personne proche")
        ana.write("Vous venez de Nancy ?")
        assert ben.hear()["body"] == "Vous venez de Nancy ?"
        ben.say("nearby:accueil", "Oui, **ce matin**", nonce="answer-0001")
        ana.expect_lines("Vous venez de Nancy ?", "Oui, ce matin")

    stood = ana.at
    own_campus.stop(signal.SIGTERM)
    ana.await_away()
    own_campus.start()
    ana.await_inside("accueil")
    ana.expect_at(*stood)
    ana.expect_lines("Vous venez de Nancy ?", "Oui, ce matin")
    ana.engine.press("Escape")  # out of the box, back to the map
    wait_for(ana.engine, "document.activeElement.matches('.map')")
    ana.walk(free_direction("accueil", ana.at))


def test_from_the_home_page_to_a_conversation_in_the_list(own_campus: CampusServer, ana: Visitor) -> None:
    with Companion(own_campus, "walker-11", "accueil") as ben:
        ana.open("/")
        ana.use("button Entrer comme participant·e")
        ana.await_inside("parvis")
        ana.use("link Liste")
        wait_for(ana.engine, "document.querySelector('h1')?.textContent === 'Le campus, en liste'")

        ana.use("button Hall d’accueil")
        ana.use("button Entrer")
        ana.await_inside("accueil")
        ana.use(f"button Message à {ben.name}")
        wait_for(ana.engine, "document.activeElement.matches('.compose-box')")  # the cursor is in the box
        assert ana.focused() == f"textbox Écrire à {ben.name}"
        ana.write("Bonjour, c’est ma première fois.")

        heard = ben.hear()
        assert heard["body"] == "Bonjour, c’est ma première fois."
        ben.say(heard["channel"], "Bienvenue !", nonce="answer-0001")
        ana.expect_lines("Bonjour, c’est ma première fois.", "Bienvenue !")
        ana.expect_announced("Bienvenue !")
        assert ana.focused() == f"textbox Écrire à {ben.name}"  # what comes in takes the focus from nobody
