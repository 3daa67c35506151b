"""Children: an age under 18, or a school year, that a child gives of itself or somebody gives of a child.

Article 8 of the GDPR and COPPA make the age of a writer matter; of a child in a picture or a story, the
category alone. Having children says nothing of any of them.
"""

# ruff: noqa: E501 - an expression stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.model import Category, Severity

NUMBER_WORDS = {
    word: number
    for words, first in (
        ("six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen", 6),
        ("sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn", 6),
        ("six sept huit neuf dix onze douze treize quatorze quinze seize", 6),
        ("seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete", 6),
        ("sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette", 6),
        ("seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete", 6),
        ("zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien", 6),
    )
    for number, word in enumerate(words.split(), first)
}
WORDS = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
NUMBER = rf"(?P<value>\d{{1,2}}|{WORDS})"
SOME_NUMBER = rf"\d|[^a-z](?:{WORDS})[^a-z]"
ONLY = r"(?: (?:a|an|only|just|just turned|turned|now|still|erst|nur|gerade|jetzt|pas|net|nog maar|maar|que|solo|so|seulement|apenas|appena|compiuto|appena compiuto|actually|literally|aber|eigentlich|auch|ook|acabei de fazer|ya|ja|gia))*"
UNIT = r"(?: ?-?(?:years?(?:[ -]old)?|yrs?(?:[ -]old)?|y/?o|jahre?(?:[ -]alt)?|ans|anos|anni|jaar(?: oud)?)(?![a-z]))"
CHILD = (
    r"sons?|daughters?|kids?|child|baby|toddler|boy|girl|little one|little boy|little girl|niece|nephew|grandson|granddaughter|brother|sister|lad|stepson|stepdaughter"
    r"|sohn|tochter|kind|kleiner?|junge|madchen|neffe|nichte|enkel|enkelin|bruder|schwester|fils|fille|enfant|bebe|petite?|garcon|neveu|frere|soeur"
    r"|hij[oa]|nin[oa]|pequen[oa]|peque|sobrin[oa]|niet[oa]|herman[oa]|chic[oa]|figli[oa]|bambin[oa]|bimb[oa]|piccol[oa]|nipote|fratello|sorella"
    r"|filh[oa]|menin[oa]|crianca|sobrinh[oa]|net[oa]|irmao|irma|garot[oa]|zoon|zoontje|dochter|dochtertje|kindje|meisje|jongen|neefje|nichtje|broertje|zusje|broer|zus"
)
MINE = r"(?:my|our|his|her|mein(?:e[rnms]?)?|unser(?:e[rnms]?)?|mon|ma|notre|mi|nuestr[oa]|(?:il |la )?(?:mi[oa]|nostr[oa])|(?:o |a )?(?:meu|minha|noss[oa])|mijn|m'n|ons|onze)"
MINE_TRIGGER = (
    r"[^a-z](?:my|our|his|her|mon|ma|notre|mi|mia|mio|meu|minha|mijn|m'n|ons|onze) |mein|unser|nuestr|nostr"
    r"|noss[oa]"
)
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"

SCHOOL = (
    rf"(?:i'?m|i am|is|he'?s|she'?s|just started|going into|started) (?:only |still |just )?(?:in )?(?P<value>{ORDINAL} grade|grade \d|year (?:[1-9]|1[01])|kindergarten|primary school|elementary school|middle school|pre-?school|nursery school)",
    r"(?:geh(?:e|t)?|bin|komm(?:e|t)|ist|besucht?e?)(?: [a-z]+){0,2}? (?:in|auf)? ?(?:die|der|den|das|dem)? ?(?P<value>(?:\d{1,2}\.|erste[nr]?|zweite[nr]?|dritte[nr]?|vierte[nr]?|funfte[nr]?|sechste[nr]?|siebte[nr]?|achte[nr]?|neunte[nr]?) klasse|grundschule|kindergarten|kita)",
    r"(?:suis|est|passe|rentre|va) (?:au |a l'|en )(?P<value>[3-6](?:e|eme)|sixieme|cinquieme|quatrieme|troisieme|cp|ce[12]|cm[12]|maternelle|ecole primaire|college)",
    r"(?:voy|estoy|curso|va|esta|vamos)(?: a| en)? (?P<value>(?:\d[o.]{0,2}|primero|segundo|tercero|cuarto|quinto|sexto) (?:de )?(?:primaria|la eso|eso|infantil)|preescolar|la guarderia)",
    r"(?:faccio|fa|frequento|frequenta|vado in|va in|sono in)(?: la| l')? ?(?P<value>(?:prima|seconda|terza|quarta|quinta) (?:elementare|media)|asilo|scuola materna)",
    r"(?:estou|esta|ando|anda|faco) no (?P<value>(?:[1-9]o?|primeiro|segundo|terceiro|quarto|quinto|sexto|setimo|oitavo|nono) ano|jardim de infancia|ensino fundamental|infantario)",
    r"(?:zit|ga|gaat)(?: [a-z]+)? (?:in|naar) (?P<value>groep (?:[1-8]|een|twee|drie|vier|vijf|zes|zeven|acht)|de brugklas|de basisschool|de kleuterklas)",
)
SCHOOL_WORDS = (
    r"[^a-z]grade|year \d|year 1|kindergarten|primary school|elementary school|middle school|pre-?school|nursery school| klasse|grundschule|[^a-z]kita|sixieme|cinquieme|quatrieme|troisieme"
    r"| [3-6]e| cp[^a-z]| ce\d| cm\d|maternelle|ecole primaire|au college| primaria|la eso|de eso|infantil|preescolar|guarderia| elementare|[aeiou] media|asilo|scuola materna"
    r"|o ano[^a-z]|\d ano[^a-z]|de infancia|ensino fundamental|infantario| groep |brugklas|basisschool|kleuterklas"
)

