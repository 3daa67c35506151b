"""Whether a text of ours asks its reader for personal data: what must not be asked for in public.

By phrases in seven languages, on folded text: a verb of asking, "your", and a kind of data, within one
clause. What tells the reader not to ("never post your phone number here"), or points to a secure form, is
no such request.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sottovoce.detect.fold import fold
from sottovoce.detect.model import Request

GAP = r"(?:(?!\b(?:not|never|nicht|niemals|nunca|jamais|mai|nooit)\b)[^.!?;\n]){0,60}?"
YOUR = {
    "en": "your|ur|the|a",
    "de": "ihre?[nmrs]?|deine?[nmrs]?|eure?[nmrs]?",
    "fr": "votre|vos|ton|ta|tes",
    "es": "su|sus|tu|tus|vuestro|vuestra|el|los",
    "it": "(?:il |la |i )?(?:suo|sua|suoi|tuo|tua|tuoi|vostro|vostra)|il|l'",
    "pt": "(?:o |a |os )?(?:seu|sua|seus|teu|tua)|o|os",
    "nl": "je|jouw|uw",
}
ASKING = {
    "en": (
        r"send|give|tell|dm|pm|share|post|provide|supply|confirm|reply with|respond with|comment|drop|leave|let us have"
        r"|let us know|message us|forward|type|enter|state|include|need|require|want|ask for"
    ),
    "de": (
        r"schick\w*|send\w*|gib|geben|nenn\w*|teil\w*|mitteil\w*|verrat\w*|poste\w*|schreib\w*|hinterlass\w*|brauch\w*"
        r"|benotig\w*|bestatig\w*|lautet|durchgeb\w*|angeb\w*"
    ),
    "fr": (
        r"envoy\w*|donn\w*|communiqu\w*|indiqu\w*|partag\w*|transmett\w*|fourni\w*|confirm\w*|laiss\w*|besoin|faut"
        r"|precis\w*|ecri\w*|postez"
    ),
    "es": (
        r"envi\w*|mand\w*|de(?:nos|me)|facilit\w*|proporcion\w*|indi(?:que|ca)\w*|confirm\w*|compart\w*|escrib\w*|deje\w*"
        r"|dejen\w*|necesit\w*|diga\w*|pasa\w*|pase\w*"
    ),
    "it": (
        r"invi\w*|mand\w*|dacci|ci dia|forni\w*|indic\w*|conferm\w*|condivid\w*|scriv\w*|lasci\w*|serve|servono"
        r"|abbiamo bisogno|comunic\w*|dicci"
    ),
    "pt": (
        r"envi\w*|mand\w*|forne\w*|indi(?:que|ca)\w*|confirm\w*|partilh\w*|compartilh\w*|escrev\w*|deix\w*|precis\w*"
        r"|inform\w*|diga\w*|pass\w*"
    ),
    "nl": (
        r"stuur|sturen|geef|geven|deel|delen|vermeld\w*|bevestig\w*|laat|plaats|nodig|mail ons|app ons|doorgeven"
    ),
}  # fmt: skip
QUESTION = {
    "en": r"what(?:'s| is| are)|which is|may (?:i|we) have|could (?:i|we) have|can (?:i|we) (?:have|get)",
    "de": r"wie (?:lautet|ist)|was ist|wie lauten",
    "fr": r"quel(?:le)?s? (?:est|sont)|c'est quoi",
    "es": r"cual(?:es)? (?:es|son)",
    "it": r"qual(?:i)?(?: e| sono|'e)",
    "pt": r"qual(?: e)?|quais sao",
    "nl": r"wat is|wat zijn",
}
DATA = {
    "PHONE_NUMBER": (
        r"(?:(?:tele)?phone|mobile|cell|contact|whatsapp)(?: number| no\.?)?|number to call|telefonnummer|handynummer|rufnummer"
        r"|mobilnummer|(?:numero de )?(?:telephone|portable)|(?:numero de )?(?:telefono|movil|celular)"
        r"|(?:numero di )?(?:telefono|cellulare)|(?:numero de )?(?:telefone|telemovel)|telefoonnummer|mobiele nummer|06-nummer"
    ),
    "EMAIL_ADDRESS": (
        r"e-?mail(?:[ -]?(?:address|adresse|adres))?|mailadresse|adresse (?:e-?)?mail|courriel|correo(?: electronico)?"
        r"|indirizzo e-?mail|endereco de e-?mail"
    ),
    "ADDRESS": (
        r"(?<!mail )(?<!mail-)(?:(?:full|postal|home|delivery|shipping|billing|street|current) )*address|post ?code|zip(?: code)?|(?:liefer)?adresse"
        r"|anschrift|postleitzahl|adresse(?: postale)?|code postal|direccion(?: postal)?|codigo postal|indirizzo|cap|morada"
        r"|endereco|cep|adres|postcode"
    ),
    "CREDIT_CARD": (
        r"(?:(?:credit|debit|bank|full) )*card (?:number|details|info\w*)|kartennummer|kreditkarten\w+|numero de (?:la |votre )?carte"
        r"|numero de (?:la |su )?tarjeta|datos de (?:la |su )?tarjeta|numero d(?:i|ella) carta|numero do (?:seu )?cartao"
        r"|dados do (?:seu )?cartao|kaartnummer|creditcard\w+"
    ),
    "CARD_CODE": r"cvv2?|cvc2?|security code|prufziffer|cryptogramme|codigo de seguridad|codice di sicurezza",
    "IBAN_CODE": (
        r"iban|bank (?:details|account)(?: number)?|account details|bankverbindung|kontonummer|coordonnees bancaires|rib"
        r"|datos bancarios|numero de cuenta|coordinate bancarie|dados bancarios|bankgegevens|rekeningnummer"
    ),
    "DATE_OF_BIRTH": (
        r"date of birth|dob|birth ?(?:day|date)|geburtsdatum|date de naissance|fecha de nacimiento|data di nascita"
        r"|data de nascimento|geboortedatum"
    ),
    "PASSWORD": (
        r"password|passcode|pin(?: code)?|verification code|passwort|kennwort|mot de passe|contrasena|senha|palavra-passe"
        r"|wachtwoord"
    ),
    "ID_CARD": (
        r"(?:passport|id|identity|driving licen[cs]e|driver'?s licen[cs]e|national insurance|social security)(?: card)? ?(?:number|card|no\.?)"
        r"|ssn|passport|ausweis\w*|personalausweis\w*|(?:numero de )?passeport|carte d'identite|dni|pasaporte|documento"
        r"|carta d'identita|codice fiscale|cpf|bsn|paspoort\w*"
    ),
    "PERSON": r"full name|real name|last name|surname|nachname\w*|vollstandigen namen|nom complet|nombre completo|nome completo|cognome|achternaam|volledige naam",
    "ONE_TIME_CODE": (
        r"(?:one[- ]time|sms|security|6-digit) (?:code|passcode)|otp|einmalcode|sms-code|tan|code (?:recu par|de) sms|codigo (?:de un solo uso|sms)"
        r"|codice (?:monouso|sms)|codigo sms|eenmalige code|sms-code"
    ),
    "SECURITY_ANSWER": (
        r"(?:security|secret) answer|mother'?s maiden name|geburtsname (?:ihrer|deiner) mutter|sicherheitsantwort|nom de jeune fille de (?:votre|ta) mere"
        r"|apellido de soltera|cognome da nubile|nome de solteira|meisjesnaam|respuesta secreta|risposta segreta|resposta secreta"
    ),
    "HEALTH": (
        r"diagnosis|medical (?:history|records?|condition)|medication|diagnose|krankheit\w*|medikamente|antecedents medicaux|diagnostic|historial medico"
        r"|diagnostico|diagnosi|cartella clinica|historico medico|medische gegevens|medicijnen"
    ),
    "LICENSE_PLATE": (
        r"(?:number|license|licence) plate|registration number|kennzeichen|plaque d'immatriculation|matricula|targa|placa|kenteken"
    ),
    "TAX_ID": r"tax (?:id|number)|steuernummer|steuer-id|numero fiscal|nif|partita iva|fiscaal nummer",
    "SALARY": r"salary|income|gehalt|einkommen|salaire|revenus|salario|ingresos|stipendio|reddito|rendimentos|salaris|inkomen",
    "USERNAME": r"user ?name|login name|benutzername\w*|nom d'utilisateur|identifiant|nombre de usuario|nome utente|nome de (?:usuario|utilizador)|gebruikersnaam",
    "CUSTOMER_ID": r"(?:account|customer|membership|policy) number|kundennummer|numero (?:de|di) client\w*|klantnummer|numero de conta",
}  # fmt: skip
NOT_ASKED = (
    r"\b(?:never|not|don'?t|do not|please avoid|avoid|without|no need to|instead of|nie|niemals|nicht|keine?n?|kein|ohne|bitte nie"
    r"|ne|jamais|pas|sans|evitez|nunca|no|sin|evite|evita|mai|non|senza|nao|sem|nooit|niet|geen|zonder|received|updated|changed"
    r"|got your|removed|deleted|hidden|hid|we hide|protect)\b"
)
SAFE_PLACE = (
    r"secure (?:link|form|page)|sichere[nmrs]? (?:link|formular|seite)|(?:lien|formulaire) securise|(?:enlace|formulario) seguro"
    r"|(?:link|modulo) sicuro|(?:link|formulario|ligacao) segur[oa]|veilige (?:link|pagina|formulier)|/s/[0-9a-f-]{8}"
)
CLAUSE = re.compile(r"[^.!?;\n]+[.!?;\n]?")
SAME_BREATH = 80


def asks_for(text: str, language: str | None = None) -> tuple[Request, ...]:
    """The places where this text asks for personal data, by kind; in all languages unless one is named."""
    folded = fold(text)
    lower = folded.text.lower()
    if _compiled(SAFE_PLACE).search(lower):
        return ()
    found = {
        kind: Request(kind, *folded.original(start, end))
        for clause in CLAUSE.finditer(lower)
        for kind, start, end in _asked(lower, clause.start(), clause.end(), language)
    }
    return tuple(sorted(found.values(), key=lambda request: request.start))


def _asked(lower: str, start: int, end: int, language: str | None) -> Iterator[tuple[str, int, int]]:
    told_not_to = _compiled(NOT_ASKED)
    for kind in DATA:
        for form in _forms(kind, language):
            match = form.search(lower, start, end)
            if match and not told_not_to.search(lower, max(start, match.start() - SAME_BREATH), match.end()):
                yield kind, match.start(), match.end()
                break


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when a text first asks for it, because compiling these costs more than importing all kinds."""
    return re.compile(pattern)


@cache
def _forms(kind: str, language: str | None) -> tuple[re.Pattern[str], ...]:
    """The forms of asking for a kind: verb first, a question, or the verb at the end as German and Dutch
    have it.
    """
    data = rf"(?:{DATA[kind]})\b(?!\s(?:e-?)?mail)"
    forms = []
    for each in [language] if language in YOUR else YOUR:
        your, asking = YOUR[each], ASKING[each]
        forms.append(rf"\b(?:{asking})\b{GAP}\b(?:{your})\s?(?:\w+ ){{0,2}}?{data}")
        forms.append(rf"\b(?:{QUESTION[each]}) (?:{your})\s?(?:\w+ ){{0,2}}?{data}")
        if each in ("de", "nl"):
            forms.append(rf"\b(?:{your}) (?:\w+ ){{0,2}}?{data}{GAP}\b(?:{asking})\b")
    forms.append(
        rf"^\s*(?:\w+ ){{0,3}}{data}(?: (?:and|und|et|y|e|en) {data})?,? (?:please|bitte|svp|por favor|per favore|graag)"
    )
    return tuple(re.compile(form) for form in forms)
