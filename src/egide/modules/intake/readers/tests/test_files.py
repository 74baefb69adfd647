"""Uploaded files: the content decides how it is read, and damage is said in French."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest

from egide.modules.intake.readers import MAX_BYTES, Mark, ReadError, read_file, read_text

SRT = """1
00:14:24,000 --> 00:14:27,500
Claire : Vous avez toujours le même
numéro de portable ?

2
00:14:28,000 --> 00:14:31,000
Hélène : Non, c'est le zéro six,

3
00:14:31,000 --> 00:14:34,000
quarante-huit, vingt et un.
"""
VTT = """WEBVTT - Entretien

NOTE exporté

intro
00:01.000 --> 00:03.000 align:start
<v Claire Vasseur>Bonjour &amp; bienvenue.</v>

00:00:03.500 --> 00:00:05.000
<v Hélène>Bonjour <i>Claire</i>.</v>
"""


def refusal(data: bytes, name: str) -> ReadError:
    with pytest.raises(ReadError) as refused:
        read_file(data, name=name)
    return refused.value


def docx_bytes(build: list[str] | None = None, rows: list[tuple[str, ...]] | None = None) -> bytes:
    document = docx.Document()
    for text in build or []:
        document.add_paragraph(text)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_an_srt_joins_the_cues_of_one_voice_and_keeps_their_instants() -> None:
    reading = read_file(SRT.encode(), name="rdv.srt")
    assert reading.format == "srt"
    assert [(s.speaker, s.text, s.start, s.end) for s in reading.segments] == [
        ("Claire", "Vous avez toujours le même numéro de portable ?", 864.0, 867.5),
        ("Hélène", "Non, c'est le zéro six, quarante-huit, vingt et un.", 868.0, 874.0),
    ]
    assert reading.segments[1].marks == (Mark(0, 868.0), Mark(24, 871.0))
    assert reading.segments[1].text[24:].startswith("quarante-huit")


def test_a_vtt_reads_voices_and_drops_tags() -> None:
    reading = read_file(VTT.encode(), name="rdv.vtt")
    assert [(s.speaker, s.text, s.start) for s in reading.segments] == [
        ("Claire Vasseur", "Bonjour & bienvenue.", 1.0),
        ("Hélène", "Bonjour Claire.", 3.5),
    ]


def test_an_unlabelled_srt_breaks_at_silences() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nalors dites moi\n\n2\n00:00:02,100 --> 00:00:03,000\ntout\n\n3\n00:00:09,000 --> 00:00:10,000\nvoilà\n"
    assert [(s.text, s.start, s.end) for s in read_text(text).segments] == [
        ("alors dites moi tout", 1.0, 3.0),
        ("voilà", 9.0, 10.0),
    ]


def test_dashes_in_a_cue_are_two_people() -> None:
    text = "1\n00:00:01,000 --> 00:00:05,000\n- Vous fumez ?\n- Jamais.\n"
    assert [(s.text, s.start) for s in read_text(text).segments] == [("Vous fumez ?", 1.0), ("Jamais.", 3.526)]


def test_the_cases_of_the_evaluation_are_read_without_their_labels() -> None:
    case = {
        "id": "x",
        "date": "2025-09-03",
        "turns": [{"speaker": "CLIENT", "text": "Bonjour."}, {"speaker": None, "text": "Oui."}],
        "expected": {},
    }
    reading = read_file(json.dumps(case).encode(), name="dev-001.json")
    assert reading.date == "2025-09-03"
    assert [(s.speaker, s.text) for s in reading.segments] == [("CLIENT", "Bonjour."), (None, "Oui.")]


def test_every_development_meeting_is_read() -> None:
    cases = sorted((Path(__file__).parents[6] / "eval" / "dev").glob("*.json"))
    assert cases
    for case in cases:
        expected = json.loads(case.read_text("utf-8"))
        reading = read_file(case.read_bytes(), name=case.name)
        assert len(reading.segments) == len(expected["turns"])


def test_the_segments_of_a_speech_recogniser_keep_their_times() -> None:
    data = json.dumps(
        {"segments": [{"start": 0.5, "end": 2, "text": " Bonjour. "}, {"start": "NaN", "end": 1e99, "text": "Oui."}]}
    ).encode()
    assert [(s.text, s.start, s.end) for s in read_file(data, name="whisper.json").segments] == [
        ("Bonjour.", 0.5, 2.0),
        ("Oui.", None, None),
    ]


def test_a_word_document_is_read_paragraph_by_paragraph() -> None:
    reading = read_file(docx_bytes(["COURTIER : Bonjour.", "CLIENT : Bonjour, Hélène."]), name="rdv.docx")
    assert reading.format == "docx"
    assert [(s.speaker, s.text) for s in reading.segments] == [("COURTIER", "Bonjour."), ("CLIENT", "Bonjour, Hélène.")]


def test_a_table_of_a_word_document_is_a_dialogue() -> None:
    reading = read_file(
        docx_bytes(rows=[("14:24", "Claire", "Toujours le même portable ?"), ("14:28", "Hélène", "Non.")]),
        name="rdv.docx",
    )
    assert [(s.speaker, s.text, s.start) for s in reading.segments] == [
        ("Claire", "Toujours le même portable ?", 864.0),
        ("Hélène", "Non.", 868.0),
    ]


def test_the_content_decides_and_not_the_name() -> None:
    assert read_file(docx_bytes(["CLIENT : Oui."]), name="rdv.txt").format == "docx"
    assert read_file(SRT.encode(), name="rdv.txt").format == "srt"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "rdv.txt", "empty"),
        (b" \n ", "rdv.txt", "empty"),
        (b"%PDF-1.7 ...", "rdv.pdf", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rdv.doc", "unsupported"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "rdv.wav", "unsupported"),
        (b"\x00\x00\x00\x20ftypM4A ", "rdv.m4a", "unsupported"),
        (b"bonjour\x00\x01\x02\x03\x04 monde", "rdv.txt", "binary"),
        (bytes(range(1, 32)) * 20, "rdv.txt", "binary"),
        (b"\xff\xfeb\x00o\x00n\x00\xd8", "rdv.txt", "encoding"),
        (b'{"turns": [', "rdv.json", "damaged"),
        (b"bonjour", "rdv.json", "damaged"),
        (b'{"clients": []}', "rdv.json", "unsupported"),
        (b"bonjour", "rdv.srt", "damaged"),
        (b"PK\x03\x04 coupe", "rdv.docx", "damaged"),
        (b"bonjour", "rdv.docx", "damaged"),
        (docx_bytes(["CLIENT : Oui."])[:-200], "rdv.docx", "damaged"),
        (b"a" * (MAX_BYTES + 1), "rdv.txt", "too_large"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(data: bytes, name: str, code: str) -> None:
    refused = refusal(data, name)
    assert refused.code == code
    assert refused.message[0].isupper() and refused.message.endswith(".")


def test_another_archive_than_a_word_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("rdv.txt", "bonjour")
    assert refusal(out.getvalue(), "rdv.zip").code == "unsupported"


def test_an_archive_that_swells_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 61_000_000)
    assert refusal(out.getvalue(), "rdv.docx").code == "too_large"


def test_a_word_document_with_broken_xml_is_damaged() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx_bytes(["CLIENT : Oui."]))) as good, zipfile.ZipFile(out, "w") as bad:
        for item in good.namelist():
            bad.writestr(item, b"<w:document" if item == "word/document.xml" else good.read(item))
    assert refusal(out.getvalue(), "rdv.docx").code == "damaged"
