from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "sottovoce.desk.conversations"
    label = "conversations"
    verbose_name = "Conversations"
