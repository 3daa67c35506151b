"""Rules: the list in plain sentences, the editor with its preview, order, switch, deletion and undo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sottovoce.desk.conversations.forms.rules import RuleForm
from sottovoce.desk.conversations.intents import title
from sottovoce.desk.conversations.rule_words import channel_title, kind_title, sentence
from sottovoce.desk.conversations.rules import parse_conditions, parse_measures
from sottovoce.desk.conversations.selectors import rules as selectors
from sottovoce.desk.conversations.selectors.rules import RuleShown
from sottovoce.desk.conversations.services.rules_changes import (
    delete_rule,
    enable_rule,
    move_rule,
    save_rule,
)
from sottovoce.desk.conversations.services.rules_preview import Preview, preview
from sottovoce.desk.core.bar_chart import bar_chart
from sottovoce.desk.core.forms import carried_out
from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import Right
from sottovoce.desk.core.views.access import for_right, staff_of

UNDO = "rule_undo"
UNDO_OFFERED_FOR = timedelta(minutes=10)


@for_right(Right.READ_RULES)
@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule that concerns this person's brands, in the order in which they are asked."""
    staff = staff_of(request)
    shown = selectors.rules(staff, datetime.now(UTC))
    places = [rule.position for rule in shown]
    found = {
        # Each with the places it moves to: those of its visible neighbours, since others may lie between.
        "rules": list(zip(shown, places[:1] + places[:-1], places[1:] + places[-1:], strict=True)),
        "may_edit": staff.may(Right.EDIT_RULES),
        "undo": _offered(request),
    }
    return render(request, "conversations/rules.html", found)


