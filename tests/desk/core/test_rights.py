"""Rights follow the role alone; what a role is not given is refused."""

from __future__ import annotations

import pytest

from sottovoce.desk.core.models import Staff
from sottovoce.desk.core.rights import PRIVILEGED, RIGHTS, Right, Role, allows

HOLDERS = {
    Right.READ_INBOX: {Role.AGENT, Role.TEAM_LEAD, Role.PRIVACY_OFFICER, Role.COUNSEL},
    Right.REPLY: {Role.AGENT, Role.TEAM_LEAD, Role.PRIVACY_OFFICER},
    Right.REVEAL: {Role.AGENT, Role.TEAM_LEAD, Role.PRIVACY_OFFICER},
    Right.OVERRIDE_CHECK: {Role.TEAM_LEAD, Role.PRIVACY_OFFICER},
    Right.ASSIGN_OTHERS: {Role.TEAM_LEAD, Role.PRIVACY_OFFICER},
    Right.SHRED: {Role.PRIVACY_OFFICER},
    Right.EDIT_RULES: {Role.PRIVACY_OFFICER, Role.ADMINISTRATOR},
    Right.MANAGE_DETECTION: {Role.PRIVACY_OFFICER, Role.ADMINISTRATOR},
    Right.MANAGE_STAFF: {Role.ADMINISTRATOR},
    Right.MANAGE_CHANNELS: {Role.ADMINISTRATOR},
    Right.READ_LEDGER: {
        Role.TEAM_LEAD,
        Role.PRIVACY_OFFICER,
        Role.COUNSEL,
        Role.AUDITOR,
        Role.ADMINISTRATOR,
    },
}


@pytest.mark.parametrize("right", list(HOLDERS))
def test_who_holds_a_right_that_touches_customers_or_others_work(right: Right) -> None:
    assert {role for role in Role if allows(role.value, right)} == HOLDERS[right]


def test_every_role_is_in_the_table_and_every_right_is_held_by_somebody() -> None:
    assert set(RIGHTS) == set(Role)
    assert frozenset().union(*RIGHTS.values()) == set(Right)


def test_nobody_who_runs_the_installation_or_audits_it_opens_a_customers_data() -> None:
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        assert not RIGHTS[role] & {Right.READ_INBOX, Right.REVEAL, Right.SEE_CUSTOMER, Right.REPLY}


@pytest.mark.parametrize("role", ["", "root", "AGENT", "agent "])
def test_an_unknown_role_carries_nothing(role: str) -> None:
    assert not any(allows(role, right) for right in Right)


def test_somebody_who_left_may_do_nothing() -> None:
    staff = Staff(role=Role.PRIVACY_OFFICER, is_active=False)
    assert not any(staff.may(right) for right in Right)


def test_sign_ins_of_all_but_those_who_answer_customers_are_acts() -> None:
    assert set(Role) - PRIVILEGED == {Role.AGENT, Role.TEAM_LEAD}
