"""What every test may use: a seeded campus in the test's own database, and a real server with a database of its own."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.campus import CampusServer, seeded_database

# A busy machine is slow, not wrong.
hypothesis_settings.register_profile("campus", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("campus")


@pytest.fixture(autouse=True)
def _tasks_run_at_once(settings: Any) -> None:
    """Tasks run where they are enqueued, so that a test sees the message in its outbox."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture(scope="session", autouse=True)
def _tables_are_emptied_past_the_audit_log() -> Iterator[None]:
    """Between tests every table is emptied: the audit log as well, which its triggers allow to nobody else."""
    triggers: Any = import_module("realtime.moderation.migrations.0002_audit_is_kept")
    operations, empty = type(connection.ops), type(connection.ops).sql_flush

    def sql_flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        statements = empty(self, style, tables, **options)
        if "moderation_auditentry" not in tables:
            return statements
        return [*triggers.UNMAKE[connection.vendor], *statements, *triggers.MAKE[connection.vendor]]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield


@pytest.fixture(scope="session")
def database_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated and seeded SQLite database, made once and copied for each server."""
    return seeded_database(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def campus(database_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CampusServer]:
    """A running campus that many tests share: they leave its rooms and roles as they found them."""
    with CampusServer(database_template, tmp_path_factory.mktemp("campus")) as server:
        yield server


@pytest.fixture
def own_campus(database_template: Path, tmp_path: Path) -> Iterator[CampusServer]:
    """A running campus of the test's own, to be changed, stopped and started at will."""
    with CampusServer(database_template, tmp_path) as server:
        yield server