@for_right(Right.EDIT_RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_new(request: HttpRequest) -> HttpResponse:
    """A new rule."""
    return _editor(request, None)


@for_right(Right.READ_RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """One rule: to change it, or (without the right) to read it."""
    if request.method == "POST":
        return rule_change(request, rule_id)
    return _editor(request, selectors.rule(staff_of(request), rule_id, datetime.now(UTC)))


@for_right(Right.EDIT_RULES)
def rule_change(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Another answer to one rule's questions."""
    return _editor(request, selectors.rule(staff_of(request), rule_id, datetime.now(UTC)))


@for_right(Right.EDIT_RULES)
@require_POST
def rule_move(request: HttpRequest, rule_id: UUID, position: int) -> HttpResponse:
    """Put a rule at another place in the order."""
    move_rule(staff_of(request), rule_id, position, datetime.now(UTC))
    return redirect("conversations:rules")


@for_right(Right.EDIT_RULES)
@require_POST
def rule_switch(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Switch a rule on or off."""
    enabled = request.POST.get("enabled") == "on"
    enable_rule(staff_of(request), rule_id, enabled, datetime.now(UTC))
    messages.success(request, f"The rule is switched {'on' if enabled else 'off'}.")
    return redirect("conversations:rules")


@for_right(Right.EDIT_RULES)
@require_http_methods(["GET", "HEAD", "POST"])
def rule_deletion(request: HttpRequest, rule_id: UUID) -> HttpResponse:
    """Ask once more, then delete; the list offers to take it back."""
    known = selectors.rule(staff_of(request), rule_id, datetime.now(UTC))
    if request.method == "POST":
        before = _remembered(known, "deleted")
        delete_rule(staff_of(request), rule_id, datetime.now(UTC))
        request.session[UNDO] = before | {"rule_id": None}
        return redirect("conversations:rules")
    return render(request, "conversations/rule_deletion.html", {"rule": known})


@for_right(Right.EDIT_RULES)
@require_POST
def rule_undo(request: HttpRequest) -> HttpResponse:
    """Take the last change of a rule back, as a change of its own."""
    before = _offered(request)
    if before is not None:
        del request.session[UNDO]
        staff, now = staff_of(request), datetime.now(UTC)
        known = before["rule_id"]
        restored = save_rule(
            staff,
            name=before["name"],
            conditions=before["conditions"],
            measures=before["measures"],
            enabled=before["enabled"],
            brand_id=before["brand_id"],
            rule_id=None if known is None else UUID(known),
            now=now,
        )
        move_rule(staff, restored.id, before["position"], now)
        messages.success(request, f"“{restored.name}” is as it was before.")
    return redirect("conversations:rules")


def _editor(request: HttpRequest, known: RuleShown | None) -> HttpResponse:
    staff = staff_of(request)
    may_edit = staff.may(Right.EDIT_RULES)
    context: dict[str, Any] = {"rule": known, "may_edit": may_edit}
    if request.method == "POST":
        form = RuleForm(request.POST, brands=staff.brand_ids())
        only_shown = "preview" in request.POST
        if form.is_valid() and not only_shown and carried_out(form, lambda: _save(request, known, form)):
            messages.success(request, f"“{form.cleaned_data['name']}” is saved and holds from now on.")
            return redirect("conversations:rules")
        if form.is_valid():
            context |= _told(staff, form.conditions(), form.measures(), *form.brand_chosen())
        status = 422 if form.errors and not only_shown else 200
        return render(request, "conversations/rule.html", context | {"form": form}, status=status)
    if known is None:
        return render(
            request, "conversations/rule.html", context | {"form": RuleForm(brands=staff.brand_ids())}
        )
    stored = msgspec.to_builtins(known.conditions), msgspec.to_builtins(known.measures)
    context |= _told(staff, *stored, known.brand_id, known.brand)
    form = RuleForm.starting_from(known, staff.brand_ids())
    return render(request, "conversations/rule.html", context | {"form": form})


def _save(request: HttpRequest, known: RuleShown | None, form: RuleForm) -> None:
    given = form.cleaned_data
    before = None if known is None else _remembered(known, "changed")
    save_rule(
        staff_of(request),
        name=given["name"],
        conditions=form.conditions(),
        measures=form.measures(),
        enabled=given["enabled"],
        brand_id=form.brand_chosen()[0],
        rule_id=None if known is None else known.id,
        now=datetime.now(UTC),
    )
    if before is not None:
        request.session[UNDO] = before


def _told(staff: Staff, conditions: Any, measures: Any, brand_id: int | None, brand: str) -> dict[str, Any]:
    """A rule in one sentence, and what it would have done."""
    found = preview(staff, conditions, measures, datetime.now(UTC), brand_id=brand_id)
    return {
        "sentence": sentence(parse_conditions(conditions), parse_measures(measures), brand or None),
        "preview": found,
        "chart": bar_chart(found.by_day),
        "rows": _preview_rows(found),
    }


def _preview_rows(found: Preview) -> dict[str, Any]:
    words = {"hide": "hidden", "reply_privately": "answered in private", "escalate": "shown to a person"}
    return {
        "measures": [(words.get(kind, kind), number) for kind, number in found.measures.items()],
        "channels": [(channel_title(name), number) for name, number in found.channels.items()],
        "examples": [
            (
                example,
                channel_title(example.channel),
                [*map(title, example.intents), *map(kind_title, example.kinds)],
            )
            for example in found.examples
        ],
    }


def _offered(request: HttpRequest) -> dict[str, Any] | None:
    """The change that can be taken back; none once it is old news."""
    before: dict[str, Any] | None = request.session.get(UNDO)
    if before is None or datetime.fromisoformat(before["at"]) < datetime.now(UTC) - UNDO_OFFERED_FOR:
        return None
    return before


def _remembered(known: RuleShown, what: str) -> dict[str, Any]:
    """A rule as it stands, to be able to come back to it. Holds no personal data."""
    return {
        "what": what,
        "at": datetime.now(UTC).isoformat(),
        "rule_id": str(known.id),
        "name": known.name,
        "conditions": msgspec.to_builtins(known.conditions),
        "measures": msgspec.to_builtins(known.measures),
        "enabled": known.enabled,
        "brand_id": known.brand_id,
        "position": known.position,
    }
