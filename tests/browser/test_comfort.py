"""What makes the campus fit the person: keys, motion, sound, announcements, and a focus that stays."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.campus import CampusServer
from tests.realtime.paths import demo_map, free_direction

Visit = Callable[..., Visitor]

DESKTOP = {"width": 1360, "height": 800}
NARROW = {"width": 320, "height": 640}
ENLARGED = {"width": 680, "height": 400}  # a desktop at 200 %

# Counts the notes that the page sounds.
LISTEN = """
window.notes = 0
const { start } = OscillatorNode.prototype
OscillatorNode.prototype.start = function (...when) { window.notes += 1; return start.apply(this, when) }
"""


def open_settings(visitor: Visitor) -> Locator:
    button = visitor.page.get_by_role("button", name="Réglages")
    if not button.first.is_visible():
        visitor.page.get_by_role("button", name="Profil").first.click()
    button.locator("visible=true").first.click()
    dialog = visitor.page.get_by_role("dialog", name="Réglages")
    expect(dialog).to_be_visible()
    return dialog


def unfold_keys(dialog: Locator) -> None:
    dialog.locator("summary").click()


def close(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Fermer").click()
    expect(dialog).to_be_hidden()


def walk_to_seat(visitor: Visitor) -> None:
    room = demo_map(visitor.room)
    seat = next(seat for seat in room.seats if room.around(seat.x, seat.y))
    visitor.walk_to(set(room.around(seat.x, seat.y)))


def walk_beside(visitor: Visitor, other: tuple[int, int]) -> None:
    room = demo_map(visitor.room)
    near = {t for t in room.walk_from([visitor.at]) if 0 < max(abs(t[0] - other[0]), abs(t[1] - other[1])) <= 2}
    visitor.walk_to({tile for tile in near if not room.portal_at(*tile)})


def heard(visitor: Visitor) -> Locator:
    """What a screen reader is told, on the page itself."""
    return visitor.page.locator(".campus-app > [data-live=polite]")


# -- keys ----------------------------------------------------------------------------------------------------------------


def test_a_key_is_changed_and_used(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-20")
    ana.enter("posters")
    dialog = open_settings(ana)
    unfold_keys(dialog)
    dialog.get_by_role("button", name="Agir : lire, ouvrir, s’asseoir : x. Changer").click()
    ana.page.keyboard.press("?")
    expect(dialog.get_by_role("alert")).to_have_text(
        "Cette touche sert déjà à « Ouvrir l’aide ». Choisissez-en une autre, ou coupez d’abord celle-là."
    )
    dialog.locator("[data-action=interact] .key-ask").click()
    ana.page.keyboard.press("Escape")  # gives up the key, and leaves the dialog open
    dialog.locator("[data-action=interact] .key-ask").click()
    ana.page.keyboard.press("e")
    expect(dialog.get_by_role("button", name="Agir : lire, ouvrir, s’asseoir : e. Changer")).to_be_focused()
    expect(dialog.get_by_role("alert")).to_have_count(0)
    close(dialog)

    walk_to_seat(ana)
    expect(ana.page.locator(".prompt kbd")).to_have_text("e")
    ana.page.keyboard.press("x")
    ana.page.keyboard.press("e")
    expect(ana.place).to_have_attribute("data-seated", "true")
    ana.page.keyboard.press("x")  # sits no more than before
    ana.page.keyboard.press("?")
    help_dialog = ana.page.get_by_role("dialog", name="Se déplacer sur le campus")
    expect(help_dialog.locator("dl > div").filter(has_text="s’asseoir, se lever").locator("kbd")).to_have_text("e")
    close(help_dialog)
    expect(ana.place).to_have_attribute("data-seated", "true")

    ana.page.reload()  # it is remembered
    ana.await_inside("posters")
    expect(ana.place).to_have_attribute("data-seated", "true")  # one comes back to one's seat
    ana.page.locator(".map").focus()
    ana.page.keyboard.press("e")
    expect(ana.place).to_have_attribute("data-seated", "false")

    dialog = open_settings(ana)
    unfold_keys(dialog)
    dialog.get_by_role("button", name="Agir : lire, ouvrir, s’asseoir : couper la touche").click()
    expect(dialog.get_by_role("button", name="Agir : lire, ouvrir, s’asseoir : aucune. Changer")).to_be_visible()
    dialog.get_by_role("button", name="Rétablir toutes les touches").click()
    expect(dialog.get_by_role("button", name="Agir : lire, ouvrir, s’asseoir : x. Changer")).to_be_visible()


def test_with_letters_off_only_the_arrows_act(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-20")
    ana.enter("posters")
    walk_to_seat(ana)
    expect(ana.page.locator(".prompt")).to_be_visible()
    ana.page.keyboard.press("?")
    help_dialog = ana.page.get_by_role("dialog", name="Se déplacer sur le campus")
    help_dialog.get_by_role("switch", name="Touches à une lettre").uncheck()
    close(help_dialog)
    expect(ana.page.locator(".prompt")).to_have_count(0)
    stood = ana.at
    ana.page.locator(".map").focus()
    for key in ("x", "?", "w", "a", "s", "d", "-"):
        ana.page.keyboard.press(key)
    ana.walk(free_direction("posters", stood))
    assert abs(ana.at[0] - stood[0]) + abs(ana.at[1] - stood[1]) == 1
    expect(ana.place).to_have_attribute("data-seated", "false")
    expect(ana.page.locator("dialog[open]")).to_have_count(0)


# -- motion and sound ----------------------------------------------------------------------------------------------------


# Counts how many pictures the map shows in the second after a step.
PICTURES = """
() => {
    const canvas = document.querySelector('.map canvas')
    const copy = new OffscreenCanvas(200, 200).getContext('2d', { willReadFrequently: true })
    const pictures = new Set()
    const until = performance.now() + 1000
    window.pictures = new Promise(resolve => {
        const look = () => {
            copy.drawImage(canvas, 100 - canvas.width / 2, 100 - canvas.height / 2)
            const { data } = copy.getImageData(0, 0, 200, 200)
            pictures.add(data.reduce((hash, value, index) => index % 4 ? (hash * 31 + value) | 0 : hash, 0))
            if (performance.now() < until) requestAnimationFrame(look)
            else resolve(pictures.size)
        }
        look()
    })
}
"""


def pictures_of_a_step(visitor: Visitor) -> int:
    assert visitor.stands_still(for_looks=5)
    visitor.page.locator(".map").focus()
    visitor.page.evaluate(PICTURES)
    visitor.walk(free_direction(visitor.room, visitor.at))
    pictures: int = visitor.page.evaluate("window.pictures")
    return pictures


def test_motion_follows_the_system_unless_one_says_otherwise(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-21", reduced_motion="reduce")
    ana.enter("posters")
    page = ana.page.locator("html")
    expect(page).to_have_attribute("data-motion", "reduced")
    assert pictures_of_a_step(ana) <= 3  # here, then there
    dialog = open_settings(ana)
    dialog.get_by_role("radio", name="Complet, même si le système le réduit").check()
    expect(page).to_have_attribute("data-motion", "full")
    close(dialog)
    assert pictures_of_a_step(ana) > 3  # the avatar and the camera glide

    ana.page.emulate_media(reduced_motion="no-preference")
    ana.page.reload()
    ana.await_inside("posters")
    expect(page).to_have_attribute("data-motion", "full")
    dialog = open_settings(ana)
    dialog.get_by_role("radio", name="Réduit", exact=True).check()
    expect(page).to_have_attribute("data-motion", "reduced")
    quick = dialog.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--quick')")
    assert quick in {"0ms", "0s"}
    dialog.get_by_role("radio", name="Comme le système").check()
    expect(page).to_have_attribute("data-motion", "full")


def test_a_direct_message_sounds_unless_sound_is_off(campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(campus, "walker-22"), visit(campus, "walker-23")
    ana.page.add_init_script(LISTEN)
    ana.enter("amphitheatre")
    ben.enter("amphitheatre")
    ana.page.keyboard.press("Shift")  # the gesture that browsers ask for
    ben.page.get_by_role("button", name="Message à Walker-22").click()
    ben.page.locator(".compose-box").fill("Un")
    ben.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("tab", name="Messages 1 message non lu")).to_be_visible()
    assert ana.page.evaluate("window.notes") > 0

    dialog = open_settings(ana)
    dialog.get_by_role("switch", name="Sons du campus").uncheck()
    expect(dialog.get_by_role("slider", name="Volume")).to_be_disabled()
    close(dialog)
    sounded = ana.page.evaluate("window.notes")
    ben.page.locator(".compose-box").fill("Deux")
    ben.page.keyboard.press("Enter")
    expect(ana.page.get_by_role("tab", name="Messages 2 messages non lus")).to_be_visible()
    assert ana.page.evaluate("window.notes") == sounded

    ana.page.reload()
    ana.await_inside("amphitheatre")
    dialog = open_settings(ana)
    expect(dialog.get_by_role("switch", name="Sons du campus")).not_to_be_checked()


# -- announcements -------------------------------------------------------------------------------------------------------


def test_who_comes_near_and_what_is_for_me_is_announced(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("posters", view="list")
    ben.enter("posters")
    walk_beside(ben, ana.at)
    expect(heard(ana)).to_have_text("Walker-11 est près de vous.")

    # The same words, said twice, are heard twice: each time in a new element.
    ana.page.evaluate(
        """() => {
            window.heard = []
            const note = ({ addedNodes }) => addedNodes.forEach(one => window.heard.push(one.textContent))
            new MutationObserver(changes => changes.forEach(note))
                .observe(document.querySelector('.campus-app > [data-live=polite]'), { childList: true })
        }"""
    )
    for _line in range(2):
        ben.page.locator(".compose-box").fill("Bonjour @Walker-10")
        ben.page.keyboard.press("Enter")
        ana.page.wait_for_function("n => window.heard.length === n", arg=_line + 1)
    assert ana.page.evaluate("window.heard") == ["Walker-11 : Bonjour @Walker-10."] * 2

    dialog = open_settings(ana)
    dialog.get_by_role("radio", name="Seulement ce qui est pour moi").check()
    dialog.get_by_role("switch", name="Qui s’approche et qui s’éloigne").uncheck()
    # In a dialog too: what is behind one is not listened to.
    ben.page.locator(".compose-box").fill("À tout le monde")
    ben.page.keyboard.press("Enter")
    ben.page.locator(".compose-box").fill("Et à toi, @Walker-10")
    ben.page.keyboard.press("Enter")
    expect(dialog.locator("[data-live=polite]")).to_have_text("Walker-11 : Et à toi, @Walker-10.")
    assert ana.page.evaluate("window.heard") == ["Walker-11 : Bonjour @Walker-10."] * 2 + [
        "Walker-11 : Et à toi, @Walker-10."
    ]


def test_who_may_write_to_me_is_chosen_and_kept(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("amphitheatre")
    ben.enter("amphitheatre")
    dialog = open_settings(ana)
    expect(dialog.get_by_role("radio", name="Tout le monde")).to_be_checked()
    dialog.get_by_role("radio", name="Seulement l’équipe").check()
    close(dialog)
    ben.page.get_by_role("button", name="Message à Walker-10").click()
    ben.page.locator(".compose-box").fill("Bonjour")
    ben.page.keyboard.press("Enter")
    expect(ben.page.locator(".compose-reason")).not_to_be_empty()
    expect(ben.page.locator(".compose-box")).to_have_value("Bonjour")
    dialog = open_settings(ana)
    expect(dialog.get_by_role("radio", name="Seulement l’équipe")).to_be_checked()


# -- focus and the rest --------------------------------------------------------------------------------------------------


def leave_campus(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Profil").click()
    visitor.page.get_by_role("button", name="Quitter le campus").click()


def test_the_focus_stays_when_people_come_and_go(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben, eve = (visit(own_campus, f"walker-{number}") for number in (10, 12, 11))
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    to_ben = ana.page.get_by_role("button", name="Message à Walker-12")
    to_ben.focus()
    eve.enter("accueil")  # sorted before Ben
    to_eve = ana.page.get_by_role("button", name="Message à Walker-11")
    expect(to_eve).to_be_visible()
    expect(to_ben).to_be_focused()

    leave_campus(ben)
    expect(to_ben).to_have_count(0)
    among_people = "document.activeElement.closest('.room-detail') !== null"  # with what stands nearest
    assert ana.page.evaluate(among_people)
    leave_campus(eve)
    expect(to_eve).to_have_count(0)
    assert ana.page.evaluate(among_people)


def test_the_focus_stays_in_the_panel_when_what_one_pressed_goes(own_campus: CampusServer, visit: Visit) -> None:
    ana, ben = visit(own_campus, "walker-10"), visit(own_campus, "walker-11")
    ana.enter("accueil", view="list")
    ben.enter("accueil")
    ana.page.get_by_role("button", name="Message à Walker-11").click()
    expect(ana.page.locator(".compose-box")).to_be_focused()
    ana.page.keyboard.type("Bonjour")
    ana.page.keyboard.press("Enter")
    expect(ana.page.locator(".message:not(.pending)")).to_have_count(1)
    ana.page.get_by_role("button", name="Toutes les conversations").press("Enter")
    conversation = ana.page.locator("[data-conversation^=direct] button")
    expect(conversation).to_be_visible()
    assert ana.page.evaluate("document.activeElement.closest('.list-chat') !== null")
    conversation.press("Enter")  # into the conversation again, with the cursor in its box
    expect(ana.page.locator(".compose-box")).to_be_focused()
    ana.page.locator("main").click(position={"x": 2, "y": 2})  # on nothing: nothing takes the focus after that
    leave_campus(ben)
    expect(ana.page.get_by_role("button", name="Message à Walker-11")).to_have_count(0)
    assert ana.page.evaluate("document.activeElement === document.body")


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, NARROW, ENLARGED], ids=["desktop", "narrow", "enlarged"])
def test_the_settings_are_clean_and_fit(
    campus: CampusServer, visit: Visit, viewport: dict[str, Any], scheme: str
) -> None:
    ana = visit(campus, "walker-24", viewport=viewport, color_scheme=scheme)
    ana.enter("posters")
    dialog = open_settings(ana)
    unfold_keys(dialog)
    dialog.locator("[data-action=interact] .key-ask").click()
    ana.page.keyboard.press("?")
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert ana.axe() == []
    assert dialog.evaluate("element => element.scrollWidth <= element.clientWidth")
    ana.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert ana.page.evaluate("document.activeElement.closest('nav') !== null")  # back where it was opened


def test_states_are_told_apart_in_forced_colours(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-24", forced_colors="active")
    ana.enter("posters", view="list")
    dialog = open_settings(ana)
    current = dialog.get_by_role("button", name="Français")
    other = dialog.get_by_role("button", name="English")
    outline = "element => getComputedStyle(element).outlineStyle"
    assert (current.evaluate(outline), other.evaluate(outline)) == ("solid", "none")
    knob = "element => getComputedStyle(element, '::before').translate"
    assert dialog.locator("[role=switch]:not(:checked)").first.evaluate(knob) == "none"
    assert dialog.locator("[role=switch]:checked").first.evaluate(knob) != "none"
