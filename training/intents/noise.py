"""Messages as people type them: greetings, dropped signs, slips of the finger, the short forms of chats."""

from __future__ import annotations

import random
import re

BEFORE = {
    "en": "hi|hello|hey|hey guys|hi there|yo|@acme|so|ok|listen|good morning|dear sir or madam,|omg|look,",
    "de": "hallo|hi|hey|moin|guten tag,|@acme|so|also|leute|sehr geehrte damen und herren,|servus",
    "fr": "bonjour|salut|slt|hello|@acme|bonsoir,|alors|ecoutez|madame, monsieur,|bjr",
    "es": "hola|buenas|oye|@acme|buenos dias,|bueno|miren|estimados,|a ver",
    "it": "ciao|salve|buongiorno|@acme|allora|sentite|buonasera,|gentili,|scusate",
    "pt": "ola|oi|bom dia|@acme|boa tarde,|entao|olhem|prezados,|gente",
    "nl": "hoi|hallo|hey|@acme|goedendag,|dus|luister|beste,|goedemorgen",
}
AFTER = {
    "en": "thanks|thx|please|pls|asap|lol|now|!!|...|ok?|cheers|seriously|ty|for real|today",
    "de": "danke|bitte|lg|sofort|!!|...|ok?|mfg|vielen dank|echt jetzt|heute noch",
    "fr": "merci|svp|stp|mdr|!!|...|cordialement|vite|serieux|merci d'avance",
    "es": "gracias|porfa|por favor|ya|!!|...|saludos|en serio|jaja|urgente",
    "it": "grazie|per favore|pf|subito|!!|...|saluti|davvero|ahah|urgente",
    "pt": "obrigado|obrigada|por favor|ja|!!|...|pfv|serio|kkk|urgente|abs",
    "nl": "bedankt|aub|svp|nu|!!|...|groetjes|echt|alvast dank|haha|mvg",
}
SHORT = {
    "en": {
        "you": "u",
        "your": "ur",
        "please": "pls",
        "are": "r",
        "because": "cuz",
        "and": "n",
        "want to": "wanna",
    },
    "de": {"nicht": "nich", "habe": "hab", "bitte": "bidde", "und": "u", "ich": "i", "eine": "ne"},
    "fr": {"vous": "vs", "pour": "pr", "que": "q", "je ": "j", "quoi": "koi", "toutes": "ttes", "tout": "tt"},
    "es": {"que": "q", "por": "x", "quiero": "kiero", "porque": "xq", "también": "tb", "mi ": "mi "},
    "it": {"che": "ke", "non": "nn", "perché": "xk", "per": "x", "comunque": "cmq", "sono": "sn"},
    "pt": {"que": "q", "não": "n", "vocês": "vcs", "porque": "pq", "também": "tb", "para": "pra"},
    "nl": {"mijn": "mn", "alstublieft": "aub", "een": "n", "niet": "nie", "het": "t", "even": "ff"},
}
WORD = re.compile(r"[^\W\d_]{4,}")


def typed(text: str, language: str, chance: random.Random) -> str:
    """A message as somebody in a hurry may type it; sometimes as it was."""
    if chance.random() < 0.25:
        text = f"{chance.choice(BEFORE[language].split('|'))} {text}"
    if chance.random() < 0.25:
        text = f"{text} {chance.choice(AFTER[language].split('|'))}"
    if chance.random() < 0.25:
        for long, short in SHORT[language].items():
            text = re.sub(rf"\b{long}\b", short, text)
    if chance.random() < 0.2:
        text = text.replace("'", chance.choice(("", " ", "’")))
    if chance.random() < 0.3:
        text = re.sub(r"[,.!?:]", "", text)
    if chance.random() < 0.3:
        text = _slip(text, chance)
    return text


def _slip(text: str, chance: random.Random) -> str:
    words = list(WORD.finditer(text))
    if not words:
        return text
    word = chance.choice(words)
    at = chance.randrange(word.start() + 1, word.end() - 1)
    pair = text[at : at + 2]
    return text[:at] + chance.choice((pair[::-1], pair[0], pair[0] + pair, pair[1:])) + text[at + 2 :]
