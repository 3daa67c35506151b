"""What Sottovoce itself writes to customers, in seven languages. Pure; the words carry no personal data.

A language that is not here gets English. Brands may change these words in a later release; until counsel has
approved them they say only what happened and what the reader can do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Phrases:
    """The sentences of one language; ``{brand}``, ``{url}`` and ``{how_to}`` are filled in."""

    hidden: str
    ask_to_delete: str
    protect_better: str
    link: str
    answer_here: str
    public_reply: str


_PHRASES: Mapping[str, Phrases] = {
    "en": Phrases(
        "Hello, this is {brand}. Your comment showed personal details to everybody, so we have hidden it to protect you.",
        "Hello, this is {brand}. Your comment shows personal details to everybody, and we cannot hide it here. Please delete it: {how_to}",
        "Hello, this is {brand}. Your message contains personal details that we would like to protect better.",
        "You can tell us everything safely here (encrypted, the link works once): {url}",
        "You can simply answer here; only we can read it.",
        "Thank you for writing to us. To protect your details, please do not post them here; we have sent you a private message.",
    ),
    "de": Phrases(
        "Guten Tag, hier ist {brand}. Ihr Kommentar zeigte allen persönliche Angaben; zu Ihrem Schutz haben wir ihn ausgeblendet.",
        "Guten Tag, hier ist {brand}. Ihr Kommentar zeigt allen persönliche Angaben, und wir können ihn hier nicht ausblenden. Bitte löschen Sie ihn: {how_to}",
        "Guten Tag, hier ist {brand}. Ihre Nachricht enthält persönliche Angaben, die wir besser schützen möchten.",
        "Hier können Sie uns alles sicher mitteilen (verschlüsselt, der Link gilt einmal): {url}",
        "Sie können einfach hier antworten; nur wir lesen es.",
        "Danke für Ihre Nachricht. Bitte schreiben Sie hier zu Ihrem Schutz keine persönlichen Angaben; wir haben Ihnen privat geschrieben.",
    ),
    "fr": Phrases(
        "Bonjour, ici {brand}. Votre commentaire montrait à tous des données personnelles ; nous l’avons masqué pour vous protéger.",
        "Bonjour, ici {brand}. Votre commentaire montre à tous des données personnelles et nous ne pouvons pas le masquer ici. Merci de le supprimer : {how_to}",
        "Bonjour, ici {brand}. Votre message contient des données personnelles que nous souhaitons mieux protéger.",
        "Vous pouvez tout nous dire en sécurité ici (chiffré, le lien sert une fois) : {url}",
        "Vous pouvez répondre ici ; nous seuls le lirons.",
        "Merci de votre message. Pour vous protéger, n’écrivez pas vos données ici ; nous vous avons écrit en privé.",
    ),
    "es": Phrases(
        "Hola, somos {brand}. Su comentario mostraba datos personales a todo el mundo; lo hemos ocultado para protegerle.",
        "Hola, somos {brand}. Su comentario muestra datos personales a todo el mundo y aquí no podemos ocultarlo. Por favor, bórrelo: {how_to}",
        "Hola, somos {brand}. Su mensaje contiene datos personales que queremos proteger mejor.",
        "Puede contárnoslo todo de forma segura aquí (cifrado, el enlace sirve una vez): {url}",
        "Puede responder aquí mismo; solo nosotros lo leeremos.",
        "Gracias por escribirnos. Para protegerle, no publique aquí sus datos; le hemos enviado un mensaje privado.",
    ),
    "it": Phrases(
        "Buongiorno, siamo {brand}. Il suo commento mostrava a tutti dati personali; l’abbiamo nascosto per proteggerla.",
        "Buongiorno, siamo {brand}. Il suo commento mostra a tutti dati personali e qui non possiamo nasconderlo. La preghiamo di cancellarlo: {how_to}",
        "Buongiorno, siamo {brand}. Il suo messaggio contiene dati personali che vorremmo proteggere meglio.",
        "Può dirci tutto in sicurezza qui (cifrato, il link vale una volta): {url}",
        "Può rispondere direttamente qui; lo leggiamo solo noi.",
        "Grazie per averci scritto. Per proteggerla, non scriva qui i suoi dati; le abbiamo mandato un messaggio privato.",
    ),
    "pt": Phrases(
        "Olá, aqui é {brand}. O seu comentário mostrava dados pessoais a todos; ocultámo-lo para o proteger.",
        "Olá, aqui é {brand}. O seu comentário mostra dados pessoais a todos e não o podemos ocultar aqui. Por favor, apague-o: {how_to}",
        "Olá, aqui é {brand}. A sua mensagem contém dados pessoais que queremos proteger melhor.",
        "Pode contar-nos tudo em segurança aqui (cifrado, o link serve uma vez): {url}",
        "Pode responder aqui; só nós o lemos.",
        "Obrigado por nos escrever. Para sua proteção, não publique aqui os seus dados; enviámos-lhe uma mensagem privada.",
    ),
    "nl": Phrases(
        "Hallo, dit is {brand}. Uw reactie liet persoonlijke gegevens aan iedereen zien; we hebben die verborgen om u te beschermen.",
        "Hallo, dit is {brand}. Uw reactie laat persoonlijke gegevens aan iedereen zien en we kunnen die hier niet verbergen. Wilt u die verwijderen: {how_to}",
        "Hallo, dit is {brand}. Uw bericht bevat persoonlijke gegevens die we beter willen beschermen.",
        "Hier kunt u ons alles veilig vertellen (versleuteld, de link werkt één keer): {url}",
        "U kunt gewoon hier antwoorden; alleen wij lezen het.",
        "Bedankt voor uw bericht. Plaats hier om u te beschermen geen gegevens; we hebben u een privébericht gestuurd.",
    ),
}

LANGUAGES = tuple(_PHRASES)


class About(StrEnum):
    """What an automatic private message is about. It never claims more than was done."""

    HIDDEN = "a public comment that is hidden now"
    STILL_SHOWN = "a public comment that everybody can still read"
    NOT_PUBLIC = "a private message, or a comment that its author deleted"


def private_reply(language: str, brand: str, url: str | None, about: About, how_to: str) -> str:
    """The private message that answers a message with personal data in it."""
    words = _PHRASES.get(language, _PHRASES["en"])
    openings = {
        About.HIDDEN: words.hidden,
        About.STILL_SHOWN: words.ask_to_delete,
        About.NOT_PUBLIC: words.protect_better,
    }
    opening = openings[about]
    closing = words.link if url else words.answer_here
    return f"{opening.format(brand=brand, how_to=how_to)}\n{closing.format(url=url)}"


def safe_public_reply(language: str) -> str:
    """What an agent posts in public in place of a question for personal data."""
    return _PHRASES.get(language, _PHRASES["en"]).public_reply


def link_sentence(language: str, url: str) -> str:
    """One sentence that offers a secure link."""
    return _PHRASES.get(language, _PHRASES["en"]).link.format(url=url)
