"""The whole product as real processes on a database of its own, with the demonstration firms."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.processes import free_port

PATIENCE_S = 60.0
PASSWORD = "Egide-demo-2026"  # noqa: S105 - printed by `egide up` for anybody to use


@dataclass
class Stack:
    """Addresses and processes of one running product."""

    url: str
    environment: dict[str, str]
    mail: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str) -> None:
        """Start `web`, `live` or `worker`."""
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "egide.cli", name], env=self.environment, stderr=subprocess.DEVNULL
        )

    def stop(self, name: str) -> None:
        process = self.processes.pop(name)
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def kill(self, name: str) -> None:
        """As a power cut would: this server and the workers it forked, at once."""
        process = self.processes.pop(name)
        forked = _children(process.pid)
        process.kill()
        for pid in forked:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()

    def wait_until_ready(self) -> None:
        """:raises TimeoutError: the web server does not answer."""
        _wait_until_ready(self)


def _children(parent: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(pid) for pid in listed.stdout.split()]


@contextmanager
def running(urls: dict[str, str], folder: Path) -> Iterator[Stack]:
    """The product serving the demonstration firms until the block ends."""
    web, live = free_port(), free_port()
    environment = os.environ | urls
    environment |= {
        "EGIDE_PORT": str(web),
        "EGIDE_LIVE_PORT": str(live),
        "EGIDE_PUBLIC_URL": f"http://127.0.0.1:{web}",
        "EGIDE_LIVE_URL": f"ws://127.0.0.1:{live}/ws",
        "EGIDE_DATA": str(folder),
        "EGIDE_WEB_WORKERS": "1",
        "EGIDE_LLM_HOSTS": "127.0.0.1",
        "EGIDE_WEBHOOK_HOSTS": "127.0.0.1",
        "EGIDE_OIDC_HOSTS": "127.0.0.1",
    }
    subprocess.run([sys.executable, "-m", "egide.cli", "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
    stack = Stack(f"http://127.0.0.1:{web}", environment, folder / "mail")
    for name in ("web", "live", "worker"):
        stack.start(name)
    try:
        _wait_until_ready(stack)
        yield stack
    finally:
        for name in list(stack.processes):
            stack.stop(name)


def _wait_until_ready(stack: Stack) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{stack.url}/health/ready", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        if any(process.poll() is not None for process in stack.processes.values()):
            raise RuntimeError("a process of the product stopped while starting")
        time.sleep(0.1)
    raise TimeoutError("the product was not ready in time")
