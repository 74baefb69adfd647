"""What advice requires to know (recueil des exigences et des besoins), and what a file still lacks.

C. assur. L. 521-4: the needs and demands of the client, before any contract. L. 522-5: for savings and retirement
products, also the financial situation, the goals, the horizon and the tolerance to risk. Each question belongs to the
need that asks it, or to none when any advice asks it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from egide.modules.clients.dictionary import SECTIONS
from egide.modules.clients.questions import COMPANY_LABELS, COMPANY_QUESTIONS, QUESTIONS

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
# Needs that are about things rather than wishes: the rows they ask about, what they ask of each, what of the client.
THINGS: dict[str, tuple[tuple[str, frozenset[str], tuple[str, ...]], ...]] = {
    "emprunteur": (
        (
            "passifs",
            frozenset({"credit_immobilier", "credit_professionnel", "credit_consommation", "credit_auto"}),
            ("montant_initial", "taux"),
        ),
    ),
    "auto": (("contrats_existants", frozenset({"auto"}), ("echeance",)),),
    "habitation": (
        (
            "biens_immobiliers",
            frozenset({"residence_principale", "residence_secondaire", "locatif"}),
            ("type", "ville", "surface_m2"),
        ),
        ("contrats_existants", frozenset({"habitation"}), ("echeance",)),
    ),
    "protection_juridique": (("contrats_existants", frozenset({"protection_juridique"}), ()),),
    "obseques": (("contrats_existants", frozenset({"obseques"}), ()),),
}
THINGS_CLIENT = {
    "emprunteur": ("risques_professionnels", "activites_sportives"),
    "auto": ("km_parcourus_annuels",),
    "responsabilite_civile": ("profession", "risques_professionnels"),
}
SAVINGS_NEEDS = frozenset({"retraite", "epargne"})
# What tells one row from another when it is spoken of.
NAMING = frozenset({"prenom", "nature", "designation", "type", "etablissement", "preteur", "assureur", "ville"})
SAVINGS_SECTIONS = frozenset({"bae_retraite", "bae_epargne", "actifs_financiers", "biens_immobiliers", "passifs"})

# Of a company: who it is, what it does, how large it is, whom one speaks to.
COMPANY = {
    "client": ("nom", "siren", "adresse", "code_postal", "ville", "telephone", "email"),
    "entreprise": (
        *("forme_juridique", "siret", "code_naf", "activite", "date_creation", "effectif", "chiffre_affaires"),
    ),
    "contacts": ("nom", "role", "telephone"),
}

Dossier = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that advice requires of a record, and the need that asks for it (None: any advice does)."""

    section: str
    champ: str
    record: Mapping[str, Any]
    besoin: str | None = None

    @property
    def row_id(self) -> str | None:
        """None for a record, and for a row that nobody has told of yet."""
        known = self.record.get("id") if SECTIONS[self.section].lignes else None
        return None if known is None else str(known)


@dataclass(frozen=True, slots=True)
class ADemander:
    """One thing to ask: `question` as it is put to the client; `row_id` when it is about a row; `article` is why."""

    section: str
    champ: str
    libelle: str
    article: str
    row_id: str | None = None
    besoin: str | None = None
    question: str = ""

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


def required(dossier: Dossier) -> list[Asked]:
    """Everything advice requires for this file, known or not, each once: what every advice asks, then need by need."""
    found: dict[tuple[str, str, str | None], Asked] = {}
    whoever = _of_company(dossier) if is_company(dossier) else _of_everybody(dossier)
    for asked in (*whoever, *_of_wishes(dossier), *_of_things(dossier)):
        place = (asked.section, asked.champ, asked.row_id)
        if place not in found or found[place].besoin is None:  # a need asks in its own words
            found[place] = asked
    return list(found.values())


def is_company(dossier: Mapping[str, Any]) -> bool:
    """Whether the client is a company."""
    return dossier.get("type_personne") == "morale"


def _of_company(dossier: Dossier) -> Iterator[Asked]:
    for champ in COMPANY["client"]:
        yield Asked("client", champ, dossier)
    for champ in COMPANY["entreprise"]:
        yield Asked("entreprise", champ, dossier["entreprise"] or {})
    contacts = dossier["contacts"]
    for contact in contacts or [{}]:
        for champ in COMPANY["contacts"] if contacts else ("nom",):
            yield Asked("contacts", champ, contact)
    yield from _of_rows(dossier, "contrats_existants")


