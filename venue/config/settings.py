"""Django settings: what the environment says (`environment.py`), and what does not vary."""

import re
import sys
from ipaddress import ip_address
from typing import Any

import dj_database_url
import dj_email_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from venue.config import environment
from venue.config.logs import logging_config

ROOT = environment.ROOT
ENV = environment.read()

DEBUG: bool = ENV["CAMPUS_DEBUG"]
DEMO: bool = ENV["CAMPUS_DEMO"]
SECRET_KEY: str = ENV["CAMPUS_SECRET_KEY"] or ("development only: refused when CAMPUS_DEBUG is off" if DEBUG else "")
ALLOWED_HOSTS: list[str] = ENV["CAMPUS_HOSTS"]
PUBLIC_URL: str = ENV["CAMPUS_URL"].rstrip("/")


EMBED_ORIGINS: list[str] = [origin.rstrip("/") for origin in ENV["CAMPUS_EMBED_HOSTS"] if origin]
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
if wrong := [origin for origin in EMBED_ORIGINS if not _ORIGIN.fullmatch(origin) or origin == PUBLIC_URL]:
    raise ImproperlyConfigured(
        f"CAMPUS_EMBED_HOSTS: {', '.join(wrong)} is not the origin of another site, such as https://videos.example.org"
    )


def _refusals() -> list[str]:
    """What must change before this configuration may serve the public."""
    required = ("CAMPUS_CONTACT_EMAIL", "CAMPUS_PUBLICATION_DIRECTOR", "CAMPUS_HOSTING")
    found = [f"{name} is empty: the legal notice owes it" for name in required if not ENV[name]]
    if DEMO:
        found.append("CAMPUS_DEMO is on: anyone could enter as an organiser")
    if len(SECRET_KEY) < 50:
        found.append("CAMPUS_SECRET_KEY has fewer than 50 characters")
    if "*" in ALLOWED_HOSTS:
        found.append("CAMPUS_HOSTS accepts any host")
    return found


if not DEBUG and (refusals := _refusals()):
    raise ImproperlyConfigured(
        "With CAMPUS_DEBUG off the campus refuses to start:\n- "
        + "\n- ".join(refusals)
        + "\nEvery setting is in docs/settings.md."
    )

