from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from venue.config import messages
from venue.config.environment import ROOT
from venue.config.message_sources import UnreadableMessage


class Command(BaseCommand):
    help = "Texts in two languages: extract (after changing a text), check (what is missing), build (compile)."
    requires_system_checks: list[str] = []  # images are built without a database

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=["extract", "check", "build"])

    def handle(self, *_args: Any, action: str, **_options: Any) -> None:
        {"extract": self._extract, "check": self._check, "build": self._build}[action]()

    def _extract(self) -> None:
        try:
            changes = messages.extract(ROOT)
        except UnreadableMessage as unreadable:
            raise CommandError(str(unreadable)) from unreadable
        for text in changes.added:
            self.stdout.write(f"+ {text}")
        for text in changes.dropped:
            self.stdout.write(f"- {text}")
        counts = f"{len(changes.added)} new, {len(changes.dropped)} dropped"
        self.stdout.write(f"{counts}. English goes into locale/en/LC_MESSAGES/django.po.")

    def _check(self) -> None:
        if problems := messages.find_problems(ROOT):
            raise CommandError("\n".join(problems))
        self.stdout.write("Every message is translated.")

    def _build(self) -> None:
        for path in messages.build(ROOT):
            self.stdout.write(path.relative_to(ROOT).as_posix())
