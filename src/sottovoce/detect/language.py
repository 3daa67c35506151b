"""Guess the language of a short text: by its script, or by the small words that only one language has.

Answers ISO 639-1, or "und" when the text is too short or two languages fit alike.
"""

from __future__ import annotations

UNKNOWN = "und"
STOP_WORDS = {
    "en": "the and is my you your to of for it that this have with not was are on what can please i'm"
     " i've don't be do we me why how"
    " when will would been they still has had but at from get got never help order hello thanks am"
    " an he she his her it's",
    "de": "der die das und ist ich nicht mein meine mit ein eine zu auf sie ihr habe bin bitte wie warum"
     " wann noch auch es den dem von"
    " fur wir mir mich kann aber seit wurde hallo danke euch sind wird oder schon immer am im",
    "fr": "le les des et est je pas mon ma mes vous avec une pour que qui dans sur bonjour merci"
     " pourquoi j'ai suis ne ce cette votre"
    " vos nous au du il elle sont fait toujours depuis c'est n'ai mais",
    "es": "el los las y es mi no con un una para que por en de hola gracias cuando porque tengo mis se"
     " lo le su pero como estoy soy"
    " ya esta del al muy me yo",
    "it": "il gli e mio mia non con per che di sono ho ciao grazie perche quando della nel alla questo"
     " questa anche si ma come da"
    " del vostro vi mi lo le dei ancora",
    "pt": "o os um uma e meu minha nao com para que por em do da dos das ola obrigado obrigada quando"
     " porque tenho sou estou voces"
    " se mas como foi ja no na ao eu isso esta muito",
    "nl": "de het een en is ik niet mijn met voor dat op van jullie heb ben waarom wanneer nog ook maar"
     " bij zijn naar aan hoe wat"
    " er te je u kan wordt nu al geen graag bedankt deze",
}  # fmt: skip
SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"), (0x0E00, 0x0E7F, "th"), (0x3040, 0x30FF, "ja"), (0xAC00, 0xD7AF, "ko"),
    (0x4E00, 0x9FFF, "zh"),
)  # fmt: skip
FEWEST_HITS = 2
LEAST_LEAD = 1

_SPOKEN_BY: dict[str, tuple[str, ...]] = {}
for _language, _words in STOP_WORDS.items():
    for _word in _words.split():
        _SPOKEN_BY[_word] = (*_SPOKEN_BY.get(_word, ()), _language)


def guess_language(text: str, lower: str) -> str:
    """The language of a text, given its folded lower-case form too."""
    hits: dict[str, int] = {}
    spoken_by = _SPOKEN_BY
    for word in lower.split():
        for language in spoken_by.get(word, ()):
            hits[language] = hits.get(language, 0) + 1
    if not hits:
        return UNKNOWN if text.isascii() else _by_script(text)
    ranked = sorted(hits.items(), key=lambda pair: -pair[1])
    second = ranked[1][1] if len(ranked) > 1 else 0
    return ranked[0][0] if ranked[0][1] >= FEWEST_HITS and ranked[0][1] - second >= LEAST_LEAD else UNKNOWN


def _by_script(text: str) -> str:
    counts: dict[str, int] = {}
    for character in text:
        code = ord(character)
        for first, last, language in SCRIPTS:
            if first <= code <= last:
                counts[language] = counts.get(language, 0) + 1
    if not counts:
        return UNKNOWN
    if "ja" in counts:
        return "ja"
    language = max(counts, key=lambda each: counts[each])
    return language if counts[language] * 2 > sum(map(str.isalpha, text)) else UNKNOWN
