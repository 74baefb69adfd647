"""Pronouns that only the words around give to somebody: set against the other partner, or of the absent one."""

from __future__ import annotations

from collections.abc import Sequence

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.person_words import (
    OF_SOMEBODY,
    ONE_HE,
    ONE_SHE,
    ONE_WORD,
    OTHER_TONIC,
    SET_APART,
    THING,
    TONIC,
    Mention,
)


def of_the_absent(document: Document, household: Household, match: re.Match[str], gender: str) -> bool:
    """ "Et de son côté, il travaille ?": asked of somebody nobody named, who can only be the partner."""
    labelled = not document.anonymous and not household.spoken_for
    told = OF_SOMEBODY.match(document.text, match.start())
    return labelled and household.client_gender != gender and told is not None


_AFTER_A_BREAK = re.compile(r"(?:[,;:.(]|\b(?:et|mais|alors que|tandis que)) \Z")


def set_against(document: Document, match: re.Match[str]) -> bool:
    """ "Elle grimpe le mardi, lui court": the pronoun that opens its own half of the sentence."""
    lead = document.text[max(0, match.start() - 12) : match.start()]
    return bool(_AFTER_A_BREAK.search(lead) and TONIC.match(document.text, match.start()))


def of_the_couple(document: Document, household: Household, match: re.Match[str]) -> bool:
    """ "Elle ne fume pas, lui si"; "Lui n'en a pas.": set against the other one, or opening a sentence."""
    if {household.client_gender, household.spouse_gender} != {"m", "f"}:
        return False
    clause = document.clause_at(match.start())
    other = ONE_SHE if match.group() in ("il", "lui") else ONE_HE
    tonic = TONIC.match(document.text, match.start())
    opens = match.start() == clause.start
    return bool(tonic and (opens or other.search(clause.text))) or (opens and bool(OTHER_TONIC.search(clause.text)))


def of_a_thing(document: Document, match: re.Match[str], mentions: Sequence[Mention]) -> bool:
    """ "Le mariage, lui, remonte à 1978": the pronoun takes up a thing just named."""
    if not SET_APART.match(document.text, match.start()):
        return False
    named = THING.search(document.text, max(0, match.start() - 30), match.start())
    return bool(named and not (mentions and mentions[-1].start >= named.start()))


def apposed(document: Document, position: int, mention: Mention) -> bool:
    """ "Fumeur, lui, la pipe": the one it is said of comes right after."""
    between = document.text[position : mention.start]
    return mention.kind in ("he", "she") and bool(
        ONE_WORD.fullmatch(between) and SET_APART.match(document.text, mention.start)
    )
