"""The detector: runs the stages over a text and the earlier texts of its conversation.

One pass of the database over the folded text; a second, over the text with spelled words folded too, only
where the first met something that reads like them. Safe for threads. Knows no text after it has answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from sottovoce.detect.checks.candidate import Scene
from sottovoce.detect.feeling import feel
from sottovoce.detect.fold import Folded, fold
from sottovoce.detect.fold_words import fold_letters, fold_words
from sottovoce.detect.intents import find_intents
from sottovoce.detect.kinds import KINDS
from sottovoce.detect.language import guess_language
from sottovoce.detect.model import Assessment, Finding, Intent, Severity
from sottovoce.detect.resolve import resolve
from sottovoce.detect.rulebook import rulebook
from sottovoce.detect.tag.tiers import FAST, PATTERNS, check_tier, tagger

if TYPE_CHECKING:
    import pyarrow as pa

    from sottovoce.detect.adjust import Adjustments
    from sottovoce.detect.tag.model import Tagged

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
# Where a national number is looked for when no region was named.
REGIONS_OF_LANGUAGE = {
    "en": ("US", "GB"),
    "de": ("DE",),
    "fr": ("FR",),
    "es": ("ES",),
    "it": ("IT",),
    "pt": ("PT", "BR"),
    "nl": ("NL",),
}
# Few sets of conditions fire again and again; whom they call is worked out once. They hold nothing of a text.
KEPT_CALLS = 4_096


class Detector:
    """Finds personal data in texts.

    Args:
        languages: ISO 639-1; whose terms and phrases are looked for. All that are known when empty.
        regions: ISO 3166-1; whose national numbers are looked for. Those of the languages when empty.
        tier: which model looks for what no pattern finds: "fast", "accurate", "gliner:" and a folder, or none
            with "patterns".
        mentions: whether names, places and the like (`kinds.mentions`) are findings too, and what else a
            model alone finds that does little harm.
        adjustments: what the organisation corrects: phrases never or always reported, thresholds.
    """

    def __init__(
        self,
        languages: Sequence[str] = (),
        regions: Sequence[str] = (),
        *,
        tier: str = FAST,
        mentions: bool = True,
        adjustments: Adjustments | None = None,
    ) -> None:
        self.languages = tuple(language.lower() for language in languages if language.lower() in LANGUAGES)
        self.regions = tuple(region.upper() for region in regions) or tuple(
            region for language in self.languages or LANGUAGES for region in REGIONS_OF_LANGUAGE[language]
        )
        self.tier = check_tier(tier)
        self.mentions = mentions
        self.adjustments = adjustments
        self._rules = rulebook(self.languages)
        self._called = lru_cache(KEPT_CALLS)(self._rules.called)

    def scan(
        self, text: str, window: Sequence[str] = (), tagged: Sequence[Tagged] | None = None
    ) -> Assessment:
        """Assess one text; ``window`` holds the earlier texts of the conversation, oldest first.

        ``tagged`` is what `tag_many` said of the text, when it was asked about many at once.
        """
        plain = fold(text)
        folded, fired = self._fire(plain)
        lower = folded.text.lower()
        findings = self._findings(folded, lower, fired) if fired else ()
        if window:
            from sottovoce.detect.assemble import assemble

            findings = assemble(self, text, folded.text, window, findings)
        findings = self._joined(text, findings, tagged)
        if not self.mentions:
            findings = tuple(each for each in findings if not KINDS[each.kind].mention)
        plain_lower = lower if folded is plain else plain.text.lower()
        language = guess_language(text, plain_lower)
        if findings:
            from sottovoce.detect.said.models import borne_out
            from sottovoce.detect.whose import with_whose

            findings = with_whose(folded, lower, language, borne_out(folded, lower, language, findings))
        if self.adjustments:
            findings = self.adjustments.settle(text, folded, lower, language, findings)
        severity = max([finding.severity for finding in findings], default=Severity.NONE)
        intents = self._intents(folded, lower, fired) if fired else ()
        feeling = feel(text, plain_lower, language)
        return Assessment(findings, intents, language, severity, feeling)

    def scan_batch(self, texts: Iterable[str | None] | pa.Array, workers: int = 1) -> pa.Table:
        """Assess many texts, each alone, in as many processes as asked; the columns are `batch.SCHEMA`'s."""
        from sottovoce.detect.batch import scan_columns

        return scan_columns(self, texts, workers)

    def tag_many(self, texts: Sequence[str]) -> list[list[Tagged]]:
        """What the tier's model says of texts; nothing where there is no model."""
        return [[] for _ in texts] if self.tier == PATTERNS else tagger(self.tier).tag_many(texts)

    def find(self, text: str) -> tuple[Finding, ...]:
        """The findings of patterns in one text alone, without a model, intents and language."""
        folded, fired = self._fire(fold(text))
        return self._findings(folded, folded.text.lower(), fired) if fired else ()

    def _joined(
        self, text: str, findings: tuple[Finding, ...], tagged: Sequence[Tagged] | None
    ) -> tuple[Finding, ...]:
        spans = self.tag_many((text,))[0] if tagged is None else tagged
        if not spans:
            return findings
        from sottovoce.detect.tag.joining import join
        from sottovoce.detect.tag.trimming import trim

        return join(findings, trim(text, spans), tagger(self.tier).name, self.mentions)

    def _fire(self, folded: Folded) -> tuple[Folded, Sequence[int]]:
        """The conditions that a text fulfils, and the text itself with its spelled words folded too."""
        rules = self._rules
        fired = rules.matcher.fired(folded.text)
        if rules.folding in fired:
            told = fold_words(folded)
        elif rules.folding_letters in fired:
            told = fold_letters(folded)
        else:
            return folded, fired
        return (folded, fired) if told is folded else (told, rules.matcher.fired(told.text))

    def _findings(self, folded: Folded, lower: str, fired: Sequence[int]) -> tuple[Finding, ...]:
        called = self._called(tuple(fired))
        if not (called.readers or called.gates):
            return ()
        scene = Scene(folded.text, lower, self.regions)
        spans: dict[str, Sequence[tuple[int, int]]] = {}
        return resolve(
            Finding(
                reader.declaration.kind,
                *folded.original(judged.start, judged.end),
                round(judged.confidence, 2),
                reader.declaration.category,
                reader.declaration.severity,
                (reader.shape, *judged.evidence),
            )
            for reader in called.by(lower)
            for judged in reader.judged(scene, spans)
        )

    def _intents(self, folded: Folded, lower: str, fired: Sequence[int]) -> tuple[Intent, ...]:
        if self._rules.intents not in fired:
            return ()
        return tuple(
            Intent(intent.name, *folded.original(intent.start, intent.end), intent.confidence)
            for intent in find_intents(lower)
        )
