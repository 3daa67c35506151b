"""Health (GDPR Art. 9; HIPAA): illness and treatment, pregnancy, addiction, disability, as said of a person."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.kinds.sensitive import health_words as germanic
from sottovoce.detect.kinds.sensitive import health_words_romance as romance
from sottovoce.detect.model import Category, Severity

HEALTH, HIGH = Category.HEALTH, Severity.HIGH

KINDS = (
    SaidKind(
        kind="HEALTH",
        title="Health",
        chip="health",
        category=HEALTH,
        severity=HIGH,
        google="MEDICAL_TERM",
        fideslang="user.health_and_medical",
        dpv="Health",
        terms=listed(en=germanic.EN, de=germanic.DE, nl=germanic.NL, fr=romance.FR, es=romance.ES, it=romance.IT, pt=romance.PT),
        predicates=listed(
            en=germanic.EN_PREDICATES, de=germanic.DE_PREDICATES, nl=germanic.NL_PREDICATES, fr=romance.FR_PREDICATES,
            es=romance.ES_PREDICATES, it=romance.IT_PREDICATES, pt=romance.PT_PREDICATES,
        ),
        phrases=listed(
            en=germanic.EN_PHRASES, de=germanic.DE_PHRASES, nl=germanic.NL_PHRASES, fr=romance.FR_PHRASES,
            es=romance.ES_PHRASES, it=romance.IT_PHRASES, pt=romance.PT_PHRASES,
        ),
        examples=(
            "I need it, I'm «diabetic»", "my son has «epilepsy» and needs this", "ich habe «Rheuma» und brauche das",
            "j'ai un «cancer» et j'attends", "tengo «cáncer» y no puedo esperar", "sono «celiaca», cosa c'è dentro?",
            "sou «diabética» e preciso disto", "ik heb «astma»", "I have no «allergies»",
        ),
        counter_examples=(
            "I'm sick of waiting", "the cancer charity run was great", "this virus of an app",
            "you will give me a heart attack one day lol", "any diabetic-friendly recipes, I love them",
        ),
    ),
    SaidKind(
        kind="PREGNANCY",
        title="Pregnancy",
        chip="pregnancy",
        category=HEALTH,
        severity=HIGH,
        fideslang="user.health_and_medical",
        dpv="MedicalHealth",
        terms=listed(
            en="pregnan*, preggo, preggers, trimester, miscarriage, miscarried, abortion, stillbirth, stillborn, ectopic, morning sickness, due date is in, breastfeeding, maternity leave, up the duff, knocked up, gestational diabetes",
            de="schwanger*, hochschwanger*, fehlgeburt*, abtreibung*, abgetrieben, totgeburt, sternenkind*, stille gerade, mutterschutz, entbindungstermin, geburtstermin, schwangerschaft*",
            fr="enceinte, grossesse, fausse couche, avortement, ivg, mort-ne, accouche*, accoucher, conge maternite, allaite, trimestre de grossesse",
            es="embarazad*, embarazo, prenada, aborto, aborte, abortar, parto, dar a luz, baja maternal, baja por maternidad, lactancia, en estado de buena esperanza",
            it="incinta, gravidanza, aborto, abortito, abortire, partorire, parto, maternita obbligatoria, congedo di maternita, allatto, dolce attesa",
            pt="gravida*, gravidez, aborto, abortei, parto, dar a luz, licenca maternidade, licenca de maternidade, amamentar, gestante",
            nl="zwanger*, zwangerschap*, miskraam, miskramen, abortus, doodgeboren, zwangerschapsverlof, borstvoeding, uitgerekend, in verwachting",
        ),
        predicates=listed(
            en="expecting a baby, expecting twins, expecting a child, due in january, due in february, due in march, due in april, due in may, due in june, due in july, due in august, due in september, due in october, due in november, due in december, with child",
            de="in anderen umstanden, guter hoffnung", nl="in blijde verwachting",
        ),
        phrases=listed(
            en="wife is expecting, girlfriend is expecting, daughter is expecting, expecting in june, are expecting a baby, is expecting a baby, expecting our first, expecting our second, lost the baby, lost our baby, lost my baby, my baby bump, my due date, im preggo, weeks pregnant, months pregnant, my unborn",
            de="erwarte ein kind, erwarten ein kind, erwartet ein kind, erwarte ein baby, erwarten ein baby, erwartet ein baby, erwarten nachwuchs, unser baby verloren, mein baby verloren, schwangerschaftswoche",
            fr="attends un bebe, attend un bebe, attendons un bebe, attends un enfant, attend un enfant, perdu le bebe, perdu mon bebe, perdu notre bebe, semaines de grossesse",
            es="esperando un bebe, espero un bebe, esperamos un bebe, espera un bebe, esperando un hijo, perdi al bebe, perdimos al bebe, semanas de embarazo",
            it="aspetto un bambino, aspettiamo un bambino, aspetta un bambino, aspetto un figlio, perso il bambino, settimane di gravidanza, mese di gravidanza",
            pt="esperando um bebe, esperando bebe, a espera de bebe, espero um bebe, esperamos um bebe, perdi o bebe, perdemos o bebe, perdi meu bebe, perdi o meu bebe, semanas de gravidez, semanas de gestacao",
            nl="verwacht een kindje, verwacht een kind, verwachten een kindje, verwachten een baby, ons kindje verloren, weken zwanger, maanden zwanger",
        ),
        examples=("I'm seven months «pregnant»", "ich bin «schwanger» und brauche das", "je suis «enceinte» de six mois", "estoy «embarazada»", "sono «incinta»", "estou «grávida»", "ik ben «zwanger»", "I'm not «pregnant»"),
        counter_examples=("there was a pregnant pause", "les femmes enceintes passent d'abord, dit le journal"),
    ),
    SaidKind(
        kind="ADDICTION",
        title="Addiction",
        chip="addiction",
        category=HEALTH,
        severity=HIGH,
        fideslang="user.health_and_medical",
        dpv="Health",
        terms=listed(
            en="alcoholic, alcoholism, recovering addict, drug addict*, heroin addict*, cocaine addict*, gambling addict*, addicted to gambling, addicted to drugs, addicted to alcohol, addicted to heroin, addicted to cocaine, addicted to painkillers, gambling addiction, gambling problem, drinking problem, drug problem, opioid addiction, methadone, suboxone, buprenorphine, rehab, detox clinic, overdosed, relapsed, narcotics anonymous, alcoholics anonymous, gamblers anonymous, withdrawal symptoms, self-excluded",
            de="alkoholiker*, alkoholkrank*, alkoholsuchtig*, alkoholproblem, spielsucht*, spielsuchtig*, drogensucht*, drogensuchtig*, drogenabhangig*, drogenproblem, heroinabhangig*, kokainsuchtig*, tablettensuchtig*, suchtkrank*, suchtklinik, suchttherapie, entzug, auf entzug, entzugsklinik, entziehungskur, methadon, substitution, ruckfallig, anonyme alkoholiker, anonymen alkoholiker, kaufsuchtig*, kaufsucht",
            fr="alcoolique*, alcoolisme, toxicomane*, toxico, accro aux jeux, accro a la drogue, accro a la coke, accro au jeu, addict aux jeux, joueur pathologique, joueur compulsif, joueuse compulsive, dependance au jeu, dependance a l'alcool, addiction au jeu, addiction aux jeux, addiction a l'alcool, cure de desintox*, desintoxication, methadone, subutex, overdose, rechute, alcooliques anonymes, sevrage",
            es="alcoholic*, alcoholismo, drogadict*, toxicoman*, ludopat*, ludopatia, adicta al juego, adicto al juego, adicto a las drogas, adicta a las drogas, adiccion al juego, adiccion a las drogas, desintoxicacion, metadona, sobredosis, recaida, alcoholicos anonimos, centro de adicciones, sindrome de abstinencia",
            it="alcolista, alcolizzat*, alcolismo, tossicodipenden*, tossico, ludopatic*, ludopatia, in comunita per, dipendenza dal gioco, dipendenza da alcol, dipendenza da droghe, gioco d'azzardo patologico, comunita di recupero, comunita terapeutica, disintossicazione, metadone, overdose, ricaduta, alcolisti anonimi, serd, astinenza",
            pt="alcoolatra, alcoolic*, alcoolismo, dependente quimic*, toxicodependente*, viciado em jogo, viciada em jogo, viciado em apostas, viciada em apostas, viciado em drogas, viciada em drogas, vicio em jogo, vicio em apostas, vicio do jogo, jogador compulsivo, ludopata, clinica de reabilitacao, desintoxicacao, metadona, overdose, recaida, alcoolicos anonimos, crackudo",
            nl="alcoholist*, alcoholverslaafd*, alcoholverslaving, ex-alcoholist, drankprobleem, gokverslaafd*, gokverslaving, drugsverslaafd*, drugsverslaving, verslaafd aan gokken, verslaafd aan drugs, verslaafd aan alcohol, verslaafd aan coke, afkickkliniek, afkicken, ontwenningskliniek, verslavingskliniek, methadon, overdosis, teruggevallen, anonieme alcoholisten, verslavingszorg",
        ),
        predicates=listed(
            en="sober, clean and sober, an addict, in recovery, addict", de="trocken, clean, suchtig", fr="sobre, abstinent, abstinente, addict", es="sobri*, toxic*, en rehabilitacion", it="sobri*, in recupero", pt="sobri*, em recuperacao", nl="nuchter, clean, verslaafd",
        ),
        phrases=listed(
            en="years sober, months sober, days sober, years clean, months clean, recovering alcoholic, recovering gambling addict, recovering gambler, my addiction, my drinking problem, my gambling, my sponsor at aa, my aa meeting, i relapsed",
            de="meine spielsucht, meine sucht, meine alkoholsucht, trockener alkoholiker, trockene alkoholikerin, jahre trocken, jahren trocken, jahre clean, jahren clean",
            fr="mon addiction, ma dependance, ancien alcoolique, ancienne alcoolique, alcoolique abstinent, ans d'abstinence, ans de sobriete",
            es="mi adiccion, mi ludopatia, alcoholico en recuperacion, anos sobrio, anos sobria, anos limpio, anos limpia",
            it="la mia dipendenza, la mia ludopatia, ex alcolista, ex tossicodipendente, anni sobrio",
            pt="meu vicio, minha dependencia, alcoolatra em recuperacao, alcoolico em recuperacao, anos sobrio, anos sobria, anos limpo",
            nl="mijn verslaving, mijn gokverslaving, jaar nuchter, jaar clean, nuchtere alcoholist",
        ),
        examples=("I'm a recovering «gambling addict»", "ich bin «spielsüchtig»", "je suis «alcoolique»", "soy «ludópata»", "sono «ludopatico»", "sou «alcoólatra»", "ik ben «gokverslaafd»"),
        counter_examples=("I'm addicted to your chocolate", "ich bin süchtig nach eurer Schokolade", "je suis accro à votre chocolat"),
    ),
    SaidKind(
        kind="DISABILITY",
        title="Disability",
        chip="disability",
        category=HEALTH,
        severity=HIGH,
        fideslang="user.health_and_medical",
        dpv="Disability",
        terms=listed(
            en="wheelchair, disability, disabilities, quadriplegi*, paraplegi*, tetraplegi*, hearing impaired, visually impaired, sight impaired, partially sighted, guide dog, hearing aid*, cochlear implant*, learning disability, learning difficulties, special needs, blue badge, mobility scooter, disability living allowance, disability benefit*, disabled badge, white cane, sign language, hard of hearing",
            de="rollstuhl*, behinderung*, schwerbehindert*, schwerbehindertenausweis, querschnittsgelahmt*, gehorlos*, schwerhorig*, horgerat*, sehbehindert*, blindenhund, blindenstock, gehbehindert*, lernbehindert*, geistig behindert*, korperbehindert*, grad der behinderung, gdb 50, merkzeichen, rollator, gebardensprache, cochlea-implantat",
            fr="fauteuil roulant, handicap*, en situation de handicap, carte d'invalidite, invalidite, aah, mdph, paraplegique, tetraplegique, malentendant*, malvoyant*, non-voyant*, non voyant*, appareil auditif, appareils auditifs, chien guide, mobilite reduite, pmr, langue des signes, deficient visuel, deficient auditif, rqth, hemiplegique",
            es="silla de ruedas, discapacidad*, discapacitad*, minusvalia, minusvalid*, parapleji*, tetrapleji*, invalidez, audifono*, perro guia, movilidad reducida, lengua de signos, deficiencia visual, deficiencia auditiva, certificado de discapacidad, invident*, hipoacusia",
            it="sedia a rotelle, disabil*, invalid*, invalidita, legge 104, la 104, paraplegic*, tetraplegic*, ipovedent*, non vedente, audioles*, sordomut*, apparecchio acustico, cane guida, lingua dei segni, accompagnamento inps, ipoacusia",
            pt="cadeira de rodas, cadeirante, deficiencia, deficient*, pessoa com deficiencia, pcd, incapacidade, atestado multiusos, invalidez, paraplegic*, tetraplegic*, baixa visao, deficiente visual, deficiente auditiv*, aparelho auditivo, cao guia, cao-guia, lingua gestual, libras, mobilidade reduzida",
            nl="rolstoel*, handicap, gehandicapt*, beperking, lichamelijke beperking, verstandelijke beperking, dwarslaesie, slechthorend*, slechtziend*, gehoorapparaat, gehoorapparaten, blindengeleidehond, hulphond, scootmobiel, gebarentaal, wajong*, gehandicaptenparkeerkaart",
        ),
        predicates=listed(
            en="disabled, deaf, blind, paralysed, paralyzed, mute, non-verbal, nonverbal, legally blind, registered blind, hard of hearing",
            de="behindert, taub, blind, stumm, gelahmt, taubstumm, halbseitig gelahmt, nonverbal", fr="sourd, sourde, aveugle, muet, muette, paralyse, paralysee, sourd-muet, infirme",
            es="sord*, cieg*, mud*, paralitic*, sordomud*, invalid*, coj*, invidente", it="sord*, ciec*, mut*, paralizzat*, zopp*", pt="surd*, ceg*, mud*, paralitic*, surdo-mudo, invalid*, manc*", nl="doof, blind, stom, verlamd, invalide, doofstom",
        ),
        phrases=listed(
            en="my wheelchair, my disability, my guide dog, my hearing aids, my hearing aid, my blue badge, in a wheelchair, uses a wheelchair, use a wheelchair, registered blind, registered disabled",
            de="mein rollstuhl, meinem rollstuhl, meine behinderung, meinen schwerbehindertenausweis, mein horgerat, sitze im rollstuhl, sitzt im rollstuhl, bin im rollstuhl",
            fr="mon fauteuil roulant, mon handicap, ma carte d'invalidite, suis en fauteuil, est en fauteuil roulant", es="mi silla de ruedas, mi discapacidad, mi minusvalia, voy en silla de ruedas, va en silla de ruedas, mi audifono",
            it="la mia sedia a rotelle, la mia disabilita, la mia invalidita, sono in sedia a rotelle, e in sedia a rotelle", pt="minha cadeira de rodas, minha deficiencia, ando em cadeira de rodas, anda em cadeira de rodas, estou em cadeira de rodas",
            nl="mijn rolstoel, mijn beperking, mijn handicap, zit in een rolstoel, in een rolstoel",
        ),
        examples=("I'm «deaf», please don't call", "meine Mutter ist «blind»", "je suis «sourde»", "soy «ciego»", "ho un'«invalidità»", "sou «surda»", "ik ben «doof»"),
        counter_examples=("are you deaf?", "I have a blind date tonight", "I want the wheelchair accessible room", "das ist doch behindert"),
    ),
)  # fmt: skip
