"""An ``@`` and a colleague's name calls that colleague, and nobody else."""

from __future__ import annotations

from uuid import UUID

import pytest

from sottovoce.desk.conversations.mentions import mentioned

ANN, ANN_LEE, ZOE = UUID(int=1), UUID(int=2), UUID(int=3)
NAMES = {ANN: "Ann", ANN_LEE: "Ann Lee", ZOE: "Zoë"}


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("please look @Ann", (ANN,)),
        ("@ann lee, and @Ann!", (ANN_LEE, ANN)),
        ("@Ann Leeds", (ANN,)),
        ("@Annabel", ()),
        ("@ZOË @zoë", (ZOE,)),
        ("info@ann.example", ()),
        ("Ann", ()),
        ("@", ()),
        ("", ()),
    ],
)
def test_who_is_called(text: str, called: tuple[UUID, ...]) -> None:
    assert mentioned(text, NAMES) == called


def test_nobody_is_called_where_nobody_is_known() -> None:
    assert mentioned("@Ann", {}) == ()
