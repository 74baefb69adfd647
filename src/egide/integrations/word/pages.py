"""A Word document as pages to draw: sections of blocks, as plain data for the typesetter.

`unsupported` (support.py) has been asked first: what is not read here is nothing that a page would miss.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from egide.integrations.word.names import TBL, Element, P, child, named, told
from egide.integrations.word.numbering import Numbering
from egide.integrations.word.package import MAIN, Package
from egide.integrations.word.runs import Inline, runs_of
from egide.integrations.word.styles import WORD_SIZE, Look, Styles, twips
from egide.integrations.word.tables import TableReader

Block = dict[str, Any]
A4: Final = (595.3, 841.9)
MARGIN: Final = 70.9
EDGE: Final = 35.4
_THROUGH = tuple(named(f"w:{local}") for local in ("sdt", "sdtContent", "customXml", "smartTag"))


@dataclass(slots=True)
class Pages:
    """`data` for the template; `pictures` the files it names."""

    data: dict[str, Any]
    pictures: dict[str, bytes] = field(default_factory=dict)


class Reader:
    """Reads one package. Lists are counted through the whole document."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.xml("word/styles.xml"))
        self.numbering = Numbering.of(package.xml("word/numbering.xml"))
        self.pictures: dict[str, bytes] = {}
        self.tables = TableReader(self.styles, self.blocks)
        self._depth = 0

    def pages(self) -> Pages:
        body = child(self.package.written[MAIN], "w:body")
        sections: list[dict[str, Any]] = []
        blocks: list[Block] = []
        kept: dict[str, list[Block]] = {}
        for element in _flat(body):
            if element.tag == P:
                blocks += self._paragraph(element, MAIN, {})
                ending = child(element, "w:pPr", "w:sectPr")
                if ending is not None:
                    sections.append(self._section(ending, blocks, kept))
                    blocks = []
            elif element.tag == TBL:
                blocks.append(self.tables.read(element, MAIN))
        last = child(body, "w:sectPr") if body is not None else None
        sections.append(self._section(last, blocks, kept))
        _level(sections)
        for section in sections:
            _close(section["blocks"])
        return Pages({"sections": _joined(sections)}, self.pictures)

    def blocks(self, parent: Element, part: str, around: Look) -> list[Block]:
        """What a cell, a header or a footer holds."""
        found: list[Block] = []
        for element in _flat(parent):
            if element.tag == P:
                found += self._paragraph(element, part, around)
            elif element.tag == TBL:
                found.append(self.tables.read(element, part))
        return found

    def _paragraph(self, element: Element, part: str, around: Look) -> list[Block]:
        shape = self.styles.shape(element, around)
        look = dict(shape.paragraph)
        label = None
        if "list" in look:
            listed = self.numbering.label(*look.pop("list"))
            if listed:
                words, indents = listed
                own = self.styles.shape(element).paragraph
                look = {**look, **indents, **{key: own[key] for key in ("left", "first") if key in own}}
                label = words
        inline = runs_of(Inline(self.package, part, self.styles, shape, self.pictures), element)
        block = {
            "t": "p",
            "align": look.get("align", "left"),
            "before": look.get("before", 0.0),
            "after": look.get("after", 0.0),
            "line": look.get("line", {"times": 1.0}),
            "left": look.get("left", 0.0),
            "right": look.get("right", 0.0),
            "first": look.get("first", 0.0),
            "keep": bool(look.get("keep")),
            "level": look.get("level", 0),
            "fill": look.get("fill"),
            "borders": look.get("borders"),
            "label": label,
            "size": shape.run.get("size", WORD_SIZE),
            "look": {key: shape.run.get(key) for key in ("b", "color")},
            "runs": inline,
            "style": told(element, "w:pPr", "w:pStyle") or "",
            "close": bool(look.get("close")),
        }
        breaks: list[Block] = [{"t": "break"}] if look.get("newpage") else []
        return [*breaks, *_around_breaks(block)]

    def _section(self, section: Element | None, blocks: list[Block], kept: dict[str, list[Block]]) -> dict[str, Any]:
        def points(name: str, at: str, default: float) -> float:
            value = twips(told(section, name, at=at)) if section is not None else None
            return default if value is None else abs(value)

        for kind in ("header", "footer"):
            for reference in section.findall(named(f"w:{kind}Reference")) if section is not None else ():
                part = self.package.relations(MAIN).get(str(reference.get(named("r:id"))), ("", ""))[1]
                if part in self.package.written:
                    kept[f"{kind} {reference.get(named('w:type'))}"] = self.blocks(self.package.written[part], part, {})
        titled = section is not None and child(section, "w:titlePg") is not None
        return {
            "width": points("w:pgSz", "w:w", A4[0]),
            "height": points("w:pgSz", "w:h", A4[1]),
            "top": points("w:pgMar", "w:top", MARGIN),
            "bottom": points("w:pgMar", "w:bottom", MARGIN),
            "left": points("w:pgMar", "w:left", MARGIN),
            "right": points("w:pgMar", "w:right", MARGIN),
            "edge_top": points("w:pgMar", "w:header", EDGE),
            "edge_bottom": points("w:pgMar", "w:footer", EDGE),
            "header": kept.get("header default", []),
            "footer": kept.get("footer default", []),
            "titled": titled,
            "first_header": kept.get("header first", []),
            "first_footer": kept.get("footer first", []),
            "follows": told(section, "w:type") == "continuous" if section is not None else False,
            "blocks": blocks,
        }


def _flat(parent: Element | None) -> list[Element]:
    """Paragraphs and tables, whatever invisible control holds them."""
    found: list[Element] = []
    for element in parent if parent is not None else ():
        if element.tag in _THROUGH:
            found += _flat(element)
        else:
            found.append(element)
    return found


def _around_breaks(block: Block) -> list[Block]:
    """A break of page inside a paragraph cuts it in two."""
    parts: list[list[Any]] = [[]]
    for run in block["runs"]:
        if run["t"] == "pagebreak":
            parts.append([])
        else:
            parts[-1].append(run)
    if len(parts) == 1:
        return [block]
    found: list[Block] = []
    for at, runs in enumerate(parts):
        found += [{"t": "break"}] if at else []
        if runs:
            found.append({**block, "runs": runs, "label": block["label"] if at == 0 else None})
    return found


def _joined(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A section that goes on in the same page is one with the section before it."""
    found: list[dict[str, Any]] = []
    for section in sections:
        if found and section["follows"] and section["width"] == found[-1]["width"]:
            found[-1]["blocks"] += section["blocks"]
        else:
            found.append(section)
    return found


def _close(blocks: list[Block]) -> None:
    """Paragraphs of one style that ask for it stand close, as those of a list do."""
    for above, below in pairwise(blocks):
        if above["t"] == below["t"] == "p" and above["style"] == below["style"] and above["close"] and below["close"]:
            above["after"] = below["before"] = 0.0


def _level(sections: list[dict[str, Any]]) -> None:
    """Headings begin at 1 and go down one by one, as what reads pages aloud expects (ISO 14289-1, 7.4)."""
    open_: list[int] = []
    for section in sections:
        for block in section["blocks"]:
            level = block.get("level", 0)
            if level and not any(run.get("words", "").strip() for run in block["runs"]):
                block["level"] = 0
            elif level:
                while open_ and open_[-1] >= level:
                    open_.pop()
                open_.append(level)
                block["level"] = len(open_)
