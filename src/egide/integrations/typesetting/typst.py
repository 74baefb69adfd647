"""Typst, embedded. Templates read their data as JSON: nothing of it is ever read as markup."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""Kept for decades, and read aloud: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1)."""

# A compiler keeps what it has read between two documents, and makes one at a time.
_lock = threading.Lock()


class Failed(Exception):
    """The template and the data do not make a page."""


@cache
def _compiler(root: Path) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(root), font_paths=fonts)


def typeset(root: Path, template: str, data: Mapping[str, object], at: datetime) -> bytes:
    """A PDF of `root/template`, whose `sys.inputs.data` is `data` as JSON. About 5 to 30 ms.

    :param root: the folder a template may read, and nothing outside it.
    :param at: the moment written in the file; the same data at the same moment make the same bytes.
    :raises Failed: what the typesetter said, for the developers.
    """
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _lock:
        try:
            made = _compiler(root).compile(
                input=str(root / template),
                sys_inputs=inputs,
                pdf_standards=STANDARDS,
                timestamp=at.replace(microsecond=0),
            )
        except typst.TypstError as failure:
            raise Failed(failure.diagnostic) from failure
    if not isinstance(made, bytes):
        raise Failed(f"{template} made {type(made).__name__} instead of one file")
    return made
