"""What Lighthouse makes of the pages that strangers see first: `make lighthouse`. Fails below what was promised."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import django

django.setup()

from tests.browser.chromium import CHROMIUM
from tests.campus import EDITION, CampusServer, seeded_database
from tests.process import ROOT

LEAST_PERFORMANCE = 95
LEAST_ACCESSIBILITY = 100
PAGES = ("/", "/style/", f"/e/{EDITION}/")  # the style page opens with a day of the programme


def main() -> None:
    with tempfile.TemporaryDirectory() as template, tempfile.TemporaryDirectory() as data:
        seeded_database(Path(template))
        with CampusServer(Path(template), Path(data)) as server:
            audits = audited([f"{server.url}{page}" for page in PAGES])
    for audit in audits:
        print(f"{audit['page']:<16} performance {audit['performance']:>3}, accessibility {audit['accessibility']:>3}")
    faults = [
        f"{audit['page']}: {', '.join(audit['faults']) or 'too slow'}"
        for audit in audits
        if audit["performance"] < LEAST_PERFORMANCE or audit["accessibility"] < LEAST_ACCESSIBILITY
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(bool(faults))


def audited(urls: list[str]) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", "audit.mjs", CHROMIUM, *urls],
        cwd=ROOT / "assets" / "lighthouse",
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
