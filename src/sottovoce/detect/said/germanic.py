"""Grammar pieces of English, German and Dutch."""

# ruff: noqa: E501 - an expression stays in one piece
from __future__ import annotations

from sottovoce.detect.said.grammar import Grammar

ENGLISH_KIN = (
    r"sons?|daughters?|wife|husband|hubby|missus|partner|boyfriend|girlfriend|bf|gf|fiancee?|mother|father|mum|mom|mam|mama"
    r"|dad|daddy|papa|brothers?|sisters?|bro|sis|kids?|child|children|baby|boys?|girls?|lad|lass|toddler|nan|gran|granny"
    r"|grandma|grandmother|grandad|granddad|grandpa|grandfather|grandson|granddaughter|niece|nephew|uncle|aunt|auntie|cousin"
    r"|friend|mate|bestie|neighbou?r|colleague|coworker|co-worker|boss|manager|flatmate|roommate|ex|family|parents|twins"
    r"|in-?laws|(?:mother|father|sister|brother)-in-law|carer|tenant|landlord|stepson|stepdaughter|spouse|little one"
)
ENGLISH = Grammar(
    writer=(
        r"i'?m|i am|i was|i'?ve been|i have been|i became|i become|i identify as|i came out as|i feel|i consider myself|we'?re|we are"
        r"|we were|as an?|being an?|i have|i'?ve(?: got)?|i'?d|i got|i had|i suffer(?:ed)?(?: from| with)?|i was diagnosed with"
        r"|i(?: just)? got diagnosed with|diagnosed with|i take|i'?m on|i'?m taking|living with|i live with|recovering from"
        r"|i use|i was born|been off (?:work )?with|off (?:work )?with|just had|had an?|i need|i'?m in|i ended up in|i caught"
        r"|i (?:just )?found out (?:that )?(?:i'?m|i am)|just found out (?:i'?m|im|i am)|struggling with|tested positive for|gotta have"
        r"|we have|we keep|we both have|i broke|broke|because of my|due to my|i carry|i do|i go to|i went to|i did"
    ),
    somebody=ENGLISH_KIN,
    possessive=r"my|our|his|her|their",
    writers_own=r"my|our",
    article=r"the|this|that|an?",
    verbs=(
        r"is|was|are|were|has been|has|have|s|got|had|suffers from|suffered from|suffers|takes|uses|came out as|has got|is in"
        r"|was diagnosed with|lives with|identifies as|died of|died from|is on|ended up in|broke|needs"
    ),
    pronouns=r"he|she|they|hes|shes",
    filler=(
        r"an?|the|also|very|openly|proud|proudly|practi[sc]ing|devout|half|really|only|just|actually|not|currently|still|already"
        r"|both|in|on|with|from|of|to|severe|severely|mild|chronic|chronically|legally|partially|fully|registered|clinically|recovering"
        r"|lifelong|life-long|former|ex|young|old|new|strict|orthodox|queer|[a-z]+ months?|[a-z]+ weeks?|months?|weeks?|years|type"
        r"|diagnosed|born|so|bloody|fucking|single|heavily|stage|terminal|terminally|little|newly|bit|kind|massive|huge|mini|my|married"
    ),
    noun=(
        r"wom[ae]n|m[ae]n|person|people|guys?|couple|famil(?:y|ies)|customers?|mums?|moms?|dads?|lad(?:y|ies)|girls?|boys?|teen|kids?"
        r"|parents?|student|users?|patients?|mother|father|voter|member|household|individual|child|son|daughter|adult|pensioner|veteran"
    ),
    goes_on=(
        r"and|or|so|but|because|cause|cos|coz|since|when|who|that|which|if|as|in|on|at|with|for|from|by|after|before|now|too|here"
        r"|myself|you|i|i'?m|he|she|we|they|it|your|my|the|this|to|not|pls|please|lol|again|already|yet|still|last|though|atm|btw|rn"
        r"|have|has|is|was|are|can'?t|can|don'?t|need|needs|like|up|ok|ffs|thanks|thx|what|how|why|where|is|today|and|ugh|yes|no|then|while"
    ),
    present=r"i|i'?m|i'?ve|i'?d|i'?ll|im|ive|my|me|mine|myself|we|our|us|we'?re",
    idle_before=(
        r"(?:for|about|against|like|to|than|versus|on) (?:the |an? |people with |other |fellow |some |all |any |kids with )?"
        r"|(?:for|about|against|like|to|than|on)|(?:you|you guys|guys|u)(?: are|'re)?|your [a-z]+ (?:is|are)|this [a-z]+ is|(?:is|are) (?:this|these|it)"
        r"|your|looks|so|pure|absolute|total|this is"
    ),
    idle_after=(
        r"friendly|free\b|safe\b|proof|accessible|access\b|ramps?\b|rooms?\b|spaces?\b|toilets?\b|lifts?\b|recipes?|snacks?|products?|foods?\b|section"
        r"|aisle|range|books?\b|movies?|films?|songs?|museum|charit|research|campaign|awareness|fund|foundation|ward\b|walk\b|run\b|week\b|month\b"
        r"|day\b|parade|edition|uniform|schools?\b|churches|church\b|festival|pride|sensor|scanner|reader|unlock|login|kits?\b|tests? (?:you|do|kit)"
        r"|information|info\b|labels?\b|warning|policy|discount|schemes?\b|era\b|studies|themed|style\b|merch|shirts?\b|mugs?\b|jokes?\b|costumes?|shoes?\b"
        r"|(?:to )?(?:your\b|you\b|these|this\b|those|chat ?bots?|waiting|queues|bullshit|stupid|bs\b|the app)|of waiting|with envy|from waiting"
    ),
    idle=(
        r"lol|lmao|rofl|a?(?:ha)+h?|hehe+|episode|movie|film|song|novel|charity|donat(?:e|ing|ion)"
        r"|fundraiser|recipes?|edition|do you (?:sell|stock)|you sell|suitable|lyrics|cancel culture|in stock|podcast|documentary|poll|the news|jk"
    ),
    figure=(
        r"(?:nearly|almost|practically) (?:had|got|gave|having|died)|gives? (?:me|us|you)|giving (?:me|us)|gave (?:me|us)|gonna (?:have|get|give)|will give|about to have"
    ),
)  # fmt: skip

