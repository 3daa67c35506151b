"""Words of health in French, Spanish, Italian and Portuguese, as laymen write."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

FR = """
diabet*, insuline, stylos d'insuline, pompe a insuline, hypoglycemi*, glycemie, cancer*, cancer du sein, cancer du poumon, leucemi*, lymphome, melanome, tumeur*, metastas*, en remission, chimio*, radiotherapie, rayons pour, immunotherapie,
biopsie, mastectomie, oncolog*, soins palliatifs, vih, seropositi*, sida, hepatite*, tuberculose, paludisme, epilep*, crise d'epilepsie, crises d'epilepsie, asthm*, bpco, mucoviscidose, pneumonie, bronchite, sclerose en plaques, sep, parkinson*,
alzheimer*, demence, maladie de charcot, myopath*, narcolep*, migraine*, autis*, asperger*, tdah, dyslexi*, dysprax*, tourette, bipolaire*, trouble bipolaire, schizophren*, depression*, depressi*, antidepresseur*, anxiolytique*, trouble anxieux,
crise d'angoisse, crises d'angoisse, crises de panique, attaques de panique, stress post-traumatique, toc, borderline, trouble alimentaire, troubles alimentaires, anorexi*, boulimi*, scarification*, suicidaire*, tentative de suicide, psychose*, psychotique,
burn-out, burnout, psychiatr*, psychotherap*, depression post-partum, sertraline, prozac, fluoxetine, seroplex, escitalopram, xanax, lexomil, valium, ritaline, concerta, lithium, pregabaline, lyrica, tramadol, oxycodone, codeine, morphine, cortisone, prednisone,
methotrexate, humira, ozempic, wegovy, metformine, statines, anticoagulant*, previscan, betabloquant*, levothyrox, tamoxifene, viagra, antibiotique*, amoxicilline, epipen, antihistaminique*, dialyse*, insuffisance renale, calculs renaux, greffe*, greffe de rein,
cirrhose, pacemaker, stimulateur cardiaque, infarctus, crise cardiaque, insuffisance cardiaque, probleme cardiaque, problemes cardiaques, malformation cardiaque, arythmie, stent*, avc, thrombose, phlebite, embolie, anevrisme, tumeur au cerveau, commotion, dans le coma,
en reanimation, soins intensifs, tension arterielle, hypertension, hypertendu*, cholesterol, groupe sanguin, anemi*, hemophil*, drepanocytose, maladie de crohn, crohn, rectocolite, colon irritable, poche de stomie, stomie, sonde urinaire, incontinen*, coeliaque*,
intoleran*, intolerance au gluten, allergique aux, allergique a, allergique au, allergie aux, allergie a, allergie, allergies, choc anaphylactique, eczema, psoriasis, pelade, zona, endometriose, sopk, fibrome*, menopause*, hysterectomie, sterile, infertil*, fiv, pma,
troubles de l'erection, fibromyalgi*, arthrose, arthrite, polyarthrite, rhumatis*, osteoporose, scoliose, hernie discale, sciatique, lupus, douleurs chroniques, fatigue chronique, maladie chronique, maladie rare, gravement malade, en phase terminale, covid, covid long,
thyroide, hypothyroid*, hashimoto, goutte, glaucome, cataracte, dmla, acouphenes, apnee du sommeil, herpes, chlamydia, gonorrhee, syphilis, papillomavirus, mst, ist, operation du, opere du, operee du, operation, opere, operee, prothese*, cesarienne, appendicite, calculs biliaires, hernie,
meningite, septicemie, casse le bras, casse la jambe, casse le poignet, casse la cheville, fracture*, entorse, ampute*, medicament*, traitement pour, traitement contre, ordonnance, hopital, hospitalis*, aux urgences, ambulance, arret maladie, arret de travail, longue maladie,
ald, ehpad, psychologue, trisomi*, maladie genetique, vaccine, vaccinee, non vaccine, la grippe, fievre
"""
FR_PREDICATES = "malade, immunodeprime*, a risque, bipolaire, allergique, hpi, neuroatypique, grippe, en depression, souffrant, souffrante, alite, alitee"
FR_PHRASES = """
mon groupe sanguin, mon diagnostic, mon oncologue, mon psychiatre, mon cardiologue, mon neurologue, mon medecin dit, ma gynecologue, mon gyneco, ma psy, mon psy, mon operation, ma chimio, mon insuline, mes medicaments, mon traitement, pas d'allergie connue, on m'a diagnostique,
suis a l'hopital, je me suis casse, en arret maladie, j'ai attrape le covid, j'ai le covid, j'ai fait un avc, est dans le coma, en finir avec la vie, me suicider
"""

ES = """
diabet*, insulina, plumas de insulina, bomba de insulina, hipoglucemia, glucosa, azucar en sangre, cancer, cancer de mama, cancer de pulmon, leucemi*, linfoma, melanoma, tumor*, metastasis, quimio, quimioterapia, radioterapia, inmunoterapia, biopsia, mastectomia,
oncolog*, paliativos, vih, seropositiv*, sida, hepatitis, tuberculosis, malaria, epilep*, convulsiones, asma, asmatic*, epoc, fibrosis quistica, neumonia, bronquitis, esclerosis multiple, ela, parkinson, alzheimer, demencia, distrofia muscular, paralisis cerebral, narcolep*,
migran*, autis*, asperger, tdah, dislexi*, tourette, bipolar, trastorno bipolar, esquizofren*, depresion, depresiv*, antidepresiv*, ansiolitic*, ansiedad, ataque de ansiedad, ataques de ansiedad, ataque de panico, ataques de panico, estres postraumatico, toc,
trastorno limite, trastorno alimentario, trastorno de la conducta alimentaria, tca, anorexi*, bulimi*, autolesi*, suicid*, intento de suicidio, psicosis, brote psicotico, burnout, psiquiatr*, psicoterapi*, depresion posparto, sertralina, prozac, fluoxetina, escitalopram,
alprazolam, orfidal, lorazepam, trankimazin, diazepam, valium, ritalin, concerta, litio, pregabalina, lyrica, tramadol, oxicodona, morfina, cortisona, prednisona, metotrexato, humira, ozempic, metformina, estatinas, sintrom, anticoagulante*, betabloqueante*, enalapril,
losartan, eutirox, levotiroxina, tamoxifeno, viagra, antibiotic*, amoxicilina, epipen, antihistaminic*, dialisis, hemodialisis, insuficiencia renal, calculos renales, piedras en el rinon, trasplant*, cirrosis, marcapasos, infarto, insuficiencia cardiaca, problema cardiaco,
problemas de corazon, cardiopatia, arritmia, stent, ictus, derrame cerebral, acv, trombosis, embolia, aneurisma, tumor cerebral, conmocion cerebral, en coma, en la uci, cuidados intensivos, presion arterial, tension alta, tension arterial, hipertens*, colesterol, grupo sanguineo, tipo de sangre,
anemia, hemofil*, enfermedad de crohn, crohn, colitis ulcerosa, colon irritable, estoma, sonda urinaria, incontinencia, celiac*, celiaquia, intoleran*, alergica a, alergico a, alergico al, alergica al, alergia, alergias, anafila*, eccema, dermatitis atopica, psoriasis, alopecia, herpes,
endometriosis, ovario poliquistico, miomas, menopausia, histerectomia, esteril, infertil*, fecundacion in vitro, fiv, disfuncion erectil, fibromialgia, artrosis, artritis, reuma*, osteoporosis, escoliosis, hernia discal, hernia, ciatica, lupus, dolor cronico, fatiga cronica, enfermedad cronica,
enfermedad rara, enfermedad terminal, covid, covid persistente, tiroides, hipotiroid*, hashimoto, gota, glaucoma, cataratas, acufenos, apnea del sueno, clamidia, gonorrea, sifilis, papiloma, vph, ets, cirugia, me operaron, me operan, operad*, operacion de, protesis, cesarea,
apendicitis, calculos biliares, meningitis, sepsis, brazo roto, pierna rota, me rompi, fractura*, esguince, amputad*, medicamento*, medicacion, pastillas para, tratamiento para, receta medica, hospital, hospitaliz*, ingresad*, urgencias, ambulancia, baja medica, baja laboral, de baja por,
incapacidad permanente, residencia de ancianos, psicolog*, sindrome de down, enfermedad genetica, vacunad*, gripe, fiebre, lupica
"""
ES_PREDICATES = "enferm*, bipolar, inmunodeprimid*, de riesgo, alergic*, neurodivergente, deprimid*, resfriad*, de baja, en la uci"
ES_PHRASES = """
mi grupo sanguineo, mi tipo de sangre, mi diagnostico, mi oncologo, mi oncologa, mi psiquiatra, mi cardiologo, mi neurologo, mi neurologa, mi ginecologa, mi medico dice, mi terapeuta, mi operacion, mi quimio, mi insulina, mi medicacion, mis pastillas, sin alergias conocidas,
me diagnosticaron, ingresado en el hospital, ingresada en el hospital, estoy de baja por, me rompi el, me rompi la, he pillado covid, tengo covid, tuve un ictus, me quiero morir, suicidarme
"""

IT = """
diabet*, insulina, penne di insulina, microinfusore, ipoglicemi*, glicemia, cancro, cancro al seno, tumore al seno, leucemi*, linfoma, melanoma, tumor*, metastasi, chemio*, radioterapia, immunoterapia, biopsia, mastectomia, oncolog*, cure palliative, hiv, sieropositiv*, aids, epatite*,
tubercolosi, malaria, epile*, crisi epilettiche, convulsioni, asma, asmatic*, bpco, fibrosi cistica, polmonite, bronchite, sclerosi multipla, sla, parkinson, alzheimer, demenza, distrofia, paralisi cerebrale, narcoless*, emicrani*, autis*, asperger, adhd, dislessi*, tourette, bipolar*, disturbo bipolare,
schizofren*, depressione, depress*, antidepressiv*, ansiolitic*, ansia, attacco di panico, attacchi di panico, attacchi d'ansia, stress post-traumatico, doc, disturbo borderline, borderline, disturbo alimentare, disturbi alimentari, anoressi*, bulimi*, autolesioni*, suicid*,
tentato suicidio, psicosi, psicotic*, esaurimento nervoso, burnout, burn-out, psichiatr*, psicoterapi*, depressione post parto, sertralina, prozac, fluoxetina, escitalopram, xanax, lexotan, tavor, valium, ritalin, litio, pregabalin, lyrica, tramadolo, ossicodone, morfina, cortisone, prednisone,
metotrexato, humira, ozempic, metformina, statine, coumadin, anticoagulant*, betabloccant*, eutirox, tamoxifene, viagra, antibiotic*, amoxicillina, augmentin, epipen, antistaminic*, dialisi, insufficienza renale, calcoli renali, trapiant*, cirrosi, pacemaker, infarto, scompenso cardiaco,
problema cardiaco, problemi di cuore, cardiopatic*, cardiopatia, aritmia, fibrillazione, stent, ictus, trombosi, embolia, aneurisma, tumore al cervello, commozione cerebrale, in coma, terapia intensiva, rianimazione, pressione alta, pressione arteriosa, ipertes*, ipertensione, colesterolo, gruppo sanguigno,
anemi*, emofil*, talassemi*, morbo di crohn, crohn, colite ulcerosa, colon irritabile, stomia, catetere, incontinen*, celiac*, celiachia, intolleran*, allergica alle, allergico alle, allergica a, allergico a, allergica al, allergico al, allergia, allergie, anafila*, eczema, dermatite, psoriasi,
alopecia, herpes, fuoco di sant'antonio, endometriosi, ovaio policistico, fibromi, menopausa, isterectomia, sterile, infertil*, fecondazione assistita, disfunzione erettile, fibromialgi*, artrosi, artrite, reumatoide, osteoporosi, scoliosi, ernia del disco, ernia, sciatica, lupus, dolore cronico,
stanchezza cronica, malattia cronica, malattia rara, malato terminale, malata terminale, gravemente malat*, covid, long covid, tiroid*, ipotiroid*, hashimoto, gotta, glaucoma, cataratta, acufene, acufeni, apnee notturne, clamidia, gonorrea, sifilide, papilloma virus, hpv, operato al, operata al,
intervento al, intervento chirurgico, operazione al, protesi, cesareo, appendicite, calcoli alla cistifellea, meningite, sepsi, braccio rotto, gamba rotta, rotto un braccio, rotta una gamba, rotto il polso, frattur*, distorsione, amputat*, farmaci, farmaco, medicine per, pastiglie per, terapia per, ricetta medica,
ospedale, ricoverat*, pronto soccorso, ambulanza, in malattia, certificato di malattia, casa di riposo, rsa, psicolog*, sindrome di down, malattia genetica, vaccinat*, influenza, febbre
"""
IT_PREDICATES = (
    "malat*, bipolare, immunodepress*, a rischio, allergic*, neurodivergente, depress*, raffreddat*"
)
IT_PHRASES = """
il mio gruppo sanguigno, la mia diagnosi, il mio oncologo, la mia oncologa, il mio psichiatra, la mia psichiatra, il mio cardiologo, il mio neurologo, la mia ginecologa, il mio medico dice, la mia terapeuta, la mia operazione, il mio intervento, la mia chemio, la mia insulina, le mie medicine,
i miei farmaci, nessuna allergia nota, mi hanno diagnosticato, sono ricoverato, sono ricoverata, sono in malattia, ho preso il covid, ho il covid, mi sono rotto, mi sono rotta, ho avuto un ictus, voglio morire, suicidarmi
"""

PT = """
diabet*, insulina, canetas de insulina, bomba de insulina, hipoglicemi*, glicemia, acucar no sangue, cancer, cancro, cancer de mama, cancro da mama, leucemi*, linfoma, melanoma, tumor*, metastase*, quimio, quimioterapia, radioterapia, imunoterapia, biopsia, mastectomia, oncolog*, cuidados paliativos,
hiv, vih, soropositiv*, seropositiv*, aids, sida, hepatite*, tuberculose, malaria, epilep*, convulsoes, asma, asmatic*, dpoc, fibrose cistica, pneumonia, bronquite, esclerose multipla, ela diagnosticada, parkinson, alzheimer, demencia, distrofia, paralisia cerebral, narcolep*, enxaqueca*, autis*, asperger, tdah,
phda, dislexi*, tourette, bipolar*, transtorno bipolar, esquizofren*, depressao, depressiv*, antidepressiv*, ansiolitic*, ansiedade, crise de ansiedade, crises de ansiedade, ataque de panico, ataques de panico, sindrome do panico, stress pos-traumatico, estresse pos-traumatico, toc diagnosticado, borderline,
transtorno alimentar, disturbio alimentar, anorexi*, bulimi*, automutila*, suicid*, tentativa de suicidio, psicose, surto psicotico, burnout, esgotamento nervoso, psiquiatr*, psicoterapi*, depressao pos-parto, sertralina, prozac, fluoxetina, escitalopram, rivotril, clonazepam, xanax, alprazolam, diazepam, valium,
ritalina, venvanse, concerta, litio, pregabalina, tramadol, oxicodona, morfina, cortisona, prednisona, metotrexato, humira, ozempic, metformina, estatinas, anticoagulante*, varfarina, betabloqueador*, losartana, enalapril, levotiroxina, puran, tamoxifeno, viagra, antibiotic*, amoxicilina, epipen,
anti-histaminic*, dialise, hemodialise, insuficiencia renal, pedra nos rins, pedras nos rins, transplant*, cirrose, marcapasso, pacemaker, infarto, enfarte, ataque cardiaco, insuficiencia cardiaca, problema cardiaco, problemas cardiacos, problemas de coracao, problema no coracao, cardiopatia, arritmia, stent, avc, derrame,
trombose, embolia, aneurisma, tumor cerebral, traumatismo craniano, em coma, uti, cuidados intensivos, pressao alta, pressao arterial, tensao alta, hipertens*, colesterol, tipo sanguineo, grupo sanguineo, anemia, hemofil*, anemia falciforme, doenca de crohn, crohn, colite ulcerosa, intestino irritavel, estomia,
colostomia, algalia, incontinencia, celiac*, intoleran*, alergica a, alergico a, alergica ao, alergico ao, alergia, alergias, anafila*, eczema, dermatite atopica, psoriase, alopecia, herpes, endometriose, ovarios policisticos, miomas, menopausa, histerectomia, infertil*, fertilizacao in vitro, fiv,
disfuncao eretil, fibromialgia, artrose, artrite, reumat*, osteoporose, escoliose, hernia de disco, hernia discal, hernia, ciatica, lupus, dor cronica, dores cronicas, fadiga cronica, doenca cronica, doente cronic*, doenca rara, doente terminal, gravemente doente, covid, covid longa, tireoide, tiroide, hipotireoid*,
hipotiroid*, hashimoto, gota diagnosticada, glaucoma, catarata*, zumbido no ouvido, apneia do sono, clamidia, gonorreia, sifilis, hpv, dst, ist diagnosticada, cirurgia, operad*, operacao ao, operacao no, protese*, cesariana, cesarea, apendicite, pedra na vesicula, meningite, sepse, braco partido, perna partida,
braco quebrado, perna quebrada, quebrei o braco, quebrei a perna, parti o braco, parti a perna, fratura*, entorse, amputad*, medicamento*, medicacao, remedio para, remedios para, comprimidos para, tratamento para, receita medica, hospital, hospitaliz*, internad*, pronto-socorro, urgencias, ambulancia, baixa medica,
atestado medico, licenca medica, afastado pelo inss, afastada pelo inss, lar de idosos, psicolog*, sindrome de down, doenca genetica, vacinad*, gripe, febre, dengue, chikungunya
"""
PT_PREDICATES = "doente*, bipolar, imunossuprimid*, imunodeprimid*, grupo de risco, alergic*, neurodivergente, deprimid*, constipad*, resfriad*, uti"
PT_PHRASES = """
meu tipo sanguineo, meu grupo sanguineo, meu diagnostico, meu oncologista, minha oncologista, meu psiquiatra, minha psiquiatra, meu cardiologista, meu neurologista, minha ginecologista, meu medico disse, minha terapeuta, minha cirurgia, minha operacao, minha quimio, minha insulina,
meus remedios, minha medicacao, sem alergias conhecidas, fui diagnosticado, fui diagnosticada, estou internado, estou internada, estou de baixa, peguei covid, apanhei covid, estou com covid, tive um avc, quebrei o braco, parti o braco, quero morrer, me matar
"""
