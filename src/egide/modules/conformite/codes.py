"""The closed lists of compliance: codes that are stored, sent and described in OpenAPI. Pure."""

from __future__ import annotations

EXPORT_STATES = ("en_cours", "pret", "echec", "expire")
EFFACEMENT_STATES = ("en_cours", "fait", "echec")
MOTIFS = ("demande", "conservation")
"""Why a file is erased: the person asked (art. 17), or its time has come (art. 5.1.e)."""
CONSENT_STATES = ("accorde", "refuse", "retire")


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes, so that each list is one type for the programs that read it."""
    return {
        "EtatExport": list(EXPORT_STATES),
        "EtatEffacement": list(EFFACEMENT_STATES),
        "MotifEffacement": list(MOTIFS),
        "EtatConsentement": list(CONSENT_STATES),
    }
