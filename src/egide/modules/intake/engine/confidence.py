"""The last layer: how far each value can be believed, learned from labelled meetings.

A rule's own confidence only ranks what it finds. Here every value is described by a few plain facts (its
field, who says it, how, with how much proof) and each fact has a learned weight; their sum is the log-odds
that the value is right. ``data/confidence.txt`` holds the weights, ``eval/train/confidence.py`` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from importlib import resources

from egide.kit import patterns as re
from egide.kit.french.names import first_names
from egide.kit.french.professions import profession_heads
from egide.kit.french.text import fold
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.questions import question_of
from egide.modules.intake.engine.reading import Reading
from egide.modules.intake.engine.types import Evidence, Leaf, LeafValue, Row

_CORRECTED = re.compile(r"\b(?:non|pardon|enfin|plutot|me trompe|attendez|rectifi\w*|ou plutot|je dis n'importe)\b")
_DENIED = re.compile(r"\b(?:pas|plus|jamais|aucune?|sans|ni)\b")
_ABOUT = re.compile(r"\b(?:environ|a peu pres|grosso modo|dans les|je crois|peut-etre|a vue de nez|plus ou moins)\b")
_STRANGERS = re.compile(
    r"\b(?:freres?|soeurs?|mere|pere|parents|cousine?s?|oncle|tante|voisine?s?|collegues?|associee?s?|ami(?:e?s)?|"
    r"copains?|beau[- ]\w+|belle[- ]\w+|patron|ex|ancienne?|gens)\b"
)
# Values are often proven by the same words: what is told of these, by where they start and end.
Manners = dict[tuple[int, int], list[str]]
_UNIT = re.compile(r"\b(?:euros?|balles|k|ke|ans?|mois|jours?|m2|metres|pour cent|trimestres?|kilometres?)\b|[€%]")


def calibrate(reading: Reading) -> None:
    """Replace the confidence of every value by the learned chance that it is right."""
    extraction = reading.extraction
    kinds = {id(leaf): believe(facts) for leaf, facts in described(reading)}

    def judged(leaf: Leaf) -> Leaf:
        return Leaf(leaf.value, kinds[id(leaf)], leaf.evidence, leaf.speaker, leaf.rival)

    extraction.records = {
        section: {name: judged(leaf) for name, leaf in record.items()} for section, record in extraction.records.items()
    }
    extraction.rows = {
        section: [{name: judged(leaf) for name, leaf in row.items()} for row in rows]
        for section, rows in extraction.rows.items()
    }
    extraction.besoins = {name: judged(leaf) for name, leaf in extraction.besoins.items()}


def believe(facts: dict[str, float]) -> float:
    """The chance that a value with these facts is right."""
    known = weights()
    score = sum([known[name] * value for name, value in facts.items() if name in known])
    return round(1 / (1 + math.exp(-score)), 3)


@cache
def weights() -> dict[str, float]:
    """The committed weights, read once."""
    text = (resources.files(__package__) / "data" / "confidence.txt").read_text("utf-8")
    pairs = (line.split("\t") for line in text.splitlines())
    return {name: float(value) for name, value in pairs}


def described(reading: Reading) -> Iterator[tuple[Leaf, dict[str, float]]]:
    """Every value with its facts (named, most of them 1)."""
    extraction = reading.extraction
    genre = _genre(reading)
    amounts = _amounts(reading)
    manners: Manners = {}

    def known(section: str, name: str, leaf: Leaf, *more: str) -> tuple[Leaf, dict[str, float]]:
        found = ["socle", f"genre {genre}", f"genre {genre} {section}", *more]
        if _is_amount(leaf):
            found.append("montant partage" if len(amounts.get(_start(leaf), ())) > 1 else "montant seul")
        facts = dict.fromkeys([*found, *_facts(reading, section, name, leaf, manners)], 1.0)
        facts["confiance de la regle"] = 10 * (leaf.confidence - 0.8)
        return leaf, facts

    for section, record in extraction.records.items():
        filled = f"champs de {section} {min(5, len(record) // 2)}"
        for name, leaf in record.items():
            yield known(section, name, leaf, filled)
    for section, rows in extraction.rows.items():
        for row in rows:
            told = _of_row(section, row, rows)
            for name, leaf in row.items():
                twins = sum(name in other and other[name].value == leaf.value for other in rows)
                double = (f"double {name}",) if twins > 1 else ()
                yield known(section, name, leaf, *told, *double, *_from_kind(reading, section, name, row))
    for name, leaf in extraction.besoins.items():
        yield known("besoins", name, leaf)


def _is_amount(leaf: Leaf) -> bool:
    return isinstance(leaf.value, (int, float)) and not isinstance(leaf.value, bool)


def _start(leaf: Leaf) -> tuple[int, int]:
    return leaf.evidence[0].segment, leaf.evidence[0].start


def _amounts(reading: Reading) -> dict[tuple[int, int], set[str]]:
    """The sections that hold a figure, by the place of the figure."""
    found: dict[tuple[int, int], set[str]] = {}
    extraction = reading.extraction
    for section, record in extraction.records.items():
        for leaf in record.values():
            if _is_amount(leaf):
                found.setdefault(_start(leaf), set()).add(section)
    for section, rows in extraction.rows.items():
        for leaf in (leaf for row in rows for leaf in row.values()):
            if _is_amount(leaf):
                found.setdefault(_start(leaf), set()).add(section)
    return found


# What a row is, and whose.
_KIND = {
    "revenus": "nature",
    "passifs": "nature",
    "actifs_financiers": "nature",
    "autres_epargnes": "designation",
    "biens_immobiliers": "type",
    "contrats_existants": "type",
    "enfants": "prenom",
}


def _of_row(section: str, row: Row, rows: list[Row]) -> tuple[str, ...]:
    """Facts of a whole row: its size, and how many rows of the section are of the same kind and holder."""
    kind = _KIND.get(section, "")
    holders = ("detenteur", "beneficiaire", "emprunteur")
    alike = [
        other
        for other in rows
        if other is not row
        and kind in row
        and kind in other
        and other[kind].value == row[kind].value
        and all(other[name].value == row[name].value for name in holders if name in row and name in other)
    ]
    return f"taille de ligne {section} {min(len(row), 6)}", f"semblables {section} {min(2, len(alike))}"


def _from_kind(reading: Reading, section: str, name: str, row: Row) -> tuple[str, ...]:
    """How many sentences a value of a row is away from what tells its kind."""
    kind = row.get(_KIND.get(section, ""))
    if kind is None:
        return ()
    document = reading.document
    here, there = (document.clause_at(_place(document, leaf.evidence[0])[0]) for leaf in (row[name], kind))
    gap = here.index - there.index
    return f"loin {section} {max(-2, min(3, gap))}", f"loin {name} {max(-1, min(2, gap))}"


def _genre(reading: Reading) -> str:
    document = reading.document
    if document.memo:
        return "note"
    if reading.extraction.roles:
        return "voix nommees"
    return "tours" if document.keeps_turns else "voix devinees"


def _facts(reading: Reading, section: str, name: str, leaf: Leaf, manners: Manners) -> list[str]:
    document = reading.document
    places = [_place(document, evidence) for evidence in leaf.evidence]
    start, end = places[0]
    clause = document.clause_at(start)
    if (start, end) not in manners:
        manners[start, end] = [*_manner(reading, clause, start, end)]
    found = [
        f"section {section}",
        f"champ {name}",
        f"champ {section}.{name}",
        f"dit par {clause.role}",
        f"preuves {min(len(places), 3)}",
        f"ecart {_spread(document, places)}",
        f"regle {min(9, int(leaf.confidence * 20) - 9)}",
        f"regle {section}.{name} {int(leaf.confidence * 50)}",
        *manners[start, end],
        *_worth(document, name, leaf.value, start, end),
        *_rivals(reading.proposed.get((section, name), []), leaf.value),
    ]
    if "conjoint" in reading.extraction.records:
        found.append("couple")
        if section in ("client", "conjoint") or name in _OWNERS:
            found.extend((f"couple {name}", f"porteur {_bearer(reading, clause, start)} {section}"))
    return found


_NEAR = ("me", "he", "she")
_OWNERS = ("detenteur", "beneficiaire", "emprunteur", "assure")


def _bearer(reading: Reading, clause: Clause, start: int) -> str:
    """What names the person in the sentence, before the value."""
    mention = reading.people.last_before(start, clause.start)
    return f"{mention.kind} {clause.role}" if mention is not None else f"sans {clause.role}"


def _manner(reading: Reading, clause: Clause, start: int, end: int) -> Iterator[str]:
    """When and how a value is said."""
    document = reading.document
    holders = {m.holder for m in reading.people.mentions_in(clause) if m.strong or m.kind in _NEAR}
    yield f"moment {min(4, 5 * start // max(1, len(document.text)))}"
    yield f"longueur {min(4, (end - start) // 12)}"
    yield f"porteurs {min(3, len(holders))}"
    yield "repond" if question_of(reading, clause) is not None else "dit de soi-meme"
    near = document.text[max(clause.start, start - 60) : min(clause.end, end + 60)]
    if clause.question:
        yield "question"
    if _DENIED.search(document.text, max(clause.start, start - 40), start):
        yield "nie"
    for label, pattern in (("corrige", _CORRECTED), ("environ", _ABOUT), ("autrui", _STRANGERS)):
        if pattern.search(near):
            yield label
    if stance.hypothetical(near):
        yield "hypothese"
    if stance.closed(near):
        yield "clos"
    words = document.text[start:end].strip()
    if 3 < len(words) < 40 and document.text.count(words) > 1:
        yield "repete"
    if clause.role == "courtier":
        yield f"reponse {stance.verdict(document, clause) or 'aucune'}"


def _worth(document: Document, name: str, value: LeafValue, start: int, end: int) -> Iterator[str]:
    """What the value itself is worth: its unit, whether the words are known ones."""
    if isinstance(value, bool):
        yield f"oui {name}" if value else f"non {name}"
    elif isinstance(value, (int, float)):
        unit = _UNIT.search(document.text, start, min(len(document.text), end + 14))
        yield "unite dite" if unit else "unite tue"
    elif name == "prenom":
        yield "prenom connu" if fold(value).split("-")[0] in first_names() else "prenom inconnu"
    elif name == "profession":
        known = any(word in profession_heads() for word in fold(value).split())
        yield f"metier {'connu' if known else 'inconnu'}"
        yield f"metier {min(4, value.count(' ') + 1)} mots"
    elif name == "nom":
        yield f"nom {min(3, value.count(' ') + 1)} mots"


def _rivals(values: list[LeafValue], value: LeafValue) -> Iterator[str]:
    """Whether several rules found the same value, or others."""
    if any(other != value for other in values):
        yield "rivaux"
    if sum(other == value for other in values) > 1:
        yield "accord"


def _place(document: Document, evidence: Evidence) -> tuple[int, int]:
    """Where a proof is in the folded text."""
    number = document.places[evidence.segment]
    base, folded = document.starts[number], document.folded[number]
    return base + folded.at(evidence.start), base + folded.at(evidence.end)


def _spread(document: Document, places: list[tuple[int, int]]) -> str:
    clauses = [document.clause_at(start).index for start, _ in places]
    apart = max(clauses) - min(clauses)
    return "une phrase" if apart == 0 else "voisines" if apart < 3 else "loin"