def _of_everybody(dossier: Dossier) -> Iterator[Asked]:
    for champ in _client_fields(dossier):
        yield Asked("client", champ, dossier)
    if dossier["conjoint"] is not None or dossier["situation_matrimoniale"] in COUPLES:
        for champ in CONJOINT:
            yield Asked("conjoint", champ, dossier["conjoint"] or {})
    for section in ROWS:
        yield from _of_rows(dossier, section)


def _of_rows(dossier: Dossier, section: str) -> Iterator[Asked]:
    for row in dossier[section]:
        besoin = _need_of(section, row, dossier["besoins"])
        for champ in ROWS[section]:
            yield Asked(section, champ, row, besoin)
        if row.get("nature") in DATED_ASSETS:
            yield Asked(section, "date_ouverture_souscription", row, besoin)


def _need_of(section: str, row: Mapping[str, Any], besoins: Collection[str]) -> str | None:
    """The need in discussion that a row serves: the loan of the loan insurance, the contract to compare."""
    if section == "contrats_existants":
        return str(row.get("type")) if row.get("type") in besoins else None
    if section == "actifs_financiers":
        return "epargne" if "epargne" in besoins else None
    for besoin in ("emprunteur", "habitation"):
        for place, kinds, _champs in THINGS[besoin]:
            if besoin in besoins and place == section and row.get(_kind_of(section)) in kinds:
                return besoin
    return None


def _kind_of(section: str) -> str:
    """The field that says what a row is."""
    return next(champ.nom for champ in SECTIONS[section].champs if champ.obligatoire)


def _of_wishes(dossier: Dossier) -> Iterator[Asked]:
    for besoin, (section, champs) in NEEDS.items():
        if besoin in dossier["besoins"]:
            for champ in _need_fields(dossier, section, champs):
                yield Asked(section, champ, dossier[section] or {}, besoin)


def _of_things(dossier: Dossier) -> Iterator[Asked]:
    for besoin in (*THINGS, "responsabilite_civile"):
        if besoin not in dossier["besoins"]:
            continue
        for champ in () if is_company(dossier) else THINGS_CLIENT.get(besoin, ()):
            yield Asked("client", champ, dossier, besoin)
        for section, kinds, champs in THINGS.get(besoin, ()):
            kind = _kind_of(section)
            rows = [row for row in dossier[section] if row.get(kind) in kinds]
            if not rows:  # which loan, which home, which contract
                yield Asked(section, kind, {}, besoin)
            for row in rows:
                for champ in champs:
                    yield Asked(section, champ, row, besoin)


def a_demander(dossier: Dossier) -> list[ADemander]:
    """What is required and unknown, in the order of the file."""
    return [
        _question(asked)
        for asked in required(dossier)
        if asked.record.get(asked.champ) is None
        and not (asked.champ == "date_fin" and asked.record.get("duree_restante") is not None)
    ]


def _question(asked: Asked) -> ADemander:
    champ = SECTIONS[asked.section].champ(asked.champ)
    assert champ is not None, f"{asked.section}.{asked.champ} is not in the dictionary"
    about = _about(asked.section, asked.record)
    label, question = champ.fr, QUESTIONS.get((asked.section, asked.champ, asked.besoin))
    if asked.section == "client" and is_company(asked.record):
        label, question = COMPANY_LABELS.get(asked.champ, label), COMPANY_QUESTIONS.get(asked.champ)
    question = question or QUESTIONS[asked.section, asked.champ, None]
    libelle = f"{label}, {about}" if about else label
    if about and asked.section != "conjoint":
        question = f"{about}\u00a0: {question[:1].lower()}{question[1:]}"
    return ADemander(asked.section, asked.champ, libelle, _article(asked), asked.row_id, asked.besoin, question)


def _article(asked: Asked) -> str:
    if asked.besoin is None:
        return SAVINGS_ARTICLE if asked.section in SAVINGS_SECTIONS else NEEDS_ARTICLE
    return SAVINGS_ARTICLE if asked.besoin in SAVINGS_NEEDS else NEEDS_ARTICLE


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
    total = len(required(dossier))
    return 100 * (total - missing) // total
