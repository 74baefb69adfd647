"""Reads the process environment, and refuses what it does not understand."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DatabaseSettings = dict[str, object]


def text(name: str, default: str | None = None) -> str:
    """The variable `name`, or the content of the file that `name`_FILE points at.

    :raises ImproperlyConfigured: neither is set and there is no default.
    """
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text("utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"La variable d’environnement {name} est nécessaire.")
    return value


def flag(name: str, *, default: bool) -> bool:
    """A yes/no variable: `1`/`0`, `true`/`false`, `oui`/`non`."""
    value = os.environ.get(name)
    if value is None:
        return default
    match value.strip().lower():
        case "1" | "true" | "oui":
            return True
        case "0" | "false" | "non" | "":
            return False
    raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez oui ou non.")


def number(name: str, default: int) -> int:
    value = os.environ.get(name)
    if value is None:
        return default
    try:
        return int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} vaut « {value} » : écrivez un nombre entier.") from error


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def s3_account() -> dict[str, Any]:
    """How the object store is reached. Its two keys are necessary; no endpoint (None) means AWS."""
    return {
        "access_key": text("EGIDE_S3_ACCESS_KEY"),
        "secret_key": text("EGIDE_S3_SECRET_KEY"),
        "region": text("EGIDE_S3_REGION", "us-east-1"),
        "endpoint": text("EGIDE_S3_ENDPOINT", "") or None,
        "archive_class": text("EGIDE_S3_ARCHIVE", "") or None,
    }


def database(name: str, *, pool: bool = False) -> DatabaseSettings:
    """Django's settings for the PostgreSQL address in the variable `name`."""
    address = urlsplit(text(name))
    if address.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"{name} doit commencer par postgresql:// ; Égide n’utilise que PostgreSQL.")
    options: dict[str, object] = {"connect_timeout": 5, "application_name": "egide"}
    if pool:
        size = number("EGIDE_DATABASE_POOL", 8)
        options["pool"] = {"min_size": 1, "max_size": size, "timeout": 10}
    return {
        "ENGINE": "egide.foundation.tenancy.pg",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "127.0.0.1",
        "PORT": str(address.port or 5432),
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
    }
