"""Criminal convictions (GDPR Art. 10), hardship, pay and work: how a person stands, as they say it."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.model import Category, Severity

EARNING = (
    r"i (?:only )?(?:earn|make|get paid|take home)|i'?m (?:earning|making|paid|on)|my (?:salary|wage|wages|income|pay|pension) (?:is|was|of)|ich verdiene?(?: nur)?|verdiene(?: nur)?|mein (?:gehalt|lohn|einkommen) (?:ist|betragt)|meine rente (?:ist|betragt)"
    r"|je gagne|je touche|mon salaire (?:est(?: de)?|:)|gano|cobro|mi (?:sueldo|salario|nomina|pension) (?:es(?: de)?|:)|guadagno|prendo|il mio stipendio (?:e|e di|:)|ganho|recebo|(?:o )?meu (?:salario|ordenado) (?:e|e de|:)|ik verdien|mijn (?:salaris|loon|inkomen) is"
)

KINDS = (
    SaidKind(
        kind="CRIMINAL_RECORD",
        title="Criminal convictions",
        chip="conviction",
        category=Category.SPECIAL_CATEGORY,
        severity=Severity.HIGH,
        google="CRIME_STATUS",
        fideslang="user.criminal_history",
        dpv="CriminalConviction",
        law=(Law.OFFENCES,),
        terms=listed(
            en="criminal record, on parole, on probation, convicted, ex-con, ex con, a felon, felony, served time, jail time, prison sentence, prison, in jail, in prison, arrested, criminal conviction, sex offender, community service order, ankle tag, suspended sentence, out on bail, dui, pleaded guilty",
            de="vorbestraft, vorstrafe*, auf bewahrung, im gefangnis, im knast, verurteilt, untersuchungshaft, u-haft, haftstrafe, fuhrungszeugnis eintrag, freiganger, straffallig, fussfessel, jva, inhaftiert, festgenommen, sozialstunden", fr="casier judiciaire, condamne, condamnee, en prison, en liberte conditionnelle, bracelet electronique, en garde a vue, sursis, detenu, detenue, incarcere, incarceree, ex-detenu, repris de justice, mis en examen",
            es="antecedentes penales, antecedentes, en la carcel, en prision, condenado, condenada, libertad condicional, expresidiari*, preso, presa, detenido, detenida, imputado, imputada, pulsera telematica", it="precedenti penali, in carcere, in prigione, in galera, condannato, condannata, pregiudicat*, ai domiciliari, arresti domiciliari, liberta condizionata, detenut*, arrestat*, fedina penale sporca, ex detenuto, indagato",
            pt="antecedentes criminais, ficha criminal, na cadeia, na prisao, em prisao, condenado, condenada, liberdade condicional, ex-presidiari*, detid*, tornozeleira eletronica, pulseira eletronica, presidi*, cadastro criminal, regime semiaberto", nl="strafblad, in de gevangenis, in de bak, veroordeeld, voorwaardelijk vrij, enkelband, gedetineerd*, ex-gedetineerde, taakstraf, aangehouden, voorwaardelijke straf, celstraf, voorarrest, vast voor",
        ),
        predicates=listed(en="locked up, behind bars, jailed, imprisoned, a convict, a murderer, a criminal", de="eingesperrt, ein krimineller, knasti", fr="taulard, un criminel", es="un delincuente, un criminal, recluid*", it="un criminale, carcerat*", pt="um criminoso", nl="een crimineel, vastgezet"),
        phrases=listed(
            en="my criminal record, my conviction, my parole officer, my probation officer, i was convicted, i was arrested, got arrested, did time for", de="meine vorstrafe, mein bewahrungshelfer, meine bewahrung, sitzt im gefangnis, sitzt im knast", fr="mon casier, mon casier judiciaire, ma condamnation", es="mis antecedentes, mi condena", it="la mia condanna, la mia fedina penale", pt="minha condenacao, meus antecedentes, foi preso por, fui preso por, filho preso, marido preso, filho esta preso, marido esta preso, pai esta preso, irmao esta preso", nl="mijn strafblad, mijn veroordeling, mijn reclassering",
        ),
        examples=("I have a «criminal record», can I apply?", "ich bin «vorbestraft»", "tengo «antecedentes penales»"),
        counter_examples=("the seller was convicted last year", "the prison episode won't play on my tv"),
    ),
    SaidKind(
        kind="FINANCIAL_HARDSHIP",
        title="Money trouble",
        chip="hardship",
        category=Category.FINANCIAL,
        severity=Severity.MEDIUM,
        fideslang="user.financial",
        dpv="FinancialStatus",
        terms=listed(
            en="bankrupt, bankruptcy, insolven*, bailiffs, debt collector*, debt collection, payday loan*, food bank, foodbank, food stamps, universal credit, housing benefit, jobseeker's allowance, on benefits, on welfare, iva agreement, county court judgment, ccj, foreclosure, repossess*, evicted, eviction, homeless, in debt, in arrears, rent arrears, behind on my rent, behind on rent, behind with my rent, overdrawn, bad credit, poor credit, credit score is",
            de="privatinsolvenz, insolvenz*, insolvent, zahlungsunfahig, gerichtsvollzieher*, pfandung, gepfandet, inkasso, schuldnerberatung, schulden, uberschuldet, hartz iv, hartz 4, hartz4, burgergeld, arbeitslosengeld, grundsicherung, sozialhilfe, wohngeld, tafel fur essen, zwangsraumung, obdachlos, wohnungslos, p-konto, schufa-eintrag, negativen schufa, kontopfandung, mietruckstand", fr="surendettement, surendette*, interdit bancaire, fiche banque de france, huissier*, saisie sur salaire, rsa, aah, allocation, allocations, caf, restos du coeur, a decouvert, dettes, expulsion, expulse, expulsee, sdf, sans abri, impayes, loyers impayes",
            es="embargo, embargad*, bancarrota, insolven*, concurso de acreedores, morosos, asnef, deudas, desahuci*, sin techo, sin hogar, ingreso minimo vital, renta minima, subsidio, banco de alimentos, en numeros rojos, debo dos meses, impagos, ley de segunda oportunidad", it="fallit*, bancarotta, insolvent*, pignoramento, pignorat*, ufficiale giudiziario, debiti, sovraindebit*, reddito di cittadinanza, assegno di inclusione, sfratt*, senzatetto, senza casa, banco alimentare, cattivo pagatore, protestato, caritas per mangiare",
            pt="falencia, falid*, insolven*, penhora, penhorad*, nome sujo, negativad*, serasa, spc, bolsa familia, rendimento social de insercao, rsi, auxilio emergencial, despejad*, despejo, sem-abrigo, sem abrigo, morador de rua, dividas, endividad*, banco alimentar", nl="failliet, faillissement, schuldsanering, wsnp, deurwaarder*, loonbeslag, beslag op, schulden, schuldhulp*, bijstand, bijstandsuitkering, uitkering, voedselbank, dakloos, uitgezet uit, huurachterstand, incasso*, bkr-registratie, bewindvoer*",
        ),
        predicates=listed(en="skint, penniless, destitute, in financial difficulty, struggling financially", de="mittellos, verschuldet", fr="endette, endettee, ruine, ruinee", es="arruinad*, endeudad*, sin blanca", it="indebitat*, rovinat*, squattrinat*", pt="falid*, sem dinheiro nenhum", nl="blut geraakt, berooid, dakloos"),
        phrases=listed(
            en="can't pay my rent, cant pay my rent, can't afford my rent, can't afford food, cant afford food, can't pay this month, cant pay this month, can't pay the bill this month, lost my home, can't afford to eat, can't feed my, no money for food, i have no money left, living paycheck to paycheck, in financial difficulties, in financial hardship, my debts, my bankruptcy, declare bankruptcy, filed for bankruptcy",
            de="kann die miete nicht, kann meine miete nicht, kann nicht mehr zahlen, kann mir kein essen, lebe von burgergeld, lebe von hartz, von der tafel, meine schulden, meine insolvenz, kein geld fur essen, kein geld mehr fur", fr="peux pas payer mon loyer, peux plus payer, pas les moyens de manger, mes dettes, suis au rsa, fins de mois difficiles, n'arrive pas a boucler, plus un sou",
            es="no llego a fin de mes, no llegamos a fin de mes, no puedo pagar el alquiler, no puedo pagar la hipoteca, mis deudas, cobro el paro, no tengo para comer", it="non arrivo a fine mese, non arriviamo a fine mese, non riesco a pagare l'affitto, indietro con l'affitto, indietro con il mutuo, i miei debiti, non ho soldi per", pt="nao consigo pagar a renda, nao consigo pagar o aluguel, nao chego ao fim do mes, minhas dividas, renda em atraso, aluguel atrasado, sem dinheiro para comer, estou com o nome sujo", nl="kan de huur niet betalen, kan mijn huur niet, rond te komen, mijn schulden, in de schuldsanering, leef van de bijstand, geen geld voor eten, kan niet rondkomen",
        ),
        examples=("I had to «declare bankruptcy»", "ich bin in der «Privatinsolvenz»", "«no llego a fin de mes»"),
        counter_examples=("I'm broke after black friday haha", "the rent a car desk was closed"),
    ),
    KindDeclaration(
        kind="SALARY",
        title="Pay",
        chip="pay",
        category=Category.FINANCIAL,
        severity=Severity.MEDIUM,
        fideslang="user.financial",
        dpv="Salary",
        patterns=(
            Pattern(
                rf"(?:{EARNING})(?: (?:about|around|only|just|etwa|nur|rund|environ|que|unos|circa|solo|cerca de|so|ongeveer|maar))?"
                r" (?P<value>[$]? ?\d{1,3}(?:[.,' ]?\d{3})*(?:[.,]\d\d)?k?(?: ?(?:[$]|euros?|eur|dollars?|pounds?|quid|reais|gbp|usd))?)"
                r" ?(?:a|an|per|/|net(?:t?o)?|brutt?o|gross|before tax|after tax|im|pro|al|par|por|ao|all?|mensile?s?|di|per|netto|nets?|por|p/|on)(?: (?:month|year|week|hour|day|mes|monat|jahr|stunde|mois|an|heure|ano|hora|mese|anno|maand|jaar|uur|mensal|benefits|net|tax))?",
                0.75,
                triggers=(r"earn|make|paid|salar|wage|income|verdien|gehalt|lohn|einkommen|rente|gagne|touche|gano|cobro|sueldo|guadagn|prendo|stipend|ganho|recebo|ordenado|loon|inkomen|pension|nomina|i'?m on|take home", r"\d\d"),
            ),
        ),
        examples=("I earn «1,450» a month", "ich verdiene «1.450 Euro» netto", "je gagne «1450 euros» par mois", "guadagno «1.200 euro» al mese"),
        counter_examples=("I make 3 orders a month", "I'm on hold for 40 minutes"),
    ),
    SaidKind(
        kind="EMPLOYMENT",
        title="Work",
        chip="work",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        google="EMPLOYMENT_STATUS",
        fideslang="user.workplace",
        dpv="EmploymentHistory",
        predicates=listed(
            en="unemployed, laid off, made redundant, fired, sacked, retired, self-employed, a nurse, a teacher, a student, a police officer, a firefighter, a paramedic, a doctor, a lawyer, a journalist, a soldier, a care worker, a truck driver, a single earner, out of work, between jobs, on furlough, furloughed, jobless, a pensioner",
            de="arbeitslos, arbeitssuchend, gekundigt worden, rentner, rentnerin, selbststandig, krankenschwester, lehrer, lehrerin, polizist, polizistin, studentin, student, azubi, arztin, arzt, pfleger, pflegerin, in kurzarbeit, in rente, beamter, beamtin, soldat", fr="au chomage, chomeur, chomeuse, licencie, licenciee, retraite, retraitee, infirmier, infirmiere, enseignant, enseignante, professeur, policier, policiere, etudiant, etudiante, sans emploi, auto-entrepreneur, fonctionnaire",
            es="desempleado, desempleada, en paro, en el paro, despedido, despedida, jubilado, jubilada, autonomo, autonoma, enfermera, enfermero, profesor, profesora, policia, estudiante, funcionario, funcionaria, parado, parada", it="disoccupat*, licenziat*, pensionat*, in cassa integrazione, infermier*, insegnante, poliziott*, studente, studentessa, lavoratore autonomo, partita iva, in pensione, cassaintegrat*",
            pt="desempregad*, demitid*, despedid*, aposentad*, reformad*, autonom*, enfermeir*, professor, professora, policia, policial, estudante, funcionario publico, funcionaria publica, sem emprego, pensionista", nl="werkloos, ontslagen, gepensioneerd, zzp'er, verpleegkundige, leraar, lerares, politieagent, student, studente, met pensioen, werkzoekend, ambtenaar",
        ),
        phrases=listed(
            en="i got laid off, got laid off, lost my job, i got fired, was made redundant, my employer, my boss fired me", de="meinen job verloren, habe meinen job verloren, meine arbeit verloren, mein arbeitgeber, wurde gekundigt", fr="perdu mon emploi, perdu mon travail, perdu mon boulot, mon employeur, j'ai ete licencie, j'ai ete licenciee", es="perdi mi trabajo, perdi mi empleo, me quede en el paro, me quede sin trabajo, me han despedido, me despidieron, mi empresa me, estoy en el paro",
            it="ho perso il lavoro, ho perso il posto, mi hanno licenziato, mi hanno licenziata, il mio datore di lavoro", pt="perdi o emprego, perdi meu emprego, fiquei desempregado, fiquei desempregada, fui demitido, fui demitida, fui despedido, fui despedida, meu patrao", nl="mijn baan verloren, mijn baan kwijt, mijn werkgever, ben ontslagen",
        ),
        examples=("I'm «unemployed» since May", "ich bin «arbeitslos»", "sono «disoccupato»"),
        counter_examples=("the nurse costume is out of stock", "I work out every day"),
    ),
)  # fmt: skip
