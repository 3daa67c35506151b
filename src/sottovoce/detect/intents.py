"""What a message wants, by the phrases that say so, in seven languages; a first form without a model.

A phrase is read only where one of its intent's trigger words fired. Phrases are for folded, lower-case
text; GAP lets a few words stand between, within one sentence.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sottovoce.detect.model import Intent

GAP = r"[^.!?\n]{0,45}?"
MINE = (
    r"(?:(?:my|mine)\b(?: \w+){0,2} (?:data|account|info|information|details|profile|records)"
    r"|(?:all|everything|any(?:thing)?|data|info|information) (?:\w+ ){0,3}(?:you(?:'ve)?|u) (?:have|hold|keep|know|store|got)"
    r"|me from your|meine?n? (?:\w+ )?(?:daten|konto|account|profil)|alles,? was (?:ihr|sie)"
    r"|(?:mes|mon) (?:\w+ )?(?:donnees|compte|informations|profil)|tout ce que vous"
    r"|(?:mis|mi) (?:\w+ )?(?:datos|cuenta|informacion|perfil)|todo lo que (?:tien|sab|ten)"
    r"|(?:miei|mio) (?:\w+ )?(?:dati|account|profilo)|tutto (?:quello|cio) che (?:avete|sapete)"
    r"|(?:meus|minha|meu) (?:\w+ )?(?:dados|conta|perfil|informacoes)|tudo o que (?:tem|sab)"
    r"|mijn (?:\w+ )?(?:gegevens|account|data|profiel)|alles wat (?:jullie|u|je))"
)


@dataclass(frozen=True, slots=True)
class Phrases:
    """An intent's phrases, and words of which each phrase holds at least one."""

    triggers: tuple[str, ...]
    patterns: tuple[str, ...]
    confidence: float = 0.8


ERASE = "delete|erase|remove|wipe|losch|entfern|supprim|effac|borr|elimin|suprim|cancell|apag|exclu|delet|verwijder|wissen"
KNOW = "data|info|information|details|daten|gegevens|donnees|informations|datos|informacion|dati|dados|informacoes"

