"""From nothing to the campus, as a newcomer does after `make run`: an address, the code in the terminal, a name, and in."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import Queue

from playwright.sync_api import expect

from tests.browser.people import Visitor
from tests.campus import EDITION, CampusServer, environment
from tests.process import ROOT

Visit = Callable[..., Visitor]


def test_signing_in_with_the_code_from_the_terminal(database_template: Path, tmp_path: Path, visit: Visit) -> None:
    server = CampusServer(database_template, tmp_path)  # not started: `up` is
    said: Queue[str] = Queue()
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", "up", "--port", str(server.port)],
        cwd=ROOT,
        env=environment(tmp_path, server.port),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as up:
        assert up.stdout is not None
        reader = threading.Thread(target=listen, args=[up.stdout, said])
        reader.start()
        try:
            heard(said, r"The campus is open")
            ana = visit(server)
            ana.page.goto(f"/e/{EDITION}/campus/")  # a member, but not signed in: the way leads back here
            ana.page.get_by_label("adresse").fill("walker-0@test.example")
            ana.page.get_by_role("button", name="Recevoir un code").click()
            ana.page.get_by_label("code").fill(heard(said, r"^    (\d{6})$"))
            ana.page.get_by_role("button", name="Se connecter").click()
            ana.await_inside("parvis")
            expect(ana.person("Walker-0")).to_be_visible()
        finally:
            up.terminate()
            reader.join()


def listen(lines: Iterable[str], said: "Queue[str]") -> None:
    for line in lines:
        said.put(line)


def heard(said: "Queue[str]", pattern: str) -> str:
    """Await a line of the terminal; returns what the pattern's group matched."""
    while True:
        if found := re.search(pattern, said.get(timeout=30).rstrip("\n")):
            return found[found.re.groups]
