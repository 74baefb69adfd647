"""Whether the database already has this version's tables, known without starting Django."""

import hashlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg
from psycopg import sql

from egide.runtime.errors import OperatorError

_PACKAGE = Path(__file__).parents[1]
_MIGRATING_LIBRARIES = ("Django", "django-allauth", "procrastinate")
_PREFIX = "egide schema "


def fingerprint() -> str:
    """What the migrations of this version, ours and the libraries', amount to."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.glob("**/migrations/*")):
        if path.is_file():
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for library in _MIGRATING_LIBRARIES:
        try:
            digest.update(f"{library} {version(library)}\0".encode())
        except PackageNotFoundError:
            continue
    return digest.hexdigest()[:32]


def is_current(owner_url: str) -> bool:
    """Whether `mark_current` was called for these migrations on this database."""
    with _connection(owner_url) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    return row is not None and row[0] == _PREFIX + fingerprint()


def mark_current(owner_url: str) -> None:
    """Write the fingerprint in the database itself, so that it follows a restored copy."""
    with _connection(owner_url) as connection:
        name = connection.execute("SELECT current_database()").fetchone()
        assert name is not None
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(name[0]), sql.Literal(_PREFIX + fingerprint())
            )
        )


def _connection(url: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=10)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        raise OperatorError(
            f"La base de données ne répond pas ({reason}) : vérifiez DATABASE_OWNER_URL et que PostgreSQL tourne."
        ) from error
