"""The database of the test suite.

A template is migrated once by `egide_owner` and kept until a migration changes; each worker runs
on a clone of its own, as `egide_app`: neither superuser, nor owner, nor free of row security.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import TransactionTestCase
from psycopg import sql

from egide.runtime.postgres import Cluster, test_cluster
from egide.runtime.postgres.processes import is_alive

CHECKOUT = Path(__file__).parents[1]
# What a migrated database is made of.
SOURCES = (
    "uv.lock",
    "src/egide/**/migrations/*",
    "src/egide/**/*.sql",
    "src/egide/foundation/tenancy/**/*.py",
    "src/egide/foundation/audit/**/*.py",
)
NUMBERED_FROM_1 = """
    SELECT setval(sequence.oid, 1, false)
    FROM pg_class sequence JOIN pg_depend ON objid = sequence.oid JOIN pg_class filled ON filled.oid = refobjid
    WHERE sequence.relkind = 'S' AND deptype IN ('a', 'i') AND filled.relname = ANY(%s)
"""
# No vacuum goes about by itself here; what was deleted would be read again by each look for rows.
BLOATED = "SELECT relname FROM pg_class WHERE relname = ANY(%s) AND pg_relation_size(oid) > 131072"
_used: list[str] = []  # the template this run was cloned from
_kept: set[str] = set()  # tables that migrations fill: a flush leaves them alone


@pytest.fixture(scope="session")
def database_urls(worker_id: str) -> dict[str, str]:
    """DATABASE_URL, DATABASE_OWNER_URL and DATABASE_PLATFORM_URL of this worker's own database,
    for the processes that a test starts."""
    return test_cluster().urls(_database_name(worker_id))


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: pytest.FixtureRequest, worker_id: str
) -> Iterator[None]:
    """Clone the migrated template for this worker and point every alias at the clone."""
    cluster = test_cluster()
    name = _database_name(worker_id)
    with django_db_blocker.unblock(), _superuser(cluster) as server:  # type: ignore[attr-defined]
        with _locked():
            _drop_abandoned(server)
            _used.append(_template(cluster, server))
            _clone(server, _used[-1], name)
        _point_aliases_at(name)
        _kept.update(_tables_with_rows(cluster, name))
        yield
        _close_connections()
        _drop(server, name)


@contextmanager
def cloned_database(purpose: str) -> Iterator[dict[str, str]]:
    """The addresses of a database more, for tests that run the whole product beside the suite's own.

    Needs `django_db_setup` before it: that is what migrates the template.
    """
    cluster = test_cluster()
    name = _database_name(purpose)
    with _superuser(cluster) as server:
        with _locked():
            _clone(server, _used[-1], name)
        try:
            yield cluster.urls(name)
        finally:
            _drop(server, name)


def flush(name: str) -> None:
    """Empty every table a test may have filled, and number its rows from 1 again. Needs the superuser: row security
    hides rows from the owner too, and no trigger is to keep or to follow what goes.

    Rows are deleted: truncating takes every table that refers to these along, over a hundred, each with its files.
    """
    cluster = test_cluster()
    filled = [table for table in _tables_with_rows(cluster, name) if table not in _kept]
    if filled:
        with psycopg.connect(cluster.superuser_url(name), autocommit=True) as connection:
            connection.execute("SET lock_timeout = '20s'; SET session_replication_role = replica")
            for table in filled:
                connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
            connection.execute(NUMBERED_FROM_1, [filled])
            for (bloated,) in connection.execute(BLOATED, [filled]).fetchall():
                connection.execute(sql.SQL("VACUUM {}").format(sql.Identifier(bloated)))


def _fixture_teardown(self: TransactionTestCase) -> None:
    flush(str(connections["default"].settings_dict["NAME"]))


TransactionTestCase._fixture_teardown = _fixture_teardown  # type: ignore[method-assign]


def _database_name(worker_id: str) -> str:
    return f"test_{os.getpid()}_{worker_id}"


@contextmanager
def _superuser(cluster: Cluster) -> Iterator[psycopg.Connection]:
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        yield connection


@contextmanager
def _locked() -> Iterator[None]:
    with (test_cluster().data_dir / "template.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _template(cluster: Cluster, server: psycopg.Connection) -> str:
    """The name of the migrated template, built now if none matches the sources."""
    name = f"template_{_fingerprint()}"
    if _exists(server, name):
        return name
    building = "template_building"
    _drop(server, building)
    cluster.prepare_database(building)
    _point_aliases_at(building)
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    _close_connections()
    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
    server.execute(rename.format(sql.Identifier(building), sql.Identifier(name)))
    return name


def _fingerprint() -> str:
    digest = hashlib.sha256(repr(settings.INSTALLED_APPS).encode())
    for pattern in SOURCES:
        for path in sorted(CHECKOUT.glob(pattern)):
            if path.is_file() and "__pycache__" not in path.parts and "tests" not in path.parts:
                digest.update(f"{path.relative_to(CHECKOUT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _point_aliases_at(name: str) -> None:
    _close_connections()
    for alias in connections:
        connections[alias].settings_dict["NAME"] = name


def _close_connections() -> None:
    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.vendor == "postgresql":
            connection.close_pool()


def _tables_with_rows(cluster: Cluster, name: str) -> list[str]:
    with psycopg.connect(cluster.superuser_url(name), autocommit=True) as connection:
        tables = [
            str(row[0])
            for row in connection.execute(
                "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace"
                " WHERE nspname = 'public' AND relkind IN ('r', 'p') AND NOT relispartition"
            )
        ]
        if not tables:
            return []
        probe = sql.SQL(" UNION ALL ").join(
            sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(sql.Literal(table), sql.Identifier(table))
            for table in tables
        )
        return [str(row[0]) for row in connection.execute(probe)]


def _clone(server: psycopg.Connection, template: str, name: str) -> None:
    _drop(server, name)
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER egide_owner")
    server.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))


def _exists(server: psycopg.Connection, name: str) -> bool:
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_abandoned(server: psycopg.Connection) -> None:
    """Databases of test runs that were killed, and all but the newest templates."""
    names = [
        str(row[0])
        for row in server.execute(
            "SELECT datname FROM pg_database WHERE datname ~ '^(test|template)_' ORDER BY oid DESC"
        )
    ]
    templates = [name for name in names if re.fullmatch(r"template_[0-9a-f]{16}", name)]
    for name in templates[4:]:
        _drop(server, name)
    for name in names:
        owner = re.match(r"test_(\d+)_", name)
        if owner and not is_alive(int(owner[1])):
            _drop(server, name)
