"""The form that connects a profile, made from what its channel declares; and the one that changes it."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms

from sottovoce import channels
from sottovoce.channels import CredentialField
from sottovoce.desk.core.models import Brand


class ConnectForm(forms.Form):
    """A brand's account on one channel. Each credential is a field of its own."""

    brand = forms.ModelChoiceField(queryset=Brand.objects.none(), empty_label=None)
    label = forms.CharField(
        max_length=120,
        label="Name on this desk",
        help_text="How your team calls the profile, for example “Acme on Bluesky”.",
    )

    def __init__(self, *args: Any, channel: str, brands: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["brand"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - declared above
        field.queryset = Brand.objects.filter(id__in=brands)
        self.channel = channel
        for declared in channels.credential_fields(channel):
            self.fields[declared.name] = _field_for(declared, required=declared.required)

    def missing_secrets(self) -> dict[str, str]:
        """Secrets that were left empty and can be made up, made up."""
        return {
            declared.name: secrets.token_urlsafe(32)
            for declared in channels.credential_fields(self.channel)
            if declared.generated and not self.cleaned_data.get(declared.name)
        }

    def credentials(self) -> dict[str, str]:
        """What was given; what was left empty is not named."""
        return {
            declared.name: self.cleaned_data[declared.name]
            for declared in channels.credential_fields(self.channel)
            if self.cleaned_data.get(declared.name)
        }


class CredentialsForm(forms.Form):
    """New credentials for a connected profile. What stays empty stays as it is; nothing is handed back."""

    def __init__(self, *args: Any, channel: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for declared in channels.credential_fields(channel):
            self.fields[declared.name] = _field_for(declared, required=False)

    def changes(self) -> dict[str, str]:
        """The credentials to replace."""
        return {name: value for name, value in self.cleaned_data.items() if value}


def _field_for(declared: CredentialField, *, required: bool) -> forms.CharField:
    # A secret that was typed is not sent back to the browser when another field was wrong.
    widget: forms.Widget = (
        forms.PasswordInput(attrs={"autocomplete": "new-password"})
        if declared.secret
        else forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"})
    )
    return forms.CharField(
        label=declared.title, help_text=declared.help, required=required, max_length=500, widget=widget
    )
