"""A son or daughter who calls or translates for a parent: the parent is the client, and "I" is a child."""

from __future__ import annotations

from collections import Counter

from egide.kit import patterns as re
from egide.modules.intake.engine import stance
from egide.modules.intake.engine.document import Clause, Document
from egide.modules.intake.engine.firstnames import Name

_MOTHER = r"mere|maman|mama|mamma"
_FATHER = r"pere|papa|baba"
_FOR_PARENT = re.compile(
    rf"\b(?:c'est|appelle|contacte|traduis|parle|reponds|viens|suis la|ecris|"
    rf"repete\w*) pour (?:(?:les papiers|la mutuelle|le contrat|l'assurance|la sante|le dossier) de )?(?:ma |mon )?"
    rf"(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b|"
    rf"\bc'est (?:(?P<m3>mon pere)|(?P<f3>ma mere))\b.{{0,90}}\b(?:moi qui (?:traduis|parle|reponds|m'occupe)|"
    rf"je (?:traduis|parle pour|reponds pour)|(?:contrat|dossier|rendez-vous),? (?:c'est|est) pour (?:lui|elle))\b|"
    rf"\b(?:(?P<m4>mon pere|papa)|(?P<f4>ma mere|maman))\b.{{0,70}}\b(?:pour parler|pour (?:les papiers|le reste|"
    rf"tout ca|repondre),?) c'est moi\b|"
    rf"\b(?:je suis|c'est|moi c'est|ici) (?:la fille|le fils)(?: aine| ainee)? de (?:(?P<m2>monsieur|m\.)|"
    r"(?P<f2>madame|mme)) [a-z]|"
    r"\b(?:remplace|represente|(?:viens|appelle|reponds|suis la) a la place de|au nom de) "
    r"(?:(?P<m5>mon pere|papa)|(?P<f5>ma mere|maman))\b|"
    r"\b(?:viens|suis venue?|suis la|accompagne) (?:avec )?(?:(?P<m6>mon pere|papa)|(?P<f6>ma mere|maman))\b.{0,90}\b"
    r"(?:c'est moi qui|je) (?:vais |peux )?(?:repond\w*|tradui\w*|parl(?:e|er|erai))\b"
)
# "Moi je suis Sylvie, sa fille. Maman entend mal.": the parent is told of beside it.
_THE_CHILD = re.compile(
    r"\b(?:je suis|moi c'est|moi|c'est|ici)\W+(?:[a-z-]+\W+){0,2}(?:sa|son) (?:fille|fils)(?: ainee?| cadette?)?\b|"
    r"\b(?:je suis|moi c'est|ici)\W+(?:la fille|le fils)(?: ainee?| cadette?)?(?=[,.])|"
    r"\b(?:c'est moi qui|je) (?:reponds?|repondrai|parle|parlerai|traduis|traduirai|explique|expliquerai)"
    r"(?: [a-z]+)? pour (?:elle|lui)\b"
)
_PARENT_BESIDE = re.compile(r"\b(?:(?P<f>ma mere|maman|mama)|(?P<m>mon pere|papa|baba))\b")
_OPENING = 14
_ASKED_FOR_PARENT = re.compile(
    rf"\b(?:tradui\w+|parl\w+|repond\w*|appel\w+|(?:contrat|dossier|mutuelle|assurance)(?: sera| est| c'est|,)?) "
    rf"pour (?:votre |ton )?(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b"
)
_WHOSE_NAME = re.compile(r"\b(?:son|le|leur) (?:petit )?(?:prenom|nom)\b|\b(?:il|elle) s'appelle\b|\bprenom\W*$")
_PARENT = re.compile(rf"(?:\b(?:ma|mon|votre|ta|ton|la|le) )?\b(?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))$")
_PARENT_NAMED = re.compile(rf"\b(?:votre|ta|ton) (?:(?P<f>{_MOTHER})|(?P<m>{_FATHER}))\b")
# "Nora, la fille.", "Sonia enchantée, je remplace mon père".
_I_THE_CHILD = re.compile(
    r",? (?:c'est |je suis )?(?:la|le|sa|son) (?:fille|fils)(?: ainee?)?(?=[,.]|$| (?:de|et|je)\b)"
)
_I_AM = re.compile(r"\bmoi,? (?:c'est )?$|\bje (?:m'appelle|suis) $")
_SIBLING = re.compile(r"\b(?:mon|ma|mes|votre|vos) (?:(?:petite?s?|grande?s?|deux) )?(?:freres?|soeurs?)\b")


