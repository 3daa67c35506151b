"""Keys and tokens of machines. Issuers mark theirs with a prefix; each row is one issuer's published form.

Which issuers to know was read off the rules that gitleaks publishes; the expressions are our own.
"""

# ruff: noqa: E501 - a row of a table stays in one piece; the keys are made up
from __future__ import annotations

from sottovoce.detect.kinds.declaration import LONG_WORD, KindDeclaration, Pattern
from sottovoce.detect.model import Category, Severity

CREDENTIAL, HIGH = Category.CREDENTIAL, Severity.HIGH
W = r"[A-Za-z0-9_-]"

# (what such a key begins with, in lower case, and its form)
ISSUED: tuple[tuple[str, str], ...] = (
    ("akia|asia|abia|acca", r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}"),  # Amazon
    ("ltai", r"LTAI[A-Za-z0-9]{17,21}"),  # Alibaba
    ("aiza|gocspx-|ya29\\.", rf"AIza{W}{{35}}|GOCSPX-{W}{{28}}|ya29\.{W}{{20,200}}"),  # Google
    ("aqvn|ycaj", r"AQVN[A-Za-z0-9_-]{35,38}|YCAJ[A-Za-z0-9_-]{36}"),  # Yandex
    ("ghp_|gho_|ghu_|ghs_|ghr_|github_pat", r"gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{50,90}"),
    (
        "glpat-|gldt-|glrt-|glptt-|glcbt-|glft-|glimt-|glagent-|gloas-|glsoat-",
        rf"gl(?:pat|dt|rt|ptt|cbt|ft|imt|agent|oas|soat)-{W}{{20,64}}",
    ),  # GitLab
    ("bbdc-", r"BBDC-[A-Za-z0-9+/@_-]{40,50}"),  # Bitbucket
    ("atatt3|akcp", rf"ATATT3{W}{{180,220}}|AKCp[A-Za-z0-9]{{10,70}}"),  # Atlassian, Artifactory
    (
        "xox|xapp-|hooks\\.slack",
        r"xox[abeoprs]-[A-Za-z0-9-]{10,80}|xapp-\d-[A-Za-z0-9-]{20,120}|hooks\.slack\.com/services/[A-Za-z0-9/]{40,60}",
    ),
    (
        "k_live|k_test|whsec_",
        r"(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{16,99}|whsec_[A-Za-z0-9+/=]{24,80}",
    ),  # Stripe
    ("sk-", rf"sk-(?:proj-|svcacct-|ant-|or-v1-)?{W}{{20,180}}"),  # OpenAI, Anthropic, OpenRouter
    (
        "hf_|r8_|gsk_|xai-|pplx-",
        r"hf_[A-Za-z0-9]{34}|r8_[A-Za-z0-9]{37}|gsk_[A-Za-z0-9]{40,60}|xai-[A-Za-z0-9]{60,90}|pplx-[A-Za-z0-9]{40,60}",
    ),
    (
        "sg\\.|key-|xkeysib-|-us\\d",
        rf"SG\.{W}{{22}}\.{W}{{43}}|key-[0-9a-f]{{32}}|xkeysib-[0-9a-f]{{64}}-[A-Za-z0-9]{{16}}|[0-9a-f]{{32}}-us\d{{1,2}}",
    ),  # SendGrid, Mailgun, Brevo, Mailchimp
    (
        "npm_|pypi-|rubygems_|oy2|clojars_|dckr_pat_",
        rf"npm_[A-Za-z0-9]{{36}}|pypi-{W}{{40,200}}|rubygems_[0-9a-f]{{48}}|oy2[a-z0-9]{{43}}|CLOJARS_[a-z0-9]{{60}}|dckr_pat_{W}{{27}}",
    ),
    (
        "doo_v1_|dop_v1_|dor_v1_|hrku-|fo1_|fm2_|nfp_|sbp_|tskey-",
        rf"do[opr]_v1_[0-9a-f]{{64}}|HRKU-{W}{{36,64}}|f(?:o1|m2)_{W}{{40,200}}|nfp_[A-Za-z0-9]{{36}}|sbp_[0-9a-f]{{40}}|tskey-[a-z]{{2,10}}-[A-Za-z0-9-]{{20,60}}",
    ),
    (
        "shpat_|shpca_|shppa_|shpss_|sq0|eaaa",
        rf"shp(?:at|ca|pa|ss)_[0-9a-f]{{32}}|sq0(?:atp|csp)-{W}{{22,60}}|EAAA{W}{{60}}",
    ),  # Shopify, Square
    ("eaam|eaac", r"EAA[MC][A-Za-z0-9]{100,300}"),  # Facebook
    (
        "flwseck|shippo_|ezak|eztk|duffel_",
        rf"FLWSECK(?:_TEST)?-[0-9a-f]{{12,40}}-X|shippo_(?:live|test)_[0-9a-f]{{40}}|EZ[AT]K[A-Za-z0-9]{{54}}|duffel_(?:live|test)_{W}{{43}}",
    ),
    (
        "dapi|dt0c01|glsa_|glc_|nrak-|sntrys_",
        rf"dapi[0-9a-f]{{32}}(?:-\d)?|dt0c01\.[A-Z0-9]{{24}}\.[A-Z0-9]{{64}}|glsa_[A-Za-z0-9]{{32}}_[0-9a-f]{{8}}|glc_{W}{{32,400}}|NRAK-[A-Z0-9]{{27}}|sntrys_{W}{{60,300}}",
    ),
    (
        "hvs\\.|hvb\\.|pul-|dp\\.|ops_|a3-",
        rf"hv[sb]\.{W}{{90,300}}|pul-[0-9a-f]{{40}}|dp\.[a-z]{{2,5}}\.[A-Za-z0-9]{{40,44}}|ops_eyJ{W}{{200,1000}}|A3-[A-Z0-9]{{6}}-[A-Z0-9-]{{26,32}}",
    ),  # Vault, Pulumi, Doppler, 1Password
    (
        "lin_api|ntn_|secret_|pmak-|figd_|cfpat-|rdme_|sgp_|tfp_|pnu_",
        rf"lin_api_[A-Za-z0-9]{{40}}|ntn_[A-Za-z0-9]{{46}}|secret_[A-Za-z0-9]{{43}}|PMAK-[0-9a-f]{{24}}-[0-9a-f]{{34}}|figd_{W}{{40}}|CFPAT-{W}{{43}}|rdme_[a-z0-9]{{70}}|sgp_[0-9a-f_]{{40,58}}|tfp_{W}{{40,60}}|pnu_[a-z0-9]{{36}}",
    ),
    (r"[^a-z]pat\w\w\w\w", r"pat[A-Za-z0-9]{14}\.[0-9a-f]{64}"),  # Airtable
    (":aa", rf"\d{{8,10}}:AA{W}{{33}}"),  # Telegram
    (r"\.\w\w\w\w\w\w\.", rf"[MNO]{W}{{23,25}}\.{W}{{6}}\.{W}{{27,38}}"),  # Discord
    (r"[^a-z](?:sk|ac)[0-9a-f][0-9a-f]", r"(?:SK|AC)[0-9a-f]{32}"),  # Twilio
    ("age-secret", r"AGE-SECRET-KEY-1[A-Z0-9]{58}"),
    ("sha256~", rf"sha256~{W}{{43}}"),  # OpenShift
    ("8q~", r"[A-Za-z0-9_~.]{3}8Q~[A-Za-z0-9_~.-]{31,34}"),  # Microsoft Entra
)
KEY_TRIGGER = "|".join(beginning for beginning, _ in ISSUED)

