"""Rules of states' numbers that `python-stdnum` lacks, each with the place where it is published.

A rule is given a number without spaces and answers whether it can be one. `RULES` names them for the tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sottovoce.detect.checks.cards import passes_luhn

NOT_NINO_PREFIXES = frozenset(("BG", "GB", "KN", "NK", "NT", "TN", "ZZ"))
NHI_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
SINGAPORE_LETTERS = {"S": "JZIHGFEDCBA", "F": "XWUTRQPNMLK", "M": "XWUTRQPNJLK"}
SINGAPORE_OFFSETS = {"S": ("S", 0), "T": ("S", 4), "F": ("F", 0), "G": ("F", 4), "M": ("M", 3)}
EGYPT_GOVERNORATES = frozenset((*range(1, 5), *range(11, 30), *range(31, 36), 88))
BRAZIL_STATES = range(1, 29)


def bare(text: str) -> str:
    """The letters and digits alone, upper case."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def weighted(digits: Iterable[int], weights: Iterable[int]) -> int:
    """The sum of the products."""
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=True))


def values(text: str) -> list[int]:
    """The digits as they are, the letters from A = 10 (ICAO Doc 9303)."""
    return [int(character, 36) for character in text]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_nino(text: str) -> bool:
    """National Insurance manual NIM39110: prefixes that are not allocated."""
    return text[:2].upper() not in NOT_NINO_PREFIXES


def is_german_pension(text: str) -> bool:
    """VKVV section 4: the digit sums of the weighted digits, modulo 10."""
    digits = text[:8] + f"{ord(text[8].upper()) - 64:02d}" + text[9:11]
    products = (
        int(digit) * weight
        for digit, weight in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True)
    )
    return sum(sum(divmod(product, 10)) for product in products) % 10 == int(text[11])


def is_german_health(text: str) -> bool:
    """SGB V section 290, GKV-Spitzenverband: as Luhn, on the letter's two digits and eight digits."""
    digits = f"{ord(text[0].upper()) - 64:02d}" + text[1:9]
    products = (int(digit) * (1 + place % 2) for place, digit in enumerate(digits))
    return sum(sum(divmod(product, 10)) for product in products) % 10 == int(text[9])


def has_icao_tail(text: str) -> bool:
    """ICAO Doc 9303-3, 4.9: weights 7, 3, 1; a number of nine signs is written without its check digit."""
    signs = bare(text)
    if len(signs) == 9:
        return any(map(str.isdigit, signs))
    return weighted(values(signs[:9]), (7, 3, 1) * 3) % 10 == int(signs[9])


def is_spanish_social(text: str) -> bool:
    """Tesorería General de la Seguridad Social: the number modulo 97."""
    digits = bare(text)
    province, number = int(digits[:2]), int(digits[2:10])
    whole = number + province * 10**7 if number < 10**7 else int(digits[:10])
    return whole % 97 == int(digits[10:])


def is_portuguese_bank(text: str) -> bool:
    """Banco de Portugal, Instrução 28/2003: ISO 7064, modulo 97."""
    digits = bare(text)
    return 98 - int(digits[:19]) * 100 % 97 == int(digits[19:])


def is_portuguese_social(text: str) -> bool:
    """Instituto da Segurança Social: weights are the primes from 29 down to 2."""
    digits = values(bare(text))
    return 9 - weighted(digits[:10], (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)) % 10 == digits[10]


def is_scottish_health(text: str) -> bool:
    """NHS Scotland, Community Health Index: a birthday, four digits, modulo 11."""
    digits = values(bare(text))
    remainder = 11 - weighted(digits[:9], range(10, 1, -1)) % 11
    day, month, year = (int(bare(text)[place : place + 2]) for place in (0, 2, 4))
    return remainder % 11 == digits[9] and is_day(1900 + year, month, day)


def is_british_licence(text: str) -> bool:
    """DVLA, driver number: the birthday within, with 5 added to the month's first digit for women."""
    number = bare(text)
    month, day = int(number[6:8]), int(number[8:10])
    return 1 <= (month - 50 if month > 50 else month) <= 12 and 1 <= day <= 31


def is_luxembourg(text: str) -> bool:
    """Règlement grand-ducal du 21 décembre 2012: a birthday, a Luhn digit, a Verhoeff digit."""
    from stdnum import verhoeff

    number = bare(text)
    year, month, day = int(number[:4]), int(number[4:6]), int(number[6:8])
    twelve, last = number[:12], number[:11] + number[12]
    return is_day(year, month, day) and passes_luhn(twelve) and bool(verhoeff.is_valid(last))


def is_belarusian(text: str) -> bool:
    """Identity number of a citizen of Belarus: weights 7, 3, 1 modulo 10."""
    number = bare(text)
    return weighted(values(number[:13]), ((7, 3, 1) * 5)[:13]) % 10 == int(number[13])


def is_hungarian_tax(text: str) -> bool:
    """Act CL of 2017, annex: weights 1 to 9 modulo 11."""
    digits = values(bare(text))
    return weighted(digits[:9], range(1, 10)) % 11 == digits[9]


