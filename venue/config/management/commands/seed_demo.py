from typing import Any

from django.core.management.base import BaseCommand

from venue.config import demo


class Command(BaseCommand):
    help = "Creates the demo edition if it is not there; running it again changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        created = demo.seed()
        if options["verbosity"] > 1:
            self.stdout.write("demo edition created" if created else "demo edition was there already")
