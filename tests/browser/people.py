"""What someone does in a browser, in the words of a test."""

import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.campus import EDITION, CampusServer
from tests.process import ROOT
from tests.realtime.paths import demo_map, way

DELTAS = {"d": (0, 1), "l": (-1, 0), "r": (1, 0), "u": (0, -1)}
BACK = {"d": "u", "l": "r", "r": "l", "u": "d"}
ARROWS = {"d": "ArrowDown", "l": "ArrowLeft", "r": "ArrowRight", "u": "ArrowUp"}
TILE_PX, ZOOM = 32, 2  # the zoom of a desktop
FREE_MIDDLE = """() => {
    const map = document.querySelector('.map').getBoundingClientRect()
    const free = { left: map.left, right: map.right, top: map.top, bottom: map.bottom }
    for (const card of document.querySelectorAll('[data-covers]')) {
        const box = card.getBoundingClientRect()
        const { covers } = card.dataset
        const side = covers === 'side' || (covers === 'faces' && box.width < map.width * 0.35)
        const before = side ? box.left + box.right < map.left + map.right : box.top + box.bottom < map.top + map.bottom
        if (side && before) free.left = Math.max(free.left, box.right)
        else if (side) free.right = Math.min(free.right, box.left)
        else if (before) free.top = Math.max(free.top, box.bottom)
        else free.bottom = Math.min(free.bottom, box.top)
    }
    return [(free.left + free.right) / 2, (free.top + free.bottom) / 2]
}"""
STILL = """looks => new Promise(resolve => {
    const map = document.querySelector('.map')
    let frames = map.dataset.frames, same = 0
    const look = setInterval(() => {
        same = map.dataset.frames === frames ? same + 1 : 0
        frames = map.dataset.frames
        if (same === looks) { clearInterval(look); resolve(true) }
    }, 100)
    setTimeout(() => { clearInterval(look); resolve(false) }, 30000)
})"""
MOST_TABS = 80
# The first steps are for those who have never been here; most people of these tests have.
KNOWS_THE_CAMPUS = "try { localStorage.setItem('campus-tutorial', 'done') } catch {}"
AXE = ROOT / "assets" / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Visitor:
    page: Page
    server: CampusServer

    # -- the campus --------------------------------------------------------------------------------------------------

    def enter(self, room: str | None = None, view: str | None = None) -> None:
        """Open the campus and wait until one stands in it."""
        wanted = {"room": room, "view": view}
        query = "&".join(f"{name}={value}" for name, value in wanted.items() if value)
        self.page.goto(f"/e/{EDITION}/campus/" + (f"?{query}" if query else ""))
        self.await_inside(room)

    def await_inside(self, room: str | None = None) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-campus", "inside", timeout=20_000)
        expect(self.page.locator("[data-loading=true]")).to_have_count(0)
        if room:
            expect(self.place).to_have_attribute("data-room", room)

    @property
    def place(self) -> Locator:
        """The element that says where one stands: the map, or the list."""
        return self.page.locator("[data-people]")

    @property
    def room(self) -> str:
        return self.place.get_attribute("data-room") or ""

    @property
    def at(self) -> tuple[int, int]:
        return int(self.place.get_attribute("data-x") or -1), int(self.place.get_attribute("data-y") or -1)

    def expect_at(self, x: int, y: int) -> None:
        expect(self.place).to_have_attribute("data-x", str(x))
        expect(self.place).to_have_attribute("data-y", str(y))

    def walk(self, letters: str) -> None:
        """Walk with the arrow keys; stops where a portal takes one away.

        A key that a busy machine lets go late walks a step more, as it would for anyone: then one goes back.
        """
        self.page.locator(".map").focus()
        room = demo_map(self.room)  # before a portal may have taken one out of it
        for run in re.finditer(r"(.)\1*", letters):
            dx, dy = DELTAS[run[1]]
            x, y = self.at
            goal = x + dx * len(run[0]), y + dy * len(run[0])
            while (at := self.at) != goal:
                ahead = (goal[0] - at[0]) * dx + (goal[1] - at[1]) * dy > 0
                letter = run[1] if ahead else BACK[run[1]]
                self.page.keyboard.press(ARROWS[letter])
                if room.portal_at(at[0] + DELTAS[letter][0], at[1] + DELTAS[letter][1]):
                    return
                expect(self.page.locator(f'[data-people]:not([data-x="{at[0]}"][data-y="{at[1]}"])')).to_have_count(1)

    def walk_to(self, tiles: set[tuple[int, int]]) -> None:
        self.walk(way(demo_map(self.room), self.at, tiles))

    def stands_still(self, for_looks: int) -> bool:
        """Await that the map draws no frame for so many tenths of a second; False when it goes on drawing for half a minute."""
        return bool(self.page.evaluate(STILL, for_looks))

    def free_middle(self) -> tuple[float, float]:
        """The middle of what the cards leave free of the map, where the camera puts one in a large room."""
        x, y = self.page.evaluate(FREE_MIDDLE)
        return x, y

    def click_tile(self, x: int, y: int) -> None:
        """Double-click a tile near one's own, which stands in the middle of what the cards leave free of the map.

        For the middle of a large room on a desktop: at its edges the camera stops short of that middle.
        """
        expect(self.place).not_to_have_attribute("data-frames", "0")
        self.page.evaluate("document.fonts.ready")  # the cards have their size
        assert self.stands_still(for_looks=3)  # the camera has arrived
        at_x, at_y = self.at
        middle_x, middle_y = self.free_middle()
        self.page.mouse.dblclick(middle_x + (x - at_x) * TILE_PX * ZOOM, middle_y + (y - at_y) * TILE_PX * ZOOM)

    def person(self, name: str) -> Locator:
        """Someone's row in the panel or the list."""
        return self.page.locator("[data-person]").filter(has_text=name)

    def tab_to(self, target: Locator) -> None:
        """Press Tab until something has the focus, as one does who has no mouse; fails with what had it instead."""
        passed = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if target.count() and target.first.evaluate("element => element === document.activeElement"):
                return
            passed.append(self.page.evaluate("document.activeElement.textContent.trim().slice(0, 40)"))
        raise AssertionError(f"Tab does not reach {target}, but {passed}")

    def use(self, role: Any, name: str) -> None:
        """Tab to the control of that role and name, and press Enter on it."""
        self.tab_to(self.page.get_by_role(role, name=name))
        self.page.keyboard.press("Enter")

    # -- any page ----------------------------------------------------------------------------------------------------

    def axe(self) -> list[str]:
        """What axe-core finds wrong with the page as it stands, one line a finding."""
        self.page.evaluate(AXE.read_text())
        results: dict[str, Any] = self.page.evaluate("axe.run()")
        return [
            f"{finding['id']}: {finding['help']} — {node['target']} {node.get('failureSummary', '')}"
            for finding in results["violations"]
            for node in finding["nodes"]
        ]

    def overflows(self) -> bool:
        """Whether the page is wider than its window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