INSTALLED_APPS = [
    "venue.config",
    "venue.outbox",
    "venue.outreach",
    "venue.establishments",
    "venue.people",
    "venue.editions",
    "venue.spaces",
    "venue.pages",
    "rooms.maps",
    "rooms.rooms",
    "realtime.gateway",
    "realtime.presence",
    "realtime.moderation",
    "realtime.people",
    "realtime.chat",
    "realtime.desk",
    "realtime.huddles",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "channels",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "django_vite",
    "rules",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages, maps and texts; what is static was compressed when it was built. Django pads at random, and masks the token of
    # forms anew in each answer, against what a compressed length could betray (BREACH).
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "venue.pages.device_policy.DevicePolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "venue.people.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "venue.config.urls"
ASGI_APPLICATION = "venue.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "venue.pages.context.site",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# -- data ------------------------------------------------------------------------------------------------------------

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": ENV["CAMPUS_DATA"] / "campus.sqlite3",
    "OPTIONS": {
        # A writer takes its lock when its transaction begins and waits for it, so nobody meets "database is locked"
        # halfway through; readers go on meanwhile (WAL).
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    },
}
DATABASES: dict[str, Any] = {
    # Under ASGI a request may run on any thread, which never uses its connection again: none is kept.
    "default": dj_database_url.parse(ENV["DATABASE_URL"], conn_max_age=0) if ENV["DATABASE_URL"] else _SQLITE
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# -- people ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "venue.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # s: greylisting mail servers take ten minutes
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_PRESERVE_USERNAME_CASING = False
# A whole campus shares one address behind its NAT: the limit per address is for an amphitheatre that signs in at once.
ACCOUNT_RATE_LIMITS = {"request_login_code": "300/m/ip,3/m/key,20/h/key", "login": "300/m/ip"}
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = "Lax"

# -- languages: French is the source language of every message -------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = ["venue.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE: str = ENV["CAMPUS_TIME_ZONE"]

# -- files -----------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "assets" / "dist"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Vite has hashed the names already.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True  # straight from the build: there is nothing to collect
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/assets/.+-[\w-]{8}\.\w+$"
DJANGO_VITE = {"default": {"manifest_path": ROOT / "assets" / "dist" / "manifest.json"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# -- e-mail ----------------------------------------------------------------------------------------------------------

_EMAIL = dj_email_url.parse(ENV["EMAIL_URL"])
EMAIL_BACKEND = _EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = _EMAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _EMAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _EMAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _EMAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = bool(_EMAIL.get("EMAIL_USE_TLS"))
EMAIL_USE_SSL = bool(_EMAIL.get("EMAIL_USE_SSL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL: str = ENV["CAMPUS_EMAIL_FROM"]
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# -- security --------------------------------------------------------------------------------------------------------

_HTTPS = PUBLIC_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "venue.pages.views.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SECURE_SSL_REDIRECT = False  # the proxy does it
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENV["CAMPUS_TRUST_PROXY"]:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "connect-src": [SELF, PUBLIC_URL.replace("http", "ws", 1)],  # older Safari: 'self' does not cover wss
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}
METRICS_TOKEN: str = ENV["CAMPUS_METRICS_TOKEN"]
ADMISSIONS_PER_S: int = ENV["CAMPUS_ADMISSIONS_PER_S"]
if ADMISSIONS_PER_S < 1:
    raise ImproperlyConfigured("CAMPUS_ADMISSIONS_PER_S is less than 1: nobody would ever be let in")

# -- sound and pictures ----------------------------------------------------------------------------------------------

MEDIA_WORKERS: list[str] = [address.rstrip("/") for address in ENV["CAMPUS_MEDIA_WORKERS"] if address]
MEDIA_SECRET: str = ENV["CAMPUS_MEDIA_SECRET"]
MEDIA_RELAY_ONLY: bool = ENV["CAMPUS_MEDIA_RELAY_ONLY"]
TURN_URLS: list[str] = [address for address in ENV["CAMPUS_TURN_URLS"] if address]
TURN_SECRET: str = ENV["CAMPUS_TURN_SECRET"]
TURN_TTL: int = ENV["CAMPUS_TURN_TTL"]
if wrong := [address for address in MEDIA_WORKERS if not _ORIGIN.fullmatch(address)]:
    raise ImproperlyConfigured(f"CAMPUS_MEDIA_WORKERS: {', '.join(wrong)} is not like http://10.0.0.5:9100")
if MEDIA_WORKERS and len(MEDIA_SECRET) < 32:
    raise ImproperlyConfigured("CAMPUS_MEDIA_SECRET has fewer than 32 characters")
MEDIA_ADDRESSES: list[str] = ENV["CAMPUS_MEDIA_ADDRESSES"]
MEDIA_ADVERTISED: list[str] = ENV["CAMPUS_MEDIA_ADVERTISED"] or MEDIA_ADDRESSES
for address in MEDIA_ADDRESSES + MEDIA_ADVERTISED:
    try:
        ip_address(address)
    except ValueError as error:
        raise ImproperlyConfigured(f"CAMPUS_MEDIA_ADDRESSES, CAMPUS_MEDIA_ADVERTISED: {error}") from error
if len(MEDIA_ADDRESSES) != len(MEDIA_ADVERTISED):
    raise ImproperlyConfigured("CAMPUS_MEDIA_ADVERTISED needs one address for each of CAMPUS_MEDIA_ADDRESSES")
_PORTS = re.fullmatch(r"(\d{4,5})-(\d{4,5})", ENV["CAMPUS_MEDIA_PORTS"])
if _PORTS is None or not 1024 <= int(_PORTS[1]) < int(_PORTS[2]) <= 65535:
    raise ImproperlyConfigured("CAMPUS_MEDIA_PORTS is not like 40000-49999")
MEDIA_PORTS = range(int(_PORTS[1]), int(_PORTS[2]) + 1)
MEDIA_MAX_LOAD: float = ENV["CAMPUS_MEDIA_MAX_LOAD"]
_TURN = re.compile(r"turns?:[A-Za-z0-9.:\[\]-]+(\?transport=(udp|tcp))?")
if wrong := [address for address in TURN_URLS if not _TURN.fullmatch(address)]:
    raise ImproperlyConfigured(f"CAMPUS_TURN_URLS: {', '.join(wrong)} is not like turn:turn.example.org:3478")
if TURN_URLS and not TURN_SECRET:
    raise ImproperlyConfigured("CAMPUS_TURN_SECRET is empty: coturn would refuse everyone")
if MEDIA_RELAY_ONLY and not TURN_URLS:
    raise ImproperlyConfigured("CAMPUS_MEDIA_RELAY_ONLY needs CAMPUS_TURN_URLS: nobody could connect")

# -- what the legal pages say ----------------------------------------------------------------------------------------

CONTACT_EMAIL: str = ENV["CAMPUS_CONTACT_EMAIL"] or "contact@example.org"
PUBLISHER: str = ENV["CAMPUS_PUBLISHER"]
PUBLICATION_DIRECTOR = ENV["CAMPUS_PUBLICATION_DIRECTOR"] or _("(à compléter)")
HOSTING = ENV["CAMPUS_HOSTING"] or _("(à compléter)")
DPO_EMAIL: str = ENV["CAMPUS_DPO_EMAIL"] or CONTACT_EMAIL

LOGGING = logging_config(ENV["CAMPUS_LOG_LEVEL"])
TESTING = "pytest" in sys.modules
