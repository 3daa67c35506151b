"""Grammar pieces of French, Spanish, Italian and Portuguese."""

# ruff: noqa: E501 - an expression stays in one piece
from __future__ import annotations

from sottovoce.detect.said.grammar import Grammar

FRENCH_KIN = (
    r"fils|fille|garcon|femme|mari|epouse|epoux|compagnon|compagne|conjointe?|copine?|cheri|cherie|mere|pere|maman|papa|frere|soeur|enfants?|bebe|petite?s?|gamine?|mamie|papi|papy"
    r"|grand-?mere|grand-?pere|petit-fils|petite-fille|tante|oncle|neveu|niece|cousine?|amie?|pote|voisine?|collegue|patronne?|chef|ex|famille|parents|jumeaux|belle-mere|beau-pere|ado"
)
FRENCH = Grammar(
    writer=(
        r"je suis|j'suis|chui|suis|j'etais|nous sommes|on est|en tant que?|comme|etant|j'ai(?: ete)?|j'avais|nous avons|on a|je souffre(?: de| d)?|je prends|je me suis|je vais en|je dois aller en"
        r"|on m'a diagnostique|diagnostique|je vis avec|je porte|atteinte? de|je me sens|j'utilise|j'attends|je fais(?: de| une)?|je viens d'|suite a|je reste|a cause de (?:mon|ma|mes)|je passe|en arret"
        r"|je vote|j'ai vote"
    ),
    somebody=FRENCH_KIN,
    possessive=r"mon|ma|mes|notre|nos|son|sa|ses|leur|leurs",
    writers_own=r"mon|ma|mes|notre|nos",
    article=r"le|la|l'|cette|ce|un|une",
    verbs=(
        r"est|a|etait|avait|a eu|souffre(?: de)?|prend|sommes|sont|ont|attend|va en|doit aller en|vit avec|a ete|s'est|fait|est en|est dans"
    ),
    pronouns=r"il|elle|ils|elles",
    filler=(
        r"un|une|des|de|du|d'|le|la|les|l'|aussi|tres|encore|toujours|actuellement|deja|ne|n'|pas|que|depuis|ouvertement|fiere?|fervente?|ancien|ancienne|ex|vraiment|en|au|aux"
        r"|dans|a|sous|avec|gravement|severement|enfin|tous|toutes|les deux|deux|sept|mois|semaines|ans|allergique|jeune|vieux|eu|ete|fait|atteinte?|recemment|malheureusement|accro"
        r"|trois ans|moi|bien|mal|demi|moitie|membre"
    ),
    noun=r"femmes?|hommes?|personnes?|couple|famille|cliente?s?|mere|pere|etudiante?|maman|gens|fille|garcon|militante?|citoyenne?",
    goes_on=(
        r"et|ou|mais|car|parce|donc|quand|qui|que|avec|pour|de|du|des|d'[a-z]+|a|au|aux|en|dans|chez|depuis|par|sur|sans|je|j'[a-z]+|vous|tu|on|il|elle|nous|ne|n'[a-z]+|svp|stp|merci|ici|aussi"
        r"|et|est|ai|a|est-ce|alors|maintenant|la|le|les|l'[a-z]+|votre|vos|mon|ma|puis|comment|c'[a-z]+|pratiquante?s?|practicante|depuis|mdr|aujourd'hui|encore"
    ),
    present=r"je|j|moi|me|m|mon|ma|mes|nous|notre|nos|chui",
    idle_before=(
        r"(?:pour|sur|contre|comme|que|vers|aux|chez)(?: les?| la| l'| des| une?)?|(?:vous|tu) (?:etes|es)|votre [a-z]+ (?:est|sont)|votre|vos|cette [a-z]+ (?:est|fait)|l'acces|c'est|trop|ce (?:produit|truc) (?:est|convient)"
        r"|acces en|en acces|test|les"
    ),
    idle_after=(
        r"friendly|pride|chatbots?|votre|vos\b|a (?:votre|vos|cette|ce|ces|chatbots?|l'attente|la connerie)|aux? (?:votre|vos|chatbots?|chocolat|robots?|files?)|pour (?:le concert|les)|du telephone|de mon (?:telephone|portable)"
        r"|ou quoi|dans le film"
    ),
    idle=(
        r"mdr+|lol|ptdr|a?(?:ha)+h?|recettes?|donner|don|film|serie|chanson|livre|roman|dvd|vendez-vous|avez des|convient|journal|edition|blague|sondage"
    ),
    figure=(
        r"failli|me file|me donne|me refile|presque (?:fait|eu)|vais faire"
    ),
)  # fmt: skip

