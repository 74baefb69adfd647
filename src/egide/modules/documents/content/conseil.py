"""Fiche d'information et de conseil: the contract advised, why, and what it was compared with (C. assur. L. 521-4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from egide.foundation.identity.public import Champ, Identite
from egide.modules.documents.codes import NIVEAUX
from egide.modules.documents.content import cabinet as firm
from egide.modules.documents.content.blocks import (
    Contenu,
    Manque,
    encadre,
    lignes,
    signatures,
    tableau,
    texte,
    titre,
)
from egide.modules.documents.content.dossier import Dossier, address_of, besoins_of, name_of

ARTICLE = "C. assur., art. L. 521-4"
COMPARED = 2
"""A personalised recommendation says why one contract among several: at least two were looked at."""


def conseil(
    dossier: Dossier, cabinet: Identite, missing: Sequence[Champ], conseiller: str, saisie: Mapping[str, Any]
) -> Contenu:
    produits: list[Mapping[str, Any]] = saisie.get("produits") or []
    chosen = next((one for one in produits if one.get("retenu")), None)
    nom = name_of(dossier)
    return Contenu(
        "Fiche d’information et de conseil",
        [
            lignes([("Établie pour", nom), ("Adresse", address_of(dossier)), ("Par", conseiller)]),
            titre("La nature de notre conseil", ARTICLE),
            texte(NIVEAUX.get(str(saisie.get("niveau")), "")),
            titre("Vos exigences et vos besoins", "C. assur., art. L. 521-4, I"),
            lignes([("Besoins abordés", ", ".join(besoins_of(dossier)))]),
            texte(str(saisie.get("exigences") or "")),
            titre("Les contrats comparés", "C. assur., art. L. 521-4, II"),
            tableau(
                ["Assureur et produit", "Cotisation", "Garanties principales", "Exclusions et limites"],
                [_row(one) for one in produits],
            ),
            titre("Notre conseil", "C. assur., art. L. 521-4, I"),
            encadre(f"Contrat conseillé : {_title(chosen)}" if chosen else ""),
            texte(str(saisie.get("motivation") or "")),
            *([titre("Mises en garde"), texte(saisie["mises_en_garde"])] if saisie.get("mises_en_garde") else []),
            titre("Notre rémunération", "C. assur., art. L. 521-2, II, 2° et III"),
            *firm.paid(cabinet),
            titre("Documents à lire avant de vous engager", "C. assur., art. L. 112-2"),
            texte(
                "Le document d’information sur le produit et les conditions générales vous sont remis avant la "
                "conclusion du contrat. Lisez en particulier les garanties, les plafonds, les franchises et les "
                "exclusions."
            ),
            signatures(("Date et signature du client", nom), ("Pour le cabinet", conseiller)),
        ],
        [
            *firm.lacks(missing, (*firm.WHO, "methode", "remuneration", "honoraires")),
            *_lacks(dossier, saisie, produits),
        ],
    )


def _lacks(dossier: Dossier, saisie: Mapping[str, Any], produits: Sequence[Mapping[str, Any]]) -> list[Manque]:
    found: list[Manque] = []
    if not dossier.get("nom"):
        found.append(Manque("client", "client", "nom", "Nom du client", ARTICLE))
    if not dossier["besoins"]:
        found.append(Manque("client", "besoins", "besoins", "Au moins un besoin", ARTICLE))

    def lack(champ: str, libelle: str, absent: bool) -> None:
        if absent:
            found.append(Manque("document", "conseil", champ, libelle, ARTICLE))

    lack("niveau", "Niveau de conseil", saisie.get("niveau") not in NIVEAUX)
    lack("exigences", "Exigences et besoins du client", not str(saisie.get("exigences") or "").strip())
    lack("produits", "Au moins un contrat examiné", not produits)
    several = saisie.get("niveau") in ("personnalise", "impartial")
    lack("produits", "Au moins deux contrats comparés", several and 0 < len(produits) < COMPARED)
    lack("retenu", "Le contrat conseillé", bool(produits) and not any(one.get("retenu") for one in produits))
    lack("motivation", "Les raisons du conseil", not str(saisie.get("motivation") or "").strip())
    return found


def _title(produit: Mapping[str, Any]) -> str:
    return f"{produit['assureur']}, {produit['produit']}"


def _row(produit: Mapping[str, Any]) -> list[str]:
    mark = "\nConseillé" if produit.get("retenu") else ""
    # What was not looked at is said so: an empty cell would look like an answer.
    rest = [str(produit.get(champ) or "non précisé") for champ in ("cotisation", "garanties", "exclusions")]
    return [f"{_title(produit)}{mark}", *rest]
