"""Messages that hold numbers and hardly ever personal data: orders, tracking, tickets, flights, invoices,
versions, logs, prices, dates, ISBNs, scores, GUIDs. Made from templates with a seed, for the bench and for
the tests; no message is anybody's.

The numbers have the forms that shops, carriers, airlines and machines give them. Check digits are left to
chance, so that some look like cards and telephone numbers, as they do in life.
"""

from __future__ import annotations

import random
import string
import uuid
from collections.abc import Iterable, Iterator

from sottovoce.detect import Detector, Finding, Severity

SEED = 20_261
# What such a message does tell; to report it is no false alarm.
TOLD = frozenset(("ORDER_NUMBER", "CUSTOMER_ID", "TRACKING_NUMBER", "DEVICE_SERIAL", "DATE_TIME", "URL"))

TEMPLATES = (
    # orders
    "my order {order} has not arrived",
    "Order #{order} is missing an item",
    "order no. {order} cancelled please",
    "{order} is the order, where is it??",
    "ordered on {date}, number {order}, still nothing",
    "re: order {order} / {order}",
    "Bestellung {order} ist nicht da",
    "meine Bestellnummer lautet {order}",
    "ma commande {order} n'est pas arrivée",
    "mi pedido {order} no ha llegado",
    "il mio ordine {order} non arriva",
    "o meu pedido {order} não chegou",
    "mijn bestelling {order} is er niet",
    "{order}???",
    "hello? {order}! third time I ask",
    # tracking
    "Tracking number {tracking} shows nothing",
    "my parcel {tracking} is lost",
    "{tracking} is my tracking number",
    "USPS {tracking} no movement since {date}",
    "track {tracking} pls",
    "where is {tracking}",
    "{tracking} says delivered, it was not",
    "Sendung {tracking} kommt nicht an",
    "colis {tracking} toujours pas livré",
    "envío {tracking} parado desde el {date}",
    "la spedizione {tracking} è ferma",
    "a minha encomenda {tracking} não chegou",
    "pakket {tracking} kwijt",
    # tickets
    "ticket {ticket} still open",
    "Support case {ticket}, any news?",
    "ref {ticket} opened {minutes} days ago",
    "Vorgang {ticket} wurde nie beantwortet",
    "dossier {ticket} sans réponse",
    "serial number {ticket}",
    # flights and trains
    "flight {flight} was cancelled on {date}",
    "flight {flight} delayed {minutes} minutes",
    "{flight} to JFK, seat {seat}, gate B{minutes}",
    "Flug {flight} am {date} fiel aus",
    "vol {flight} du {date} annulé",
    "train {minutes} at {hour} from platform 4",
    "booking {pnr} for {flight} on {date}",
    # invoices, prices, dates
    "invoice {invoice} dated {date} total ${price}",
    "Rechnung {invoice} über {price} Euro",
    "facture {invoice} du {date}",
    "I paid {price} on {date} at {hour}",
    "was {price}, now {price}, what a joke",
    "charged ${price} and then €{price} on {date}",
    "open from {hour} to {hour}, {date}",
    "since {date} {hour}:{seconds} nothing works",
    "budget 2023/24 was {thousands}, now {thousands}",
    # versions and logs
    "app version {version} crashes",
    "v{version} broke it, {version} was fine",
    "firmware {version} build {build}",
    "[{stamp}] ERROR {build} pid={ticket}",
    "{stamp} WARN req={guid}",
    "error code 0x{hexadecimal} at {epoch}",
    "log says {epoch} {build} timeout after {minutes}ms",
    "request id {guid} failed",
    "see {guid} in the console",
    "commit {hash} broke the build",
    # books, scores, measures
    "ISBN {isbn} is out of stock",
    "is {isbn} in print?",
    "EAN {ean} scans wrong",
    "lost {score} then {score}, {score} on aggregate",
    "score {score} {score} {score}",
    "size {measure} does not fit",
    "{measure} and weighs {price} kg",
    "got {minutes} out of {thousands} votes",
    "1,2,3,4,5,6,7,8,9 and {minutes} more",
)


