"""Kinds around paying: what is left of a card, payment handles, bank codes, balances, insurance and
loan numbers.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import FOUR_DIGITS, SOME_DIGITS, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

FINANCIAL, LOW, MEDIUM, HIGH = Category.FINANCIAL, Severity.LOW, Severity.MEDIUM, Severity.HIGH
AMOUNT = r"(?P<value>[$]? ?\d{1,3}(?:[., ]?\d{3}){0,3}(?:[.,]\d{2})?(?: ?(?:k|eur|euros?|usd|dollars?|gbp|pounds?|chf|reais|[$]))?)"
CODE = r"(?P<value>[A-Z]{0,4}-?\d[A-Z0-9-]{3,24})"
NUMBER_WORD = r"(?: ?-?(?:number|no|nr|num|nummer|numero|id|code|n))?[.\x7f]?(?: (?:is|ist|est|es|e))?\s?[:#=]{0,2}\s?#?"

KINDS = (
    KindDeclaration(
        kind="CARD_LAST_DIGITS",
        title="Last digits of a card",
        chip="card ending",
        category=FINANCIAL,
        severity=LOW,
        law=(Law.CARDHOLDER_DATA,),
        fideslang="user.financial.credit_card",
        dpv="PaymentCardNumber",
        patterns=(
            Pattern(
                r"(?:ending(?: in| with)?|ends(?: in| with)|last (?:4|four)(?: digits| numbers)?(?: of (?:my |the )?card)?(?: are| is)?|endet auf|endziffern?|letzten (?:4|vier) (?:ziffern|stellen)(?: sind)?"
                r"|(?:se )?termin(?:ant|e) par|finit par|derniers chiffres|terminad[ao] (?:en|em)|termina (?:en|con|em)|ultimos (?:4|cuatro|quatro) (?:digitos|numeros)|che (?:termina|finisce) (?:con|in|per)|ultime (?:4|quattro) cifre|final|eindig(?:t|end) op|laatste (?:4|vier) cijfers)"
                r"\s?[:=]?\s?(?:\*{2,12} ?|x{2,12} ?|\.{3} ?)?(?P<value>\d{4})",
                0.8,
                triggers=("end|last|letzten|termin|fini|final|dernier|ultim|eindig|laatste", FOUR_DIGITS),
            ),
            Pattern(r"(?:\*{4}|x{4}|\x7f{4})(?:[ -]?(?:\*{4}|x{4}|\x7f{4})){0,3}[ -]?(?P<value>\d{4})", 0.8, triggers=(r"[*x\x7f]{4}[ -]?\d\d\d\d",)),
        ),
        context={"any": ("card", "visa", "mastercard", "amex", "debit", "credit", "karte", "carte", "tarjeta", "carta", "cartao", "kaart", "pas")},
        check="card_ending",
        examples=("the card ending in «4242» was charged", "Karte endet auf «1881»", "mi tarjeta terminada en «0005»", "card **** **** **** «4242»"),
        counter_examples=("the season ending 2019 was great", "the final 2022 was played", "order xxxx1234 please"),
    ),
    KindDeclaration(
        kind="CARD_TRACK",
        title="Magnetic stripe data",
        chip="card track",
        category=FINANCIAL,
        severity=HIGH,
        law=(Law.CARD_AUTHENTICATION,),
        google="CREDIT_CARD_TRACK_NUMBER",
        fideslang="user.financial.credit_card",
        dpv="PaymentCard",
        patterns=(
            Pattern(r"%?B\d{12,19}\^[^^\n]{2,26}\^\d{7,60}\??", 0.97, triggers=(r"\d\^",)),
            Pattern(r";?\d{12,19}=\d{7,40}\??", 0.9, triggers=(r"\d\d\d\d=\d\d\d\d\d\d\d",)),
        ),
        examples=("swiped «B4111111111111111^BLOGGS/JO^29042010000000000000?»", "track «4111111111111111=29041010000012300000»"),
        counter_examples=("2 x 4111=8222",),
    ),
    KindDeclaration(
        kind="SWIFT_CODE",
        title="Bank code (BIC, SWIFT)",
        chip="bank code",
        category=FINANCIAL,
        severity=LOW,
        google="SWIFT_CODE",
        fideslang="user.financial.bank_account",
        dpv="BankAccount",
        patterns=(
            Pattern(r"(?:bic|swift)(?:[ /-]?(?:code|bic|swift))?(?: (?:is|ist|est|es|e))?\s?[:=]?\s?(?P<value>[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)", 0.9, triggers=("bic|swift",)),
        ),
        check="number:bic",
        examples=("BIC «DEUTDEFF»", "the swift code is «AGRIFRPP882»"),
        counter_examples=("bic passport", "a swift solution please"),
    ),
    KindDeclaration(
        kind="PAYMENT_HANDLE",
        title="Payment handle",
        chip="payment handle",
        category=FINANCIAL,
        severity=MEDIUM,
        fideslang="user.payment",
        dpv="FinancialAccount",
        patterns=(
            Pattern(r"(?:paypal\.me|cash\.app|venmo\.com(?:/u)?|revolut\.me|monzo\.me|ko-fi\.com|wise\.com/pay/me|account\.venmo\.com/u)/[$]?[A-Za-z0-9._-]{2,40}", 0.9, triggers=("paypal\\.me/|cash\\.app/|venmo\\.com/|revolut\\.me/|monzo\\.me/|ko-fi\\.com/|wise\\.com/",)),
            Pattern(r"(?:cash ?app|cashtag|venmo|bizum|revtag)(?: (?:is|tag|id|me|at|my|name))*\s?[:=]?\s?(?P<value>[$@][A-Za-z][A-Za-z0-9._-]{1,30})", 0.85, triggers=("cashapp|cash app|cashtag|venmo|bizum|revtag", r"[$@][a-z]")),
            Pattern(r"[a-z0-9][a-z0-9._-]{1,60}@(?:ok(?:axis|hdfcbank|icici|sbi)|ybl|ibl|axl|upi|paytm|apl|icici|sbi|hdfcbank|axisbank|barodampay|kotak|yesbank)", 0.9, triggers=("@ok|@ybl|@ibl|@axl|@upi|@paytm|@apl|@icici|@sbi|@hdfcbank|@axisbank|@barodampay|@kotak|@yesbank",)),
            Pattern(r"(?:chave pix|pix)(?: (?:e|aleatoria))?\s?[:=]?\s?(?P<value>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})", 0.9, triggers=("pix", r"\d")),
        ),
        examples=("send it to «paypal.me/jobloggs84»", "my cashapp is «$jobloggs»", "my UPI is «jo.bloggs42@okhdfcbank»", "chave pix «123e4567-e12b-12d1-a456-426655440000»"),
        counter_examples=("does paypal work here", "venmo charged me $30", "hello @upi_support"),
    ),
    KindDeclaration(
        kind="PAYMENT_REFERENCE",
        title="Payment reference",
        chip="payment reference",
        category=Category.IDENTIFIER,
        severity=LOW,
        fideslang="user.payment",
        dpv="Transaction",
        patterns=(
            Pattern(r"RF\d{2}(?: ?[A-Z0-9]{4}){1,5}(?: ?[A-Z0-9]{1,3})?", 0.85, triggers=(r"[^a-z0-9]rf\d\d",)),
        ),
        check="number:iso11649",
        examples=("reference «RF18 5390 0754 7034»",),
        counter_examples=("reference RF17 5390 0754 7034",),
    ),
    KindDeclaration(
        kind="ACCOUNT_BALANCE",
        title="Account balance",
        chip="balance",
        category=FINANCIAL,
        severity=LOW,
        fideslang="user.financial.bank_account",
        dpv="FinancialStatus",
        patterns=(
            Pattern(
                r"(?:my (?:account |bank )?balance(?: is| was| shows)?|i have (?:a )?debts? of|i owe|mein kontostand(?: ist)?|ich habe schulden von|mon solde(?: est)?(?: de)?|mi saldo(?: es)?(?: de)?|il mio saldo(?: e)?(?: di)?|o? ?meu saldo(?: e)?(?: de)?|mijn saldo(?: is)?)"
                rf"\s?[:=]?\s?{AMOUNT}",
                0.75,
                triggers=("balance|debt|i owe|kontostand|schulden|solde|saldo", r"\d\d"),
            ),
        ),
        check="amount",
        examples=("my balance is «$1,204.50»", "mein Kontostand ist «312,40 Euro»", "mi saldo es de «1500 euros»"),
        counter_examples=("my balance is wrong since 12/03", "check my balance 24 hours later"),
    ),
    KindDeclaration(
        kind="INSURANCE_NUMBER",
        title="Insurance policy or claim number",
        chip="insurance number",
        category=FINANCIAL,
        severity=MEDIUM,
        presidio="US_CLAIM_NUMBER",
        fideslang="user.unique_id",
        dpv="Insurance",
        patterns=(
            Pattern(
                r"(?:insurance|policy|claim|member id|health plan|versicherungsschein|versicherungs|schaden|police|polizze|assurance|sinistre|poliza|siniestro|seguro|polizza|sinistro|apolice|polis|schade)"
                rf"(?: ?-?(?:policy|claim))?{NUMBER_WORD}{CODE}",
                0.8,
                triggers=("insurance|policy|claim|member id|health plan|versicher|schaden|police|polizze|assurance|sinistre|poliza|siniestro|seguro|polizza|sinistro|apolice|polis|schade", SOME_DIGITS),
            ),
        ),
        check="order",
        examples=("my policy number is «HX-4482190»", "claim number: «CLM-2291833»", "Versicherungsschein Nr. «K-448120»", "póliza n° «8841209»"),
        counter_examples=("the insurance costs 30 a month", "claim 3 points"),
    ),
    KindDeclaration(
        kind="LOAN_NUMBER",
        title="Loan or mortgage number",
        chip="loan number",
        category=FINANCIAL,
        severity=MEDIUM,
        fideslang="user.financial.bank_account",
        dpv="LoanRecord",
        patterns=(
            Pattern(
                rf"(?:loan|mortgage|kredit|darlehen|darlehens|pret|credit immobilier|prestamo|hipoteca|mutuo|prestito|emprestimo|lening|hypotheek){NUMBER_WORD}{CODE}",
                0.8,
                triggers=("loan|mortgage|kredit|darlehen|pret|credit immo|prestamo|hipoteca|mutuo|prestito|emprestimo|lening|hypotheek", SOME_DIGITS),
            ),
        ),
        check="order",
        examples=("my loan number is «LN-4482190»", "Darlehensnummer «448120991»", "préstamo n° «8841209»"),
        counter_examples=("a loan of 2000 euro", "loan 12 months"),
    ),
    KindDeclaration(
        kind="GIFT_CARD",
        title="Gift card code",
        chip="gift card",
        category=FINANCIAL,
        severity=MEDIUM,
        fideslang="user.payment",
        dpv="Financial",
        patterns=(
            Pattern(
                r"(?:gift ?card|gift voucher|geschenkkarte|geschenkgutschein|gutscheincode|gutschein-code|carte cadeau|tarjeta regalo|carta regalo|buono regalo|cartao presente|vale-presente|cadeaukaart|cadeaubon)"
                r"(?: (?:code|number|pin|nummer|numero|is|ist|est|es|e))*\s?[:#=]?\s?(?P<value>[A-Z0-9]{4,6}(?:-?[A-Z0-9]{4,6}| (?-i:[A-Z0-9]{4,6})){1,5})",
                0.8,
                triggers=("gift|geschenk|gutschein|cadeau|regalo|presente", SOME_DIGITS),
            ),
        ),
        check="order",
        examples=("gift card «6006-4912-3377-8810» has no money on it", "Gutscheincode «X7K2-99QP-40LM»", "my gift card «6006491234567890» doesn't work"),
        counter_examples=("the gift card 50 euro",),
    ),
)  # fmt: skip
