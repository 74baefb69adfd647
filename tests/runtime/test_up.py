"""`egide up`, as an operator meets it: started, stopped, refused, killed and started again."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest
from tests.runtime.processes import CHECKOUT, Up, environment, free_port, kill_everything, up, wait_until

from egide.runtime.data_folder import DataFolder
from egide.runtime.postgres import Cluster
from egide.runtime.postgres.processes import is_alive

pytestmark = [pytest.mark.xdist_group("runtime"), pytest.mark.slow]


def write_note(data: Path, note: str) -> None:
    with psycopg.connect(Cluster(data).urls()["DATABASE_OWNER_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS carnet (note text)")
        connection.execute("INSERT INTO carnet VALUES (%s)", [note])


def notes(data: Path) -> list[str]:
    with psycopg.connect(Cluster(data).urls()["DATABASE_OWNER_URL"]) as connection:
        return [str(row[0]) for row in connection.execute("SELECT note FROM carnet")]


def refused(data: Path, **options: object) -> str:
    """What `egide up` says when it refuses: one sentence, status 1, and nothing left running."""
    attempt = Up(data, **options)  # type: ignore[arg-type]
    assert attempt.finish() == 1, attempt.said
    assert "Traceback" not in attempt.said
    return attempt.said.splitlines()[-1]


def test_ctrl_c_stops_pages_workers_and_database(installation: Path) -> None:
    with up(installation) as running:
        assert running.status() == 200
        pids = [running.pid_of(name) for name in ("web", "live", "worker-1")] + [running.postgres_pid()]
        assert all(map(is_alive, pids))

        assert running.interrupt() == 0

    assert "Égide est arrêté. Les données sont intactes." in running.said
    assert not any(map(is_alive, pids))
    assert list((installation / "run").glob("*.pid")) == []
    assert "database system is shut down" in (installation / "logs" / "postgresql.log").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_before_it_is_ready_leaves_nothing_running(folder: Path, number: signal.Signals) -> None:
    starting = Up(folder)
    starting.read_until("Base de données")
    starting.process.send_signal(number)
    assert starting.finish() == 130
    assert "rien n'est resté en marche" in starting.said
    assert "Traceback" not in starting.said
    assert not Cluster(folder).running()
    with up(folder) as second:
        assert second.status() == 200


def test_it_prints_where_it_is(installation: Path) -> None:
    with up(installation) as running:
        assert f"http://127.0.0.1:{running.port}" in running.said


@pytest.mark.kill
@pytest.mark.parametrize("name", ["web", "live", "worker-1"])
def test_a_killed_process_is_started_again(installation: Path, name: str) -> None:
    with up(installation) as running:
        killed = running.pid_of(name)
        os.kill(killed, signal.SIGKILL)
        running.read_until(f"« {name} » s'est arrêté : il redémarre")
        wait_until(lambda: running.pid_of(name) != killed and is_alive(running.pid_of(name)), f"{name} is back")
        wait_until(lambda: running.status() == 200, "pages answer again")


@pytest.mark.kill
def test_a_killed_database_is_started_again_with_everything_in_it(installation: Path) -> None:
    with up(installation) as running:
        write_note(installation, "avant la coupure")
        os.kill(running.postgres_pid(), signal.SIGKILL)
        running.read_until("La base de données s'est arrêtée")
        wait_until(lambda: running.status() == 200, "pages answer again")
        assert notes(installation) == ["avant la coupure"]


@pytest.mark.kill
def test_after_a_kill_of_the_supervisor_the_next_one_replaces_what_it_left(installation: Path) -> None:
    first = Up(installation).until_ready()
    write_note(installation, "avant la coupure")
    left = [first.pid_of(name) for name in ("web", "live", "worker-1")]
    first.process.kill()
    first.finish()
    assert all(map(is_alive, left))

    with up(installation, port=first.port, live_port=first.live_port) as second:
        assert "Processus d'une interruption précédente arrêtés" in second.said
        assert not any(map(is_alive, left))
        assert second.status() == 200
        assert notes(installation) == ["avant la coupure"]


@pytest.mark.kill
def test_after_a_kill_of_everything_the_next_one_finds_everything(installation: Path) -> None:
    first = Up(installation).until_ready()
    write_note(installation, "avant la coupure")
    first.process.kill()
    for name in ("web", "live", "worker-1"):
        os.killpg(first.pid_of(name), signal.SIGKILL)
    os.kill(first.postgres_pid(), signal.SIGKILL)
    first.finish()

    with up(installation, port=first.port, live_port=first.live_port) as second:
        assert second.status() == 200
        assert notes(installation) == ["avant la coupure"]


@pytest.mark.kill
def test_it_stops_by_itself_when_the_make_that_started_it_is_killed(installation: Path) -> None:
    up_under_me = """
