"""The rules engine answering as a model would: from the prompt alone, in the model's own form.

It stands for a model wherever one is needed that is free, quick, and always says the same: to measure what a step
around the model loses, and to run the whole way from a meeting to its proposals.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.intake.engine import extract
from egide.modules.intake.engine.types import NEEDS_SECTION, Extraction, Leaf, Row, Segment, Transcript
from egide.modules.intake.engine.types import SECTIONS as ALL_SECTIONS
from egide.modules.intake.llm.schema import stated_fields

Json = dict[str, Any]

_DAY = re.compile(r"^Date de l’entretien : (\d{4}-\d{2}-\d{2})$", re.MULTILINE)
_DATA = re.compile(r"^début (\w+)\n(.*)\nfin \1$", re.MULTILINE | re.DOTALL)
_TURN = re.compile(r"^\[(\d+)\] (courtier|client|conjoint|autre|voix|texte): (.*)$")
_NOBODY = ("voix", "texte")


def answer_prompt(prompt: str, sections: Collection[str] = ALL_SECTIONS) -> Json:
    """What the rules say of the meeting in `prompt`. :raises ValueError: it holds no meeting."""
    day, data = _DAY.search(prompt), _DATA.search(prompt)
    if day is None or data is None:
        raise ValueError("no meeting in this prompt")
    segments = []
    for line in data[2].splitlines():
        turn = _TURN.match(line)
        if turn is None:
            raise ValueError("a line that is no turn")
        speaker = None if turn[2] in _NOBODY else turn[2].upper()
        segments.append(Segment(int(turn[1]), speaker, turn[3]))
    transcript = Transcript(tuple(segments))
    return answer_of(extract(transcript, reference_date=date.fromisoformat(day[1])), transcript, sections)


def answer_of(extraction: Extraction, transcript: Transcript, sections: Collection[str] = ALL_SECTIONS) -> Json:
    """An extraction in the form of a model's answer."""
    proofs = _Proofs(transcript, extraction.roles)
    answer: Json = {}
    for name in ALL_SECTIONS:
        if name not in sections:
            continue
        if name == NEEDS_SECTION:
            needs = extraction.besoins.items()
            answer[name] = [
                {"besoin": need, "souhaite": leaf.value is not False, "preuves": proofs.of(leaf)}
                for need, leaf in needs
            ]
        elif SECTIONS[name].lignes:
            answer[name] = [{"faits": _facts(name, row, proofs)} for row in extraction.rows.get(name, [])]
        else:
            answer[name] = _facts(name, extraction.records.get(name, {}), proofs)
    return answer


@dataclass(frozen=True, slots=True)
class _Proofs:
    """The words of a value. The engine points at what names it; a model also quotes the answer that makes it true."""

    transcript: Transcript
    roles: Mapping[str, str]

    def of(self, leaf: Leaf) -> list[str]:
        turns = self.transcript.segments
        quotes = [(proof.segment, proof.quote) for proof in leaf.evidence]
        last = max(index for index, _ in quotes)
        if isinstance(leaf.value, bool):
            quotes = [(index, turns[index].text) for index, _ in quotes]
        if self._role(last) == "courtier" and last + 1 < len(turns) and self._role(last + 1) != "courtier":
            quotes.append((last + 1, turns[last + 1].text))
        return [f"{index}: {quote}" for index, quote in quotes][-3:]

    def _role(self, index: int) -> str:
        return self.roles.get(self.transcript.segments[index].speaker or "", "")


def _facts(section: str, record: Row, proofs: _Proofs) -> list[Json]:
    stated = {champ.nom for champ in stated_fields(SECTIONS[section])}
    return [
        {"champ": name, "valeur": leaf.value, "preuves": proofs.of(leaf)}
        for name, leaf in record.items()
        if name in stated
    ]
