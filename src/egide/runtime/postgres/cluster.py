"""One PostgreSQL server over one data folder: created, started, recovered, stopped."""

import fcntl
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from egide.runtime.errors import OperatorError
from egide.runtime.folders import make_private_folder, write_private
from egide.runtime.postgres.account import Account, server_account
from egide.runtime.postgres.binaries import MAJOR, installed, reachable_by
from egide.runtime.postgres.processes import clear_leftovers, is_alive, works_in

DATABASE = "egide"
_SUPERUSER = "postgres"
_ROLES = {
    "DATABASE_URL": "egide_app",
    "DATABASE_OWNER_URL": "egide_owner",
    "DATABASE_PLATFORM_URL": "egide_platform",
}
# Below Linux's ephemeral range, where a passing connection could take the port while we are down.
_PORTS = range(15432, 16432)
_POLL = 0.02
_START_PATIENCE = 300.0  # crash recovery of a large database takes minutes, not seconds
_STOP_PATIENCE = 120.0
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # Rejected rows and failing statements hold personal data: the log says only what failed.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_checkpoints": "off",
}


class Cluster:
    """The embedded PostgreSQL of one data folder.

    `data_dir` is Égide's whole data folder; the server's own files are in `data_dir/pg`, its
    passwords in `data_dir/secrets` (readable by their owner only), its log in `data_dir/logs`.
    `port` None: a free port is chosen once and remembered in the folder.
    Every operation raises OperatorError with one French sentence when the operator must act.
    """

    def __init__(
        self,
        data_dir: Path,
        port: int | None = None,
        *,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.data_dir = data_dir.absolute()
        self.pg_dir = self.data_dir / "pg"
        self.log_path = self.data_dir / "logs" / "postgresql.log"
        self._asked_port = port
        self._settings = {**_SETTINGS, **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._exit_status = 0

    # Reading the state

    def pid(self) -> int | None:
        """The running server's process id, or None. Trusts the process, not the pid file alone."""
        if self._process is not None:
            self._process.poll()  # reaps our own child, so that it is not taken for alive
        pid = self._pid_file_lines()[:1]
        if pid and pid[0].isdigit() and works_in(int(pid[0]), self.pg_dir):
            return int(pid[0])
        return None

    def running(self) -> bool:
        """Whether the server runs (it may still be recovering)."""
        return self.pid() is not None

    @property
    def port(self) -> int:
        """The port asked for, or the one remembered in the data folder."""
        if self._asked_port is not None:
            return self._asked_port
        try:
            return int((self.data_dir / "run" / "postgresql.port").read_text())
        except (OSError, ValueError):
            raise OperatorError(f"Aucune base de données n'a encore démarré dans {self.data_dir}.") from None

    def urls(self, database: str = DATABASE) -> dict[str, str]:
        """DATABASE_URL, DATABASE_OWNER_URL and DATABASE_PLATFORM_URL, passwords included."""
        passwords = self._passwords()
        return {
            name: f"postgresql://{role}:{passwords[role]}@127.0.0.1:{self.port}/{database}"
            for name, role in _ROLES.items()
        }

    def superuser_url(self, database: str = "postgres") -> str:
        """For backups and the test suite; the product never connects with it."""
        password = self._passwords()[_SUPERUSER]
        return f"postgresql://{_SUPERUSER}:{password}@127.0.0.1:{self.port}/{database}"

    # Changing it

    def start(self) -> bool:
        """Start the server, creating or recovering it as needed, and prepare its roles.

        Returns False when it was running already. Returns once it accepts connections.
        """
        make_private_folder(self.data_dir)
        for name in ("secrets", "logs", "run"):
            make_private_folder(self.data_dir / name)
        with self._lock():
            account = server_account()
            self._check_version()
            started = not self.running()
            if started:
                binaries = reachable_by(account)
                if not (self.pg_dir / "PG_VERSION").exists():
                    self._create(binaries, account)
                self._launch(binaries, account)
            else:
                self._wait_until_ready()
            self.prepare_database(DATABASE)
        return started

    def stop(self) -> bool:
        """Stop the server: sessions are ended, everything committed is on disk. False: not running."""
        pid = self.pid()
        if pid is None:
            return False
        self._signal(pid, signal.SIGINT)
        deadline = time.monotonic() + _STOP_PATIENCE
        while self.pid() == pid:
            if time.monotonic() > deadline:
                raise OperatorError(f"PostgreSQL (processus {pid}) ne s'arrête pas : voyez {self.log_path}.")
            time.sleep(_POLL)
        self._process = None
        return True

    def prepare_database(self, database: str) -> None:
        """Create the roles and `database`, or bring their rights up to date."""
        passwords = self._passwords()
        variables = {"database": database} | {
            f"{role.removeprefix('egide_')}_password": passwords[role] for role in _ROLES.values()
        }
        script = "".join(f"\\set {name} '{value}'\n" for name, value in variables.items())
        self.run_sql(script + Path(__file__).with_name("roles.sql").read_text("utf-8"))

    def run_sql(self, script: str, *, database: str = "postgres") -> None:
        """Run a psql script as superuser. Raises OperatorError with psql's message."""
        done = subprocess.run(
            [installed() / "psql", "-XqAt", "-v", "ON_ERROR_STOP=1",
             "-h", "127.0.0.1", "-p", str(self.port), "-U", _SUPERUSER, "-d", database],
            input=script, capture_output=True, text=True, check=False,
            env={"PGPASSWORD": self._passwords()[_SUPERUSER], "LC_ALL": "C.UTF-8"},
        )  # fmt: skip
        if done.returncode:
            raise OperatorError(f"PostgreSQL a refusé une commande : {done.stderr.strip()}")

    # How

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with (self.data_dir / "run" / "postgresql.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self.pg_dir / "postmaster.pid").read_text().splitlines()
        except OSError:
            return []

    def _passwords(self) -> dict[str, str]:
        path = self.data_dir / "secrets" / "postgresql.json"
        try:
            passwords: dict[str, str] = json.loads(path.read_text())
        except FileNotFoundError:
            if (self.pg_dir / "PG_VERSION").exists():
                raise OperatorError(
                    f"Les mots de passe de la base manquent ({path}) : remettez ce fichier depuis une sauvegarde."
                ) from None
            roles = (_SUPERUSER, *_ROLES.values())
            passwords = {role: secrets.token_urlsafe(24) for role in roles}
            write_private(path, json.dumps(passwords, indent=2) + "\n")
        except PermissionError as error:
            raise OperatorError(f"Le fichier {path} ne peut pas être lu.") from error
        return passwords

    def _check_version(self) -> None:
        try:
            found = (self.pg_dir / "PG_VERSION").read_text().strip()
        except FileNotFoundError:
            return
        if found != MAJOR:
            raise OperatorError(
                f"Les données de {self.pg_dir} sont celles de PostgreSQL {found}, cette version "
                f"d'Égide utilise PostgreSQL {MAJOR} : restaurez une sauvegarde (docs/operateur.md)."
            )

    @contextmanager
    def _server_folder(self, folder: Path, account: Account | None) -> Iterator[dict[str, Any]]:
        """How to name `folder` to a server process, and the `subprocess` options that go with it.

        The server's account often may not cross the folders above (/root, a private home). It
        receives the folder as an open descriptor instead, so that no right above is ever loosened.
        """
        options: dict[str, Any] = {
            "cwd": "/",
            "stdin": subprocess.DEVNULL,
            "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        }
        if account is None:
            yield {"path": str(folder), "options": options}
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            options |= account.popen_options() | {"pass_fds": (descriptor,)}
            yield {"path": f"/proc/self/fd/{descriptor}", "options": options}
        finally:
            os.close(descriptor)

    def _create(self, binaries: Path, account: Account | None) -> None:
        """initdb beside the final place, then rename: an interrupted creation leaves nothing."""
        free = shutil.disk_usage(self.data_dir).free // 2**20
        if free < 300:
            raise OperatorError(
                f"Il ne reste que {free} Mo sur le disque de {self.data_dir} : "
                f"libérez au moins 300 Mo, ou choisissez un autre dossier avec EGIDE_DATA."
            )
        if self.pg_dir.exists() and any(self.pg_dir.iterdir()):
            raise OperatorError(f"{self.pg_dir} contient autre chose qu'une base PostgreSQL : déplacez ce dossier.")
        new = self.data_dir / "pg.new"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        # initdb reads the password through a pipe: it never is in a file or a command line.
        reader, writer = os.pipe()
        try:
            os.write(writer, self._passwords()[_SUPERUSER].encode() + b"\n")
            os.close(writer)
            if account is not None:
                os.chown(new, account.uid, account.gid)
                os.fchown(reader, account.uid, account.gid)
            with self._server_folder(new, account) as server:
                options = server["options"]
                options["pass_fds"] = (*options.get("pass_fds", ()), reader)
                done = subprocess.run(
                    [binaries / "initdb", "-D", server["path"], "-U", _SUPERUSER,
                     "--auth=scram-sha-256", f"--pwfile=/dev/fd/{reader}", "--encoding=UTF8",
                     "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"],
                    capture_output=True, text=True, check=False, **options,
                )  # fmt: skip
        finally:
            os.close(reader)
        if done.returncode:
            raise OperatorError(
                f"La base de données n'a pas pu être créée dans {self.data_dir} : "
                f"{done.stderr.strip().splitlines()[-1:] or done.stdout}"
            )
        if self.pg_dir.exists():
            self.pg_dir.rmdir()
        new.rename(self.pg_dir)

    def _launch(self, binaries: Path, account: Account | None) -> None:
        for attempt in range(20):
            if (self.pg_dir / "postmaster.pid").exists():
                clear_leftovers(self.pg_dir)
                (self.pg_dir / "postmaster.pid").unlink(missing_ok=True)
            self._choose_port(avoid_remembered=attempt > 0)
            failure = self._launch_once(binaries, account)
            if failure is None:
                return
            port_taken = "Address already in use" in failure
            if port_taken and self._asked_port is not None:
                raise OperatorError(
                    f"Le port {self._asked_port} demandé pour PostgreSQL est déjà pris : "
                    f"libérez-le ou choisissez-en un autre."
                )
            killed = self._exit_status < 0  # by somebody else, while it recovered: nothing is lost by trying again
            if not (port_taken or killed or "lock file" in failure):
                raise OperatorError(self._explain(failure))
        raise OperatorError(f"PostgreSQL ne démarre pas : voyez {self.log_path}.")

    def _launch_once(self, binaries: Path, account: Account | None) -> str | None:
        """Start the server. None once it is ready, else what it wrote before it left."""
        settings = {**self._settings, "port": str(self.port)}
        arguments = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
        with self.log_path.open("ab") as log, self._server_folder(self.pg_dir, account) as server:
            before = log.tell()
            # A session of its own: Ctrl-C in the terminal must not reach the database first.
            self._process = subprocess.Popen(
                [binaries / "postgres", "-D", server["path"], *arguments],
                stdout=log, stderr=log, start_new_session=True, **server["options"],
            )  # fmt: skip
        if self._wait_until_ready():
            return None
        self._exit_status = self._process.wait()
        self._process = None
        with self.log_path.open("rb") as log:
            log.seek(before)
            return log.read().decode(errors="replace")

    def _wait_until_ready(self) -> bool:
        """Wait for the status PostgreSQL itself writes in its pid file. False: it left."""
        deadline = time.monotonic() + _START_PATIENCE
        while time.monotonic() < deadline:
            lines = self._pid_file_lines()
            if len(lines) >= 8 and lines[7].strip() == "ready" and self.running():
                return True
            if self._process is not None and self._process.poll() is not None:
                return False
            if self._process is None and not self.running():
                return False
            time.sleep(_POLL)
        raise OperatorError(f"PostgreSQL n'est pas prêt après {_START_PATIENCE:.0f} s : voyez {self.log_path}.")

    def _explain(self, failure: str) -> str:
        last = next((x for x in reversed(failure.splitlines()) if "FATAL" in x or "PANIC" in x), "")
        if "No space left on device" in failure:
            return f"Le disque de {self.data_dir} est plein : libérez de la place puis recommencez."
        return f"PostgreSQL ne démarre pas ({last.strip() or 'sans message'}) : voyez {self.log_path}."

    def _choose_port(self, *, avoid_remembered: bool) -> None:
        if self._asked_port is not None:
            return
        memory = self.data_dir / "run" / "postgresql.port"
        remembered = int(memory.read_text()) if memory.exists() else None
        if remembered is not None and not avoid_remembered and _is_free(remembered):
            return
        start = zlib.crc32(str(self.data_dir).encode())
        for offset in range(len(_PORTS)):
            port = _PORTS[(start + offset) % len(_PORTS)]
            if port != remembered and _is_free(port):
                memory.write_text(f"{port}\n")
                return
        raise OperatorError("Aucun port n'est libre pour PostgreSQL entre 15432 et 16431.")

    @staticmethod
    def _signal(pid: int, number: signal.Signals) -> None:
        if is_alive(pid):
            os.kill(pid, number)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def test_cluster() -> Cluster:
    """The throwaway server of the test suite, under the checkout's .cache folder.

    Started once and left running for the next run; not durable (fsync off). Safe to call from
    several processes at the same time.
    """
    checkout = Path(__file__).parents[4]
    cluster = Cluster(
        checkout / ".cache" / "test-cluster",
        settings={
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": "300",
            "autovacuum": "off",
        },
    )
    cluster.start()
    return cluster
