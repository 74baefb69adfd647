"""What is lost when nobody is labelled: dialogues read again without their speakers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from eval import measure, score

from egide.modules.intake.engine import Segment, Transcript
from egide.modules.intake.engine.document import Document, open_document
from egide.modules.intake.engine.roles import assign_roles

_ROLES = {"COURTIER": "courtier", "CLIENT": "client", "CONJOINT": "conjoint"}
_MARKS = re.compile(r"[.,;:?!…«»\"()]+")


@dataclass
class Unlabelled:
    """Shares of right roles, and the scores with and without labels.

    ``roles``: sentences given to the right one of broker, client and spouse; ``sides``: to the broker or the
    household; ``raw``: words given to the right side once turns are joined and stripped of punctuation and capitals.
    """

    roles: float
    sides: float
    raw: float
    precision: float
    f1: float
    labelled: float

    @property
    def loss(self) -> float:
        return self.labelled - self.f1


def unlabelled(cases: list[measure.Case]) -> Unlabelled:
    """Read the dialogues again without labels, and as raw speech."""
    dialogues = [case for case in cases if case["genre"] == "dialogue"]
    bare = [{**case, "turns": [{**turn, "speaker": None} for turn in case["turns"]]} for case in dialogues]
    roles: list[tuple[str, str]] = []
    raw: list[bool] = []
    for case, without in zip(dialogues, bare, strict=True):
        document = _heard([turn["text"] for turn in without["turns"]], case)
        labels = [_ROLES.get(turn["speaker"], "autre") for turn in case["turns"]]
        roles.extend((labels[clause.segment], clause.role) for clause in document.clauses)
        raw.extend(_raw(case, labels))
    precision, _, f1 = score.prf(measure.measure(bare).total)
    return Unlabelled(
        sum(label == role for label, role in roles) / len(roles),
        sum((label == "courtier") == (role == "courtier") for label, role in roles) / len(roles),
        sum(raw) / len(raw),
        precision,
        f1,
        score.prf(measure.measure(dialogues).total)[2],
    )


def _heard(texts: list[str], case: measure.Case) -> Document:
    segments = tuple(Segment(index, None, text) for index, text in enumerate(texts))
    document = open_document(Transcript(segments), date.fromisoformat(case["date"]))
    assign_roles(document)
    return document


def _raw(case: measure.Case, labels: list[str]) -> list[bool]:
    """Whether each word of the joined talk is given to the right side."""
    spoken = [" ".join(_MARKS.sub(" ", turn["text"]).lower().split()) for turn in case["turns"]]
    document = _heard([" ".join(spoken)], case)
    found: list[bool] = []
    position = 0
    for label, text in zip(labels, spoken, strict=True):
        for word in re.finditer(r"\S+", text):
            role = document.clause_at(position + word.start()).role
            found.append((role == "courtier") == (label == "courtier"))
        position += len(text) + 1
    return found
