"""All addresses of this room."""

from django.urls import path

from sottovoce.desk.quality.views import audit, corrections, examples, quality

app_name = "quality"
urlpatterns = [
    path("findings/<uuid:finding_id>/wrong/", corrections.wrong, name="wrong"),
    path("findings/<uuid:finding_id>/kind/", corrections.kind, name="kind"),
    path("messages/<uuid:message_id>/missed/", corrections.missed, name="missed"),
    path("corrections/<uuid:correction_id>/undo/", corrections.undo, name="undo"),
    path("quality/", quality.quality, name="quality"),
    path("quality/phrases/", quality.add, name="add"),
    path("quality/phrases/<uuid:phrase_id>/<str:what>/", quality.phrase, name="phrase"),
    path("quality/thresholds/", quality.threshold, name="threshold"),
    path("quality/audit/", audit.audit, name="audit"),
    path("quality/audit/draw/", audit.draw, name="draw"),
    path("quality/audit/<uuid:sampled_id>/open/", audit.opened, name="open"),
    path("quality/audit/<uuid:sampled_id>/answer/", audit.answer, name="answer"),
    path("quality/examples/", examples.examples, name="examples"),
    path("quality/examples/export/", examples.export, name="export"),
    path("quality/examples/<uuid:example_id>/<str:what>/", examples.judge, name="judge"),
]
