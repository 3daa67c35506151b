from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "sottovoce.web"
    label = "web"
    verbose_name = "Web"
