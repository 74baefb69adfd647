"""What the answers say: score, profile, what is left to answer and what contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from egide.modules.adequation.questionnaire.comportement import COMPORTEMENT, PERTE_MAX, PERTE_MAX_ABOVE, TOTAL
from egide.modules.adequation.questionnaire.connaissances import PRODUITS
from egide.modules.adequation.questionnaire.durabilite import DURABILITE, NEEDS
from egide.modules.adequation.questionnaire.quiz import QUIZ
from egide.modules.adequation.questionnaire.types import Answers

Profil = Literal["prudent", "modere", "dynamique"]
MODERE_FROM, MODERE_TO = 45, 75
# Under half of the quiz, what is advised must be explained before it is signed.
QUIZ_ENOUGH = 50


@dataclass(frozen=True, slots=True)
class Incoherence:
    """Two answers that contradict each other, to be talked over with the client."""

    champs: tuple[str, ...]
    fr: str
    en: str


@dataclass(frozen=True, slots=True)
class Result:
    """`score` 0–100 over the thirteen questions that count, an unanswered one counting for nothing: the profile is
    final only when `missing` names none of them. `quiz` is the percentage of right answers, which does not enter
    the score. `connus` is how many of the ten products the client knows."""

    score: int
    profil: Profil
    quiz: int
    connus: int
    incoherences: tuple[Incoherence, ...]


def _rounded(share: Decimal) -> int:
    return int((share * 100).quantize(Decimal(1), ROUND_HALF_UP))


def points(comportement: Mapping[str, object]) -> int:
    """Points of the answers given."""
    total = 0
    for question in COMPORTEMENT:
        answer = comportement.get(question.nom)
        total += next((r.points for r in question.reponses if r.code == answer), 0)
    bound = comportement.get("pourcentage_perte_max")
    if isinstance(bound, (int, float, Decimal)):
        total += next((given for upto, given in PERTE_MAX if bound <= upto), PERTE_MAX_ABOVE)
    return total


def profile_of(score: int) -> Profil:
    if score < MODERE_FROM:
        return "prudent"
    return "modere" if score <= MODERE_TO else "dynamique"


def result(answers: Answers) -> Result:
    """What is known from the answers given so far."""
    comportement, quiz = answers.get("comportement", {}), answers.get("quiz", {})
    score = _rounded(Decimal(points(comportement)) / TOTAL)
    right = sum(quiz.get(one.nom) == ("vrai" if one.vrai else "faux") for one in QUIZ)
    known = answers.get("connaissances", {})
    share = _rounded(Decimal(right) / len(QUIZ))
    profil = profile_of(score)
    return Result(
        score=score,
        profil=profil,
        quiz=share,
        connus=sum(known.get(produit.connaissance) is True for produit in PRODUITS),
        incoherences=tuple(_contradictions(comportement, profil, share if quiz else None)),
    )


def missing(answers: Answers) -> list[tuple[str, str]]:
    """(part, question) of what must be answered before the questionnaire is validated, in order."""
    comportement, durable = answers.get("comportement", {}), answers.get("durabilite", {})
    connaissances, quiz = answers.get("connaissances", {}), answers.get("quiz", {})
    left = [("comportement", q.nom) for q in COMPORTEMENT if q.obligatoire and q.nom not in comportement]
    left += [("connaissances", p.connaissance) for p in PRODUITS if p.connaissance not in connaissances]
    left += [("quiz", one.nom) for one in QUIZ if one.nom not in quiz]
    left += [("durabilite", q.nom) for q in DURABILITE if q.obligatoire and q.nom not in durable]
    needed = NEEDS.get(str(durable.get("preference_durabilite")))
    if needed and not durable.get(needed):
        left.append(("durabilite", needed))
    return left


def _contradictions(comportement: Mapping[str, object], profil: Profil, quiz: int | None) -> list[Incoherence]:
    said = comportement.get
    found = []
    if said("perte_supportable") == "aucune_perte" and said("objectif_placement") == "risque_important":
        found.append(
            Incoherence(
                ("perte_supportable", "objectif_placement"),
                "Le client ne supporte aucune perte mais recherche un rendement très risqué.",
                "The client bears no loss but wants a highly risky return.",
            )
        )
    if said("horizon_investissement") == "court_terme" and said("allocation_epargne") == "allocation_70_30":
        found.append(
            Incoherence(
                ("horizon_investissement", "allocation_epargne"),
                "L’argent sera utile dans moins de trois ans mais 70 % seraient placés en risqué.",
                "The money is needed within three years but 70% would be placed at risk.",
            )
        )
    if said("reaction_baisse_25") == "vendre_tout" and said("tolerance_risque") == "elevee":
        found.append(
            Incoherence(
                ("reaction_baisse_25", "tolerance_risque"),
                "Le client dit bien tolérer le risque mais vendrait tout après une baisse de 25 %.",
                "The client claims a high tolerance but would sell everything after a fall of 25%.",
            )
        )
    if profil == "dynamique" and quiz is not None and quiz < QUIZ_ENOUGH:
        found.append(
            Incoherence(
                ("quiz",),
                "Profil dynamique, mais moins de la moitié du quiz est juste : expliquez avant de conseiller.",
                "Dynamic profile, but less than half of the quiz is right: explain before advising.",
            )
        )
    return found
