"""Answers to security questions, as people tell them."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import KindDeclaration, Pattern
from sottovoce.detect.model import Category, Severity

IS = r"(?: (?:is|was|are|ist|war|lautet|lautete|heisst|hiess|est|etait|s'appelait|s'appelle|es|era|se llamaba|se llama|e|era|si chiama|si chiamava|chama-se|chamava-se|heet|heette|called|named))+\s?[:=]?\s?|\s?[:=]\s?"
ANSWER = rf"(?:{IS})[\"'`]?(?P<value>[A-Za-z][A-Za-z0-9'-]{{1,30}})"
QUESTIONS = (
    r"(?:mother'?s?|mum'?s|mom'?s) maiden name|(?:name of )?my first (?:pet|dog|cat|school|teacher|car)(?:'?s name)?|first pet'?s? name|favou?rite teacher|security (?:question )?answer|answer to (?:the|my) security question|secret answer"
    r"|madchenname(?: meiner| der)? mutter|(?:mein )?erstes haustier|(?:mein )?erstes auto|antwort auf (?:die|meine) sicherheitsfrage|sicherheitsantwort"
    r"|nom de jeune fille de ma mere|mon premier animal|reponse secrete|reponse a la question (?:secrete|de securite)"
    r"|apellido de soltera de mi madre|mi primera mascota|respuesta (?:secreta|de seguridad)"
    r"|cognome da nubile di mia madre|il mio primo animale|risposta (?:segreta|di sicurezza)"
    r"|nome de solteira da minha mae|(?:o )?meu primeiro animal|resposta (?:secreta|de seguranca)"
    r"|meisjesnaam van mijn moeder|mijn eerste huisdier|antwoord op de (?:geheime|beveiligings)vraag"
)

KINDS = (
    KindDeclaration(
        kind="SECURITY_ANSWER",
        title="Answer to a security question",
        chip="security answer",
        category=Category.CREDENTIAL,
        severity=Severity.HIGH,
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(
                rf"(?:{QUESTIONS}){ANSWER}",
                0.85,
                triggers=("maiden|my first|first pet|rite teacher|answer|madchenname|haustier|erstes auto|sicherheits|jeune fille|premier animal|reponse|soltera|primera mascota|respuesta|nubile|primo animale|risposta|solteira|primeiro animal|resposta|meisjesnaam|huisdier|antwoord",),
            ),
        ),
        check="security_answer",
        examples=(
            "my mother's maiden name is «Bloggs»",
            "Mädchenname meiner Mutter: «Musterfrau»",
            "mon premier animal s'appelait «Médor»",
            "mi primera mascota se llamaba «Lola»",
            "cognome da nubile di mia madre: «Rossi»",
            "nome de solteira da minha mãe é «Silva»",
            "meisjesnaam van mijn moeder is «Jansen»",
        ),
        counter_examples=("the security answer is wrong", "I forgot my mother's maiden name", "my first car was great"),
    ),
)  # fmt: skip
