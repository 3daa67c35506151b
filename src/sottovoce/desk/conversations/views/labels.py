"""Labels: the list, one label's form, and saying goodbye to one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sottovoce.desk.conversations.forms.wording import LabelForm
from sottovoce.desk.conversations.models import Label
from sottovoce.desk.conversations.selectors.labels import labels_with_use
from sottovoce.desk.conversations.services.labels import delete_label, save_label
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


@for_right(Right.MANAGE_CANNED_REPLIES)
def labels(request: HttpRequest) -> HttpResponse:
    """Every label, with how often it is used where this person may look."""
    found = labels_with_use(staff_of(request))
    return render(request, "conversations/labels.html", {"labels": found})


@for_right(Right.MANAGE_CANNED_REPLIES)
@require_http_methods(["GET", "HEAD", "POST"])
def label(request: HttpRequest, label_id: int | None = None) -> HttpResponse:
    """A new label's form, or one label's."""
    known = None if label_id is None else _found(staff_of(request), label_id)
    form = LabelForm.starting_from(known) if known else LabelForm()
    if request.method == "POST":
        form = LabelForm(request.POST)
        if form.is_valid() and carried_out(
            form,
            lambda: save_label(
                staff_of(request), label_id, form.cleaned_data["name"], form.cleaned_data["hue"]
            ),
        ):
            messages.success(request, f"Label “{form.cleaned_data['name']}” saved.")
            return redirect("conversations:labels")
    status = 422 if form.errors else 200
    return render(request, "conversations/label.html", {"form": form, "label": known}, status=status)


@for_right(Right.MANAGE_CANNED_REPLIES)
@require_http_methods(["GET", "HEAD", "POST"])
def label_deletion(request: HttpRequest, label_id: int) -> HttpResponse:
    """Ask once more, then delete."""
    known = _found(staff_of(request), label_id)
    if request.method == "POST":
        messages.success(request, f"Label “{delete_label(staff_of(request), label_id)}” deleted.")
        return redirect("conversations:labels")
    return render(request, "conversations/label_deletion.html", {"label": known})


def _found(staff: Staff, label_id: int) -> Label:
    label = labels_with_use(staff).filter(id=label_id).first()
    if label is None:
        raise NotFound("There is no such label here.", remedy="Go back to the list of labels.")
    return label
