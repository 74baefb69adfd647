"""Words that name a profession."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "metiers.txt"


@cache
def profession_heads() -> dict[str, str]:
    """Folded head word -> usual status.

    l liberal, a craftsman or shopkeeper, f civil servant, b farmer, r runs a firm, "" nothing usual.
    """
    heads: dict[str, str] = {}
    for line in _DATA.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        for entry in line.split():
            word, _, status = entry.partition("=")
            stem, _, suffix = word.partition("/")
            heads[stem] = status
            if suffix:
                heads[stem + suffix] = status
    return heads