def is_hungarian_personal(text: str) -> bool:
    """Act XX of 1996, annex: weights 1 to 10 modulo 11, from 1997 on 10 to 1."""
    digits = values(bare(text))
    weights = range(10, 0, -1) if digits[0] > 2 else range(1, 11)
    return weighted(digits[:10], weights) % 11 == digits[10]


def is_hungarian_health(text: str) -> bool:
    """Act XX of 1996, annex: weights 3 and 7 modulo 10."""
    digits = values(bare(text))
    return weighted(digits[:8], (3, 7) * 4) % 10 == digits[8]


def is_polish_id_card(text: str) -> bool:
    """Dowód osobisty: ICAO weights, the check digit after the letters counts nine."""
    return weighted(values(bare(text)), (7, 3, 1, 9, 7, 3, 1, 7, 3)) % 10 == 0


def is_polish_passport(text: str) -> bool:
    """Paszport: ICAO weights, the check digit after the letters counts nine."""
    return weighted(values(bare(text)), (7, 3, 9, 1, 7, 3, 1, 7, 3)) % 10 == 0


def is_russian_insurance(text: str) -> bool:
    """СНИЛС, decree 318p of the Pension Fund: weights 9 to 1, modulo 101."""
    digits = bare(text)
    return weighted(values(digits[:9]), range(9, 0, -1)) % 101 % 100 == int(digits[9:])


def is_american_provider(text: str) -> bool:
    """45 CFR 162.406: Luhn, with the prefix 80840."""
    return passes_luhn("80840" + bare(text))


def is_american_prescriber(text: str) -> bool:
    """DEA registration number: the odd places and twice the even ones, modulo 10."""
    digits = values(bare(text)[2:])
    return (sum(digits[:6:2]) + 2 * sum(digits[1:6:2])) % 10 == digits[6]


def has_luhn(text: str) -> bool:
    """ISO/IEC 7812-1, annex B, on the digits."""
    return passes_luhn(re.sub(r"\D", "", text))


def is_quebec_health(text: str) -> bool:
    """RAMQ: four letters of the name, the birthday (month plus 50 for women), two digits."""
    digits = re.sub(r"\D", "", text)
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    return is_day(2000 + year, month - 50 if month > 50 else month, day) or (month % 50, day) == (2, 29)


def is_mexican_bank(text: str) -> bool:
    """Banco de México, circular 3/2012: weights 3, 7, 1, each product modulo 10."""
    digits = values(bare(text))
    total = sum(digit * weight % 10 for digit, weight in zip(digits[:17], ((3, 7, 1) * 6)[:17], strict=True))
    return -total % 10 == digits[17]


def is_brazilian_licence(text: str) -> bool:
    """CNH, Contran resolution 511/2014: two check digits modulo 11."""
    digits = values(bare(text))
    first = weighted(digits[:9], range(9, 0, -1)) % 11
    second = weighted(digits[:9], range(1, 10)) % 11
    second = 0 if second > 9 else second - (2 if first > 9 else 0)
    return [first if first < 10 else 0, second % 11 if second < 0 else second] == digits[9:]


