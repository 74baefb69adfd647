"""Private folders and files, and the French sentence when they cannot be written."""

import errno
import os
import tempfile
from pathlib import Path

from egide.runtime.errors import OperatorError


def make_private_folder(path: Path) -> None:
    """Create `path` (0700) if missing and check that it can be written."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise OperatorError(
            f"{path} n'est pas un dossier : déplacez ce fichier, ou choisissez un autre dossier avec EGIDE_DATA."
        ) from None
    except OSError as error:
        raise _refused(path, error) from error
    try:
        with tempfile.NamedTemporaryFile(dir=path) as probe:
            probe.write(b"e")
    except OSError as error:
        raise _refused(path, error) from error


def write_private(path: Path, text: str) -> None:
    """Write a file only its owner may read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _refused(path: Path, error: OSError) -> OperatorError:
    if error.errno == errno.ENOSPC:
        return OperatorError(
            f"Le disque de {path} est plein : libérez de la place, ou choisissez un autre dossier avec EGIDE_DATA."
        )
    return OperatorError(
        f"Le dossier {path} ne peut pas être écrit ({error.strerror}) : donnez-en le droit à cet "
        f"utilisateur, ou choisissez un autre dossier avec EGIDE_DATA."
    )
