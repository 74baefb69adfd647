"""Real `egide up` processes for the tests: started, read, killed, waited for."""

import contextlib
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 180.0


def wait_until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"never happened: {what}"
        select.select([], [], [], 0.02)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(data: Path, port: int, live_port: int, **extra: str) -> dict[str, str]:
    """A clean environment: nothing of the suite's own database."""
    ours = ("DATABASE_", "EGIDE_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | {
        "EGIDE_DATA": str(data),
        "EGIDE_PORT": str(port),
        "EGIDE_LIVE_PORT": str(live_port),
        "EGIDE_WEB_WORKERS": "1",
        **extra,
    }


def _hear_ctrl_c() -> None:
    """A suite started in the background may have been told to ignore it, and what it starts inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Up:
    """`egide up` over a data folder, on ports of its own."""

    def __init__(self, data: Path, *, port: int | None = None, live_port: int | None = None, **extra: str) -> None:
        self.data = data
        self.port = port or free_port()
        self.live_port = live_port or free_port()
        self.said = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "egide.cli", "up", "--sans-demo"],
            env=environment(data, self.port, self.live_port, **extra),
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=_hear_ctrl_c,
        )

    def read_until(self, words: str) -> None:
        """Read what it prints until `words` appear."""
        assert self.process.stdout is not None
        descriptor = self.process.stdout.fileno()
        deadline = time.monotonic() + PATIENCE
        while words not in self.said:
            readable, _, _ = select.select([descriptor], [], [], max(0.0, deadline - time.monotonic()))
            assert readable, f"« {words} » was never said, but: {self.said}"
            chunk = os.read(descriptor, 65536)
            assert chunk, f"it ended without « {words} »: {self.said}"
            self.said += chunk.decode()

    def until_ready(self) -> "Up":
        self.read_until("Ctrl-C arrête tout proprement.")
        return self

    def interrupt(self) -> int:
        """Ctrl-C; returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.finish()

    def finish(self) -> int:
        rest, _ = self.process.communicate(timeout=PATIENCE)
        self.said += rest.decode()
        return self.process.returncode

    def pid_of(self, name: str) -> int:
        return int((self.data / "run" / f"{name}.pid").read_text())

    def postgres_pid(self) -> int:
        return int((self.data / "pg" / "postmaster.pid").read_text().splitlines()[0])

    def status(self) -> int | None:
        """What /health/ready answers, or None when nobody does."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/ready", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None


@contextlib.contextmanager
def up(data: Path, **options: object) -> Iterator[Up]:
    """A ready installation that is stopped at the end, whatever the test did to it."""
    running = Up(data, **options)  # type: ignore[arg-type]
    try:
        yield running.until_ready()
    finally:
        if running.process.poll() is None:
            running.process.terminate()
            running.finish()


def kill_everything(data: Path) -> None:
    """After a test that killed supervisors: no process over this folder outlives it."""
    from egide.runtime.children import end_orphans
    from egide.runtime.postgres import Cluster

    end_orphans(data)
    Cluster(data).stop()


def copy_installation(source: Path, target: Path) -> Path:
    """A stopped data folder copied with its owners (PostgreSQL's files are not ours when root)."""
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)
    return target


def remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
