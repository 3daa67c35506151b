"""What is typed on the settings pages, read and checked field by field. Forms decide nothing: services do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.forms.boundfield import BoundWidget

from sottovoce.desk.core.models import Brand, Organisation, Staff
from sottovoce.desk.core.rights import Role
from sottovoce.errors import SottovoceError

THEMES = (("system", "As the device"), ("light", "Light"), ("dark", "Dark"))

# The twelve hues of the design system (tokens.css), by the names people give them.
HUES = (
    (12, "Rose"),
    (40, "Coral"),
    (70, "Amber"),
    (100, "Olive"),
    (130, "Leaf"),
    (160, "Green"),
    (190, "Teal"),
    (215, "Sky"),
    (245, "Blue"),
    (275, "Violet"),
    (305, "Purple"),
    (340, "Pink"),
)


def nearest_hue(degrees: int) -> int:
    """The hue of the design system that comes nearest."""
    return min((hue for hue, _ in HUES), key=lambda hue: abs(hue - degrees))


LANGUAGES = (
    ("en", "English"),
    ("de", "German"),
    ("fr", "French"),
    ("es", "Spanish"),
    ("it", "Italian"),
    ("pt", "Portuguese"),
    ("nl", "Dutch"),
)

REGIONS = (
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("CH", "Switzerland"),
    ("DE", "Germany"),
    ("ES", "Spain"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("IE", "Ireland"),
    ("IN", "India"),
    ("IT", "Italy"),
    ("NL", "Netherlands"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("US", "United States"),
)


ROLES_ABOUT = (
    (Role.AGENT.value, "Answers customers, reveals values with a reason, sends secure links."),
    (
        Role.TEAM_LEAD.value,
        "As an agent; assigns to others, looks after measures, canned replies and labels.",
    ),
    (Role.PRIVACY_OFFICER.value, "As a team lead; changes rules and settings, and shreds customers."),
    (Role.COUNSEL.value, "Reads conversations, customers, rules and the ledger. Changes nothing."),
    (Role.AUDITOR.value, "Reads rules, measures and the ledger. Sees no conversation and no customer."),
    (
        Role.ADMINISTRATOR.value,
        "Runs staff, channels, rules and settings. Sees no conversation and no customer.",
    ),
)


def time_zones() -> list[str]:
    """Every time zone with a place in its name, and UTC."""
    return ["UTC", *sorted(zone for zone in available_timezones() if "/" in zone and zone[:4] != "Etc/")]


def number(label: str, least: int, most: int, about: str, initial: int | None = None) -> forms.IntegerField:
    """A field for a whole number; whatever is wrong with it, its error says what to type."""
    words = f"Choose a number from {least} to {most}."
    return forms.IntegerField(
        min_value=least,
        max_value=most,
        initial=initial,
        label=label,
        help_text=f"{about} {least} to {most}.",
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), words),
    )


class AccountForm(forms.Form):
    """A person's own settings."""

    name = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    theme = forms.ChoiceField(choices=THEMES, widget=forms.RadioSelect, label="Appearance")
    time_zone = forms.ChoiceField(
        choices=lambda: [(zone, zone.replace("_", " ")) for zone in time_zones()],
        label="Time zone",
        help_text="All times are shown in it.",
    )
    signature = forms.CharField(
        max_length=120,
        required=False,
        help_text="Stands under your replies, for example “Mira, Acme care”. Customers see it.",
    )

    @classmethod
    def starting_from(cls, staff: Staff) -> AccountForm:
        """The form as the person stands now."""
        return cls(initial={name: getattr(staff, name) for name in cls.base_fields})


class OrganisationForm(forms.Form):
    """What holds for the whole organisation."""

    name = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "organization"}))
    undo_seconds = number("Seconds to undo a reply", 0, 60, "A reply leaves when they are over.")
    reveal_seconds = number(
        "Seconds a revealed value stays visible", 5, 600, "Then it is masked again by itself."
    )
    link_hours = number("Hours a secure link stays open", 1, 720, "Then it opens nothing any more.")
    submission_days = number(
        "Days a submitted form is kept", 1, 365, "Then its key is destroyed, and nobody can read it again."
    )
    languages = forms.MultipleChoiceField(
        choices=LANGUAGES,
        widget=forms.CheckboxSelectMultiple,
        help_text="The languages in which personal data is looked for.",
    )
    regions = forms.MultipleChoiceField(
        choices=REGIONS,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whose phone numbers and national IDs are looked for when no country is named.",
    )

    @classmethod
    def starting_from(cls, organisation: Organisation) -> OrganisationForm:
        """The form as the organisation stands now."""
        return cls(initial={name: getattr(organisation, name) for name in cls.base_fields})


class BrandForm(forms.Form):
    """A brand."""

    name = forms.CharField(max_length=80, help_text="As customers know it.")
    hue = forms.TypedChoiceField(
        choices=HUES, coerce=int, widget=forms.RadioSelect, label="Colour", initial=215
    )
    first_reply_minutes = number(
        "Minutes to the first reply", 1, 10_080, "The countdown in the inbox starts from it.", initial=60
    )

    @classmethod
    def starting_from(cls, brand: Brand) -> BrandForm:
        """The form as the brand stands now."""
        return cls(
            initial={
                "name": brand.name,
                "hue": nearest_hue(brand.hue),
                "first_reply_minutes": brand.first_reply_minutes,
            }
        )


class StaffForm(forms.Form):
    """A person who works here."""

    name = forms.CharField(max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(choices=[(role.value, role.title) for role in Role], widget=forms.RadioSelect)
    brands = forms.ModelMultipleChoiceField(
        queryset=Brand.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Conversations, customers and measures of other brands stay invisible to this person.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["brands"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - declared above
        field.queryset = Brand.objects.all()

    def roles(self) -> list[tuple[BoundWidget, str]]:
        """Each role's button with what the role may do."""
        about = dict(ROLES_ABOUT)
        return [(option, about[option.data["value"]]) for option in self["role"]]


class StaffChangeForm(StaffForm):
    """The same person later: the address they sign in with stays."""

    email = None  # type: ignore[assignment]

    @classmethod
    def starting_from(cls, person: Staff) -> StaffChangeForm:
        """The form as the person stands now."""
        return cls(initial={"name": person.name, "role": person.role, "brands": person.brands.all()})


def carried_out(form: forms.Form, act: Callable[[], object]) -> bool:
    """Do what a valid form asks for; a service's refusal becomes the error of the field it names."""
    try:
        act()
    except SottovoceError as error:
        words = f"{error.what} {error.remedy}".strip()
        form.add_error(error.where if error.where in form.fields else None, words)
        return False
    return True
