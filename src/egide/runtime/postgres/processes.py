"""Who is running over a data folder, asked of the system rather than of a pid file alone."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_HAS_PROC = (_PROC / "self" / "stat").exists()


def is_alive(pid: int) -> bool:
    """Whether `pid` is a living process; a zombie, which only waits to be reaped, is not."""
    if _HAS_PROC:
        try:
            stat = (_PROC / str(pid) / "stat").read_text()
        except OSError:
            return False
        return stat.rpartition(")")[2].split()[0] not in "ZX"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def works_in(pid: int, folder: Path) -> bool:
    """Whether `pid` lives and has `folder` as its working directory, as every process of a
    PostgreSQL server has its data folder. Where /proc is missing, living is enough."""
    if not is_alive(pid):
        return False
    if not _HAS_PROC:
        return True
    try:
        return (_PROC / str(pid) / "cwd").readlink() == folder.resolve()
    except OSError:
        return False


def working_in(folder: Path) -> Iterator[int]:
    """Every living process whose working directory is `folder` (none where /proc is missing)."""
    if not _HAS_PROC:
        return
    for entry in _PROC.iterdir():
        if entry.name.isdigit() and works_in(int(entry.name), folder):
            yield int(entry.name)


def clear_leftovers(folder: Path, *, patience: float = 5.0) -> None:
    """Wait for the last back ends of a dead PostgreSQL to notice and leave, then end them.

    They hold its shared memory, and a new server refuses to start beside them. Ending them is
    safe: with their postmaster dead, only crash recovery can bring the data back anyway.
    """
    deadline = time.monotonic() + patience
    while leftovers := list(working_in(folder)):
        if time.monotonic() > deadline:
            for pid in leftovers:
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
        time.sleep(0.02)
