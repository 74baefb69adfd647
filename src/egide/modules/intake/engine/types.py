"""What goes into the engine and what comes out of it.

Everything here is plain data without behaviour of its own, so that the code
that stores, shows and reviews an extraction never imports the engine's layers.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LeafValue = bool | int | float | str

ONE_TO_ONE_SECTIONS = ("client", "conjoint", "sante_souhait", "bae_prevoyance", "bae_retraite", "bae_epargne")
ROW_SECTIONS = (
    "enfants",
    "revenus",
    "passifs",
    "actifs_financiers",
    "biens_immobiliers",
    "autres_epargnes",
    "contrats_existants",
)
NEEDS_SECTION = "besoins"
SECTIONS = (*ONE_TO_ONE_SECTIONS, *ROW_SECTIONS, NEEDS_SECTION)


@dataclass(frozen=True, slots=True)
class Segment:
    """One turn of speech, or one paragraph of a memo.

    ``index`` is its position in the transcript; ``start`` and ``end`` are seconds
    in the recording, or None when the text did not come from audio. ``role`` is who
    says this very turn, when somebody has told it, whatever its speaker's label says.
    """

    index: int
    speaker: str | None
    text: str
    start: float | None = None
    end: float | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """The meeting's words, in order."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that prove a value: ``segments[segment].text[start:end] == quote``, always."""

    segment: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One proven value of the file. ``confidence`` is between 0 and 1; ``evidence`` is never empty.

    ``rival`` is what another reading of the same meeting found there instead.
    """

    value: LeafValue
    confidence: float
    evidence: tuple[Evidence, ...]
    speaker: str | None = None
    rival: LeafValue | None = None


Row = dict[str, Leaf]


@dataclass(frozen=True, slots=True)
class SetAside:
    """Something that was said and deliberately not taken as a fact, with the reason (French)."""

    label: str
    reason: str
    evidence: Evidence


@dataclass(slots=True)
class Extraction:
    """What one engine understood of one meeting.

    ``records`` holds the one-to-one sections, ``rows`` the repeated ones, ``besoins``
    the needs by name. ``roles`` maps a speaker's label to courtier, client, conjoint
    or autre, and ``sureness`` how likely each one is that was guessed (0 to 1). ``turns``:
    of talk without labels, who says most of each turn and how surely, None for a turn without words.
    ``timings`` are milliseconds by step.
    """

    records: dict[str, dict[str, Leaf]] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    besoins: dict[str, Leaf] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)
    roles: dict[str, str] = field(default_factory=dict)
    sureness: dict[str, float] = field(default_factory=dict)
    turns: list[tuple[str, float] | None] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)
    engine: str = "rules"
    version: str = ""

    def fiche(self) -> dict[str, object]:
        """The values alone, in the shape of ``eval/fiche.schema.json``; empty sections are absent."""
        fiche: dict[str, object] = {}
        for section, record in self.records.items():
            if record:
                fiche[section] = {name: leaf.value for name, leaf in record.items()}
        for section, rows in self.rows.items():
            values = [{name: leaf.value for name, leaf in row.items()} for row in rows if row]
            if values:
                fiche[section] = values
        if self.besoins:
            fiche[NEEDS_SECTION] = list(self.besoins)
        return fiche
