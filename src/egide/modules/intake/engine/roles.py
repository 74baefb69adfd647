"""Who speaks: from labels when there are some, from the words when there are none."""

from __future__ import annotations

from collections import Counter

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


def assign_roles(document: Document) -> dict[str, str]:
    """Give every clause its role and question mark; return the roles of the transcript's speaker labels."""
    if document.memo:
        for clause in document.clauses:
            clause.role = "narrateur"
            clause.question = "?" in clause.text[-4:]
        return {}
    labels = [None if document.anonymous else segment.speaker for segment in document.transcript.segments]
    roles = _label_roles(document, [label for label in labels if label])
    heard = _heard(document)
    for clause in document.clauses:
        label = labels[clause.segment]
        clause.role = roles[label] if label else heard.get(clause.index, "autre")
        clause.question = "?" in clause.text[-4:] or (
            not clause.punctuated and clause.role == "courtier" and bool(_QUESTION.search(clause.text))
        )
    return roles


def _heard(document: Document) -> dict[int, str]:
    """The role of every clause, by the voice that says most of its words."""
    shares: Counter[int] = Counter()
    for word, voiced in zip(document.words, document.voices, strict=True):
        shares[document.clause_at(word.start).index] += 1 if voiced.broker else -1
    roles = {index: "courtier" if share > 0 else "client" for index, share in shares.items()}
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


def _label_roles(document: Document, labels: list[str]) -> dict[str, str]:
    roles: dict[str, str] = {}
    unknown: list[str] = []
    for label in dict.fromkeys(labels):
        role = labelled_role(label)
        if role:
            roles[label] = role
        else:
            unknown.append(label)
    if not unknown:
        return roles
    scores: Counter[str] = Counter()
    for segment, folded in zip(document.transcript.segments, document.folded, strict=True):
        if segment.speaker in unknown:
            scores[segment.speaker] += 2 * len(_ADDRESS.findall(folded.text)) + 2 * folded.text.count("?")
            scores[segment.speaker] -= len(_CLIENT.findall(folded.text))
    free = [role for role in ("courtier", "client", "conjoint") if role not in roles.values()]
    for label in sorted(unknown, key=lambda name: -scores[name]):
        roles[label] = free.pop(0) if free else "autre"
    return roles
