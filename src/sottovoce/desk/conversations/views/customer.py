"""The page of one customer: what is held, who looked and why; erasing them, and the receipt of it."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sottovoce.desk.conversations.forms.wording import ShredForm
from sottovoce.desk.conversations.rule_words import kind_title
from sottovoce.desk.conversations.selectors.customers import CustomerShown, customer_shown
from sottovoce.desk.conversations.selectors.handovers import hand_overs_of
from sottovoce.desk.conversations.services.customers import shred
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of
from sottovoce.errors import NotFound


@for_right(Right.SEE_CUSTOMER)
@require_safe
def customer(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """Everything held on one person; of an erased one, the receipt."""
    staff = staff_of(request)
    found = customer_shown(staff, customer_id)
    if found.erased is not None:
        return render(request, "conversations/customer_erased.html", _of_erased(staff, found))
    context = {
        "customer": found,
        "kinds": [(kind_title(kind), number) for kind, number in found.kinds],
        "looks": [(look, _look_words(look.kind)) for look in found.looks],
        "hand_overs": [link for held in found.conversations for link in hand_overs_of(held.id)],
        "may_read_inbox": staff.may(Right.READ_INBOX),
        "may_shred": staff.may(Right.SHRED),
        "may_read_ledger": staff.may(Right.READ_LEDGER),
    }
    return render(request, "conversations/customer.html", context)


@for_right(Right.SHRED)
@require_http_methods(["GET", "HEAD", "POST"])
def customer_shredding(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """A typed word and a reason; then the key is destroyed."""
    staff = staff_of(request)
    found = customer_shown(staff, customer_id)
    if found.erased is not None:
        return redirect("conversations:customer", customer_id)
    form = ShredForm(request.POST or None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        if carried_out(form, lambda: shred(staff, customer_id, reason, datetime.now(UTC))):
            return redirect("conversations:customer", customer_id)
    context = {"customer": found, "form": form}
    status = 422 if form.errors else 200
    return render(request, "conversations/customer_shredding.html", context, status=status)


@for_right(Right.SEE_CUSTOMER)
@require_safe
def customer_receipt(request: HttpRequest, customer_id: UUID) -> HttpResponse:
    """The proof that a customer was erased, to hand out: a C2SP tlog-proof."""
    found = customer_shown(staff_of(request), customer_id)
    if found.erased is None or found.erased.proof is None:
        raise NotFound(
            "There is no receipt yet.", remedy="The act gets its place in the log within a second; try again."
        )
    response = HttpResponse(found.erased.proof, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="erasure-{found.erased.act}.tlog-proof"'
    return response


def _of_erased(staff: Staff, found: CustomerShown) -> dict[str, object]:
    erased = found.erased
    by = None
    if erased is not None and erased.by is not None:
        by = Staff.objects.filter(id=erased.by).values_list("name", flat=True).first()
    return {
        "customer": found,
        "erased": erased,
        "by": by or "Sottovoce",
        "may_read_ledger": staff.may(Right.READ_LEDGER),
    }


def _look_words(kind: str) -> str:
    special = {"MESSAGE": "A whole message", "SECURE_FORM": "A secure form", "ATTACHMENT": "An attachment"}
    return special.get(kind) or kind_title(kind)
