"""The closed lists of the follow-up: codes that are stored, sent and described in OpenAPI. Pure."""

from __future__ import annotations

import re

from egide.kit.french.text import fold

PIECES: dict[str, str] = {
    "piece_identite": "Pièce d’identité",
    "justificatif_domicile": "Justificatif de domicile",
    "rib": "RIB",
    "avis_imposition": "Avis d’imposition",
    "bulletin_salaire": "Bulletin de salaire",
    "contrat": "Contrat",
    "devis": "Devis ou proposition",
    "releve": "Relevé de situation",
    "attestation": "Attestation",
    "medical": "Document médical",
    "courrier": "Courrier",
    "autre": "Autre",
}
"""Kinds of attached documents, with their French names."""
ETATS_TACHE = ("ouvertes", "echues", "faites", "toutes")
FIL = ("dossier", "lecture", "consentement", "entretien", "piece", "note", "tache", "document")
"""Kinds of events of the thread."""

_NAMES: tuple[tuple[str, str], ...] = (
    ("piece_identite", r"\b(cni|carte (nationale )?d ?identite|identite|passeport|titre de sejour|permis)\b"),
    ("rib", r"\b(rib|iban|releve d ?identite bancaire)\b"),
    ("avis_imposition", r"\b(avis d ?imp\w*|imposition|impots?|taxe fonciere)\b"),
    ("bulletin_salaire", r"\b(bulletins?|fiches?) de (paie|paye|salaire)s?\b"),
    ("justificatif_domicile", r"\b(justificatif|facture edf|facture engie|quittance|domicile)\b"),
    ("medical", r"\b(medical\w*|questionnaire de sante|ordonnance|compte rendu operatoire)\b"),
    ("devis", r"\b(devis|proposition|projet)\b"),
    ("attestation", r"\battestation\b"),
    ("releve", r"\b(releves?|situation)\b"),
    ("contrat", r"\b(contrat|conditions (particulieres|generales)|bulletin d ?adhesion|avenant|certificat|cp|cg)\b"),
    ("courrier", r"\b(courrier|lettre|resiliation|mise en demeure)\b"),
)
_PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in _NAMES)
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def kind_of(nom: str) -> str:
    """What a document most probably is, by its name: "RIB Marchand 2026.pdf" → "rib"; unknown: "autre"."""
    words = _BETWEEN_WORDS.sub(" ", fold(nom))
    return next((kind for kind, pattern in _PATTERNS if pattern.search(words)), "autre")


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes, so that each list is one type for the programs that read it."""
    return {"NatureDePiece": list(PIECES), "EtatDesTaches": list(ETATS_TACHE), "NatureDuFil": list(FIL)}
