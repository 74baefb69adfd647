"""Markers in the words of a paragraph, however Word has cut them into runs.

`{{client.nom}}` is replaced; `{{client.email | non communiqué}}` says what is written when nothing is known;
`{{si conjoint}}` … `{{fin}}` keeps what is between only when it is so, `{{si pas conjoint}}` when it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from egide.integrations.word.faults import Faute
from egide.integrations.word.names import BR, TAB, XML_SPACE, Element, P, T, named

_MARKER = re.compile(r"\{\{([^{}]*)\}\}")
_CONDITION = re.compile(r"si\s+(pas\s+)?(.+)", re.IGNORECASE)
_END = re.compile(r"fin(\s+si)?", re.IGNORECASE)
_PATH = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u200b]+")
_BREAKS = (BR, named("w:cr"))


@dataclass(frozen=True, slots=True)
class Marker:
    """`start` and `end` count the letters of the paragraph's words. `path` is folded: lower case, no accent."""

    kind: Literal["champ", "si", "fin"]
    path: str
    start: int
    end: int
    sinon: str | None = None
    pas: bool = False


class Words:
    """The words of one paragraph, without those of a paragraph inside it."""

    def __init__(self, paragraph: Element) -> None:
        self.paragraph = paragraph
        self.pieces = list(_pieces(paragraph))
        self.text = "".join(_letters(piece) for piece in self.pieces)

    def replace(self, start: int, end: int, words: str) -> None:
        """In the run where `start` is, in its own shape; breaks between the two places go. Places before stay."""
        at, first = 0, True
        for piece in list(self.pieces):
            letters = _letters(piece)
            begin, stop = max(start - at, 0), min(end - at, len(letters))
            at += len(letters)
            if begin >= stop:
                continue
            if piece.tag != T:
                piece.getparent().remove(piece)
                self.pieces.remove(piece)
                continue
            piece.text = letters[:begin] + (words if first else "") + letters[stop:]
            piece.set(XML_SPACE, "preserve")
            first = False
        self.text = self.text[:start] + words + self.text[end:]


def _pieces(element: Element) -> Iterator[Element]:
    for below in element:
        if below.tag == P:
            continue
        if below.tag in (T, TAB, *_BREAKS):
            # A stop of tabulation has the name of a tabulation, among the properties of a paragraph.
            if below.getparent().tag == named("w:r"):
                yield below
        else:
            yield from _pieces(below)


def _letters(piece: Element) -> str:
    if piece.tag == T:
        return piece.text or ""
    return "\t" if piece.tag == TAB else "\n"


def break_lines(paragraph: Element) -> None:
    """A line feed inside words becomes a break of line, as Word wants it."""
    for piece in [one for one in _pieces(paragraph) if one.tag == T and "\n" in (one.text or "")]:
        lines = (piece.text or "").split("\n")
        piece.text = lines[0]
        after = piece
        for line in lines[1:]:
            for made in (piece.makeelement(BR), piece.makeelement(T)):
                after.addnext(made)
                after = made
            after.text = line
            after.set(XML_SPACE, "preserve")


def fold(path: str) -> str:
    """ " Client.Prénom " → "client.prenom"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", path.strip()).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter) and letter != "\u200b")
    return _SPACES.sub("_", re.sub(r"\s*\.\s*", ".", bare).strip())


def read_markers(text: str) -> tuple[list[Marker], list[Faute]]:
    """In order, and what is wrong with the ones that are none."""
    markers: list[Marker] = []
    fautes: list[Faute] = []
    for match in _MARKER.finditer(text):
        inner = _SPACES.sub(" ", match.group(1)).strip()
        marker = _marker(inner, match.start(), match.end())
        if marker is None:
            fautes.append(Faute("marqueur_vide" if not inner else "marqueur_illisible", {"marqueur": match.group()}))
        else:
            markers.append(marker)
    rest = _MARKER.sub(lambda match: "\0" * len(match.group()), text)
    for at in (found.start() for found in re.finditer(r"\{\{|\}\}", rest)):
        around = rest[max(0, at - 20) : at + 30].replace("\0", "").strip()
        fautes.append(Faute("accolades", {"extrait": _SPACES.sub(" ", around)}))
    return markers, fautes


def _marker(inner: str, start: int, end: int) -> Marker | None:
    if _END.fullmatch(inner):
        return Marker("fin", "", start, end)
    condition = _CONDITION.fullmatch(inner)
    if condition:
        path = fold(condition.group(2))
        return Marker("si", path, start, end, pas=bool(condition.group(1))) if _PATH.fullmatch(path) else None
    path, bar, words = inner.partition("|")
    path = fold(path)
    if not _PATH.fullmatch(path) or (bar and not words.strip()):
        return None
    return Marker("champ", path, start, end, words.strip() if bar else None)
