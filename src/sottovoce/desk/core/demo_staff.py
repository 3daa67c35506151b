"""The people of the demonstration, one for each role. Pure data; used and shown in demo mode only.

Their passwords are public on purpose: they stand on the demo's sign-in page. Addresses end in ``.example``,
which belongs to nobody (RFC 2606).
"""

from __future__ import annotations

from dataclasses import dataclass

from sottovoce.desk.core.rights import Role


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One member of the demo's staff."""

    name: str
    email: str
    password: str
    role: Role

    @property
    def title(self) -> str:
        """The role in words."""
        return self.role.title


DEMO_STAFF: tuple[DemoPerson, ...] = (
    DemoPerson("Noor Haddad", "noor@desk.example", "quiet-river-41", Role.AGENT),
    DemoPerson("Tomas Lindqvist", "tomas@desk.example", "paper-lantern-27", Role.TEAM_LEAD),
    DemoPerson("Adaeze Obi", "adaeze@desk.example", "harbour-glass-63", Role.PRIVACY_OFFICER),
    DemoPerson("Claire Fontanel", "claire@desk.example", "winter-orchard-18", Role.COUNSEL),
    DemoPerson("Ines Marques", "ines@desk.example", "copper-bridge-52", Role.AUDITOR),
    DemoPerson("Jonas Weiland", "jonas@desk.example", "meadow-signal-35", Role.ADMINISTRATOR),
)
