"""What users complain of in the trackers of other detectors, each as a test; a number such as P#1173 is an
issue of Presidio's (data-privacy-stack/presidio). Complaints about names are the tagger's.
"""

from __future__ import annotations

import pytest

from sottovoce.detect import KINDS, Detector
from sottovoce.detect.checks.cards import passes_luhn

EVERYWHERE = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT", "BR")


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector((), EVERYWHERE)


def found(detector: Detector, text: str) -> list[tuple[str, str]]:
    """The kinds and values in a text, without mentions such as dates."""
    return [
        (each.kind, text[each.start : each.end])
        for each in detector.find(text)
        if not KINDS[each.kind].mention
    ]


@pytest.mark.parametrize(
    "text",
    [
        # P#1173, P#786, P#1352: bare numbers as names
        "12345",
        "-0.96",
        "see letter 96c",
        # P#944: numbers of logs
        "[2023-10-15 14:30:25,123] ERROR 4155552671 pid=40824788",
        "worker 4155552671 took 4082478880 ns",
        "ts=1371430000000000 level=info",
        # P#71: parts of GUIDs
        "request b971b8c2-5481-4090-99c0-72841d865de9 failed",
        "id 12345678-1234-4567-8901-123456789012",
        # timestamps as cards: seconds, milli-, micro- and nanoseconds, and written out
        "1697380225",
        "1697380225123 ERROR",
        "at 1697380225123456",
        "at 1697380225123456789",
        "20231015143025123",
        "2023-10-15 14:30:25.123456",
        # P#42: a house number is no date
        "house 12 is nice",
        # P#291: any word as a driving licence
        "my driving licence is on the table",
        "the license agreement of version 12345678",
    ],
)
def test_numbers_that_tell_of_nobody_are_nothing(detector: Detector, text: str) -> None:
    assert found(detector, text) == []


@pytest.mark.parametrize(
    "number", ["900-12-3456", "999-12-3456", "000-12-3456", "666-12-3456", "123-00-4567"]
)
def test_a_number_that_is_never_given_is_no_social_security_number(detector: Detector, number: str) -> None:
    """P#2275."""
    assert "US_SSN" not in [kind for kind, _ in found(detector, f"my SSN is {number}")]


@pytest.mark.parametrize("lead", ["ssn# ", "ssn#", "SSN: ", "ssn ", "(ssn) ", "ssn=", "Ssn no. "])
@pytest.mark.parametrize("number", ["536-90-4399", "536904399", "536 90 4399"])
def test_a_sign_after_the_word_does_not_hide_it(detector: Detector, lead: str, number: str) -> None:
    """P#1452."""
    assert found(detector, f"my {lead}{number}") == [("US_SSN", number)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("call me:408-247-8880", "408-247-8880"),
        ("tel408-247-8880", "408-247-8880"),
        ("phone:4082478880 thanks", "4082478880"),
        ("my number is4082478880", "4082478880"),
        ("whatsapp+447911123456", "+447911123456"),
        ("handy01712345678", "01712345678"),
        ("call me on (408)247-8880", "(408)247-8880"),
    ],
)
def test_a_telephone_number_needs_no_space_before_it(detector: Detector, text: str, number: str) -> None:
    """P#1301."""
    assert found(detector, text) == [("PHONE_NUMBER", number)]


@pytest.mark.parametrize(
    ("region", "number"),
    [
        ("FR", "06 12 34 56 78"),
        ("FR", "01 23 45 67 89"),
        ("IN", "081234 56789"),
        ("AU", "0412 345 678"),
        ("SG", "8123 4567"),
        ("PT", "912 345 678"),
    ],
)
def test_a_region_s_own_numbers_are_found_in_it_without_a_word(region: str, number: str) -> None:
    """P#2008, P#1425, P#2268."""
    assert found(Detector((), (region,)), f"it's {number}") == [("PHONE_NUMBER", number)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my number is 943 476 5870", "PHONE_NUMBER"),
        ("call 212-555-0188", "PHONE_NUMBER"),
        ("my NHS number is 943 476 5870", "UK_NHS"),
        ("my social is 536-90-4399", "US_SSN"),
        ("IBAN DE89 3704 0044 0532 0130 00", "IBAN_CODE"),
        ("card 4111 1111 1111 1111", "CREDIT_CARD"),
    ],
)
def test_a_number_is_of_one_kind(detector: Detector, text: str, kind: str) -> None:
    """P#47, P#847."""
    assert [each for each, _ in found(detector, text)] == [kind]


def with_check_digit(digits: str) -> str:
    """The digits with the last one that makes them right (Luhn)."""
    return next(digits + last for last in "0123456789" if passes_luhn(digits + last))


