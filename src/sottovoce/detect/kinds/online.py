"""Kinds that machines leave behind, and where a person is: IP, MAC, IMEI, coordinates, vehicles."""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import FOUR_DIGITS, SOME_DIGITS, KindDeclaration, Pattern
from sottovoce.detect.model import Category, Severity

KINDS = (
    KindDeclaration(
        kind="IP_ADDRESS",
        title="IP address",
        chip="IP address",
        category=Category.ONLINE,
        severity=Severity.LOW,
        presidio="IP_ADDRESS",
        patterns=(
            Pattern(r"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}", 0.85, triggers=(r"\d\.\d+\.\d",)),
            Pattern(
                r"(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}",
                0.85,
                triggers=(r"[0-9a-f]:[0-9a-f]*:[0-9a-f:]",),
            ),
        ),
        context={"en": ("ip", "address", "server", "host", "router", "ping")},
        against={"en": ("version", "v", "firmware", "release", "build", "update", "section", "app")},
        check="ip",
        examples=("my ip is «203.0.113.42»", "from «2001:db8::8a2e:370:7334» since today"),
        counter_examples=("version 1.2.3.4 crashes", "at 12:30:45 it stopped", "300.1.2.3 is odd"),
    ),
    KindDeclaration(
        kind="MAC_ADDRESS",
        title="MAC address",
        chip="MAC address",
        category=Category.ONLINE,
        severity=Severity.LOW,
        presidio="MAC_ADDRESS",
        patterns=(
            Pattern(r"[0-9a-f]{2}(?::[0-9a-f]{2}){5}", 0.95, triggers=(r"[0-9a-f]:[0-9a-f]*:[0-9a-f:]",)),
            Pattern(r"[0-9a-f]{2}(?:-[0-9a-f]{2}){5}", 0.9, triggers=(r"-[0-9a-f][0-9a-f]-[0-9a-f][0-9a-f]-",)),
        ),
        check="mac",
        examples=("router «00:1A:2B:3C:4D:5E» is down", "mac «00-1a-2b-3c-4d-5e»"),
        counter_examples=("12-05-20-23-10-15", "00:1A:2B:3C:4D"),
    ),
    KindDeclaration(
        kind="IMEI",
        title="Device number (IMEI)",
        chip="IMEI",
        shown_digits=2,
        category=Category.ONLINE,
        severity=Severity.MEDIUM,
        patterns=(Pattern(r"\d{2}-?\d{6}-?\d{6}-?\d", 0.9, needs_context=True, triggers=(FOUR_DIGITS,)),),
        context={"en": ("imei", "device number", "handset")},
        check="luhn",
        examples=("my imei is «490154203237518»",),
        counter_examples=("imei 490154203237519",),
    ),
    KindDeclaration(
        kind="COORDINATES",
        title="Coordinates",
        chip="place",
        category=Category.LOCATION,
        severity=Severity.MEDIUM,
        patterns=(
            Pattern(r"-?\d{1,2}\.\d{4,12}, ?-?\d{1,3}\.\d{4,12}", 0.85, triggers=(r"\.\d\d\d\d", ",")),
            Pattern(
                r"\d{1,2}[o\x7f ]{1,2}\d{1,2}['\x7f ]{1,2}\d{1,2}(?:\.\d{1,3})?[\"'\x7f ]{0,3}[NS],? ?"
                r"\d{1,3}[o\x7f ]{1,2}\d{1,2}['\x7f ]{1,2}\d{1,2}(?:\.\d{1,3})?[\"'\x7f ]{0,3}[EWO]",
                0.85,
                triggers=(r"\d[o\x7f]", FOUR_DIGITS),
            ),
        ),
        check="coordinates",
        examples=("I'm at «52.520008, 13.404954» now", "found at «40°26'46\"N 79°58'56\"W»"),
        counter_examples=("rates 1.2345 and 99.1", "95.12345, 200.12345"),
    ),
    KindDeclaration(
        kind="VIN",
        title="Vehicle identification number",
        chip="VIN",
        category=Category.VEHICLE,
        severity=Severity.MEDIUM,
        patterns=(
            Pattern(r"[A-HJ-NPR-Z0-9]{17}", 0.8, needs_context=True, triggers=(SOME_DIGITS,)),
        ),
        context={
            "en": ("vin", "chassis", "vehicle", "car"),
            "de": ("fin", "fahrgestell", "fahrzeug", "auto"),
            "fr": ("chassis", "vehicule", "voiture"),
            "es": ("bastidor", "coche", "vehiculo"),
            "it": ("telaio", "auto"),
            "pt": ("chassi", "carro"),
            "nl": ("chassis", "auto"),
        },
        check="vin",
        examples=("VIN «1M8GDM9AXKP042788» was recalled",),
        counter_examples=("vin ABCDEFGHJKLMNPRST",),
    ),
    KindDeclaration(
        kind="LICENSE_PLATE",
        title="Number plate",
        chip="number plate",
        category=Category.VEHICLE,
        severity=Severity.MEDIUM,
        patterns=(
            Pattern(r"[A-Z]{1,3}[ -]?[A-Z]{0,2}[ -]?\d{1,4}[ -]?[A-Z]{0,3}", 0.7, needs_context=True, triggers=(r"\d",)),
            Pattern(r"\d{1,4}[ -]?[A-Z]{2,3}[ -]?\d{0,3}", 0.7, needs_context=True, triggers=(r"\d",)),
        ),
        context={
            "en": ("number plate", "license plate", "licence plate", "registration plate", "my plate", "car reg"),
            "de": ("kennzeichen", "nummernschild"),
            "fr": ("plaque", "immatriculation"),
            "es": ("matricula",),
            "it": ("targa",),
            "pt": ("matricula", "placa"),
            "nl": ("kenteken",),
        },
        check="plate",
        examples=("my number plate is «AB12 CDE»", "Kennzeichen «B-MW 1234»", "matrícula «1234 BCD»"),
        counter_examples=("the license plate light costs 20 euro",),
    ),
)  # fmt: skip
