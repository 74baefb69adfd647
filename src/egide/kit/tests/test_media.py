"""What a file is, by its bytes: a name that lies changes nothing."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from egide.kit.media import CSV, EXTENSIONS, MAIL, PDF, TEXT, Fault, Sniffer, fitting_name

OFFICE = "application/vnd.openxmlformats-officedocument."


def kind_of(content: bytes, name: str = "", block: int = 1_000) -> str | Fault:
    sniffer = Sniffer()
    for at in range(0, len(content), block):
        if fault := sniffer.feed(content[at : at + block]):
            return fault
    return sniffer.verdict(name)


def archive(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for name in names:
            made.writestr(name, "x" * 3_000)
    return file.getvalue()


def compound(*streams: str) -> bytes:
    filler = bytes(3_000)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + filler + b"".join(s.encode("utf-16-le") + filler for s in streams)


ODT = "application/vnd.oasis.opendocument.text"
KINDS = [
    (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj", PDF),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
    (b"\x00\x00\x00\x18ftypheic", "image/heic"),
    (archive("[Content_Types].xml", "word/document.xml"), f"{OFFICE}wordprocessingml.document"),
    (archive("[Content_Types].xml", "xl/workbook.xml"), f"{OFFICE}spreadsheetml.sheet"),
    (archive("content.xml", mimetype=ODT), ODT),
    (compound("Root Entry", "WordDocument"), "application/msword"),
    (compound("Root Entry", "Workbook"), "application/vnd.ms-excel"),
    (compound("__properties_version1.0"), "application/vnd.ms-outlook"),
    (b"Received: from mx.example\r\nFrom: Helene <h@orange.fr>\r\n\r\nBonjour", MAIL),
    ("Rendez-vous à 18 h 40.\n".encode(), TEXT),
    ("Rendez-vous à 18 h 40.\n".encode("cp1252"), TEXT),
    ("Né le 12 mars 1984".encode("utf-16"), TEXT),
    (b"RIFF\x00\x00\x00\x00WAVEfmt ", "audio/wav"),
    (b"MZ\x90\x00\x03", Fault.PROGRAM),
    (b"#!/bin/sh\nrm -rf /", Fault.PROGRAM),
    (b"<!DOCTYPE html><p>Bonjour", Fault.ACTIVE),
    (b"\n<!-- x --> <script>alert(1)</script>", Fault.ACTIVE),
    (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', Fault.ACTIVE),
    (archive("word/document.xml", "word/vbaProject.bin"), Fault.MACROS),
    (compound("WordDocument", "_VBA_PROJECT"), Fault.MACROS),
    (compound("EncryptedPackage"), Fault.LOCKED),
    (archive("rib.pdf", "avis.pdf"), Fault.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c\x00", Fault.ARCHIVE),
    (archive("[Content_Types].xml", "word/document.xml")[:-60], Fault.DAMAGED),
    (b"\x00\x01\x02\x03", Fault.UNKNOWN),
    (b"", Fault.EMPTY),
]


@pytest.mark.parametrize(("content", "kind"), KINDS, ids=[str(kind) + str(n) for n, (_, kind) in enumerate(KINDS)])
def test_a_file_is_what_its_bytes_are(content: bytes, kind: str | Fault) -> None:
    assert kind_of(content, "photo.jpg") == kind
    assert kind_of(content, "photo.jpg", block=7) == kind


def test_the_name_only_tells_one_text_from_another() -> None:
    assert kind_of(b"nom;ville\nMarchand;Nantes\n", "clients.csv") == CSV
    assert kind_of(b"nom;ville\nMarchand;Nantes\n", "clients.exe") == TEXT


@pytest.mark.parametrize(
    ("name", "media_type", "kept"),
    [
        ("RIB.pdf", PDF, "RIB.pdf"),
        ("RIB.PDF", PDF, "RIB.PDF"),
        ("RIB", PDF, "RIB.pdf"),
        ("facture.exe", PDF, "facture.exe.pdf"),
        ("nettoyage.bat", TEXT, "nettoyage.bat.txt"),
        ("scan.jpeg", "image/jpeg", "scan.jpeg"),
    ],
)
def test_a_name_ends_as_the_content_is(name: str, media_type: str, kept: str) -> None:
    assert fitting_name(name, media_type) == kept


@given(st.binary(max_size=2_000), st.sampled_from([1, 13, 5_000]))
@settings(max_examples=200)
def test_any_bytes_have_one_verdict_however_they_arrive(content: bytes, block: int) -> None:
    kind = kind_of(content, block=block)

    assert kind == kind_of(content)
    assert isinstance(kind, Fault) or kind in EXTENSIONS