def spoken_for(document: Document) -> str:
    """The gender of the parent somebody speaks for; "" when everybody speaks for themselves."""
    for clause in document.clauses[:40]:
        if clause.role == "client":
            match = _FOR_PARENT.search(document.text, clause.start, clause.start + 240)
            if match and document.clause_at(match.end()).turn == clause.turn:
                return (match.lastgroup or "m")[0]
            if clause.index < _OPENING and (child := _THE_CHILD.search(document.text, clause.start, clause.end)):
                beside = _PARENT_BESIDE.search(document.text, max(0, child.start() - 160), child.end() + 200)
                if beside:
                    return beside.lastgroup or ""
        elif clause.role == "courtier":
            match = _ASKED_FOR_PARENT.search(clause.text)
            answer = stance.reply(document, clause) if match else None
            if match and answer is not None and answer.role == "client" and stance.says_yes(answer.text):
                return "f" if match["f"] else "m"
    return ""


def asked_name_of_parent(document: Document, name: Name, gender: str) -> bool:
    """ "Et son prénom ?" "Hasan.", where a child speaks for a parent of that gender."""
    clause = document.clause_at(name.start)
    question = stance.asked(document, clause)
    near = question is not None and 0 < clause.index - question.index <= 2 and name.start - clause.start < 16
    asked = near and question is not None and _WHOSE_NAME.search(question.text)
    if asked and question is not None and (parent := _PARENT_NAMED.search(question.text)):
        return (gender == "f") == bool(parent["f"])
    return bool(asked and question is not None and not _SIBLING.search(question.text))


def parent_of_speaker(phrase: str, gender: str) -> str:
    """ "client" for the parent spoken for, "conjoint" for the other one, "enfant" for a brother or sister."""
    match = _PARENT.search(phrase)
    if match:
        return "client" if (gender == "f") == bool(match["f"]) else "conjoint"
    return "enfant" if _SIBLING.search(phrase) else ""


def _is_speaker(document: Document, clause: Clause, name: Name, lead: str) -> bool:
    """ "Moi c'est Karim", "Nora, la fille", "Sonia enchantée, je remplace mon père": the child who speaks."""
    if clause.role == "client" and (_I_AM.search(lead) or _I_THE_CHILD.match(document.text, name.end)):
        return True
    opens = not lead.strip() or lead.endswith("moi c'est ")
    return opens and _FOR_PARENT.search(document.text, name.end, name.end + 140) is not None


def vote(document: Document, name: Name, gender: str, tally: Counter[str]) -> None:
    """What the child of the client says of the family's first names."""
    clause = document.clause_at(name.start)
    lead = document.text[max(clause.start, name.start - 30) : name.start]
    if _is_speaker(document, clause, name, lead):
        tally["enfant"] += 18  # more than what makes whoever says their own name no child
    elif re.search(r"\b(?:il|elle) s'appelle $|\bprenom,? (?:c'est )?$", lead):
        own = "f" if re.search(r"\belle s", lead) else "m" if re.search(r"\bil s", lead) else gender
        tally["client" if own == gender else "conjoint"] += 8
    else:
        relative = re.search(r"((?:[a-z]+ )?[a-z]+),? (?:c'est |s'appelle )?$", lead)
        person = parent_of_speaker(relative[1], gender) if relative else ""
        if person:
            tally[person] += 8
