from django.apps import AppConfig


class HuddlesConfig(AppConfig):
    name = "realtime.huddles"

    def ready(self) -> None:
        from realtime.huddles import commands, conversations, handlers, team  # noqa: F401  registers them
