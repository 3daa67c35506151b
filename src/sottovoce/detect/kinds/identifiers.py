"""Kinds that single a person out among a company's customers, and what tells a person's age."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import FOUR_DIGITS, SOME_DIGITS, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

IDENTIFIER, LOW = Category.IDENTIFIER, Severity.LOW
NUMBER_WORD = r"(?: ?(?:number|no|nr|num|nummer|numero|id|code|n|nro))?[.\x7f]?(?: (?:is|ist|est|es|e))?\s?[:#=]{0,2}\s?#?"
CODE = r"(?P<value>[A-Z]{0,4}-?\d[A-Z0-9-]{1,24})"
MONTHS = (
    "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre"
    "|octobre|novembre|decembre|januar|februar|marz|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio"
    "|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre"
    "|ottobre|dicembre|janeiro|fevereiro|marco|maio|junho|julho|setembro|outubro|novembro|dezembro|januari|februari"
    "|maart|mei|augustus|september|october|november|december|january|february|march|april|june|july|august"
)

KINDS = (
    KindDeclaration(
        kind="ORDER_NUMBER",
        title="Order, ticket or booking number",
        chip="order number",
        category=IDENTIFIER,
        severity=LOW,
        fideslang="user.behavior.purchase_history",
        dpv="Purchase",
        patterns=(
            Pattern(
                r"(?:order|ticket|tracking|invoice|booking|reference|ref|case|shipment|parcel|bestellung|bestellnummer|auftrag"
                r"|sendung|rechnung|commande|facture|colis|dossier|pedido|factura|envio|reserva|ordine|fattura|encomenda|fatura"
                rf"|bestelling|factuur|ordernummer|zending){NUMBER_WORD}{CODE}",
                0.8,
                triggers=("order|ticket|tracking|invoice|booking|ref[^u]|refu[^n]|case|shipment|parcel|bestell|auftrag|sendung|rechnung|commande|factur|colis|dossier|pedido|envio|reserva|ordine|fattura|encomenda|fatura|zending", SOME_DIGITS),
            ),
        ),
        check="order",
        examples=("my order «1182» never came", "Bestellnummer «DE-448812»", "commande n° «77120»", "pedido «99812-A»"),
        counter_examples=("I ordered 2 shirts", "in order 3 days late", "the case of 2 phones"),
    ),
    KindDeclaration(
        kind="CUSTOMER_ID",
        title="Customer or account number",
        chip="customer number",
        category=IDENTIFIER,
        severity=LOW,
        google="GENERIC_ID",
        fideslang="user.unique_id",
        dpv="AccountIdentifier",
        patterns=(
            Pattern(
                r"(?:customer|client|member(?:ship)?|account|policy|contract|loyalty|kunden?|mitglieds|vertrags|versicherten"
                r"|cliente|client|contrato|contrat|adherent|socio|utente|polizza|apolice|klant|lid|polis)"
                rf"-?(?:{NUMBER_WORD}|nummer{NUMBER_WORD}){CODE}",
                0.75,
                triggers=("customer|client|member|account|policy|contract|loyalty|kunde|mitglied|vertrag|versicherten|contrat|adherent|socio|utente|polizza|apolice|klant|lid|polis", SOME_DIGITS),
            ),
        ),
        check="order",
        examples=("customer number «884213»", "Kundennummer: «K-20931»", "my account number is «55213987»"),
        counter_examples=("a member since 2 years", "my account was charged"),
    ),
    KindDeclaration(
        kind="DATE_OF_BIRTH",
        title="Date of birth",
        chip="date of birth",
        category=IDENTIFIER,
        severity=Severity.MEDIUM,
        law=(Law.HIPAA_IDENTIFIER,),
        google="DATE_OF_BIRTH",
        fideslang="user.demographic.date_of_birth",
        dpv="BirthDate",
        patterns=(
            Pattern(r"\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)?\d{2}", 0.9, needs_context=True, triggers=(FOUR_DIGITS,)),
            Pattern(r"(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}", 0.9, needs_context=True, triggers=(FOUR_DIGITS,)),
            Pattern(
                rf"\d{{1,2}}(?:st|nd|rd|th|er|\.)? (?:de |of )?(?:{MONTHS})[a-z]{{0,6}}\.?,? (?:de |of )?(?:19|20)\d{{2}}",
                0.9,
                needs_context=True,
                triggers=(FOUR_DIGITS,),
            ),
            Pattern(
                rf"(?:{MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d{{2}}",
                0.9,
                needs_context=True,
                triggers=(FOUR_DIGITS,),
            ),
        ),
        context={
            "en": ("born", "birth", "dob", "d.o.b", "bday"),
            "de": ("geboren", "geburt", "geb."),
            "fr": ("ne le", "nee le", "naissance"),
            "es": ("naci", "nacid"),
            "it": ("nato il", "nata il", "nascita", "nato a", "nata a"),
            "pt": ("nasci", "nascimento"),
            "nl": ("geboren", "geboorte"),
        },
        check="birth_date",
        examples=(
            "I was born on «12/03/1985»",
            "dob «1985-03-12»",
            "geboren am «12. März 1985»",
            "née le «3 avril 1990»",
            "nací el «3 de mayo de 1990»",
            "date of birth: «March 12, 1985»",
        ),
        counter_examples=("delivered on 12/03/2024", "born on 45/13/1985"),
    ),
    KindDeclaration(
        kind="AGE",
        title="Age",
        chip="age",
        category=IDENTIFIER,
        severity=LOW,
        presidio="AGE",
        google="AGE",
        fideslang="user.demographic.age_range",
        dpv="AgeExact",
        patterns=(
            Pattern(r"(?P<value>\d{1,3})[ -]?(?:years?[ -]old|yrs? old|y/o|yo)", 0.8, triggers=(r"\d[ -]?(?:year|yr|y/o|yo)",)),
            Pattern(r"(?:aged?|turned|age of)\s?:?\s?(?P<value>\d{1,3})", 0.65, triggers=(r"(?:age|aged|turned|age of)\s?:?\s?\d",)),
            Pattern(
                r"(?:i'?m|i am|ich bin|j'ai|tengo|ho|tenho|ik ben|he is|she is|he's|she's)(?: only| just| erst| solo| pas)?"
                r" (?P<value>\d{1,3})(?: (?:years?|jahre?|ans|anos|anni|jaar))(?: old| alt| oud)?",
                0.8,
                triggers=(r"\d (?:year|jahr|ans|anos|anni|jaar)",),
            ),
        ),
        check="age",
        examples=("I'm «45» years old", "a «38»-year-old woman", "ich bin «45» Jahre alt"),
        counter_examples=("2 years ago", "a warranty of 12 years"),
    ),
)  # fmt: skip
