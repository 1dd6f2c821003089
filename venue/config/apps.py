from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """The roof: settings, urls, asgi, and the commands that run the whole house."""

    name = "venue.config"
    label = "config"
