"""Kinds that let somebody in: passwords, PINs, one-time codes, keys and tokens, addresses with a password."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import FOUR_DIGITS, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

CREDENTIAL, HIGH = Category.CREDENTIAL, Severity.HIGH

IS = r"(?:\s(?:is|was|ist|war|lautet|est|es|e|era)\b)?(?:\s?[:=]\s?|\s)"
QUOTED = r"[\"'`]?(?P<value>[^\s\"'`]{4,64})[\"'`]?"

KINDS = (
    KindDeclaration(
        kind="PASSWORD",
        title="Password",
        chip="password",
        category=CREDENTIAL,
        severity=HIGH,
        google="PASSWORD",
        fideslang="user.authorization.password",
        dpv="Password",
        patterns=(
            Pattern(
                r"(?:pass(?:word|wd|phrase|code)?|pwd|pw|passwort|kennwort|mot de passe|mdp|contrasena|clave|parola d'ordine"
                rf"|senha|palavra-passe|wachtwoord){IS}{QUOTED}",
                0.85,
                triggers=("pass|pwd|pw |pw:|kennwort|mdp|contrasena|clave|parola d|senha|wachtwoord",),
            ),
        ),
        check="password",
        examples=(
            "my password is «Tr0ub4dor&3»",
            "mein Passwort lautet «Geheim!2024»",
            "mot de passe : «chaton75»",
            "mi contraseña es «Perro2023»",
            "a minha senha é «gato#99»",
            "wachtwoord: «welkom01»",
        ),
        counter_examples=(
            "my password is wrong again",
            "the password is not accepted",
            "password reset does not work",
            "I forgot my password, help",
            "mein Passwort ist falsch",
            "my password is temporary",
        ),
    ),
    KindDeclaration(
        kind="PIN",
        title="PIN",
        chip="PIN",
        category=CREDENTIAL,
        severity=HIGH,
        law=(Law.CARD_AUTHENTICATION,),
        fideslang="user.authorization.credentials",
        dpv="PINCode",
        patterns=(
            Pattern(
                r"(?:pin|geheimzahl|code pin|pincode)(?: ?(?:code|number|nummer))?(?: (?:is|ist|est|es|e|was))?\s?[:=]?\s?"
                r"(?P<value>\d{4,8})",
                0.85,
                triggers=("pin|geheimzahl", FOUR_DIGITS),
            ),
        ),
        examples=("my pin is «4821»", "PIN: «009341»", "meine Geheimzahl ist «4821»"),
        counter_examples=("pin the post from 2019-05-04 please", "a pin 12 cm long"),
    ),
    KindDeclaration(
        kind="ONE_TIME_CODE",
        title="One-time code",
        chip="one-time code",
        category=CREDENTIAL,
        severity=HIGH,
        fideslang="user.authorization.credentials",
        dpv="Authenticating",
        patterns=(
            Pattern(r"\d{3}[ -]?\d{3}", 0.8, needs_context=True, triggers=(FOUR_DIGITS,)),
            Pattern(r"\d{4,5}|\d{7,8}", 0.7, needs_context=True, triggers=(FOUR_DIGITS,)),
        ),
        context={
            "en": ("verification code", "one-time", "otp", "2fa", "security code sent", "sms code", "login code", "passcode", "code i got", "code i received", "authentication code"),
            "de": ("tan ist", "tan:", "tan-nummer", "mtan", "sms-tan", "sms-code", "bestatigungscode", "einmalpasswort", "verifizierungscode"),
            "fr": ("code de verification", "code sms", "code de confirmation", "code a usage unique"),
            "es": ("codigo de verificacion", "codigo sms", "codigo de acceso"),
            "it": ("codice di verifica", "codice sms", "codice otp"),
            "pt": ("codigo de verificacao", "codigo sms", "codigo de acesso"),
            "nl": ("verificatiecode", "sms-code", "eenmalige code"),
        },
        examples=("the verification code is «482913»", "OTP «4829»", "der Bestätigungscode ist «482 913»"),
        counter_examples=("code 482913 gives 20 percent off",),
    ),
    KindDeclaration(
        kind="URL_CREDENTIALS",
        title="Address with a password in it",
        chip="login in address",
        category=CREDENTIAL,
        severity=HIGH,
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(r"[a-z][a-z0-9+]{1,15}://[^\s/:@]{1,80}:[^\s/@]{1,120}@[^\s/]{1,200}", 0.95, triggers=("://", "@")),
        ),
        examples=("it is «postgres://admin:s3cret@db.example.com»/main",),
        counter_examples=("see https://example.com:8080/path",),
    ),
    KindDeclaration(
        kind="USERNAME",
        title="User name",
        chip="user name",
        category=Category.IDENTIFIER,
        severity=Severity.LOW,
        fideslang="user.account.username",
        dpv="Username",
        patterns=(
            Pattern(
                r"(?:user ?name|login name|user id|benutzername|nom d'utilisateur|identifiant|nombre de usuario|nome utente"
                rf"|nome de usuario|gebruikersnaam)(?: (?:is|ist|est|es|e)\s|\s?[:=])\s?{QUOTED}",
                0.7,
                triggers=("username|user name|login name|user id|benutzername|utilisateur|identifiant|usuario|nome utente|gebruikersnaam",),
            ),
        ),
        check="username",
        examples=("my username is «jo_bloggs84»", "Benutzername: «mmuster»"),
        counter_examples=("my username is wrong", "the username is already taken"),
    ),
)  # fmt: skip
