"""Addresses of the inbox and of the conversation that is open in it."""

from django.urls import path

from sottovoce.desk.conversations.views import composer, conversation, inbox, looking

urlpatterns = [
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/rows/", inbox.rows, name="inbox_rows"),
    path("inbox/changed/", inbox.changed, name="inbox_changed"),
    path("inbox/bulk/", inbox.bulk, name="inbox_bulk"),
    path("inbox/views/", inbox.save_view, name="view_save"),
    path("inbox/views/<int:view_id>/delete/", inbox.delete_view, name="view_delete"),
    path("inbox/<uuid:conversation_id>/", inbox.inbox, name="conversation"),
    path("inbox/<uuid:conversation_id>/now/", conversation.now_shown, name="conversation_now"),
    path("inbox/<uuid:conversation_id>/earlier/", conversation.earlier, name="earlier"),
    path("inbox/<uuid:conversation_id>/arrange/", conversation.arrange, name="arrange"),
    path("inbox/<uuid:conversation_id>/viewing/", conversation.viewing, name="viewing"),
    path("inbox/<uuid:conversation_id>/check/", composer.check, name="check_reply"),
    path("inbox/<uuid:conversation_id>/reply/", composer.reply, name="reply"),
    path("inbox/<uuid:conversation_id>/note/", composer.note, name="note"),
    path("inbox/<uuid:conversation_id>/rewrite/", composer.rewritten, name="rewrite"),
    path("inbox/<uuid:conversation_id>/move/", composer.move_private, name="move_private"),
    path("inbox/<uuid:conversation_id>/link/", composer.secure_link, name="secure_link"),
    path("inbox/<uuid:conversation_id>/offers/", composer.offers, name="offers"),
    path("inbox/<uuid:conversation_id>/uploads/", composer.upload, name="upload"),
    path("uploads/<uuid:upload_id>/drop/", composer.drop, name="drop_upload"),
    path("messages/<uuid:message_id>/undo/", composer.undo, name="undo_reply"),
    path("messages/<uuid:message_id>/resend/", composer.send_again, name="resend"),
    path("messages/<uuid:message_id>/measure/", conversation.ask, name="ask_measure"),
    path("messages/<uuid:message_id>/intent/", conversation.judge, name="judge_intent"),
    path("messages/<uuid:message_id>/reveal/", looking.message, name="reveal_message"),
    path("findings/<uuid:finding_id>/reveal/", looking.finding, name="reveal"),
    path("hand-overs/<uuid:hand_over_id>/read/", looking.form, name="read_form"),
    path("attachments/<uuid:attachment_id>/", looking.attachment, name="attachment"),
    path("attachments/<uuid:attachment_id>/shown/", looking.shown, name="attachment_shown"),
    path("inbox/measures/<uuid:measure_id>/<str:what>/", conversation.settle, name="settle_measure"),
]
