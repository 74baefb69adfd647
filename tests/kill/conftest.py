"""A whole installation of one's own, to be killed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.runtime import processes
from tests.runtime.processes import Up, kill_everything, remove, up


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder whose servers are stopped and whose files are removed at the end."""
    path = Path(tempfile.mkdtemp(prefix="egide-kill-"))
    yield path / "data"
    if (path / "data").is_dir():
        kill_everything(path / "data")
    remove(path)


START_PATIENCE_S = 180.0  # a new database and all its tables, on a busy machine


@pytest.fixture
def running(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Up]:
    """`egide up`, ready, with its own database, web server, socket server and three workers."""
    monkeypatch.setattr(processes, "PATIENCE", START_PATIENCE_S)
    with up(folder, EGIDE_WORKERS="3") as installation:
        yield installation
