"""An archive written as it is read opens anywhere and holds what it was given."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from egide.kit.zip_stream import zip_blocks

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\\\x00", categories=["L", "N"]), min_size=1)


@given(st.dictionaries(NAMES, st.lists(st.binary(max_size=200), max_size=4), max_size=5))
def test_what_goes_in_comes_out(files: dict[str, list[bytes]]) -> None:
    archive = zipfile.ZipFile(io.BytesIO(b"".join(zip_blocks(files.items()))))

    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {n: b"".join(b) for n, b in files.items()}


def test_blocks_leave_before_the_whole_is_read() -> None:
    read: list[int] = []

    def content():
        for number in range(1, 40):
            read.append(number)
            yield bytes(range(256)) * 256 * number

    blocks = zip_blocks([("a.bin", content())])
    next(blocks)
    assert len(read) < 39
