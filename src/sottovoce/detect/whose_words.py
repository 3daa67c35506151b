"""What says whose a telephone number, an address or a paper is, by language: folded, lower case, as expressions.

Pure data. ``other`` names somebody else, ``writer`` the writer, ``brand`` the company that is written to. Whichever
stands nearest before a finding counts.
"""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sottovoce.detect.said import germanic, romance


class Cues(NamedTuple):
    """The cues of one language, each an alternation."""

    other: str
    writer: str
    brand: str


ENGLISH_MEN = r"manager|driver|courier|seller|owner|boss|landlord|landlady|employee|cashier|waiter|waitress|neighbou?r|guy|man|woman|lady|bloke|dude|idiot|scammer|thief|person|girl|boy|ceo|delivery guy|postman|rep|agent"
GERMAN_MEN = r"filialleiter(?:in)?|leiter(?:in)?|fahrer(?:in)?|verkaufer(?:in)?|chef(?:in)?|vermieter(?:in)?|mitarbeiter(?:in)?|kellner(?:in)?|nachbar(?:in|n)?|typen?|kerl|mann|frau|idiot(?:en)?|betruger(?:in)?|dieb(?:in)?|zusteller(?:in)?|bote(?:n)?|postbote"
DUTCH_MEN = r"bedrijfsleider|manager|chauffeur|bezorger|verkoper|verkoopster|baas|huisbaas|verhuurder|medewerk(?:er|ster)|ober|buurman|buurvrouw|vent|gast|kerel|man|vrouw|idioot|oplichter|dief|postbode"
FRENCH_MEN = r"gerante?|directeur|directrice|livreur|livreuse|vendeur|vendeuse|patronne?|proprietaire|proprio|employee?|caissiere?|serveur|serveuse|voisine?|type|mec|homme|femme|nana|idiote?|escroc|voleur|voleuse|facteur|responsable"
SPANISH_MEN = r"encargad[oa]|gerente|repartidor|vendedora?|duen[oa]|jef[ea]|caser[oa]|emplead[oa]|cajer[oa]|camarer[oa]|vecin[oa]|tipo|tia|tio|hombre|mujer|idiota|estafadora?|ladron|cartero|director(?:a)?"
ITALIAN_MEN = r"direttore|direttrice|gestore|corriere|venditore|venditrice|proprietari[oa]|capo|padrone di casa|dipendente|cassier[ea]|camerier[ea]|vicin[oa]|tizi[oa]|tipo|tipa|uomo|donna|idiota|truffatore|truffatrice|ladro|postino|responsabile"
PORTUGUESE_MEN = r"gerente|entregador|estafeta|vendedora?|don[oa]|chefe|senhori[oa]|empregad[oa]|funcionari[oa]|caixa|garcom|vizinh[oa]|tipo|tipa|gajo|gaja|cara|homem|mulher|idiota|burlao|burlona|golpista|ladrao|carteiro|diretora?|motorista"

