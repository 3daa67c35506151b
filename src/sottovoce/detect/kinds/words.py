"""Context words that several kinds share, folded (no accents, lower case), by language.

Each is matched as the beginning of a word, so "bestell" serves "Bestellung" and "bestellt".
"""

from __future__ import annotations

from sottovoce.detect.kinds.declaration import Words

# What stands before a number that is a company's own and no number of a person's.
BUSINESS_NUMBERS: Words = {
    "en": (
        "order", "tracking", "track", "ticket", "flight", "invoice", "parcel", "package", "shipment",
        "booking", "reference", "ref", "case", "confirmation", "serial", "model", "version", "sku",
        "item", "product", "receipt", "transaction", "consignment", "awb", "pnr", "reservation", "claim",
        "incident", "complaint number", "delivery", "voucher", "coupon", "barcode", "isbn", "ean", "upc",
        "firmware", "build", "error", "train", "seat", "gate", "part number", "po number", "purchase order",
        "article", "batch", "lot", "imei", "log", "usps", "ups", "fedex", "dhl", "dpd", "gls", "evri",
        "royal mail",
    ),
    "de": (
        "bestell", "auftrag", "sendung", "paket", "rechnung", "fall", "vorgang", "buchung", "flug",
        "artikel", "seriennummer", "referenz", "lieferung", "aktenzeichen", "gutschein", "ticketnummer",
    ),
    "fr": (
        "commande", "colis", "suivi", "facture", "dossier", "reservation", "vol", "billet", "livraison",
        "numero de serie", "bon",
    ),
    "es": (
        "pedido", "envio", "paquete", "seguimiento", "factura", "reserva", "vuelo", "referencia",
        "incidencia", "localizador", "billete", "expediente", "numero de serie",
    ),
    "it": (
        "ordine", "pacco", "spedizione", "fattura", "prenotazione", "volo", "pratica", "biglietto",
        "tracciamento", "riferimento", "numero di serie",
    ),
    "pt": (
        "pedido", "encomenda", "rastreio", "rastreamento", "fatura", "reserva", "voo", "protocolo",
        "bilhete", "nota fiscal", "numero de serie",
    ),
    "nl": (
        "bestel", "pakket", "zending", "factuur", "boeking", "vlucht", "dossier", "zaaknummer",
        "ordernummer", "referentie", "serienummer",
    ),
}  # fmt: skip

# What stands before the number by which a company knows a customer.
CUSTOMER_NUMBERS: Words = {
    "en": (
        "account",
        "customer",
        "client number",
        "member",
        "policy",
        "contract",
        "loyalty",
        "user id",
        "license number",
        "licence number",
        "passport",
        "tax id",
        "tax number",
    ),
    "de": ("kundennummer", "vertrag", "mitglied", "konto", "police"),
    "fr": ("client", "contrat", "compte", "adherent"),
    "es": ("cliente", "contrato", "cuenta", "socio", "poliza"),
    "it": ("cliente", "contratto", "mio conto", "polizza"),
    "pt": ("cliente", "contrato", "minha conta", "apolice"),
    "nl": ("klant", "contract", "rekening", "polis"),
}


def merged(*lists: Words) -> Words:
    """Several lists as one."""
    languages = dict.fromkeys(language for words in lists for language in words)
    return {each: tuple(word for words in lists for word in words.get(each, ())) for each in languages}


CARD_WORDS: Words = {
    "en": ("card", "visa", "mastercard", "amex", "american express", "maestro", "debit", "credit", "cc"),
    "de": ("karte", "kreditkarte", "kartennummer", "girocard"),
    "fr": ("carte", "carte bancaire", "cb"),
    "es": ("tarjeta",),
    "it": ("carta",),
    "pt": ("cartao",),
    "nl": ("kaart", "creditcard", "pas"),
}

# "numero e " ends with its space, so that it is not found in "numero etudiant".
PHONE_WORDS: Words = {
    "en": (
        "phone", "call", "tel", "mobile", "cell", "text me", "text", "ring", "whatsapp", "dial", "reach me",
        "reach", "number is", "contact", "fax", "sms", "desk", "office", "messages to", "my number",
        "landline", "answering", "telegram", "signal", "hotline", "my registered",
    ),
    "de": (
        "telefon", "handy", "anruf", "ruf", "rufen", "erreich", "mobil", "nummer ist", "festnetz", "tel",
        "meine nummer", "melden", "rueckruf", "ruckruf",
    ),
    "fr": (
        "telephone", "appel", "portable", "rappel", "joindre", "mon numero", "tel", "joignable", "fixe",
        "contacter",
    ),
    "es": (
        "telefono", "llama", "llame", "movil",
        "celular", "mi numero", "contact", "tel", "fono", "escribanme",
        "escribeme", "localizar", "al numero", "este numero", "numero es ",
    ),
    "it": (
        "telefono", "chiama", "chiami", "cellulare", "mio numero", "richiam", "contatt", "tel", "cell",
        "fisso", "al numero", "numero e ",
    ),
    "pt": (
        "telefone", "ligue", "ligar", "liga", "celular", "telemovel", "meu numero", "contact", "contat",
        "tel", "zap", "whats", "atende", "este numero", "nesse numero", "numero e ",
    ),
    "nl": ("telefoon", "bel", "mobiel", "nummer is", "mijn nummer", "06-nummer", "bereik", "tel", "gsm"),
}  # fmt: skip
