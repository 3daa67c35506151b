"""What a message wants is read from its words, in seven languages; small talk wants nothing."""

from __future__ import annotations

import pytest

from sottovoce.detect import Detector

INTENTS = {
    "rights.erasure": [
        "please delete everything you have on me",
        "I want you to erase my personal data",
        "bitte löscht alle meine Daten",
        "meine Daten sollen gelöscht werden",
        "supprimez mon compte et mes données",
        "quiero que borren mis datos",
        "cancellate i miei dati",
        "apaguem os meus dados, por favor",
        "verwijder mijn gegevens",
    ],
    "rights.access": [
        "what do you know about me?",
        "send me a copy of my data",
        "what personal data do you have on me",
        "welche Daten habt ihr über mich gespeichert?",
        "quelles données avez-vous sur moi ?",
        "¿qué datos tienen sobre mí?",
        "quali dati avete su di me?",
        "que dados têm sobre mim?",
        "welke gegevens hebben jullie van mij?",
    ],
    "rights.opt_out": [
        "stop selling my info",
        "I want to opt out",
        "ich will keine Werbung mehr",
        "arrêtez de vendre mes données",
        "no quiero que vendan mis datos",
        "basta pubblicità",
        "parem de vender os meus dados",
        "stop met het delen van mijn gegevens, geen reclame",
    ],
    "breach.report": [
        "was there a data breach at your company?",
        "I can see somebody else's order in the app",
        "someone got into my account",
        "gibt es ein Datenleck bei euch?",
        "j'ai reçu la facture de quelqu'un d'autre",
        "han hackeado mi cuenta, cuenta hackeada",
        "violazione dei dati?",
        "houve vazamento de dados?",
        "is er een datalek?",
    ],
    "privacy.question": [
        "where is your privacy policy?",
        "is my data safe with you?",
        "habt ihr eine Datenschutzerklärung?",
        "où est votre politique de confidentialité ?",
    ],
    "complaint": [
        "this is unacceptable",
        "ich beschwere mich",
        "c'est inacceptable",
        "es una vergüenza, pésimo servicio",
    ],
}


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector()


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name, texts in INTENTS.items() for text in texts]
)
def test_an_intent_is_read_from_its_words(detector: Detector, name: str, text: str) -> None:
    assert name in [intent.name for intent in detector.scan(text).intents]


@pytest.mark.parametrize(
    "text",
    [
        "where is my parcel?",
        "I deleted the app and installed it again",
        "do you sell this in blue?",
        "danke, alles gut",
        "share the joy",
    ],
)
def test_small_talk_wants_nothing(detector: Detector, text: str) -> None:
    assert detector.scan(text).intents == ()


def test_the_span_of_an_intent_is_in_the_original_text(detector: Detector) -> None:
    text = "Grüße! Bitte löscht meine Daten ßofort"
    (intent,) = detector.scan(text).intents
    assert text[intent.start : intent.end] == "löscht meine Daten"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("where is my order, I have been waiting for it", "en"),
        ("wo ist meine Bestellung, ich warte schon so lange", "de"),
        ("où est ma commande, je suis fatigué d'attendre", "fr"),
        ("dónde está mi pedido, estoy cansado de esperar", "es"),
        ("dove è il mio ordine, sono stanco di aspettare", "it"),
        ("onde está a minha encomenda, não recebi nada", "pt"),
        ("waar is mijn bestelling, ik wacht al een week", "nl"),
        ("где мой заказ", "ru"),
        ("ok", "und"),
        ("4111", "und"),
    ],
)
def test_the_language_is_guessed_or_left_open(detector: Detector, text: str, language: str) -> None:
    assert detector.scan(text).language == language
