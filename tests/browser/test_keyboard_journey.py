"""From the home page to a conversation with the keyboard alone, in the list: what is done, and what a screen reader is told."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.browser.test_chat import box, line, say, show
from tests.campus import CampusServer

Visit = Callable[..., Visitor]

HOME = """
- banner
- main:
  - heading "Un campus où l’on se retrouve, d’où que l’on vienne" [level=1]
  - button "Entrer comme participant·e"
  - button "Entrer comme organisateur·rice"
- contentinfo
"""
LIST = r"""
- main:
  - heading "Le campus, en liste" [level=1]
  - searchbox "Chercher une salle ou une personne de la salle"
  - region "Salles":
    - heading "Salles" [level=2]
    - list:
      - listitem:
        - button /Parvis Vous êtes ici · 1 sur \d+ en ligne/ [pressed]
      - listitem:
        - button /Hall d’accueil 1 sur \d+ en ligne/
  - region "Parvis":
    - heading "Parvis" [level=2]
    - button "Quitter le campus"
    - heading /Personnes 1/ [level=3]
  - region "Messages":
    - tablist "Discussions":
      - tab "Près de vous"
      - tab "Salle" [selected]
      - tab "Messages"
    - tabpanel "Salle":
      - log "Messages de la salle Parvis"
      - textbox "Écrire à toute la salle"
"""
CONVERSATION = r"""
- region "Messages":
  - tablist "Discussions":
    - tab "Messages" [selected]
  - tabpanel "Messages":
    - button "Toutes les conversations"
    - log "Messages avec Walker-11":
      - list:
        - listitem:
          - paragraph:
            - text: Vous
            - time: /\d+:\d+/
          - paragraph: Bonjour, c’est ma première fois.
          - button "Actions sur ce message (Vous)"
        - listitem:
          - paragraph:
            - text: Walker-11
            - time: /\d+:\d+/
          - paragraph: Bienvenue !
          - button "Actions sur ce message (Walker-11)"
    - textbox "Écrire à Walker-11"
    - button "Envoyer" [disabled]
"""


def test_from_the_home_page_to_a_conversation(own_campus: CampusServer, visit: Visit) -> None:
    ben = visit(own_campus, "walker-11")
    ben.enter("accueil")

    ana = visit(own_campus)
    ana.page.goto("/")
    expect(ana.page.locator("body")).to_match_aria_snapshot(HOME)
    ana.page.keyboard.press("Tab")
    expect(ana.page.get_by_role("link", name="Aller au contenu")).to_be_focused()
    ana.use("button", "Entrer comme participant·e")
    ana.await_inside("parvis")

    ana.use("link", "Liste")
    expect(ana.page.get_by_role("heading", level=1)).to_have_text("Le campus, en liste")
    expect(ana.page.locator("body")).to_match_aria_snapshot(LIST)
    ana.use("button", "Hall d’accueil")
    expect(
        ana.page.get_by_role("button", name="Hall d’accueil")
    ).to_be_focused()  # what is shown beside it takes no focus
    ana.use("button", "Entrer")
    expect(ana.place).to_have_attribute("data-room", "accueil")
    expect(ana.page.locator("[aria-live=polite]")).to_have_text("Vous êtes dans : Hall d’accueil.")

    ana.use("button", "Message à Walker-11")
    expect(box(ana)).to_be_focused()
    expect(box(ana)).to_have_accessible_name("Écrire à Walker-11")
    ana.page.keyboard.type("Bonjour, c’est ma première fois.")
    ana.page.keyboard.press("Enter")

    show(ben, "Messages")
    ben.page.locator("[data-conversation^='direct:']").get_by_role("button").click()
    expect(line(ben, "Bonjour, c’est ma première fois.")).to_be_visible()
    say(ben, "Bienvenue !")
    expect(line(ana, "Bienvenue !")).to_be_visible()
    expect(ana.page.locator("[aria-live=polite]")).to_have_text("Walker-11 : Bienvenue !")
    expect(box(ana)).to_be_focused()  # what comes in takes the focus from nobody
    expect(ana.page.locator("main")).to_match_aria_snapshot(CONVERSATION)
    assert ana.axe() == []