GERMAN_KIN = (
    r"sohn|tochter|frau|mann|mutter|vater|mama|mami|papa|bruder|schwester|kind|kinder|baby|freundin|freund|partnerin|partner|oma|opa"
    r"|grossmutter|grossvater|enkel|enkelin|tante|onkel|neffe|nichte|cousine?|kolleg(?:e|in|en)|chef|chefin|nachbar(?:in|n)?|kleiner?|kleinen"
    r"|junge|madchen|eltern|familie|ex(?:-?mann|-?frau|freund|freundin)?|verlobter?|schwieger(?:mutter|vater|eltern)|zwillinge|lebensgefahrt(?:e|in)|bub|mieter|vermieter"
)
GERMAN = Grammar(
    writer=(
        r"ich bin|bin(?: ich)?|ich war|war|wir sind|sind wir|ich wurde|wurde|als|ich habe?|habe?(?: ich)?|ich hatte|hatte(?: ich)?|wir haben|ich leide(?: an| unter)?|leide(?: an| unter)?"
        r"|ich nehme|nehme|ich sitze|sitze|ich liege|liege|ich muss|muss|ich bekomme|bekomme|ich werde|bei mir wurde|wurde bei mir|ich fuhle mich|ich lebe (?:mit|von)|lebe (?:mit|von)"
        r"|erkrankt an|mir wurde|ich brauche|brauche|hab mir|habe mir|ich trage|wegen meine[rsm]?|ich gehe (?:zur|zum|in die)|wir feiern|ich komme|da ich|weil ich"
    ),
    somebody=GERMAN_KIN,
    possessive=r"mein(?:e[rnms]?)?|unser(?:e[rnms]?)?|sein(?:e[rnms]?)?|ihr(?:e[rnms]?)?",
    writers_own=r"mein(?:e[rnms]?)?|unser(?:e[rnms]?)?",
    article=r"der|die|das|dem|den|ein|eine",
    verbs=r"ist|hat|war|hatte|wurde|leidet(?: an| unter)?|nimmt|sitzt|liegt|bekommt|wird|muss|sind|haben|lebt (?:mit|von)|braucht|kam|ist an|hat sich",
    pronouns=r"er|sie",
    filler=(
        r"eine?[rnms]?|der|die|das|den|dem|auch|sehr|seit|leider|gerade|immer|noch|schon|nur|selber|selbst|stark|schwer|chronisch|unheilbar|trockener?|ehemaliger?"
        r"|glaubiger?|praktizierender?|strenger?|uberzeugter?|stolzer?|langjahriger?|eingetragenes?|im|in|an|am|mit|unter|von|ab|gegen|jahren?|monaten?|wochen?|monat"
        r"|woche|geburt|total|ja|nun|jetzt|halt|als|mal|vom|zur|zum|beide[n]?|wegen|[a-z]+ jahren|letzter|letzte|nicht|kein|keine|wieder|jahrelang|nunmehr|frisch|gegen [a-z-]+|seit [a-z]+|vor kurzem|letzten?|leider"
    ),
    noun=r"frau(?:en)?|mann|manner|person|menschen?|paar|familie|kundin|kunde|mutter|vater|schulerin|schuler|mensch|mitglied",
    goes_on=(
        r"und|oder|aber|weil|da|denn|wenn|der|die|das|dass|mit|fur|von|bei|im|in|an|am|auf|seit|jetzt|hier|bitte|also|kann|konnte|darf|muss|musste|habe?|hab|bin|ist"
        r"|war|wurde|ich|ihr|wir|er|sie|es|was|wie|nicht|geworden|gewesen|gemeldet|geschrieben|erkrankt|leide|finde|sein|bekam|gilt|geboren|aufgewachsen|ware|und|zwei|gibts"
    ),
    present=(
        r"ich|mich|mir|mein(?:e[rnms]?)?|bin|habe?|hatte|wir|uns|unser(?:e[rnms]?)?|leide|nehme|sitze|liege|brauche|muss|war"
    ),
    idle_before=(
        r"(?:fur|uber|gegen|wie|nach|als fur|zu) (?:die |den |das |eine?n? |alle |menschen mit )?|(?:fur|uber|gegen|wie)|(?:ihr|du|sie) (?:seid|bist|sind)|seid ihr"
        r"|eu(?:er|re) [a-z]+ (?:ist|sind)|eu(?:er|re)|das ist(?: doch)?|voll|so|doch|total"
    ),
    idle_after=(
        r"freundlich|gerecht|frei\b|geeignet|zugang|platz\b|rampe|rezepte?|produkte?|abteilung|hilfe\b|forschung|stiftung|film|serie|buch\b|lied|schuhe|museum|sensor|leser"
        r"|scanner|information|woche\b|tag\b|rabatt|witz|uniform|schule\b|kirche\b|feier|parade|edition|(?:gegen )?(?:solche|eure|euch\b|dumm|wart|chatbots?)|nach (?:eurer|eurem|euren|dem zeug|schoko)"
    ),
    idle=(
        r"lol|a?(?:ha)+h?|hehe|rezepte?|spenden?|film|serie|lied|buch|roman|witz|verkauft ihr|habt ihr|gibt es|geeignet|zeitung|die krise"
    ),
    figure=(
        r"(?:fast|beinahe) (?:ein|nen|einen|eine)|krieg(?:t|e|en)?|bekommt man|bekomm(?:e)? (?:ich )?(?:fast|gleich)"
    ),
)  # fmt: skip

