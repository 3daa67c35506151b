"""Kinds that hold crypto-currency: addresses, private keys, and the words that restore a wallet."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import LONG_WORD, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

FINANCIAL, CREDENTIAL = Category.FINANCIAL, Category.CREDENTIAL
SEED_WORDS = {
    "en": (
        "seed phrase",
        "seed words",
        "recovery phrase",
        "secret phrase",
        "backup phrase",
        "mnemonic",
        "wallet phrase",
        "recovery words",
        "secret recovery",
        "12 words",
        "24 words",
        "passphrase",
        "my seed",
    ),
    "de": ("wiederherstellungsphrase", "seed-phrase", "wiederherstellungsworter", "wallet-worter"),
    "fr": ("phrase de recuperation", "phrase secrete", "phrase mnemonique"),
    "es": ("frase semilla", "frase de recuperacion", "palabras de recuperacion"),
    "it": ("frase di recupero", "parole di recupero", "frase segreta"),
    "pt": ("frase de recuperacao", "frase semente", "palavras de recuperacao"),
    "nl": ("herstelzin", "herstelwoorden", "seedphrase"),
}

KINDS = (
    KindDeclaration(
        kind="CRYPTO",
        title="Crypto-currency address",
        chip="crypto address",
        category=FINANCIAL,
        severity=Severity.MEDIUM,
        presidio="CRYPTO",
        fideslang="user.financial",
        dpv="FinancialAccountNumber",
        patterns=(
            Pattern(r"[13LMDATXrt][1-9A-HJ-NP-Za-km-z]{24,35}", 0.95, triggers=(LONG_WORD, r"\d")),
            Pattern(r"(?:bc1|tb1|ltc1|addr1|cosmos1|bnb1|osmo1)[02-9ac-hj-np-z]{11,110}", 0.95, triggers=("bc1|tb1|ltc1|addr1|cosmos1|bnb1|osmo1",)),
            Pattern(r"0x[0-9a-f]{40}", 0.9, triggers=("0x", LONG_WORD)),
            Pattern(r"[1-9A-HJ-NP-Za-km-z]{43,48}|G[A-Z2-7]{55}|[A-Z2-7]{58}|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?", 0.9, triggers=(r"\w{43}",)),
            Pattern(r"[EUk0]Q[A-Za-z0-9_-]{46}", 0.9, triggers=(LONG_WORD, "[euk0]q")),
        ),
        context={"any": ("solana", "sol", "wallet", "phantom", "usdc", "nft", "crypto", "address is")},
        check="wallet",
        examples=(
            "send to «1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa»",
            "wallet «bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4»",
            "eth «0x52908400098527886E0F7030069857D2E4169EE7»",
            "xrp «rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh» please",
            "trx «TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t»",
            "dot «15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5»",
            "my sol wallet «7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV»",
            "xmr «44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A»",
            "xlm «GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7»",
            "ton «EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2»",
        ),
        counter_examples=("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV was the commit"),
    ),
    KindDeclaration(
        kind="SEED_PHRASE",
        title="Recovery phrase of a wallet",
        chip="recovery phrase",
        category=CREDENTIAL,
        severity=Severity.HIGH,
        law=(Law.CPRA_ACCOUNT_ACCESS,),
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(r"(?:\d{1,2}[.): ]{1,2})?[a-z]{3,10}(?:[ ,;\n]{1,3}(?:\d{1,2}[.): ]{1,2})?[a-z]{3,10}){11,27}", 0.98, needs_context=True, triggers=("phrase|seed|mnemonic|words|worter|palabras|parole|palavras|herstel|frase",)),
            Pattern(r"[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11,27}", 0.97, triggers=(r"[a-z]{3,8}(?:[ ,]{1,2}[a-z]{3,8}){11}",)),
        ),
        context=SEED_WORDS,
        check="seed_phrase",
        examples=(
            "my seed phrase is: «legal winner thank year wave sausage worth useful legal winner thank yellow»",
            "«letter advice cage absurd amount doctor acoustic avoid letter advice cage above»",
            "recovery phrase: 1. «abandon 2. abandon 3. abandon 4. abandon 5. abandon 6. abandon 7. abandon 8. abandon 9. abandon 10. abandon 11. abandon 12. about»",
        ),
        counter_examples=(
            "legal winner thank year wave sausage worth useful legal winner thank thank",
            "where do I enter the recovery phrase when the app asks for it again and again",
            "you should never share your seed phrase with anybody",
        ),
    ),
    KindDeclaration(
        kind="WALLET_KEY",
        title="Private key of a wallet",
        chip="private key",
        category=CREDENTIAL,
        severity=Severity.HIGH,
        google="ENCRYPTION_KEY",
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(r"(?:0x)?[0-9a-f]{64}|[5KL][1-9A-HJ-NP-Za-km-z]{50,51}|[xyz]prv[1-9A-HJ-NP-Za-km-z]{107}", 0.9, needs_context=True, triggers=(r"\w{51}",)),
        ),
        context={
            "en": ("private key", "secret key", "wallet key", "privkey", "xprv"),
            "de": ("privater schlussel", "private schlussel"),
            "fr": ("cle privee",),
            "es": ("clave privada", "llave privada"),
            "it": ("chiave privata",),
            "pt": ("chave privada",),
            "nl": ("prive-sleutel", "privesleutel"),
        },
        examples=("my private key «5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ»", "clave privada «e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262»"),
        counter_examples=("the file hash is e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262",),
    ),
)  # fmt: skip
