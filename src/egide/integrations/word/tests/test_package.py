"""A Word document is opened without believing it."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.word import word

from egide.integrations.word import NotAWordDocument, read_package

WHOLE = word("Bonjour {{client.nom}}")


def with_parts(**parts: bytes) -> bytes:
    """The document with these parts besides, or instead of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as read, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in read.namelist():
            if name not in parts:
                written.writestr(name, read.read(name))
        for name, content in parts.items():
            written.writestr(name, content)
    return made.getvalue()


BOMB = b'<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' + b" " * 45_000_000 + b"</w:x>"
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""
FILE = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>"""
OUTSIDE = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" TargetMode="External"
 Target="http://espion.example/pixel.png"/></Relationships>"""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "abime"),
        (b"PK\x03\x04 rien", "abime"),
        (WHOLE[: len(WHOLE) // 2], "abime"),
        (with_parts(**{"word/document.xml": b"<w:document"}), "abime"),
        (with_parts(**{"word/media/bomb.xml": BOMB}), "trop_grand"),
        (with_parts(**{f"word/media/{n}.png": b"x" for n in range(600)}), "trop_grand"),
        (with_parts(**{"word/styles.xml": LAUGHS}), "entites"),
        (with_parts(**{"word/document.xml": FILE}), "entites"),
        (with_parts(**{"word/document.xml": FILE.decode().encode("utf-16")}), "entites"),
        (with_parts(**{"word/vbaProject.bin": b"x"}), "macros"),
        (with_parts(**{"word/embeddings/feuille.xlsx": b"x"}), "objets"),
        (with_parts(**{"word/_rels/document.xml.rels": OUTSIDE}), "lien_externe"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_may_not_be_opened_is_not(content: bytes, code: str) -> None:
    with pytest.raises(NotAWordDocument) as refused:
        read_package(content)
    assert refused.value.faute.code == code


def test_a_document_packed_again_is_the_same_bytes_each_time() -> None:
    assert read_package(WHOLE).packed() == read_package(read_package(WHOLE).packed()).packed()


@settings(max_examples=60)
@given(st.data())
def test_a_spoilt_document_is_refused_or_read_and_nothing_else(data) -> None:
    at = data.draw(st.integers(0, len(WHOLE) - 1))
    spoilt = WHOLE[:at] + data.draw(st.binary(min_size=1, max_size=6)) + WHOLE[at + 3 :]
    try:
        read_package(spoilt).packed()
    except NotAWordDocument as refused:
        assert refused.faute.code
