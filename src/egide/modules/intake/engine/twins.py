"""Several properties told in one breath: "deux studios, 17 et 19 mètres carrés, 320 et 345 de loyer"."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.kit.french.measures import Measure
from egide.modules.intake.engine.estate import Estate
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.rows import amount
from egide.modules.intake.engine.types import Row
from egide.modules.intake.engine.within import within

_SEVERAL = re.compile(
    r"(?<!nous )(?<!vous )(?<!eux )(?<!elles )(?<!les )\b(deux|trois|2|3) (?!(?:le|la|les|un|une|mon|ma|"
    r"notre) )(?:[a-z]+ )?$"
)
_NUMBERS = {"deux": 2, "2": 2, "trois": 3, "3": 3}


def one_each(reading: Reading, estate: Estate, row: Row) -> list[Row]:
    """The row itself, or as many rows as there are things of its name, each with its own size, rent and worth."""
    number = next(filter(None, (_number(reading, mention.start) for mention in estate.mentions)), 0)
    if not number or row["designation"].value in ("residence_principale", "sci"):
        return [row]
    measures = [m for zone in estate.zones for m in within(reading.document.measures, zone)]
    moneys = [m for m in measures if m.kind == "money"]
    found: dict[str, list[Measure]] = {
        "surface_m2": _surfaces(reading, estate, measures),
        "loyer_mensuel": [m for m in moneys if 50 <= m.value < 4000],
        "valeur_actuelle_estimee": [m for m in moneys if m.value >= 10_000 and not m.period],
    }
    told = {name: values for name, values in found.items() if len(values) == number}
    towns = [t for zone in estate.zones for t in within(reading.document.towns, zone)]
    if not told or any(values and len(values) != number for name, values in found.items() if name != "surface_m2"):
        return [row]
    if row["designation"].value != "locatif":
        told.pop("loyer_mensuel", None)
    shared = {name: leaf for name, leaf in row.items() if name not in found}
    rows = [
        {**shared, **{name: amount(reading, values[index]) for name, values in told.items()}} for index in range(number)
    ]
    if len(towns) == number:
        for single, town in zip(rows, towns, strict=True):
            single["ville"] = reading.leaf(town.value.name, (town.start, town.end), confidence=0.78)
    return rows


def _number(reading: Reading, start: int) -> int:
    found = _SEVERAL.search(reading.text, max(0, start - 18), start)
    return _NUMBERS[found[1]] if found else 0


def _surfaces(reading: Reading, estate: Estate, measures: list[Measure]) -> list[Measure]:
    """The sizes; the first may lack its unit ("17 et 19 mètres carrés")."""
    said = [m for m in measures if m.kind == "surface"]
    numbers = [n for zone in estate.zones for n in within(reading.document.numbers, zone)]
    lone = [n for n in numbers if said and n.end < said[0].start and 8 < n.value < 500]
    if lone and re.fullmatch(r"\s*(?:,|et|puis)\s*", reading.text[lone[-1].end : said[0].start]):
        return [Measure("surface", lone[-1].value, lone[-1].start, lone[-1].end), *said]
    return said
