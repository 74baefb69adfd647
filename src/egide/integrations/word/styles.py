"""What a paragraph and its words look like, once defaults, styles and direct shapes are laid over each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from egide.integrations.word.names import Element, child, every, named, told

Look = dict[str, Any]

TWIPS: Final = 20.0
"""Twentieths of a point, what Word measures with."""
WORD_SIZE: Final = 10.0
LEVELS: Final = 6
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_OFF = ("0", "false", "off", "none")
_TOGGLES = {"b": "w:b", "i": "w:i", "s": "w:strike", "caps": "w:caps", "small": "w:smallCaps"}


def twips(value: str | None) -> float | None:
    """Points. What is no number is not told."""
    try:
        return float(value) / TWIPS if value is not None else None
    except ValueError:
        return None


def colour(value: str | None) -> str | None:
    """ "#1b4d6e"; None for what Word calls automatic."""
    if value is None or len(value) != 6 or any(letter not in "0123456789abcdefABCDEF" for letter in value):
        return None
    return f"#{value.lower()}"


def is_on(element: Element | None) -> bool:
    return element is not None and element.get(named("w:val"), "1").lower() not in _OFF


def run_look(properties: Element | None) -> Look:
    """Of `w:rPr`: only what it says."""
    look: Look = {}
    if properties is None:
        return look
    for name, tag in _TOGGLES.items():
        found = child(properties, tag)
        if found is not None:
            look[name] = is_on(found)
    underline = told(properties, "w:u")
    if underline is not None:
        look["u"] = underline != "none"
    size = told(properties, "w:sz")
    if size is not None and size.replace(".", "", 1).isdigit():
        look["size"] = min(max(float(size) / 2, 4.0), 120.0)
    if child(properties, "w:color") is not None:
        look["color"] = colour(told(properties, "w:color"))
    if (place := told(properties, "w:vertAlign")) is not None:
        look["place"] = {"superscript": "super", "subscript": "sub"}.get(place)
    if (shade := told(properties, "w:shd", at="w:fill")) is not None:
        look["fill"] = colour(shade)
    if is_on(child(properties, "w:vanish")):
        look["hidden"] = True
    return look


def paragraph_look(properties: Element | None) -> Look:
    """Of `w:pPr`: only what it says, in points."""
    look: Look = {}
    if properties is None:
        return look
    if (align := told(properties, "w:jc")) is not None:
        look["align"] = _ALIGN.get(align, "left")
    _spacing(properties, look)
    _indents(properties, look)
    for name, tag in {"keep": "w:keepNext", "newpage": "w:pageBreakBefore", "close": "w:contextualSpacing"}.items():
        found = child(properties, tag)
        if found is not None:
            look[name] = is_on(found)
    if (shade := told(properties, "w:shd", at="w:fill")) is not None:
        look["fill"] = colour(shade)
    borders = child(properties, "w:pBdr")
    if borders is not None:
        look["borders"] = {side: border(child(borders, f"w:{side}")) for side in ("top", "bottom", "left", "right")}
    if (level := told(properties, "w:outlineLvl")) is not None and level.isdigit():
        look["level"] = int(level) + 1 if int(level) < LEVELS else 0
    numbered = child(properties, "w:numPr")
    if numbered is not None:
        look["list"] = (told(numbered, "w:numId"), told(numbered, "w:ilvl"))
    return look


def _spacing(properties: Element, look: Look) -> None:
    for name in ("before", "after"):
        points = twips(told(properties, "w:spacing", at=f"w:{name}"))
        if points is not None:
            look[name] = points
    line = told(properties, "w:spacing", at="w:line")
    if line is not None and line.isdigit():
        exact = told(properties, "w:spacing", at="w:lineRule") in ("exact", "atLeast")
        look["line"] = {"points": float(line) / TWIPS} if exact else {"times": float(line) / 240}


def _indents(properties: Element, look: Look) -> None:
    for name, attributes in {"left": ("left", "start"), "right": ("right", "end")}.items():
        for attribute in attributes:
            points = twips(told(properties, "w:ind", at=f"w:{attribute}"))
            if points is not None:
                look[name] = max(points, 0.0)
    first = twips(told(properties, "w:ind", at="w:firstLine"))
    hanging = twips(told(properties, "w:ind", at="w:hanging"))
    if first is not None or hanging is not None:
        look["first"] = -hanging if hanging else first or 0.0


def border(element: Element | None) -> list[Any] | None:
    """Width in points and colour; None without a line."""
    if element is None or element.get(named("w:val")) in (None, "nil", "none"):
        return None
    width = element.get(named("w:sz")) or "4"
    points = min(max(float(width) / 8, 0.25), 6.0) if width.isdigit() else 0.5
    return [points, colour(element.get(named("w:color"))) or "#000000"]


@dataclass(frozen=True, slots=True)
class Shape:
    paragraph: Look
    run: Look


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default = ""
        self._paragraph: Look = {}
        self._run: Look = {}
        if root is None:
            return
        for style in every(root, "w:style"):
            name = str(style.get(named("w:styleId")))
            self._by_id[name] = style
            if style.get(named("w:type")) == "paragraph" and style.get(named("w:default")) in ("1", "true"):
                self._default = name
        self._run = run_look(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._paragraph = paragraph_look(child(root, "w:docDefaults", "w:pPrDefault", "w:pPr"))

    def chain(self, style: str | None) -> list[Element]:
        """From the style everything comes from to this one."""
        found: list[Element] = []
        seen: set[str] = set()
        while style and style in self._by_id and style not in seen:
            seen.add(style)
            found.insert(0, self._by_id[style])
            style = told(self._by_id[style], "w:basedOn")
        return found

    def shape(self, paragraph: Element, around: Look | None = None) -> Shape:
        """Of a paragraph. :param around: what the table says of the words inside it."""
        properties = child(paragraph, "w:pPr")
        look, run = dict(self._paragraph), {**self._run, **(around or {})}
        for style in self.chain(told(properties, "w:pStyle") or self._default):
            look |= paragraph_look(child(style, "w:pPr"))
            run |= run_look(child(style, "w:rPr"))
        return Shape(look | paragraph_look(properties), run)

    def run(self, shape: Shape, run: Element) -> Look:
        """Of a run inside a paragraph of this shape."""
        properties = child(run, "w:rPr")
        look = dict(shape.run)
        for style in self.chain(told(properties, "w:rStyle")):
            look |= run_look(child(style, "w:rPr"))
        return look | run_look(properties)
