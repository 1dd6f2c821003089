"""Firefox ESR, spoken to in WebDriver BiDi (https://w3c.github.io/webdriver-bidi/) over the socket it opens itself.

Neither geckodriver nor a client library: docs/decisions/0007-three-engines.md says why.
"""

import json
import re
import shutil
import tempfile
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from tests.slow.engines.engine import KEYS, EvaluationError, strokes
from tests.slow.engines.processes import Program

FIREFOX = "/usr/bin/firefox-esr"
ANSWER_WITHIN_S = 30
PREFERENCES: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "fr-FR, fr",
    "media.navigator.permission.disabled": True,
    "media.navigator.streams.fake": True,
    "media.peerconnection.ice.loopback": True,
    "media.peerconnection.ice.obfuscate_host_addresses": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # Nothing leaves the machine: whatever is not on it goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class Firefox:
    name = "Firefox ESR"

    def __init__(self) -> None:
        self._ids = count(1)
        self._errors: list[str] = []
        with ExitStack() as stack:
            folder = Path(tempfile.mkdtemp(prefix="campus-firefox-"))
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            self._program = self._start(folder)
            stack.callback(self._program.end)
            address = self._program.ready(self._address)
            self._socket = stack.enter_context(connect(f"{address}/session", max_size=None))
            self._ask("session.new", capabilities={})
            self._ask("session.subscribe", events=["log.entryAdded"])
            # A tab of our own: in the first one the address bar has the focus, and keys press no button of the page.
            self._page: str = self._ask("browsingContext.create", type="tab")["context"]
            viewport = {"width": 1360, "height": 800}
            self._ask("browsingContext.setViewport", context=self._page, viewport=viewport)
            self._stack = stack.pop_all()

    @staticmethod
    def _start(folder: Path) -> Program:
        profile = folder / "profile"
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines))
        command = [FIREFOX, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
        return Program(command, folder / "log")

    def _address(self) -> str | None:
        found = re.search(r"WebDriver BiDi listening on (ws://\S+)", self._program.printed())
        return found[1] if found else None

    def _ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and read until its answer; errors of the page that come before it are kept."""
        command_id = next(self._ids)
        self._socket.send(json.dumps({"id": command_id, "method": method, "params": parameters}))
        while True:
            said = json.loads(self._socket.recv(timeout=ANSWER_WITHIN_S))
            if said["type"] == "event" and _is_error(said["params"]):
                self._errors.append(said["params"]["text"])
            if said.get("id") != command_id:
                continue
            if said["type"] == "error":
                raise EvaluationError(f"{method}: {said['error']}: {said['message']}")
            return dict(said["result"])

    def open(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        answer = self._ask(
            "script.evaluate",
            expression=f"JSON.stringify({expression}) ?? 'null'",
            target={"context": self._page},
            awaitPromise=False,
        )
        if answer["type"] == "exception":
            raise EvaluationError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def press(self, key: str) -> None:
        self._perform(KEYS.get(key, key))

    def type_text(self, text: str) -> None:
        self._perform(text)

    def _perform(self, keys: str) -> None:
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes(keys)}
        self._ask("input.performActions", context=self._page, actions=[keyboard])

    def errors(self) -> list[str]:
        return self._errors

    def close(self) -> None:
        self._stack.close()


def _is_error(entry: dict[str, Any]) -> bool:
    # That a socket finds no server is what a journey asked for when it stopped one.
    return entry.get("type") == "javascript" and "ws://" not in entry["text"]
