"""What a worker is told by the environment (docs/settings.md)."""

import secrets
from dataclasses import dataclass

from django.conf import settings

from realtime.media.ice import Reach

LEAST_SECRET_CHARACTERS = 32


class SettingsError(Exception):
    """A worker that cannot be started like this, and what to change."""


@dataclass(frozen=True, slots=True)
class WorkerSettings:
    """`name` is new at each start: whoever asked something of the former knows by it that all is forgotten."""

    secret: str
    reach: Reach
    most_load: float
    name: str = "worker"
    boot: str = ""

    @classmethod
    def from_django(cls, name: str) -> "WorkerSettings":
        """Raises SettingsError."""
        if len(settings.MEDIA_SECRET) < LEAST_SECRET_CHARACTERS:
            raise SettingsError(
                f"CAMPUS_MEDIA_SECRET has fewer than {LEAST_SECRET_CHARACTERS} characters: anyone could direct this worker."
            )
        addresses = tuple(zip(settings.MEDIA_ADDRESSES, settings.MEDIA_ADVERTISED, strict=True))
        return cls(
            secret=settings.MEDIA_SECRET,
            reach=Reach(addresses, settings.MEDIA_PORTS),
            most_load=settings.MEDIA_MAX_LOAD,
            name=name,
            boot=secrets.token_hex(8),
        )
