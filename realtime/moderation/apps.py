from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "realtime.moderation"

    def ready(self) -> None:
        from realtime.moderation import commands, handlers, muted  # noqa: F401  registers them
