"""A firm's files: kept sealed, given back to it alone, gone with their rows."""

from __future__ import annotations

import os
import time
import tracemalloc
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from tests.cast import Cast
from tests.support.s3 import S3Server

from egide.foundation.audit.public import history
from egide.foundation.files import tasks
from egide.foundation.files.errors import FileRefused, FileUnreadable, StorageUnavailable
from egide.foundation.files.keys import owner_of, storage, storage_key
from egide.foundation.files.public import StoredFile, clean_name, delete_file, read_file, store_file
from egide.foundation.jobs.worker import work_until_idle
from egide.foundation.tenancy.public import team_scope
from egide.kit.errors import NotFound, PayloadTooLarge
from egide.kit.ids import uuid7

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "platform"])
RIB = b"%PDF-1.7\n" + b"IBAN FR76 9999 9000 0412 3456 7881\n" * 5_000


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.EGIDE_FILES = tmp_path / "files"
    return tmp_path / "files"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    from tests.cast import create_cast

    return create_cast()


def keep(cast: Cast, content: bytes = RIB, name: str = "RIB Marchand.pdf", **options: Any) -> StoredFile:
    with team_scope(cast.lavigne.id):
        by = cast.claire.membership_in(cast.lavigne)
        return store_file(content=[content[:10], content[10:]], name=name, created_by_id=by, **options)


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def make_old(folder: Path) -> None:
    """As if everything had been put there two days ago."""
    then = time.time() - 48 * 3600
    for path in kept(folder):
        os.utime(path, (then, then))


def check(*options: str) -> str:
    out = StringIO()
    call_command("files_check", *options, stdout=out)
    return out.getvalue()


def test_a_file_is_kept_sealed_under_its_firm_s_name_and_read_back(cast: Cast, folder: Path) -> None:
    stored = keep(cast)

    assert (stored.nom, stored.size, stored.media_type) == ("RIB Marchand.pdf", len(RIB), "application/pdf")
    [path] = kept(folder)
    assert path.relative_to(folder).as_posix() == f"{cast.lavigne.id}/{stored.id.hex[-2:]}/{stored.id}"
    assert b"IBAN" not in path.read_bytes()
    assert b"".join(read_file(stored)) == RIB
    assert b"".join(read_file(stored, 100_000, 100_010)) == RIB[100_000:100_010]
    assert owner_of(storage_key(cast.lavigne.id, stored.id)) == (cast.lavigne.id, stored.id)


def test_the_log_tells_of_a_file_and_not_of_its_key(cast: Cast) -> None:
    stored = keep(cast)

    with team_scope(cast.lavigne.id):
        [line] = history(table="files_storedfile", row_id=stored.id)
    assert line.changes["nom"] == [None, "RIB Marchand.pdf"]
    assert "cle_scellee" not in line.changes


