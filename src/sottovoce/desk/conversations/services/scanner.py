"""The detector of this installation: its languages and regions are the organisation's settings."""

from __future__ import annotations

from sottovoce import detect
from sottovoce.desk.conversations.services.protection import detector
from sottovoce.desk.core.models import Organisation

_settings: list[tuple[tuple[str, ...], tuple[str, ...]]] = []


def scanner() -> detect.Detector:
    """The detector, built once and kept; `refresh` after the settings changed."""
    if not _settings:
        refresh()
    return detector(*_settings[0])


def refresh() -> None:
    """Read the organisation's languages and regions again."""
    organisation = Organisation.objects.get()
    _settings[:] = [(tuple(organisation.languages), tuple(organisation.regions))]