CUES: Mapping[str, Cues] = {
    "en": Cues(
        other=(
            rf"(?:my|our|his|her|their) (?:[a-z-]+ ){{0,2}}?(?:{germanic.ENGLISH_KIN}|{ENGLISH_MEN})(?:'s)?|his|her|hers|their|theirs|him|them|he|she|he's|she's|they"
            rf"|(?:this|that) (?:[a-z]+ )?(?:{ENGLISH_MEN})(?:'s)?|the (?:[a-z]+ )?(?:{ENGLISH_MEN})(?:'s)?(?: [a-z]+){{0,3}}? (?:can be|is reachable|lives|number|mobile|phone|cell|e?-?mail|address|answers)|belongs to|(?:mr|mrs|ms|miss)\.? [a-z]+"
        ),
        writer=(
            rf"(?:my|our) (?!(?:[a-z-]+ ){{0,2}}?(?:{germanic.ENGLISH_KIN}|{ENGLISH_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:call|text|ring|e?-?mail|reach|contact|phone|message|dm|whatsapp|write to|send it to) (?:me|us)|i live|i'm at|i am|i'm|me|mine|i moved"
        ),
        brand=r"your|you guys'?|customer (?:service|care|support)|helpline|hotline|head office",
    ),
    "de": Cues(
        other=(
            rf"(?:mein(?:e[rnms]?)?|unser(?:e[rnms]?)?|sein(?:e[rnms]?)?|ihr(?:e[rnms]?)?) (?:[a-z-]+ )?(?:{germanic.GERMAN_KIN}|{GERMAN_MEN})s?|sein(?:e[rnms]?)?|ihr(?:e[rnms]?)?|ihm|ihn|er|sie (?:wohnt|heisst|ist|hat)"
            rf"|von (?:dem|der|diesem|dieser) (?:{GERMAN_MEN})|(?:dieser?|diesem|der|die) (?:{GERMAN_MEN}) (?:ist|wohnt|hat|heisst)(?: [a-z]+)?|frau [a-z]+|herrn? [a-z]+"
        ),
        writer=(
            rf"(?:mein(?:e[rnms]?)?|unser(?:e[rnms]?)?) (?!(?:[a-z-]+ )?(?:{germanic.GERMAN_KIN}|{GERMAN_MEN})s?(?![a-z]))(?:[a-z-]+ ?)?|(?:ruft|rufen sie|erreicht|erreichen sie|schreibt|schreiben sie|meldet euch bei|kontaktiert) mich|ich wohne|wohne|ich bin|mich|mir|ruckruf"
        ),
        brand=r"eu(?:er|re[rnms]?)|euch|kundenservice|kundendienst|hotline|service-?nummer",
    ),
    "nl": Cues(
        other=(
            rf"(?:mijn|m'n|onze?|zijn|haar|hun) (?:[a-z-]+ )?(?:{germanic.DUTCH_KIN}|{DUTCH_MEN})|zijn|haar|hun|hem|hij|zij woont|ze woont|van (?:die|deze|dat) (?:{DUTCH_MEN})|(?:die|deze) (?:{DUTCH_MEN})"
            rf"|(?:de|het) (?:{DUTCH_MEN}) (?:is|woont|heeft)(?: [a-z]+)?|mevrouw [a-z]+|meneer [a-z]+"
        ),
        writer=(
            rf"(?:mijn|m'n|onze?) (?!(?:[a-z-]+ )?(?:{germanic.DUTCH_KIN}|{DUTCH_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:bel|mail|app|bereik|contacteer|stuur) (?:me|mij|ons)|ik woon|ik ben|me bereiken|mij|me"
        ),
        brand=r"jullie|uw|klantenservice|helpdesk|hotline",
    ),
    "fr": Cues(
        other=(
            rf"(?:mon|ma|mes|notre|nos|son|sa|ses|leur) (?:[a-z-]+ )?(?:{romance.FRENCH_KIN}|{FRENCH_MEN})|son|sa|ses|leurs?|lui|elle habite|il habite|elle|il|de ce(?:tte)? (?:{FRENCH_MEN})|ce(?:tte)? (?:{FRENCH_MEN})"
            rf"|l[ea] (?:{FRENCH_MEN}) (?:est|habite|a|repond)(?: [a-z]+)?|madame [a-z]+|monsieur [a-z]+|mme [a-z]+"
        ),
        writer=(
            rf"(?:mon|ma|mes|notre|nos) (?!(?:[a-z-]+ )?(?:{romance.FRENCH_KIN}|{FRENCH_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:appelez|rappelez|contactez|ecrivez|joignez)-(?:moi|nous)|me (?:joindre|contacter|rappeler|appeler)|j'habite|je suis|moi|me"
        ),
        brand=r"votre|vos|service client|standard|hotline",
    ),
    "es": Cues(
        other=(
            rf"(?:mi|mis|nuestr[oa]s?|su|sus) (?:[a-z-]+ )?(?:{romance.SPANISH_KIN}|{SPANISH_MEN})|su|sus|ell?a vive|el vive|ell?a|de es[ea] (?:{SPANISH_MEN})|es[ea] (?:{SPANISH_MEN})"
            rf"|(?:el|la) (?:{SPANISH_MEN}) (?:esta|vive|es|me dio|responde|atiende)(?: [a-z]+)?|senora? [a-z]+"
        ),
        writer=(
            rf"(?:mi|mis|nuestr[oa]s?) (?!(?:[a-z-]+ )?(?:{romance.SPANISH_KIN}|{SPANISH_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:llam|escrib|contact|localic|avis)[a-z]*(?:me|nos)|me (?:pueden|podeis|puedes) [a-z]+|yo vivo|vivo en|vivo|soy|conmigo"
        ),
        brand=r"vuestr[oa]s?|ustedes|atencion al cliente|su (?:web|pagina|tienda|telefono|servicio)",
    ),
    "it": Cues(
        other=(
            rf"(?:mi[oae]|miei|nostr[oaie]|su[oa]|suoi) (?:[a-z-]+ )?(?:{romance.ITALIAN_KIN}|{ITALIAN_MEN})|su[oa]|suoi|sue|lei|lui|loro|di quel(?:la)? (?:{ITALIAN_MEN})|quel(?:la)? (?:{ITALIAN_MEN})"
            rf"|(?:il|la) (?:{ITALIAN_MEN}) (?:e|abita|risponde|mi ha dato)(?: [a-z]+)?|signora? [a-z]+"
        ),
        writer=(
            rf"(?:mi[oae]|miei|nostr[oaie]) (?!(?:[a-z-]+ )?(?:{romance.ITALIAN_KIN}|{ITALIAN_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:chiam|scriv|contatt|richiam)[a-z]*(?:mi|ci)|(?:potete|puoi|puo) (?:richiamar|chiamar|contattar|scriver)mi|abito|io abito|sono"
        ),
        brand=r"vostr[oaie]|servizio clienti|assistenza clienti",
    ),
    "pt": Cues(
        other=(
            rf"(?:meus?|minhas?|noss[oa]s?) (?:[a-z-]+ )?(?:{romance.PORTUGUESE_KIN}|{PORTUGUESE_MEN})|dele|dela|deles|ela mora|ele mora|ela|ele|dess[ea] (?:{PORTUGUESE_MEN})|ess[ea] (?:{PORTUGUESE_MEN})"
            rf"|[oa] (?:{PORTUGUESE_MEN}) (?:atende|mora|esta|deu|e)(?: [a-z]+)?|senhora? [a-z]+"
        ),
        writer=(
            rf"(?:meus?|minhas?|noss[oa]s?) (?!(?:[a-z-]+ )?(?:{romance.PORTUGUESE_KIN}|{PORTUGUESE_MEN})(?![a-z]))(?:[a-z-]+ ?)?|(?:liguem|ligue|escrevam|contactem|contatem|falem|chamem)(?:-me| me| comigo| para mim)|me (?:ligar|liguem|chamar)|ligar-me|moro|vivo em|sou|comigo"
        ),
        brand=r"voss[oa]s?|de voces|vosso|atendimento ao cliente|apoio ao cliente",
    ),
}  # fmt: skip
