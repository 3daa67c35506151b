"""Who plays on the simulated network: invented customers with things to say, and the first posts of a brand.

Nobody here is real. Card numbers, IBANs and telephone numbers are the published test values and the ranges
reserved for fiction.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Example:
    """Something to say, and in a few words what the desk should make of it."""

    shows: str
    text: str


@dataclass(frozen=True, slots=True)
class Persona:
    """An invented customer."""

    id: str
    handle: str
    name: str
    language: str
    hue: int
    examples: tuple[Example, ...]


PERSONAS: tuple[Persona, ...] = (
    Persona(
        "p-mira",
        "mira.reads",
        "Mira Halloway",
        "en",
        1,
        (
            Example(
                "A card number", "Why was I charged twice? My card is 4111 1111 1111 1111, please fix it!"
            ),
            Example(
                "A telephone number and health",
                "My order 1182 never came. Call me on 020 7946 0958, I'm diabetic and I need it.",
            ),
            Example("A number in disguise", "ok here: four one one one 1111 1111 one one one one"),
            Example("Nothing private", "The new lamp looks lovely in my reading corner. Thank you!"),
            Example("A rights request", "Please delete everything you have about me."),
        ),
    ),
    Persona(
        "p-jonas",
        "jonas_baut",
        "Jonas Wiesenthaler",
        "de",
        2,
        (
            Example(
                "Eine IBAN",
                "Bitte erstatten Sie auf DE89 3704 0044 0532 0130 00, ich warte seit zwei Wochen.",
            ),
            Example(
                "Anschrift und Telefon",
                "Das Paket ging falsch! Richtig: Lindenweg 12, 10115 Berlin, Tel. 030 23125 014.",
            ),
            Example("Nichts Privates", "Wann ist die Leuchte wieder lieferbar?"),
        ),
    ),
    Persona(
        "p-camille",
        "camille.sur.seine",
        "Camille Aubrec",
        "fr",
        3,
        (
            Example(
                "Adresse électronique", "Toujours rien reçu. Écrivez-moi : camille.aubrec@example.org, merci."
            ),
            Example(
                "Santé", "Je suis enceinte et allergique au nickel, est-ce que ce bracelet me convient ?"
            ),
            Example("Rien de privé", "Très belle collection, bravo !"),
        ),
    ),
    Persona(
        "p-lucia",
        "lucia_lee",
        "Lucía Robledal",
        "es",
        4,
        (
            Example("Documento nacional", "Mi DNI es 12345678Z, ¿pueden buscar mi pedido?"),
            Example("Una contraseña", "No puedo entrar, mi contraseña es Girasol!2024 y no funciona."),
            Example("Nada privado", "¿Hacen envíos a Canarias?"),
        ),
    ),
    Persona(
        "p-giulia",
        "giulia.al.mare",
        "Giulia Fontanile",
        "it",
        5,
        (
            Example("Un IBAN", "Rimborsatemi su IT60 X054 2811 1010 0000 0123 456, grazie."),
            Example("Niente di privato", "Bellissima lampada, complimenti!"),
        ),
    ),
    Persona(
        "p-anouk",
        "anouk.fietst",
        "Anouk Terlinden",
        "nl",
        6,
        (
            Example("Een adres", "Mijn pakket is zoek. Kanaalstraat 4, 3531 CJ Utrecht, anouk@example.org"),
            Example("Niets persoonlijks", "Wanneer komt de blauwe lamp weer terug?"),
        ),
    ),
)

# Each brand begins with one of these sets, in the order in which brands come.
FIRST_POSTS: tuple[tuple[str, ...], ...] = (
    (
        "Our autumn collection is here: warm light for long evenings. What stands beside your armchair?",
        "Parcels are a little late this week, and we are sorry. Ask us about your order: we answer daily.",
    ),
    (
        "New in the shop: the blue edition is back, but not for long.",
        "Opening hours on the holidays are as usual. Is there anything we can help you with?",
    ),
)
