"""The firm on its documents: what its identity states, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egide.foundation.identity.public import CATEGORIES, METHODES, REMUNERATIONS, Champ, Identite
from egide.modules.documents.content.blocks import (
    Bloc,
    Manque,
    euros,
    grouped,
    lignes,
    liste,
    telephone,
    texte,
    titre,
)

INK = "#1b1a17"
ORIAS_SITE = "www.orias.fr"


def head(cabinet: Identite, logo: bytes | None) -> dict[str, Any]:
    """What the template writes at the head and the foot of each page."""
    shown: dict[str, Any] = {"nom": cabinet.nom, "couleur": cabinet.couleur or INK, "mentions": mentions(cabinet)}
    if logo is not None:
        shown["logo"] = list(logo)
    return shown


def mentions(cabinet: Identite) -> str:
    """One sentence of legal mentions (C. com. R. 123-237 and R. 123-238; C. assur. L. 512-1)."""
    capital = euros(cabinet.capital, cents=False)
    legal = f"{cabinet.forme_juridique} au capital de {capital}" if capital else cabinet.forme_juridique
    parts = [
        f"{cabinet.nom}, {legal}" if legal else cabinet.nom,
        f"{grouped(cabinet.siren, 3, 3, 3)} RCS {cabinet.rcs}" if cabinet.siren and cabinet.rcs else "",
        f"ORIAS {grouped(cabinet.orias, 2, 3, 3)} ({ORIAS_SITE})" if cabinet.orias else "",
        ", ".join(part for part in (cabinet.adresse, f"{cabinet.code_postal} {cabinet.ville}".strip()) if part),
        f"RC professionnelle {cabinet.rc_assureur} n° {cabinet.rc_contrat}" if cabinet.rc_contrat else "",
    ]
    return " – ".join(part for part in parts if part)


def lacks(missing: Sequence[Champ], asked: Sequence[str] | None = None) -> list[Manque]:
    """What the identity lacks. :param asked: the fields a document states; None: all."""
    return [
        Manque("cabinet", "identite", champ.nom, champ.libelle, champ.article)
        for champ in missing
        if asked is None or champ.nom in asked
    ]


WHO = ("nom", "forme_juridique", "siren", "rcs", "orias", "adresse", "code_postal", "ville")
"""What every document states of the firm."""


def who(cabinet: Identite) -> Bloc:
    """The firm, its register and its insurance."""
    categories = ", ".join(CATEGORIES[code] for code in cabinet.categories)
    capital = euros(cabinet.capital, cents=False)
    return lignes(
        [
            ("Dénomination", cabinet.nom),
            (
                "Forme et capital",
                f"{cabinet.forme_juridique} au capital de {capital}" if capital else cabinet.forme_juridique,
            ),
            ("Registre du commerce", f"{grouped(cabinet.siren, 3, 3, 3)} RCS {cabinet.rcs}"),
            ("SIRET du siège", grouped(cabinet.siret, 3, 3, 3, 5)),
            ("Adresse", f"{cabinet.adresse}\n{cabinet.code_postal} {cabinet.ville}"),
            ("Téléphone", telephone(cabinet.telephone)),
            ("E-mail", cabinet.email),
            ("Site", cabinet.site),
            ("Numéro ORIAS", grouped(cabinet.orias, 2, 3, 3)),
            ("Catégories d’immatriculation", categories),
            ("Vérifier l’immatriculation", f"{ORIAS_SITE} (ORIAS, 1 rue Jules Lefebvre, 75331 Paris Cedex 09)"),
        ]
    )


def way_of_working(cabinet: Identite) -> list[Bloc]:
    """How it chooses contracts and what it is paid with (C. assur. L. 521-2, II and III)."""
    said: list[Bloc] = []
    if cabinet.methode:
        said.append(texte(f"{cabinet.nom} est un distributeur {METHODES[cabinet.methode]}."))
    if cabinet.partenaires and cabinet.methode != "impartial":
        said.append(texte(f"Entreprises d’assurance avec lesquelles il travaille : {cabinet.partenaires}."))
    if cabinet.methode == "impartial" and cabinet.concentration:
        words = "Entreprise ou groupe d’assurance représentant plus de 33 % des primes l’année précédente"
        said.append(texte(f"{words} : {cabinet.concentration}."))
    return said


def paid(cabinet: Identite) -> list[Bloc]:
    """Nature of what it is paid, and the amount of fees."""
    if not cabinet.remuneration:
        return []
    said = [texte(f"Pour le contrat proposé, {cabinet.nom} perçoit {REMUNERATIONS[cabinet.remuneration]}.")]
    if cabinet.honoraires:
        said.append(texte(f"Honoraires : {cabinet.honoraires}"))
    return said


def recourse(cabinet: Identite) -> list[Bloc]:
    """Complaints, mediation, supervision (C. assur. R. 521-1, I; ACPR recommendation 2024-R-02)."""
    return [
        titre(
            "Réclamations et médiation", "C. assur., art. L. 521-2, I et R. 521-1, I ; recommandation ACPR 2024-R-02"
        ),
        texte(f"Service des réclamations : {cabinet.reclamations}"),
        liste(
            [
                "Nous accusons réception de votre réclamation sous dix jours ouvrables à compter de son envoi, "
                "et nous y répondons sous deux mois au plus.",
                "Si notre réponse ne vous satisfait pas, ou sans réponse passé deux mois, vous pouvez saisir "
                f"gratuitement le médiateur : {cabinet.mediateur}",
            ]
        ),
        titre("Autorité de contrôle", "C. assur., art. R. 521-1, I ; C. mon. fin., art. L. 612-1 et suivants"),
        texte(cabinet.autorite),
    ]


def links(cabinet: Identite) -> list[Bloc]:
    """Financial links of 10 % and more, both ways (C. assur. R. 521-1, II)."""
    none = cabinet.liens_financiers.strip().lower().rstrip(".") in ("aucun", "néant", "non")
    words = (
        f"{cabinet.nom} ne détient aucune participation, directe ou indirecte, d’au moins 10 % des droits de vote ou "
        "du capital d’une entreprise d’assurance, et aucune entreprise d’assurance n’en détient plus de 10 % du sien."
        if none
        else cabinet.liens_financiers
    )
    return [titre("Liens financiers", "C. assur., art. R. 521-1, II"), texte(words)]
