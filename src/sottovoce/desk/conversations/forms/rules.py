"""The form of a rule: its conditions and measures as questions that a person can answer."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget

from sottovoce import channels, detect
from sottovoce.desk.conversations.fields_asked import FIELDS, MOST_FIELDS
from sottovoce.desk.conversations.intents import CHOICES
from sottovoce.desk.conversations.rule_words import CATEGORIES, CONFIDENCES, LANGUAGES, SEVERITIES
from sottovoce.desk.conversations.selectors.rules import RuleShown
from sottovoce.desk.core.models import Brand

_WHOSE = (
    ("any", "Anybody’s"),
    ("self", "The writer’s own"),
    ("other", "Another person’s, where the message says so"),
)
_WHERE = (
    ("public", "In public, where everybody can read it"),
    ("private", "In a private message"),
    ("any", "In either"),
)


def _kinds_by_category() -> list[tuple[str, list[tuple[str, str]]]]:
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, declared in detect.KINDS.items():
        grouped[str(declared.category)].append((name, declared.title))
    return [
        (CATEGORIES.get(category, category), sorted(kinds, key=lambda kind: kind[1]))
        for category, kinds in sorted(grouped.items())
    ]


class RuleForm(forms.Form):
    """When this, then that."""

    name = forms.CharField(
        max_length=120, label="Name", help_text="For the list, for example “Cards in public: hide”."
    )
    brand = forms.ModelChoiceField(
        queryset=Brand.objects.none(), required=False, label="For", empty_label="Every brand"
    )
    visibility = forms.ChoiceField(
        choices=_WHERE, widget=forms.RadioSelect, label="Where it is said", initial="public"
    )
    minimum_severity = forms.TypedChoiceField(
        choices=[
            (0, "Whatever it shows, or nothing: what the message is decides"),
            *((level, words[:1].upper() + words[1:]) for level, words in SEVERITIES.items() if level),
        ],
        coerce=int,
        widget=forms.RadioSelect,
        label="How sensitive it is",
        initial=3,
    )
    whose = forms.ChoiceField(
        choices=_WHOSE, widget=forms.RadioSelect, label="Whose it is", initial="any", required=False
    )
    intents = forms.MultipleChoiceField(
        choices=CHOICES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="What the message is",
        help_text="Choose none for any message. It is recognised by its words; a person decides.",
    )
    categories = forms.MultipleChoiceField(
        choices=[(name, words[:1].upper() + words[1:]) for name, words in CATEGORIES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="What it is about",
        help_text="Choose none for every sort.",
    )
    kinds = forms.MultipleChoiceField(
        choices=lambda: [kind for _, kinds in _kinds_by_category() for kind in kinds],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Exact kinds",
        help_text="In addition to the sorts above.",
    )
    channels = forms.MultipleChoiceField(
        choices=lambda: [(name, channels.title(name)) for name in channels.names()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Channels",
        help_text="Choose none for every channel.",
    )
    languages = forms.MultipleChoiceField(
        choices=list(LANGUAGES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Languages",
        help_text="Choose none for every language, unknown ones too.",
    )
    minimum_confidence = forms.TypedChoiceField(
        choices=list(CONFIDENCES.items()), coerce=float, label="How sure we must be", initial=0.5
    )
    hide = forms.BooleanField(
        required=False,
        label="Hide the message on the network",
        help_text="Where nobody can hide it, the customer is asked to delete it and a person is told.",
    )
    reply_privately = forms.BooleanField(required=False, label="Write to the customer in private")
    with_link = forms.BooleanField(
        required=False, label="with a secure link to a form", help_text="Encrypted in the customer’s browser."
    )
    fields_asked = forms.MultipleChoiceField(
        choices=[(field.name, field.title) for field in FIELDS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="The form asks for",
        initial=("order_number", "message"),
        help_text="Ask for no more than the case needs.",
    )
    escalate = forms.BooleanField(
        required=False,
        label="Tell a person",
        help_text="The conversation is marked and stays open until somebody has looked.",
    )
    enabled = forms.BooleanField(required=False, label="Switched on", initial=True)

    def __init__(self, *args: Any, brands: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["brand"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Brand.objects.filter(id__in=brands)

    @classmethod
    def starting_from(cls, rule: RuleShown, brands: list[int]) -> RuleForm:
        """The form as the rule stands now."""
        conditions = rule.conditions
        measures = {measure.kind: measure for measure in rule.measures}
        reply = measures.get("reply_privately")
        return cls(
            brands=brands,
            initial={
                "name": rule.name,
                "brand": rule.brand_id,
                "visibility": conditions.visibility,
                "minimum_severity": conditions.minimum_severity
                if conditions.intents
                else max(conditions.minimum_severity, 1),
                "intents": conditions.intents,
                "whose": conditions.whose,
                "categories": conditions.categories,
                "kinds": conditions.kinds,
                "channels": conditions.channels,
                "languages": conditions.languages,
                "minimum_confidence": min(
                    CONFIDENCES, key=lambda level: abs(level - conditions.minimum_confidence)
                ),
                "hide": "hide" in measures,
                "reply_privately": reply is not None,
                "with_link": reply is not None and reply.with_link,
                "fields_asked": reply.fields if reply is not None else (),
                "escalate": "escalate" in measures,
                "enabled": rule.enabled,
            },
        )

    def kind_groups(self) -> list[tuple[str, list[BoundWidget]]]:
        """The boxes of the exact kinds, by what they are about."""
        boxes = {box.data["value"]: box for box in self["kinds"]}
        return [
            (title, [boxes[name] for name, _ in kinds if name in boxes])
            for title, kinds in _kinds_by_category()
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("hide") or cleaned.get("reply_privately") or cleaned.get("escalate")):
            self.add_error("hide", "Choose at least one measure: a rule that does nothing protects nobody.")
        if cleaned.get("minimum_severity") == 0 and not cleaned.get("intents"):
            self.add_error("minimum_severity", "Choose what the message is, or how sensitive its data are.")
        if cleaned.get("with_link") and cleaned.get("reply_privately"):
            asked = len(cleaned.get("fields_asked") or ())
            if not 1 <= asked <= MOST_FIELDS:
                self.add_error("fields_asked", f"Choose one to {MOST_FIELDS} fields for the secure form.")
        return cleaned

    def brand_chosen(self) -> tuple[int | None, str]:
        """The brand's id and name; none for every brand."""
        brand = self.cleaned_data["brand"]
        return (None, "") if brand is None else (brand.id, brand.name)

    def conditions(self) -> dict[str, Any]:
        """The conditions as a rule stores them."""
        cleaned = self.cleaned_data
        return {
            "visibility": cleaned["visibility"],
            "kinds": cleaned["kinds"],
            "categories": cleaned["categories"],
            "channels": cleaned["channels"],
            "languages": cleaned["languages"],
            "minimum_severity": cleaned["minimum_severity"],
            "minimum_confidence": cleaned["minimum_confidence"],
            "whose": cleaned["whose"] or "any",
            "intents": cleaned["intents"],
        }

    def measures(self) -> list[dict[str, Any]]:
        """The measures as a rule stores them."""
        cleaned = self.cleaned_data
        found: list[dict[str, Any]] = []
        if cleaned["hide"]:
            found.append({"kind": "hide"})
        if cleaned["reply_privately"]:
            linked = cleaned["with_link"]
            asked = cleaned["fields_asked"] if linked else []
            found.append({"kind": "reply_privately", "with_link": linked, "fields": asked})
        if cleaned["escalate"]:
            found.append({"kind": "escalate"})
        return found