@pytest.mark.parametrize(
    "prefix",
    ["222100", "272099", "650031", "353011", "622126", "81", "220012", "979200", "860012", "986001", "506699",
     "636368", "509123", "970412", "905112", "911234", "606282", "508500", "601100", "676770"],
)  # fmt: skip
def test_cards_of_every_scheme_are_cards(detector: Detector, prefix: str) -> None:
    """New ranges: Mastercard's 2-series, Mir, Troy, Uzcard, Humo, Elo, RuPay, Napas and others."""
    number = with_check_digit(prefix.ljust(15, "7"))
    grouped = " ".join(number[place : place + 4] for place in range(0, 16, 4))
    assert found(detector, f"please charge {grouped} today") == [("CREDIT_CARD", grouped)]


@pytest.mark.parametrize(
    "address",
    ["jo@exämple.de", "почта@пример.рф", "jö@exämple.de", "用户@例子.公司", "jo@münchen.example.com"],
)
def test_an_address_in_any_script_is_an_e_mail_address(detector: Detector, address: str) -> None:
    """P#2077."""
    assert found(detector, f"write to {address} please") == [("EMAIL_ADDRESS", address)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "I live at 742 Evergreen Terrace, Springfield, IL 62704",
            "742 Evergreen Terrace, Springfield, IL 62704",
        ),
        (
            "send it to 99 Old Mill Rd Apt. 4, Dover, DE 19901 please",
            "99 Old Mill Rd Apt. 4, Dover, DE 19901",
        ),
        ("it is 221B Baker Street, London NW1 6XE", "221B Baker Street, London NW1 6XE"),
        ("Musterstraße 12, 10115 Berlin", "Musterstraße 12, 10115 Berlin"),
        ("j'habite 12 rue de la Paix, 75002 Paris", "12 rue de la Paix, 75002 Paris"),
        ("vivo en Calle Mayor 12, 28013 Madrid", "Calle Mayor 12, 28013 Madrid"),
        ("abito in Via Roma 10, 00184 Roma", "Via Roma 10, 00184 Roma"),
        ("Keizersgracht 123, 1015 CJ Amsterdam", "Keizersgracht 123, 1015 CJ Amsterdam"),
        ("Hauptplatz 3, 1010 Wien", "Hauptplatz 3, 1010 Wien"),
        ("Rua Augusta 1500, 01304-001 São Paulo", "Rua Augusta 1500, 01304-001 São Paulo"),
        ("Rua do Ouro 12, 1100-061 Lisboa", "Rua do Ouro 12, 1100-061 Lisboa"),
        ("post it to PSC 1234, Box 5678, APO AE 09012", "PSC 1234, Box 5678, APO AE 09012"),
        ("our PO Box 4411", "PO Box 4411"),
    ],
)
def test_a_street_with_its_number_and_town_is_one_address(
    detector: Detector, text: str, address: str
) -> None:
    """P#42, P#752."""
    assert found(detector, text) == [("ADDRESS", address)]


@pytest.mark.parametrize(
    "text", ["You need to reach 1695 Solano Avenue", "contact them at 4812, 1144 Sonoma Avenue"]
)
def test_a_house_number_is_no_telephone_number(detector: Detector, text: str) -> None:
    assert "PHONE_NUMBER" not in [kind for kind, _ in found(detector, text)]


@pytest.mark.parametrize("lead", ["password: ", "my password is ", "Passwort: ", "mot de passe : "])
def test_a_password_is_found_where_it_is_told(detector: Detector, lead: str) -> None:
    """P#805."""
    assert found(detector, f"{lead}Tr0ub4dor&3") == [("PASSWORD", "Tr0ub4dor&3")]


def test_words_of_one_language_serve_a_detector_of_another() -> None:
    """P#1343, P#1493: no language goes without, and a number is not lost because nobody expected it."""
    english = Detector(("en",), ("GB",))
    assert found(english, "mój PESEL 44051401359") == [("PL_PESEL", "44051401359")]
    assert found(english, "meine Handynummer: 020 7946 0958") == [("PHONE_NUMBER", "020 7946 0958")]


@pytest.mark.parametrize(
    ("text", "iban"),
    [
        ("at 12 DE89 3704 0044 0532 0130 00 please", "DE89 3704 0044 0532 0130 00"),
        ("is 20 GB82WEST12345698765432 right", "GB82WEST12345698765432"),
        ("be 10 MT84 MALT 0110 0001 2345 MTLC AST0 01S", "MT84 MALT 0110 0001 2345 MTLC AST0 01S"),
    ],
)
def test_words_that_read_like_the_beginning_of_an_iban_do_not_hide_one(
    detector: Detector, text: str, iban: str
) -> None:
    assert found(detector, text) == [("IBAN_CODE", iban)]


@pytest.mark.parametrize("number", ["1 22 33 44 55 66 77 88", "12345\n" * 2_000, "at 12 " * 2_000])
def test_lines_of_numbers_neither_hang_nor_fall(detector: Detector, number: str) -> None:
    assert found(detector, number) == []
