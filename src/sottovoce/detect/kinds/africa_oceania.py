"""Numbers that the states of Africa and of Oceania give."""

# ruff: noqa: E501 - a row of a table stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.state_number import (
    BANK,
    FIRM,
    HEALTH_CARD,
    IDENTITY,
    LICENCE,
    TAX,
    Number,
    declarations,
)

# fmt: off
NUMBERS = (
    Number("AO_BI", "Identity card number", "BI", "AO", IDENTITY, "", "bilhete de identidade|bi angola|nif angola", r"\d{9}[A-Z]{2}\d{3}", ("bilhete de identidade «004567890LA045»",), "0045"),
    Number("BW_OMANG", "Omang", "Omang", "BW", IDENTITY, "", "omang", r"\d{4}[12]\d{4}", ("my Omang is «123415678»",), "123435678"),
    Number("DZ_NIF", "Tax number", "NIF", "DZ", TAX, "dz.nif", "nif|identification fiscale", r"\d{3} ?\d{3} ?\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?", ("NIF «416001000000007»", "NIF «408 020 000 150 039»"), "12345"),
    Number("EG_ID", "National number", "national ID", "EG", IDENTITY, "egyptian", "الرقم القومي|raqam qawmi|egyptian id|egyptian national", r"[23]\d{13}", ("Egyptian ID «29001011234567»",), "29013011234567"),
    Number("EG_TN", "Tax number", "tax number", "EG", TAX, "eg.tn", "egyptian tax|egypt tax|tax registration", r"\d{3}-?\d{3}-?\d{3}", ("Egyptian tax «100-531-385»",), "VV3456789"),
    Number("GH_CARD", "Ghana Card number", "Ghana Card", "GH", IDENTITY, "", "ghana card|ghanacard|nia", r"GHA-?\d{9}-?\d", ("Ghana card «GHA-123456789-0»",), "GHA-1234", alone=r"GHA-\d{9}-\d", sure=0.95),
    Number("GH_TIN", "Tax number", "TIN", "GH", TAX, "gh.tin", "tin|gra tin", r"[PCGQV]00\d{7}[0-9X]", ("TIN «C0000803561»",), "C0000803562"),
    Number("GN_NIFP", "Tax number", "NIFp", "GN", TAX, "gn.nifp", "nifp|nif permanent", r"\d{3}-?\d{3}-?\d{3}", ("NIFp «693-770-885»",), "693770880"),
    Number("KE_PIN", "Tax number", "KRA PIN", "KE", TAX, "ke.pin", "kra|kra pin|itax", r"[AP]\d{9}[A-Z]", ("my KRA PIN is «A004416331M»",), "V1234567890", alone=r"[AP]\d{9}[A-Z]", sure=0.7),
    Number("KE_ID", "Identity number", "identity number", "KE", IDENTITY, "", "huduma|kitambulisho|kenyan id|maisha", r"\d{7,9}", ("Kenyan ID «29876543»",), "2987"),
    Number("MA_CIN", "Identity card number", "CIN", "MA", IDENTITY, "", "cin|cnie|carte nationale", r"[A-Z]{1,2} ?\d{5,6}", ("ma CIN est «BE123456»",), "BE12"),
    Number("MA_ICE", "Company number", "ICE", "MA", FIRM, "ma.ice", "ice", r"\d{2,3} ?\d{2,3} ?\d{2} ?\d{2} ?\d{2} ?\d{2} ?\d{2,3}|\d{15}", ("ICE «001561191000066»",), "001561191000065"),
    Number("MU_NID", "Identity number", "NID", "MU", IDENTITY, "mu.nid", "mauritian|mauritius id|nid", r"[A-Z]\d{12}[0-9A-Z]", ("Mauritius ID «M1305651234560»",), "M1313651234566"),
    Number("MZ_NUIT", "Tax number", "NUIT", "MZ", TAX, "mz.nuit", "nuit", r"\d{3} ?\d{3} ?\d{3}", ("NUIT «400 005 834»",), "400 005 835"),
    Number("NG_NIN", "National number", "NIN", "NG", IDENTITY, "", "nin|nimc", r"\d{4} ?\d{3} ?\d{4}", ("my NIN is «12345678901»",), "12345", presidio="NG_NIN"),
    Number("NG_BVN", "Bank verification number", "BVN", "NG", BANK, "", "bvn|bank verification", r"22\d{9}", ("my BVN is «22123456789»",), "11123456789"),
    Number("RW_NID", "Identity number", "NID", "RW", IDENTITY, "", "indangamuntu|rwandan id|rwanda id", r"1 ?(?:19|20)\d{2} ?[78] ?\d{7} ?\d ?\d{2}", ("indangamuntu «1 1990 8 0012345 1 23»",), "1 1990"),
    Number("SN_NINEA", "Business number", "NINEA", "SN", FIRM, "sn.ninea", "ninea", r"\d{3} ?\d{4}(?: ?\d[A-Z]\d)?", ("NINEA «306 7221»", "NINEA «30672212G2»"), "306 7222"),
    Number("TN_MF", "Tax number", "matricule fiscal", "TN", TAX, "tn.mf", "matricule fiscal", r"\d{7}[ /]?[A-Z](?:/?[ABDNP]/?[CMNPE]/?\d{3})?", ("matricule fiscal «1234567/M/A/E/001»", "matricule fiscal «1282182 W»"), "1219773U"),
    Number("TN_CIN", "Identity card number", "CIN", "TN", IDENTITY, "", "cin|carte d'identité nationale", r"[01]\d{7}", ("ma CIN «01234567»",), "0123"),
    Number("TZ_NIDA", "Identity number", "NIDA", "TZ", IDENTITY, "", "nida", r"(?:19|20)\d{2}[01]\d[0-3]\d-?\d{5}-?\d{5}-?\d{2}", ("NIDA «19900101-12345-00001-12»",), "19900101", alone=r"(?:19|20)\d{2}[01]\d[0-3]\d-\d{5}-\d{5}-\d{2}", sure=0.9),
    Number("UG_NIN", "National number", "NIN", "UG", IDENTITY, "", "nin|nira", r"C[MF]\d{2}[0-9A-Z]{10}", ("my NIN is «CM90012345ABCD»",), "CX90012345ABCD"),
    Number("ZA_ID_NUMBER", "Identity number", "identity number", "ZA", IDENTITY, "za.idnr", "south african id|sa id|rsa id|id number", r"\d{6} ?\d{4} ?\d{2} ?\d", ("my SA ID is «750330 5044 089»",), "750330 5044 088", presidio="ZA_ID_NUMBER", google="SOUTH_AFRICA_ID_NUMBER"),
    Number("ZA_INCOME_TAX_NUMBER", "Tax number", "tax number", "ZA", TAX, "za.tin", "sars|income tax number|sars tax", r"\d{10}", ("SARS tax number «0001339050»",), "0001339051", presidio="ZA_INCOME_TAX_NUMBER"),
    Number("ZM_NRC", "Registration card number", "NRC", "ZM", IDENTITY, "", "nrc|zambian", r"\d{6}/\d{2}/[1-3]", ("NRC «123456/11/1»",), "123456/11", alone=r"\d{6}/\d{2}/[1-3]", sure=0.7),
    Number("ZW_ID", "Identity number", "identity number", "ZW", IDENTITY, "", "zimbabwean|zimbabwe id", r"\d{2}-?\d{6,7} ?[A-Z] ?\d{2}", ("Zimbabwe ID «63-1234567 A 12»",), "63-12"),
    Number("AU_TFN", "Tax file number", "TFN", "AU", TAX, "au.tfn", "tfn|tax file", r"\d{3} ?\d{3} ?\d{2,3}", ("my TFN is «123 456 782»",), "123 456 789", presidio="AU_TFN", google="AUSTRALIA_TAX_FILE_NUMBER"),
    Number("AU_MEDICARE", "Medicare number", "Medicare number", "AU", HEALTH_CARD, "australian_medicare", "medicare", r"[2-6]\d{3} ?\d{5} ?\d(?:[ /-]?\d)?", ("Medicare «2123 45670 1»",), "2123 45671 1", presidio="AU_MEDICARE", google="AUSTRALIA_MEDICARE_NUMBER"),
    Number("AU_ABN", "Business number", "ABN", "AU", FIRM, "au.abn", "abn", r"\d{2} ?\d{3} ?\d{3} ?\d{3}", ("ABN «83 914 571 673»",), "99 999 999 999", presidio="AU_ABN"),
    Number("AU_ACN", "Company number", "ACN", "AU", FIRM, "au.acn", "acn", r"\d{3} ?\d{3} ?\d{3}", ("ACN «004 085 616»",), "004 085 617", presidio="AU_ACN"),
    Number("AU_DRIVERS_LICENCE", "Driving licence number", "driving licence", "AU", LICENCE, "", "nsw licence|vicroads|driver licence|drivers licence", r"\d{6,10}|\d{2,3} ?\d{3} ?\d{3}", ("driver licence «12345678»",), "1234", google="AUSTRALIA_DRIVERS_LICENSE_NUMBER"),
    Number("AU_BSB", "Bank branch number", "BSB", "AU", BANK, "", "bsb", r"\d{3}[- ]?\d{3}(?:[ ,]{1,2}(?:account |acc(?:ount)? ?|a/c )?\d{6,9})?", ("BSB «062-000»", "my BSB is «062-000 12345678»"), "0620"),
    Number("NZ_IRD", "IRD number", "IRD number", "NZ", TAX, "nz.ird", "ird|inland revenue", r"\d{2,3}-?\d{3}-?\d{3}|\d{7}-\d", ("my IRD number is «49-098-576»",), "49-098-577", google="NEW_ZEALAND_IRD_NUMBER"),
    Number("NZ_NHI", "Health number", "NHI", "NZ", HEALTH_CARD, "new_zealand_health", "nhi|national health index", r"[A-HJ-NP-Z]{3}\d{4}", ("my NHI is «ZAC5361»",), "ZAC5362", google="NEW_ZEALAND_NHI_NUMBER"),
    Number("NZ_BANK_ACCOUNT", "Bank account number", "bank account", "NZ", BANK, "nz.bankaccount", "bank account|account number|kiwibank|asb|anz|westpac", r"\d{2}-\d{4}-\d{7}-\d{2,3}", ("bank account «01-0242-0100194-00»",), "01-0242-0100195-00", alone=r"\d{2}-\d{4}-\d{7}-\d{2,3}", sure=0.9),
    Number("FJ_TIN", "Tax number", "TIN", "FJ", TAX, "", "frcs|fiji tin|fijian tin", r"\d{2}-?\d{5}-?\d-?\d", ("my Fiji TIN is «12-34567-0-1»",), "12-34"),
    Number("PG_TIN", "Tax number", "TIN", "PG", TAX, "", "png tin|papua new guinea tin|png tax", r"\d{9}", ("my PNG TIN is «500123456»",), "5001"),
    Number("WS_TIN", "Tax number", "TIN", "WS", TAX, "", "samoa tin|samoan tin|npf number", r"\d{6,9}", ("my Samoa TIN is «123456»",), "1234"),
    Number("TO_TIN", "Tax number", "TIN", "TO", TAX, "", "tonga tin|tongan tin|tongan id", r"\d{6,9}", ("my Tonga TIN is «123456»",), "1234"),
)
# fmt: on

KINDS = declarations(NUMBERS)
