from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from venue.editions import services
from venue.people.services import account_for


class Command(BaseCommand):
    help = "Creates a draft edition and its first organiser, who then signs in with that address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="as in its address: printemps-2027")
        parser.add_argument("title")
        parser.add_argument("starts_on", type=date.fromisoformat, help="first day, YYYY-MM-DD")
        parser.add_argument("ends_on", type=date.fromisoformat, help="last day, YYYY-MM-DD")
        parser.add_argument("--organiser", required=True, metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            edition = services.create_edition(
                slug=options["slug"],
                title=options["title"],
                starts_on=options["starts_on"],
                ends_on=options["ends_on"],
                organiser=account_for(options["organiser"]),
            )
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(f"{edition.title}: {edition.get_absolute_url()}")
