"""The reference page of all kinds, made from their declarations.

``python -m sottovoce.detect.kinds.reference`` prints it, or writes it where a path is given:
`docs/reference/kinds.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sottovoce.detect.kinds import KINDS, KindDeclaration
from sottovoce.detect.model import Category

HEAD = """# Kinds of personal data

This page is made from the declarations in `src/sottovoce/detect/kinds` by
`python -m sottovoce.detect.kinds.reference docs/reference/kinds.md`.

{count} kinds, with numbers of {regions} countries. "Beside a word" means that a form is believed only near
a word for it; a form that stands alone does so in its own countries, when they are among the detector's
regions. A name of another product or vocabulary is given only where it has one: Presidio's entities, Google's
infoTypes, Fideslang's data categories, and the W3C Data Privacy Vocabulary (PD).
"""
ROW_HEAD = (
    "| Kind | What it is | Severity | Read | Check | Presidio | Google | Fideslang | DPV | Law |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def page() -> str:
    """The page, by category."""
    regions = {region for declared in KINDS.values() for region in declared.regions}
    parts = [HEAD.format(count=len(KINDS), regions=len(regions))]
    for category in Category:
        kinds = [declared for declared in KINDS.values() if declared.category is category]
        if kinds:
            parts.append("\n".join(_section(category, kinds)))
    return "\n".join(parts)


def _section(category: Category, kinds: Iterable[KindDeclaration]) -> Iterator[str]:
    kinds = sorted(kinds, key=lambda declared: declared.kind)
    yield f"## {category.value.replace('_', ' ').capitalize()}\n"
    yield ROW_HEAD
    yield from map(_row, kinds)
    yield "\nExamples; the value stands between « and »:\n"
    for declared in kinds:
        examples = ", ".join(f"“{_plain(example)}”" for example in declared.examples[:2])
        against = "".join(f"; not “{_plain(example)}”" for example in declared.counter_examples[:1])
        yield f"- {declared.kind}: {examples}{against}"
    yield ""


def _row(declared: KindDeclaration) -> str:
    cells = (
        f"`{declared.kind}`",
        declared.title,
        declared.severity.name.lower(),
        _how_read(declared),
        declared.check and f"`{declared.check}`",
        declared.presidio and f"`{declared.presidio}`",
        declared.google and f"`{declared.google}`",
        declared.fideslang and f"`{declared.fideslang}`",
        declared.dpv and f"`{declared.dpv}`",
        "; ".join(declared.laws),
    )
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _how_read(declared: KindDeclaration) -> str:
    if not declared.patterns:
        return "by its words" if declared.terms else "by what is said"
    if all(pattern.needs_context for pattern in declared.patterns):
        return "beside a word"
    return "alone at home" if declared.regions else "alone"


def _plain(text: str) -> str:
    """Text that cannot break out of a cell or a line."""
    return text.replace("|", "\\|").replace("\n", " ⏎ ").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())
