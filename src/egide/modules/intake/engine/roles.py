"""Who speaks: from labels when there are some, from the words when there are none."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from egide.kit import patterns as re
from egide.modules.intake.engine.couples import Answer, tell_apart
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.genre import labelled_role

ROLES = ("courtier", "client", "conjoint", "autre")
_ADDRESS = re.compile(r"(?<!rendez[- ])\b(?:vous|votre|vos)\b")
_CLIENT = re.compile(r"\b(?:je|j'|moi|mon|ma|mes|on|nous|notre|nos)\b")
_QUESTION = re.compile(
    r"\b(?:est[- ]ce qu|quel|quelle|quels|quelles|combien|comment|pourquoi|qui est|ou est|avez[- ]vous|etes[- ]vous|"
    r"vous (?:avez|etes|faites|fumez|travaillez|habitez|voulez|touchez|gagnez|payez|aviez|declarez|roulez|souhaitez|"
    r"vivez|comptez|seriez|voyez|bossez|logez|pensez|connaissez)|ca fait|c'est quoi)"
)

_STEEP = 0.8
"""From how far the broker's voice is ahead to how often that is right, in the meetings of `eval/dev` unlabelled."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks: the role of each label, how sure those are that were guessed, and who says each unlabelled turn."""

    roles: dict[str, str] = field(default_factory=dict)
    sureness: dict[str, float] = field(default_factory=dict)
    turns: list[tuple[str, float] | None] = field(default_factory=list)


def assign_roles(document: Document) -> Voices:
    """Give every clause its role and question mark; return what is known of the voices."""
    if document.memo:
        for clause in document.clauses:
            clause.role = "narrateur"
            clause.question = "?" in clause.text[-4:]
        return Voices()
    # A turn that somebody has told belongs to nobody's label.
    labels = [None if document.anonymous or s.role else s.speaker for s in document.transcript.segments]
    roles, sureness = _label_roles(document, labels)
    heard = _heard(document)
    for clause in document.clauses:
        label = labels[clause.segment]
        told = document.transcript.segments[clause.segment].role
        clause.role = told or (roles[label] if label else heard.get(clause.index, "autre"))
        clause.question = "?" in clause.text[-4:] or (
            not clause.punctuated and clause.role == "courtier" and bool(_QUESTION.search(clause.text))
        )
    return Voices(roles, sureness, _turns(document) if document.voices else [])


def _turns(document: Document) -> list[tuple[str, float] | None]:
    """Who says most of each turn; its sureness is their share of it."""
    said: list[Counter[str]] = [Counter() for _ in document.transcript.segments]
    for clause in document.clauses:
        said[clause.segment][clause.role] += clause.end - clause.start
    return [_main_voice(shares) for shares in said]


def _main_voice(shares: Counter[str]) -> tuple[str, float] | None:
    [(role, most)] = shares.most_common(1) or [("", 0)]
    return (role, round(most / shares.total(), 2)) if most else None


def _heard(document: Document) -> dict[int, str]:
    """The role of every clause, by the voice that says most of its words."""
    shares: Counter[int] = Counter()
    for word, voiced in zip(document.words, document.voices, strict=True):
        shares[document.clause_at(word.start).index] += 1 if voiced.broker else -1
    roles = {index: "courtier" if share > 0 else "client" for index, share in shares.items()}
    for clause in document.clauses:
        if (told := document.transcript.segments[clause.segment].role) is not None and clause.index in roles:
            roles[clause.index] = told
    if document.keeps_turns:
        _tell_partners(document, roles)
    return roles


def _tell_partners(document: Document, roles: dict[int, str]) -> None:
    """Where two turns of the household follow each other, two people answer."""
    turns: list[tuple[int, str, str]] = []
    asked = ""
    for clause in document.clauses:
        role = roles.get(clause.index, "")
        if role == "courtier":
            asked = f"{asked} {clause.text}"
        elif role == "client" and turns and turns[-1][0] == clause.turn:
            turns[-1] = (clause.turn, f"{turns[-1][1]} {clause.text}", turns[-1][2])
        elif role == "client":
            turns.append((clause.turn, clause.text, asked))
            asked = ""
    if all(asked for _, _, asked in turns[1:]):
        return
    second = tell_apart([Answer(text, asked) for _, text, asked in turns])
    partners = {turn for (turn, _, _), is_second in zip(turns, second, strict=True) if is_second}
    for clause in document.clauses:
        if clause.turn in partners and roles.get(clause.index) == "client":
            roles[clause.index] = "conjoint"


def _label_roles(document: Document, labels: Sequence[str | None]) -> tuple[dict[str, str], dict[str, float]]:
    """The role of each label; those that name none are guessed from what they say, with how sure the guess is."""
    roles: dict[str, str] = {}
    unknown: list[str] = []
    for label in dict.fromkeys(labels):
        if not label:
            continue
        role = labelled_role(label)
        if role:
            roles[label] = role
        else:
            unknown.append(label)
    if not unknown:
        return roles, {}
    scores: Counter[str] = Counter(dict.fromkeys(unknown, 0))
    signs = 0
    for label, folded in zip(labels, document.folded, strict=True):
        if label is not None and label in scores:
            asks = 2 * len(_ADDRESS.findall(folded.text)) + 2 * folded.text.count("?")
            tells = len(_CLIENT.findall(folded.text))
            scores[label] += asks - tells
            signs += asks + tells
    free = [role for role in ("courtier", "client", "conjoint") if role not in roles.values()]
    ordered = sorted(unknown, key=lambda name: -scores[name])
    for label in ordered:
        roles[label] = free.pop(0) if free else "autre"
    return roles, _sureness(ordered, scores, signs, roles)


def _sureness(
    ordered: Sequence[str], scores: Mapping[str, int], signs: int, roles: Mapping[str, str]
) -> dict[str, float]:
    """Of a broker: by how much they ask more than whoever comes next, for the signs there are. Nothing in how the
    others speak tells the client from their spouse."""
    if roles[ordered[0]] != "courtier":
        return {label: 1.0 if len(ordered) == 1 else 0.5 for label in ordered}
    ahead = scores[ordered[0]] - scores[ordered[1]] if len(ordered) > 1 else scores[ordered[0]]
    broker = round(1 / (1 + math.exp(-_STEEP * ahead / math.sqrt(signs + 1))), 2)
    return {
        label: broker if index == 0 or len(ordered) == 2 else min(broker, 0.5) for index, label in enumerate(ordered)
    }
