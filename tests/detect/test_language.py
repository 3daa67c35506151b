"""The language of short messages: seven are told apart, and what speaks for none of them stays undecided."""

from __future__ import annotations

from pathlib import Path

import pytest

from sottovoce.detect import Detector

SPOKEN = {
    "en": (
        "my card 4111 1111 1111 1111 doesn't work",
        "where is my parcel?",
        "You charged me twice, I want my money back",
        "nobody answers the phone",
        "Still waiting for my refund...",
        "thanks, got it",
        "hello",
        "call me on 07911 123456",
        "how do I cancel this subscription",
    ),
    "de": (
        "meine Karte 4111 1111 1111 1111 geht nicht",
        "Wo bleibt mein Paket?",
        "Ihr habt zweimal abgebucht, ich will mein Geld zurück!",
        "seit drei Wochen keine Antwort",
        "ruft mich bitte an: 0171 2345678",
        "danke für die schnelle Hilfe",
        "Guten Tag, was ist mit meiner Bestellung",
        "die App stürzt immer ab",
    ),
    "fr": (
        "ma carte 4111 1111 1111 1111 ne marche pas",
        "où est mon colis ?",
        "j'attends depuis deux semaines",
        "L'application ne s'ouvre plus",
        "Bonjour, je voudrais un remboursement",
        "appelez-moi au 06 12 34 56 78 svp",
        "merci beaucoup",
        "toujours rien reçu, c'est honteux",
    ),
    "es": (
        "mi tarjeta 4111 1111 1111 1111 no funciona",
        "¿dónde está mi pedido?",
        "me han cobrado dos veces",
        "Llevo tres semanas esperando",
        "llámenme al 612 34 56 78 por favor",
        "Hola, quiero devolver los zapatos",
        "nadie contesta el teléfono",
        "gracias por la ayuda",
    ),
    "it": (
        "la mia carta 4111 1111 1111 1111 non funziona",
        "dov'è il mio pacco?",
        "Mi avete addebitato due volte l'ordine",
        "aspetto da tre settimane",
        "chiamatemi al 347 1234567",
        "Buongiorno, vorrei un rimborso",
        "nessuno risponde al telefono",
        "grazie per l'aiuto",
    ),
    "pt": (
        "o meu cartão 4111 1111 1111 1111 não funciona",
        "onde está a minha encomenda?",
        "cobraram duas vezes na minha conta",
        "Estou à espera há três semanas",
        "liguem para 912 345 678 por favor",
        "Olá, quero devolver os sapatos",
        "ninguém atende o telefone",
        "obrigada pela ajuda",
    ),
    "nl": (
        "mijn kaart 4111 1111 1111 1111 werkt niet",
        "waar blijft mijn pakket?",
        "Jullie hebben twee keer afgeschreven",
        "ik wacht al drie weken",
        "bel me op 06 12345678",
        "Goedemiddag, ik wil mijn geld terug",
        "niemand neemt de telefoon op",
        "bedankt voor de hulp",
    ),
}  # fmt: skip
CASES = [(language, text) for language, texts in SPOKEN.items() for text in texts]
UNDECIDED = (
    "4111 1111 1111 1111",
    "ok",
    "@acme !!!",
    "Chcę zwrot pieniędzy za to zamówienie, proszę",
    "Siparişim hâlâ gelmedi, ne zaman gelecek",
    "Jag vill ha mina pengar tillbaka nu",
    "",
)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(("language", "text"), CASES)
def test_a_short_message_is_recognised(detector: Detector, language: str, text: str) -> None:
    assert detector.scan(text).language == language


@pytest.mark.parametrize("text", UNDECIDED)
def test_what_speaks_for_no_language_is_undecided(detector: Detector, text: str) -> None:
    assert detector.scan(text).language == "und"


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "где мой заказ"), ("el", "πού είναι"), ("ja", "カードが使えません"), ("ar", "أين طلبي")],
)
def test_a_script_of_its_own_tells_the_language(detector: Detector, language: str, text: str) -> None:
    assert detector.scan(text).language == language


SHORT_MESSAGES = Path(__file__).parent / "languages.txt"
RIGHT, WRONG = 0.7, 0.03


def test_of_very_short_messages_most_are_told_and_few_are_told_wrongly(detector: Detector) -> None:
    written = [line.split(" | ") for line in SHORT_MESSAGES.read_text().splitlines() if line[0] != "#"]
    guessed = [(language, detector.scan(text).language) for language, text in written]
    right = sum(language == guess for language, guess in guessed) / len(guessed)
    wrong = sum(guess not in (language, "und") for language, guess in guessed) / len(guessed)
    assert right >= RIGHT
    assert wrong <= WRONG
