"""Tables that people send: CSV as any program writes it, and XLSX, read row after row.

Pure: bytes in, rows of cells out. A cell is what was written: text in CSV; text, number, yes/no, date or time in XLSX.
"""

from __future__ import annotations

import csv
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from io import BytesIO, StringIO
from typing import Any

Cell = str | int | float | bool | date | datetime | time | None
Row = list[Cell]

MAX_COLUMNS = 300
# A workbook is read cell by cell, but its texts are held whole; what unfolds beyond this is a bomb or a mistake.
MAX_UNFOLDED = 300 * 1024 * 1024
MAX_TEXTS = 80 * 1024 * 1024
MAX_PIECES = 2_000
LONGEST_CELL = 20_000
SEPARATORS = ";,\t|"
LOOKED_AT = 64 * 1024
# A title, a date of issue: what stands above the headings in the exports of some programs.
ROWS_BEFORE_HEADINGS = 20


class Fault(StrEnum):
    """Why a table cannot be read."""

    EMPTY = "empty"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    TOO_WIDE = "too_wide"
    NOT_TEXT = "not_text"


class Unreadable(ValueError):
    """:param fault: in `args[0]`."""

    @property
    def fault(self) -> Fault:
        return Fault(self.args[0])


@dataclass(frozen=True, slots=True)
class Table:
    """`headings`: the words of each column. `rows` gives (number as the spreadsheet counts, cells), blank rows left
    out; each call begins again."""

    headings: list[str]
    rows: Callable[[], Iterator[tuple[int, Row]]]
    sheet: str = ""


def read_table(content: bytes) -> Table:
    """The first table of a CSV text or of a workbook (its first sheet that holds one).

    :raises Unreadable: with its `fault`; later, from `rows`, for what is damaged further down.
    """
    if content.startswith(b"PK\x03\x04"):
        return _workbook(content)
    text = decode(content)
    separator = separator_of(text)

    def every() -> Iterator[tuple[int, Row]]:
        reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
        number = 0
        try:
            for number, row in enumerate(reader, 1):
                yield number, [cell[:LONGEST_CELL] for cell in row]
        except csv.Error as failure:
            raise Unreadable(Fault.DAMAGED) from failure

    return _table(every)


def decode(content: bytes) -> str:
    """UTF-8 and UTF-16, with their mark or recognised, else Windows-1252. :raises Unreadable: no text."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return _decoded(content, name)
    head = content[:4096]
    if b"\x00" in head:
        # Latin text in UTF-16 has a zero in every second byte, always on the same side.
        return _decoded(content, "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _decoded(content: bytes, name: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        raise Unreadable(Fault.NOT_TEXT) from None


def separator_of(text: str) -> str:
    """What stands between the cells: the sign that gives the most columns, the same number on each line."""

    def score(separator: str) -> tuple[float, int]:
        reader = csv.reader(StringIO(text[:LOOKED_AT], newline=""), delimiter=separator)
        try:
            widths = [len(row) for _line, row in zip(range(40), reader, strict=False) if row]
        except csv.Error:
            return 0.0, 0
        if not widths:
            return 0.0, 0
        width, lines = Counter(widths).most_common(1)[0]
        return (lines / len(widths) if width > 1 else 0.0), width

    scores = {separator: score(separator) for separator in SEPARATORS}
    return max(SEPARATORS, key=lambda separator: (round(scores[separator][0], 1), scores[separator][1]))


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if cell is not None and str(cell).strip())


def _table(every: Callable[[], Iterator[tuple[int, Row]]], sheet: str = "") -> Table:
    """The headings are the first row about as full as the fullest of the first ones."""
    first = [(number, row) for _rank, (number, row) in zip(range(ROWS_BEFORE_HEADINGS), every(), strict=False)]
    fullest = max((_filled(row) for _number, row in first), default=0)
    if not fullest:
        raise Unreadable(Fault.EMPTY)
    place, found = next((number, row) for number, row in first if _filled(row) * 2 >= fullest)
    headings = ["" if cell is None else " ".join(str(cell).split())[:200] for cell in found]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MAX_COLUMNS:
        raise Unreadable(Fault.TOO_WIDE)
    width = len(headings)

    def rows() -> Iterator[tuple[int, Row]]:
        for number, row in every():
            if number > place and _filled(row):
                yield number, [*row[:width], *[None] * (width - len(row))]

    return Table(headings, rows, sheet)


def _workbook(content: bytes) -> Table:
    _refuse_bombs(content)

    def every(name: str) -> Iterator[tuple[int, Row]]:
        book = _open(content)
        try:
            sheet = book[name]
            # What a program wrongly states of a sheet's size would cut it.
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
                yield number, [cell[:LONGEST_CELL] if isinstance(cell, str) else cell for cell in row]
        except (ValueError, KeyError, TypeError, SyntaxError, zipfile.BadZipFile, EOFError, OSError) as failure:
            raise Unreadable(Fault.DAMAGED) from failure
        finally:
            book.close()

    book = _open(content)
    names = [sheet.title for sheet in book.worksheets]
    book.close()
    for name in names:
        rows = _bound(every, name)
        if any(_filled(row) for _rank, (_number, row) in zip(range(ROWS_BEFORE_HEADINGS), rows(), strict=False)):
            return _table(rows, name)
    raise Unreadable(Fault.EMPTY)


def _bound(every: Callable[[str], Iterator[tuple[int, Row]]], name: str) -> Callable[[], Iterator[tuple[int, Row]]]:
    return lambda: every(name)


def _open(content: bytes) -> Any:
    # Loading it takes a moment that what never sends a table should not pay.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as failure:  # whatever a damaged workbook makes of its reader
        raise Unreadable(Fault.DAMAGED) from failure


def _refuse_bombs(content: bytes) -> None:
    """By what the archive says of its pieces, which is also all that will be unfolded of them."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            pieces = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as failure:
        raise Unreadable(Fault.DAMAGED) from failure
    texts = sum(piece.file_size for piece in pieces if piece.filename.endswith(("sharedStrings.xml", "styles.xml")))
    unfolded = sum(piece.file_size for piece in pieces)
    if len(pieces) > MAX_PIECES or unfolded > MAX_UNFOLDED or texts > MAX_TEXTS:
        raise Unreadable(Fault.TOO_LARGE)
