"""What Sottovoce itself writes to customers, in seven languages. Pure; the words carry no personal data.

A language that is not here gets English. Brands may change these words in a later release; until counsel has
approved them they say only what happened and what the reader can do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of one language; ``{brand}``, ``{url}`` and ``{how_to}`` are filled in."""

    hidden: str
    ask_to_delete: str
    link: str
    answer_here: str
    public_reply: str


_PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        "Hello, this is {brand}. Your comment showed personal details to everybody, so we have hidden it to protect you.",
        "Hello, this is {brand}. Your comment shows personal details to everybody, and we cannot hide it here. Please delete it: {how_to}",
        "You can tell us everything safely here (encrypted, the link works once): {url}",
        "You can simply answer here; only we can read it.",
        "Thank you for writing to us. To protect your details, please do not post them here; we have sent you a private message.",
    ),
    "de": Phrases(
        "Guten Tag, hier ist {brand}. Ihr Kommentar zeigte allen persönliche Angaben; zu Ihrem Schutz haben wir ihn ausgeblendet.",
        "Guten Tag, hier ist {brand}. Ihr Kommentar zeigt allen persönliche Angaben, und wir können ihn hier nicht ausblenden. Bitte löschen Sie ihn: {how_to}",
        "Hier können Sie uns alles sicher mitteilen (verschlüsselt, der Link gilt einmal): {url}",
        "Sie können einfach hier antworten; nur wir lesen es.",
        "Danke für Ihre Nachricht. Bitte schreiben Sie hier zu Ihrem Schutz keine persönlichen Angaben; wir haben Ihnen privat geschrieben.",
    ),
    "fr": Phrases(
        "Bonjour, ici {brand}. Votre commentaire montrait à tous des données personnelles ; nous l’avons masqué pour vous protéger.",
        "Bonjour, ici {brand}. Votre commentaire montre à tous des données personnelles et nous ne pouvons pas le masquer ici. Merci de le supprimer : {how_to}",
        "Vous pouvez tout nous dire en sécurité ici (chiffré, le lien sert une fois) : {url}",
        "Vous pouvez répondre ici ; nous seuls le lirons.",
        "Merci de votre message. Pour vous protéger, n’écrivez pas vos données ici ; nous vous avons écrit en privé.",
    ),
    "es": Phrases(
        "Hola, somos {brand}. Su comentario mostraba datos personales a todo el mundo; lo hemos ocultado para protegerle.",
        "Hola, somos {brand}. Su comentario muestra datos personales a todo el mundo y aquí no podemos ocultarlo. Por favor, bórrelo: {how_to}",
        "Puede contárnoslo todo de forma segura aquí (cifrado, el enlace sirve una vez): {url}",
        "Puede responder aquí mismo; solo nosotros lo leeremos.",
        "Gracias por escribirnos. Para protegerle, no publique aquí sus datos; le hemos enviado un mensaje privado.",
    ),
    "it": Phrases(
        "Buongiorno, siamo {brand}. Il suo commento mostrava a tutti dati personali; l’abbiamo nascosto per proteggerla.",
        "Buongiorno, siamo {brand}. Il suo commento mostra a tutti dati personali e qui non possiamo nasconderlo. La preghiamo di cancellarlo: {how_to}",
        "Può dirci tutto in sicurezza qui (cifrato, il link vale una volta): {url}",
        "Può rispondere direttamente qui; lo leggiamo solo noi.",
        "Grazie per averci scritto. Per proteggerla, non scriva qui i suoi dati; le abbiamo mandato un messaggio privato.",
    ),
    "pt": Phrases(
        "Olá, aqui é {brand}. O seu comentário mostrava dados pessoais a todos; ocultámo-lo para o proteger.",
        "Olá, aqui é {brand}. O seu comentário mostra dados pessoais a todos e não o podemos ocultar aqui. Por favor, apague-o: {how_to}",
        "Pode contar-nos tudo em segurança aqui (cifrado, o link serve uma vez): {url}",
        "Pode responder aqui; só nós o lemos.",
        "Obrigado por nos escrever. Para sua proteção, não publique aqui os seus dados; enviámos-lhe uma mensagem privada.",
    ),
    "nl": Phrases(
        "Hallo, dit is {brand}. Uw reactie liet persoonlijke gegevens aan iedereen zien; we hebben die verborgen om u te beschermen.",
        "Hallo, dit is {brand}. Uw reactie laat persoonlijke gegevens aan iedereen zien en we kunnen die hier niet verbergen. Wilt u die verwijderen: {how_to}",
        "Hier kunt u ons alles veilig vertellen (versleuteld, de link werkt één keer): {url}",
        "U kunt gewoon hier antwoorden; alleen wij lezen het.",
        "Bedankt voor uw bericht. Plaats hier om u te beschermen geen gegevens; we hebben u een privébericht gestuurd.",
    ),
}

LANGUAGES = tuple(_PHRASES)


def private_reply(language: str, brand: str, url: str | None, hidden: bool, how_to: str) -> str:
    """The private message that follows a public comment with personal data in it."""
    words = _PHRASES.get(language, _PHRASES["en"])
    opening = words.hidden if hidden else words.ask_to_delete
    closing = words.link if url else words.answer_here
    return f"{opening.format(brand=brand, how_to=how_to)}\n{closing.format(url=url)}"


def safe_public_reply(language: str) -> str:
    """What an agent posts in public in place of a question for personal data."""
    return _PHRASES.get(language, _PHRASES["en"]).public_reply


def link_sentence(language: str, url: str) -> str:
    """One sentence that offers a secure link."""
    return _PHRASES.get(language, _PHRASES["en"]).link.format(url=url)
