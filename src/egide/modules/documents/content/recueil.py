"""Recueil des exigences et besoins: what the client told and asks for, written and dated (C. assur. L. 521-4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egide.foundation.identity.public import Champ
from egide.modules.clients.public import SECTIONS, a_demander
from egide.modules.documents.content import cabinet as firm
from egide.modules.documents.content.blocks import (
    Bloc,
    Contenu,
    Manque,
    encadre,
    lignes,
    liste,
    signatures,
    tableau,
    texte,
    titre,
)
from egide.modules.documents.content.dossier import Dossier, besoins_of, name_of, told, value_of

ARTICLE = "C. assur., art. L. 521-4, I"
SAVINGS_ARTICLE = "C. assur., art. L. 522-5"
RECORDS = ("conjoint", "entreprise", "sante_souhait", "bae_prevoyance", "bae_retraite", "bae_epargne")
SAVINGS = frozenset({"retraite", "epargne"})
# The columns of each table of rows that fit a page, the first naming the row.
TABLES: dict[str, tuple[str, ...]] = {
    "enfants": ("prenom", "date_naissance", "fiscalement_a_charge"),
    "revenus": ("nature", "beneficiaire", "montant", "periodicite"),
    "charges": ("nature", "montant", "periodicite"),
    "passifs": ("nature", "preteur", "montant_remboursement", "capital_restant_du", "date_fin"),
    "actifs_financiers": ("nature", "etablissement", "valeur_actuelle"),
    "biens_immobiliers": ("designation", "ville", "valeur_actuelle_estimee"),
    "autres_epargnes": ("designation", "valeur"),
    "contrats_existants": ("type", "assureur", "cotisation", "echeance"),
}
AMOUNTS = frozenset({"montant", "nombre", "entier"})


@dataclass(frozen=True, slots=True)
class Profil:
    """The last validated investor's questionnaire: its profile by name, its score of 100, and the day, in French."""

    nom: str
    score: int
    jour: str


def recueil(
    dossier: Dossier,
    missing: Sequence[Champ],
    conseiller: str,
    saisie: Mapping[str, Any],
    profil: Profil | None,
) -> Contenu:
    asked = a_demander(dossier)
    lacking = firm.lacks(missing, firm.WHO) + _lacks(dossier, saisie)
    savings = bool(SAVINGS & set(dossier["besoins"]))
    if savings and profil is None:
        lacking.append(
            Manque("questionnaire", "questionnaire", "profil", "Profil d’investisseur validé", SAVINGS_ARTICLE)
        )
    untold = [
        Manque("client", one.section, one.champ, one.libelle, one.article, obligatoire=False)
        for one in asked
        if (one.section, one.champ) != ("client", "nom")
    ]
    nom = name_of(dossier)
    return Contenu(
        "Recueil de vos exigences et besoins",
        [
            encadre(
                "Avant tout contrat, nous devons préciser avec vous vos exigences et vos besoins. Des réponses "
                "complètes et sincères sont dans votre intérêt : le conseil qui suivra ne tient compte que de ce qui "
                "est écrit ici."
            ),
            titre("Ce que vous nous demandez", ARTICLE),
            lignes([("Besoins abordés", ", ".join(besoins_of(dossier)))]),
            texte(str(saisie.get("exigences") or "")),
            titre("Vous", ARTICLE),
            lignes(told("client", dossier)),
            *_records(dossier),
            *_tables(dossier),
            *_investor(profil if savings else None),
            *_untold([one.libelle for one in untold]),
            *([titre("Observations"), texte(saisie["observations"])] if saisie.get("observations") else []),
            texte(
                "Je certifie l’exactitude de ces informations et je signalerai tout changement de ma situation. Ce "
                "recueil est conservé dans mon dossier et peut m’être remis à tout moment."
            ),
            signatures(("Date et signature du client", nom), ("Pour le cabinet", conseiller)),
        ],
        lacking + untold,
    )


def _lacks(dossier: Dossier, saisie: Mapping[str, Any]) -> list[Manque]:
    found: list[Manque] = []
    if not dossier.get("nom"):
        found.append(Manque("client", "client", "nom", "Nom du client", ARTICLE))
    if not dossier["besoins"]:
        found.append(Manque("client", "besoins", "besoins", "Au moins un besoin", ARTICLE))
    if not str(saisie.get("exigences") or "").strip():
        found.append(Manque("document", "recueil", "exigences", "Ce que le client demande, dans ses mots", ARTICLE))
    return found


def _records(dossier: Dossier) -> list[Bloc]:
    blocs: list[Bloc] = []
    for section in RECORDS:
        pairs = told(section, dossier.get(section))
        if pairs:
            blocs += [titre(SECTIONS[section].fr), lignes(pairs)]
    return blocs


def _tables(dossier: Dossier) -> list[Bloc]:
    blocs: list[Bloc] = []
    for section, noms in TABLES.items():
        rows = dossier.get(section) or []
        champs = [champ for champ in SECTIONS[section].champs if champ.nom in noms]
        champs = [champ for champ in champs if any(row.get(champ.nom) is not None for row in rows)]
        if rows and champs:
            right = [at for at, champ in enumerate(champs) if champ.kind in AMOUNTS]
            # A value nobody told is said so: an empty cell would look like an answer.
            cells = [[value_of(champ, row.get(champ.nom)) or "non communiqué" for champ in champs] for row in rows]
            blocs += [titre(SECTIONS[section].fr), tableau([champ.fr for champ in champs], cells, right)]
    return blocs


def _investor(profil: Profil | None) -> list[Bloc]:
    if profil is None:
        return []
    words = f"Profil {profil.nom}, {profil.score} points sur 100, questionnaire validé le {profil.jour}."
    return [titre("Votre profil d’investisseur", SAVINGS_ARTICLE), texte(words)]


def _untold(labels: Sequence[str]) -> list[Bloc]:
    if not labels:
        return []
    return [
        titre("Informations non communiquées à ce jour"),
        texte("Notre conseil ne peut pas en tenir compte :"),
        liste(labels),
    ]
