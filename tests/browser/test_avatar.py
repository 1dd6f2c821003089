"""An avatar of one's own: made by keyboard alone, seen by others at once, kept."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.people import Visitor
from tests.campus import CampusServer

Visit = Callable[..., Visitor]
MAKER = "/profile/avatar/"


def preview(visitor: Visitor) -> Locator:
    return visitor.page.locator(".avatar-ground")


def code_in_list(visitor: Visitor, name: str) -> Locator:
    return visitor.person(name).locator(".avatar")


def open_maker(visitor: Visitor) -> None:
    visitor.page.goto(MAKER)
    expect(visitor.page.locator(".avatar-maker")).to_be_visible()


def test_made_by_keyboard_seen_by_others_and_kept(own_campus: CampusServer, visit: Visit) -> None:
    ben = visit(own_campus, "walker-2")
    ben.enter("accueil", view="list")
    ana = visit(own_campus, "walker-1")
    ana.enter("accueil", view="list")  # stays open while she changes in another tab
    before = code_in_list(ben, "Walker-1").get_attribute("data-avatar")
    assert before

    maker = Visitor(ana.page.context.new_page(), own_campus)
    open_maker(maker)
    page = maker.page
    maker.tab_to(page.get_by_role("tab", name="Peau"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Cheveux")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    chosen = page.locator('input[name="hair"]:checked')
    expect(chosen).to_be_focused()
    style = chosen.get_attribute("value")
    made = preview(maker).get_attribute("data-avatar")
    assert made
    assert made != before
    maker.use("button", "Enregistrer")
    expect(page.locator(".notice")).to_contain_text("Votre avatar est enregistré")

    expect(code_in_list(ben, "Walker-1")).to_have_attribute("data-avatar", made)  # without a reload
    expect(code_in_list(ana, "Walker-1")).to_have_attribute("data-avatar", made)
    page.reload()
    expect(preview(maker)).to_have_attribute("data-avatar", made)
    page.get_by_role("tab", name="Cheveux").click()
    expect(page.locator(f'input[name="hair"][value="{style}"]')).to_be_checked()


def test_by_chance_and_back(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-3")
    open_maker(ana)
    before = preview(ana).get_attribute("data-avatar") or ""
    ana.tab_to(ana.page.get_by_role("button", name="Au hasard"))
    ana.page.keyboard.press("r")
    expect(preview(ana)).not_to_have_attribute("data-avatar", before)
    expect(ana.page.locator(".avatar-maker [role=status]")).to_contain_text("Nouvel avatar au hasard")
    expect(ana.page.get_by_text("Rien n’est encore enregistré.")).to_be_visible()
    ana.page.keyboard.press("Control+z")
    expect(preview(ana)).to_have_attribute("data-avatar", before)
    expect(ana.page.get_by_role("button", name="Défaire")).to_have_attribute("aria-disabled", "true")


def test_the_preview_turns_sits_and_stands_still_where_motion_is_not_wanted(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-3", reduced_motion="reduce")
    open_maker(ana)
    shown = preview(ana)
    expect(shown).to_have_attribute("data-step", "0")
    expect(ana.page.get_by_role("button", name="Marcher")).to_be_visible()
    for facing in ("1", "3", "2", "0"):
        ana.page.get_by_role("button", name="Tourner à gauche").click()
        expect(shown).to_have_attribute("data-facing", facing)
    ana.page.get_by_role("button", name="S’asseoir").click()
    expect(shown).to_have_attribute("data-step", "3")

    ben = visit(campus, "walker-4")
    open_maker(ben)
    expect(preview(ben)).to_have_attribute("data-step", "2")  # walks by itself
    ben.page.get_by_role("button", name="S’arrêter").click()
    expect(preview(ben)).to_have_attribute("data-step", "0")


def test_a_choice_that_another_hides_is_said_to_be(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-3")
    open_maker(ana)
    ana.page.get_by_role("tab", name="Robe").click()
    ana.page.get_by_role("radio", name="Robe longue").check()
    ana.page.get_by_role("tab", name="Haut", exact=True).click()
    expect(ana.page.get_by_role("tabpanel")).to_contain_text("robe longue le remplace")


@pytest.mark.parametrize("dress", [{}, {"color_scheme": "dark", "viewport": {"width": 320, "height": 640}}])
def test_every_group_is_clean(campus: CampusServer, visit: Visit, dress: dict[str, object]) -> None:
    ana = visit(campus, "walker-3", **dress)
    open_maker(ana)
    for tab in ana.page.get_by_role("tab").all():
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        assert ana.axe() == []
        assert not ana.overflows()


def test_it_works_without_scripts(own_campus: CampusServer, visit: Visit) -> None:
    ana = visit(own_campus, "walker-1", java_script_enabled=False)
    ana.page.goto(MAKER)
    ana.page.get_by_label("Mobilité").select_option(label="Fauteuil roulant")
    ana.page.get_by_role("button", name="Enregistrer").click()
    expect(ana.page.locator(".notice")).to_contain_text("Votre avatar est enregistré")
    expect(ana.page.get_by_label("Mobilité").locator("option:checked")).to_have_text("Fauteuil roulant")


def test_the_campus_and_the_profile_lead_there(campus: CampusServer, visit: Visit) -> None:
    ana = visit(campus, "walker-3")
    ana.page.goto("/profile/")
    ana.page.get_by_role("link", name="Changer mon avatar").click()
    expect(ana.page.locator(".avatar-maker")).to_be_visible()
    ana.enter("accueil")
    ana.page.locator('[popovertarget="my-menu"]').click()
    link = ana.page.get_by_role("link", name="Mon avatar")
    expect(link).to_have_attribute("href", f"{MAKER}?next=/e/demo/campus/")
    link.click()
    expect(ana.page.locator(".avatar-maker")).to_be_visible()
