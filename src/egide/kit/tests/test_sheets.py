"""Tables that spreadsheets open: what they hold is what was given, and never a formula."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egide.kit.sheets import Heading, csv_chunks, french, xlsx_chunks

HEADINGS = [
    Heading("Client", width=28),
    Heading("Patrimoine", "montant"),
    Heading("Naissance", "date"),
    Heading("Échange", "instant"),
    Heading("Enfants", "entier"),
]
ROWS = [
    ["Hélène Marchand", Decimal("1234567.50"), date(1978, 6, 8), datetime.fromisoformat("2026-03-12T18:40"), 2],
    ['=HYPERLINK("http://x")', None, "06/1978", None, 0],
]
NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def test_csv_is_what_a_french_spreadsheet_opens_by_a_double_click():
    text = b"".join(csv_chunks(HEADINGS, ROWS)).decode("utf-8-sig")
    assert text.split("\r\n") == [
        "Client;Patrimoine;Naissance;Échange;Enfants",
        "Hélène Marchand;1234567,5;08/06/1978;12/03/2026 18:40;2",
        '"\'=HYPERLINK(""http://x"")";;06/1978;;0',
        "",
    ]
    assert b"".join(csv_chunks(HEADINGS, ROWS)).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""), (True, "Oui"), (False, "Non"), (0, "0"), (Decimal("0.10"), "0,1"), (Decimal(1200), "1200"),
        (Decimal("1E+3"), "1000"), (-3, "-3"), ("+33 6", "'+33 6"), ("-1", "'-1"), ("@x", "'@x"), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_values_are_written_the_french_way(value, written):
    assert french(value) == written


def opened(chunks: bytes) -> tuple[ElementTree.Element, list[list[tuple[str | None, str]]]]:
    """The sheet, and its cells as (type, text)."""
    archive = zipfile.ZipFile(io.BytesIO(chunks))
    assert archive.testzip() is None
    for name in archive.namelist():
        ElementTree.fromstring(archive.read(name))
    sheet = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    rows = [
        [(cell.get("t"), "".join(cell.itertext())) for cell in row.iterfind("x:c", NS)]
        for row in sheet.iterfind("x:sheetData/x:row", NS)
    ]
    return sheet, rows


def test_a_workbook_has_its_heading_in_sight_its_widths_and_real_numbers_and_dates():
    sheet, rows = opened(b"".join(xlsx_chunks(HEADINGS, ROWS)))
    pane = sheet.find("x:sheetViews/x:sheetView/x:pane", NS)
    assert pane is not None and (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    assert [col.get("width") for col in sheet.iterfind("x:cols/x:col", NS)] == ["28", "16", "16", "16", "16"]
    assert rows == [
        [("inlineStr", heading.words) for heading in HEADINGS],
        # 28 649 days since 30 December 1899; 18 h 40 is seven ninths of a day.
        [("inlineStr", "Hélène Marchand"), (None, "1234567.50"), (None, "28649"), (None, "46093.777778"), (None, "2")],
        [("inlineStr", '=HYPERLINK("http://x")'), (None, ""), ("inlineStr", "06/1978"), (None, ""), (None, "0")],
    ]
    styles = [cell.get("s") for cell in sheet.iterfind("x:sheetData/x:row[2]/x:c", NS)]
    assert styles == ["0", "2", "5", "6", "4"]


TEXT = st.text("aé€😀=+-@'\";\t\r\n\x00\x0b<&", max_size=20)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=5))
def test_texts_come_back_as_they_were_given_or_made_harmless(rows):
    headings = [Heading("Un"), Heading("Deux")]
    written = b"".join(csv_chunks(headings, rows)).decode("utf-8-sig")
    back = list(csv.reader(io.StringIO(written, newline=""), delimiter=";"))[1:]
    assert [[cell.removeprefix("'") for cell in row] for row in back] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not [cell for row in back for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    opened(b"".join(xlsx_chunks(headings, rows)))


def test_rows_are_written_as_they_are_read():
    read: list[int] = []

    def rows():
        for number in range(2_000):
            read.append(number)
            yield [f"Client {number}"]

    chunks = xlsx_chunks([Heading("Client")], rows())
    first = next(chunks)
    assert first and len(read) < 2_000
    assert len(opened(first + b"".join(chunks))[1]) == 2_001
