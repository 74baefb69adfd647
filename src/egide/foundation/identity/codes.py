"""What a distributor of insurance must state of itself, and the closed lists it states it with. Pure."""

from __future__ import annotations

from dataclasses import dataclass

CATEGORIES: dict[str, str] = {
    "courtier": "Courtier d’assurance ou de réassurance",
    "agent_general": "Agent général d’assurance",
    "mandataire_assurance": "Mandataire d’assurance",
    "mandataire_intermediaire": "Mandataire d’intermédiaire d’assurance",
}
"""Categories of the register (C. assur. R. 511-2)."""
METHODES: dict[str, str] = {
    "exclusif": "soumis à une obligation contractuelle de travailler exclusivement avec une ou plusieurs "
    "entreprises d’assurance",
    "non_exclusif": "sans obligation d’exclusivité, et sans se prévaloir d’un conseil fondé sur une analyse "
    "impartiale et personnalisée du marché",
    "impartial": "dont le conseil se fonde sur une analyse impartiale et personnalisée d’un nombre suffisant de "
    "contrats offerts sur le marché",
}
"""How the firm works with insurers: a, b and c of C. assur. L. 521-2, II, 1°."""
REMUNERATIONS: dict[str, str] = {
    "commission": "une commission incluse dans la prime d’assurance",
    "honoraires": "des honoraires payés directement par le souscripteur",
    "mixte": "une commission incluse dans la prime d’assurance et des honoraires payés par le souscripteur",
    "autre": "un autre type de rémunération",
}
"""What the firm is paid with (C. assur. L. 521-2, II, 2°)."""
WITH_FEES = frozenset({"honoraires", "mixte"})

ACPR = "Autorité de contrôle prudentiel et de résolution (ACPR), 4 place de Budapest, CS 92459, 75436 Paris Cedex 09"
MEDIATEUR = "La Médiation de l’Assurance, TSA 50110, 75441 Paris Cedex 09, www.mediation-assurance.org"


@dataclass(frozen=True, slots=True)
class Champ:
    """A field of the identity, and the article that makes the firm state it (C. assur. unless said)."""

    nom: str
    libelle: str
    article: str


CHAMPS: tuple[Champ, ...] = (
    Champ("nom", "Dénomination sociale", "C. assur., art. L. 521-2, I"),
    Champ("forme_juridique", "Forme juridique", "C. com., art. R. 123-238"),
    Champ("siren", "Numéro SIREN", "C. com., art. R. 123-237"),
    Champ("rcs", "Ville du registre du commerce", "C. com., art. R. 123-237"),
    Champ("orias", "Numéro ORIAS", "C. assur., art. L. 521-2, I et L. 512-1"),
    Champ("categories", "Catégories d’immatriculation", "C. assur., art. R. 511-2"),
    Champ("adresse", "Adresse", "C. assur., art. L. 521-2, I"),
    Champ("code_postal", "Code postal", "C. assur., art. L. 521-2, I"),
    Champ("ville", "Ville", "C. assur., art. L. 521-2, I"),
    Champ("telephone", "Téléphone", "C. assur., art. L. 521-2, I"),
    Champ("email", "Adresse e-mail", "C. assur., art. L. 521-2, I"),
    Champ("rc_assureur", "Assureur de responsabilité civile professionnelle", "C. assur., art. L. 512-6"),
    Champ("rc_contrat", "Contrat de responsabilité civile professionnelle", "C. assur., art. L. 512-6"),
    Champ("reclamations", "Service des réclamations", "C. assur., art. R. 521-1, I"),
    Champ("mediateur", "Médiateur", "C. assur., art. R. 521-1, I"),
    Champ("autorite", "Autorité de contrôle", "C. assur., art. R. 521-1, I"),
    Champ("liens_financiers", "Liens financiers avec des assureurs", "C. assur., art. R. 521-1, II"),
    Champ("methode", "Manière de travailler avec les assureurs", "C. assur., art. L. 521-2, II, 1°"),
    Champ("partenaires", "Assureurs partenaires", "C. assur., art. L. 521-2, II, 1°"),
    Champ("concentration", "Assureur de plus de 33 % des primes", "C. assur., art. R. 521-1, II"),
    Champ("remuneration", "Nature de la rémunération", "C. assur., art. L. 521-2, II, 2°"),
    Champ("honoraires", "Montant ou calcul des honoraires", "C. assur., art. L. 521-2, III"),
)
"""In the order they are read in the document. `partenaires`, `concentration` and `honoraires` depend on others."""


def openapi_names() -> dict[str, list[str]]:
    """Name in the OpenAPI schema → codes."""
    return {
        "CategorieOrias": list(CATEGORIES),
        "MethodeDuCabinet": list(METHODES),
        "RemunerationDuCabinet": list(REMUNERATIONS),
    }
