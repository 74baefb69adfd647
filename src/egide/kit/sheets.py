"""Tables as files that a spreadsheet opens, written as they are read: CSV the French way, and XLSX (ECMA-376).

A row is a sequence of str, int, float, Decimal, bool, date, datetime (naive, already in its place's time) or None.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import RawIOBase, StringIO
from typing import Literal
from xml.sax.saxutils import escape

Value = str | int | float | Decimal | bool | date | datetime | None
Style = Literal["texte", "montant", "nombre", "entier", "date", "instant"]

ROWS_A_CHUNK = 200
# Control characters that XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# What a spreadsheet takes for the beginning of a formula (OWASP, « CSV injection »).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EPOCH = datetime.fromisoformat("1899-12-30")
_DAY_S = 86_400


@dataclass(frozen=True, slots=True)
class Heading:
    """A column: its words, how its values are written, its width in characters."""

    words: str
    style: Style = "texte"
    width: int = 16


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe before what would begin a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def french(value: Value, yes_no: tuple[str, str] = ("Oui", "Non")) -> str:
    """A value as a French spreadsheet reads it: decimal comma, no thousands, day first."""
    match value:
        case None:
            return ""
        case bool():
            return yes_no[0 if value else 1]
        case datetime():
            return value.strftime("%d/%m/%Y %H:%M")
        case date():
            return value.strftime("%d/%m/%Y")
        case int():
            return str(value)
        case float() | Decimal():
            return f"{value:f}".rstrip("0").rstrip(".").replace(".", ",") if "." in f"{value:f}" else f"{value:f}"
        case str():
            return harmless(value)


def csv_chunks(
    headings: Sequence[Heading], rows: Iterable[Sequence[Value]], yes_no: tuple[str, str] = ("Oui", "Non")
) -> Iterator[bytes]:
    """UTF-8 with its mark, semicolons, CR LF: what Excel in French opens by a double click."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(heading.words) for heading in headings])
    yield b"\xef\xbb\xbf"
    for number, row in enumerate(rows, 1):
        writer.writerow([french(value, yes_no) for value in row])
        if number % ROWS_A_CHUNK == 0:
            yield _taken(text)
    yield _taken(text)


def _taken(text: StringIO) -> bytes:
    written = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return written


_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" \
ContentType="application/xml"/><Override PartName="/xl/workbook.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override \
PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>\
<Override PartName="/xl/worksheets/sheet1.xml" \
ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" \
Target="{target}"/>{more}</Relationships>"""
_STYLES_RELATION = (
    '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" '
    'Target="styles.xml"/>'
)
_WORKBOOK = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" \
r:id="rId1"/></sheets></workbook>"""
# Cell formats, in this order: plain, heading, then one for each style that is not text.
_STYLED: tuple[Style, ...] = ("montant", "nombre", "entier", "date", "instant")
_STYLES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="4"><numFmt \
numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/><numFmt numFmtId="165" formatCode="#,##0.##"/>\
<numFmt numFmtId="166" formatCode="dd/mm/yyyy"/>\
<numFmt numFmtId="167" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font>\
<sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2">\
<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf/>\
<xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>\
<xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="166" applyNumberFormat="1"/>\
<xf numFmtId="167" applyNumberFormat="1"/></cellXfs></styleSheet>"""
_SHEET = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>\
<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>\
</sheetViews><cols>{widths}</cols>\
<sheetData>"""


class _Pipe(RawIOBase):
    """Where the archive writes; what it wrote is taken away as it goes."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, block: object) -> int:
        written = bytes(block)  # type: ignore[call-overload]  # bytes-like, as the archive writes
        self._blocks.append(written)
        return len(written)

    def taken(self) -> bytes:
        blocks, self._blocks = self._blocks, []
        return b"".join(blocks)


def _text(text: str, style: int = 0) -> str:
    words = escape(_UNWRITABLE.sub("", text))
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{words}</t></is></c>'


def _cell(value: Value, heading: Heading, yes_no: tuple[str, str]) -> str:
    match value:
        case None | "":
            return "<c/>"
        case bool():
            return _text(yes_no[0 if value else 1])
        case str():
            return _text(value)
        case datetime():
            elapsed = value - _EPOCH
            return _number(f"{elapsed.days + elapsed.seconds / _DAY_S:.6f}", "instant")
        case date():
            return _number(str((value - _EPOCH.date()).days), "date")
        case int() | float() | Decimal():
            return _number(f"{value:f}" if isinstance(value, Decimal) else str(value), heading.style)


def _number(written: str, style: Style) -> str:
    place = _STYLED.index(style) + 2 if style in _STYLED else 0
    return f'<c s="{place}"><v>{written}</v></c>'


def xlsx_chunks(
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Value]],
    name: str = "Clients",
    yes_no: tuple[str, str] = ("Oui", "Non"),
) -> Iterator[bytes]:
    """A workbook of one sheet: heading kept in sight, widths, numbers and dates that are numbers and dates.

    Texts are written as such, so that none is ever a formula.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS.format(kind="officeDocument", target="xl/workbook.xml", more=""))
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            _RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml", more=_STYLES_RELATION),
        )
        archive.writestr("xl/workbook.xml", _WORKBOOK.format(name=escape(name, {'"': "&quot;"})))
        archive.writestr("xl/styles.xml", _STYLES)
        widths = "".join(
            f'<col min="{place}" max="{place}" width="{heading.width}" customWidth="1"/>'
            for place, heading in enumerate(headings, 1)
        )
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_SHEET.format(widths=widths).encode())
            sheet.write(_row([_text(heading.words, 1) for heading in headings]))
            for number, row in enumerate(rows, 1):
                sheet.write(_row([_cell(value, heading, yes_no) for value, heading in zip(row, headings, strict=True)]))
                if number % ROWS_A_CHUNK == 0 and (block := pipe.taken()):
                    yield block
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.taken()


def _row(cells: Iterable[str]) -> bytes:
    return f"<row>{''.join(cells)}</row>".encode()
