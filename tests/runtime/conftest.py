import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.runtime.processes import copy_installation, kill_everything, remove, up

from egide.runtime.postgres import Cluster


@pytest.fixture
def folder() -> Iterator[Path]:
    """A private folder (0700) whose servers are stopped and whose files are removed at the end."""
    path = Path(tempfile.mkdtemp(prefix="egide-"))
    yield path / "data"
    if (path / "data").is_dir():
        kill_everything(path / "data")
    remove(path)


@pytest.fixture(scope="session")
def migrated() -> Iterator[Path]:
    """A stopped installation with its tables made, to copy."""
    path = Path(tempfile.mkdtemp(prefix="egide-"))
    with up(path / "data"):
        pass
    yield path / "data"
    remove(path)


@pytest.fixture
def installation(migrated: Path, folder: Path) -> Path:
    """A data folder with its tables made, nothing running."""
    return copy_installation(migrated, folder)


@pytest.fixture
def cluster(folder: Path) -> Cluster:
    """A PostgreSQL that has never started."""
    os.environ.pop("PGPASSWORD", None)
    return Cluster(folder)
