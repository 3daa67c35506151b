"""Order, tracking, ticket and flight messages, prices, dates and versions are no contact data, card or ID.

The messages are made from templates with a fixed seed; the bar is ten in a thousand.
"""

from __future__ import annotations

import random
import string

import pytest

from sottovoce.detect import Detector, Severity

MOST_PER_THOUSAND = 10
MESSAGES = 1_000
TEMPLATES = (
    "my order {order} has not arrived",
    "Order #{order} is missing an item",
    "order no. {order} cancelled please",
    "Tracking number {tracking} shows nothing",
    "my parcel {tracking} is lost",
    "{tracking} is my tracking number",
    "ticket {ticket} still open",
    "Support case {ticket}, any news?",
    "flight {flight} was cancelled on {date}",
    "flight {flight} delayed {minutes} minutes",
    "invoice {order} dated {date} total ${price}",
    "I paid {price} on {date} at {hour}",
    "USPS {tracking} no movement since {date}",
    "Bestellung {order} ist nicht da",
    "Sendung {tracking} kommt nicht an",
    "ma commande {order} n'est pas arrivée",
    "mi pedido {order} no ha llegado",
    "il mio ordine {order} non arriva",
    "a minha encomenda {tracking} não chegou",
    "mijn bestelling {order} is er niet",
    "app version {version} crashes",
    "serial number {ticket}",
)


class Maker:
    """Fills templates with numbers as shops, carriers and airlines give them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def digits(self, count: int) -> str:
        return "".join(self.random.choices(string.digits, k=count))

    def letters(self, count: int) -> str:
        return "".join(self.random.choices(string.ascii_uppercase, k=count))

    def message(self) -> str:
        pick, digits, letters = self.random.choice, self.digits, self.letters
        number = self.random.randint
        return pick(TEMPLATES).format(
            order=pick(
                [
                    digits(6),
                    digits(9),
                    digits(10),
                    digits(12),
                    f"{digits(3)}-{digits(7)}-{digits(7)}",
                    letters(2) + digits(8),
                ]
            ),
            tracking=pick(
                [
                    f"1Z{letters(3)}{digits(13)}",
                    digits(12),
                    digits(15),
                    digits(16),
                    digits(20),
                    digits(22),
                    f"{letters(2)}{digits(9)}{letters(2)}",
                    " ".join(["9400", *(digits(4) for _ in range(4)), digits(2)]),
                ]
            ),
            ticket=pick(
                [digits(5), digits(8), digits(10), f"{letters(3)}-{digits(5)}", f"{digits(3)}-{digits(4)}"]
            ),
            flight=pick([letters(2) + digits(3), f"{letters(2)} {digits(4)}"]),
            date=pick(
                [
                    f"{number(1, 28):02}/{number(1, 12):02}/2024",
                    f"2024-{number(1, 12):02}-{number(1, 28):02}",
                    f"{number(1, 28):02}.{number(1, 12):02}.2024",
                ]
            ),
            price=pick(["49.99", "1,299.00", "12,50", "3499"]),
            hour=f"{number(0, 23):02}:{number(0, 59):02}",
            minutes=number(5, 200),
            version=f"{number(1, 9)}.{number(0, 30)}.{number(0, 9)}",
        )


def test_numbers_of_a_shop_are_seldom_taken_for_a_persons() -> None:
    detector, maker = Detector(regions=("US", "GB", "DE")), Maker(20_261)
    wrong = sum(detector.scan(maker.message()).severity >= Severity.MEDIUM for _ in range(MESSAGES))
    assert wrong * 1_000 / MESSAGES <= MOST_PER_THOUSAND


@pytest.mark.parametrize(
    "text",
    [
        "it cost $4082478880 in total",
        "the meeting is 2024-05-06 14:30 to 15:45",
        "score 3-2, 4-1, 5-0 and 6-2",
        "call 1 of 3 failed",
        "see pages 100-200, 300-400",
        "from 2019 - 2023 it was fine",
        "ISBN 978-3-16-148410-0",
        "10.5 x 20.5 x 30.5 cm",
        "1,2,3,4,5,6,7,8,9",
        "it is the 21st, not the 22nd",
        "100% of 250 people, 30 of them new",
        "size 42-44 EU, 8-10 UK",
    ],
)
def test_plain_numbers_are_nothing(text: str) -> None:
    assert Detector(regions=("US", "GB", "DE", "FR", "ES")).scan(text).findings == ()