KINDS = (
    KindDeclaration(
        kind="MINOR",
        title="A child's age or school year",
        chip="child's age",
        category=Category.CHILD,
        severity=Severity.HIGH,
        google="AGE",
        fideslang="user.demographic.age_range",
        dpv="Age",
        patterns=(
            Pattern(
                rf"(?:i'?m|i am|ich bin|bin|ik ben|ben){ONLY} {NUMBER}{UNIT}?",
                0.85,
                triggers=("i'm |im |i am |bin |ben ", SOME_NUMBER),
            ),
            Pattern(
                rf"(?:i just turned|i turned|just turned) {NUMBER}{UNIT}?",
                0.8,
                triggers=("turned ", SOME_NUMBER),
            ),
            Pattern(
                rf"(?:j'ai|g|j'viens d'avoir|je viens d'avoir|tengo|acabo de cumplir|he cumplido|ho|ho appena compiuto|tenho|so tenho|acabei de fazer|fiz|to com){ONLY} {NUMBER}{UNIT}?",
                0.85,
                triggers=("j'ai |g |d'avoir |tengo |cumpli|ho |compiuto |tenho |fazer |fiz |com ", SOME_NUMBER),
            ),
            Pattern(
                rf"{NUMBER}[ -]?(?:yo|y/o|yr old|yrs old|years? old|year-old) (?:here|girl|boy|kid)",
                0.8,
                triggers=(r"(?:yo|y/o|old) (?:here|girl|boy|kid)",),
            ),
            Pattern(
                rf"{MINE} (?:[a-z]+ )?(?:{CHILD})(?: [a-z]+)?(?:,| \(|\(|,? (?:is|turned|aged|has just turned|ist|wird|a|tiene|ha|tem|fez)){ONLY} ?{NUMBER}{UNIT}?",
                0.85,
                triggers=(MINE_TRIGGER, SOME_NUMBER),
            ),
            Pattern(
                rf"{MINE} (?P<value>\d{{1,2}}|{WORDS})(?:[ -]?(?:years?|yrs?)[ -]?olds?|[ -]?yo|[ -]?jahrige[rnms]?|-?jarige?)",
                0.8,
                triggers=(MINE_TRIGGER, r"old|yo|jahrig|jarig"),
            ),
            Pattern(
                rf"{MINE} (?:[a-z]+ )?(?:{CHILD})(?: [a-z]+)? (?:de|di|van|von|im alter von|of) {NUMBER}{UNIT}?",
                0.8,
                triggers=(MINE_TRIGGER, SOME_NUMBER),
            ),
            Pattern(
                rf"(?:he'?s|she'?s|he is|she is|er ist|sie ist|il a|elle a|il n'a|elle n'a|ele so tem|ela so tem|ele tem|ela tem|so tem|solo tiene|tiene solo|ha solo|lui ha|lei ha|hij is|zij is|ze is){ONLY} {NUMBER}{UNIT}?",
                0.75,
                triggers=("he's|hes |he is|she|er ist|sie ist|il a |elle a |n'a |tem |tiene |ha |hij is|ze is|zij is", SOME_NUMBER),
            ),
            *(Pattern(regex, 0.8, triggers=(SCHOOL_WORDS,)) for regex in SCHOOL),
        ),
        check="minor",
        examples=(
            "hi I am «12» and bought this", "ich bin erst «13» Jahre alt", "j'ai «12» ans", "tengo «11» años", "ho «10» anni", "tenho «9» anos", "ik ben «11» jaar",
            "my daughter Lena («8») is on your page", "my «7» year old found this", "I'm in «6th grade»", "mein Sohn ist «9» und zockt", "je suis en «6ème» et j'ai payé",
        ),
        counter_examples=(
            "I am 12 minutes late", "I'm 45 and angry", "I am 12th in the queue", "I'm 5 km away", "I'm 5'11 tall", "ich bin 12 Stunden unterwegs", "my 12 year old laptop",
            "I have 2 kids", "12 years with your company", "my son is 27", "my dog is 9",
        ),
    ),
)  # fmt: skip
