"""A backup is worth what its restoration gives back."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.runtime.processes import environment, up

from egide.runtime.postgres import Cluster

pytestmark = [pytest.mark.xdist_group("runtime"), pytest.mark.slow]

ADD_A_FIRM = (
    "INSERT INTO tenancy_team (id, nom, slug, orias, created_at)"
    " VALUES (gen_random_uuid(), 'Cabinet Lavigne', 'lavigne', '', now())"
)


def egide(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "egide.cli", *arguments],
        env=environment(data, 1, 2),
        capture_output=True,
        text=True,
        check=False,
    )


def sql(data: Path, query: str, role: str = "DATABASE_PLATFORM_URL") -> list[tuple[object, ...]]:
    with psycopg.connect(Cluster(data).urls()[role]) as connection:
        done = connection.execute(query)
        return done.fetchall() if done.description else []


def test_a_restored_backup_gives_back_every_row_and_every_wall(installation: Path) -> None:
    file = installation.parent / "egide.sauvegarde"
    with up(installation):
        sql(installation, ADD_A_FIRM)
        done = egide(installation, "backup", str(file))  # while it runs
        assert done.returncode == 0, done.stderr
        sql(installation, "DELETE FROM tenancy_team")

    done = egide(installation, "restore", str(file))
    assert done.returncode == 0, done.stderr

    with up(installation) as running:
        assert running.status() == 200
        assert sql(installation, "SELECT nom FROM tenancy_team") == [("Cabinet Lavigne",)]
        walls = "SELECT count(*) FROM pg_class WHERE relrowsecurity AND relforcerowsecurity"
        assert sql(installation, walls) != [(0,)]
        owned_by_app = "SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'egide_app'"
        assert sql(installation, owned_by_app) == []
        assert sql(installation, "SELECT count(*) FROM clients_client", "DATABASE_URL") == [(0,)]
        assert egide(installation, "audit-tenancy").returncode == 0


def test_a_file_that_is_no_backup_changes_nothing(installation: Path) -> None:
    file = installation.parent / "photo.jpg"
    file.write_bytes(os.urandom(100))
    done = egide(installation, "restore", str(file))
    assert done.returncode == 1
    assert "pg_restore a échoué" in done.stderr
    cluster = Cluster(installation)
    cluster.start()
    names = sql(installation, "SELECT datname FROM pg_database WHERE datname LIKE 'egide%avant%'")
    assert names == []
    assert sql(installation, "SELECT count(*) FROM tenancy_team") == [(0,)]


def test_nothing_is_restored_under_a_running_product(installation: Path) -> None:
    file = installation.parent / "egide.sauvegarde"
    with up(installation):
        assert egide(installation, "backup", str(file)).returncode == 0
        done = egide(installation, "restore", str(file))
        assert done.returncode == 1
        assert "Égide tourne déjà" in done.stderr
