"""Words to search by: how a text becomes words, the same way when it is stored and when it is looked for.

NFKC and case folding (Unicode), then runs of letters and digits. Scripts written without spaces are cut into
single characters and pairs, so that a part of a run is found. Pure text; the keyed hashes are made elsewhere.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_WORD = 64

_WORD = re.compile(r"[^\W_]+")
# Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar: written without spaces between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+"
)


def fold(text: str) -> str:
    """One form for all spellings that differ in case, width or composition only."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_to_store(text: str) -> set[str]:
    """The words under which a text is found."""
    return {part for word in _words(text) for part in _parts(word, stored=True)}


def words_to_find(query: str) -> set[str]:
    """The words that a text must all have to answer a query."""
    return {part for word in _words(query) for part in _parts(word, stored=False)}


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(fold(text))]


def _parts(word: str, *, stored: bool) -> list[str]:
    if word.isascii():
        return [word]
    parts: list[str] = []
    at = 0
    for run in _UNSPACED.finditer(word):
        parts += [word[at : run.start()]]
        pairs = [run[0][i : i + 2] for i in range(len(run[0]) - 1)]
        parts += [*pairs, *run[0]] if stored or not pairs else pairs
        at = run.end()
    return [part for part in [*parts, word[at:]] if part]
