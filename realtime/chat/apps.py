from django.apps import AppConfig


class ChatConfig(AppConfig):
    name = "realtime.chat"

    def ready(self) -> None:
        from realtime.chat import announcements, changing, commands, handlers, reports  # noqa: F401  registers them
