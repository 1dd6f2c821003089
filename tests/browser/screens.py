"""Every screen and room, for the pictures of `docs/`: who looks at what, in which dresses, at which hour, after what."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.browser.people import Visitor
from tests.campus import EDITION
from venue.config.demo_rooms import ROOMS

DESKTOP = {"width": 1360, "height": 800}
PHONE = {"width": 390, "height": 844}
SIDEWAYS = {"width": 740, "height": 360}

# What is added to a picture's name, and the window it is taken in.
DRESSES: dict[str, dict[str, Any]] = {
    "": {"viewport": DESKTOP, "color_scheme": "light"},
    "-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "-phone": {"viewport": PHONE, "color_scheme": "light", "has_touch": True, "is_mobile": True},
    "-phone-dark": {"viewport": PHONE, "color_scheme": "dark", "has_touch": True, "is_mobile": True},
    "-sideways": {"viewport": SIDEWAYS, "color_scheme": "light", "has_touch": True, "is_mobile": True},
}
ALL = tuple(DRESSES)
PAGE = ALL[:-1]
ONCE = ("",)
NOON, EVENING = 13, 21  # o'clock


@dataclass(frozen=True)
class Screen:
    """`who` is "" for someone who has not signed in; `whole` takes the page down to its end."""

    name: str
    path: str
    who: str = ""
    dresses: tuple[str, ...] = PAGE
    act: Callable[[Visitor], None] | None = None
    whole: bool = False
    hour: int = NOON


def _open_card(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Fiche de Élodie Martin").click()


def _search(visitor: Visitor) -> None:
    visitor.page.keyboard.press("Control+k")
    visitor.page.get_by_role("combobox").fill("a")


def _open_desk(visitor: Visitor) -> None:
    visitor.page.locator('[data-command="desk.look"]').click()


def _open_settings(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Réglages").first.click()


def _open_panel(visitor: Visitor) -> None:
    if visitor.page.locator(".room-panel[data-folded=true]").count():
        visitor.page.get_by_role("button", name="Messages").first.click()


def _listen(visitor: Visitor) -> None:
    """Take part by ear: the device check is passed, and those near are seen."""
    visitor.page.locator("[data-media=sound]").first.click()
    visitor.page.locator("dialog[open] [data-part=listen]").click()
    visitor.page.locator("[data-media=sound][data-state=on]").first.wait_for()


def _check(visitor: Visitor) -> None:
    visitor.page.locator("[data-media=microphone]").first.click()
    visitor.page.locator("dialog[open] [data-part=text]").wait_for()


def _grid(visitor: Visitor) -> None:
    _listen(visitor)
    visitor.page.locator(".tiles-look button").first.click()


def _caption(visitor: Visitor) -> None:
    _listen(visitor)
    visitor.page.get_by_role("button", name="Plus", exact=True).click()
    visitor.page.get_by_role("button", name="Écrire des sous-titres").click()
    visitor.page.locator("#caption-input").fill("On garde les trois posters, et la salle ouvre à quatorze heures.")
    visitor.page.keyboard.press("Enter")


def _who_hears(visitor: Visitor) -> None:
    visitor.page.locator(".who-hears").first.click()


def _send_nothing(visitor: Visitor) -> None:
    visitor.page.locator("main button[type=submit]").first.click()


CAMPUS = f"/e/{EDITION}/campus/"
SCREENS = (
    Screen("home", "/"),
    Screen("sign-in", "/sign-in/"),
    Screen("sign-in-error", "/sign-in/", dresses=ONCE, act=_send_nothing),
    Screen("legal", "/legal/"),
    Screen("privacy", "/privacy/"),
    Screen("accessibility", "/accessibility/"),
    Screen("contact", "/contact/", dresses=ONCE),
    Screen("forbidden", f"/e/{EDITION}/team/", "participant", ONCE),
    Screen("edition", f"/e/{EDITION}/", "participant"),
    Screen("profile", "/profile/", "participant"),
    Screen("avatar", "/profile/avatar/", "walker-1"),
    Screen("team", f"/e/{EDITION}/team/", "organiser"),
    Screen("nobody-found", f"/e/{EDITION}/team/?q=xyz", "organiser", ONCE),
    Screen("rooms", f"/e/{EDITION}/rooms/", "organiser"),
    Screen("room", f"/e/{EDITION}/rooms/accueil/", "organiser"),
    Screen("moderation", f"/e/{EDITION}/moderation/", "organiser"),
    Screen("moderation-log", f"/e/{EDITION}/moderation/log/", "organiser", ONCE),
    Screen("style", "/style/", whole=True, dresses=("", "-dark", "-phone")),
    Screen("campus", f"{CAMPUS}?room=accueil", "walker-0", ALL),
    Screen("talk", f"{CAMPUS}?room=accueil", "walker-0", ("-phone", "-sideways"), _open_panel),
    Screen("list", f"{CAMPUS}?room=accueil&view=list", "walker-0", ALL),
    Screen("card", f"{CAMPUS}?room=accueil", "walker-0", ("", "-dark"), _open_card),
    Screen("search", f"{CAMPUS}?room=accueil", "walker-0", ("", "-dark"), _search),
    Screen("desk", f"{CAMPUS}?room=accueil&view=list", "walker-0", ("", "-phone"), _open_desk),
    Screen("talk-faces", f"{CAMPUS}?room=accueil", "walker-0", ALL, _listen),
    Screen("talk-grid", f"{CAMPUS}?room=accueil", "walker-0", ("", "-phone"), _grid),
    Screen("talk-captions", f"{CAMPUS}?room=accueil", "walker-0", ("", "-phone"), _caption),
    Screen("talk-check", f"{CAMPUS}?room=accueil", "walker-0", ("", "-dark", "-phone"), _check),
    Screen("talk-who", f"{CAMPUS}?room=accueil", "walker-0", ONCE, _who_hears),
    Screen("talk-list", f"{CAMPUS}?room=accueil&view=list", "walker-0", ("", "-phone"), _listen),
    Screen("settings", f"{CAMPUS}?room=accueil&view=list", "walker-0", ("", "-dark"), _open_settings),
    # The organiser may enter each of them.
    *(Screen(f"rooms/{room.slug}", f"{CAMPUS}?room={room.slug}", "organiser") for room in ROOMS),
    *(
        Screen(f"rooms/{slug}-evening", f"{CAMPUS}?room={slug}", "organiser", ("", "-phone-dark"), hour=EVENING)
        for slug in ("parvis", "accueil", "ecoles", "toulouse-inp", "lorraine-inp", "jardin")
    ),
)
