"""The one folder where an installation keeps everything that is its own.

pg/       the embedded database
secrets/  passwords and keys, readable by their owner only
files/    the firms' files, encrypted; their keys are in the database
mail/     e-mails that a development installation writes instead of sending
logs/     what each process says, JSON lines
run/      ports and process ids of the moment
version   the version of Égide that last wrote here
"""

import fcntl
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from egide.runtime.errors import OperatorError
from egide.runtime.folders import make_private_folder, write_private
from egide.runtime.postgres import Cluster

CHECKOUT = Path(__file__).parents[3]
_STOPPING = "arrêt"
_STOP_PATIENCE = 60.0
_ROOMS = ("secrets", "mail", "logs", "run")


class DataFolder:
    """An installation's data folder."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self.cluster = Cluster(self.path)

    @classmethod
    def chosen(cls) -> "DataFolder":
        """The folder EGIDE_DATA names, else `data` in the checkout."""
        return cls(Path(os.environ.get("EGIDE_DATA") or CHECKOUT / "data"))

    def prepare(self) -> None:
        """Create what is missing. Raises OperatorError when it cannot be written or is newer than this version."""
        make_private_folder(self.path)
        for room in _ROOMS:
            make_private_folder(self.path / room)
        self._refuse_newer()

    def mark_version(self) -> None:
        """Note that this version has written here."""
        if self._marked_version() != product_version():
            write_private(self.path / "version", product_version() + "\n")

    def secret_key(self) -> str:
        """The installation's secret key, drawn at the first call."""
        path = self.path / "secrets" / "secret_key"
        if not path.exists():
            write_private(path, secrets.token_urlsafe(48) + "\n")
        return path.read_text("utf-8").strip()

    @contextmanager
    def only_one(self, *, patience: float = 2.0) -> Iterator[None]:
        """Hold the folder for this process; the lock ends with the process, however it ends.

        A holder that is stopping is waited for; another, `patience` seconds. Raises OperatorError after that.
        """
        with self._lock_path.open("a+", encoding="utf-8") as lock:
            self._wait_for_turn(lock, patience)
            self._note("")
            yield

    def note_stopping(self) -> None:
        """Tell whoever wants the folder that it will soon be free."""
        self._note(_STOPPING)

    @property
    def _lock_path(self) -> Path:
        return self.path / "run" / "egide.lock"

    def _note(self, state: str) -> None:
        self._lock_path.write_text(f"{os.getpid()} {state}".strip(), "utf-8")

    def _wait_for_turn(self, lock: TextIO, patience: float) -> None:
        began = time.monotonic()
        while True:
            try:
                return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                lock.seek(0)
                holder, _, state = lock.read().strip().partition(" ")
            if time.monotonic() - began > (_STOP_PATIENCE if state == _STOPPING else patience):
                who = f" (processus {holder})" if holder else ""
                raise OperatorError(
                    f"Égide tourne déjà sur {self.path}{who} : utilisez-le, ou arrêtez-le d'abord avec Ctrl-C."
                )
            time.sleep(0.05)

    def _marked_version(self) -> str | None:
        try:
            return (self.path / "version").read_text("utf-8").strip()
        except FileNotFoundError:
            return None

    def _refuse_newer(self) -> None:
        marked = self._marked_version()
        if marked is not None and _rank(marked) > _rank(product_version()):
            raise OperatorError(
                f"Le dossier {self.path} a été écrit par Égide {marked}, plus récent que cette version "
                f"({product_version()}) : mettez Égide à jour, ou choisissez un autre dossier avec EGIDE_DATA."
            )


def product_version() -> str:
    """The version of Égide that is running."""
    return version("egide")


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))