KINDS = (
    KindDeclaration(
        kind="API_KEY",
        title="Key or token",
        chip="key",
        category=CREDENTIAL,
        severity=HIGH,
        google="AUTH_TOKEN",
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern("|".join(form for _, form in ISSUED), 0.97, triggers=(KEY_TRIGGER, LONG_WORD)),
            Pattern(
                r"(?:api|access|secret|auth|private|client)[ _-]?(?:key|token|secret)(?: is)?\s?[:=]?\s?[\"'`]?(?P<value>[A-Za-z0-9+/_=.-]{16,200})",
                0.8,
                triggers=("key|token|secret", LONG_WORD),
            ),
            Pattern(r"(?:bearer|basic) (?P<value>[A-Za-z0-9+/_=.-]{20,400})", 0.8, triggers=("bearer|basic", LONG_WORD)),
        ),
        check="secret",
        examples=(
            "leaked «AKIAIOSFODNN7EXAMPLE» by accident",
            "token «ghp_16C7e42F292c6912E7710c838347Ae178B4a»",
            "api key: «9f8a7c6b5d4e3f2a1b0c9d8e7f6a5b4c»",
            "Authorization: Bearer «mF9B5f41JqMf9B5f41JqMf9B»",
            "bot «110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsawQ»",
            "stripe «sk_live_4eC39HqLyjWDarjtT1zdp7dc»",
        ),
        counter_examples=("where do I find the api key in settings", "api key: xxxxxxxxxxxxxxxxxxxx", "the basic subscription"),
    ),
    KindDeclaration(
        kind="JSON_WEB_TOKEN",
        title="JSON web token",
        chip="token",
        category=CREDENTIAL,
        severity=HIGH,
        google="JSON_WEB_TOKEN",
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(r"eyJ[A-Za-z0-9_-]{8,1000}\.eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,800}", 0.98, triggers=("eyj", LONG_WORD)),
        ),
        examples=("it says «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U»",),
        counter_examples=("eyJhbGciOiJIUzI1NiJ9 alone",),
    ),
    KindDeclaration(
        kind="PRIVATE_KEY",
        title="Private key",
        chip="private key",
        category=CREDENTIAL,
        severity=HIGH,
        google="ENCRYPTION_KEY",
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(
                r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----(?:[A-Za-z0-9+/=\s]{0,5000}-----END [A-Z ]{0,20}PRIVATE KEY(?: BLOCK)?-----)?",
                0.99,
                triggers=("-----begin",),
            ),
        ),
        examples=("I pasted «-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----»",),
        counter_examples=("-----BEGIN CERTIFICATE-----",),
    ),
    KindDeclaration(
        kind="CONNECTION_STRING",
        title="Connection string with a password",
        chip="login in address",
        category=CREDENTIAL,
        severity=HIGH,
        fideslang="user.authorization.credentials",
        dpv="SecretText",
        patterns=(
            Pattern(r"(?:server|data source|host|accountname|endpoint)=[^;\s]{1,200};[^\n]{0,200}?(?:password|pwd|accountkey|sharedaccesskey)=[^;\s]{4,200}", 0.95, triggers=("password=|pwd=|accountkey=|sharedaccesskey=",)),
        ),
        examples=("it is «Server=db.example.com;Database=shop;User=sa;Password=Gr33n!horse»",),
        counter_examples=("Server=db.example.com;Database=shop",),
    ),
    KindDeclaration(
        kind="SESSION_COOKIE",
        title="Session cookie",
        chip="session",
        category=CREDENTIAL,
        severity=HIGH,
        google="HTTP_COOKIE",
        fideslang="user.device.cookie",
        dpv="SecretText",
        patterns=(
            Pattern(r"(?:phpsessid|jsessionid|sessionid|session_id|asp\.net_sessionid|connect\.sid|auth_token|csrftoken|xsrf-token)=(?P<value>[A-Za-z0-9%._-]{12,300})", 0.9, triggers=("sessid=|sessionid=|session_id=|connect\\.sid=|auth_token=|csrftoken=|xsrf-token=",)),
        ),
        examples=("Cookie: PHPSESSID=«298zf09hf012fh2a7b3c»",),
        counter_examples=("sessionid=none",),
    ),
)  # fmt: skip
