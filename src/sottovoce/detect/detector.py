"""The detector: runs the stages over a text and the earlier texts of its conversation.

One pass of the database over the folded text; a second, over the text with spelled words folded too, only
where the first met something that reads like them. Safe for threads. Knows no text after it has answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sottovoce.detect.assemble import assemble
from sottovoce.detect.checks.candidate import Scene
from sottovoce.detect.fold import Folded, fold
from sottovoce.detect.fold_words import fold_words
from sottovoce.detect.intents import find_intents
from sottovoce.detect.language import guess_language
from sottovoce.detect.model import Assessment, Finding, Intent, Severity
from sottovoce.detect.resolve import resolve
from sottovoce.detect.rulebook import Reader, rulebook

if TYPE_CHECKING:
    import pyarrow as pa

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


class Detector:
    """Finds personal data in texts.

    Args:
        languages: ISO 639-1; whose terms and phrases are looked for. All that are known when empty.
        regions: ISO 3166-1; whose national numbers are looked for. Those of the languages when empty.
    """

    def __init__(self, languages: Sequence[str] = (), regions: Sequence[str] = ()) -> None:
        self.languages = tuple(language.lower() for language in languages if language.lower() in LANGUAGES)
        self.regions = tuple(region.upper() for region in regions) or tuple(
            region for language in self.languages or LANGUAGES for region in REGIONS_OF_LANGUAGE[language]
        )
        self._rules = rulebook(self.languages)

    def scan(self, text: str, window: Sequence[str] = ()) -> Assessment:
        """Assess one text; ``window`` holds the earlier texts of the conversation, oldest first."""
        folded = fold(text)
        found, intents = self._read(folded)
        findings = resolve(found)
        if window:
            findings = assemble(self, text, window, findings)
        severity = max((finding.severity for finding in findings), default=Severity.NONE)
        language = guess_language(text, folded.text.lower())
        return Assessment(findings, intents, language, severity)

    def scan_batch(self, texts: Iterable[str | None] | pa.Array, workers: int = 1) -> pa.Table:
        """Assess many texts, each alone, in as many processes as asked; the columns are `batch.SCHEMA`'s."""
        from sottovoce.detect.batch import scan_columns

        return scan_columns(self, texts, workers)

    def find(self, text: str) -> tuple[Finding, ...]:
        """The findings of one text alone, without intents and language."""
        return resolve(self._read(fold(text))[0])

    def _read(self, folded: Folded) -> tuple[list[Finding], tuple[Intent, ...]]:
        rules = self._rules
        fired = rules.matcher.fired(folded.text)
        if not fired:
            return [], ()
        if rules.folding in fired:
            folded = fold_words(folded)
            fired = rules.matcher.fired(folded.text)
        scene = Scene(folded.text, folded.text.lower(), self.regions, self.languages)
        names = [name for number in fired for name in rules.intents.get(number, ())]
        intents = tuple(
            Intent(intent.name, *folded.original(intent.start, intent.end), intent.confidence)
            for intent in find_intents(names, scene.lower)
        )
        return list(_findings(self._called(fired), scene, folded)), intents

    def _called(self, fired: Sequence[int]) -> Iterator[Reader]:
        """The readers whose conditions are fulfilled, each shape of a kind once."""
        called: set[tuple[str, str]] = set()
        for number in sorted(fired):
            for reader in self._rules.readers.get(number, ()):
                shape = (reader.declaration.kind, reader.pattern.regex)
                if shape not in called:
                    called.add(shape)
                    yield reader


def _findings(readers: Iterable[Reader], scene: Scene, folded: Folded) -> Iterator[Finding]:
    for reader in readers:
        declaration, shape = reader.declaration, reader.shape
        for candidate in reader.candidates(scene):
            for judged in reader.check(candidate):
                yield Finding(
                    declaration.kind,
                    *folded.original(judged.start, judged.end),
                    round(judged.confidence, 2),
                    declaration.category,
                    declaration.severity,
                    (shape, *judged.evidence),
                )
