"""Addresses of the rules."""

from django.urls import path

from sottovoce.desk.conversations.views import rules

urlpatterns = [
    path("rules/", rules.rules, name="rules"),
    path("rules/new/", rules.rule_new, name="rule_new"),
    path("rules/undo/", rules.rule_undo, name="rule_undo"),
    path("rules/<uuid:rule_id>/", rules.rule, name="rule"),
    path("rules/<uuid:rule_id>/move/<int:position>/", rules.rule_move, name="rule_move"),
    path("rules/<uuid:rule_id>/switch/", rules.rule_switch, name="rule_switch"),
    path("rules/<uuid:rule_id>/delete/", rules.rule_deletion, name="rule_deletion"),
]
