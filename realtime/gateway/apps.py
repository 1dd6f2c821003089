from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "realtime.gateway"

    def ready(self) -> None:
        from realtime.gateway import handlers, metrics  # noqa: F401  registers them
