"""Second fold: words and signs that stand for digits, "@" and "." are turned into them.

"four one one one", "oh double seven", "O171 234S" and "name (at) mail dot com" are ways to write, by
accident or to slip past a filter, what patterns know in digits and signs. It runs only where the first pass
met `TRIGGERS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.detect.fold import Folded, substitute

DIGIT_WORDS: dict[str, str] = {
    word: str(digit)
    for digit, words in enumerate(
        (
            "zero oh nought null cero nul",
            "one eins ein un une uno um uma een",
            "two zwei zwo deux dos due dois duas twee",
            "three drei trois tres tre drie",
            "four vier quatre cuatro quattro quatro",
            "five funf fuenf cinq cinco cinque vijf",
            "six sechs seis sei meia zes",
            "seven sieben sept siete sette sete zeven",
            "eight acht huit ocho otto oito",
            "nine neun neuf nueve nove negen",
        )
    )
    for word in words.split()
}
REPEATS = {
    "double": 2,
    "doppel": 2,
    "doble": 2,
    "doppio": 2,
    "duplo": 2,
    "dubbel": 2,
    "triple": 3,
    "treble": 3,
}
WORD = "|".join(sorted((*DIGIT_WORDS, *REPEATS), key=len, reverse=True))
GAP = r"[\s,.;-]{1,3}"
SPELLED = re.compile(
    rf"(?<![A-Za-z0-9])(?:{WORD}|\d{{1,8}})(?:{GAP}(?:{WORD}|o|\d{{1,8}})(?![A-Za-z])){{4,40}}", re.IGNORECASE
)
SPELLED_WORD = re.compile(rf"(?:{WORD}|o)(?![A-Za-z])", re.IGNORECASE)
FEWEST_SPELLED = 3

SIMILAR = re.compile(
    r"(?<![A-Za-z0-9@._|])[0-9OoIl](?:[ .()/-]{0,2}[0-9OoIl|]){5,30}(?<!\|)(?![A-Za-z0-9@|])"
)
AS_DIGITS = str.maketrans("OoIl|", "00111")

AT_WORDS = "at|ett|arroba|arobase|chiocciola|apenstaartje|klammeraffe|chez"
DOT_WORDS = "dot|punkt|punto|ponto|point|punt"
OPEN, CLOSE = r"[\[({<]", r"[\])}>]"
AT = rf"(?:\s?{OPEN}\s?(?:{AT_WORDS}|@|a)\s?{CLOSE}\s?|\s(?:{AT_WORDS})\s|\s?@\s?)"
DOT = rf"(?:\s?{OPEN}\s?(?:{DOT_WORDS}|\.)\s?{CLOSE}\s?|\s(?:{DOT_WORDS})\s|\s?\.\s?)"
SPELLED_EMAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w+-]{{0,40}}(?:{DOT}[\w+-]{{1,40}}){{0,2}}?)(?P<at>{AT})"
    rf"(?P<domain>[A-Za-z0-9-]{{2,60}}(?:{DOT}[A-Za-z0-9-]{{2,60}}){{1,3}})(?![\w-])",
    re.IGNORECASE,
)
DOT_FORM = re.compile(DOT, re.IGNORECASE)
ENDINGS = frozenset(
    [
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "info",
        "biz",
        "io",
        "co",
        "uk",
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "nl",
        "br",
        "pl",
        "in",
        "eu",
        "us",
        "ca",
        "au",
        "ch",
        "at",
        "be",
        "ie",
        "se",
        "no",
        "dk",
        "fi",
        "me",
        "tv",
        "app",
        "dev",
        "ai",
        "xyz",
        "online",
        "shop",
        "email",
        "mx",
        "ar",
        "cl",
        "jp",
        "cn",
        "kr",
        "ru",
        "cz",
        "gr",
        "hu",
        "ro",
        "tr",
        "za",
        "nz",
    ]
)
PROVIDERS = (
    "gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|aol|live|msn|t-online|orange|laposte"
    "|libero|uol|terra|ziggo|wanadoo|free|virgilio|mail|yandex|fastmail|zoho|btinternet|ymail"
)
PROVIDER = re.compile(rf"(?:{PROVIDERS})\.", re.IGNORECASE)
# Words before "at" that make "… at acme dot com" a place and not an address.
NO_NAMES = frozenset(
    [
        "us",
        "it",
        "here",
        "there",
        "look",
        "looking",
        "shop",
        "shopping",
        "order",
        "ordered",
        "bought",
        "buy",
        "available",
        "online",
        "found",
        "find",
        "meet",
        "page",
        "site",
        "website",
        "live",
        "now",
        "only",
        "sold",
        "visit",
        "check",
        "available",
        "store",
        "him",
        "her",
        "them",
        "me",
        "is",
        "was",
        "are",
        "been",
        "be",
        "and",
        "or",
    ]
)

TRIGGERS: tuple[str, ...] = (
    rf"(?:{WORD})[ ,.;\n-]+(?:{WORD})[ ,.;\n-]",
    r"\d[OolI|]|[OolI|]\d",
    rf"{OPEN} ?(?:{AT_WORDS}|@|a) ?{CLOSE}",
    rf"(?:{AT_WORDS}) [a-z0-9-]+[ \[({{<]+(?:{DOT_WORDS})",
    rf"@[a-z0-9-]+[ \[({{<]+(?:{DOT_WORDS})",
    r"[a-z0-9] @ ?[a-z0-9-]+ ?\.|@ [a-z0-9-]+ ?\.|@[a-z0-9-]+(?: \.|\. )[a-z]",
    "|".join(rf"at {provider}\." for provider in PROVIDERS.split("|")),
)


def fold_words(folded: Folded) -> Folded:
    """Turn the words and signs of a folded text that stand for others into those."""
    for reader in (_emails, _spelled_digits, _similar_letters):
        folded = substitute(folded, list(reader(folded.text)))
    return folded


def _spelled_digits(text: str) -> Iterator[tuple[int, int, str]]:
    for run in SPELLED.finditer(text):
        words = list(SPELLED_WORD.finditer(text, run.start(), run.end()))
        if len(words) < FEWEST_SPELLED:
            continue
        times = 1
        for word in words:
            spoken = word.group().lower()
            if spoken in REPEATS:
                times = REPEATS[spoken]
                yield word.start(), word.end(), ""
                continue
            yield word.start(), word.end(), DIGIT_WORDS.get(spoken, "0") * times
            times = 1


def _similar_letters(text: str) -> Iterator[tuple[int, int, str]]:
    for run in SIMILAR.finditer(text):
        written = run.group()
        digits = sum(character.isdigit() for character in written)
        changed = written.translate(AS_DIGITS)
        tokens = written.split()
        lonely = any(not re.search(r"\d|[OoIl|]{2}", token) for token in tokens)
        if digits >= 4 and changed != written and not lonely:
            yield run.start(), run.end(), changed


def _emails(text: str) -> Iterator[tuple[int, int, str]]:
    for found in SPELLED_EMAIL.finditer(text):
        local = DOT_FORM.sub(".", found["local"])
        domain = DOT_FORM.sub(".", found["domain"])
        if _is_address(found["at"], found["domain"], local, domain):
            yield found.start(), found.end(), f"{local}@{domain}"


def _is_address(at: str, written_domain: str, local: str, domain: str) -> bool:
    if domain.rpartition(".")[2].lower() not in ENDINGS or not re.search(r"\s|[\[({<]", at + written_domain):
        return False
    if "@" in at or re.search(OPEN, at):
        return not re.fullmatch(r"\s@", at) or not local
    if local.lower() in NO_NAMES:
        return False
    return bool(PROVIDER.match(domain)) or bool(
        re.search(r"[a-z]", written_domain) and " " in written_domain.strip()
    )
