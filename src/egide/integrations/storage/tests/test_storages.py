"""A folder and a bucket as storages: whole or nothing, by ranges, and no key that leads outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.s3 import S3Server

from egide.integrations.storage import LocalFolder, Missing, Storage, Unavailable
from egide.integrations.storage.s3 import PART, Account, Bucket


@pytest.fixture
def folder(tmp_path: Path) -> LocalFolder:
    return LocalFolder(tmp_path / "files")


@pytest.fixture(params=["folder", "bucket", "bucket under a prefix"])
def storage(request: pytest.FixtureRequest, folder: LocalFolder) -> Storage:
    if request.param == "folder":
        return folder
    server: S3Server = request.getfixturevalue("s3_server")
    return server.new_bucket("egide/production" if request.param != "bucket" else "")


def names(storage: Storage) -> list[str]:
    return [entry.key for entry in storage.entries()]


def test_what_is_put_is_given_back_whole_and_by_ranges(storage: Storage) -> None:
    assert storage.put("lavigne/a1/avis", [b"Avis d", b"'imposition", b" 2025"]) == 22

    assert b"".join(storage.get("lavigne/a1/avis")) == b"Avis d'imposition 2025"
    assert b"".join(storage.get("lavigne/a1/avis", 18)) == b"2025"
    assert b"".join(storage.get("lavigne/a1/avis", 5, 17)) == b"d'imposition"
    assert b"".join(storage.get("lavigne/a1/avis", 40)) == b""
    assert storage.size("lavigne/a1/avis") == 22


def test_a_second_content_replaces_the_first(storage: Storage) -> None:
    storage.put("rib", [b"ancien RIB"])
    storage.put("rib", [b"RIB"])

    assert b"".join(storage.get("rib")) == b"RIB"
    assert storage.size("rib") == 3


def test_a_content_that_breaks_off_leaves_nothing_and_what_was_there_stays(storage: Storage) -> None:
    storage.put("rib", [b"RIB"])

    def broken() -> Iterator[bytes]:
        yield b"nouveau"
        raise ConnectionError("the sender has left")

    with pytest.raises(ConnectionError):
        storage.put("rib", broken())
    with pytest.raises(ConnectionError):
        storage.put("avis", broken())

    assert names(storage) == ["rib"]
    assert b"".join(storage.get("rib")) == b"RIB"


def test_what_is_not_there_is_missing_and_already_deleted(storage: Storage) -> None:
    with pytest.raises(Missing):
        storage.get("rib")
    storage.delete("rib")
    assert storage.size("rib") is None

    storage.put("rib", [b"RIB"])
    storage.delete("rib")
    assert names(storage) == []


@pytest.mark.parametrize("key", ["../rib", "/etc/passwd", "a/../../b", "", "a//b", ".partiels/x", "É", "a b", "a/"])
def test_a_key_leads_nowhere_else(folder: LocalFolder, key: str) -> None:
    with pytest.raises(ValueError, match="is no storage key"):
        folder.put(key, [b"x"])
    assert not folder.root.exists()


def test_entries_are_those_of_the_prefix_only(storage: Storage) -> None:
    for key in ("lavigne/a1/rib", "lavigne/b2/avis", "lavigne-2/a1/rib", "ponant/a1/rib"):
        storage.put(key, [b"x"])

    assert [entry.key for entry in storage.entries("lavigne")] == ["lavigne/a1/rib", "lavigne/b2/avis"]
    assert list(storage.entries("personne")) == []


def test_only_its_owner_reads_the_folder(folder: LocalFolder) -> None:
    folder.put("lavigne/a1/rib", [b"x"])

    assert (folder.root / "lavigne/a1/rib").stat().st_mode & 0o777 == 0o600
    assert folder.root.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file, not a folder")

    with pytest.raises(Unavailable):
        LocalFolder(tmp_path / "files").put("rib", [b"x"])


def test_drafts_of_a_killed_process_are_forgotten_once_old(folder: LocalFolder) -> None:
    folder.put("rib", [b"x"])
    (folder.root / ".partiels" / "abandoned").write_bytes(b"half")

    assert folder.forget_drafts(older_than_s=3600) == 0
    assert folder.forget_drafts(older_than_s=-1) == 1
    assert names(folder) == ["rib"]


def test_a_draft_that_breaks_off_is_gone(folder: LocalFolder) -> None:
    def broken() -> Iterator[bytes]:
        yield b"nouveau"
        raise ConnectionError("the sender has left")

    with pytest.raises(ConnectionError):
        folder.put("rib", broken())
    assert list((folder.root / ".partiels").iterdir()) == []


def test_a_long_content_goes_by_parts_and_comes_back_the_same(s3_server: S3Server) -> None:
    bucket = s3_server.new_bucket()
    block = bytes(range(256)) * 256
    blocks = (3 * PART + PART // 2) // len(block)

    assert bucket.put("enregistrement", (block for _ in range(blocks))) == blocks * len(block)

    assert b"".join(bucket.get("enregistrement")) == block * blocks
    assert b"".join(bucket.get("enregistrement", PART - 3, PART + 3)) == bytes([253, 254, 255, 0, 1, 2])
    assert bucket.size("enregistrement") == blocks * len(block)


def test_a_long_content_that_breaks_off_leaves_no_part(s3_server: S3Server) -> None:
    bucket = s3_server.new_bucket()

    def broken() -> Iterator[bytes]:
        for _ in range(2 * PART // 65536 + 1):
            yield bytes(65536)
        raise ConnectionError("the sender has left")

    with pytest.raises(ConnectionError):
        bucket.put("enregistrement", broken())

    assert names(bucket) == []
    assert s3_server.unfinished(s3_server.last_bucket) == 0


def test_a_service_that_does_not_answer_is_unavailable() -> None:
    with S3Server() as server:
        bucket = server.new_bucket()
        bucket.put("rib", [b"RIB"])
    for attempt in (
        lambda: bucket.put("rib", [b"x"]),
        lambda: bucket.get("rib"),
        lambda: bucket.size("rib"),
        lambda: bucket.delete("rib"),
        lambda: list(bucket.entries()),
    ):
        with pytest.raises(Unavailable):
            attempt()


def test_a_bucket_that_does_not_exist_is_unavailable_and_nothing_is_kept(s3_server: S3Server) -> None:
    bucket = Bucket("personne", s3_server.account)

    with pytest.raises(Unavailable):
        bucket.put("rib", [b"RIB"])


def test_an_account_does_not_show_its_keys() -> None:
    assert "secret" not in repr(Account("cle", "secret", "fr-par", "https://s3.fr-par.scw.cloud"))


def test_what_is_archived_is_the_same_and_lies_in_the_cheap_class(s3_server: S3Server) -> None:
    hot = s3_server.new_bucket()
    cold = Bucket(s3_server.last_bucket, replace(s3_server.account, archive_class="STANDARD_IA"))
    content = bytes(range(256)) * (2 * PART // 256) + b"fin"
    hot.put("lavigne/prise", [content])

    cold.archive("lavigne/prise")

    assert b"".join(hot.get("lavigne/prise")) == content
    assert s3_server.storage_class(s3_server.last_bucket, "lavigne/prise") == "STANDARD_IA"
    with pytest.raises(Missing):
        cold.archive("lavigne/absente")


def test_where_there_is_no_cheap_place_nothing_moves(storage: Storage) -> None:
    storage.put("prise", [b"bonjour"])

    storage.archive("prise")

    assert not storage.archives
    assert b"".join(storage.get("prise")) == b"bonjour"
