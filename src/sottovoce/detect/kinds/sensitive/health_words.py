"""Words of health in English, German and Dutch: conditions, medicines, procedures, injuries, as laymen write."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

# Count near a person.
EN = """
diabet*, type 1 diab*, type 2 diab*, insulin*, insulin pump, hypo attack, blood sugar, glucose monitor, cancer, breast cancer, lung cancer,
prostate cancer, bowel cancer, skin cancer, ovarian cancer, cervical cancer, leukemia, leukaemia, lymphoma, melanoma, tumour*, tumor*, metasta*, in remission,
chemo, chemotherapy, radiotherapy, radiation therapy, immunotherapy, biopsy, mastectomy, lumpectomy, oncolog*, palliative, hospice, hiv, hiv positive,
aids patient, hepatitis*, hep c, hep b, tuberculosis, malaria, epilep*, seizure*, asthma*, copd, emphysema, cystic fibrosis, bronchitis, pneumonia, inhaler,
multiple sclerosis, parkinson*, alzheimer*, dementia, huntington*, motor neurone disease, als diagnosis, muscular dystrophy, cerebral palsy, spina bifida,
narcolep*, migraine*, autis*, asperger*, adhd, dyslexi*, dyspraxi*, tourette*, bipolar disorder, schizophren*, schizoaffective, clinical depression,
depression, depressive, antidepressant*, anti-depressant*, anxiety disorder, anxiety attack*, panic attack*, panic disorder, ptsd, cptsd, ocd, bpd, borderline personality*,
eating disorder*, anorexi*, bulimi*, binge eating, self harm*, self-harm*, suicidal*, suicide attempt, psychosis, psychotic episode*, nervous breakdown,
mental breakdown, mental health, psychiatr*, postnatal depression, postpartum depression, sertraline, prozac, fluoxetine, citalopram, escitalopram,
lexapro, zoloft, xanax, valium, diazepam, lithium tablets, ritalin, adderall, vyvanse, concerta, elvanse, methylphenidate, quetiapine, olanzapine,
venlafaxine, mirtazapine, duloxetine, pregabalin, gabapentin, tramadol, oxycodone, oxycontin, codeine, morphine, fentanyl patch*, naproxen, prednisone,
prednisolone, steroids for, methotrexate, humira, ozempic, wegovy, mounjaro, metformin, statins, warfarin, blood thinner*, beta blocker*, ramipril, amlodipine,
levothyroxine, tamoxifen, viagra, antibiotic*, amoxicillin, epipen*, epi-pen*, antihistamine*, retinoid cream, roaccutane, accutane, prep pills, truvada,
dialysis, kidney failure, kidney disease, kidney stones, kidney transplant, liver failure, cirrhosis, transplant, pacemaker, heart condition, heart attack,
heart failure, heart disease, heart surgery, heart bypass, bypass surgery, heart murmur, arrhythmia, angina, atrial fibrillation, stent, stroke,
blood clot*, deep vein thrombosis, pulmonary embolism, aneurysm, brain injury, brain tumour, concussion, in a coma, intensive care, the icu, life support,
blood pressure, hypertension, cholesterol, blood type, blood group, anaemi*, anemi*, haemophil*, hemophil*, sickle cell, thalassaemia, thalassemia, crohn*, ulcerative colitis,
colitis, ibs, irritable bowel, stoma bag, colostomy, ileostomy, catheter, incontinen*, celiac*, coeliac*, gluten intoleran*, lactose intoleran*, nut allergy,
peanut allergy, food allergy, allergic reaction, allergic to, allergy to, allergies, anaphyla*, eczema, psoriasis, rosacea, vitiligo, alopecia, shingles, endometriosis, pcos,
fibroids, menopaus*, hysterectomy, vasectomy, infertil*, ivf, erectile dysfunction, prolapse, fibromyalgia, arthriti*, osteopor*, osteoarthritis, rheumatoid*,
scoliosis, sciatica, slipped disc, herniated disc, spinal injury, spinal cord, lupus, ehlers-danlos, ehlers danlos, pots syndrome, chronic pain, chronic fatigue,
chronic illness*, chronically ill, terminally ill, terminal illness, long covid, covid, covid positive, covid-19, tested positive, thyroid*, hypothyroid*, hashimoto*, cushing*, addison*,
gout, glaucoma, cataract*, macular degeneration, tinnitus, sleep apnoea, sleep apnea, cpap, insomnia, herpes, chlamydia, gonorrhea, gonorrhoea,
syphilis, hpv, genital warts, an std, an sti, surgery, operation on, an operation, my operation, hip replacement, knee replacement, hip surgery, gastric band, gastric bypass, c-section,
appendicitis, appendix out, gallbladder, gallstones, hernia, tonsillitis, meningitis, sepsis, broken leg, broken arm, broken ankle, broken wrist, broken hip,
broke my leg, broke my arm, broke my ankle, broke my wrist, broke my hip, broke my foot, fractur*, dislocated, torn ligament, amputat*, prosthe*, medication, on meds,
my meds, prescription, hospital*, hospitali*, in hospital, in the hospital, the er last night, a&e, ambulance, sick leave, signed off sick, off sick, care home,
therapist, psychologist, counselling for, cancer survivor, diagnosis, diagnosed with, down syndrome, down's syndrome, rare disease, genetic disorder, blood transfusion
"""
EN_PREDICATES = """
type 1, type 2, on the spectrum, bipolar, depressed, immunocompromised, immunosuppressed, ms, me/cfs, anxious disorder, als, anxiety, high risk patient, vulnerable patient, ill, unwell,
lactose intolerant, vaccinated, unvaccinated, allergic, asthmatic, neurodivergent, manic, high blood pressure, low blood pressure, a tumor, sertraline, chronically sick, positive for covid, a coma, flu, the flu, rehab for my knee
"""
EN_PHRASES = """
my blood type, my blood group, my diagnosis, my condition is, my oncologist, my psychiatrist, my cardiologist, my neurologist, my rheumatologist, my gynaecologist, my gynecologist, my gp says, my doctor says,
my therapist, my surgeon, my operation, my surgery, my chemo, my insulin, my inhaler, my meds, my medication, i was diagnosed, was diagnosed with, been diagnosed with, no known allergies, out of hospital after, just out of hospital, i was hospitalised,
i was hospitalized, my seizures, my epipen, my sick note, i broke my leg, i broke my arm, i broke my hip, i broke my foot, broke my collarbone, broke my toe, i've broken my leg, i've broken my arm, i have covid, had covid, got covid, i was in a coma, had a stroke, signed off work with, my mental health, i want to die, i want to kill myself, kill myself
"""

DE = """
diabet*, typ-1-diab*, typ 1 diab*, typ-2-diab*, zuckerkrank*, insulin*, blutzucker*, unterzucker*, krebs, krebspatient*, krebskrank*, brustkrebs*, lungenkrebs*, darmkrebs*, hautkrebs*, prostatakrebs*,
leukamie*, lymphom*, melanom*, tumor*, metastas*, chemo, chemotherapie*, bestrahlung*, strahlentherapie, immuntherapie, biopsie, brustamputation, onkolog*, palliativ*, hospiz*, hiv, hiv-positiv*,
hepatitis*, tuberkulose, malaria, epilep*, krampfanfall*, krampfanfalle*, asthma*, copd, mukoviszidose, lungenentzundung, bronchitis, multiple sklerose, multipler sklerose, parkinson*, alzheimer*, demenz*,
dement, als-erkrank*, muskeldystrophie, muskelschwund, narkolepsie, migrane*, autis*, asperger*, adhs, ads-diagnose, legasthen*, tourette*, bipolare*, schizophren*, depression*, depressiv*,
antidepressiv*, angststorung*, angstattacke*, panikattacke*, panikstorung*, posttraumatisch*, ptbs, zwangsstorung*, borderline*, essstorung*, magersucht*, magersuchtig*, bulimi*, selbstverletz*,
suizid*, selbstmordgedanken, selbstmordversuch, psychose*, nervenzusammenbruch, burnout*, burn-out*, psychiatr*, psychotherap*, wochenbettdepression, sertralin, fluoxetin, citalopram, escitalopram, venlafaxin,
mirtazapin, tavor, diazepam, valium, ritalin, medikinet, elvanse, methylphenidat, quetiapin, olanzapin, lithium, pregabalin, lyrica, gabapentin, tramadol, tilidin, novalgin, oxycodon, morphin*, cortison*,
kortison*, prednisolon, methotrexat, mtx, humira, ozempic, wegovy, metformin, statine, marcumar, blutverdunner*, betablocker*, ramipril, amlodipin, bisoprolol, l-thyroxin, tamoxifen, viagra,
antibiotik*, amoxicillin, epipen*, notfallpen, antihistaminik*, dialyse*, nierenversagen, nierenleiden, nierenstein*, nierentransplant*, leberversagen, leberzirrhose, transplantation, transplantiert*,
herzschrittmacher*, herzinfarkt*, herzfehler*, herzkrank*, herzschwache, herzinsuffizienz, herzrhythmusstorung*, vorhofflimmern, bypass-op, stent*, schlaganfall*, thrombose*, lungenembolie, aneurysma,
hirntumor*, hirnblutung, gehirnerschutterung, im koma, intensivstation, blutdruck*, bluthochdruck, cholesterin*, blutgruppe*, blutarmut, bluter, hamophil*, sichelzell*, morbus crohn, colitis ulcerosa,
reizdarm*, stoma, katheter, inkontinen*, zoliakie*, glutenunvertrag*, glutenintoleran*, laktoseintoleran*, nussallergi*, erdnussallergi*, lebensmittelallergi*, allergisch gegen, allergisch auf, allergie gegen, allergie,
allergien, allergiker*, anaphyla*, neurodermitis, schuppenflechte, psoriasis, haarausfall, gurtelrose, endometriose, pcos, wechseljahre*, gebarmutter*, unfruchtbar*, kunstliche befruchtung, kinderwunschbehandlung,
erektionsstorung*, fibromyalgie, arthrose*, arthritis, rheuma*, osteoporose, skoliose, bandscheibenvorfall*, ischias, querschnitt*, lupus, chronische schmerzen, chronisches fatigue*, chronisch krank*,
schwer krank*, unheilbar krank*, todkrank*, long covid, long-covid, corona, covid*, schilddruse*, hashimoto*, gicht, glaukom, grauer star, grauen star, gruner star, tinnitus, schlafapnoe*, herpes, chlamydien, tripper,
syphilis, hpv, geschlechtskrank*, geimpft, ungeimpft, operiert, operation, op hinter mir, huft-op, knie-op, kaiserschnitt, blinddarm*, gallensteine*, leistenbruch, hirnhautentzundung, sepsis, gebrochen*, knochenbruch, bruch,
amputiert*, prothese*, medikament*, tabletten gegen, rezept vom arzt, krankenhaus*, klinik, notaufnahme, krankenwagen, krankgeschrieben*, krankschreibung*, krank geschrieben, arbeitsunfahig*, pflegegrad*, pflegeheim, pflegebedurftig*,
reha, kur, dreifach geimpft, down-syndrom, trisomie*, erbkrankheit, frischer op, schwerkrank*, krankheit, erkrankt*, fieber, magenschleimhaut*
"""
DE_PREDICATES = """
ms, bipolar, ads, dement, krank, hochrisikopatient*, risikopatient*, immunsupprimiert, ohnmachtig, operiert worden, manisch, allergisch, neurodivergent, als, suizidal, hochsensibel, im spital, erkaltet, bettlagerig
"""
DE_PHRASES = """
meine blutgruppe, meine diagnose, mein onkologe, meine onkologin, mein psychiater, meine psychiaterin, mein kardiologe, mein neurologe, meine neurologin, meine frauenarztin, mein frauenarzt, mein hausarzt sagt, meine therapeutin, mein therapeut,
meine op, meine operation, meine chemo, mein insulin, meine medikamente, meine tabletten, keine allergien bekannt, an corona erkrankt, an krebs erkrankt, wurde diagnostiziert, ms festgestellt, liege im krankenhaus, liegt im krankenhaus,
liege gerade im krankenhaus, bin krankgeschrieben, arm gebrochen, bein gebrochen, fuss gebrochen, handgelenk gebrochen, ich will nicht mehr leben, mich umbringen, schlaganfall gehabt, hatte einen schlaganfall
"""

NL = """
diabet*, diabeet, suikerziekte, suikerpatient*, insuline*, bloedsuiker*, hypo, kanker, borstkanker*, longkanker*, darmkanker*, huidkanker*, prostaatkanker*, leukemie*, lymfoom, lymfeklierkanker, melanoom, tumor*,
uitzaaiing*, chemo, chemotherapie*, chemokuur*, bestraling*, immunotherapie, biopsie, borstamputatie, oncolo*, palliatie*, hospice, hiv, hiv-positief, seropositief, hepatitis*, tuberculose, malaria, epilep*, toevallen,
astma*, copd, taaislijmziekte, longontsteking, bronchitis, multiple sclerose, parkinson*, alzheimer*, dementie, dement, als-patient, spierziekte, spierdystrofie, narcolep*, migraine*, autis*, asperger*, adhd, add-diagnose,
dyslexi*, tourette*, bipolair*, bipolaire stoornis, schizofre*, depressie*, depressief, antidepressiva, angststoornis*, angstaanval*, paniekaanval*, paniekstoornis*, ptss, posttraumatisch*, dwangstoornis*, borderline*, eetstoornis*,
anorexia*, boulimi*, zelfbeschadig*, automutil*, suicidaal, zelfmoordpoging, zelfdoding, psychose*, psychotisch*, burn-out*, burnout*, overspannen, psychiat*, psycholoog, psychotherap*, sertraline, prozac, fluoxetine, citalopram, escitalopram,
venlafaxine, mirtazapine, oxazepam, diazepam, valium, ritalin, concerta, methylfenidaat, quetiapine, olanzapine, lithium, pregabaline, lyrica, gabapentine, tramadol, oxycodon, morfine*, prednison*, methotrexaat, humira, ozempic,
wegovy, metformine, statines, bloedverdunner*, betablokker*, enalapril, amlodipine, metoprolol, levothyroxine, euthyrox, tamoxifen, viagra, antibiotic*, amoxicilline, epipen*, antihistaminic*, dialyse*, nierdialyse, nierfalen, nierpatient*,
nierstenen, niertransplant*, leverfalen, levercirrose, transplantatie, pacemaker, hartaanval, hartinfarct, hartfalen, hartpatient*, hartafwijking, hartritmestoornis*, boezemfibrilleren, hartoperatie, stent*, beroerte, herseninfarct, hersenbloeding,
hersentumor, hersenletsel, hersenschudding, tia gehad, trombose*, longembolie, aneurysma, in coma, intensive care, bloeddruk, hoge bloeddruk, cholesterol, bloedgroep*, bloedarmoede, hemofil*, sikkelcel*, crohn, colitis,
prikkelbare darm, stoma, katheter, incontinen*, coeliakie, glutenintoleran*, glutenallergi*, lactose-intoleran*, lactoseintoleran*, notenallergi*, pinda-allergi*, pindaallergi*, voedselallergi*, allergisch voor, allergie voor, allergie, allergieen,
anafyla*, eczeem, psoriasis, gordelroos, endometriose, pcos, overgang, baarmoeder*, onvruchtbaar*, ivf, erectiestoornis*, fibromyalgie, artrose*, artritis, reuma*, osteoporose, scoliose, hernia, ischias, dwarslaesie, lupus, chronische pijn,
chronisch ziek*, ernstig ziek*, ongeneeslijk ziek*, terminaal, long covid, corona, covid*, schildklier*, hashimoto*, jicht, glaucoom, staar, tinnitus, slaapapneu, herpes, chlamydia, gonorroe, syfilis, hpv, een soa, geopereerd*, operatie,
heupoperatie, knieoperatie, keizersnede, blindedarm*, galstenen, liesbreuk, hersenvliesontsteking, sepsis, gebroken, geamputeerd*, prothese*, medicijnen, medicatie, pillen tegen, ziekenhuis*, spoedeisende hulp, ambulance, ziektewet,
ziekgemeld, ziek gemeld, arbeidsongeschikt*, verpleeghuis, mantelzorg*, ggz, syndroom van down, erfelijke ziekte, gevaccineerd, ongevaccineerd, griep, koorts
"""
NL_PREDICATES = """
ms, bipolair, ziek, risicopatient, allergisch, manisch, neurodivergent, hoogsensitief, verkouden, bedlegerig
"""
NL_PHRASES = """
mijn bloedgroep, mijn diagnose, mijn oncoloog, mijn psychiater, mijn cardioloog, mijn neuroloog, mijn huisarts zegt, mijn gynaecoloog, mijn therapeut, mijn operatie, mijn chemo, mijn insuline, mijn medicijnen, mijn medicatie, geen allergieen bekend,
ms vastgesteld, diagnose gekregen, lig in het ziekenhuis, ligt in het ziekenhuis, zit ziek thuis, arm gebroken, been gebroken, pols gebroken, enkel gebroken, beroerte gehad, ik wil dood, zelfmoord plegen, een burn-out, ik heb corona
"""
