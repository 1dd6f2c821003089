from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from realtime.gateway import protocol

ROOT = Path(__file__).resolve().parents[4]


class Command(BaseCommand):
    """Write what is generated from the protocol's declarations."""

    help = "Writes docs/protocol.md, and the JSON Schema that `npm run protocol` makes the TypeScript types from."

    def handle(self, *args: Any, **options: Any) -> None:
        (ROOT / "docs" / "protocol.md").write_text(protocol.document())
        (ROOT / "assets" / "src" / "protocol" / "schema.json").write_text(protocol.schema_text())
