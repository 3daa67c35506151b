"""Phrases that say what a message wants, in seven languages: they show where an intent stands in a text, and
speak for it where the classifier alone is not sure.

For folded, lower-case text; `GAP` lets a few words stand between, within one sentence.
"""

# ruff: noqa: E501 - a phrase stays in one piece
from __future__ import annotations

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


ERASE = "delete|erase|remove|wipe|losch|entfern|supprim|effac|borr|elimin|suprim|cancell|apag|exclu|delet|verwijder|wissen"
KNOW = "data|info|information|details|daten|gegevens|donnees|informations|datos|informacion|dati|dados|informacoes"

PHRASES: dict[str, tuple[str, ...]] = {
    "rights.erasure": (
        rf"\b(?:{ERASE})\w*{GAP}{MINE}",
        rf"{MINE}{GAP}(?:ge)?(?:{ERASE}|wis)\w*",
        r"right to be forgotten|right to erasure|recht auf (?:vergessen|losch)\w*|droit a l'(?:oubli|effacement)"
        r"|derecho al olvido|derecho de supresion|diritto all'oblio|direito ao esquecimento|recht op vergetelheid",
    ),
    "rights.access": (
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
    "rights.opt_out": (
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
    "rights.rectification": (
        r"(?:correct|rectif|amend|fix|berichtig|korrigier|rectifi|corrig|corrij|correg|rettific|retific|gecorrigeerd|aanpass)\w*"
        rf"{GAP}(?:my|mein\w*|mes|mis|mi|miei|mio|meus|meu|mijn)\b{GAP}\w+",
        rf"(?:wrong|incorrect|misspelled|inaccurate|falsch\w*|fausse?s?|errone\w*|equivocad\w*|incorrect\w*|sbagliat\w*|errad\w*|verkeerd\w*|onjuist\w*){GAP}"
        r"(?:records|system|database|file|daten|system|datenbank|fichiers|base|registros|sistema|archivi|cadastro|bestand|systeem)",
    ),
    "rights.restriction": (
        rf"(?:restrict|freeze|suspend|einschrank|sperr|limit|bloqu|gel|congel|bloque|beperk|bevries|blocc){GAP}(?:{KNOW})",
        rf"(?:don'?t|do not|nicht|ne|no|non|nao|niet) {GAP}(?:{ERASE})\w*{GAP}(?:but|aber|mais|pero|ma|mas|maar) {GAP}\w+",
    ),
    "rights.portability": (
        r"(?:data |droit a la |datenuber|derecho a la |diritto alla |direito a |data)?(?:portab\w+|tragbarkeit)",
        rf"(?:transfer|export|ubertrag|mitnehm|recuper|llevar|transfier|trasfer|portar|transfir|levar|meenem|draag){GAP}(?:{KNOW})",
    ),
    "rights.objection": (
        r"(?:i |je m'|ich |me |mi )?(?:object|oppos|widersp\w+|opongo|oppongo|oponho(?:-me)?|maak bezwaar|bezwaar)\w*[^.!?\n]{0,60}",
        r"(?:profil|track)\w+ (?:me|mich|mi|mij)|right to object|widerspruchsrecht|recht van bezwaar",
    ),
    "rights.limit_use": (
        rf"(?:limit|only use|beschrank|nutzt|verwend|limit|n'utilis|utilis|us|beperk|gebruik)\w*{GAP}(?:sensi\w+|health|gesundheits\w*|sante|salud|sanitari|saude|gevoelige|gezondheids\w*)(?: \w+)?",
    ),
    "rights.appeal": (
        r"\b(?:appeal|contest|challenge|anfecht\w*|einspruch|conteste\w*|fais appel|recours|apel\w+|recurr\w+|recurso|ricorso|appello|contesto|impugn\w*|recorr\w+|in beroep|betwist)\b[^.!?\n]{0,60}",
    ),
    "rights.withdraw_consent": (
        r"(?:withdraw\w*|revok\w*|take back|widerruf\w*|ziehe?|retire\w*|revoqu\w*|retiro|revoco|ritiro|revogo|trek|herroep|intrek\w*)\b[^.!?\n]{0,30}"
        r"(?:consent\w*|permission|einwilligung|zustimmung|accord|autori[sz]a\w+|autorizzazione|permiso|permesso|permissao|toestemming)",
        r"(?:no longer|nicht mehr|ne|n'|ya no|non|ja nao|niet langer|geen) \w*\s?(?:consen\w+|autori\w+|toestemming|einverstanden)",
    ),
    "breach.rumour": (
        r"(?:is it true|heard|reddit|twitter|apparently|rumou?r|stimmt es|angeblich|gehort|gelesen|c'est vrai|parait|entendu|es verdad|dicen|lei|e vero|pare|sentito|letto"
        r"|e verdade|dizem|ouvi|li|klopt het|hoorde|las|naar het schijnt)\b[^.!?\n]{0,60}(?:hack|leak|breach|leck|pirat|fuite|filtra|fuga|vaza|lek|brecha|netz|net|rete)\w*",
    ),
    "child.writer": (
        r"\b(?:i'?m|i am|ich bin|bin|j'?ai|tengo|ho|tenho|ik ben)(?: \w+){0,2} (?:[5-9]|1[0-7])\b(?: (?:years?|yrs?|yo|jahre|ans|anos|anni|jaar))?",
        r"(?:my (?:mum|mom|dad|parents)|meine? (?:mama|mutter|papa|eltern)|ma mere|maman|mes parents|mi (?:mama|madre|papa)|mis padres|mia (?:mamma|madre)|i miei|minha mae|meus pais|m(?:ij)?n (?:moeder|ouders))"
        r"[^.!?\n]{0,30}",
    ),
    "privacy.question": (
        r"privacy (?:policy|notice|statement|question|concern)|\b(?:gdpr|dsgvo|rgpd|lgpd|ccpa)\b|datenschutz\w*"
        r"|politique de confidentialite|donnees personnelles|politica de privaci\w+|proteccion de datos"
        r"|informativa (?:sulla )?privacy|politica de privacidade|privacybeleid|privacyverklaring",
        rf"(?:how|why|where|who|what|is|are|do) {GAP}my (?:\w+ )?data {GAP}(?:\?|safe|used|stored|shared|secure|protected)",
        rf"(?:wie|warum|wer|sind|was|wo) {GAP}meine?n? daten",
        rf"(?:comment|pourquoi|qui|est-ce que) {GAP}mes donnees|(?:como|por que|quien|donde) {GAP}mis datos",
        rf"(?:come|perche|chi|dove) {GAP}miei dati|(?:como|porque|quem|onde) {GAP}meus dados"
        rf"|(?:hoe|waarom|wie|waar) {GAP}mijn gegevens",
    ),
    "breach.report": (
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
    "complaint": (
        r"\b(?:complain\w*|unacceptable|terrible|worst|disgust\w*|ripped off|rip-off|scam\w*|lawyer|sue you|disappointed|awful"
        r"|beschwer\w*|unverschamt\w*|frechheit|anwalt|enttausch\w*|inacceptable|plainte|reclamation|honteux|arnaque|decue?s?|avocat"
        r"|reclam\w*|quejas?|inaceptable|vergonzos\w|estafa\w*|abogado|pesim[oa]|inaccettabile|vergogn\w*|truffa\w*|avvocato"
        r"|pessim[oa]|delus[oa]|inaceitavel|vergonha|advogado|klacht\w*|klagen|onacceptabel|schandalig|oplicht\w*|advocaat"
        r"|teleurgesteld|waardeloos)\b",
    ),
}  # fmt: skip
