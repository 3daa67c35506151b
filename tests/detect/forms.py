"""The seventeen forms in which people write a telephone number, an e-mail address or a card to slip past a
filter, or by accident; each with a maker that is given chance and the plain value.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import phonenumbers

from sottovoce.detect.checks.cards import passes_luhn

Form = Callable[[Random, str], str]

ONES = {
    "en": "zero one two three four five six seven eight nine",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove",
    "pt": "zero um dois três quatro cinco seis sete oito nove",
    "nl": "nul een twee drie vier vijf zes zeven acht negen",
}
TEENS = {
    "en": "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
    "de": "zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "fr": "dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
    "es": "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
    "it": "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
    "pt": "dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove",
    "nl": "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
}
TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "fr": "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
AND = {"es": " y ", "pt": " e ", "en": "-", "fr": "-"}
TWICE = {
    "en": "double", "de": "doppel", "fr": "double", "es": "doble", "it": "doppio", "pt": "duplo",
    "nl": "dubbel",
}  # fmt: skip
AT = {
    "en": ("at",), "de": ("at", "Klammeraffe", "ät"), "fr": ("arobase", "arobas"), "es": ("arroba",),
    "it": ("chiocciola",), "pt": ("arroba",), "nl": ("apenstaartje",),
}  # fmt: skip
DOT = {"en": "dot", "de": "Punkt", "fr": "point", "es": "punto", "it": "punto", "pt": "ponto", "nl": "punt"}
LANGUAGES = tuple(ONES)
EMOJI = ("😀", "📞", "💳", "❤️", "🙏🏽", "✨")
HOMOGLYPHS = str.maketrans("aeopcxi0", "аеорсхіО")
SCRIPTS = (0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x1040)
SYMBOLS = ("⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵", "₀₁₂₃₄₅₆₇₈₉", "⓿❶❷❸❹❺❻❼❽❾")
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u200f")


def phone(chance: Random) -> str:
    """A national number as it is written in one of the regions."""
    region = chance.choice(("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT"))
    while True:
        example = phonenumbers.example_number_for_type(
            region,
            chance.choice((phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE)),
        )
        assert example is not None, "every region has examples"
        national = str(example.national_number)
        tail = "".join(chance.choices("0123456789", k=4))
        number = phonenumbers.PhoneNumber(
            country_code=example.country_code,
            national_number=int(national[:-4] + tail),
            italian_leading_zero=example.italian_leading_zero,
        )
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)


def card(chance: Random) -> str:
    """A number of sixteen digits with the right check digit."""
    begin = chance.choice(("4", "51", "55", "5200", "6011", "2221")) + "".join(
        chance.choices("0123456789", k=15)
    )
    digits = next(number for last in "0123456789" if passes_luhn(number := begin[:15] + last))
    return " ".join(digits[place : place + 4] for place in range(0, 16, 4))


def email(chance: Random) -> str:
    """An address as people have them."""
    name = chance.choice(
        ("jo", "maria", "b.jones", "max_muster", "sophie", "luigi.rossi", "joao", "k-visser")
    )
    number = chance.choice(("", "", str(chance.randint(1, 99))))
    domain = chance.choice(
        ("example.com", "gmail.com", "beispiel.de", "web.de", "exemple.fr", "correo.es", "mail.nl")
    )
    return f"{name}{number}@{domain}"


def digits(written: str) -> str:
    """The digits of a number."""
    return "".join(filter(str.isdigit, written))


def said(chance: Random, language: str, number: str) -> list[str]:
    """A number digit by digit, now and then "double"."""
    ones = ONES[language].split()
    words: list[str] = []
    place = 0
    while place < len(number):
        if number[place] == number[place + 1 : place + 2] and chance.random() < 0.5:
            words.append(f"{TWICE[language]} {ones[int(number[place])]}")
            place += 2
        elif language == "en" and number[place] == "0" and chance.random() < 0.5:
            words.append("oh")
            place += 1
        else:
            words.append(ones[int(number[place])])
            place += 1
    return words


def below_hundred(language: str, value: int) -> str:
    """A number from 10 to 99 as a word or words."""
    ones, tens = ONES[language].split(), TENS[language].split()
    if value < 20:
        return TEENS[language].split()[value - 10]
    ten, one = tens[value // 10 - 2], value % 10
    if language == "fr" and value // 10 in (7, 9):
        joint = "-et-" if value == 71 else "-"
        return ten + joint + TEENS["fr"].split()[one]
    if one == 0:
        return ten
    if language in ("de", "nl"):
        word = "ein" if language == "de" and one == 1 else ones[one]
        joint = "und" if language == "de" else "ën" if word.endswith("e") else "en"
        return word + joint + ten
    if language == "it":
        return (ten[:-1] if one in (1, 8) else ten) + ones[one]
    if language == "es" and value < 30:
        return "veinti" + ones[one]
    if language == "fr" and one == 1 and value != 81:
        return f"{ten} et un"
    return ten + AND[language] + ones[one]


def whole(chance: Random, language: str, number: str) -> list[str]:
    """A number by pairs, as the French and the Dutch tell theirs."""
    words = []
    for place in range(0, len(number), 2):
        pair = number[place : place + 2]
        words += (
            [below_hundred(language, int(pair))]
            if len(pair) == 2 and pair[0] != "0"
            else said(chance, language, pair)
        )
    return words


def _spelled(chance: Random, value: str) -> str:
    return chance.choice((" ", ", ", "-", " ")).join(said(chance, chance.choice(LANGUAGES), digits(value)))


def _whole(chance: Random, value: str) -> str:
    return " ".join(whole(chance, chance.choice(LANGUAGES), digits(value)))


def _mixed(chance: Random, value: str) -> str:
    ones = ONES[chance.choice(LANGUAGES)].split()
    return " ".join(ones[int(each)] if chance.random() < 0.6 else each for each in digits(value))


def _between(*separators: str) -> Form:
    return lambda chance, value: chance.choice(separators).join(digits(value))


def _blocks(*separators: str) -> Form:
    """Something else between the blocks of a number."""

    def write(chance: Random, value: str) -> str:
        separator = chance.choice(separators)
        blocks = "".join(each if each.isdigit() else " " for each in value).split()
        return separator.join(blocks)

    return write


def _either(*forms: Form) -> Form:
    return lambda chance, value: chance.choice(forms)(chance, value)


def _each(change: Callable[[Random, str], str]) -> Form:
    return lambda chance, value: "".join(change(chance, each) for each in value)


def _swapped(letters: dict[str, str]) -> Form:
    return lambda chance, value: value.translate({ord(each): other for each, other in letters.items()})


def _script(chance: Random, value: str) -> str:
    first = chance.choice(SCRIPTS)
    return "".join(chr(first + int(each)) if each.isdigit() else each for each in value)


def _symbols(chance: Random, value: str) -> str:
    table = chance.choice(SYMBOLS)
    return "".join(table[int(each)] if each.isdigit() else each for each in value)


def _invisible(chance: Random, value: str) -> str:
    sign = chance.choice(INVISIBLE)
    return sign.join(value)


def _full_width(chance: Random, value: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in value)


NUMBER_FORMS: dict[str, Form] = {
    "digits in words": _spelled,
    "whole numbers in words": _whole,
    "digits and words mixed": _mixed,
    "a space or a sign after each digit": _between(" ", "-", ".", ",", "/", "_", "*", "~"),
    "dots between the blocks": _blocks(".", " . "),
    "dashes or slashes between the blocks": _blocks("-", "/", " - ", "–"),
    "keycaps": _each(lambda chance, each: f"{each}\ufe0f\u20e3" if each.isdigit() else each),
    "full-width": _full_width,
    "digits of other scripts": _script,
    "superscript, circled and mathematical digits": _symbols,
    "O for zero": _either(_swapped({"0": "O"}), _swapped({"0": "o"}), _swapped({"0": "О"})),
    "l, I and | for one": _either(_swapped({"1": "l"}), _swapped({"1": "I"}), _swapped({"1": "|"})),
    "S for five and B for eight": _either(
        _swapped({"5": "S"}), _swapped({"8": "B"}), _swapped({"5": "S", "8": "B"})
    ),
    "invisible and turning characters": _invisible,
    "a line for each block": _either(_blocks("\n"), _blocks(" \n")),
    "emoji between": _either(
        lambda chance, value: chance.choice(EMOJI).join(digits(value)),
        lambda chance, value: chance.choice(EMOJI).join(value.replace("-", " ").split()),
    ),
    "words between": _either(
        _blocks(" then "), _blocks(" und dann "), _blocks(" puis "), _blocks(" luego "), _blocks(" dash ")
    ),
}


def _email_with(at: Callable[[Random, str], str], dot: Callable[[Random, str], str]) -> Form:
    def write(chance: Random, value: str) -> str:
        language = chance.choice(LANGUAGES)
        signs = {"@": at(chance, language), ".": dot(chance, language)}
        return "".join(signs.get(each, each) for each in value)

    return write


def _always(*signs: str) -> Callable[[Random, str], str]:
    return lambda chance, language: chance.choice(signs)


def _letters(first_lower: int) -> Form:
    return lambda chance, value: "".join(
        chr(first_lower + ord(each) - ord("a")) if "a" <= each <= "z" else each for each in value
    )


EMAIL_FORMS: dict[str, Form] = {
    "words for the signs": _email_with(
        lambda chance, language: f" {chance.choice(AT[language])} ",
        lambda chance, language: f" {DOT[language]} ",
    ),
    "words for the signs, and for the others": lambda chance, value: (
        EMAIL_FORMS["words for the signs"](chance, value).replace("_", " underscore ").replace("-", " dash ")
    ),
    "round brackets": _email_with(
        _always("(at)", " (at) ", "(@)", "( at )"), _always("(dot)", " (dot) ", ".")
    ),
    "square and other brackets": _email_with(
        _always("[at]", " [at] ", "{at}", "<at>"), _always("[dot]", " [dot] ", "{dot}")
    ),
    "signs around the words": _email_with(
        _always("-at-", "_at_", "*at*"), _always("-dot-", "_dot_", "*dot*")
    ),
    "capital words": _email_with(_always(" AT ", "AT"), _always(" DOT ", "DOT")),
    "spaces around the signs": _email_with(_always(" @ ", "@ "), _always(" . ", ".", " .")),
    "the sign and a word": _email_with(_always("@"), _always(" dot ", " punto ", " point ")),
    "a space after each letter": lambda chance, value: " ".join(value),
    "full-width": _full_width,
    "mathematical and circled letters": _either(_letters(0x1D5BA), _letters(0x24D0), _letters(0x1D41A)),
    "letters of other scripts": lambda chance, value: value.translate(HOMOGLYPHS),
    "invisible and turning characters": _invisible,
    "keycaps and digits of other scripts": _either(_script, _symbols, NUMBER_FORMS["keycaps"]),
    "zero for o": _email_with(_always("@"), _always(".")),
    "split by a line": _email_with(_always("@\n", "@"), _always(".\n", "\n.")),
    "emoji between": _email_with(_always("😀@😀", "@✨", "📧@📧"), _always(".", "✨.", ".")),
}
EMAIL_FORMS["zero for o"] = lambda chance, value: value.replace("o", "0")
