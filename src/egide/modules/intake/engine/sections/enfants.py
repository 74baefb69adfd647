"""The children of either partner: named or not, with a birth date or else an age, tax and custody."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.ages import (
    age_of,
    ages_alone,
    asked_age,
    asked_alone,
    listed_ages,
    shared_age,
    unnamed,
)
from egide.modules.intake.engine.child import Child
from egide.modules.intake.engine.child_births import asked_birth
from egide.modules.intake.engine.custody import read_custody
from egide.modules.intake.engine.firstnames import Name, surname_after
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Row

ORDER = 15


def build(reading: Reading) -> None:
    children = _named(reading)
    names = [(child.start, child.end) for child in children]
    for row, start in [*unnamed(reading, names), *(ages_alone(reading) if not children else [])]:
        children.append(Child(row, start, start))
    for row, start in asked_alone(reading) if not children else []:
        children.append(Child(row, start, start))
    children.sort(key=lambda child: child.start)
    read_custody(reading, children)
    for child in children:
        reading.add_row("enfants", child.row)
    if children and reading.value("client", "nombre_enfants") == 0:
        reading.extraction.records["client"].pop("nombre_enfants")


def _named(reading: Reading) -> list[Child]:
    names = _children(reading)
    listed = listed_ages(reading, names)
    children: list[Child] = []
    for index, name in enumerate(names):
        after = names[index + 1].start if index + 1 < len(names) else len(reading.text)
        before = names[index - 1].end if index else 0
        row: Row = {
            "prenom": reading.leaf(_shown(name), (name.start, name.end), confidence=0.88 if name.known else 0.7)
        }
        if name.key in listed:
            row["age"] = listed[name.key]
        else:
            row.update(age_of(reading, name, before, after))
        if len(row) == 1 and index + 1 < len(names):
            row.update(shared_age(reading, name, names[index + 1]))
        if len(row) == 1:
            row.update(asked_age(reading, name, after))
        if "date_naissance" not in row:
            row = _with_birth(reading, row, asked_birth(reading, name, after))
        row.update(_surname(reading, name))
        children.append(Child(row, name.start, name.end, name.key))
    return children


def _with_birth(reading: Reading, row: Row, born: Row) -> Row:
    """An answered birth date takes the place of the age, unless the two cannot be the same child's."""
    if not born:
        return row
    if "age" in row:
        years = reading.document.reference.year - int(str(born["date_naissance"].value)[:4])
        if not 0 <= years - int(str(row["age"].value)) <= 1:
            return row
    return {name: leaf for name, leaf in row.items() if name != "age"} | born


_BORN = re.compile(r",? (?:nee? |le |du |\d)")


def _surname(reading: Reading, name: Name) -> Row:
    """The family name said right after the first name ("Killian Le Coz"), where capitals show it, or it is said again
    of another child and a birth follows."""
    found = surname_after(reading.document, name)
    if found is None:
        return {}
    surname, start, end = found
    heard = reading.document.speaks_with_capitals or (
        reading.text.count(f" {reading.text[start:end]} ") > 1 and _BORN.match(reading.text, end)
    )
    if not heard:
        return {}
    return {"nom": reading.leaf(surname, (start, end), confidence=0.8)}


def _shown(name: Name) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.shown.split("-"))


def _children(reading: Reading) -> list[Name]:
    """Each child once, where its age is said if it is said."""
    best: dict[str, Name] = {}
    for name in reading.household.first("enfant"):
        known = best.get(name.key)
        if known is None or (not age_of(reading, known, 0, known.end + 70) and age_of(reading, name, 0, name.end + 70)):
            best[name.key] = name
    return sorted(best.values(), key=lambda name: name.start)
