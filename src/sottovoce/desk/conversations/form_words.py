"""The words of the secure form's page, in seven languages. Pure data; a language that is not here gets English.

Like `phrases`, they say what happens and what the reader can do, and promise nothing that the code does not do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormWords:
    """The page in one language. ``{brand}`` is filled in by the page; ``fields`` titles each field."""

    skip: str
    theme: str
    encrypted: str
    title: str
    lead: str
    once: str
    never: str
    choose: str
    send: str
    sending: str
    opening: str
    nothing: str
    not_sent: str
    thanks: str
    thanks_more: str
    used: str
    used_more: str
    expired: str
    withdrawn: str
    ask_again: str
    unknown: str
    unknown_more: str
    no_script: str
    too_old: str
    too_old_more: str
    fields: Mapping[str, str]


_WORDS: Mapping[str, FormWords] = {
    "en": FormWords(
        skip="Skip to the form",
        theme="Light or dark",
        encrypted="Encrypted",
        title="Tell {brand} in private",
        lead="What you write is encrypted on this device before it is sent. Only {brand} can read it.",
        once="This link works once, until",
        never="Never send a password, a whole card number or its security code.",
        choose="Leave out what you do not want to tell.",
        send="Encrypt and send",
        sending="Sending …",
        opening="Opening the form …",
        nothing="Fill in at least one field.",
        not_sent="It could not be sent. What you wrote is still here: check your connection and try again.",
        thanks="Thank you, it has arrived",
        thanks_more="{brand} answers you where you wrote to them. You can close this page.",
        used="This link has been used",
        used_more="The form was sent, and the link is closed. If that was not you, tell {brand} where you wrote to them.",
        expired="This link has expired",
        withdrawn="This link was withdrawn",
        ask_again="Ask {brand} for a new one where you wrote to them. Nothing was sent.",
        unknown="This link does not work",
        unknown_more="Open it again from the message you were sent, and copy all of it. If it still does not work, ask for a new one.",
        no_script="This page encrypts what you write on your own device. It needs JavaScript for that: please switch it on and open the link again.",
        too_old="This browser cannot encrypt safely",
        too_old_more="Open the link in an up-to-date browser. Nothing was sent.",
        fields={
            "full_name": "Full name",
            "email": "E-mail address",
            "phone": "Phone number",
            "address": "Postal address",
            "date_of_birth": "Date of birth",
            "order_number": "Order number",
            "account_number": "Customer or account number",
            "card_last_four": "Last four digits of the card",
            "iban": "IBAN",
            "id_number": "ID number",
            "message": "What you want to tell us",
        },
    ),
    "de": FormWords(
        skip="Zum Formular springen",
        theme="Hell oder dunkel",
        encrypted="Verschlüsselt",
        title="Vertraulich an {brand}",
        lead="Was Sie schreiben, wird auf diesem Gerät verschlüsselt, bevor es gesendet wird. Nur {brand} kann es lesen.",
        once="Dieser Link gilt einmal, bis",
        never="Senden Sie nie ein Passwort, eine ganze Kartennummer oder deren Prüfziffer.",
        choose="Lassen Sie weg, was Sie nicht mitteilen möchten.",
        send="Verschlüsseln und senden",
        sending="Wird gesendet …",
        opening="Das Formular wird geöffnet …",
        nothing="Füllen Sie mindestens ein Feld aus.",
        not_sent="Es konnte nicht gesendet werden. Ihre Eingaben sind noch da: Prüfen Sie die Verbindung und versuchen Sie es erneut.",
        thanks="Danke, es ist angekommen",
        thanks_more="{brand} antwortet Ihnen dort, wo Sie geschrieben haben. Sie können diese Seite schließen.",
        used="Dieser Link wurde benutzt",
        used_more="Das Formular wurde gesendet, der Link ist geschlossen. Waren Sie das nicht, sagen Sie es {brand} dort, wo Sie geschrieben haben.",
        expired="Dieser Link ist abgelaufen",
        withdrawn="Dieser Link wurde zurückgezogen",
        ask_again="Bitten Sie {brand} dort, wo Sie geschrieben haben, um einen neuen. Es wurde nichts gesendet.",
        unknown="Dieser Link funktioniert nicht",
        unknown_more="Öffnen Sie ihn noch einmal aus der Nachricht, und kopieren Sie ihn ganz. Geht es dann nicht, bitten Sie um einen neuen.",
        no_script="Diese Seite verschlüsselt auf Ihrem eigenen Gerät, was Sie schreiben. Dafür braucht sie JavaScript: Bitte schalten Sie es ein und öffnen Sie den Link erneut.",
        too_old="Dieser Browser kann nicht sicher verschlüsseln",
        too_old_more="Öffnen Sie den Link in einem aktuellen Browser. Es wurde nichts gesendet.",
        fields={
            "full_name": "Vor- und Nachname",
            "email": "E-Mail-Adresse",
            "phone": "Telefonnummer",
            "address": "Postanschrift",
            "date_of_birth": "Geburtsdatum",
            "order_number": "Bestellnummer",
            "account_number": "Kunden- oder Kontonummer",
            "card_last_four": "Letzte vier Ziffern der Karte",
            "iban": "IBAN",
            "id_number": "Ausweisnummer",
            "message": "Was Sie uns mitteilen möchten",
        },
    ),
    "fr": FormWords(
        skip="Aller au formulaire",
        theme="Clair ou sombre",
        encrypted="Chiffré",
        title="En privé avec {brand}",
        lead="Ce que vous écrivez est chiffré sur cet appareil avant l’envoi. {brand} est seul à pouvoir le lire.",
        once="Ce lien sert une fois, jusqu’au",
        never="N’envoyez jamais un mot de passe, un numéro de carte entier ou son code de sécurité.",
        choose="Laissez vide ce que vous ne voulez pas dire.",
        send="Chiffrer et envoyer",
        sending="Envoi en cours…",
        opening="Ouverture du formulaire…",
        nothing="Remplissez au moins un champ.",
        not_sent="L’envoi a échoué. Ce que vous avez écrit est toujours là : vérifiez la connexion et réessayez.",
        thanks="Merci, c’est bien arrivé",
        thanks_more="{brand} vous répond là où vous avez écrit. Vous pouvez fermer cette page.",
        used="Ce lien a déjà servi",
        used_more="Le formulaire a été envoyé et le lien est fermé. Si ce n’était pas vous, dites-le à {brand} là où vous avez écrit.",
        expired="Ce lien a expiré",
        withdrawn="Ce lien a été retiré",
        ask_again="Demandez-en un nouveau à {brand} là où vous avez écrit. Rien n’a été envoyé.",
        unknown="Ce lien ne fonctionne pas",
        unknown_more="Ouvrez-le de nouveau depuis le message reçu et copiez-le en entier. S’il ne fonctionne toujours pas, demandez-en un nouveau.",
        no_script="Cette page chiffre ce que vous écrivez sur votre propre appareil. Il lui faut JavaScript : activez-le, puis rouvrez le lien.",
        too_old="Ce navigateur ne sait pas chiffrer en sécurité",
        too_old_more="Ouvrez le lien dans un navigateur à jour. Rien n’a été envoyé.",
        fields={
            "full_name": "Nom et prénom",
            "email": "Adresse e-mail",
            "phone": "Numéro de téléphone",
            "address": "Adresse postale",
            "date_of_birth": "Date de naissance",
            "order_number": "Numéro de commande",
            "account_number": "Numéro de client ou de compte",
            "card_last_four": "Quatre derniers chiffres de la carte",
            "iban": "IBAN",
            "id_number": "Numéro de pièce d’identité",
            "message": "Ce que vous voulez nous dire",
        },
    ),
    "es": FormWords(
        skip="Ir al formulario",
        theme="Claro u oscuro",
        encrypted="Cifrado",
        title="En privado con {brand}",
        lead="Lo que escriba se cifra en este dispositivo antes de enviarse. Solo {brand} puede leerlo.",
        once="Este enlace sirve una vez, hasta el",
        never="No envíe nunca una contraseña, un número de tarjeta completo ni su código de seguridad.",
        choose="Deje en blanco lo que no quiera decir.",
        send="Cifrar y enviar",
        sending="Enviando…",
        opening="Abriendo el formulario…",
        nothing="Rellene al menos un campo.",
        not_sent="No se ha podido enviar. Lo que escribió sigue aquí: compruebe la conexión e inténtelo de nuevo.",
        thanks="Gracias, ha llegado",
        thanks_more="{brand} le responderá donde usted escribió. Puede cerrar esta página.",
        used="Este enlace ya se ha usado",
        used_more="El formulario se envió y el enlace está cerrado. Si no fue usted, dígaselo a {brand} donde escribió.",
        expired="Este enlace ha caducado",
        withdrawn="Este enlace se ha retirado",
        ask_again="Pida uno nuevo a {brand} donde escribió. No se ha enviado nada.",
        unknown="Este enlace no funciona",
        unknown_more="Ábralo de nuevo desde el mensaje y cópielo entero. Si sigue sin funcionar, pida uno nuevo.",
        no_script="Esta página cifra en su propio dispositivo lo que escribe. Para ello necesita JavaScript: actívelo y abra de nuevo el enlace.",
        too_old="Este navegador no puede cifrar con seguridad",
        too_old_more="Abra el enlace en un navegador actualizado. No se ha enviado nada.",
        fields={
            "full_name": "Nombre y apellidos",
            "email": "Correo electrónico",
            "phone": "Número de teléfono",
            "address": "Dirección postal",
            "date_of_birth": "Fecha de nacimiento",
            "order_number": "Número de pedido",
            "account_number": "Número de cliente o de cuenta",
            "card_last_four": "Últimas cuatro cifras de la tarjeta",
            "iban": "IBAN",
            "id_number": "Número de documento de identidad",
            "message": "Lo que quiere contarnos",
        },
    ),
    "it": FormWords(
        skip="Vai al modulo",
        theme="Chiaro o scuro",
        encrypted="Cifrato",
        title="In privato con {brand}",
        lead="Ciò che scrive viene cifrato su questo dispositivo prima dell’invio. Solo {brand} può leggerlo.",
        once="Questo link vale una volta, fino al",
        never="Non invii mai una password, un numero di carta intero o il suo codice di sicurezza.",
        choose="Lasci vuoto ciò che non vuole dire.",
        send="Cifra e invia",
        sending="Invio in corso…",
        opening="Apertura del modulo…",
        nothing="Compili almeno un campo.",
        not_sent="L’invio non è riuscito. Ciò che ha scritto è ancora qui: controlli la connessione e riprovi.",
        thanks="Grazie, è arrivato",
        thanks_more="{brand} le risponderà dove ha scritto. Può chiudere questa pagina.",
        used="Questo link è già stato usato",
        used_more="Il modulo è stato inviato e il link è chiuso. Se non è stato lei, lo dica a {brand} dove ha scritto.",
        expired="Questo link è scaduto",
        withdrawn="Questo link è stato ritirato",
        ask_again="Ne chieda uno nuovo a {brand} dove ha scritto. Non è stato inviato nulla.",
        unknown="Questo link non funziona",
        unknown_more="Lo apra di nuovo dal messaggio ricevuto e lo copi per intero. Se ancora non funziona, ne chieda uno nuovo.",
        no_script="Questa pagina cifra sul suo dispositivo ciò che scrive. Per farlo serve JavaScript: lo attivi e apra di nuovo il link.",
        too_old="Questo browser non può cifrare in sicurezza",
        too_old_more="Apra il link in un browser aggiornato. Non è stato inviato nulla.",
        fields={
            "full_name": "Nome e cognome",
            "email": "Indirizzo e-mail",
            "phone": "Numero di telefono",
            "address": "Indirizzo postale",
            "date_of_birth": "Data di nascita",
            "order_number": "Numero d’ordine",
            "account_number": "Numero cliente o conto",
            "card_last_four": "Ultime quattro cifre della carta",
            "iban": "IBAN",
            "id_number": "Numero del documento",
            "message": "Ciò che vuole dirci",
        },
    ),
    "pt": FormWords(
        skip="Ir para o formulário",
        theme="Claro ou escuro",
        encrypted="Cifrado",
        title="Em privado com {brand}",
        lead="O que escrever é cifrado neste dispositivo antes de ser enviado. Só {brand} o pode ler.",
        once="Este link funciona uma vez, até",
        never="Nunca envie uma palavra-passe, um número de cartão completo ou o seu código de segurança.",
        choose="Deixe em branco o que não quiser dizer.",
        send="Cifrar e enviar",
        sending="A enviar…",
        opening="A abrir o formulário…",
        nothing="Preencha pelo menos um campo.",
        not_sent="Não foi possível enviar. O que escreveu continua aqui: verifique a ligação e tente de novo.",
        thanks="Obrigado, já chegou",
        thanks_more="{brand} responde-lhe onde escreveu. Pode fechar esta página.",
        used="Este link já foi usado",
        used_more="O formulário foi enviado e o link está fechado. Se não foi você, diga-o a {brand} onde escreveu.",
        expired="Este link expirou",
        withdrawn="Este link foi retirado",
        ask_again="Peça um novo a {brand} onde escreveu. Nada foi enviado.",
        unknown="Este link não funciona",
        unknown_more="Abra-o de novo a partir da mensagem e copie-o por inteiro. Se continuar a não funcionar, peça um novo.",
        no_script="Esta página cifra no seu próprio dispositivo o que escreve. Para isso precisa de JavaScript: ative-o e abra o link de novo.",
        too_old="Este navegador não consegue cifrar em segurança",
        too_old_more="Abra o link num navegador atualizado. Nada foi enviado.",
        fields={
            "full_name": "Nome completo",
            "email": "Endereço de e-mail",
            "phone": "Número de telefone",
            "address": "Morada",
            "date_of_birth": "Data de nascimento",
            "order_number": "Número da encomenda",
            "account_number": "Número de cliente ou de conta",
            "card_last_four": "Últimos quatro dígitos do cartão",
            "iban": "IBAN",
            "id_number": "Número do documento de identificação",
            "message": "O que nos quer dizer",
        },
    ),
    "nl": FormWords(
        skip="Naar het formulier",
        theme="Licht of donker",
        encrypted="Versleuteld",
        title="Vertrouwelijk aan {brand}",
        lead="Wat u schrijft, wordt op dit apparaat versleuteld voordat het wordt verstuurd. Alleen {brand} kan het lezen.",
        once="Deze link werkt één keer, tot",
        never="Stuur nooit een wachtwoord, een heel kaartnummer of de beveiligingscode.",
        choose="Laat leeg wat u niet wilt vertellen.",
        send="Versleutelen en versturen",
        sending="Wordt verstuurd …",
        opening="Het formulier wordt geopend …",
        nothing="Vul ten minste één veld in.",
        not_sent="Het kon niet worden verstuurd. Wat u schreef, staat er nog: controleer de verbinding en probeer het opnieuw.",
        thanks="Dank u, het is aangekomen",
        thanks_more="{brand} antwoordt u daar waar u schreef. U kunt deze pagina sluiten.",
        used="Deze link is gebruikt",
        used_more="Het formulier is verstuurd en de link is gesloten. Was u dat niet, zeg het dan tegen {brand} daar waar u schreef.",
        expired="Deze link is verlopen",
        withdrawn="Deze link is ingetrokken",
        ask_again="Vraag {brand} om een nieuwe daar waar u schreef. Er is niets verstuurd.",
        unknown="Deze link werkt niet",
        unknown_more="Open hem opnieuw vanuit het bericht en kopieer hem helemaal. Werkt hij dan nog niet, vraag dan om een nieuwe.",
        no_script="Deze pagina versleutelt op uw eigen apparaat wat u schrijft. Daarvoor is JavaScript nodig: zet het aan en open de link opnieuw.",
        too_old="Deze browser kan niet veilig versleutelen",
        too_old_more="Open de link in een actuele browser. Er is niets verstuurd.",
        fields={
            "full_name": "Voor- en achternaam",
            "email": "E-mailadres",
            "phone": "Telefoonnummer",
            "address": "Postadres",
            "date_of_birth": "Geboortedatum",
            "order_number": "Bestelnummer",
            "account_number": "Klant- of rekeningnummer",
            "card_last_four": "Laatste vier cijfers van de kaart",
            "iban": "IBAN",
            "id_number": "Nummer van het identiteitsbewijs",
            "message": "Wat u ons wilt vertellen",
        },
    ),
}

LANGUAGES = tuple(_WORDS)


def language_for(*wanted: str) -> str:
    """The first of these languages that the page speaks, else English."""
    return next((language for language in wanted if language in _WORDS), "en")


def words_in(language: str) -> FormWords:
    """The page's words in a language of `LANGUAGES`."""
    return _WORDS[language]
