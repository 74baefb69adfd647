"""What a section works with: the document, who is who, the things found, and how to write a proven value."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.kit.french.dates import DateMention
from egide.kit.french.measures import Measure
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.anchors import Anchor
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.people import People
from egide.modules.intake.engine.questions import Question
from egide.modules.intake.engine.types import Evidence, Extraction, Leaf, LeafValue, Row, SetAside
from egide.modules.intake.engine.within import between

Span = tuple[int, int]


@dataclass(slots=True)
class Reading:
    """The shared state of one extraction; sections read it and write their part of ``extraction``."""

    document: Document
    household: Household
    people: People
    extraction: Extraction
    anchors: dict[str, list[Anchor]] = field(default_factory=dict)
    # Clause of the household -> the question it answers; read at first use (``questions.py``).
    questions: dict[int, Question] | None = None
    # every thing named, of all sections, in order
    things: list[Anchor] = field(default_factory=list)
    # every value that rules proposed for a field of a one-to-one section
    proposed: dict[tuple[str, str], list[LeafValue]] = field(default_factory=dict)
    _owners: dict[int, list[Anchor]] | None = None
    text: str = field(init=False)  # the document's

    def __post_init__(self) -> None:
        self.text = self.document.text

    @property
    def guessed_roles(self) -> bool:
        """Voices change unmarked inside the turns, so that a clause given to the broker may be the client's."""
        return not self.extraction.roles and not self.document.keeps_turns

    def leaf(self, value: LeafValue, *spans: Span, confidence: float = 0.8) -> Leaf:
        """A value with the words that prove it; the first span names the speaker."""
        evidence: list[Evidence] = []
        for start, end in spans:
            found = self.document.evidence(start, end)
            if found.quote.strip() and found not in evidence:
                evidence.append(found)
        if not evidence:
            clause = self.document.clause_at(spans[0][0] if spans else 0)
            evidence.append(self.document.evidence(clause.start, clause.end))
        speaker = self.document.transcript.segments[self.document.segment_at(spans[0][0])].speaker if spans else None
        return Leaf(value, max(0.0, min(1.0, round(confidence, 3))), tuple(evidence), speaker)

    def put(
        self, section: str, name: str, value: LeafValue, *spans: Span, confidence: float = 0.8, replace: bool = False
    ) -> None:
        """Write a field of a one-to-one section; the surest value stays, unless ``replace`` (a correction)."""
        self.proposed.setdefault((section, name), []).append(value)
        record = self.extraction.records.setdefault(section, {})
        known = record.get(name)
        if known is not None and not replace and known.confidence >= confidence:
            return
        record[name] = self.leaf(value, *spans, confidence=confidence)

    def has(self, section: str, name: str) -> bool:
        return name in self.extraction.records.get(section, {})

    def value(self, section: str, name: str) -> LeafValue | None:
        leaf = self.extraction.records.get(section, {}).get(name)
        return leaf.value if leaf else None

    def add_row(self, section: str, row: Row) -> None:
        self.extraction.rows.setdefault(section, []).append(row)

    def set_aside(self, label: str, reason: str, start: int, end: int) -> None:
        """Keep what was deliberately not believed, for the broker to see."""
        self.extraction.set_aside.append(SetAside(label, reason, self.document.evidence(start, end)))

    def find(self, pattern: str, roles: str = "") -> Iterator[tuple[re.Match[str], Clause]]:
        """Matches of a folded pattern with their clause.

        ``roles`` limits to who speaks, by initials: c client, j conjoint, b broker, n narrator.
        """
        for match in re.compile(pattern).finditer(self.document.text):
            clause = self.document.clause_at(match.start())
            if not roles or _INITIAL.get(clause.role, "x") in roles:
                yield match, clause

    def said(self, start: int, end: int) -> str:
        """The words as written, on one line."""
        return re.sub(r"\s+", " ", self.document.original(start, end)).strip(" ,.;:!?…\"'«»()")

    def taken_after(self, measure: Measure) -> list[Anchor]:
        """The things of the same clause that follow a figure and own it ("300 euros de rente")."""
        if self._owners is None:
            self._owners = {}
            for thing in self.things:
                for owned in (*thing.moneys, *thing.measures):
                    if owned.start < thing.start:
                        self._owners.setdefault(owned.start, []).append(thing)
        return self._owners.get(measure.start, [])

    def position(self, evidence: Evidence) -> int:
        """Where the words of a proof begin in the document."""
        segments = self.document.transcript.segments
        number = bisect_left(segments, evidence.segment, key=lambda segment: segment.index)
        return self.document.starts[number] + self.document.folded[number].at(evidence.start)

    def measures_between(self, start: int, end: int) -> Iterator[Measure]:
        """The measures said between two positions, in order."""
        return between(self.document.measures, start, end)

    def names_between(self, start: int, end: int) -> list[Name]:
        """The first names said between two positions, in order."""
        return list(between(self.household.names, start, end))

    def named_between(self, section: str, start: int, end: int) -> Iterator[Anchor]:
        """The things of a section named between two positions, in order."""
        return between(self.anchors.get(section, []), start, end)

    def things_in(self, clause: Clause) -> Iterator[Anchor]:
        """The things of all sections named in a clause, in order."""
        return between(self.things, clause.start, clause.end)

    def named_other(self, clause: Clause) -> bool:
        """Whether a clause names a thing that holds an amount."""
        return any(thing.moneys for thing in self.things_in(clause) if thing.section != "bae_epargne")

    def dates_between(self, start: int, end: int) -> Iterator[DateMention]:
        """The dates said between two positions, in order."""
        return between(self.document.dates, start, end)

    def holder(self, position: int) -> str:
        return self.people.holder(position)

    def believed(self, clause: Clause, *, statement: bool = False) -> bool:
        """Whether a clause counts as fact: the household's own words, a memo, or a broker's words that are confirmed.

        ``statement``: also a broker's plain statement that nobody denies (he reads the file aloud).
        """
        if clause.role in ("client", "conjoint", "narrateur"):
            return not (clause.role == "narrateur" and stance.noted_offer(clause.text))
        if clause.role != "courtier":
            return False
        answer = stance.verdict(self.document, clause)
        if answer == "yes":
            return True
        if self.guessed_roles and not stance.offered(clause.text):
            following = self.document.clauses[clause.index + 1 : clause.index + 2]
            # a "no" after a long clause takes back its end, not what came first
            if len(clause.text) > 90 or not any(stance.says_no(after.text) for after in following):
                return True
        return statement and answer != "no" and not stance.offered(clause.text)

    def of_household(self, holder: str) -> str:
        """The ``detenteur`` of a holder, or "" for somebody outside the household."""
        return holder if holder in ("client", "conjoint", "commun", "enfant") else ""

    def clause_words(self, clause: Clause, position: int, before: int = 80, after: int = 80) -> str:
        return self.document.text[max(clause.start, position - before) : min(clause.end, position + after)]


_INITIAL = {"client": "c", "conjoint": "j", "courtier": "b", "narrateur": "n", "autre": "x"}
