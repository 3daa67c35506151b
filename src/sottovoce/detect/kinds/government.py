"""Numbers that states give to people, with the check digits that `python-stdnum` knows for each.

A row is one number. ``alone`` says how sure its form is without a word of context; 0 means that the form is
too common to stand alone. ``check`` names stdnum's module. Sources of the forms: stdnum's module docstrings,
each of which cites the issuing authority.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from dataclasses import dataclass

from sottovoce.detect.kinds.declaration import (
    FOUR_DIGITS_IN_LETTERS,
    SOME_DIGITS,
    KindDeclaration,
    Pattern,
    Words,
)
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS
from sottovoce.detect.model import Category, Severity


@dataclass(frozen=True, slots=True)
class StateNumber:
    """One row of the table below."""

    kind: str
    title: str
    chip: str
    regex: str
    alone: float
    check: str
    words: tuple[str, ...]
    example: str
    wrong: str
    presidio: bool = False


NUMBERS = (
    StateNumber("US_SSN", "Social Security number (US)", "SSN", r"\d{3}-\d{2}-\d{4}", 0.85, "us.ssn", ("ssn", "social security", "social"), "my social is «536-90-4399»", "666-90-4399", True),
    StateNumber("US_SSN", "", "", r"\d{3}[ .]?\d{2}[ .]?\d{4}", 0, "us.ssn", (), "ssn «536904399»", "000904399"),
    StateNumber("US_ITIN", "Taxpayer number (US)", "ITIN", r"9\d{2}-\d{2}-\d{4}", 0.85, "us.itin", ("itin", "taxpayer"), "itin «912-90-3456»", "912-03-3456", True),
    StateNumber("UK_NINO", "National Insurance number (GB)", "NI number", r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]", 0.85, "nino", ("national insurance", "nino", "ni number", "ni no"), "NI number «AB 12 34 56 C»", "BG 12 34 56 C", True),
    StateNumber("UK_NHS", "NHS number (GB)", "NHS number", r"\d{3}[ -]\d{3}[ -]\d{4}|\d{10}", 0, "gb.nhs", ("nhs",), "my NHS number is «943 476 5870»", "943 476 5871", True),
    StateNumber("UK_UTR", "Tax reference (GB)", "UTR", r"\d{5} ?\d{5}", 0, "gb.utr", ("utr", "taxpayer reference"), "UTR «1955839661»", "2955839661"),
    StateNumber("DE_TAX_ID", "Tax number (DE)", "tax ID", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", 0, "de.idnr", ("steuer-id", "steueridentifikation", "steuer id", "idnr", "steuernummer", "tin", "tax id"), "meine Steuer-ID: «36 574 261 809»", "36 574 261 890"),
    StateNumber("DE_SOCIAL_SECURITY", "Pension insurance number (DE)", "insurance number", r"\d{2} ?[0-3]\d[01]\d\d{2} ?[A-Z] ?\d{2} ?\d", 0.7, "german_pension", ("rentenversicherung", "sozialversicherung", "versicherungsnummer", "rvnr", "svnr"), "Rentenversicherungsnummer «15 070649 C 10 3»", "15 070649 C 10 4"),
    StateNumber("FR_NIR", "Social security number (FR)", "NIR", r"[12] ?\d{2} ?[0-1]\d ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}", 0.9, "fr.nir", ("securite sociale", "nir", "insee", "numero de secu"), "numéro de sécu «2 95 10 99 126 111 93»", "2 95 10 99 126 111 94"),
    StateNumber("FR_TAX_ID", "Tax number (FR)", "tax ID", r"[0-3]\d ?\d{2} ?\d{3} ?\d{3} ?\d{3}", 0, "fr.nif", ("numero fiscal", "spi", "impots"), "mon numéro fiscal «30 23 217 600 053»", "30 23 217 600 054"),
    StateNumber("ES_NIF", "Identity number (ES)", "DNI", r"\d{8}[ -]?[TRWAGMYFPDXBNJZSQVHLCKE]|\d{2}\.\d{3}\.\d{3}[ -]?[TRWAGMYFPDXBNJZSQVHLCKE]", 0.8, "es.nif", ("dni", "nif"), "mi DNI es «12345678Z»", "12345678A", True),
    StateNumber("ES_NIE", "Foreigner's number (ES)", "NIE", r"[XYZ][ -]?\d{7}[ -]?[TRWAGMYFPDXBNJZSQVHLCKE]", 0.85, "es.nie", ("nie",), "NIE «X-2482300W»", "X-2482300A", True),
    StateNumber("IT_FISCAL_CODE", "Fiscal code (IT)", "fiscal code", r"[A-Z]{6} ?[0-9LMNPQRSTUV]{2} ?[A-EHLMPRST] ?[0-9LMNPQRSTUV]{2} ?[A-Z][0-9LMNPQRSTUV]{3} ?[A-Z]", 0.95, "it.codicefiscale", ("codice fiscale", "cf"), "codice fiscale «RCCMNL83S18D969H»", "RCCMNL83S18D969", True),
    StateNumber("NL_BSN", "Citizen service number (NL)", "BSN", r"\d{4}[. ]?\d{2}[. ]?\d{3}", 0, "nl.bsn", ("bsn", "burgerservice", "sofinummer"), "mijn BSN is «1112.22.333»", "1112.52.333"),
    StateNumber("PL_PESEL", "PESEL (PL)", "PESEL", r"\d{11}", 0, "pl.pesel", ("pesel",), "PESEL «44051401359»", "44051401358", True),
    StateNumber("PL_NIP", "Tax number (PL)", "NIP", r"\d{3}-?\d{3}-?\d{2}-?\d{2}", 0, "pl.nip", ("nip",), "NIP «856-734-62-15»", "856-734-62-16"),
    StateNumber("BR_CPF", "CPF (BR)", "CPF", r"\d{3}\.\d{3}\.\d{3}-\d{2}", 0.95, "br.cpf", ("cpf",), "meu CPF é «390.533.447-05»", "231.002.999-00"),
    StateNumber("BR_CPF", "", "", r"\d{11}", 0, "br.cpf", (), "cpf «39053344705»", "23100299900"),
    StateNumber("IN_AADHAAR", "Aadhaar number (IN)", "Aadhaar", r"[2-9]\d{3}[ -]\d{4}[ -]\d{4}", 0.75, "in_.aadhaar", ("aadhaar", "aadhar", "uidai"), "aadhaar «2341 2341 2346»", "2341 2341 2347", True),
    StateNumber("IN_AADHAAR", "", "", r"[2-9]\d{11}", 0, "in_.aadhaar", (), "aadhaar «234123412346»", "643343121"),
    StateNumber("IN_PAN", "PAN (IN)", "PAN", r"[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]", 0.8, "in_.pan", ("pan",), "my PAN is «ACUPA7085R»", "234123412347", True),
    StateNumber("AT_VNR", "Social insurance number (AT)", "insurance number", r"\d{4} ?\d{6}", 0, "at.vnr", ("sozialversicherung", "svnr", "versicherungsnummer"), "SVNR «1237 010180»", "2237 010180"),
    StateNumber("AU_TFN", "Tax file number (AU)", "TFN", r"\d{3} ?\d{3} ?\d{2,3}", 0, "au.tfn", ("tfn", "tax file"), "my TFN is «123 456 782»", "123 456 789", True),
    StateNumber("BE_NN", "National number (BE)", "national number", r"\d{2}\.[01]\d\.[0-3]\d-\d{3}\.\d{2}", 0.9, "be.nn", ("rijksregister", "registre national", "niss", "insz"), "rijksregisternummer «85.07.30-033.28»", "85.07.30-033.29"),
    StateNumber("BG_EGN", "EGN (BG)", "EGN", r"\d{10}", 0, "bg.egn", ("egn",), "EGN «7523169263»", "8032056032"),
    StateNumber("CA_SIN", "Social Insurance number (CA)", "SIN", r"\d{3}[ -]?\d{3}[ -]?\d{3}", 0, "ca.sin", ("sin", "social insurance", "assurance sociale"), "my SIN is «123-456-782»", "999-999-999"),
    StateNumber("CH_AHV", "AHV number (CH)", "AHV number", r"756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}", 0.9, "ch.ssn", ("ahv", "avs"), "AHV «756.9217.0769.85»", "756.9217.0769.84"),
    StateNumber("CL_RUT", "RUT (CL)", "RUT", r"\d{1,2}\.\d{3}\.\d{3}-[0-9K]", 0.9, "cl.rut", ("rut", "run"), "mi rut es «12.531.909-2»", "12.531.909-3"),
    StateNumber("CN_RIC", "Resident identity number (CN)", "identity number", r"[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[0-9X]", 0.85, "cn.ric", ("resident id", "identity card"), "resident id «360426199101010071»", "360426199101010072"),
    StateNumber("AR_DNI", "DNI (AR)", "DNI", r"\d{2}\.\d{3}\.\d{3}", 0, "ar.dni", ("dni",), "mi DNI «20.123.456»", "2012345699"),
    StateNumber("CZ_RC", "Birth number (CZ, SK)", "birth number", r"\d{6}/\d{3,4}", 0.7, "cz.rc", ("rodne cislo",), "rodné číslo «710319/2745»", "590312/0123"),
    StateNumber("DK_CPR", "CPR (DK)", "CPR", r"[0-3]\d[01]\d\d{2}-\d{4}", 0, "dk.cpr", ("cpr", "personnummer"), "CPR «211062-5629»", "511062-5629"),
    StateNumber("EE_IK", "Personal code (EE, LT)", "personal code", r"[1-8]\d{10}", 0, "ee.ik", ("isikukood", "asmens kodas"), "isikukood «36805280109»", "36805280108"),
    StateNumber("FI_HETU", "Personal identity code (FI)", "identity code", r"[0-3]\d[01]\d\d{2}[+A-FU-Y-]\d{3}[0-9A-FHJ-NPR-Y]", 0.85, "fi.hetu", ("hetu", "henkilotunnus"), "henkilötunnus «131052-308T»", "131052-308U", True),
    StateNumber("GR_AMKA", "AMKA (GR)", "AMKA", r"[0-3]\d[01]\d{8}", 0, "gr.amka", ("amka",), "AMKA «01013099997»", "01013099999"),
    StateNumber("HR_OIB", "OIB (HR)", "OIB", r"\d{11}", 0, "hr.oib", ("oib",), "OIB «33392005961»", "33392005962"),
    StateNumber("ID_NIK", "NIK (ID)", "NIK", r"\d{16}", 0, "id.nik", ("nik", "ktp"), "NIK «3171011708450001»", "3171011713450001"),
    StateNumber("IE_PPS", "PPS number (IE)", "PPS number", r"\d{7}[A-W][A-IW]?", 0.6, "ie.pps", ("pps", "ppsn"), "my PPS is «6433435F»", "6433435E"),
    StateNumber("IL_ID", "Identity number (IL)", "identity number", r"\d{7,8}-?\d", 0, "il.idnr", ("teudat zehut", "israeli id"), "teudat zehut «3933742-3»", "3933742-2"),
    StateNumber("JP_MY_NUMBER", "My Number (JP)", "My Number", r"\d{4}[ -]?\d{4}[ -]?\d{4}", 0, "jp.in_", ("my number card", "mynumber", "individual number"), "individual number «6214 9832 0257»", "6214 9832 0258"),
    StateNumber("KR_RRN", "Resident number (KR)", "resident number", r"\d{2}[01]\d[0-3]\d-\d{7}", 0.85, "kr.rrn", ("resident registration", "rrn"), "RRN «971013-9019902»", "971013-9019903", True),
    StateNumber("MX_CURP", "CURP (MX)", "CURP", r"[A-Z]{4}\d{6}[HM][A-Z]{5}[0-9A-Z]\d", 0.95, "mx.curp", ("curp",), "CURP «BOXW310820HNERXN09»", "BOXW310820HNERXN08"),
    StateNumber("MY_NRIC", "NRIC (MY)", "NRIC", r"\d{2}[01]\d[0-3]\d-\d{2}-\d{4}", 0.7, "my.nric", ("nric", "mykad", "ic number"), "my IC number «770305-02-1234»", "771305-02-1234"),
    StateNumber("NO_FNR", "Birth number (NO)", "birth number", r"[0-7]\d[0-9]\d{3} ?\d{5}", 0, "no.fodselsnummer", ("fodselsnummer", "personnummer"), "fødselsnummer «151086 95088»", "151086 95077"),
    StateNumber("PT_NIF", "Tax number (PT)", "NIF", r"[1-3]\d{2} ?\d{3} ?\d{3}", 0, "pt.nif", ("nif", "contribuinte"), "o meu NIF é «234 567 899»", "234 567 890"),
    StateNumber("RO_CNP", "CNP (RO)", "CNP", r"[1-9]\d{12}", 0, "ro.cnp", ("cnp",), "CNP «1630615123457»", "1630615123458"),
    StateNumber("SE_PERSONNUMMER", "Personal number (SE)", "personal number", r"(?:\d{2})?\d{2}[01]\d[0-3]\d[-+]\d{4}", 0.75, "se.personnummer", ("personnummer",), "personnummer «880320-0016»", "880320-0018"),
    StateNumber("TH_PIN", "Identity number (TH)", "identity number", r"[1-8]-\d{4}-\d{5}-\d{2}-\d", 0.9, "th.pin", ("thai id",), "thai id «1-2345-45678-78-1»", "1-2345-45678-78-9"),
    StateNumber("TR_TCKN", "Identity number (TR)", "identity number", r"[1-9]\d{10}", 0, "tr.tckimlik", ("tc kimlik", "kimlik", "tckn"), "TC kimlik «17291716060»", "17291716050", True),
    StateNumber("ZA_ID", "Identity number (ZA)", "identity number", r"\d{6} ?\d{4} ?\d{3}", 0, "za.idnr", ("south african id", "sa id", "rsa id", "id number"), "my SA ID is «750330 5044 089»", "750330 5044 088", True),
)  # fmt: skip

PAPERS = (
    KindDeclaration(
        kind="PASSPORT",
        title="Passport number",
        chip="passport",
        category=Category.GOVERNMENT_ID,
        severity=Severity.HIGH,
        presidio="US_PASSPORT",
        patterns=(Pattern(r"(?:[A-Z]{1,3} ?)?\d{6,9}|[CFGHJKLMNPRTVWXYZ0-9]{9}", 0.8, needs_context=True, triggers=(SOME_DIGITS,)),),
        context={
            "en": ("passport",),
            "de": ("reisepass", "passnummer"),
            "fr": ("passeport",),
            "es": ("pasaporte",),
            "it": ("passaporto",),
            "pt": ("passaporte",),
            "nl": ("paspoort",),
        },
        check="has_digits",
        examples=("passport number «533401372»", "Reisepass «C01X00T47»", "pasaporte «PAA123456»"),
        counter_examples=("my passport application is slow",),
    ),
    KindDeclaration(
        kind="DRIVER_LICENSE",
        title="Driving licence number",
        chip="driving licence",
        category=Category.GOVERNMENT_ID,
        severity=Severity.HIGH,
        presidio="US_DRIVER_LICENSE",
        patterns=(Pattern(r"[A-Z]{0,5}\d[A-Z0-9-]{4,15}[A-Z0-9]", 0.75, needs_context=True, triggers=(SOME_DIGITS,)),),
        context={
            "en": ("driver's license", "drivers license", "driver license", "driving licence", "driving license", "driver's licence"),
            "de": ("fuhrerschein",),
            "fr": ("permis de conduire",),
            "es": ("carnet de conducir", "licencia de conducir"),
            "it": ("patente",),
            "pt": ("carta de conducao", "cnh"),
            "nl": ("rijbewijs",),
        },
        check="has_digits",
        examples=("my driver's license number is «F1628235»", "driving licence «MORGA657054SM9IJ»", "rijbewijs «5102345678»"),
        counter_examples=("I lost my driver's license in 2019",),
    ),
    KindDeclaration(
        kind="ID_CARD",
        title="Identity card number",
        chip="ID card",
        category=Category.GOVERNMENT_ID,
        severity=Severity.HIGH,
        patterns=(Pattern(r"[A-Z]{0,3}\d[A-Z0-9-]{5,13}[A-Z0-9]", 0.75, needs_context=True, triggers=(SOME_DIGITS,)),),
        context={
            "en": ("identity card", "id card", "national id", "identity number"),
            "de": ("personalausweis", "ausweisnummer"),
            "fr": ("carte d'identite", "cni"),
            "es": ("cedula", "documento de identidad"),
            "it": ("carta d'identita", "carta di identita"),
            "pt": ("cartao de cidadao", "bilhete de identidade"),
            "nl": ("identiteitskaart", "id-kaart"),
        },
        check="has_digits",
        examples=("my national id is «L01X00T471»", "Personalausweis «T220001293»", "mi cédula es «1713175071»"),
        counter_examples=("which id card do you accept",),
    ),
)  # fmt: skip


def _declarations() -> tuple[KindDeclaration, ...]:
    rows: dict[str, list[StateNumber]] = {}
    for row in NUMBERS:
        rows.setdefault(row.kind, []).append(row)
    return tuple(_declare(kind, rows[kind]) for kind in rows)


def _declare(kind: str, rows: list[StateNumber]) -> KindDeclaration:
    first = rows[0]
    words: Words = {"any": first.words}
    return KindDeclaration(
        kind=kind,
        title=first.title,
        chip=first.chip,
        shown_digits=2,
        category=Category.GOVERNMENT_ID,
        severity=Severity.HIGH,
        presidio=kind if first.presidio else "",
        patterns=tuple(map(_pattern, rows)),
        context=words,
        against=BUSINESS_NUMBERS,
        check=f"number:{first.check}",
        examples=tuple(row.example for row in rows),
        counter_examples=tuple(f"{first.words[0]} {row.wrong}" for row in rows),
    )


def _pattern(row: StateNumber) -> Pattern:
    """What may stand alone is its own trigger, so that other numbers cost nothing; else the context is."""
    triggers = (row.regex,) if row.alone else (FOUR_DIGITS_IN_LETTERS,)
    return Pattern(row.regex, row.alone or 0.85, needs_context=not row.alone, triggers=triggers)


KINDS = (*_declarations(), *PAPERS)
