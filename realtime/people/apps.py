from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "realtime.people"
    label = "campus_people"  # `people` are the accounts, on the ground floor

    def ready(self) -> None:
        from realtime.people import commands, contact, finding, following, handlers  # noqa: F401  registers them