import os, subprocess, sys
subprocess.run([sys.executable, "-m", "egide.cli", "up", "--sans-demo"],
               env=os.environ | {"EGIDE_STOP_WITH_PARENT": str(os.getpid())})
"""
    starter = subprocess.Popen(
        [sys.executable, "-c", up_under_me], env=environment(installation, free_port(), free_port()), cwd=CHECKOUT
    )
    cluster = Cluster(installation)
    wait_until(cluster.running, "the database runs")
    starter.kill()
    starter.wait()
    wait_until(lambda: not cluster.running(), "the database is stopped")
    with DataFolder(installation).only_one():  # its last act is over
        pass
    assert list((installation / "run").glob("*.pid")) == []


def test_a_second_start_over_the_same_folder_is_refused(installation: Path) -> None:
    with up(installation) as running:
        assert f"Égide tourne déjà sur {installation} (processus {running.process.pid})" in refused(installation)
        assert running.status() == 200


def test_a_taken_port_is_said_with_the_way_out(installation: Path) -> None:
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", 0))
        stranger.listen()
        port = stranger.getsockname()[1]
        said = refused(installation, port=port)
    assert f"Le port {port} n'est pas disponible" in said
    assert f"EGIDE_PORT={port + 80} make up" in said
    assert not Cluster(installation).running()


def test_data_of_a_newer_version_is_refused_untouched(installation: Path) -> None:
    (installation / "version").write_text("99.0.0\n")
    said = refused(installation)
    assert "a été écrit par Égide 99.0.0, plus récent que cette version" in said
    assert (installation / "version").read_text() == "99.0.0\n"
    assert not Cluster(installation).running()


def test_a_folder_that_cannot_be_written_is_said() -> None:
    if os.geteuid() == 0:  # root writes everywhere but here
        assert "ne peut pas être écrit" in refused(Path("/sys/egide"))
        return
    with tempfile.TemporaryDirectory() as closed:
        Path(closed).chmod(0o500)
        assert "ne peut pas être écrit" in refused(Path(closed) / "data")


def test_a_file_where_the_folder_should_be_is_said(folder: Path) -> None:
    folder.write_text("pas un dossier")
    assert f"{folder} n'est pas un dossier" in refused(folder)
    assert folder.read_text() == "pas un dossier"
    folder.unlink()


def test_a_full_disk_is_said(folder: Path) -> None:
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this account may not mount a small disk")
    try:
        assert "libérez au moins 100 Mo" in refused(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_nonsense_in_a_number_is_said(folder: Path) -> None:
    assert "EGIDE_PORT vaut « huit » : écrivez un nombre entier." in refused(folder, EGIDE_PORT="huit")


def test_a_database_elsewhere_that_does_not_answer_is_said(folder: Path) -> None:
    absent = "postgresql://egide_app:x@127.0.0.1:1/egide"
    said = refused(folder, DATABASE_URL=absent, DATABASE_OWNER_URL=absent)
    assert "La base de données ne répond pas" in said
    kill_everything(folder)
