"""Tables as the typesetter wants them: widths, rows of cells that span, their lines and their grounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from egide.integrations.word.names import TC, TR, Element, child, every, named, told
from egide.integrations.word.styles import Look, Styles, border, colour, is_on, run_look, twips

Block = dict[str, Any]
Cell = dict[str, Any]
SIDES = ("top", "bottom", "left", "right")
PADDING = {"top": 0.0, "bottom": 0.0, "left": 5.4, "right": 5.4}
_THROUGH = tuple(named(f"w:{local}") for local in ("sdt", "sdtContent", "customXml"))


class TableReader:
    """:param inside: reads what a cell holds, given what the table says of its words."""

    def __init__(self, styles: Styles, inside: Callable[[Element, str, Look], list[Block]]) -> None:
        self.styles, self.inside = styles, inside

    def read(self, table: Element, part: str) -> Block:
        properties = child(table, "w:tblPr")
        chain = self.styles.chain(told(properties, "w:tblStyle"))
        lines: dict[str, Any] = {}
        padding = dict(PADDING)
        for holder in (*(child(style, "w:tblPr") for style in chain), properties):
            lines |= _lines(child(holder, "w:tblBorders") if holder is not None else None)
            padding |= _padding(child(holder, "w:tblCellMar") if holder is not None else None)
        rows = _below(table, TR)
        widths = [twips(one.get(named("w:w"))) or 0.0 for one in every(child(table, "w:tblGrid"), "w:gridCol")]
        read = [self._row(row, at, len(rows), part, chain, lines, padding) for at, row in enumerate(rows)]
        _merge_down(read)
        columns = max((sum(cell["span"] for cell in row["cells"]) for row in read), default=1)
        widths = widths if len(widths) == columns and all(widths) else []
        return {
            "t": "table",
            "columns": columns,
            "widths": widths,
            "align": {"center": "center", "right": "right", "end": "right"}.get(told(properties, "w:jc") or "", "left"),
            "headers": _headers(rows),
            "padding": padding,
            "rows": read,
        }

    def _row(
        self,
        row: Element,
        at: int,
        count: int,
        part: str,
        chain: list[Element],
        lines: dict[str, Any],
        padding: dict[str, float],
    ) -> dict[str, Any]:
        fill, words = _first_row(chain) if at == 0 else (None, {})
        cells: list[Cell] = []
        found = _below(row, TC)
        for place, cell in enumerate(found):
            properties = child(cell, "w:tcPr")
            span = told(properties, "w:gridSpan") if properties is not None else None
            shade = told(properties, "w:shd", at="w:fill") if properties is not None else None
            own = _lines(child(properties, "w:tcBorders")) if properties is not None else {}
            last_row, last_cell = at == count - 1, place == len(found) - 1
            merge = child(properties, "w:vMerge") if properties is not None else None
            cells.append(
                {
                    "span": int(span) if span and span.isdigit() else 1,
                    "down": 1,
                    "goes_on": merge is not None and merge.get(named("w:val")) != "restart",
                    "fill": colour(shade) or fill,
                    "valign": {"center": "horizon", "bottom": "bottom"}.get(
                        told(properties, "w:vAlign") or "" if properties is not None else "", "top"
                    ),
                    "lines": {
                        "top": own.get("top", lines.get("top") if at == 0 else lines.get("insideH")),
                        "bottom": own.get("bottom", lines.get("bottom") if last_row else lines.get("insideH")),
                        "left": own.get("left", lines.get("left") if place == 0 else lines.get("insideV")),
                        "right": own.get("right", lines.get("right") if last_cell else lines.get("insideV")),
                    },
                    "padding": padding,
                    "blocks": self.inside(cell, part, words),
                }
            )
        height = twips(told(row, "w:trPr", "w:trHeight")) or 0.0
        return {"height": height, "cells": cells}


def _below(parent: Element, tag: str) -> list[Element]:
    """Rows of a table, cells of a row, whatever invisible control holds them."""
    found: list[Element] = []
    for element in parent:
        if element.tag == tag:
            found.append(element)
        elif element.tag in _THROUGH:
            found += _below(element, tag)
    return found


def _lines(borders: Element | None) -> dict[str, Any]:
    if borders is None:
        return {}
    names = {"start": "left", "end": "right"}
    return {names.get(local, local): border(one) for one in borders for local in (one.tag.rpartition("}")[2],) if local}


def _padding(margins: Element | None) -> dict[str, float]:
    found: dict[str, float] = {}
    for side in SIDES:
        points = twips(told(margins, f"w:{side}", at="w:w")) if margins is not None else None
        if points is not None:
            found[side] = points
    return found


def _first_row(chain: list[Element]) -> tuple[str | None, Look]:
    """The ground and the words that a style of table gives to its first row."""
    fill, words = None, dict[str, Any]()
    for style in chain:
        for part in style.findall(named("w:tblStylePr")):
            if part.get(named("w:type")) == "firstRow":
                fill = colour(told(part, "w:tcPr", "w:shd", at="w:fill")) or fill
                words |= run_look(child(part, "w:rPr"))
    return fill, words


def _headers(rows: list[Element]) -> int:
    """How many rows, from the first, are written again on each page."""
    count = 0
    for row in rows:
        if not is_on(child(row, "w:trPr", "w:tblHeader")):
            break
        count += 1
    return count


def _merge_down(rows: list[dict[str, Any]]) -> None:
    """A cell that goes on from the row above is part of the cell it goes on from."""
    above: dict[int, Cell] = {}
    for row in rows:
        column, kept = 0, []
        for cell in row["cells"]:
            start = above.get(column)
            if cell.pop("goes_on") and start is not None and start["span"] == cell["span"]:
                start["down"] += 1
            else:
                above[column] = cell
                kept.append(cell)
            column += cell["span"]
        row["cells"] = kept
