"""From what a model answered to proven values: each with words of the transcript that say it, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from egide.kit.french.text import fold
from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.dictionary.enums import BESOIN
from egide.modules.clients.dictionary.types import Champ, Section
from egide.modules.intake.engine.types import (
    NEEDS_SECTION,
    Evidence,
    Extraction,
    Leaf,
    LeafValue,
    Row,
    SetAside,
    Transcript,
)
from egide.modules.intake.llm.quotes import Finder
from egide.modules.intake.llm.schema import stated_fields
from egide.modules.intake.llm.support import Words, supports
from egide.modules.intake.llm.suspicion import suspicious_segments

VERSION = "llm-1"
READ, PLAUSIBLE = 0.9, 0.75
"""Confidence: the words say the value; no reader can tell."""
MOST_PROOFS = 4
ADDRESSED = frozenset({"civilite", "nom", "prenom"})
"""What the broker alone may say: how people are called."""
NOT_SAID = "Valeur proposée par le modèle et non retenue : les mots cités ne la disent pas."
BY_BROKER = "Valeur proposée par le modèle et non retenue : seul le courtier le dit."
ORDERED = "Valeur proposée par le modèle et non retenue : ce passage donne des ordres au modèle."
REASONS = (NOT_SAID, BY_BROKER, ORDERED)
"""Each a msgid."""

_YES = re.compile(
    r"^\W*(?:ah |euh |ben |bah |eh |mais )*(?:oui|ouais|ouep|exact\w*|tout a fait|voila|d'accord|absolument|"
    r"c'est (?:ca|bien ca|exact|cela)|effectivement|bien sur|ok|parfait|volontiers|on fait (?:ca|comme ca)|allez-y|"
    r"va pour|entendu)\b"
)
Json = dict[str, Any]


@dataclass(slots=True)
class Read:
    """An extraction, and how much of what the model said was void: `voided` values, in `suspicious` turns or not."""

    extraction: Extraction
    voided: int = 0
    suspicious: int = 0


@dataclass(slots=True)
class Reader:
    """Reads the answers of one meeting."""

    transcript: Transcript
    roles: Mapping[str, str]
    reference_date: date
    _finder: Finder = field(init=False)
    _suspicious: frozenset[int] = field(init=False)
    _client_speaks: bool = field(init=False)
    _voided: int = 0
    _aside: list[SetAside] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._finder = Finder(self.transcript)
        self._suspicious = suspicious_segments(self.transcript)
        self._client_speaks = any(self._role(i) not in ("", "courtier") for i in range(len(self.transcript.segments)))

    def read(self, data: Json) -> Read:
        """:param data: an answer whose whole has the right shape (`schema.shape_complaint`)."""
        extraction = Extraction(engine="llm", version=VERSION, roles=dict(self.roles))
        for name, section in SECTIONS.items():
            given = data.get(name, [])
            if section.lignes:
                rows = [self._record(section, row.get("faits", [])) for row in given]
                extraction.rows[name] = [row for row in rows if row]
            elif record := self._record(section, given):
                extraction.records[name] = record
        extraction.rows = {name: rows for name, rows in extraction.rows.items() if rows}
        for fact in data.get(NEEDS_SECTION, []):
            self._need(fact, extraction)
        extraction.set_aside = self._aside
        return Read(extraction, self._voided, len(self._suspicious))

    def _record(self, section: Section, facts: Any) -> Row:
        """The last statement of a field wins."""
        champs = {champ.nom: champ for champ in stated_fields(section)}
        record: Row = {}
        for fact in facts if isinstance(facts, list) else []:
            champ = champs.get(str(fact.get("champ"))) if isinstance(fact, dict) else None
            if champ is None or not _has_type(champ, fact.get("valeur")):
                self._voided += 1
            elif (leaf := self._leaf(champ, fact["valeur"], fact.get("preuves"))) is not None:
                record[champ.nom] = leaf
        return record

    def _need(self, fact: Json, extraction: Extraction) -> None:
        need, wanted = fact.get("besoin"), fact.get("souhaite")
        if need not in BESOIN.texts or not isinstance(wanted, bool):
            self._voided += 1
            return
        champ = Champ(str(need), "booleen", BESOIN.label(str(need)), str(need))
        if (leaf := self._leaf(champ, wanted, fact.get("preuves"))) is not None:
            extraction.besoins[str(need)] = leaf

    def _leaf(self, champ: Champ, value: LeafValue, proofs: Any) -> Leaf | None:
        given = proofs if isinstance(proofs, list) else []
        found = [self._finder.find(proof) for proof in given[:MOST_PROOFS] if isinstance(proof, str)]
        evidence = [proof for proof in found if proof is not None]
        # A quote that nobody said voids the value: the model made it up, and may have made up the rest.
        if not evidence or len(evidence) < len(found):
            self._voided += 1
            return None
        believed = [proof for proof in evidence if proof.segment not in self._suspicious]
        if not believed:
            self._void(champ, ORDERED, evidence)
            return None
        obeys = len(believed) < len(evidence)
        evidence = self._answered(sorted(believed, key=lambda proof: (proof.segment, proof.start)))
        by_broker = self._client_speaks and all(self._role(proof.segment) == "courtier" for proof in evidence)
        if by_broker and champ.nom not in ADDRESSED:
            self._void(champ, BY_BROKER, evidence)
            return None
        said = supports(champ, value, Words(tuple(proof.quote for proof in evidence), self.reference_date))
        if said is False or (obeys and not said):
            self._void(champ, ORDERED if obeys else NOT_SAID, evidence)
            return None
        speaker = self.transcript.segments[evidence[-1].segment].speaker
        return Leaf(value, READ if said and not by_broker else PLAUSIBLE, tuple(evidence), speaker)

    def _void(self, champ: Champ, reason: str, evidence: list[Evidence]) -> None:
        self._voided += 1
        self._aside.append(SetAside(champ.fr, reason, evidence[0]))

    def _answered(self, evidence: list[Evidence]) -> list[Evidence]:
        """What only the broker says is proven by the yes that follows, when there is one."""
        last = evidence[-1].segment
        if any(self._role(proof.segment) != "courtier" for proof in evidence):
            return evidence
        if last + 1 >= len(self.transcript.segments) or self._role(last + 1) == "courtier":
            return evidence
        answer = self.transcript.segments[last + 1]
        if not _YES.match(fold(answer.text)):
            return evidence
        words = answer.text.split(maxsplit=1)[0]
        start = answer.text.index(words)
        return [*evidence, Evidence(answer.index, start, start + len(words), words)]

    def _role(self, index: int) -> str:
        turn = self.transcript.segments[index]
        return turn.role or self.roles.get(turn.speaker or "", "")


def _has_type(champ: Champ, value: object) -> bool:
    """Of the field's own type; a whole number may be written 3.0."""
    if champ.choix is not None:
        return not isinstance(value, bool) and value in champ.choix.codes
    match champ.kind:
        case "booleen":
            return isinstance(value, bool)
        case "montant" | "nombre":
            return isinstance(value, int | float) and not isinstance(value, bool) and value == value
        case "entier":
            return isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer()
    return isinstance(value, str) and bool(value.strip())
