"""A template: its fields checked against those that exist, then filled with the values of a file.

A row of a table that holds fields of a list (`{{enfants.prenom}}`) is written once for each of its rows. A condition
is either inside one paragraph, or alone in a paragraph of its own with its end alone in another.
"""

from __future__ import annotations

import copy
import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from egide.integrations.word.faults import Faute
from egide.integrations.word.markers import Marker, Words, break_lines, read_markers
from egide.integrations.word.names import TC, TR, Element, P, every, named, up_to
from egide.integrations.word.package import Package

NOT_TOLD: Final = "non communiqué"
NEAREST: Final = 0.6
_BORDERED = (named("w:pPr"), named("w:tcPr"), named("w:trPr"), named("w:tblPr"))

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a template may say: `champs` is label by path, `sections` whether each is a list, `caches` what never is."""

    champs: Mapping[str, str]
    sections: Mapping[str, bool]
    caches: frozenset[str]

    def liste(self, path: str) -> str | None:
        """The list a path is a field of."""
        section, dot, _champ = path.partition(".")
        return section if dot and self.sections.get(section) else None

    def nearest(self, path: str) -> str:
        """The known field most like this one; empty when none is."""
        known = (*self.champs, *self.sections)
        # A right name in the wrong section is the commonest slip.
        champ = path.rpartition(".")[2]
        same = [one for one in self.champs if one.rpartition(".")[2] == champ]
        found = difflib.get_close_matches(path, known, n=1, cutoff=NEAREST)
        return same[0] if len(same) == 1 else found[0] if found else (same or [""])[0]


class Valeurs(Protocol):
    """The values of a file. A `row` is given for the fields of a list."""

    def dit(self, path: str, row: Row | None) -> str | None:
        """As it is printed; None when nobody has said it."""
        ...

    def vrai(self, path: str, row: Row | None) -> bool:
        """Whether a condition holds."""
        ...

    def rows(self, section: str) -> Sequence[Row]:
        """The rows of a list."""
        ...


@dataclass(frozen=True, slots=True)
class Absent:
    """A field that was met and that nobody has said. `rang`: in which row, from 1. `sinon`: what is written instead."""

    path: str
    rang: int | None = None
    sinon: str | None = None


@dataclass(slots=True)
class Controle:
    """What a look at a template has found."""

    fautes: list[Faute] = field(default_factory=list)
    champs: list[str] = field(default_factory=list)


def check(package: Package, catalogue: Catalogue) -> Controle:
    """Every marker of the document, its headers and its footers."""
    found = Controle()
    for tree in package.written.values():
        for paragraph in every(tree, "w:p"):
            _check_paragraph(paragraph, catalogue, found)
        for row in every(tree, "w:tr"):
            lists = lists_of(row, catalogue)
            if len(lists) > 1:
                found.fautes.append(Faute("deux_listes", {"listes": ", ".join(lists)}))
        for parent in {id(one): one for one in (p.getparent() for p in every(tree, "w:p"))}.values():
            found.fautes += _unpaired(parent)
    if not found.champs and not found.fautes:
        found.fautes.append(Faute("aucun_champ"))
    found.fautes = [one for at, one in enumerate(found.fautes) if one not in found.fautes[:at]]
    found.champs = sorted(set(found.champs))
    return found


def _check_paragraph(paragraph: Element, catalogue: Catalogue, found: Controle) -> None:
    markers, fautes = read_markers(text := Words(paragraph).text)
    found.fautes += fautes
    depth = 0
    for marker in markers:
        if marker.kind == "fin":
            depth -= 1
        else:
            depth += marker.kind == "si"
            _check_path(marker, paragraph, catalogue, found)
        if depth < 0 and not alone(markers, text):
            found.fautes.append(Faute("fin_seule"))
            depth = 0
    if depth > 0 and not alone(markers, text):
        found.fautes.append(Faute("si_ouvert", {"champ": next(one.path for one in markers if one.kind == "si")}))


def _check_path(marker: Marker, paragraph: Element, catalogue: Catalogue, found: Controle) -> None:
    path = marker.path
    if path in catalogue.caches:
        found.fautes.append(Faute("champ_cache", {"champ": path}))
    elif marker.kind == "si" and path in catalogue.sections:
        return
    elif path not in catalogue.champs:
        near = catalogue.nearest(path)
        code = "champ_inconnu_proche" if near else "champ_inconnu"
        found.fautes.append(Faute(code, {"champ": path, "proche": near} if near else {"champ": path}))
    elif catalogue.liste(path) and up_to(paragraph, TR) is None:
        found.fautes.append(Faute("liste_hors_tableau", {"champ": path}))
    else:
        found.champs.append(path)


def alone(markers: Sequence[Marker], text: str) -> bool:
    """Whether the paragraph is the beginning or the end of a condition, and nothing else."""
    return len(markers) == 1 and markers[0].kind != "champ" and len(text.strip()) == markers[0].end - markers[0].start


def _edges(parent: Element) -> Iterator[tuple[int, Marker]]:
    """Paragraphs of this parent that are alone a beginning or an end."""
    for at, one in enumerate(parent):
        if one.tag == P:
            markers, _fautes = read_markers(text := Words(one).text)
            if alone(markers, text):
                yield at, markers[0]


def _unpaired(parent: Element) -> list[Faute]:
    open_: list[Marker] = []
    fautes: list[Faute] = []
    for _at, marker in _edges(parent):
        if marker.kind == "si":
            open_.append(marker)
        elif open_:
            open_.pop()
        else:
            fautes.append(Faute("fin_seule"))
    return fautes + [Faute("si_ouvert", {"champ": marker.path}) for marker in open_]


def lists_of(row: Element, catalogue: Catalogue) -> list[str]:
    """The lists whose fields are in this row, and not in a row inside it."""
    found: dict[str, None] = {}
    for paragraph in every(row, "w:p"):
        if up_to(paragraph, TR) is row:
            for marker in read_markers(Words(paragraph).text)[0]:
                if section := catalogue.liste(marker.path):
                    found[section] = None
    return list(found)


class Filling:
    """Writes values into a package, once. `absents` are what was not there, in the order of the document."""

    def __init__(self, catalogue: Catalogue, valeurs: Valeurs, absent: Callable[[str], str]) -> None:
        self.catalogue, self.valeurs, self.absent = catalogue, valeurs, absent
        self.absents: list[Absent] = []
        self.empty: list[str] = []
        self._row: tuple[str, int, Row | None] | None = None

    def fill(self, package: Package) -> None:
        for tree in package.written.values():
            self._below(tree)

    def _below(self, parent: Element) -> None:
        self._conditions(parent)
        for one in list(parent):
            if one.tag == P:
                self._paragraph(one)
            elif one.tag == TR:
                self._table_row(one)
            elif one.tag not in _BORDERED:
                self._below(one)
        if parent.tag == TC and (len(parent) == 0 or parent[-1].tag != P):
            parent.append(parent.makeelement(P))  # a cell ends with a paragraph

    def _conditions(self, parent: Element) -> None:
        """Keep or take away what stands between a beginning and its end; both go."""
        while edges := list(_edges(parent)):
            # Outermost first: what is taken away is not asked anything.
            depth = 0
            for at, marker in edges:
                depth += 1 if marker.kind == "si" else -1
                if depth == 0:
                    first, last, condition = edges[0][0], at, edges[0][1]
                    break
            else:
                return
            children = list(parent)
            held = self._holds(condition)
            gone = (children[first], children[last]) if held else children[first : last + 1]
            for one in gone:
                parent.remove(one)

    def _holds(self, condition: Marker) -> bool:
        return self.valeurs.vrai(condition.path, self._row[2] if self._row else None) != condition.pas

    def _table_row(self, row: Element) -> None:
        lists = lists_of(row, self.catalogue)
        if not lists or (self._row and self._row[0] == lists[0]):
            self._below(row)
            return
        section = lists[0]
        outer = self._row
        rows: Sequence[Row | None] = self.valeurs.rows(section)
        if not rows:
            self.empty.append(section)
            rows = [None]
        after = row
        for rang, values in enumerate(rows, 1):
            made = copy.deepcopy(row)
            after.addnext(made)
            after = made
            self._row = (section, rang, values)
            self._below(made)
        self._row = outer
        row.getparent().remove(row)

    def _paragraph(self, paragraph: Element) -> None:
        words = Words(paragraph)
        markers, _fautes = read_markers(words.text)
        if not markers:
            return
        # From the end: places before stay where they are. What a false condition holds goes first, unasked.
        while pair := _outermost(read_markers(words.text)[0]):
            begin, end = pair
            if self._holds(begin):
                words.replace(end.start, end.end, "")
                words.replace(begin.start, begin.end, "")
            else:
                words.replace(begin.start, end.end, "")
        written = [(one, self._said(one)) for one in read_markers(words.text)[0] if one.kind == "champ"]
        for marker, said in reversed(written):
            words.replace(marker.start, marker.end, said)
        break_lines(paragraph)

    def _said(self, marker: Marker) -> str:
        row = self._row if self.catalogue.liste(marker.path) else None
        if row and row[2] is None:
            return NOT_TOLD
        said = self.valeurs.dit(marker.path, row[2] if row else None)
        if said:
            return said
        sinon = marker.sinon if marker.sinon is not None else NOT_TOLD if row else None
        self.absents.append(Absent(marker.path, row[1] if row else None, sinon))
        return self.absent(marker.path) if sinon is None else sinon


def _outermost(markers: Sequence[Marker]) -> tuple[Marker, Marker] | None:
    depth, begin = 0, None
    for marker in markers:
        if marker.kind == "si":
            begin = begin if depth else marker
            depth += 1
        elif marker.kind == "fin" and depth:
            depth -= 1
            if depth == 0 and begin is not None:
                return begin, marker
    return None
