"""WebKitGTK: its MiniBrowser on an X server of its own, driven by its WebKitWebDriver (W3C WebDriver over HTTP).

Calls as small as these need no client library: docs/decisions/0007-three-engines.md.
"""

import json
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from tests.campus import free_port
from tests.slow.engines.engine import KEYS, EvaluationError, strokes
from tests.slow.engines.processes import Program

DRIVER = "/usr/bin/WebKitWebDriver"
MINI_BROWSERS = "*-linux-gnu/webkit2gtk-4.*/MiniBrowser"
ANSWER_WITHIN_S = 60


class WebKit:
    name = "WebKitGTK"

    def __init__(self) -> None:
        self._session = ""
        with ExitStack() as stack:
            self._folder = Path(tempfile.mkdtemp(prefix="campus-webkit-"))
            stack.callback(shutil.rmtree, self._folder, ignore_errors=True)
            display = self._start_display(stack)
            self._start_driver(stack, display)
            browser = str(sorted(Path("/usr/lib").glob(MINI_BROWSERS))[-1])
            options = {"binary": browser, "args": ["--automation"]}
            asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
            self._session = self._ask("POST", "/session", asked)["sessionId"]
            stack.callback(self._ask, "DELETE", "")
            self._ask("POST", "/window/rect", {"width": 1360, "height": 900})
            self._stack = stack.pop_all()

    def _start_display(self, stack: ExitStack) -> str:
        """An X server on the first free display, which it writes into a file."""
        number = self._folder / "display"
        command = f'exec Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp -noreset 3>"{number}"'
        server = Program(["/bin/sh", "-c", command], self._folder / "xvfb.log")
        stack.callback(server.end)
        return server.ready(lambda: f":{found}" if number.exists() and (found := number.read_text().strip()) else None)

    def _french(self) -> Path:
        """The French locale, compiled where nothing else sees it."""
        folder = self._folder / "locale"
        folder.mkdir()
        made = folder / "fr_FR.UTF-8"
        subprocess.run(["localedef", "-f", "UTF-8", "-i", "fr_FR", str(made)], check=True, capture_output=True)
        return folder

    def _start_driver(self, stack: ExitStack, display: str) -> None:
        port = free_port()
        settings = {
            "DISPLAY": display,
            "GDK_BACKEND": "x11",
            "HOME": str(self._folder),
            "XDG_RUNTIME_DIR": str(self._folder),
            "LOCPATH": str(self._french()),  # its language is that of the C library
            "LC_ALL": "fr_FR.UTF-8",
            "NO_AT_BRIDGE": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",  # root has no user namespaces; pages are our own
        }
        driver = Program([DRIVER, f"--port={port}"], self._folder / "driver.log", settings)
        stack.callback(driver.end)
        self._url = f"http://127.0.0.1:{port}"

        def answers() -> bool | None:
            try:
                return bool(self._ask("GET", "/status"))
            except OSError:
                return None

        driver.ready(answers)

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """One call of WebDriver, within the session once there is one; returns its value."""
        within = f"/session/{self._session}" if self._session else ""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._url + within + path, data=data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_WITHIN_S) as answer:
                return json.loads(answer.read())["value"]
        except urllib.error.HTTPError as error:
            with error:
                raise EvaluationError(error.read().decode()) from error

    def open(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def evaluate(self, expression: str) -> Any:
        return self._ask("POST", "/execute/sync", {"script": f"return ({expression})", "args": []})

    def press(self, key: str) -> None:
        self._perform(KEYS.get(key, key))

    def type_text(self, text: str) -> None:
        self._perform(text)

    def _perform(self, keys: str) -> None:
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": strokes(keys)}]})

    def errors(self) -> list[str]:
        return []  # WebDriver does not tell them

    def close(self) -> None:
        self._stack.close()