def test_bytes_moved_to_another_file_or_firm_do_not_open(cast: Cast, folder: Path) -> None:
    mine = keep(cast)
    with team_scope(cast.ponant.id):
        theirs = store_file(content=[RIB], name="RIB.pdf", created_by_id=None)
    by_name = {path.name: path for path in kept(folder)}
    by_name[str(theirs.id)].write_bytes(by_name[str(mine.id)].read_bytes())
    theirs.cle_scellee = mine.cle_scellee

    with pytest.raises(FileUnreadable):
        read_file(theirs)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ\x90\x00 programme", "Ce fichier est un programme : il n’est pas accepté."),
        (b"", "Ce fichier est vide."),
        (b"OggS\x00\x02", "Un enregistrement audio ou vidéo ne se range pas ici : ajoutez un entretien."),
    ],
)
def test_a_refused_file_leaves_nothing(cast: Cast, folder: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        keep(cast, content, "RIB.pdf")

    assert refusal.value.errors == {"fichier": [sentence]}
    assert kept(folder) == []
    with team_scope(cast.lavigne.id):
        assert StoredFile.objects.count() == 0


def test_a_file_too_large_is_refused_with_the_limit_and_leaves_nothing(cast: Cast, folder: Path) -> None:
    with pytest.raises(PayloadTooLarge) as refusal:
        keep(cast, b"%PDF-1.7\n" + bytes(2_000_000), max_bytes=1_048_576)

    assert refusal.value.text() == "Ce fichier dépasse la taille acceptée : 1 Mo."
    assert kept(folder) == []


def test_a_large_file_is_never_held_whole(cast: Cast) -> None:
    def megabytes() -> Iterator[bytes]:
        yield b"%PDF-1.7\n"
        for _ in range(40 * 16):
            yield bytes(65_536)

    tracemalloc.start()
    with team_scope(cast.lavigne.id):
        stored = store_file(content=megabytes(), name="scan.pdf", created_by_id=None)
        size = sum(len(block) for block in read_file(stored))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert size == stored.size == 9 + 40 * 1024 * 1024
    assert peak < 4 * 1024 * 1024


def test_a_storage_that_does_not_answer_is_said_and_nothing_is_kept(cast: Cast, tmp_path: Path, settings: Any) -> None:
    (tmp_path / "broken").write_text("no folder")
    settings.EGIDE_FILES = tmp_path / "broken"

    with pytest.raises(StorageUnavailable):
        keep(cast)
    with team_scope(cast.lavigne.id):
        assert StoredFile.objects.count() == 0


def test_a_deleted_file_is_gone_from_the_firm_at_once_and_from_the_disk_with_the_job(cast: Cast, folder: Path) -> None:
    stored = keep(cast)

    with team_scope(cast.lavigne.id):
        delete_file(file_id=stored.id)
        with pytest.raises(NotFound):
            delete_file(file_id=stored.id)
    assert len(kept(folder)) == 1
    work_until_idle()

    assert kept(folder) == []
    with team_scope(cast.lavigne.id):
        assert StoredFile.objects.count() == 0
    assert check() == "0 fichier(s), 0 anomalie(s).\n"


def test_a_deletion_undone_deletes_nothing(cast: Cast, folder: Path) -> None:
    stored = keep(cast)

    with pytest.raises(RuntimeError), team_scope(cast.lavigne.id), transaction.atomic():
        delete_file(file_id=stored.id)
        raise RuntimeError("the request fails afterwards")
    work_until_idle()

    assert b"".join(read_file(stored)) == RIB


def test_bytes_of_a_transaction_undone_are_swept_once_a_day_old(cast: Cast, folder: Path) -> None:
    with pytest.raises(RuntimeError), team_scope(cast.lavigne.id):
        store_file(content=[RIB], name="RIB.pdf", created_by_id=None)
        raise RuntimeError("the request fails afterwards")
    alive = keep(cast)

    tasks.sweep(timestamp=0)
    assert len(kept(folder)) == 2

    make_old(folder)
    with pytest.raises(CommandError):
        check()
    tasks.sweep(timestamp=0)
    [path] = kept(folder)
    assert path.name == str(alive.id)
    assert check("--lire") == "1 fichier(s), 0 anomalie(s).\n"


def test_the_check_names_what_is_missing_cut_or_altered(cast: Cast, folder: Path) -> None:
    missing, cut, altered = (keep(cast) for _ in range(3))
    by_name = {path.name: path for path in kept(folder)}
    by_name[str(missing.id)].unlink()
    by_name[str(cut.id)].write_bytes(by_name[str(cut.id)].read_bytes()[:-100])
    content = bytearray(by_name[str(altered.id)].read_bytes())
    content[500] ^= 1
    by_name[str(altered.id)].write_bytes(bytes(content))

    out = StringIO()
    with pytest.raises(CommandError):
        call_command("files_check", "--lire", stdout=out)
    told = dict(line.split("  ")[1:] for line in out.getvalue().splitlines() if "  " in line)
    assert told == {
        str(missing.id): "octets introuvables",
        str(cut.id): f"{by_name[str(cut.id)].stat().st_size} octets au lieu de {len(content)}",
        str(altered.id): "illisible",
    }
    assert storage().size(storage_key(cast.lavigne.id, uuid7())) is None


def test_repairing_erases_what_nobody_owns_and_ends_what_was_begun(cast: Cast, folder: Path) -> None:
    stored = keep(cast)
    with team_scope(cast.lavigne.id):
        StoredFile.objects.update(state="erasing")
    storage().put(storage_key(cast.ponant.id, uuid7()), [b"no row ever came"])
    storage().put("quelque/chose", [b"nobody's"])
    make_old(folder)

    told = check("--reparer")

    assert f"{stored.id}  effacé" in told
    assert told.count("octets sans fichier, effacés") == 2
    assert kept(folder) == []


def test_a_file_follows_the_new_encryption_key(cast: Cast, settings: Any) -> None:
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2026"]
    stored = keep(cast)
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027", "la clé de 2026"]
    call_command("reseal", stdout=StringIO())
    settings.EGIDE_ENCRYPTION_KEYS = ["la clé de 2027"]

    with pytest.raises(FileUnreadable):
        read_file(stored)
    with team_scope(cast.lavigne.id):
        assert b"".join(read_file(StoredFile.objects.get())) == RIB


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("RIB.pdf", "RIB.pdf"),
        ("C:\\Users\\claire\\RIB.pdf", "RIB.pdf"),
        ("../../etc/passwd", "passwd"),
        ("avis\x00\u202efdp.exe", "avisfdp.exe"),
        ("  .  ", "document"),
        ("Avis d’imposition (e\u0301te\u0301).pdf", "Avis d’imposition (été).pdf"),
        ("x" * 400 + ".pdf", "x" * 241 + ".pdf"),
    ],
)
def test_names_are_made_readable(given: str, clean: str) -> None:
    assert clean_name(given) == clean


def test_files_may_be_kept_in_a_bucket(cast: Cast, settings: Any) -> None:
    with S3Server() as server:
        server.new_bucket()
        settings.EGIDE_FILES = f"s3://{server.last_bucket}/egide"
        settings.EGIDE_S3 = {"access_key": "cle", "secret_key": "secret", "region": "fr-par", "endpoint": server.url}
        stored = keep(cast)

        assert b"".join(read_file(stored, 100_000, 100_010)) == RIB[100_000:100_010]
        assert [owner_of(entry.key) for entry in storage().entries()] == [(cast.lavigne.id, stored.id)]
        with team_scope(cast.lavigne.id):
            delete_file(file_id=stored.id)
        work_until_idle()
        assert list(storage().entries()) == []