def is_brazilian_pis(text: str) -> bool:
    """PIS/PASEP, Caixa: weights 3, 2, 9 to 2 modulo 11."""
    digits = values(bare(text))
    check = 11 - weighted(digits[:10], (3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) % 11
    return (check if check < 10 else 0) == digits[10]


def is_brazilian_voter(text: str) -> bool:
    """Título eleitoral, TSE resolution 21.538/2003: two check digits modulo 11."""
    digits = values(bare(text))
    first = weighted(digits[:8], range(2, 10)) % 11 % 10
    second = weighted((*digits[8:10], first), (7, 8, 9)) % 11 % 10
    return int(bare(text)[8:10]) in BRAZIL_STATES and [first, second] == digits[10:]


def is_guatemalan(text: str) -> bool:
    """Código Único de Identificación, RENAP: weights 2 to 9 modulo 11."""
    digits = values(bare(text))
    return weighted(digits[:8], range(2, 10)) % 11 == digits[8]


def is_salvadoran(text: str) -> bool:
    """Documento Único de Identidad, RNPN: weights 9 to 2 modulo 10."""
    digits = values(bare(text))
    return -weighted(digits[:8], range(9, 1, -1)) % 10 == digits[8]


def is_uruguayan(text: str) -> bool:
    """Cédula de identidad, DNIC: weights 2, 9, 8, 7, 6, 3, 4 modulo 10."""
    digits = values(bare(text))
    return -weighted(digits[:7], (2, 9, 8, 7, 6, 3, 4)) % 10 == digits[7]


def is_hong_kong(text: str) -> bool:
    """Registration of Persons, HKID: letters from A = 10, a missing first letter 36, modulo 11."""
    number = bare(text)
    signs = values(number[:-1])
    check = 10 if number[-1] == "A" else int(number[-1])
    return (weighted([36, *signs][-8:], range(9, 1, -1)) + check) % 11 == 0


def is_iranian(text: str) -> bool:
    """Code melli, National Organization for Civil Registration: weights 10 to 2 modulo 11."""
    digits = values(bare(text))
    remainder = weighted(digits[:9], range(10, 1, -1)) % 11
    return digits[9] == (remainder if remainder < 2 else 11 - remainder)


def is_korean_foreigner(text: str) -> bool:
    """Foreigner registration number: a birthday of the century that the seventh digit says."""
    number = bare(text)
    century = 1900 if number[6] in "56" else 2000
    return is_day(century + int(number[:2]), int(number[2:4]), int(number[4:6]))


def is_kuwaiti(text: str) -> bool:
    """Civil ID, Public Authority for Civil Information: weights modulo 11, and a birthday."""
    number = bare(text)
    digits = values(number)
    day = is_day(1700 + 100 * digits[0] + int(number[1:3]), int(number[3:5]), int(number[5:7]))
    return day and 11 - weighted(digits[:11], (2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11 == digits[11]


def is_kazakh(text: str) -> bool:
    """ЖСН/ИИН, decree 853 of 2003: weights 1 to 11 modulo 11, then 3 to 11, 1, 2."""
    digits = values(bare(text))
    check = weighted(digits[:11], range(1, 12)) % 11
    if check == 10:
        check = weighted(digits[:11], (*range(3, 12), 1, 2)) % 11
    return check == digits[11]


def is_singaporean(text: str) -> bool:
    """NRIC and FIN: weights 2, 7, 6, 5, 4, 3, 2 modulo 11, a letter by the series."""
    number = bare(text)
    series, offset = SINGAPORE_OFFSETS[number[0]]
    total = offset + weighted(values(number[1:8]), (2, 7, 6, 5, 4, 3, 2))
    return SINGAPORE_LETTERS[series][total % 11] == number[8]


def is_taiwanese(text: str) -> bool:
    """National identity card, Ministry of the Interior: the letter's two digits, weights 1, 9 to 1, 1."""
    number = bare(text)
    letter = TAIWAN_LETTERS.index(number[0]) + 10
    second = TAIWAN_LETTERS.index(number[1]) % 10 if number[1].isalpha() else int(number[1])
    digits = [*divmod(letter, 10), second, *values(number[2:])]
    return weighted(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1)) % 10 == 0


def is_egyptian(text: str) -> bool:
    """National ID, Civil Registry: a birthday and a governorate."""
    number = bare(text)
    day = is_day(1700 + 100 * int(number[0]) + int(number[1:3]), int(number[3:5]), int(number[5:7]))
    return day and int(number[7:9]) in EGYPT_GOVERNORATES


def is_australian_medicare(text: str) -> bool:
    """Services Australia: weights 1, 3, 7, 9 modulo 10."""
    digits = values(bare(text))
    return weighted(digits[:8], (1, 3, 7, 9) * 2) % 10 == digits[8]


def is_new_zealand_health(text: str) -> bool:
    """HISO 10046: letters without I and O from A = 1, weights 7 to 2 modulo 11."""
    number = bare(text)
    signs = [NHI_LETTERS.index(letter) + 1 for letter in number[:3]] + values(number[3:6])
    remainder = weighted(signs, range(7, 1, -1)) % 11
    return remainder > 0 and (11 - remainder) % 10 == int(number[6])


RULES: Mapping[str, Callable[[str], bool]] = {
    "nino": is_nino,
    "german_pension": is_german_pension,
    "german_health": is_german_health,
    "icao_tail": has_icao_tail,
    "spanish_social": is_spanish_social,
    "portuguese_bank": is_portuguese_bank,
    "portuguese_social": is_portuguese_social,
    "scottish_health": is_scottish_health,
    "british_licence": is_british_licence,
    "luxembourg": is_luxembourg,
    "belarusian": is_belarusian,
    "hungarian_tax": is_hungarian_tax,
    "hungarian_personal": is_hungarian_personal,
    "hungarian_health": is_hungarian_health,
    "polish_id_card": is_polish_id_card,
    "polish_passport": is_polish_passport,
    "russian_insurance": is_russian_insurance,
    "american_provider": is_american_provider,
    "american_prescriber": is_american_prescriber,
    "luhn": has_luhn,
    "quebec_health": is_quebec_health,
    "mexican_bank": is_mexican_bank,
    "brazilian_licence": is_brazilian_licence,
    "brazilian_pis": is_brazilian_pis,
    "brazilian_voter": is_brazilian_voter,
    "guatemalan": is_guatemalan,
    "salvadoran": is_salvadoran,
    "uruguayan": is_uruguayan,
    "hong_kong": is_hong_kong,
    "iranian": is_iranian,
    "korean_foreigner": is_korean_foreigner,
    "kuwaiti": is_kuwaiti,
    "kazakh": is_kazakh,
    "singaporean": is_singaporean,
    "taiwanese": is_taiwanese,
    "egyptian": is_egyptian,
    "australian_medicare": is_australian_medicare,
    "new_zealand_health": is_new_zealand_health,
}