SPANISH_KIN = (
    r"hij[oa]s?|mujer|marido|espos[oa]|pareja|novi[oa]|compane?r[oa]|madre|padre|mama|papa|herman[oa]s?|nin[oa]s?|bebe|pequen[oa]|peque|chic[oa]|abuel[oa]s?|niet[oa]s?|ti[oa]|sobrin[oa]|prim[oa]"
    r"|amig[oa]|vecin[oa]|colega|jef[ea]|ex|familia|padres|gemelos|suegr[oa]|cunad[oa]"
)
SPANISH = Grammar(
    writer=(
        r"soy|yo soy|somos|estoy|estamos|estuve|era|fui|como|siendo|tengo|tuve|tenemos|he tenido|padezco(?: de)?|sufro(?: de)?|sufri|tomo|me diagnosticaron|diagnosticad[oa] (?:con|de)|vivo con|convivo con"
        r"|he pillado|he cogido|pille|me siento|voy en|ando en|voy a|tengo que ir a|llevo|estoy de baja por|de baja por|me rompi|me he roto|por mi|debido a mi|me considero|uso|nos|me declaro|acabo de|he votado a|yo voto|he perdido"
    ),
    somebody=SPANISH_KIN,
    possessive=r"mi|mis|nuestr[oa]s?|su|sus",
    writers_own=r"mi|mis|nuestr[oa]s?",
    article=r"el|la|este|esta|un|una",
    verbs=(
        r"es|esta|tiene|tuvo|estuvo|era|fue|padece(?: de)?|sufre(?: de)?|toma|va en|anda en|somos|son|estan|tienen|vive con|lleva|va a|ha tenido|usa"
    ),
    pronouns=r"el|ella|ellos|ellas",
    filler=(
        r"un|una|unos|el|la|los|las|muy|tambien|ya|aun|todavia|siempre|no|solo|actualmente|abiertamente|orgullos[oa]|ex|antigu[oa]|en|de|con|a|del|al|desde|hace|ambos|los dos|dos|anos|meses|siete|por"
        r"|gravemente|bastante|casi|parcialmente|totalmente|recien|fiel|ferviente|ansiedad y|ingresad[oa]|tipo|miembro|militante|hijo|mi|me"
    ),
    noun=r"mujer(?:es)?|hombres?|personas?|pareja|familia|client[ea]s?|madre|padre|estudiante|chic[oa]s?|senor[a]?|ciudadan[oa]|gente",
    goes_on=(
        r"y|e|o|pero|porque|pues|cuando|que|con|para|de|del|a|al|en|desde|por|sin|me|no|nos|yo|vosotros|ustedes|el|la|los|las|es|esta|tengo|necesito|su|vuestr[oa]|mi|si|asi|aqui|tambien|practicante|ahora|ya"
        r"|hace|como|llevaba|os|le|lo|se|hoy|jaja"
    ),
    present=r"yo|me|mi|mis|mio|mia|soy|estoy|tengo|tuve|he|nos|nuestr[oa]s?|somos|padezco|sufro|tomo|llevo|voy",
    idle_before=(
        r"(?:para|sobre|contra|como)(?: el| la| los| las| un| una)?|(?:estan|sois|estais|son|estas)(?: un[oa]s)?|su [a-z]+ (?:es|esta)|vuestr[oa]s?(?: [a-z]+ (?:es|esta))?|esta [a-z]+ (?:es|me da)|acceso para|el [a-z]+ (?:es|esta) apto para|las|los|es de"
    ),
    idle_after=(
        r"friendly|pride|(?:los )?chatbots?|vuestr|a (?:vuestr|su |sus |los chatbots?|la espera|chatbots?|est)|al? (?:vuestr|chocolate)|de mi (?:movil|telefono|celular)|o que\b|de su (?:web|app)|para (?:el concert|los)"
    ),
    idle=(
        r"lol|j?(?:aja)+j?a?|(?:ja)+|recetas?|donar|pelicula|serie|cancion|libro|novela|venden|vendeis|apto|periodico|edicion|broma|encuesta"
    ),
    figure=(
        r"casi (?:me|tengo|tuve)|me da|nos da|me va a dar|me dio un"
    ),
)  # fmt: skip

