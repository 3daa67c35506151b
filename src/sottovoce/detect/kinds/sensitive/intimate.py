"""Sex life and orientation (GDPR Art. 9), gender identity, family, and violence at home, as said of a person."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.model import Category, Severity

SPECIAL, HIGH = Category.SPECIAL_CATEGORY, Severity.HIGH

KINDS = (
    SaidKind(
        kind="SEXUAL_ORIENTATION",
        title="Sex life or orientation",
        chip="orientation",
        category=SPECIAL,
        severity=HIGH,
        google="SEXUAL_ORIENTATION",
        fideslang="user.demographic.sexual_orientation",
        dpv="SexualPreference",
        law=(Law.CPRA_SEX_LIFE,),
        predicates=listed(
            en="gay, a gay couple, lesbian, lesbians, bisexual, bi, homosexual, queer, asexual, pansexual, pan, lgbt, lgbtq, lgbtqia, polyamorous, poly, heterosexual, straight, demisexual, aromantic, closeted, a sex worker, hiv neg, kinky, a swinger, swingers, a virgin",
            de="schwul, schwules paar, lesbisch*, lesbe, bisexuell, bi, homosexuell, homo, queer, asexuell, pansexuell, heterosexuell, hetero, polyamor, ungeoutet, prostituierte, jungfrau", fr="gay, gays, lesbienne*, bisexuel*, bi, homosexuel*, homo, homos, queer, asexuel*, pansexuel*, polyamoureu*, heterosexuel*, hetero, pd, vierge, travailleuse du sexe",
            es="gay, gais, gays, lesbian*, bisexual*, homosexual*, queer, asexual*, pansexual*, hetero, heterosexual*, poliamoros*, bollera, marica, virgen, trabajadora sexual", it="gay, lesbic*, bisessual*, omosessual*, queer, asessual*, pansessual*, eterosessual*, etero, poliamoros*, vergine, sex worker",
            pt="gay, gays, lesbica*, bissexual*, homossexual*, queer, assexual*, pansexual*, hetero, heterossexual*, sapatao, bicha, poliamoros*, virgem, lgbt", nl="homo, homo's, homoseksueel, lesbisch*, lesbienne, biseksueel, bi, queer, aseksueel, panseksueel, hetero, heteroseksueel, lhbti, polyamoreus, maagd, sekswerker",
        ),
        phrases=listed(
            en="came out as gay, came out as bi, came out as lesbian, came out to my, outed me, outed him, outed her, my sexuality, my sexual orientation, my sex life, same-sex couple, same sex couple, gay couple, my wife and i are both women, my one night stand, sleeping with my, cheated on me with, in the closet",
            de="als schwul geoutet, als lesbisch geoutet, mich geoutet, mein coming-out, meine sexualitat, meine sexuelle orientierung, mein sexleben, gleichgeschlechtliches paar", fr="mon coming out, mon orientation sexuelle, ma sexualite, ma vie sexuelle, couple gay, couple de lesbiennes, couple homo, couple homosexuel", es="sali del armario, mi orientacion sexual, mi vida sexual, pareja gay, pareja de lesbianas, pareja homosexual",
            it="ho fatto coming out, il mio orientamento sessuale, la mia vita sessuale, coppia gay, coppia omosessuale, coppia di lesbiche", pt="sai do armario, minha orientacao sexual, minha vida sexual, casal gay, casal homossexual, casal de lesbicas", nl="uit de kast gekomen, mijn geaardheid, mijn seksuele geaardheid, mijn seksleven, homostel, lesbisch stel",
        ),
        examples=("I'm «gay» and felt insulted", "ich bin «lesbisch»", "soy «bisexual»", "sono «omosessuale»", "ik ben «homo»", "sou «lésbica»"),
        counter_examples=("the gay pride edition is sold out", "I went straight to the shop"),
    ),
    SaidKind(
        kind="GENDER_IDENTITY",
        title="Gender identity",
        chip="gender identity",
        category=SPECIAL,
        severity=HIGH,
        google="GENDER",
        fideslang="user.demographic.gender",
        dpv="Gender",
        predicates=listed(
            en="transgender, trans, trans woman, trans man, a trans woman, a trans man, transsexual, transexual, non-binary, nonbinary, non binary, enby, genderfluid, gender fluid, genderqueer, agender, intersex, ftm, mtf, cis, cisgender, transitioning, trans masc, trans femme",
            de="transgender, trans, trans frau, trans mann, transfrau, transmann, transsexuell, nicht-binar, nichtbinar, nonbinar, non-binary, genderfluid, intersexuell, divers, agender", fr="transgenre*, trans, femme trans, homme trans, transsexuel*, non-binaire, non binaire, intersexe, genderfluid, agenre",
            es="transexual*, transgenero, trans, mujer trans, hombre trans, no binari*, intersexual, genero fluido, agenero, travesti", it="transgender, trans, donna trans, uomo trans, transessual*, non binari*, intersessual*, genderfluid, agender", pt="transexual*, transgenero*, trans, mulher trans, homem trans, nao binari*, nao-binari*, intersexo, genero fluido, travesti, agenero",
            nl="transgender, trans, transvrouw, transman, trans vrouw, trans man, transseksueel, non-binair, nonbinair, intersekse, genderfluide, genderfluid, agender",
        ),
        phrases=listed(
            en="my deadname, my dead name, deadnamed me, deadnaming me, my pronouns, pronouns are they/them, my transition, misgendered me, misgendering me, came out as trans, my top surgery, hormone replacement therapy for my transition, my gender identity, gender dysphoria, gender affirming",
            de="mein deadname, meinem deadname, meinen deadname, meine pronomen, meine transition, meine geschlechtsidentitat, geschlechtsangleichung, geschlechtsangleichende, personenstandsanderung, vornamensanderung wegen trans, misgendert mich", fr="mon deadname, mon morinom, mes pronoms, ma transition, mon identite de genre, m'avez megenre, dysphorie de genre",
            es="mi deadname, mi nombre muerto, mis pronombres, mi transicion, mi identidad de genero, disforia de genero, cambio de sexo registral", it="il mio deadname, i miei pronomi, la mia transizione, la mia identita di genere, disforia di genere", pt="meu nome morto, meu nome social, meus pronomes, minha transicao, minha identidade de genero, disforia de genero", nl="mijn deadname, mijn voornaamwoorden, mijn transitie, mijn genderidentiteit, genderdysforie",
        ),
        examples=("I'm «trans», use my name", "ich bin «nicht-binär»", "sono una «donna trans»", "you used «my deadname»"),
        counter_examples=("the trans-atlantic flight is late", "he is a trans-atlantic pilot"),
    ),
    SaidKind(
        kind="DOMESTIC_VIOLENCE",
        title="Violence at home",
        chip="violence",
        category=SPECIAL,
        severity=HIGH,
        fideslang="user.demographic",
        dpv="CriminalOffence",
        terms=listed(
            en="domestic violence, domestic abuse, restraining order, abusive ex, abusive husband, abusive partner, abusive relationship, women's refuge, women's shelter, was raped, been raped, sexual assault, sexually assaulted, sexually abused, stalking me, stalked me, child abuse, non-molestation order, coercive control, marital rape, protective order, molested",
            de="hausliche gewalt, hauslicher gewalt, frauenhaus, kontaktverbot, annaherungsverbot, gewaltschutz*, vergewaltigt, vergewaltigung, missbraucht, sexueller missbrauch, stalkt mich, stalker, gewalttatiger ex, gewalttatig, partnerschaftsgewalt, auskunftssperre", fr="violences conjugales, violence conjugale, femme battue, ordonnance de protection, ordonnance d'eloignement, conjoint violent, mari violent, ex violent, viol, violee, agression sexuelle, agressee sexuellement, harceleur, foyer pour femmes, inceste",
            es="violencia de genero, violencia domestica, maltratador, malos tratos, orden de alejamiento, casa de acogida, violada, violacion, agresion sexual, abuso sexual, acosador, mujer maltratada", it="violenza domestica, violenze domestiche, maltrattamenti, marito violento, ex violento, compagno violento, ordine restrittivo, divieto di avvicinamento, casa rifugio, centro antiviolenza, stuprata, violentata, violenza sessuale, stalker",
            pt="violencia domestica, medida protetiva, lei maria da penha, marido violento, ex violento, casa-abrigo, casa abrigo, violada, estuprada, estupro, abuso sexual, agressor, ordem de restricao", nl="huiselijk geweld, contactverbod, straatverbod, blijf-van-mijn-lijf*, blijf van mijn lijf*, opvanghuis, verkracht, verkrachting, aangerand, seksueel misbruik, misbruikt, mishandeld, mishandeling, gewelddadige ex, stalker, stalkt me",
        ),
        phrases=listed(
            en="used to beat me, used to hit me, he beats me, husband beats me, partner beats me, boyfriend beats me, ex beats me, dad beats me, he hits me, husband hits me, hit me again, beat me up, he abused me, my abuser, my rapist, my stalker, my abusive, tried to kill me, threatened to kill me, fled from my ex, hiding from my ex, escaped my ex, afraid of my husband, afraid of my ex, strangled me, choked me",
            de="ex hat mich geschlagen, mann hat mich geschlagen, mann schlagt mich, er schlagt mich, freund schlagt mich, hat mich verprugelt, hat mich geschlagen, hat mich gewurgt, vor meinem ex geflohen, vor meinem mann geflohen, angst vor meinem ex, angst vor meinem mann, hat mich bedroht", fr="ex me battait, mari me battait, il me battait, me frappait, il me frappe, me bat, m'a frappee, m'a battue, m'a tabassee, j'ai fui mon ex, peur de mon ex, peur de mon mari, mon agresseur",
            es="me maltrataba, me maltrata, me pegaba, me pega, me ha pegado, me golpeaba, huyo de mi ex, hui de mi ex, miedo de mi ex, miedo a mi ex, mi agresor, mi maltratador, intento matarme", it="mi picchiava, mi picchia, mi ha picchiata, mi ha picchiato, mi menava, mi maltrattava, scappata dal mio ex, paura del mio ex, paura di mio marito, il mio aggressore", pt="me batia, batia-me, me bate, bate-me, me agrediu, agrediu-me, me agredia, me espancou, fugi do meu ex, medo do meu ex, medo do meu marido, meu agressor",
            nl="ex sloeg me, man sloeg me, sloeg me, slaat me, heeft me geslagen, mishandelde me, gevlucht voor mijn ex, bang voor mijn ex, bang voor mijn man, mijn belager",
        ),
        examples=("my ex «used to hit me», don't tell him", "mein «Ex hat mich geschlagen»", "mi ex «me pegaba»"),
        counter_examples=("this price beats me", "the movie about domestic violence was good"),
    ),
    SaidKind(
        kind="MARITAL_STATUS",
        title="Family status",
        chip="family status",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        google="MARITAL_STATUS",
        fideslang="user.demographic.marital_status",
        dpv="MaritalStatus",
        predicates=listed(
            en="divorced, widowed, separated, a widow, a widower, a single mum, a single mom, a single dad, a single mother, a single parent, single mum, single mom, single mother, single parent, getting divorced, getting a divorce, newly married, just married, recently widowed, engaged to",
            de="geschieden, verwitwet, getrennt lebend, alleinerziehend*, witwe, witwer, frisch verheiratet, in scheidung, ledig, verheiratet", fr="divorce, divorcee, veuf, veuve, separe, separee, celibataire, marie, mariee, pacse, pacsee, mere celibataire, pere celibataire, en instance de divorce, mere isolee",
            es="divorciad*, viud*, separad*, solter*, casad*, madre soltera, padre soltero, recien casad*", it="divorziat*, vedov*, separat*, single, sposat*, nubile, celibe, ragazza madre, madre single", pt="divorciad*, viuv*, separad*, solteir*, casad*, mae solteira, pai solteiro, recem-casad*", nl="gescheiden, weduwe, weduwnaar, alleenstaand*, alleenstaande moeder, pas getrouwd, getrouwd, ongehuwd",
        ),
        phrases=listed(
            en="my divorce, my late husband, my late wife, my ex-husband, my ex-wife, my ex husband, my ex wife, got divorced, getting divorced, my husband died, my wife died, my husband passed away, my wife passed away, my custody", de="meine scheidung, meiner scheidung, mein verstorbener mann, meine verstorbene frau, mein ex-mann, meine ex-frau, mein mann ist verstorben, mein mann ist gestorben, meine frau ist gestorben, meine frau ist verstorben", fr="mon divorce, mon ex-mari, mon ex-femme, mon defunt mari, mon mari est decede, ma femme est decedee, mon mari est mort",
            es="mi divorcio, mi exmarido, mi exmujer, mi difunto marido, mi marido ha fallecido, mi marido fallecio, mi mujer fallecio", it="il mio divorzio, il mio ex marito, la mia ex moglie, il mio defunto marito, mio marito e morto, mia moglie e morta, mio marito e mancato", pt="meu divorcio, meu ex-marido, minha ex-mulher, meu falecido marido, meu marido faleceu, minha mulher faleceu, minha esposa faleceu, meu marido morreu", nl="mijn scheiding, mijn ex-man, mijn ex-vrouw, mijn overleden man, mijn man is overleden, mijn vrouw is overleden",
        ),
        examples=("I'm «divorced» now, change my name", "ich bin «verwitwet»", "estoy «divorciada»"),
        counter_examples=("a single room please", "the widow's peak hairstyle video"),
    ),
)  # fmt: skip
