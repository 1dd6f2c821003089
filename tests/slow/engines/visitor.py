"""What someone does in any browser, with the keys alone: press Tab until something has the focus, and use it."""

import json
from dataclasses import dataclass

from tests.campus import CampusServer
from tests.realtime.paths import demo_map, way
from tests.slow.engines.engine import Engine, wait_for

ARROWS = {"d": "ArrowDown", "l": "ArrowLeft", "r": "ArrowRight", "u": "ArrowUp"}
STEPS = {"d": (0, 1), "l": (-1, 0), "r": (1, 0), "u": (0, -1)}
MOST_TABS = 80

# The role and the name of what has the focus, near enough to how browsers compute them for what the campus uses.
FOCUSED = r"""(() => {
    const element = document.activeElement
    if (!element || element === document.body) return ''
    const words = ids => ids.split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' ')
    const by = element.getAttribute('aria-labelledby')
    const name = by ? words(by) : element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent
    const roles = { A: 'link', BUTTON: 'button', TEXTAREA: 'textbox', INPUT: 'textbox' }
    const role = element.getAttribute('role') ?? roles[element.tagName] ?? element.tagName.toLowerCase()
    return role + ' ' + name.replace(/\s+/g, ' ').trim()
})()"""


@dataclass
class Visitor:
    engine: Engine
    campus: CampusServer

    # -- getting there -----------------------------------------------------------------------------------------------

    def open(self, path: str) -> None:
        self.engine.open(self.campus.url + path)

    def sign_in(self, who: str) -> None:
        """Have the session that signing in would have given, of someone who took the first steps before."""
        self.open("/")
        self.engine.evaluate("localStorage.setItem('campus-tutorial', 'done')")
        self.engine.evaluate(f"document.cookie = {json.dumps(f'sessionid={self.campus.sessions[who]}; path=/')}")
        # They have been here before: the first steps are a test of their own (tests/browser/test_first_steps.py).
        self.engine.evaluate("localStorage.setItem('campus-tutorial', 'done')")

    def await_inside(self, room: str | None = None) -> None:
        there = "document.querySelector('[data-people]')"
        wait_for(
            self.engine,
            "document.documentElement.dataset.campus === 'inside' && !document.querySelector('[data-loading=true]')"
            + (f" && {there}?.dataset.room === '{room}'" if room else f" && {there} !== null"),
        )

    def await_away(self) -> None:
        wait_for(self.engine, "document.documentElement.dataset.campus === 'away'")

    # -- by keys -----------------------------------------------------------------------------------------------------

    def focused(self) -> str:
        return str(self.engine.evaluate(FOCUSED))

    def tab_to(self, what: str) -> None:
        """Press Tab until the focus is on something whose role and name begin so ("button Entrer")."""
        passed = []
        for _ in range(MOST_TABS):
            self.engine.press("Tab")
            if (now := self.focused()).startswith(what):
                return
            passed.append(now)
        raise AssertionError(f"{self.engine.name}: Tab does not reach “{what}”, but {passed}")

    def use(self, what: str) -> None:
        """Tab to it and press Enter."""
        self.tab_to(what)
        self.engine.press("Enter")

    def write(self, text: str) -> None:
        """Type into what has the focus, and send it."""
        self.engine.type_text(text)
        wait_for(self.engine, f"document.activeElement.value === {json.dumps(text)}")
        self.engine.press("Enter")

    # -- on the map --------------------------------------------------------------------------------------------------

    @property
    def at(self) -> tuple[int, int]:
        x, y = self.engine.evaluate("(({ x, y }) => [x, y])(document.querySelector('[data-people]').dataset)")
        return int(x), int(y)

    @property
    def room(self) -> str:
        return str(self.engine.evaluate("document.querySelector('[data-people]').dataset.room"))

    def expect_at(self, x: int, y: int) -> None:
        wait_for(self.engine, f'document.querySelector(\'[data-people][data-x="{x}"][data-y="{y}"]\') !== null')

    def walk(self, letters: str) -> None:
        """Walk with the arrow keys, step by step; stops where a portal takes one away. The map has the focus."""
        for letter in letters:
            (x, y), (dx, dy) = self.at, STEPS[letter]
            leads_away = demo_map(self.room).portal_at(x + dx, y + dy)
            self.engine.press(ARROWS[letter])
            if leads_away:
                return
            self.expect_at(x + dx, y + dy)

    def walk_to(self, tiles: set[tuple[int, int]]) -> None:
        self.walk(way(demo_map(self.room), self.at, tiles))

    # -- what is seen ------------------------------------------------------------------------------------------------

    def expect_person_at(self, person: int, at: tuple[int, int]) -> None:
        wait_for(
            self.engine,
            f'document.querySelector(\'[data-person="{person}"][data-x="{at[0]}"][data-y="{at[1]}"]\') !== null',
        )

    def expect_lines(self, *lines: str) -> None:
        """The conversation in sight has these lines and no other, none on its way."""
        said = "[...document.querySelectorAll('.message:not(.pending) .message-text')].map(line => line.textContent.trim())"
        wait_for(self.engine, f"JSON.stringify({said}) === JSON.stringify({json.dumps(lines)})")

    def expect_announced(self, text: str) -> None:
        """A screen reader is told so."""
        spoken = "[...document.querySelectorAll('[aria-live]')].map(region => region.textContent).join(' ')"
        wait_for(self.engine, f"({spoken}).includes({json.dumps(text)})")
