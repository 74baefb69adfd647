"""An installation to measure: its own durable database, its firms, its web server started as `egide web` does."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.load import ask_once
from egide.runtime import schema
from egide.runtime.data_folder import CHECKOUT, DataFolder
from egide.runtime.environment import application_environment

HOST = "127.0.0.1"
FIRMS, CLIENTS = 20, 2_000
LARGE, SMALL = FIRMS + 1, FIRMS + 2  # numbers of two more firms: 20 × 2 000 clients, and 400
SEED = ("--cabinets", str(FIRMS), "--clients", str(CLIENTS), "--grand", str(FIRMS), "--petit", "400")
EMAIL, PASSWORD = "courtier.{:03d}@banc.demo.egide.fr", "Egide-demo-2026"
FOLDER = CHECKOUT / ".cache" / "bench"


class Installation:
    """A data folder of its own, kept from one run to the next as long as the seed is the same."""

    def __init__(self, folder: Path = FOLDER, seed: Sequence[str] = SEED) -> None:
        self.data = DataFolder(folder)
        self.seed = tuple(seed)
        self.port = 0
        self.pid = 0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Database started, seeded if it has to be, this process's environment set, the web server answering."""
        if not self._seeded():
            self.data.cluster.stop()
            shutil.rmtree(self.data.path, ignore_errors=True)
        self.data.prepare()
        self.data.cluster.start()
        try:
            self._announce_environment()
            self._migrate()
            if not self._seeded():
                self._seed()
            with self._web():
                yield
        finally:
            self.data.cluster.stop()

    @property
    def workers(self) -> str:
        return os.environ.get("EGIDE_WEB_WORKERS") or f"{min(4, os.cpu_count() or 1)} (défaut)"

    def log_in(self, firm: int) -> str:
        """A session of the firm's broker, got over HTTP as any program gets one."""
        return self.log_in_as(EMAIL.format(firm))

    def log_in_as(self, email: str) -> str:
        """A session of anybody of the installation."""
        body = json.dumps({"email": email, "password": PASSWORD}).encode()
        status, _headers, answer = ask_once(HOST, self.port, ("POST", "/_allauth/app/v1/auth/login", body, {}))
        if status != 200:
            raise SystemExit(f"Connexion refusée à {email} : {status} {answer[:300]!r}")
        token: str = json.loads(answer)["meta"]["session_token"]
        return token

    def web_cpu(self) -> float:
        """Seconds of processor used so far by the web server, its workers included."""
        return cpu_of(self.pid)

    def _announce_environment(self) -> None:
        self.port = _free_port()
        # Limits are per person and meant for people; here one person stands for a whole office.
        os.environ.update(EGIDE_PORT=str(self.port), EGIDE_THROTTLES="non", EGIDE_DATA=str(self.data.path))
        os.environ.pop("EGIDE_PUBLIC_URL", None)
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_PLATFORM_URL"):
            os.environ.pop(name, None)
        os.environ.update(application_environment(self.data))

    @property
    def _mark(self) -> Path:
        return self.data.path / "seeded"

    def _seeded(self) -> bool:
        return self._mark.exists() and self._mark.read_text("utf-8") == _fingerprint(self.seed)

    def _migrate(self) -> None:
        owner = os.environ["DATABASE_OWNER_URL"]
        if not schema.is_current(owner):
            self._manage("migrate", "--database", "owner", "--verbosity", "0")
            schema.mark_current(owner)

    def _manage(self, *words: str) -> None:
        environment = {**os.environ, "PGOPTIONS": "-c synchronous_commit=off"}
        subprocess.run([sys.executable, "-m", "egide.cli", "manage", *words], env=environment, check=True)

    def _seed(self) -> None:
        print(f"Création des cabinets de mesure, {' '.join(self.seed)} (une fois, quelques minutes)…", flush=True)
        self._manage("seed_bench", *self.seed)
        self._mark.write_text(_fingerprint(self.seed), "utf-8")

    @contextmanager
    def _web(self) -> Iterator[None]:
        shutil.rmtree(self.data.path / "run" / "metrics", ignore_errors=True)
        with (self.data.path / "logs" / "web.log").open("wb") as log:
            process = subprocess.Popen([sys.executable, "-m", "egide.cli", "web"], stdout=log, stderr=log)
        self.pid = process.pid
        try:
            self._wait_until_it_answers(process)
            yield
        finally:
            process.terminate()
            process.wait(30)

    def _wait_until_it_answers(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if ask_once(HOST, self.port, ("GET", "/health/live", None, {}))[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"Le serveur ne démarre pas : voyez {self.data.path / 'logs' / 'web.log'}")


def _fingerprint(seed: Sequence[str]) -> str:
    """Changes with the first form of the tables and with what is put in them; later migrations keep what is there."""
    digest = hashlib.sha256(" ".join(seed).encode())
    source = CHECKOUT / "src" / "egide"
    for path in sorted(
        [*source.glob("**/migrations/0001_*.py"), *source.glob("config/management/commands/seed_bench.py")]
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def cpu_of(pid: int) -> float:
    """Seconds of processor used so far by a process and those it started that still live."""
    return sum(_cpu(each) for each in _family(pid))


def _family(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(") ")[2].split()[1])
            except OSError:
                continue
    family = {root}
    while grown := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= grown
    return family


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
