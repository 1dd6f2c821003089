from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "realtime.desk"

    def ready(self) -> None:
        from realtime.desk import commands, handlers  # noqa: F401  registers them
