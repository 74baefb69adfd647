"""What a question is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Answers = Mapping[str, Mapping[str, object]]
"""By part, then by question: {"comportement": {"horizon_investissement": "long_terme"}, …}."""

PARTS = ("comportement", "connaissances", "quiz", "durabilite")

Kind = Literal["choix", "oui_non", "pourcentage", "montant", "texte", "plusieurs"]


@dataclass(frozen=True, slots=True)
class Reponse:
    """One possible answer. `points` counts towards the score; `propose` is false for codes that only older
    questionnaires hold."""

    code: str
    fr: str
    en: str
    points: int = 0
    propose: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """`obligatoire` must be answered before the questionnaire can be validated."""

    nom: str
    kind: Kind
    fr: str
    en: str
    reponses: tuple[Reponse, ...] = ()
    obligatoire: bool = True

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(reponse.code for reponse in self.reponses)


@dataclass(frozen=True, slots=True)
class Affirmation:
    """A sentence of the quiz: `vrai` is the right answer, `pourquoi` what is shown once the quiz is done."""

    nom: str
    vrai: bool
    fr: str
    en: str
    pourquoi: str
    why: str
