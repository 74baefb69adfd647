"""Pronouns that only the words around give to somebody: set against the other partner, or of the absent one."""

from __future__ import annotations

from egide.kit import patterns as re
from egide.modules.intake.engine.document import Document
from egide.modules.intake.engine.identity import Household
from egide.modules.intake.engine.person_words import OF_SOMEBODY, ONE_HE, ONE_SHE, OTHER_TONIC, TONIC


def of_the_absent(document: Document, household: Household, match: re.Match[str], gender: str) -> bool:
    """ "Et de son côté, il travaille ?": asked of somebody nobody named, who can only be the partner."""
    labelled = not document.anonymous and not household.spoken_for
    told = OF_SOMEBODY.match(document.text, match.start())
    return labelled and household.client_gender != gender and told is not None


def of_the_couple(document: Document, household: Household, match: re.Match[str]) -> bool:
    """ "Elle ne fume pas, lui si"; "Lui n'en a pas.": set against the other one, or opening a sentence."""
    if {household.client_gender, household.spouse_gender} != {"m", "f"}:
        return False
    clause = document.clause_at(match.start())
    other = ONE_SHE if match.group() in ("il", "lui") else ONE_HE
    tonic = TONIC.match(document.text, match.start())
    opens = match.start() == clause.start
    return bool(tonic and (opens or other.search(clause.text))) or (opens and bool(OTHER_TONIC.search(clause.text)))