DUTCH_KIN = (
    r"zoon|zoontje|dochter|dochtertje|vrouw|man|moeder|vader|mama|papa|ma|pa|broer|broertje|zus|zusje|kind|kinderen|kindje|baby|vriendin|vriend|partner|oma|opa"
    r"|kleinzoon|kleindochter|tante|oom|neef|nicht|collega|baas|buurman|buurvrouw|buren|jongen|meisje|ouders|gezin|familie|ex|verloofde|schoonmoeder|schoonvader|tweeling|peuter"
)
DUTCH = Grammar(
    writer=(
        r"ik ben|ben(?: ik)?|ik was|wij zijn|we zijn|ik werd|werd|als|ik heb|heb(?: ik)?|ik had|wij hebben|we hebben|ik lijd(?: aan)?|lijd(?: aan)?|ik slik|slik|ik gebruik"
        r"|ik zit|zit|ik lig|lig|ik moet|moet|ik krijg|bij mij is|ik voel me|ik leef (?:met|van)|ik neem|vanwege mijn|door mijn|ik ga naar|wij vieren|al"
    ),
    somebody=DUTCH_KIN,
    possessive=r"mijn|m'n|onze?|zijn|haar|hun",
    writers_own=r"mijn|m'n|onze?",
    article=r"de|het|een",
    verbs=r"is|heeft|was|had|werd|lijdt(?: aan)?|slikt|zit|ligt|krijgt|moet|zijn|hebben|leeft (?:met|van)|neemt|gebruikt",
    pronouns=r"hij|zij|ze",
    filler=(
        r"een|de|het|ook|heel|erg|al|sinds|helaas|net|nog|nu|alleen|zelf|zwaar|ernstig|chronisch|streng|gelovig|praktiserend|trotse?|overtuigd|ex|voormalig|in|aan|met|op|van"
        r"|voor|jaren?|maanden|weken|[a-z]+ maanden|[a-z]+ weken|[a-z]+ jaar|geboren|allebei|beiden|naar|thuis|weer|niet|geen|lid|kaderlid|drie|keer|per|week|alweer|licht|voor [a-z-]+|sinds [a-z]+|vorige|afgelopen"
    ),
    noun=r"vrouw(?:en)?|man|mannen|persoon|mensen|stel|gezin|familie|klant|moeder|vader|meisje|jongen|lid",
    goes_on=(
        r"en|of|maar|omdat|want|als|die|dat|met|voor|van|bij|in|op|aan|sinds|nu|hier|graag|dus|kan|mag|moet|moest|heb|ben|is|was|werd|ik|jullie|je|wij|we|hij|zij|ze|er|het|wat|hoe"
        r"|niet|geworden|geweest|gemeld|vind|kregen|krijg|geboren|alsjeblieft|aub|svp|gehad|kunnen|liep|zat"
    ),
    present=r"ik|mij|me|mezelf|mijn|m'n|ben|heb|had|wij|we|ons|onze|lijd|slik|zit|lig",
    idle_before=(
        r"(?:voor|over|tegen|zoals|als|naar) (?:de |het |een |mensen met |alle )?|(?:voor|over|tegen|zoals)|(?:zijn|bent) (?:jullie|je|u)|jullie zijn|jullie [a-z]+ is|jullie"
        r"|dat is(?: toch)?|die|zo'?n|wat een"
    ),
    idle_after=(
        r"vriendelijk|toegankelijk|toegang|vrij\b|geschikt|recept|product|afdeling|bestrijding|onderzoek|fonds|film|serie|boek\b|liedje|schoenen|museum|sensor|scanner|lezer"
        r"|informatie|week\b|dag\b|korting|grap|uniform|school\b|kerk\b|feest|parade|editie|pati|zooi|app\b|(?:voor )?(?:chatbots?|jullie|dit soort|wachten)|aan (?:jullie|die|dit)"
    ),
    idle=(
        r"lol|a?(?:ha)+h?|hihi|recepten|doneren|film|serie|liedje|boek|grap|verkopen jullie|hebben jullie|geschikt|krant|ofzo|of zo|editie"
    ),
    figure=(
        r"bijna een|krijg je|krijg ik|krijgt|bijna (?:aan|van)"
    ),
)  # fmt: skip
