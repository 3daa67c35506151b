"""Guess the language of a short text: by its script, or by its everyday words.

A word counts for every language that has it, and the more the fewer they are: "la" says little, "mia" much.
Answers ISO 639-1, or "und" when too little speaks for one language, or for one more than for another.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

import re

UNKNOWN = "und"
# Folded: lower case, no accents. Of an entry with an apostrophe the part before it counts, as in "l'ordine".
EVERYDAY_WORDS = {
    "en": "the and is my you your to of for it that this have with not was are on what can please i'm i've don't be"
    " do we me why how when will would been they still has had but at from get got never help order hello thanks"
    " thank am an he she his her it's i a in as so or if no if there their them our us who where which about just"
    " now yet any some all more than then too very also only back out up off again after before need want know"
    " does doesn't didn't can't won't isn't wasn't haven't hasn't did could should somebody anyone nobody hi hey"
    " here's that's what's where's card phone number call account refund parcel delivery money wrong lost broken"
    " received arrived waiting working sent charged twice email address password cancel order days week weeks today"
    " yesterday tomorrow last first good bad great love service customer support bought paid return cancelled delayed missing flight booking wait new people day time still into over like make made see try",
    "de": "der die das und ist ich nicht mein meine meinen meinem meiner mit ein eine einen einem einer zu auf sie"
    " ihr habe hab bin bitte wie warum wann noch auch es den dem des von fur wir mir mich kann aber seit wurde"
    " hallo danke euch sind wird oder schon immer am im an in so was war hat haben will also man da dass wenn weil"
    " nur sehr mehr kein keine keinen nach bei aus uber unter vor zum zur ihre ihren ihnen euer eure du dir dich"
    " dein deine er uns unser unsere wer wo welche heute gestern morgen tage woche wochen jetzt wieder nie leider"
    " konnen konnt mochte geht gibt bekommen angekommen erhalten bestellt bestellung paket lieferung rechnung geld"
    " zuruck karte nummer handy rufen sie's konto kaputt falsch kunde kundendienst hilfe guten tag vielen dank"
    " funktioniert warte storniert adresse zweimal abgebucht meldet zwischen wegen ohne gegen durch bis ab wohl gerade",
    "fr": "le la les des et est je pas mon ma mes vous avec un une pour que qui quoi dans sur bonjour merci pourquoi"
    " j'ai suis ne ce cette ces votre vos nous au aux du de il elle ils on sont fait toujours depuis c'est n'ai"
    " mais en y se si son sa ses notre nos leur moi te tu ton ta par plus tres bien sans sous chez ou comment"
    " quand combien encore deja jamais rien tout tous toute aussi alors donc car a ai as ont avez avons etes etait"
    " peux pouvez peut veux voudrais faut svp bonsoir salut l' d' j' qu' n' s' m' c' t' commande colis livraison"
    " carte numero telephone compte facture argent remboursement rembourser recu marche fonctionne casse perdu"
    " probleme aide client jours semaine semaines hier demain aujourd'hui appelez attends deux fois non oui",
    "es": "el la los las y es mi mis no con un una unos para que por en de del al hola gracias cuando porque tengo se"
    " lo le les su sus pero como estoy soy ya esta estan este esto esa ese muy me yo te tu tus nos nuestro a o si"
    " mas sin sobre hasta desde donde quien cual ha he han hay fue ser estar hace hacer puedo puede pueden quiero"
    " necesito llega llego llegado ha nada nadie nunca siempre todavia aun tambien solo bien mal buenos buenas dias"
    " tardes usted ustedes favor pedido paquete envio entrega tarjeta numero telefono cuenta factura dinero"
    " devolucion reembolso devolver funciona roto perdido problema ayuda cliente dia semana semanas ayer hoy manana"
    " llamen llamenme espero esperando dos veces cobrado han mio mios mia quiere quisiera saber tienen teneis todo todos todas vuestra vuestro tiene hijo anos"
    " otra otro otras otros venden quiten info porfa oye cuando entonces mucho mucha cada sido tengan pueda",
    "it": "il lo la gli le i e mio mia miei mie non con per che chi di a da in su un una uno sono ho hai ha abbiamo"
    " avete hanno ciao grazie perche quando della delle dello dei degli nel nella alla alle allo al ai dal dalla sul"
    " questo questa questi quello anche si ma come del vostro vostra vostri suo sua vi mi ti ci ne ancora piu molto"
    " solo gia mai sempre niente nessuno senza dopo prima dove quanto quale cosa buongiorno salve buonasera"
    " scusate essere stato stata fatto fare posso potete puo vorrei devo era tutto tutti oggi ieri domani l' dell'"
    " nell' all' dall' un' c' d' ordine pacco spedizione consegna carta numero telefono conto fattura soldi rimborso"
    " arrivato arrivata ricevuto funziona rotto perso problema aiuto cliente giorni settimana settimane aspetto"
    " chiamatemi due volte addebitato no",
    "pt": "o os a as um uma uns e meu minha meus minhas nao com para que por em no na nos nas do da dos das de ao aos"
    " ola obrigado obrigada quando porque tenho sou estou voces voce se mas como foi ja eu isso isto este essa esta"
    " muito me te lhe seu sua seus nosso ele ela eles ou sem sobre ate desde onde quem qual ha tem temos ser estar"
    " fazer posso pode podem quero preciso chegou recebi nada ninguem nunca sempre ainda tambem so mais bem mal bom"
    " boa dia tarde favor encomenda pedido pacote entrega cartao numero telefone telemovel conta fatura dinheiro"
    " reembolso devolucao devolver funciona partido perdido problema ajuda cliente dias semana semanas ontem hoje"
    " amanha liguem espera duas vezes cobrado pra pelo pela dois tudo todos todas toda vossa vosso vcs nossa filho anos ai"
    " outra outro outras outros vendem houve parem pare fiquei muita cada entao mesmo quando aqui podia deu pro lhes",
    "nl": "de het een en is ik niet mijn met voor dat die dit op van jullie heb hebben heeft ben waarom wanneer nog"
    " ook maar bij zijn naar aan hoe wat er te je u uw kan kunnen wordt nu al geen graag bedankt deze of om als dan"
    " in uit over onder tot toe zo was waren werd hij zij ze we wij ons onze mij me hem haar jou jouw wie waar"
    " welke niets niemand nooit altijd weer steeds zeer veel meer goed slecht alleen sinds door moet wil zou hallo"
    " hoi dag alstublieft alsjeblieft bestelling pakket pakje levering kaart nummer telefoon rekening factuur geld"
    " terug ontvangen aangekomen werkt kapot kwijt probleem hulp klant klantenservice dagen week weken vandaag"
    " gisteren morgen bellen bel wacht twee keer afgeschreven",
}  # fmt: skip
SCRIPTS = (
    (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
    (0x0900, 0x097F, "hi"), (0x0E00, 0x0E7F, "th"), (0x3040, 0x30FF, "ja"), (0xAC00, 0xD7AF, "ko"),
    (0x4E00, 0x9FFF, "zh"),
)  # fmt: skip
OTHER_SCRIPT = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last, _ in SCRIPTS) + "]")
WORD = re.compile(r"[a-z]+'?")
# What a word that one language alone has counts; one that several share counts its part.
WHOLE_WORD = 12
LEAST_LEAD = WHOLE_WORD // 3
# In a text of a language that is not listed some word or other looks like one of these. Of very few words one
# is enough.
FEW_WORDS = 3
LEAST_WORDS = 1.25
# Where words leave it open, letters and endings that a language has and its neighbours lack speak too.
LETTERS = {"es": "ñ¿¡", "pt": "ãõ", "de": "ßäöü", "fr": "èêœùûçà", "it": "ìòàèù"}
ENDINGS = {
    "es": r"\w+(?:cion|ciones|dad|dades|illo|illa|uelo|ll[aeo]s?\w*|iendo|aron|ieron|adme)|\w*ue[rlnv]\w+",
    "pt": r"\w+(?:cao|coes|dade|dades|agem|inho|inha|endo|nh[aeo]s?|lh[aeo]s?|aram|am|em|ei|ou)|\w*(?:lh|nh)[aeo]\w*",
    "it": r"\w+(?:zione|zioni|ssim[oaie]|mente|gli|ett[oai]|ate|ete|ezza)|\w*(?:cch|ggi|zz|gli)\w*",
    "fr": r"\w+(?:ez|eaux?|ment|eux|euse|tion|tions|oir|ais|ait|eur|aux)|\w*(?:eau|oeu|ouv)\w*",
    "de": r"\w+(?:ung|ungen|lich|lichen|keit|heit|isch|cht|tzt)|\w*sch[^i]\w*",
    "nl": r"\w+(?:lijk|lijke|ij|ijn|tje|tjes|heid|isch|aan|een)|\w*(?:ij|aa|uu|oe|ui)\w+",
    "en": r"\w+(?:ing|ed|tion|ly|ness|ght|'s)|\w*(?:th|wh|ough|ck)\w*",
}
ENDING = {language: re.compile(rf"\b(?:{pattern})\b") for language, pattern in ENDINGS.items()}
CLUE = WHOLE_WORD // 3
LEAST_SHARE = 0.2

_SPOKEN_BY: dict[str, tuple[str, ...]] = {}
for _language, _words in EVERYDAY_WORDS.items():
    for _word in {begin for entry in _words.split() for begin in WORD.findall(entry)[:1]}:
        _SPOKEN_BY[_word] = (*_SPOKEN_BY.get(_word, ()), _language)


def guess_language(text: str, lower: str) -> str:
    """The language of a text, given its folded lower-case form too."""
    # Letters of other scripts may have been folded to Latin ones that they resemble: the script speaks first.
    if OTHER_SCRIPT.search(text):
        language = _by_script(text)
        if language != UNKNOWN:
            return language
    words = WORD.findall(lower)
    speakers = [_SPOKEN_BY[word] for word in words if word in _SPOKEN_BY]
    scores: dict[str, int] = {}
    for speaking in speakers:
        part = WHOLE_WORD // len(speaking)
        for language in speaking:
            scores[language] = scores.get(language, 0) + part
    if not scores:
        return UNKNOWN
    decided = _decided(scores, speakers, len(words))
    if decided == UNKNOWN:
        decided = _decided(_with_clues(scores, text, lower), speakers, len(words))
    return decided


def _decided(scores: dict[str, int], speakers: list[tuple[str, ...]], words: int) -> str:
    """The language that leads, when enough speaks for it."""
    language = max(scores, key=scores.__getitem__)
    best, second = (*sorted(scores.values(), reverse=True), 0)[:2]
    known = sum([language in speaking for speaking in speakers])
    enough = best >= WHOLE_WORD * (1 if words <= FEW_WORDS else LEAST_WORDS)
    leads = best - second >= LEAST_LEAD
    return language if enough and leads and known >= LEAST_SHARE * words else UNKNOWN


def _with_clues(scores: dict[str, int], text: str, lower: str) -> dict[str, int]:
    """The scores of the languages that already have one, with what letters and endings add."""
    small = text.lower()
    return {
        language: score
        + CLUE * sum(map(small.count, LETTERS.get(language, "")))
        + CLUE * sum(1 for _ in ENDING[language].finditer(lower))
        for language, score in scores.items()
    }


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