PHRASES: dict[str, Phrases] = {
    "rights.erasure": Phrases(
        (*ERASE.split("|"), "forgotten", "vergessen", "oubli", "olvido", "oblio", "esquecimento", "vergetelheid"),
        (
            rf"\b(?:{ERASE})\w*{GAP}{MINE}",
            rf"{MINE}{GAP}(?:ge)?(?:{ERASE}|wis)\w*",
            r"right to be forgotten|right to erasure|recht auf (?:vergessen|losch)\w*|droit a l'(?:oubli|effacement)"
            r"|derecho al olvido|derecho de supresion|diritto all'oblio|direito ao esquecimento|recht op vergetelheid",
        ),
    ),
    "rights.access": Phrases(
        (
            "what data", "what info", "which data", "which info", "what personal", "what kind of", "what do you", "what you",
            "what does", "what have you", "copy of", "access to", "access request", "download", "export", "give me", "dsar", "show me", "send me", "welche", "auskunft", "kopie", "was wisst",
            "was wissen", "quelles", "copie", "acces", "que datos", "copia", "acceso", "quali dati", "accesso",
            "que dados", "que informacoes", "acesso", "welke", "inzage", "que sabeis", "que saben", "cosa sapete",
            "o que sabem", "wat weten", "que savez",
        ),
        (
            rf"\b(?:what|which) (?:\w+ ){{0,2}}(?:{KNOW}) (?:do |have )?(?:you|u) (?:have|hold|keep|got|store|collect|know)",
            r"what (?:do |does )?(?:you|u|your company) (?:know|have|hold|store) (?:about|on) me",
            rf"(?:copy of|access to|download|export|show me|send me) {GAP}my (?:\w+ )?(?:data|information|personal)",
            rf"(?:send|show|give) me {GAP}(?:{KNOW}|everything) (?:\w+ ){{0,3}}you (?:have|hold)",
            r"subject access request|\bdsar\b|access request",
            rf"welche {GAP}daten {GAP}(?:habt|haben|speicher)\w*|was (?:wisst|wissen) (?:ihr|sie) uber mich"
            rf"|auskunft {GAP}(?:daten|dsgvo|artikel 15|art\. 15)|datenauskunft|kopie {GAP}meiner {GAP}daten",
            rf"quelles {GAP}(?:donnees|informations) {GAP}(?:avez|sur moi)|que savez[- ]vous sur moi"
            rf"|(?:copie|acces) {GAP}(?:de|a) mes (?:\w+ )?donnees",
            rf"que (?:datos|informacion) {GAP}(?:teneis|tienen|tiene|sobre mi)|que (?:sabeis|saben|sabe) (?:de|sobre) mi"
            rf"|(?:copia|acceso) {GAP}(?:de|a) mis (?:\w+ )?datos",
            rf"(?:quali|che) (?:dati|informazioni) {GAP}(?:avete|su di me)|(?:cosa|che cosa) sapete (?:di|su) (?:di )?me"
            rf"|(?:copia|accesso) {GAP}(?:dei|ai) miei (?:\w+ )?dati",
            rf"(?:que|quais) (?:dados|informacoes) {GAP}(?:tem|voces|sobre mim)|o que (?:sabem|voces sabem) (?:de|sobre) mim"
            rf"|(?:copia|acesso) {GAP}(?:dos|aos) meus (?:\w+ )?dados",
            rf"welke {GAP}(?:gegevens|data) {GAP}(?:hebben|heeft|hebt|bewaren)|wat (?:weten jullie|weet u) (?:over|van) mij"
            rf"|(?:inzage|kopie) {GAP}(?:in|van) mijn (?:\w+ )?gegevens",
        ),
    ),
    "rights.opt_out": Phrases(
        (
            "sell", "opt out", "opt-out", "unsubscribe", "sharing my", "share my", "marketing", "newsletter", "abmelden",
            "werbung", "verkauf", "weitergab", "desabonn", "desinscri", "vendre", "vendez", "publicite", "publicidad",
            "vend", "darme de baja", "disiscriv", "pubblicita", "venda", "descadastr", "afmelden", "reclame", "verkop",
            "werbe", "promozional", "stop emailing", "stop texting", "cancelar subscr",
        ),
        (
            r"\b(?:stop|don'?t|do not|quit|never) (?:\w+ ){0,2}(?:sell|selling|share|sharing) (?:\w+ ){0,2}(?:my|personal)",
            rf"\bopt(?:ing)?[ -]?(?:me )?out\b|unsubscribe me|(?:want|like|please) {GAP}unsubscribe"
            rf"|stop {GAP}(?:marketing|newsletter|emailing me|texting me|promo)|do not sell",
            rf"(?:keine|nie wieder|stopp|abbestell|abmelden|widersprech)\w*{GAP}(?:werbung|werbe\w*|newsletter|mails)"
            rf"|(?:werbung|newsletter){GAP}(?:abmelden|abbestell\w*|widersprech\w*|austragen)|daten {GAP}nicht {GAP}(?:verkauf|weitergeb)\w*",
            rf"(?:desabonn|desinscri)\w*|(?:arretez|cessez|plus) {GAP}(?:vendre|partager|publicite|newsletter)|ne (?:vendez|partagez) pas",
            rf"(?:dejen|deja|no) {GAP}(?:vender|vendan|compartir|compartan|publicidad)|darme de baja|baja {GAP}(?:newsletter|boletin)",
            rf"disiscriv\w+|(?:smett\w+|non|basta) {GAP}(?:vende\w+|condivide\w+|pubblicita|promozional\w+)",
            rf"descadastr\w+|(?:parem|pare|nao) {GAP}(?:vender|vendam|partilh\w+|compartilh\w+|publicidade)|cancelar {GAP}(?:subscri|newsletter)",
            rf"afmelden|(?:stop|geen|niet) {GAP}(?:verkopen|delen|reclame|nieuwsbrief|marketing)",
        ),
    ),
    "privacy.question": Phrases(
        (
            "privacy", "gdpr", "dsgvo", "rgpd", "lgpd", "ccpa", "avg", "datenschutz", "my data", "meine daten", "meinen daten",
            "donnees personnelles", "confidentialite", "privacidad", "mis datos", "proteccion de datos", "miei dati",
            "privacidade", "meus dados", "mijn gegevens", "mes donnees",
        ),
        (
            r"privacy (?:policy|notice|statement|question|concern)|\b(?:gdpr|dsgvo|rgpd|lgpd|ccpa)\b|datenschutz\w*"
            r"|politique de confidentialite|donnees personnelles|politica de privaci\w+|proteccion de datos"
            r"|informativa (?:sulla )?privacy|politica de privacidade|privacybeleid|privacyverklaring",
            rf"(?:how|why|where|who|what|is|are|do) {GAP}my (?:\w+ )?data {GAP}(?:\?|safe|used|stored|shared|secure|protected)",
            rf"(?:wie|warum|wer|sind|was|wo) {GAP}meine?n? daten",
            rf"(?:comment|pourquoi|qui|est-ce que) {GAP}mes donnees|(?:como|por que|quien|donde) {GAP}mis datos",
            rf"(?:come|perche|chi|dove) {GAP}miei dati|(?:como|porque|quem|onde) {GAP}meus dados"
            rf"|(?:hoe|waarom|wie|waar) {GAP}mijn gegevens",
        ),
        0.7,
    ),
    "breach.report": Phrases(
        (
            "breach", "leak", "hack", "someone ", "somebody ", "stranger ", "another customer", "other people's", "stolen",
            "datenleck", "datenpanne", "gehackt", "fremde", "fuite", "pirat", "quelqu'un d'autre", "filtra", "hackea",
            "brecha", "otra persona", "otro cliente", "violazione", "hackerat", "altro cliente", "un'altra persona",
            "vazamento", "vazou", "vazar", "outra pessoa", "outro cliente", "datalek", "iemand anders", "andere klant",
            "violation de donnees", "hackead", "anderer kunde", "anderen kunden", "jemand",
        ),
        (
            r"data (?:breach|leak)|(?:my|our|customer|your) (?:\w+ )?(?:data|details|info|passwords?|account) (?:\w+ ){0,3}(?:leaked|stolen|hacked|exposed)"
            r"|(?:been|got|were you|have you been|account (?:was|is|has been)) (?:hacked|breached)|leak of (?:\w+ )?(?:data|details)",
            rf"(?:see|seeing|got|received|shows?|sent me|access to) {GAP}(?:someone|somebody) else'?s|(?:another|other) (?:customer|people)'?s'? {GAP}(?:data|order|invoice|details|name|address|account|email)",
            rf"(?:someone|somebody|stranger)(?: else)? {GAP}(?:into|accessed|using|used|in) my account",
            rf"daten(?:leck|panne)|(?:konto|account|daten) {GAP}(?:gehackt|gestohlen|geleakt)|(?:fremde|andere[rn]? kunden?) {GAP}(?:daten|rechnung|adresse|bestellung)|jemand {GAP}(?:zugriff|in) {GAP}mein\w* konto",
            rf"(?:fuite|violation) de donnees|(?:compte|donnees) {GAP}(?:pirate|vole|hacke)\w*|(?:facture|commande|donnees|adresse) {GAP}(?:quelqu'un d'autre|autre client)",
            rf"(?:filtracion|brecha|fuga) de (?:datos|seguridad)|(?:cuenta|datos) {GAP}(?:hackead|robad|filtrad)\w+|(?:factura|pedido|datos) {GAP}(?:otra persona|otro cliente)",
            rf"violazione (?:dei|di) dati|(?:account|dati) {GAP}(?:hackerat|rubat|violat)\w+|(?:fattura|ordine|dati) {GAP}(?:un'altra persona|altro cliente)",
            rf"vazamento de dados|(?:conta|dados) {GAP}(?:hackead|roubad|vazad)\w+|dados vazaram|(?:fatura|pedido|dados) {GAP}(?:outra pessoa|outro cliente)",
            rf"datalek|(?:account|gegevens) {GAP}(?:gehackt|gestolen|gelekt)|(?:factuur|bestelling|gegevens) {GAP}(?:iemand anders|andere klant)",
        ),
    ),
    "complaint": Phrases(
        (
            "complain", "unacceptable", "terrible", "worst", "disgust", "ripped off", "rip-off", "scam", "lawyer", "sue you",
            "disappointed", "awful", "beschwer", "unverschamt", "frechheit", "anwalt", "enttausch", "schlecht", "inacceptable",
            "plainte", "reclamation", "honteux", "arnaque", "decu", "avocat", "reclam", "queja", "inaceptable", "vergonzos",
            "estafa", "abogado", "pesimo", "pesima", "reclamo", "inaccettabile", "vergogn", "truffa", "avvocato", "pessimo",
            "pessima", "deluso", "inaceitavel", "vergonha", "advogado", "pessimo", "klacht", "klagen", "onacceptabel",
            "schandalig", "oplicht", "advocaat", "teleurgesteld", "waardeloos",
        ),
        (
            r"\b(?:complain\w*|unacceptable|terrible|worst|disgust\w*|ripped off|rip-off|scam\w*|lawyer|sue you|disappointed|awful"
            r"|beschwer\w*|unverschamt\w*|frechheit|anwalt|enttausch\w*|inacceptable|plainte|reclamation|honteux|arnaque|decue?s?|avocat"
            r"|reclam\w*|quejas?|inaceptable|vergonzos\w|estafa\w*|abogado|pesim[oa]|inaccettabile|vergogn\w*|truffa\w*|avvocato"
            r"|pessim[oa]|delus[oa]|inaceitavel|vergonha|advogado|klacht\w*|klagen|onacceptabel|schandalig|oplicht\w*|advocaat"
            r"|teleurgesteld|waardeloos)\b",
        ),
        0.6,
    ),
}  # fmt: skip


@cache
def _compiled(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in PHRASES[name].patterns)


def find_intents(names: Iterable[str], lower: str) -> Iterator[Intent]:
    """The intents among those named whose phrases the text holds; folded offsets, one intent once."""
    for name in names:
        found = next(filter(None, (pattern.search(lower) for pattern in _compiled(name))), None)
        if found:
            yield Intent(name, found.start(), found.end(), PHRASES[name].confidence)
