"""Contents sealed in chunks: the same back, any part of them, and nothing of an altered one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.kit.sealed_stream import CHUNK, MAGIC, TAG, new_key, open_stream, seal_stream, sealed_size
from egide.kit.sealing import CannotOpen

SIZES = st.one_of(
    st.integers(0, 300),
    st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK - 1, 3 * CHUNK + 7]),
)
KEY = new_key()


def content(size: int) -> bytes:
    return (b"Marchand, Helene; " * (size // 18 + 1))[:size]


def in_blocks(data: bytes, block: int) -> Iterator[bytes]:
    return (data[at : at + block] for at in range(0, len(data), block))


def opened(
    sealed: bytes, size: int, start: int = 0, end: int | None = None, key: bytes = KEY, block: int = 5_000
) -> bytes:
    return b"".join(open_stream(lambda first, last: in_blocks(sealed[first:last], block), key, size, start, end))


@given(size=SIZES, block=st.sampled_from([1_000, CHUNK, CHUNK + 1, 200_000]), data=st.data())
@settings(max_examples=60)
def test_any_part_of_a_sealed_content_is_that_part_of_it(size: int, block: int, data: st.DataObject) -> None:
    clear = content(size)
    sealed = b"".join(seal_stream(in_blocks(clear, block), KEY))
    start = data.draw(st.integers(0, size + 3))
    end = data.draw(st.none() | st.integers(0, size + 3))

    assert len(sealed) == sealed_size(size)
    assert opened(sealed, size, block=block) == clear
    assert opened(sealed, size, start, end) == clear[start:end]


def test_only_the_chunks_asked_for_are_read() -> None:
    clear = content(10 * CHUNK)
    sealed, read = b"".join(seal_stream([clear], KEY)), []

    def reading(first: int, last: int) -> list[bytes]:
        read.append(last - first)
        return [sealed[first:last]]

    assert b"".join(open_stream(reading, KEY, len(clear), 5 * CHUNK + 1, 5 * CHUNK + 9)) == clear[5 * CHUNK + 1 :][:8]
    assert read == [CHUNK + TAG]


def test_clear_text_is_nowhere_in_the_sealed_one() -> None:
    assert b"Marchand" not in b"".join(seal_stream([content(2 * CHUNK)], KEY))


PIECE = CHUNK + TAG


@pytest.mark.parametrize(
    "alter",
    [
        lambda s: s[:-1],
        lambda s: s[: len(MAGIC) + PIECE],
        lambda s: s[: len(MAGIC) + 100] + bytes([s[len(MAGIC) + 100] ^ 1]) + s[len(MAGIC) + 101 :],
        lambda s: s[: len(MAGIC)] + s[len(MAGIC) + PIECE : len(MAGIC) + 2 * PIECE] * 2 + s[len(MAGIC) + 2 * PIECE :],
        lambda s: b"XXXXXXX\n" + s[len(MAGIC) :],
        lambda _: b"",
    ],
    ids=["cut by a byte", "cut after a chunk", "a bit changed", "a chunk moved", "another format", "emptied"],
)
def test_an_altered_content_does_not_open(alter) -> None:
    clear = content(2 * CHUNK + 50)
    sealed = alter(b"".join(seal_stream([clear], KEY)))

    with pytest.raises(CannotOpen):
        opened(sealed, len(clear))


def test_another_key_does_not_open() -> None:
    sealed = b"".join(seal_stream([content(50)], KEY))

    with pytest.raises(CannotOpen):
        opened(sealed, 50, key=new_key())
