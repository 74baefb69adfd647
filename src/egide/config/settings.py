"""Django's settings. Everything that differs between machines comes from the environment (docs/operateur.md)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from egide.config import env
from egide.config.accounts import *  # noqa: F403
from egide.config.accounts import HEADLESS_FRONTEND_PATHS
from egide.foundation.ai.codes import openapi_names as ai_names
from egide.foundation.identity.codes import openapi_names as identity_names
from egide.foundation.observability.logs import logging_settings
from egide.modules.clients.dictionary.enums import openapi_names as clients_names
from egide.modules.conformite.codes import openapi_names as conformite_names
from egide.modules.documents.codes import openapi_names as documents_names
from egide.modules.imports.codes import openapi_names as imports_names
from egide.modules.intake.codes import openapi_names as intake_names
from egide.modules.suivi.codes import openapi_names as suivi_names

PROJECT = Path(__file__).resolve().parents[3]
DATA = Path(os.environ.get("EGIDE_DATA", PROJECT / "data"))
DEBUG = False

SECRET_KEY = env.text("EGIDE_SECRET_KEY")
# First key encrypts; the others only decrypt (rotation).
EGIDE_ENCRYPTION_KEYS = env.words("EGIDE_ENCRYPTION_KEYS") or [SECRET_KEY]
EGIDE_PUBLIC_URL = env.text("EGIDE_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")
# Where browsers open the live socket; empty means `/ws` on the page's own origin.
EGIDE_LIVE_URL = env.text("EGIDE_LIVE_URL", "")
# Hosts of language models that may be private or plain http: the operator's own ("modeles.interne", "10.0.0.8:8000").
EGIDE_LLM_HOSTS = env.words("EGIDE_LLM_HOSTS")
# Whisper on this machine: a folder, or the name of a model fetched before; empty: recordings are not heard here.
EGIDE_SPEECH_MODEL = env.text("EGIDE_SPEECH_MODEL", "")
EGIDE_SPEECH_DEVICE = env.text("EGIDE_SPEECH_DEVICE", "auto")
EGIDE_SPEECH_COMPUTE = env.text("EGIDE_SPEECH_COMPUTE", "auto")
# Two ONNX files that tell the voices of one channel apart; empty: who speaks is found by what is said.
EGIDE_SPEAKERS_SEGMENTATION = env.text("EGIDE_SPEAKERS_SEGMENTATION", "")
EGIDE_SPEAKERS_EMBEDDING = env.text("EGIDE_SPEAKERS_EMBEDDING", "")
EGIDE_WEBHOOK_HOSTS = env.words("EGIDE_WEBHOOK_HOSTS")
# Where the firms' files are kept, encrypted: a folder, or s3://bucket[/prefix].
EGIDE_FILES = os.environ.get("EGIDE_FILES") or str(DATA / "files")
EGIDE_S3: dict[str, Any] = env.s3_account() if EGIDE_FILES.startswith("s3://") else {}
# Identity providers of firms that may be private or plain http, in the same words.
EGIDE_OIDC_HOSTS = env.words("EGIDE_OIDC_HOSTS")
EGIDE_METRICS_TOKEN = env.text("EGIDE_METRICS_TOKEN", "")

HTTPS = EGIDE_PUBLIC_URL.startswith("https://")
PUBLIC_HOST = EGIDE_PUBLIC_URL.split("://", 1)[1].split("/")[0]
ALLOWED_HOSTS = [PUBLIC_HOST.rsplit(":", 1)[0], "127.0.0.1", "localhost", *env.words("EGIDE_ALLOWED_HOSTS")]
CSRF_TRUSTED_ORIGINS = [EGIDE_PUBLIC_URL, *env.words("EGIDE_TRUSTED_ORIGINS")]

INSTALLED_APPS = [
    "egide.foundation.tenancy",
    "egide.foundation.audit",
    "egide.foundation.accounts",
    "egide.foundation.authz",
    "egide.foundation.api",
    "egide.foundation.jobs",
    "egide.foundation.realtime",
    "egide.foundation.observability",
    "egide.foundation.files",
    "egide.foundation.search",
    "egide.foundation.journal",
    "egide.foundation.webhooks",
    "egide.foundation.ai",
    "egide.foundation.identity",
    "egide.modules.clients",
    "egide.modules.suivi",
    "egide.modules.intake",
    "egide.modules.adequation",
    "egide.modules.conformite",
    "egide.modules.imports",
    "egide.modules.documents",
    "egide.config",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "egide.foundation.observability.middleware.RequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "egide.config.security.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "egide.config.urls"
WSGI_APPLICATION = "egide.config.wsgi.application"
ASGI_APPLICATION = "egide.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

DATABASES = {
    "default": {**env.database("DATABASE_URL", pool=True), "ATOMIC_REQUESTS": True},
    "owner": env.database("DATABASE_OWNER_URL") if "DATABASE_OWNER_URL" in os.environ else {},
    "platform": env.database("DATABASE_PLATFORM_URL") if "DATABASE_PLATFORM_URL" in os.environ else {},
}
DATABASES = {alias: settings for alias, settings in DATABASES.items() if settings}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by every process: log-in limits are counted here. Nothing else is cached in it.
# Room for every counter: a full cache forgets some, and whoever fills it would get new attempts.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "api_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},
    }
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
LOCALE_PATHS = [Path(__file__).resolve().parent / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True

HEADLESS_FRONTEND_URLS = {name: EGIDE_PUBLIC_URL + path for name, path in HEADLESS_FRONTEND_PATHS.items()}
# How many proxies stand in front: whose X-Forwarded-For is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("EGIDE_BEHIND_PROXY", default=False) else 0
# Benchmarks lift the API's own limits; log-in stays limited.
EGIDE_THROTTLES = env.flag("EGIDE_THROTTLES", default=True)

REST_FRAMEWORK = {
    "EXCEPTION_HANDLER": "egide.foundation.api.problems.exception_handler",
    "DEFAULT_SCHEMA_CLASS": "egide.foundation.api.schema.ApiSchema",
    "UNAUTHENTICATED_USER": None,
    "COERCE_DECIMAL_TO_STRING": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Égide",
    "DESCRIPTION": "L’API d’Égide : celle de l’application web, ouverte à vos outils.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "ENUM_NAME_OVERRIDES": {
        **ai_names(),
        **identity_names(),
        **clients_names(),
        **conformite_names(),
        **imports_names(),
        **intake_names(),
        **suivi_names(),
        **documents_names(),
        "RoleMembre": "egide.foundation.accounts.roles.Role",
        "PorteeMembre": "egide.foundation.accounts.roles.Portee",
        "QuiEcrit": ["user", "job", "operator", "sql"],
    },
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("EGIDE_BEHIND_PROXY", default=False) else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SESSION_COOKIE_NAME = "egide_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
APPEND_SLASH = False

STATIC_URL = "/static/"
WEB_DIST = Path(os.environ.get("EGIDE_WEB_DIST", PROJECT / "web" / "dist"))
WHITENOISE_ROOT = WEB_DIST if WEB_DIST.is_dir() else None
WHITENOISE_MAX_AGE = 0
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}


def immutable_asset(path: str, url: str) -> bool:
    """Vite writes a content hash into the name of everything under /assets/."""
    return url.startswith("/assets/")


WHITENOISE_IMMUTABLE_FILE_TEST = immutable_asset

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = str(DATA / "mail")
if "EGIDE_SMTP_HOST" in os.environ:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = env.text("EGIDE_SMTP_HOST")
    EMAIL_PORT = env.number("EGIDE_SMTP_PORT", 587)
    EMAIL_HOST_USER = env.text("EGIDE_SMTP_USER", "")
    EMAIL_HOST_PASSWORD = env.text("EGIDE_SMTP_PASSWORD", "")
    EMAIL_USE_TLS = env.flag("EGIDE_SMTP_TLS", default=True)
# Somebody may be waiting for the answer: a mail server that does not speak is given up.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("EGIDE_MAIL_FROM", "Égide <ne-pas-repondre@egide.invalid>")

LOGGING = logging_settings(env.text("EGIDE_LOG_LEVEL", "INFO"))
