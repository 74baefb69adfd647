"""Names of the XML of Word documents (ECMA-376 part 1), and the few ways its elements are asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of lxml."""

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": _W,
    "r": _R,
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def named(name: str) -> str:
    """ "w:p" → "{namespace}p"."""
    prefix, _colon, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


P, R, T, TAB, BR, TBL, TR, TC = (named(f"w:{local}") for local in ("p", "r", "t", "tab", "br", "tbl", "tr", "tc"))


def child(element: Element, *path: str) -> Element | None:
    """The first element down this path; None as soon as one is missing."""
    for name in path:
        if element is None:
            return None
        element = element.find(named(name))
    return element


def told(element: Element | None, *path: str, at: str = "w:val") -> str | None:
    """An attribute of the element down this path."""
    found = child(element, *path) if element is not None else None
    value = found.get(named(at)) if found is not None else None
    return None if value is None else str(value)


def every(element: Element, name: str) -> Iterator[Element]:
    """All elements of this name below, in the order of the text."""
    found: Iterator[Element] = element.iter(named(name))
    return found


def up_to(element: Element, tag: str) -> Element | None:
    """The nearest element around this one that has this tag."""
    above = element.getparent()
    while above is not None and above.tag != tag:
        above = above.getparent()
    return above
