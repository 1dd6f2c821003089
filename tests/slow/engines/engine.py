"""What a journey asks of a browser, whichever it is: six things, all of them by its own automation and real input events."""

import time
from typing import Any, Protocol

WITHIN_S = 20.0
LOOK_EACH_S = 0.03

# The key codes of WebDriver, which BiDi took over (W3C WebDriver 2, section 15.4.2).
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue006",
    "Escape": "\ue00c",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
}


class Engine(Protocol):
    """A browser with one page, in French, that knows nobody yet. `name` is what a failing test shows."""

    name: str

    def open(self, url: str) -> None:
        """Go there and await the end of loading."""

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, as JSON; raises when the page is between two documents."""

    def press(self, key: str) -> None:
        """Press and release a key: one of `KEYS`, or a character."""

    def type_text(self, text: str) -> None:
        """Press the keys that write a text."""

    def errors(self) -> list[str]:
        """What the page's scripts failed at so far, where the automation tells it."""

    def close(self) -> None:
        """End the browser and everything that was started for it."""


def strokes(keys: str) -> list[dict[str, str]]:
    """The key actions of WebDriver and BiDi that press and release each character of `keys`."""
    return [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]


def wait_for(engine: Engine, condition: str, within_s: float = WITHIN_S) -> Any:
    """Look until a JavaScript expression is true; returns its value, and fails with what the page shows.

    Asked from outside: a promise in the page would go with its document, and WebDriver has no events.
    """
    deadline = time.monotonic() + within_s
    last: Any = None
    while time.monotonic() < deadline:
        try:
            if last := engine.evaluate(condition):
                return last
        except EvaluationError as error:
            last = error
        time.sleep(LOOK_EACH_S)
    shown = engine.evaluate("document.body.innerText.slice(0, 1500)")
    raise AssertionError(f"{engine.name}: not true: {condition} (last: {last!r})\n{engine.errors()}\n{shown}")


class EvaluationError(Exception):
    """An expression that threw, or had no document to be evaluated in."""
