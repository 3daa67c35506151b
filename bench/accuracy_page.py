"""The page of benchmarks: tables in Markdown, and two plots as SVG, from the scores of a run.

Plots have a title and a description for screen readers; every number in them stands in a table too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape

from bench.comparison import Score

ROW_HEIGHT, LABEL_WIDTH, BAR_WIDTH, VALUE_WIDTH = 26, 220, 420, 90
OURS, THEIRS, WORDS, GROUND = "#2f6f6a", "#b9b3a7", "#2b2a27", "#fbfaf7"


def page(scores: Mapping[str, Sequence[Score]], words: Mapping[str, str], notes: str, day: date) -> str:
    """``docs/benchmarks.md``. ``words`` says of each set what it is; ``notes`` what was tuned on what."""
    parts = [
        "# Benchmarks: how well personal data is found",
        f"Made by `python -m bench.accuracy` on {day:%-d %B %Y}. Every system read the same messages on one"
        " machine in one run, each in an environment of its own.",
        notes,
        "![F2 of the six structured kinds, by system](pictures/benchmark-structured.svg)",
        "![Messages in a second on one core, by system](pictures/benchmark-rate.svg)",
    ]
    for name, found in scores.items():
        parts += [f"## {name}", words[name], _table(found)]
    return "\n\n".join(parts) + "\n"


def _table(scores: Sequence[Score]) -> str:
    heading = (
        "| system | structured F2 | P / R | any kind F2 | P / R | exact F1 | leaked | false ‰ | per second |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    )
    return "\n".join((*heading, *map(_row, scores)))


def _row(score: Score) -> str:
    name = f"**{score.system}**" if score.ours else score.system
    structured, any_kind, exact = score.structured, score.any_kind, score.exact
    has_structured = structured.right + structured.missed
    has_any = any_kind.right + any_kind.missed
    cells = (
        name,
        f"{structured.f():.3f}" if has_structured else "–",
        f"{structured.precision:.3f} / {structured.recall:.3f}" if has_structured else "–",
        f"{any_kind.f():.3f}" if has_any else "–",
        f"{any_kind.precision:.3f} / {any_kind.recall:.3f}" if has_any else "–",
        f"{exact.f(1):.3f}" if has_any else "–",
        f"{score.leaked:.1%}" if has_any else "–",
        f"{score.false_alarms:.2f}",
        f"{score.messages_per_second:,.0f}",
    )
    return f"| {' | '.join(cells)} |"


def plot(
    title: str, scores: Sequence[Score], value: Callable[[Score], float], said: Callable[[float], str]
) -> str:
    """Horizontal bars, the longest the greatest value."""
    values = [value(score) for score in scores]
    most = max(values) or 1.0
    height = ROW_HEIGHT * len(scores) + 48
    width = LABEL_WIDTH + BAR_WIDTH + VALUE_WIDTH
    described = "; ".join(f"{score.system} {said(each)}" for score, each in zip(scores, values, strict=True))
    rows = [
        _bar(place, score, each / most, said(each))
        for place, (score, each) in enumerate(zip(scores, values, strict=True))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' aria-labelledby="title described" font-family="system-ui, sans-serif" font-size="13">'
        f'<title id="title">{escape(title)}</title><desc id="described">{escape(described)}</desc>'
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>'
        f'<text x="12" y="26" font-size="15" font-weight="600" fill="{WORDS}">{escape(title)}</text>'
        f"{''.join(rows)}</svg>\n"
    )


def _bar(place: int, score: Score, share: float, said: str) -> str:
    top = 44 + ROW_HEIGHT * place
    length = max(2.0, share * BAR_WIDTH)
    weight = "600" if score.ours else "400"
    return (
        f'<text x="{LABEL_WIDTH - 8}" y="{top + 13}" text-anchor="end" font-weight="{weight}" fill="{WORDS}">'
        f"{escape(score.system)}</text>"
        f'<rect x="{LABEL_WIDTH}" y="{top}" width="{length:.1f}" height="{ROW_HEIGHT - 8}" rx="3"'
        f' fill="{OURS if score.ours else THEIRS}"/>'
        f'<text x="{LABEL_WIDTH + length + 6:.1f}" y="{top + 13}" fill="{WORDS}">{escape(said)}</text>'
    )
