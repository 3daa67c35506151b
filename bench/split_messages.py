"""``python -m bench.split_messages``: personal data given in pieces over two to four messages, how much of it
is found in the last one; and how often ordinary messages make something that is none.

The conversations are made with a fixed seed. Between the pieces stand other messages; now and then a piece is
sent with a wrong digit, and once more as it should be. Nobody's data is needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from random import Random

from bench.false_alarms import Maker
from sottovoce.detect import Detector, Severity
from tests.detect.forms import card, email, phone

SEED = 20_263
LEAST_RECALL = 0.85
MOST_PER_THOUSAND = 10
REGIONS = ("US", "GB", "DE", "FR", "ES", "IT", "NL", "PT")
CHATTER = (
    "hold on", "one moment please", "sorry, typing on the phone", "are you still there?", "ok",
    "so annoying", "thanks for waiting", "moment bitte", "un instant", "espera",
    "the app is slow today", "hm", "👍", "...", "I have been a customer for years", "yes",
    "wait, let me look it up",
)  # fmt: skip
# Ordinary messages that speak of what numbers may be, and give none of a person's.
ORDINARY = (
    "my card was charged twice", "can you call me please", "I lost my password",
    "the password is wrong", "my phone is broken", "where is my parcel", "here is the order number",
    "the number is", "it is", "what is your email?", "my account is locked", "order number:",
    "I live in the south", "invoice", "in 3 days", "the code is not working", "size 42",
    "I paid with visa", "model", "it costs", "since", "room 12", "bought 2 of them on", "10115",
    "see you at 10", "30%", "2 weeks ago", "mail me",
)  # fmt: skip
FIRST = ("", "", "sure: ", "it starts with ", "here you go ", "ok so ")
NEXT = ("", "", "", "and ", "then ", "and the rest is ", "next: ")
IBANS = (
    "DE89 3704 0044 0532 0130 00", "GB29 NWBK 6016 1331 9268 19", "FR14 2004 1010 0505 0001 3M02 606",
    "ES91 2100 0418 4502 0005 1332", "NL91 ABNA 0417 1643 00", "IT60 X054 2811 1010 0000 0123 456",
)  # fmt: skip
PASSWORDS = ("hunter2!x", "Tr0ub4dor&3", "S0mmer2024!", "xK9$mmq2", "p4ssw0rt?!", "Kaffee#77")
IDS = (
    ("US_SSN", "my social security number is", "536-90-4399"),
    ("US_SSN", "ssn", "219-09-9994"),
    ("ES_NIF", "mi dni es", "12345678Z"),
    ("BR_CPF", "meu CPF é", "390.533.447-05"),
    ("UK_NHS", "my nhs number is", "943 476 5919"),
    ("PL_PESEL", "PESEL", "44051401359"),
)
STREETS = (
    ("742 Evergreen Terrace", "Springfield, IL 62704"), ("Musterstraße 12", "10115 Berlin"),
    ("12 rue de la Paix", "75002 Paris"), ("Calle Mayor 12", "28013 Madrid"),
    ("Keizersgracht 123", "1015 CJ Amsterdam"),
)  # fmt: skip
LEADS = {
    "CREDIT_CARD": ("my card is", "card number", "meine Karte", "ma carte", ""),
    "IBAN_CODE": ("my iban is", "IBAN:", "please refund to", ""),
    "PHONE_NUMBER": ("my number is", "call me on", "Telefon:", "mi teléfono es"),
    "EMAIL_ADDRESS": ("my email is", "mail:", "write to", ""),
    "PASSWORD": ("my password is", "password:", "mein Passwort ist", "mi contraseña es", "the password is"),
    "DATE_OF_BIRTH": ("I was born on", "my date of birth is", "geboren am", "date of birth:"),
}
Case = tuple[str, str, list[str]]


def cases(chance: Random) -> Iterator[Case]:
    """What is split: its kind, what leads to it, and its pieces."""
    yield "CREDIT_CARD", chance.choice(LEADS["CREDIT_CARD"]), _blocks(chance, card(chance).split(), " ")
    yield "IBAN_CODE", chance.choice(LEADS["IBAN_CODE"]), _blocks(chance, chance.choice(IBANS).split(), " ")
    number = phone(chance)
    yield (
        "PHONE_NUMBER",
        chance.choice(LEADS["PHONE_NUMBER"]),
        _blocks(chance, number.replace("-", " ").split(), " "),
    )
    local, _, domain = email(chance).partition("@")
    pieces = chance.choice(
        ([f"{local}@", domain], [local, f"@{domain}"], [f"{local} at", domain.replace(".", " dot ")])
    )
    yield "EMAIL_ADDRESS", chance.choice(LEADS["EMAIL_ADDRESS"]), pieces
    yield "PASSWORD", chance.choice(LEADS["PASSWORD"]), [chance.choice(PASSWORDS)]
    kind, lead, value = chance.choice(IDS)
    yield kind, lead, chance.choice(([value], _blocks(chance, value.replace("-", " ").split(), " ")))
    yield (
        "ADDRESS",
        chance.choice(("I live at", "meine Adresse:", "j'habite", "deliver to")),
        list(chance.choice(STREETS)),
    )
    born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1950, 2004)}"
    yield "DATE_OF_BIRTH", chance.choice(LEADS["DATE_OF_BIRTH"]), [born]
    expiry = f"{chance.randint(1, 12):02}/{chance.randint(27, 31)}"
    yield "CARD_EXPIRY", chance.choice((f"{card(chance)} exp", "exp", "expiry date", "valid until")), [expiry]
    yield (
        "CARD_CODE",
        chance.choice(("cvv", "the cvv is", "cvc:", "security code is")),
        [f"{chance.randint(100, 999)}"],
    )


def conversation(chance: Random, case: Case) -> list[str]:
    """The messages of a case as the window and the last text hold them."""
    _, lead, pieces = case
    messages: list[str] = []
    begin = f"{lead} " if lead and chance.random() < 0.5 and len(pieces) > 1 else ""
    if lead and not begin:
        messages.append(lead)
    for number, piece in enumerate(pieces):
        if messages and chance.random() < 0.3:
            messages += chance.sample(CHATTER, chance.randint(1, 2))
        around = begin or chance.choice(FIRST) if number == 0 and len(pieces) > 1 else chance.choice(NEXT)
        if number < len(pieces) - 1 and chance.random() < 0.1:
            messages.append(_slip(chance, piece))
        plain = case[0] in ("PASSWORD", "EMAIL_ADDRESS", "ADDRESS") and around != begin
        messages.append(("" if plain else around) + piece)
    return messages


def _slip(chance: Random, piece: str) -> str:
    """A piece with one digit wrong; the right one follows."""
    places = [place for place, each in enumerate(piece) if each.isdigit()]
    if not places:
        return "sorry"
    place = chance.choice(places)
    return piece[:place] + str((int(piece[place]) + 1) % 10) + piece[place + 1 :]


def _blocks(chance: Random, blocks: list[str], joint: str) -> list[str]:
    """Blocks in two to four pieces."""
    count = min(len(blocks), chance.choice((2, 2, 3, 4)))
    if count < 2:
        half = len(blocks[0]) // 2
        return [blocks[0][:half], blocks[0][half:]]
    cuts = [0, *sorted(chance.sample(range(1, len(blocks)), count - 1)), len(blocks)]
    return [joint.join(blocks[first:last]) for first, last in pairwise(cuts)]


def recall(
    detector: Detector, rounds: int, missed: Callable[[str, list[str]], None] = lambda kind, messages: None
) -> dict[str, float]:
    """The share of each kind that the last message's findings hold."""
    found: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for number in range(rounds):
        chance = Random(SEED + number)
        for case in cases(chance):
            *window, text = conversation(chance, case)
            tried[case[0]] += 1
            hit = any(each.kind == case[0] for each in detector.scan(text, window).findings)
            found[case[0]] += hit
            if not hit:
                missed(case[0], [*window, text])
    return {kind: found[kind] / count for kind, count in tried.items()} | {
        "all": found.total() / tried.total()
    }


def false_alarms(detector: Detector, windows: int) -> float:
    """Of a thousand texts, how many get from unrelated messages before them a finding they have not alone."""
    maker, chance = Maker(SEED), Random(SEED)
    wrong = 0
    for _ in range(windows):
        *window, text = [
            maker.message() if chance.random() < 0.6 else chance.choice(CHATTER)
            for _ in range(chance.randint(3, 9))
        ]
        alone = {each.kind for each in detector.scan(text).findings}
        more = [each for each in detector.scan(text, window).findings if each.kind not in alone]
        wrong += any(each.severity >= Severity.MEDIUM for each in more)
    return wrong / windows * 1_000


def main() -> int:
    """Print what is found and what is found in vain; exit status 1 when a bar is missed."""
    detector = Detector((), REGIONS, tier="patterns")
    shares, false = recall(detector, 300), false_alarms(detector, 3_000)
    for kind, share in shares.items():
        print(f"{kind:16} {share:.3f}")
    print(f"false findings in 1,000 ordinary windows: {false:.2f}")
    return 0 if shares["all"] >= LEAST_RECALL and false <= MOST_PER_THOUSAND else 1


if __name__ == "__main__":
    raise SystemExit(main())
