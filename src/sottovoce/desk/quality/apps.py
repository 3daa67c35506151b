from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "sottovoce.desk.quality"
    label = "quality"
    verbose_name = "Detection quality"

    def ready(self) -> None:
        from sottovoce.desk.conversations.services.scanner import adjust_by
        from sottovoce.desk.quality.services.learnt import adjustments

        adjust_by(adjustments)
