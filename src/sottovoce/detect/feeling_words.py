"""How words feel, in seven languages, for customer care and above all for privacy and trust.

Folded, lower case; by weight, from -3 to 3. A word that ends in "*" is the beginning of any. Negators turn
what follows; strengtheners and weakeners change its weight.
"""

# ruff: noqa: E501, SIM905 - a list of words stays in one piece
from __future__ import annotations

from types import MappingProxyType

FEELINGS = MappingProxyType({
    "en": {
        -3: "hate hated disgust* furious outrag* appall* scam* fraud* thie* crook* liar* lied creepy creep* spy* violat* betray* horrible horrif* worst despicable pathetic disgrace* evil stalk* illegal nightmare shameful unacceptable awful terrible",
        -2: "angry annoy* bad broken leak* breach* hack* stolen stole exposed unsafe insecure invasive intrusive snoop* sketchy shady untrustworth* distrust mistrust worr* scared afraid concern* disappoint* ridiculous useless rude joke ashamed fail* wtf selling sold spam* trash garbage sucks ruined ignored careless reckless sue lawyer complain* poor frustrat* upset sick uneasy dodgy lame unbelievable",
        -1: "slow late confus* unclear problem* issue* wrong error waiting unsure hidden doubt* suspicious sadly unfortunately tired weird odd missing",
        3: "love loved amazing awesome excellent fantastic brilliant perfect wonderful outstanding superb",
        2: "great good trust* safe* secure* reassur* transparen* respect* honest* helpful thank* thx happy glad impress* reliable recommend* appreciat* best kind protected grateful relieved nice pleased cheers solid",
        1: "fine clear easy quick* fast works solved fixed better fair polite ok",
    },
    "de": {
        -3: "hasse ekelhaft* widerlich* wutend* emporend* frechheit unverschamt* betrug* betruger* abzock* lugner* gelogen schlimmste* schlechteste* miserabel katastroph* skandal* ausspion* illegal* verrat* schande furchtbar* schrecklich* unterirdisch* kriminell*",
        -2: "schlecht* sauer argerlich* geleakt datenleck leck panne gehackt gestohlen geklaut unsicher* ubergriffig* unseri* misstrau* sorge* angst beunruhig* enttausch* lacherlich* nutzlos* unhoflich* peinlich* verkauft spam mull nervt nervig ignoriert fahrlassig* anwalt beschwer* frust* bedenklich* dubios* unheimlich* gruselig*",
        -1: "langsam spat verwirr* unklar* problem* falsch fehler* warte leider mude komisch seltsam fehlt zweifel*",
        3: "liebe fantastisch* hervorragend* perfekt* wunderbar* ausgezeichnet* grossartig* genial* begeistert",
        2: "gut gute guter super toll* danke dank vertrau* sicher* transparen* respekt* ehrlich* hilfreich* freundlich* zufrieden froh beeindruck* zuverlassig* empfehl* klasse geschutzt dankbar beruhigt nett seri* vorbildlich*",
        1: "ok klar einfach schnell* geht gelost besser fair",
    },
    "fr": {
        -3: "deteste hais degout* furieu* scandal* honteu* honte arnaqu* voleur* escroc* menteur* menti horrible* pire inadmissible* inacceptable* espionn* illegal* trahi* cauchemar lamentable* abominable*",
        -2: "colere mauvais* fuite* pirat* hacke* vole volees expose* intrusif* intrusive* louche* mefi* inquiet* inquiete* peur decu* decev* ridicule* inutile* nul nulle impoli* vendu* vendez spam ignore* negligen* avocat plainte reclam* frustr* marre douteu* flippant* creepy ras-le-bol",
        -1: "lent* retard confus* flou* probleme* faux erreur* attends malheureusement bizarre* manque* doute*",
        3: "adore genial* excellent* parfait* fantastique* merveilleu* formidable* magnifique*",
        2: "bien bon bonne super merci confiance securis* transparen* respect* honnete* utile* content* ravi* heureu* fiable* recommand* protege* rassur* gentil* serieu* sympa bravo",
        1: "ok clair* facile* rapide* marche resolu* mieux poli*",
    },
    "es": {
        -3: "odio asco furios* indignad* vergonzos* verguenza estafa* ladron* mentiros* mintieron horrible* peor pesim* inaceptable* espia* ilegal* traicion* pesadilla lamentable*",
        -2: "enfadad* enojad* mal mala malo filtra* fuga hacke* robad* robaron expuest* insegur* invasiv* sospechos* desconfi* preocup* miedo asust* decepcion* ridicul* inutil* groser* vendid* venden spam basura ignora* negligen* abogad* queja* reclam* frustr* harto harta cabread* turbi* inquiet*",
        -1: "lento lenta tarde confus* problema* error* esperando lamentablemente desgraciadamente rar* falta duda*",
        3: "encanta amo excelente* fantastic* perfect* maravillos* genial* increible* estupend*",
        2: "bien bueno buena gracias confianza confio confiable* seguro seguros segura transparen* respet* honest* util content* feliz agradecid* fiable* recomiend* protegid* tranquil* amable* seri*",
        1: "ok claro facil* rapid* funciona resuelto mejor just*",
    },
    "it": {
        -3: "odio schifo schifos* furios* indignat* vergognos* vergogna truff* ladri ladro bugiard* mentito orribil* peggior* pessim* inaccettabil* spia* spiat* illegal* tradit* incubo scandalos*",
        -2: "arrabbiat* male cattiv* fuga violat* violazion* hacker* rubat* espost* insicur* invasiv* losch* sospett* diffid* preoccup* paura spaventat* delus* ridicol* inutil* maleducat* vendut* vendete spam spazzatura ignorat* negligen* avvocat* reclam* frustr* stufo stufa dubbi* inquietant*",
        -1: "lento lenta tardi confus* problem* sbagliat* errore aspetto purtroppo stran* manca",
        3: "adoro amo eccellent* fantastic* perfett* meraviglios* geniale stupend*",
        2: "bene buono buona ottim* grazie fiducia fido sicur* transparen* trasparen* rispett* onest* util* content* felice affidabil* consiglio protett* tranquill* gentil* seri* brav* bravi",
        1: "ok chiar* facil* veloc* funziona risolt* meglio",
    },
    "pt": {
        -3: "odeio nojo furios* indignad* vergonhos* vergonha golpe* golpist* ladroes ladrao mentiros* mentiram horrivel pior pessim* inaceita* espia* espion* ilegal* traid* trai* pesadelo absurdo burla*",
        -2: "zangad* irritad* mau ma ruim vaza* vazou fuga hacke* roubad* roubaram expost* insegur* invasiv* suspeit* desconfi* preocup* medo assustad* decepcion* desilud* ridicul* inutil mal-educad* vendid* vendem spam lixo ignora* negligen* advogad* queixa* reclam* frustr* farto farta duvidos* inquiet*",
        -1: "lento lenta atras* confus* problema* errad* erro esperando infelizmente estranh* falta duvida*",
        3: "adoro amo excelente* fantastic* perfeit* maravilhos* genial incrivel",
        2: "bom boa otim* obrigad* confianca confio confiav* seguro segura seguros transparen* respeit* honest* util content* feliz agradec* fiavel recomend* protegid* tranquil* simpatic* seri* parabens",
        1: "ok claro facil rapid* funciona resolvid* melhor",
    },
    "nl": {
        -3: "haat walgelijk* woedend* schandal* schande oplicht* dief dieven leugen* gelogen verschrikkelijk* slechtste onacceptabel* bespioneer* illegaal verraad* nachtmerrie vreselijk* waardelo*",
        -2: "boos slecht* gelekt datalek lek gehackt gestolen onveilig* opdringerig* verdacht* wantrouw* zorgen bezorgd bang teleurgesteld* belachelijk* nutteloos onbeleefd* verkocht verkopen spam rommel negeert genegeerd nalatig* advocaat klacht* frustr* zat ongerust eng griezelig* dubieus*",
        -1: "langzaam traag verwar* onduidelijk* probleem problemen fout* wacht helaas raar vreemd ontbreekt twijfel*",
        3: "geweldig* fantastisch* uitstekend* perfect* prachtig* top super",
        2: "goed* bedankt dank vertrouw* veilig* transparant* respect* eerlijk* behulpzaam blij tevreden betrouwba* aanrader beschermd gerust* aardig fijn netjes dankbaar",
        1: "ok duidelijk makkelijk snel* werkt opgelost beter",
    },
})  # fmt: skip
NEGATORS = frozenset(
    "not no never n don t dont isnt wasn doesn didn cant can't won nothing without nobody nicht kein keine keinen nie niemals ohne"
    " pas jamais ne sans aucun rien no nunca nada sin ni non mai senza niente nessun nao nunca sem nem niet geen nooit zonder".split()
)
# In German and Dutch these may stand after what they turn.
NEGATORS_AFTER = frozenset(("nicht", "niet"))
STRENGTHENERS = frozenset(
    "very so really extremely absolutely totally completely super sehr so echt total absolut extrem wirklich tres vraiment trop"
    " tellement muy tan realmente totalmente demasiado molto davvero troppo tanto muito tao mesmo demais heel erg zeer echt ontzettend".split()
)
WEAKENERS = frozenset(
    "bit slightly somewhat little kinda etwas bisschen leicht ziemlich peu assez poco algo un po pouco beetje enigszins".split()
)
EMOJI = MappingProxyType(
    dict.fromkeys("😡🤬😠👿💩🤮🤢", -3)
    | dict.fromkeys("👎😤😞😢😭😟😨😱🙄😒😩😫💔", -2)
    | dict.fromkeys("😕🤔😐😬", -1)
    | dict.fromkeys("❤💖😍🥰🤩💯", 3)
    | dict.fromkeys("👍😊😀😁😃😄🙏🎉👏💪🔒😘🤗", 2)
    | dict.fromkeys("🙂👌😉", 1)
)
