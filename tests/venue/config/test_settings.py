"""A production refuses to start with what is only good for a demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PRODUCTION = {
    "CAMPUS_SECRET_KEY": "x" * 50,
    "CAMPUS_HOSTS": "campus.example",
    "CAMPUS_URL": "https://campus.example",
    "CAMPUS_CONTACT_EMAIL": "contact@campus.example",
    "CAMPUS_PUBLICATION_DIRECTOR": "La présidence",
    "CAMPUS_HOSTING": "Un hébergeur, Toulouse",
}


def check(**settings: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("CAMPUS_", "DATABASE_URL"))}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "check"],
        cwd=ROOT,
        env=clean | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_complete_production_starts() -> None:
    assert check(**PRODUCTION).returncode == 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"CAMPUS_DEMO": "1"}, "CAMPUS_DEMO is on"),
        ({"CAMPUS_SECRET_KEY": ""}, "CAMPUS_SECRET_KEY has fewer than 50 characters"),
        ({"CAMPUS_SECRET_KEY": "short"}, "CAMPUS_SECRET_KEY has fewer than 50 characters"),
        ({"CAMPUS_HOSTS": "*"}, "CAMPUS_HOSTS accepts any host"),
        ({"CAMPUS_CONTACT_EMAIL": ""}, "CAMPUS_CONTACT_EMAIL is empty"),
        ({"CAMPUS_HOSTING": ""}, "CAMPUS_HOSTING is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_demo_settings_are_refused(change: dict[str, str], said: str) -> None:
    done = check(**PRODUCTION | change)
    assert done.returncode == 1
    assert said in done.stderr


@pytest.mark.parametrize(
    "origin",
    [
        "videos.example",
        "https://videos.example/embed",
        "https://*.example",
        "https://a.example; script-src *",
        "ftp://a.example",
        "https://campus.example",
    ],
)
def test_a_host_to_embed_is_the_origin_of_another_site(origin: str) -> None:
    done = check(**PRODUCTION, CAMPUS_EMBED_HOSTS=f"https://good.example,{origin}")
    assert done.returncode == 1
    assert f"CAMPUS_EMBED_HOSTS: {origin} is not the origin of another site" in done.stderr


def test_everything_missing_is_said_at_once() -> None:
    said = check().stderr
    assert [name for name in ("SECRET_KEY", "CONTACT_EMAIL", "DIRECTOR", "HOSTING") if name not in said] == []


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("y" * 50)
    without = {name: value for name, value in PRODUCTION.items() if name != "CAMPUS_SECRET_KEY"}
    assert check(**without, CAMPUS_SECRET_KEY_FILE=str(tmp_path / "key")).returncode == 0
