from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "sottovoce.desk.core"
    label = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from sottovoce.desk.core import checks, signals  # noqa: F401
