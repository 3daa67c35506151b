"""What the soak asks of the desk from inside: connect a profile, say what is under way, look what is there.

``python -m bench.soak_desk connect|settled|look`` with the desk's own environment; JSON in, JSON out.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any

from sottovoce.cli.start import open_desk


def connect(given: dict[str, str]) -> dict[str, str]:
    """A brand with one webhook profile that takes commands at an address."""
    from sottovoce.desk.conversations.services.profiles import connect_profile, credentials_of
    from sottovoce.desk.core.database import limit_to_brands
    from sottovoce.desk.core.models import Brand

    brand = Brand.objects.create(name="Soak", slug="soak")
    limit_to_brands([brand.id])
    credentials = {"outgoing_url": given["outgoing_url"]}
    profile = connect_profile(None, brand, "webhook", "Soak", credentials, datetime.now(UTC))
    return {"slug": profile.slug, "secret": credentials_of(profile.id)["secret"]}


def settled(given: None) -> dict[str, int]:
    """How much is still under way: measures due, acts without a place in the ledger."""
    from sottovoce.desk.conversations.models import Measure
    from sottovoce.desk.core.models import Act

    return {
        "measures_due": Measure.objects.filter(state=Measure.State.DUE).count(),
        "acts_waiting": Act.objects.filter(index=None).count(),
    }


def look(given: dict[str, Any]) -> dict[str, Any]:
    """Compare what was acknowledged with what is here, and let the ledger be verified."""
    from sottovoce.desk.conversations.models import Message, Profile
    from sottovoce.desk.conversations.services.intake_rows import blind_native
    from sottovoce.desk.conversations.services.profiles import ref_of

    ref = ref_of(Profile.objects.get())
    rows: dict[int, list[tuple[str, str]]] = {}
    for blind, state, identifier in Message.objects.filter(direction="in").values_list(
        "blind_native_id", "state", "id"
    ):
        rows.setdefault(blind, []).append((state, str(identifier)))
    names = {name: rows.get(blind_native(ref, name), []) for name in given["acknowledged"]}
    return {
        "missing": [name for name, found in names.items() if not found],
        "doubled": [name for name, found in names.items() if len(found) > 1],
        "not_gone": [name for name in given["gone"] if names[name] and names[name][0][0] != "gone"],
        "unprotected": _unprotected(
            [n[0][1] for name, n in names.items() if n and given["acknowledged"][name]]
        ),
        "messages": sum(map(len, rows.values())),
        **_measures(),
        **_ledger(),
    }


def _unprotected(severe: list[str]) -> int:
    """Severe public messages that are here and have neither a settled measure nor a person who was told."""
    from sottovoce.desk.conversations.models import Measure, Message

    settled = set(
        Measure.objects.exclude(state=Measure.State.DUE).values_list("message_id", flat=True).distinct()
    )
    here = Message.objects.filter(id__in=severe, state=Message.State.RECEIVED).values_list("id", flat=True)
    return sum(identifier not in settled for identifier in here)


def _measures() -> dict[str, Any]:
    from django.db.models import Count

    from sottovoce.desk.conversations.models import Measure

    states = dict(Measure.objects.values_list("state").annotate(number=Count("id")))
    alone = Measure.objects.filter(
        state__in=(Measure.State.REFUSED, Measure.State.FAILED),
        conversation__needs_person=False,
        seen_by_person_at=None,
    )
    return {"measures": states, "refused_without_person": alone.count()}


def _ledger() -> dict[str, Any]:
    from sottovoce.desk.core.installation import home, ledger_signer
    from sottovoce.desk.core.models import Act
    from sottovoce.ledger import DirectoryStorage, Guard, Leaf, verify_log

    place = home()
    storage = DirectoryStorage(place.ledger)
    report = verify_log(storage, ledger_signer(place).verifier_key, guard=Guard(place.keys / "ledger.guard"))
    acts = dict(Act.objects.exclude(index=None).values_list("index", "id"))
    from sottovoce.desk.core.installation import ledger

    log = ledger()
    differing = [i for i in range(report.size) if Leaf.decode(log.read_entry(i)).act != acts.get(i)]
    return {
        "ledger_holds": report.holds,
        "ledger_size": report.size,
        "ledger_differs": len(differing) + abs(len(acts) - report.size),
        "acts": Act.objects.count(),
    }


def main(command: str) -> None:
    open_desk()
    from sottovoce.desk.core.database import every_brand, limit_to_brands

    limit_to_brands(every_brand())
    answer = {"connect": connect, "settled": settled, "look": look}[command](json.load(sys.stdin))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
