"""The rules that keep the house easy to see."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps

from realtime.gateway import protocol
from realtime.gateway.registry import commands
from venue.config.management.commands.settings_table import document as settings_document

ROOT = Path(__file__).resolve().parents[2]
STOREYS = ("venue", "rooms", "realtime")
MOST_LINES = 450
GENERATED = "assets/src/protocol/types.ts"


def test_model_relations_go_down_only() -> None:
    """Foreign keys name models by strings, which the import contracts do not see."""
    upward = []
    for model in apps.get_models():
        storey = model.__module__.split(".")[0]
        for relation in model._meta.get_fields():
            other = relation.related_model if relation.is_relation and not relation.auto_created else None
            if other is None or isinstance(other, str):
                continue
            target = other.__module__.split(".")[0]
            if storey in STOREYS and target in STOREYS and STOREYS.index(target) > STOREYS.index(storey):
                upward.append(f"{model.__name__}.{relation.name} -> {other.__name__}")
    assert upward == []


def test_every_command_has_a_control_in_both_views() -> None:
    assert [name for name, command in commands.items() if not (command.on_map and command.in_list)] == []


def test_no_migration_is_missing() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_protocol_documentation_is_current() -> None:
    assert (ROOT / "docs" / "protocol.md").read_text() == protocol.document(), "run `make protocol`"


def test_protocol_types_are_current(tmp_path: Path) -> None:
    """The browser's types are those that the declarations give now."""
    source = ROOT / "assets" / "src" / "protocol"
    assert (source / "schema.json").read_text() == protocol.schema_text(), "run `make protocol`"
    before = (source / "types.ts").read_text()
    made = subprocess.run(
        ["node", "scripts/protocol-types.mjs", str(tmp_path / "types.ts")],
        cwd=ROOT / "assets",
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "types.ts").read_text() == before, "run `make protocol`"


def test_settings_documentation_is_current() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == settings_document(), "run `make docs`"


@pytest.mark.parametrize(
    "lock",
    ["requirements/run.txt", "requirements/dev.txt", "assets/package-lock.json", "assets/lighthouse/package-lock.json"],
)
def test_locks_name_no_registry(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "resolved" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_modules_stay_short() -> None:
    found = subprocess.run(
        ["git", "ls-files", "*.py", "*.ts", "*.tsx"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    long = {
        name: lines
        for name in found.stdout.split()
        if (ROOT / name).exists()
        and name != GENERATED
        and (lines := len((ROOT / name).read_text().splitlines())) > MOST_LINES
    }
    assert long == {}