ITALIAN_KIN = (
    r"figli[oae]|moglie|marito|compagn[oa]|ragazz[oa]|fidanzat[oa]|madre|padre|mamma|papa|fratell[oi]|sorell[ae]|bambin[oa]|bimb[oa]|piccol[oa]|nonn[oai]|nipot[ei]|zi[oa]|cugin[oa]|amic[oa]|vicin[oa]"
    r"|collega|capo|ex|famiglia|genitori|gemelli|suocer[oa]|cognat[oa]"
)
ITALIAN = Grammar(
    writer=(
        r"sono|io sono|siamo|ero|sono stat[oa]|da|come|essendo|ho|avevo|abbiamo|ho avuto|ho preso|soffro(?: di| d')?|prendo|mi hanno diagnosticato|diagnosticat[oa]|convivo con|vivo con|affett[oa] da|mi sento"
        r"|vado in|devo andare in|mi sono rott[oa]|a causa (?:del mio|della mia)|uso|mi considero|faccio|porto|aspetto|io voto|ho votato|sto facendo|sono in"
    ),
    somebody=ITALIAN_KIN,
    possessive=r"(?:il |la |i |le )?(?:mi[oae]|miei|nostr[oaie]|su[oae]|suoi|loro)",
    writers_own=r"(?:il |la |i |le )?(?:mi[oae]|miei|nostr[oaie])",
    article=r"il|la|l'|questo|questa|un|una",
    verbs=r"e|ha|era|aveva|ha avuto|soffre(?: di)?|prende|siamo|sono|hanno|aspetta|va in|deve andare in|vive con|e stat[oa]|e in|sta",
    pronouns=r"lui|lei|loro",
    filler=(
        r"un|uno|una|un'|il|lo|la|le|i|gli|l'|molto|anche|gia|ancora|sempre|non|solo|attualmente|apertamente|orgoglios[oa]|ex|in|di|del|della|d'|con|a|al|alla|da|dal|dai|entrambi|due|anni|mesi|sette|per"
        r"|gravemente|parzialmente|purtroppo|fervente|convint[oa]|ricoverat[oa]|iscritt[oa]|malattia|malattia per|ansia e|tipo|delegat[oa]|tutti|tutte"
    ),
    noun=r"donn[ae]|uom[oi]n?i?|person[ae]|coppia|famiglia|client[ei]|madre|padre|student(?:e|essa)|ragazz[oaie]|signor[ae]|cittadin[oa]|gente",
    goes_on=(
        r"e|ed|o|ma|perche|quindi|quando|che|con|per|di|del|della|a|al|in|da|dal|dalla|su|senza|mi|non|ci|io|voi|il|la|lo|le|gli|l'[a-z]+|ho|vi|si|qui|anche|praticante|adesso|ora|gia|c'[a-z]+|posso|trovo"
        r"|vostr[oa]|mio|mia|devo|se|come|ma|domani|oggi|adoro"
    ),
    present=r"io|me|mi|mi[oae]|miei|sono|ho|soffro|prendo|noi|ci|nostr[oaie]|siamo|vado",
    idle_before=(
        r"(?:per|su|sul|contro|come|ai|agli|sulla|sulle)(?: il| la| i| gli| le| un)?|siete(?: dei)?|(?:il )?vostr[oai](?: [a-z]+ (?:e|sono))?|questa [a-z]+ (?:e|mi fa)|accesso per|adatto a(?:gli|i)?|le|gli|e da|test"
    ),
    idle_after=(
        r"friendly|pride|(?:i )?chatbot|vostr|ai? (?:chatbot|vostr)|al (?:vostr|cioccolat)|del (?:mio|vostro) (?:telefon|cioccolat|cellulare)|del vostro|o cosa\b|al concerto"
    ),
    idle=(
        r"lol|a?(?:ha)+h?|(?:ah)+|ricette|donare|film|serie|canzone|libro|romanzo|vendete|adatto|giornale|edizione|scherzo|sondaggio|ricerca"
    ),
    figure=(
        r"mi fa(?: venire)?|mi (?:e )?quasi|quasi (?:avuto|venuto)|mi (?:e )?viene|mi prende"
    ),
)  # fmt: skip

