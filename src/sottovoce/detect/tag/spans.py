"""From labels of pieces to spans of the text. Pure.

A label is 0 for none, 2k+1 where a span of kind k begins and 2k+2 where it goes on. A span that goes on
without having begun begins there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sottovoce.detect.tag.model import Tagged

NONE = 0


def spans(
    labels: Sequence[int],
    sureness: Sequence[float],
    starts: Sequence[int],
    ends: Sequence[int],
    kinds: Sequence[str],
    least: Mapping[str, float],
) -> list[Tagged]:
    """The spans of a text whose kind is asked for and whose pieces are sure enough on the whole."""
    found: list[Tagged] = []
    at, count = 0, len(labels)
    while at < count:
        if labels[at] == NONE:
            at += 1
            continue
        begin, number = at, (labels[at] - 1) // 2
        at += 1
        while at < count and labels[at] == 2 * number + 2:
            at += 1
        kind = kinds[number]
        sure = sum(sureness[begin:at]) / (at - begin)
        if sure >= least.get(kind, 2.0):
            found.append(Tagged(kind, starts[begin], ends[at - 1], round(sure, 2)))
    return found
