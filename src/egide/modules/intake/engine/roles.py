"""Who speaks: from labels when there are some, from the words when there are none."""

from __future__ import annotations

import re
from collections import Counter

from egide.kit.french.text import fold
from egide.modules.intake.engine.document import Clause, Document

ROLES = ("courtier", "client", "conjoint", "autre")
_LABELS = {
    "courtier": "courtier", "courtiere": "courtier", "conseiller": "courtier", "conseillere": "courtier",
    "agent": "courtier", "broker": "courtier", "client": "client", "cliente": "client", "prospect": "client",
    "conjoint": "conjoint", "conjointe": "conjoint", "epouse": "conjoint", "epoux": "conjoint", "autre": "autre",
    "interprete": "autre",
}  # fmt: skip

_ADDRESS = re.compile(r"(?<!rendez[- ])\b(?:vous|votre|vos)\b")
_BROKER = re.compile(
    r"\b(?:je (?:note|coche|mets|marque|verrais bien|prepare|vous|ajoute|recapitule|resume|propose|retiens|"
    r"crois comprendre|comprends|l'ecris|la mets)"
    r"|j'(?:ajoute|avais note|ai note|inscris|enregistre|ai une formule)|est[- ]ce que|d'accord|tres bien|parfait|"
    r"felicitations|a quel nom"
    r"|quel age|quelle est|c'est note|entendu|on regarde|vous etes|vous avez|ca marche|l'adresse|et le tabac|"
    r"et sinon|combien)\b"
)
_CLIENT = re.compile(
    r"\b(?:j'ai|j'en ai|j'avais|j'aimerais|je suis|je veux|je voudrais|je (?:gagne|touche|paie|paye|fume|roule|fais|"
    r"me|passe|mets|prends|pense|sais|peux|crois|travaille|verse|rembourse|bosse|dois)"
    r"|moi|mon|ma|mes|chez nous|on (?:a|est|habite|paie|paye|touche|gagne|vit|veut|s'est|en a|loue|rembourse|"
    r"voulait|voudrait)|nous avons|notre|nos)\b"
)
_ANSWER = re.compile(r"^(?:(?:ah|euh|oh)\s)?(?:oui|ouais|non|si|ben|bah|euh|voila|jamais|exactement|bof|c'est ca)\b")
_QUESTION = re.compile(
    r"\b(?:est[- ]ce qu|quel|quelle|quels|quelles|combien|comment|pourquoi|qui est|ou est|avez[- ]vous|etes[- ]vous|"
    r"vous (?:avez|etes|faites|fumez|travaillez|habitez|voulez|touchez|gagnez|payez|aviez|declarez|roulez|souhaitez|"
    r"vivez|comptez|seriez|voyez|bossez|logez|pensez|connaissez)|ca fait|c'est quoi)"
)


def assign_roles(document: Document) -> dict[str, str]:
    """Give every clause its role and question mark; return the roles of the transcript's speaker labels."""
    labels = [segment.speaker for segment in document.transcript.segments]
    named = [label for label in labels if label]
    if named:
        roles = _label_roles(document, named)
        for clause in document.clauses:
            label = labels[clause.segment]
            clause.role = roles.get(label, "autre") if label else "autre"
            clause.question = "?" in clause.text[-4:] or (
                not clause.punctuated and clause.role == "courtier" and bool(_QUESTION.search(clause.text))
            )
        return roles
    if is_memo(document):
        for clause in document.clauses:
            clause.role = "narrateur"
            clause.question = "?" in clause.text[-4:]
        return {}
    _by_words(document)
    return {}


def is_memo(document: Document) -> bool:
    """A memo tells of people in the third person; in talk the broker says "vous" all the time."""
    words = document.text.count(" ") + 1
    addressed = len(_ADDRESS.findall(document.text))
    told = len(re.findall(r"\b(?:il|elle|ils|lui|son|sa|ses|monsieur|madame)\b", document.text))
    return addressed * 90 < words and told * 0.7 > addressed


def _label_roles(document: Document, labels: list[str]) -> dict[str, str]:
    roles: dict[str, str] = {}
    unknown: list[str] = []
    for label in dict.fromkeys(labels):
        role = _LABELS.get(fold(label).strip(" :.-0123456789"))
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


def _by_words(document: Document) -> None:
    previous: Clause | None = None
    for clause in document.clauses:
        score = _lean(clause.text)
        if score > 0:
            clause.role = "courtier"
        elif score < 0:
            clause.role = "client"
        elif previous is None:
            clause.role = "courtier"
        elif previous.question:
            clause.role = "client"
        else:
            clause.role = previous.role
        clause.question = clause.role == "courtier" and (
            "?" in clause.text[-4:] or bool(_QUESTION.search(clause.text) or _ADDRESS.search(clause.text))
        )
        previous = clause


def _lean(text: str) -> int:
    """Positive: the broker's words; negative: the client's."""
    score = 2 * min(2, len(_ADDRESS.findall(text))) + 2 * bool(_BROKER.search(text))
    score -= 2 * min(2, len(_CLIENT.findall(text)))
    if re.search(r"\b(?:que|pour que) vous (?:me|nous)\b|\bvous me\b", text):
        score -= 3
    if _ANSWER.search(text):
        score -= 1
    return score
