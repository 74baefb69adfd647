"""From a Word document to a PDF, on this machine and in this process."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from pathlib import Path

from egide.integrations.typesetting import Failed, typeset_pictures
from egide.integrations.word.faults import Faute, Undrawable
from egide.integrations.word.package import Package
from egide.integrations.word.pages import Reader

_UNKNOWN_LETTER = re.compile(r"the text `\"(.+?)\"` could not be displayed")


@cache
def _template() -> bytes:
    return (Path(__file__).parent / "word.typ").read_bytes()


def draw(package: Package, *, titre: str, auteur: str, sujet: str, at: datetime, projet: bool) -> bytes:
    """The PDF, tagged and archivable like those of the house. :param projet: marked as a draft.

    :raises Undrawable: a letter no font of the house has, or a picture that cannot be read.
    """
    pages = Reader(package).pages()
    data = {**pages.data, "titre": titre, "auteur": auteur, "sujet": sujet, "projet": projet}
    try:
        return typeset_pictures(_template(), data, pages.pictures, at)
    except Failed as failure:
        letters = dict.fromkeys(_UNKNOWN_LETTER.findall(str(failure)))
        if letters:
            raise Undrawable([Faute("lettre", {"lettre": " ".join(letters)})]) from failure
        if "image" in str(failure):
            raise Undrawable([Faute("image_abimee")]) from failure
        raise
