"""How messages feel about us and about what we do with data, in seven languages."""

from __future__ import annotations

import pytest

from sottovoce.detect import Detector

NEGATIVE = (
    "I don't trust you with my details any more",
    "you leaked everybody's address, unbelievable",
    "this is creepy, stop spying on us",
    "great, now my data got stolen. thanks for nothing",
    "not happy at all 😡",
    "ich vertraue euch nicht mehr",
    "so eine Frechheit, Daten einfach verkauft",
    "je n'ai plus confiance en vous",
    "c'est honteux, vous avez vendu mes infos",
    "ya no confío en ustedes",
    "qué vergüenza, filtraron mis datos",
    "che vergogna, avete venduto i miei dati",
    "non mi fido di voi",
    "estou muito preocupado com a fuga de dados",
    "isto é uma vergonha",
    "ik vertrouw jullie niet",
    "schandalig dat mijn gegevens gelekt zijn",
    "👎👎",
)
POSITIVE = (
    "thanks, you handled my data request so well",
    "I trust you, always transparent about privacy",
    "love how you protect our data ❤️",
    "super, danke für die schnelle Hilfe",
    "ihr seid sehr ehrlich und transparent",
    "merci beaucoup, très rassurant",
    "bravo pour votre transparence",
    "muchas gracias, me siento seguro con ustedes",
    "excelente servicio",
    "grazie, siete stati molto gentili",
    "ottimo lavoro sulla privacy",
    "obrigada, confio em vocês",
    "parabéns pela transparência",
    "bedankt, ik voel me veilig bij jullie",
    "geweldig geholpen, top",
    "not bad at all, well done 👍",
    "🎉🎉",
)
NEUTRAL = (
    "where can I read the privacy notice",
    "order 1182",
    "wann kommt mein Paket",
    "à quelle heure ouvrez-vous",
    "a qué hora abren",
    "a che ora aprite",
    "a que horas abrem",
    "hoe laat gaan jullie open",
    "",
)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return Detector(tier="patterns")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        *(("negative", text) for text in NEGATIVE),
        *(("positive", text) for text in POSITIVE),
        *(("neutral", text) for text in NEUTRAL),
    ],
)
def test_a_feeling_is_read(detector: Detector, label: str, text: str) -> None:
    assert detector.scan(text).feeling.label == label


def test_a_stronger_word_feels_stronger(detector: Detector) -> None:
    weak, strong = (detector.scan(text).feeling.score for text in ("a bit annoying", "so annoying"))
    assert -1 <= strong < weak < 0


def test_a_negator_turns_a_feeling(detector: Detector) -> None:
    assert detector.scan("this is safe").feeling.score > 0 > detector.scan("this is not safe").feeling.score
