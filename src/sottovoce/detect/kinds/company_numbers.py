"""Numbers that companies, schools, hospitals and courts give a person: low harm alone, but they single one out.

Each is believed only where it is told as such ("my patient number is …").
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from dataclasses import dataclass

from sottovoce.detect.kinds.declaration import SOME_DIGITS, KindDeclaration, Pattern
from sottovoce.detect.kinds.law import Law
from sottovoce.detect.model import Category, Severity

IDENTIFIER, LOW, MEDIUM = Category.IDENTIFIER, Severity.LOW, Severity.MEDIUM
NUMBER_WORD = r"(?: ?-?(?:number|no|nr|num|nummer|numero|id|code|n|nro|card))?[.\x7f]?(?: (?:is|ist|est|es|e))?\s?[:#=]{0,2}\s?#?"
CODE = r"(?P<value>[A-Z]{0,6}-?\d[A-Z0-9-]{3,24})"


@dataclass(frozen=True, slots=True)
class Told:
    """A number that stands right after one of its words."""

    kind: str
    title: str
    chip: str
    severity: Severity
    words: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    law: tuple[Law, ...] = ()
    presidio: str = ""
    google: str = ""
    fideslang: str = "user.unique_id"
    dpv: str = "Identifier"


# fmt: off
TOLD = (
    Told("LOYALTY_NUMBER", "Loyalty or frequent-flyer number", "loyalty number", LOW, "frequent flyer|frequent flier|loyalty|rewards?|bonus ?card|clubcard|club card|nectar|miles (?:&|and|\x7f) more|miles|payback|bahncard|vielflieger|kundenkarte|carte de fidelite|fidelite|flying blue|tarjeta de fidelidad|fidelidad|carta fedelta|fedelta|cartao fidelidade|klantenkaart|bonuskaart", ("frequent flyer number «BA4482190»", "Kundenkarte Nr. «9920418»", "carte de fidélité n° «2281990»"), ("I have 5000 miles", "500 rewards points")),
    Told("EMPLOYEE_ID", "Employee number", "employee number", LOW, "employee|staff|personnel|payroll|personalnummer|personal-?nr|mitarbeiter|matricule salarie|numero de empleado|empleado|matricola|funcionario|personeels|werknemers", ("my employee id is «E-44821»", "Personalnummer «448219»", "matricola «77120-A»"), ("the employee was 30 minutes late",), fideslang="user.workplace", dpv="Professional"),
    Told("STUDENT_ID", "Student number", "student number", LOW, "student|pupil|matrikel|matriculation|numero etudiant|etudiant|estudiante|alumno|studente|estudante|aluno|studenten|leerling", ("my student id is «S4482190»", "Matrikelnummer «03712345»", "numéro étudiant «22001993»"), ("student discount 2024",), dpv="Education"),
    Told("MEDICAL_RECORD_NUMBER", "Patient or medical record number", "patient number", MEDIUM, "mrn|medical record|patient|hospital|krankenakte|patienten|fallnummer|dossier medical|numero de patient|historia clinica|numero de historia|paciente|cartella clinica|paziente|prontuario|utente|patientnummer|dossiernummer ziekenhuis", ("my patient number is «P-448219»", "MRN: «4482190»", "historia clínica n° «88412»"), ("the patient waited 40 minutes",), law=(Law.HIPAA_IDENTIFIER, Law.HIPAA_HEALTH), google="MEDICAL_RECORD_NUMBER", fideslang="user.health_and_medical.record_id", dpv="HealthRecord"),
    Told("PRESCRIPTION_NUMBER", "Prescription or referral number", "prescription number", MEDIUM, "prescription|rx|referral|prior authorization|rezept|uberweisung|ordonnance|receta|impegnativa|ricetta|nre|receita|recept", ("prescription number «RX-4482190»", "Rezept Nr. «882019334»", "receta n° «77120934»"), ("my prescription of 30 pills", "the recept 12 34 was delicious"), law=(Law.HIPAA_HEALTH,), presidio="US_PRESCRIPTION_NUMBER", fideslang="user.health_and_medical", dpv="Prescription"),
    Told("COURT_CASE", "Court, police or inmate number", "case number", MEDIUM, "crime reference|police report|court case|docket|inmate|aktenzeichen|vorgangsnummer der polizei|numero de plainte|numero d'ecrou|denuncia|expediente judicial|fascicolo|processo|boletim de ocorrencia|aangifte", ("crime reference «CRN-448219»", "Aktenzeichen «12-4482190»", "denuncia n° «88412»"), ("I will take you to the court case 100 percent",), law=(Law.OFFENCES,), fideslang="user.criminal_history", dpv="Criminal"),
    Told("DEVICE_SERIAL", "Serial number of a device", "serial number", LOW, "serial|serial number|s/n|seriennummer|numero de serie|matricola del dispositivo|numero di serie|serienummer", ("serial number «XK02-448219»", "Seriennummer «44-821990»", "número de serie «SN448219»"), ("the serial killer series, 12 episodes",), fideslang="user.device.device_id", dpv="DeviceBased"),
)
# fmt: on


def _declare(told: Told) -> KindDeclaration:
    return KindDeclaration(
        kind=told.kind,
        title=told.title,
        chip=told.chip,
        category=IDENTIFIER,
        severity=told.severity,
        law=told.law,
        presidio=told.presidio,
        google=told.google,
        fideslang=told.fideslang,
        dpv=told.dpv,
        patterns=(
            Pattern(
                rf"(?:{told.words})-?(?:{NUMBER_WORD}|s?nummer{NUMBER_WORD}){CODE}",
                0.8,
                triggers=(told.words, SOME_DIGITS),
            ),
        ),
        check="order",
        examples=told.examples,
        counter_examples=told.counter_examples,
    )


CARRIED = (
    KindDeclaration(
        kind="BOOKING_REFERENCE",
        title="Booking reference (PNR)",
        chip="booking reference",
        category=IDENTIFIER,
        severity=LOW,
        fideslang="user.behavior.purchase_history",
        dpv="TravelHistory",
        patterns=(
            Pattern(
                r"(?:pnr|booking (?:ref(?:erence)?|code)|confirmation code|record locator|reservation code|buchungscode|buchungsnummer|code de reservation|dossier de reservation|localizador|codice (?:di )?prenotazione|codigo de reserva|boekingscode|reserveringscode)"
                r"(?: (?:is|ist|est|es|e))?\s?[:#=]?\s?(?P<value>[A-Z0-9]{5,7})",
                0.85,
                triggers=("pnr|booking|confirmation|locator|reservation|buchung|localizador|prenotazione|reserva|boeking|reservering",),
            ),
        ),
        check="record_locator",
        examples=("PNR «X7K2QP» please", "booking reference: «QWJZKL»", "Buchungscode «AB3C9D»", "localizador «K7P2QX»"),
        counter_examples=("where is my booking reference please", "confirmation code never came"),
    ),
    KindDeclaration(
        kind="TRACKING_NUMBER",
        title="Tracking number of a parcel",
        chip="tracking number",
        category=IDENTIFIER,
        severity=LOW,
        fideslang="user.behavior.purchase_history",
        dpv="Purchase",
        patterns=(
            Pattern(r"1Z[A-Z0-9]{6}\d{10}", 0.9, triggers=(r"[^a-z0-9]1z[a-z0-9]{6}\d\d",)),
            Pattern(r"[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}", 0.85, triggers=(r"[a-z] ?\d\d\d ?\d\d\d ?\d\d\d ?[a-z][a-z][^a-z]",)),
            Pattern(r"JJ?D\d{16,20}", 0.85, triggers=(r"[^a-z]jj?d\d\d\d\d",)),
        ),
        check="parcel",
        examples=("where is «1Z999AA10123456784»", "«RR123456785GB» is stuck in customs"),
        counter_examples=("1Z999AA10123456785 is wrong", "RR123456789GB is wrong"),
    ),
)  # fmt: skip

KINDS = (*map(_declare, TOLD), *CARRIED)
