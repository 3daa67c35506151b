"""Religion, political opinion and trade-union membership (GDPR Art. 9), as said of a person."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.model import Category, Severity

SPECIAL, HIGH = Category.SPECIAL_CATEGORY, Severity.HIGH

KINDS = (
    SaidKind(
        kind="RELIGION",
        title="Religion or belief",
        chip="religion",
        category=SPECIAL,
        severity=HIGH,
        presidio="NRP",
        google="RELIGIOUS_TERM",
        fideslang="user.demographic.religious_belief",
        dpv="Religion",
        law=(Law.CPRA_ORIGIN_OR_BELIEF,),
        predicates=listed(
            en="muslim, muslims, jewish, jew, jews, christian, christians, catholic, catholics, protestant, hindu, hindus, buddhist, sikh, atheist, agnostic, mormon, jehovah's witness, jehovah's witnesses, orthodox jew, orthodox, evangelical, baptist, methodist, anglican, presbyterian, quaker, lutheran, pentecostal, adventist, shia, sunni, ahmadi, jain, pagan, wiccan, baha'i, born again christian, hijabi, rastafarian, satanist, scientologist, lds, amish, ex-muslim, a pastor, a priest, a nun, an imam, a rabbi, a vicar",
            de="moslem*, muslim*, muslima, jude, judin, judisch, juden, katholisch*, katholik*, christ, christin, christen, evangelisch*, protestant*, protestantisch, hindu*, buddhist*, atheist*, agnostiker*, zeuge jehovas, zeugin jehovas, zeugen jehovas, mormone, mormonin, alevit*, sunnit*, schiit*, jeside, jesidin, sikh, baptist*, freikirchlich, orthodox, konfessionslos, glaubig, nonne, pfarrer, rabbiner, imam, orthodoxer christ",
            fr="musulman*, juif, juive, juifs, catholique*, protestant*, bouddhiste*, hindou*, athee*, chretien*, evangelique*, orthodoxe*, agnostique, temoin de jehovah, temoins de jehovah, mormon*, sikh, voilee, croyant*, laique convaincu, pasteur, pretre, imam, rabbin",
            es="musulman*, judi*, catolic*, budista*, hindu*, ate*, evangelic*, protestante*, cristian*, testigo de jehova, testigos de jehova, mormon*, ortodox*, agnostic*, sij, adventista*, creyente*, cura parroco, monja, pastor evangelico",
            it="musulman*, ebre*, cattolic*, buddista, buddisti, ate*, protestante, cristian*, testimone di geova, testimoni di geova, mormone, ortodoss*, evangelic*, agnostic*, sikh, induista, valdese, credente, suora, prete, imam",
            pt="muculman*, judeu*, judia*, catolic*, budista*, ate*, evangelic*, protestante*, crist*, crente*, espirita*, umbandista*, candomblecista*, testemunha de jeova, testemunhas de jeova, mormon*, ortodox*, agnostic*, adventista*, hindu*, pastor evangelico, freira, macumbeir*",
            nl="moslim*, moslima*, joods*, jood, jodin, katholiek*, christen*, christelijk*, protestants*, boeddhist*, hindoe*, atheist*, gereformeerd*, hervormd*, jehova's getuige, jehova's getuigen, mormoon, sikh, evangelisch*, agnost*, orthodox*, dominee, non, imam, rabbijn, streng gelovig",
        ),
        phrases=listed(
            en="converted to islam, converted to christianity, converted to judaism, converted to catholicism, my rabbi, my imam, my priest, my pastor, my mosque, my synagogue, my parish, my church group, my faith, we keep kosher, i keep kosher, keep halal, i only eat halal, i eat halal, we eat halal, i fast for ramadan, fasting for ramadan, i'm fasting, my bar mitzvah, my bat mitzvah, my baptism, my first communion, we don't celebrate christmas, i wear a hijab, i wear hijab, i wear a turban, found jesus, i left the church, left islam, observe shabbat, keep shabbat",
            de="zum islam konvertiert, zum christentum konvertiert, zum judentum konvertiert, mein rabbi, mein imam, mein pfarrer, meine moschee, meine synagoge, meine gemeinde, mein glaube, meine religion, meinem glauben, wir essen koscher, ich esse koscher, ich esse nur halal, wir essen halal, ich faste im ramadan, ich trage kopftuch, ich trage ein kopftuch, aus der kirche ausgetreten",
            fr="convertie a l'islam, converti a l'islam, convertie au judaisme, mon rabbin, mon imam, mon pretre, ma mosquee, ma synagogue, ma paroisse, ma foi, ma religion, je mange casher, nous mangeons casher, je mange halal, on mange halal, je fais le ramadan, je jeune pour le ramadan, je porte le voile",
            es="me converti al islam, convertida al islam, convertido al islam, mi rabino, mi iman, mi mezquita, mi sinagoga, mi parroquia, mi fe, mi religion, como halal, comemos halal, comemos kosher, hago el ramadan, ayuno por ramadan, llevo velo, llevo hiyab",
            it="convertito all'islam, convertita all'islam, il mio rabbino, il mio imam, la mia moschea, la mia sinagoga, la mia parrocchia, la mia fede, la mia religione, mangio halal, mangiamo halal, mangiamo kosher, faccio il ramadan, digiuno per il ramadan, porto il velo",
            pt="convertido ao islao, convertida ao islao, converti ao islamismo, me converti ao, meu rabino, meu pastor, minha mesquita, minha sinagoga, minha paroquia, minha fe, minha religiao, como halal, comemos halal, comemos kosher, faco o ramadao, uso veu, uso hijab, minha igreja, meu terreiro",
            nl="bekeerd tot de islam, mijn rabbijn, mijn imam, mijn dominee, mijn moskee, mijn synagoge, mijn parochie, mijn geloof, mijn religie, wij eten kosher, ik eet kosher, ik eet halal, wij eten halal, ik doe mee aan de ramadan, ik vast voor ramadan, ik draag een hoofddoek",
        ),
        examples=("I'm «Muslim» and your ad is offensive", "ich bin «jüdisch»", "je suis «catholique»", "soy «musulmana»", "sono «ebreo»", "sou «evangélica»", "ik ben «moslim»", "my husband is «Jewish»"),
        counter_examples=("the Catholic church in town", "I'm waiting for the Christian Dior bag", "I need a catholic school uniform"),
    ),
    SaidKind(
        kind="POLITICAL_OPINION",
        title="Political opinion",
        chip="political opinion",
        category=SPECIAL,
        severity=HIGH,
        presidio="NRP",
        google="POLITICAL_TERM",
        fideslang="user.demographic.political_opinion",
        dpv="PoliticalAffiliation",
        terms=listed(
            en="labour voter, tory voter, conservative voter, green voter, trump voter, trump supporter, biden supporter, reform voter, snp voter, lib dem voter, republican voter, democrat voter, brexiteer, remainer, party member, labour member, tory member",
            de="spd-mitglied, cdu-mitglied, csu-mitglied, fdp-mitglied, afd-mitglied, grunen-mitglied, mitglied der spd, mitglied der cdu, mitglied der grunen, mitglied der afd, mitglied der linken, mitglied der fdp, afd-wahler*, spd-wahler*, cdu-wahler*, grunen-wahler*, fdp-wahler*, linken-wahler*, parteimitglied, parteibuch",
            fr="electeur du rn, electrice du rn, electeur de gauche, militant de gauche, militant de droite, militante de gauche, militant socialiste, militant communiste, encarte, encartee, membre du parti, adherent lr, adherent du ps, sympathisant rn, gilet jaune, insoumis",
            es="votante de vox, votante del psoe, votante del pp, votante de podemos, militante del pp, militante del psoe, militante de vox, militante de podemos, afiliado al pp, afiliado al psoe, afiliado a vox, simpatizante de vox, independentista",
            it="elettore del pd, elettrice del pd, elettore della lega, elettore di fratelli d'italia, elettore del m5s, iscritto al pd, iscritta al pd, iscritto alla lega, iscritto a fratelli d'italia, tesserato del pd, militante del pd, grillino, grillina, leghista",
            pt="petista, bolsonarista*, lulista*, eleitor do pt, eleitor do bolsonaro, eleitor do lula, filiado ao pt, filiada ao pt, filiado ao psol, filiado ao pl, filiado ao psdb, militante do ps, militante do psd, militante do pcp, militante do pt, votante do chega, militante do chega",
            nl="pvv-stemmer, vvd-stemmer, pvda-stemmer, groenlinks-stemmer, vvd-lid, pvda-lid, cda-lid, d66-lid, lid van de vvd, lid van de pvda, lid van de pvv, lid van groenlinks, lid van d66, lid van de sp, partijlid, fvd-stemmer, lid van het cda",
        ),
        predicates=listed(
            en="republican, democrat, a tory, tory, communist, socialist, anarchist, marxist, left-wing, right-wing, leftist, conservative, a liberal, libertarian, social democrat, nationalist, fascist, a monarchist",
            de="kommunist*, sozialist*, anarchist*, linksradikal, rechtsradikal, sozialdemokrat*, marxist*, linker, konservativ, rechts, links", fr="communiste*, socialiste*, royaliste*, anarchiste*, de gauche, de droite, d'extreme droite, d'extreme gauche, ecologiste*, macroniste*, gaulliste*, marxiste*",
            es="comunista*, socialista*, anarquista*, de izquierdas, de derechas, franquista*, marxista*, facha, nacionalista*", it="comunista, socialista, anarchico, fascista, di sinistra, di destra, marxista, monarchic*", pt="comunista*, socialista*, anarquista*, de esquerda, de direita, marxista*, monarquic*, fascista*", nl="communist*, socialist*, anarchist*, links, rechts, sociaaldemocraat, marxist*, liberaal",
        ),
        phrases=listed(
            en="i voted for trump, i voted for biden, i voted for harris, i voted labour, i voted tory, i voted conservative, i voted leave, i voted remain, i voted green, i voted reform, i voted republican, i voted democrat, i vote labour, i vote tory, i vote conservative, i vote green, i vote republican, i vote democrat, i'm voting labour, i'm voting reform, lifelong labour, lifelong tory, lifelong republican, lifelong democrat, proud republican, proud democrat, my party membership, i'm a card-carrying, we voted for trump, voted for farage",
            de="ich wahle afd, ich wahle die afd, ich wahle spd, ich wahle die spd, ich wahle cdu, ich wahle die cdu, ich wahle grun, ich wahle die grunen, ich wahle fdp, ich wahle die linke, ich wahle links, hab afd gewahlt, habe afd gewahlt, habe die grunen gewahlt, habe spd gewahlt, habe cdu gewahlt, habe die afd gewahlt, meine partei, wahle ich afd",
            fr="je vote rn, je vote le pen, je vote macron, je vote melenchon, je vote lr, je vote ps, je vote lfi, je vote a gauche, je vote a droite, je vote ecolo, j'ai vote le pen, j'ai vote macron, j'ai vote melenchon, j'ai vote rn, mon parti",
            es="voto a vox, voto al pp, voto al psoe, voto a podemos, voto a sumar, voto a erc, vote a vox, vote al pp, vote al psoe, vote a podemos, mi partido politico, voto a la izquierda, voto a la derecha",
            it="voto lega, voto pd, voto meloni, voto salvini, voto m5s, voto forza italia, voto fratelli d'italia, voto a sinistra, voto a destra, voto la lega, voto il pd, ho votato pd, ho votato lega, ho votato meloni, ho votato m5s, il mio partito",
            pt="votei no bolsonaro, votei no lula, votei lula, votei bolsonaro, voto no pt, voto no chega, votei no chega, votei no ps, voto no psd, voto ps, voto na esquerda, voto na direita, votei no pt, meu partido",
            nl="ik stem pvv, ik stem vvd, ik stem pvda, ik stem groenlinks, ik stem d66, ik stem sp, ik stem fvd, ik stem cda, ik stem links, ik stem rechts, pvv gestemd, vvd gestemd, groenlinks gestemd, d66 gestemd, mijn partij, lid van de pvda",
        ),
        examples=("I'm a «Republican» and I'm leaving", "ich bin «SPD-Mitglied»", "je suis «communiste»", "«voto a Vox» y qué", "ik ben «socialist»"),
        counter_examples=("the Democrat convention was on tv", "a conservative estimate: two hours"),
    ),
    SaidKind(
        kind="TRADE_UNION",
        title="Trade-union membership",
        chip="union",
        category=SPECIAL,
        severity=HIGH,
        fideslang="user.workplace",
        dpv="TradeUnionMembership",
        law=(Law.CPRA_ORIGIN_OR_BELIEF,),
        terms=listed(
            en="union member, member of the union, member of a union, shop steward, union rep, union representative, unionised, unionized, trade unionist, works council, unite member, unison member, gmb member, teamster, member of unite, member of unison, member of the teamsters, union dues",
            de="gewerkschaftsmitglied, mitglied der gewerkschaft, in der gewerkschaft, gewerkschafter*, ig metall, ver.di, verdi-mitglied, bei verdi, ig bce, igbce, gew-mitglied, betriebsrat, betriebsratin, vertrauensmann, gdl-mitglied",
            fr="syndique, syndiquee, membre du syndicat, delegue syndical, deleguee syndicale, delegue cgt, deleguee cgt, a la cgt, a la cfdt, delegue cfdt, delegue fo, syndicaliste, adherent cgt, adherente cgt, adherent cfdt, encarte cgt",
            es="sindicalista, afiliado al sindicato, afiliada al sindicato, delegado sindical, delegada sindical, delegado de comisiones obreras, delegada de comisiones obreras, comisiones obreras, ccoo, ugt, afiliado a ugt, afiliada a ugt, afiliado a ccoo, enlace sindical, comite de empresa, cnt, sindicado, sindicada",
            it="sindacalista, iscritto al sindacato, iscritta al sindacato, delegato sindacale, delegata sindacale, delegato cgil, delegata cgil, delegato fiom, iscritto alla cgil, iscritta alla cgil, iscritto alla cisl, iscritto alla uil, rsu, tesserato cgil, rappresentante sindacale",
            pt="sindicalista, sindicalizado, sindicalizada, delegado sindical, delegada sindical, filiado ao sindicato, filiada ao sindicato, membro do sindicato, cgtp, socio do sindicato, sindicato dos metalurgicos, dirigente sindical",
            nl="vakbondslid, lid van de vakbond, lid van een vakbond, lid van de fnv, lid van fnv, lid van cnv, fnv-lid, cnv-lid, kaderlid, vakbondsman, ondernemingsraad",
        ),
        phrases=listed(
            en="my union, my shop steward, our union rep", de="meine gewerkschaft, unsere gewerkschaft", fr="mon syndicat", es="mi sindicato", it="il mio sindacato", pt="meu sindicato", nl="mijn vakbond",
        ),
        examples=("I'm a «union member» and on strike", "ich bin «Gewerkschaftsmitglied»", "je suis «syndiqué»", "soy «delegado sindical»"),
        counter_examples=("the western union transfer is late", "the union jack mug broke, I want a new one"),
    ),
)  # fmt: skip
