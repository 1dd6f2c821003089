"""Whether this process can serve: asked by the proxy and by the container's health check."""

import tomllib
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor


@cache
def version() -> str:
    """The version that `pyproject.toml` names."""
    with (settings.ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


class _Migrations:
    """Remembers a complete schema: the files of a running process do not change, and reading them costs 50 ms."""

    complete = False


def trouble() -> str:
    """Why this process cannot serve, or "" when it can: the database answers and no migration is missing."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _Migrations.complete:
            executor = MigrationExecutor(connection)
            _Migrations.complete = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "the database does not answer"
    return "" if _Migrations.complete else "migrations are missing"
