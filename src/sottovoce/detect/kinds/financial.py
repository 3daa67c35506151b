"""Kinds that open an account or pay a bill: cards and their parts, IBAN, bank accounts, crypto addresses."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import (
    FOUR_DIGITS,
    NUMBER_RUN,
    SOME_DIGITS,
    TWELVE_DIGITS,
    KindDeclaration,
    Pattern,
)
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.kinds.words import BUSINESS_NUMBERS, CARD_WORDS
from sottovoce.detect.model import Category, Severity

# ISO 3166-1, of those that ISO 13616 registers.
IBAN_COUNTRIES = (
    "AD|AE|AL|AT|AZ|BA|BE|BG|BH|BI|BR|BY|CH|CR|CY|CZ|DE|DJ|DK|DO|EE|EG|ES|FI|FK|FO|FR|GB|GE|GI|GL|GR|GT|HR|HU|IE|IL|IQ|IS|IT"
    "|JO|KW|KZ|LB|LC|LI|LT|LU|LV|LY|MC|MD|ME|MK|MN|MR|MT|MU|NI|NL|NO|OM|PK|PL|PS|PT|QA|RO|LC|RS|RU|SA|SC|SD|SE|SI|SK|SM|SO|ST"
    "|SV|TL|TN|TR|UA|VA|VG|XK|YE"
)
FINANCIAL, HIGH = Category.FINANCIAL, Severity.HIGH

KINDS = (
    KindDeclaration(
        kind="CREDIT_CARD",
        title="Card number",
        chip="card",
        shown_digits=4,
        category=FINANCIAL,
        severity=HIGH,
        presidio="CREDIT_CARD",
        law=(Law.CARDHOLDER_DATA, Law.CPRA_ACCOUNT_ACCESS,),
        google="CREDIT_CARD_NUMBER",
        fideslang="user.financial.credit_card",
        dpv="PaymentCardNumber",
        patterns=(
            Pattern(NUMBER_RUN, 0.9, triggers=(TWELVE_DIGITS,)),
        ),
        context=CARD_WORDS,
        against=BUSINESS_NUMBERS,
        check="card",
        examples=(
            "my card is «4111 1111 1111 1111»",
            "card «5555-5555-5555-4444» was charged twice",
            "amex «378282246310005»",
            "mir «2200 1234 5678 9019»",
        ),
        counter_examples=("card 4111 1111 1111 1112", "tracking 9400111899223197428490"),
    ),
    KindDeclaration(
        kind="CARD_CODE",
        title="Card security code",
        chip="card code",
        category=FINANCIAL,
        severity=HIGH,
        law=(Law.CARD_AUTHENTICATION, Law.CPRA_ACCOUNT_ACCESS,),
        google="CVV_NUMBER",
        fideslang="user.financial.credit_card",
        dpv="PaymentCard",
        patterns=(
            Pattern(
                r"(?:cvv2?|cvc2?|cid|csc|security code|card code|code de securite|cryptogramme|prufziffer"
                r"|codigo de seguridad|codice di sicurezza|codigo de seguranca|beveiligingscode)"
                r"(?: (?:number|is|ist|est|es|e|code))?\s?[:=]?\s?(?P<value>\d{3,4})",
                0.9,
                triggers=("cvv|cvc|cid|csc|code|cryptogramme|prufziffer|seguridad|sicurezza|seguranca", SOME_DIGITS),
            ),
        ),
        examples=("cvv «123»", "the security code is «4821»", "CVC: «999»"),
        counter_examples=("the cvv was wrong 3 times", "csc 12345678"),
    ),
    KindDeclaration(
        kind="CARD_EXPIRY",
        title="Card expiry date",
        chip="card expiry",
        category=FINANCIAL,
        severity=Severity.MEDIUM,
        law=(Law.CARDHOLDER_DATA,),
        google="CREDIT_CARD_EXPIRATION_DATE",
        fideslang="user.financial.credit_card",
        dpv="PaymentCardExpiry",
        patterns=(
            Pattern(
                r"(?:exp(?:iry|ires|iration)?(?: date)?|valid (?:until|thru)|gultig bis|ablaufdatum|caduca|caducidad"
                r"|expire le|scade|scadenza|validade|vervaldatum|geldig tot)\.?(?: is)?\s?[:=]?\s?"
                r"(?P<value>(?:0[1-9]|1[0-2]) ?[/.-] ?(?:20)?[2-4]\d)",
                0.85,
                triggers=("exp|valid|gultig|ablauf|caduc|scad|vervald|geldig", SOME_DIGITS),
            ),
        ),
        examples=("exp «04/29»", "expiry date: «11/2031»", "gültig bis «04/29»"),
        counter_examples=("it expires on 24/12", "exp 99/99"),
    ),
    KindDeclaration(
        kind="IBAN_CODE",
        title="IBAN",
        chip="IBAN",
        shown_digits=2,
        category=FINANCIAL,
        severity=HIGH,
        presidio="IBAN_CODE",
        law=(Law.CPRA_ACCOUNT_ACCESS,),
        google="IBAN_CODE",
        fideslang="user.financial.bank_account",
        dpv="FinancialAccountNumber",
        patterns=(
            Pattern(
                rf"(?:{IBAN_COUNTRIES})[ -]?\d{{2}}(?:[ \n-]?[A-Z0-9]{{1,4}}){{3,8}}",
                0.97,
                triggers=(rf"[^a-z0-9](?:{IBAN_COUNTRIES})[ -]?\d\d",),
            ),
        ),
        check="iban",
        examples=(
            "IBAN «DE89 3704 0044 0532 0130 00»",
            "refund to «GB82WEST12345698765432»",
            "mon iban «FR1420041010050500013M02606»",
        ),
        counter_examples=("IBAN DE89 3704 0044 0532 0130 01", "code AB12CDEF34567890"),
    ),
    KindDeclaration(
        kind="BANK_ACCOUNT",
        title="Bank account number",
        chip="bank account",
        shown_digits=2,
        category=FINANCIAL,
        severity=HIGH,
        presidio="US_BANK_NUMBER",
        law=(Law.CPRA_ACCOUNT_ACCESS,),
        google="FINANCIAL_ACCOUNT_NUMBER",
        fideslang="user.financial.bank_account",
        dpv="FinancialAccountNumber",
        patterns=(
            Pattern(r"\d{6,17}", 0.75, needs_context=True, triggers=(FOUR_DIGITS,)),
            Pattern(r"\d{2}-\d{2}-\d{2} \d{8}", 0.85, needs_context=True, triggers=(FOUR_DIGITS,)),
        ),
        context={
            "en": ("bank account", "sort code", "routing", "account at the bank", "savings account", "checking account"),
            "de": ("kontonummer", "bankkonto", "blz", "bankleitzahl"),
            "fr": ("compte bancaire", "rib"),
            "es": ("cuenta bancaria", "numero de cuenta", "clabe"),
            "it": ("conto corrente", "conto bancario"),
            "pt": ("conta bancaria", "conta corrente", "nib"),
            "nl": ("rekeningnummer", "bankrekening"),
        },
        against=BUSINESS_NUMBERS,
        examples=("my bank account is «12345678»", "sort code and account «20-00-00 55779911»", "Kontonummer «532013000»"),
        counter_examples=("my bank account was charged 1234567 times? order 55779911",),
    ),
)  # fmt: skip
