"""Genetic and biometric data (GDPR Art. 4(13), 4(14) and 9), as people speak of theirs."""

# ruff: noqa: E501 - lists of words
from __future__ import annotations

from sottovoce.detect.kinds.said import SaidKind, listed
from sottovoce.detect.model import Category, Severity

SPECIAL, HIGH = Category.SPECIAL_CATEGORY, Severity.HIGH

KINDS = (
    SaidKind(
        kind="GENETIC_DATA",
        title="Genetic data",
        chip="genetic data",
        category=SPECIAL,
        severity=HIGH,
        fideslang="user.health_and_medical.genetic",
        dpv="Genetic",
        terms=listed(
            en="brca1, brca2, brca gene, brca mutation, gene mutation, genetic mutation, lynch syndrome, huntington gene, factor v leiden, genetic test shows, carrier of the gene, 23andme results, paternity test",
            de="brca1, brca2, brca-mutation, brca mutation, genmutation, gendefekt, faktor v leiden, faktor-v-leiden, vaterschaftstest, lynch-syndrom, erbgutanalyse", fr="brca1, brca2, mutation brca, gene brca1, mutation genetique, facteur v leiden, test de paternite, syndrome de lynch, anomalie genetique",
            es="brca1, brca2, mutacion brca, mutacion brca1, mutacion genetica, factor v leiden, prueba de paternidad, sindrome de lynch", it="brca1, brca2, mutazione brca, mutazione brca1, mutazione genetica, fattore v leiden, test di paternita, sindrome di lynch", pt="brca1, brca2, mutacao brca, mutacao brca1, mutacao genetica, fator v leiden, teste de paternidade, sindrome de lynch", nl="brca1, brca2, brca1-gen, brca-mutatie, genmutatie, genetische mutatie, factor v leiden, vaderschapstest, lynchsyndroom",
        ),
        phrases=listed(
            en="my dna, my dna test, my dna results, my genetic test, my genome, my genes show, my ancestry results, my dna profile", de="meine dna, mein gentest, meinen gentest, mein dna-test, mein genom, mein erbgut, meine genanalyse", fr="mon adn, mon test adn, mon genome, mon test genetique, mes resultats adn", es="mi adn, mi prueba de adn, mi test genetico, mi genoma", it="il mio dna, il mio test del dna, il mio genoma, il mio test genetico", pt="meu adn, meu dna, meu teste de adn, meu teste de dna, meu genoma, meu teste genetico", nl="mijn dna, mijn dna-test, mijn genoom, mijn genetische test",
        ),
        examples=("«my DNA test» is in your app", "ich habe die «BRCA-Mutation»", "tengo la «mutación BRCA1»"),
        counter_examples=("which DNA kit do you sell?", "innovation is in your brand's dna"),
    ),
    SaidKind(
        kind="BIOMETRIC_DATA",
        title="Biometric data",
        chip="biometric data",
        category=SPECIAL,
        severity=HIGH,
        fideslang="user.biometric",
        dpv="Biometric",
        phrases=listed(
            en="my fingerprint, my fingerprints, my face scan, my faceprint, my voiceprint, my voice print, my iris scan, my retina scan, my palm print, my biometrics, my biometric data, scanned my face, scanned my iris, took my fingerprints, scan of my face, our fingerprints, her fingerprint, his fingerprint",
            de="mein fingerabdruck, meinen fingerabdruck, meine fingerabdrucke, mein gesichtsscan, meinen gesichtsscan, mein stimmprofil, mein irisscan, meinen irisscan, meine biometrischen daten, mein gesicht gescannt", fr="mon empreinte digitale, mes empreintes digitales, mes empreintes, mon empreinte vocale, ma reconnaissance faciale, mes donnees biometriques, scan de mon visage, scanne mon visage, mon iris",
            es="mi huella dactilar, mis huellas dactilares, mis huellas, mi huella, mi rostro escaneado, mis datos biometricos, escaneo de mi cara, escanearon mi cara, mi iris", it="la mia impronta digitale, le mie impronte digitali, le mie impronte, i miei dati biometrici, scansione del mio volto, scansionato il mio volto, la mia iride", pt="minha impressao digital, minhas impressoes digitais, meus dados biometricos, minha biometria, leitura da minha iris, scan do meu rosto, minha biometria facial, meu reconhecimento facial", nl="mijn vingerafdruk, mijn vingerafdrukken, mijn gezichtsscan, mijn irisscan, mijn biometrische gegevens, mijn gezicht gescand, mijn stemafdruk",
        ),
        examples=("you stored «my fingerprint»", "ihr habt «meinen Fingerabdruck»", "guardaron «mi huella dactilar»"),
        counter_examples=("the fingerprint sensor of my phone is broken",),
    ),
)  # fmt: skip
