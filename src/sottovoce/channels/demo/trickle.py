"""Invented comments that come in by themselves, so that something happens on the screen of a demonstration.

Each line is said once; then the network falls silent until a newcomer plays. All of it is invented.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sottovoce.channels.demo.network import Network, persona_of

# Who says what, in turn: harmless words between those that the desk must act on.
LINES: tuple[tuple[str, str], ...] = (
    ("p-camille", "La lampe bleue existe-t-elle en plus petit ?"),
    ("p-mira", "Your courier rang twice and ran. My number is 020 7946 0731, let him call first"),
    ("p-jonas", "Danke für die schnelle Lieferung, der Karton war allerdings riesig"),
    ("p-lucia", "Me han cobrado dos veces, la tarjeta acaba en 5105 1051 0510 5100, mirad por favor"),
    ("p-giulia", "Quando riapre il negozio di via Roma?"),
    ("p-anouk", "Ik ben zwanger, is de verf van het wiegje veilig?"),
    ("p-mira", "Does the armchair come in moss green?"),
    ("p-jonas", "Meine neue Anschrift: Mühlgasse 7, 04109 Leipzig. Bitte das Paket umleiten!"),
    ("p-camille", "Mot de passe refusé encore une fois : Coquelicot?77, aidez-moi"),
    ("p-lucia", "El color es precioso, gracias"),
    ("p-giulia", "Scrivetemi a giulia.fontanile@example.it, qui non rispondo"),
    ("p-anouk", "Wat een fijne lamp, onze kat slaapt eronder"),
    ("p-mira", "What do you know about me? I want to see all data you keep"),
    ("p-jonas", "Bin Allergiker, welche Kissen nehmt ihr bei Hausstauballergie?"),
    ("p-camille", "Merci pour votre patience hier au téléphone"),
    ("p-lucia", "Borrad todos mis datos, no quiero más correos"),
)


async def trickle(network: Network, every_seconds: float, lines: Sequence[tuple[str, str]] = LINES) -> None:
    """Say the lines one after another under the brands' newest posts, once there are brands."""
    for number, (persona, text) in enumerate(lines):
        await asyncio.sleep(every_seconds)
        while not network.brands:
            await asyncio.sleep(every_seconds)
        newest = sorted(network.posts.values(), key=lambda post: post.at)[-4:]
        network.comment(persona_of(persona), newest[number % len(newest)].id, text)
