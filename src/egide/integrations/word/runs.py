"""The words of a paragraph, run by run: their look, breaks, pictures, links and the numbers of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from egide.integrations.word.names import Element, R, named
from egide.integrations.word.package import Package
from egide.integrations.word.styles import WORD_SIZE, Look, Shape, Styles

Run = dict[str, Any]
EMU: Final = 12_700.0
"""English metric units in a point."""
_BOXES = {"☐": False, "☑": True, "☒": True, "\uf0a8": False, "\uf0fe": True}
_SYMBOLS = {"F0A8": "☐", "F06F": "☐", "F0FE": "☒", "F0FC": "✓", "F0B7": "•"}
_NUMBERS = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
_INTO = tuple(named(f"w:{local}") for local in ("smartTag", "sdt", "sdtContent", "customXml", "fldSimple"))
_DRAWING = named("w:drawing")


@dataclass(slots=True)
class Inline:
    """Where the reading of a paragraph stands. `field` is the code of the field being read, None outside of one."""

    package: Package
    part: str
    styles: Styles
    shape: Shape
    pictures: dict[str, bytes]
    runs: list[Run] = field(default_factory=list)
    code: str | None = None
    silent: bool = False


def runs_of(inline: Inline, element: Element) -> list[Run]:
    """The runs below an element, in order."""
    for below in element:
        if below.tag == R:
            _run(inline, below)
        elif below.tag == named("w:hyperlink"):
            _link(inline, below)
        elif below.tag == named("w:fldSimple") and _number(str(below.get(named("w:instr")))):
            inline.runs.append({"t": _number(str(below.get(named("w:instr")))), **_drawn(inline.shape.run)})
        elif below.tag in _INTO:
            runs_of(inline, below)
    return inline.runs


def _link(inline: Inline, element: Element) -> None:
    _kind, target = inline.package.relations(inline.part).get(str(element.get(named("r:id"))), ("", ""))
    first = len(inline.runs)
    runs_of(inline, element)
    if target.startswith(("https://", "http://", "mailto:")):
        for run in inline.runs[first:]:
            run["link"] = target


def _number(code: str) -> str | None:
    words = code.split()
    return _NUMBERS.get(words[0].upper()) if words else None


def _run(inline: Inline, run: Element) -> None:
    look = inline.styles.run(inline.shape, run)
    if look.get("hidden"):
        return
    for piece in run:
        match piece.tag.rpartition("}")[2]:
            case "fldChar":
                _field(inline, str(piece.get(named("w:fldCharType"))), look)
            case "instrText" if inline.code is not None:
                inline.code += piece.text or ""
            case _ if not inline.silent:
                _piece(inline, piece, look)


def _field(inline: Inline, kind: str, look: Look) -> None:
    """A field is its code, then what it said the last time; a number of page is counted anew."""
    if kind == "begin":
        inline.code = ""
    elif kind == "separate" and inline.code is not None:
        inline.silent = _number(inline.code) is not None
    elif kind == "end":
        if inline.code is not None and (number := _number(inline.code)):
            inline.runs.append({"t": number, **_drawn(look)})
        inline.code, inline.silent = None, False


def _piece(inline: Inline, piece: Element, look: Look) -> None:
    match piece.tag.rpartition("}")[2]:
        case "t":
            _words(inline, piece.text or "", look)
        case "drawing" | "AlternateContent":
            _pictures(inline, piece)
        case "br" if piece.get(named("w:type")) == "page":
            inline.runs.append({"t": "pagebreak"})
        case "br" | "cr":
            inline.runs.append({"t": "br"})
        case "tab":
            inline.runs.append({"t": "tab"})
        case "noBreakHyphen":
            _words(inline, "\u2011", look)
        case "sym":
            _words(inline, _SYMBOLS.get(str(piece.get(named("w:char"))).upper(), ""), look)


def _words(inline: Inline, words: str, look: Look) -> None:
    plain = ""
    for letter in words:
        if letter in _BOXES:
            inline.runs += [{"t": "w", "words": plain, **_drawn(look)}] if plain else []
            inline.runs.append({"t": "box", "on": _BOXES[letter], **_drawn(look)})
            plain = ""
        elif letter >= " ":
            plain += letter
    if plain:
        inline.runs.append({"t": "w", "words": plain.upper() if look.get("caps") else plain, **_drawn(look)})


def _drawn(look: Look) -> Run:
    """What the template reads of a look."""
    drawn = {key: True for key in ("b", "i", "u", "s", "small") if look.get(key)}
    told = {key: look[key] for key in ("color", "fill", "place") if look.get(key)}
    return {**drawn, **told, "size": look.get("size", WORD_SIZE)}


def _pictures(inline: Inline, element: Element) -> None:
    for drawing in element.iter(_DRAWING):
        for placed in drawing:
            blip = next(placed.iter(named("a:blip")), None)
            extent = placed.find(named("wp:extent"))
            if blip is None or extent is None:
                continue
            _kind, part = inline.package.relations(inline.part).get(str(blip.get(named("r:embed"))), ("", ""))
            content = inline.package.parts.get(part)
            if content is None:
                continue
            properties = placed.find(named("wp:docPr"))
            alt = str(properties.get("descr") or "") if properties is not None else ""
            name = part.replace("/", "-")
            inline.pictures[name] = content
            inline.runs.append(
                {
                    "t": "picture",
                    "file": name,
                    "width": float(extent.get("cx", "0")) / EMU,
                    "height": float(extent.get("cy", "0")) / EMU,
                    "alt": alt or "Image",
                }
            )
