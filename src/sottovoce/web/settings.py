"""Django's settings, read once from the environment.

Environment: ``SOTTOVOCE_HOME`` (data folder), ``SOTTOVOCE_PORT``, ``SOTTOVOCE_PUBLIC_URL`` (the address
customers see), ``SOTTOVOCE_DEMO`` (1 shows demo accounts), ``SOTTOVOCE_DEBUG``, ``SOTTOVOCE_PRESIDIO_TOKEN``
(who has it may use Presidio's API), ``DATABASE_URL`` (empty: the embedded PostgreSQL), ``DATABASE_OWNER_URL``
and ``SOTTOVOCE_DATABASE_ROLE`` (``owner`` for migrations only).
This module reads; it creates nothing.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from urllib.parse import urlsplit

from sottovoce.desk.core.database import connection_settings
from sottovoce.home import Home

HOME = Home.from_environment()
DEMO = os.environ.get("SOTTOVOCE_DEMO") == "1"
DEBUG = os.environ.get("SOTTOVOCE_DEBUG") == "1"
PORT = int(os.environ.get("SOTTOVOCE_PORT") or 8000)
PUBLIC_URL = (os.environ.get("SOTTOVOCE_PUBLIC_URL") or f"http://127.0.0.1:{PORT}").rstrip("/")
DEMO_NETWORK_URL = os.environ.get("SOTTOVOCE_DEMO_NETWORK_URL") or f"http://127.0.0.1:{PORT + 10}"
_public = urlsplit(PUBLIC_URL)
SECURE = _public.scheme == "https"
PRESIDIO_TOKEN = os.environ.get("SOTTOVOCE_PRESIDIO_TOKEN") or ""

SECRET_KEY = HOME.session_secret.read_text() if HOME.session_secret.exists() else secrets.token_urlsafe(48)
ALLOWED_HOSTS = [_public.hostname or "127.0.0.1", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    # Before allauth, so that our templates stand in place of its own.
    "sottovoce.web.apps.WebConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "sottovoce.desk.core.apps.CoreConfig",
    "sottovoce.desk.conversations.apps.ConversationsConfig",
    "sottovoce.desk.quality.apps.QualityConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sottovoce.web.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "sottovoce.web.middleware.StaffGate",
    "sottovoce.web.middleware.BrandLimits",
    "sottovoce.web.middleware.ReaderTimeZone",
    "sottovoce.web.middleware.ProblemPages",
]
ROOT_URLCONF = "sottovoce.web.urls"
WSGI_APPLICATION = "sottovoce.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sottovoce.web.context.desk",
            ],
        },
    }
]

DATABASES = {"default": connection_settings(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "core.Staff"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "sottovoce.desk.core.accounts.StaffAccounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "sottovoce.desk.core.accounts.display_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Sottovoce"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
USERSESSIONS_TRACK_ACTIVITY = False
STAFF_NEED_SECOND_FACTOR = not DEMO and os.environ.get("SOTTOVOCE_SECOND_FACTOR") != "optional"

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrftoken"
CSRF_FAILURE_VIEW = "sottovoce.web.pages.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
# With "no-referrer" browsers send `Origin: null` with our own forms, which the check against forgery refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
# Django would spool large uploads to a temporary file in clear; 12 MB in memory keeps them off the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LANGUAGE_CODE = "en"
# Only what the whole desk speaks: half a page in another language would be worse than none.
LANGUAGES = [("en", "English")]
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(__file__).parent / "static"
STATICFILES_DIRS: list[Path] = []
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

LOGGING_CONFIG = None
SILENCED_SYSTEM_CHECKS = ["staticfiles.W004"]
