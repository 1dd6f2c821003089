"""Chromium, by Playwright, as in `tests/browser`."""

from typing import Any

from playwright.sync_api import Error, sync_playwright

from tests.browser.chromium import CHROMIUM, FLAGS
from tests.slow.engines.engine import EvaluationError


class Chromium:
    name = "Chromium"

    def __init__(self) -> None:
        self._playwright = sync_playwright().start()
        try:
            self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            self._page = self._browser.new_page(locale="fr-FR", viewport={"width": 1360, "height": 800})
        except BaseException:
            self._playwright.stop()
            raise
        self._errors: list[str] = []
        self._page.on("pageerror", lambda error: self._errors.append(str(error)))

    def open(self, url: str) -> None:
        self._page.goto(url)

    def evaluate(self, expression: str) -> Any:
        try:
            return self._page.evaluate(expression)
        except Error as error:
            raise EvaluationError(error.message) from error

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def type_text(self, text: str) -> None:
        self._page.keyboard.type(text)

    def errors(self) -> list[str]:
        return self._errors

    def close(self) -> None:
        try:
            self._browser.close()
        finally:
            self._playwright.stop()
