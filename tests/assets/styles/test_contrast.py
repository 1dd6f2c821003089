"""Every text can be read on what it lies on, and every edge and focus ring seen, in the light and in the dark.

Ratios are those of WCAG 2.2: 4.5:1 for text (1.4.3), 3:1 for what is not text (1.4.11). Colours are read from tokens.css,
and what lies on what from the rules of every style sheet.
"""

import re
from itertools import product
from pathlib import Path

import pytest

from venue.pages.style import GROUNDS, TEXTS

STYLES = Path(__file__).resolve().parents[3] / "assets" / "styles"
SHEETS = sorted(STYLES.glob("*.css"))
SCHEMES = ("light", "dark")
TEXT, OTHER = 4.5, 3.0

# Texts that lie on a full colour, never on a paper.
ON_FULL = {"on-teal": ("teal", "teal-strong"), "on-terra": ("terra", "terra-strong"), "paper": ("ink",)}
# The full colours that text may have when the pointer is over it; they are darker, or lighter, than the usual ones.
HOVERED = ("teal-strong", "terra-strong")
PAPERS = ("paper", "paper-2", "paper-3")


def _tokens() -> dict[str, tuple[str, str]]:
    """Each colour of the house, light and dark, as rrggbb."""
    found = {}
    for sheet in SHEETS:
        for name, light, dark in re.findall(
            r"--([\w-]+):\s*light-dark\(#([0-9a-f]{6}),\s*#([0-9a-f]{6})\);", sheet.read_text()
        ):
            found[name] = (light, dark)
    return found


TOKENS = _tokens()


def luminance(code: str) -> float:
    """Relative luminance of rrggbb (WCAG 2.2, definition)."""
    parts = [int(code[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str, scheme: str) -> float:
    """Contrast of two tokens, from 1 to 21."""
    which = SCHEMES.index(scheme)
    lights = sorted((luminance(TOKENS[one][which]), luminance(TOKENS[other][which])))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def too_faint(pairs: list[tuple[str, str]], scheme: str, least: float) -> dict[str, float]:
    found = {f"{one} on {other}": round(ratio(one, other, scheme), 2) for one, other in pairs}
    return {pair: value for pair, value in found.items() if value < least}


def rules() -> list[tuple[str, dict[str, str]]]:
    """Every innermost rule of every sheet: its selector, and its declarations."""
    found = []
    for sheet in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)
        for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", text):
            pairs = (line.split(":", 1) for line in body.split(";") if ":" in line)
            found.append((selector.strip(), {name.strip(): value.strip() for name, value in pairs}))
    return found


def token_of(value: str | None) -> str | None:
    """The token that a declaration's value is, when it is one of our colours."""
    named = re.fullmatch(r"var\(--([\w-]+)\)( !important)?", value or "")
    return named[1] if named and named[1] in TOKENS else None


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_reads_on_every_ground(scheme: str) -> None:
    assert too_faint(list(product(TEXTS + HOVERED, GROUNDS)), scheme, TEXT) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_texts_read_on_the_full_colours(scheme: str) -> None:
    pairs = [(text, ground) for text, grounds in ON_FULL.items() for ground in grounds]
    assert too_faint(pairs, scheme, TEXT) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_and_focus_rings_are_seen(scheme: str) -> None:
    edges = ("line-strong", "focus", "teal", "terra", "blue", "ink-2", "gold-edge")
    assert too_faint(list(product(edges, ("paper", "paper-2"))), scheme, OTHER) == {}
    assert too_faint(list(product(("focus",), GROUNDS)), scheme, OTHER) == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_rule_that_sets_a_text_and_its_ground_can_be_read(scheme: str) -> None:
    faint = {}
    for selector, said in rules():
        text, ground = token_of(said.get("color")), token_of(said.get("background") or said.get("background-color"))
        if text and ground and ratio(text, ground, scheme) < TEXT:
            faint[selector] = (text, ground)
    assert faint == {}


def test_no_text_has_a_colour_that_is_not_among_those_tested() -> None:
    tested = {*TEXTS, *HOVERED, *ON_FULL}
    other = {
        (selector, said["color"])
        for selector, said in rules()
        if "color" in said and (token_of(said["color"]) or said["color"]) not in tested | SYSTEM
    }
    assert other == set()


# Not colours of ours: what is around, what the system says, and ink on paper.
SYSTEM = {"inherit", "GrayText", "CanvasText", "HighlightText", "Canvas", "currentColor", "#000"}
