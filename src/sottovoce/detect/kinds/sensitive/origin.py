"""Racial or ethnic origin (GDPR Art. 9) and immigration status, as said of a person."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.model import Category, Severity

SPECIAL, HIGH = Category.SPECIAL_CATEGORY, Severity.HIGH

KINDS = (
    SaidKind(
        kind="ETHNIC_ORIGIN",
        title="Racial or ethnic origin",
        chip="origin",
        category=SPECIAL,
        severity=HIGH,
        presidio="NRP",
        google="ETHNIC_GROUP",
        fideslang="user.demographic.race_ethnicity",
        dpv="EthnicOrigin",
        law=(Law.CPRA_ORIGIN_OR_BELIEF,),
        predicates=listed(
            en="black, a black woman, a black man, black woman, black man, african american, african-american, hispanic, latina, latino, latinx, asian, asian american, british asian, south asian, east asian, romani, roma, gypsy, irish traveller, traveller, native american, indigenous, mixed race, mixed-race, biracial, aboriginal, maori, inuit, first nations, person of colour, person of color, poc, white, a white man, a white woman, caucasian, kurdish, kurd, arab, ashkenazi, uyghur, black british, of african descent, of asian descent, of indian descent, of turkish origin, of african origin, brown, dark-skinned, dark skinned",
            de="schwarz, schwarze, schwarze frau, schwarzer mann, schwarzer, sinti, sinto, sintiza, roma, romni, kurde, kurdin, kurdisch, araber, araberin, afrodeutsch*, migrationshintergrund, dunkelhautig*, farbig, afrikaner*, asiate, asiatin, asiatisch, tamile, tamilin, turkischer abstammung, turkischer herkunft, afrikanischer herkunft, arabischer herkunft, turkischstammig*, russlanddeutsch*, person of color, sorbe, sorbin, auslander, auslanderin",
            fr="noir, noire, noirs, arabe*, maghrebin, maghrebine, d'origine maghrebine, d'origine algerienne, d'origine africaine, d'origine marocaine, d'origine turque, d'origine asiatique, d'origine etrangere, metis, metisse, rom, roms, gitan*, tzigane, kurde*, berbere, kabyle, asiatique*, antillais*, noir de peau, racise, racisee, amerindien*, beur, beurette",
            es="gitan*, mestiz*, afrodescendient*, indigena*, arabe*, negr*, mujer negra, hombre negro, mulat*, magrebi*, moro, mora, de origen marroqui, de origen africano, de origen latino, latin*, asiatic*, kurd*, romani, mapuche, quechua, de raza negra, afrolatin*, morena de piel",
            it="rom, sinti, nero, nera, donna nera, arab*, di colore, di origine africana, di origine marocchina, di origine araba, di origini africane, di origini marocchine, meticci*, mulatt*, asiatic*, curd*, nordafrican*, afroitalian*, afrodiscendente, zingar*",
            pt="negr*, mulher negra, homem negro, preta, preto, pard*, indigena*, cigan*, mulat*, mestic*, arabe*, afrodescendente*, afro-brasileir*, asiatic*, amarel*, de origem africana, de origem cigana, de cor, quilombola*, roma, curd*",
            nl="zwart, zwarte, zwarte vrouw, zwarte man, koerdisch, koerd, marokkaans*, turks, turkse, surinaams*, antilliaans*, roma, sinti, molukker, moluks*, indisch, indo, aziatisch, arabisch*, donker, gekleurd, halfbloed, berber, van marokkaanse afkomst, van turkse afkomst, van surinaamse afkomst, allochtoon, hindostaans*, afro-nederlands*",
        ),
        phrases=listed(
            en="because i'm black, because i am black, because i'm asian, because i'm brown, because she's black, because he's black, my race, my ethnicity, my skin colour, my skin color, my colour of skin, my kurdish roots",
            de="wegen meiner hautfarbe, meine hautfarbe, meiner herkunft, wegen meiner herkunft, weil ich schwarz bin, mit migrationshintergrund", fr="ma couleur de peau, mes origines, parce que je suis noir, parce que je suis noire, parce que je suis arabe", es="mi color de piel, por ser negro, por ser negra, por ser gitano, por ser gitana, mi raza, mi etnia",
            it="il colore della mia pelle, la mia etnia, perche sono nero, perche sono nera", pt="minha cor de pele, a cor da minha pele, por ser negro, por ser negra, minha raca, minha etnia", nl="mijn huidskleur, mijn afkomst, omdat ik zwart ben, mijn etniciteit",
        ),
        examples=("I'm «African American» and was followed", "ich bin «Kurdin»", "soy «gitana»", "sou «negra»", "je suis «noire»"),
        counter_examples=("I am in black shoes today", "arab coffee is tasty", "I wanted the black ones", "soy fan de los zapatos negros"),
    ),
    SaidKind(
        kind="IMMIGRATION_STATUS",
        title="Immigration status",
        chip="immigration status",
        category=SPECIAL,
        severity=HIGH,
        google="IMMIGRATION_STATUS",
        fideslang="user.demographic",
        dpv="Nationality",
        law=(Law.CPRA_ORIGIN_OR_BELIEF,),
        terms=listed(
            en="asylum seeker, asylum, refugee, refugees, undocumented, illegal immigrant, green card, residence permit, leave to remain, settled status, pre-settled status, work visa, student visa, deportation, deported, visa overstay, daca, naturalisation, naturalization, h1b, work permit, immigration status, biometric residence permit",
            de="asylbewerber*, asylantrag, asylverfahren, gefluchtet*, fluchtling*, aufenthaltserlaubnis, aufenthaltstitel, aufenthaltsgestattung, niederlassungserlaubnis, duldung, geduldet, abschiebung, abgeschoben, arbeitsvisum, subsidiarer schutz, einburgerung, blaue karte, ohne papiere",
            fr="demandeur d'asile, demandeuse d'asile, demande d'asile, refugie, refugiee, refugies, titre de sejour, carte de sejour, sans-papiers, sans papiers, clandestin*, oqtf, visa etudiant, permis de sejour, naturalisation, expulsion du territoire",
            es="solicitante de asilo, asilo, refugiad*, sin papeles, indocumentad*, permiso de residencia, tarjeta de residencia, situacion irregular, visado de estudiante, permiso de trabajo, deportad*, arraigo social, asilo politico, residencia legal, apatrida",
            it="richiedente asilo, richiedenti asilo, rifugiat*, permesso di soggiorno, carta di soggiorno, senza permesso, senza documenti, clandestin*, irregolare, protezione internazionale, protezione sussidiaria, foglio di via, espulsione, cittadinanza italiana",
            pt="requerente de asilo, requerentes de asilo, solicitante de asilo, solicitante de refugio, refugiad*, titulo de residencia, autorizacao de residencia, sem papeis, indocumentad*, imigrante ilegal, visto de trabalho, visto de estudante, deportad*, situacao irregular, manifestacao de interesse",
            nl="asielzoeker*, asielaanvraag, vluchteling*, verblijfsvergunning, verblijfsstatus, statushouder, illegaal, ongedocumenteerd*, zonder papieren, uitzetting, uitgezet, werkvisum, studentenvisum, inburgering, azc, verblijfsdocument",
        ),
        predicates=listed(en="stateless, an immigrant, immigrant, illegal, on a visa, an overstayer", de="staatenlos, illegal hier, illegal in deutschland", fr="apatride, immigre, immigree, en situation irreguliere", es="inmigrante*, ilegal, apatrida*", it="apolide, immigrat*", pt="imigrante*, ilegal, apatrida*", nl="staatloos, immigrant, illegaal"),
        phrases=listed(
            en="my visa expired, my visa has expired, my visa ran out, my visa was denied, my visa was refused, my residence permit, my green card, my asylum, my immigration status, my asylum claim, overstayed my visa",
            de="meine aufenthaltserlaubnis, mein aufenthaltstitel, mein asylantrag, meine duldung, mein visum ist abgelaufen", fr="mon titre de sejour, ma demande d'asile, mon visa a expire, suis sans-papiers, ma carte de sejour", es="estoy sin papeles, mi permiso de residencia, mi visado caduco, mi solicitud de asilo, mi tarjeta de residencia",
            it="il mio permesso di soggiorno, la mia richiesta di asilo, il mio visto e scaduto", pt="meu visto expirou, meu titulo de residencia, minha autorizacao de residencia, meu pedido de asilo, meu visto venceu", nl="mijn verblijfsvergunning, mijn asielaanvraag, mijn visum is verlopen",
        ),
        examples=("I'm an «asylum seeker» without a passport", "ich bin «Asylbewerber»", "soy «refugiada»", "ik ben «asielzoeker»"),
        counter_examples=("visa card declined again", "my order is stuck in customs"),
    ),
)  # fmt: skip
