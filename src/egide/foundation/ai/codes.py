"""The closed lists of this package: codes that are stored, sent and described in OpenAPI. Pure."""

from __future__ import annotations

from egide.integrations.llm import KINDS

ENGINES = ("rules", "llm", "both")
SPLITS = ("une", "sections")
USAGES = ("texte", "parole")
LISTENERS = ("local", "service", "local_service", "service_local")
CIRCUITS = ("ferme", "ouvert", "essai")
PRICE_SOURCES = ("cabinet", "table")
ALERTS = ("budget_80", "budget_100", "inhabituel")


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes."""
    return {
        "NatureFournisseurIa": list(KINDS),
        "MoteurDeLecture": list(ENGINES),
        "DecoupageDeLecture": list(SPLITS),
        "EtatDisjoncteur": list(CIRCUITS),
        "UsageFournisseurIa": list(USAGES),
        "MoteurDEcoute": list(LISTENERS),
        "OrigineDuPrix": list(PRICE_SOURCES),
        "NatureAlerteIa": list(ALERTS),
    }
