"""Numbers that the states of central and eastern Europe and of the Caucasus give."""

# ruff: noqa: E501 - a row of a table stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.state_number import (
    BANK,
    FIRM,
    HEALTH_CARD,
    IDENTITY,
    TAX,
    TRAVEL,
    Number,
    declarations,
)

# fmt: off
NUMBERS = (
    Number("AL_NIPT", "Tax number", "NIPT", "AL", TAX, "al.nipt", "nipt|nuis", r"[A-M] ?\d{8} ?[A-Z]", ("NIPT «J91402501L»",), "Z22218003V"),
    Number("AM_PSN", "Public services number", "PSN", "AM", IDENTITY, "", "հծհ|psn|public services number", r"[1-8]\d{9}", ("my PSN is «1234567890»",), "12345"),
    Number("AZ_VOEN", "Tax number", "VÖEN", "AZ", TAX, "az.voen", "vöen|voen", r"\d{3} ?\d{3} ?\d{4}", ("VÖEN «140 155 5071»",), "140 155 5081"),
    Number("AZ_FIN", "Personal code", "FIN", "AZ", IDENTITY, "", "fin kod|fin kodu|fin-kod", r"[0-9A-HJ-NP-Z]{7}", ("FIN kod «5ZXK347»",), "5ZX"),
    Number("BG_EGN", "EGN", "EGN", "BG", IDENTITY, "bg.egn", "egn|егн", r"\d{10}", ("EGN «7523169263»", "моят ЕГН е «7523169263»"), "8019010008"),
    Number("BG_PNF", "Foreigner's number", "LNCh", "BG", IDENTITY, "bg.pnf", "lnch|лнч", r"\d{4} ?\d{3} ?\d{3}", ("LNCh «7111 042 925»",), "7111 042 922"),
    Number("BG_VAT", "Company number", "company number", "BG", FIRM, "bg.vat", "eik|еик|bulstat|булстат|ддс", r"(?:BG ?)?\d{9,10}", ("EIK «175074752»",), "175074751", google="VAT_NUMBER"),
    Number("BY_UNP", "Tax number", "UNP", "BY", TAX, "by.unp", "unp|унп", r"(?:[A-CEHKM][A-CEHKMOPT])?\d{7,9}", ("UNP «200988541»",), "200988542"),
    Number("BY_PERSONAL", "Identity number", "identity number", "BY", IDENTITY, "belarusian", "identification number belarus|личный номер|идентификационный номер|passport by", r"[1-6]\d{6}[ABCHKEM]\d{3}(?:PB|BA|BI)\d", ("личный номер «3100890K071PB1»",), "3100890K071PB2", alone=r"[1-6]\d{6}[ABCHKEM]\d{3}(?:PB|BA|BI)\d"),
    Number("CZ_RC", "Birth number", "birth number", "CZ SK", IDENTITY, "cz.rc", "rodné číslo|rodné č", r"\d{6}/?\d{3,4}", ("rodné číslo «710319/2745»", "rodné číslo «7103192745»"), "110349/2745", alone=r"\d{6}/\d{3,4}", sure=0.7),
    Number("CZ_BANK_ACCOUNT", "Bank account number", "bank account", "CZ", BANK, "cz.bankaccount", "číslo účtu|účet|účtu", r"(?:\d{2,6}-)?\d{6,10}/\d{4}", ("číslo účtu «34278-0727558021/0100»",), "4278-727558021/0100"),
    Number("CZ_ICO", "Company number", "company number", "CZ SK", FIRM, "cz.dic", "ičo|dič|ico", r"(?:CZ)?\d{8}", ("IČO «25123891»",), "25123890"),
    Number("EE_IK", "Personal code", "personal code", "EE LT", IDENTITY, "ee.ik", "isikukood|asmens kodas", r"[1-8]\d{10}", ("isikukood «36805280109»", "asmens kodas «33309240064»"), "36805280108"),
    Number("EE_REGISTRIKOOD", "Company number", "company number", "EE", FIRM, "ee.registrikood", "registrikood", r"\d{8}", ("registrikood «12345678»",), "12345679"),
    Number("EE_VAT", "VAT number", "VAT number", "EE", FIRM, "ee.kmkr", "kmkr|käibemaksukohuslase", r"(?:EE ?)?\d{9}", ("KMKR «EE100594102»",), "EE100594103", google="VAT_NUMBER"),
    Number("GE_PERSONAL", "Personal number", "personal number", "GE", IDENTITY, "", "piradi nomeri|georgian personal number|პირადი ნომერი|georgian id", r"\d{11}", ("piradi nomeri «01008012345»",), "0100801"),
    Number("HR_OIB", "OIB", "OIB", "HR", IDENTITY, "hr.oib", "oib", r"\d{11}", ("OIB «33392005961»",), "33392005962", google="CROATIA_PERSONAL_ID_NUMBER"),
    Number("HU_TAX_ID", "Tax number", "tax ID", "HU", TAX, "hungarian_tax", "adóazonosító|adószám", r"8\d{9}", ("adóazonosító «8071592153»",), "8071592154"),
    Number("HU_PERSONAL", "Personal number", "personal number", "HU", IDENTITY, "hungarian_personal", "személyi szám|személyi azonosító|személyi", r"[1-8][ -]?\d{6}[ -]?\d{4}", ("személyi szám «1-810327-1239»",), "1-810327-1230"),
    Number("HU_TAJ", "Health insurance number", "TAJ", "HU", HEALTH_CARD, "hungarian_health", "taj|taj-szám|társadalombiztosítási", r"\d{3}[ -]?\d{3}[ -]?\d{3}", ("TAJ «123 456 788»",), "123 456 789"),
    Number("HU_VAT", "VAT number", "VAT number", "HU", FIRM, "hu.anum", "áfa|adószám|közösségi adószám", r"(?:HU-?)?\d{8}", ("közösségi adószám «HU-12892312»",), "HU-12892313", google="VAT_NUMBER"),
    Number("LT_VAT", "VAT number", "VAT number", "LT", FIRM, "lt.pvm", "pvm|pvm kodas", r"(?:LT ?)?(?:\d{12}|\d{9})", ("PVM «LT 100001919017»",), "LT 100001919018", google="VAT_NUMBER"),
    Number("LV_PK", "Personal code", "personal code", "LV", IDENTITY, "lv.pvn", "personas kods|personas kodu", r"\d{6}-?\d{5}", ("personas kods «161175-19997»", "personas kods «328673-00679»"), "161375-19997"),
    Number("LV_VAT", "VAT number", "VAT number", "LV", FIRM, "lv.pvn", "pvn", r"(?:LV ?)?[4-9]\d{3} ?\d{4} ?\d{3}", ("PVN «LV 4000 3521 600»",), "LV 4000 3521 601", google="VAT_NUMBER"),
    Number("MD_IDNO", "Identity number", "IDNO", "MD", IDENTITY, "md.idno", "idno|idnp", r"\d{13}", ("IDNO «1008600038413»",), "1008600038412"),
    Number("ME_PIB", "Tax number", "PIB", "ME", TAX, "me.pib", "pib", r"\d{8}", ("PIB «02655284»",), "02655283"),
    Number("MK_EDB", "Tax number", "EDB", "MK", TAX, "mk.edb", "edb|едб", r"(?:MK ?)?\d{13}", ("EDB «4030000375897»",), "4030000375890"),
    Number("PL_PESEL", "PESEL", "PESEL", "PL", IDENTITY, "pl.pesel", "pesel", r"\d{11}", ("PESEL «44051401359»",), "44051401358", presidio="PL_PESEL", google="POLAND_PESEL_NUMBER"),
    Number("PL_NIP", "Tax number", "NIP", "PL", TAX, "pl.nip", "nip", r"(?:PL ?)?\d{3}-?\d{3}-?\d{2}-?\d{2}", ("NIP «856-734-62-15»",), "856-734-62-16"),
    Number("PL_REGON", "Business number", "REGON", "PL", FIRM, "pl.regon", "regon", r"\d{14}|\d{9}", ("REGON «192598184»",), "192598183"),
    Number("PL_ID_CARD", "Identity card number", "ID card", "PL", IDENTITY, "polish_id_card", "dowód osobisty|dowodu|dowód|nr dowodu", r"[A-Z]{3} ?\d{6}", ("dowód osobisty «ABS123456»",), "ABS123457", google="POLAND_NATIONAL_ID_NUMBER"),
    Number("PL_PASSPORT", "Passport number", "passport", "PL", TRAVEL, "polish_passport", "paszport|paszportu", r"[A-Z]{2} ?\d{7}", ("paszport «ZS0000177»",), "ZS0000178", google="POLAND_PASSPORT"),
    Number("RO_CNP", "CNP", "CNP", "RO", IDENTITY, "ro.cnp", "cnp|cod numeric personal", r"[1-9]\d{12}", ("CNP «1630615123457»",), "1630615123458"),
    Number("RO_CUI", "Company number", "company number", "RO", FIRM, "ro.cui", "cui|cif|cod fiscal", r"(?:RO ?)?\d{3} ?\d{3} ?\d{2}", ("CUI «18547290»",), "18547291"),
    Number("RO_ONRC", "Trade register number", "company number", "RO", FIRM, "ro.onrc", "registrul comerțului|onrc|reg. com", r"[JFC]\d{2}/\d{1,7}/\d{4}|[JFC]\d{13}", ("registrul comerțului «J52/750/2012»",), "J2012000750529"),
    Number("RS_JMBG", "Citizen number", "JMBG", "RS BA ME MK SI", IDENTITY, "si.emso", "jmbg|emšo|embg|матични број|јмбг|матичен број", r"\d{13}", ("JMBG «0101006500006»", "EMŠO «0101006500006»"), "0101006500007"),
    Number("RS_PIB", "Tax number", "PIB", "RS", TAX, "rs.pib", "pib|пиб", r"\d{9}", ("PIB «101134702»",), "101134703"),
    Number("RU_INN", "Tax number", "INN", "RU", TAX, "ru.inn", "inn|инн", r"\d{12}|\d{10}", ("INN «123456789047»", "мой ИНН «123456789047»"), "123456789037"),
    Number("RU_OGRN", "Business number", "OGRN", "RU", FIRM, "ru.ogrn", "ogrn|ogrnip|огрн|огрнип", r"\d{15}|\d{13}", ("OGRN «1022200525819»",), "1022500001328"),
    Number("RU_SNILS", "Insurance number", "SNILS", "RU", IDENTITY, "russian_insurance", "snils|снилс", r"\d{3}-?\d{3}-?\d{3}[ -]?\d{2}", ("СНИЛС «112-233-445 95»",), "112-233-445 96", alone=r"\d{3}-\d{3}-\d{3} \d{2}"),
    Number("RU_PASSPORT", "Passport number", "passport", "RU", TRAVEL, "", "паспорт|серия|pasport", r"\d{2} ?\d{2} ?(?:n |no?\.? ?)?\d{6}", ("паспорт «45 08 123456»",), "45 08 12", google="RUSSIA_PASSPORT"),
    Number("SI_DDV", "Tax number", "tax number", "SI", TAX, "si.ddv", "davčna|ddv|davčna številka", r"(?:SI ?)?\d{4} ?\d{4}", ("davčna številka «SI 5022 3054»",), "SI 5022 3055"),
    Number("SI_MATICNA", "Company number", "company number", "SI", FIRM, "si.maticna", "matična številka", r"\d{7}(?:\d{3})?", ("matična številka «9331310000»",), "9331320000"),
    Number("SK_DPH", "VAT number", "VAT number", "SK", FIRM, "sk.dph", "dph|ič dph", r"(?:SK ?)?\d{3} ?\d{3} ?\d{2} ?\d{2}", ("IČ DPH «SK 202 274 96 19»",), "SK 202 274 96 18", google="VAT_NUMBER"),
    Number("UA_RNTRC", "Tax number", "RNTRC", "UA", TAX, "ua.rntrc", "rntrc|рнокпп|ipn|іпн|ідентифікаційний код|идентификационный код", r"\d{10}", ("РНОКПП «1759013776»",), "1759013770"),
    Number("UA_EDRPOU", "Company number", "company number", "UA", FIRM, "ua.edrpou", "edrpou|єдрпоу|едрпоу", r"\d{8}", ("EDRPOU «32855961»",), "32855968"),
    Number("UA_PASSPORT", "Passport number", "passport", "UA", TRAVEL, "", "паспорт україни|паспорт|pasport ukrainy", r"[A-Z\x1a]{2} ?\d{6}|\d{9}", ("паспорт «СК 123456»",), "СК 12", google="UKRAINE_PASSPORT"),
)
# fmt: on

KINDS = declarations(NUMBERS)
