"""Number words for the second fold: "oh double seven", "vierundvierzig", "quatre-vingt-dix-sept" are digits.

A run of number words, digits and the little words between them is read as people dictate a number: tens take
the unit that follows ("forty two" is 42), hundreds what follows an "and", "double" and "triple" repeat. A run
must be long enough to be a number that somebody gives, so "two or three days" stays what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sottovoce.detect.lexicon import expression

ONES = (
    "zero oh o nought naught null cero nul",
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
TEENS = (
    "ten zehn dix diez dieci dez tien",
    "eleven elf onze once undici",
    "twelve zwolf zwoelf douze doce dodici doze twaalf",
    "thirteen dreizehn treize trece tredici treze dertien",
    "fourteen vierzehn quatorze catorce quattordici catorze veertien",
    "fifteen funfzehn fuenfzehn quinze quince quindici vijftien",
    "sixteen sechzehn seize dieciseis sedici dezesseis dezasseis zestien",
    "seventeen siebzehn dix-sept diecisiete diciassette dezessete dezassete zeventien",
    "eighteen achtzehn dix-huit dieciocho diciotto dezoito achttien",
    "nineteen neunzehn dix-neuf diecinueve diciannove dezenove dezanove negentien",
)
TENS = (
    "twenty zwanzig vingt veinte venti vinte twintig",
    "thirty dreissig dreizig trente treinta trenta trinta dertig",
    "forty fourty vierzig quarante cuarenta quaranta quarenta veertig",
    "fifty funfzig fuenfzig cinquante cincuenta cinquanta cinquenta vijftig",
    "sixty sechzig soixante sesenta sessanta sessenta zestig",
    "seventy siebzig septante setenta settanta zeventig",
    "eighty achtzig quatre-vingt quatre-vingts huitante octante ochenta ottanta oitenta tachtig",
    "ninety neunzig nonante noventa novanta negentig",
)
HUNDREDS = (
    "hundred hundert cent cents cien ciento cento cem honderd",
    "doscientos duecento duzentos",
    "trescientos trecento trezentos",
    "cuatrocientos quattrocento quatrocentos",
    "quinientos cinquecento quinhentos",
    "seiscientos seicento seiscentos",
    "setecientos settecento setecentos",
    "ochocientos ottocento oitocentos",
    "novecientos novecento novecentos",
)
REPEATS = {
    2: "double doppel doppelt doble doppio duplo dubbel zweimal deux-fois dos-veces due-volte duas-vezes"
    " twee-keer",
    3: "triple treble dreifach dreimal trois-fois tres-veces tre-volte tres-vezes drie-keer",
}
# What may stand between the parts of a number that is told; only the strong ones stand between plain digits.
STRONG_LINKS = (
    "then and-then dann und-dann puis et-puis luego y-luego despues poi e-poi depois e-depois dan en-dan"
    " followed-by gefolgt-von dash hyphen"
)
WEAK_LINKS = "and und et y e en die le la el il o-a space"
PLUS = "plus mas piu mais"
FRENCH_SIXTIES = frozenset(("soixante", "quatre-vingt", "quatre-vingts"))
# "07911 123456 then 4111 1111 1111 1111" are two numbers: so many digits are one by themselves.
WHOLE_NUMBER = 9
ADDING_LINKS = frozenset(("and", "und", "et", "y", "e", "en"))
JOINTS = (" ", "-")
GAP = re.compile(r"[\s,.;:\x7f/()|*~_-]{1,4}")
FEWEST_TOLD = 7
FEWEST_WORDS, FEWEST_MIXED, FEWEST_IN_ROW = 2, 6, 5
MOST_TOKENS = 60


class Token(NamedTuple):
    """A word or a block of digits in a run. ``role`` is one of digits, one, teen, ten, hundred, repeat,
    link, strong, plus; ``joined`` says that only a space or a hyphen stands before it.
    """

    role: str
    value: int
    word: str
    start: int
    end: int
    joined: bool


def _compounds() -> Iterator[tuple[str, int]]:
    """The numbers from 21 to 99 that are one word: German, Dutch, Italian, Spanish in the twenties."""
    german = "ein zwei drei vier funf sechs sieben acht neun"
    german_tens = "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig"
    for ten, spelled in enumerate(german_tens.split(), 2):
        yield from ((f"{one}und{spelled}", ten * 10 + n) for n, one in enumerate(german.split(), 1))
    dutch = "een twee drie vier vijf zes zeven acht negen"
    dutch_tens = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"
    for ten, spelled in enumerate(dutch_tens.split(), 2):
        yield from ((f"{one}en{spelled}", ten * 10 + n) for n, one in enumerate(dutch.split(), 1))
    italian = "uno due tre quattro cinque sei sette otto nove"
    italian_tens = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
    for ten, spelled in enumerate(italian_tens.split(), 2):
        for n, one in enumerate(italian.split(), 1):
            yield (spelled[:-1] if one[0] in "uo" else spelled) + one, ten * 10 + n
    spanish = "uno dos tres cuatro cinco seis siete ocho nueve"
    yield from ((f"veinti{one}", 20 + n) for n, one in enumerate(spanish.split(), 1))


def _table() -> dict[str, tuple[str, int]]:
    """Each word with its role and value."""
    table: dict[str, tuple[str, int]] = {word: ("teen", value) for word, value in _compounds()}
    for role, lists, first, step in (
        ("one", ONES, 0, 1),
        ("teen", TEENS, 10, 1),
        ("ten", TENS, 20, 10),
        ("hundred", HUNDREDS, 100, 100),
    ):
        for place, words in enumerate(lists):
            table.update((word, (role, first + step * place)) for word in words.split())
    ones = {word: n for n, words in enumerate(ONES) for word in words.split() if n}
    for glued in ("hundert", "honderd"):
        table.update((f"{word}{glued}", ("hundred", n * 100)) for word, n in ones.items())
    for times, words in REPEATS.items():
        table.update((word, ("repeat", times)) for word in words.split())
    table.update((word, ("strong", 0)) for word in STRONG_LINKS.split())
    table.update((word, ("link", 0)) for word in WEAK_LINKS.split())
    table.update((word, ("plus", 0)) for word in PLUS.split())
    return table


TABLE = _table()


@cache
def _token() -> re.Pattern[str]:
    spaced = expression(sorted(TABLE)).replace(r"\-", "[ -]")
    return re.compile(rf"(?<![a-z0-9])(?:(?P<word>{spaced})|\d+)(?![a-z0-9])")


def told_digits(text: str) -> Iterator[tuple[int, int, str]]:
    """What in a folded text to replace by digits, as `substitute` takes it."""
    for run in _runs(text):
        yield from _digits_of(run)


def _runs(text: str) -> Iterator[list[Token]]:
    """The number words and digits that follow each other with no more than a gap between them."""
    run: list[Token] = []
    lower = text.lower()
    for found in _token().finditer(lower):
        word = (found["word"] or "").replace(" ", "-")
        role, value = TABLE[word] if word else ("digits", 0)
        joined = bool(run) and lower[run[-1].end : found.start()] in JOINTS
        token = Token(role, value, word or found.group(), *found.span(), joined)
        if run and (len(run) >= MOST_TOKENS or not GAP.fullmatch(lower, run[-1].end, token.start)):
            yield from _worth(run)
            run = []
        run.append(token)
    yield from _worth(run)


def _worth(run: list[Token]) -> Iterator[list[Token]]:
    """The run without the little words at its ends, if it tells enough to be a number."""
    first, last = 0, len(run)
    while first < last and run[first].role in ("link", "strong"):
        first += 1
    while last > first and run[last - 1].role in ("link", "strong", "repeat", "plus"):
        last -= 1
    kept = run[first:last]
    words = sum(token.role in ("one", "teen", "ten", "hundred", "repeat") for token in kept)
    strong = sum(token.role == "strong" for token in kept)
    links = any(token.role in ("link", "strong") for token in kept)
    told = sum(map(_length, kept)) >= FEWEST_TOLD
    in_pieces = strong and not words and max(map(len, _pieces(kept))) < WHOLE_NUMBER
    mixed = words >= FEWEST_WORDS or (words > 0 and len(kept) >= FEWEST_MIXED) or in_pieces
    if (told and mixed) or (words > FEWEST_WORDS and len(kept) >= FEWEST_IN_ROW and not links):
        yield kept


def _pieces(run: Sequence[Token]) -> list[str]:
    """The digits between the words that link them."""
    pieces = [""]
    for token in run:
        if token.role == "strong":
            pieces.append("")
        elif token.role == "digits":
            pieces[-1] += token.word
    return pieces


def _length(token: Token) -> int:
    """How many digits a token adds, roughly."""
    return {"digits": len(token.word), "one": 1, "repeat": 1, "teen": 2, "ten": 2, "hundred": 2}.get(
        token.role, 0
    )


def _digits_of(run: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    place, done = 0, run[0].start
    while place < len(run):
        if run[place].role in ("link", "strong"):
            place += 1
            continue
        first = run[place]
        if first.role == "plus" and place == 0:
            yield first.start, run[1].start, "+"
            done, place = run[1].start, 1
            continue
        digits, following = _one_number(run, place)
        if first.start > done:
            yield done, first.start, " "
        if first.role != "digits" or following > place + 1:
            yield first.start, run[following - 1].end, digits
        done, place = run[following - 1].end, following


def _one_number(run: Sequence[Token], place: int) -> tuple[str, int]:
    """The digits of the number that begins at a token, and the token after it."""
    token = run[place]
    following = place + 1
    if token.role == "repeat":
        # Of "double double five" the last word counts: fifty doublings would fill the memory.
        while following < len(run) and run[following].role in ("link", "repeat"):
            token = run[following] if run[following].role == "repeat" else token
            following += 1
        if following == len(run):
            return "", following
        return _plainly(run[following]) * token.value, following + 1
    if token.role == "digits":
        return token.word, following
    if token.role == "one" and token.value and following < len(run) and run[following].word in HUNDRED_WORDS:
        value, following = token.value * 100, following + 1
        return _and_more(run, following, value, linked=True)
    if token.role == "hundred":
        return _and_more(run, following, token.value, linked=False)
    if token.role == "ten":
        return _with_ones(run, following, token)
    return _plainly(token), following


HUNDRED_WORDS = frozenset(("hundred", "hundert", "cent", "cents", "honderd"))


def _plainly(token: Token) -> str:
    return token.word if token.role == "digits" else str(token.value) if token.role in ROLES_OF_VALUE else ""


ROLES_OF_VALUE = frozenset(("one", "teen", "ten", "hundred"))


def _with_ones(run: Sequence[Token], place: int, ten: Token) -> tuple[str, int]:
    """Tens with the ones that follow: "forty two", "treinta y uno", "soixante et onze"."""
    following = place
    if following + 1 < len(run) and run[following].word in ADDING_LINKS:
        following += 1
    if following < len(run) and run[following].joined:
        next_one = run[following]
        french = ten.word in FRENCH_SIXTIES and next_one.role == "teen" and next_one.value < 20
        if french or (next_one.role == "one" and next_one.value):
            return str(ten.value + next_one.value), following + 1
    return str(ten.value), place


def _and_more(run: Sequence[Token], place: int, hundreds: int, *, linked: bool) -> tuple[str, int]:
    """Hundreds with what follows; where the hundred is a word of its own, only after an "and"."""
    following = place
    has_link = following + 1 < len(run) and run[following].word in ADDING_LINKS
    if has_link:
        following += 1
    if following < len(run) and (has_link or not linked):
        token = run[following]
        if token.role == "ten":
            rest, after = _with_ones(run, following + 1, token)
            return str(hundreds + int(rest)), after
        if token.role == "teen" or (token.role == "one" and token.value and has_link):
            return str(hundreds + token.value), following + 1
    return str(hundreds), place
