"""The forms of canned replies, labels and the shredding of a customer."""

from __future__ import annotations

from typing import Any

from django import forms

from sottovoce.desk.conversations.models import CannedReply, Label
from sottovoce.desk.conversations.rule_words import LANGUAGES
from sottovoce.desk.core.forms import HUES
from sottovoce.desk.core.models import Brand

SHRED_WORD = "shred"


class CannedReplyForm(forms.Form):
    """A prepared answer."""

    title = forms.CharField(max_length=80, help_text="For your team; customers do not see it.")
    shortcut = forms.SlugField(
        max_length=40, help_text="Typed after a slash in the composer, for example “refund”."
    )
    language = forms.ChoiceField(choices=list(LANGUAGES.items()), initial="en")
    brand = forms.ModelChoiceField(queryset=Brand.objects.none(), required=False, empty_label="Every brand")
    text = forms.CharField(
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="{name} becomes the customer’s name, {brand} the brand’s, {link} a fresh secure link.",
    )

    def __init__(self, *args: Any, brands: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["brand"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Brand.objects.filter(id__in=brands)

    @classmethod
    def starting_from(cls, canned: CannedReply, brands: list[int]) -> CannedReplyForm:
        """The form as the reply stands now."""
        return cls(
            brands=brands,
            initial={
                "title": canned.title,
                "shortcut": canned.shortcut,
                "language": canned.language,
                "brand": canned.brand_id,
                "text": canned.text,
            },
        )


class LabelForm(forms.Form):
    """A word to file conversations under."""

    name = forms.CharField(max_length=40, help_text="Short, for example “refund” or “press”.")
    hue = forms.TypedChoiceField(
        choices=HUES, coerce=int, widget=forms.RadioSelect, label="Colour", initial=215
    )

    @classmethod
    def starting_from(cls, label: Label) -> LabelForm:
        """The form as the label stands now."""
        return cls(initial={"name": label.name, "hue": label.hue})


class ShredForm(forms.Form):
    """Consent to what cannot be undone: a typed word and a reason."""

    reason = forms.CharField(
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why, for the record: the request, its date, your case number. Do not name the customer.",
    )
    confirmation = forms.CharField(
        max_length=20,
        label=f"Type “{SHRED_WORD}” to confirm",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean_confirmation(self) -> str:
        typed: str = self.cleaned_data["confirmation"]
        if typed.strip().lower() != SHRED_WORD:
            raise forms.ValidationError(
                f"Type the word “{SHRED_WORD}” to go on, or go back to keep the data."
            )
        return typed
