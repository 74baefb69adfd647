"""Keeps the database and the processes of one installation alive until told to stop."""

import os
import shutil
import signal
import sys
import threading
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from egide.runtime.children import Child
from egide.runtime.console import say, step
from egide.runtime.data_folder import DataFolder
from egide.runtime.environment import Addresses, application_environment, external_database, number
from egide.runtime.errors import OperatorError

_WATCH = 0.25
_READY_PATIENCE = 90.0
_GIVE_UP = 4  # so many deaths before the first readiness: it will not come
_DATABASE_GIVE_UP = 8  # so many starts in a row that failed: something lasting is in the way


class Supervisor:
    """Web, live and workers over one data folder."""

    def __init__(self, data: DataFolder, where: Addresses) -> None:
        self._data = data
        self._where = where
        self._environment: Mapping[str, str] = self._environment_of_children()
        workers = max(1, number("EGIDE_WORKERS", 1))
        names = ["web", "live", *(f"worker-{index}" for index in range(1, workers + 1))]
        self._children = [Child(name, egide_command(name.partition("-")[0]), data.path) for name in names]
        self._stop = threading.Event()
        self._hurry = False
        self._database_failures = 0
        # `make` killed outright cannot pass a signal on: its orphan stops by itself.
        self._parent = number("EGIDE_STOP_WITH_PARENT", 0)

    @contextmanager
    def minding_signals(self) -> Iterator[None]:
        """Turn SIGINT, SIGTERM and SIGHUP into a clean stop; a second one stops without waiting."""
        numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        before = {number: signal.signal(number, self._on_signal) for number in numbers}
        try:
            yield
        finally:
            for number_, handler in before.items():
                signal.signal(number_, handler)

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        if self._parent and os.getppid() != self._parent:
            self._stop.set()
        return self._stop.is_set()

    def start(self) -> None:
        """Start every process."""
        shutil.rmtree(self._metrics, ignore_errors=True)
        self._metrics.mkdir(mode=0o700)
        for child in self._children:
            child.start(self._environment)

    def wait_until_ready(self) -> None:
        """Return once the web server says it can serve and the socket server listens.

        Raises OperatorError when that does not come.
        """
        waited = 0.0
        while not self.stopping:
            if self._answers(f"{self._where.web_url}/health/ready") and self._answers(self._where.live_health_url):
                return
            for child in self._children:
                if child.deaths >= _GIVE_UP or waited > _READY_PATIENCE:
                    raise OperatorError(
                        f"« {child.name} » ne démarre pas. Ses derniers mots ({child.log_path}) :\n{child.last_words()}"
                    )
                child.mind(self._environment)
            self._stop.wait(_WATCH / 5)
            waited += _WATCH / 5

    def watch(self) -> None:
        """Restart what dies, the database first, until a stop is asked for."""
        while not (self._stop.wait(_WATCH) or self.stopping):
            self._mind_database()
            for child in self._children:
                if child.mind(self._environment):
                    say(f"  ! « {child.name} » s'est arrêté : il redémarre (journal : {child.log_path}).")

    def stop(self) -> None:
        """Web and sockets, then workers (which finish their jobs), then the database."""
        self._data.note_stopping()
        for names, patience in ((("web", "live"), 12.0), (("worker",), 30.0)):
            group = [child for child in self._children if child.name.partition("-")[0] in names]
            for child in group:
                child.ask_to_stop()
            for child in group:
                child.stopped(patience=0.2 if self._hurry else patience)
        if not external_database():
            self._data.cluster.stop()

    @property
    def _metrics(self) -> Path:
        """Where the processes count together, so that /metrics speaks for all of them."""
        return self._data.path / "run" / "metrics"

    def _environment_of_children(self) -> Mapping[str, str]:
        return {"PROMETHEUS_MULTIPROC_DIR": str(self._metrics), **application_environment(self._data)}

    def _mind_database(self) -> None:
        cluster = self._data.cluster
        if external_database() or cluster.running():
            return
        say("  ! La base de données s'est arrêtée : elle redémarre, rien de ce qui était enregistré n'est perdu.")
        port = cluster.port
        try:
            cluster.start()
        except OperatorError:
            # It was killed again while it recovered: nothing is lost by starting once more.
            self._database_failures += 1
            if self._database_failures >= _DATABASE_GIVE_UP:
                raise
            return
        self._database_failures = 0
        if cluster.port != port:  # another program took it meanwhile: everyone must learn the new one
            self._environment = self._environment_of_children()
            for child in self._children:
                child.ask_to_stop()

    def _answers(self, url: str) -> bool:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 - our own http address
                return bool(answer.status == 200)
        except OSError:
            return False

    def _on_signal(self, number_: int, frame: FrameType | None) -> None:
        self._hurry = self._stop.is_set()
        self._stop.set()


def egide_command(*arguments: str) -> Sequence[str]:
    """The `egide` command in this very Python, whatever PATH says."""
    return [sys.executable, "-m", "egide.cli", *arguments]


def stop_cleanly(supervisor: Supervisor) -> None:
    """Stop everything and say so."""
    with step("Arrêt : pages, travaux, base de données"):
        supervisor.stop()
