"""What a summary is made of: facts, sentences that rest on them, and what is to be done next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from egide.modules.intake.engine.types import Evidence, Extraction, Leaf, LeafValue

# The order of a summary; the screens name them.
THEMES = (
    *("besoins", "foyer", "travail", "revenus", "patrimoine", "emprunts", "contrats"),
    *("sante", "prevoyance", "retraite", "epargne", "ecarte", "attention"),
)
OWNERS = ("courtier", "client", "conjoint")
PRECISIONS = ("jour", "semaine", "mois")


@dataclass(frozen=True, slots=True)
class Fact:
    """One proven value and its place: "client.email", "passifs[0].preteur", "besoins.sante"."""

    path: str
    value: LeafValue
    evidence: tuple[Evidence, ...]
    confidence: float = 1.0

    @property
    def section(self) -> str:
        return self.path.split(".")[0].split("[")[0]

    @property
    def champ(self) -> str:
        return self.path.rsplit(".", 1)[-1]

    @property
    def row(self) -> str:
        """The row it belongs to ("passifs[0]"), or its section."""
        return self.path.rsplit(".", 1)[0]


Record = Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything proven of a meeting, by section."""

    records: Mapping[str, Record]
    rows: Mapping[str, tuple[Record, ...]]
    besoins: tuple[Fact, ...]

    @classmethod
    def of(cls, extraction: Extraction) -> Facts:
        records = {section: _record(section, leaves) for section, leaves in extraction.records.items()}
        rows = {
            section: tuple(_record(f"{section}[{index}]", leaves) for index, leaves in enumerate(found) if leaves)
            for section, found in extraction.rows.items()
        }
        wanted = {need: leaf for need, leaf in extraction.besoins.items() if leaf.value is not False}
        return cls(records, rows, tuple(_record("besoins", wanted).values()))

    def record(self, section: str) -> Record:
        return self.records.get(section, {})

    def lines(self, section: str) -> tuple[Record, ...]:
        return self.rows.get(section, ())

    def all(self) -> list[Fact]:
        """Every fact, in the order of the file."""
        found = [fact for record in self.records.values() for fact in record.values()]
        found += [fact for rows in self.rows.values() for row in rows for fact in row.values()]
        return [*found, *self.besoins]


def _record(place: str, leaves: Mapping[str, Leaf]) -> dict[str, Fact]:
    return {
        name: Fact(f"{place}.{name}", leaf.value, leaf.evidence, leaf.confidence)
        for name, leaf in leaves.items()
        if leaf.evidence
    }


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the facts it states and the words that prove them; `evidence` is never empty."""

    theme: str
    text: str
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def proofs(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The words of several facts, each once, in the order they were said."""
    found = dict.fromkeys(words for fact in facts for words in fact.evidence)
    return tuple(sorted(found, key=lambda words: (words.segment, words.start)))


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, or the first day of a week or a month; `before`: no later than that."""

    day: date
    precision: str = "jour"
    before: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """Something somebody said they would do, or agreed to do."""

    text: str
    owner: str
    deadline: Deadline | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """One meeting told twice, and what follows from it. `dropped` counts the written sentences that were not proven."""

    client: tuple[Sentence, ...] = ()
    courtier: tuple[Sentence, ...] = ()
    actions: tuple[Action, ...] = ()
    engine: str = "rules"
    version: str = ""
    dropped: int = field(default=0)
