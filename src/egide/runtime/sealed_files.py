"""The firms' sealed files, beside the copy of the database: in one archive, and back."""

import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from egide.runtime.data_folder import DataFolder
from egide.runtime.errors import OperatorError
from egide.runtime.folders import make_private_folder

_BLOCK = 1024 * 1024
# Being written (`integrations.storage.local`): no row speaks of them yet.
_DRAFTS = ".partiels"


def files_folder(data: DataFolder) -> Path | None:
    """Where the files are; None in a bucket, which has copies of its own."""
    chosen = os.environ.get("EGIDE_FILES") or str(data.path / "files")
    return None if chosen.startswith("s3://") else Path(chosen).absolute()


def archive_of(backup: Path) -> Path:
    """Beside the copy of the database, under its name."""
    return backup.with_name(f"{backup.name}.fichiers.tar")


class Archive:
    """The files of a folder, taken in several times: each once. A file never changes, so what is there is whole."""

    def __init__(self, folder: Path, tar: tarfile.TarFile) -> None:
        self.folder, self.tar = folder, tar
        self.taken: set[str] = set()

    def take(self) -> None:
        """Those that are there now and were not before; one that goes meanwhile is left out."""
        for path in sorted(self.folder.rglob("*")) if self.folder.is_dir() else ():
            name = path.relative_to(self.folder).as_posix()
            if name in self.taken or name.startswith(_DRAFTS):
                continue
            try:
                with path.open("rb") as file:
                    self.tar.addfile(self.tar.gettarinfo(arcname=name, fileobj=file), file)
            except (FileNotFoundError, IsADirectoryError):
                continue
            self.taken.add(name)


@contextmanager
def writing(folder: Path, target: Path) -> Iterator[Archive]:
    """An archive that has its name once the block has ended well, and is gone otherwise."""
    draft = target.with_name(f".{target.name}.partiel")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Archive(folder, tar)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        raise OperatorError(f"{target} ne peut pas être écrit : {error.strerror}.") from error
    finally:
        draft.unlink(missing_ok=True)


def give_back(archive: Path, folder: Path) -> int:
    """Every file of the archive is in the folder, whole or not at all; what else is there stays.

    :returns: how many were missing. :raises OperatorError: no archive of files; some may be back.
    """
    make_private_folder(folder)
    back = 0
    try:
        with tarfile.open(archive, "r:") as tar:
            for member in tar:
                target = folder / member.name
                if not member.isreg() or not target.resolve().is_relative_to(folder.resolve()):
                    raise OperatorError(f"{archive} contient autre chose que des fichiers d'Égide : {member.name}.")
                if target.is_file() and target.stat().st_size == member.size:
                    continue
                _write(tar, member, target)
                back += 1
    except (tarfile.TarError, EOFError) as error:
        raise OperatorError(f"{archive} est abîmé ou n'est pas une archive de fichiers ({error}).") from error
    return back


def _write(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    source = tar.extractfile(member)
    assert source is not None  # a regular file
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            while block := source.read(_BLOCK):
                file.write(block)
            file.flush()
            os.fsync(file.fileno())
        if draft.stat().st_size != member.size:
            raise EOFError(member.name)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
