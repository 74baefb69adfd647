"""Mandate: the client lets the firm look for cover, or take over a contract in force (C. civ. 1984 and after)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from egide.foundation.identity.public import Champ, Identite
from egide.modules.documents.codes import OBJETS
from egide.modules.documents.content import cabinet as firm
from egide.modules.documents.content.blocks import Contenu, Manque, jour, lignes, liste, signatures, texte, titre
from egide.modules.documents.content.dossier import Dossier, address_of, name_of, told

ARTICLE = "C. civ., art. 1984 et 1985"


def mandat(
    dossier: Dossier, cabinet: Identite, missing: Sequence[Champ], conseiller: str, saisie: Mapping[str, Any]
) -> Contenu:
    objet = str(saisie.get("objet") or "")
    nom = name_of(dossier)
    born = told("client", dossier, ("date_naissance", "siren"))
    return Contenu(
        OBJETS.get(objet, "Mandat"),
        [
            titre("Entre", ARTICLE),
            lignes([("Le mandant", nom), ("Adresse", address_of(dossier)), *born]),
            lignes([("Le mandataire", f"{cabinet.nom}, {cabinet.forme_juridique}"), ("Représenté par", conseiller)]),
            titre("Objet", "C. civ., art. 1987 et 1988"),
            texte(_purpose(objet)),
            lignes(
                [
                    ("Risques", str(saisie.get("risques") or "") or None),
                    ("Assureur en place", str(saisie.get("assureur") or "") or None),
                    ("Contrat", str(saisie.get("contrat") or "") or None),
                ]
            ),
            titre("Étendue", "C. civ., art. 1989 et 1993"),
            liste(_powers(objet, bool(saisie.get("exclusif")))),
            titre("Durée et fin", "C. civ., art. 2003 et 2004"),
            texte(
                f"Le mandat prend effet le {jour(saisie.get('effet'))} pour {saisie.get('duree_mois')} mois. "
                "Vous pouvez y mettre fin à tout moment, par écrit ; nous pouvons y renoncer en vous le notifiant."
            ),
            titre("Rémunération", "C. civ., art. 1986 ; C. assur., art. L. 521-2, II, 2°"),
            *firm.paid(cabinet),
            signatures(("Le mandant, « bon pour mandat », date et signature", nom), ("Le mandataire", conseiller)),
        ],
        [*firm.lacks(missing, (*firm.WHO, "remuneration", "honoraires")), *_lacks(dossier, saisie)],
    )


def _purpose(objet: str) -> str:
    if objet == "remplacement":
        return (
            "Le mandant charge le mandataire de reprendre la gestion du contrat désigné ci-dessous auprès de "
            "l’assureur en place, à compter de la date d’effet. Cet ordre remplace tout mandat donné antérieurement "
            "pour ce contrat à un autre intermédiaire, avec lequel l’assureur cesse de correspondre."
        )
    return (
        "Le mandant charge le mandataire de rechercher, auprès des entreprises d’assurance, une couverture des risques "
        "désignés ci-dessous, d’en négocier les conditions et de les lui soumettre."
    )


def _powers(objet: str, exclusive: bool) -> list[str]:
    powers = [
        "Le mandataire peut demander aux assureurs toute information sur le risque et les contrats en cours.",
        "Il ne peut ni signer un contrat, ni en résilier un, ni encaisser de prime sans un accord écrit et distinct.",
        "Il rend compte de sa mission et remet au mandant ce qu’il reçoit pour lui.",
    ]
    if objet == "placement":
        powers.append(
            "Pendant sa durée, le mandant s’interdit de confier la même recherche à un autre intermédiaire."
            if exclusive
            else "Le mandant reste libre de confier la même recherche à d’autres intermédiaires."
        )
    return powers


def _lacks(dossier: Dossier, saisie: Mapping[str, Any]) -> list[Manque]:
    found = [
        Manque("client", "client", champ, libelle, ARTICLE)
        for champ, libelle in (("nom", "Nom du client"), ("adresse", "Adresse du client"))
        if not dossier.get(champ)
    ]
    wanted = {
        "objet": "Objet du mandat",
        "risques": "Risques à couvrir",
        "effet": "Date d’effet",
        "duree_mois": "Durée en mois",
    }
    if saisie.get("objet") == "remplacement":
        wanted |= {"assureur": "Assureur en place", "contrat": "Numéro du contrat"}
    return found + [
        Manque("document", "mandat", champ, libelle, ARTICLE)
        for champ, libelle in wanted.items()
        if not saisie.get(champ)
    ]