PORTUGUESE_KIN = (
    r"filh[oa]s?|mulher|marido|espos[oa]|companheir[oa]|namorad[oa]|noiv[oa]|mae|pai|irma|irmao|irmaos|crianca|menin[oa]|bebe|garot[oa]|miud[oa]|avo|vovo|net[oa]|ti[oa]|sobrinh[oa]|prim[oa]|amig[oa]|vizinh[oa]"
    r"|colega|chefe|ex|familia|pais|gemeos|sogr[oa]|cunhad[oa]|putos?"
)
PORTUGUESE = Grammar(
    writer=(
        r"sou|eu sou|somos|estou|to|tou|estamos|era|estive|fui|como|sendo|tenho|tive|temos|sofro(?: de| com)?|tomo|fui diagnosticad[oa] com|diagnosticad[oa] com|vivo com|convivo com|peguei|apanhei|sinto-me|me sinto"
        r"|ando em|ando de|ando|faco|tenho (?:de|que) fazer|quebrei|parti|por causa (?:do meu|da minha|de um|de uma)|de baixa por causa de|uso|me considero|considero-me|descobri que (?:sou|estou|tenho)|recebo|eu votei|votei"
    ),
    somebody=PORTUGUESE_KIN,
    possessive=r"(?:o |a |os |as )?(?:meus?|minhas?|noss[oa]s?|seus?|suas?)",
    writers_own=r"(?:o |a |os |as )?(?:meus?|minhas?|noss[oa]s?)",
    article=r"o|a|este|esta|um|uma",
    verbs=(
        r"e|esta|tem|teve|esteve|era|foi|sofre(?: de| com)?|toma|anda em|anda de|somos|sao|estao|tem de fazer|vive com|usa|faz|ficou|descobriu que"
    ),
    pronouns=r"ele|ela|eles|elas",
    filler=(
        r"um|uma|o|a|os|as|muito|tambem|ja|ainda|sempre|nao|so|atualmente|abertamente|orgulhos[oa]|ex|em|de|com|do|da|no|na|ha|desde|ambos|os dois|dois|anos|meses|sete|por|gravemente|parcialmente|infelizmente"
        r"|internad[oa]|tipo|diagnostico|viciad[oa]|completamente|fervoros[oa]|membro|baixa|esperando|numa|causa"
    ),
    noun=r"mulher(?:es)?|hom[e]ns?|homem|pessoas?|casal|familia|clientes?|mae|pai|estudante|menin[oa]s?|garot[oa]|senhor[a]?|cidada[o]?|gente",
    goes_on=(
        r"e|ou|mas|porque|pois|quando|que|com|para|pra|de|do|da|a|ao|em|no|na|desde|por|sem|me|nao|nos|eu|voces?|o|os|as|tenho|preciso|seu|sua|meu|minha|se|aqui|tambem|praticante|agora|ja|ha|tinha|achei|recusaram"
        r"|continuam|adorei|posso|como|hoje|kkk"
    ),
    present=r"eu|me|mim|meus?|minhas?|sou|estou|tenho|tive|fui|nos|noss[oa]s?|somos|sofro|tomo|ando|peguei|to|tou",
    idle_before=(
        r"(?:para|sobre|contra|como|pra)(?: o| a| os| as| um| uma)?|(?:estao|sao|voces estao)|o [a-z]+ de voces (?:e|esta)|(?:o |a )?voss[oa](?: [a-z]+ (?:e|esta))?|ess[ea] [a-z]+ (?:e|me da)|acesso para|adequado para|as|os|e coisa de"
    ),
    idle_after=(
        r"friendly|pride|chatbots?|voss|a (?:chatbots?|voss|esse)|ao? (?:chocolate|voss)|(?:n?o|em) chocolate|do (?:meu|seu) (?:celular|telemovel|telefone)|ou que\b|no concerto|n[oa] (?:chocolate|app|jogo de voces)"
    ),
    idle=(
        r"lol|k{3,}|(?:rs){2,}|a?(?:ha)+h?|receitas|doar|filme|serie|musica|livro|romance|vendem|adequado|jornal|edicao|piada|enquete"
    ),
    figure=(
        r"quase (?:tive|tenho|me)|me da|da-me|vai me dar|quase morri"
    ),
)  # fmt: skip
