"""Where a person is found online: social handles, profile addresses, gaming names; and the numbers of a SIM
card and of an advertising profile.
"""

# ruff: noqa: E501 - a row of a table, or a phrase, stays in one piece
from __future__ import annotations

from sottovoce.detect.kinds.declaration import BESIDE_A_WORD, KindDeclaration, Pattern
from sottovoce.detect.model import Category, Severity

ONLINE, LOW, MEDIUM = Category.ONLINE, Severity.LOW, Severity.MEDIUM
PLATFORMS = (
    "insta|instagram|ig|snap|snapchat|sc|tiktok|twitter|facebook|fb|telegram|discord|skype|kik|wechat|weixin|line id|viber|signal|linkedin|reddit|twitch|youtube|onlyfans"
    "|threads|bluesky|mastodon|psn|psn id|xbox|gamertag|steam|steam id|epic games|nintendo|friend code|roblox|fortnite"
)
LEADS = "my |mein |mon |mi |il mio |meu |mijn |me on "

KINDS = (
    KindDeclaration(
        kind="SOCIAL_HANDLE",
        title="Handle on a social network or game",
        chip="handle",
        category=ONLINE,
        severity=LOW,
        fideslang="user.social",
        dpv="SocialMedia",
        patterns=(
            Pattern(
                rf"(?:{LEADS})(?:{PLATFORMS})(?: (?:handle|name|account|username|user|id|tag|is|ist|est|es|e))*\s?[:=]?\s?(?P<value>@?[A-Za-z0-9][A-Za-z0-9_.]{{2,30}}(?:#\d{{4}})?)",
                0.75,
                triggers=(f"(?:{LEADS})(?:{PLATFORMS})",),
            ),
            Pattern(rf"(?:{PLATFORMS})\s?[:=]\s?(?P<value>@?[A-Za-z0-9][A-Za-z0-9_.]{{2,30}}(?:#\d{{4}})?)", 0.75, triggers=(f"(?:{PLATFORMS})\\s?[:=]",)),
            Pattern(r"[A-Za-z0-9_.]{2,32}#\d{4}", 0.6, needs_context=True, triggers=(r"[a-z0-9_.]#\d\d\d\d",)),
        ),
        context={"any": ("discord", "battle.net", "battletag", "add me")},
        check="handle",
        examples=("my insta is «@jo.bloggs84»", "snapchat: «jobloggs_84»", "add me on discord «jobloggs#4821»", "mi telegram es «@jo_perez»"),
        counter_examples=("my instagram is broken", "instagram: please fix this", "my facebook is not working", "follow me on twitter please"),
    ),
    KindDeclaration(
        kind="PROFILE_URL",
        title="Address of a profile",
        chip="profile",
        category=ONLINE,
        severity=LOW,
        fideslang="user.social",
        dpv="PubliclyAvailableSocialMedia",
        patterns=(
            Pattern(r"(?:facebook|fb)\.com/(?:profile\.php\?id=\d{4,20}|[A-Za-z0-9.]{5,50})", 0.8, triggers=("facebook\\.com/|fb\\.com/",)),
            Pattern(r"(?:instagram|threads)\.(?:com|net)/@?[A-Za-z0-9_.]{3,30}", 0.8, triggers=("instagram\\.com/|threads\\.net/|threads\\.com/",)),
            Pattern(r"linkedin\.com/in/[A-Za-z0-9%_-]{3,100}", 0.9, triggers=("linkedin\\.com/in/",)),
            Pattern(r"(?:t\.me|wa\.me|telegram\.me|snapchat\.com/add|signal\.me/#[a-z]|vk\.com)/\+?[A-Za-z0-9_.]{4,40}", 0.85, triggers=("t\\.me/|wa\\.me/|telegram\\.me/|snapchat\\.com/add|signal\\.me/|vk\\.com/",)),
            Pattern(r"(?:tiktok\.com/@|youtube\.com/@|medium\.com/@|reddit\.com/u(?:ser)?/|twitch\.tv/|bsky\.app/profile/|onlyfans\.com/|tinder\.com/@|steamcommunity\.com/(?:id|profiles)/|github\.com/|orcid\.org/)[A-Za-z0-9_.-]{3,60}", 0.75, triggers=("tiktok\\.com/|youtube\\.com/@|medium\\.com/@|reddit\\.com/u|twitch\\.tv/|bsky\\.app/|onlyfans\\.com/|tinder\\.com/|steamcommunity\\.com/|github\\.com/|orcid\\.org/",)),
        ),
        check="profile",
        examples=("see «linkedin.com/in/jo-bloggs-84»", "write me: «t.me/jobloggs»", "https://www.«facebook.com/jo.bloggs.84»"),
        counter_examples=("see https://www.facebook.com/events/1234", "https://instagram.com/p/Cxyz123", "wa.me/"),
    ),
    KindDeclaration(
        kind="IMSI",
        title="Subscriber number of a SIM card (IMSI)",
        chip="IMSI",
        shown_digits=2,
        category=ONLINE,
        severity=MEDIUM,
        google="IMSI_ID",
        fideslang="user.device.device_id",
        dpv="DeviceBased",
        patterns=(Pattern(r"\d{15}", 0.9, needs_context=True, triggers=(BESIDE_A_WORD,)),),
        context={"any": ("imsi",)},
        check="number:imsi",
        examples=("my IMSI is «429011234567890»",),
        counter_examples=("imsi 439011234567890",),
    ),
    KindDeclaration(
        kind="ICCID",
        title="Number of a SIM card (ICCID)",
        chip="SIM card",
        shown_digits=2,
        category=ONLINE,
        severity=MEDIUM,
        google="ICCID_NUMBER",
        fideslang="user.device.device_id",
        dpv="DeviceBased",
        patterns=(Pattern(r"89\d{2}(?: ?\d{3,4}){4}(?: ?\d{1,3})?", 0.9, needs_context=True, triggers=(BESIDE_A_WORD,)),),
        context={"any": ("iccid", "sim card", "sim number", "sim-karte", "carte sim", "tarjeta sim", "scheda sim", "simkaart", "esim")},
        check="luhn",
        examples=("sim card number «8944500102198304826»",),
        counter_examples=("sim card number 8944500102198304827",),
    ),
    KindDeclaration(
        kind="ADVERTISING_ID",
        title="Advertising or device identifier",
        chip="device identifier",
        category=ONLINE,
        severity=LOW,
        google="ADVERTISING_ID",
        fideslang="user.device.device_id",
        dpv="UID",
        patterns=(
            Pattern(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", 0.85, needs_context=True, triggers=(r"-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-",)),
        ),
        context={"any": ("advertising id", "idfa", "gaid", "aaid", "idfv", "device id", "device identifier", "werbe-id", "gerate-id", "identifiant publicitaire")},
        examples=("my IDFA is «6D92078A-8246-4BA4-AE5B-76104861E7DC»",),
        counter_examples=("log 6D92078A-8246-4BA4-AE5B-76104861E7DC failed",),
    ),
)  # fmt: skip
