"""The closed lists of the intake: codes that are stored, sent and described in OpenAPI. Pure."""

from __future__ import annotations

from egide.modules.intake.machine import State
from egide.modules.intake.summary.types import OWNERS, PRECISIONS, THEMES

ROLES = ("courtier", "client", "conjoint", "autre")
CORRECTIONS = ("tours", "voix", "retour")
CHANGES = ("nouvelle", "changee", "deplacee", "retiree", "a_revoir", "reprise")
KINDS = ("add", "change", "same", "conflict")
PROPOSAL_STATES = ("pending", "accepted", "refused", "edited", "superseded")
DECISIONS = ("accepted", "refused", "edited", "pending")
STEP_STATES = ("pending", "running", "done", "failed")
RECORDING_SOURCES = ("micro", "fichier")
RECORDING_STATES = ("arrive", "complet", "abandonne")
REASONS = ("email", "telephone", "nom_prenom_naissance", "nom_prenom")


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes, so that each list is one type for the programs that read it."""
    return {
        "EtatEntretien": [state.value for state in State],
        "EtatEtape": list(STEP_STATES),
        "EtatProposition": list(PROPOSAL_STATES),
        "DecisionProposition": list(DECISIONS),
        "NatureProposition": list(KINDS),
        "RoleVoix": list(ROLES),
        "GenreCorrection": list(CORRECTIONS),
        "EffetCorrection": list(CHANGES),
        "SourceEnregistrement": list(RECORDING_SOURCES),
        "EtatEnregistrement": list(RECORDING_STATES),
        "RaisonCandidat": list(REASONS),
        "RubriqueResume": list(THEMES),
        "QuiAgit": list(OWNERS),
        "PrecisionDate": list(PRECISIONS),
    }
