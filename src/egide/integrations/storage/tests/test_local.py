"""A folder as a storage: whole or nothing, by ranges, and no key that leads outside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from egide.integrations.storage import LocalFolder, Missing, Unavailable


@pytest.fixture
def folder(tmp_path: Path) -> LocalFolder:
    return LocalFolder(tmp_path / "files")


def names(folder: LocalFolder) -> list[str]:
    return [entry.key for entry in folder.entries()]


def test_what_is_put_is_given_back_whole_and_by_ranges(folder: LocalFolder) -> None:
    assert folder.put("lavigne/a1/avis", [b"Avis d", b"'imposition", b" 2025"]) == 22

    assert b"".join(folder.get("lavigne/a1/avis")) == b"Avis d'imposition 2025"
    assert b"".join(folder.get("lavigne/a1/avis", 18)) == b"2025"
    assert b"".join(folder.get("lavigne/a1/avis", 5, 17)) == b"d'imposition"
    assert b"".join(folder.get("lavigne/a1/avis", 40)) == b""
    assert folder.size("lavigne/a1/avis") == 22


def test_a_second_content_replaces_the_first(folder: LocalFolder) -> None:
    folder.put("rib", [b"ancien RIB"])
    folder.put("rib", [b"RIB"])

    assert b"".join(folder.get("rib")) == b"RIB"
    assert folder.size("rib") == 3


def test_a_content_that_breaks_off_leaves_nothing_and_what_was_there_stays(folder: LocalFolder) -> None:
    folder.put("rib", [b"RIB"])

    def broken() -> Iterator[bytes]:
        yield b"nouveau"
        raise ConnectionError("the sender has left")

    with pytest.raises(ConnectionError):
        folder.put("rib", broken())
    with pytest.raises(ConnectionError):
        folder.put("avis", broken())

    assert names(folder) == ["rib"]
    assert b"".join(folder.get("rib")) == b"RIB"
    assert list((folder.root / ".partiels").iterdir()) == []


def test_what_is_not_there_is_missing_and_already_deleted(folder: LocalFolder) -> None:
    with pytest.raises(Missing):
        folder.get("rib")
    folder.delete("rib")
    assert folder.size("rib") is None

    folder.put("rib", [b"RIB"])
    folder.delete("rib")
    assert names(folder) == []


@pytest.mark.parametrize("key", ["../rib", "/etc/passwd", "a/../../b", "", "a//b", ".partiels/x", "É", "a b", "a/"])
def test_a_key_leads_nowhere_else(folder: LocalFolder, key: str) -> None:
    with pytest.raises(ValueError, match="is no storage key"):
        folder.put(key, [b"x"])
    assert not folder.root.exists()


def test_entries_are_those_of_the_prefix_only(folder: LocalFolder) -> None:
    for key in ("lavigne/a1/rib", "lavigne/b2/avis", "lavigne-2/a1/rib", "ponant/a1/rib"):
        folder.put(key, [b"x"])

    assert [entry.key for entry in folder.entries("lavigne")] == ["lavigne/a1/rib", "lavigne/b2/avis"]
    assert list(folder.entries("personne")) == []


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
