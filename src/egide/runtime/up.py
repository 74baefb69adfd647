"""`egide up`: from a folder that may be empty, or badly interrupted, to a working installation."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from egide.runtime import schema
from egide.runtime.children import end_orphans
from egide.runtime.console import say, step
from egide.runtime.data_folder import DataFolder, product_version
from egide.runtime.environment import Addresses, addresses, application_environment, external_database
from egide.runtime.errors import OperatorError
from egide.runtime.folders import write_private
from egide.runtime.supervisor import Supervisor, egide_command, stop_cleanly

_LEAST_FREE_MB = 100


def up(*, demo: bool) -> int:
    """Run until Ctrl-C. `demo`: an empty embedded database receives the demonstration firms.

    Raises OperatorError when the operator must act first; nothing is left running then.
    """
    began = time.monotonic()
    data = DataFolder.chosen()
    where = addresses()
    say(f"Égide {product_version()} · données : {data.path}")
    data.prepare()
    with data.only_one():
        _refuse_full_disk(data.path)
        if end_orphans(data.path):
            say("  ✓ Processus d'une interruption précédente arrêtés")
        shutil.rmtree(data.path / "run" / "metrics", ignore_errors=True)  # counted by processes that are gone
        _refuse_taken_port(where.host, where.port, "EGIDE_PORT")
        _refuse_taken_port(where.host, where.live_port, "EGIDE_LIVE_PORT")
        try:
            for number in (signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.default_int_handler)
            _prepare_database(data, demo=demo)
            supervisor = Supervisor(data, where)
        except BaseException:
            _leave_nothing_running(data)
            raise
        with supervisor.minding_signals():
            try:
                with step("Pages, temps réel et travaux"):
                    supervisor.start()
                    supervisor.wait_until_ready()
                if not supervisor.stopping:
                    _welcome(data, where, time.monotonic() - began)
                    supervisor.watch()
            finally:
                say()
                stop_cleanly(supervisor)
    say("Égide est arrêté. Les données sont intactes.")
    return 0


def _prepare_database(data: DataFolder, *, demo: bool) -> None:
    if not external_database():
        with step("Base de données"):
            data.cluster.start()
    # Nothing to wait for the disk for: what is made here is made again if the power fails, and the last
    # statement, in `mark_current`, waits for all of it.
    environment = {"PGOPTIONS": "-c synchronous_commit=off", **application_environment(data)}
    owner_url = environment.get("DATABASE_OWNER_URL")
    if owner_url is None:
        raise OperatorError("DATABASE_URL est donné sans DATABASE_OWNER_URL : indiquez aussi le rôle qui migre.")
    if not schema.is_current(owner_url):
        with step("Tables de la base"):
            run_manage(environment, "migrate", "--database", "owner", "--verbosity", "0")
            schema.mark_current(owner_url)
    data.mark_version()
    marker = data.path / "demo"
    if demo and not external_database() and not marker.exists():
        with step("Cabinets de démonstration"):
            said = run_manage(environment, "demo")
            schema.mark_current(owner_url)
            write_private(marker, said)


def run_manage(environment: Mapping[str, str], *arguments: str) -> str:
    """Run a Django command and return what it printed. Raises OperatorError with its last line when it fails."""
    done = subprocess.run(
        egide_command("manage", *arguments), env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        details = (done.stderr or done.stdout).strip()
        log = Path(environment["EGIDE_DATA"]) / "logs" / "manage.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(details + "\n")
        last = details.splitlines()[-1] if details else "sans message"
        raise OperatorError(f"La commande « {' '.join(arguments)} » a échoué ({last}) : voyez {log}.")
    return done.stdout


def _welcome(data: DataFolder, where: Addresses, seconds: float) -> None:
    say()
    say(f"Égide est prêt en {seconds:.0f} s : {os.environ.get('EGIDE_PUBLIC_URL') or where.web_url}")
    marker = data.path / "demo"
    if marker.exists() and (text := marker.read_text("utf-8").strip()):
        say()
        say(text)
    say()
    say("Ctrl-C arrête tout proprement.")


def _refuse_full_disk(path: Path) -> None:
    free = shutil.disk_usage(path).free // 2**20
    if free < _LEAST_FREE_MB:
        raise OperatorError(
            f"Il ne reste que {free} Mo sur le disque de {path} : libérez au moins {_LEAST_FREE_MB} Mo, "
            f"ou choisissez un autre dossier avec EGIDE_DATA."
        )


def _refuse_taken_port(host: str, port: int, variable: str) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise OperatorError(
                f"Le port {port} n'est pas disponible ({error.strerror}) : arrêtez le programme qui l'occupe, "
                f"ou choisissez-en un autre, par exemple « {variable}={port + 80} make up »."
            ) from None


def _leave_nothing_running(data: DataFolder) -> None:
    if not external_database():
        data.cluster.stop()
