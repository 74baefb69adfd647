"""The embedded PostgreSQL: real servers, really killed."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from tests.runtime.processes import free_port, wait_until

from egide.runtime.errors import OperatorError
from egide.runtime.postgres import Cluster
from egide.runtime.postgres.processes import is_alive

pytestmark = pytest.mark.xdist_group("runtime")


def rows(cluster: Cluster, query: str, role: str = "DATABASE_URL") -> list[tuple[object, ...]]:
    with psycopg.connect(cluster.urls()[role]) as connection:
        return connection.execute(query).fetchall()


def keep_a_row(cluster: Cluster, note: str) -> None:
    with psycopg.connect(cluster.urls()["DATABASE_OWNER_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS carnet (note text)")
        connection.execute("INSERT INTO carnet VALUES (%s)", [note])


def test_each_role_has_the_rights_it_needs_and_no_more(cluster: Cluster) -> None:
    cluster.start()
    keep_a_row(cluster, "Hélène Marchand")

    assert rows(cluster, "SELECT note FROM carnet") == [("Hélène Marchand",)]
    with psycopg.connect(cluster.urls()["DATABASE_URL"]) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("TRUNCATE carnet")
        connection.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE intrus (a int)")
    roles = "SELECT rolname, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname LIKE 'egide%' ORDER BY 1"
    assert rows(cluster, roles) == [
        ("egide_app", False, False, False),
        ("egide_owner", False, False, False),
        ("egide_platform", False, True, False),
    ]
    assert rows(cluster, "SELECT note FROM carnet") == [("Hélène Marchand",)]


def test_the_server_speaks_french_letters_and_keeps_what_it_is_told_to_keep(cluster: Cluster) -> None:
    cluster.start()
    settings = "SELECT current_setting('fsync'), current_setting('listen_addresses'), 'É' ILIKE 'é'"
    assert rows(cluster, settings) == [("on", "127.0.0.1", True)]


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    cluster.start()
    forged = cluster.urls()["DATABASE_URL"].replace("egide_app:", "egide_app:faux")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(forged)


def test_passwords_are_readable_by_their_owner_only(cluster: Cluster, folder: Path) -> None:
    cluster.start()
    path = folder / "secrets" / "postgresql.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(set(json.loads(path.read_text()).values())) == 4


def test_starting_again_changes_nothing_and_keeps_the_port(cluster: Cluster, folder: Path) -> None:
    assert cluster.start() is True
    urls = cluster.urls()
    assert cluster.start() is False
    assert cluster.stop() is True
    assert cluster.stop() is False
    again = Cluster(folder)
    assert again.start() is True
    assert again.urls() == urls


@pytest.mark.kill
def test_what_was_committed_survives_a_kill_of_the_server(cluster: Cluster) -> None:
    cluster.start()
    keep_a_row(cluster, "avant la coupure")
    pid = cluster.pid()
    assert pid is not None

    os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not cluster.running(), "the server is gone")

    assert cluster.start() is True
    assert rows(cluster, "SELECT note FROM carnet") == [("avant la coupure",)]


@pytest.mark.kill
def test_a_server_killed_together_with_the_process_that_started_it_starts_again(cluster: Cluster, folder: Path) -> None:
    start = [sys.executable, "-m", "egide.runtime.postgres", "start", str(folder)]
    subprocess.run(start, check=True, capture_output=True)
    keep_a_row(cluster, "avant la coupure")
    pid = cluster.pid()
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    subprocess.run(start, check=True, capture_output=True)

    assert cluster.pid() not in (None, pid)
    assert rows(cluster, "SELECT note FROM carnet") == [("avant la coupure",)]


def test_a_pid_file_that_names_a_stranger_is_not_believed(cluster: Cluster, folder: Path) -> None:
    cluster.start()
    cluster.stop()
    (folder / "pg" / "postmaster.pid").write_text(f"{os.getpid()}\n/ailleurs\n1\n1\n\n127.0.0.1\n\nready\n")
    assert cluster.running() is False
    assert cluster.start() is True
    assert is_alive(os.getpid())


def test_four_starts_at_once_make_one_server(cluster: Cluster, folder: Path) -> None:
    start = [sys.executable, "-m", "egide.runtime.postgres", "start", str(folder)]
    starts = [subprocess.Popen(start, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(4)]
    said = [process.communicate(timeout=60)[0] for process in starts]
    assert [process.returncode for process in starts] == [0, 0, 0, 0], said
    assert len(set(said)) == 1


def test_another_port_is_chosen_when_the_remembered_one_was_taken_meanwhile(cluster: Cluster) -> None:
    cluster.start()
    port = cluster.port
    cluster.stop()
    with socket.socket() as stranger:
        stranger.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        stranger.bind(("127.0.0.1", port))
        stranger.listen()
        cluster.start()
        assert cluster.port != port
        assert rows(cluster, "SELECT 1") == [(1,)]


def test_a_port_that_was_asked_for_and_is_taken_is_said(folder: Path) -> None:
    port = free_port()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", port))
        stranger.listen()
        with pytest.raises(OperatorError, match=f"Le port {port} demandé pour PostgreSQL est déjà pris"):
            Cluster(folder, port).start()


def test_data_of_another_postgresql_is_refused_untouched(cluster: Cluster, folder: Path) -> None:
    cluster.start()
    cluster.stop()
    (folder / "pg" / "PG_VERSION").write_text("19\n")
    with pytest.raises(OperatorError, match="PostgreSQL 19, cette version d'Égide utilise PostgreSQL 18"):
        cluster.start()
    assert (folder / "pg" / "PG_VERSION").read_text() == "19\n"


def test_a_folder_with_something_else_in_it_is_refused_untouched(cluster: Cluster, folder: Path) -> None:
    (folder / "pg").mkdir(parents=True)
    (folder / "pg" / "photo.jpg").write_bytes(b"famille")
    with pytest.raises(OperatorError, match="contient autre chose qu'une base PostgreSQL"):
        cluster.start()
    assert (folder / "pg" / "photo.jpg").read_bytes() == b"famille"


def test_an_interrupted_creation_leaves_no_half_database(cluster: Cluster, folder: Path) -> None:
    (folder / "pg.new").mkdir(parents=True)
    (folder / "pg.new" / "PG_VERSION").write_text("18\n")
    cluster.start()
    assert rows(cluster, "SELECT 1") == [(1,)]
    assert not (folder / "pg.new").exists()


def test_lost_passwords_are_said_rather_than_replaced(cluster: Cluster, folder: Path) -> None:
    cluster.start()
    cluster.stop()
    (folder / "secrets" / "postgresql.json").unlink()
    with pytest.raises(OperatorError, match="Les mots de passe de la base manquent"):
        cluster.start()
    assert not (folder / "secrets" / "postgresql.json").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
def test_root_hands_the_server_to_an_account_that_cannot_enter_the_folders_above(
    cluster: Cluster, folder: Path
) -> None:
    cluster.start()
    pid = cluster.pid()
    assert Path(f"/proc/{pid}").stat().st_uid != 0
    assert stat.S_IMODE(folder.parent.stat().st_mode) == 0o700
    assert folder.parent.stat().st_uid == 0
