"""What advice requires to know (recueil des exigences et des besoins), and what a file still lacks.

C. assur. L. 521-4: the needs and demands of the client, before any contract. L. 522-5: for savings and retirement
products, also the financial situation, the goals, the horizon and the tolerance to risk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from egide.modules.clients.dictionary import SECTIONS

NEEDS_ARTICLE = "C. assur., art. L. 521-4"
SAVINGS_ARTICLE = "C. assur., art. L. 522-5"
COUPLES = frozenset({"marie", "pacse", "concubinage"})
SELF_EMPLOYED = frozenset({"independant", "chef_entreprise"})
INACTIVE = frozenset({"etudiant", "sans_activite", "demandeur_emploi", "retraite"})

IDENTITY = (
    *("civilite", "nom", "prenom", "date_naissance", "lieu_naissance", "nationalite", "adresse", "code_postal"),
    *("ville", "residence_fiscale", "telephone", "email", "situation_matrimoniale", "situation_professionnelle"),
    "fumeur",
)
CONJOINT = ("nom", "prenom", "date_naissance", "situation_professionnelle", "profession")
ROWS = {
    "enfants": ("prenom", "date_naissance", "fiscalement_a_charge"),
    "revenus": ("montant", "periodicite"),
    "passifs": ("montant_remboursement", "capital_restant_du", "date_fin"),
    "actifs_financiers": ("etablissement", "valeur_actuelle"),
    "biens_immobiliers": ("valeur_actuelle_estimee",),
    "autres_epargnes": ("valeur",),
    "contrats_existants": ("assureur", "cotisation"),
}
DATED_ASSETS = frozenset({"assurance_vie", "per", "pea", "pel", "livret_a", "ldds", "contrat_capitalisation"})
NEEDS = {
    "sante": (
        "sante_souhait",
        ("budget_mensuel_maximum", "niveau_hospitalisation", "niveau_dentaire", "niveau_optique"),
    ),
    "prevoyance": (
        "bae_prevoyance",
        (
            *("revenu_a_garantir", "souhaite_couverture_invalidite", "duree_indemnisation_souhaitee"),
            *("franchise_souhaitee_jours", "capital_deces_souhaite"),
        ),
    ),
    "retraite": (
        "bae_retraite",
        ("age_depart_retraite", "tmi", "trimestres_valides", "pension_estimee", "pourcentage_revenu_a_maintenir"),
    ),
    "epargne": (
        "bae_epargne",
        ("montant_epargne_disponible", "capacite_epargne_estimee", "horizon_placement", "tolerance_risque", "objectif"),
    ),
}
# What tells one row from another when it is spoken of.
NAMING = frozenset({"prenom", "nature", "designation", "type", "etablissement", "preteur", "assureur", "ville"})
SAVINGS_SECTIONS = frozenset({"bae_retraite", "bae_epargne", "actifs_financiers", "biens_immobiliers", "passifs"})

Dossier = Mapping[str, Any]
Asked = tuple[str, str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ADemander:
    """One thing to ask; `row_id` when it is about a row; `article` is why."""

    section: str
    champ: str
    libelle: str
    article: str
    row_id: str | None = None

    def as_json(self) -> dict[str, object]:
        """What is stored and sent with the file; the dictionary and `required` say the rest."""
        return {"section": self.section, "champ": self.champ, "libelle": self.libelle, "row_id": self.row_id}


def _client_fields(dossier: Dossier) -> Iterator[str]:
    yield from IDENTITY
    if dossier["situation_professionnelle"] not in INACTIVE:
        yield "profession"
    if dossier["situation_matrimoniale"] == "marie":
        yield from ("date_situation_matrimoniale", "regime_matrimonial")
    if dossier["situation_professionnelle"] in SELF_EMPLOYED:
        yield from ("forme_juridique", "date_evenement_professionnel", "risques_professionnels")
    if not dossier["revenus"]:
        yield "revenus_annuels"


def _need_fields(dossier: Dossier, section: str, champs: tuple[str, ...]) -> Iterator[str]:
    yield from champs
    if section == "bae_retraite" and dossier["conjoint"] is not None:
        yield "age_depart_retraite_conjoint"
    if section == "bae_prevoyance" and dossier["situation_professionnelle"] in SELF_EMPLOYED:
        yield from ("souhaite_couvrir_charges_professionnelles", "montant_annuel_charges_professionnelles")


def required(dossier: Dossier) -> Iterator[Asked]:
    """(section, field, record) of everything advice requires for this file, known or not."""
    for champ in _client_fields(dossier):
        yield "client", champ, dossier
    if dossier["conjoint"] is not None or dossier["situation_matrimoniale"] in COUPLES:
        for champ in CONJOINT:
            yield "conjoint", champ, dossier["conjoint"] or {}
    for section, champs in ROWS.items():
        for row in dossier[section]:
            for champ in champs:
                yield section, champ, row
            if row.get("nature") in DATED_ASSETS:
                yield section, "date_ouverture_souscription", row
    for besoin, (section, champs) in NEEDS.items():
        if besoin in dossier["besoins"]:
            for champ in _need_fields(dossier, section, champs):
                yield section, champ, dossier[section] or {}


def a_demander(dossier: Dossier) -> list[ADemander]:
    """What is required and unknown, in the order of the file."""
    questions: list[ADemander] = []
    for section, nom, record in required(dossier):
        if record.get(nom) is None and not (nom == "date_fin" and record.get("duree_restante") is not None):
            champ = SECTIONS[section].champ(nom)
            assert champ is not None, f"{section}.{nom} is not in the dictionary"
            article = SAVINGS_ARTICLE if section in SAVINGS_SECTIONS else NEEDS_ARTICLE
            row_id = str(record["id"]) if SECTIONS[section].lignes else None
            about = _about(section, record)
            libelle = f"{champ.fr}, {about}" if about else champ.fr
            questions.append(ADemander(section, nom, libelle, article, row_id))
    return questions


def _about(section: str, record: Mapping[str, Any]) -> str:
    """Which row, or which person, a question is about: « Livret A, Crédit Maritime », « Maël », « conjoint »."""
    if section == "conjoint":
        return "conjoint"
    if not SECTIONS[section].lignes:
        return ""
    names: list[str] = []
    for champ in SECTIONS[section].champs:
        value = record.get(champ.nom) if champ.nom in NAMING else None
        if value is not None:
            names.append(champ.choix.label(value) if champ.choix else str(value))
    return ", ".join(names)


def completude(dossier: Dossier, missing: int) -> int:
    """Percentage of what is required that is known, rounded down: 100 means nothing is missing."""
    total = sum(1 for _asked in required(dossier))
    return 100 * (total - missing) // total
