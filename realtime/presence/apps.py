from django.apps import AppConfig


class PresenceConfig(AppConfig):
    name = "realtime.presence"

    def ready(self) -> None:
        from realtime.presence import commands, handlers, metrics  # noqa: F401  registers them
