"""`egide backup` and `egide restore`: the embedded database in one file, the firms' files in another, and back."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from egide.runtime.console import say, step
from egide.runtime.data_folder import DataFolder
from egide.runtime.environment import external_database
from egide.runtime.errors import OperatorError
from egide.runtime.postgres.binaries import installed
from egide.runtime.postgres.cluster import DATABASE, Cluster
from egide.runtime.sealed_files import archive_of, files_folder, give_back, writing

_RESTORING = "egide_restauration"


def backup(file: str) -> int:
    """Write the whole database to `file` (pg_dump's custom format) and the firms' files beside it, whether Égide runs
    or not.

    A file is there before its row and goes after it. Those there before the copy of the database and those come since
    are taken in: every row of the copy has its file. A file without its row opens to nobody and is swept.
    """
    cluster, target = _embedded(), Path(file).absolute()
    started = cluster.start()
    draft = target.with_name(f".{target.name}.partiel")
    dump = ["pg_dump", "--format=custom", f"--file={draft}", f"--dbname={cluster.superuser_url(DATABASE)}"]
    folder = files_folder(DataFolder(cluster.data_dir))
    beside = ""
    try:
        with step("Sauvegarde"):
            if folder is None:
                _run(dump)
                beside = "\nLes fichiers des cabinets sont dans un seau : copiez-le aussi, après cette sauvegarde."
            else:
                with writing(folder, archive_of(target)) as archive:
                    archive.take()
                    _run(dump)
                    archive.take()
                copied = archive_of(target)
                beside = f"\n{copied} ({copied.stat().st_size // 1024} Ko) : {len(archive.taken)} fichier(s)."
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
        if started:
            cluster.stop()
    say(f"{target} ({target.stat().st_size // 1024} Ko). Gardez aussi {cluster.data_dir / 'secrets'}.{beside}")
    return 0


def restore(file: str) -> int:
    """Replace the database by the one in `file`. The present one is kept beside it, under a dated name.

    The firms' files come back first, so that no row is without its own; those there since are left.
    """
    cluster, source = _embedded(), Path(file).absolute()
    if not source.is_file():
        raise OperatorError(f"Le fichier {source} n'existe pas.")
    data = DataFolder(cluster.data_dir)
    data.prepare()
    with data.only_one():
        started = cluster.start()
        try:
            beside = _files_back(source, data)
            aside = f"{DATABASE}_avant_{datetime.now(UTC):%Y%m%d_%H%M%S}"
            with step("Restauration"):
                cluster.run_sql(f'DROP DATABASE IF EXISTS "{_RESTORING}" WITH (FORCE)')
                cluster.prepare_database(_RESTORING)
                _run(
                    ["pg_restore", "--exit-on-error", "--single-transaction",
                     f"--dbname={cluster.superuser_url(_RESTORING)}", str(source)]
                )  # fmt: skip
                cluster.prepare_database(_RESTORING)
                cluster.run_sql(
                    f'ALTER DATABASE "{DATABASE}" RENAME TO "{aside}";'
                    f'ALTER DATABASE "{_RESTORING}" RENAME TO "{DATABASE}";'
                )
        finally:
            if started:
                cluster.stop()
    say(f"Restauré depuis {source}. La base remplacée est gardée sous le nom {aside}.\n{beside}")
    return 0


def _files_back(source: Path, data: DataFolder) -> str:
    folder, archive = files_folder(data), archive_of(source)
    if folder is None:
        return "Les fichiers des cabinets sont dans un seau : remettez-le dans l'état de la même sauvegarde."
    if not archive.is_file():
        return f"{archive.name} n'est pas avec cette sauvegarde : les fichiers de {folder} restent comme ils sont."
    with step("Fichiers des cabinets"):
        back = give_back(archive, folder)
    return f"{back} fichier(s) rendus. Vérifiez avec « egide manage files_check »."


def _embedded() -> Cluster:
    if external_database():
        raise OperatorError("Cette base n'est pas celle d'Égide : sauvegardez-la avec pg_dump sur son serveur.")
    return DataFolder.chosen().cluster


def _run(command: list[str]) -> None:
    done = subprocess.run([installed() / command[0], *command[1:]], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["sans message"]
        told = next((line for line in lines if "error" in line), lines[-1])
        raise OperatorError(f"{command[0]} a échoué : {told}")
