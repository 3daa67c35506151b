"""Second fold: words and signs that stand for digits, "@" and "." are turned into them.

"four one one one", "oh double seven", "O171 234S" and "name (at) mail dot com" are ways to write, by
accident or to slip past a filter, what patterns know in digits and signs. It runs only where the first pass
met one of `TOLD`, `LETTERS_FOR_DIGITS` and `SPELLED`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sottovoce.detect.fold import Folded, substitute
from sottovoce.detect.fold_numbers import ONES, STRONG_LINKS, TEENS, TENS, told_digits

KNOWN_ENDINGS = (
    "com org net edu gov info biz io co uk de fr es it pt nl br pl in eu us ca au ch at be ie se no dk fi me"
    " tv app dev ai xyz online shop email mx ar cl jp cn kr ru cz gr hu ro tr za nz name club cat gal berlin"
)
ENDINGS = frozenset(KNOWN_ENDINGS.split())
SIMILAR = re.compile(
    r"(?<![A-Za-z0-9@._|])[0-9OoIlSsBZz](?:[ \n.()/-]{0,2}[0-9OoIl|SsBZz!]){5,30}(?<![|!])(?![A-Za-z0-9@|])"
)
AS_DIGITS = str.maketrans("OoIl|!SsBZz", "00111155822")
# Letters that stand in so many numbers of papers that they are digits only between or among digits.
ALSO_IN_PAPERS = re.compile(r"[SsBZz]")
AMONG_DIGITS = re.compile(r"(?<=\d)[SsBZz]+(?=\d)")
# A Dutch tax number, and a French person born in Upper Corsica: their letter is the number's own.
WITH_LETTER = re.compile(r"\d{9}B\d{2}|[12] ?\d{2} ?\d{2} ?2B ?\d{3} ?\d{3}(?: ?\d{2})?", re.IGNORECASE)
FEWEST_DIGITS, FEWEST_GROUPS = 4, 2

AT_WORDS = (
    "at|aet|att|ett|arroba|arobase|arobas|chiocciola|chiocciolina|apenstaartje|apestaartje|klammeraffe|chez"
    "|at sign|at-zeichen|snabel-a"
)
DOT_WORDS = "dot|punkt|punto|ponto|point|punt|period"
# In ordinary talk "at" says where; these say nothing but "@".
SURE_AT = re.compile(
    r"arrob|arobas|chiocciol|ape(?:n)?staart|klammeraffe|at.?(?:sign|zeichen)|[@\[({<*_~-]", re.IGNORECASE
)
OPEN, CLOSE = r"[\[({<]", r"[\])}>]"
NOISE = r"[\s\x7f]{0,3}"
EDGE = r"(?:[-_*~]{1,2})"
AT = (
    rf"(?:\s?{OPEN}\s?(?:{AT_WORDS}|@|a)\s?{CLOSE}\s?|\s(?:{AT_WORDS})\s|{EDGE}(?:{AT_WORDS}){EDGE}"
    rf"|{NOISE}@{NOISE}|(?-i:(?<=[a-z0-9])AT(?=[ a-z0-9])))"
)
DOT = (
    rf"(?:\s?{OPEN}\s?(?:{DOT_WORDS}|\.)\s?{CLOSE}\s?|\s(?:{DOT_WORDS})\s|{EDGE}(?:{DOT_WORDS}){EDGE}"
    rf"|{NOISE}\.{NOISE}|(?-i:(?<=[a-z0-9])DOT(?=[a-z0-9])))"
)
UNDERSCORE_WORDS = (
    "underscore|under score|unterstrich|tiret bas|guion bajo|trattino basso|sublinhado|underline"
    "|laag streepje"
)
DASH_WORDS = "dash|hyphen|minus|bindestrich|tiret|guion|trattino|hifen|traco|streepje|koppelteken"
JOIN = rf"(?:{DOT}|\s(?:{UNDERSCORE_WORDS}|{DASH_WORDS})\s)"
SPELLED_EMAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>[A-Za-z0-9][\w+-]{{0,40}}(?:{JOIN}[\w+-]{{1,40}}){{0,3}}?)(?P<at>{AT})"
    rf"(?P<domain>[A-Za-z0-9][\w-]{{1,60}}?(?:{DOT}[A-Za-z0-9-]{{2,60}}?){{1,3}})(?![\w-]|{DOT}(?:{'|'.join(sorted(ENDINGS))})(?![\w-]))",
    re.IGNORECASE,
)
UNDERSCORE_FORM = re.compile(rf"\s(?:{UNDERSCORE_WORDS})\s", re.IGNORECASE)
DASH_FORM = re.compile(rf"\s(?:{DASH_WORDS})\s", re.IGNORECASE)
DOT_FORM = re.compile(DOT, re.IGNORECASE)
CAPITALS = re.compile(r"[a-z0-9](?:AT|DOT)[a-z0-9]")
SPACED_EMAIL = re.compile(r"(?<!\S)(?:[\w.+-] ){2,40}@(?: [\w-]){2,40} \.(?: [\w.-]){2,20}(?!\S)")
LEET_ENDING = re.compile(r"(?<=[a-z0-9])@[a-z0-9-]{2,60}\.(?P<ending>c0m|n3t|0rg|c0)(?![\w-])", re.IGNORECASE)
LEET = str.maketrans("03", "oe")
PROVIDERS = (
    "gmail|googlemail|outlook|hotmail|yahoo|icloud|proton|protonmail|gmx|web|aol|live|msn|t-online|orange|laposte"
    "|libero|uol|terra|ziggo|wanadoo|free|virgilio|mail|yandex|fastmail|zoho|btinternet|ymail"
)
PROVIDER = re.compile(rf"(?:{PROVIDERS})\.", re.IGNORECASE)
# Words before "at" that make "… at acme dot com" a place and not an address.
PLACES = (
    "us it here there look looking shop shopping order ordered bought buy available online found find meet"
    " page site website live now only sold visit check store him her them me is was are been be and or"
)
NO_NAMES = frozenset(PLACES.split())

TELLING = sorted({word for words in (*ONES, *TEENS, *TENS) for word in words.split()} - {"o"})
# Before a gap a word adds nothing that ends with another, and behind one a word that begins with another.
ENDING = "|".join(each for each in TELLING if not any(each != e and each.endswith(e) for e in TELLING))
BEGIN = "|".join(each for each in TELLING if not any(each != e and each.startswith(e) for e in TELLING))
BETWEEN = r"[ ,.;:\n()*/|~_-]+"
# Within an address that is written with spaces or words: what a dot may be, and how the address must end.
DOTLIKE = rf"[^a-z0-9]*(?:{DOT_WORDS}|\.)[^a-z0-9]*"
ADDRESS_END = rf"(?:[a-z0-9_-]+{DOTLIKE}){{0,2}}(?:{'|'.join(sorted(ENDINGS))})[^a-z0-9_-]"
DOMAIN = rf"[a-z0-9_-]+{DOTLIKE}{ADDRESS_END}"
TOLD = (
    rf"(?:{ENDING}){BETWEEN}(?:[a-z]+{BETWEEN})?(?:{BEGIN})|\d{BETWEEN}(?:{BEGIN})|(?:{ENDING}){BETWEEN}\d",
    rf"\d[^a-z0-9]+(?:{'|'.join(STRONG_LINKS.split()).replace('-', ' ')})[^a-z0-9]+\d",
)
LETTERS_FOR_DIGITS = (r"\d[OolI|!SBZ]|[OolI|!SBZ]\d",)
SPELLED = (
    rf"{OPEN} ?(?:{AT_WORDS}|@|a) ?{CLOSE}",
    rf"(?:{AT_WORDS})[ _*~-]*[a-z0-9-]+[^a-z0-9]*(?:{DOT_WORDS})",
    rf"@[a-z0-9-]+[^a-z0-9]*(?:{DOT_WORDS})",
    rf"[a-z0-9_][^a-z0-9]*[ \n\x7f]@[^a-z0-9]*{DOMAIN}|@[ \n\x7f]+{DOMAIN}"
    rf"|@[a-z0-9-]+(?:[ \n\x7f]+\.|\.[ \n\x7f]+)[^a-z0-9]*{ADDRESS_END}",
    r"[a-z0-9_.+-] @ [a-z0-9_-] [a-z0-9_.-]",
    rf"(?:{AT_WORDS}) (?:{PROVIDERS})",
    r"@[a-z0-9-]+\.(?:c0|n3t|0rg)",
)


def fold_words(folded: Folded) -> Folded:
    """Turn the words and signs of a folded text that stand for others into those."""
    for reader in (_emails, told_digits, _similar_letters):
        folded = substitute(folded, list(reader(folded.text)))
    return folded


def fold_letters(folded: Folded) -> Folded:
    """The same of a text that meets nothing but `LETTERS_FOR_DIGITS`, as most links do."""
    return substitute(folded, list(_similar_letters(folded.text)))


def _similar_letters(text: str) -> Iterator[tuple[int, int, str]]:
    for run in SIMILAR.finditer(text):
        written = run.group()
        changed = written.translate(AS_DIGITS)
        if changed != written and _are_digits(written):
            yield run.start(), run.end(), changed


def _are_digits(written: str) -> bool:
    """Whether the letters of a run stand for digits: enough real ones, and no group that may be a word."""
    groups = re.findall(r"[0-9A-Za-z|!]+", written)
    digits = sum(map(str.isdigit, written))
    if digits < FEWEST_DIGITS:
        return False
    if not ALSO_IN_PAPERS.search(written):
        return all(re.search(r"\d|[OoIl|!]{2}", group) for group in groups)
    if WITH_LETTER.fullmatch(written):
        return False
    if len(groups) < FEWEST_GROUPS:
        return not ALSO_IN_PAPERS.search(AMONG_DIGITS.sub("", written))
    mostly = digits * 2 > sum(map(len, groups))
    return mostly and all(re.search(r"\d|[SBZ]{3}", group) for group in groups)


def _emails(text: str) -> Iterator[tuple[int, int, str]]:
    found = sorted((*_spelled(text), *_squeezed(text)))
    done = 0
    for start, end, address in found:
        if start >= done:
            yield start, end, address
            done = end


def _spelled(text: str) -> Iterator[tuple[int, int, str]]:
    for found in SPELLED_EMAIL.finditer(text):
        local = DASH_FORM.sub("-", UNDERSCORE_FORM.sub("_", DOT_FORM.sub(".", found["local"])))
        domain = DOT_FORM.sub(".", found["domain"])
        if _is_address(found["at"], found["domain"], local, domain):
            yield found.start(), found.end(), f"{local}@{domain}"


def _squeezed(text: str) -> Iterator[tuple[int, int, str]]:
    """ "j o @ e x a m p l e . c o m" and "jo@example.c0m"."""
    for found in SPACED_EMAIL.finditer(text):
        yield found.start(), found.end(), found.group().replace(" ", "")
    for found in LEET_ENDING.finditer(text):
        yield *found.span("ending"), found["ending"].translate(LEET)


def _is_address(at: str, written_domain: str, local: str, domain: str) -> bool:
    if domain.rpartition(".")[2].lower() not in ENDINGS:
        return False
    if CAPITALS.search(f"{local[-1:]}{at}{written_domain}"):
        return True
    if not re.search(rf"[\s\x7f]|{OPEN}|{EDGE}", at + written_domain):
        return False
    if SURE_AT.search(at):
        return not re.fullmatch(r"[\s\x7f]+@", at)
    if local.lower() in NO_NAMES:
        return False
    return bool(PROVIDER.match(domain)) or bool(
        re.search(r"[a-z]", written_domain) and " " in written_domain.strip()
    )
