"""Why the work of a meeting stopped, in French: kept with the meeting, translated when it is read."""

from __future__ import annotations

from egide.modules.intake.machine import StepName
from egide.modules.intake.routing import LANGUAGES

REASONS: dict[StepName, str] = {
    StepName.ROUTING: "Le texte n’a pas pu être examiné.",
    StepName.EXTRACTION: "L’extraction s’est arrêtée sur une erreur.",
    StepName.NORMALISATION: "La mise en forme des valeurs s’est arrêtée sur une erreur.",
    StepName.SUMMARY: "Le résumé s’est arrêté sur une erreur.",
    StepName.PROPOSALS: "La comparaison avec le dossier s’est arrêtée sur une erreur.",
}
KEPT = " Le texte et les étapes terminées sont gardés : vous pouvez reprendre."
LOST = "Le traitement a été interrompu plusieurs fois de suite."
WRONG_LANGUAGE = "Le texte paraît être en %s : seul le français est compris. Rien n’a été extrait."
NO_TRANSCRIPT = "Le texte de cet entretien est introuvable."
NO_EXTRACTION = "L’extraction de cet entretien est introuvable."
CLIENT_MISSING = "Le client de cet entretien a été supprimé : rétablissez-le, puis reprenez."

STORED: tuple[str, ...] = (
    *(reason + KEPT for reason in (*REASONS.values(), LOST)),
    *(WRONG_LANGUAGE % name for name in LANGUAGES.values()),
    NO_TRANSCRIPT,
    NO_EXTRACTION,
    CLIENT_MISSING,
)
"""Every sentence that a failed meeting may hold, each a msgid."""
