"""A backup is worth what its restoration gives back."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import psycopg
import pytest
from tests.runtime.processes import environment, up

from egide.runtime.errors import OperatorError
from egide.runtime.postgres import Cluster
from egide.runtime.sealed_files import archive_of, give_back, writing

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


def put(folder: Path, name: str, content: bytes) -> Path:
    """As the product does: written aside, then named."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    (draft := folder / ".partiels" / path.name).parent.mkdir(exist_ok=True)
    draft.write_bytes(content)
    draft.replace(path)
    return path


def sealed(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".partiels" not in path.parts
    }


def test_the_sealed_files_are_with_the_backup_and_come_back_with_it(installation: Path) -> None:
    folder, file = installation / "files", installation.parent / "egide.sauvegarde"
    put(folder, "lavigne/a1/carte", b"sealed card")
    put(folder, "lavigne/b2/avis", os.urandom(3_000_000))
    kept = sealed(folder)
    done = egide(installation, "backup", str(file))
    assert done.returncode == 0, done.stderr
    assert "2 fichier(s)" in done.stdout
    assert (archive_of(file).stat().st_mode & 0o777, list(file.parent.glob(".*partiel"))) == (0o600, [])

    (folder / "lavigne/a1/carte").unlink()
    (folder / "lavigne/b2/avis").write_bytes(b"cut")
    put(folder, "lavigne/c3/depuis", b"since")
    done = egide(installation, "restore", str(file))
    assert (done.returncode, "2 fichier(s) rendus" in done.stdout) == (0, True), done.stderr
    assert sealed(folder) == kept | {"lavigne/c3/depuis": b"since"}


def test_a_file_that_comes_while_the_database_is_copied_is_taken_in_and_one_that_goes_is_not_missed(
    tmp_path: Path,
) -> None:
    folder, target = tmp_path / "files", tmp_path / "copie.fichiers.tar"
    put(folder, "lavigne/a1/avant", b"before")
    going = put(folder, "lavigne/a2/parti", b"going")
    (folder / ".partiels" / "envoi").write_bytes(b"half")
    with writing(folder, target) as archive:
        archive.take()
        going.unlink()
        put(folder, "lavigne/a3/pendant", b"meanwhile")
        archive.take()
    assert give_back(target, tmp_path / "rendus") == 3
    assert sealed(tmp_path / "rendus") == {
        "lavigne/a1/avant": b"before",
        "lavigne/a2/parti": b"going",
        "lavigne/a3/pendant": b"meanwhile",
    }
    assert give_back(target, tmp_path / "rendus") == 0


def test_a_damaged_or_foreign_archive_is_refused_and_writes_nothing_outside(tmp_path: Path) -> None:
    folder, target = tmp_path / "files", tmp_path / "copie.fichiers.tar"
    put(folder, "lavigne/a1/carte", os.urandom(50_000))
    with writing(folder, target) as archive:
        archive.take()
    target.write_bytes(target.read_bytes()[:20_000])
    with pytest.raises(OperatorError, match="abîmé"):
        give_back(target, tmp_path / "rendus")
    assert sealed(tmp_path / "rendus") == {}
    with tarfile.open(target, "w") as tar:
        tar.add(folder / "lavigne/a1/carte", arcname="../dehors")
    with pytest.raises(OperatorError, match="autre chose"):
        give_back(target, tmp_path / "rendus")
    assert not (tmp_path / "dehors").exists()


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
