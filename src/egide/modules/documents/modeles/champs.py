"""The fields a template may say: the dictionary's own, and those made of several."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from egide.integrations.word import Catalogue
from egide.modules.clients.public import SECTIONS

CLIENT: dict[str, str] = {
    "nom_complet": "Civilité, prénom et nom, ou raison sociale",
    "adresse_complete": "Adresse, code postal et ville",
    "matricule": "Matricule",
    "besoins": "Besoins abordés",
}
CABINET: dict[str, str] = {
    "nom": "Dénomination sociale",
    "forme_juridique": "Forme juridique",
    "capital": "Capital",
    "siren": "Numéro SIREN",
    "siret": "Numéro SIRET",
    "rcs": "Ville du registre du commerce",
    "orias": "Numéro ORIAS",
    "categories": "Catégories d’immatriculation",
    "adresse": "Adresse",
    "code_postal": "Code postal",
    "ville": "Ville",
    "adresse_complete": "Adresse, code postal et ville",
    "telephone": "Téléphone",
    "email": "Adresse e-mail",
    "site": "Site",
    "rc_assureur": "Assureur de responsabilité civile professionnelle",
    "rc_contrat": "Contrat de responsabilité civile professionnelle",
    "mediateur": "Médiateur",
    "autorite": "Autorité de contrôle",
    "reclamations": "Service des réclamations",
    "partenaires": "Assureurs partenaires",
    "methode": "Manière de travailler avec les assureurs",
    "remuneration": "Nature de la rémunération",
    "honoraires": "Montant ou calcul des honoraires",
    "liens_financiers": "Liens financiers avec des assureurs",
    "mentions": "Mentions légales en une phrase",
}
BILAN: dict[str, str] = {
    "patrimoine_brut": "Patrimoine brut",
    "dettes": "Dettes",
    "patrimoine_net": "Patrimoine net",
    "revenus_mensuels": "Revenus du mois",
    "charges_mensuelles": "Charges du mois",
    "emprunts_mensuels": "Remboursements du mois",
    "reste_mensuel": "Ce qui reste chaque mois",
}
PROFIL: dict[str, str] = {"nom": "Profil d’investisseur", "score": "Points sur 100", "date": "Questionnaire validé le"}
DOCUMENT: dict[str, str] = {"date": "Date du document", "version": "Version du document"}
CONSEILLER: dict[str, str] = {"nom": "Prénom et nom de qui établit le document"}


@dataclass(frozen=True, slots=True)
class Groupe:
    """A section of the list of fields. `liste`: one value a row of a table."""

    nom: str
    libelle: str
    liste: bool
    champs: dict[str, str]


@cache
def groupes() -> tuple[Groupe, ...]:
    """Every field by section, in the order a broker looks for them."""
    of_file = [
        Groupe(
            section.nom,
            section.fr,
            section.lignes,
            {
                **(CLIENT if section.nom == "client" else {}),
                **{champ.nom: champ.fr for champ in section.champs if not champ.scelle},
            },
        )
        for section in SECTIONS.values()
    ]
    return (
        of_file[0],
        Groupe("cabinet", "Cabinet", False, CABINET),
        Groupe("conseiller", "Conseiller", False, CONSEILLER),
        Groupe("document", "Document", False, DOCUMENT),
        *of_file[1:],
        Groupe("bilan", "Bilan", False, BILAN),
        Groupe("profil", "Profil d’investisseur", False, PROFIL),
    )


@cache
def catalogue() -> Catalogue:
    """The same, as a template is checked against it."""
    return Catalogue(
        champs={f"{groupe.nom}.{champ}": fr for groupe in groupes() for champ, fr in groupe.champs.items()},
        sections={groupe.nom: groupe.liste for groupe in groupes()},
        caches=frozenset(f"{section.nom}.{champ}" for section in SECTIONS.values() for champ in section.scelles),
    )


def libelle_of(path: str) -> str:
    """A field as people call it."""
    section, _dot, champ = path.partition(".")
    groupe = next(one for one in groupes() if one.nom == section)
    return groupe.champs[champ]
