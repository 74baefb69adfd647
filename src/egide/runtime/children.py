"""The processes that `egide up` starts, and those that a killed `egide up` left behind.

Each child leads a process group of its own, noted in `run/<name>.pid`: when a supervisor is killed,
the next one finds the group there and ends it before it starts another.
"""

import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from egide.runtime.postgres.processes import is_alive

_MARK = "EGIDE_SUPERVISED"  # in the environment of every child: whose it is
_BACKOFF = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
_STEADY = 60.0  # after so many seconds alive, a death is a first death again
_LOG_LIMIT = 50 * 2**20
_PROC = Path("/proc")


class Child:
    """One supervised process: started, restarted with growing pauses, stopped with its whole group."""

    def __init__(self, name: str, command: Sequence[str], folder: Path) -> None:
        self.name = name
        self.log_path = folder / "logs" / f"{name}.log"
        self.deaths = 0
        self._command = list(command)
        self._folder = folder
        self._pid_path = folder / "run" / f"{name}.pid"
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._restart_at = 0.0

    def start(self, environment: Mapping[str, str]) -> None:
        """Start the process; its output goes to `logs/<name>.log`."""
        if self.log_path.exists() and self.log_path.stat().st_size > _LOG_LIMIT:
            self.log_path.replace(self.log_path.with_suffix(".log.1"))
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env={**environment, _MARK: str(self._folder)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._pid_path.write_text(f"{self._process.pid}\n")
        self._started_at = time.monotonic()

    def alive(self) -> bool:
        """Whether the process runs. Reaps it when it does not."""
        return self._process is not None and self._process.poll() is None

    def mind(self, environment: Mapping[str, str]) -> bool:
        """Restart the process if it died and its pause is over. True when a death was just discovered."""
        if self.alive():
            return False
        now = time.monotonic()
        if self._process is not None:
            if now - self._started_at > _STEADY:
                self.deaths = 0
            self._end_group(signal.SIGKILL)  # what the dead leader's own workers still hold
            self._process = None
            self._restart_at = now + _BACKOFF[min(self.deaths, len(_BACKOFF) - 1)]
            self.deaths += 1
            return True
        if now >= self._restart_at:
            self.start(environment)
        return False

    def ask_to_stop(self) -> None:
        """SIGTERM to the leader, which stops its own workers in order."""
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stopped(self, *, patience: float) -> bool:
        """Wait up to `patience` seconds, then end the whole group. False when it had to be forced."""
        if self._process is None:
            return True
        try:
            self._process.wait(patience)
            return True
        except subprocess.TimeoutExpired:
            return False
        finally:
            self._end_group(signal.SIGKILL)
            self._process.wait()
            self._process = None
            self._pid_path.unlink(missing_ok=True)

    def last_words(self, lines: int = 5) -> str:
        """The end of the child's log."""
        try:
            return "\n".join(self.log_path.read_text("utf-8", errors="replace").splitlines()[-lines:])
        except OSError:
            return ""

    def _end_group(self, number: signal.Signals) -> None:
        if self._process is not None:
            _signal_group(self._process.pid, number)


def end_orphans(folder: Path, *, patience: float = 5.0) -> int:
    """End what a killed supervisor of this data folder left running. Returns how many groups there were."""
    found = 0
    for path in sorted((folder / "run").glob("*.pid")):
        text = path.read_text("utf-8").strip()
        if text.isdecimal() and _is_ours(int(text), folder):
            found += 1
            _end(int(text), folder, patience)
        path.unlink(missing_ok=True)
    return found


def _end(group: int, folder: Path, patience: float) -> None:
    _signal_group(group, signal.SIGTERM)
    deadline = time.monotonic() + patience
    while _is_ours(group, folder):
        if time.monotonic() > deadline:
            _signal_group(group, signal.SIGKILL)
        time.sleep(0.02)


def _is_ours(group: int, folder: Path) -> bool:
    """Whether a living member of the process group carries this folder's mark: numbers are reused."""
    if not _PROC.joinpath("self", "stat").exists():
        return is_alive(group)
    mark = f"{_MARK}={folder}".encode()
    return any(
        _group_of(int(entry.name)) == group and is_alive(int(entry.name)) and mark in _environment_of(entry)
        for entry in _PROC.iterdir()
        if entry.name.isdecimal()
    )


def _group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except OSError:
        return None


def _environment_of(entry: Path) -> list[bytes]:
    try:
        return (entry / "environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _signal_group(group: int, number: signal.Signals) -> None:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return