class Maker:
    """Fills the templates."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def messages(self, count: int) -> Iterator[str]:
        """So many messages."""
        for _ in range(count):
            yield self.message()

    def message(self) -> str:
        """One message."""
        return self.fill(self.random.choice(TEMPLATES))

    def fill(self, template: str) -> str:
        """A template filled; a place that stands twice in it holds the same twice."""
        return template.format(**self._numbers(), **self._times(), **self._codes())

    def _digits(self, count: int) -> str:
        return "".join(self.random.choices(string.digits, k=count))

    def _letters(self, count: int) -> str:
        return "".join(self.random.choices(string.ascii_uppercase, k=count))

    def _numbers(self) -> dict[str, object]:
        pick, digits, letters = self.random.choice, self._digits, self._letters
        orders = (
            *map(digits, (6, 8, 9, 10, 12)),
            f"{digits(3)}-{digits(7)}-{digits(7)}",
            f"{letters(2)}{digits(8)}",
            f"{digits(4)}-{digits(6)}",
            f"W{digits(9)}",
        )
        trackings = (
            f"1Z{letters(3)}{digits(13)}",
            *map(digits, (12, 14, 15, 16, 20, 22)),
            f"{letters(2)}{digits(9)}{letters(2)}",
            " ".join(("9400", *(digits(4) for _ in range(4)), digits(2))),
            f"JJD{digits(16)}",
            f"{digits(4)} {digits(4)} {digits(4)}",
        )
        tickets = (
            *map(digits, (5, 8, 10)),
            f"{letters(3)}-{digits(5)}",
            f"{digits(3)}-{digits(4)}",
            f"INC{digits(7)}",
        )
        return {
            "order": pick(orders),
            "tracking": pick(trackings),
            "ticket": pick(tickets),
            "invoice": pick((f"RE-2024-{digits(5)}", digits(8), f"{digits(4)}/{digits(2)}", digits(11))),
            "price": pick(
                ("49.99", "1,299.00", "12,50", "3499", f"{digits(3)}.{digits(2)}", f"1.{digits(3)},00")
            ),
            "thousands": pick(
                (f"1,{digits(3)},{digits(3)}", f"{digits(2)} {digits(3)}", f"2.{digits(3)}.{digits(3)}")
            ),
            "minutes": self.random.randint(5, 200),
            "isbn": pick(
                (f"978-3-16-{digits(6)}-0", f"978{digits(10)}", f"0-{digits(3)}-{digits(5)}-{digits(1)}")
            ),
            "ean": digits(13),
            "score": f"{digits(1)}-{digits(1)}",
            "measure": pick(
                (f"{digits(2)} x {digits(2)} x {digits(2)} cm", f"{digits(2)}/{digits(2)}", "42-44 EU")
            ),
        }

    def _times(self) -> dict[str, object]:
        number, pick = self.random.randint, self.random.choice
        year, month, day = number(2019, 2026), number(1, 12), number(1, 28)
        hour = f"{number(0, 23):02}:{number(0, 59):02}"
        return {
            "date": pick(
                (
                    f"{day:02}/{month:02}/{year}",
                    f"{year}-{month:02}-{day:02}",
                    f"{day:02}.{month:02}.{year}",
                    f"{day}.{month}.{year % 100}",
                    f"{year}{month:02}{day:02}",
                )
            ),
            "hour": hour,
            "seconds": f"{number(0, 59):02}",
            "stamp": pick(
                (
                    f"{year}-{month:02}-{day:02}T{hour}:{number(0, 59):02}.{number(0, 999):03}Z",
                    f"{year}-{month:02}-{day:02} {hour}:{number(0, 59):02},{number(0, 999):03}",
                    f"{year}{month:02}{day:02}{hour.replace(':', '')}{number(0, 59):02}{number(0, 999):03}",
                )
            ),
            "epoch": pick((number(10**9, 2 * 10**9), number(10**12, 2 * 10**12))),
        }

    def _codes(self) -> dict[str, object]:
        number, digits, letters = self.random.randint, self._digits, self._letters
        return {
            "flight": self.random.choice((f"{letters(2)}{digits(3)}", f"{letters(2)} {digits(4)}")),
            "seat": f"{number(1, 40)}{self.random.choice('ABCDEF')}",
            "pnr": "".join(self.random.choices(string.ascii_uppercase + string.digits, k=6)),
            "version": ".".join(str(number(0, 30)) for _ in range(number(3, 4))),
            "build": self.random.choice((digits(5), digits(8), f"{digits(4)}.{digits(5)}")),
            "guid": str(uuid.UUID(int=self.random.getrandbits(128), version=4)),
            "hexadecimal": f"{self.random.getrandbits(32):08x}",
            "hash": f"{self.random.getrandbits(160):040x}"[: number(7, 40)],
        }


def false_findings(detector: Detector, text: str) -> tuple[Finding, ...]:
    """What a message of these is wrongly said to hold: anything of weight that is not `TOLD`."""
    return tuple(
        each for each in detector.find(text) if each.kind not in TOLD and each.severity > Severity.NONE
    )


def false_in_thousand(detector: Detector, texts: Iterable[str]) -> float:
    """False findings in a thousand messages."""
    counts = [len(false_findings(detector, text)) for text in texts]
    return sum(counts) * 1_000 / len(counts)
