"""Closed lists of the imports."""

from __future__ import annotations

STATES = (
    *("lecture", "illisible", "colonnes", "controle", "pret"),
    *("en_cours", "interrompu", "fait", "annulation", "annule"),
)
VERDICTS = ("nouveau", "existant", "a_completer", "a_verifier", "refuse")
DECISIONS = ("", "creer", "completer", "remplacer", "passer")
ISSUES = ("", "cree", "complete", "inchange", "passe", "refuse", "retire", "rendu", "garde")


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes, so that each list is one type for the programs that read it."""
    return {
        "EtatImport": list(STATES),
        "VerdictImport": list(VERDICTS),
        "DecisionImport": list(DECISIONS),
        "IssueImport": list(ISSUES),
    }
