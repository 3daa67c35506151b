"""A reply of ours that asks for personal data is noticed; one that warns, thanks, or points to a form is
not.
"""

from __future__ import annotations

import pytest

from sottovoce.detect import asks_for

ASKING = {
    "please send us your phone number": "PHONE_NUMBER",
    "Could you DM your email address?": "EMAIL_ADDRESS",
    "What is your date of birth?": "DATE_OF_BIRTH",
    "We need your full address to help.": "ADDRESS",
    "Can we have your card number?": "CREDIT_CARD",
    "Phone number please?": "PHONE_NUMBER",
    "Please reply with your full name": "PERSON",
    "Bitte schicken Sie uns Ihre Telefonnummer.": "PHONE_NUMBER",
    "Können Sie uns Ihre E-Mail-Adresse mitteilen?": "EMAIL_ADDRESS",
    "Wie lautet Ihre Kundennummer?": "CUSTOMER_ID",
    "Pouvez-vous nous envoyer votre numéro de téléphone ?": "PHONE_NUMBER",
    "Quelle est votre adresse e-mail ?": "EMAIL_ADDRESS",
    "¿Nos puede enviar su número de teléfono?": "PHONE_NUMBER",
    "¿Cuál es tu correo electrónico?": "EMAIL_ADDRESS",
    "Ci può inviare il suo numero di telefono?": "PHONE_NUMBER",
    "Qual è il tuo indirizzo email?": "EMAIL_ADDRESS",
    "Pode enviar-nos o seu número de telefone?": "PHONE_NUMBER",
    "Kunt u ons uw telefoonnummer sturen?": "PHONE_NUMBER",
    "Wat is je telefoonnummer?": "PHONE_NUMBER",
    "Please send us the one-time code": "ONE_TIME_CODE",
    "What is your mother's maiden name?": "SECURITY_ANSWER",
    "Could you tell us your diagnosis?": "HEALTH",
    "Bitte teilen Sie uns Ihre Medikamente mit": "HEALTH",
    "Wie lautet Ihr Kennzeichen?": "LICENSE_PLATE",
    "Quel est votre salaire ?": "SALARY",
    "Envíenos su nombre de usuario": "USERNAME",
    "Qual è la tua targa?": "LICENSE_PLATE",
    "Pode enviar-nos o seu histórico médico?": "HEALTH",
    "Wat is uw gebruikersnaam?": "USERNAME",
}
NOT_ASKING = [
    "Never post your phone number here",
    "Please don't share your card number in public",
    "Your order is on its way!",
    "We have updated your address",
    "Thanks, your phone is a great model",
    "How can I help?",
    "We hid your comment because it showed your phone number",
    "Please use this secure link to send us your phone number",
    "Bitte posten Sie hier niemals Ihre Telefonnummer",
    "Ne partagez jamais votre numéro de carte",
    "No comparta su número de tarjeta",
    "Non condivida il suo numero di telefono qui",
    "Deel nooit uw telefoonnummer",
    "We never ask for your one-time code",
    "Our diagnosis: the charger is broken",
    "The number plate frame is back in stock",
    "Ihr Gehalt geht uns nichts an",
    "La targa commemorativa arriva domani",
]


@pytest.mark.parametrize(("text", "kind"), ASKING.items())
def test_a_request_is_noticed_with_its_kind(text: str, kind: str) -> None:
    assert [request.kind for request in asks_for(text)] == [kind]


@pytest.mark.parametrize("text", NOT_ASKING)
def test_what_asks_for_nothing_is_left_alone(text: str) -> None:
    assert asks_for(text) == ()


def test_the_span_of_a_request_is_where_it_stands() -> None:
    text = "Hi Jo! Please send us your phone number. Thanks"
    (request,) = asks_for(text)
    assert text[request.start : request.end] == "send us your phone number"


def test_only_the_language_named_is_read() -> None:
    assert asks_for("please send us your phone number", "de") == ()
